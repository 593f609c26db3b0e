"""Rows -> whose an outlet is and whose report a text is, by the lines around the text; all rows are
one dossier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alleged.quality.copies import with_credits
from alleged.quality.documents import document_from_row
from alleged.quality.predictors import Prediction, PredictOptions
from alleged.quality.rows import Row
from alleged.records.copies import PublisherFamily


def predict_families(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """The possible owner of each row's outlet, and the agency whose report the text counts as."""
    from alleged.link.copies import MADE_BY, linked_copies

    documents = [with_credits(document_from_row(row)) for row in rows]
    found: dict[str, PublisherFamily] = {
        one.document_id: one for one in linked_copies(documents)["families"]
    }
    for document in documents:
        family = found[document.id]
        agency = family.counts_reason.startswith("a report of ")
        yield Prediction(
            fields={
                "owner": family.possible_family,
                "probability": family.possible_probability,
                "voice": family.counts_as if agency else None,
            },
            made_by=frozenset({MADE_BY}),
        )
