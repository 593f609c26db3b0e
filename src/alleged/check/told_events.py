"""Coups and conflicts that a sentence tells of, as far as a list of events can be asked: where,
when, how it ended, or that there was none.

Here the words of a sentence decide, where no reader found an event that a list could be asked for
(`told_acts.py`), and for a state of war, which is no act. A sentence that only fears, plans or
forbids one is passed over; so is one without a time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from alleged.analyse.names import word_set
from alleged.check.descriptors import EventKind
from alleged.check.questions import Told
from alleged.check.vocabulary import Phrase, Vocabulary, Word, words_of
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
    part: bool = False
    """Whether it is a part of what lists count: a clash, which by itself is no armed conflict."""
    event_id: str | None = None
    """The record that tells of it; None where the words do so without one."""
    statement_id: str | None = None


TRIGGERS: dict[EventKind, re.Pattern[str]] = {
    EventKind.COUP: re.compile(
        r"\b(?:coups? d['’] ?[eé]tat|coups?|putsch(?:es)?)\b", re.IGNORECASE
    ),
    EventKind.CONFLICT: re.compile(r"\b(?:civil war|armed conflict)\b", re.IGNORECASE),
}
SUCCESS = word_set(
    """
    successful successfully overthrew overthrown overthrow toppled topples topple ousted ousts
    deposed unseated seized seize removed succeeded
    """
)
SUCCESS_PAIRS = frozenset(
    {("brought", "down"), ("took", "power"), ("came", "to"), ("brought", "to")}
)
FAILURE = word_set(
    """
    failed fails failure foiled thwarted abortive unsuccessful crushed botched collapsed quashed
    """
)
ATTEMPT = word_set("attempt attempts attempted attempting tried bid")
UNREAL = word_set(
    """
    fear fears feared threat threats threatened plot plots plotted plotting plan plans planned
    planning rumour rumours rumor rumors would could might may if prevent prevented avert averted
    warn warns warned warning risk possible another future calls called coup-proofing against
    anniversary since refuse refuses refused refusing decline declines declined
    """
)
"""Words of sentences that tell of no event on a day of its own."""
FICTION = word_set(
    """
    novel novels film movie thriller fiction fictional fictitious imaginary imagined invented
    screenplay
    """
)
"""Words of sentences whose events are somebody's invention."""
MOST_WORDS = 80
"""A longer sentence tells of too much for its time and place to belong together."""
NEGATIONS = word_set("no not never nobody without neither nor n't")
FAILURE_PAIRS = frozenset({("put", "down"), ("broke", "down"), ("fell", "apart")})


def find_told_events(
    told: Told, vocabulary: Vocabulary, kinds: Sequence[EventKind]
) -> Iterator[ToldEvent]:
    """The events of a document that lists can be asked for, in text order."""
    most_named: str | None = None
    for sentence in told.sentences:
        for kind in kinds:
            match = TRIGGERS[kind].search(told.text, sentence.start, sentence.end)
            if match is None:
                continue
            if most_named is None:
                counts = Counter(
                    one.meaning for one in vocabulary.find_parties(words_of(told.text))
                )
                most_named = min(counts, key=lambda key: (-counts[key], key), default="")
            trigger = Span(*match.span())
            found = _told_event(told, sentence, trigger, kind, vocabulary, most_named)
            if found is not None:
                yield found


def _told_event(
    told: Told,
    sentence: Span,
    trigger: Span,
    kind: EventKind,
    vocabulary: Vocabulary,
    most_named: str,
) -> ToldEvent | None:
    words = words_of(told.text, sentence.start, sentence.end)
    lows = [word.low for word in words]
    unreal = any(word.low in UNREAL and not (word.low == "may" and word.capital) for word in words)
    if unreal or len(words) > MOST_WORDS or any(word.low in FICTION for word in words):
        return None
    parties = vocabulary.find_parties(words)
    times = [
        time
        for time in told.times_in(sentence)
        if time.type in (TimexType.DATE, TimexType.TIME)
        and time.begin
        and time.end
        and time.role is None
    ]
    if not most_named or not times:
        return None
    at = next((n for n, word in enumerate(words) if word.end > trigger.start), 0)
    after = next((n for n, word in enumerate(words) if word.start >= trigger.end), len(words))
    tied = [one for one in parties if is_tied(words, one, at, after)]
    # Without a country that the words tie to it, the one that the article names most.
    party = min(tied, key=lambda one: abs(one.first - at)).meaning if tied else most_named
    time = min(times, key=lambda one: abs(one.span.start - trigger.start))
    grade = grade_of(lows) if kind is EventKind.COUP else ""
    before = next((n for n in range(at - 1, max(-1, at - 4), -1) if is_negation(words[n])), None)
    start = words[before].start if before is not None else trigger.start
    return ToldEvent(
        kind=kind,
        span=Span(start, trigger.end),
        entity=party,
        first=str(time.begin),
        last=str(time.end),
        time=time_words(time),
        grade=grade,
        negated=before is not None,
        sure=len({one.meaning for one in tied}) == 1 and len(times) == 1,
    )


def is_negation(word: Word) -> bool:
    """`no coup`, `nobody attempted`; not `nobody's man led the coup`."""
    return word.low in NEGATIONS and not word.owns


def grade_of(lows: Sequence[str]) -> str:
    """How a coup ended, by the words of its sentence; empty where they do not say."""
    if set(lows) & FAILURE or set(pairwise(lows)) & FAILURE_PAIRS:
        return "failed"
    if set(lows) & SUCCESS or set(pairwise(lows)) & SUCCESS_PAIRS:
        return "successful"
    return "attempt" if set(lows) & ATTEMPT else ""


def is_tied(words: Sequence[Word], party: Phrase, at: int, after: int) -> bool:
    """Whether the words say that it was there: `coup in Orvania`, `Orvania's coup`, `the army of
    Orvania ... coup`, `Orvania saw a coup`; not `a coup backed by Orvania`."""
    before = words[party.first - 1].low if party.first else ""
    if party.first >= after:
        return before in ("in", "of") or (before == "the" and words[party.first - 2].low == "in")
    if before in ("in", "of") or words[party.after - 1].owns:
        return True
    if party.after < at and words[party.after].low in SAW:
        return True
    return all(word.low in BETWEEN for word in words[party.after : at])


SAW = word_set("saw sees had has suffered experienced witnessed went lived")
BETWEEN = word_set("military failed successful attempted bloodless army palace long first")


def time_words(time: Timex) -> str:
    value = time.value or ""
    plain = re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?", value)
    return value if plain else f"{time.begin} to {time.end}"
