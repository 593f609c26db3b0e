"""What a document calls those it names: `Ana Ruiz, the mayor`, `former President Ruiz`.

By these words a later `the mayor` or `the former president` is resolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from alleged.analyse.names import word_set
from alleged.records.mentions import Mention, MentionKind

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
MOST_BEFORE = 5
"""Words before a name that may describe it."""
_BEFORE = re.compile(rf"(?:[^\W\d_][\w’'-]{{0,25}}\s{{1,2}}){{1,{MOST_BEFORE}}}$")
_APART_BEFORE = re.compile(
    r"\b(?:the|his|her|its|their|our)\s(?:[^\W\d_][\w’'-]{0,25}\s){0,5}[^\W\d_][\w’'-]{0,25},\s$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:,|\s[–—-])\s{1,2}(?:who (?:is|was) )?(?:the|a|an|his|her|its|their|then|former)?\s?"
    r"((?:[^\W\d_][\w’'-]{0,25}\s){0,6}[^\W\d_][\w’'-]{0,25})(?=[,.;:)]|\s[–—-])"
)
_SOURCE = re.compile(
    r"(?:the|this|that|his|her|its|their|[^\W\d_][\w-]{0,25}['’]s)\s{1,3}"
    r"([^\W\d_][\w’'-]{0,25}(?:\s{1,3}[^\W\d_][\w’'-]{0,25}){0,5})",
    re.IGNORECASE,
)

NO_DESCRIPTION = word_set(
    """the a an of for in on at by to and or said says say told added according who is was has had
    with from that this his her its their as but when while after before if than then not also
    asked called denied accused claimed insisted he she it they we i mr mrs ms dr sir lord lady"""
)
"""Words that describe nobody."""
TIMES_OF_OFFICE = frozenset({"former", "ex", "then", "deputy", "vice", "acting", "interim", "late"})
"""Words that make another office of an office: a `former president` is not `the president`."""
BODIES = word_set(
    """ministry department office council court party union board commission committee agency army
    parliament assembly senate congress company firm bank campaign coalition alliance church
    university institute centre center association federation front movement group police embassy
    bureau authority brigade fleet port hospital paper newspaper network foundation league society
    club chamber government bloc"""
)
"""Heads of short forms: `the ministry` for a Ministry of Works named before."""


class Description(Struct, frozen=True, gc=False):
    """A name and what it is called."""

    mention: Mention
    words: str
    """As written."""
    content: frozenset[str]
    """Its words in small letters, those that describe nobody left out."""
    head: str
    """The word that says what somebody is: `adviser` of `senior adviser to the campaign`."""
    place: int


class Descriptions:
    """The descriptions of a document, found by their words."""

    def __init__(self, listed: Sequence[Description]) -> None:
        self._of_word: dict[str, list[Description]] = {}
        seen: set[tuple[str, frozenset[str]]] = set()
        for one in listed:
            key = (one.mention.name, one.content)
            if key in seen or not one.content:
                continue
            seen.add(key)
            for word in one.content:
                under = self._of_word.setdefault(word, [])
                if len(under) < MAX_UNDER_WORD:
                    under.append(one)

    def fitting(self, source: str, place: int) -> list[Description]:
        """One description each of the names that fit a source such as `the former president`, in
        text order, of those before a place.

        All words of the source have to be among those that the name is called, and a former, deputy
        or then holder is no holder. A body is meant only by what it is: `the ministry`.
        """
        match = _SOURCE.fullmatch(" ".join(source.strip(" ,").split()))
        wanted = _content(match.group(1)) if match else frozenset()
        if not wanted:
            return []
        head = _head(match.group(1)) if match else ""
        rarest = min(wanted, key=lambda word: (len(self._of_word.get(word, ())), word))
        found: dict[str, Description] = {}
        for one in self._of_word.get(rarest, ()):
            fits = one.place < place and wanted <= one.content
            fits = fits and not (one.content ^ wanted) & TIMES_OF_OFFICE
            if one.mention.kind == MentionKind.PERSON:
                fits = fits and one.head == head and not _is_plural(head) and head not in BODIES
            if one.mention.kind == MentionKind.ORGANISATION:
                fits = fits and bool(wanted & BODIES) and wanted < one.content
            if fits:
                found.pop(one.mention.name, None)
                found[one.mention.name] = one
        return list(found.values())


MAX_UNDER_WORD = 200
"""Descriptions kept under a word, the first ones: a list of thousands must not cost its square."""


def find_descriptions(text: str, mentions: Sequence[Mention]) -> Descriptions:
    """What the persons and bodies of a document are called."""
    found = []
    for mention in mentions:
        if mention.kind == MentionKind.PERSON:
            found += [_description(mention, words) for words in _called(text, mention)]
        elif mention.kind == MentionKind.ORGANISATION:
            found.append(_description(mention, mention.name))
    return Descriptions(found)


_TITLE_INSIDE = re.compile(r"(Pope|President|King|Queen|Archbishop|Cardinal|Chancellor)\s[A-Z]")
"""The model takes some titles for a part of the name."""


def _called(text: str, mention: Mention) -> list[str]:
    before = text[max(0, mention.span.start - 90) : mention.span.start]
    behind = text[mention.span.end : mention.span.end + 120]
    found = []
    apart = _APART_BEFORE.search(before) if "," in before[-3:] else None
    direct = None
    if not apart and before[-1:].isspace():
        words = before.rsplit(None, MOST_BEFORE)
        direct = _BEFORE.search(before, len(words[0]) if len(words) > MOST_BEFORE else 0)
    if apart:
        found.append(apart.group().rstrip(", "))
    elif direct:
        found.append(_last_phrase(direct.group()))
    titled = _TITLE_INSIDE.match(mention.span.of(text))
    if titled:
        found.append(titled.group(1))
    after = _BEHIND.match(behind)
    if after:
        found.append(after.group(1))
    return found


def _last_phrase(words: str) -> str:
    """The words right before a name that may describe it: `the former President` of `said the
    former President`."""
    kept: list[str] = []
    for word in reversed(words.split()):
        if word.lower() in NO_DESCRIPTION:
            break
        kept.append(word)
    return " ".join(reversed(kept))


def _description(mention: Mention, words: str) -> Description:
    return Description(
        mention, " ".join(words.split()), _content(words), _head(words), mention.span.start
    )


_BEHIND_HEAD = re.compile(r"\s(?:of|to|for|at|in|from|on|with|who|that|and)\s")


def _head(words: str) -> str:
    """The last word before a preposition, in small letters."""
    found = _WORD.findall(_BEHIND_HEAD.split(" ".join(words.split()), maxsplit=1)[0].lower())
    return found[-1].removeprefix("ex-") if found else ""


def _is_plural(head: str) -> bool:
    return head.endswith("s") and not head.endswith(("ss", "us", "is"))


def _content(words: str) -> frozenset[str]:
    return frozenset(
        part
        for word in _WORD.findall(words.lower())
        for part in (word.removeprefix("ex-") if word.startswith("ex-") else word,)
        if part not in NO_DESCRIPTION
    )
