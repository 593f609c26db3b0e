"""Numbers on a line."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

TICKS = 4
LARGEST = 1e100
"""Larger numbers, and those that are none, are left off: no news counts so far."""
SMALLEST = 1e-9
"""Numbers nearer than this are one place."""


@dataclass(frozen=True, slots=True)
class ValueScale:
    """From numbers to places on a line, from round number to round number."""

    low: float
    high: float
    start: float
    """Where `low` is; may lie beyond `stop`, for lines that go up."""
    stop: float
    step: float

    @classmethod
    def of(cls, values: Iterable[float], start: float, stop: float) -> ValueScale:
        """A line that holds these values."""
        kept = [value for value in values if abs(value) <= LARGEST] or [0.0]
        low, high = min(kept), max(kept)
        if high - low <= SMALLEST:
            room = max(abs(low) * 0.1, SMALLEST)
            low, high = low - room, high + room
        step = round_step((high - low) / TICKS)
        return cls(math.floor(low / step) * step, math.ceil(high / step) * step, start, stop, step)

    def at(self, value: float) -> float:
        """Where the value is."""
        share = (value - self.low) / ((self.high - self.low) or 1)
        return self.start + share * (self.stop - self.start)

    def ticks(self) -> Iterator[float]:
        """Round numbers to write at the line."""
        count = min(round((self.high - self.low) / self.step), TICKS * 3)
        for i in range(count + 1):
            yield round(self.low + i * self.step, 10)


def round_step(about: float) -> float:
    """1, 2 or 5 times a power of ten, not below `about`."""
    if about <= 0 or not math.isfinite(about):
        return 1.0
    power = 10.0 ** math.floor(math.log10(about))
    return next(power * times for times in (1, 2, 5, 10) if power * times >= about * 0.999)


def short_number(value: float) -> str:
    """A number for an axis: `640 M`, `1.2 bn`."""
    for size, name in ((1e12, " tn"), (1e9, " bn"), (1e6, " M"), (1e3, " k")):
        if abs(value) >= size * 10 or (abs(value) >= size and size > 1e3):
            return f"{value / size:,.4g}{name}"
    return f"{value:,.10g}"
