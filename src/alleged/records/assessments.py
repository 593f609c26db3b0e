"""What kind of sentence it is, and how much it matters whether it is right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alleged.records.figures import FigureKind
from alleged.records.spans import Span
from alleged.records.statements import Voice


class Scope(StrEnum):
    """What was judged."""

    SENTENCE = "sentence"
    MEMBER = "member"
    """One member of a list, which can be right while the others are wrong."""
    STATEMENT = "statement"
    """What somebody is reported to say, where it is a part of a sentence or several of them."""


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
class ListMember:
    """What a member of a list says by itself: its own words and those it shares with the first."""

    anchor: Span
    """Its number or place in an order; without one, all its own words."""
    shared: tuple[Span, ...]
    """The words of the sentence that hold for it too; with its own they are what it says."""
    figure_id: str | None
    """The figure that its number is; None where it has none, or the number is no record."""
    kind: FigureKind | None
    """None without a number."""
    low: float | None
    """The number with the scale that the list gives it: 2,000,000 for `2 of rye` behind `4 million
    tonnes of wheat`; None without one."""
    unit: str | None
    """The number's unit, its own or the shared one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One sentence, member of a list or statement: what it claims, and whether a check would be
    worth the time."""

    id: str
    """Hash of document, scope and span."""
    document_id: str
    scope: Scope
    span: Span
    """The sentence; the own words of a member; what is said, from its first to its last word."""
    part_of: str | None
    """Of a member, the assessment of its sentence."""
    member: ListMember | None
    """None for a sentence or statement."""
    kind: SentenceKind
    kind_probability: float
    """0 to 1: how often a sentence judged so is of that kind; see `docs/framing.md`."""
    opinion: float
    """0 to 1: how likely annotators call it an opinion, rather than factual or both."""
    worth: float
    """0 to 1: how likely it is worth a check; halved where it reads as no fact."""
    items: tuple[Span, ...]
    """The own words of the members of a list that the sentence has, each with an assessment of its
    own; else empty."""
    voice: Voice
    """Whose words most of it are."""
    statement_id: str | None
    """The statement that holds most of it, or that was judged; None in the article's own voice."""
    reason: str
    made_by: str
