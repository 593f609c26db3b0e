"""From what an expression says to the calendar: each reading with its value, anchor and reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from alleged.analyse.timex.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    SEASONS,
    WEEKDAYS,
    Grain,
    Point,
    day_point,
    easter,
    nth_weekday,
    open_quarter_point,
    open_year_point,
    real_date,
    year_point,
)
from alleged.analyse.timex.grammar import Reading
from alleged.analyse.timex.tense import Tense
from alleged.records.times import TimexMod, TimexType

PUBLISHED = "published"

REACH_SENTENCES = 3
"""How many sentences back `two days later` or `that year` may find its date. Farther off another
event may have come between; then the value stays open. On the training parts of TempEval-3 and
MEANTIME, 1, 6 and no bound get the same number of values right within one."""
LOOK_BACK = 200
"""How many expressions back a reference is followed: more than an article has, and a bound on the
work for a text of millions of characters."""


@dataclass(frozen=True, slots=True)
class Known:
    """A point in time that the text has named."""

    id: str
    words: str
    point: Point
    sentence: int
    paragraph: int
    derived: bool = False
    """Whether it was itself counted from another one: a comparison, not what is compared."""


@dataclass(slots=True)
class Context:
    """What an expression can be counted from."""

    published: Point | None
    evidence: str
    """Where the day of publication comes from."""
    known: list[Known] = field(default_factory=list)
    sentence: int = 0
    paragraph: int = 0
    tense: Tense = Tense.OPEN
    long_stretch: bool = False
    """Whether the sentence so far has named a stretch such as `nine months`: then a year ago is not
    the quarter of a year ago."""
    surely_ahead: bool = False
    """Whether a word such as `will` says that it is to come."""
    ahead: Known | None = None
    """The day that a time of day stands beside: `at 10 a.m. on Friday`."""
    spoken: Known | None = None
    """The day on which the quotation was said that holds the expression."""

    def last_known(
        self, coarsest: Grain = Grain.YEAR, *, derived: bool = True, open_year: bool = False
    ) -> Known | None:
        """The last point that the text named, at most as coarse as asked."""
        for item in reversed(self.known[-LOOK_BACK:]):
            if (item.derived and not derived) or (item.point.open_year and not open_year):
                continue
            if item.point.grain.fineness <= coarsest.fineness and not item.point.fiscal:
                return item
        return None

    def near_quarter(self) -> Known | None:
        """The last quarter that was named in this or the paragraph before."""
        for item in reversed(self.known[-LOOK_BACK:]):
            if self.paragraph - item.paragraph > QUARTER_PARAGRAPHS:
                return None
            if item.point.grain is Grain.QUARTER and not item.derived:
                return item
        return None

    def near_period(self, grain: Grain | None) -> Known | None:
        """The month, quarter or half named last in this or the sentence before.

        With a grain, one that lies in such a unit: a month for a month.
        """
        wanted = (grain,) if grain else (Grain.MONTH, Grain.QUARTER, Grain.HALF)
        for item in reversed(self.known[-LOOK_BACK:]):
            if self.sentence - item.sentence > 1:
                break
            if item.point.grain in wanted and not item.derived and not item.point.open_year:
                return item
        return self.near_quarter() if Grain.QUARTER in wanted else None

    def last_quarter(self) -> Known | None:
        """The last quarter that was named at all."""
        quarters = (k for k in reversed(self.known[-LOOK_BACK:]) if k.point.grain is Grain.QUARTER)
        return next((k for k in quarters if not k.derived), None)


QUARTER_PARAGRAPHS = 1
"""How many paragraphs back `a year ago` may find the quarter that it is compared with. On the
training parts of TempEval-3 and MEANTIME, 0 gets five fewer values right, 2 the same, 4 one
more."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """An expression tied to the calendar, as far as the text allows."""

    value: str | None
    reason: str
    anchor: str | None = None
    point: Point | None = None
    mod: TimexMod | None = None
    type: TimexType | None = None


def resolve(reading: Reading, context: Context) -> Resolved | None:
    """Tie a reading to the calendar; None when it turns out to be no time expression."""
    resolved = RESOLVERS[reading.kind](reading, context)
    if resolved is None:
        return None
    return _with_time_of_day(reading, resolved)


def _with_time_of_day(reading: Reading, resolved: Resolved) -> Resolved:
    if reading.clock is None and reading.part is None:
        return resolved
    if resolved.value is None:
        return resolved
    day = resolved.value
    if "-W" in day and day[-2:-1] != "-":
        return resolved
    reason = resolved.reason
    if reading.clock is not None:
        value = day + reading.clock.value
        if reading.clock.zone in ("UTC", "GMT", "Z"):
            value += "Z"
        elif reading.clock.zone and reading.clock.zone[0] in "+-":
            value += reading.clock.zone
        elif reading.clock.zone:
            reason += f"; the clock is that of {reading.clock.zone}"
    else:
        value = day + (reading.part or "")
    return Resolved(value, reason, resolved.anchor, resolved.point, resolved.mod, TimexType.TIME)


# --- what needs no calendar --------------------------------------------------------------------

_FIXED_REASONS = {
    "PAST_REF": "a past that the words leave open",
    "PRESENT_REF": "the time of writing, as long as the words leave it",
    "FUTURE_REF": "a future that the words leave open",
}


def _fixed(reading: Reading, context: Context) -> Resolved | None:
    value = reading.value or ""
    if value in _FIXED_REASONS:
        return Resolved(value, _FIXED_REASONS[value])
    if reading.type is TimexType.DURATION:
        open_count = "X" in value
        reason = "a length whose number the words leave open" if open_count else "a length of time"
        return Resolved(value, reason)
    if reading.type is TimexType.SET:
        return Resolved(value, "comes again and again")
    return Resolved(value, "written out")


def _decade(reading: Reading, context: Context) -> Resolved | None:
    year = reading.year or 0
    point = year_point(year)
    if point is None:
        return None
    decade = point.coarser(Grain.DECADE)
    return Resolved(decade.value, f"the years {year} to {year + 9}", point=decade)


def _open_time(reading: Reading, context: Context) -> Resolved | None:
    return Resolved(None, "hours counted from a moment that has no clock time in the text")


# --- dates -------------------------------------------------------------------------------------


def _date(reading: Reading, context: Context) -> Resolved | None:
    year, month, day = reading.year, reading.month, reading.day
    anchor, why = None, "written out"
    if year is None:
        if reading.direction and reading.direction.endswith(" year"):
            found = _year_of_direction(reading.direction.removesuffix(" year"), context)
            if found is None:
                return _open_date(reading, "the year depends on a date that is not known")
            year, anchor, why = found
        elif month is not None:
            found = _nearest_year(reading, context)
            if found is None:
                return _open_date(
                    reading, "the text gives no year, and no date of publication is known"
                )
            year, anchor, why = found
        else:
            return None
    if month is None:
        point = year_point(year, fiscal=reading.fiscal)
        if point is None:
            return None
        if reading.fiscal:
            why = "a fiscal year; whose and from which day is not said"
        return Resolved(point.value, why, point=point)
    first = real_date(year, month, day or 1)
    if first is None:
        if day is not None and real_date(2000, month, day) is None:
            return (
                Resolved(None, f"{MONTHS[month - 1]} has no day {day}")
                if 1 <= month <= 12
                else None
            )
        if day is not None and 1 <= month <= 12:
            return Resolved(None, f"{MONTHS[month - 1]} {year} has no day {day}", anchor)
        return None
    point = Point(Grain.DAY if day else Grain.MONTH, first)
    if reading.weekday is not None and day:
        why += _weekday_check(reading.weekday, first)
    return Resolved(point.value, why, anchor, point)


NAMED_DAY_WINDOW = 10
"""A bare `Sept. 11` within so many days of publication is a date like others."""


def _eleventh_of_september(reading: Reading, context: Context) -> Resolved | None:
    """`Sept. 11` can name the attacks of 2001: then it is no day of this year."""
    if reading.year is not None:
        point = day_point(2001, 9, 11)
        return Resolved("2001-09-11", "the name of the attacks of 2001", point=point)
    published = context.published
    if published is not None and published.grain is Grain.DAY:
        near = real_date(published.first.year, 9, 11)
        if near is None or abs((near - published.first).days) > NAMED_DAY_WINDOW:
            return Resolved("XXXX-09-11", "a day of this year, or the name of the attacks of 2001")
    return _date(reading, context)


def _weekday_check(weekday: int, day: date) -> str:
    if day.weekday() == weekday:
        return f"; the day of the week fits: {day.isoformat()} is a {WEEKDAYS[weekday]}"
    return (
        f"; the day of the week does not fit: {day.isoformat()} is a {WEEKDAYS[day.weekday()]}, "
        f"not a {WEEKDAYS[weekday]}"
    )


def _open_date(reading: Reading, why: str) -> Resolved | None:
    month, day = reading.month, reading.day
    if month is None:
        return Resolved("XXXX", why)
    if not 1 <= month <= 12:
        return None
    if day is None:
        return Resolved(f"XXXX-{month:02}", why, point=open_year_point(month, None))
    if real_date(2000, month, day) is None:
        return Resolved(None, f"{MONTHS[month - 1]} has no day {day}")
    if reading.weekday is not None:
        why += _fitting_years(month, day, reading.weekday)
    return Resolved(f"XXXX-{month:02}-{day:02}", why, point=open_year_point(month, day))


SHOWN_YEARS = range(2000, 2035)
"""For which years the reason tells whether a weekday fits, where the text gives no year: those that
most articles are from. Each weekday fits four to six of them."""


def _fitting_years(month: int, day: int, weekday: int) -> str:
    """In which years a day of the month is that weekday."""
    days = (real_date(year, month, day) for year in SHOWN_YEARS)
    years = ", ".join(str(one.year) for one in days if one and one.weekday() == weekday)
    name = f"{MONTHS[month - 1]} {day}"
    return f"; of {SHOWN_YEARS[0]} to {SHOWN_YEARS[-1]}, {name} is a {WEEKDAYS[weekday]} in {years}"


def _either_order(reading: Reading, context: Context) -> Resolved | None:
    year, first, second = reading.year, reading.month, reading.day
    assert year is not None
    assert first is not None
    assert second is not None
    published = context.published
    readings = [day_point(year, first, second), day_point(year, second, first)]
    points = [point for point in readings if point is not None]
    if not points:
        return None
    if published is not None and published.grain is Grain.DAY and len(points) == 2:
        near = [p for p in points if abs((p.first - published.first).days) <= EITHER_ORDER_DAYS]
        if len(near) == 1:
            return Resolved(
                near[0].value,
                "day and month could be either way round; only this is within "
                f"{EITHER_ORDER_DAYS} days of publication ({published.value})",
                PUBLISHED,
                near[0],
            )
    return Resolved(f"{year:04}-XX-XX", "day and month could be either way round")


EITHER_ORDER_DAYS = 31
"""A date in figures in the news is most often a recent one; beyond a month we do not guess."""


def _year_of_direction(direction: str, context: Context) -> tuple[int, str | None, str] | None:
    if direction in ("that", "following", "previous"):
        known = context.last_known()
        if known is None:
            return None
        year = known.point.first.year + {"that": 0, "following": 1, "previous": -1}[direction]
        return year, known.id, f"the year of “{known.words}” ({known.point.value})"
    if context.published is None:
        return None
    year = context.published.first.year + {"this": 0, "last": -1, "next": 1}[direction]
    return year, PUBLISHED, f"counted from publication ({context.published.value})"


def _nearest_year(reading: Reading, context: Context) -> tuple[int, str | None, str] | None:
    """The year of a month or day that the text gives without one."""
    month, day = reading.month, reading.day
    assert month is not None
    published = context.published
    if published is None:
        return None
    said = f"year by publication ({published.value}, {context.evidence})"
    base = published.first
    if published.grain is Grain.YEAR:
        return None
    years = [
        year for year in range(base.year - 8, base.year + 9) if FIRST_YEAR <= year <= LAST_YEAR
    ]
    fits = [d for year in years if (d := real_date(year, month, day or 1))]
    if not fits:
        return None
    grain = Grain.DAY if day else Grain.MONTH
    base = Point(grain, base).coarser(grain).first
    if reading.direction in ("last", "previous"):
        chosen = max((d for d in fits if d < base), default=None)
    elif reading.direction in ("next", "following"):
        chosen = min((d for d in fits if d > base), default=None)
    elif reading.direction == "this":
        same = [d for d in fits if d.year == base.year]
        chosen = same[0] if same else None
    else:
        # A month is not named for a day just past: "put it on the November ballot".
        ahead = context.surely_ahead or day is None
        chosen, how = _suiting(fits, base, context.tense, surely_ahead=ahead)
        said += how
    if chosen is None:
        return None
    if reading.weekday is not None and day and chosen.weekday() != reading.weekday:
        near = min(fits, key=lambda d: (abs((d - base).days), d))
        if near.weekday() == reading.weekday:
            chosen = near
    return chosen.year, PUBLISHED, said


AGAINST_PAST = 6.0
AGAINST_FUTURE = 2.5
"""How many times farther a date counts that lies against the tense of its sentence. On the training
parts of TempEval-3 and MEANTIME, 2, 3 and 10 for the past and 1 and 3 for the future get the same
number of values right within one. 6 lets a past clause in June mean last August, not the next."""


def _suiting(
    fits: list[date],
    base: date,
    tense: Tense,
    against_past: float = AGAINST_PAST,
    against_future: float = AGAINST_FUTURE,
    *,
    surely_ahead: bool = True,
) -> tuple[date, str]:
    """The nearest date, where one against the tense of the sentence counts as farther off."""

    def distance(day: date) -> tuple[float, date]:
        days = (day - base).days
        factor = 1.0
        if days > 0 and tense is Tense.PAST:
            factor = against_past
        elif days < 0 and tense is Tense.FUTURE and surely_ahead:
            factor = against_future
        return abs(days) * factor, day

    chosen = min(fits, key=distance)
    if tense is Tense.PAST and chosen <= base:
        return chosen, ", the last one before it, as the sentence speaks of the past"
    if tense is Tense.FUTURE and chosen >= base:
        return chosen, ", the next one after it, as the sentence speaks of what is to come"
    return chosen, ", the nearest one"


# --- weekdays ----------------------------------------------------------------------------------


def _weekday(reading: Reading, context: Context) -> Resolved | None:
    weekday = reading.weekday
    assert weekday is not None
    direction = reading.direction
    published = context.published
    name = WEEKDAYS[weekday]
    if direction in ("previous", "following", "that"):
        known = context.last_known(Grain.DAY)
        if known is not None:
            day = known.point.first
            if direction == "that":
                found = _closest(day, weekday)
            else:
                found = _weekday_from(day, weekday, forward=direction == "following", strict=True)
            return _day(
                found, f"the {name} counted from “{known.words}” ({known.point.value})", known.id
            )
        if direction != "that":
            direction = {"previous": "last", "following": "next"}[direction]
    if published is None or published.grain is not Grain.DAY:
        return Resolved(f"XXXX-WXX-{weekday + 1}", "no day of publication is known to count from")
    day = published.first
    said = f"counted from publication ({published.value}, {context.evidence})"
    if direction == "last":
        return _day(
            _weekday_from(day, weekday, forward=False, strict=True), f"the last {name} {said}"
        )
    if direction == "coming":
        return _day(
            _weekday_from(day, weekday, forward=True, strict=True), f"the {name} to come, {said}"
        )
    if direction == "next":
        # "next Friday", said on a Tuesday, is not the Friday of the same week.
        found = _weekday_from(day, weekday, forward=True, strict=True)
        if found.isocalendar()[:2] == day.isocalendar()[:2]:
            found += timedelta(days=7)
        return _day(found, f"the next {name} {said}")
    if direction == "this":
        monday = day - timedelta(days=day.weekday())
        found = monday + timedelta(days=weekday)
        if found < day and context.tense is not Tense.PAST:
            found += timedelta(days=7)
        return _day(found, f"this {name} {said}")
    if context.tense is Tense.FUTURE:
        found = _weekday_from(day, weekday, forward=True, strict=False)
        if (found - day).days < FAR_WEEKDAY_DAYS or context.surely_ahead:
            return _day(found, f"the {name} to come, {said}")
    found = _weekday_from(day, weekday, forward=False, strict=False)
    return _day(found, f"the {name} just past, {said}")


def _weekday_of_week(reading: Reading, context: Context) -> Resolved | None:
    """`Monday of the following week`: the week first, then its day."""
    weekday = reading.weekday
    assert weekday is not None
    base = _base(reading, context, Grain.DAY)
    if base is None:
        return Resolved(f"XXXX-WXX-{weekday + 1}", "counted from a week that is not known")
    point, anchor, words = base
    week = point.coarser(Grain.WEEK).shifted(reading.count, Grain.WEEK)
    if week is None or point.open_year:
        return Resolved(f"XXXX-WXX-{weekday + 1}", f"counted from {words}", anchor)
    reason = f"the {WEEKDAYS[weekday]} of the week {_counted(reading.count, Grain.WEEK, words)}"
    return _day(week.first + timedelta(days=weekday), reason, anchor)


def _day_of_month(reading: Reading, context: Context) -> Resolved | None:
    """`the 15th day of next month`."""
    base = _base(reading, context, Grain.MONTH)
    if base is None or reading.day is None:
        return Resolved("XXXX-XX-XX", "counted from a month that is not known")
    point, anchor, words = base
    month = point.coarser(Grain.MONTH).shifted(reading.count, Grain.MONTH)
    day = real_date(month.first.year, month.first.month, reading.day) if month else None
    if day is None:
        return Resolved(None, f"that month has no day {reading.day}", anchor)
    return _day(day, f"day {reading.day}, {_counted(reading.count, Grain.MONTH, words)}", anchor)


NEAREST_DAY_MONTHS = 14
"""How many months to each side a weekday is looked for that falls on a day: within 14 it does."""


def _nearest_day(reading: Reading, context: Context) -> Resolved | None:
    """`on the 18th`, `Friday the 31st`: of the month that is nearest to publication."""
    published, number = context.published, reading.day
    assert number is not None
    if published is None or published.grain is not Grain.DAY:
        return Resolved("XXXX-XX-XX", "no day of publication is known to count from")
    base = published.first
    fits = []
    for back in range(-NEAREST_DAY_MONTHS, NEAREST_DAY_MONTHS + 1):
        year, month = divmod(base.year * 12 + base.month - 1 + back, 12)
        day = real_date(year, month + 1, number)
        if day and (reading.weekday is None or day.weekday() == reading.weekday):
            fits.append(day)
    if not fits:
        return None
    chosen, how = _suiting(fits, base, context.tense, surely_ahead=context.surely_ahead)
    return _day(chosen, f"month by publication ({published.value}, {context.evidence}){how}")


FAR_WEEKDAY_DAYS = 5
"""From so many days ahead on a weekday needs a word such as `will` to be the one to come: the last
one is two days back at most. In the training part of TempEval-3, of 14 weekdays that other signs
alone put so far ahead 1 is there."""


def _day(day: date, reason: str, anchor: str = PUBLISHED) -> Resolved:
    point = Point(Grain.DAY, day)
    return Resolved(point.value, reason, anchor, point)


def _weekday_from(day: date, weekday: int, *, forward: bool, strict: bool) -> date:
    if forward:
        days = (weekday - day.weekday()) % 7
        return day + timedelta(days=days or (7 if strict else 0))
    days = (day.weekday() - weekday) % 7
    return day - timedelta(days=days or (7 if strict else 0))


def _closest(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)


# --- counted from publication or from another expression ---------------------------------------

_OPEN = {
    Grain.DAY: "XXXX-XX-XX",
    Grain.WEEKEND: "XXXX-WXX-WE",
    Grain.WEEK: "XXXX-WXX",
    Grain.MONTH: "XXXX-XX",
    Grain.SEASON: "XXXX",
    Grain.QUARTER: "XXXX-QX",
    Grain.HALF: "XXXX-HX",
    Grain.YEAR: "XXXX",
    Grain.DECADE: "XXXX",
    Grain.CENTURY: "XXXX",
}


def _shift(reading: Reading, context: Context) -> Resolved | None:
    grain = reading.grain
    assert grain is not None
    if reading.fiscal:
        return Resolved(_OPEN[grain], "by a fiscal year; whose, and from which day on, is not said")
    if reading.direction == "near" and context.published is not None:
        return _near_weekend(context)
    base = _base(reading, context, grain)
    if base is None:
        if reading.base == "previous only":
            return None
        missing = "date in the text" if reading.base == "previous" else "date of publication"
        return Resolved(_OPEN[grain], f"counted from a {missing} that is not known")
    point, anchor, words = base
    if reading.direction == "counted" and point.grain.fineness > grain.fineness:
        # Two days after "June 2024" is no day.
        return Resolved(_OPEN[grain], f"counted from {words}, which is not precise enough", anchor)
    moved = point.coarser(grain).shifted(reading.count, grain)
    if moved is None:
        return Resolved(_OPEN[grain], f"counted from {words}, beyond what can be known", anchor)
    return Resolved(moved.value, _counted(reading.count, grain, words), anchor, moved)


def _counted(count: int, grain: Grain, words: str) -> str:
    if count == 0:
        return f"the {grain} of {words}"
    plural = "" if abs(count) == 1 else "s"
    return f"counted {abs(count)} {grain}{plural} {'on' if count > 0 else 'back'} from {words}"


def _base(reading: Reading, context: Context, grain: Grain) -> tuple[Point, str, str] | None:
    """What to count from: the point, its id, and how to name it."""
    published = context.published
    if reading.base == "previous only":
        known = context.near_quarter() or context.last_quarter()
        return (known.point, known.id, f"“{known.words}” ({known.point.value})") if known else None
    if reading.base == "previous or published" and context.ahead is not None:
        known = context.ahead
        return known.point, known.id, f"“{known.words}” ({known.point.value})"
    if reading.base.startswith("previous"):
        counted = reading.direction == "counted"
        known = context.last_known(
            grain if counted else Grain.YEAR, open_year=grain in (Grain.DAY, Grain.MONTH)
        )
        if known is not None and context.sentence - known.sentence > REACH_SENTENCES:
            known = None
        if known is not None and reading.base == "previous or published":
            near = context.sentence - known.sentence <= 1 and known.point.grain is Grain.DAY
            known = known if near else None
        if known is not None and known.point.grain.fineness <= grain.fineness:
            return known.point, known.id, f"“{known.words}” ({known.point.value})"
        if reading.base == "previous" and reading.direction not in (
            "previous",
            "following",
            "next",
        ):
            return None
    if context.spoken is not None and reading.base == "published":
        known = context.spoken
        return known.point, known.id, f"the day it was said, “{known.words}” ({known.point.value})"
    if published is None or published.grain.fineness > grain.fineness:
        return None
    return published, PUBLISHED, f"publication ({published.value}, {context.evidence})"


def _near_weekend(context: Context) -> Resolved | None:
    """`over the weekend`: the one before, or the one to come where the sentence says so."""
    published = context.published
    assert published is not None
    if published.grain is not Grain.DAY:
        return Resolved(_OPEN[Grain.WEEKEND], "no day of publication is known to count from")
    day = published.first
    this = Point(Grain.DAY, day).coarser(Grain.WEEKEND)
    ahead = context.tense is Tense.FUTURE or day.weekday() >= 5
    chosen = this if ahead else this.shifted(-1, Grain.WEEK)
    if chosen is None:
        return None
    which = "to come" if ahead else "just past"
    return Resolved(
        chosen.value,
        f"the weekend {which}, counted from publication ({published.value})",
        PUBLISHED,
        chosen,
    )


def _year_before(reading: Reading, context: Context) -> Resolved | None:
    """`a year ago`, `a year earlier`, `the year-ago quarter`: a quarter where one was named."""
    latest = context.last_quarter() if reading.index == 0 else context.near_quarter()
    if latest is not None and not (context.long_stretch and reading.index is None):
        moved = latest.point.shifted(-1, Grain.YEAR)
        if moved is not None:
            words = f"“{latest.words}” ({latest.point.value})"
            return Resolved(
                moved.value, f"the same quarter a year before {words}", latest.id, moved
            )
    if reading.base == "previous":
        known = context.last_known(Grain.YEAR, derived=False)
        if known is not None and context.sentence - known.sentence <= 1:
            moved = known.point.coarser(Grain.YEAR).shifted(-1, Grain.YEAR)
            if moved is not None:
                words = f"“{known.words}” ({known.point.value})"
                return Resolved(moved.value, f"counted 1 year back from {words}", known.id, moved)
    if context.published is None:
        return Resolved("XXXX", "counted from a date of publication that is not known")
    moved = context.published.coarser(Grain.YEAR).shifted(-1, Grain.YEAR)
    if moved is None:
        return None
    return Resolved(
        moved.value,
        f"counted 1 year back from publication ({context.published.value}, {context.evidence})",
        PUBLISHED,
        moved,
    )


def _same_period(reading: Reading, context: Context) -> Resolved | None:
    """`the same period last year`: of the month or quarter that it is compared with."""
    known = context.near_period(reading.grain)
    if known is not None:
        moved = known.point.coarser(reading.grain or known.point.grain).shifted(-1, Grain.YEAR)
        if moved is not None:
            words = f"“{known.words}” ({known.point.value})"
            return Resolved(moved.value, f"the same a year before {words}", known.id, moved)
    if context.published is None:
        return Resolved("XXXX", "counted from a date of publication that is not known")
    moved = context.published.coarser(Grain.YEAR).shifted(-1, Grain.YEAR)
    if moved is None:
        return None
    why = "which part of it is not said near"
    said = f"counted 1 year back from publication ({context.published.value}, {context.evidence})"
    return Resolved(moved.value, f"{said}; {why}", PUBLISHED, moved)


def _years_period(reading: Reading, context: Context) -> Resolved | None:
    """`the 1988 quarter`: the quarter of that year that the text compares."""
    year = year_point(reading.year or 0)
    if year is None:
        return None
    known = context.near_period(None)
    if known is not None and known.point.grain is Grain.QUARTER and not known.point.fiscal:
        point = known.point.shifted(year.first.year - known.point.first.year, Grain.YEAR)
        if point is not None:
            words = f"“{known.words}” ({known.point.value})"
            return Resolved(
                point.value, f"the quarter of {words}, in {year.value}", known.id, point
            )
    return Resolved(year.value, "written out", point=year)


OPEN_YEAR_MONTHS = 2
"""How long into a year `for the year` may mean the one before, in a clause about the past."""


def _the_year(reading: Reading, context: Context) -> Resolved | None:
    """`for the year`: that of the quarter named beside it, or the one of publication."""
    known = context.near_quarter()
    if known is not None and not known.point.fiscal:
        point = known.point.coarser(Grain.YEAR)
        words = f"“{known.words}” ({known.point.value})"
        return Resolved(point.value, f"the year of {words}", known.id, point)
    published = context.published
    if published is None:
        return Resolved("XXXX", "counted from a date of publication that is not known")
    early = published.grain is not Grain.YEAR and published.first.month <= OPEN_YEAR_MONTHS
    if early and context.tense is Tense.PAST:
        return Resolved("XXXX", "the year of publication or the one before")
    point = published.coarser(Grain.YEAR)
    said = f"the year of publication ({published.value}, {context.evidence})"
    return Resolved(point.value, said, PUBLISHED, point)


def _that_time(reading: Reading, context: Context) -> Resolved | None:
    """`until then`: the date named last, in this sentence or the one before."""
    known = context.last_known(open_year=True)
    if known is None or context.sentence - known.sentence > 1:
        return None
    return Resolved(
        known.point.value,
        f"the date of “{known.words}” ({known.point.value})",
        known.id,
        known.point,
    )


def _vague_shift(reading: Reading, context: Context) -> Resolved | None:
    if reading.base == "published":
        return Resolved(
            "PAST_REF" if reading.count < 0 else "FUTURE_REF", "the words leave open how far"
        )
    grain = reading.grain
    assert grain is not None
    known = context.last_known(Grain.YEAR)
    anchor = known.id if known else None
    return Resolved(_OPEN[grain], "the words leave open how far from the date before", anchor)


# --- quarters, halves, seasons -----------------------------------------------------------------


def _indexed(reading: Reading, context: Context) -> Resolved | None:
    grain, index = reading.grain, reading.index
    assert grain is not None
    assert index is not None
    if reading.year is not None:
        point = _indexed_point(grain, reading.year, index, fiscal=reading.fiscal)
        return Resolved(point.value, "written out", point=point) if point else None
    if reading.fiscal:
        return Resolved(
            f"XXXX-{'Q' if grain is Grain.QUARTER else 'H'}{index}",
            "by a fiscal year; whose, and from which day on, is not said",
            point=open_quarter_point(index) if grain is Grain.QUARTER else None,
        )
    direction = reading.direction
    code = (
        SEASONS[index]
        if grain is Grain.SEASON
        else f"{'Q' if grain is Grain.QUARTER else 'H'}{index}"
    )
    if direction == "year-ago":
        quarter = context.published
        if quarter is None:
            return Resolved(f"XXXX-{code}", "counted from a date of publication that is not known")
        now = _latest_indexed(grain, index, quarter.first)
        moved = now.shifted(-1, Grain.YEAR) if now else None
        if moved is None:
            return None
        return Resolved(
            moved.value, f"a year before the one at publication ({quarter.value})", PUBLISHED, moved
        )
    if direction in ("that", "following", "previous"):
        known = context.last_known()
        if known is not None:
            year = known.point.first.year + {"that": 0, "following": 1, "previous": -1}[direction]
            point = _indexed_point(grain, year, index, fiscal=reading.fiscal)
            if point is None:
                return None
            words = f"“{known.words}” ({known.point.value})"
            return Resolved(point.value, f"year by {words}", known.id, point)
    published = context.published
    if published is None or published.grain is Grain.YEAR:
        return Resolved(
            f"XXXX-{code}", "the text gives no year, and no date of publication is known"
        )
    chosen = _nearest_indexed(reading, context, published)
    if chosen is None:
        return None
    said = f"year by publication ({published.value}, {context.evidence})"
    return Resolved(chosen.value, said, PUBLISHED, chosen)


QUARTER_END_DAYS = 7
"""How far a company's quarter may end from one of the calendar to stand for it: they often end on
the Friday or Sunday that is nearest to the month's end."""


def _quarter_ended(reading: Reading, context: Context) -> Resolved | None:
    """`the quarter ended Sept. 29`: the quarter of the calendar that ends with it, if one does."""
    found = _nearest_year(reading, context)
    if found is None:
        return Resolved("XXXX-QX", "the text gives no year, and no date of publication is known")
    year, anchor, why = found
    end = real_date(year, reading.month or 0, reading.day or 0)
    if end is None:
        return None
    quarter = Point(Grain.DAY, end - timedelta(days=QUARTER_END_DAYS)).coarser(Grain.QUARTER)
    following = quarter.shifted(1, Grain.QUARTER)
    if following is None or abs((following.first - end).days - 1) > QUARTER_END_DAYS:
        return Resolved(
            f"{end.year:04}-QX", f"three months to {end.isoformat()}, no quarter of the calendar"
        )
    return Resolved(quarter.value, f"the three months to {end.isoformat()}; {why}", anchor, quarter)


def _indexed_point(grain: Grain, year: int, index: int, *, fiscal: bool = False) -> Point | None:
    month = {Grain.SEASON: 3 * index + 3, Grain.QUARTER: 3 * index - 2, Grain.HALF: 6 * index - 5}[
        grain
    ]
    first = real_date(year, month, 1)
    return Point(grain, first, fiscal) if first else None


def _latest_indexed(grain: Grain, index: int, day: date) -> Point | None:
    for year in (day.year, day.year - 1):
        point = _indexed_point(grain, year, index)
        if point is not None and point.first <= day:
            return point
    return None


def _nearest_indexed(reading: Reading, context: Context, published: Point) -> Point | None:
    grain, index, direction = reading.grain, reading.index, reading.direction
    assert grain is not None
    assert index is not None
    day = published.first
    if direction is not None and direction.endswith(" year"):
        found = _year_of_direction(direction.removesuffix(" year"), context)
        if found is None:
            return None
        year = found[0]
        return _indexed_point(grain, year, index)
    points = [
        p for year in range(day.year - 2, day.year + 3) if (p := _indexed_point(grain, year, index))
    ]
    now = published.coarser(grain)
    before = [p for p in points if p.first < now.first]
    after = [p for p in points if p.first > now.first]
    here = [p for p in points if p.first == now.first]
    if direction == "last":
        # "last year's", "last fall": the last one that is over.
        return before[-1] if before else None
    if direction == "next":
        return after[0] if after else None
    if direction == "this":
        same = [p for p in points if p.first.year == day.year]
        return here[0] if here else same[0] if same else None
    if here:
        return here[0]
    first, _ = _suiting([p.first for p in points], now.first, context.tense, 2.0, 2.0)
    return next(p for p in points if p.first == first)


# --- holidays ----------------------------------------------------------------------------------

_HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas": lambda year: date(year, 12, 25),
    "christmas eve": lambda year: date(year, 12, 24),
    "new year": lambda year: date(year, 1, 1),
    "new year's eve": lambda year: date(year, 12, 31),
    "halloween": lambda year: date(year, 10, 31),
    "valentine": lambda year: date(year, 2, 14),
    "veterans day": lambda year: date(year, 11, 11),
    "thanksgiving": lambda year: nth_weekday(year, 11, 3, 4),
    "labor day": lambda year: nth_weekday(year, 9, 0, 1),
    "memorial day": lambda year: nth_weekday(year, 5, 0, -1),
    "easter": easter,
    "easter monday": lambda year: easter(year) + timedelta(days=1),
    "good friday": lambda year: easter(year) - timedelta(days=2),
    "palm sunday": lambda year: easter(year) - timedelta(days=7),
    "ash wednesday": lambda year: easter(year) - timedelta(days=46),
}


def _holiday(reading: Reading, context: Context) -> Resolved | None:
    name = reading.holiday or ""
    day_of = _HOLIDAYS[name]
    if reading.year is not None:
        if not FIRST_YEAR <= reading.year <= LAST_YEAR:
            return None
        point = Point(Grain.DAY, day_of(reading.year))
        return Resolved(point.value, "by the calendar of that year", point=point)
    published = context.published
    if published is None or published.grain is not Grain.DAY:
        fixed = name in (
            "christmas",
            "christmas eve",
            "new year",
            "new year's eve",
            "halloween",
            "valentine",
            "veterans day",
        )
        value = f"XXXX{day_of(2001).isoformat()[4:]}" if fixed else "XXXX-XX-XX"
        return Resolved(value, "the text gives no year, and no day of publication is known")
    today = published.first
    days = [
        day_of(y) for y in range(today.year - 1, today.year + 2) if FIRST_YEAR <= y <= LAST_YEAR
    ]
    before = [d for d in days if d < today]
    after = [d for d in days if d > today]
    said = f"year by publication ({published.value}, {context.evidence})"
    if reading.direction == "last" and before:
        return _day(before[-1], said)
    if reading.direction == "next" and after:
        return _day(after[0], said)
    chosen, how = _suiting(days, today, context.tense, surely_ahead=context.surely_ahead)
    return _day(chosen, said + how)


RESOLVERS: dict[str, Callable[[Reading, Context], Resolved | None]] = {
    "fixed": _fixed,
    "date": _date,
    "either order": _either_order,
    "eleventh of September": _eleventh_of_september,
    "decade": _decade,
    "weekday": _weekday,
    "weekday of week": _weekday_of_week,
    "day of month": _day_of_month,
    "nearest day": _nearest_day,
    "shift": _shift,
    "vague shift": _vague_shift,
    "year before": _year_before,
    "same period": _same_period,
    "year's period": _years_period,
    "the year": _the_year,
    "that time": _that_time,
    "open time": _open_time,
    "indexed": _indexed,
    "quarter ended": _quarter_ended,
    "holiday": _holiday,
}
