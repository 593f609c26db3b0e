"""Who is reported to say what, and what the article says itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alleged.records.spans import Span


class Voice(StrEnum):
    """Whose words they are."""

    REPORTED = "reported"
    """Of somebody whom the text names or describes."""
    UNATTRIBUTED = "unattributed"
    """Of nobody whom the text names: `accusations that`, `it is said`."""
    ARTICLE = "article"
    """The article's own."""


class StatementType(StrEnum):
    """What is done with the words."""

    ASSERTS = "asserts"
    ACCUSES = "accuses"
    """Charges, blames, criticises, or names a person or act as bad."""
    DENIES = "denies"
    """Denies, disputes, rejects, refuses, opposes."""
    CONFIRMS = "confirms"
    """Confirms, admits, agrees."""
    PREDICTS = "predicts"
    PROMISES = "promises"
    """Says what the speaker will do: vows, plans, offers, threats."""
    CALLS_FOR = "calls_for"
    """Orders, urges, proposes."""
    ASKS = "asks"
    THINKS = "thinks"
    """Believes, feels, wants, fears: a state of mind, not words."""
    QUOTES = "quotes"
    """Reads out or repeats the words of somebody else."""


class Strength(StrEnum):
    """How firmly the speaker stands behind it, as the words have it."""

    CERTAIN = "certain"
    PLAIN = "plain"
    """Neither stressed nor weakened."""
    LIKELY = "likely"
    POSSIBLE = "possible"


class Stance(StrEnum):
    """What the reporting words say of the truth of what they report."""

    NEUTRAL = "neutral"
    FACTIVE = "factive"
    """They take it for true: `pointed out`, `admitted`, `shows`."""
    DOUBTING = "doubting"
    """They keep a distance: `claimed`, `alleged`."""


class Manner(StrEnum):
    """Whether the words are the speaker's."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    """In part: `called it “a disgrace”`."""


NAMED_TOGETHER = "one of two named together"
"""The reason of a candidate who spoke with the other: `Ana Ruiz and Kai Lund said`."""


@dataclass(frozen=True, slots=True)
class SpeakerCandidate:
    """Somebody who may be the speaker, where nothing decides."""

    name: str
    """The words of the nearest full name."""
    probability: float
    """0 to 1: how often such a candidate is the speaker; of two who speak together each has half.
    What all candidates of a statement lack to 1 is the chance of somebody else. Counted by hand;
    see `docs/statements.md`."""
    reason: str
    entity_id: str | None = None
    """The entity of the document; None when none was made of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Someone is reported to say, think, plan or want something, or the article says it itself."""

    id: str
    """Hash of document and spans: the same input gives the same id."""
    document_id: str
    source: tuple[Span, ...]
    """Who says it; empty when the text names nobody."""
    cue: tuple[Span, ...]
    """By which words it is reported; empty for a quotation that stands alone."""
    content: tuple[Span, ...]
    """What is said; several pieces when the source or the cue stands inside."""
    quoted: tuple[Span, ...]
    """The parts of the content that stand in quotation marks, without the marks."""
    scare_quoted: tuple[Span, ...] = ()
    """Of `quoted`, what the marks only name or hold at a distance (`the “new” wall`): nobody's
    speech."""
    voice: Voice = Voice.REPORTED
    """Whose words they are; of the article's own, one statement a sentence outside all reports."""
    parent_id: str | None = None
    """The statement inside whose content it stands, the innermost; None at the top. What stands
    inside is said by the inner speaker, as the outer one has it."""
    type: StatementType = StatementType.ASSERTS
    """What is done with the words."""
    type_probability: float = 0.5
    """0 to 1: how often the rule that gave the type is right, on the tuning half of our own
    labelled statements."""
    type_reason: str = ""
    """The words that decide the type."""
    strength: Strength = Strength.PLAIN
    """How firmly the speaker stands behind it, as the words have it."""
    strength_words: tuple[Span, ...] = ()
    """What makes it weaker or stronger: `very likely`, `no doubt`."""
    stance: Stance = Stance.NEUTRAL
    """What the reporting words say of the truth of what they report."""
    manner: Manner | None = None
    """Whether the words are the speaker's; None in the article's own voice."""
    addressee: Span | None = None
    """Whom a call, an order, a question or a remark is put to; None when the text does not say."""
    speaker: str | None
    """The words of the nearest full name that the source resolves to; None when nothing decides."""
    speaker_reason: str
    """How `speaker` was found, in words."""
    speaker_id: str | None = None
    """The entity of the document that speaks, also where it has no name (`the ambassador`); None
    when the text names nobody or nothing decides."""
    speaker_candidates: tuple[SpeakerCandidate, ...] = ()
    """Who it may be where nothing decides, likeliest first; `speaker` is then None."""
    weak_source: str | None = None
    """Why nobody can be held to it: a crowd without names, a label, nobody; None when somebody
    can."""
    in_title: bool
    """Whether it stands in the headline, which often says more than the body."""
    probability: float
    """0 to 1: how often a statement with this score has the right source, cue and content;
    calibrated on PolNeAR's development split. Of the article's own voice: how often no report was
    overlooked in such a sentence."""
    reason: str
    """What the judgement rests on, in words."""
    made_by: str
    """Model or rule set with its version."""
