"""The plainest attributions, found without a model."""

from __future__ import annotations

import pytest

from alleged.analyse.plain_attributions import find_plain_drafts
from alleged.analyse.speakers import Reported
from alleged.analyse.statements import Draft
from alleged.records.spans import Span


def found(text: str, known: list[Draft] | None = None) -> list[tuple[str, str, str]]:
    return [
        (
            one.reported.source[0].of(text),
            one.reported.cue[0].of(text),
            one.reported.content[0].of(text),
        )
        for one in find_plain_drafts(text, [Span(0, len(text))], known or [])
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A clerk wrote that the vote was bought.",
            ("A clerk", "wrote", "that the vote was bought"),
        ),
        ("The vote was bought, a clerk said.", ("a clerk", "said", "The vote was bought")),
        (
            "A clerk accused Orvania of buying the vote.",
            ("A clerk", "accused", "Orvania of buying the vote"),
        ),
        (
            "“March on the mint,” the abbot told the crowd.",
            ("the abbot", "told the crowd", "“March on the mint,”"),
        ),
    ],
)
def test_a_sentence_that_is_all_report_is_an_attribution(
    text: str, told: tuple[str, str, str]
) -> None:
    assert found(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk walked home and said that it was late.",
        "Lawyers have not said when they would meet.",
        "The vote was bought.",
    ],
)
def test_other_sentences_are_none(text: str) -> None:
    assert found(text) == []


def test_a_report_that_is_known_is_not_found_again() -> None:
    text = "A clerk wrote that the vote was bought."
    known = Draft(
        reported=Reported(source=(Span(0, 7),), cue=(Span(8, 13),), content=(), quoted=()),
        probability=0.9,
        reason="known",
        made_by="test",
    )
    assert found(text, [known]) == []
    assert len(found(text)) == 1


def test_a_long_sentence_costs_linear_time() -> None:
    text = "The " + "a " * 300 + "said " * 40
    assert find_plain_drafts(text, [Span(0, len(text))], []) == []
