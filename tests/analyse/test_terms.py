"""Who held an office when, by a table of the user: it dates what the text leaves open."""

from __future__ import annotations

import pytest
from tests.analyse.test_entities import P, entities
from tests.made import a_document

from alleged.analyse.publication import infer_publication
from alleged.analyse.sentences import split_sentences
from alleged.analyse.terms import Terms
from alleged.analyse.times import find_times
from alleged.leaders import Leader, Leaders
from alleged.records.datings import Dating

TABLE = Leaders(
    "rulers.csv 0123456789ab",
    (
        Leader("Ana Ruiz", "president", "Quirana", "2018-03", "2021-06-30"),
        Leader("Ana Ruiz", "president", "Quirana", "2023", "2025"),
        Leader("Bo Tann", "", "PER", "2010", ""),
        Leader("Eva Vell", "prime minister", "Norland", "2012-05-02", "2016-05-02"),
        Leader("Ola Vell", "prime minister", "Norland", "2016-05-02", "2020"),
    ),
)


def told(text: str, *names: str) -> list[tuple[str, str, str | None]]:
    found = entities(text, *((name, P) for name in names))
    return [
        (
            term.span.of(text),
            term.since.isoformat(),
            term.until.isoformat() if term.until else None,
        )
        for term in Terms(TABLE).told(a_document(text), found)
    ]


def test_a_holder_whom_the_text_calls_serving_has_a_term() -> None:
    assert told("Prime Minister Eva Vell spoke.", "Eva Vell") == [
        ("Prime Minister", "2012-05-02", "2016-05-02")
    ]


def test_several_terms_of_one_person_are_one_stretch_and_no_end_stays_open() -> None:
    assert told("President Ana Ruiz spoke.", "Ana Ruiz") == [
        ("President", "2018-03-01", "2025-12-31")
    ]
    assert told("Peruvian President Bo Tann spoke.", "Bo Tann")[0][1:] == ("2010-01-01", None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Former president Ana Ruiz spoke.", "Ana Ruiz"),
        ("Interior Minister Ana Ruiz spoke.", "Ana Ruiz"),
        ("Minister Eva Vell spoke.", "Eva Vell"),
        ("Ana Ruiz, president of Norland, spoke.", "Ana Ruiz"),
        ("President Ruiz spoke.", "Ruiz"),
        ("Norland's prime minister, Vell, spoke.", "Vell"),
        ("Ana Ruiz spoke.", "Ana Ruiz"),
    ],
)
def test_no_term_where_office_country_or_person_are_others_or_open(text: str, name: str) -> None:
    assert told(text, name) == []


def dated(text: str, *names: str) -> Dating | None:
    document = a_document(text)
    sentences = split_sentences(text)
    return infer_publication(
        document,
        sentences=sentences,
        times=find_times(document, sentences=sentences),
        terms=Terms(TABLE).told(document, entities(text, *((name, P) for name in names))),
    )


def test_weekday_day_and_holder_of_an_office_leave_one_year_with_the_chain_of_reasons() -> None:
    text = (
        "On Tuesday, May 7, dockers shut the harbour. President Ana Ruiz said that it was the "
        "longest strike since that of 2020, which had lasted a month."
    )
    found = dated(text, "Ana Ruiz")
    assert found is not None
    assert found.begin == "2024-05-07"
    assert found.end == "2025-12-31"
    assert "the table rulers.csv 0123456789ab, which is no part of the text" in found.reason
    assert "“Tuesday, May 7” fits 2024 of the years 2020 to 2025" in found.reason
    assert found.made_by.endswith("rulers.csv 0123456789ab")


def test_a_holder_alone_bounds_the_day_of_publication() -> None:
    found = dated("Prime Minister Eva Vell said that it rained.", "Eva Vell")
    assert found is not None
    assert (found.begin, found.end, found.day) == ("2012-05-02", "2016-05-02", None)
    assert found.probability < 0.8
    assert dated("Eva Vell said that it rained.", "Eva Vell") is None


def test_a_term_that_ended_before_what_the_text_tells_as_past_says_nothing() -> None:
    text = "The strike of 2022 was long. Prime Minister Eva Vell had settled another one."
    found = dated(text, "Eva Vell")
    assert found is not None
    assert (found.begin, found.end) == ("2022-01-01", None)
    assert "table" not in found.reason
