"""Statements that nouns and empty passives report."""

from __future__ import annotations

import time

import pytest

from alleged.analyse.noun_statements import find_noun_drafts
from alleged.analyse.sentences import split_sentences
from alleged.analyse.speakers import Reported
from alleged.analyse.statements import Draft
from alleged.records.spans import Span


def found(text: str) -> list[tuple[str, str, str]]:
    def words(spans: tuple[Span, ...]) -> str:
        return " ".join(span.of(text) for span in spans)

    drafts = find_noun_drafts(text, split_sentences(text), [])
    return [
        (words(one.source), words(one.cue), words(one.content))
        for one in (draft.reported for draft in drafts)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The paper printed the board's denial of a leak.",
            "the board's",
            "denial",
            "a leak",
        ),
        (
            "It wrote of Orsenia's rejection of Sarvia's interference in its harbours.",
            "Orsenia's",
            "rejection",
            "Sarvia's interference in its harbours",
        ),
        (
            "Nobody believed his claim that the ships had left.",
            "his",
            "claim",
            "that the ships had left",
        ),
        ("Her refusal to answer was noted.", "Her", "refusal", "to answer"),
        (
            "There were accusations that the vote had been stolen.",
            "",
            "accusations",
            "that the vote had been stolen",
        ),
        (
            "A list of complaints against the harbour board was read.",
            "",
            "complaints",
            "the harbour board",
        ),
        (
            "It is alleged that the clerk was paid.",
            "",
            "is alleged",
            "that the clerk was paid",
        ),
        (
            "A warning by the sheriff that the wall may go came late.",
            "the sheriff",
            "warning",
            "that the wall may go came late",
        ),
    ],
)
def test_a_noun_reports_with_its_owner_or_of_nobody(
    text: str, source: str, cue: str, content: str
) -> None:
    assert found(text) == [(source, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The claim was settled for nine crowns.",
        "Her hope is gone.",
        "The board charges a fee for the lock.",
        "The guild will file criminal charges against the mayor.",
        "It is said.",
        "",
    ],
)
def test_a_noun_without_what_it_says_reports_nothing(text: str) -> None:
    assert found(text) == []


def test_what_is_known_already_is_not_reported_again() -> None:
    text = "The paper printed the board's denial of a leak."
    at = text.index("denial")
    known = Draft(
        reported=Reported((), (Span(at, at + 6),), (Span(0, 3),), ()),
        probability=1.0,
        reason="",
        made_by="",
    )
    assert find_noun_drafts(text, split_sentences(text), [known]) == []


@pytest.mark.parametrize(
    "part", ["the the ", "A-", "Ab Cd ", "his claim that ", "it is said that "]
)
def test_a_long_text_costs_no_square_of_its_length(part: str) -> None:
    text = part * 20_000
    began = time.process_time()
    find_noun_drafts(text, [Span(0, len(text))], [])
    assert time.process_time() - began < 20
