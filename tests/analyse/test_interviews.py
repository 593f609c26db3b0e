"""Interviews: who speaks is who the line names."""

from __future__ import annotations

import pytest
from tests.made import a_document

from alleged.analyse.documents import analyse_document
from alleged.analyse.interviews import find_turns
from alleged.models.reader import Reader
from alleged.records.statements import StatementType, Voice


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def turns(text: str) -> list[tuple[str, str]]:
    return [
        (one.reported.source[0].of(text), one.reported.content[0].of(text))
        for one in find_turns(text)
    ]


def test_labels_that_take_turns_are_the_speakers() -> None:
    text = (
        "Harbour talk\n\n**ANA RUIZ:** Nobody asked us.\n\nKai Lund: Is that so?\n\n"
        "**ANA RUIZ:** It is."
    )
    assert turns(text) == [
        ("ANA RUIZ", "Nobody asked us."),
        ("Kai Lund", "Is that so?"),
        ("ANA RUIZ", "It is."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sarn: No talks with Vell\n\nThe board met on Monday.",
        "Place: Sarn\nDate: Monday\nDead: seven\n",
        "Lund: port was safe\n\nRuiz: it was not\n\nOrr: nobody knows",
        "Ruiz: a first point.\n\nRuiz: a second point.\n\nRuiz: a third.",
    ],
)
def test_headlines_lists_and_one_label_alone_are_no_interview(text: str) -> None:
    assert turns(text) == []


def test_questions_are_the_interviewers_and_answers_those_of_the_one_person_named(
    reader: Reader,
) -> None:
    text = (
        "An interview with Ana Ruiz, the mayor of Sarn\n\nQ: Why was the port shut?\n\n"
        "A: Nobody asked us. I think it was a mistake.\n\nQ: Will you open it?\n\n"
        "A: We will open it in May.\n"
    )
    found = [
        one
        for one in analyse_document(a_document(text), reader=reader).statements
        if one.voice is not Voice.ARTICLE
    ]
    top = [one for one in found if one.parent_id is None]
    assert [(one.source[0].of(text), one.speaker) for one in top] == [
        ("Q", None),
        ("A", "Ana Ruiz"),
        ("Q", None),
        ("A", "Ana Ruiz"),
    ]
    assert top[0].type is StatementType.ASKS
    assert {one.speaker for one in found if one.parent_id == top[1].id} == {"Ana Ruiz"}
