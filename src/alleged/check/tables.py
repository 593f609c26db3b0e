"""Reference tables in memory: each value with its party, time, edition and row.

A file is read once, from top to bottom. What cannot be read as its column's type is kept as a row
without a value: it is there, and withheld or in words."""

from __future__ import annotations

import csv
import hashlib
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from alleged.check.descriptors import (
    Code,
    Descriptor,
    Measure,
    read_descriptor,
)
from alleged.check.parties import NOBODY, WORLD, is_country_code, key_of
from alleged.check.units import factor_between, read_unit
from alleged.errors import InputError

MAX_BYTES = 500_000_000
MAX_CELL_CHARS = 1_000_000
PARQUET = files("alleged.check") / "sql" / "parquet.sql"
MOST_MEASURES = 1000
"""Numbers of measures are `table * MOST_MEASURES + place`."""

_NUMBER = re.compile(r"[-+]?[0-9]{1,30}(?:\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,3})?")
_YEAR = re.compile(r"([0-9]{4})(?![0-9])")
_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of one measure."""

    measure: int
    edition: str
    edition_from: str
    """First day on which this edition was the newest; empty when it is not known."""
    edition_to: str
    row: int
    item: str
    entity: str
    partner: str
    year: int | None
    value: float | None
    party: bool
    """Whether the entity is one of those that a rank is computed among."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event of a table."""

    row: int
    entity: str
    first: str
    last: str
    """First and last day on which it can have been: a day, or a whole year."""
    grade: str
    """As in the descriptor's `grade.values` or `counts`; empty when none fits."""
    raw: str
    """The table's own word for it."""
    count: int = 1


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A spell in office."""

    row: int
    entity: str
    holder: str
    office: str
    since: str
    until: str
    """Empty: no end in the table."""


@dataclass(frozen=True, slots=True)
class Table:
    """A reference table as it was added."""

    number: int
    descriptor: Descriptor
    sha256: str
    cells: tuple[Cell, ...] = ()
    events: tuple[EventRow, ...] = ()
    offices: tuple[OfficeRow, ...] = ()
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """A region's name in prose, in lower case, to the parties in it."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of parties that are no country of the gazetteer, in lower case, to their keys."""
    parties: frozenset[str] | None = None
    """The only parties that the table looks at; None for all countries."""

    @property
    def edition(self) -> str:
        """As the publisher counts; without that the start of the hash."""
        return self.descriptor.edition or f"sha256 {self.sha256[:12]}"

    def looks_at(self, party: str) -> bool:
        """Whether a party without a row could have one."""
        if self.parties is not None:
            return party in self.parties
        return self.descriptor.entity.code is Code.NAME or is_country_code(party)


def read_tables(paths: Sequence[Path]) -> list[Table]:
    """The tables whose descriptors are given, in order. Raises: InputError."""
    return [read_table(path, number=number) for number, path in enumerate(paths)]


def read_table(path: Path, *, number: int = 0) -> Table:
    """A table by its descriptor. Raises: InputError when the file is not as the descriptor says."""
    descriptor = read_descriptor(path)
    return read_described(descriptor, table_file(path, descriptor), number=number)


def read_described(descriptor: Descriptor, file: Path, *, number: int = 0) -> Table:
    """A table that lies elsewhere than its descriptor. Raises: InputError, as `read_table`."""
    digest = sha256_of_table(file)
    if descriptor.sha256 and descriptor.sha256 != digest:
        raise InputError(
            f"{file}: its SHA-256 is {digest}, the descriptor says {descriptor.sha256}",
            fix="take the edition that the descriptor describes, or describe this one",
        )
    rows = list(read_records(file, descriptor))
    return Table(
        number=number,
        descriptor=descriptor,
        sha256=digest,
        cells=tuple(_cells(descriptor, rows, number)),
        events=tuple(_events(descriptor, rows)),
        offices=tuple(_offices(descriptor, rows)),
        groups=_groups(descriptor, rows),
        names=_names(descriptor, rows),
        parties=_parties(descriptor),
    )


def table_file(path: Path, descriptor: Descriptor) -> Path:
    """The file that a descriptor describes: beside it, and nowhere else. Raises: InputError."""
    if Path(descriptor.path).name != descriptor.path or descriptor.path in ("", ".", ".."):
        raise InputError(
            f"{path}: path {descriptor.path!r} is not the name of a file beside it",
            fix="put table and descriptor into one folder",
        )
    return path.parent / descriptor.path


def sha256_of_table(file: Path) -> str:
    """The hash of a table's file. Raises: InputError when it cannot be read or is too large."""
    try:
        if file.stat().st_size > MAX_BYTES:
            raise InputError(f"{file}: larger than {MAX_BYTES:,} bytes", fix="cut the table down")
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise InputError(
            f"{file}: the table cannot be read: {error.strerror}",
            fix="check the name; the descriptor says it under `path`",
        ) from None


def read_records(file: Path, descriptor: Descriptor) -> Iterator[dict[str, str]]:
    """The rows as strings, missing values empty. Raises: InputError for other columns."""
    wanted = [one.name for one in descriptor.schema.fields]
    missing = set(descriptor.schema.missingValues)
    rows = _parquet_rows(file) if file.suffix == ".parquet" else _csv_rows(file)
    header = next(rows, [])
    absent = [name for name in wanted if name not in header]
    if absent:
        raise InputError(
            f"{file}: no column {absent[0]!r}; it has {', '.join(header) or 'nothing'}",
            fix="correct `schema.fields` of the descriptor",
        )
    places = [(name, header.index(name)) for name in wanted]
    for values in rows:
        if len(values) < len(header):
            values = [*values, *[""] * (len(header) - len(values))]
        yield {
            name: "" if values[place] in missing else values[place].strip()
            for name, place in places
        }


def _csv_rows(file: Path) -> Iterator[list[str]]:
    csv.field_size_limit(MAX_CELL_CHARS)
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            yield from csv.reader(opened)
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{file}: no CSV in UTF-8: {error}", fix="save it as UTF-8") from None


def _parquet_rows(file: Path) -> Iterator[list[str]]:
    import duckdb

    from alleged.store.tables import engine

    with engine() as con:
        try:
            found = con.execute(PARQUET.read_text("utf-8"), [str(file)])
            yield [column[0] for column in found.description or ()]
            while rows := found.fetchmany(1000):
                for row in rows:
                    yield ["" if value is None else str(value) for value in row]
        except duckdb.Error as error:
            raise InputError(f"{file}: no Parquet: {error}", fix="give CSV or Parquet") from None


def _cells(one: Descriptor, rows: Sequence[Mapping[str, str]], number: int) -> Iterator[Cell]:
    sums = {*one.entity.sums, one.entity.world}
    keys: dict[str, str] = {}
    partners: dict[str, str] = {}
    edition_from = one.published or ""
    for row_number, row in enumerate(rows, 1):
        raw = row[one.entity.field]
        if raw not in keys:
            keys[raw] = _entity_key(one, raw)
        entity = keys[raw]
        if entity == NOBODY:
            continue
        partner = ""
        if one.partner is not None:
            other = row[one.partner.field]
            if other not in partners:
                partners[other] = key_of(other, one.partner.code, one.entity.names.get(other, ()))
            partner = partners[other]
        item = ""
        if one.item is not None:
            item = (row[one.item.field] if one.item.field else one.item.value).lower()
        edition, begin, end = one.edition, edition_from, ""
        if one.editions is not None:
            if one.editions.field:
                edition = row[one.editions.field]
                begin = f"{edition[:4]}-01-31" if _YEAR.match(edition) else ""
            else:
                begin, end = row[one.editions.first], row[one.editions.last]
                edition = f"{begin} to {end}"
        for place, measure in enumerate(one.measures):
            if any(row[column] != value for column, value in measure.where.items()):
                continue
            year = _year(measure.period or (row[one.period.field] if one.period else ""))
            yield Cell(
                measure=number * MOST_MEASURES + place,
                edition=edition,
                edition_from=begin,
                edition_to=end,
                row=row_number,
                item=item,
                entity=entity,
                partner=partner,
                year=year,
                value=_value(measure, row),
                party=raw not in sums and entity != WORLD,
            )


def _entity_key(one: Descriptor, raw: str) -> str:
    if raw == one.entity.world:
        return WORLD
    return key_of(raw, one.entity.code, one.entity.names.get(raw, ()))


def _value(measure: Measure, row: Mapping[str, str]) -> float | None:
    written = row[measure.field].replace(",", "")
    if not _NUMBER.fullmatch(written):
        return None
    factor = measure.factor
    if measure.unit_field:
        read = read_unit(row[measure.unit_field])
        between = factor_between(read[0], measure.unit) if read else None
        if read is None or between is None or between.low != between.high:
            return None  # a unit that cannot be converted is no value
        factor *= read[1] * between.low
    # 12 digits: 15 thousand times 1000 is 15,000 and not 15,000.000000000002
    value = float(f"{float(written) * factor:.12g}")
    return value if math.isfinite(value) else None


def _year(written: str) -> int | None:
    found = _YEAR.match(written)
    return int(found[1]) if found else None


def _events(one: Descriptor, rows: Sequence[Mapping[str, str]]) -> Iterator[EventRow]:
    if one.events is None:
        return
    told = one.events
    for number, row in enumerate(rows, 1):
        entity, date = _entity_key(one, row[one.entity.field]), row[told.date]
        if entity == NOBODY or not _DAY.fullmatch(date):
            continue
        first, last = first_day(date), last_day(date)
        if told.counts is not None:
            for grade, column in (
                ("successful", told.counts.successful),
                ("failed", told.counts.failed),
            ):
                if (count := int(row[column] or 0)) > 0:
                    yield EventRow(number, entity, first, last, grade, grade, count)
        elif told.grade is not None:
            raw = row[told.grade.field]
            grade = next((ours for ours, theirs in told.grade.values.items() if raw in theirs), "")
            yield EventRow(number, entity, first, last, grade, raw)
        else:
            yield EventRow(number, entity, first, last, "", told.kind.value)


def _offices(one: Descriptor, rows: Sequence[Mapping[str, str]]) -> Iterator[OfficeRow]:
    if one.offices is None:
        return
    told = one.offices
    for number, row in enumerate(rows, 1):
        entity = _entity_key(one, row[one.entity.field])
        if entity == NOBODY or not row[told.holder] or not row[told.since]:
            continue
        yield OfficeRow(
            row=number,
            entity=entity,
            holder=row[told.holder],
            office=row[told.office].lower() if told.office else "",
            since=first_day(row[told.since]),
            until=last_day(row[told.until]) if row[told.until] else "",
        )


def _groups(one: Descriptor, rows: Sequence[Mapping[str, str]]) -> dict[str, frozenset[str]]:
    if one.groups is None:
        return {}
    members: dict[str, set[str]] = {}
    for row in rows:
        entity = _entity_key(one, row[one.entity.field])
        for value in {row[column] for column in one.groups.fields} - {""}:
            for name in (value, *one.groups.names.get(value, ())):
                if len(name) > 2 and entity != NOBODY:
                    members.setdefault(name.lower(), set()).add(entity)
    return {name: frozenset(found) for name, found in sorted(members.items())}


def _names(one: Descriptor, rows: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Names of parties that only this table knows."""
    found: dict[str, str] = {}
    for raw in sorted({row[one.entity.field] for row in rows}):
        key = _entity_key(one, raw)
        if key not in (NOBODY, WORLD) and raw not in one.entity.sums and key == key.lower():
            found[raw.lower()] = key
            found |= {name.lower(): key for name in one.entity.names.get(raw, ())}
    if one.partner is not None and one.entity.code is Code.NAME:
        for raw in sorted({row[one.partner.field] for row in rows}):
            key = key_of(raw, one.partner.code, one.entity.names.get(raw, ()))
            if key == key.lower() and key not in (NOBODY, WORLD):
                found |= {name.lower(): key for name in (raw, *one.entity.names.get(raw, ()))}
    return found


def _parties(one: Descriptor) -> frozenset[str] | None:
    if one.coverage is None or not one.coverage.countries:
        return None
    names = one.entity.names
    return frozenset(
        key_of(raw, one.entity.code, names.get(raw, ())) for raw in one.coverage.countries
    )


Listed = TypeVar("Listed", EventRow, OfficeRow)


def by_country(
    rows: Iterable[tuple[Table, Listed]], *, key: Callable[[Listed], tuple[str, int]]
) -> dict[tuple[int, str], tuple[Listed, ...]]:
    """The rows of each table and country, in the order of `key`."""
    found: dict[tuple[int, str], list[Listed]] = {}
    for table, row in rows:
        found.setdefault((table.number, row.entity), []).append(row)
    return {place: tuple(sorted(listed, key=key)) for place, listed in found.items()}


def first_day(date: str) -> str:
    """The first day of a year, month or day."""
    return date if len(date) >= 10 else f"{date}-01" if len(date) == 7 else f"{date}-01-01"


def last_day(date: str) -> str:
    """The last day of a year, month or day; a month has at most 31 days, which compares alike."""
    return date if len(date) >= 10 else f"{date}-31" if len(date) == 7 else f"{date}-12-31"
