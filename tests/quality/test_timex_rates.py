"""How often each rule for times is right."""

from __future__ import annotations

import pytest

from alleged.quality.timex_rates import count_right, main, plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("199", "199X"),
        ("19", "19XX"),
        ("1998-W7", "1998-W07"),
        ("1949-XX", "1949"),
        ("FY1989", "1989"),
    ],
)
def test_two_ways_to_write_a_value_are_the_same(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_a_value_counts_as_right_when_the_gold_standard_has_it_there() -> None:
    text = "It opened in 2015 and closed in 2017."
    row = {
        "id": "a",
        "text": text,
        "dct": "2024-06-27",
        "timex": [
            {"start": 13, "end": 17, "value": "2015"},
            {"start": 32, "end": 36, "value": "2018"},
        ],
    }
    assert count_right(iter([row])) == {("year", "written", "year"): (1, 2)}


def test_a_value_more_precise_than_the_gold_standard_counts_as_wrong() -> None:
    text = "It opened last week."
    gold = [{"start": 10, "end": 19, "value": "2024-WXX"}]
    row = {"id": "a", "text": text, "dct": "2024-06-27", "timex": gold}
    assert count_right(iter([row])) == {("unit by name", "published", "week"): (0, 1)}


def test_without_the_gold_standard_nothing_is_measured(
    capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    assert main([str(tmp_path)]) == 0
    assert "nothing measured" in capsys.readouterr().out
