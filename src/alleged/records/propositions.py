"""What a statement puts forward, taken apart so that statements can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alleged.records.figures import Change
from alleged.records.spans import Span


class Footing(StrEnum):
    """On what footing it is put forward."""

    FACT = "fact"
    """As something that is or was so."""
    HEDGED = "hedged"
    """As likely, possible, or suspected."""
    FUTURE = "future"
    """As something that will be: forecasts, plans, promises."""
    DEMAND = "demand"
    """As something that is wanted, ordered or proposed."""
    QUESTION = "question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number of a proposition, in the unit in which numbers of its kind are compared."""

    figure_id: str
    low: float | None
    """None where the words give no lower end: `at most 40`."""
    high: float | None
    """None where they give no upper end: `at least 40`."""
    precision: float
    """Half of the last digit that is written: 0.05 for `23.1`, 500,000 for `3 million`."""
    measure: str
    """What the unit measures: `mass`, `length`, `per cent`, `US dollar`; `count` where things are
    counted; empty where the words leave it open."""
    converted: bool
    """Whether the number was brought to another unit."""
    change: Change | None
    terms: tuple[str, ...]
    """Concepts of what it counts or measures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """One thing that a statement puts forward. Words stand as concepts: `alleged.analyse.concepts`
    has which words share one, so that `shut` and `closed` meet."""

    id: str
    document_id: str
    statement_id: str | None
    """The innermost statement that puts it forward; of the article's own voice too. None for what
    the article says around a report: `they were held on suspicion of spying`."""
    span: Span
    words: str
    """The words there, on one line, cut after 300 characters."""
    predicates: tuple[str, ...]
    """Concepts of what is done or is so, each behind `+` or, where it is denied or the opposite of
    its concept, `-`: `-open` for `was closed` and for `was not opened`."""
    doers: tuple[str, ...]
    """Concepts of who does it; empty where the words leave it open."""
    doer_open: bool
    """Whether a pronoun stands for the doer that nothing resolves."""
    ordered_by: tuple[str, ...]
    """Concepts of who ordered it."""
    terms: tuple[str, ...]
    """All other concepts, without signs."""
    names: tuple[str, ...]
    """Of doers and terms, those that are names."""
    places: tuple[str, ...]
    """Of the names, those that the words give as where."""
    amounts: tuple[Amount, ...]
    begin: str | None
    """First day of the time that the words give; None where they give none."""
    end: str | None
    denied: bool
    """Whether it is put forward as not so."""
    footing: Footing
    vague: bool
    """Whether it only points to a charge or a report told elsewhere: `rejected the accusation`."""
    the_only: bool
    """Whether the words make it the only one or the last of its kind: `the last inspection`."""
    in_title: bool
    made_by: str
