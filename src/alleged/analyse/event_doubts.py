"""Events with the doubts that their sentences give rise to: the last step of reading events.

Where a reading is probably wrong the event stays, with the other reading beside it, and is not
counted. Doubtful words in which no act was found become notes of the document: nothing vanishes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alleged.analyse.act_words import kinds_at
from alleged.analyse.doubtful_words import Doubted
from alleged.analyse.event_status import read_status
from alleged.analyse.event_syntax import SentenceSyntax
from alleged.analyse.event_warnings import (
    RULES,
    Suspicion,
    find_suspicions,
    headline_says_more,
    warnings_at,
)
from alleged.records.documents import Document
from alleged.records.events import (
    Event,
    EventLabel,
    EventReading,
    EventStatus,
    EventWarning,
)
from alleged.records.ids import record_id
from alleged.records.issues import Issue, Severity, Stage, make_issue
from alleged.records.spans import Span

MAX_NOTES = 20
"""Notes about one document; a text full of them is a bad translation throughout."""
UNCOUNTED = frozenset(
    {
        EventWarning.GARBLED,
        EventWarning.PARTIES_UNSURE,
        EventWarning.CONDITION_LOST,
        EventWarning.EUPHEMISM,
    }
)
WEAKER = frozenset(
    {
        EventStatus.ATTEMPTED,
        EventStatus.ALLEGED,
        EventStatus.PLANNED,
        EventStatus.FUTURE,
        EventStatus.HYPOTHETICAL,
        EventStatus.NEGATED,
    }
)


def with_doubts(
    document: Document,
    events: Sequence[Event],
    *,
    syntax: Sequence[SentenceSyntax],
    doubted: Sequence[Doubted] = (),
) -> tuple[list[Event], list[Issue]]:
    """The events with their warnings, those that only a euphemism names, and notes on the rest.

    In text order. `syntax`: of all sentences; `doubted`: the words that the reader model doubts.
    Events that were chained and counted keep their chain; what is in doubt is no longer counted.
    """
    suspicions = find_suspicions(document.text, syntax, doubted)
    warned = [_with_warnings(event, suspicions) for event in events]
    warned = with_headline(document, warned)
    warned += _glossed(document, warned, suspicions, syntax)
    warned.sort(key=lambda event: (event.trigger, event.id))
    return warned, _notes(document, warned, suspicions)


def _with_warnings(event: Event, suspicions: Sequence[Suspicion]) -> Event:
    """The event with each kind of warning once, and the readings that they name."""
    found = warnings_at(suspicions, event.trigger[0])
    if not found:
        return event
    new = tuple(one for one in found if one.warning not in event.warnings)
    return replace(
        event,
        warnings=(*event.warnings, *(one.warning for one in new)),
        readings=(*event.readings, *(_reading(one) for one in found)),
        counted=event.counted and not any(one.warning in UNCOUNTED for one in found),
    )


def _reading(suspicion: Suspicion) -> EventReading:
    stands, meant = suspicion.readings
    return EventReading(
        event_type=suspicion.kind.event_type if suspicion.kind else None,
        label=suspicion.kind.label if suspicion.kind else None,
        probability=suspicion.probability,
        reason=f"{meant} (as it stands: {stands}); {suspicion.reason}",
    )


def _glossed(
    document: Document,
    events: Sequence[Event],
    suspicions: Sequence[Suspicion],
    syntax: Sequence[SentenceSyntax],
) -> list[Event]:
    """Events of euphemisms in whose words no act was found: without type, date and count."""
    taken = [span for event in events for span in event.trigger]
    made: list[Event] = []
    for one in suspicions:
        if one.kind is None or any(one.span.overlaps(span) for span in taken):
            continue
        sentence = next((s for s in syntax if s.span == one.sentence), None)
        if sentence is None:
            continue
        taken.append(one.span)
        told = read_status(document.text, sentence=sentence, trigger=one.span)
        id_ = record_id("evt", document.id, (one.span,), "euphemism")
        made.append(
            Event(
                id=id_,
                document_id=document.id,
                chain_id=id_,
                trigger=(one.span,),
                sentence=one.sentence,
                event_type=None,
                modes=(),
                contexts=(),
                label=None,
                quad=None,
                score=None,
                cameo=None,
                readings=(_reading(one),),
                actors=(),
                recipients=(),
                reciprocal=False,
                place=None,
                place_id=None,
                time_id=None,
                begin=None,
                end=None,
                time_reason="no day is given to words that may stand for another act",
                magnitudes=(),
                instrument=None,
                status=told.status,
                polarity=told.polarity,
                certainty=told.certainty,
                status_probability=told.probability,
                status_reason=told.reason,
                counted=False,
                statement_id=None,
                statement_ids=(),
                warnings=(EventWarning.EUPHEMISM,),
                probability=one.probability,
                reason=one.reason,
                made_by=RULES,
            )
        )
    return made


def with_headline(document: Document, events: Sequence[Event]) -> list[Event]:
    """Events of the headline that the text below does not bear out, with a warning.

    A coup, raid or arrest that the text tells as tried is tried in the headline too.
    """
    title = document.title_span
    if title is None:
        return list(events)
    below = [event for event in events if event.trigger[0].start >= title.end]
    text_below = document.text[title.end :]
    return [
        _under(event, below, document.text, text_below) if _is_in(event, title) else event
        for event in events
    ]


def _is_in(event: Event, title: Span) -> bool:
    return title.holds(event.trigger[0])


def _under(event: Event, below: Sequence[Event], text: str, text_below: str) -> Event:
    """A headline's event, held against the text."""
    same = [
        one
        for one in below
        if one.chain_id == event.chain_id
        or (one.label is not None and one.label is event.label)
        or (one.event_type is not None and one.event_type == event.event_type)
        or (_jails(one) and _jails(event))
    ]
    words = " ".join(span.of(text) for span in event.trigger)
    told = [one.status for one in same or below]
    reason = headline_says_more(words, event.status, told, text_below)
    if reason is None and not same and below and event.status is EventStatus.HAPPENED:
        reason = _nothing_alike(event, text_below)
    if reason is None:
        return event
    if EventWarning.HEADLINE_STRONGER not in event.warnings:
        event = replace(event, warnings=(*event.warnings, EventWarning.HEADLINE_STRONGER))
    statuses = {one.status for one in same}
    if event.status is EventStatus.HAPPENED and statuses and statuses <= WEAKER:
        first = same[0]
        event = replace(
            event,
            status=first.status,
            polarity=first.polarity,
            certainty=first.certainty,
            status_probability=first.status_probability,
            status_reason=f"{reason}; below: {first.status_reason}",
        )
    return event


def _jails(event: Event) -> bool:
    """Whether an act is of arrests and prison sentences."""
    return bool({"arrest", "convict"} & set(event.modes))


HARSH = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"})
HARSH_LABELS = frozenset(
    {EventLabel.COUP, EventLabel.REMOVAL, EventLabel.DIPLOMAT_EXPULSION, EventLabel.EXILE}
)


def _nothing_alike(event: Event, text_below: str) -> str | None:
    """Why a harsh act of the headline is stronger than a text none of whose words can name one of
    its kind."""
    if event.event_type not in HARSH and event.label not in HARSH_LABELS:
        return None
    kinds = {kind for kind in (event.event_type, event.label and event.label.value) if kind}
    words = re.findall(r"[a-z'-]+", text_below.lower())
    for at in range(len(words)):
        if any(kind.split()[0] in kinds for kind in kinds_at(words, at)[0]):
            return None
    return "the text below has no word for such an act"


def _notes(
    document: Document, events: Sequence[Event], suspicions: Sequence[Suspicion]
) -> list[Issue]:
    """A note for every suspicion that no event carries."""
    notes = []
    for one in suspicions:
        carried = any(
            one.warning in event.warnings and one.touches(event.trigger[0]) for event in events
        )
        if carried:
            continue
        notes.append(
            make_issue(
                f"doubtful-{one.warning.value.replace(' ', '-')}",
                Severity.NOTE,
                f"{one.reason}: read as “{one.readings[0]}” or as “{one.readings[1]}”",
                "compare the text in its original language, if there is one",
                span=one.span,
                stage=Stage.ANALYSE,
            )
        )
        if len(notes) == MAX_NOTES:
            break
    return notes
