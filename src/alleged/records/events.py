"""Who did what to whom: acts that a text reports, coded after PLOVER."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alleged.records.figures import Bound
from alleged.records.spans import Span


class EventLabel(StrEnum):
    """Acts that PLOVER has no type for, or no type that keeps them apart; docs/events.md."""

    COUP = "coup"
    """A coup or an attempt at one."""
    APPOINTMENT = "appointment"
    REMOVAL = "removal"
    """Removal from office."""
    RESIGNATION = "resignation"
    ELECTION = "election"
    OATH = "oath"
    EXILE = "exile"
    DIPLOMAT_EXPULSION = "diplomat-expulsion"
    LEGISLATION = "legislation"


class EventStatus(StrEnum):
    """Whether the act took place, as the words have it; who says so is `statement_id`."""

    HAPPENED = "happened"
    ATTEMPTED = "attempted"
    """Tried; failed, or the text does not say how it ended."""
    ALLEGED = "alleged"
    """Told as somebody's accusation or under a word like `allegedly`."""
    ORDERED = "ordered"
    PLANNED = "planned"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    """Conditional, wished for, feared, called for, or what a question asks."""
    NEGATED = "negated"
    GENERIC = "generic"
    """A kind of act rather than one: habits, and plurals without particulars."""


class Polarity(StrEnum):
    """Whether the text has the act as done or as not done."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Certainty(StrEnum):
    """How sure the text is of the polarity."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class MagnitudeKind(StrEnum):
    """What a number of an event counts."""

    DEAD = "dead"
    INJURED = "injured"
    ARRESTED = "arrested"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    CROWD = "crowd"
    """People who took part."""
    MONEY = "money"
    OTHER = "other"


class EventWarning(StrEnum):
    """What a reader should look at before using the event."""

    GARBLED = "garbled"
    """The sentence is probably damaged or mistranslated; `readings` holds the ways to read it."""
    PARTIES_UNSURE = "parties unsure"
    """Who did it to whom is read in two ways."""
    EUPHEMISM = "euphemism"
    """The words may stand for another kind of act."""
    HEADLINE_STRONGER = "headline stronger"
    """The headline says more than the text below it."""
    TENSE_UNSURE = "tense unsure"
    """Order and fulfilment, or plan and fact, cannot be told apart by the tense."""
    CONDITION_LOST = "condition lost"
    """A forecast that reads as unconditional where its source has a condition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor or a recipient."""

    span: Span | None
    """The words of the text; None where the party is only implied."""
    name: str
    """The words, or the implied party in our own: `Bolivian authorities`."""
    implied: bool
    """Whether the text leaves the party out and the context supplies it."""
    entity_id: str | None
    """The entity of this document; None where the words name none."""
    code: str | None
    """ISO 3166 alpha-3, or PLOVER's IGO, UNO, EUR, NGO, ISM, IMG, MNC; None where the text leaves
    open whose it is, as with hostile labels and blocs."""
    sector: str | None
    """PLOVER's sector: GOV, MIL, COP, REB ...; None for a state as such, or where open."""
    label: str | None
    """The words as they stand, of a party that must not be resolved: a hostile label (`the regime`,
    `terrorists`) or a bloc (`the West`); None for others."""
    probability: float
    """0 to 1: how likely the party has this role in the event, with this code."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Magnitude:
    """A number of the event: dead, injured, arrested, size of a crowd."""

    kind: MagnitudeKind
    span: Span
    figure_id: str | None
    low: float | None
    high: float | None
    bound: Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReading:
    """Another way to read an event."""

    event_type: str | None
    label: EventLabel | None
    probability: float
    reason: str
    """In words, with who did what to whom where that is what differs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One mention of an act in a text. Mentions of one act share `chain_id`."""

    id: str
    document_id: str
    chain_id: str
    """The id of the first mention of the same act in this document; its own for the first."""
    chain_reason: str = ""
    """What ties it to that mention, or to an order or plan that it fulfils; empty for neither."""
    trigger: tuple[Span, ...]
    """The words that name the act; never empty."""
    sentence: Span
    event_type: str | None
    """PLOVER's type: `AGREE` ... `ASSAULT`; None where PLOVER has none for it."""
    modes: tuple[str, ...]
    """PLOVER's modes of that type."""
    contexts: tuple[str, ...]
    """PLOVER's contexts, in its order."""
    label: EventLabel | None
    """Our own label beside PLOVER; None for most."""
    quad: str | None
    """`verbal cooperation`, `material cooperation`, `verbal conflict` or `material conflict`; None
    without a type."""
    score: float | None
    """PLOVER's conflict-cooperation score of type and mode, about -10 to 10."""
    cameo: str | None
    """The CAMEO code that type, mode and contexts come nearest to, for export."""
    readings: tuple[EventReading, ...]
    """Other ways to read it, likeliest first; empty where one is clear."""
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    """Empty for a reciprocal event: both sides are actors."""
    reciprocal: bool
    place: Span | None
    place_id: str | None
    """The Place record; None where none was found."""
    place_reason: str = ""
    """Where the place comes from: its own clause, the same act told elsewhere, the dateline."""
    time_id: str | None
    """The Timex that dates it; None where the text does not say."""
    begin: str | None
    """First day it can have happened, ISO 8601, as far as the text says; None where open."""
    end: str | None
    """Last day, like `begin`."""
    time_reason: str
    """Where the time comes from: its own clause, the sentence, the text before, or nothing."""
    magnitudes: tuple[Magnitude, ...]
    instrument: Span | None
    """The means: weapon, vehicle; None where not said."""
    status: EventStatus
    polarity: Polarity
    certainty: Certainty
    status_probability: float
    status_reason: str
    counted: bool
    """Whether it may be counted as one act: it happened, was attempted or is alleged, and is no
    generic or plural act, no repetition of a named one."""
    statement_id: str | None
    """The innermost statement that holds it; None where the article tells it in its own voice."""
    statement_ids: tuple[str, ...]
    """That statement and those above it, innermost first."""
    warnings: tuple[EventWarning, ...]
    probability: float
    """0 to 1: how likely type and label are right."""
    reason: str
    made_by: str
