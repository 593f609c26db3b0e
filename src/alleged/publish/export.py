"""The records as files that other programs read: one JSON file, or a folder of CSV tables."""

from __future__ import annotations

import csv
import inspect
import io
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

import msgspec

from alleged.errors import OptionError
from alleged.publish.cells import PIECES, TableColumn, inert_cell
from alleged.publish.event_data import write_event_data
from alleged.records.copies import GroupMember, SharedPassage
from alleged.records.datings import DatingChoice, DatingStep
from alleged.records.documents import Block, Credit, DateCandidate, Document, FieldEvidence
from alleged.records.events import EventReading, Magnitude, Party
from alleged.records.figures import Bound
from alleged.records.kinds import KINDS
from alleged.records.places import PlaceCandidate
from alleged.records.schemas import (
    Column,
    columns_of,
    has_columns,
    item_of,
    json_schema_of_all,
)
from alleged.records.spans import Span
from alleged.records.statements import Statement, Voice
from alleged.store.dossier import Dossier

FORMAT = "alleged-records-1"
"""Goes up when a reader of the older form would go wrong."""

NOT_IN_CSV = frozenset({"offset_map", "runs", "quotations", "anchors"})
"""Left out of the tables: thousands of numbers in a cell help nobody. JSON has them."""


def export(dossier: Dossier, to: str, out: str | Path) -> list[Path]:
    """Write all records of a dossier: `json`, `csv` (see `export_records`), or `parquet`: a folder
    with a file for each kind and `schema.json`, the JSON Schema of the records."""
    out = Path(out)
    if to == "parquet":
        out.mkdir(parents=True, exist_ok=True)
        paths = [
            Path(shutil.copyfile(dossier.path / table.path, out / f"{kind}.parquet"))
            for kind, table in dossier.manifest.tables.items()
        ]
        schema = out / "schema.json"
        described = json_schema_of_all(format=FORMAT)
        schema.write_text(json.dumps(described, ensure_ascii=False, indent=1) + "\n", "utf-8")
        return [*paths, schema]
    return export_records({kind: dossier.records(kind) for kind in KINDS}, to=to, out=out)


def export_records(records: Mapping[str, Iterable[Any]], *, to: str, out: Path) -> list[Path]:
    """Write the records of each kind, in the order in which they come, and name the files.

    `json`: one file, `out`. `csv`: a folder, `out`, with a table for each kind and a
    `datapackage.json` that explains the columns. `plover`: such a folder with the counted events
    alone, see `event_data`. The same records give the same bytes.
    Raises: OptionError for another form, or for a kind that a dossier does not have.
    """
    unknown = sorted(set(records) - set(KINDS))
    if unknown:
        raise OptionError(
            f"no such kind of record: {', '.join(unknown)}", fix=f"take from {', '.join(KINDS)}"
        )
    if to not in WRITERS:
        raise OptionError(f"cannot export to {to}", fix=f"take one of {', '.join(WRITERS)}")
    return WRITERS[to](records, out)


# JSON


def write_json(records: Mapping[str, Iterable[Any]], out: Path) -> list[Path]:
    """One object: `format`, `schema` (JSON Schema of all kinds), then an array for each kind.

    Each record stands on a line of its own, its keys in the order of their declaration; numbers
    that JSON cannot hold become null.
    """
    encoder = msgspec.json.Encoder()
    with out.open("wb") as file:
        described = json_schema_of_all(format=FORMAT)
        schema = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
        file.write(f'{{"format":"{FORMAT}",\n"schema":{schema}'.encode())
        for name in KINDS:
            file.write(f',\n"{name}":['.encode())
            for index, record in enumerate(records.get(name, ())):
                file.write(b",\n" if index else b"\n")
                file.write(encoder.encode(record))
            file.write(b"]")
        file.write(b"}\n")
    return [out]


# CSV


def write_csv(records: Mapping[str, Iterable[Any]], out: Path) -> list[Path]:
    """A table for each kind, and `datapackage.json`. Places are written `12:34;50:60`, with the
    words themselves in a column beside them; lists of parts are JSON in a cell."""
    out.mkdir(parents=True, exist_ok=True)
    documents: dict[str, Document] = {}
    statements: dict[str, Statement] = {}
    resources = []
    paths = []
    for name, kind in KINDS.items():
        path = out / f"{name}.csv"
        columns = table_columns(kind.type)
        digest = sha256()
        size = 0
        with path.open("wb") as file:
            lines = _csv_lines(kind.type, columns, records.get(name, ()), documents, statements)
            for line in lines:
                digest.update(line)
                size += len(line)
                file.write(line)
        paths.append(path)
        resources.append(_resource(name, kind.type, columns, size, digest.hexdigest()))
    package = {
        "profile": "tabular-data-package",
        "name": FORMAT,
        "description": (
            "Who says what in a set of articles, with the exact words. Offsets are Unicode code "
            "points of the column `text` in documents.csv, end excluded. A cell of text that a "
            "spreadsheet could take for a formula has an apostrophe before it, as has every cell "
            "that begins with an apostrophe: take one away to get the text."
        ),
        "resources": resources,
    }
    path = out / "datapackage.json"
    path.write_bytes((json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode())
    return [*paths, path]


def _csv_lines(
    record_type: type[Any],
    columns: Iterable[TableColumn],
    records: Iterable[Any],
    documents: dict[str, Document],
    statements: dict[str, Statement],
) -> Iterator[bytes]:
    """The lines of a table, after a mark by which Excel knows UTF-8; documents and statements are
    kept in passing, for the words of the records that point to them."""
    shown = _shown_columns(record_type)
    yield b"\xef\xbb\xbf" + _csv_line(column.name for column in columns)
    for record in records:
        if isinstance(record, Document):
            documents[record.id] = record
        elif isinstance(record, Statement):
            statements[record.id] = record
        yield _csv_line(_cells(record, shown, documents, statements))


def _csv_line(cells: Iterable[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()


def table_columns(record_type: type) -> list[TableColumn]:
    """The columns of a kind's table."""
    columns: list[TableColumn] = []
    shown = _shown_columns(record_type)
    for column in shown:
        if _holds_spans(column.type):
            columns.append(TableColumn(column.name, "string", column.doc))
            words = f"The words of `{column.name}`."
            columns.append(TableColumn(f"{column.name}_text", "string", words))
        elif is_dataclass(column.type):
            for inner in columns_of(cast("type", column.type)):
                doc = " ".join(filter(None, (column.doc, inner.doc)))
                name = f"{column.name}_{inner.name}"
                columns.append(TableColumn(name, _column_type(inner.type), doc))
        else:
            columns.append(TableColumn(column.name, _column_type(column.type), column.doc))
    if any(column.name == "statement_id" for column in shown):
        columns.append(TableColumn("given_by", "string", "Who gives it: see `statement_id`."))
    return columns


def _shown_columns(record_type: type) -> list[Column]:
    return [column for column in columns_of(record_type) if column.name not in NOT_IN_CSV]


def _cells(
    record: Any,
    shown: Sequence[Column],
    documents: Mapping[str, Document],
    statements: Mapping[str, Statement],
) -> Iterator[str]:
    """The cells of a record, in the order of `table_columns`."""
    of = record.id if isinstance(record, Document) else getattr(record, "document_id", None)
    document = documents.get(of or "")
    text = document.text if document else ""
    for column in shown:
        value = getattr(record, column.name)
        if _holds_spans(column.type):
            spans = (value,) if isinstance(value, Span) else value or ()
            yield ";".join(map(_place, spans))
            yield inert_cell(PIECES.join(span.of(text) for span in spans))
        elif is_dataclass(column.type):
            for inner in fields(column.type):
                yield _cell(None if value is None else getattr(value, inner.name))
        else:
            yield _cell(value)
    if hasattr(record, "statement_id"):
        yield inert_cell(_given_by(record, documents, statements))


def _given_by(
    record: Any, documents: Mapping[str, Document], statements: Mapping[str, Statement]
) -> str:
    if record.statement_id is None:
        return "the article itself"
    statement = statements.get(record.statement_id)
    if statement is None:
        return ""
    if statement.voice is Voice.ARTICLE:
        return "the article itself"
    document = documents.get(statement.document_id)
    written = PIECES.join(span.of(document.text) for span in statement.source) if document else ""
    return statement.speaker or written or "nobody is named"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return inert_cell(str(value.value))
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, tuple):
        return inert_cell(";".join(map(_part, value)))
    return _place(value) if isinstance(value, Span) else inert_cell(value)


def _part(part: Any) -> str:
    if isinstance(part, Enum):
        return str(part.value)
    if isinstance(part, str):
        return part
    show = PARTS.get(type(part))
    return show(part) if show else msgspec.json.encode(part).decode()


def _place(span: Span) -> str:
    return f"{span.start}:{span.end}"


def _block(block: Block) -> str:
    return f"{block.kind.value} {_place(block.span)}"


def _candidate(found: PlaceCandidate) -> str:
    where = f"{found.country} " if found.country else ""
    return f"{found.name} ({where}{found.place}) {found.probability}"


def _date(found: DateCandidate) -> str:
    return f"{found.role.value} {found.date.value} ({found.date.evidence})"


def _credit(credit: Credit) -> str:
    whom = " ".join(filter(None, (credit.name, credit.url)))
    return f"{credit.kind.value} {whom} ({credit.evidence})"


def _evidence(said: FieldEvidence) -> str:
    return f"{said.field} ({said.evidence})"


def _choice(choice: DatingChoice) -> str:
    return f"{choice.begin}/{choice.end or '..'} {choice.probability}"


def _step(step: DatingStep) -> str:
    place = f"{_place(step.span)} " if step.span else ""
    return place + step.says


def _passage(shared: SharedPassage) -> str:
    places = map(_place, (shared.span, shared.other))
    return f"{' = '.join(places)} ({shared.words} words)"


def _member(member: GroupMember) -> str:
    like = f" like {member.like_id} ({member.share})" if member.like_id else ""
    return member.document_id + like


def _party(party: Party) -> str:
    coded = " ".join(part for part in (party.code, party.sector) if part)
    written = f"{party.name} (implied)" if party.implied else party.name
    return f"{written} [{coded or party.label or 'open'}] {party.probability}"


def _magnitude(found: Magnitude) -> str:
    ends = [repr(end) for end in (found.low, found.high) if end is not None]
    bound = "" if found.bound in (Bound.EXACT, Bound.BETWEEN) else f"{found.bound.value} "
    return f"{found.kind.value} {bound}{'-'.join(ends)}"


def _reading(reading: EventReading) -> str:
    label = reading.label.value if reading.label else None
    coded = " ".join(part for part in (reading.event_type, label) if part)
    return f"{coded or 'no code'} {reading.probability} ({reading.reason})"


PARTS: dict[type, Callable[[Any], str]] = {
    Span: _place,
    Block: _block,
    DateCandidate: _date,
    Credit: _credit,
    FieldEvidence: _evidence,
    DatingChoice: _choice,
    DatingStep: _step,
    PlaceCandidate: _candidate,
    SharedPassage: _passage,
    GroupMember: _member,
    Party: _party,
    Magnitude: _magnitude,
    EventReading: _reading,
}
"""How a cell shows one of several parts of a record; those with many fields as JSON."""


def _resource(
    name: str, record_type: type, columns: Iterable[TableColumn], size: int, digest: str
) -> dict[str, Any]:
    names = {field.name for field in fields(record_type)}
    targets = (
        ("document_id", "documents"),
        ("statement_id", "statements"),
        ("parent_id", "statements"),
    )
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "description": inspect.cleandoc(record_type.__doc__ or ""),
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "schema": {
            "fields": [
                {"name": column.name, "type": column.type, "description": column.description}
                for column in columns
            ],
            "missingValues": [""],
            "primaryKey": "id",
            "foreignKeys": [
                {"fields": key, "reference": {"resource": target, "fields": "id"}}
                for key, target in targets
                if key in names
            ],
        },
    }


def _column_type(part: Any) -> str:
    if part in SCALARS:
        return SCALARS[part]
    if part is Span or _is_text(part) or _is_text(item_of(part)) or has_columns(item_of(part)):
        return "string"
    raise TypeError(f"no column for {part}: say in publish/export.py how a cell shows it")


def _is_text(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, str)


SCALARS = {bool: "boolean", int: "integer", float: "number"}


def _holds_spans(part: Any) -> bool:
    return part is Span or item_of(part) is Span


WRITERS = {"json": write_json, "csv": write_csv, "plover": write_event_data}
