"""Whose words: from the source of a statement to the fullest name in this document.

By rule, and without guessing: where two names fit, or only an office or a crowd is named, there is
no speaker, and the reason says why.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from alleged.analyse.names import (
    HONORIFICS,
    Gender,
    first_name_gender,
    name_words,
    title_gender,
    word_set,
)
from alleged.records.documents import Document
from alleged.records.mentions import Mention, MentionKind
from alleged.records.spans import Span


@dataclass(frozen=True, slots=True)
class Reported:
    """The parts of a statement."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]


OFFICES = word_set(
    """president minister secretary governor mayor senator ambassador chancellor king queen prince
    chairman chairwoman chair speaker director head leader chief general attorney commissioner
    premier archbishop bishop"""
)
"""Offices that one person holds at a time."""

PERSONAL = {
    "he": Gender.MALE,
    "him": Gender.MALE,
    "his": Gender.MALE,
    "himself": Gender.MALE,
    "she": Gender.FEMALE,
    "her": Gender.FEMALE,
    "hers": Gender.FEMALE,
    "herself": Gender.FEMALE,
}
UNRESOLVED = word_set(
    """i me my myself we us our ourselves you your they them their themselves it its one some many
    most others those these this that both all everyone everybody someone somebody anyone nobody
    people critics officials"""
)
RELATIVE = frozenset({"who", "whom", "whose", "which"})

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
_TAIL = re.compile(
    r"\s{0,3}(?:,|\(|—|–|\s(?:who|whom|whose|which|that|of|for|from|at|in|on|with|to|by|during|after|"
    r"before|as|speaking|writing|told|including)\b)"
)
_JOIN = re.compile(r"\s(?:and|or|&|as well as|along with)\s|;", re.IGNORECASE)

MAX_SOURCE_CHARS = 400
MAX_BACK_CHARS = 3000
"""A pronoun looks no farther back, however long the paragraph: text without paragraphs must not
cost the square of its length."""


def find_speakers(
    document: Document, statements: Sequence[Reported], mentions: Sequence[Mention]
) -> list[tuple[str | None, str]]:
    """For each statement the fullest name of its speaker, or None, and the reason.

    `statements` come in text order; a pronoun looks back at those before it.
    """
    text = document.text
    names = _Names(text, mentions)
    paragraphs = _paragraph_starts(document)
    order = sorted(
        range(len(statements)), key=lambda k: (_anchor(statements[k]), statements[k].content)
    )
    found: list[tuple[str | None, str]] = [(None, "")] * len(statements)
    said: list[tuple[int, Mention | None]] = []
    quoted = sorted(span for one in statements for span in one.quoted)
    for k in order:
        one = statements[k]
        mention, reason = _resolve(text, one, names, said, quoted, paragraphs)
        found[k] = (None if mention is None else mention.name, reason)
        if mention is not None or (one.source and _is_somebody(one.source[0].of(text))):
            said.append((_anchor(one), mention))
    return found


def _start(span: Span) -> int:
    return span.start


def _place(one: tuple[int, Mention | None]) -> int:
    return one[0]


def _anchor(one: Reported) -> int:
    """Where a statement names its source, or else its cue or content."""
    return (one.source or one.cue or one.content)[0].start


class _Names:
    """The mentions of a document, found by place."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.all = sorted(mentions, key=lambda mention: mention.span)
        self.starts = [mention.span.start for mention in self.all]
        self.genders: dict[str, set[Gender]] = {}
        for mention in self.all:
            if mention.kind == MentionKind.PERSON:
                told = _gender(text, mention)
                if told is not None:
                    self.genders.setdefault(mention.name, set()).add(told)

    def inside(self, span: Span) -> list[Mention]:
        """Mentions that lie in a span."""
        low = bisect_left(self.starts, span.start)
        high = bisect_left(self.starts, span.end)
        return [one for one in self.all[low:high] if one.span.end <= span.end]

    def between(self, start: int, end: int) -> list[Mention]:
        """Mentions that begin in a stretch."""
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def fits(self, mention: Mention, gender: Gender) -> bool:
        """Whether nothing in the document speaks against this gender."""
        return self.genders.get(mention.name, {gender}) == {gender}


def _gender(text: str, mention: Mention) -> Gender | None:
    """What a title before the name or the first name says."""
    told = title_gender(text, mention.span.start)
    return first_name_gender(name_words(mention.name)) if told is None else told


def _paragraph_starts(document: Document) -> list[int]:
    if document.blocks:
        return [block.span.start for block in document.blocks]
    return [0, *(match.end() for match in re.finditer(r"\n+", document.text))]


def _resolve(
    text: str,
    one: Reported,
    names: _Names,
    said: Sequence[tuple[int, Mention | None]],
    quoted: Sequence[Span],
    paragraphs: Sequence[int],
) -> tuple[Mention | None, str]:
    if not one.source:
        return None, "the text names no source for this statement"
    source = one.source[0]
    words = _TOKEN.findall(text[source.start : source.end][:MAX_SOURCE_CHARS])
    first = words[0].lower() if words else ""
    if len(words) <= 2 and first in PERSONAL:
        return _pronoun(PERSONAL[first], words[0], source, names, said, quoted, paragraphs)
    if len(words) <= 2 and first in RELATIVE:
        return _relative(text, words[0], source, names)
    inside = names.inside(source)
    if inside:
        return _named(text, source, inside)
    if len(words) == 1 and first in UNRESOLVED:
        return None, f"“{words[0]}” names nobody"
    return None, f"“{_shown(source.of(text))}” gives no name"


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else words[:57] + "..."


def _named(text: str, source: Span, inside: Sequence[Mention]) -> tuple[Mention | None, str]:
    """The mention that the source is about: the head of its first noun phrase."""
    words = source.of(text)
    tail = _TAIL.search(words)
    while tail is not None and (
        any(one.span.start <= source.start + tail.start() < one.span.end for one in inside)
        or _goes_on(words, tail)
    ):
        tail = _TAIL.search(words, tail.end())
    head_end = source.end if tail is None else source.start + tail.start()
    head = Span(source.start, head_end)
    in_head = [one for one in inside if one.span.end <= head.end]
    joined = _joined(text, source, inside)
    if joined:
        return None, f"several names: {joined}"
    if in_head:
        last = in_head[-1]
        rest = text[last.span.end : head.end].strip(" .'’\"”“")
        if rest in ("", "s"):
            if last.kind == MentionKind.GROUP:
                return None, f"“{last.span.of(text)}” is a group, not one speaker"
            return last, _name_reason(text, last)
    people = [one for one in inside if one.kind == MentionKind.PERSON]
    if tail is not None and people:
        # “her brother, Tomas Arde,” or “the minister of mines, Ana Ruiz”: a name of its own.
        apart = [one for one in people if _stands_apart(text, source, one)]
        if len(apart) == 1 and all(one is apart[0] or one.span.end <= head.end for one in people):
            return apart[0], _name_reason(text, apart[0], "named in apposition")
        if _is_office(text, source, head, inside):
            return inside[-1], _name_reason(text, inside[-1], "named behind the office")
    if in_head:
        shown = _shown(head.of(text))
        return None, f"“{shown}” only contains the name {in_head[-1].name}"
    names = ", ".join(dict.fromkeys(one.name for one in inside))
    return None, f"“{_shown(source.of(text))}” mentions {names} but does not say whose words"


def _goes_on(words: str, tail: re.Match[str]) -> bool:
    """Whether a bracket stands inside a noun phrase: `the Green Union (GU) government`."""
    if not tail.group().endswith("("):
        return False
    close = words.find(")", tail.end())
    rest = words[close + 1 :].lstrip() if close >= 0 else ""
    return rest[:1].isalnum()


def _stands_apart(text: str, source: Span, one: Mention) -> bool:
    """Whether a name stands between commas or dashes, or behind one at the end; titles and places
    may stand before it: `, Port Selva Mayor Ana Ruiz,`."""
    before = _TOKEN.findall(text[source.start : one.span.start])
    while before and (before[-1][:1].isupper() or before[-1] == "."):
        before.pop()
    behind = text[one.span.end : source.end].strip()
    return before[-1:] in ([","], ["—"], ["–"]) and behind[:1] in ("", ",", ")", "—", "–")


def _is_office(text: str, source: Span, head: Span, inside: Sequence[Mention]) -> bool:
    """Whether a name ends an office with its place: `President of Bolivia Ana Ruiz`.

    The office stands in the singular, and something named stands between `of` and the name:
    `a spokesman for Ana Ruiz` and `the mother of Senator Ana Ruiz` are other people.
    """
    last = inside[-1]
    office = _TOKEN.findall(head.of(text).lower())
    place = _TOKEN.findall(text[head.end : last.span.start])
    comma = "," in place or source.of(text)[last.span.end - source.start :].strip(" ,.") != ""
    return (
        last.kind == MentionKind.PERSON
        and bool(office)
        and office[-1] in OFFICES
        and not comma
        and len(place) > 1
        and place[-1][:1].isupper()
        and place[-1].lower() not in HONORIFICS
        and not any(
            one.span.end == last.span.start - 1 and one.kind == MentionKind.GROUP for one in inside
        )
    )


def _joined(text: str, source: Span, inside: Sequence[Mention]) -> str:
    """Two names with `and` between them, written out; empty when there are not two."""
    for one, other in pairwise(inside):
        between = text[one.span.end : other.span.start]
        plain = len(between) < 60 and "," not in between.replace(", and", " and")
        if plain and _JOIN.search(between) and one.kind == other.kind != MentionKind.GROUP:
            before = text[source.start : one.span.start]
            if not re.search(r"\b(?:of|for|to|from|at|in|with|between)\s", before):
                return f"{one.name} and {other.name}"
    return ""


def _name_reason(text: str, mention: Mention, how: str = "named in the source") -> str:
    written = " ".join(mention.span.of(text).split())
    if written == mention.name:
        return how
    return f"{how} as “{written}”, in full elsewhere"


def _relative(text: str, word: str, source: Span, names: _Names) -> tuple[Mention | None, str]:
    """`who` stands for a name right before it."""
    near = names.between(max(0, source.start - 80), source.start)
    if near and text[near[-1].span.end : source.start].strip() in ("", ","):
        last = near[-1]
        if last.kind in (MentionKind.PERSON, MentionKind.ORGANISATION):
            return last, f"“{word}” follows the name {last.name}"
    return None, f"“{word}” follows no name"


def _pronoun(
    gender: Gender,
    word: str,
    source: Span,
    names: _Names,
    said: Sequence[tuple[int, Mention | None]],
    quoted: Sequence[Span],
    paragraphs: Sequence[int],
) -> tuple[Mention | None, str]:
    """The one person whom this paragraph or the one before offers.

    Two answers are asked for: the nearest statement's speaker and the nearest person named outside
    quotation marks. If they differ, nothing decides.
    """
    here = max(0, bisect_right(paragraphs, source.start) - 1)
    since = max(paragraphs[max(0, here - 1)], source.start - MAX_BACK_CHARS)

    def outside(one: Mention) -> bool:
        at = bisect_right(quoted, one.span.start, key=_start) - 1
        return at < 0 or quoted[at].end <= one.span.start

    people = [
        one
        for one in names.between(since, source.start)
        if one.kind == MentionKind.PERSON and names.fits(one, gender) and outside(one)
    ]
    before = [one for at, one in said[bisect_left(said, since, key=_place) :] if at < source.start]
    if before and before[-1] is None:
        return None, f"“{word}”: the speaker before has no name either"
    speakers = [
        one
        for one in before
        if one is not None and one.kind == MentionKind.PERSON and names.fits(one, gender)
    ]
    where = "this paragraph or the one before"
    # With a speaker before, the nearest person must be that one; without, there must be only one.
    offered = [*speakers[-1:], *(people[-1:] if speakers else people)]
    candidates = {one.name: one for one in offered}
    if not candidates:
        return None, f"“{word}” fits no person named in {where}"
    if len(candidates) > 1:
        return None, f"“{word}” fits several persons in {where}: {', '.join(sorted(candidates))}"
    (chosen,) = candidates.values()
    if speakers:
        return chosen, f"“{word}”: the speaker before, in {where}"
    return chosen, f"“{word}”: the only person named in {where}"


def _is_somebody(source: str) -> bool:
    """Whether a source without a name is one person, whom a later pronoun may stand for."""
    words = [word.lower() for word in _TOKEN.findall(source[:MAX_SOURCE_CHARS])]
    if len(words) == 1:
        return words[0] in PERSONAL
    return bool(words) and words[0] in SINGULAR


SINGULAR = word_set("the a an his her this that one another")
"""Words that open a description of one person, or of some; a crowd is then taken for a person too,
which costs an answer and invents none."""
