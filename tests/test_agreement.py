"""How agreement of two annotators is counted."""

from pathlib import Path

import pytest

from tests.agreement import (
    f1,
    fields,
    kappa,
    matched,
    rows_twice,
    share,
    shared,
    spans_overlap,
    words_overlap,
)


def test_kappa_is_that_of_a_table_worked_out_by_hand() -> None:
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert share(pairs) == pytest.approx(0.7)
    # by chance: 25/50 * 30/50 + 25/50 * 20/50 = 0.5; beyond it: 0.2 of 0.5
    assert kappa(pairs) == pytest.approx(0.4)


def test_kappa_is_nought_where_one_says_the_same_of_all() -> None:
    assert kappa([("yes", "yes"), ("yes", "no"), ("yes", "yes")]) == 0


def test_kappa_is_one_where_both_say_the_same_of_all() -> None:
    assert kappa([("yes", "yes"), ("yes", "yes")]) == 1


def test_what_both_marked_is_matched_one_to_one() -> None:
    pairs = matched([(0, 4), (2, 6)], [(3, 5)], spans_overlap)
    assert pairs == [((0, 4), (3, 5))]


def test_the_same_place_is_matched_before_one_that_overlaps() -> None:
    pairs = matched([(0, 9), (5, 9)], [(5, 9), (0, 3)], lambda a, b: a == b, spans_overlap)
    assert pairs == [((0, 9), (0, 3)), ((5, 9), (5, 9))]


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not spans_overlap((0, 4), (4, 6))
    assert spans_overlap((0, 5), (4, 6))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Port Selle", "the docks of Port Selle", True),
        ("the mayor", "the union", False),
        ("VILLANERA", "Villanera", True),
    ],
)
def test_names_agree_when_they_share_a_word_that_tells_something(
    one: str, other: str, same: bool
) -> None:
    assert words_overlap(one, other) is same


def test_of_several_allowed_answers_the_common_one_counts_else_the_first_ones() -> None:
    assert shared(["a", "b"], ["c", "b"]) == ("b", "b")
    assert shared(["a", "b"], ["c", "d"]) == ("a", "c")


def test_f1_is_high_only_when_both_marked_the_same() -> None:
    assert f1(3, 3, 3) == 1
    assert f1(2, 2, 6) == 0.5


def test_fields_are_counted_apart() -> None:
    answers = [("kind", ("a", "a")), ("worth", (1, 2)), ("kind", ("b", "b"))]
    assert fields(answers) == {"kind": (2, 1.0, 1.0), "worth": (1, 0.0, 0.0)}


def test_only_rows_that_were_labelled_twice_are_compared(tmp_path: Path) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    first.write_text('{"id": "1", "kind": "a"}\n{"id": "2", "kind": "b"}\n')
    second.write_text('{"id": "2", "kind": "c"}\n')
    assert rows_twice(first, second) == [({"id": "2", "kind": "b"}, {"id": "2", "kind": "c"})]
