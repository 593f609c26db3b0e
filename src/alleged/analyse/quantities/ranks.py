"""Places in an order: "ranked sixth and seventh", "eighth place", "the second largest"."""

from __future__ import annotations

from dataclasses import dataclass

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
        return None
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
