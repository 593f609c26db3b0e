"""Entities of all documents put together: set operations in SQL, with blocking.

Each step is a file in `link/sql/`, in the order in which they run. Whole names meet first; then
each name that is short, written with a slip or an acronym looks for the one fuller name that fits
it; offices without a name look for the one who holds them. What fits several stays apart, with a
link to each."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

import msgspec

from alleged.analyse.countries import countries_by_code, countries_by_form
from alleged.leaders import Leaders, read_leaders
from alleged.models.files import weights_version
from alleged.records.documents import Document
from alleged.records.entities import DossierEntity, Entity, EntityLink
from alleged.records.kinds import KINDS
from alleged.records.schemas import duckdb_columns

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

STEPS = ("names", "joins", "roots", "offices", "links", "outside", "dossier_entities")


def link_entities(leaders: Path | None = None) -> Callable[[DuckDBPyConnection], None]:
    """What makes `linked_dossier_entities` and `linked_entity_links` of `kept_entities`.

    `leaders`: a table of who held which office when; see `leaders.py`.
    """
    table = read_leaders(leaders) if leaders is not None else Leaders("", ())

    def link(con: DuckDBPyConnection) -> None:
        con.execute(_sql("prepare"))
        _insert(con, "made", [(f"entities {weights_version()}",)])
        _insert(con, "demonyms", sorted(countries_by_form().items()))
        _insert(
            con,
            "leaders",
            [
                (
                    one.name,
                    one.office,
                    countries_by_code().get(one.country.lower(), one.country),
                    one.since,
                    one.until,
                    table.edition,
                )
                for one in table.rows
            ],
        )
        for step in STEPS:
            con.execute(_sql(step))

    return link


def linked_entities(
    documents: Sequence[Document], entities: Sequence[Entity], *, leaders: Path | None = None
) -> tuple[list[DossierEntity], list[EntityLink]]:
    """The same for records in memory: what a dossier of just these would hold."""
    from alleged.store.tables import engine

    with TemporaryDirectory() as folder, engine() as con:
        for kind, records in (("documents", documents), ("entities", entities)):
            path = Path(folder) / f"{kind}.jsonl"
            path.write_bytes(b"\n".join(msgspec.json.encode(record) for record in records))
            columns = duckdb_columns(KINDS[kind].type)
            con.execute(_sql("in_memory").replace("$kind", kind), [str(path), columns])
        link_entities(leaders)(con)
        return (
            _records(con, "linked_dossier_entities", DossierEntity),
            _records(con, "linked_entity_links", EntityLink),
        )


Record = TypeVar("Record")


def _records(con: DuckDBPyConnection, table: str, type_: type[Record]) -> list[Record]:
    found = con.execute(_sql("rows").replace("$table", table))
    names = [column[0] for column in found.description or ()]
    return [msgspec.convert(dict(zip(names, row, strict=True)), type_) for row in found.fetchall()]


def _insert(con: DuckDBPyConnection, table: str, rows: Sequence[tuple[str, ...]]) -> None:
    if rows:
        columns = ", ".join(f"line[{place}]" for place in range(1, len(rows[0]) + 1))
        statement = Template(_sql("insert")).substitute(table=table, columns=columns)
        con.execute(statement, [json.dumps(rows)])


def _sql(name: str) -> str:
    return (files("alleged.link") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
