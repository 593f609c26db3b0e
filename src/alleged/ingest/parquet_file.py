"""The rows of a Parquet file by DuckDB, in bounded memory, and everything that does not add up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alleged.ingest.draft import Refused
from alleged.ingest.json_line import Columns, usual_columns
from alleged.ingest.members import Loss
from alleged.ingest.parquet_pages import find_bad_pages
from alleged.records.documents import InputState
from alleged.records.issues import Severity

if TYPE_CHECKING:  # DuckDB takes 0.2 s to import, so it is imported where it is used
    from duckdb import DuckDBPyConnection

MAGIC, ENCRYPTED = b"PAR1", b"PARE"
MEMORY = "800MB"
"""10,000 rows of 30,000 characters in one row group need 640 MB; a limit of 400 MB fails."""
ROWS_AT_ONCE = 200
ROWS_A_QUERY = 10_000
"""Small row groups are read several at a time: a query costs some milliseconds."""

TEXT_TYPES = {"VARCHAR", "JSON", "UUID"}
NUMBER_TYPES = {
    "TINYINT",
    "SMALLINT",
    "INTEGER",
    "BIGINT",
    "UTINYINT",
    "USMALLINT",
    "UINTEGER",
    "UBIGINT",
    "FLOAT",
    "DOUBLE",
}
DATE_TYPES = {"DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"}
ZONED = "TIMESTAMP WITH TIME ZONE"
OTHER_SCALARS = {"BOOLEAN", "HUGEINT", "UHUGEINT", "TIME"}
LIST_OF_TEXTS = "VARCHAR[]"
"""The reader of a row knows several authors; every other nested type has no place in an article."""


@dataclass(frozen=True, slots=True)
class Group:
    """A row group."""

    first: int
    """Its first row, from 0."""
    rows: int
    chunks: tuple[tuple[str, int, int, int], ...]
    """For each column: name, where its pages start, their bytes, their values."""

    @property
    def last(self) -> int:
        return self.first + self.rows - 1


@dataclass(slots=True)
class Table:
    """An open Parquet file."""

    path: Path
    connection: DuckDBPyConnection
    types: dict[str, str]
    """The columns with DuckDB's names of their types."""
    picked: dict[str, str] = field(default_factory=dict)
    """The columns that are read, by what is done with their values."""

    def rows(self) -> Iterator[tuple[int, dict[str, object]] | Loss]:
        """Number of each row, from 1, and its values; a loss for each stretch that is missing."""
        groups, promised = self._groups()
        found = sum(group.rows for group in groups)
        if found != promised:
            yield _loss(
                None,
                f"the file says that it has {promised:,} rows, its row groups have {found:,}",
            )
        with self.path.open("rb") as file:
            for run in _runs(groups):
                bad = [stretch for group in run for stretch in self._distrusted(file, group)]
                yield from self._run(run, bad)

    def _groups(self) -> tuple[list[Group], int]:
        rows = self._fetch("SELECT num_rows FROM parquet_file_metadata(?)")
        chunks = self._fetch(
            "SELECT row_group_id, row_group_num_rows, path_in_schema, num_values,"
            " least(data_page_offset, coalesce(nullif(dictionary_page_offset, 0),"
            " data_page_offset)), total_compressed_size"
            " FROM parquet_metadata(?) ORDER BY row_group_id, column_id"
        )
        by_group: dict[int, list[tuple[str, int, int, int]]] = {}
        sizes: dict[int, int] = {}
        for number, size, name, values, start, compressed in chunks:
            sizes[number] = size
            known = name is not None and None not in (start, compressed, values)
            if known and name in self.picked and self.picked[name] != "list":
                by_group.setdefault(number, []).append((name, start, compressed, values))
        groups: list[Group] = []
        first = 0
        for number in sorted(sizes):
            group = Group(first, sizes[number], tuple(by_group.get(number, ())))
            first += group.rows
            groups.append(group)
        return groups, int(rows[0][0]) if rows else 0

    def _fetch(self, statement: str) -> list[Any]:
        try:
            return self.connection.execute(statement, [str(self.path)]).fetchall()
        except Exception as error:
            raise _unreadable(error) from None

    def _distrusted(self, file: Any, group: Group) -> list[tuple[int, int, str]]:
        """Rows of a group (first, last, why) whose values fail a check of their pages."""
        found: list[tuple[int, int, str]] = []
        for name, start, size, values in group.chunks:
            if values != group.rows:
                why = f"column {name!r} has {values:,} values for {group.rows:,} rows"
                found.append((group.first, group.last, why))
                continue
            for bad in find_bad_pages(file, start=start, size=size, values=values):
                why = f"column {name!r}: {bad.why}"
                found.append((group.first + bad.first, group.first + bad.last, why))
        return _joined(found)

    def _statement(self) -> str:
        """SQL that gives the rows between two numbers, each value cast to what is handed on.

        Columns go in by their place: their names come from the file and never become SQL.
        """
        places = {name: place for place, name in enumerate(self.types, start=1)}
        wanted = ["file_row_number"]
        for name, kind in self.picked.items():
            as_text = kind in ("text", "date", "zoned")
            wanted.append(("CAST(#%d AS VARCHAR)" if as_text else "#%d") % places[name])
        return (
            "SELECT " + ", ".join(wanted) + " FROM read_parquet(?, file_row_number = true)"
            " WHERE file_row_number BETWEEN ? AND ?"
        )

    def _run(
        self, run: list[Group], bad: list[tuple[int, int, str]]
    ) -> Iterator[tuple[int, dict[str, object]] | Loss]:
        for first, last, why in bad:
            yield _loss(_rows(first, last), f"{_rows(first, last)} were not read: {why}")
        for first, last in _between(bad, run[0].first, run[-1].last):
            yield from self._stretch(first, last, run)

    def _stretch(
        self, wanted: int, end: int, run: list[Group]
    ) -> Iterator[tuple[int, dict[str, object]] | Loss]:
        """Rows from `wanted` to `end`. Where one cannot be read, what is left is read group by
        group, and a group that fails again is lost from there on."""
        why, state = "the file holds fewer rows than it says", InputState.REJECTED
        try:
            for number, values in self._read(wanted, end):
                if number != wanted:
                    break
                yield number + 1, values
                wanted += 1
        except Exception as problem:
            why = _in_words(problem)
            if "memory" in why.lower() or "alloc" in why.lower():
                state = InputState.TOO_LARGE
        if wanted > end:
            return
        left = [group for group in run if group.last >= wanted and group.first <= end]
        if len(left) > 1:
            for group in left:
                first, last = max(wanted, group.first), min(end, group.last)
                yield from self._stretch(first, last, [group])
            return
        whole = f"row {wanted:,}" if wanted else "none"
        yield _loss(
            _rows(wanted, end),
            f"{_rows(wanted, end)} could not be read ({why}); the last row before them: {whole}",
            state,
        )

    def _read(self, first: int, last: int) -> Iterator[tuple[int, dict[str, object]]]:
        cursor = self.connection.cursor()
        cursor.execute("SET TimeZone = 'UTC'")
        result = cursor.execute(self._statement(), [str(self.path), first, last])
        while rows := result.fetchmany(ROWS_AT_ONCE):
            for number, *cells in rows:
                named = zip(self.picked.items(), cells, strict=True)
                yield number, {name: _written(value, kind) for (name, kind), value in named}


@contextmanager
def open_table(path: Path) -> Iterator[Table]:
    """A Parquet file, opened by an engine that reaches for nothing else.

    Raises: Refused for a file that was cut: its directory stands at its end.
    """
    import duckdb

    _check_ends(path)
    connection = _connect()
    try:
        try:
            table = connection.read_parquet(str(path))
            types = dict(zip(table.columns, map(str, table.types), strict=True))
        except Exception as error:
            raise _unreadable(error) from None
        yield Table(path, connection, types)
    finally:
        with suppress(duckdb.Error):
            connection.close()


def _connect() -> DuckDBPyConnection:
    """One thread: order and memory do not depend on the machine, and the engine's stacks for
    others would take 600 MB of the child's address space."""
    import duckdb

    settings: dict[str, Any] = {
        "threads": 1,
        "memory_limit": MEMORY,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "preserve_insertion_order": True,
    }
    try:
        return duckdb.connect(":memory:", config={**settings, "async_threads": 0})
    except duckdb.Error:  # DuckDB 1.5 has no such threads
        return duckdb.connect(":memory:", config=settings)


def pick_columns(table: Table, text: list[str], columns: Columns) -> Iterator[Loss]:
    """Choose what is read; a note names the columns that are left out for their type.

    Raises: Refused if no column for the text holds texts.
    """
    dates = [columns.date] if columns.date else usual_columns(table.types, "date")
    left_out: list[str] = []
    for name, type in table.types.items():
        kind = _kind(type, name in dates)
        if kind is None:
            left_out.append(f"{name!r} ({type[:40]})")
        else:
            table.picked[name] = kind
    usable = [name for name in text if table.types[name] in TEXT_TYPES]
    if not usable:
        name = text[0]
        raise Refused(
            InputState.REJECTED,
            "column-not-text",
            f"column {name!r} holds {table.types[name][:60]}, not text",
            "write it as a column of strings, or name another one: --text-column NAME",
        )
    if left_out:
        yield Loss(
            locator=None,
            severity=Severity.NOTE,
            state=InputState.OK,
            code="columns-left-out",
            what=f"{len(left_out)} columns hold no plain values and were left out: "
            + ", ".join(left_out[:12])
            + (" and more" if len(left_out) > 12 else ""),
            fix="write them as strings if an article needs them",
        )


def _kind(type: str, is_date: bool) -> str | None:
    """What is done with the values of a type; None: not read."""
    if type in DATE_TYPES:
        return "date"
    if type == ZONED:
        return "zoned"
    if type == LIST_OF_TEXTS:
        return "list"
    if type in NUMBER_TYPES:
        return "number" if is_date else "text"
    is_scalar = type in TEXT_TYPES or type in OTHER_SCALARS or type.startswith(("DECIMAL", "ENUM"))
    return "text" if is_scalar else None


def _written(value: Any, kind: str) -> object:
    """A value as JSON can hold it; dates as ISO 8601.

    A time of exactly midnight without a zone is how tables write a day: it becomes one.
    """
    if value is None or kind not in ("date", "zoned"):
        return value
    day, _, clock = str(value).partition(" ")
    if not clock or (kind == "date" and clock == "00:00:00"):
        return day
    return f"{day}T{clock}" + (":00" if kind == "zoned" and clock[-3:-2] in "+-" else "")


def _check_ends(path: Path) -> None:
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(4)
        file.seek(max(0, size - 4))
        tail = file.read(4)
    if ENCRYPTED in (head, tail):
        raise Refused(
            InputState.REJECTED, "encrypted", "the Parquet file is encrypted", "decrypt it first"
        )
    if size < 12 or head != MAGIC or tail != MAGIC:
        raise Refused(
            InputState.REJECTED,
            "cut",
            "the file does not begin and end as a Parquet file does: it was cut or damaged; its "
            "directory stands at its end, so no row can be read",
            "get the file again from where it came from",
        )


def _runs(groups: list[Group]) -> Iterator[list[Group]]:
    run: list[Group] = []
    for group in groups:
        if group.rows <= 0:
            continue
        if run and sum(g.rows for g in run) + group.rows > ROWS_A_QUERY:
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def _joined(stretches: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Stretches that touch or overlap, as one, with the first reason."""
    joined: list[tuple[int, int, str]] = []
    for first, last, why in sorted(stretches):
        if joined and first <= joined[-1][1] + 1:
            before = joined[-1]
            joined[-1] = (before[0], max(before[1], last), before[2])
        else:
            joined.append((first, last, why))
    return joined


def _rows(first: int, last: int) -> str:
    return f"row {first + 1:,}" if first == last else f"rows {first + 1:,} to {last + 1:,}"


def _between(bad: list[tuple[int, int, str]], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches from `first` to `last` that the bad ones leave."""
    for low, high, _ in bad:
        if first < low:
            yield first, low - 1
        first = max(first, high + 1)
    if first <= last:
        yield first, last


def _loss(locator: str | None, what: str, state: InputState = InputState.REJECTED) -> Loss:
    fix = "get the file again from where it came from; it is damaged"
    if state is InputState.TOO_LARGE:
        fix = "write the file with row groups of a hundred rows, or as JSON lines"
    return Loss(
        locator=locator,
        severity=Severity.LOST,
        state=state,
        code="rows-unreadable",
        what=what,
        fix=fix,
    )


def _unreadable(error: Exception) -> Refused:
    return Refused(
        InputState.REJECTED,
        "parquet-unreadable",
        f"the Parquet file cannot be read: {_in_words(error)}",
        "get the file again from where it came from, or write it as JSON lines",
    )


def _in_words(error: Exception) -> str:
    """The first line of what the engine says, without the path of the file."""
    import re

    first = str(error).strip().split("\n")[0]
    return re.sub(r"[\"']?/[^\s\"']{1,300}[\"']?", "the file", first)[:200] or type(error).__name__
