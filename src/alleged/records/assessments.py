"""What kind of sentence it is, and how much it matters whether it is right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alleged.records.spans import Span
from alleged.records.statements import Voice


class SentenceKind(StrEnum):
    """What a sentence claims."""

    FACT = "fact"
    """That something is or was so; records, counts or witnesses could settle it."""
    OPINION = "opinion"
    """A judgement that no record settles."""
    PREDICTION = "prediction"
    """What will, may or should come to pass."""
    NONE = "none"
    """Nothing: a question, a call, a greeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One sentence: what it claims, and whether a check would be worth the time."""

    id: str
    """Hash of document and span."""
    document_id: str
    span: Span
    """The sentence."""
    kind: SentenceKind
    kind_probability: float
    """0 to 1: how often a sentence judged so is of that kind; see `docs/framing.md`."""
    opinion: float
    """0 to 1: how likely annotators call it an opinion, rather than factual or both."""
    worth: float
    """0 to 1: how likely it is worth a check; halved where it reads as no fact."""
    items: tuple[Span, ...]
    """The members of a list that the sentence has, each to be checked by itself; else empty."""
    voice: Voice
    """Whose words most of it are."""
    statement_id: str | None
    """The statement that holds most of it; None where it is the article's own."""
    reason: str
    made_by: str
