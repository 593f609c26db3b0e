"""Rows -> how they are worded: loaded words, opinion, what is worth a check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alleged.analyse.framing.layers import Wording
from alleged.analyse.framing.scores import HEADS, SentenceScores
from alleged.models.reader import Reading
from alleged.quality.documents import document_from_row
from alleged.quality.predictors import (
    PROBABILITY_DIGITS,
    Prediction,
    PredictOptions,
    reader_with,
    row_sentences,
)
from alleged.quality.rows import Row
from alleged.records.documents import Document
from alleged.records.spans import Span


def predict_framing(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Loaded words as a build shows them; `label` is that of the row read as one sentence."""
    from alleged.analyse.assessments import bias_of
    from alleged.analyse.framing.layers import load_wording
    from alleged.analyse.framing.scores import score_sentences
    from alleged.analyse.framings import find_framings, is_shown

    reader, wording = reader_with(options, *HEADS), load_wording()
    floor = wording.settings.thresholds["bias"]
    for row in rows:
        document, sentences = document_from_row(row), row_sentences(row, row.text)
        reading = reader.read(row.text, sentences)
        scored = score_sentences(row.text, sentences, reading, wording)
        found = find_framings(
            document, scored=scored, reading=reading, wording=wording, statements=()
        )
        whole = score_sentences(row.text, [Span(0, len(row.text))], reading, wording)
        bias = bias_of(whole[0], wording) if whole else 0.0
        yield Prediction(
            fields={
                "label": int(
                    wording.logit("bias", (whole[0].bias, whole[0].hashed["bias"])) >= floor
                )
                if whole
                else 0,
                "probability": round(bias, PROBABILITY_DIGITS),
                "spans": [[f.span.start, f.span.end] for f in found if is_shown(f, wording)],
            },
            made_by=frozenset({wording.version, f"reader {reader.version}"}),
        )


def predict_opinion(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Whether each row, read as one sentence, is factual, mixed or opinion."""
    from alleged.analyse.assessments import opinion_shares
    from alleged.analyse.framing.layers import OPINIONS

    for worded in _whole_rows(rows, options):
        shares = opinion_shares(worded.scores, worded.wording)
        label = max(range(len(OPINIONS)), key=lambda at: shares[at])
        yield Prediction(
            fields={
                "label": OPINIONS[label],
                "probability": round(shares[label], PROBABILITY_DIGITS),
            },
            made_by=frozenset({worded.wording.version, f"reader {worded.reader}"}),
        )


def predict_checkworthy(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Whether each row, read as one sentence, is worth a check."""
    from alleged.analyse.assessments import worth_of

    for worded in _whole_rows(rows, options):
        scores, wording = worded.scores, worded.wording
        logit = wording.logit("checkworthy", (scores.checkworthy, scores.hashed["checkworthy"]))
        yield Prediction(
            fields={
                "label": int(logit >= wording.settings.thresholds["checkworthy"]),
                "probability": round(worth_of(scores, wording), PROBABILITY_DIGITS),
            },
            made_by=frozenset({wording.version, f"reader {worded.reader}"}),
        )


def predict_kinds(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """What each row, a sentence, claims, and how much a check is worth."""
    from alleged.analyse.assessments import find_assessments

    for worded in _whole_rows(rows, options):
        found = find_assessments(
            worded.document,
            scored=[worded.scores],
            reading=worded.reading,
            wording=worded.wording,
            statements=(),
        )[0]
        yield Prediction(
            fields={
                "kind": found.kind.value,
                "probability": found.kind_probability,
                "worth": found.worth,
            },
            made_by=frozenset({found.made_by}),
        )


def predict_loaded_words(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """All loaded words that a build lists, with direction, target and whose words they are."""
    from alleged.analyse.entities import find_entities
    from alleged.analyse.framing.layers import load_wording
    from alleged.analyse.framing.scores import score_sentences
    from alleged.analyse.framings import find_framings
    from alleged.analyse.layers import find_layers
    from alleged.analyse.mentions import find_mentions
    from alleged.analyse.places import find_places
    from alleged.models.coreference import load_weights
    from alleged.records.framings import FramingKind
    from alleged.records.statements import Voice

    reader, wording = reader_with(options, *HEADS), load_wording()
    weights, version = load_weights()
    for row in rows:
        document, sentences = document_from_row(row), row_sentences(None, row.text)
        reading = reader.read(row.text, sentences)
        mentions = find_mentions(document, sentences=sentences, reading=reading)
        entities, mentions = find_entities(
            document,
            sentences=sentences,
            mentions=mentions,
            places=find_places(document, sentences=sentences, mentions=mentions),
            weights=weights,
            version=version,
        )
        statements = find_layers(
            document, sentences=sentences, reading=reading, mentions=mentions, reader=reader
        )
        found = find_framings(
            document,
            scored=score_sentences(row.text, sentences, reading, wording),
            reading=reading,
            wording=wording,
            statements=statements,
            mentions=mentions,
            entities=entities,
        )
        yield Prediction(
            fields={
                "loaded": [
                    {
                        "span": [one.span.start, one.span.end],
                        "direction": one.direction.value if one.direction else None,
                        "target": [one.target[0].start, one.target[0].end] if one.target else None,
                        "whose": "article" if one.voice is Voice.ARTICLE else "speaker",
                        "quoted": one.quoted,
                        "probability": one.probability,
                    }
                    for one in found
                    if one.kind is FramingKind.LOADED
                ]
            },
            made_by=frozenset(one.made_by for one in found),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole:
    document: Document
    reading: Reading
    scores: SentenceScores
    wording: Wording
    reader: str


def _whole_rows(rows: Sequence[Row], options: PredictOptions) -> Iterator[_Whole]:
    """Each row read as one sentence; a row without a word is read as a full stop would be."""
    from alleged.analyse.framing.layers import load_wording
    from alleged.analyse.framing.scores import score_sentences

    reader, wording = reader_with(options, *HEADS), load_wording()
    for row in rows:
        whole = [Span(0, len(row.text))]
        reading = reader.read(row.text, whole)
        scored = score_sentences(row.text, whole, reading, wording)
        if not scored:
            reading = reader.read(".", [Span(0, 1)])
            scored = score_sentences(".", [Span(0, 1)], reading, wording)
        yield _Whole(
            document=document_from_row(row),
            reading=reading,
            scores=scored[0],
            wording=wording,
            reader=reader.version,
        )
