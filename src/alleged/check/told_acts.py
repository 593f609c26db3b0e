"""Coups and clashes of a document's events, as lists of events can be asked for them.

What names the act, who did it to whom, where and when stand in the records of kind `events`; how a
coup ended does not, so that the words of its sentence still say it. What is feared, planned,
ordered or told of in general is passed over, and so is what no time expression dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alleged.analyse.names import word_set
from alleged.check.descriptors import EventKind
from alleged.check.parties import is_country_code
from alleged.check.questions import FORECASTS, Told
from alleged.check.told_events import (
    FICTION,
    TRIGGERS,
    UNREAL,
    ToldEvent,
    grade_of,
    is_negation,
    time_words,
)
from alleged.check.vocabulary import Vocabulary, words_of
from alleged.records.events import Event, EventLabel, EventStatus, Party
from alleged.records.spans import Span
from alleged.records.times import Timex

REAL = frozenset({EventStatus.HAPPENED, EventStatus.ATTEMPTED, EventStatus.ALLEGED})
STATE = frozenset({"GOV", "MIL", "COP", "SPY"})
ARMED = frozenset({"REB", "UAF"})
CLOSE_CHARS = 24
"""How far from the trigger a `coup` may end."""
BEFORE = 4
"""Words before the trigger that can make it a fear or a plan: `warned of a new coup`."""
DENYING = 3
"""Words before the trigger that can deny it."""


def find_told_acts(
    told: Told, events: Sequence[Event], vocabulary: Vocabulary, kinds: Sequence[EventKind]
) -> Iterator[ToldEvent]:
    """The acts that lists can be asked for, in text order; of a sentence the first of its kind."""
    seen: set[tuple[EventKind, Span]] = set()
    for event in sorted(events, key=lambda one: (one.trigger[0], one.id)):
        kind = _kind(event)
        if kind not in kinds or kind is None or (kind, event.sentence) in seen:
            continue
        found = _told_act(told, event, kind, vocabulary)
        if found is not None:
            seen.add((kind, event.sentence))
            yield found


def passed_over(told: Told, events: Sequence[Event]) -> set[Span]:
    """Sentences whose coup is feared, planned or told of in general, so that no list is asked for
    it, whatever else their words say."""
    return {
        event.sentence
        for event in events
        if event.label is EventLabel.COUP
        and (event.status not in REAL | {EventStatus.NEGATED} or is_unreal(told, event))
    }


def _kind(event: Event) -> EventKind | None:
    if event.label is EventLabel.COUP:
        return EventKind.COUP
    doers = {one.sector for one in event.actors}
    if event.label is EventLabel.REMOVAL and "MIL" in doers and event.recipients:
        return EventKind.COUP  # "the military ousted its president"; `_told_act` asks for the verb
    sectors = {one.sector for one in (*event.actors, *event.recipients)}
    if event.event_type == "ASSAULT" and sectors & STATE and sectors & ARMED:
        return EventKind.CONFLICT
    return None


def _told_act(
    told: Told, event: Event, kind: EventKind, vocabulary: Vocabulary
) -> ToldEvent | None:
    if event.label is EventLabel.REMOVAL and not _is_overthrow(told, event):
        return None
    denied = event.status is EventStatus.NEGATED or _is_denied(told, event)
    if (event.status not in REAL and not denied) or is_unreal(told, event):
        return None
    time = time_of(told, event)
    if time is None:
        return None
    parties = countries_of(told, event, vocabulary)
    clash = kind is EventKind.CONFLICT
    if not parties or (clash and (denied or len(parties) > 1)):
        return None
    lows = [word.low for word in words_of(told.text, event.sentence.start, event.sentence.end)]
    grade = "" if clash else grade_of(lows)
    if grade == "successful" and event.status is EventStatus.ATTEMPTED:
        grade = "attempt"
    return ToldEvent(
        kind=kind,
        span=event.trigger[0] if clash else _with_coup(told, event),
        entity=parties[0],
        first=str(time.begin),
        last=str(time.end),
        time=time_words(time),
        grade=grade or ("attempt" if event.status is EventStatus.ATTEMPTED and not clash else ""),
        negated=denied,
        sure=len(parties) == 1 and event.sentence.holds(time.span),
        part=clash,
        event_id=event.id,
        statement_id=event.statement_id,
    )


OVERTHROWS = word_set("ousted toppled deposed overthrew overthrown unseated")


def _is_overthrow(told: Told, event: Event) -> bool:
    own = words_of(told.text, event.trigger[0].start, event.trigger[-1].end)
    return any(word.low in OVERTHROWS for word in own)


def _is_denied(told: Told, event: Event) -> bool:
    """Whether the words just before the act say that there was none: `no coup was attempted`,
    `nobody attempted a coup`."""
    before = words_of(told.text, event.sentence.start, event.trigger[0].start)[-DENYING:]
    return event.label is EventLabel.COUP and any(map(is_negation, before))


def _with_coup(told: Told, event: Event) -> Span:
    """The words of the act, with a `coup` close by that names it, too: `seized power in a coup`."""
    trigger = event.trigger[0]
    for match in TRIGGERS[EventKind.COUP].finditer(
        told.text, event.sentence.start, event.sentence.end
    ):
        whole = Span(min(trigger.start, match.start()), max(trigger.end, match.end()))
        if whole.end - whole.start - (trigger.end - trigger.start) <= CLOSE_CHARS:
            return whole
    return trigger


def is_unreal(told: Told, event: Event) -> bool:
    """Whether the words of the act, or those just before it, fear, plan, foretell or forbid it."""
    trigger = event.trigger[0]
    whole = words_of(told.text, event.sentence.start, event.sentence.end)
    if any(word.low in FICTION for word in whole):
        return True
    before = [word for word in whole if word.end <= trigger.start][-BEFORE:]
    own = words_of(told.text, trigger.start, event.trigger[-1].end)
    doubtful = UNREAL | FORECASTS
    return any(
        word.low in doubtful and not (word.low == "may" and word.capital)
        for word in (*before, *own)
    )


def time_of(told: Told, event: Event) -> Timex | None:
    """The time expression that dates the act, with a first and a last day; None where none does,
    and where it only bounds it (`since 2019`)."""
    time = told.times.get(event.time_id or "")
    if time is None or not time.begin or not time.end or time.role is not None:
        return None
    return time


def countries_of(told: Told, event: Event, vocabulary: Vocabulary) -> list[str]:
    """The countries the act may be of: its place, else whom it is done to, else who does it, else
    the sentence. One where that is clear; several in the order of the text."""
    recipients = [key for one in event.recipients for key in _keys(told, one, vocabulary)]
    actors = [key for one in event.actors for key in _keys(told, one, vocabulary)]
    place = _named(told, event.place, vocabulary) if event.place else []
    if place and set(recipients) <= set(place):
        return list(dict.fromkeys(place))
    for found in (recipients, place, actors, _named(told, event.sentence, vocabulary)):
        if found:
            return list(dict.fromkeys(found))
    return []


def _keys(told: Told, party: Party, vocabulary: Vocabulary) -> list[str]:
    if party.code and is_country_code(party.code):
        return [party.code]
    return _named(told, party.span, vocabulary) if party.span else []


def _named(told: Told, span: Span, vocabulary: Vocabulary) -> list[str]:
    found = vocabulary.find_parties(words_of(told.text, span.start, span.end))
    return [one.meaning for one in found]
