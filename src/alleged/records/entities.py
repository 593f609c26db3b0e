"""Who it is: the mentions of one party put together, in a document and across the dossier."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alleged.records.mentions import MentionKind
from alleged.records.spans import Span


class Wording(StrEnum):
    """How a text speaks of somebody."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


class Standing(StrEnum):
    """Whether an office is held, by the text, on its day."""

    SERVING = "serving"
    FORMER = "former"
    COMING = "coming"
    """Elected or named, not yet in office."""


class Relation(StrEnum):
    """How a record of one document belongs to an entity."""

    MEMBER = "member"
    """It is the same."""
    MAY_BE = "may be"
    """It may be the same; nothing decides."""
    RELATED = "related"
    """It is another one that belongs to it: a people to its country, a government to its party or
    to its country and the city where it sits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMention:
    """A place where the text speaks of the entity."""

    span: Span
    wording: Wording
    mention_id: str | None
    """None for a description or a pronoun."""
    probability: float
    """0 to 1: how often a place that was joined in this way is rightly joined."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A form in which the name is written."""

    form: str
    count: int
    relation: str
    """To the name: `as named`, `shorter`, `other accents`, `misspelt`, `acronym`, `longer`,
    `seat` of a government under its city's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office that the text gives the entity."""

    title: str
    """In lower case, without whose it is: `foreign minister`."""
    of: str | None
    """Whose, in the text's own words, adjectives too: `Bolivia`, `Bolivian`; None when unsaid."""
    to: str | None
    """Where posted: `Peru` of an ambassador to Peru; None when unsaid."""
    standing: Standing
    since: str | None
    """The text's own words for when it began: `2019`; None when unsaid."""
    until: str | None
    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Another entity of the document that this one may be, or that it belongs to."""

    entity_id: str
    relation: Relation
    probability: float | None
    """None where there is no measure of it."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, organisation, place or group that a document speaks of."""

    id: str
    """Hash of document, kind and the first place."""
    document_id: str
    kind: MentionKind
    name: str
    """The fullest form in this document; an office where no name is said: `ambassador of Peru`."""
    named: bool
    """Whether the document says a name."""
    key: str
    """The name for comparison: lower case, without accents and form of address; of a government
    whose country the gazetteer has, the country's name there: `bolivia government`."""
    place: str | None = None
    """Of a place: which one, as in `Place.place`. None where that is open."""
    country: str | None = None
    """ISO 3166 alpha-2, from the gazetteer: where a place lies, whose government or people it
    is."""
    variants: tuple[Variant, ...]
    mentions: tuple[EntityMention, ...]
    """In text order."""
    offices: tuple[Office, ...]
    candidates: tuple[Candidate, ...]
    probability: float
    """The lowest of its mentions."""
    reason: str
    """What joined them, in words."""
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTold:
    """An office as a document tells of it."""

    title: str
    of: str | None
    standing: Standing
    document_id: str
    published: str | None
    """Day of publication of that document; None when it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideIdentity:
    """A row of a table that is no part of the texts: who held an office on a day."""

    name: str
    office: str
    country: str
    since: str
    until: str
    """Empty when the table gives no end."""
    table: str
    """The table's file name and the start of its SHA-256."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierEntity:
    """One party of the whole dossier."""

    id: str
    """Hash of kind and name."""
    kind: MentionKind
    name: str
    """The form that most documents use in full."""
    named: bool
    variants: tuple[str, ...]
    """All forms, sorted."""
    documents: int
    """How many speak of it."""
    mentions: int
    """How often they do."""
    offices: tuple[OfficeTold, ...]
    outside: tuple[OutsideIdentity, ...]
    """Not from the texts: from a table that the user gave."""
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityLink:
    """How an entity of one document belongs to one of the dossier."""

    id: str
    document_id: str
    entity_id: str
    dossier_entity_id: str
    relation: Relation
    probability: float
    """0 to 1; see docs/entities.md for how it was measured."""
    reason: str
    made_by: str
