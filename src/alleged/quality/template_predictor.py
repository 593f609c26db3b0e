"""Rows -> MUC-4's templates of attacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alleged.quality.predictors import Prediction, PredictOptions, each_row
from alleged.quality.rows import Row
from alleged.records.documents import Document
from alleged.records.spans import Span


def predict_templates(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Templates of attacks, as fitted on MUC-4's training split."""
    from alleged.analyse.sentences import split_sentences
    from alleged.models.reader import Reader
    from alleged.quality.incident_words import IncidentModel, shares
    from alleged.quality.templates import build_templates, find_marks

    reader = Reader.load(options.reader, threads=options.threads)
    model = IncidentModel.load()

    def predict(document: Document) -> Prediction:
        text = document.text
        reading = reader.read(text, split_sentences(text))
        words = [
            Span(start, end)
            for start, end in zip(
                reading.words.starts.tolist(), reading.words.ends.tolist(), strict=True
            )
        ]
        marks = find_marks(
            text, words, model.role_scores(reading, text), shares(reading.scores["incident_type"])
        )
        return Prediction(
            fields={"templates": build_templates(marks, model.kinds(reading, text).tolist())},
            made_by=frozenset({f"reader {reader.version}", model.version}),
        )

    return each_row(rows, predict, empty={"templates": []})
