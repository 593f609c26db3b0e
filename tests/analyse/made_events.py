"""Events made by hand, for tests of their circumstances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tests.made import a_document

from alleged.analyse.event_circumstances import Around, add_circumstances
from alleged.analyse.sentences import split_sentences
from alleged.analyse.times import find_times
from alleged.records.documents import DatedValue, DatePrecision, Document
from alleged.records.events import Certainty, Event, EventStatus, Party, Polarity
from alleged.records.figures import Bound, Figure, FigureKind
from alleged.records.ids import record_id
from alleged.records.places import Place, PlaceKind, PlaceRole
from alleged.records.spans import Span
from alleged.records.statements import Statement


def nth_span(text: str, words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def an_article(text: str, *, day: str = "2023-03-15", **changes: Any) -> Document:
    """A document that was published on this day; a first paragraph without a stop is its title."""
    published = DatedValue(value=day, precision=DatePrecision.DAY, evidence="test", raw=day)
    head, parting, _ = text.partition("\n\n")
    if parting and not head.endswith("."):
        changes = {"title": head, "title_span": Span(0, len(head)), **changes}
    return a_document(text, published=published, **changes)


def a_party(document: Document, words: str, nth: int = 1) -> Party:
    return Party(
        span=nth_span(document.text, words, nth), name=words, implied=False, entity_id=None,
        code=None, sector=None, label=None, probability=0.9, reason="made by hand",
    )  # fmt: skip


def an_event(
    document: Document,
    words: str,
    event_type: str | None = "ASSAULT",
    *modes: str,
    nth: int = 1,
    actor: str | None = None,
    recipient: str | None = None,
    status: EventStatus = EventStatus.HAPPENED,
    **changes: Any,
) -> Event:
    """An event at the nth place of these words."""
    trigger = nth_span(document.text, words, nth)
    own = record_id("evt", document.id, [trigger])
    sentences = split_sentences(document.text)
    event = Event(
        id=own, document_id=document.id, chain_id=own, trigger=(trigger,),
        sentence=next(one for one in sentences if one.holds(trigger)),
        event_type=event_type, modes=modes, contexts=(), label=None, quad=None, score=None,
        cameo=None, readings=(),
        actors=(a_party(document, actor),) if actor else (),
        recipients=(a_party(document, recipient),) if recipient else (),
        reciprocal=False, place=None, place_id=None, time_id=None, begin=None, end=None,
        time_reason="", magnitudes=(), instrument=None, status=status,
        polarity=Polarity.POSITIVE, certainty=Certainty.CERTAIN, status_probability=0.9,
        status_reason="made by hand", counted=False, statement_id=None, statement_ids=(),
        warnings=(), probability=0.9, reason="made by hand", made_by="test",
    )  # fmt: skip
    return replace(event, **changes)


def a_place(
    document: Document, words: str, role: PlaceRole = PlaceRole.PLACE, *, nth: int = 1,
    kind: PlaceKind | None = PlaceKind.CITY,
) -> Place:  # fmt: skip
    span = nth_span(document.text, words, nth)
    return Place(
        id=record_id("plc", document.id, [span]), document_id=document.id, span=span,
        mention_id=None, role=role, place=None, name=None, kind=kind, country=None,
        country_alpha3=None, admin1=None, latitude=None, longitude=None, candidates=(),
        probability=0.9, reason="made by hand", made_by="test",
    )  # fmt: skip


def a_figure(
    document: Document, words: str, low: float, *measure: str, nth: int = 1, **changes: Any
) -> Figure:
    span = nth_span(document.text, words, nth)
    figure = Figure(
        id=record_id("fig", document.id, [span]), document_id=document.id, span=span,
        kind=FigureKind.AMOUNT, low=low, high=None, number_spans=(span,), unit=None,
        unit_span=None, unit_code=None, price_year=None, bound=Bound.EXACT, change=None,
        qualifier=None, counted=nth_span(document.text, measure[0]) if measure else None,
        measure=tuple(nth_span(document.text, part) for part in measure), entity=None, base=None,
        period=(), place=None, hedge=None, other_end_id=None, warnings=(), statement_id=None,
        probability=0.9, reason="made by hand", made_by="test",
    )  # fmt: skip
    return replace(figure, **changes)


def circumstances(
    document: Document,
    events: Sequence[Event],
    *,
    places: Sequence[Place] = (),
    figures: Sequence[Figure] = (),
    statements: Sequence[Statement] = (),
) -> list[Event]:
    """The events with their circumstances; the times are read from the text."""
    sentences = split_sentences(document.text)
    return add_circumstances(
        document,
        events,
        around=Around(
            sentences=sentences,
            statements=statements,
            places=places,
            mentions=(),
            times=find_times(document, sentences=sentences),
            figures=figures,
        ),
    )
