"""When a document was published, where only its text can tell: an interval with its reasons."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from alleged.analyse.terms import Term
from alleged.analyse.times import DISAGREES
from alleged.analyse.timex.calendar import FIRST_YEAR, LAST_YEAR, WEEKDAYS, real_date
from alleged.analyse.timex.stretches import stretch_of
from alleged.analyse.timex.tense import Tense, tense_near
from alleged.analyse.timex.words import read_tokens
from alleged.records.datings import Dating, DatingChoice, DatingStep
from alleged.records.documents import Document
from alleged.records.ids import record_id
from alleged.records.issues import Issue, Severity, Stage, make_issue
from alleged.records.spans import Span
from alleged.records.times import Granularity, Timex, TimexType

MADE_BY = "dating rules 1"


def infer_publication(
    document: Document,
    *,
    sentences: Sequence[Span],
    times: Sequence[Timex],
    terms: Sequence[Term] = (),
) -> Dating | None:
    """Between which days a document was published, from its text; None where nothing tells.

    Also None when the original gives the day itself. `times` are those of `find_times` on the
    same document. What is used, in this order: the part of a date that the original gives; years
    and dates that the text tells as past; a day of a report's own dateline; the weekday of a day
    without a year, which fits only some years; the last day that the text tells of; words that
    count from the day of writing, such as `yesterday` and `this week`. `terms` are those of
    holders whom the text calls serving, from a table outside the text: they bound the rest.
    """
    if document.published is not None and document.published.day is not None:
        return None
    clues = _read_clues(document, sentences, times)
    steps: list[DatingStep] = []
    if (head := _head_day(document, clues)) is not None:
        return head
    low, certain = _bounds(document, clues, steps)
    low, high, tables = _within_terms(terms, low, certain, steps)
    choices = _choices(clues, low, high, steps, certain=certain is not None)
    filed = next((day for day in clues.days if day.dateline and day.year is None), None)
    begin: str | None
    end: str | None
    if choices:
        begin, end = choices[0].begin, choices[0].end
        probability = choices[0].probability
    elif low is not None:
        begin, end = low.isoformat(), high.isoformat() if high else None
        probability = GIVEN_PROBABILITY if document.published else PAST_PROBABILITY
    elif filed is not None:
        begin = end = None
        probability = 1.0
    else:
        return None
    if filed is not None and not choices:
        said = f"the dateline is of “{filed.words}”; nothing tells of which year"
        steps.append(DatingStep(filed.span, said))
    probability *= TERM_PROBABILITY if tables else 1
    day = _likeliest_day(clues, begin, end, choices, steps) if begin is not None else None
    return Dating(
        id=record_id("dat", document.id, begin, end),
        document_id=document.id,
        begin=begin,
        end=end,
        day=day,
        choices=tuple(choices),
        steps=tuple(steps),
        probability=round(probability, 3),
        reason="; ".join(step.says for step in steps),
        made_by=", ".join((MADE_BY, *tables)),
    )


def _within_terms(
    terms: Sequence[Term], low: date | None, high: date | None, steps: list[DatingStep]
) -> tuple[date | None, date | None, tuple[str, ...]]:
    """The stretch, narrowed by terms of office, and the tables that narrowed it. A term that lies
    outside of it says nothing: then the text tells of another time."""
    tables: set[str] = set()
    for term in terms:
        if (high is not None and term.since > high) or (
            low is not None and term.until is not None and term.until < low
        ):
            continue
        begin = term.since if low is None else max(low, term.since)
        end = high if term.until is None else min(high or term.until, term.until)
        if (begin, end) != (low, high):
            low, high = begin, end
            steps.append(DatingStep(term.span, term.says))
            tables.add(term.table)
    return low, high, tuple(sorted(tables))


def _head_day(document: Document, clues: _Clues) -> Dating | None:
    """The day that stands in a line of its own at the head, where the original's part agrees."""
    alone = next((day for day in clues.days if day.alone and day.year is not None), None)
    if alone is None or alone.year is None:
        return None
    day = alone.in_year(alone.year)
    if day is None:
        return None
    given = document.published.value if document.published else ""
    if not day.isoformat().startswith(given):
        return None
    said = f"“{alone.words}” stands in a line of its own at the head"
    return Dating(
        id=record_id("dat", document.id, day.isoformat(), day.isoformat()),
        document_id=document.id,
        begin=day.isoformat(),
        end=day.isoformat(),
        day=day.isoformat(),
        choices=(),
        steps=(DatingStep(alone.span, said),),
        probability=HEAD_PROBABILITY,
        reason=said,
        made_by=MADE_BY,
    )


HEAD_PROBABILITY = 0.97
GIVEN_PROBABILITY = 0.98
PAST_PROBABILITY = 0.87
"""Of the 64 articles in the training part of TempEval-3 whose day of publication, if it were not
given, would be bounded by a year told as past, 56 are of that year or later: in the others the
tense misleads."""
TERM_PROBABILITY = 0.9
"""How often a holder whom a text calls serving serves when it is published, as against one of
whom it tells in an earlier time. Set by hand: no gold set has articles of the kind."""
NEXT_YEAR_FIRST = 0.9
"""A year named by its number for something past is seldom the year of writing: 4 times of 46 in the
training parts of TempEval-3 and MEANTIME."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that the text names with its month: with or without its year."""

    month: int
    day: int
    year: int | None
    weekday: int | None
    span: Span
    words: str
    ahead: bool
    dateline: bool = False
    alone: bool = False
    """Whether it has a line of its own at the head of the text."""

    def in_year(self, year: int) -> date | None:
        """The day in a year; None where that year has none."""
        return real_date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class _Past:
    """A stretch with a written year that is told as past."""

    begin: date
    granularity: Granularity
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class _Clues:
    """What the text says about when it was written."""

    days: tuple[_Day, ...]
    past: tuple[_Past, ...]
    yesterday: Span | None
    today: Span | None
    this_week: Span | None


_WRITTEN = re.compile(r"([0-9]{4}|XXXX)-([0-9]{2})-([0-9]{2})(?:T.*)?")
_WEEKDAY = re.compile("|".join(WEEKDAYS))
_DATELINE_BEFORE = re.compile(r"[A-Z][A-Z .'’-]{2,40},[^.\n]{0,40}\Z")
_DATELINE_BEHIND = re.compile(r",?\s?(?:\([^()\n]{2,40}\))?\s?[-–—]{1,2}\s")
_CITY_BEFORE = re.compile(r"(?:[A-Z][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{1,30}){0,3}, ){0,3}")
_AGENCY_BEHIND = re.compile(r",?\s?\([A-Z][^()\n]{1,40}\)\s?[-–—]{1,2}\s")
_DEICTIC = {"yesterday": "yesterday", "today": "today", "this week": "this_week"}
_MOST_TIMES = 2000
"""How many expressions are asked: more than any article has."""


def _read_clues(document: Document, sentences: Sequence[Span], times: Sequence[Timex]) -> _Clues:
    text = document.text
    starts = [span.start for span in sentences]
    days: list[_Day] = []
    past: list[_Past] = []
    deictic: dict[str, Span] = {}
    for timex in times[:_MOST_TIMES]:
        if timex.event is not None or timex.type not in (TimexType.DATE, TimexType.TIME):
            continue
        words = timex.span.of(text)
        key = _DEICTIC.get(words.lower().removesuffix("’s").removesuffix("'s"))
        if key and not _quoted(text, timex.span):
            deictic.setdefault(key, timex.span)
        tense = _tense(text, sentences, starts, timex.span)
        written = _WRITTEN.fullmatch(timex.value or "")
        if written and timex.anchor is None:
            year = None if written[1] == "XXXX" else int(written[1])
            named = _WEEKDAY.search(words)
            if written[2] != "00" and (year is not None or any(c.isdigit() for c in words)):
                days.append(
                    _Day(
                        month=int(written[2]),
                        day=int(written[3]),
                        year=year,
                        weekday=WEEKDAYS.index(named.group()) if named else None,
                        span=timex.span,
                        words=words,
                        ahead=tense is Tense.FUTURE,
                        dateline=_in_dateline(text, timex.span),
                        alone=_alone_at_head(text, timex.span),
                    )
                )
        stretch = stretch_of(timex.value)
        told_past = tense is Tense.PAST or (tense is Tense.OPEN and len(timex.value or "") == 4)
        filed = written is not None and written[1] != "XXXX" and _in_dateline(text, timex.span)
        if stretch and timex.anchor is None and (told_past or filed):
            past.append(_Past(stretch[0], stretch[2], timex.span, words))
    return _Clues(
        days=tuple(days),
        past=tuple(past),
        yesterday=deictic.get("yesterday"),
        today=deictic.get("today"),
        this_week=deictic.get("this_week"),
    )


def _tense(text: str, sentences: Sequence[Span], starts: Sequence[int], span: Span) -> Tense:
    at = bisect_right(starts, span.start) - 1
    if at < 0:
        return Tense.OPEN
    start = max(sentences[at].start, span.start - 300)
    tokens = read_tokens(text, start, min(sentences[at].end, span.end + 300))
    first = max(0, bisect_right(tokens.starts, span.start) - 1)
    last = bisect_right(tokens.starts, span.end - 1)
    return tense_near(tokens, first, last)


def _quoted(text: str, span: Span) -> bool:
    """Whether it stands inside quotation marks within its paragraph: then somebody else counts."""
    before = text[max(0, span.start - 1000) : span.start].rpartition("\n")[2]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _in_dateline(text: str, span: Span) -> bool:
    """`PORT SUM, Vell, March 3 (XY) - `: the day of filing, at the head of a paragraph. Before an
    agency in brackets the place may be left out, or need no capitals."""
    line = text[max(0, span.start - 90) : span.start].rpartition("\n")[2]
    behind = text[span.end : span.end + 60]
    return bool(
        (_DATELINE_BEFORE.fullmatch(line) and _DATELINE_BEHIND.match(behind))
        or (_CITY_BEFORE.fullmatch(line) and _AGENCY_BEHIND.match(behind))
    )


_HEAD_CHARS = 600
_HOUR = r"[0-9]{1,2}(?:(?::|\s:|:\s|\.)[0-9]{2})?\s?(?:[ap]\.?\s?m?\.?)?(?:\s[A-Z]{2,4})?"
_LEAD_IN = re.compile(
    r"\s*(?:(?:(?:first|last)\s)?(?:published|posted|updated|created|date|filed)"
    r"(?:\s(?:on|at))?\s?:?\s*|this\s(?:story|article|report)\sis\sfrom\s|on\s)?"
    rf"(?:{_HOUR},?\s(?:on\s)?)?",
    re.IGNORECASE,
)
"""What may stand before a day in its line: `Posted on: 3:35 pm,`, `This story is from`."""
_CLOCK_BEHIND = re.compile(rf"\s*(?:[,|–-]?\s?(?:at\s)?{_HOUR})?[\s.,;|]*", re.IGNORECASE)


def _alone_at_head(text: str, span: Span) -> bool:
    """Whether it is all that a line near the head of the text says."""
    if span.start > _HEAD_CHARS:
        return False
    before = text[: span.start].rpartition("\n")[2]
    behind = text[span.end : span.end + 40].partition("\n")[0]
    return bool(_LEAD_IN.fullmatch(before) and _CLOCK_BEHIND.fullmatch(behind))


def _bounds(
    document: Document, clues: _Clues, steps: list[DatingStep]
) -> tuple[date | None, date | None]:
    """First and last day that the original's own details and the past years leave."""
    low = high = None
    given = stretch_of(document.published.value) if document.published else None
    if given is not None and document.published is not None:
        low, high = given[0], given[1]
        said = f"published {document.published.value} ({document.published.evidence})"
        steps.append(DatingStep(None, said))
    if document.modified is not None and (changed := stretch_of(document.modified.value[:10])):
        if high is None or changed[1] < high:
            high = changed[1]
        steps.append(DatingStep(None, f"changed {document.modified.value}, so not later"))
    latest = max(clues.past, key=lambda one: one.begin, default=None)
    if latest is None or (low is not None and latest.begin <= low):
        return low, high
    if high is None or latest.begin <= high:
        low = latest.begin
        said = f"“{latest.words}” is told as past, so not before {low.isoformat()}"
        steps.append(DatingStep(latest.span, said))
    return low, high


_MOST_CHOICES = 3
_YEARS_ON = 12
"""How many years after the last one named a weekday is tried: within 11 each fits once."""


def _choices(
    clues: _Clues,
    low: date | None,
    high: date | None,
    steps: list[DatingStep],
    *,
    certain: bool,
) -> list[DatingChoice]:
    """The stretches that the days without a year leave, likeliest first. `certain`: whether the
    document's own details say that it is not later than `high`."""
    story = _story_days(clues)
    if not story or low is None:
        return []
    years = range(low.year, min(low.year + _YEARS_ON, LAST_YEAR) + 1)
    if high is not None:
        years = range(low.year, high.year + 1)
    weekdays = [day for day in clues.days if day.weekday is not None and day.year is None]
    fits = [year for year in years if all(_fits(day, year) for day in weekdays)]
    if not weekdays and not certain:
        return []
    fits = [year for year in fits if all(day.in_year(year) for day in story)]
    if weekdays:
        named = weekdays[0]
        shown = ", ".join(str(year) for year in fits[:4]) or "none of them"
        said = f"“{named.words}” fits {shown} of the years {years[0]} to {years[-1]}"
        steps.append(DatingStep(named.span, said))
    if not fits:
        return []
    latest = max(clues.past, key=lambda one: one.begin, default=None)
    bare = latest is not None and latest.granularity is Granularity.YEAR
    if bare and not certain and fits[0] == low.year and len(fits) > 1:
        fits = [*fits[1:], fits[0]]
        weights = [NEXT_YEAR_FIRST, *[0.0] * (len(fits) - 2), 1 - NEXT_YEAR_FIRST]
        assert latest is not None
        said = f"a year named by its number, “{latest.words}”, is seldom the year of writing"
        steps.append(DatingStep(latest.span, said))
        fits, weights = [fits[0], fits[-1]], [weights[0], weights[-1]]
    else:
        fits = fits[:_MOST_CHOICES]
        weights = [0.5**i for i in range(1, len(fits) + 1)]
        weights[0] += 1 - sum(weights)
    return [
        _choice(story, year, clues, weight * PAST_PROBABILITY, steps if i == 0 else [], high)
        for i, (year, weight) in enumerate(zip(fits, weights, strict=True))
    ]


def _story_days(clues: _Clues) -> list[_Day]:
    """The days that the text reports of: a dateline's alone where there is one.

    Only days without a year: one with its year is mostly long past (5 of 5 in the training part of
    TempEval-3), and bounds the day of publication but does not stand near it.
    """
    days = [day for day in clues.days if day.year is None]
    datelines = [day for day in days if day.dateline]
    return datelines[:1] or [day for day in days if not day.ahead]


def _fits(day: _Day, year: int) -> bool:
    """Whether the weekday that the text names is that of the day in this year."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    found = day.in_year(year)
    return found is not None and found.weekday() == day.weekday


def _choice(
    story: Sequence[_Day],
    year: int,
    clues: _Clues,
    probability: float,
    steps: list[DatingStep],
    high: date | None,
) -> DatingChoice:
    """The days from the last one told of on, as far as words like `this week` reach."""
    days = [found for day in story if (found := day.in_year(year)) is not None]
    last = max(days)
    teller = next(day for day in story if day.in_year(year) == last)
    end: date | None = None
    if teller.dateline:
        end = last + timedelta(days=1)
        steps.append(
            DatingStep(teller.span, f"the dateline is of {last.isoformat()}: that day or the next")
        )
    else:
        said = f"the last day told of is {last.isoformat()} (“{teller.words}”), so not before"
        steps.append(DatingStep(teller.span, said))
        if clues.this_week is not None:
            end = last + timedelta(days=6 - last.weekday())
            says = f"“this week” is that of {last.isoformat()}, so not after {end.isoformat()}"
            steps.append(DatingStep(clues.this_week, says))
        elif clues.yesterday is not None or clues.today is not None:
            end = last + timedelta(days=6)
            span = clues.yesterday or clues.today
            steps.append(DatingStep(span, "it counts from the day of writing, so soon after"))
    if high is not None and (end is None or high < end) and high >= last:
        end = high
    return DatingChoice(
        begin=last.isoformat(),
        end=end.isoformat() if end else None,
        probability=round(probability, 3),
        reason=f"the last day told of, in {year}",
    )


def _likeliest_day(
    clues: _Clues,
    begin: str,
    end: str | None,
    choices: Sequence[DatingChoice],
    steps: list[DatingStep],
) -> str | None:
    """The day that a dateline or `yesterday` points to, within the stretch."""
    if begin == end:
        return begin
    if not choices:
        return None
    if any(day.dateline for day in clues.days):
        return begin
    if clues.yesterday is None or end is None:
        return None
    day = (date.fromisoformat(begin) + timedelta(days=1)).isoformat()
    if day > end:
        return None
    steps.append(
        DatingStep(
            clues.yesterday,
            f"“yesterday” is most likely the last day told of, {begin}, which makes it {day}",
        )
    )
    return day


def _dating_issue(dating: Dating) -> Issue:
    stretch = "its text leaves the time open"
    if dating.begin is not None:
        stretch = (
            f"its text points to the time from {dating.begin} to {dating.end or 'an unknown day'}"
        )
    likeliest = f", most likely {dating.day}" if dating.day else ""
    return make_issue(
        "publication-inferred",
        Severity.NOTE,
        f"the original gives no day of publication; {stretch}{likeliest}: {dating.reason}",
        "give the day with the input, if you know it",
        span=next((step.span for step in dating.steps if step.span), None),
        stage=Stage.ANALYSE,
    )


# --- contradictions ----------------------------------------------------------------------------


def find_date_issues(
    document: Document, times: Sequence[Timex], dating: Dating | None = None
) -> list[Issue]:
    """What is to be known about the dates of a document: 31 February, a Monday that is a Sunday,
    a day of publication that is a conclusion."""
    issues = [_dating_issue(dating)] if dating is not None else []
    for timex in times:
        told = any(sign in timex.reason for sign in ("the day of the week does not fit", DISAGREES))
        if not told and not (timex.value is None and " has no day " in timex.reason):
            continue
        words = timex.span.of(document.text)
        issues.append(
            make_issue(
                "date-contradiction" if told else "impossible-date",
                Severity.NOTE,
                f"“{words}”: {timex.reason.rpartition('; ')[2]}",
                "look at the text: a weekday, a day or a year is wrong, or it is of another year"
                if told
                else "look at the text: there is no such day",
                span=timex.span,
                stage=Stage.ANALYSE,
            )
        )
    return issues
