"""Words that a line's end parts with a hyphen: joined where the text or the word itself shows it.

A typesetter parts `inter-/national`; a program that wraps lines breaks only where a hyphen stands
already: `long-/term`. A PDF marks the first kind; in plain text both look the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from alleged.ingest.words import word_set

AT_LINE_END = re.compile(
    r"-(?<=[^\W\d_]-)[ \t]{0,4}(?:\r\n|\n|\r)[ \t]{0,16}(?=[^\W\d_])",
)
HYPHEN_PREFIXES = word_set(
    """
    all anti co counter cross ex far half high inter left long low mid multi neo non old one over
    post pre pro quasi right self semi short so then two three ultra vice well
    """
)
"""Before these a hyphen at the end of a line is kept: `anti-war`, not `antiwar`."""
_ENDING = re.compile(
    r"(?:[bcdfglmnprstv]{0,2}(?:ations?|ational|itions?|ions?|ional|ionally|ioned|ioning|ments?|mental"
    r"|mented|ness|ity|ities|ically|ally|ence|ences|ency|ances?|ably|ible|ibly|ization|isation|izing"
    r"|izers?|ative|itive|ively|atures?|ators?|itors?|ially|ious|iously|ingly|edly|ening|ering|ering"
    r"|eness|ologies|ology|ologist|ologists)|[cst]ions?|[cst]ional|[cst]ive|ture|tures|tially|cially"
    r"|[bdglmnprtv]ing|[bdglmnprtv]ings|[dglmnprstv]ers|[dglmnprt]ed|[bdlmnprt]ly)"
)
"""Second halves that end words and are none."""


class Parted(StrEnum):
    """What a hyphen at the end of a line is."""

    JOIN = "join"
    KEEP = "keep"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class WordForms:
    """The words that a text writes inside its lines."""

    plain: frozenset[str]
    hyphenated: frozenset[str]


def word_forms(text: str) -> WordForms | None:
    """The words of a text, or None if no line of it ends in a hyphen."""
    if not AT_LINE_END.search(text):
        return None
    folded = AT_LINE_END.sub("_", text.casefold())  # so that halves count as no words
    return WordForms(
        frozenset(re.findall(r"(?<![\w-])[^\W\d_]{2,60}(?![\w-])", folded)),
        frozenset(re.findall(r"[^\W\d_]{1,40}-[^\W\d_]{1,40}", folded)),
    )


def judge_hyphen(before: str, after: str, forms: WordForms) -> Parted:
    """What the hyphen between the end of one line and the start of the next is."""
    first = re.search(r"[^\W\d_]{1,40}$", before[-41:])
    second = re.match(r"[^\W\d_]{1,40}", after[:40])
    if not first or not second or not second[0][0].islower():
        return Parted.KEEP
    head, tail = first[0].casefold(), second[0].casefold()
    if f"{head}-{tail}" in forms.hyphenated:
        return Parted.KEEP
    if head + tail in forms.plain:
        return Parted.JOIN
    if head in HYPHEN_PREFIXES and tail in forms.plain:
        return Parted.KEEP
    if _ENDING.fullmatch(tail):
        return Parted.JOIN
    return Parted.KEEP if head in HYPHEN_PREFIXES else Parted.OPEN
