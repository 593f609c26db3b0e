"""What readers take away: how to cite a page, and the rows of a page as a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_type_hints

import msgspec

from alleged.errors import OptionError
from alleged.review.export import csv_table
from alleged.review.overlay import Reviewed, State
from alleged.site.pages.page import Page, Params, Route
from alleged.site.pages.record import is_charge
from alleged.site.routes import params_address
from alleged.site.store import MAX_ROWS, Store
from alleged.site.strings import say

MAX_EXPORTED = 10_000
"""Rows of a list that are written at once; `alleged export` writes everything."""

ROW_FIELDS = ("rows", "hits")
"""What pages call their rows."""

ID_FIELDS = ("record_id", "id", "record")
"""What rows call the record that they show."""


def cite(store: Store, route: Route, params: Params, page: Page, read_on: str | None) -> str:
    """How to name a page so that another reader finds the same: its title, the dossier and its
    version, the address, and the day on which it was read where that is known."""
    address = params_address(route, params)
    key = "share.cite" if read_on else "share.cite_undated"
    return say(
        key, title=page.title, dossier=store.name, version=store.version[:16], address=address,
        day=read_on or "",
    )  # fmt: skip


def rows_field(route: Route) -> str | None:
    """The field of a page's Struct that holds its rows; None for pages that are no list."""
    names = set(route.result.__struct_fields__)
    if "next" not in names or "cursor" not in route.params.__struct_fields__:
        return None
    return next((name for name in ROW_FIELDS if name in names), None)


def all_rows(store: Store, route: Route, params: Params) -> tuple[list[Any], bool]:
    """The rows of a list from the first to the last, and whether there are still more."""
    field = rows_field(route)
    if field is None:
        raise OptionError("this page is no list", fix="take it as JSON")
    rows: list[Any] = []
    cursor = 0
    while len(rows) < MAX_EXPORTED:
        asked = msgspec.structs.replace(params, cursor=cursor, limit=MAX_ROWS)
        page: Any = route.page(store, asked)
        rows += getattr(page, field)
        if page.next is None or page.next <= cursor:
            return rows, False
        cursor = page.next
    return rows[:MAX_EXPORTED], True


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of a list, for another program."""

    cite: str
    dossier: str
    version: str
    """SHA-256 of the dossier's manifest."""
    cut: bool
    """Whether the list has more rows than are written at once."""
    rows: list[dict[str, Any]]


def export_rows(
    store: Store,
    route: Route,
    params: Params,
    *,
    cited: str,
    reviewed: Mapping[str, Reviewed] | None,
    state: str | None,
) -> Exported:
    """The selection that a page shows, as plain rows. Beside each charge stands who denies it.

    `reviewed`: where records stand, on a site that is reviewed; `state`: only those left so.
    """
    rows, cut = all_rows(store, route, params)
    ids = [id_of(row) for row in rows]
    held = reviewed or {}
    states = {id: held[id].state if id in held else State.OPEN for id in ids if id}
    left = [states.get(id, State.OPEN) if id else State.OPEN for id in ids]
    if state is not None:
        rows = [row for row, own in zip(rows, left, strict=True) if _passes(own, state)]
    denials = dict(denials_of(store, [id for row in rows if (id := id_of(row))]))
    plain: list[dict[str, Any]] = []
    for row in rows:
        id = id_of(row)
        made: dict[str, Any] = msgspec.to_builtins(row)
        made["denials"] = denials.get(id or "")
        if reviewed is not None:
            made["review"] = states.get(id or "", State.OPEN).value
        plain.append(made)
    return Exported(cite=cited, dossier=store.name, version=store.version, cut=cut, rows=plain)


def _passes(state: State, wanted: str) -> bool:
    return state == wanted or (wanted == "reviewed" and state is not State.OPEN)


def id_of(row: Any) -> str | None:
    """The record that a row shows; None where it shows none."""
    return next((id for name in ID_FIELDS if (id := getattr(row, name, None))), None)


def denials_of(store: Store, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """For each record that tells a charge: who denies it, or that nobody does here."""
    for start in range(0, len(ids), MAX_ROWS):
        part = ids[start : start + MAX_ROWS]
        wanted = msgspec.json.encode(part).decode()
        denied = {id: msgspec.json.decode(text) for id, text in store.rows(_DENIALS, (wanted,))}
        for id, record in store.by_ids(part).items():
            if denied.get(id):
                yield id, "; ".join(one["name"] for one in denied[id])
            elif is_charge(store, record):
                yield id, say("record.not_denied")


_DENIALS = """SELECT record_id, json FROM denials
WHERE record_id IN (SELECT value FROM json_each(?))"""


def as_csv(route: Route, exported: Exported) -> bytes:
    """The rows as a table. A spreadsheet that opens it runs nothing."""
    field = rows_field(route)
    columns = list(_row_fields(route, field)) if field else []
    columns.append("denials")
    if any("review" in row for row in exported.rows):
        columns.append("review")
    rows = [[row.get(name) for name in columns] for row in exported.rows]
    return csv_table(columns, rows)


def _row_fields(route: Route, field: str) -> Sequence[str]:
    hint = get_type_hints(route.result)[field]
    row = next(part for part in hint.__args__ if part is not Ellipsis)
    names: tuple[str, ...] = row.__struct_fields__
    return names
