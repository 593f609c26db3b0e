"""The table of outlets: whose site an address belongs to, who owns it, where, and its feed.

`outlets.csv` beside this file is the table that comes with the package; a user gives another one of
the same columns, whose rows go before it. Owners change hands: an empty cell says nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from alleged.errors import OptionError

COLUMNS = ("domain", "name", "owner", "country", "feed")
NEEDED = ("domain", "name")
MAX_ROWS = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A row of the table."""

    domain: str
    """`bbc.co.uk`: it and all hosts under it; the longest that fits counts."""
    name: str
    owner: str | None = None
    """The family that counts as one voice: a group, a foundation, a state."""
    country: str | None = None
    """ISO 3166-1 alpha-2, of the newsroom."""
    feed: str | None = None


@dataclass(frozen=True, slots=True)
class OutletTable:
    """Outlets by domain and by name."""

    by_domain: Mapping[str, Outlet]
    by_name: Mapping[str, Outlet]
    """Case-folded; names that two owners share are left out."""

    def of_address(self, url: str | None) -> Outlet | None:
        """The outlet that an address belongs to."""
        try:
            host = (urlsplit(url).hostname or "") if url else ""
        except ValueError:
            return None
        labels = host.rstrip(".").split(".")
        for first in range(len(labels) - 1):
            found = self.by_domain.get(".".join(labels[first:]))
            if found:
                return found
        return None

    def of_name(self, name: str | None) -> Outlet | None:
        """The outlet that is called so."""
        return self.by_name.get(name.casefold()) if name else None


def outlet_table(rows: Iterable[Outlet]) -> OutletTable:
    """A table of rows; of two rows for one domain the first counts."""
    by_domain: dict[str, Outlet] = {}
    by_name: dict[str, Outlet] = {}
    doubtful: set[str] = set()
    for row in rows:
        if row.domain in by_domain:
            continue
        by_domain[row.domain] = row
        name = row.name.casefold()
        if by_name.setdefault(name, row).owner != row.owner:
            doubtful.add(name)
    return OutletTable(by_domain, {n: row for n, row in by_name.items() if n not in doubtful})


def read_outlets(text: str, *, name: str) -> Iterator[Outlet]:
    """The rows of a table as CSV with a header.

    Raises: OptionError that names the line.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    columns = [column.strip().lower() for column in reader.fieldnames or ()]
    missing = [column for column in NEEDED if column not in columns]
    if missing:
        raise OptionError(
            f"{name}: no column {' and '.join(map(repr, missing))}; there are {columns}",
            fix=f"the first line names the columns: {','.join(COLUMNS)}",
        )
    reader.fieldnames = columns
    for row in reader:
        cells = {key: (row.get(key) or "").strip() for key in COLUMNS}
        if not any(cells.values()):
            continue
        domain = _domain(cells["domain"])
        if domain is None or not cells["name"]:
            raise OptionError(
                f"{name}: line {reader.line_num} has no usable domain and name: "
                f"{cells['domain'][:60]!r}, {cells['name'][:60]!r}",
                fix="write it as in `example.com,The Example,Example Group,GB,`",
            )
        yield Outlet(
            domain=domain,
            name=cells["name"],
            owner=cells["owner"] or None,
            country=cells["country"].upper() or None,
            feed=cells["feed"] or None,
        )


def _domain(written: str) -> str | None:
    """`https://www.Example.com/news` as `example.com`."""
    host = written.lower().split("://")[-1].split("/")[0].removeprefix("www.").rstrip(".")
    usable = "." in host and all(c.isalnum() or c in ".-" for c in host)
    return host if usable else None


@cache
def packaged_outlets() -> tuple[Outlet, ...]:
    """The rows that come with the package."""
    text = files("alleged.ingest").joinpath("outlets.csv").read_text(encoding="utf-8")
    return tuple(read_outlets(text, name="outlets.csv"))


@cache
def own_outlets(path: str | None) -> tuple[Outlet, ...]:
    """The rows of a user's table; () without one.

    Raises: OptionError if the file cannot be read.
    """
    if path is None:
        return ()
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OptionError(
            f"the table of outlets {path} cannot be read: {error}",
            fix="give a CSV file in UTF-8",
        ) from None
    return tuple(read_outlets(text, name=path))


@cache
def table_of(path: str | None) -> OutletTable:
    """The package's table, behind the rows of a user's own.

    Raises: OptionError if the file cannot be read.
    """
    return outlet_table([*own_outlets(path), *packaged_outlets()])
