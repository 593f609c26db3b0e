"""From a value to the days it covers, first and last included."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from alleged.analyse.timex.calendar import FIRST_YEAR, LAST_YEAR
from alleged.records.times import Granularity, IntervalRole

Stretch = tuple[date, date, Granularity]
"""First day, last day, unit."""


def stretch_of(value: str | None) -> Stretch | None:
    """The days that a TIMEX3 value covers, and the unit in which it counts.

    None for what lies on no known days: lengths, `PAST_REF`, open years, fiscal years.
    Of `2024-XX-XX` only the year is known, so that it covers the year.
    """
    if value is None:
        return None
    for pattern, read in _FORMS:
        if found := pattern.fullmatch(value):
            try:
                return read(found)
            except (ValueError, OverflowError):
                return None
    return None


def _day(found: re.Match[str]) -> Stretch:
    day = date(int(found[1]), int(found[2]), int(found[3]))
    tail = found[4] or ""
    unit = Granularity.DAY
    if tail:
        unit = Granularity.CLOCK if tail[1:2].isdigit() else Granularity.PART_OF_DAY
    return day, day, unit


def _week(found: re.Match[str]) -> Stretch:
    monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    if found[3] == "-WE":
        return monday + timedelta(days=5), monday + timedelta(days=6), Granularity.WEEKEND
    return monday, monday + timedelta(days=6), Granularity.WEEK


def _months(year: int, first: int, count: int, unit: Granularity) -> Stretch:
    last_year, last = divmod(year * 12 + first - 1 + count - 1, 12)
    end = date(last_year, last + 1, monthrange(last_year, last + 1)[1])
    return date(year, first, 1), end, unit


_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _season(found: re.Match[str]) -> Stretch:
    return _months(int(found[1]), _SEASON_MONTHS[found[2]], 3, Granularity.SEASON)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Stretch]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"([0-9]{4})-([0-9]{2})-([0-9]{2})(T.*)?", _day),
        (r"([0-9]{4})-W([0-9]{2})(-WE)?", _week),
        (
            r"([0-9]{4})-([0-9]{2})(?:-XX)?",
            lambda found: _months(int(found[1]), int(found[2]), 1, Granularity.MONTH),
        ),
        (r"([0-9]{4})-(SP|SU|FA|WI)", _season),
        (
            r"([0-9]{4})-Q([1-4])",
            lambda found: _months(int(found[1]), 3 * int(found[2]) - 2, 3, Granularity.QUARTER),
        ),
        (
            r"([0-9]{4})-H([12])",
            lambda found: _months(int(found[1]), 6 * int(found[2]) - 5, 6, Granularity.HALF),
        ),
        (
            r"([0-9]{4})(?:-XX(?:-XX)?|-[QH]X|-WXX)?",
            lambda found: _months(int(found[1]), 1, 12, Granularity.YEAR),
        ),
        (
            r"([0-9]{3})X",
            lambda found: _months(10 * int(found[1]), 1, 120, Granularity.DECADE),
        ),
        (
            r"([0-9]{2})XX",
            lambda found: _months(100 * int(found[1]), 1, 1200, Granularity.CENTURY),
        ),
    )
)


_LENGTH = re.compile(r"P([0-9]{1,4})([DWMQY])")
_UNITS = {
    "D": Granularity.DAY,
    "W": Granularity.WEEK,
    "M": Granularity.MONTH,
    "Q": Granularity.QUARTER,
    "Y": Granularity.YEAR,
}
_MONTHS_IN = {"M": 1, "Q": 3, "Y": 12}


def stretch_beside(value: str | None, day: date, *, back: bool) -> Stretch | None:
    """The days of `the past two months` or `the next three years`, counted from a day.

    Its far end is as coarse as the unit: the first day of the month, the last day of the year.
    """
    found = _LENGTH.fullmatch(value or "")
    if found is None:
        return None
    count, unit = int(found[1]), found[2]
    try:
        if unit in _MONTHS_IN:
            size = _MONTHS_IN[unit]
            month = day.year * 12 + day.month - 1 + count * size * (-1 if back else 1)
            year, number = divmod(month // size * size if size < 12 else month // 12 * 12, 12)
            whole = _months(year, number + 1, size, _UNITS[unit])
        else:
            days = count * (7 if unit == "W" else 1)
            far = day + timedelta(days=-days if back else days)
            monday = far - timedelta(days=far.weekday())
            week = (monday, monday + timedelta(days=6), Granularity.WEEK)
            whole = week if unit == "W" else (far, far, Granularity.DAY)
    except (ValueError, OverflowError):
        return None
    if not FIRST_YEAR <= whole[0].year <= whole[1].year <= LAST_YEAR:
        return None
    return (whole[0], day, whole[2]) if back else (day, whole[1], whole[2])


def within_role(
    stretch: Stretch, role: IntervalRole | None, *, inside: bool = False
) -> tuple[date | None, date | None, Granularity]:
    """The days that a time covers with the word before it: `since 2019` has no end.

    What comes after a year or month begins behind it; what comes after a day may be of that day,
    and what comes after an event of that year, or before its end, may be of that year (`inside`).
    """
    begin, end, unit = stretch
    whole_days = inside or unit in (Granularity.DAY, Granularity.PART_OF_DAY, Granularity.CLOCK)
    match role:
        case IntervalRole.BEGINS:
            return begin, None, unit
        case IntervalRole.ENDS | IntervalRole.DEADLINE:
            return None, end, unit
        case IntervalRole.AFTER:
            return (begin if whole_days else _next(end)), None, unit
        case IntervalRole.BEFORE:
            return None, (end if whole_days else _before(begin)), unit
        case _:
            return begin, end, unit


def _next(day: date) -> date | None:
    return day + timedelta(days=1) if day < date.max else None


def _before(day: date) -> date | None:
    return day - timedelta(days=1) if day > date.min else None
