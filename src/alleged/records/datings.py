"""When a document was published, where it does not say so: a conclusion, with its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from alleged.records.spans import Span


@dataclass(frozen=True, slots=True)
class DatingStep:
    """One reason, with the words that it rests on."""

    span: Span | None
    """Where the text says so; None for what the document's own details say."""
    says: str
    """What follows from it, in words."""


@dataclass(frozen=True, slots=True)
class DatingChoice:
    """One stretch of days that fits."""

    begin: str
    """First day, `2024-06-26`."""
    end: str | None
    """Last day, included; None where nothing says how long after it can be."""
    probability: float
    """0 to 1, among the choices: those of one dating sum to 1 at most."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """Between which days a document was published, as its text lets one conclude.

    Only for a document whose original gives no day (`documents.published`), which stays as it is.
    """

    id: str
    document_id: str
    begin: str | None
    """First day on which it can have been published; None where nothing says."""
    end: str | None
    """Last such day, included; None where nothing says."""
    day: str | None
    """The likeliest day, from which words such as `yesterday` are counted; None where the text
    points to no single day. A guess with a reason, never more."""
    choices: tuple[DatingChoice, ...]
    """The stretches left open, likeliest first: several years can fit a weekday."""
    steps: tuple[DatingStep, ...]
    """The chain of reasons, in the order in which they were drawn."""
    probability: float
    """0 to 1: that it was published between `begin` and `end`."""
    reason: str
    made_by: str
