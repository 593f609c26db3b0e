"""Who stands in one list with a party: `arrested the son, his chief of staff and four others`.

Names in a list are found with the parties themselves (`alleged.analyse.event_roles`). Here are the
groups of words: each is a party, except what only says who the one before it is (`Ana Ruiz, the
mayor, and two aides` are three, not four).
"""

from __future__ import annotations

from collections.abc import Iterator

from alleged.analyse.event_climb import FINITE_TAGS, NOUN_TAGS, View
from alleged.analyse.names import word_set
from alleged.analyse.offices import OFFICE_WORDS
from alleged.analyse.speakers import NAMELESS
from alleged.analyse.syntax import Chunk, ChunkKind
from alleged.records.events import Event, Party
from alleged.records.spans import Span

JOINTS = word_set(", and or")
MAX_MEMBERS = 8
PEOPLE = OFFICE_WORDS | NAMELESS | word_set(
    """others people wife husband son daughter brother sister father mother parents child children
    cousin nephew niece uncle aunt relatives family guard guards bodyguard bodyguards aide aides
    adviser advisers advisor advisors staff driver drivers friend friends colleague colleagues
    assistant assistants companion companions men women boys girls civilians bystanders"""
)  # fmt: skip
"""Heads of groups that are people for certain."""
ALIKE_TYPES = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "ACCUSE", "CONSULT", "AID"})
"""Types whose acts befall each of a list alike, or are done by each."""


def listed_behind(view: View, first: Chunk) -> list[Chunk]:
    """The groups that are listed behind one, up to the one behind `and`; none where no `and`
    comes."""
    found: list[Chunk] = []
    before = first
    for _ in range(MAX_MEMBERS):
        at = end_of(view, before)
        joint = at
        while view.word(joint) in JOINTS and joint - at < 2:
            joint += 1
        if joint == at or joint >= len(view.low):
            return []
        chunk = view.chunk(joint)
        if chunk.kind is not ChunkKind.NOUN or view.tag(chunk.head) not in NOUN_TAGS:
            return []
        if not _says_who(view, before, chunk, comma=view.low[at:joint] == [","]):
            found.append(chunk)
        if view.word(joint - 1) in ("and", "or"):
            return found
        before = chunk
    return []


def end_of(view: View, chunk: Chunk) -> int:
    """Where a group ends with what `of` adds to it: `his chief | of staff`."""
    at = chunk.after
    if view.word(at) == "of" and at + 1 < len(view.low):
        behind = view.chunk(at + 1)
        if behind.kind is ChunkKind.NOUN:
            return behind.after
    return at


def _says_who(view: View, before: Chunk, chunk: Chunk, *, comma: bool) -> bool:
    """Whether a group between commas names the one before it, or says what a name is."""
    if not comma:
        return False
    named, names = view.tag(before.head) == "NNP", view.tag(chunk.head) == "NNP"
    described = view.tag(chunk.first) == "DT" or names is False
    return (named and described and view.word(chunk.first) in ("the", "a", "an")) or (
        names and not named
    )


def listed_parties(event: Event, view: View, at: int) -> Iterator[tuple[Party, Chunk, bool]]:
    """For each party that a list begins with the other groups of the list, and whether they are
    people for certain."""
    alike = event.event_type in ALIKE_TYPES or event.label is not None
    for party in (*event.recipients, *event.actors):
        if party.span is None or not event.sentence.holds(party.span):
            continue
        head = _last_word(view, party.span)
        chunk = view.chunk(head) if head is not None else None
        if head is None or chunk is None or chunk.kind is not ChunkKind.NOUN:
            continue
        if head < chunk.head or chunk.first <= at < chunk.after:
            continue
        listed = listed_behind(view, chunk)
        if listed and _is_of_this_act(view, at, chunk, listed[-1]):
            for one in listed:
                people = view.word(one.head) in PEOPLE
                if alike or (people and party in event.recipients):
                    yield party, one, people


def _last_word(view: View, span: Span) -> int | None:
    return next((n for n, one in enumerate(view.tokens) if one.start < span.end <= one.end), None)


def _is_of_this_act(view: View, at: int, first: Chunk, last: Chunk) -> bool:
    """Whether a whole list stands on one side of the act, and its end opens no other clause."""
    end = end_of(view, last)
    if first.first > at:
        return view.tag(end) not in FINITE_TAGS
    verb = view.chunk(at)
    return end <= at and verb.kind is ChunkKind.VERB and verb.first == end
