"""Dates as pages and files write them, read without adding anything."""

from __future__ import annotations

import re
from calendar import monthrange

from alleged.records.documents import DatedValue, DatePrecision

MAX_RAW_CHARS = 100
FIRST_YEAR, LAST_YEAR = 1600, 2199
"""Newspapers exist since 1605; what lies outside is a typing error or an attack."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})?"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_CLOCK = (
    r"(?:,?\s{0,3}(?:-|–|—|\||at|·|•|T)?\s{0,3}(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?\s{0,2}(?P<half>[ap]\.?m\.?)?"
    r"\s{0,2}(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?:\s{0,2}[A-Z]{2,4})?)?"
)

_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE | re.ASCII)
    for shape in (
        rf"{_YEAR}-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}}){_CLOCK}",
        rf"{_YEAR}/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}}){_CLOCK}",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T(?P<hour>\d{2})"
        r"(?P<minute>\d{2})(?P<second>\d{2})?(?P<zone>Z|[+-]\d{4})?)?",
        rf"{_WEEKDAY}{_DAY}(?:\s{{1,3}}(?:of\s)?|-){_MONTH}(?:,?\s{{1,3}}|-){_YEAR}{_CLOCK}",
        rf"{_WEEKDAY}{_MONTH}\s{{1,3}}{_DAY},?\s{{1,3}}{_YEAR}{_CLOCK}",
        rf"{_MONTH},?\s{{1,3}}{_YEAR}",
        rf"{_YEAR}-(?P<month>\d{{1,2}})",
        _YEAR,
    )
)
_NUMERIC = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2{_YEAR}{_CLOCK}", re.IGNORECASE | re.ASCII)


def parse_date(raw: str, evidence: str) -> DatedValue | None:
    """A written date, exactly as precise as it is written; None if it cannot be read for certain.

    `03/04/2024` is None: it is a day in March or in April, and nothing here can tell.
    """
    written = " ".join(raw[: MAX_RAW_CHARS + 1].split())
    if len(raw) > MAX_RAW_CHARS or not written.isprintable():
        return None
    parts = _read(written)
    if parts is None:
        return None
    value, precision = parts
    return DatedValue(value=value, precision=precision, evidence=evidence, raw=raw.strip())


_DATELINE = re.compile(
    r"(?P<place>[^\W\d_]{2,30}(?:[ ./'’-]{1,2}[^\W\d_]{1,30}){0,4})"
    r"(?:,\s[A-Z][^\W\d_]{1,30}){0,2},?\s"
    r"(?P<date>[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}|\d{1,2}\s[A-Z][a-z]{2,8}\.?,?\s\d{4}),?"
    r"\s?(?:\([^()]{2,60}\))?\s?[-–—]{1,2}\s"
)


def find_dateline(paragraph: str) -> DatedValue | None:
    """The day that a report's own dateline gives with its year: `PORT SUM, March 3, 2024 (XY) -`.

    The place must stand in capitals, or it is a sentence. It is the day of filing, and what "on
    Friday" in the report is counted from.
    """
    found = _DATELINE.match(paragraph[:300])
    if found is None or not found["place"].isupper():
        return None
    date = parse_date(found["date"], "dateline of the report")
    return date if date and date.day else None


def _read(written: str) -> tuple[str, DatePrecision] | None:
    for shape in _SHAPES:
        found = shape.fullmatch(written)
        if found:
            groups = found.groupdict()
            month = groups.get("month")
            number = None if month is None else MONTHS.get(month.lower()) or _whole_number(month)
            return _compose(groups, number, _whole_number(groups.get("day")))
    found = _NUMERIC.fullmatch(written)
    if not found:
        return None
    first, second = _whole_number(found[1]), _whole_number(found[3])
    assert first is not None
    assert second is not None
    if found[2] == "." or first > 12 or first == second:  # only written day first
        day, month_number = first, second
    elif second > 12:
        day, month_number = second, first
    else:
        return None
    return _compose(found.groupdict(), month_number, day)


def _whole_number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _compose(
    groups: dict[str, str | None], month: int | None, day: int | None
) -> tuple[str, DatePrecision] | None:
    year = _whole_number(groups["year"])
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is None:
        return f"{year}", DatePrecision.YEAR
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year}-{month:02}", DatePrecision.MONTH
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    date = f"{year}-{month:02}-{day:02}"
    clock = _clock(groups)
    if clock is None:
        return (date, DatePrecision.DAY) if not groups.get("hour") else None
    precision = DatePrecision.SECOND if groups.get("second") else DatePrecision.MINUTE
    return f"{date}T{clock}", precision


def _clock(groups: dict[str, str | None]) -> str | None:
    hour, minute = _whole_number(groups.get("hour")), _whole_number(groups.get("minute"))
    second = _whole_number(groups.get("second"))
    if hour is None or minute is None:
        return None
    half = (groups.get("half") or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59 or (second or 0) > 59:
        return None
    clock = f"{hour:02}:{minute:02}" + (f":{second:02}" if second is not None else "")
    return clock + _zone(groups.get("zone"))


def _zone(written: str | None) -> str:
    if not written:
        return ""
    if written[0] not in "+-":
        return "+00:00"
    digits = written[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:])
    return f"{written[0]}{hours:02}:{minutes:02}" if hours <= 14 and minutes <= 59 else ""
