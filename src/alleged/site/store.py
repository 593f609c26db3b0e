"""The site's file, open for reading."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from alleged.errors import AllegedError
from alleged.site.beside_reader import OriginalReader
from alleged.site.index.reading import decoder, kind_of

MAX_SECONDS = 2.0
"""A question that takes longer is given up: it would keep the others waiting."""

STEPS_BETWEEN_LOOKS = 20_000
"""SQLite's own steps between two looks at the clock; about a millisecond."""

CACHE_KB = 8_192
"""Pages of the file that each connection keeps. The file is not mapped into memory: the system
keeps it once for all connections anyway, and a mapping is counted for each of them (770 MB at
10,000 documents with eight)."""

MAX_ROWS = 500
"""The longest page of a list."""


class NotFoundError(AllegedError):
    """A page asks for something that the dossier does not have."""


class TooSlowError(AllegedError):
    """A question to the dossier took too long and was given up."""


class Store:
    """What a dossier's pages are made of. It never changes: a rebuilt dossier is another store.

    Each thread has a connection of its own.
    """

    def __init__(self, path: Path, dossier: Path | None = None) -> None:
        self.path = path
        self.dossier = dossier
        """The dossier's folder, for its originals; None where they are not at hand."""
        self.originals = None if dossier is None else OriginalReader(dossier)
        """Reads the originals, each in a child process."""
        self.reviews: Any = None
        """What people decide here (`reviews.SiteReviews`); None on a site that is only read."""
        self._uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._local = threading.local()

    def rows(
        self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()
    ) -> list[tuple[Any, ...]]:
        """The rows of a question that the program writes; what readers type is only ever a value.

        Raises: TooSlowError after `MAX_SECONDS`.
        """
        con = self._connection()
        self._local.deadline = time.monotonic() + MAX_SECONDS
        try:
            return con.execute(sql, values).fetchall()
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise TooSlowError(
                    "this took too long and was given up", fix="ask for less"
                ) from None
            raise

    def value(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Any:
        """The first column of the first row; None without a row."""
        rows = self.rows(sql, values)
        return rows[0][0] if rows else None

    def record(self, id: str, kind: str | None = None) -> Any:
        """A record by its id.

        `kind`: the kind that it has to be, `statements`; None for any.
        Raises: NotFoundError.
        """
        of = kind_of(id)
        row = self.rows("SELECT kind, json FROM records WHERE id = ? LIMIT 1", (id,)) if of else []
        if not row or (kind is not None and row[0][0] != kind):
            raise NotFoundError(
                "the dossier has no such record", fix="look for it by its words on the search page"
            )
        return decoder(row[0][0]).decode(row[0][1])

    def records(self, kind: str, *, limit: int = MAX_ROWS) -> list[Any]:
        """The first records of a kind, in the dossier's order."""
        rows = self.rows(
            "SELECT json FROM records WHERE kind = ? ORDER BY n LIMIT ?", (kind, limit)
        )
        decode = decoder(kind).decode
        return [decode(text) for (text,) in rows]

    def of_document(self, kind: str, document_id: str) -> list[Any]:
        """The records of a kind that belong to a document, in the order of its text."""
        rows = self.rows(
            "SELECT json FROM records WHERE document_id = ? AND kind = ? ORDER BY n",
            (document_id, kind),
        )
        decode = decoder(kind).decode
        return [decode(text) for (text,) in rows]

    def by_ids(self, ids: Iterable[str]) -> dict[str, Any]:
        """The records of these ids; those that the dossier does not have are left out."""
        wanted = list(dict.fromkeys(id for id in ids if kind_of(id)))
        found: dict[str, Any] = {}
        for start in range(0, len(wanted), MAX_ROWS):
            part = msgspec.json.encode(wanted[start : start + MAX_ROWS]).decode()
            rows = self.rows(
                "SELECT id, kind, json FROM records"
                " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY n",
                (part,),
            )
            for id, kind, text in rows:
                found.setdefault(id, decoder(kind).decode(text))
        return found

    def prepared(self, page: str, key: str, type_: type[Any]) -> Any:
        """A Struct that was made with the file; None where there is none of that key."""
        text = self.value("SELECT json FROM prepared WHERE page = ? AND key = ?", (page, key))
        return None if text is None else msgspec.json.decode(text, type=type_)

    @cached_property
    def facts(self) -> dict[str, str]:
        """What the file says of itself."""
        return dict(self.rows("SELECT name, value FROM facts"))

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many records of each kind the dossier has."""
        counts: dict[str, int] = msgspec.json.decode(self.facts["counts"])
        return counts

    @property
    def name(self) -> str:
        """What the dossier is called: the name of its folder."""
        return self.facts["name"]

    @property
    def version(self) -> str:
        """SHA-256 of the manifest: another one is another dossier."""
        return self.facts["version"]

    def close(self) -> None:
        """Give back what another store does not need. Requests that still run go on: each thread's
        connection is closed when it is forgotten."""
        if self.originals is not None:
            self.originals.close()

    def _connection(self) -> sqlite3.Connection:
        con: sqlite3.Connection | None = getattr(self._local, "con", None)
        if con is None:
            con = sqlite3.connect(self._uri, uri=True, cached_statements=256)
            con.executescript(f"PRAGMA query_only = ON; PRAGMA cache_size = -{CACHE_KB};")
            con.set_progress_handler(self._overdue, STEPS_BETWEEN_LOOKS)
            self._local.con = con
        return con

    def _overdue(self) -> bool:
        return bool(time.monotonic() > self._local.deadline)
