"""What the words around time expressions make of them: begins, ends, pairs of ends."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from alleged.analyse.timex.event_anchors import EventAnchor
from alleged.analyse.timex.grammar import Reading
from alleged.analyse.timex.words import Tokens, word_set
from alleged.records.times import IntervalRole, TimexMod, TimexType


class Placement(Struct, frozen=True, gc=False):
    """What the words around an expression say about it."""

    role: IntervalRole | None = None
    partner: int | None = None
    """Index of the reading at the other end of the interval."""
    of_event: bool = False
    """Whether the expression says when an event was, and the role is that of the event: `after
    the 2019 vote` may be still in 2019."""


_PLACED = frozenset((TimexType.DATE, TimexType.TIME))
_ROLE_WORDS: dict[str, IntervalRole] = {
    "since": IntervalRole.BEGINS,
    "until": IntervalRole.ENDS,
    "till": IntervalRole.ENDS,
    "through": IntervalRole.ENDS,
    "by": IntervalRole.DEADLINE,
    "before": IntervalRole.BEFORE,
    "after": IntervalRole.AFTER,
    "following": IntervalRole.AFTER,
}
_ROLE_PHRASES: dict[tuple[str, str], IntervalRole] = {
    ("prior", "to"): IntervalRole.BEFORE,
    ("ahead", "of"): IntervalRole.BEFORE,
    ("up", "to"): IntervalRole.ENDS,
    ("as", "from"): IntervalRole.BEGINS,
    ("beginning", "in"): IntervalRole.BEGINS,
    ("beginning", "on"): IntervalRole.BEGINS,
    ("starting", "in"): IntervalRole.BEGINS,
    ("starting", "on"): IntervalRole.BEGINS,
    ("no", "later"): IntervalRole.DEADLINE,
    ("later", "than"): IntervalRole.DEADLINE,
}
_STARTERS = word_set("beginning starting effective")
_GO_THROUGH = word_set("go goes going gone went come came get got fall fell fallen push pushed")
_ONWARD = word_set("onward onwards forward")
_BETWEEN_ENDS = word_set("to until till through - – — up the")
_SKIPPED = word_set("the about around early late mid - ,")
_FIGURES_BETWEEN = 12
"""Words between the ends of `from 3 per cent in 2000 to 8 per cent in 2014`, at most."""


def place_readings(
    tokens: Tokens, readings: Sequence[Reading], events: Sequence[EventAnchor]
) -> list[Placement]:
    """For each reading of a sentence, the role that the words around it give it.

    One that says when an event was has that event's role: `after the vote of 4 May`.
    """
    ends = {event.last: event.role for event in events}
    placed = []
    for reading in readings:
        role = _lone_role(tokens, reading)
        of_event = _dates_noun(tokens, reading)
        if role is None and tokens.low(reading.first - 1) in ("of", "on", "in"):
            role = ends.get(reading.first - 1)
            of_event = role is not None
        if role is IntervalRole.DEADLINE and of_event:
            role = None  # "laid down by the May 4 accord"
        placed.append(Placement(role if reading.type in _PLACED else None, of_event=of_event))
    for i in range(len(readings) - 1):
        left, right = readings[i], readings[i + 1]
        if placed[i].partner is None and _is_pair(tokens, left, right):
            placed[i] = Placement(IntervalRole.BEGINS, i + 1)
            placed[i + 1] = Placement(IntervalRole.ENDS, i)
    return placed


_NO_NOUNS = word_set(
    """and or but as in on at to from for of with by when while where who which that than then the a
    an he she it they we his her their its was were is are had has have did will would said says
    after before until since because if although though onward onwards on"""
)


def _dates_noun(tokens: Tokens, reading: Reading) -> bool:
    """Whether a noun stands behind the expression: `the 2019 vote`, `Monday's attack`."""
    word = tokens.word(reading.last)
    return word in ("'s", "’s") or (word.isalpha() and word.islower() and word not in _NO_NOUNS)


def _lone_role(tokens: Tokens, reading: Reading) -> IntervalRole | None:
    if reading.mod in (TimexMod.BEFORE, TimexMod.AFTER):
        return IntervalRole.BEFORE if reading.mod is TimexMod.BEFORE else IntervalRole.AFTER
    at = reading.first - 1
    while at >= 0 and tokens.low(at) in _SKIPPED and reading.first - at <= 3:
        at -= 1
    word = tokens.low(at)
    behind, next_behind = tokens.low(reading.last), tokens.low(reading.last + 1)
    # "From Monday on, ...", but not "up from a year ago on better sales".
    onward = behind in _ONWARD or (behind == "on" and not next_behind.isalnum())
    if word == "from" and (onward or at == 0 or tokens.low(at - 1) in _STARTERS):
        return IntervalRole.BEGINS
    if phrase := _ROLE_PHRASES.get((tokens.low(at - 1), word)):
        return None if tokens.low(at - 2) == "-" else phrase  # "a follow-up to last year's talks"
    if word in _STARTERS:
        return IntervalRole.BEGINS
    if word == "through" and tokens.low(at - 1) in _GO_THROUGH:
        return None  # "had the plan gone through last year"
    return _ROLE_WORDS.get(word)


def _is_pair(tokens: Tokens, left: Reading, right: Reading) -> bool:
    """Whether two neighbours are the ends of one interval.

    `from 3 to 9 May`, `2011-14`, `between May and July`, and, with figures at the ends, `from 3 per
    cent in 2000 to 8 per cent in 2014`.
    """
    if left.type not in _PLACED or right.type not in _PLACED:
        return False
    between = tokens.lows[left.last : right.first]
    before = tokens.low(left.first - 1)
    if between in (["and"], ["and", "the"]):
        return before == "between" or tokens.lows[max(0, left.first - 2) : left.first] == [
            "between",
            "the",
        ]
    if between and set(between) <= _BETWEEN_ENDS:
        led = before == "from" or tokens.low(left.first - 2) == "from"
        dashed = between[0] in ("-", "–", "—") and len(between) == 1
        same = dashed and _as_fine(left) == _as_fine(right)
        return (
            led or same or (between[0] in ("to", "through") and _as_fine(left) == _as_fine(right))
        )
    if len(between) > _FIGURES_BETWEEN or "to" not in between or right.first < 1:
        return False
    start = tokens.lows[max(0, left.first - _FIGURES_BETWEEN) : left.first]
    return (
        "from" in start
        and before in ("in", "on", "at")
        and tokens.low(right.first - 1) in ("in", "on", "at")
        and not {".", ";", "and", "but"} & set(between)
    )


def _as_fine(reading: Reading) -> tuple[bool, bool, bool, bool]:
    """Which parts a date names: two ends of one interval mostly name the same."""
    return (
        reading.day is not None or reading.weekday is not None,
        reading.month is not None,
        reading.clock is not None,
        reading.kind == "indexed",
    )
