"""Coups and conflicts that a sentence tells of, as far as a list of events can be asked: where, when,
how it ended, or that there was none.

A sentence that only fears, plans or forbids one is passed over; so is one without country or time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alleged.check.descriptors import EventKind
from alleged.check.questions import Told
from alleged.check.vocabulary import Vocabulary, words_of
from alleged.records.spans import Span
from alleged.records.times import Timex, TimexType


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEvent:
    """An event as a list can be asked for it."""

    kind: EventKind
    span: Span
    entity: str
    first: str
    last: str
    """First and last day on which it is told to have been."""
    time: str
    """The time in the words' own precision: `2024-06-26`, `2019-11`, `2020`."""
    grade: str
    """`successful`, `failed`, `attempt` (however it ended), or empty for a bare `coup`."""
    negated: bool
    sure: bool
    """Whether country and time are the only ones in the sentence."""


TRIGGERS: dict[EventKind, re.Pattern[str]] = {
    EventKind.COUP: re.compile(r"\b(?:coups? d['’] ?[eé]tat|coups?|putsch(?:es)?)\b", re.IGNORECASE),
    EventKind.CONFLICT: re.compile(r"\b(?:civil war|armed conflict)\b", re.IGNORECASE),
}
SUCCESS = frozenset(
    """successful successfully overthrew overthrown overthrow toppled topples topple ousted ousts
    deposed unseated seized seize removed succeeded""".split()
)
SUCCESS_PAIRS = frozenset({("brought", "down"), ("took", "power"), ("came", "to"), ("brought", "to")})
FAILURE = frozenset(
    """failed fails failure foiled thwarted abortive unsuccessful crushed botched collapsed
    quashed""".split()
)
ATTEMPT = frozenset("attempt attempts attempted attempting tried bid".split())
UNREAL = frozenset(
    """fear fears feared threat threats threatened plot plots plotted plotting plan plans planned
    planning rumour rumours rumor rumors would could might may if prevent prevented avert averted
    warn warns warned warning risk possible another future calls called coup-proofing against
    anniversary since""".split()
)
"""Words of sentences that tell of no event on a day of its own."""
NEGATIONS = frozenset("no not never without neither nor n't".split())


def find_told_events(told: Told, vocabulary: Vocabulary, kinds: Sequence[EventKind]) -> Iterator[ToldEvent]:
    """The events of a document that lists can be asked for, in text order."""
    for sentence in told.sentences:
        for kind in kinds:
            match = TRIGGERS[kind].search(told.text, sentence.start, sentence.end)
            if match is not None:
                found = _told_event(told, sentence, Span(*match.span()), kind, vocabulary)
                if found is not None:
                    yield found


def _told_event(
    told: Told, sentence: Span, trigger: Span, kind: EventKind, vocabulary: Vocabulary
) -> ToldEvent | None:
    words = words_of(told.text, sentence.start, sentence.end)
    lows = [word.low for word in words]
    if len(words) > 80 or UNREAL & set(lows):
        return None
    parties = vocabulary.find_parties(words)
    times = [
        time
        for time in told.times_in_order
        if sentence.holds(time.span)
        and time.type in (TimexType.DATE, TimexType.TIME)
        and time.begin
        and time.end
        and time.role is None
    ]
    if not parties or not times:
        return None
    at = next((n for n, word in enumerate(words) if word.end > trigger.start), 0)
    party = min(parties, key=lambda one: abs(one.first - at))
    time = min(times, key=lambda one: abs(one.span.start - trigger.start))
    pairs = set(zip(lows, lows[1:], strict=False))
    grade = ""
    if set(lows) & FAILURE:
        grade = "failed"
    elif set(lows) & SUCCESS or pairs & SUCCESS_PAIRS:
        grade = "successful"
    elif set(lows) & ATTEMPT:
        grade = "attempt"
    before = next((n for n in range(at - 1, max(-1, at - 4), -1) if lows[n] in NEGATIONS), None)
    start = words[before].start if before is not None else trigger.start
    return ToldEvent(
        kind=kind,
        span=Span(start, trigger.end),
        entity=party.meaning,
        first=str(time.begin),
        last=str(time.end),
        time=_precision(time),
        grade=grade,
        negated=before is not None,
        sure=len({one.meaning for one in parties}) == 1 and len(times) == 1,
    )


def _precision(time: Timex) -> str:
    value = time.value or ""
    plain = re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?", value)
    return value if plain else f"{time.begin} to {time.end}"
