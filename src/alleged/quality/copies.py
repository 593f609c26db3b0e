"""Rows -> what their texts share, by the same steps as a build: all rows are one dossier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from alleged.ingest.credits import add_credits
from alleged.ingest.draft import Draft
from alleged.quality.documents import document_from_row
from alleged.quality.predictors import Prediction, PredictOptions
from alleged.quality.rows import Row
from alleged.records.copies import Copy, SharedPassage
from alleged.records.documents import Document


def predict_copies(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """What each text shares with others: pairs of texts stand in the row of the first of them."""
    from alleged.link.copies import MADE_BY, linked_copies

    documents = [with_credits(document_from_row(row)) for row in rows]
    number = {document.id: place for place, document in enumerate(documents)}
    found = linked_copies(documents)
    entries: list[list[dict[str, Any]]] = [[] for _ in rows]
    for one in [*found["copies"], *found["shared_quotations"]]:
        first, second = number[one.document_id], number[one.other_id]
        turned = first > second
        if turned:
            first, second = second, first
        entry: dict[str, Any] = {
            "other": rows[second].id,
            "kind": "quotation",
            "passages": [_passage(passage, turned=turned) for passage in one.passages],
        }
        if isinstance(one, Copy):
            known = one.origin_id and rows[number[one.origin_id]].id
            entry |= {
                "kind": one.kind.value,
                "origin": known or one.origin_outside,
                "probability": one.probability,
            }
        entries[first].append(entry)
    for own in entries:
        yield Prediction(
            fields={"copies": sorted(own, key=lambda entry: str(entry["other"]))},
            made_by=frozenset({MADE_BY}),
        )


def _passage(passage: SharedPassage, *, turned: bool) -> dict[str, int]:
    here, there = (passage.other, passage.span) if turned else (passage.span, passage.other)
    return {
        "start": here.start,
        "end": here.end,
        "other_start": there.start,
        "other_end": there.end,
    }


def with_credits(document: Document) -> Document:
    """The document with what a reader of files takes from its dateline and its edges."""
    draft = Draft(document.text, document.blocks, document.offset_map, document.extractor)
    draft.outlet = document.outlet
    add_credits(draft)
    return replace(document, credits=tuple(draft.credits))
