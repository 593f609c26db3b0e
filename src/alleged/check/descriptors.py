"""What a table says: a descriptor beside it, in the style of Frictionless, with our semantics.

Nothing is guessed from the name of a column. The descriptor says which column holds the party, the
time and the value; in which unit; what the measure is called in prose; what it is often taken for;
what it means when a row is missing; and when the table ends. `docs/checks.md` shows one."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec

from alleged.errors import InputError

MAX_BYTES = 2_000_000

Name = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9_.-]{0,79}$")]
Day = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]


class Described(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a descriptor; a key that is not known is an error, not passed over."""


class FieldType(StrEnum):
    """Types of Frictionless Table Schema that are used here."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    YEAR = "year"


class Field(Described, frozen=True, kw_only=True):
    """A column."""

    name: str
    type: FieldType = FieldType.STRING
    title: str = ""
    description: str = ""
    unit: str = ""


class Schema(Described, frozen=True, kw_only=True):
    """Frictionless Table Schema, as far as it is used."""

    fields: tuple[Field, ...]
    primaryKey: tuple[str, ...] = ()  # noqa: N815 - Frictionless writes it so
    missingValues: tuple[str, ...] = ("",)  # noqa: N815


class Code(StrEnum):
    """How a column names parties."""

    NAME = "name"
    """Names as in prose; names and codes of countries that the gazetteer knows become one party."""
    ISO3 = "iso3"
    """ISO 3166 alpha-3; other codes in the column (World Bank's sums of countries) are no
    countries."""


class Entity(Described, frozen=True, kw_only=True):
    """Which column holds the party."""

    field: str
    code: Code = Code.NAME
    names: dict[str, tuple[str, ...]] = {}
    """Other names of a value in prose, adjectives too: `{"Orvania": ["Orvanian"]}`."""
    world: str = "World"
    """The value that stands for all together."""
    sums: tuple[str, ...] = ()
    """Values that are no party of their own: `Other countries`. They are left out of ranks."""


class Partner(Described, frozen=True, kw_only=True):
    """Which column holds the other side."""

    field: str
    code: Code = Code.NAME
    words: tuple[str, ...] = ()
    """What the other side is called in prose, for ranks: `buyer`, `customer`."""


class Item(Described, frozen=True, kw_only=True):
    """What is counted, where one table has several: tin, copper. Either a column or one value."""

    field: str = ""
    value: str = ""
    names: dict[str, tuple[str, ...]] = {}
    """Other words for a value in prose; the value itself always counts."""


class Period(Described, frozen=True, kw_only=True):
    """Which column holds the year."""

    field: str


class Editions(Described, frozen=True, kw_only=True):
    """Where rows carry the edition that printed them: a year, or the first and last day."""

    field: str = ""
    first: str = ""
    last: str = ""


class Lists(StrEnum):
    """Which parties a table has rows for."""

    ALL = "all"
    LARGEST = "largest"
    """The largest, down to some place: who is missing is smaller."""
    SOME = "some"
    """No rank can be computed."""


class Growth(StrEnum):
    """Whether growth computed from the values is what prose calls growth."""

    PLAIN = "plain"
    NOMINAL = "nominal"
    """Of current prices: only where the text says so."""


class Measure(Described, frozen=True, kw_only=True):
    """A column of values."""

    field: str
    name: str
    """In the publisher's words, for the verdict: `mine output`."""
    words: tuple[str, ...]
    """What prose calls it: `production`, `output`, `produced`."""
    unit: str = ""
    """Singular, as figures have it: `tonne`, `US dollar`, `person`, `per cent`."""
    factor: float = 1.0
    """What a value is to be multiplied by: 1000 for thousand tonnes."""
    unit_field: str = ""
    """A column that says the unit of each row, in words: `thousand tonnes`."""
    where: dict[str, str] = {}
    """Only rows with these values: `{"flow": "exports"}`."""
    period: str = ""
    """The year, where the column is of one year alone."""
    share_of: str = ""
    """Of a measure that is itself a share: what it is a share of, in words."""
    definition: str = ""
    """What it counts exactly: `metal content of ores mined`."""
    often_taken_for: tuple[str, ...] = ()
    """Names of measures that this one is taken for: resources for `reserves`."""
    lists: Lists = Lists.ALL
    growth: Growth = Growth.PLAIN
    flow: bool = True
    """Whether it adds up over the year, so that a month has less: output, not inhabitants."""
    tolerance: float = 0.005
    """How far, as a share of the value, rounding and revision may lie without a difference."""


class Grade(Described, frozen=True, kw_only=True):
    """A column that says how an event ended, or how large it was."""

    field: str
    values: dict[str, tuple[str, ...]]
    """Our word to the column's values: `{"successful": ["coup"], "failed": ["attempted"]}`. A row
    with another value is none of these, and no answer to the question."""


class Counts(Described, frozen=True, kw_only=True):
    """Columns that count events by outcome, where a row is a country and year."""

    successful: str
    failed: str


class EventKind(StrEnum):
    """What happened."""

    COUP = "coup"
    CONFLICT = "conflict"


class Events(Described, frozen=True, kw_only=True):
    """A table of events."""

    kind: EventKind
    date: str
    """Column of the day or the year."""
    grade: Grade | None = None
    counts: Counts | None = None
    complete: bool = False
    """Whether a country and time without a row had no such event, by the table's own definition."""
    definition: str = ""
    window_days: int = 3
    """How far two lists' days of one event lie apart."""


class Offices(Described, frozen=True, kw_only=True):
    """A table of who held which office when."""

    holder: str
    since: str
    until: str
    office: str = ""
    """Column of the office; without it a row is whoever led the country."""
    title_in_holder: bool = False
    """Whether the holder's column begins with the title: `President Ana RUIZ`."""
    until_is_known: bool = True
    """Whether `until` is the end of the office; else the last day on which the table knew of it."""
    every_holder: bool = False
    """Whether each day has its holder of each office in the table, so that another name differs."""


class Groups(Described, frozen=True, kw_only=True):
    """A table of which country lies where: columns of regions."""

    fields: tuple[str, ...]
    names: dict[str, tuple[str, ...]] = {}
    """A value of these columns to its name in prose: `{"SA": ["South America"]}`."""


class Coverage(Described, frozen=True, kw_only=True):
    """From when to when the table reaches."""

    first: Day
    last: Day
    countries: tuple[str, ...] = ()
    """The only parties that it looks at; empty for all."""


class Descriptor(Described, frozen=True, kw_only=True):
    """A reference table."""

    name: Name
    title: str
    path: str
    """The file beside the descriptor."""
    publisher: str = ""
    licence: str = ""
    source: str = ""
    """Where it came from, for a reader."""
    download: str = ""
    """The publisher's address of the file, for `alleged reference add NAME`."""
    sha256: str = ""
    """Of the file, where it is pinned."""
    edition: str = ""
    published: Day | None = None
    """When this edition came out."""
    every_years: float | None = None
    """How often editions come out; None when only once, or not regularly."""
    note: str = ""
    schema: Schema
    entity: Entity
    partner: Partner | None = None
    item: Item | None = None
    period: Period | None = None
    editions: Editions | None = None
    coverage: Coverage | None = None
    measures: tuple[Measure, ...] = ()
    events: Events | None = None
    offices: Offices | None = None
    groups: Groups | None = None


def decode_descriptor(data: bytes, *, where: str) -> Descriptor:
    """A descriptor from JSON. Raises: InputError with the fault, and where in it."""
    if len(data) > MAX_BYTES:
        raise InputError(f"{where}: larger than {MAX_BYTES:,} bytes", fix="give a smaller one")
    try:
        found = msgspec.json.decode(data, type=Descriptor)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise InputError(
            f"{where}: no descriptor of a table: {error}",
            fix="compare it with the example in docs/checks.md",
        ) from None
    _check_fields(found, where)
    return found


def read_descriptor(path: Path) -> Descriptor:
    """A descriptor from a file. Raises: InputError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path}: the descriptor cannot be read: {error.strerror}",
            fix="give a table with its descriptor beside it: table.csv and table.json",
        ) from None
    return decode_descriptor(data, where=str(path))


def _check_fields(one: Descriptor, where: str) -> None:
    """Raises: InputError when it names a column that its schema has not, or describes nothing."""
    named = {field.name for field in one.schema.fields}
    used = {
        "entity.field": one.entity.field,
        "partner.field": one.partner.field if one.partner else "",
        "item.field": one.item.field if one.item else "",
        "period.field": one.period.field if one.period else "",
    }
    if one.editions:
        used |= {
            f"editions.{key}": getattr(one.editions, key) for key in ("field", "first", "last")
        }
    for number, measure in enumerate(one.measures):
        used |= {
            f"measures[{number}].field": measure.field,
            f"measures[{number}].unit_field": measure.unit_field,
            **{f"measures[{number}].where": column for column in measure.where},
        }
    if one.events:
        used["events.date"] = one.events.date
        if one.events.grade:
            used["events.grade.field"] = one.events.grade.field
        if one.events.counts:
            used["events.counts.successful"] = one.events.counts.successful
            used["events.counts.failed"] = one.events.counts.failed
    if one.offices:
        used |= {
            f"offices.{key}": getattr(one.offices, key)
            for key in ("holder", "since", "until", "office")
        }
    if one.groups:
        used |= {f"groups.fields[{n}]": column for n, column in enumerate(one.groups.fields)}
    for key, column in used.items():
        if column and column not in named:
            raise InputError(
                f"{where}: {key} names the column {column!r}, which the schema has not",
                fix=f"choose one of {', '.join(sorted(named))}",
            )
    if not (one.measures or one.events or one.offices or one.groups):
        raise InputError(
            f"{where}: says neither measures nor events nor offices nor groups",
            fix="say what the table can be asked; see docs/checks.md",
        )
    if (one.events or one.offices) and one.coverage is None:
        raise InputError(
            f"{where}: a table of events or offices without `coverage`",
            fix="say from when to when the table reaches, so that its end is not taken for a no",
        )
