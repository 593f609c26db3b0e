"""What the words of a phrase say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.analyse.countries import countries_by_code, country_of
from alleged.analyse.phrases import Sort, phrase_at, take_apart
from alleged.records.entities import Wording
from alleged.records.spans import Span


@pytest.mark.parametrize(
    ("written", "wording", "head"),
    [
        ("the ministry", Wording.DESCRIPTION, "ministry"),
        ("Foreign Minister Oskar Vell", Wording.NAME, "vell"),
        ("the Bank of Dharvi", Wording.NAME, "bank"),
        ("a bank in Dharvi", Wording.DESCRIPTION, "bank"),
        ("the carmaker, which has lost money", Wording.DESCRIPTION, "carmaker"),
        ("the minister's sister", Wording.DESCRIPTION, "sister"),
        ("She", Wording.PRONOUN, "she"),
        ("US", Wording.NAME, "us"),
        ("us", Wording.PRONOUN, "us"),
        ("at the Betty Ruiz Center", Wording.NAME, "center"),
        ("12 new cars", Wording.DESCRIPTION, "car"),
    ],
)
def test_a_phrase_has_a_head(written: str, wording: Wording, head: str) -> None:
    phrase = take_apart(written)
    assert (phrase.wording, phrase.head) == (wording, head)


def test_a_title_is_no_part_of_the_name_but_general_motors_is_no_general() -> None:
    assert take_apart("General José Zúñiga").name == ("jose", "zuniga")
    assert take_apart("General Motors").name == ("general", "motors")


def test_a_companys_form_is_left_out_of_its_name() -> None:
    assert take_apart("Dharvi Steel Ltd").name == take_apart("Dharvi Steel").name


def test_two_parties_with_and_are_several() -> None:
    phrase = take_apart("Ford and Fiat")
    assert phrase.coordinated
    assert phrase.plural


def test_an_acronym_and_initials_meet() -> None:
    assert take_apart("NEB").acronym == take_apart("National Electoral Board").initials


@pytest.mark.parametrize(
    ("written", "sort"),
    [
        ("the company", Sort.ORGANISATION),
        ("the country", Sort.PLACE),
        ("a lawyer", Sort.PERSON),
        ("Monday", Sort.TIME),
        ("the bridge", Sort.THING),
        ("12 million dollars", Sort.AMOUNT),
    ],
)
def test_the_head_tells_what_it_is(written: str, sort: Sort) -> None:
    assert take_apart(written).sort is sort


def test_an_adjective_leads_to_its_country() -> None:
    assert country_of("bolivian") == country_of("bolivia") == "bolivia"
    assert country_of("north korean") == "north korea"
    assert country_of("korean") is None
    assert country_of("united") is None
    assert country_of("dprk") == "north korea"
    assert country_of("cote divoire") == country_of("ivorian")


def test_every_code_leads_to_a_country_of_the_table() -> None:
    assert countries_by_code()["bol"] == "bolivia"
    assert all(country_of(country) == country for country in countries_by_code().values())


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_taken_apart(text: str) -> None:
    phrase = phrase_at(text, Span(0, len(text)))
    assert phrase.head == phrase.head.lower()


def test_a_long_phrase_costs_no_more_than_its_beginning() -> None:
    text = "the very old " * 20_000
    assert len(phrase_at(text, Span(0, len(text))).written) <= 400
