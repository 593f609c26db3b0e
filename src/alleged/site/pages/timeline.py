"""The timeline: acts by the days that articles give them, above the articles themselves."""

from __future__ import annotations

from typing import Literal

from alleged.site.pages.lists import Choice, Day, Filter, Word, read_choices, read_list
from alleged.site.pages.page import Least, Limit, ListPage, RecordListParams, Route, once
from alleged.site.pages.reviewed import reviewed_ids
from alleged.site.rows import TimelineRow
from alleged.site.store import Store

SHOWN = 200
"""Rows at once. A drawing of more is a grey wall; the filters and the next page have the rest."""
MOST_SORTS = 60


class TimelineParams(RecordListParams, frozen=True, kw_only=True):
    """What stretch of time, and what of it."""

    begin: Day | None = None
    """Empty for all days; None for all where they fit on one page, else from about when the
    articles begin to be published."""
    end: Day = ""
    kind: Literal["", "incident", "article"] = "incident"
    sort: Word = ""
    """`coup`, `assault`, or an outlet; empty for all."""
    least: Least = 1
    """Told by so many articles at least."""
    limit: Limit = SHOWN


class TimelinePage(ListPage, frozen=True, kw_only=True):
    """A stretch of time."""

    begin: str
    """From which day, month or year on; empty for all days."""
    first: str | None
    """The first day of the rows; None where there is none."""
    last: str | None
    undated: int
    """Incidents that no article gives a day."""
    kinds: tuple[Choice, ...]
    sorts: tuple[Choice, ...]
    rows: tuple[TimelineRow, ...]
    """By first day."""


_SORTS = """SELECT tag, count(*) FROM listed WHERE list = 'timeline' AND kind = ?
GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ?"""
_UNDATED = """SELECT count(*) FROM listed
WHERE list = 'incidents' AND begin IS NULL AND end IS NULL"""


def usual_begin(store: Store, kind: str) -> str:
    """Where a timeline begins unless the reader says so: empty, if all of it fits on one page."""
    kinds = read_choices(store, "timeline")
    entries = sum(one.rows for one in kinds if kind in ("", one.value))
    return store.facts.get("usual_begin", "") if entries > SHOWN else ""


def timeline_page(store: Store, params: TimelineParams) -> TimelinePage:
    """What is told to have happened when."""
    begin = usual_begin(store, params.kind) if params.begin is None else params.begin
    found = read_list(
        store,
        "timeline",
        TimelineRow,
        cursor=params.cursor,
        limit=params.limit,
        wanted=Filter(
            kind=params.kind,
            tag=params.sort,
            begin=begin,
            end=params.end,
            documents=params.least,
            ids=reviewed_ids(store, params),
        ),
    )
    days = [day for row in found.rows for day in (row.begin, row.end) if day]
    return TimelinePage(
        title="Timeline",
        total=found.total,
        next=found.next,
        begin=begin,
        first=min(days, default=None),
        last=max(days, default=None),
        undated=store.value(_UNDATED),
        kinds=read_choices(store, "timeline"),
        sorts=tuple(
            Choice(value=value, rows=rows)
            for value, rows in store.rows(_SORTS, (params.kind or "incident", MOST_SORTS))
        ),
        rows=found.rows,
    )


ROUTES = (
    Route(
        name="timeline",
        path="/timeline",
        file="timeline/index.html",
        params=TimelineParams,
        page=timeline_page,
        result=TimelinePage,
        template="pages/timeline.html",
        every=once(TimelineParams(begin="")),
    ),
)
