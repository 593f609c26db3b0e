"""A user's table of who held which office when.

A CSV file with a header. Columns: `name`, `office`, `country`, `from`, `to`; the order does not
matter, and others are passed over. Known tables with other names for these are taken as well, see
`COLUMNS`."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from alleged.errors import InputError

COLUMNS = {
    "name": ("name", "leader", "holder"),
    "office": ("office", "role", "title"),
    "country": ("country", "iso3"),
    "from": ("from", "start", "since", "entry_date"),
    "to": ("to", "end", "until", "exit_date"),
}
"""What each column may be called; the first that the header has is taken. `office` may be
missing: the row then is a leader of the country, whatever the office is called."""
ANY_OFFICE = ""
MAX_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Leader:
    """A row: days as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; an empty `until` is no end."""

    name: str
    office: str
    country: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Leaders:
    """A table of leaders."""

    edition: str
    """File name and the start of its SHA-256."""
    rows: tuple[Leader, ...]


def read_leaders(path: Path) -> Leaders:
    """Read a table of leaders. Raises: InputError with the column that is missing."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path}: the table of leaders cannot be read: {error.strerror}",
            fix="check the name of the file",
        ) from None
    if len(data) > MAX_BYTES:
        raise InputError(f"{path}: larger than {MAX_BYTES:,} bytes", fix="give a smaller table")
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path}: byte {error.start:,} is not UTF-8", fix="save the table as UTF-8"
        ) from None
    reader = csv.DictReader(lines)
    header = reader.fieldnames or []
    found = {
        column: next((name for name in names if name in header), None)
        for column, names in COLUMNS.items()
    }
    for column in ("name", "country", "from"):
        if found[column] is None:
            raise InputError(
                f"{path}: no column {column!r}; the header has {', '.join(header) or 'nothing'}",
                fix="give name, office, country, from, to in the first line",
            )
    rows = []
    for row in reader:
        values = {
            column: (row.get(name) or "").strip() if name else "" for column, name in found.items()
        }
        if values["name"] and values["country"] and values["from"]:
            rows.append(
                Leader(
                    values["name"],
                    values["office"].lower(),
                    values["country"],
                    values["from"],
                    values["to"],
                )
            )
    digest = hashlib.sha256(data).hexdigest()
    return Leaders(f"{path.name} {digest[:12]}", tuple(rows))
