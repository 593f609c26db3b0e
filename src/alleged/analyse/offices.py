"""Offices in a text: which, whose, held still or no longer, since and until when.

An office phrase is found around a word such as `minister`: what stands before it says which
(`foreign`), whose (`Bolivian`, `Bolivia's`) and whether it is held (`former`, `then`); what stands
behind it says whose, too (`of Bolivia`, `to Peru`) and until when. Examples:

    Foreign Minister Ana Ruiz            ('foreign minister', None, serving)
    the former Bolivian president        ('president', 'Bolivian', former)
    ambassador to Peru until 2029        ('ambassador', 'Peru', former, until '2029')
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from alleged.analyse.names import word_set
from alleged.records.entities import Standing
from alleged.records.spans import Span

OFFICE_WORDS = word_set(
    """president minister premier chancellor king queen prince princess governor mayor senator
    ambassador envoy commander chief chairman chairwoman chairperson chair director secretary
    speaker leader head spokesman spokeswoman spokesperson deputy commissioner judge prosecutor
    bishop archbishop pope general colonel captain admiral marshal consul president-elect
    ex-president ex-minister vice-president treasurer"""
)
"""Words for an office or a rank. A rank alone (`General Ruiz`) is no office that only one holds."""
RANKS = word_set("general colonel captain admiral marshal judge prince princess senator deputy")
PARTS = word_set(
    """prime foreign defence defense finance interior justice health education trade energy home
    vice deputy chief executive attorney general secretary first state army police party labour
    labor economy planning transport information communications agriculture environment culture
    justice security intelligence naval navy air force armed forces managing assistant under
    press opposition parliamentary federal regional central"""
)
"""Words before an office word that say which office it is."""
STANDINGS = {
    "former": Standing.FORMER,
    "ex": Standing.FORMER,
    "then": Standing.FORMER,
    "outgoing": Standing.FORMER,
    "late": Standing.FORMER,
    "ousted": Standing.FORMER,
    "deposed": Standing.FORMER,
    "onetime": Standing.FORMER,
    "new": Standing.SERVING,
    "current": Standing.SERVING,
    "acting": Standing.SERVING,
    "interim": Standing.SERVING,
    "serving": Standing.SERVING,
    "incumbent": Standing.SERVING,
    "incoming": Standing.COMING,
    "future": Standing.COMING,
    "designated": Standing.COMING,
}
_TOKEN = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+){0,4}")
_BEHIND = re.compile(r"[ ]{1,2}(of|to|for|in|at)[ ]{1,2}(the[ ]{1,2})?")
_UNTIL = re.compile(
    r"[ ]{1,2}(?:until|till|up to)[ ]{1,2}"
    r"((?:[A-Z][a-z]{2,8}[ ]{1,2})?(?:\d{1,2},?[ ]{1,2})?\d{4}|[A-Z][a-z]{2,8}|last[ ][a-z]{3,6})"
)
_SINCE = re.compile(
    r"[ ]{1,2}since[ ]{1,2}"
    r"((?:[A-Z][a-z]{2,8}[ ]{1,2})?(?:\d{1,2},?[ ]{1,2})?\d{4}|[A-Z][a-z]{2,8})"
)
MAX_BEFORE = 6
"""Words before the office word that are looked at."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text."""

    span: Span
    word: str
    """As written, without a possessive."""
    low: str
    owns: bool
    """Whether it ends in `'s`."""


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """An office as it is said at one place."""

    span: Span
    """With article, what it is of, and what stands before."""
    title: str
    of: str | None
    standing: Standing
    marked: bool
    """Whether words say the standing; else it is taken as held."""
    since: str | None
    until: str | None
    definite: bool
    """Whether it says who it speaks of: `the president`, `Peru's president`, not `a president`."""
    owner_before: bool
    possessor: str | None
    """A pronoun that owns it: `its` of `its leader`."""


def tokens_of(text: str) -> list[Token]:
    """The words of a text."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        owns = word.endswith(("'s", "’s"))
        bare = word[:-2] if owns else word
        owns = owns or (text[match.end() : match.end() + 1] in ("'", "’") and bare.endswith("s"))
        found.append(Token(Span(match.start(), match.end()), bare, bare.lower(), owns))
    return found


def find_offices(text: str, tokens: Sequence[Token], names: Sequence[Span]) -> list[OfficePhrase]:
    """Every office phrase of a text, in order. `names`: where names stand, in order."""
    found: list[OfficePhrase] = []
    for place, token in enumerate(tokens):
        if token.low not in OFFICE_WORDS or token.low in RANKS:
            continue
        follows = place + 1 < len(tokens) and _adjacent(text, token, tokens[place + 1])
        if follows and tokens[place + 1].low in OFFICE_WORDS - RANKS and not token.owns:
            continue  # `party leader`, `chief executive`: the last word counts
        if found and found[-1].span.end > token.span.start:
            continue
        found.append(_phrase(text, tokens, place, names))
    return found


def _adjacent(text: str, one: Token, other: Token) -> bool:
    gap = text[one.span.end : other.span.start]
    return gap in (" ", "  ", "-")


def _phrase(text: str, tokens: Sequence[Token], place: int, names: Sequence[Span]) -> OfficePhrase:
    token = tokens[place]
    title = [token.low]
    standing, marked = Standing.SERVING, False
    if token.low.endswith("-elect"):
        standing, marked, title = Standing.COMING, True, [token.low.removesuffix("-elect")]
    elif token.low.startswith("ex-"):
        standing, marked, title = Standing.FORMER, True, [token.low.removeprefix("ex-")]
    owner: list[str] = []
    determiner = ""
    possessor = None
    start = token.span.start
    later = token
    for earlier in reversed(tokens[max(0, place - MAX_BEFORE) : place]):
        if not _adjacent(text, earlier, later):
            break
        low = earlier.low
        if low in STANDINGS or low.startswith("ex-"):
            standing, marked = STANDINGS.get(low, Standing.FORMER), True
            if low.startswith("ex-"):
                title.insert(0, low.removeprefix("ex-"))
        elif low in ("the", "a", "an", "this", "that"):
            determiner = low
            start = earlier.span.start
            break
        elif low in ("his", "her", "its", "their", "my", "our"):
            possessor, determiner = low, low
            start = earlier.span.start
            break
        elif earlier.owns:
            owner.insert(0, earlier.word)
        elif low in PARTS and not owner:
            title.insert(0, low)
        elif earlier.word[:1].isupper() and _is_owner(text, earlier, names):
            owner.insert(0, earlier.word)
        else:
            break
        start = earlier.span.start
        later = earlier
    end = token.span.end
    of = " ".join(owner) or None
    if of is None:
        behind = _BEHIND.match(text, end)
        if behind is not None:
            inside = next((name for name in names if name.start == behind.end()), None)
            if inside is not None:
                of, end = inside.of(text), inside.end
            else:
                words = _capitals(text, tokens, behind.end())
                if words is not None:
                    of, end = words.of(text), words.end
    until, since = _UNTIL.match(text, end), _SINCE.match(text, end)
    if until is not None and not marked:
        standing, marked = Standing.FORMER, True
    return OfficePhrase(
        span=Span(start, end),
        title=" ".join(title),
        of=of,
        standing=standing,
        marked=marked,
        since=since[1] if since else None,
        until=until[1] if until else None,
        definite=determiner in ("the", "this", "that") or bool(owner) or possessor is not None,
        owner_before=bool(owner),
        possessor=possessor,
    )


def _is_owner(text: str, token: Token, names: Sequence[Span]) -> bool:
    """Whether a capitalised word owns an office: it is a name, or begins no sentence."""
    at = bisect_right(names, Span(token.span.start, len(text))) - 1
    if at >= 0 and names[at].end > token.span.start:
        return True
    before = text[max(0, token.span.start - 2) : token.span.start]
    return before[-1:] == " " and before[:1].isalnum()


def _capitals(text: str, tokens: Sequence[Token], at: int) -> Span | None:
    """The run of capitalised words that begins at a place."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].span.start < at:
            low = middle + 1
        else:
            high = middle
    end = None
    for place in range(low, min(low + 5, len(tokens))):
        token = tokens[place]
        expected = at if end is None else end + 1
        if token.span.start != expected or not token.word[:1].isupper():
            break
        end = token.span.start + len(token.word)
    return Span(at, end) if end is not None else None


def same_office(one: OfficePhrase, other: OfficePhrase) -> bool:
    """Whether nothing speaks against two phrases meaning the same office: `the minister` and
    `Peru's foreign minister`."""
    short, long = sorted((one.title.split(), other.title.split()), key=len)
    if short[-1] != long[-1] or not set(short) <= set(long):
        return False
    return one.of is None or other.of is None or same_owner(one.of, other.of)


def same_owner(one: str, other: str) -> bool:
    """Whether two owners may be one: a country and its adjective share their beginning."""
    a, b = one.lower(), other.lower()
    if a == b or a in b.split() or b in a.split():
        return True
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    return shared >= max(3, min(len(a), len(b)) - 2)
