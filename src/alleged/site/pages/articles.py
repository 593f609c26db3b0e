"""The list of articles."""

from __future__ import annotations

import msgspec

from alleged.site.pages.page import ListPage, RecordListParams, Route, Words, once
from alleged.site.pages.reviewed import reviewed_documents
from alleged.site.store import Store


class ArticlesParams(RecordListParams, frozen=True, kw_only=True):
    """Filters of the list."""

    outlet: Words | None = None
    """Only of this outlet; empty for those whose original names none."""


class ArticleRow(msgspec.Struct, frozen=True, kw_only=True):
    """An article in the list."""

    number: int
    id: str
    headline: str
    outlet: str | None
    """None when the original does not say."""
    published: str | None
    """ISO 8601, as precise as the evidence; None when the original gives no date."""
    concluded: str | None
    """Between which days it was published, concluded from the text; None where a date is given or
    nothing can be concluded."""
    language: str
    statements: int
    """What somebody is reported to say; the article's own sentences are not counted."""
    events: int
    figures: int
    times: int
    issues: int


class OutletCount(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet and how many articles there are of it."""

    outlet: str | None
    articles: int


class ArticlesPage(ListPage, frozen=True, kw_only=True):
    """A page of the list of articles."""

    outlet: str | None
    outlets: tuple[OutletCount, ...]
    """The outlets with most articles, for the filter."""
    rows: tuple[ArticleRow, ...]


MAX_OUTLETS = 200

_ROWS = """SELECT number, id, headline, outlet, day, concluded, language, statements, events,
figures, times, issues FROM articles WHERE number > ?1 AND (?2 IS NULL OR ifnull(outlet, '') = ?2)
AND (?4 IS NULL OR id IN (SELECT value FROM json_each(?4)))
ORDER BY number LIMIT ?3"""
_TOTAL = """SELECT count(*) FROM articles WHERE (?1 IS NULL OR ifnull(outlet, '') = ?1)
AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2)))"""
_OUTLETS = """SELECT outlet, count(*) AS n FROM articles GROUP BY outlet
ORDER BY n DESC, outlet LIMIT ?"""


def articles_page(store: Store, params: ArticlesParams) -> ArticlesPage:
    """The articles in the order in which they were given."""
    wanted = reviewed_documents(store, params)
    found = store.rows(_ROWS, (params.cursor, params.outlet, params.limit + 1, wanted))
    names = ArticleRow.__struct_fields__
    rows = tuple(ArticleRow(**dict(zip(names, row, strict=True))) for row in found[: params.limit])
    return ArticlesPage(
        title="Articles",
        total=store.value(_TOTAL, (params.outlet, wanted)),
        next=rows[-1].number if len(found) > params.limit else None,
        outlet=params.outlet,
        outlets=tuple(
            OutletCount(outlet=outlet, articles=count)
            for outlet, count in store.rows(_OUTLETS, (MAX_OUTLETS,))
        ),
        rows=rows,
    )


ROUTES = (
    Route(
        name="articles",
        path="/articles",
        file="articles/index.html",
        params=ArticlesParams,
        page=articles_page,
        result=ArticlesPage,
        template="pages/articles.html",
        every=once(ArticlesParams()),
    ),
)
