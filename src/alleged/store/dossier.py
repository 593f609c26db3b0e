"""A dossier: a folder that holds originals, ordered tables, a manifest and what is derived."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from alleged.errors import DamagedError, DossierError, OptionError
from alleged.records.documents import Origin
from alleged.records.kinds import KINDS
from alleged.records.schemas import SCHEMA_VERSION
from alleged.store import originals, reviews, tables
from alleged.store.files import sha256_of, storage_errors, sync, write_whole
from alleged.store.journal import Entry, Journal
from alleged.store.lock import locked
from alleged.store.manifest import (
    MANIFEST_NAME,
    REBUILD,
    Manifest,
    StoredFile,
    read_manifest,
    write_manifest,
)

if TYPE_CHECKING:  # imported where used: 0.2 s
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

DATABASE_NAME = "dossier.duckdb"
REPORT_NAME = "report.html"
RUN_NAME = "run.json"
WORK_NAME = ".building"
SITE_NAME = "site.sqlite"
"""What `alleged serve` makes of the tables to read from; it can be deleted at any time."""
ANSWERS_NAME = "answers.msgpack"
"""What the comparison model said of pairs, for the next build; it can be deleted at any time."""
OWN_NAMES = {
    MANIFEST_NAME,
    DATABASE_NAME,
    REPORT_NAME,
    RUN_NAME,
    WORK_NAME,
    SITE_NAME,
    ANSWERS_NAME,
    ".lock",
    tables.FOLDER,
    originals.FOLDER,
    reviews.FOLDER,
}


class Derived(msgspec.Struct, frozen=True):
    """The run file: what this machine did. It is no part of what the inputs decide."""

    database_sha256: str
    run: dict[str, str | int | float]


class Dossier:
    """A finished dossier, open for reading.

    Its tables come as Arrow (`arrow`), as DuckDB relations (`relation`) and as records (`records`).
    """

    def __init__(self, path: Path, manifest: Manifest) -> None:
        self.path = path
        self.manifest = manifest
        self._con: DuckDBPyConnection | None = None
        self._closing = ExitStack()

    @classmethod
    def open(cls, path: str | Path) -> Dossier:
        """Open a dossier for reading.

        Raises: DossierError when the folder holds none, DamagedError when its manifest is altered.
        """
        path = Path(path)
        if not path.is_dir():
            raise DossierError(
                f"{path}: no such folder", fix="make a dossier with `alleged build ARTICLES -o DIR`"
            )
        manifest = read_manifest(path)
        if manifest is None:
            unfinished = (path / WORK_NAME).exists()
            raise DossierError(
                f"{path}: its first build was not finished"
                if unfinished
                else f"{path}: no dossier",
                fix="run the same `alleged build` again: it goes on where it stopped"
                if unfinished
                else "give the folder that `alleged build ... -o DIR` wrote",
            )
        return cls(path, manifest)

    def __enter__(self) -> Dossier:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        counts = ", ".join(f"{count:,} {name}" for name, count in self.counts().items())
        return f"<Dossier {str(self.path)!r}: {counts}>"

    def close(self) -> None:
        """Let go of the files."""
        self._closing.close()
        self._con = None

    def counts(self) -> dict[str, int]:
        """How many records of each kind it holds."""
        return {name: table.rows or 0 for name, table in self.manifest.tables.items()}

    def origin_states(self) -> dict[str, int]:
        """How many inputs ended in each state."""
        states = self.relation("origins").aggregate("state, count(*)").order("state").fetchall()
        return dict(states)

    def relation(self, kind: str) -> DuckDBPyRelation:
        """The table of a kind as a DuckDB relation: filter, join and aggregate it there.

        Raises: OptionError for a kind that there is not.
        """
        if kind not in self.manifest.tables:
            raise OptionError(
                f"no kind of record is called {kind!r}",
                fix=f"choose one of {', '.join(self.manifest.tables)}",
            )
        return self._connection().read_parquet(self._table_path(kind))

    def arrow(self, kind: str) -> Any:
        """The table of a kind as an `arro3.core.Table`, which every Arrow library takes."""
        from arro3.core import Table

        return Table.from_arrow(self.relation(kind))

    def records(self, kind: str, *, documents: Sequence[str] | None = None) -> Iterator[Any]:
        """The records of a kind, as the frozen types of `alleged.records`, in their order.

        `documents`: ids of the documents whose records are wanted; None for all records.
        """
        relation = self.relation(kind)
        type_ = KINDS[kind].type
        cursor = self._connection().cursor()
        path = self._table_path(kind)
        if documents is None:
            cursor.execute(tables.statement("rows"), [path])
        else:
            names = set(relation.columns)
            key = "document_id" if "document_id" in names else "id"
            if kind not in ("documents",) and key == "id":
                raise OptionError(
                    f"{kind} belong to no document", fix="ask for them without documents"
                )
            cursor.execute(tables.statement("rows_of", key=key), [path, list(documents)])
        while rows := cursor.fetchmany(1000):
            for row in rows:
                yield msgspec.convert(dict(zip(relation.columns, row, strict=True)), type_)

    def _connection(self) -> DuckDBPyConnection:
        if self._con is None:
            self._con = self._closing.enter_context(tables.engine())
        return self._con

    def _table_path(self, kind: str) -> str:
        return str(self.path / self.manifest.tables[kind].path)

    def most_told(self, count: int) -> list[str]:
        """Ids of the documents with the most statements."""
        paths = [self._table_path("documents"), self._table_path("statements")]
        cursor = self._connection().cursor()
        rows = cursor.execute(tables.statement("most_told"), [*paths, count]).fetchall()
        return [row[0] for row in rows]

    def verify(self) -> list[str]:
        """Every fault found in the stored files, in words; empty when all is as it was written.

        Compares the SHA-256 of every file with the manifest, the run file and the origins.
        """
        faults = [fault for file in self.manifest.files if (fault := self._fault(file))]
        tables_whole = not faults
        try:
            derived = self._derived()
        except DamagedError as error:
            faults.append(error.message)
        else:
            database = StoredFile(DATABASE_NAME, derived.database_sha256)
            if fault := self._fault(database):
                faults.append(f"{fault} (derived from the tables: build again to renew it)")
        if tables_whole:
            faults += self._verify_originals()
        known = {file.path for file in self.manifest.files}
        for found in sorted((self.path / tables.FOLDER).glob("*")):
            if f"{tables.FOLDER}/{found.name}" not in known:
                faults.append(f"{found}: the manifest does not name this file")
        return faults + reviews.review_faults(self.path)

    def _verify_originals(self) -> Iterator[str]:
        rows = self.relation("origins").project("file_sha256").distinct().fetchall()
        for digest in sorted(row[0] for row in rows if row[0] is not None):
            path = originals.original_path(self.path, digest).relative_to(self.path)
            if fault := self._fault(StoredFile(path.as_posix(), digest)):
                yield fault

    def _fault(self, file: StoredFile) -> str | None:
        path = self.path / file.path
        try:
            found = sha256_of(path)
        except OSError as error:
            return f"{path}: {error.strerror or error}"
        if found != file.sha256:
            return f"{path}: altered: its SHA-256 is {found}, not {file.sha256}"
        return None

    def _derived(self) -> Derived:
        path = self.path / RUN_NAME
        try:
            data = path.read_bytes()
            sealed: dict[str, Any] = msgspec.json.decode(data)
            derived = msgspec.convert(sealed["derived"], Derived)
            if sealed["sha256"] != _seal(derived):
                raise DamagedError(f"{path}: its text does not fit its own hash", fix=REBUILD)
        except (OSError, msgspec.MsgspecError, KeyError, TypeError, UnicodeDecodeError) as error:
            raise DamagedError(f"{path}: altered, cut or missing: {error}", fix=REBUILD) from error
        return derived


def _seal(derived: Derived) -> str:
    import hashlib

    return hashlib.sha256(msgspec.json.encode(derived, order="sorted")).hexdigest()


class DossierBuild:
    """A dossier that is being written.

    Nothing shows until `publish`, and a kill at any moment loses no finished input.
    """

    def __init__(
        self,
        path: Path,
        *,
        versions: Mapping[str, str],
        settings: Mapping[str, str | int | float | bool | None],
    ) -> None:
        self.path = path
        self.versions = dict(versions)
        self.settings = dict(settings)
        self.work = path / WORK_NAME
        manifest = read_manifest(path)
        self.reusable = (
            manifest
            if manifest and (manifest.versions, manifest.settings) == (self.versions, self.settings)
            else None
        )
        """The finished dossier before this build, when its records were made in the same way."""
        self._finished: list[Origin] | None = None
        self._open_work()
        self.journal = Journal(self.work / "journal.jsonl")

    @classmethod
    @contextmanager
    def open(
        cls,
        path: Path,
        *,
        versions: Mapping[str, str],
        settings: Mapping[str, str | int | float | bool | None],
    ) -> Iterator[DossierBuild]:
        """Hold a dossier for writing; what an earlier run of the same build finished is kept.

        Raises: DossierError when another process holds it, or the folder is something else.
        """
        with storage_errors(path):
            if path.exists() and not path.is_dir():
                raise DossierError(f"{path} is a file", fix="give a folder for the dossier")
            path.mkdir(parents=True, exist_ok=True)
            foreign = sorted(entry.name for entry in path.iterdir() if entry.name not in OWN_NAMES)
            if foreign and not (path / MANIFEST_NAME).exists():
                raise DossierError(
                    f"{path} is not empty and no dossier: it holds {foreign[0]!r}",
                    fix="give a new or an empty folder",
                )
            with locked(path):
                build = cls(path, versions=versions, settings=settings)
                with build.journal:
                    yield build

    def known(self) -> dict[str, Origin]:
        """The inputs that need no reading, by origin id."""
        found = {origin.id: origin for origin in self.finished()}
        for entry in self.journal.entries():
            for origin in entry.records.get("origins", ()):
                found[entry.origin_id] = msgspec.json.decode(origin, type=Origin)
        return found

    def finished(self) -> list[Origin]:
        """The inputs of the finished dossier before this build, where its records can be reused."""
        if self._finished is None and self.reusable is not None:
            with Dossier(self.path, self.reusable) as before:
                self._finished = list(before.records("origins"))
        return self._finished or []

    def keep_original(self, file: BinaryIO, *, max_bytes: int | None) -> originals.Kept | None:
        """Store an input's bytes; None when they are over the limit."""
        return originals.keep_original(self.path, file, max_bytes=max_bytes)

    def original(self, sha256: str) -> originals.Kept | None:
        """A stored original by its hash; None when there is none."""
        path = originals.original_path(self.path, sha256)
        return originals.Kept(path, sha256, path.stat().st_size) if path.exists() else None

    def add(self, entries: Sequence[Entry]) -> None:
        """Note finished inputs; when this returns they outlast a kill."""
        with storage_errors(self.path):
            self.journal.append(entries)

    def finish(self, *, wanted: Iterable[str] | None, link: tables.Link | None = None) -> Manifest:
        """Write the tables and make them the dossier's; see `write_tables` for the options."""
        with storage_errors(self.path):
            before = self.reusable.tables if self.reusable else {}
            between = self.work / "tables"
            shutil.rmtree(between, ignore_errors=True)
            between.mkdir()
            written = tables.write_tables(
                self.path, between, self._arrivals(), before=before, wanted=wanted, link=link
            )
            return Manifest(SCHEMA_VERSION, self.versions, self.settings, written)

    def relink(self, kind: str, link: tables.Link) -> Manifest:
        """The finished dossier with one linked kind made anew.

        Raises: DossierError when a build was begun and not finished: it goes before.
        """
        if self.reusable is None or any(True for _ in self.journal.entries()):
            raise DossierError(
                f"{self.path}: a build of it was begun and not finished",
                fix="run the same `alleged build` again first",
            )
        with storage_errors(self.path):
            between = self.work / "tables"
            shutil.rmtree(between, ignore_errors=True)
            between.mkdir()
            before = self.reusable.tables
            written = tables.rewrite_linked(self.path, between, KINDS[kind], before, link)
            return msgspec.structs.replace(self.reusable, tables={**before, kind: written})

    def publish(
        self, manifest: Manifest, *, report: Path, run: Mapping[str, str | int | float]
    ) -> Dossier:
        """Put the new manifest in place, then what is derived from it, and clear up."""
        with storage_errors(self.path):
            database = self.work / DATABASE_NAME
            tables.write_database(self.path, manifest.tables, database)
            derived = Derived(sha256_of(database), dict(run))
            manifest = msgspec.structs.replace(
                manifest, report=StoredFile(REPORT_NAME, sha256_of(report))
            )
            for made in (database, report):
                sync(made)
            write_manifest(self.path, manifest)
            report.replace(self.path / REPORT_NAME)
            database.replace(self.path / DATABASE_NAME)
            sealed = {"derived": derived, "sha256": _seal(derived)}
            text = msgspec.json.format(msgspec.json.encode(sealed, order="sorted"), indent=1)
            write_whole(self.path / RUN_NAME, text + b"\n")
            self._clear(manifest)
            self.journal.close()
            shutil.rmtree(self.work)
        return Dossier(self.path, manifest)

    def _arrivals(self) -> Iterator[Entry]:
        """The journal's inputs that the dossier before does not have: after a kill between the new
        manifest and the clearing up, both have them."""
        before: set[str] = set()
        if self.reusable is not None:
            with Dossier(self.path, self.reusable) as dossier:
                before = {row[0] for row in dossier.relation("origins").project("id").fetchall()}
        for entry in self.journal.entries():
            if entry.origin_id not in before:
                before.add(entry.origin_id)
                yield entry

    def _open_work(self) -> None:
        """The work folder of this build; one that was begun with other settings starts over."""
        mark = self.work / "made_with.json"
        made_with = msgspec.json.encode([self.versions, self.settings], order="sorted")
        if self.work.exists() and (not mark.exists() or mark.read_bytes() != made_with):
            shutil.rmtree(self.work)
        self.work.mkdir(exist_ok=True)
        if not mark.exists():
            write_whole(mark, made_with)

    def _clear(self, manifest: Manifest) -> None:
        """Remove tables that no manifest names, and originals that no origin names."""
        named = {file.path for file in manifest.files}
        for table in (self.path / tables.FOLDER).iterdir():
            if f"{tables.FOLDER}/{table.name}" not in named:
                table.unlink()
        with Dossier(self.path, manifest) as dossier:
            rows = dossier.relation("origins").project("file_sha256").distinct().fetchall()
        kept = {row[0] for row in rows}
        for original in (self.path / originals.FOLDER).glob("*/*"):
            if original.name not in kept:
                original.unlink()
