"""Records and strings into and out of the tables that linking works on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from alleged.records.kinds import KINDS
from alleged.records.schemas import duckdb_columns

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def insert_strings(con: DuckDBPyConnection, table: str, rows: Sequence[tuple[str, ...]]) -> None:
    """Add rows of strings to a table that is there."""
    if rows:
        columns = ", ".join(f"line[{place}]" for place in range(1, len(rows[0]) + 1))
        statement = Template(sql("insert")).substitute(table=table, columns=columns)
        con.execute(statement, [json.dumps(rows)])


def stage_records(con: DuckDBPyConnection, table: str, record: type, path: Path) -> None:
    """Make a table of a file of records, one JSON object a line."""
    statement = sql("in_memory").replace("kept_$kind", table)
    con.execute(statement, [str(path), duckdb_columns(record)])


def put_records(con: DuckDBPyConnection, table: str, record: type, rows: Sequence[Any]) -> None:
    """Make a table of records."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{table}.jsonl"
        path.write_bytes(b"\n".join(msgspec.json.encode(row) for row in rows))
        stage_records(con, table, record, path)


def kept_in_memory(con: DuckDBPyConnection, **records: Sequence[Any]) -> None:
    """Make `kept_KIND` of records that are no dossier, by kind."""
    for kind, rows in records.items():
        put_records(con, f"kept_{kind}", KINDS[kind].type, rows)


def fetched(con: DuckDBPyConnection, query: str) -> Iterator[dict[str, Any]]:
    """The rows of a query by column, a hundred at a time: rows of texts are long."""
    found = con.execute(query)
    names = [column[0] for column in found.description or ()]
    while rows := found.fetchmany(100):
        for row in rows:
            yield dict(zip(names, row, strict=True))


Record = TypeVar("Record")


def read_records(con: DuckDBPyConnection, table: str, record: type[Record]) -> list[Record]:
    """The records of a table, by id."""
    found = con.execute(sql("rows").replace("$table", table))
    names = [column[0] for column in found.description or ()]
    return [msgspec.convert(dict(zip(names, row, strict=True)), record) for row in found.fetchall()]


def sql(name: str) -> str:
    """A statement of `sql/`, as it stands there."""
    return (files("alleged.link") / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def statements(name: str) -> list[str]:
    """The statements of a file of `sql/` one by one, for those that take parameters."""
    return [one for one in sql(name).split(";") if one.strip()]


def in_part(con: DuckDBPyConnection, name: str, parts: int, part: int) -> DuckDBPyConnection:
    """Run the statements of a file for one part; the first takes how many there are, and which.
    What the last one finds is there to be fetched."""
    first, *others = statements(name)
    found = con.execute(first, [parts, part])
    for statement in others:
        found = con.execute(statement)
    return found
