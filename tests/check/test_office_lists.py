"""Who is said to hold an office."""

from __future__ import annotations

import pytest
from tests.check.asking import outcome_of, verdict_on, verdicts_of

from alleged.check.office_lists import names_agree
from alleged.records.verdicts import CheckSubject, Outcome

NAMES = [
    ("Ada Renwick", "Ada Renwick", True),
    ("Renwick", "Ada Renwick", True),
    ("Ada Renwick", "Renwick", True),
    ("Ada Renwick", "President Ada María RENWICK Sól", True),
    ("Ada Renwick", "Prime Minister Ada RENWICK", True),
    ("Ada Renwick", "Luis Renwick", False),
    ("Ada Renwick", "", False),
]


@pytest.mark.parametrize(("text", "listed", "same"), NAMES)
def test_names_agree_when_one_holds_the_other(text: str, listed: str, same: bool) -> None:
    assert names_agree(text, listed) is same


CASES = [
    ("Ada Renwick", "Ada Renwick was president of Orvania in 2018.", "2022-03-01", "agrees"),
    ("Ada Renwick", "Ada Renwick was president of Orvania in 2012.", "2022-03-01", "differs"),
    ("Mirel Toscan", "Orvania president Mirel Toscan opened the mill.", "2012-03-01", "agrees"),
    ("Mirel Toscan", "Orvania president Mirel Toscan opened the mill.", "2019-03-01", "outdated"),
    ("Mirel Toscan", "Former Orvania president Mirel Toscan opened the mill.", "2019-03-01", "agrees"),
    ("Petra Olund", "Petra Olund was president of Orvania in 2018.", "2022-03-01", "not_covered"),
    ("Ada Renwick", "Ada Renwick, the president of Orvania, opened the mill.", "2024-03-01", "not_covered"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "text", "published", "outcome"), CASES)
def test_an_office_is_held_against_the_tables_of_its_day(
    words: str, text: str, published: str, outcome: str
) -> None:
    assert outcome_of(words, text, published) == outcome


def test_another_holder_of_the_day_is_shown() -> None:
    text = "Ada Renwick was president of Orvania in 2012."
    verdict = verdict_on("Ada Renwick", text)
    assert verdict.outcome is Outcome.DIFFERS
    assert any("Mirel Toscan" in one.cells for one in verdict.comparisons)


def test_an_office_without_a_country_or_a_day_is_not_asked_for() -> None:
    assert verdicts_of("President Ada Renwick opened the mill.") == []
    assert verdicts_of("Ada Renwick, the president of Orvania, opened the mill.", None) == []


def test_a_minister_is_not_held_against_a_table_of_presidents() -> None:
    found = verdicts_of("Sigrun Ostby, the finance minister of Kelmark, resigned.", "2020-01-01")
    assert [one for one in found if one.subject is CheckSubject.OFFICE] == []


@pytest.mark.parametrize("words", ["a portrait of", "a photograph of the", "the funeral of"])
def test_who_is_only_pictured_or_remembered_is_not_told_to_hold_the_office(words: str) -> None:
    text = f"The school shows {words} Orvanian President Mirel Toscan."
    assert [one for one in verdicts_of(text) if one.subject is CheckSubject.OFFICE] == []
