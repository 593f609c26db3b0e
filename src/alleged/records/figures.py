"""How much: numbers with their units and bounds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alleged.records.spans import Span


class Bound(StrEnum):
    """What the words around a number make of it."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    MORE_THAN = "more than"
    LESS_THAN = "less than"
    BETWEEN = "between"


class FigureKind(StrEnum):
    """What sort of number it is."""

    AMOUNT = "amount"
    """A count, a measure or a sum of money."""
    SHARE = "share"
    """A part of a whole: per cent or a fraction."""
    RANK = "rank"
    """A place in an order."""


class Change(StrEnum):
    """Whether the number is a change rather than a level."""

    UP = "up"
    DOWN = "down"
    FROM = "from"
    """The level before."""
    TO = "to"
    """The level after."""


class FigureWarning(StrEnum):
    """What a reader should look at before using the number."""

    BASE_MISSING = "base missing"
    """A share, and the sentence does not say of what."""
    PERIOD_MISSING = "period missing"
    """A change, and the sentence does not say over which time."""
    MEASURE_CHANGES = "measure changes"
    """The sentence speaks of two measures as if they were one: resources and reserves, deaths and
    casualties."""
    MIXED_CONVENTIONS = "mixed conventions"
    """The article writes both 1,234.5 and 1.234,5."""
    PER_CENT_OR_POINTS = "per cent or points"
    """A rate rose or fell by so many per cent: of itself, or percentage points?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that the text gives."""

    id: str
    document_id: str
    span: Span
    """The whole expression: bound, number, unit."""
    kind: FigureKind
    low: float | None
    """The value, or the lower end of a range; None when the words give only an upper end that is
    no value ("a handful")."""
    high: float | None
    """The upper end of a range; None when there is one value."""
    number_spans: tuple[Span, ...]
    """The digits or number words, one span a value."""
    unit: str | None
    """Normalised, singular English: `tonne`, `US dollar`, `per cent`, `person`; None for a bare
    number."""
    unit_span: Span | None
    unit_code: str | None
    """The unit in UCUM, a currency in ISO 4217, a rate in both (`USD/[bbl_us]`); None where neither
    has a code for it, or the words leave open which unit it is ("dollar", "ton")."""
    price_year: int | None
    """The year whose prices an amount of money is given in ("in 2015 dollars"); None when the
    sentence does not say."""
    bound: Bound
    change: Change | None
    qualifier: str | None
    """A word that comments rather than counts: `only`, `as many as`; None when there is none."""
    counted: Span | None
    """What is counted or measured, in the words of the text; None when it is not said nearby."""
    measure: tuple[Span, ...]
    """What the number is the amount of: "unemployment", "exports of tin"; of a count the noun, and
    what was done to it as a second span ("soldiers", "killed"). Empty when the sentence does not
    say, or says no more than `base` does."""
    entity: Span | None
    """Whose number it is: owner or doer; None when the sentence does not say."""
    base: Span | None
    """Of a share: what it is a share of; None when the sentence does not say."""
    period: tuple[str, ...]
    """Ids of the time expressions that the number holds for; empty when the clause has none."""
    place: Span | None
    """Where; of a rank, among whom. None when the sentence does not say."""
    hedge: Span | None
    """The words that make the number possible rather than actual ("has the potential to yield",
    "could reach"); None when the sentence states it outright."""
    other_end_id: str | None
    """The figure of the other level of a change from one to another; None for any other figure."""
    warnings: tuple[FigureWarning, ...]
    """What to look at before using the number."""
    statement_id: str | None
    """The statement that gives the number; None when the article does so in its own voice."""
    probability: float
    """0 to 1: how often a figure found by this rule has the right value, measured on NewsQuant's
    development split."""
    reason: str
    made_by: str
