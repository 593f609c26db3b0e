"""The gazetteer file: places as columns, and a sorted table of names that leads to them.

The file is an uncompressed `.npz` of numpy arrays without pickled objects, so that any program with
numpy can read it. `docs/places.md` lists the arrays.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alleged.analyse.gazetteer.pinned import SHA256
from alleged.errors import ModelError

PACKAGED = Path(__file__).parent / "places.npz"
REINSTALL = "install alleged again, or build the file anew as docs/places.md says"

Array = NDArray[np.generic]

CITY, ADMIN, COUNTRY = 0, 1, 2
"""What `kind` says in a row."""
GEONAMES, SIMPLEMAPS = 0, 1
"""What `origin` says in a row: whose number `number` is."""
OTHER_NAME = np.uint32(1 << 31)
"""Set in a row number where the name is not the place's first one."""
SCALE = 10_000
"""Coordinates are stored as whole numbers: degrees times this."""
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A place as the file has it."""

    number: int
    origin: int
    kind: int
    name: str
    country: str
    """ISO 3166 alpha-2."""
    alpha3: str
    """ISO 3166 alpha-3; of a country only."""
    admin1: str
    """GeoNames's code inside the country; empty where there is none."""
    population: int
    latitude: float | None
    longitude: float | None
    capital: bool
    other_names: int = 0
    """How many other names GeoNames has for it, 255 at most."""


class Tables:
    """The file in memory: about its own size."""

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._columns = {name: array for name, array in arrays.items() if array.ndim == 1}
        self._keys = arrays["keys"].tobytes()
        self._key_ends: list[int] = arrays["key_ends"].tolist()
        self._names = arrays["names"].tobytes()

    @classmethod
    def load(cls, path: Path = PACKAGED, *, sha256: str = SHA256) -> Tables:
        """Read the file. Raises: ModelError where it is missing or not the pinned one."""
        try:
            content = path.read_bytes()
        except OSError as error:
            raise ModelError(f"{path}: no gazetteer: {error}", fix=REINSTALL) from error
        digest = hashlib.sha256(content).hexdigest()
        if digest != sha256:
            raise ModelError(
                f"{path}: the gazetteer has SHA-256 {digest[:12]}, expected {sha256[:12]}",
                fix=REINSTALL,
            )
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            return cls({name: arrays[name] for name in arrays.files})

    def rows_of(self, key: str) -> list[tuple[int, bool]]:
        """The rows that have this folded name, and whether it is their first one."""
        wanted = key.encode()
        place = bisect_left(range(len(self._key_ends)), wanted, key=self._key)
        if place == len(self._key_ends) or self._key(place) != wanted:
            return []
        starts = self._columns["row_starts"]
        found = self._columns["rows"][int(starts[place]) : int(starts[place + 1])]
        return [(int(row & ~OTHER_NAME), not row & OTHER_NAME) for row in found]

    def row(self, index: int) -> Row:
        """The place at an index."""
        column = self._columns
        at = int(column["name_end"][index - 1]) if index else 0
        latitude, longitude = int(column["latitude"][index]), int(column["longitude"][index])
        known = latitude != UNKNOWN_DEGREES
        return Row(
            number=int(column["number"][index]),
            origin=int(column["origin"][index]),
            kind=int(column["kind"][index]),
            name=self._names[at : int(column["name_end"][index])].decode(),
            country=column["country"][index].decode(),
            alpha3=column["alpha3"][index].decode(),
            admin1=column["admin1"][index].decode(),
            population=int(column["population"][index]),
            latitude=latitude / SCALE if known else None,
            longitude=longitude / SCALE if known else None,
            capital=bool(column["capital"][index]),
            other_names=int(column["other_names"][index]),
        )

    def indices_of(self, kind: int) -> list[int]:
        """All rows of a kind."""
        return [int(index) for index in np.flatnonzero(self._columns["kind"] == kind)]

    def names_of_capitals(self, population: int) -> list[str]:
        """The names of the capitals of at least so many inhabitants."""
        column = self._columns
        large = (column["capital"] == 1) & (column["population"] >= np.uint32(population))
        return [self.row(int(index)).name for index in np.flatnonzero(large)]

    def codes_of(self, kind: int) -> dict[str, int]:
        """Country and region code of all rows of a kind, `US.OH`, to their rows. A code that
        several have (longer ones were cut: Greece's regions) tells none of them."""
        found = np.flatnonzero(self._columns["kind"] == kind)
        countries = self._columns["country"][found].tolist()
        codes = self._columns["admin1"][found].tolist()
        rows: dict[str, list[int]] = {}
        for country, code, index in zip(countries, codes, found.tolist(), strict=True):
            rows.setdefault(f"{country.decode()}.{code.decode()}", []).append(index)
        return {code: indices[0] for code, indices in rows.items() if len(indices) == 1}

    def indices_of_numbers(self, numbers: Sequence[int]) -> dict[int, int]:
        """GeoNames's numbers to rows; a number that is not there is left out."""
        column, origin = self._columns["number"], self._columns["origin"]
        wanted = np.flatnonzero(np.isin(column, np.array(numbers, np.uint32)) & (origin == 0))
        return {int(column[index]): int(index) for index in wanted}

    def __len__(self) -> int:
        return len(self._columns["kind"])

    def _key(self, place: int) -> bytes:
        return self._keys[self._key_ends[place - 1] if place else 0 : self._key_ends[place]]


UNKNOWN_DEGREES = -10_000_000
COLUMNS: dict[str, str] = {
    "number": "<u4",
    "origin": "u1",
    "kind": "u1",
    "name_end": "<u4",
    "country": "S2",
    "alpha3": "S3",
    "admin1": "S4",
    "population": "<u4",
    "latitude": "<i4",
    "longitude": "<i4",
    "capital": "u1",
    "other_names": "u1",
}
"""Columns of the places, and their numpy types."""


def write_tables(rows: Sequence[Row], names: Mapping[str, Sequence[int]]) -> bytes:
    """The file's bytes: from rows, and from folded names to row numbers (with OTHER_NAME set where
    it is not the first name). The same input gives the same bytes."""
    written = [row.name.encode() for row in rows]
    keys = sorted(names, key=str.encode)
    listed = [sorted(names[key]) for key in keys]
    columns: dict[str, Array] = {
        "number": _column("number", [row.number for row in rows]),
        "origin": _column("origin", [row.origin for row in rows]),
        "kind": _column("kind", [row.kind for row in rows]),
        "name_end": np.cumsum([len(name) for name in written]).astype("<u4"),
        "country": _column("country", [row.country.encode() for row in rows]),
        "alpha3": _column("alpha3", [row.alpha3.encode() for row in rows]),
        "admin1": _column("admin1", [row.admin1.encode() for row in rows]),
        "population": _column("population", [row.population for row in rows]),
        "latitude": _column("latitude", [_degrees(row.latitude) for row in rows]),
        "longitude": _column("longitude", [_degrees(row.longitude) for row in rows]),
        "capital": _column("capital", [row.capital for row in rows]),
        "other_names": _column("other_names", [min(row.other_names, 255) for row in rows]),
        "names": np.frombuffer(b"".join(written), "u1"),
        "keys": np.frombuffer("".join(keys).encode(), "u1"),
        "key_ends": np.cumsum([len(key.encode()) for key in keys]).astype("<u4"),
        "rows": np.array([row for found in listed for row in found], "<u4"),
        "row_starts": np.cumsum([0, *(len(found) for found in listed)]).astype("<u4"),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, array in columns.items():
            one = io.BytesIO()
            np.lib.format.write_array(one, array, version=(1, 0), allow_pickle=False)
            member = zipfile.ZipInfo(f"{name}.npy", EPOCH)
            member.create_system = 3
            archive.writestr(member, one.getvalue())
    return packed.getvalue()


def _column(name: str, values: Sequence[object]) -> Array:
    return np.array(values, COLUMNS[name])


def _degrees(value: float | None) -> int:
    return UNKNOWN_DEGREES if value is None else round(value * SCALE)
