"""Clauses beside the main one: what stands between commas and tells of something else.

In `the mayor, elected in 2021 by the Board, was arrested` neither the year nor the Board has to do
with the arrest.
"""

from __future__ import annotations

from alleged.analyse.timex.tense import is_past_verb
from alleged.analyse.timex.words import Tokens, word_set

AUXILIARIES = word_set(
    """will would is are was were has have had be been being do does did may might can could should
    must shall 's 're 'll"""
)
VERBS = word_set("says say tells calls wants plans hopes expects")
RELATIVES = word_set("who whose whom which where")
_TAKES_PLACE = word_set("took happened occurred began started came broke erupted lasted ended")
"""`the raid, which took place on Monday, killed nine`: the day of both."""
_NO_ASIDE = word_set("; : ( ) — – “ ” \" `` '' that because while when")
ASIDE_REACH = 40
"""Words that are looked at to either side of an expression."""


def is_of_an_aside(tokens: Tokens, words: tuple[int, int], first: int, last: int) -> bool:
    """Whether words stand in a relative clause or a participle between commas and the trigger does
    not; both by the first token and that behind the last.

    In `the mayor, elected in 2021, was arrested` and in `Lund, who led the march on Monday, was
    arrested` the year and the day are not those of the arrest. What such a clause says of the act
    before it is of that act: `the raid, which the army began on Monday`.
    """
    begin = _aside_begin(tokens, words[0])
    if begin is None or begin - 2 < first < words[1] or last == begin - 1:
        return False
    relative = tokens.low(begin) in RELATIVES
    if relative and tokens.low(begin + 1) in _TAKES_PLACE:
        return False
    end = _aside_end(tokens, words[1])
    if first < begin:
        return relative or end is not None
    return end is not None and first >= end


def _aside_begin(tokens: Tokens, place: int) -> int | None:
    """The `who` or participle behind a comma that opens the aside around a place; None in none."""
    for i in range(place - 1, max(0, place - ASIDE_REACH), -1):
        word, behind = tokens.low(i), tokens.low(i + 1)
        if word in _NO_ASIDE:
            return None
        if word in RELATIVES and "," in (tokens.low(i - back) for back in (1, 2, 3)):
            return i  # `, who`, `, in which`, `, some of whom`
        if word == "," and behind not in AUXILIARIES and is_past_verb(behind):
            return i + 1
        if word == "," and behind not in RELATIVES and is_past_verb(tokens.low(i + 2)):
            return None
    return None


def _aside_end(tokens: Tokens, place: int) -> int | None:
    """The verb of the main clause, behind the comma that ends an aside; None where none follows."""
    for i in range(place, min(len(tokens.starts) - 1, place + ASIDE_REACH)):
        word, behind = tokens.low(i), tokens.low(i + 1)
        goes_on = behind in AUXILIARIES or behind in VERBS or is_past_verb(behind)
        if word in (";", ":") or (word == "," and goes_on):
            return i + 1
    return None
