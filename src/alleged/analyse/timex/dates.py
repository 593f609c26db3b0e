"""Whole dates: with a day, a month and perhaps a year."""

from __future__ import annotations

import re

from msgspec.structs import replace

from alleged.analyse.timex.grammar import (
    COUNTED_AFTER_YEAR,
    DATE,
    TIME,
    Clock,
    Found,
    Reading,
    day_fields,
    day_number,
    direction_of,
    make_rule,
    month_of,
    short_year,
    type_of,
    year_value,
)
from alleged.analyse.timex.words import (
    FOREIGN_MONTH_NUMBERS,
    MONTH_NUMBERS,
    WEEKDAY_NUMBERS,
    word_set,
)

_ISO = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(.*))?"
)


def _read_iso(found: Found) -> Reading | None:
    parts = _ISO.fullmatch(found.tokens.word(found.first))
    if not parts:
        return None
    year, month, day = (int(part) for part in parts.groups()[:3])
    if not parts[4]:
        return found.reading(DATE, "date", year=year, month=month, day=day)
    hour, minute = int(parts[4]), int(parts[5])
    second = int(parts[6]) if parts[6] else None
    if hour > 24 or minute > 59 or (second or 0) > 59:
        return None
    clock = Clock(hour, minute, second, parts[7] or None)
    return found.reading(TIME, "date", year=year, month=month, day=day, clock=clock)


def _read_slashed(found: Found) -> Reading | None:
    parts = [int(part) for part in re.split(r"[/.-]", found.low_first())]
    words = re.split(r"[/.-]", found.low_first())
    if len(words[0]) == 4:
        return found.reading(DATE, "date", year=parts[0], month=parts[1], day=parts[2])
    if len(words[2]) not in (2, 4) or len(words[0]) > 2:
        return None
    if len(words[2]) == 2 and "/" not in found.low_first():
        return None
    year = parts[2] if len(words[2]) == 4 else parts[2] + (2000 if parts[2] < 50 else 1900)
    first, second = parts[0], parts[1]
    if "." in found.low_first() or first > 12:
        return found.reading(DATE, "date", year=year, month=second, day=first)
    if second > 12 or first == second:
        return found.reading(DATE, "date", year=year, month=first, day=second)
    return found.reading(
        DATE,
        "either order",
        year=year,
        month=first,
        day=second,
        note="day and month could be either",
    )


_MDY = (
    "(?:(?:<this|next><coming>?)?(?P<wd>WEEKDAY)<dot>?<comma>?<the>?|"
    "(?P<dir><last|next>))?"
    "(?P<mon>MONTH)<dot>?<the>?(?P<dom>DOM|<card><hyphen>?<card|one>(?!<word>))"
    "(?!<hyphen>?<unit|units|ampm|scale>)"
    "(?:<comma>?(?:<of|in>?YEARREF))?"
)
_DMY = (
    "(?:(?:<this|next><coming>?)?(?P<wd>WEEKDAY)<dot>?<comma>?)?"
    "(?:<the>?(?P<dom><ordday>|<ordinal>|<card><hyphen>?<ordinal>)<of>?|"
    "(?<!<money>)(?P<dom2><dom>)<of>?)"
    "(?P<mon>MONTH)<dot>?(?:<comma>?(?:<of|in>?YEARREF)"
    "|(?P<yy><int>(?=<open|dash|comma|dot>)|<dom>(?=<open>)))?"
)


_ATTACKS_OF_2001 = word_set(
    """attack attacks terror terrorist terrorists terrorism hijackers hijackings hijacking
    commission conspiracy victims survivors mastermind plotters families bombings"""
)


def _read_nine_eleven(found: Found) -> Reading | None:
    if found.low_first() != "9/11":
        return None
    return found.reading(DATE, "eleventh of September", year=2001, month=9, day=11)


def _read_date(found: Found) -> Reading | None:
    fields = day_fields(found)
    month = month_of(found)
    day = day_number(found.lows("dom") or found.lows("dom2"))
    if fields is None or month is None or day is None:
        return None
    if found.after() in ("percent", "%", "pct") and not found.has("yr"):
        return None
    last = found.last
    year = None
    if found.has("yy"):
        if len(found.low("yy")) != 2:
            return None
        year = short_year(found.low("yy"))  # a dateline: "18 Feb 90 (Agency)"
    if found.has("yr"):
        year = year_value(found)
        if year is None:
            last = found.match.start("yr")
            while found.tokens.low(last - 1) in (",", "of"):
                last -= 1
    weekday = WEEKDAY_NUMBERS[found.low("wd")] if found.has("wd") else None
    if (month, day, year, weekday) == (9, 11, None, None) and not found.has("yrdir"):
        year = 2001 if found.after() in _ATTACKS_OF_2001 else None
        return found.reading(DATE, "eleventh of September", year=year, month=9, day=11)
    if found.tokens.low(last - 1) == ".":
        last -= 1
    reading = found.reading(
        type_of(fields),
        "date",
        year=year,
        month=month,
        day=day,
        weekday=weekday,
        direction=direction_of(found),
        **fields,
    )
    if found.has("yrdir"):
        if found.tokens.low(found.match.end("yrdir")) != "year":
            return None
        reading = replace(reading, direction=f"{direction_of(found, 'yrdir')} year")
    return replace(reading, last=last)


def _read_second_day(found: Found) -> Reading | None:
    month, day = MONTH_NUMBERS.get(found.tokens.low(found.first)), day_number(found.lows("dom"))
    if month is None or day is None or found.after() in COUNTED_AFTER_YEAR:
        return None
    year = year_value(found) if found.has("yr") else None
    reading = found.reading(DATE, "date", year=year, month=month, day=day, note="range")
    end = found.last if year else found.match.end("dom")
    return replace(reading, first=found.match.start("dom"), last=end)


def _read_joined(found: Found) -> Reading | None:
    """`05-Aug-2016`, `2020/Sep/23`, `Oct/2`: parts joined by one and the same mark."""
    tokens = found.tokens
    marks = {tokens.low(i) for i in range(found.first + 1, found.last, 2)}
    if len(marks) != 1 or not all(tokens.glued(i) for i in range(found.first + 1, found.last)):
        return None
    month, day = month_of(found), day_number(found.lows("dom"))
    year = year_value(found) if found.has("yr") else None
    if month is None or day is None or (found.has("yr") and year is None):
        return None
    if year is None and (marks != {"/"} or found.low("mon") in ("may", "march")):
        return None
    return found.reading(DATE, "date", year=year, month=month, day=day)


def _read_day_of_month(found: Found) -> Reading | None:
    """`the 15th day of next month`, `the twenty-third day of September`."""
    day = day_number(found.lows("dom"))
    if found.low("unit") != "day" or day is None:
        return None
    if found.has("mon"):
        year = year_value(found) if found.has("yr") else None
        if found.has("yr") and year is None:
            return None
        return found.reading(DATE, "date", year=year, month=month_of(found), day=day)
    if found.low("unit2") != "month":
        return None
    direction = direction_of(found)
    count = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(direction or "", 0)
    base = "previous" if direction in ("that", "previous", "following") else "published"
    return found.reading(DATE, "day of month", day=day, count=count, base=base, direction=direction)


def _read_numbered_day(found: Found) -> Reading | None:
    """`on the 18th`, `Thursday the 27th`, `Friday 31!`: the month is the nearest that fits."""
    day = day_number(found.lows("dom") or found.lows("dom2"))
    if day is None or found.after() in ("floor", "of", "time", "century", "-"):
        return None
    weekday = WEEKDAY_NUMBERS[found.low("wd")] if found.has("wd") else None
    reading = found.reading(DATE, "nearest day", day=day, weekday=weekday)
    lead = found.match.end("on") if found.has("on") else found.first
    return replace(reading, first=lead)


def _read_foreign(found: Found) -> Reading | None:
    """`4 de mayo de 2024`, `1er février 2024`, `3. März 2024`."""
    links = found.lows("link") + found.lows("link2")
    if not all(word in ("de", "di", "del", "do") for word in links):
        return None
    if found.has("other") and found.low("other") not in ("1er", "1º"):
        return None
    day = 1 if found.has("other") else day_number(found.lows("dom"))
    month = FOREIGN_MONTH_NUMBERS.get(found.low("mon"))
    year = year_value(found)
    if day is None or month is None or year is None:
        return None
    return found.reading(DATE, "date", year=year, month=month, day=day)


def _read_first_day(found: Found) -> Reading | None:
    month, day = month_of(found), day_number(found.lows("dom"))
    if month is None or day is None:
        return None
    year = year_value(found) if found.has("yr") else None
    reading = found.reading(DATE, "date", year=year, month=month, day=day, note="range")
    return replace(reading, last=found.match.end("dom"))


RULES = (
    make_rule("11 September", "<frac>", _read_nine_eleven, needs="<frac>"),
    make_rule("iso date", "<iso>", _read_iso, needs="<iso>"),
    make_rule("date in figures", "<slashed>", _read_slashed, needs="<slashed>"),
    make_rule(
        "month and day",
        f"(?:(?:(?P<mod><about>))?CLOCK<comma>?)?{_MDY}(?P<part>PART)?",
        _read_date,
        needs="MONTH",
    ),
    make_rule("month and day", f"EDGE{_MDY}", _read_date, needs="MONTH"),
    make_rule(
        "day and month",
        f"(?:(?:(?P<mod><about>))?CLOCK<comma>?)?{_DMY}(?P<part>PART)?",
        _read_date,
        needs="MONTH",
    ),
    make_rule("day and month", f"EDGE{_DMY}", _read_date, needs="MONTH"),
    *(
        make_rule("joined date", pattern, _read_joined, needs="MONTH")
        for pattern in (
            "(?P<dom><dom>)<hyphen|dash>(?P<mon>MONTH)<hyphen|dash>(?P<yr><year>)",
            "(?P<dom><dom>)<hyphen|dash>(?P<yr><year>)<hyphen|dash>(?P<mon>MONTH)",
            "(?P<mon>MONTH)<hyphen|dash>(?P<dom><dom>)<hyphen|dash>(?P<yr><year>)",
            "(?P<mon>MONTH)<hyphen|dash>(?P<yr><year>)<hyphen|dash>(?P<dom><dom>)",
            "(?P<yr><year>)<hyphen|dash>(?P<mon>MONTH)<hyphen|dash>(?P<dom><dom>)",
            "(?P<yr><year>)<hyphen|dash>(?P<dom><dom>)<hyphen|dash>(?P<mon>MONTH)",
            "(?P<mon>MONTH)<dash>(?P<dom><dom>)",
        )
    ),
    make_rule(
        "date in another language",
        "(?:(?P<dom><dom|ordday>)<dot>?|(?P<other><other>))(?P<link><word>)?"
        "(?P<mon><foreignmonth>)(?P<link2><word>)?(?P<yr><year>)",
        _read_foreign,
        needs="<foreignmonth>",
    ),
    make_rule(
        "day of a month",
        "<the>?(?P<dom>DOM)(?P<unit><unit>)<of>(?:(?P<mon>MONTH)(?:<comma>?(?P<yr><year>))?"
        "|(?P<dir><this|next|last>|<the><following|previous|same|next|last>)(?P<unit2><unit>))",
        _read_day_of_month,
        needs="<unit>",
    ),
    make_rule(
        "day of the nearest month",
        "(?P<wd>WEEKDAY)<comma>?(?:<the>(?P<dom><ordday>|<ordinal>|<card><hyphen>?<ordinal>)"
        "|(?P<dom2><ordday>|<dom>(?=<mark>|<dot>$|$)))(?!<month|maymarch|of|word|unit|units>)",
        _read_numbered_day,
        needs="WEEKDAY",
    ),
    make_rule(
        "day of the nearest month",
        "(?P<on><on>)<the>(?P<dom><ordday>)(?=<dot|comma|mark|and|to|at>|$)",
        _read_numbered_day,
        needs="<ordday>",
    ),
    make_rule(
        "second day of a range",
        "MONTH<dot>?<dom|ordday>(?:<hyphen|dash|and|to|or|comma|by>|<comma><and>)"
        "(?P<dom><dom|ordday>)(?!<unit|units|ampm|month|maymarch|scale>|<hyphen><unit>)"
        "(?:<comma>?(?P<yr><year>))?",
        _read_second_day,
        needs="MONTH",
    ),
    make_rule(
        "first day of a range",
        "(?<!<month|maymarch>)(?<!<dot>)(?P<dom><dom|ordday>)"
        "(?:<hyphen|dash|and|to|or>)"
        "<dom|ordday>(?P<mon>MONTH)<dot>?(?:<comma>?(?P<yr><year>))?",
        _read_first_day,
        needs="MONTH",
    ),
)
