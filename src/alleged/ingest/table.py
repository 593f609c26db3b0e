"""Tables: every row of a CSV or Parquet file is an article, handed on as one JSON line.

The reader of JSON lines then takes the columns, so that a figure found in row 7 leads back to a
character of its text column. Cells stay as they are written: a formula is text, `1.234,5` is text.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from alleged.ingest import parquet_file
from alleged.ingest.csv_records import (
    SAMPLE_BYTES,
    Broken,
    Dialect,
    Lines,
    Record,
    find_dialect,
    find_encoding,
    read_records,
)
from alleged.ingest.dates import parse_date
from alleged.ingest.draft import Refused
from alleged.ingest.json_line import Columns, usual_columns
from alleged.ingest.members import Given, Loss, Member, SplitOptions, lost, note
from alleged.records.documents import InputState
from alleged.records.issues import Severity

MAX_COLUMNS = 1_000
"""An export of a newspaper database has some fifty. Each row would carry all of them."""
MAX_HEADER_CHARS = 100
"""A cell of the first row that is longer is no name of a column."""
PROSE_CHARS = 150
"""A column whose cells are as long as this on average holds texts; titles have 60, teasers 120."""
SHOWN_ROWS = 8


@dataclass(slots=True)
class Skipped:
    """Rows that hold no article, counted."""

    numbers: list[int]
    count: int = 0

    def add(self, number: int) -> None:
        """One more; the first few are named."""
        self.count += 1
        if len(self.numbers) < SHOWN_ROWS:
            self.numbers.append(number)

    @property
    def in_words(self) -> str:
        """`rows 3, 9 and 12`, or the first ones with how many more there are."""
        shown = [f"{number:,}" for number in self.numbers]
        if self.count > len(shown):
            return f"rows {', '.join(shown)} and {self.count - len(shown):,} more"
        if len(shown) == 1:
            return f"row {shown[0]}"
        return f"rows {', '.join(shown[:-1])} and {shown[-1]}"


def split_csv(path: Path, options: SplitOptions) -> Iterator[Member | Loss]:
    """The rows of a CSV file; `row 3` is counted as a spreadsheet does, where the header is row 1.

    Delimiter and encoding are found from the file and said. A row with more cells than the header
    is refused (its text may be cut at a delimiter that no quotation marks protect), one with fewer
    is given and said. A stray quotation mark costs the row it stands in, not those after it.
    """
    try:
        yield from _split_csv(path, options)
    except Refused as refusal:
        yield _refusal(refusal)


def _split_csv(path: Path, options: SplitOptions) -> Iterator[Member | Loss]:
    encoding, issues = find_encoding(path, options.encoding)
    for issue in issues:
        yield Loss(
            locator=None,
            severity=issue.severity,
            state=InputState.PARTIAL,
            code=issue.code,
            what=issue.what,
            fix=issue.fix,
        )
    with path.open(encoding=encoding, errors="replace", newline="") as stream:
        sample = stream.read(SAMPLE_BYTES).removeprefix("\ufeff")
        stream.seek(0)
        dialect = find_dialect(sample, name=options.name)
        lines = Lines(stream, options.max_raw_bytes)
        if sample[:4].lower() == "sep=":
            next(lines, None)
            lines.forget()
        csv.field_size_limit(max(csv.field_size_limit(), options.max_raw_bytes))
        rows = read_records(lines, dialect)
        first = next(rows, None)
        header = _read_header(first, sample, dialect, options.columns)
        yield note(
            "table-read-as",
            f"read as {encoding} with {dialect.in_words} between cells; columns: "
            f"{_names(header.names)}",
            "if that is wrong, save the table as UTF-8 with commas, or write it as JSON lines",
        )
        yield from header.notes
        if header.is_data and isinstance(first, Record):
            rows = _put_back(first, rows)
        yield from _csv_members(rows, header, options)


def _put_back(first: Record, rows: Iterator[Record | Broken]) -> Iterator[Record | Broken]:
    yield first
    yield from rows


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns, and whether they stand in the file."""

    names: list[str]
    text: list[str]
    """The columns that may hold the text, the likeliest first."""
    is_data: bool
    """The first row is an article itself; the names are ours."""
    notes: list[Loss]


def _csv_members(
    rows: Iterator[Record | Broken], header: Header, options: SplitOptions
) -> Iterator[Member | Loss]:
    names, width = header.names, len(header.names)
    without_text, blank = Skipped([]), Skipped([])
    members, last_whole = 0, "none"
    for row in rows:
        if isinstance(row, Broken):
            yield _broken(row, last_whole)
            continue
        last_whole = f"row {row.number:,}"
        cells = row.cells
        if not any(cell.strip() for cell in cells):
            blank.add(row.number)
            continue
        locator = f"row {row.number}"
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            yield lost(
                locator,
                "row-too-long",
                f"the row (line {row.line:,}) has {len(cells):,} cells, the header has {width:,}; "
                "a text may be cut at a delimiter",
                "put quotation marks around cells that hold the delimiter",
            )
            continue
        values = dict(zip(names, cells, strict=False))
        if not _has_text(values, header.text):
            without_text.add(row.number)
            continue
        if members == options.max_members:
            yield _too_many(locator, options)
            return
        member = _member(locator, values, options)
        members += isinstance(member, Member)
        yield member
        if len(cells) < width and isinstance(member, Member):
            yield Loss(
                locator=locator,
                severity=Severity.PARTIAL,
                state=InputState.PARTIAL,
                code="row-too-short",
                what=f"the row (line {row.line:,}) has {len(cells):,} cells, the header has "
                f"{width:,}; it is given as it stands",
                fix="look at the row: its text may be cut",
            )
    yield from _counted(without_text, blank, header.text)
    if not members and not without_text.count:
        yield _no_row()


def _read_header(
    first: Record | Broken | None, sample: str, dialect: Dialect, columns: Columns
) -> Header:
    if first is None:
        raise Refused(InputState.REJECTED, "empty", "the table is empty", "give a table with rows")
    if isinstance(first, Broken):
        raise Refused(
            InputState.TOO_LARGE if first.is_too_large else InputState.REJECTED,
            "header-broken",
            f"the first row cannot be read: {first.why}",
            "mend the first line: it must name the columns",
        )
    _check_width(len(first.cells))
    cells = [cell.strip() for cell in first.cells]
    if _is_header(cells, columns):
        names, notes = _named_apart(cells)
        return Header(names, _text_columns(names, columns), False, notes)
    return _without_header(len(cells), sample, dialect, columns)


def _is_header(cells: Sequence[str], columns: Columns) -> bool:
    """Whether the first row names the columns.

    It does if it holds a name that the user gave, two usual names, or nothing that only data hold:
    long texts, dates, numbers, addresses. One usual name is not enough: `media` is a section too.
    """
    given = {getattr(columns, item.name) for item in fields(Columns)} - {None}
    if given.intersection(cells):
        return True
    if any(len(cell) > MAX_HEADER_CHARS for cell in cells):
        return False
    usual = {name for item in fields(Columns) for name in usual_columns(cells, item.name)}
    return len(usual) > 1 or not any(_is_data(cell) for cell in cells)


def _is_data(cell: str) -> bool:
    return (
        cell.isdigit()
        or cell.lower().startswith(("http://", "https://"))
        or parse_date(cell, "") is not None
    )


def _named_apart(cells: Sequence[str]) -> tuple[list[str], list[Loss]]:
    """Every column with a name of its own: `text`, `text (2)`, `column 3` where there is none."""
    names: list[str] = []
    taken: set[str] = set()
    changed: list[str] = []
    for number, cell in enumerate(cells, start=1):
        name = cell or f"column {number}"
        count = 1
        while name in taken:
            count += 1
            name = f"{cell or f'column {number}'} ({count})"
        if cell and name != cell:
            changed.append(name)
        taken.add(name)
        names.append(name)
    if not changed:
        return names, []
    said = note(
        "columns-renamed",
        f"some columns have the same name; they are called {_names(changed)}",
        "give every column a name of its own",
    )
    return names, [said]


def _without_header(width: int, sample: str, dialect: Dialect, columns: Columns) -> Header:
    """Our names for the columns of a table without a header; the one that holds prose is the text,
    if there is only one."""
    names = [f"column {number}" for number in range(1, width + 1)]
    if any(getattr(columns, item.name) for item in fields(Columns)):
        text = _text_columns(names, columns)
    else:
        prose = _prose_columns(sample, dialect, width)
        if len(prose) != 1:
            raise Refused(
                InputState.REJECTED,
                "no-header",
                "the first row does not name the columns, and which one holds the text is not "
                f"clear; they can be named {_names(names)}",
                "write a first row with names, or name the column: --text-column 'column 2'",
            )
        names[prose[0]] = "text"
        text = ["text"]
    said = note(
        "no-header",
        "the first row does not name the columns, so they were named "
        f"{_names(names)}, by their place and by the length of their cells",
        "write a first row with names, or name the column: --text-column 'column 2'",
    )
    return Header(names, text, True, [said])


def _prose_columns(sample: str, dialect: Dialect, width: int) -> list[int]:
    lengths = [0] * width
    rows = 0
    try:
        for cells in dialect.read(io.StringIO(sample, newline="")):
            if len(cells) == width:
                rows += 1
                lengths = [a + len(b) for a, b in zip(lengths, cells, strict=True)]
    except csv.Error:  # the sample ends inside a cell
        pass
    return [place for place, length in enumerate(lengths) if length > PROSE_CHARS * max(rows, 1)]


def _text_columns(names: Sequence[str], columns: Columns) -> list[str]:
    """Raises: Refused if the table has none, with the columns that it has."""
    if columns.text is not None and columns.text not in names:
        raise Refused(
            InputState.REJECTED,
            "missing-column",
            f"no column {columns.text!r} for the text; there are {_names(names)}",
            "name another one: --text-column NAME",
        )
    found = [columns.text] if columns.text is not None else usual_columns(names, "text")
    if not found:
        raise Refused(
            InputState.REJECTED,
            "no-text-column",
            f"no column looks like the text; there are {_names(names)}",
            "name the column: --text-column NAME",
        )
    return found


def _check_width(width: int) -> None:
    if width > MAX_COLUMNS:
        raise Refused(
            InputState.TOO_LARGE,
            "too-many-columns",
            f"the table has {width:,} columns; the limit is {MAX_COLUMNS:,}",
            "keep the columns that an article needs: text, title, date, outlet, url",
        )


def _has_text(values: dict[str, object] | dict[str, str], columns: Iterable[str]) -> bool:
    """Whether the reader of the row will find a text: in the first of the columns with a value."""
    for column in columns:
        value = values.get(column)
        if value is not None and value != "":
            return not isinstance(value, str) or bool(value.strip())
    return False


def _member(
    locator: str, values: dict[str, object] | dict[str, str], options: SplitOptions
) -> Member | Loss:
    """A row as one JSON line."""
    data = json.dumps(values, ensure_ascii=False).encode("utf-8", "backslashreplace")
    if len(data) > options.max_raw_bytes:
        return Loss(
            locator=locator,
            severity=Severity.LOST,
            state=InputState.TOO_LARGE,
            code="too-many-bytes",
            what=f"the row has {len(data):,} bytes; the limit is {options.max_raw_bytes:,}",
            fix="split it into articles, or raise --max-bytes",
        )
    return Member(locator=locator, data=data, format="jsonl", given=Given(encoding="utf-8"))


def split_parquet(path: Path, options: SplitOptions) -> Iterator[Member | Loss]:
    """The rows of a Parquet file in its own order; `row 1` is the first.

    Row groups are read one after another, so memory does not grow with the file. What the file's
    own directory promises is compared with what is read: rows, values of every column, and the
    checksums of pages where they were written.
    """
    try:
        with parquet_file.open_table(path) as table:
            _check_width(len(table.types))
            text = _text_columns(list(table.types), options.columns)
            yield from parquet_file.pick_columns(table, text, options.columns)
            yield from _parquet_members(table, text, options)
    except Refused as refusal:
        yield _refusal(refusal)


def _parquet_members(
    table: parquet_file.Table, text: list[str], options: SplitOptions
) -> Iterator[Member | Loss]:
    without_text, blank = Skipped([]), Skipped([])
    members = losses = 0
    for item in table.rows():
        if isinstance(item, Loss):
            losses += 1
            yield item
            continue
        number, values = item
        if not any(value is not None and value != "" for value in values.values()):
            blank.add(number)
            continue
        if not _has_text(values, text):
            without_text.add(number)
            continue
        locator = f"row {number}"
        if members == options.max_members:
            yield _too_many(locator, options)
            return
        member = _member(locator, values, options)
        members += isinstance(member, Member)
        yield member
    yield from _counted(without_text, blank, text)
    if not members and not losses and not without_text.count:
        yield _no_row()


def _counted(without_text: Skipped, blank: Skipped, text: list[str]) -> Iterator[Loss]:
    if without_text.count:
        yield lost(
            None,
            "rows-without-text",
            f"{without_text.in_words}: no text in column {_names(text)}",
            "fill in the text, or name another column: --text-column NAME",
        )
    if blank.count:
        yield note("blank-rows", f"{blank.in_words}: nothing in any column", "")


def _no_row() -> Loss:
    return lost(None, "no-row", "the table has no row with an article", "give a table with rows")


def _broken(row: Broken, last_whole: str) -> Loss:
    if row.last_line is None:
        where = f"from line {row.line:,} to the end of the file"
    elif row.last_line > row.line:
        where = f"lines {row.line:,} to {row.last_line:,}"
    else:
        where = f"line {row.line:,}"
    what = f"{where}: {row.why}"
    if row.gives_up:
        what += "; there are so many such rows that the rest of the file was not read"
    return Loss(
        locator=f"row {row.number}",
        severity=Severity.LOST,
        state=InputState.TOO_LARGE if row.is_too_large else InputState.REJECTED,
        code="row-broken",
        what=f"{what}; the last whole row before it: {last_whole}",
        fix="double every quotation mark inside a cell and close the cell, or write JSON lines",
    )


def _too_many(locator: str, options: SplitOptions) -> Loss:
    what = f"the table has more than {options.max_members:,} articles; the rest was not read"
    return lost(locator, "too-many-rows", what, "split the table", InputState.TOO_LARGE)


def _refusal(refusal: Refused) -> Loss:
    return lost(None, refusal.code, refusal.what, refusal.fix, refusal.state)


def _names(names: Iterable[str]) -> str:
    listed = list(names)
    shown = ", ".join(repr(name[:40]) for name in listed[:30])
    return shown + (f" and {len(listed) - 30} more" if len(listed) > 30 else "")
