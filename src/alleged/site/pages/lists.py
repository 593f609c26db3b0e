"""Reading the lists that were made with the file, page by page and filtered."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

import msgspec

from alleged.site.store import Store

Row = TypeVar("Row")

Day = Annotated[str, msgspec.Meta(pattern=r"^([0-9]{4}(-[0-9]{2}){0,2})?$", max_length=10)]
"""A day, month or year as a reader types it, `2031-03`; empty for any."""
Word = Annotated[str, msgspec.Meta(max_length=80)]
"""A choice of a filter; empty for any."""
RecordId = Annotated[str, msgspec.Meta(max_length=40)]

MOST_CHOICES = 60
"""Choices of a filter; the rarer ones are found by search."""

# A filter by kind or tag goes by an index; in one question for all filters SQLite would look at
# every row of the list, half a kilobyte each.
_WHERE = """FROM listed WHERE list = :list
AND (:begin IS NULL OR ifnull(end, begin) >= :begin)
AND (:end IS NULL OR ifnull(begin, end) <= :end) AND documents >= :documents
AND (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids)))"""
_BY = {
    (False, False): "",
    (True, False): " AND kind = :kind",
    (False, True): " AND tag = :tag",
    (True, True): " AND kind = :kind AND tag = :tag",
}
_ROWS = {
    by: "SELECT n, json " + _WHERE + more + " AND n > :cursor ORDER BY n LIMIT :limit"
    for by, more in _BY.items()
}
_COUNTS = {by: "SELECT count(*) " + _WHERE + more for by, more in _BY.items()}
_QUICK_COUNTS = {
    by: "SELECT count(*) FROM listed WHERE list = :list" + more for by, more in _BY.items()
}
_QUICK_COUNTS[False, False] = "SELECT ifnull(max(n), 0) FROM listed WHERE list = :list"
_CHOICES = """SELECT kind, count(*) FROM listed WHERE list = ? AND kind IS NOT NULL GROUP BY kind
ORDER BY count(*) DESC, kind LIMIT ?"""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A choice of a filter."""

    value: str
    rows: int


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which rows of a list are wanted; None and empty are any."""

    kind: str | None = None
    tag: str | None = None
    begin: str | None = None
    """Rows that reach this day or later."""
    end: str | None = None
    """Rows that begin on this day or before."""
    documents: int = 0
    """Told in so many articles at least."""
    ids: str | None = None
    """Only records with these ids, as JSON."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of a list."""

    rows: tuple[Any, ...]
    total: int
    next: int | None


def read_list(
    store: Store,
    name: str,
    type_: type[Any],
    *,
    cursor: int = 0,
    limit: int = 50,
    wanted: Filter | None = None,
) -> Found:
    """The rows of a list after `cursor`, in its order."""
    kept = wanted or Filter()
    by = bool(kept.kind), bool(kept.tag)
    values = {
        "list": name,
        "kind": kept.kind,
        "tag": kept.tag,
        "begin": kept.begin or None,
        # `2031-03` reaches to the end of the month: no character of a day sorts above `~`.
        "end": f"{kept.end}~" if kept.end else None,
        "documents": kept.documents,
        "ids": kept.ids,
        "cursor": cursor,
        "limit": limit + 1,
    }
    narrowed = kept.begin or kept.end or kept.documents > 1 or kept.ids is not None
    found = store.rows(_ROWS[by], values)
    return Found(
        rows=tuple(msgspec.json.decode(text, type=type_) for _, text in found[:limit]),
        total=store.value((_COUNTS if narrowed else _QUICK_COUNTS)[by], values),
        next=found[limit - 1][0] if len(found) > limit else None,
    )


def count_told(store: Store, name: str, *, documents: int) -> int:
    """How many rows of a list so many articles at least tell."""
    values = {"list": name, "begin": None, "end": None, "documents": documents, "ids": None}
    count: int = store.value(_COUNTS[False, False], values)
    return count


def read_row(store: Store, name: str, id: str, type_: type[Row]) -> Row | None:
    """The row of a list with this id."""
    found = store.value("SELECT json FROM listed WHERE list = ? AND id = ?", (name, id))
    return None if found is None else msgspec.json.decode(found, type=type_)


def read_choices(store: Store, name: str) -> tuple[Choice, ...]:
    """What a list can be filtered by, the most common first."""
    return tuple(
        Choice(value=value, rows=rows) for value, rows in store.rows(_CHOICES, (name, MOST_CHOICES))
    )


def first_ids(store: Store, name: str, most: int) -> list[str]:
    """Ids of the rows of a list, in its order; at most so many."""
    rows = store.rows("SELECT id FROM listed WHERE list = ? ORDER BY n LIMIT ?", (name, most))
    return [id for (id,) in rows]
