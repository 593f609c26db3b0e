"""Offices in a text: which, whose, held still or no longer, since and until when.

An office phrase is found around a word such as `minister`: what stands before it says which
(`foreign`), whose (`Bolivian`, `Bolivia's`) and whether it is held (`former`, `then`); what stands
behind it says whose, too (`of Bolivia`, `to Peru`) and until when. Examples:

    Foreign Minister Ana Ruiz            ('foreign minister', None, serving)
    the former Bolivian president        ('president', 'Bolivian', former)
    ambassador to Peru until 2029        ('ambassador', 'Peru', former, until '2029')
    Norland's Secretary of State Ana Orrin       ('secretary of state', 'Norland', serving)
    the minister of defence of Norland   ('defence minister', 'Norland', serving)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from msgspec import Struct

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
_BODY = re.compile(
    r"[ ](?:(?:central|armed|national|labou?r|green|opposition)[ ])?"
    r"(?:army|navy|air force|forces|party|police|government|bank|parliament|union|church|group)\b"
)
"""What goes on behind an adjective: `commander of the Norlandic army`."""
_RULED = re.compile(r"[Hh]ead[ ]{1,2}of[ ]{1,2}(state|government)\b")
_AREA = re.compile(
    r"[ ]{1,2}of[ ]{1,2}(?:the[ ]{1,2})?"
    r"(?:(state)|(foreign)[ ]{1,2}(?:affairs|relations)|(defen[cs]e|finance|interior|justice|health"
    r"|education|trade|energy|economy|planning|transport|information|agriculture|environment"
    r"|culture|labou?r|treasury|commerce))\b",
    re.IGNORECASE,
)
"""What a minister or secretary is of: no owner. Whose the office is, may stand behind it."""
_WITH_AREA = word_set("minister secretary vice-minister ex-minister")
POSTED = word_set("ambassador envoy consul")
SAME = {
    "president": "head of state",
    "king": "head of state",
    "queen": "head of state",
    "prime minister": "head of government",
    "premier": "head of government",
    "chancellor": "head of government",
    "foreign minister": "minister of foreign affairs",
}
"""Offices and the description that means them."""
MAX_BEFORE = 6
"""Words before the office word that are looked at."""


class Token(Struct, frozen=True, gc=False):
    """A word of the text; a light type, since every word of a text becomes one."""

    start: int
    end: int
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
    """Whose."""
    to: str | None
    """Where posted: `Peru` of `ambassador to Peru`."""
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
        start, end = match.span()
        owns = False
        if word[-1] == "s":
            owns = text[end : end + 1] in ("'", "’")
            if len(word) > 2 and word[-2] in "'’":
                owns, word = True, word[:-2]
        found.append(Token(start, end, word, word.lower(), owns))
    return found


def find_offices(
    text: str, tokens: Sequence[Token], names: Sequence[Span], people: Sequence[Span] = ()
) -> list[OfficePhrase]:
    """Every office phrase of a text, in order.

    `names`: where names stand, in order; `people`: those of persons in full, who own no office.
    """
    full = {span.end for span in people}
    by_start = {name.start: name for name in names}
    found: list[OfficePhrase] = []
    for place, token in enumerate(tokens):
        if token.low not in OFFICE_WORDS or token.low in RANKS:
            continue
        follows = place + 1 < len(tokens) and _adjacent(text, token, tokens[place + 1])
        if follows and tokens[place + 1].low in OFFICE_WORDS - RANKS and not token.owns:
            continue  # `party leader`, `chief executive`: the last word counts
        if found and found[-1].span.end > token.start:
            continue
        phrase = _phrase(text, tokens, place, names, by_start, full)
        if phrase.title == "head" and phrase.of is None and not _BEHIND.match(text, token.end):
            continue  # `hit in the head`, `the head coach`
        found.append(phrase)
    return found


def _adjacent(text: str, one: Token, other: Token) -> bool:
    gap = text[one.end : other.start]
    return gap in (" ", "  ", "-")


def _phrase(
    text: str,
    tokens: Sequence[Token],
    place: int,
    names: Sequence[Span],
    by_start: Mapping[int, Span],
    full: Set[int],
) -> OfficePhrase:
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
    start = token.start
    later = token
    for earlier in reversed(tokens[max(0, place - MAX_BEFORE) : place]):
        if not _adjacent(text, earlier, later):
            break
        low = earlier.low
        if earlier.start + len(earlier.word) in full:
            break
        if low in STANDINGS or low.startswith("ex-"):
            standing, marked = STANDINGS.get(low, Standing.FORMER), True
            if low.startswith("ex-"):
                title.insert(0, low.removeprefix("ex-"))
        elif low in ("the", "a", "an", "this", "that"):
            determiner = low
            start = earlier.start
            break
        elif low in ("his", "her", "its", "their", "my", "our"):
            possessor, determiner = low, low
            start = earlier.start
            break
        elif earlier.owns:
            if earlier.word[:1].islower():
                determiner, start = "the", earlier.start
                break  # `the firm's director`: whose it is, is not said by a name
            owner.insert(0, earlier.word)
        elif low in PARTS and not owner:
            title.insert(0, low)
        elif earlier.word[:1].isupper() and _is_owner(
            text, earlier, names, in_capitals=len(token.word) > 3 and token.word.isupper()
        ):
            owner.insert(0, earlier.word)
        else:
            break
        start = earlier.start
        later = earlier
    end = token.start + len(token.word)
    area = _AREA.match(text, end) if token.low in _WITH_AREA and not token.owns else None
    if area is not None:
        end = area.end()
        if area[1]:
            title.append("of state")
        else:
            title.insert(len(title) - 1, (area[2] or area[3]).lower())
    of = " ".join(owner) or None
    to = None
    behind = _BEHIND.match(text, end)
    if behind is not None:
        posted = token.low in POSTED and behind[1] != "of"
        inside = by_start.get(behind.end())
        words = inside or _capitals(text, tokens, behind.end())
        if words is not None and (posted or of is None):
            end = words.end
            if posted:
                to = words.of(text)
            else:
                of = words.of(text)
        elif words is None and (ruled := _RULED.match(text, token.start)):
            end = ruled.end()
            title.append("of " + ruled[1])
    until, since = _UNTIL.match(text, end), _SINCE.match(text, end)
    if until is not None and not marked:
        standing, marked = Standing.FORMER, True
    return OfficePhrase(
        span=Span(start, end),
        title=" ".join(title),
        of=of,
        to=to,
        standing=standing,
        marked=marked,
        since=since[1] if since else None,
        until=until[1] if until else None,
        definite=determiner in ("the", "this", "that") or bool(owner) or possessor is not None,
        owner_before=bool(owner),
        possessor=possessor,
    )


def _is_owner(text: str, token: Token, names: Sequence[Span], *, in_capitals: bool) -> bool:
    """Whether a capitalised word owns an office: it is a name, or begins no sentence. In a text in
    capitals (`HE STAYS MAYOR`) only a name does."""
    at = bisect_right(names, Span(token.start, len(text))) - 1
    if at >= 0 and names[at].end > token.start:
        return True
    if in_capitals:
        return False
    before = text[max(0, token.start - 2) : token.start]
    return before[-1:] == " " and before[:1].isalnum()


def _capitals(text: str, tokens: Sequence[Token], at: int) -> Span | None:
    """The run of capitalised words that begins at a place."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].start < at:
            low = middle + 1
        else:
            high = middle
    end = None
    for place in range(low, min(low + 5, len(tokens))):
        token = tokens[place]
        expected = at if end is None else end + 1
        if token.start != expected or not token.word[:1].isupper():
            break
        end = token.start + len(token.word)
    if end is None:
        return None
    behind = _BODY.match(text, end)
    return Span(at, behind.end() if behind else end)


def same_office(one: OfficePhrase, other: OfficePhrase) -> bool:
    """Whether nothing speaks against two phrases meaning the same office: `the minister` and
    `Peru's foreign minister`."""
    described = one.title == SAME.get(other.title) or other.title == SAME.get(one.title)
    short, long = sorted((_title_words(one), _title_words(other)), key=len)
    if not described and (short[-1] != long[-1] or not set(short) <= set(long)):
        return False
    if (one.of is None or other.of is None) and (one.to is None or other.to is None):
        # `Peru's ambassador` sends, `ambassador to Peru` is sent: only a bare office fits both.
        return (one.of, one.to) == (None, None) or (other.of, other.to) == (None, None)
    return all(
        a is None or b is None or same_owner(a, b)
        for a, b in ((one.of, other.of), (one.to, other.to))
    )


def _title_words(office: OfficePhrase) -> list[str]:
    """The words of a title, with the word for the office last: `the secretary` may be the secretary
    of state."""
    words = office.title.split()
    if words[-2:] == ["of", "state"] and words[-3] in _WITH_AREA:
        return ["state", *words[:-2]]
    return words


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
