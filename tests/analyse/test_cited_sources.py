"""Who cites whom for what, from drafts as the reader model makes them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from alleged.analyse.cited_sources import can_speak, with_cited
from alleged.analyse.speakers import Reported
from alleged.analyse.statements import Draft
from alleged.records.spans import Span


def a_draft(text: str, source: str, cue: str, content: str) -> Draft:
    def at(words: str) -> tuple[Span, ...]:
        start = text.index(words)
        return (Span(start, start + len(words)),) if words else ()

    reported = Reported(at(source), at(cue), at(content), ())
    return Draft(reported=reported, probability=0.8, reason="made", made_by="a model")


def told(text: str, drafts: list[Draft]) -> list[tuple[str, str, str]]:
    return [
        (
            " ".join(span.of(text) for span in one.reported.source),
            one.reported.cue[0].of(text),
            one.reported.content[0].of(text),
        )
        for one in with_cited(text, [Span(0, len(text))], drafts)
    ]


def test_a_report_that_was_torn_behind_the_one_who_is_cited_is_whole_again() -> None:
    text = "The Tolma Courier wrote on Monday, citing two clerks, that the dam had burst."
    torn = a_draft(text, "The Tolma Courier", "citing", "two clerks, that the dam had burst")
    assert told(text, [torn]) == [
        ("The Tolma Courier", "wrote", "that the dam had burst"),
        ("two clerks", "citing", "that the dam had burst"),
    ]


def test_a_source_that_the_model_lost_is_read_from_the_front_of_the_sentence() -> None:
    text = "The Courier reported, quoting the mayor, that the dam had burst."
    assert told(text, []) == [
        ("The Courier", "reported", "that the dam had burst"),
        ("the mayor", "quoting", "that the dam had burst"),
    ]


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        ("Norpress, citing a leaked memo, said the dam had burst.", "a leaked memo", "Norpress"),
        ("Citing a leaked memo, Norpress said the dam had burst.", "a leaked memo", "Norpress"),
    ],
)
def test_who_is_cited_before_the_report_says_it_too(text: str, source: str, said: str) -> None:
    word = "Citing" if text.startswith("Citing") else "citing"
    drafts = [
        a_draft(text, said, word, "a leaked memo"),
        a_draft(text, said, "said", "the dam had burst"),
    ]
    assert sorted(told(text, drafts)) == [
        ("Norpress", "said", "the dam had burst"),
        (source, word, "the dam had burst"),
    ]


def test_who_cites_a_reason_cites_nobody() -> None:
    text = "Citing security concerns, the bank said it would close."
    drafts = [
        a_draft(text, "", "Citing", "security concerns"),
        a_draft(text, "the bank", "said", "it would close"),
    ]
    assert told(text, drafts) == [
        ("the bank", "said", "it would close"),
        ("the bank", "Citing", "security concerns"),
    ]


def test_a_sentence_that_reports_nothing_else_stays_as_it_was_read() -> None:
    text = "The bank closed two branches, citing its auditors."
    assert told(text, [a_draft(text, "The bank", "citing", "its auditors")]) == [
        ("The bank", "citing", "its auditors")
    ]


@pytest.mark.parametrize(
    ("words", "speaks"),
    [
        ("two officials of the ministry", True),
        ("people familiar with the talks", True),
        ("Norpress", True),
        ("the Ministry of Works", True),
        ("Article 5 of the treaty", False),
        ("the cost of bread", False),
        ("Orvania’s attack on the dam", False),
    ],
)
def test_only_somebody_or_a_paper_is_cited_for_having_said_it(words: str, speaks: bool) -> None:
    assert can_speak(words) is speaks


@pytest.mark.parametrize(
    ("cue", "more"),
    [("quoted Marn as saying", ""), ("quoted", "Marn as saying")],
)
def test_whoever_an_agency_quotes_as_saying_it_says_it_inside_its_report(
    cue: str, more: str
) -> None:
    text = "“The ban on ships from Orvana stays,” Norpress quoted Marn as saying."
    draft = a_draft(text, "Norpress", cue, "“The ban on ships from Orvana stays,”")
    if more:
        start = text.index(more)
        content = (*draft.reported.content, Span(start, start + len(more)))
        draft = replace(draft, reported=replace(draft.reported, content=content))
    assert told(text, [draft]) == [
        ("Norpress", "quoted", "“The ban on ships from Orvana stays,”"),
        ("Marn", "as saying", "“The ban on ships from Orvana stays,”"),
    ]


def test_an_agency_that_quotes_a_matter_quotes_nobody() -> None:
    text = "“The ban stays,” Norpress quoted security concerns as saying."
    draft = a_draft(text, "Norpress", "quoted security concerns as saying", "“The ban stays,”")
    assert told(text, [draft]) == [
        ("Norpress", "quoted security concerns as saying", "“The ban stays,”")
    ]
