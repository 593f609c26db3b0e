"""A sentence cut into numbers, words and signs, each with its place in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from msgspec import Struct, structs

from alleged.analyse.once import once_a_text
from alleged.records.spans import Span

SUPERSCRIPTS = "²³¹⁰-₟"
VULGAR_FRACTIONS = "¼½¾⅐-⅞"

TOKEN = re.compile(
    # The repetitions are bounded so that no text makes one token dear; the rest of an overlong
    # run becomes further tokens, which are glued to it and therefore never read as a number.
    r"(?P<number>[0-9]{1,64}(?:[.,][0-9]{1,64}){0,16})"
    r"|(?P<abbreviation>(?:[A-Za-z]\.){2,4})"
    rf"|(?P<word>[^\W\d_{SUPERSCRIPTS}{VULGAR_FRACTIONS}①-⓿]+"
    rf"(?:['’][^\W\d_{SUPERSCRIPTS}{VULGAR_FRACTIONS}①-⓿]+){{0,3}})"
    r"|(?P<sign>\S)"
)


class Token(Struct, frozen=True, gc=False):
    """A number in digits, a word, or one other character."""

    kind: str
    """`number`, `word` (an abbreviation such as "U.S." too) or `sign`."""
    start: int
    """Code points of the document's text."""
    end: int
    text: str
    lower: str
    glued: bool
    """Whether it follows the token before without a space."""
    grouped: bool
    """Whether it follows the token before after one narrow or unbreakable space, as groups of
    digits do."""


def words(written: str) -> frozenset[str]:
    """A set of words, written as a reader likes to read them."""
    return frozenset(written.split())


NOTHING = Token("", -1, -1, "", "", False, False)
GROUP_SPACES = "\u00a0\u2009\u202f"


@once_a_text
def read_tokens(text: str, start: int, end: int) -> list[Token]:
    """Cut `text[start:end]` into tokens; what stands outside is not seen.

    The list is shared with whoever asks for the same stretch.
    """
    tokens: list[Token] = []
    last_end = -1
    for match in TOKEN.finditer(text, start, end):
        written = match.group()
        first, after = match.span()
        grouped = first - last_end == 1 and text[last_end] in GROUP_SPACES
        kind = "word" if match.lastgroup == "abbreviation" else match.lastgroup or ""
        glued = first == last_end
        tokens.append(Token(kind, first, after, written, written.lower(), glued, grouped))
        last_end = after
    if " - " in text[start:end]:
        _glue_hyphens(tokens)
    return tokens


HYPHENATED = words(
    "year month week day hour minute second yard foot inch mile metre meter kilometre kilometer "
    "pound ton tonne dollar euro point member person man woman degree"
)
"""Singular nouns that a number is tied to by a hyphen: `a 16-year sentence`."""


def _glue_hyphens(tokens: list[Token]) -> None:
    """Texts that were cut into words have `16 - year`, `20 - 13` and `801 - 555 - 0199` for what
    was printed without blanks. Between other words such a mark is a dash."""
    for at in range(1, len(tokens) - 1):
        if tokens[at].text != "-":
            continue
        before, behind = tokens[at - 1], tokens[at + 1]
        spaced = tokens[at].start - before.end == 1 == behind.start - tokens[at].end
        if not spaced and not (tokens[at].glued or behind.glued):
            continue
        counts = before.kind == "number" or before.lower in NUMBER_WORDS
        tied = before.kind == "number" and behind.kind == "number"
        tied = tied or (counts and behind.lower in HYPHENATED)
        aged = before.lower in ("year", "years", "month", "months") and behind.lower == "old"
        if (
            tied
            or aged
            or (
                before.kind == "number" == tokens[at - 3].kind
                and at > 2
                and tokens[at - 2].text == "-"
                and behind.text.isupper()
            )
        ):
            tokens[at] = structs.replace(tokens[at], glued=True)
            tokens[at + 1] = structs.replace(behind, glued=True)


NUMBER_WORDS = words(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty "
    "fifty sixty hundred"
)


_START = attrgetter("start")


def beginning_in(tokens: Sequence[Token], spans: Iterable[Span]) -> set[int]:
    """Which words of a sentence begin in one of the spans."""
    found: set[int] = set()
    for span in spans:
        first = bisect_left(tokens, span.start, key=_START)
        found.update(range(first, bisect_left(tokens, span.end, key=_START)))
    return found


def token_at(tokens: list[Token], index: int) -> Token:
    """The token there, or `NOTHING` outside the sentence."""
    try:  # the quicker way: most are inside, and this is asked a hundred times a number
        return tokens[index] if index >= 0 else NOTHING
    except IndexError:
        return NOTHING
