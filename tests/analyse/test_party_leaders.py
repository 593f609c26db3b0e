"""Our table of leaders: full names, surnames behind a title, and nobody else."""

from __future__ import annotations

import csv

import pytest

from alleged.analyse.countries import countries_by_code
from alleged.analyse.party_leaders import find_leader
from alleged.analyse.party_words import TABLES, words_of


def code(phrase: str) -> str | None:
    leader = find_leader(words_of(phrase, 0, len(phrase)))
    return leader.code if leader else None


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Emmanuel Macron", "FRA"),
        ("President Macron", "FRA"),
        ("Prime Minister Margaret Thatcher", "GBR"),
        ("President Sarkozzy", "FRA"),
        ("Chancellor Merkel", "DEU"),
        ("President Xi", "CHN"),
        ("Kofi Annan", "UNO"),
        ("President Park", "KOR"),
    ],
)
def test_a_full_name_or_a_surname_behind_a_title_is_found(phrase: str, expected: str) -> None:
    assert code(phrase) == expected


@pytest.mark.parametrize(
    "phrase",
    ["Macron", "Tony Macron", "the brown president", "Mr Major", "a bush", "Park Lane", ""],
)
def test_a_bare_surname_or_a_common_word_is_nobody(phrase: str) -> None:
    assert code(phrase) is None


def test_a_name_of_leaders_of_two_states_is_nobody() -> None:
    assert code("President Bush and President Putin") is None


def test_every_row_has_a_known_code_and_its_years_in_order() -> None:
    with (TABLES / "leaders.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = {code.upper() for code in countries_by_code()} | {"UNO", "EUR"}
    assert {row["code"] for row in rows} <= known
    assert all(row["until"] == "" or row["since"] <= row["until"] for row in rows)
    assert len({(row["name"], row["since"]) for row in rows}) == len(rows)


def test_between_two_terms_nobody_is_in_office() -> None:
    leader = find_leader(words_of("Shinzo Abe", 0, 10))
    assert leader is not None
    assert [leader.was_in_office(year) for year in (2005, 2006, 2010, 2015, 2021)] == [
        False, True, False, True, False,
    ]  # fmt: skip
    assert [leader.was_out_of_office(year) for year in (2005, 2010, 2015)] == [False, True, False]
