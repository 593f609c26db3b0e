"""Long quotations whose speaker stands behind them."""

from __future__ import annotations

import pytest

from alleged.analyse.quoted_attributions import find_quoted_drafts
from alleged.analyse.speakers import Reported
from alleged.analyse.statements import Draft
from alleged.models.quotations import find_quotations
from alleged.records.spans import Span


def found(text: str) -> list[tuple[str, str, list[str]]]:
    drafts, _ = find_quoted_drafts(text, find_quotations(text), [])
    return [
        (
            one.reported.source[0].of(text),
            one.reported.cue[0].of(text),
            [piece.of(text) for piece in one.reported.content],
        )
        for one in drafts
    ]


def test_a_quotation_cut_into_lines_is_whole_and_has_its_speaker() -> None:
    text = 'The summit\n\n"The board met Orr last week.\n\nIt went very well.\n\n"\n\nhe tweeted.\n'
    assert found(text) == [
        ("he", "tweeted", ["The board met Orr last week.", "It went very well."])
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ('"The deal is bad. It should never have been made, "Orr said.', "Orr", "said"),
        ("“The deal is bad. We paid for it twice over,” said Kai Orr.", "Kai Orr", "said"),
        (
            "“The deal is bad. We paid for it twice over,” the old clerk wrote.",
            "the old clerk",
            "wrote",
        ),
    ],
)
def test_who_says_it_may_stand_on_either_side_of_the_verb(text: str, source: str, cue: str) -> None:
    ((told, by, _),) = found(text)
    assert (told, by) == (source, cue)


@pytest.mark.parametrize(
    "text",
    [
        "“The deal is bad. We paid for it twice over.” The board met on Monday.",
        "“A plan,” he said.",
        "He called it “the worst deal that the board had ever made in its time,” she said.",
    ],
)
def test_without_a_speaker_behind_it_or_inside_a_sentence_it_is_none(text: str) -> None:
    assert found(text) == []


def test_a_quotation_that_has_its_speaker_is_left_alone_and_one_without_is_replaced() -> None:
    text = "“The deal is bad. We paid for it twice over,” said Kai Orr."
    content = (Span(1, 20),)
    known = Draft(
        reported=Reported((Span(51, 58),), (Span(46, 50),), content, content),
        probability=0.9,
        reason="",
        made_by="test",
    )
    nobody = Draft(
        reported=Reported((), (), content, content), probability=0.2, reason="", made_by="test"
    )
    assert find_quoted_drafts(text, find_quotations(text), [known]) == ([], [known])
    drafts, left = find_quoted_drafts(text, find_quotations(text), [nobody])
    assert (len(drafts), left) == (1, [])
