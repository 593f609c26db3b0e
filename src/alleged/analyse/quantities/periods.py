"""When a number holds: the expressions of time that belong to it.

    fell | 4 per cent | to $2.1 billion | last year        both
    from | 6.1 per cent in 2029 | to 8.4 per cent in 2031  each its own
    to 3.25 per cent | from 3.75 per cent | on Thursday    the first: the rate moved on Thursday

A time stands in the number's clause, or opens the sentence. Positions are indexes of tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from alleged.analyse.quantities.drafts import Draft
from alleged.analyse.quantities.meaning import Meaning, Place
from alleged.analyse.quantities.tokens import Token, token_at, words
from alleged.analyse.syntax import is_possessive
from alleged.records.figures import Change
from alleged.records.times import Timex, TimexType

LENGTH_PREPOSITIONS = words("over in for during within since last past every each a an per through")
"""Before a length of time they say that the number holds for it; "six years in prison" does not."""
SUPERLATIVES = words("highest lowest biggest largest worst best most least fastest slowest first")
"""Between a number and a time they say that the time is about something else: "11 per cent, the
highest in six years"."""
LEVEL_WORDS = words("in ago earlier before")
COMPARED = words("with from against versus than")


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time among the tokens."""

    first: int
    after: int
    timex: Timex


def read_times(tokens: Sequence[Token], times: Sequence[Timex]) -> list[Time]:
    """The expressions that stand in a sentence, by their tokens, in order; what stands inside
    another is left out."""
    found: list[Time] = []
    at = 0
    for timex in times:
        while at < len(tokens) and tokens[at].end <= timex.span.start:
            at += 1
        first = at
        while at < len(tokens) and tokens[at].start < timex.span.end:
            at += 1
        if first < at:
            found.append(Time(first, at, timex))
    return found


def read_periods(
    tokens: list[Token], drafts: Sequence[Draft], meanings: Sequence[Meaning], times: Sequence[Time]
) -> list[tuple[str, ...]]:
    """For each draft the ids of its times."""
    own = [_own(tokens, drafts, at, meaning.scope, times) for at, meaning in enumerate(meanings)]
    return [
        tuple(time.timex.id for time in _period(tokens, drafts, meanings, own, at, times))
        for at in range(len(drafts))
    ]


def _period(
    tokens: list[Token],
    drafts: Sequence[Draft],
    meanings: Sequence[Meaning],
    own: Sequence[list[Time]],
    at: int,
    times: Sequence[Time],
) -> list[Time]:
    draft, scope = drafts[at], meanings[at].scope
    age = draft.unit is not None and draft.unit.kind == "age"
    if age:
        return []
    earlier = _is_earlier_level(tokens, draft)
    if own[at] and not (earlier and at and _is_of_the_move(tokens, own[at][0])):
        return own[at]
    if earlier:
        return []
    for later in range(at + 1, len(drafts)):
        if meanings[later].scope != scope:
            break
        if not own[later]:
            continue
        if _is_earlier_level(tokens, drafts[later]) and not _is_of_the_move(tokens, own[later][0]):
            break
        return own[later]
    before = [
        time
        for time in times
        if scope is not None
        and scope[0] <= time.first
        and time.after <= draft.begin
        and not _taken(own, time)
        and _fits(tokens, time)
    ]
    if before:
        return _with_partner(tokens, times, before[-1])
    opening = [time for time in times if time.first <= 2 and _fits(tokens, time)]
    return opening[:1] if opening and draft.begin > opening[0].after else []


def _taken(own: Sequence[list[Time]], time: Time) -> bool:
    return any(time in mine for mine in own)


def _own(
    tokens: list[Token],
    drafts: Sequence[Draft],
    at: int,
    scope: Place | None,
    times: Sequence[Time],
) -> list[Time]:
    """The times between this number and the next one, in its clause."""
    draft = drafts[at]
    owner = next((time for time in times if _owns(tokens, time, draft)), None)
    if owner is not None:
        return [owner]
    until = drafts[at + 1].begin if at + 1 < len(drafts) else len(tokens)
    if scope is not None:
        until = min(until, max(scope[1], draft.finish))
    for time in times:
        if time.first < draft.number.after or time.after > until:
            continue
        between = {token.lower for token in tokens[draft.finish : time.first]}
        if between & SUPERLATIVES or not _fits(tokens, time):
            continue
        if at + 1 < len(drafts) and _owns(tokens, time, drafts[at + 1]):
            continue
        return _with_partner(tokens, times, time)
    return []


def _owns(tokens: list[Token], time: Time, draft: Draft) -> bool:
    """As in "up from last year's 5 per cent"."""
    return time.after == draft.begin and is_possessive(tokens, time.after - 1)


def _with_partner(tokens: list[Token], times: Sequence[Time], time: Time) -> list[Time]:
    """Both ends of "between March and November", "from 2010 to 2030"."""
    for one, two in pairwise(times):
        gap = [token.lower for token in tokens[one.after : two.first]]
        before = token_at(tokens, one.first - 1).lower
        if time in (one, two) and (before, gap) in (("between", ["and"]), ("from", ["to"])):
            return [one, two]
    return [time]


def _fits(tokens: list[Token], time: Time) -> bool:
    """Whether something can hold for it: not for a bare length ("six years in prison")."""
    if time.timex.type != TimexType.DURATION:
        return True
    words_before = {token_at(tokens, time.first - back).lower for back in (1, 2)}
    inside = token_at(tokens, time.first).lower
    return bool((words_before | {inside}) & LENGTH_PREPOSITIONS)


def _is_earlier_level(tokens: list[Token], draft: Draft) -> bool:
    """Whether the number is what something is compared with: "from 3.75", "against 51"."""
    if draft.change == Change.FROM:
        return True
    return token_at(tokens, draft.begin - 1).lower in COMPARED


def _is_of_the_move(tokens: list[Token], time: Time) -> bool:
    """Whether a time behind the earlier level says when it was left ("from 3.75 on Thursday")."""
    before = token_at(tokens, time.first - 1).lower
    written = {token.lower for token in tokens[time.first : time.after]}
    owned = is_possessive(tokens, time.after - 1)  # "from last year's 5 per cent"
    return before not in LEVEL_WORDS and not written & LEVEL_WORDS and not owned
