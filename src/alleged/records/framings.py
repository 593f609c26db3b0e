"""Words that do more than tell: they praise, blame, stress or soften."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alleged.records.spans import Span
from alleged.records.statements import Voice


class FramingKind(StrEnum):
    """What the words do."""

    LOADED = "loaded"
    """They praise or blame beyond what the fact needs: `regime`, `slammed`, `heroic`."""
    BOOSTER = "booster"
    """They stress that something is so: `clearly`, `of course`."""
    HEDGE = "hedge"
    """They leave it open: `perhaps`, `reportedly`."""


class Direction(StrEnum):
    """Which way loaded words point."""

    PRAISE = "praise"
    BLAME = "blame"


class Force(StrEnum):
    """How much the words add to the plain fact."""

    MILD = "mild"
    STRONG = "strong"
    EXTREME = "extreme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """Words that praise, blame, stress or soften. It says how something is put, not whether it is
    so: a bad deed may be called bad."""

    id: str
    """Hash of document, kind and span."""
    document_id: str
    kind: FramingKind
    span: Span
    direction: Direction | None
    """None where the words stress or soften, and where nothing tells which way they point."""
    force: Force | None
    """None where the words are not in our table."""
    target: tuple[Span, ...]
    """Whom or what the words bear on; empty where the sentence does not tell."""
    voice: Voice
    """Whose words they are."""
    quoted: bool
    """Whether they stand in quotation marks."""
    statement_id: str | None
    """The statement whose content they are; None where they are the article's own."""
    insinuation_id: str | None
    """The insinuation in which they stand, if one does."""
    plain: str | None
    """A plainer word for the same thing, from our table; None where there is none."""
    in_title: bool
    """Whether they stand in the headline."""
    probability: float
    """0 to 1: how often annotators mark such words as loaded; see `docs/framing.md`. Of boosters
    and hedges: how often the word is used so."""
    reason: str
    """What the judgement rests on, in words."""
    made_by: str
