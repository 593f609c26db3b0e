"""From a dossier's tables to the one file that the site reads.

It is derived, so a lost or old one is made again: it carries a hash of the manifest and of the code
that made it. It is written under a temporary name and put in place whole.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import msgspec

from alleged.records.kinds import KINDS
from alleged.site.index.articles import add_articles
from alleged.site.index.denials import add_denials
from alleged.site.index.entries import add_entries, add_entry_words
from alleged.site.index.reading import iter_ids
from alleged.site.index.told import add_told
from alleged.store.dossier import SITE_NAME, Dossier
from alleged.store.manifest import MANIFEST_NAME
from alleged.version import __version__

LEFT_OUT = {"prints"}
"""Kinds that no page shows: fingerprints are half as large as the texts and say nothing to a
reader."""

BATCH = 1000

SECTIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    add_articles,
    add_entries,
    add_denials,
    add_told,
    add_entry_words,
)
"""What is made of the records, in this order. A section reads records with
`reading.iter_records` and fills tables of its own."""


def ensure_index(dossier: Path) -> Path:
    """The site's file of a dossier, made if it is missing or older than the dossier.

    It lies in the dossier; where that cannot be written to, in a folder for temporary files.
    """
    found = find_index(dossier)
    if found is not None:
        return found
    target = dossier if os.access(dossier, os.W_OK) else _elsewhere(dossier)
    target.mkdir(parents=True, exist_ok=True)
    with Dossier.open(dossier) as opened:
        make_index(opened, target / SITE_NAME)
    return target / SITE_NAME


def find_index(dossier: Path) -> Path | None:
    """The site's file of a dossier as it is now; None where it has to be made."""
    wanted = fingerprint(dossier)
    for folder in (dossier, _elsewhere(dossier)):
        if found_fingerprint(folder / SITE_NAME) == wanted:
            return folder / SITE_NAME
    return None


def fingerprint(dossier: Path) -> str:
    """What decides the content of the site's file: the manifest, and the code that makes it."""
    digest = sha256((dossier / MANIFEST_NAME).read_bytes())
    digest.update(__version__.encode())
    folder = files("alleged.site.index")
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith((".py", ".sql")):
            digest.update(entry.read_bytes())
    return digest.hexdigest()


def found_fingerprint(path: Path) -> str | None:
    """The fingerprint that a file carries; None where there is none or it cannot be read."""
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as con:
            row = con.execute("SELECT value FROM facts WHERE name = 'fingerprint'").fetchone()
    except sqlite3.Error:
        return None
    return row[0] if row else None


def make_index(dossier: Dossier, out: Path) -> None:
    """Write the site's file of a dossier to `out`, whole or not at all."""
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as con:
            con.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            con.executescript(_sql("tables.sql"))
            add_records(con, dossier)
            con.executescript(_sql("record_indexes.sql"))
            for section in SECTIONS:
                section(con)
            con.executescript(_sql("indexes.sql"))
            facts = {
                "fingerprint": fingerprint(dossier.path),
                "version": sha256((dossier.path / MANIFEST_NAME).read_bytes()).hexdigest(),
                "name": dossier.path.resolve().name,
                "counts": msgspec.json.encode(dossier.counts()).decode(),
                "versions": msgspec.json.encode(dossier.manifest.versions).decode(),
                "settings": msgspec.json.encode(dossier.manifest.settings).decode(),
            }
            con.executemany("INSERT INTO facts VALUES (?, ?)", facts.items())
            con.commit()
            con.executescript("ANALYZE; PRAGMA optimize;")
        os.chmod(name, 0o644)
        os.replace(name, out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def add_records(con: sqlite3.Connection, dossier: Dossier) -> None:
    """Copy the records of all kinds as JSON, and note which names which."""
    encode = msgspec.json.Encoder().encode

    def rows() -> Iterator[tuple[int, str, str, str | None, bytes]]:
        n = 0
        for kind in KINDS:
            if kind in LEFT_OUT or kind not in dossier.manifest.tables:
                continue
            for record in dossier.records(kind):
                n += 1
                document_id = getattr(record, "document_id", None)
                yield n, kind, record.id, document_id, encode(record)

    con.executemany("INSERT INTO records VALUES (?, ?, ?, ?, ?)", rows())

    def refs() -> Iterator[tuple[int, str]]:
        reading = con.execute("SELECT n, kind, id, json FROM records WHERE kind <> 'documents'")
        for n, _, own, text in reading:
            for found in dict.fromkeys(iter_ids(msgspec.json.decode(text))):
                if found != own:
                    yield n, found

    con.executemany("INSERT INTO refs VALUES (?, ?)", refs())


def _elsewhere(dossier: Path) -> Path:
    """A folder of this user for dossiers that cannot be written to."""
    key = sha256(str(dossier.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "alleged" / "sites" / key


def _sql(name: str) -> str:
    return (files("alleged.site.index") / name).read_text("utf-8")
