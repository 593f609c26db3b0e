"""The circumstances of acts: where, when, how many, by what means, who says so, and which mentions
tell of one act.

`add_circumstances` takes the events of a document as their detection leaves them, with trigger,
type, parties and status, and fills in the rest, one small function a field. Nothing is made more
precise than the text has it, and each conclusion says what it rests on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from alleged.analyse.event_chains import (
    COUNTABLE,
    Linked,
    headline_stronger,
    link_events,
)
from alleged.analyse.event_dates import EventDate, date_events
from alleged.analyse.event_instruments import find_instrument
from alleged.analyse.event_magnitudes import find_magnitudes
from alleged.analyse.event_places import PlaceFinder, PlaceFound, taken_over
from alleged.analyse.event_statements import holding_statements, opened_contents
from alleged.analyse.event_words import CutText
from alleged.analyse.timex.words import word_set
from alleged.records.datings import Dating
from alleged.records.documents import Document
from alleged.records.events import (
    Event,
    EventLabel,
    EventStatus,
    EventWarning,
    MagnitudeKind,
)
from alleged.records.figures import Figure
from alleged.records.mentions import Mention
from alleged.records.places import Place
from alleged.records.spans import Span
from alleged.records.statements import Statement
from alleged.records.times import Timex

BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT", "MOBILIZE"})
"""Types of what is done in a place: it goes on where the sentence before was, unless a place is
named. Words, visits and decisions are often of somewhere else."""
BODILY_LABELS = frozenset({EventLabel.COUP, EventLabel.OATH})
MEETINGS = frozenset({"CONSULT", "AGREE"})
DATELINE_DAYS = 31
"""An act that lies further back than this is not placed by the dateline."""
SUM_DAYS = 7
"""The killed of a longer stretch are a sum, not one act."""
RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
FIRM = frozenset({"beside", "clause", "same day"})
"""Grounds of a date that no other mention of the act overrides; see `EventDate.ground`."""
FROM_EXPRESSION = FIRM | {"sentence", "headline"}
"""Those that the other mentions of the act may take over."""
LATER = word_set("afterwards after earlier following later previously since subsequently then")
"""Words that part an act from the time of the sentence before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What else was found in the document."""

    sentences: Sequence[Span]
    statements: Sequence[Statement]
    places: Sequence[Place]
    mentions: Sequence[Mention]
    times: Sequence[Timex]
    figures: Sequence[Figure]
    dating: Dating | None = None


def add_circumstances(
    document: Document, events: Sequence[Event], *, around: Around
) -> list[Event]:
    """The events in text order, each with statements, time, place, magnitudes, instrument, chain,
    and whether it is counted.

    What is there already of parties, type and status is left as it is. Offsets: code points of
    `document.text`, end excluded.
    Method: rules of our own; measured on our own labelled news, see `docs/events.md`.
    """
    if not events or not around.sentences:
        return list(events)
    cut_text = CutText(document.text, around.sentences)
    given = sorted(events, key=lambda event: (event.trigger, event.id))
    opened = opened_contents(around.statements, [event.trigger[0] for event in given])
    finder = PlaceFinder.of(cut_text, around.places, around.mentions)
    dates = _dates(document, cut_text, given, opened, around)
    told = [
        _changed(
            event,
            **_holders(chain),
            **_place(event, finder.near(event, outside=inner)),
            **_time(found),
            magnitudes=magnitudes,
            instrument=event.instrument or find_instrument(cut_text, event),
            reciprocal=event.reciprocal or is_reciprocal(event),
        )
        for event, chain, inner, found, magnitudes in zip(
            given,
            holding_statements(around.statements, [event.trigger[0] for event in given]),
            opened,
            dates,
            find_magnitudes(cut_text, given, around.figures),
            strict=True,
        )
    ]
    title = document.title_span
    firm = [found.ground in FIRM for found in dates]
    linked = link_events(cut_text, told, firm=firm, title=title)
    stronger = headline_stronger(told, linked, title)
    told = _share_dates(told, linked, dates)
    told = _share_places(cut_text, told, linked, finder)
    return _chained(told, linked, stronger, _counted(told, linked, title))


def _changed(event: Event, **fields: Any) -> Event:
    """The event with these fields: a record of thirty is made anew only where one differs."""
    differ = any(getattr(event, name) != value for name, value in fields.items())
    return replace(event, **fields) if differ else event


def is_reciprocal(event: Event) -> bool:
    """Whether several do it together: `the two ministers met`."""
    return event.event_type in RECIPROCAL and len(event.actors) > 1 and not event.recipients


def _holders(chain: Sequence[Statement]) -> dict[str, Any]:
    """The fields for the statements that hold an act, the innermost first."""
    return {
        "statement_id": chain[0].id if chain else None,
        "statement_ids": tuple(one.id for one in chain),
    }


# --- when ----------------------------------------------------------------------------------------

SAME_DAY = word_set("afternoon day evening morning night time")


def _dates(
    document: Document,
    cut_text: CutText,
    events: Sequence[Event],
    opened: Sequence[Sequence[Span]],
    around: Around,
) -> list[EventDate]:
    """The days of each event; `the same day` is that of the event told before."""
    triggers = [event.trigger[0] for event in events]
    published = document.published.value[:10] if document.published else None
    latest = published or (around.dating.end if around.dating is not None else None)
    spans = {timex.id: timex.span for timex in around.times}
    found = date_events(
        document, around.times, triggers, sentences=around.sentences, dating=around.dating
    )
    before: EventDate | None = None
    bodily = False
    dates: list[EventDate] = []
    for event, one, inner in zip(events, found, opened, strict=True):
        one = _outside(one, inner, spans)
        words = _same_day(cut_text, event.trigger[0])
        if words is not None and before is not None and one.ground not in ("beside", "clause"):
            one = replace(before, ground="same day", reason=f"“{words}”: {before.reason}")
        elif one.ground == "before" and not (bodily and _goes_on(cut_text, event)):
            one = one.others[-1] if one.others else one
        one = _not_ahead(document.text, event, one, spans, published)
        one = _as_told(event, one, latest)
        if one.ground in FROM_EXPRESSION:
            before, bodily = one, _is_bodily(event)
        dates.append(one)
    return dates


NOT_DONE = frozenset(
    {EventStatus.ORDERED, EventStatus.PLANNED, EventStatus.HYPOTHETICAL, EventStatus.GENERIC}
)


def _as_told(event: Event, found: EventDate, latest: str | None) -> EventDate:
    """Without an expression the status says more than the tense of the nearest verb: what is told
    as done does not lie behind publication, and what is only planned or possible may."""
    if found.timex_id is not None:
        return found
    if event.status in (EventStatus.HAPPENED, EventStatus.ATTEMPTED) and latest is not None:
        if found.end is not None:
            return found
        said = f"told as done, so not after publication ({latest})"
        return replace(found, begin=None, end=latest, reason=said)
    if event.status in NOT_DONE and found.end is not None:
        said = "not told as done, and no time expression dates it"
        return replace(found, begin=None, end=None, reason=said)
    return found


def _outside(found: EventDate, inner: Sequence[Span], spans: Mapping[str, Span]) -> EventDate:
    """The nearest date that does not stand among the words of another act."""
    return next(
        (
            one
            for one in (found, *found.others)
            if one.timex_id is None or not any(part.holds(spans[one.timex_id]) for part in inner)
        ),
        found,
    )


def _goes_on(cut_text: CutText, event: Event) -> bool:
    """Whether an act may belong to the time of the sentence before: it is done, not said, and no
    word such as `later` parts the two."""
    cut = cut_text.at(event.trigger[0].start)
    return _is_bodily(event) and not any(word in LATER for word in cut.tokens.lows)


def _not_ahead(
    text: str,
    event: Event,
    found: EventDate,
    spans: Mapping[str, Span],
    published: str | None,
) -> EventDate:
    """A date that what is told as done can have: an expression for later days belongs to other
    words (`agreed to open offices by June`), and `by 5 March` gives the last day alone."""
    if event.status is not EventStatus.HAPPENED or found.timex_id is None:
        return found
    after = published is not None and (found.begin or found.end or "") > published
    if after and found.others:
        return found.others[-1]
    span = spans.get(found.timex_id)
    if span is not None and text[max(0, span.start - 3) : span.start].lower() == "by ":
        return replace(found, begin=None)
    return found


def _same_day(cut_text: CutText, trigger: Span) -> str | None:
    """The words `the same day`, `that night` in the sentence of the trigger."""
    cut = cut_text.at(trigger.start)
    low = cut.tokens.low
    if "same" not in cut.tokens.lows and "that" not in cut.tokens.lows:
        return None
    for at in range(len(cut.tokens.lows)):
        if low(at) == "same" and low(at + 1) in SAME_DAY:
            return f"the same {low(at + 1)}"
        if low(at) == "that" and low(at + 1) in SAME_DAY and low(at + 1) != "time":
            return f"that {low(at + 1)}"
    return None


def _time(found: EventDate) -> dict[str, Any]:
    """The fields for when an act was."""
    return {
        "time_id": found.timex_id,
        "begin": found.begin,
        "end": found.end,
        "time_reason": found.reason,
    }


def _share_dates(
    events: Sequence[Event], linked: Sequence[Linked], dates: Sequence[EventDate]
) -> list[Event]:
    """Give the mentions of an act that no expression dates the days of one that has them."""
    best: dict[int, int] = {}
    for grounds in (FIRM, FROM_EXPRESSION):
        for number, one in enumerate(linked):
            if dates[number].ground in grounds and not one.taken_up:
                best.setdefault(one.first, number)
    shared = []
    for number, event in enumerate(events):
        source = best.get(linked[number].first)
        loose = dates[number].ground not in FIRM or linked[number].taken_up
        if source is not None and source != number and loose:
            other = events[source]
            event = replace(
                event,
                time_id=other.time_id,
                begin=other.begin,
                end=other.end,
                time_reason=f"the same act is dated elsewhere: {other.time_reason}",
            )
        shared.append(event)
    return shared


# --- where ---------------------------------------------------------------------------------------


def _place(event: Event, found: PlaceFound | None) -> dict[str, Any]:
    """The fields for where an act was; none where nothing new is found."""
    if found is None or event.place is not None:
        return {}
    return {"place": found.span, "place_id": found.place_id, "place_reason": found.reason}


def _placed(event: Event, found: PlaceFound | None) -> Event:
    return _changed(event, **_place(event, found))


def _share_places(
    cut_text: CutText, events: Sequence[Event], linked: Sequence[Linked], finder: PlaceFinder
) -> list[Event]:
    """Places for the mentions whose sentence names none: that of the same act, that of the
    sentence before in the same paragraph, the dateline."""
    best: dict[int, int] = {}
    for number, one in enumerate(linked):
        if events[number].place is not None:
            best.setdefault(one.first, number)
    placed: list[Event] = []
    for number, event in enumerate(events):
        if event.place is None:
            source = best.get(linked[number].first)
            found = (
                taken_over(events[source], cut_text.text, "where the same act is told")
                if source is not None
                else None
            )
            if found is None:
                found = _from_before(cut_text, placed, event)
            if found is None and _may_be_at_dateline(event):
                found = finder.from_dateline()
            event = _placed(event, found)
        placed.append(event)
    return placed


def _is_bodily(event: Event) -> bool:
    if event.label is not None:
        return event.label in BODILY_LABELS
    return event.event_type is None or event.event_type in BODILY


def _from_before(cut_text: CutText, before: Sequence[Event], event: Event) -> PlaceFound | None:
    """The place of the act told last, in this sentence or the one before it."""
    if not before or event.status not in COUNTABLE:
        return None
    here = cut_text.at(event.trigger[0].start)
    last = before[-1]
    there = cut_text.at(last.trigger[0].start)
    if here.paragraph != there.paragraph or here.number - there.number > 1:
        return None
    if not _goes_on_there(last, event) or _apart(last, event):
        return None
    return taken_over(last, cut_text.text, "the place of what is told just before")


def _goes_on_there(last: Event, event: Event) -> bool:
    """Whether an act is likely where the one before was: force where force or a protest was, a
    meeting on a visit, an agreement at a meeting."""
    if last.event_type in MEETINGS and event.event_type in MEETINGS:
        return last.label is None and event.label is None
    if not (_is_bodily(last) and _is_bodily(event)):
        return False
    return not (event.event_type == "RETREAT" and last.event_type == "PROTEST")


def _apart(one: Event, other: Event) -> bool:
    """Whether years or months lie between the two, as far as both are dated."""
    if not (one.begin and other.begin and one.end and other.end):
        return False
    first, second = sorted((one, other), key=lambda event: event.begin or "")
    return _days(first.end or "", second.begin or "") > DATELINE_DAYS


def _may_be_at_dateline(event: Event) -> bool:
    """Whether the act is one of the days before the report, as far as that is told."""
    if event.status in (EventStatus.GENERIC, EventStatus.HYPOTHETICAL):
        return False
    return event.begin is None or event.end is None or _days(event.begin, event.end) <= SUM_DAYS


def _days(begin: str, end: str) -> int:
    try:
        return (date.fromisoformat(end) - date.fromisoformat(begin)).days
    except ValueError:
        return 0


# --- which act, and whether it counts ---------------------------------------------------------


def _chained(
    events: Sequence[Event], linked: Sequence[Linked], stronger: set[int], counted: set[int]
) -> list[Event]:
    return [
        _changed(
            event,
            chain_id=events[linked[number].first].id,
            chain_reason=linked[number].reason,
            warnings=_warned(event, number in stronger),
            counted=number in counted,
        )
        for number, event in enumerate(events)
    ]


def _warned(event: Event, stronger: bool) -> tuple[EventWarning, ...]:
    if not stronger or EventWarning.HEADLINE_STRONGER in event.warnings:
        return event.warnings
    return (*event.warnings, EventWarning.HEADLINE_STRONGER)


def _counted(events: Sequence[Event], linked: Sequence[Linked], title: Span | None) -> set[int]:
    """The events that are counted, each act once: at its first mention that tells of it as done,
    tried or alleged. The text goes before the headline, which often says more than it and leaves
    the parties out."""
    chosen: dict[int, int] = {}
    for in_title in (False, True):
        for number, (event, one) in enumerate(zip(events, linked, strict=True)):
            may = event.status in COUNTABLE and not one.plural and not _is_sum(event)
            if may and in_title == (title is not None and title.holds(event.trigger[0])):
                chosen.setdefault(one.first, number)
    return set(chosen.values())


def _is_sum(event: Event) -> bool:
    """Whether it adds up what was done to several over weeks: `14 were killed last year`."""
    if not event.begin:
        return False
    many = any(
        one.kind in (MagnitudeKind.DEAD, MagnitudeKind.INJURED) and (one.low or 0) > 1
        for one in event.magnitudes
    )
    return many and (event.end is None or _days(event.begin, event.end) > SUM_DAYS)
