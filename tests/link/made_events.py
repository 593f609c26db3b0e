"""Events of documents written by hand, for what links them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.made import a_document

from alleged.records.documents import DatedValue, DatePrecision, Document
from alleged.records.events import (
    Certainty,
    Event,
    EventLabel,
    EventStatus,
    Magnitude,
    MagnitudeKind,
    Party,
    Polarity,
)
from alleged.records.figures import Bound
from alleged.records.ids import record_id
from alleged.records.spans import Span


def a_dated_document(text: str, day: str) -> Document:
    """A document of that text, published on that day."""
    dated = DatedValue(value=day, precision=DatePrecision.DAY, evidence="given", raw=day)
    return replace(a_document(text), published=dated)


def span_of(document: Document, words: str) -> Span:
    """Where the words stand."""
    start = document.text.index(words)
    return Span(start, start + len(words))


def a_party(document: Document, span: Span, code: str | None = None) -> Party:
    """The party whose words stand there."""
    return Party(
        span=span,
        name=span.of(document.text),
        implied=False,
        entity_id=None,
        code=code,
        sector=None,
        label=None,
        probability=0.9,
        reason="given",
    )


def an_event(
    document: Document,
    trigger: Span,
    *,
    event_type: str | None = None,
    label: str | None = None,
    actors: Sequence[Span] = (),
    recipients: Sequence[Span] = (),
    place: Span | None = None,
    begin: str | None = None,
    end: str | None = None,
    numbers: Sequence[tuple[str, float, Span]] = (),
    status: str = "happened",
    chain_id: str | None = None,
    score: float | None = None,
    code: str | None = None,
) -> Event:
    """An event whose words stand at `trigger`."""
    id_ = record_id("evt", document.id, (trigger,))
    return Event(
        id=id_,
        document_id=document.id,
        chain_id=chain_id or id_,
        trigger=(trigger,),
        sentence=Span(0, len(document.text)),
        event_type=event_type,
        modes=(),
        contexts=(),
        label=EventLabel(label) if label else None,
        quad=None,
        score=score,
        cameo=None,
        readings=(),
        actors=tuple(a_party(document, span, code) for span in actors),
        recipients=tuple(a_party(document, span) for span in recipients),
        reciprocal=False,
        place=place,
        place_id=None,
        time_id=None,
        begin=begin,
        end=end,
        time_reason="given",
        magnitudes=tuple(
            Magnitude(
                kind=MagnitudeKind(kind),
                span=span,
                figure_id=None,
                low=value,
                high=value,
                bound=Bound.EXACT,
            )
            for kind, value, span in numbers
        ),
        instrument=None,
        status=EventStatus(status),
        polarity=Polarity.NEGATIVE if status == "negated" else Polarity.POSITIVE,
        certainty=Certainty.CERTAIN,
        status_probability=0.9,
        status_reason="given",
        counted=True,
        statement_id=None,
        statement_ids=(),
        warnings=(),
        probability=0.9,
        reason="given",
        made_by="by hand",
    )
