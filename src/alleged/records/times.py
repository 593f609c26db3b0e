"""When: time expressions and what they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alleged.records.spans import Span


class TimexType(StrEnum):
    """The four types of TIMEX3 (ISO-TimeML)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimexMod(StrEnum):
    """TIMEX3's modifiers."""

    BEFORE = "BEFORE"
    AFTER = "AFTER"
    ON_OR_BEFORE = "ON_OR_BEFORE"
    ON_OR_AFTER = "ON_OR_AFTER"
    LESS_THAN = "LESS_THAN"
    MORE_THAN = "MORE_THAN"
    EQUAL_OR_LESS = "EQUAL_OR_LESS"
    EQUAL_OR_MORE = "EQUAL_OR_MORE"
    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"


class Granularity(StrEnum):
    """How finely the words give a time."""

    CLOCK = "clock time"
    PART_OF_DAY = "part of day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class IntervalRole(StrEnum):
    """What the word before a time makes of it."""

    BEGINS = "begins"
    """`since 2000`, `from May`: what is told begins there."""
    ENDS = "ends"
    """`until March`, `to 2014`: what is told ends there."""
    DEADLINE = "deadline"
    """`by Friday`: there at the latest."""
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression, or an event that stands for one: `after the vote`."""

    id: str
    document_id: str
    span: Span
    type: TimexType
    value: str | None
    """TIMEX3 value, as precise as the text and no more: `2024-06-26`, `2024-W26`, `2019`, `P2D`,
    `PAST_REF`; None when the text leaves it open."""
    mod: TimexMod | None
    anchor: str | None
    """What a relative expression was counted from: the id of another time expression, `published`,
    or `inferred` where the day of publication is itself a conclusion (see `datings`); None for one
    that stands by itself."""
    begin: str | None = None
    """First day of the stretch that the words name, `2024-06-26`; None when the text leaves it
    open, as in `until 2014`, and for lengths of time that are tied to no day."""
    end: str | None = None
    """Last day of that stretch, included: `2019-12-31` for `2019`, None for `since 2019`."""
    granularity: Granularity | None = None
    """The unit in which the words count; None for what lies on no calendar."""
    role: IntervalRole | None = None
    """What the word before it makes of it; None for `in`, `on` and their like."""
    interval_id: str | None = None
    """The same for the two ends of one interval, `between 2000 and 2014`; None for one that stands
    alone. `begin` and `end` are then those of this end itself, so that what stands beside it, such
    as a figure, has its own time."""
    event: Span | None = None
    """The words of the event that stands for the time, `Ora Veld's arrival as president`; there is
    no value then, and `begin` and `end` only where the text says right behind it when that was:
    `the Gell War (1939-1945)`. None for a time expression proper."""
    statement_id: str | None
    """The statement that holds it; None when it stands in the article's own voice."""
    probability: float
    """0 to 1: how often an expression resolved by this rule on these grounds has the right value,
    measured on the training splits of TempEval-3 and the English MEANTIME."""
    reason: str
    """How it was resolved, in words."""
    made_by: str
