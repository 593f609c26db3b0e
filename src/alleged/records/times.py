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


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression."""

    id: str
    document_id: str
    span: Span
    type: TimexType
    value: str | None
    """TIMEX3 value, as precise as the text and no more: `2024-06-26`, `2024-W26`, `2019`, `P2D`,
    `PAST_REF`; None when the text leaves it open."""
    mod: TimexMod | None
    anchor: str | None
    """What a relative expression was counted from: the id of another time expression, or
    `published`; None for one that stands by itself."""
    statement_id: str | None
    """The statement that holds it; None when it stands in the article's own voice."""
    probability: float
    """0 to 1: how often an expression resolved by this rule on these grounds has the right value,
    measured on the training splits of TempEval-3 and the English MEANTIME."""
    reason: str
    """How it was resolved, in words."""
    made_by: str
