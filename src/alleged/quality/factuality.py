"""Predictors for events that are given: whether they happened, in our words and as a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alleged.quality.documents import document_from_row
from alleged.quality.predictors import (
    PROBABILITY_DIGITS,
    Prediction,
    PredictOptions,
    open_reader,
    row_sentences,
)
from alleged.quality.rows import Row, given_spans
from alleged.records.spans import Span


def predict_factuality(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """How certain it is that the predicates of a row happened, -3 to 3.

    With a reader model that has a head for it, the head's number; else what the rules' status
    means on the average.
    """
    from alleged.analyse.event_scores import status_scores, words_at
    from alleged.analyse.event_status import RULES, read_status
    from alleged.analyse.event_syntax import read_syntax
    from alleged.models.reader import Reader

    reader = Reader.load(options.reader, threads=options.threads)
    learned = "factuality" in reader.settings.labels
    made_by = frozenset({f"reader {reader.version}" if learned else RULES})
    for row in rows:
        sentences = row_sentences(row, row.text)
        syntax = read_syntax(row.text, sentences)
        reading = reader.read(row.text, sentences) if learned else None
        found = []
        for one in given_spans(row, "predicates"):
            place = sentence_at(sentences, one.span)
            if place is None:
                continue
            told = read_status(
                row.text,
                sentence=syntax[place],
                trigger=one.span,
                scores=status_scores(reading, [words_at(reading, one.span)])[0]
                if reading
                else None,
            )
            found.append(
                {"start": one.span.start, "end": one.span.end, "factuality": told.factuality}
            )
        yield Prediction(fields={"predicates": found}, made_by=made_by)


def predict_event_factuality(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Status, polarity and certainty of the event mentions that a row gives.

    As in a build: with the statements that hold them, and with the model's scores where it has
    some.
    """
    from alleged.analyse.event_scores import status_scores, words_at
    from alleged.analyse.event_status import RULES, innermost, read_status
    from alleged.analyse.event_syntax import read_syntax
    from alleged.models.reader import Reader
    from alleged.records.statements import Voice

    reader = Reader.load(options.reader, threads=options.threads)
    learned = bool({"factuality", "status"} & set(reader.settings.labels))
    find = open_reader(options, layers=True)
    made_by = frozenset({RULES, f"reader {reader.version}"})
    for row in rows:
        document = document_from_row(row)
        text = document.text
        sentences = row_sentences(row, text)
        syntax = read_syntax(text, sentences)
        reading = reader.read(text, sentences) if learned else None
        statements = [one for one in find(document).statements if one.voice is not Voice.ARTICLE]
        headline = document.title_span.end if document.title_span else text.find("\n")
        found = []
        for one in given_spans(row, "mentions"):
            place = sentence_at(sentences, one.span)
            if one.kind != "event" or place is None:
                continue
            told = read_status(
                text,
                sentence=syntax[place],
                trigger=one.span,
                statement=innermost(statements, one.span),
                in_title=one.span.end <= headline,
                scores=status_scores(reading, [words_at(reading, one.span)])[0]
                if reading
                else None,
            )
            found.append(
                {
                    "start": one.span.start,
                    "end": one.span.end,
                    "kind": "event",
                    "status": told.status.value,
                    "polarity": told.polarity.value,
                    "certainty": told.certainty.value,
                    "probability": round(told.probability, PROBABILITY_DIGITS),
                }
            )
        yield Prediction(fields={"mentions": found}, made_by=made_by)


def sentence_at(sentences: Sequence[Span], span: Span) -> int | None:
    """The number of the sentence that a span begins in; None between sentences."""
    return next(
        (number for number, one in enumerate(sentences) if one.start <= span.start < one.end), None
    )
