"""Figures: what is said in numbers, what tables have beside it, and one measure over time."""

from __future__ import annotations

import msgspec

from alleged.site.pages.lists import Choice, Filter, RecordId, Word, first_ids, read_list, read_row
from alleged.site.pages.page import ListPage, Page, Params, RecordListParams, Route, once
from alleged.site.pages.reviewed import reviewed_ids
from alleged.site.rows import FigureRow, MeasureRow, ReferencePoint
from alleged.site.store import NotFoundError, Store

MOST_FIGURES = 500
"""Of one measure on its page."""
MOST_MEASURES = 40
"""Measures that the page of all figures leads to."""
MOST_EVERY = 5000


class FiguresParams(RecordListParams, frozen=True, kw_only=True):
    """Filter of the list."""

    check: Word = ""
    """`agrees`, `differs`, ...; empty for all."""


class FiguresPage(ListPage, frozen=True, kw_only=True):
    """Figures in the order of the articles."""

    checks: tuple[Choice, ...]
    measures: tuple[MeasureRow, ...]
    """What several figures measure."""
    rows: tuple[FigureRow, ...]


class MeasureParams(Params, frozen=True, kw_only=True):
    """Which measure."""

    id: RecordId


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """One measure of one party over time: a small drawing."""

    entity: str
    """Whose; empty where the texts do not say."""
    figures: tuple[FigureRow, ...]
    reference: tuple[ReferencePoint, ...]
    """What tables have, to stand behind it."""


class MeasurePage(Page, frozen=True, kw_only=True):
    """One measure."""

    measure: MeasureRow
    series: tuple[Series, ...]
    """Those with most figures first."""
    left_out: int
    """Figures that are not shown."""


_CHECKS = """SELECT tag, count(*) FROM listed WHERE list = 'figures' AND tag IS NOT NULL
GROUP BY tag ORDER BY count(*) DESC, tag"""


def figures_page(store: Store, params: FiguresParams) -> FiguresPage:
    """The figures, with what was found in tables."""
    found = read_list(
        store,
        "figures",
        FigureRow,
        cursor=params.cursor,
        limit=params.limit,
        wanted=Filter(tag=params.check, ids=reviewed_ids(store, params)),
    )
    return FiguresPage(
        title="Figures",
        total=found.total,
        next=found.next,
        checks=tuple(Choice(value=value, rows=rows) for value, rows in store.rows(_CHECKS)),
        measures=read_list(store, "measures", MeasureRow, limit=MOST_MEASURES).rows,
        rows=found.rows,
    )


def measure_page(store: Store, params: MeasureParams) -> MeasurePage:
    """One measure over time, a small drawing for each whose it is."""
    measure = read_row(store, "measures", params.id, MeasureRow)
    if measure is None:
        raise NotFoundError("no two figures have this measure", fix="look at the list of figures")
    wanted = Filter(kind=params.id)
    found = read_list(store, "figures", FigureRow, limit=MOST_FIGURES, wanted=wanted)
    points = read_list(store, "reference", ReferencePoint, limit=MOST_FIGURES, wanted=wanted)
    grouped: dict[str, list[FigureRow]] = {}
    for row in found.rows:
        grouped.setdefault(row.entity.casefold(), []).append(row)
    series = [
        Series(
            entity=rows[0].entity,
            figures=tuple(sorted(rows, key=_day)),
            reference=tuple(one for one in points.rows if one.entity.casefold() == entity),
        )
        for entity, rows in grouped.items()
    ]
    series.sort(key=lambda one: (-len(one.figures), one.entity))
    return MeasurePage(
        title=measure.measure,
        measure=measure,
        series=tuple(series),
        left_out=max(0, found.total - MOST_FIGURES),
    )


def _day(row: FigureRow) -> tuple[str, int, int]:
    return row.begin or row.quote.published or "9", row.quote.article, row.quote.start


def _every(store: Store) -> list[MeasureParams]:
    return [MeasureParams(id=id) for id in first_ids(store, "measures", MOST_EVERY)]


ROUTES = (
    Route(
        name="figures",
        path="/figures",
        file="figures/index.html",
        params=FiguresParams,
        page=figures_page,
        result=FiguresPage,
        template="pages/figures.html",
        every=once(FiguresParams()),
    ),
    Route(
        name="measure",
        path="/measures/{id}",
        file="measures/{id}.html",
        params=MeasureParams,
        page=measure_page,
        result=MeasurePage,
        template="pages/measure.html",
        every=_every,
    ),
)
