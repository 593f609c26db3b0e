"""Given triggers, with type, parties and status -> their circumstances, as a build finds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from alleged.errors import InputError
from alleged.quality.predictors import Prediction, PredictOptions
from alleged.quality.rows import Row
from alleged.records.documents import Document
from alleged.records.events import Certainty, Event, EventLabel, EventStatus, Party, Polarity
from alleged.records.ids import record_id
from alleged.records.spans import Span

MADE_BY = "event circumstances 1"


def predict_circumstances(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """Place, days, numbers, means, speaker, chain and count of the triggers that a row gives."""
    from alleged.analyse.documents import analyse_document
    from alleged.analyse.event_circumstances import Around, add_circumstances
    from alleged.analyse.sentences import split_sentences
    from alleged.models.reader import Reader
    from alleged.quality.documents import document_from_row

    reader = Reader.load(options.reader, threads=options.threads)
    for row in rows:
        document = document_from_row(row)
        found = analyse_document(document, reader=reader)
        sentences = split_sentences(document.text)
        drafts = dict(given_events(row, document, sentences))
        events = add_circumstances(
            document,
            list(drafts.values()),
            around=Around(
                sentences=sentences,
                statements=found.statements,
                places=found.places,
                mentions=found.mentions,
                times=found.times,
                figures=found.figures,
                dating=found.datings[0] if found.datings else None,
            ),
        )
        names = {draft.id: name for name, draft in drafts.items()}
        sources = {one.id: one.source for one in found.statements}
        yield Prediction(
            fields={
                "triggers": [
                    circumstance_row(document, event, names=names, sources=sources)
                    for event in events
                ]
            },
            made_by=frozenset({MADE_BY}),
        )


def given_events(
    row: Row, document: Document, sentences: Sequence[Span]
) -> Iterator[tuple[str, Event]]:
    """The triggers of a row as events, by their ids.

    Raises: InputError for one that has no place in the text.
    """
    for entry in row.given.get("triggers") or ():
        start, end = entry.get("start"), entry.get("end")
        if not (type(start) is int and type(end) is int and 0 <= start < end <= len(row.text)):
            raise InputError(
                f'line {row.line}: "triggers" holds one that is no place in the text',
                fix='give "start" and "end" in code points, the end excluded',
            )
        trigger = Span(start, end)
        sentence = next((one for one in sentences if one.holds(trigger)), trigger)
        yield entry["id"], _event(entry, document, trigger, sentence)


def _event(entry: Mapping[str, Any], document: Document, trigger: Span, sentence: Span) -> Event:
    own = record_id("evt", document.id, [trigger], entry["id"])
    return Event(
        id=own,
        document_id=document.id,
        chain_id=own,
        trigger=(trigger,),
        sentence=sentence,
        event_type=entry["type"],
        modes=(entry["mode"],) if entry["mode"] else (),
        contexts=(),
        label=EventLabel(entry["label"]) if entry["label"] else None,
        quad=None,
        score=None,
        cameo=None,
        readings=(),
        actors=_parties(entry["actors"], document.text, sentence),
        recipients=_parties(entry["recipients"], document.text, sentence),
        reciprocal=False,
        place=None,
        place_id=None,
        time_id=None,
        begin=None,
        end=None,
        time_reason="",
        magnitudes=(),
        instrument=None,
        status=EventStatus(entry["status"]),
        polarity=Polarity.NEGATIVE if entry["status"] == "negated" else Polarity.POSITIVE,
        certainty=Certainty.CERTAIN,
        status_probability=1.0,
        status_reason="given",
        counted=False,
        statement_id=None,
        statement_ids=(),
        warnings=(),
        probability=1.0,
        reason="given",
        made_by=MADE_BY,
    )


def _parties(names: Sequence[str], text: str, sentence: Span) -> tuple[Party, ...]:
    """Parties by their words: in the sentence of the act, or else anywhere before it."""
    found = []
    for name in names:
        start = text.find(name, sentence.start, sentence.end)
        if start < 0:
            start = text.find(name)
        span = Span(start, start + len(name)) if start >= 0 else None
        found.append(
            Party(
                span=span,
                name=name,
                implied=span is None,
                entity_id=None,
                code=None,
                sector=None,
                label=None,
                probability=1.0,
                reason="given",
            )
        )
    return tuple(found)


def circumstance_row(
    document: Document,
    event: Event,
    *,
    names: Mapping[str, str],
    sources: Mapping[str, tuple[Span, ...]],
) -> dict[str, Any]:
    """An event in the layout of `scorers/circumstances.py`."""
    text = document.text
    source = sources.get(event.statement_id or "", ())
    return {
        "id": names[event.id],
        "place": event.place.of(text) if event.place else None,
        "begin": event.begin,
        "end": event.end,
        "magnitudes": [
            {"kind": one.kind.value, "low": one.low, "high": one.high, "bound": one.bound.value}
            for one in event.magnitudes
        ],
        "instrument": event.instrument.of(text) if event.instrument else None,
        "speaker": " ".join(span.of(text) for span in source) or None,
        "same_as": None if event.chain_id == event.id else names[event.chain_id],
        "counted": event.counted,
    }


def check_circumstances(row: Mapping[str, Any], size: int) -> str | None:
    """`triggers`, each with the `id` of a given one and all fields."""
    entries = row.get("triggers")
    if not isinstance(entries, list):
        return '"triggers" is no list of objects'
    needed = ("place", "begin", "end", "magnitudes", "instrument", "speaker", "same_as", "counted")
    for entry in entries:
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
            return '"triggers" holds one without an "id"'
        missing = [field for field in needed if field not in entry]
        if missing:
            return f'trigger {entry["id"]} has no "{missing[0]}"'
    return None
