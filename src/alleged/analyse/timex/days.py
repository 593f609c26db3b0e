"""Days by name, parts of days, clock times, holidays."""

from __future__ import annotations

from msgspec.structs import replace

from alleged.analyse.timex.calendar import Grain
from alleged.analyse.timex.grammar import (
    DATE,
    TIME,
    Clock,
    Found,
    Reading,
    amount_mod,
    clock_of,
    day_fields,
    direction_of,
    edge_mod,
    make_rule,
    type_of,
    year_value,
)
from alleged.analyse.timex.words import DAY_HOURS, DAY_PARTS, WEEKDAY_NUMBERS, word_set
from alleged.records.times import TimexMod

_DIR_DAY = (
    "(?P<dir><this><coming|past>|<last|next|this|that>"
    "|<the><previous|following|next|last|coming|same>"
    "|<previous|following|coming>)?"
)


def _read_weekday(found: Found) -> Reading | None:
    word = found.low("wd")
    last = found.last
    if not word.endswith("day"):
        if not found.has("dot") or found.tokens.low(found.first) in ("sun", "sat", "mon"):
            return None
    elif found.has("dot") and last == found.match.end("dot"):
        last -= 1
    elif found.has("dot"):
        return None
    if found.low("part") in DAY_HOURS:
        clock: Clock | None = Clock(*DAY_HOURS[found.low("part")])
        fields: dict[str, object] | None = {"clock": clock}
    else:
        fields = day_fields(found)
    if fields is None:
        return None
    # "Black Friday", "Bloody Sunday", "Super Tuesday" are names.
    if found.before() in (
        "black",
        "bloody",
        "super",
        "good",
        "palm",
        "ash",
        "holy",
        "cyber",
        "fat",
    ):
        return None
    reading = found.reading(
        type_of(fields),
        "weekday",
        weekday=WEEKDAY_NUMBERS[word],
        direction="coming" if "coming" in _spelled(found.lows("dir")) else direction_of(found),
        **fields,
    )
    return replace(reading, last=last)


def _spelled(words: list[str]) -> list[str]:
    """`upcoming` and `forthcoming` as `coming`."""
    return ["coming" if word in ("upcoming", "forthcoming") else word for word in words]


def _read_weekday_of_week(found: Found) -> Reading | None:
    """`Monday of the following week`, `next week Wednesday`."""
    if found.low("unit") != "week" or not found.low("wd").endswith("day"):
        return None
    direction = direction_of(found)
    count = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(direction or "", 0)
    base = "previous" if direction in ("that", "previous", "following") else "published"
    return found.reading(
        DATE,
        "weekday of week",
        weekday=WEEKDAY_NUMBERS[found.low("wd")],
        count=count,
        base=base,
        direction=direction,
    )


_OUR_DAYS = word_set(
    """world society youth generation children economy standards politics culture technology
    language terms dollars money media environment market markets prices young women men"""
)


def _read_today(found: Found) -> Reading | None:
    fields = day_fields(found)
    if fields is None or found.in_name():
        return None
    if found.low("later") == "earlier" and "mod" in fields:
        fields["mod"] = TimexMod.START
    elif found.low("later") == "later":
        fields["mod"] = TimexMod.END
    if (
        found.low("word") == "today"
        and found.after() == "'s"
        and (found.tokens.low(found.last + 1) in _OUR_DAYS)
    ):
        return found.reading(DATE, "fixed", value="PRESENT_REF")
    count = {"yesterday": -1, "today": 0, "tomorrow": 1}[found.low("word")]
    return found.reading(type_of(fields), "shift", grain=Grain.DAY, count=count, **fields)


def _read_day_before(found: Found) -> Reading | None:
    word, way = found.low("word"), found.low("way")
    if found.tokens.low(found.first + 1) != "day" or word == "today":
        return None
    if (word == "yesterday") != (way == "before"):
        return None
    return found.reading(DATE, "shift", grain=Grain.DAY, count=-2 if way == "before" else 2)


def _read_part(found: Found) -> Reading | None:
    part, direction = found.low("part"), direction_of(found)
    if direction == "last" and part not in ("night", "evening"):
        return None
    if found.in_name():
        return None
    fields = day_fields(found)
    if fields is None:
        return None
    if direction in ("this", "last"):
        count = -1 if direction == "last" else 0
        return found.reading(TIME, "shift", grain=Grain.DAY, count=count, **fields)
    count = {"that": 0, "next": 1, "following": 1, "previous": -1}[direction or "that"]
    return found.reading(TIME, "shift", grain=Grain.DAY, count=count, base="previous", **fields)


def _read_tonight(found: Found) -> Reading | None:
    fields = day_fields(found)
    if fields is None:
        return None
    if not fields.get("clock"):
        fields["part"] = "TNI"
    if found.low("word") == "overnight":
        return found.reading(TIME, "shift", grain=Grain.DAY, base="previous or published", **fields)
    return found.reading(TIME, "shift", grain=Grain.DAY, **fields)


_AFTER_PART = word_set(
    """and or but to when as with at on before after for that while because by he she it they we
    if so then in from the a local there"""
)


def _read_bare_part(found: Found) -> Reading | None:
    word = found.low("part")
    the = found.tokens.low(found.match.start("core")) == "the"
    if found.low("lead") == "on" or (
        not the and not found.has("edge") and word not in ("dawn", "dusk", "nightfall")
    ):
        return None
    if (
        found.tokens.low(found.first - 1) in ("o'clock",)
        or found.tokens.low(found.first - 1).isdigit()
    ):
        return None
    if the and found.after().isalpha() and found.after() not in _AFTER_PART:
        return None  # "the morning meetings"
    reading = found.reading(
        TIME,
        "shift",
        grain=Grain.DAY,
        base="previous or published",
        part=DAY_PARTS[word],
        mod=edge_mod(found),
    )
    return replace(reading, first=found.match.start("core"))


_REPEATS = word_set(
    """weekdays weeknights daily nightly every each mondays tuesdays wednesdays thursdays fridays
    saturdays sundays weekends mornings evenings nights usually always typically often"""
)


def _read_clock(found: Found) -> Reading | None:
    clock = clock_of(found)
    if clock is None:
        return None
    if found.has("clk") and not (found.has("ampm") or found.has("zone")):
        minutes = found.low("clk")
        before = found.before()
        if (
            before
            not in (
                "at",
                "by",
                "until",
                "till",
                "from",
                "to",
                "before",
                "after",
                "since",
                "(",
                "about",
                "around",
            )
            or minutes.count(":") > 1
        ):
            return None
    if found.has("hr2") and not found.has("part"):
        return None
    if found.before() in ("past", "-") or (
        found.before() == "to" and found.before(2) in ("quarter", "half", "minutes", "five", "ten")
    ):
        return None  # "half past seven": not read, rather than read as seven
    if found.has("noon") and found.before() == "high":
        return None
    if found.has("noon") and found.after() in ("sun", "express", "cowboy", "mass"):
        return None
    repeated = not _REPEATS.isdisjoint(found.nearby())
    if repeated or found.before() in ("a", "an", "every", "each", "daily"):
        # "weekdays at 6 a.m.", "a 3 a.m. call": no one day.
        return found.reading(TIME, "fixed", value=clock.value, mod=amount_mod(found))
    return found.reading(
        TIME,
        "shift",
        grain=Grain.DAY,
        base="previous or published",
        clock=clock,
        mod=amount_mod(found),
    )


_HOLIDAYS = {
    ("christmas", ""): "christmas",
    ("christmas", "day"): "christmas",
    ("christmas", "eve"): "christmas eve",
    ("thanksgiving", ""): "thanksgiving",
    ("thanksgiving", "day"): "thanksgiving",
    ("easter", ""): "easter",
    ("easter", "sunday"): "easter",
    ("easter", "monday"): "easter monday",
    ("halloween", ""): "halloween",
}


def _read_holiday(found: Found) -> Reading | None:
    if not found.tokens.word(found.match.start("hol"))[:1].isupper():
        return None
    name = {"xmas": "christmas"}.get(found.low("hol"), found.low("hol"))
    tail = found.low("tail")
    after = found.after()
    bare = tail == "" and not (found.has("dir") or found.has("yr"))
    leads = ("at", "by", "before", "after", "since", "until", "on", "for")
    goes_on = after.isalpha() and after not in (
        "and", "or", "in", "with", "to", "when", "as", "but",
    )  # fmt: skip
    if bare and name in ("christmas", "easter") and (found.before() not in leads or goes_on):
        # "Christmas trees", "Easter eggs"; and the day can stand for weeks around it.
        return None
    if name in ("christmas", "easter", "thanksgiving") and tail in ("week", "weekend"):
        return None
    holiday = _HOLIDAYS.get((name, tail))
    if holiday is None:
        return None
    year = year_value(found) if found.has("yr") else None
    return found.reading(DATE, "holiday", holiday=holiday, year=year, direction=direction_of(found))


_NAMED_DAYS = {
    ("new", "year", "'s", "day"): "new year",
    ("new", "year", "'s", "eve"): "new year's eve",
    ("good", "friday"): "good friday",
    ("palm", "sunday"): "palm sunday",
    ("ash", "wednesday"): "ash wednesday",
    ("valentine", "'s", "day"): "valentine",
    ("labor", "day"): "labor day",
    ("memorial", "day"): "memorial day",
    ("veterans", "day"): "veterans day",
}


def _read_named_day(found: Found) -> Reading | None:
    holiday = _NAMED_DAYS.get(tuple(found.lows("core")))
    if holiday is None or not found.tokens.word(found.match.start("core"))[:1].isupper():
        return None
    return found.reading(DATE, "holiday", holiday=holiday, direction=direction_of(found))


_WEEK = (
    "(?P<dir><this|next|last|previous>|<the><following|previous|same|next|last>)(?P<unit><unit>)"
)

RULES = (
    make_rule(
        "weekday of a week", f"(?P<wd>WEEKDAY)<of>{_WEEK}", _read_weekday_of_week, needs="WEEKDAY"
    ),
    make_rule(
        "weekday of a week",
        f"{_WEEK}<hyphen|dash|comma|on>?(?P<wd>WEEKDAY)",
        _read_weekday_of_week,
        needs="WEEKDAY",
    ),
    make_rule("weekday", f"EDGE{_DIR_DAY}(?P<wd>WEEKDAY)", _read_weekday, needs="WEEKDAY"),
    make_rule(
        "weekday",
        "(?:(?:(?P<mod><about>))?CLOCK<comma>?)?(?:(?P<edge><early|late|mid>)<hyphen>?"
        f"(?:<on>)?)?{_DIR_DAY}(?P<wd>WEEKDAY)(?P<dot><dot>)?"
        "(?:(?P<edge3><early|late|mid>)<hyphen>?)?(?P<part>PART|<noon>)?",
        _read_weekday,
        needs="WEEKDAY",
    ),
    make_rule(
        "today",
        "(?:(?:(?P<mod><about>))?CLOCK<comma>?)?(?:(?P<edge><early|late|mid>)<hyphen>?)?(?:"
        "(?P<later><later|earlier>))?(?P<word><yesterday>)(?P<part>PART)?",
        _read_today,
        needs="<yesterday>",
    ),
    make_rule(
        "today",
        "<the><unit>(?P<way><before|after>)(?P<word><yesterday>)",
        _read_day_before,
        needs="<yesterday>",
    ),
    make_rule(
        "part of a day",
        "(?:CLOCK)?(?:(?P<edge><early|late|mid>)<hyphen>?)?"
        "(?P<dir><this|last|next|that>|<the><same|following|next|previous>)"
        "(?P<part>PART)",
        _read_part,
        needs="PART",
    ),
    make_rule(
        "part of a day",
        "(?:CLOCK)?(?:(?P<edge><early|late>))?(?P<word><tonight>)",
        _read_tonight,
        needs="<tonight>",
    ),
    make_rule(
        "part of a day",
        "(?P<lead><in|by|on>)(?P<core>(?:<the>(?=<part>))?(?:"
        "(?P<edge><mid|early|late>)<hyphen>?)?(?P<part><part>))(?!<of>)",
        _read_bare_part,
        needs="<part>",
    ),
    make_rule(
        "clock time",
        "(?:(?P<mod><about>))?CLOCK(?:(?:<in><the>)(?P<part><part>))?",
        _read_clock,
        needs="<clock|dom|card|noon>",
    ),
    make_rule(
        "holiday",
        "(?P<dir><last|next|this>|<this><coming|past>)?(?P<hol><holiday>)"
        "(?P<tail><unit|eve|weekday>)?(?:<comma>?(?P<yr><year>))?",
        _read_holiday,
        needs="<holiday>",
    ),
    make_rule(
        "holiday",
        "(?P<dir><last|next|this>)?(?P<core><new><unit><possessive><unit|eve>"
        "|<word><weekday>|<word><possessive>?<unit>)",
        _read_named_day,
        needs="<unit|weekday>",
    ),
)
