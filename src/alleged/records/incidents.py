"""One act in the world, told in several documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alleged.records.events import EventLabel, EventStatus, MagnitudeKind


class Membership(StrEnum):
    """How an event of one document belongs to an incident."""

    MEMBER = "member"
    """It tells of it."""
    MAY_BE = "may be"
    """It may tell of it; nothing decides."""


class Tie(StrEnum):
    """How one incident stands to another."""

    PART_OF = "part of"
    """It happened within the other: arrests within a coup attempt."""
    HAS_PART = "has part"
    LOOKS_ALIKE = "looks alike"
    """An act of one kind that is kept apart."""


class PartyRole(StrEnum):
    """On which side of an act a party stands."""

    ACTOR = "actor"
    RECIPIENT = "recipient"


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysTold:
    """Days that documents give an incident."""

    begin: str | None
    end: str | None
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberTold:
    """A number that documents give an incident."""

    kind: MagnitudeKind
    low: float | None
    high: float | None
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyTold:
    """A party as documents name it."""

    role: PartyRole
    name: str
    code: str | None
    dossier_entity_id: str | None
    """None where the words name no entity of the dossier."""
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTold:
    """A place that documents give an incident."""

    name: str
    place: str | None
    """Of the gazetteer; None where it is open."""
    country: str | None
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingTold:
    """Words that name the act."""

    words: str
    strength: int | None
    """1 for the mildest of their scale; None where the words are on none. docs/incidents.md has the
    scales."""
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusTold:
    """Whether the act took place, as documents have it."""

    status: EventStatus
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentTie:
    """Another incident that belongs to this one, or that looks like it."""

    incident_id: str
    tie: Tie
    probability: float
    """That the tie holds: for one that looks alike, that they are two."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One act, with the range of what documents say of it."""

    id: str
    """Hash of the event that is its first by id."""
    name: str
    """Words, place and first day: `coup attempt, Pellim, 2031-03-09`."""
    event_type: str | None
    """PLOVER's type that most documents have."""
    label: EventLabel | None
    documents: int
    events: int
    """Mentions."""
    begin: str | None
    """First day that a document gives; None where none does."""
    end: str | None
    """Last day."""
    days: tuple[DaysTold, ...]
    numbers: tuple[NumberTold, ...]
    parties: tuple[PartyTold, ...]
    places: tuple[PlaceTold, ...]
    wordings: tuple[WordingTold, ...]
    """From the mildest to the strongest; those on no scale last."""
    statuses: tuple[StatusTold, ...]
    lowest_score: float | None
    """PLOVER's conflict-cooperation score."""
    highest_score: float | None
    ties: tuple[IncidentTie, ...]
    probability: float
    """The lowest of its members."""
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLink:
    """How an event of one document belongs to an incident."""

    id: str
    document_id: str
    event_id: str
    """The first mention of the act in the document: the `chain_id` of all its mentions."""
    incident_id: str
    relation: Membership
    probability: float
    """0 to 1; docs/incidents.md tells how it was set."""
    reason: str
    made_by: str
