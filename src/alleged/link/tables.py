"""Records and strings into and out of the tables that linking works on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import msgspec

from alleged.records.kinds import KINDS
from alleged.records.schemas import duckdb_columns

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def insert_strings(con: DuckDBPyConnection, table: str, rows: Sequence[tuple[str, ...]]) -> None:
    """Add rows of strings to a table that is there."""
    if rows:
        columns = ", ".join(f"line[{place}]" for place in range(1, len(rows[0]) + 1))
        statement = Template(_sql("insert")).substitute(table=table, columns=columns)
        con.execute(statement, [json.dumps(rows)])


def stage_records(con: DuckDBPyConnection, table: str, record: type, path: Path) -> None:
    """Make a table of a file of records, one JSON object a line."""
    statement = _sql("in_memory").replace("kept_$kind", table)
    con.execute(statement, [str(path), duckdb_columns(record)])


def kept_in_memory(con: DuckDBPyConnection, **records: Sequence[Any]) -> None:
    """Make `kept_KIND` of records that are no dossier, by kind."""
    with TemporaryDirectory() as folder:
        for kind, rows in records.items():
            path = Path(folder) / f"{kind}.jsonl"
            path.write_bytes(b"\n".join(msgspec.json.encode(row) for row in rows))
            stage_records(con, f"kept_{kind}", KINDS[kind].type, path)


def read_records(con: DuckDBPyConnection, table: str, record: type) -> list[Any]:
    """The records of a table, by id."""
    found = con.execute(_sql("rows").replace("$table", table))
    names = [column[0] for column in found.description or ()]
    return [msgspec.convert(dict(zip(names, row, strict=True)), record) for row in found.fetchall()]


def _sql(name: str) -> str:
    return (files("alleged.link") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
