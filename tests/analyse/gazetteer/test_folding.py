from __future__ import annotations

import pytest

from alleged.analyse.gazetteer.folding import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Potosí", "POTOSI"),
        ("N'Djamena", "N’Djamena"),
        ("Saint-Louis", "St. Louis"),
        ("São  Paulo", "Sao Paulo"),
        ("U.S.", "US"),
        ("Łódź", "Lodz"),
        ("Guinea-Bissau", "guinea bissau"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Niger", "Nigeria"), ("Bolivia", "Bolovia"), ("Guinea", "Guyana")]
)
def test_names_that_only_look_alike_have_two_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_what_has_no_letters_has_an_empty_key() -> None:
    assert fold("–– ' ..") == ""


def test_saint_is_written_out_at_the_head_only() -> None:
    assert fold("St. Petersburg") == "saint petersburg"
    assert fold("Main St") == "main st"
