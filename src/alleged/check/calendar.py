"""Weekdays against dates: no table but the calendar itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from alleged.records.spans import Span
from alleged.records.times import Timex
from alleged.records.verdicts import Comparison, Outcome

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEARCHED_YEARS = 6
"""A day of the month falls on every weekday within so many years, but for 29 February."""

_NAMED = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? [0-9]{1,2}\b"
    r"|\b[0-9]{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}\b",
    re.IGNORECASE,
)
"""A day of a month; `Sunday` alone has none of its own."""
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEAR = re.compile(r"\b[12][0-9]{3}\b")


@dataclass(frozen=True, slots=True)
class CalendarCheck:
    """A date with its weekday."""

    time: Timex
    span: Span
    outcome: Outcome
    comparison: Comparison
    reason: str


def check_weekdays(text: str, times: Sequence[Timex]) -> Iterator[CalendarCheck]:
    """Every date of the text that has both a weekday and a day of a month."""
    for time in times:
        words = time.span.of(text)
        named, day = _NAMED.search(words), _DAY.match(time.value or "")
        if named is None or day is None or not _DATED.search(words):
            continue
        try:
            found = date(int(day[1]), int(day[2]), int(day[3]))
        except ValueError:
            continue
        yield _check(time, named.group().capitalize(), found, dated=bool(_YEAR.search(words)))


def _check(time: Timex, named: str, day: date, *, dated: bool) -> CalendarCheck:
    is_one = WEEKDAYS[day.weekday()]
    outcome = Outcome.AGREES if is_one == named else Outcome.DIFFERS
    reason = "the year stands with the date" if dated else f"the year is taken to be {day.year}"
    if outcome is Outcome.DIFFERS and not dated:
        fits = _years_that_fit(day, named)
        if fits:
            reason += f"; it would fit {' and '.join(map(str, fits))}"
    return CalendarCheck(
        time,
        time.span,
        outcome,
        Comparison(
            table="calendar",
            title="Gregorian calendar",
            publisher="",
            edition="computed",
            sha256="",
            row=None,
            cells=f"{day.isoformat()}: {is_one}",
            period=day.isoformat(),
            measure="weekday",
            definition="",
            value=None,
            unit="",
            outcome=outcome,
            used=True,
            note="",
        ),
        reason,
    )


def _years_that_fit(day: date, named: str) -> list[int]:
    found = []
    for year in range(max(1, day.year - SEARCHED_YEARS), min(9999, day.year + SEARCHED_YEARS) + 1):
        try:
            if WEEKDAYS[day.replace(year=year).weekday()] == named:
                found.append(year)
        except ValueError:
            continue
    return sorted(found, key=lambda year: abs(year - day.year))[:2]
