"""Who and where: names in the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alleged.records.spans import Span


class MentionKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    """Nationalities, religions, political camps: `Bolivian`, `Democrats`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name that stands in the text."""

    id: str
    document_id: str
    span: Span
    kind: MentionKind
    name: str
    """The fullest form of the same name in this document: `Ana Ruiz` for a later `Ruiz`."""
    probability: float
    """0 to 1, calibrated: how often a mention with this score has the right span and kind."""
    reason: str
    made_by: str
    entity_id: str | None = None
    """The entity of this document that it names."""
