"""What texts share, where it comes from, and whose voice each of them counts as."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alleged.records.spans import Span


class CopyKind(StrEnum):
    """How much of two texts is the same."""

    EXACT = "exact"
    """All words, in the same order."""
    NEAR = "near"
    """At least half of the words of both: words replaced, a new headline, paragraphs cut or put in
    another order."""
    PARTIAL = "partial"
    """Passages, and less than half of at least one text: a paragraph in an article of its own, a
    report inside a longer text."""
    POSSIBLE = "possible"
    """No words in a row, but the same names and numbers in nearly the same order: it may be a
    translation, or both may follow a third text. Nothing is counted by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPassage:
    """A passage that stands in both texts."""

    span: Span
    """In `document_id`."""
    other: Span
    """In `other_id`."""
    words: int
    """How many words are the same; those between them are replaced, left out or put in."""
    quoted: int
    """How many of these stand in quotation marks in at least one of the two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two documents that share passages beyond quotations and standing lines.

    In a group of many copies each is compared with a few, the earliest above all: not every two
    members of a group have a row. Where nothing decides which text is the origin, `document_id` is
    the later one, or the one with the higher id.
    """

    id: str
    """Hash of the two documents."""
    document_id: str
    """The copy, where the origin is known."""
    other_id: str
    kind: CopyKind
    passages: tuple[SharedPassage, ...]
    """In the order of `document_id`; () of a possible copy."""
    share: float
    """Of the words of `document_id`, how many are shared: 0 to 1."""
    other_share: float
    """Of the words of `other_id`."""
    origin_id: str | None
    """The document that the passages come from, `other_id`; None where that is open, or outside."""
    origin_outside: str | None
    """Who is credited in both or in one of the texts, and has none of the two: an agency."""
    origin_probability: float | None
    """0 to 1, of the origin that is given; None where none is."""
    origin_reason: str
    """The signs and where they point; where they disagree, that they do."""
    probability: float
    """0 to 1, that one text was taken from the other or both from a third."""
    reason: str
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedQuotation:
    """Two documents of their own that quote the same words: the quotation has one source, and
    neither text is a copy of the other."""

    id: str
    document_id: str
    other_id: str
    passages: tuple[SharedPassage, ...]
    reason: str
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMember:
    """A document of a group of copies."""

    document_id: str
    like_id: str | None
    """The member that it shares most with; None for the one that others were compared with."""
    share: float
    """Of its words, how many it shares with that one; 1 where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Documents that are one text: joined by exact and near copies, and by partial ones that make
    up at least half of the copy."""

    id: str
    members: tuple[GroupMember, ...]
    """By day of publication, the earliest first; without a day last."""
    documents: int
    origin_id: str | None
    """The member that the others come from; None where that is open, or outside."""
    origin_outside: str | None
    """An agency that is credited and has no text in the group."""
    origin_probability: float | None
    origin_reason: str
    made_by: str


class FamilyRule(StrEnum):
    """What says which publisher a document belongs to."""

    YOUR_TABLE = "your table"
    """A row of the table given with `--outlets`."""
    TABLE = "table of outlets"
    """A row of the table that comes with the package."""
    FEED = "one feed"
    """Rows of a table that name the same feed."""
    OWN_WORD = "its own word"
    """A line under its articles names the owner, surely enough; no table has the outlet."""
    NAME = "one name"
    """The outlet's name, by the original's own word; no table has it."""
    SITE = "one site"
    """The host of its address; the original gives no name."""
    UNKNOWN = "unknown"
    """Nothing says who published it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherFamily:
    """Whose voice a document counts as: outlets of one owner, or of one feed, are one; a copy
    counts as the voice of its origin, an agency's report as the agency's."""

    id: str
    document_id: str
    family: str | None
    """The owner, or the outlet where no owner is known; None when nothing says who published it."""
    rule: FamilyRule
    reason: str
    """What the rule rests on."""
    possible_family: str | None = None
    """The owner that lines under its articles point to; None where none does. Not counted by,
    unless `rule` says so."""
    possible_probability: float | None = None
    """0 to 1: how likely that is; set by hand, see docs/copies.md. None without one."""
    possible_reason: str = ""
    """The line that says so."""
    group_id: str | None
    """The group of copies that it is in; None for a text of its own."""
    counts_as: str
    """The family that it counts as. `document doc-...` where its publisher is unknown."""
    certain: bool
    """False where the publisher is unknown, or the origin of the copy is open and its members are
    of several families: such a document may add no voice."""
    counts_reason: str
    made_by: str
