"""From finished inputs to ordered tables.

Byte-identical Parquet needs a total order of rows, one thread and fixed row groups (measured with
DuckDB 1.5 and 2.0: identical in 6 of 6 builds); nothing else here depends on the order in which
inputs finished.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from alleged.records.kinds import KINDS, Kind
from alleged.records.schemas import duckdb_columns
from alleged.store.files import sha256_of, sync
from alleged.store.journal import Entry
from alleged.store.manifest import StoredFile

if TYPE_CHECKING:  # DuckDB takes 0.2 s to import, so it is imported where it is used
    from duckdb import DuckDBPyConnection

FOLDER = "tables"
MAX_RECORD_BYTES = 134_217_728
"""The largest record is a document: 2 million characters of text and its offset map."""


@contextmanager
def engine(
    work: Path | None = None, *, database: Path | None = None
) -> Iterator[DuckDBPyConnection]:
    """A DuckDB that never reaches for the network and stays within 700 MB.

    `work`: folder for what does not fit; `database`: the file to write, else all is in memory.
    """
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "memory_limit": "700MB",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "preserve_insertion_order": True,
    }
    if work is not None:
        settings["temp_directory"] = str(work / "spill")
    if database is not None:  # readable by DuckDB 1.4 and later, which 2.0's own default is not
        settings["storage_compatibility_version"] = "v1.4.0"
    con = duckdb.connect(str(database or ":memory:"), config=settings)
    try:
        yield con
    finally:
        con.close()


def statement(name: str, **words: str) -> str:
    """The SQL statement of a file in `store/sql/`, with its `$words` filled in.

    The words are names of our own tables and columns, never anything from an input: values go in
    as parameters.
    """
    text = (files("alleged.store") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    return Template(text).substitute(words)


Link = Callable[["DuckDBPyConnection"], None]
"""Makes `linked_KIND` of every linked kind out of the tables `kept_KIND` of the others."""


def in_turn(*links: Link) -> Link:
    """One after the other: what a later one needs of an earlier one is there as `linked_KIND`."""

    def link(con: DuckDBPyConnection) -> None:
        for one in links:
            one(con)

    return link


def _link_nothing(con: DuckDBPyConnection) -> None:
    """An empty table of every linked kind that nothing made."""
    for kind in KINDS.values():
        if kind.linked:
            columns = ", ".join(
                f'"{name}" {type_}' for name, type_ in duckdb_columns(kind.type).items()
            )
            con.execute(statement("nothing_linked", kind=kind.name, columns=columns))


def write_tables(
    dossier: Path,
    work: Path,
    entries: Iterable[Entry],
    *,
    before: Mapping[str, StoredFile],
    wanted: Iterable[str] | None,
    link: Link | None = None,
) -> dict[str, StoredFile]:
    """Write one Parquet file a kind from the finished inputs and the tables that were there before.

    `wanted`: ids of the origins that the dossier is to hold; None keeps all. A document stays as
    long as one of its origins does. `work` is an existing folder for files in between.
    `link`: makes the kinds that are of the whole dossier, and may add to `staged_issues`; without
    it they stay empty.
    """
    (dossier / FOLDER).mkdir(exist_ok=True)
    arrived = _split_by_kind(entries, work)
    with engine(work) as con:
        for kind in KINDS.values():
            if not kind.linked:
                earlier = None if kind.name == "issues" else before.get(kind.name)
                _stage(con, kind, arrived[kind.name], earlier, dossier)
        if wanted is None:
            con.execute(statement("wanted_all"))
        else:
            listed = work / "wanted.csv"
            with listed.open("w", encoding="ascii", newline="") as file:
                file.write("id\n")
                file.writelines(f"{id_}\n" for id_ in wanted)
            con.execute(statement("wanted_listed"), [str(listed)])
        if "issues" in before:
            paths = [str(dossier / before[kind].path) for kind in ("issues", "origins")]
            con.execute(statement("stage_issues_before"), paths)
        con.execute(statement("kept"))
        written = {
            kind.name: _write(con, kind, dossier, work)
            for kind in KINDS.values()
            if not kind.linked and kind.name != "issues"
        }
        if link is not None:
            link(con)
        _link_nothing(con)
        written |= {
            kind.name: _write(con, kind, dossier, work)
            for kind in KINDS.values()
            if kind.name not in written
        }
        return {name: written[name] for name in KINDS}


def rewrite_linked(
    dossier: Path, work: Path, kind: Kind, before: Mapping[str, StoredFile], link: Link
) -> StoredFile:
    """Make one linked kind anew from the tables of a finished dossier; the others stay."""
    with engine(work) as con:
        for name, table in before.items():
            if not KINDS[name].linked:
                con.execute(statement("kept_before", kind=name), [str(dossier / table.path)])
        link(con)
        return _write(con, kind, dossier, work)


def write_database(dossier: Path, tables: Mapping[str, StoredFile], out: Path) -> None:
    """Write the DuckDB file that is derived from the tables. Its bytes differ from run to run."""
    out.unlink(missing_ok=True)
    with engine(database=out) as con:
        for name, table in tables.items():
            con.execute(statement("database_table", kind=name), [str(dossier / table.path)])
        if "incidents" in tables:
            con.execute(statement("database_views"))


def _split_by_kind(entries: Iterable[Entry], work: Path) -> dict[str, Path]:
    paths = {name: work / f"{name}.jsonl" for name in KINDS}
    with ExitStack() as stack:
        files = {name: stack.enter_context(path.open("wb")) for name, path in paths.items()}
        for entry in entries:
            for name, records in entry.records.items():
                for record in records:
                    files[name].write(bytes(record))
                    files[name].write(b"\n")
    return paths


def _stage(
    con: DuckDBPyConnection, kind: Kind, arrived: Path, before: StoredFile | None, dossier: Path
) -> None:
    columns = duckdb_columns(kind.type)
    con.execute(statement("stage", kind=kind.name), [str(arrived), columns, MAX_RECORD_BYTES])
    if before is not None:
        con.execute(statement("stage_before", kind=kind.name), [str(dossier / before.path)])


KEPT_BY = {kind: f"keep_{kind}" for kind in ("origins", "documents", "issues")}
"""The statements that choose the rows that stay; what belongs to a document has `keep_records`."""


def _write(con: DuckDBPyConnection, kind: Kind, dossier: Path, work: Path) -> StoredFile:
    aside = work / f"{kind.name}.parquet"
    order = ", ".join(f"{expression} NULLS FIRST" for expression in kind.order_by)
    keep = "keep_linked" if kind.linked else KEPT_BY.get(kind.name, "keep_records")
    con.execute(statement(keep, kind=kind.name, order=order))
    (rows,) = con.execute(statement("write", kind=kind.name), [str(aside)]).fetchone() or (0,)
    digest = sha256_of(aside)
    path = f"{FOLDER}/{kind.name}-{digest[:16]}.parquet"
    sync(aside)
    aside.replace(dossier / path)
    sync(dossier / FOLDER)
    return StoredFile(path, digest, rows)
