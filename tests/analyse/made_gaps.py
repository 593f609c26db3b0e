"""Parties made by hand, and events as they are after their gaps are filled, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.made import span_of

from alleged.analyse.event_gaps import Known, fill_gaps
from alleged.analyse.event_syntax import read_syntax
from alleged.analyse.sentences import split_sentences
from alleged.records.documents import Document
from alleged.records.events import Event, Party
from alleged.records.statements import Statement


def a_party(document: Document, words: str, **changes: Any) -> Party:
    values: dict[str, Any] = {
        "span": span_of(document.text, words), "name": words, "implied": False, "entity_id": None,
        "code": None, "sector": None, "label": None, "probability": 0.9, "reason": "made by hand",
    }  # fmt: skip
    return Party(**{**values, **changes})


def filled(document: Document, *events: Event, statements: Sequence[Statement] = ()) -> list[Event]:
    sentences = split_sentences(document.text)
    return fill_gaps(
        document,
        events,
        syntax=read_syntax(document.text, sentences),
        known=Known(
            sentences=sentences, mentions=(), places=(), entities=(), statements=statements
        ),
    )


def names(parties: tuple[Party, ...]) -> list[str]:
    return [party.name for party in parties]
