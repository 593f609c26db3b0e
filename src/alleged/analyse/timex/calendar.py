"""Points in time as TIMEX3 writes them, and how to count from one to another."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = ("SP", "SU", "FA", "WI")
"""From March, June, September, December on; winter bears the year in which it begins."""

FIRST_YEAR = 1000
LAST_YEAR = 2999
"""Outside these years four digits are hardly ever a year in the news, and ISO 8601 needs care."""


class Grain(StrEnum):
    """How fine a point in time is given."""

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

    @property
    def fineness(self) -> int:
        """Small for the finest."""
        return list(Grain).index(self)


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of the calendar: a day, a week, a year ..."""

    grain: Grain
    first: date
    """Its first day."""
    fiscal: bool = False
    """Counted by a company's or government's own year, whose first day is not known."""
    open_year: bool = False
    """The year is not known; the one in `first` stands in for it."""

    @property
    def value(self) -> str:
        """As TIMEX3 writes it."""
        value = _VALUES[self.grain](self.first)
        if self.open_year:
            return "XXXX" + value[4:]
        return "FY" + value if self.fiscal else value

    def coarser(self, grain: Grain) -> Point:
        """The week, month, year ... in which it begins."""
        return replace(self, grain=grain, first=_first_day(self.first, grain))

    def shifted(self, count: int, unit: Grain) -> Point | None:
        """The point of the same grain that lies `count` units later; None outside the calendar."""
        moved = _shift(self.first, count, unit)
        if moved and self.open_year and unit in _DAYS_IN:
            low, high = sorted((self.first, moved))
            if any(low <= date(year, 3, 1) <= high for year in range(low.year, high.year + 1)):
                return None  # Whether there was a 29 February is not known.
        return replace(self, first=_first_day(moved, self.grain)) if moved else None


def day_point(year: int, month: int, day: int) -> Point | None:
    """A day; None when the calendar has no such day."""
    first = real_date(year, month, day)
    return Point(Grain.DAY, first) if first else None


def real_date(year: int, month: int, day: int) -> date | None:
    """The date; None when the calendar has none, or the year is out of reach."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


STAND_IN_YEAR = 2023


def open_quarter_point(index: int) -> Point | None:
    """A quarter of a fiscal year that is not named."""
    first = real_date(STAND_IN_YEAR, 3 * index - 2, 1)
    return Point(Grain.QUARTER, first, fiscal=True, open_year=True) if first else None


def open_year_point(month: int, day: int | None) -> Point | None:
    """A day or month whose year is not known; None when no year has it, and for 29 February."""
    first = real_date(STAND_IN_YEAR, month, day or 1)
    return Point(Grain.DAY if day else Grain.MONTH, first, open_year=True) if first else None


def year_point(year: int, *, fiscal: bool = False) -> Point | None:
    """A whole year."""
    first = real_date(year, 1, 1)
    return Point(Grain.YEAR, first, fiscal) if first else None


_PUBLISHED = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?![0-9])")


def point_of_iso(value: str) -> Point | None:
    """Read `2024`, `2024-06`, `2024-06-27` or a timestamp; None for anything else."""
    found = _PUBLISHED.match(value)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    first = real_date(year, month or 1, day or 1)
    if first is None:
        return None
    grain = Grain.DAY if day else Grain.MONTH if month else Grain.YEAR
    return Point(grain, first)


def season_of(first: date) -> int:
    """0 for spring to 3 for winter, by the calendar of the northern half."""
    return (first.month - 3) % 12 // 3


def _week(first: date) -> str:
    year, week, _ = first.isocalendar()
    return f"{year:04}-W{week:02}"


_VALUES: dict[Grain, Callable[[date], str]] = {
    Grain.DAY: lambda first: first.isoformat(),
    Grain.WEEKEND: lambda first: _week(first) + "-WE",
    Grain.WEEK: _week,
    Grain.MONTH: lambda first: f"{first.year:04}-{first.month:02}",
    Grain.SEASON: lambda first: f"{first.year:04}-{SEASONS[season_of(first)]}",
    Grain.QUARTER: lambda first: f"{first.year:04}-Q{(first.month + 2) // 3}",
    Grain.HALF: lambda first: f"{first.year:04}-H{(first.month + 5) // 6}",
    Grain.YEAR: lambda first: f"{first.year:04}",
    Grain.DECADE: lambda first: f"{first.year // 10:03}X",
    Grain.CENTURY: lambda first: f"{first.year // 100:02}XX",
}


def _first_day(day: date, grain: Grain) -> date:
    """The first day of the week, month ... that holds a day."""
    match grain:
        case Grain.DAY:
            return day
        case Grain.WEEK:
            return _plus(day, -day.weekday()) or day
        case Grain.WEEKEND:
            return _plus(day, 5 - day.weekday()) or day
        case Grain.MONTH:
            return day.replace(day=1)
        case Grain.QUARTER:
            return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        case Grain.HALF:
            return date(day.year, (day.month - 1) // 6 * 6 + 1, 1)
        case Grain.SEASON:
            month = day.month // 3 * 3
            return date(day.year, month, 1) if month else date(max(day.year - 1, 1), 12, 1)
        case Grain.YEAR:
            return date(day.year, 1, 1)
        case Grain.DECADE:
            return date(max(day.year // 10 * 10, 1), 1, 1)
        case Grain.CENTURY:
            return date(max(day.year // 100 * 100, 1), 1, 1)


_MONTHS_IN = {
    Grain.MONTH: 1,
    Grain.SEASON: 3,
    Grain.QUARTER: 3,
    Grain.HALF: 6,
    Grain.YEAR: 12,
    Grain.DECADE: 120,
    Grain.CENTURY: 1200,
}
_DAYS_IN = {Grain.DAY: 1, Grain.WEEK: 7, Grain.WEEKEND: 7}


def _plus(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _shift(day: date, count: int, unit: Grain) -> date | None:
    """Count on in days, or in months with the day cut to the month's length."""
    if abs(count) > 100_000:
        return None
    if unit in _DAYS_IN:
        moved = _plus(day, count * _DAYS_IN[unit])
        return moved if moved and FIRST_YEAR <= moved.year <= LAST_YEAR else None
    year, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS_IN[unit], 12)
    for last in (day.day, 30, 29, 28):
        if last <= day.day and (moved := real_date(year, month + 1, last)):
            return moved
    return None


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth Monday (0) ... Sunday (6) of a month; -1 for the last."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)
