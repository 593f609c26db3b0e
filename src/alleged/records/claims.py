"""What several statements put forward alike, and what cannot both hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alleged.records.propositions import Footing
from alleged.records.spans import Span
from alleged.records.statements import Strength


class PairRelation(StrEnum):
    """How two statements stand to each other."""

    CONTRADICT = "contradict"
    """They tell of the same act, state or amount and cannot both hold."""
    AGREE = "agree"
    """They say the same, or one follows from the other."""
    COMPATIBLE = "compatible"
    """They go side by side: another part, another time, a demand and a fact."""
    UNRELATED = "unrelated"


class Clash(StrEnum):
    """What cannot be had together."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    ORDER = "order"
    """Who ordered or sent whom."""
    POLARITY = "polarity"
    """The one has it so, the other not so or the opposite."""


class Entailment(StrEnum):
    """Which of two that agree follows from the other."""

    FIRST = "a>b"
    """The second follows from the first."""
    SECOND = "b>a"
    BOTH = "both"
    """They say the same."""


class Side(StrEnum):
    """What a statement does with a claim."""

    AFFIRMS = "affirms"
    DENIES = "denies"


class Bond(StrEnum):
    """How a statement says the claim."""

    RESTATES = "restates"
    """In these or other words."""
    STRONGER = "stronger"
    """It says more; the claim follows from it."""
    WEAKER = "weaker"
    """It says less; it follows from the claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMember:
    """A statement that puts a claim forward or denies it."""

    proposition_id: str
    statement_id: str | None
    """None for what the article says around a report."""
    document_id: str
    span: Span
    side: Side
    bond: Bond
    footing: Footing
    strength: Strength
    """How firmly the speaker stands behind it."""
    in_title: bool
    speaker: str | None
    """Who says it, by name; None in the article's own voice and where the text names nobody."""
    dossier_entity_id: str | None
    """The party of the dossier that says it."""
    source: str
    """Whom it counts as: `speaker den-...`, a name, or the family of the publisher for what an
    article says itself; empty where nobody can be held to it."""
    weak: str | None
    """Why it does not count as a source: nobody is named, the publisher is unknown; None when it
    counts."""
    published: str | None
    """Day of publication; None when it is not known."""
    probability: float
    """0 to 1: how likely it belongs to the claim."""
    reason: str
    """What joined it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What at least two statements put forward or deny alike, or one denies."""

    id: str
    wording: str
    """The words of the member that the others are likest to."""
    members: tuple[ClaimMember, ...]
    """By day of publication; without a day last."""
    documents: int
    first_id: str | None
    """The proposition that was published first; None where the days leave that open."""
    first_reason: str
    affirmed_by: int
    """Independent sources that affirm it: speakers, each once however many articles quote him,
    and publisher families for what articles say themselves, each once after copies are folded."""
    denied_by: int
    """Likewise, that deny it."""
    families: int
    """Publisher families that carry it, copies folded."""
    weak: int
    """Members that count as no source."""
    loose_end: str | None
    """`a denial, and no accusation found in these documents`; None for others."""
    answer: str | None
    """`no denial found in these documents` where nobody denies it; None where somebody does."""
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two propositions that cannot both hold."""

    id: str
    clash: Clash
    first_id: str
    """Proposition; of two documents the one published first."""
    first_document_id: str
    first_statement_id: str | None
    first_span: Span
    second_id: str
    second_document_id: str
    second_statement_id: str | None
    second_span: Span
    one_document: bool
    """Whether both stand in one article."""
    title_against_body: bool
    """Whether the one stands in the headline of the article whose text has the other."""
    first_claim_id: str | None
    second_claim_id: str | None
    """The claims that they belong to; None for those of no claim."""
    reason: str
    """Why they cannot both hold."""
    probability: float
    """0 to 1: how often a contradiction found by this rule is one, times the geometric mean of how
    likely both statements are read right."""
    made_by: str
