"""Codes of the parties that a row gives by their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from alleged.quality.predictors import Prediction, PredictOptions, each_row, open_reader
from alleged.quality.rows import PARTY_FIELDS, Row, given_spans
from alleged.records.documents import Document
from alleged.records.spans import Span

PROBABILITY_DIGITS = 4


def predict_party_codes(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Code, sector and label of the parties whose places the rows give: as a build codes them, with
    its own names, places and entities."""
    from alleged.analyse.entities import find_entities
    from alleged.analyse.parties import VERSION, PartyWords, code_parties
    from alleged.analyse.places import find_places
    from alleged.analyse.sentences import split_sentences
    from alleged.models.coreference import load_weights

    read = open_reader(options)
    weights, version = load_weights()

    def predict(document: Document, row: Row) -> Prediction:
        sentences = split_sentences(document.text)
        mentions: Any = read(document).mentions
        places = find_places(document, sentences=sentences, mentions=mentions)
        entities, mentions = find_entities(
            document,
            sentences=sentences,
            mentions=mentions,
            places=places,
            weights=weights,
            version=version,
        )
        fields = {}
        for name in PARTY_FIELDS:
            if name not in row.given:
                continue
            parties = [
                PartyWords(span=given.span, acts=name != "recipients")
                for given in given_spans(row, name)
            ]
            coded = code_parties(
                document,
                parties,
                sentences=sentences,
                mentions=mentions,
                places=places,
                entities=entities,
            )
            fields[name] = [
                {
                    "start": one.span.start,
                    "end": one.span.end,
                    "code": one.code,
                    "sector": one.sector,
                    "label": one.label,
                    "probability": round(one.probability, PROBABILITY_DIGITS),
                }
                for one in coded
            ]
        return Prediction(fields=fields, made_by=frozenset({VERSION}))

    for row in rows:
        empty: dict[str, list[Span]] = {name: [] for name in PARTY_FIELDS if name in row.given}
        yield from each_row([row], partial(predict, row=row), empty=empty)
