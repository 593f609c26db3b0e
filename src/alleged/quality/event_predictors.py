"""Rows -> events, triggers and classes of events, by the same analysis as a build."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any

from alleged.analyse.event_judge import kind_of
from alleged.models.labels import HEADS, QUADS
from alleged.quality.case21 import case21_type
from alleged.quality.predictors import (
    Prediction,
    PredictOptions,
    each_row,
    reader_with,
    row_sentences,
)
from alleged.quality.rows import Row
from alleged.records.documents import Document
from alleged.records.events import Event, EventStatus, Party
from alleged.records.spans import Span

TRIGGER_SCHEMES: Mapping[str, str] = {
    "product": "act",
    "ecbplus": "act_ecbplus",
    "timeml": "act_timeml",
    "meantime": "act_meantime",
}
"""Scheme -> the reader model's head: by our own sentences, or by the habits of a gold set."""
TRIGGER_BIAS: Mapping[str, float] = {"ecbplus": 0.6, "timeml": 0.0, "meantime": 0.6}
"""Added to the score of a mark; chosen for F1 on the development split of the set."""


def predict_events(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """PLOVER events, the sentence's main one first. Acts of our own labels alone are left out, and
    what is only planned, asked for or denied beside an act that is told as done: PLOVER codes the
    promise to send aid, and no aid. An unlikely act is left out where there is a likely one."""
    find = open_events(options)

    def predict(document: Document) -> Prediction:
        coded = [one for one in find(document, None).events if one.event_type is not None]
        best = max((one.probability for one in coded), default=0.0)
        least = max(min(LIKELY, best), BESIDE * best)
        events = told_as_done([one for one in coded if one.probability >= least])
        return Prediction(
            fields={"events": [event_row(event) for event in by_weight(events)]},
            made_by=frozenset(event.made_by for event in events),
        )

    return each_row(rows, predict, empty={"events": []})


def predict_told_acts(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Every act of a passage of news, of PLOVER's types and of our own labels."""
    find = open_events(options)

    def predict(document: Document) -> Prediction:
        events = find(document, None).events
        return Prediction(
            fields={"acts": [told_act(event) for event in events]},
            made_by=frozenset(event.made_by for event in events),
        )

    return each_row(rows, predict, empty={"acts": []})


def told_act(event: Event) -> dict[str, Any]:
    """An event in the layout of `scorers/told_acts.py`."""
    return {
        "start": event.trigger[0].start,
        "end": event.trigger[0].end,
        "kind": kind_of(event) or "other",
        "status": event.status.value,
        "actors": [[one.span.start, one.span.end] for one in event.actors if one.span],
        "recipients": [[one.span.start, one.span.end] for one in event.recipients if one.span],
        "probability": event.probability,
    }


LIKELY, BESIDE = 0.5, 0.7
"""How likely an act is that stands in PLOVER's records, where there is one, and how likely beside
the likeliest one. Chosen on their development split, for at most 1.5 acts a sentence."""
DONE = frozenset({EventStatus.HAPPENED, EventStatus.ATTEMPTED, EventStatus.ALLEGED})


def told_as_done(events: Sequence[Event]) -> list[Event]:
    """Of the acts of a sentence those told as done, tried or alleged; all where none is."""
    done = {event.sentence for event in events if event.status in DONE}
    return [event for event in events if event.status in DONE or event.sentence not in done]


def event_row(event: Event) -> dict[str, Any]:
    """An event in the layout of `scorers/events.py`. Implied parties have no words to compare."""
    return {
        "event_type": event.event_type,
        "mode": list(event.modes),
        "context": list(event.contexts),
        "actors": [party_row(party) for party in event.actors if party.span is not None],
        "recipients": [party_row(party) for party in event.recipients if party.span is not None],
        "reciprocal": event.reciprocal,
        "probability": event.probability,
    }


def party_row(party: Party) -> dict[str, Any]:
    """A party with its words and its codes."""
    assert party.span is not None
    return {
        "text": party.name,
        "code": party.code,
        "sector": party.sector,
        "start": party.span.start,
        "end": party.span.end,
    }


def by_weight(events: Sequence[Event]) -> list[Event]:
    """The events of a sentence, the one that it is about first."""
    from alleged.analyse.events import main_first

    return main_first(events)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvents:
    """What the event stage finds in a document, and the model's scores that it used."""

    events: Sequence[Event]
    reading: Any
    words: Any
    sentences: Sequence[Span]


Finder = Callable[[Document, Row | None], FoundEvents]


def open_events(options: PredictOptions) -> Finder:
    """Read the models, and return what finds events with them."""
    from alleged.analyse.entities import find_entities
    from alleged.analyse.event_triggers import read_words
    from alleged.analyse.events import find_events
    from alleged.analyse.layers import find_layers
    from alleged.analyse.mentions import find_mentions
    from alleged.analyse.places import find_places
    from alleged.models.coreference import load_weights

    reader = reader_with(options, "act")
    weights, version = load_weights()

    def find(document: Document, row: Row | None) -> FoundEvents:
        sentences = row_sentences(row, document.text)
        reading = reader.read(document.text, sentences)
        mentions = find_mentions(document, sentences=sentences, reading=reading)
        places = find_places(document, sentences=sentences, mentions=mentions)
        entities, mentions = find_entities(
            document,
            sentences=sentences,
            mentions=mentions,
            places=places,
            weights=weights,
            version=version,
        )
        statements = find_layers(
            document, sentences=sentences, reading=reading, mentions=mentions, reader=reader
        )
        events = find_events(
            document,
            sentences=sentences,
            reading=reading,
            mentions=mentions,
            places=places,
            entities=entities,
            statements=statements,
        )
        return FoundEvents(
            events=events,
            reading=reading,
            words=read_words(document.text, reading, sentences),
            sentences=sentences,
        )

    return find


def predict_triggers(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Words that tell of an act: by our own sense of acts, or by that of a gold set (`scheme`)."""
    from alleged.analyse.event_triggers import find_marks, find_triggers, read_words
    from alleged.models.windows import sentence_starts

    scheme = options.scheme or "product"
    reader = reader_with(options, TRIGGER_SCHEMES[scheme])
    for row in rows:
        sentences = row_sentences(row, row.text)
        reading = reader.read(row.text, sentences)
        if scheme == "product":
            table = read_words(row.text, reading, sentences)
            marks = [trigger.parts[0] for trigger in find_triggers(reading, table)]
        else:
            marks = find_marks(
                reading,
                sentence_starts(reading.words, sentences).tolist(),
                head=TRIGGER_SCHEMES[scheme],
                bias=TRIGGER_BIAS[scheme],
            )
        spans = [reading.span(*mark) for mark in marks]
        yield Prediction(
            fields={
                "mentions": [
                    {"start": span.start, "end": span.end, "kind": "event"} for span in spans
                ]
            },
            made_by=frozenset({f"reader {reader.version}"}),
        )


def predict_event_class(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """CAMEO's five classes by what the model says of sentences and of their acts' types, or CASE
    2021's types by our events and a table of words (`scheme` case21)."""
    if options.scheme == "case21":
        yield from _case21(rows, options)
        return
    from alleged.models.quads import HEADS_ASKED, quad_log_probabilities

    reader = reader_with(options, "quad")
    for row in rows:
        reading = reader.read(row.text, [Span(0, len(row.text))], heads=HEADS_ASKED)
        chances = quad_log_probabilities(reading.scores).tolist()
        best = max(chances)
        yield Prediction(
            fields={
                "label": CAMEO_NAMES[chances.index(best)],
                "probability": round(exp(best), 4),
            },
            made_by=frozenset({f"reader {reader.version}"}),
        )


CAMEO_NAMES = tuple("make a statement" if name == "statement" else name for name in QUADS)


def _case21(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    find = open_events(options)

    def predict(document: Document) -> Prediction:
        found = find(document, None)
        return Prediction(
            fields={"label": case21_type(document.text, found.events)},
            made_by=frozenset(event.made_by for event in found.events),
        )

    return each_row(rows, predict, empty={"label": "OTHER"})


def predict_event_parties(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Who acts and on whom, of a sentence's main event, by the head that learnt CAMEO's habits."""

    reader = reader_with(options, "cameo_party")
    names = [label[2:] for label in HEADS["cameo_party"][1::2]]
    for row in rows:
        reading = reader.read(row.text, [Span(0, len(row.text))])
        yield Prediction(
            fields={
                "parties": [
                    {"start": span.start, "end": span.end, "label": names[name]}
                    for name, begin, end in reading.spans("cameo_party")
                    for span in (reading.span(begin, end),)
                ]
            },
            made_by=frozenset({f"reader {reader.version}"}),
        )
