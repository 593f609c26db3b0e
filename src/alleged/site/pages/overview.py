"""The first page: what was read and what not, and where to look first."""

from __future__ import annotations

import msgspec

from alleged.site.pages.lists import Filter, read_list
from alleged.site.pages.page import Page, Params, Route, once
from alleged.site.pages.timeline import usual_begin
from alleged.site.rows import (
    ClaimRow,
    ConflictRow,
    IncidentRow,
    ReadSummary,
    SpeakerRow,
    TimelineRow,
)
from alleged.site.store import Store

FEW = 6
"""Rows of each part; its page has the rest."""
MOST_SPEAKERS = 12
MOST_OUTLETS = 30
MOST_ON_LINE = 60
"""Incidents on the small timeline, the most widely told."""
MOST_DAYS_ON_LINE = 366
"""Between the first and the last day that one of them can have been."""


class OverviewParams(Params, frozen=True, kw_only=True):
    """None."""


class OutletCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many articles an outlet has."""

    outlet: str | None
    articles: int
    statements: int


class OverviewPage(Page, frozen=True, kw_only=True):
    """What a reader sees first."""

    articles: int
    read: ReadSummary
    issues: int
    first: str | None
    """First day of publication; None where no article has one."""
    last: str | None
    undated: int
    """Articles without a day of publication."""
    outlets: tuple[OutletCount, ...]
    statements: int
    figures: int
    incidents_total: int
    claims_total: int
    conflicts_total: int
    denied_total: int
    """Incidents that somebody denies."""
    disputed_total: int
    supported_total: int
    incidents: tuple[IncidentRow, ...]
    line: tuple[TimelineRow, ...]
    """For the small timeline."""
    denied: tuple[IncidentRow, ...]
    """Those that most publishers tell."""
    disputed: tuple[ClaimRow, ...]
    supported: tuple[ClaimRow, ...]
    conflicts: tuple[ConflictRow, ...]
    speakers: tuple[SpeakerRow, ...]
    unnamed: int
    """Statements of nobody who is named."""
    missing: tuple[str, ...]
    """Kinds that the dossier has none of: `events`, `incidents`, `propositions`, `verdicts`."""


_OUTLETS = """SELECT outlet, count(*), sum(statements) FROM articles GROUP BY outlet
ORDER BY count(*) DESC, outlet LIMIT ?"""
_DAYS = "SELECT min(substr(day, 1, 10)), max(substr(day, 1, 10)), sum(day IS NULL) FROM articles"


def overview_page(store: Store, params: OverviewParams) -> OverviewPage:
    """What was read, and what is most told, most disputed and best supported."""
    first, last, undated = store.rows(_DAYS)[0]
    incidents = read_list(store, "incidents", IncidentRow, limit=FEW)
    denied = read_list(store, "incidents-denied", IncidentRow, limit=FEW)
    disputed = read_list(store, "claims-disputed", ClaimRow, limit=FEW)
    supported = read_list(store, "claims-supported", ClaimRow, limit=FEW)
    conflicts = read_list(store, "conflicts", ConflictRow, limit=FEW, wanted=Filter(documents=2))
    counts = store.counts
    return OverviewPage(
        title="Overview",
        articles=counts.get("documents", 0),
        read=store.prepared("read", "", ReadSummary),
        issues=counts.get("issues", 0),
        first=first,
        last=last,
        undated=undated or 0,
        outlets=tuple(
            OutletCount(outlet=outlet, articles=articles, statements=statements)
            for outlet, articles, statements in store.rows(_OUTLETS, (MOST_OUTLETS,))
        ),
        statements=store.value("SELECT ifnull(sum(statements), 0) FROM articles"),
        figures=counts.get("figures", 0),
        incidents_total=incidents.total,
        claims_total=counts.get("claims", 0),
        conflicts_total=store.value("SELECT count(*) FROM listed WHERE list = 'conflicts'"),
        denied_total=denied.total,
        disputed_total=disputed.total,
        supported_total=supported.total,
        incidents=incidents.rows,
        line=_line(store),
        denied=denied.rows,
        disputed=disputed.rows,
        supported=supported.rows,
        conflicts=conflicts.rows,
        speakers=read_list(store, "speakers", SpeakerRow, limit=MOST_SPEAKERS).rows,
        unnamed=int(store.facts.get("unnamed", "0")),
        missing=tuple(
            kind
            for kind in ("events", "incidents", "propositions", "verdicts")
            if not counts.get(kind)
        ),
    )


def _line(store: Store) -> tuple[TimelineRow, ...]:
    """The most widely told incidents that have a day, by day, of the time that the timeline begins
    with. One that may have been at any time in years says nothing on a line without names."""
    rows = store.rows(
        "SELECT t.json FROM listed i JOIN listed t ON t.list = 'timeline' AND t.id = i.id"
        " WHERE i.list = 'incidents' AND julianday(t.end) - julianday(t.begin) <= ?"
        " AND t.end >= ?"
        " ORDER BY i.n LIMIT ?",
        (MOST_DAYS_ON_LINE, usual_begin(store, "incident"), MOST_ON_LINE),
    )
    found = [msgspec.json.decode(text, type=TimelineRow) for (text,) in rows]
    return tuple(sorted(found, key=lambda row: (row.begin or row.end or "", row.id)))


ROUTES = (
    Route(
        name="overview",
        path="/overview",
        file="overview.html",
        params=OverviewParams,
        page=overview_page,
        result=OverviewPage,
        template="pages/overview.html",
        every=once(OverviewParams()),
    ),
)
