"""Events that stand for a time: `after Ora Veld's arrival as president`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from alleged.analyse.timex.grammar import Reading
from alleged.analyse.timex.words import Tokens, word_set
from alleged.records.times import IntervalRole


@dataclass(frozen=True, slots=True)
class EventAnchor:
    """The words of an event that something else is dated by."""

    first: int
    """Index of the event's first token."""
    last: int
    """Index behind its last token."""
    role: IntervalRole


_LEADS: dict[str, IntervalRole] = {
    "after": IntervalRole.AFTER,
    "following": IntervalRole.AFTER,
    "before": IntervalRole.BEFORE,
    "since": IntervalRole.BEGINS,
    "until": IntervalRole.ENDS,
    "till": IntervalRole.ENDS,
}
_TWO_WORD_LEADS: dict[tuple[str, str], IntervalRole] = {
    ("prior", "to"): IntervalRole.BEFORE,
    ("ahead", "of"): IntervalRole.BEFORE,
    ("wake", "of"): IntervalRole.AFTER,
}
_LEAD_ENDS = frozenset({*_LEADS, *(second for _, second in _TWO_WORD_LEADS)})
_DETERMINERS = word_set("the his her its their our this that last")
_EVENT_NOUNS = word_set(
    """abdication abduction accession accident annexation appointment armistice arrest arrests
    arrival assassination attack attacks blast bombing bombings ceasefire clash clashes collapse
    conference conquest coronation coup crackdown crash death deaths defeat departure deposition
    detention disaster dismissal earthquake eclipse election elections eruption escape evacuation
    execution exile expulsion explosion explosions famine flood floods funeral hurricane
    impeachment inauguration independence insurrection intervention invasion killing killings
    liberation massacre massacres meeting merger murder murders mutiny nationalisation
    nationalization nomination occupation ouster outbreak overthrow pandemic partition privatisation
    privatization protest protests putsch quake raid raids rally rebellion referendum reelection
    release removal resignation retirement return reunification revolt revolution riot riots rising
    rout scandal secession shooting shootings siege storm strike strikes summit surrender takeover
    trial truce tsunami unification unrest uprising uprisings verdict victory visit vote war wedding
    withdrawal"""
)
"""Nouns that are nearly always something that happened once."""
_BORDERS = word_set("end beginning start outbreak close height")
"""`the end of the war`."""
_MOST_WORDS = 7
"""From the word before to the noun, at most: `the September elections of ...` is about that."""
_TAIL_WORDS = 5


_LEAD = re.compile(
    r"\b(?:after|following|before|since|until|till|prior to|ahead of|wake of)\s", re.IGNORECASE
)


def may_have_event(words: str) -> bool:
    """Whether a sentence can hold an event that stands for a time at all."""
    return _LEAD.search(words) is not None


def find_event_anchors(tokens: Tokens, readings: Sequence[Reading]) -> list[EventAnchor]:
    """Events behind `after`, `before`, `since`, `until`, apart from all time expressions.

    Only nouns that name something that happened once, with whatever stands before them; `after
    consultation` or `before the committee` are none. No time is drawn from them: they are links.
    """
    found: list[EventAnchor] = []
    free_from = 0
    taken = {k for reading in readings for k in range(reading.first, reading.last)}
    for at, word in enumerate(tokens.lows):
        if word not in _LEAD_ENDS:
            continue
        role = _LEADS.get(word) or _TWO_WORD_LEADS.get((tokens.low(at - 1), word))
        if role is None or at + 1 < free_from or at in taken:
            continue
        last = _event_end(tokens, at + 1, taken)
        if last is not None:
            found.append(EventAnchor(at + 1, last, role))
            free_from = last
    return found


def _event_end(tokens: Tokens, first: int, taken: set[int]) -> int | None:
    """Index behind the event that begins here; None where no event does."""
    led = tokens.low(first) in _DETERMINERS
    limit = min(len(tokens.lows), first + _MOST_WORDS)
    for i in range(first, limit):
        word = tokens.low(i)
        if i in taken or (i > first and word in _DETERMINERS):
            return None
        if word == "'s" or (word == "'" and tokens.low(i - 1).endswith("s")):
            led = True
        elif tokens.word(i)[:1].isupper() and tokens.word(i + 1)[:1].isupper():
            continue  # "the Joint Strike Fighter": in a name
        elif word in _EVENT_NOUNS and led and tokens.low(i + 1) not in ("-", "'s"):
            return _with_tail(tokens, i + 1, taken)
        elif word in _BORDERS and led and tokens.low(i + 1) == "of":
            return _with_tail(tokens, i + 1, taken, needed=True)
        elif not (word.isalpha() or word == "-"):
            return None
    return None


def _with_tail(tokens: Tokens, end: int, taken: set[int], *, needed: bool = False) -> int | None:
    """With `as president`, `of the king`, `in Port Ansel` behind it, where that is short."""
    bare = None if needed else end
    if tokens.low(end) not in ("as", "of", "in"):
        return bare
    i = end + 1
    if tokens.low(i) in _DETERMINERS:
        i += 1
    start = i
    while i < len(tokens.lows) and i - start < _TAIL_WORDS and i not in taken:
        if not tokens.low(i).isalpha() or not (tokens.word(i)[:1].isupper() or i == start):
            break
        i += 1
    return bare if i == start or i in taken else i
