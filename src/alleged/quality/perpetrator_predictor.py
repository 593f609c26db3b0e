"""How sure a text is of the organisations that a row gives as perpetrators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from alleged.quality.perpetrator_confidence import confidence_of
from alleged.quality.predictors import Prediction, PredictOptions, each_row, open_reader
from alleged.quality.rows import PERPETRATORS, Row
from alleged.records.documents import Document
from alleged.records.spans import Span


def predict_perpetrators(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """MUC-4's confidence of each organisation, whose places in the text the row gives."""
    from alleged.analyse.sentences import split_sentences

    read = open_reader(options, layers=True)

    def predict(document: Document, row: Row) -> Prediction:
        text = document.text
        sentences = split_sentences(text)
        statements = read(document).statements
        found = []
        for places in row.given.get(PERPETRATORS) or []:
            spans = sorted(Span(start, end) for start, end in places)
            said = confidence_of(text, spans, sentences, statements)
            first = spans[0]
            found.append({"start": first.start, "end": first.end, "confidence": said.value})
        return Prediction(
            fields={"perpetrators": found},
            made_by=frozenset(one.made_by for one in statements),
        )

    for row in rows:
        yield from each_row([row], partial(predict, row=row), empty={"perpetrators": []})
