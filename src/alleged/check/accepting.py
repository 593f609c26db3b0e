"""Which values a number in prose allows: rounding, bounds, ranges.

A number is as exact as it is written. "45.8 billion" allows what rounds to it; zeros at the end of
a whole number are taken for rounding as long as two figures stay: "47,000" allows 46,500 to 47,500.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from alleged.records.figures import Bound, Figure, FigureKind

ABOUT = 0.1
"""How far "about" lies at most, as a share of the value."""
FRACTION = 0.05
"""How far a value may lie from a fraction in words: 47.5 to 52.5 per cent are half."""

_DIGITS = re.compile(r"[0-9][0-9,. ]{0,60}")


@dataclass(frozen=True, slots=True)
class Accepted:
    """The lowest and highest value that the words allow; None for no limit."""

    low: float | None
    high: float | None


def half_step(written: str, value: float) -> float:
    """Half of the last place of a number as it is written.

    >>> half_step("45.8 billion", 45.8e9)
    50000000.0
    >>> half_step("47,000", 47000.0)
    500.0
    """
    found = _DIGITS.search(written)
    if found is None or value == 0:
        return 0.0
    digits = found.group().strip(" ,.").replace(",", "").replace(" ", "")
    if not digits or digits.count(".") > 1 or float(digits) == 0:
        return 0.0
    whole, _, decimals = digits.partition(".")
    magnitude = abs(value) / float(digits)
    if decimals:
        return float(f"{0.5 * 10 ** -len(decimals) * magnitude:.12g}")
    zeros = len(whole) - len(whole.rstrip("0"))
    kept = max(0, min(zeros, len(whole) - 2)) if magnitude < 1.5 else 0
    return float(f"{0.5 * 10**kept * magnitude:.12g}")


def accepted_values(figure: Figure, text: str, *, tolerance: float) -> Accepted:
    """What the figure allows, in its own unit."""
    low = figure.low if figure.low is not None else 0.0
    high = figure.high if figure.high is not None else low
    if figure.kind is FigureKind.RANK:
        return Accepted(low, high)
    written = [span.of(text) for span in figure.number_spans] or [figure.span.of(text)]
    fraction = figure.kind is FigureKind.SHARE and figure.unit is None

    def slack(value: float, words: str) -> float:
        if fraction:
            return abs(value) * FRACTION
        if figure.unit in ("per cent", "percentage point"):
            # "Thirty per cent" is not 33: shares are rounded to whole ones, not to tens.
            decimals = len(words.partition(".")[2].strip(" ,.%")) if "." in words else 0
            return max(0.5 / 10.0 ** min(decimals, 9), abs(value) * tolerance)
        return max(half_step(words, value), abs(value) * tolerance)

    below, above = slack(low, written[0]), slack(high, written[-1])
    match figure.bound:
        case Bound.ABOUT:
            below, above = max(below, abs(low) * ABOUT), max(above, abs(high) * ABOUT)
            return Accepted(low - below, high + above)
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return Accepted(low - below, None)
        case Bound.AT_MOST | Bound.LESS_THAN:
            return Accepted(None, high + above)
        case _:
            return Accepted(low - below, high + above)


def scaled(one: Accepted, low: float, high: float) -> Accepted:
    """The same in another unit, whose factor lies between `low` and `high`."""
    return Accepted(
        None if one.low is None else min(one.low * low, one.low * high),
        None if one.high is None else max(one.high * low, one.high * high),
    )


def negated(one: Accepted) -> Accepted:
    """The same of a fall: 29 per cent down is -29."""
    return Accepted(None if one.high is None else -one.high, None if one.low is None else -one.low)


def distance(one: Accepted, value: float) -> float:
    """How far a value lies above (below: negative) what is allowed; 0 inside."""
    if one.low is not None and value < one.low:
        return value - one.low
    if one.high is not None and value > one.high:
        return value - one.high
    return 0.0
