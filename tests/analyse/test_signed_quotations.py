"""Quotations with a dash and a name behind them."""

from __future__ import annotations

import pytest

from alleged.analyse.signed_quotations import find_signed_drafts, without_overlapping
from alleged.analyse.speakers import Reported
from alleged.analyse.statements import Draft
from alleged.records.spans import Span


@pytest.mark.parametrize(
    ("line", "source", "content"),
    [
        ("“We have had enough.” — Tam Ostrel", "Tam Ostrel", "“We have had enough.”"),
        ('"Close the port." -- Ana de Ruiz, baker', "Ana de Ruiz, baker", '"Close the port."'),
        ("“A day’s work is done.” ― Oke B. Brandal.", "Oke B. Brandal", "“A day’s work is done.”"),
    ],
)
def test_a_signed_line_is_a_statement(line: str, source: str, content: str) -> None:
    text = f"Before.\n{line}\nAfter."
    (draft,) = find_signed_drafts(text)
    assert [span.of(text) for span in draft.reported.source] == [source]
    assert [span.of(text) for span in draft.reported.content] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "“It is over” — and he left the room.",
        "He said “enough” — Tam Ostrel heard it.",
        "“We have had enough.”\n— Tam Ostrel",
        "Port Selva — Ana Ruiz",
    ],
)
def test_a_dash_inside_a_sentence_signs_nothing(text: str) -> None:
    assert find_signed_drafts(text) == []


def test_a_quotation_of_nobody_gives_way_to_its_signature() -> None:
    text = "“We have had enough.” — Tam Ostrel"
    signed = find_signed_drafts(text)
    loose = Draft(
        reported=Reported((), (), (Span(0, 21),), (Span(1, 20),)),
        probability=0.2,
        reason="",
        made_by="",
    )
    elsewhere = Draft(
        reported=Reported((Span(24, 27),), (), (Span(0, 21),), ()),
        probability=0.2,
        reason="",
        made_by="",
    )
    assert without_overlapping([loose, elsewhere], signed) == [elsewhere]
