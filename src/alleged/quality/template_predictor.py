"""Rows -> MUC-4's templates of attacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alleged.errors import ModelError
from alleged.quality.predictors import Prediction, PredictOptions, each_row
from alleged.quality.rows import Row
from alleged.records.documents import Document
from alleged.records.mentions import MentionKind
from alleged.records.spans import Span


def predict_templates(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Templates of attacks, as fitted on MUC-4's training split, or from our own events
    (`scheme` events)."""
    if options.scheme == "events":
        yield from _from_events(rows, options)
        return
    from alleged.analyse.sentences import split_sentences
    from alleged.models.reader import Reader
    from alleged.quality.incident_words import IncidentModel, shares
    from alleged.quality.templates import build_templates, find_marks

    reader = Reader.load(options.reader, threads=options.threads)
    if "incident" not in reader.settings.labels:
        raise ModelError(
            "the reader model marks no incidents",
            fix="name another with --reader, trained as docs/training.md tells",
        )
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

    yield from each_row(rows, predict, empty={"templates": []})


def _from_events(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    from alleged.models.labels import KINDS
    from alleged.quality.event_predictors import open_events
    from alleged.quality.event_templates import event_templates

    find = open_events(options)

    def predict(document: Document) -> Prediction:
        found = find(document, None)
        names = [
            (MentionKind(KINDS[kind]), found.reading.span(begin, end))
            for kind, begin, end in found.reading.spans("mention")
        ]
        return Prediction(
            fields={"templates": event_templates(document.text, found.events, names)},
            made_by=frozenset(event.made_by for event in found.events),
        )

    return each_row(rows, predict, empty={"templates": []})
