"""Places in an order: "ranked sixth and seventh", "eighth place", "the second largest"."""

from __future__ import annotations

from dataclasses import dataclass

from alleged.analyse.quantities.nouns import is_plural
from alleged.analyse.quantities.tokens import Token, token_at, words

ORDINALS_IN_ORDER = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
ORDINALS = {word: value for value, word in enumerate(ORDINALS_IN_ORDER.split(), start=1)}
SUFFIXES = frozenset({"st", "nd", "rd", "th"})
PLACES = words("place places position positions spot spots rank ranks")
RANKING = words("""
    rank ranks ranked ranking came comes come coming finish finishes finished finishing place
    placed placing places stand stands stood
    """)
BETWEEN_VERB_AND_ORDINAL = words("in at as the a joint equal only")
BEHIND_ORDINAL = words("""
    in among behind overall globally worldwide nationally after and or out of with on for this
    last
    """)
SUPERLATIVES = words("most least best worst main leading top biggest largest")
NO_SUPERLATIVE = words("""
    west east rest test guest protest interest request forest arrest contest quest harvest
    priest chest nest breast manifest conquest invest suggest inquest modest honest budapest
    everest northwest southwest midwest digest tempest
    """)


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order."""

    value: int
    number: tuple[int, int]
    """The tokens of the ordinal itself: first and after-last."""
    first: int
    after: int
    """The tokens of the whole expression: "eighth place", "second largest"."""
    said: bool = True
    """Whether an ordinal says it, not a superlative alone."""


def ordinal_at(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The ordinal that starts with this token, and the token after it."""
    token = token_at(tokens, at)
    if token.lower in ORDINALS:
        return ORDINALS[token.lower], at + 1
    suffix = token_at(tokens, at + 1)
    if (
        token.kind == "number"
        and suffix.glued
        and suffix.lower in SUFFIXES
        and not token.glued
        and token.text.isdigit()
        and 0 < len(token.text) <= 6
        and not token.text.startswith("0")
    ):
        return int(token.text), at + 2
    return None


def read_rank(tokens: list[Token], at: int, *, in_list: bool = False) -> Rank | None:
    """The rank that starts with this token; `in_list`: "and" ties it to a rank before it."""
    found = ordinal_at(tokens, at)
    if found is None:
        return _first_by_superlative(tokens, at)
    value, after = found
    number = (at, after)
    behind = after
    if token_at(tokens, behind).text in ("-", "‐", "‑"):
        behind += 1
    following = token_at(tokens, behind).lower
    in_the = token_at(tokens, at - 1).lower == "the" and token_at(tokens, at - 2).lower == "in"
    if following == "place" and value == 1 and in_the:
        return None  # "in the first place"
    if following in PLACES:
        return Rank(value, number, at, behind + 1)
    if is_superlative(following) and value > 1:
        return Rank(value, number, at, behind + 1)
    if following in ("ranked", "placed", "seeded") and behind > after:
        return Rank(value, number, at, behind + 1)
    if (in_list or _ranked_before(tokens, at)) and _clause_goes_on(tokens, after):
        return Rank(value, number, at, after)
    return None


FIRSTS = words("""
    main largest smallest richest poorest oldest youngest longest tallest deepest busiest deadliest
    costliest foremost
    """)
"""Superlatives that say without an ordinal who is first: "the main lender", "its largest mine".
"Biggest" and "strongest" are more often meant of worries and attacks, which have no order."""
BEFORE_FIRST = words("the its their his her our my your is are was remains became")
NO_RANKED = words("""
    reason reasons thing things problem problems way ways point points question questions goal
    goals concern concerns aim aims idea challenge challenges issue issues focus road street
    square hall entrance station building gate door stage page event part body difference
    feature features ingredient ingredients character characters number course one friend
    """)
"""What is called main without an order of size or weight that a number could stand for."""


def _first_by_superlative(tokens: list[Token], at: int) -> Rank | None:
    """As in "the main lender", "the world's largest producer": the first place, said without a
    number; "one of the largest" and "the largest since 2010" are none."""
    word = token_at(tokens, at).lower
    if word not in FIRSTS:
        return None
    before, earlier = token_at(tokens, at - 1), token_at(tokens, at - 2).lower
    owned = before.lower.endswith(("'s", "’s"))
    if not (owned or before.lower in BEFORE_FIRST) or earlier in ("of", "among", "by"):
        return None
    behind = token_at(tokens, at + 1)
    last = token_at(tokens, at + 2)
    noun = last if behind.lower.endswith(("al", "ic", "ary", "an", "ese", "ish")) else behind
    if behind.kind != "word" or behind.lower in BEHIND_ORDINAL or noun.lower in NO_RANKED:
        return None
    if is_plural(behind.lower) or is_plural(noun.lower):
        return None  # "the richest people" are no one place
    return Rank(1, (at, at + 1), at, at + 1, said=False)


def is_superlative(word: str) -> bool:
    """Whether a word is a superlative by its form."""
    return word in SUPERLATIVES or (
        len(word) > 5 and word.endswith("est") and word not in NO_SUPERLATIVE
    )


def _ranked_before(tokens: list[Token], at: int) -> bool:
    before = at - 1
    while at - before <= 3 and token_at(tokens, before).lower in BETWEEN_VERB_AND_ORDINAL:
        before -= 1
    return token_at(tokens, before).lower in RANKING


def _clause_goes_on(tokens: list[Token], after: int) -> bool:
    """Whether no noun follows that the ordinal would belong to ("placed third candles")."""
    following = token_at(tokens, after)
    return following.kind != "word" or following.lower in BEHIND_ORDINAL
