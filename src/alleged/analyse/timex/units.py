"""Units of the calendar by name: `this week`, `the end of the year`."""

from __future__ import annotations

from alleged.analyse.timex.calendar import Grain
from alleged.analyse.timex.grammar import (
    DATE,
    DURATION,
    EDGE_MODS,
    Found,
    Reading,
    day_number,
    direction_of,
    edge_mod,
    make_rule,
    unit_of,
)
from alleged.analyse.timex.lengths import duration_value
from alleged.analyse.timex.words import MONTH_NUMBERS, UNITS
from alleged.records.times import TimexMod


def _read_unit(found: Found) -> Reading | None:
    word = found.low("unit")
    _, grain = unit_of(word)
    direction = direction_of(found)
    if grain is None or word == "fortnight":
        return None
    words = found.lows("dir")
    quoted = found.before() in ("“", '"', "``", "'", "‘") and found.last - found.first == 2
    if quoted and found.tokens.word(found.last - 1)[:1].isupper() and not found.in_capitals():
        return None  # "This Week", a broadcast
    fiscal = found.low("fis") in ("fiscal", "financial")
    mod = edge_mod(found)
    if found.has("edge4"):
        mod = EDGE_MODS.get(found.low("edge4"))
    if found.has("shift"):
        mod = TimexMod.START if found.low("shift") == "earlier" else TimexMod.END
    stretch = words[-1] in ("past", "last", "coming") and words[0] == "the"
    stretch |= word in ("decade", "century") and words[-1] == "next"  # "over the next decade"
    if stretch and grain is not Grain.WEEKEND and (word, words[-1]) != ("quarter", "last"):
        # "the past year", "the last week": a stretch up to now, not the calendar's.
        value = duration_value(1, word)
        return found.reading(DURATION, "fixed", value=value, mod=mod)
    if word == "day":
        if direction == "this" or direction in ("last", "latest"):
            return None
        if direction == "next" and words[0] != "the":
            return None
    if word == "quarter" and found.after() in ("of", "-"):
        return None
    counts = {
        "this": 0,
        "that": 0,
        "last": -1,
        "previous": -1,
        "next": 1,
        "following": 1,
        "latest": -1,
    }
    anchored = direction in ("that", "previous", "following") or (
        words[0] == "the" and direction == "next"
    )
    return found.reading(
        DATE,
        "shift",
        grain=grain,
        count=counts[direction or "this"],
        base="previous" if anchored else "published",
        direction=direction,
        fiscal=fiscal,
        mod=mod,
    )


def _read_the_unit(found: Found) -> Reading | None:
    word = found.low("unit")
    _, grain = unit_of(word)
    edged = found.has("edge") or found.has("shift") or found.has("edge2") or found.has("edge4")
    before, after = found.before(), found.after()
    mod = edge_mod(found)
    if found.has("edge4"):
        mod = EDGE_MODS.get(found.low("edge4"))
    if found.has("shift"):
        mod = TimexMod.START if found.low("shift") == "earlier" else TimexMod.END
    if word == "weekend" and not edged:
        if before in ("over", "on", "during", "of", "for", "at", "through") or after in ("", "."):
            return found.reading(DATE, "shift", grain=Grain.WEEKEND, direction="near")
        return None
    if grain is None or word in ("weekend", "century", "decade", "fortnight", "day"):
        return None
    if edged:
        if after in ("of",):
            return None
        return found.reading(DATE, "shift", grain=grain, mod=mod, fiscal=found.has("fis"))
    if word == "year" and not found.has("fis") and _whole_year(found, before, after):
        return found.reading(DATE, "the year", grain=grain)
    if found.has("full"):
        return None
    if word == "quarter" and after in ("ended", "ending", "to", "through"):
        month = MONTH_NUMBERS.get(found.after(1))
        day = day_number([found.after(3 if found.after(2) == "." else 2)])
        if month is not None and day is not None:
            return found.reading(DATE, "quarter ended", month=month, day=day)
    if (
        word == "quarter"
        and before in ("in", "for", "during", "of", "through")
        and after not in ("of", "-", "century")
    ):
        return found.reading(DATE, "shift", grain=grain, base="previous only", direction="that")
    if (
        word in ("year", "quarter")
        and after in ("ended", "ending", "through", "to")
        and before in ("for", "in", "during", "")
    ):
        return found.reading(DURATION, "fixed", value=duration_value(1, word))
    return None


def _whole_year(found: Found, before: str, after: str) -> bool:
    """`for the year`, `the entire year`, `the first half of the year`: not `the year ended ...`."""
    if after in ("ended", "ending", "through", "to", "-", "that", "when") or after in UNITS:
        return False
    if found.has("full"):
        return found.low("full") in ("full", "entire", "whole") and before in ("for", "in", "over")
    if before == "of":
        return found.before(2) in ("months", "half", "quarter", "quarters")
    return before == "for" and after in (",", ".", ";", "", "of", "and", "as")


def _read_year_end(found: Found) -> Reading | None:
    if found.low("unit") not in ("year", "month", "week", "quarter") or found.low("end") != "end":
        return None
    before = found.before()
    if found.has("about"):
        before = "by"
    if before not in (
        "by",
        "at",
        "until",
        "before",
        "to",
        "through",
        "after",
        "since",
        "of",
        "from",
        "as",
        "the",
        "-",
        "for",
    ):
        return None
    grain = unit_of(found.low("unit"))[1]
    return found.reading(DATE, "shift", grain=grain, mod=TimexMod.END)


def _read_year_ago(found: Found) -> Reading | None:
    if found.low("u") != "year":
        return None
    # index 0: a quarter, wherever in the text it was named.
    index = 0 if found.low("head") == "quarter" else None
    return found.reading(DATE, "year before", grain=Grain.YEAR, count=-1, index=index)


def _read_latest_period(found: Found) -> Reading | None:
    if found.low("head") != "period":
        return None
    return found.reading(DATE, "shift", grain=Grain.QUARTER, base="previous only", direction="that")


def _read_year_period(found: Found) -> Reading | None:
    if found.low("head") not in ("period", "quarter"):
        return None
    return found.reading(DATE, "year's period", year=int(found.low("yr")))


_SAME = ("same", "comparable", "corresponding", "similar", "equivalent")


def _read_same_period(found: Found) -> Reading | None:
    """`the same period last year`, `the quarter a year ago`, `last year's quarter`."""
    head = found.low("head")
    if (
        head not in ("period", "quarter", "month", "half")
        or (found.low("u") or found.low("u2")) != "year"
    ):
        return None
    if found.has("same") and found.low("same") not in _SAME:
        return None
    if found.has("poss") and found.after() in ("of", "in"):
        return None
    return found.reading(DATE, "same period", grain=unit_of(head)[1] if head in UNITS else None)


def _read_year_ago_stretch(found: Found) -> Reading | None:
    count = found.number("num")
    if found.low("u") != "year" or count is None:
        return None
    return found.reading(DURATION, "fixed", value=duration_value(count, found.low("units")))


RULES = (
    make_rule(
        "same period a year before",
        "(?:<the>?(?P<same><same|word>)|<the>)(?P<head><period|unit|half>)(?:<of|in>)?"
        "(?:(?:<the>)?<last|previous>(?P<u><unit>)|<a>(?P<u2><unit>)<ago|earlier|before>)",
        _read_same_period,
        needs="<unit>",
    ),
    make_rule(
        "same period a year before",
        "(?P<poss><last|previous>(?P<u><unit>)<possessive>)(?P<head><period|unit>)",
        _read_same_period,
        needs="<possessive>",
    ),
    make_rule(
        "year-ago period",
        "(?:<the>)?(?P<u><unit>)<hyphen><ago|earlier>(?P<num>NUM)(?P<units><units>)",
        _read_year_ago_stretch,
        needs="<ago|earlier>",
    ),
    make_rule(
        "unit by name",
        "(?:(?P<edge><early|late|mid>)<hyphen>?(?:<in>)?|"
        "(?P<shift><earlier|later>)(?:<in>)?|<the>"
        "(?P<edge2><beginning|middle|end>)<of>|(?P<edge4><beginning|end>)<of>|"
        "(?P<some><sometime>))?"
        "(?P<dir><this><past|coming>|<this|next|last|that>"
        "|<the><past|last|next|previous|following|coming|current|same|latest>"
        "|<that><same>|<own><last|next|previous|current|latest>)"
        "(?P<fis><fiscal|calendar>)?(?P<unit><unit>)",
        _read_unit,
        needs="<unit>",
    ),
    make_rule(
        "unit of the text",
        "(?:(?P<edge><early|late>)<in>|(?P<shift><earlier|later>)<in>|<the>"
        "(?P<edge2><beginning|middle|end>)<of>|"
        "(?P<edge4><beginning|end>)<of>)?<the>(?P<full><calendar|additional>)?(?P<fis><fiscal>)?(?P<unit><unit>)",
        _read_the_unit,
        needs="<unit>",
    ),
    make_rule(
        "end of the year",
        "(?P<about><about>)?(?P<unit><unit>)(?:<possessive>|<hyphen>)?(?P<end><end>)",
        _read_year_end,
        needs="<end>",
    ),
    make_rule(
        "year-ago period",
        "(?P<the><the>)?(?:<word>(?=<unit><hyphen><ago>))?(?P<u><unit><hyphen>"
        "(?P<way><ago|earlier>))(?P<head><unit|period>)?",
        _read_year_ago,
        needs="<ago|earlier>",
    ),
    make_rule(
        "year-ago period",
        "(?P<dir><the><latest|same>)(?P<head><period>)",
        _read_latest_period,
        needs="<period>",
    ),
    make_rule(
        "year", "(?:<the>)(?P<yr><year>)(?P<head><period|unit>)", _read_year_period, needs="<year>"
    ),
)
