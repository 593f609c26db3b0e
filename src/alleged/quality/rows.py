"""JSON lines in and out: one row a text, one prediction a row."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import sys
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alleged.errors import InputError
from alleged.records.spans import Span

GZIP_MAGIC = b"\x1f\x8b"

STRING_FIELDS = ("dct", "title", "headline", "lang", "publisher", "date", "url")
PARTY_FIELDS = ("parties", "actors", "recipients")
"""Parties, of which a predictor is told the places and nothing else."""
PERPETRATORS = "perpetrators"
"""Where organisations stand that fill a template of `TEMPLATES`, and nothing else of it."""
TEMPLATES = "templates"
GIVEN_FIELDS = (
    "tokens",
    "sentences",
    "selected_sentences",
    "mentions",
    "predicates",
    "statements",
    "triggers",
    "documents",
    "pairs",
    *PARTY_FIELDS,
)
INPUT_FIELDS = ("id", "text", *STRING_FIELDS, *GIVEN_FIELDS)
"""What a row may tell a predictor. Everything else in it is not looked at, labels least of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A text to predict on, without its labels."""

    line: int
    """Its number in the file, from 1."""
    id: str | int
    """Opaque: handed back, never read."""
    text: str
    dct: str | None = None
    """When the text was written (document creation time)."""
    title: str | None = None
    headline: str | None = None
    lang: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    sha256: str = ""
    """Of the line, hexadecimal."""
    given: Mapping[str, Any] = field(default_factory=dict)
    """What else the row gives: `sentences`, `mentions` and their like, unchecked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenSpan:
    """A mention or predicate that the row gives, for the system to label."""

    span: Span
    kind: str | None
    """`event` or `entity` for a mention; None where the row does not say."""


def read_objects(path: str) -> Iterator[tuple[int, bytes, dict[str, Any]]]:
    """Read JSON lines, `.gz` or not, `-` for standard input: line number, line, object.

    Empty lines are passed over. Raises: InputError, with line and remedy, for what is no JSON
    object, has no `id`, or has the `id` of an earlier line.
    """
    seen: dict[str | int, int] = {}
    for number, line in enumerate(_read_bytes(path).split(b"\n"), 1):
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not line.strip():
            continue
        fields = _parse(line, f"{path}: line {number}")
        key = fields.get("id")
        if not isinstance(key, str | int) or isinstance(key, bool):
            raise InputError(
                f'{path}: line {number} has no "id" that is a string or a whole number',
                fix='give every row an "id" of its own',
            )
        if key in seen:
            raise InputError(
                f"{path}: line {number} has the id {_shown(key)} of line {seen[key]}",
                fix="give every row an id of its own, or drop the repeated row",
            )
        seen[key] = number
        yield number, line, fields


def read_rows(path: str) -> list[Row]:
    """Read the texts to predict on; labels that a row may carry are left behind.

    Raises: InputError, with line and remedy, for a row that cannot be used.
    """
    return [
        _row(fields, f"{path}: line {number}", number=number, sha256=_sha256(line))
        for number, line, fields in read_objects(path)
    ]


def row_from(fields: Mapping[str, Any], *, line: int = 1) -> Row:
    """A row from a mapping, as `read_rows` reads one from a line."""
    written = json.dumps(
        {key: fields[key] for key in INPUT_FIELDS if key in fields}, sort_keys=True
    )
    return _row(fields, f"line {line}", number=line, sha256=_sha256(written.encode()))


def given_spans(row: Row, name: str) -> tuple[GivenSpan, ...]:
    """The `mentions` or `predicates` of a row, checked.

    Raises: InputError for one that has no place in the text.
    """
    found: list[GivenSpan] = []
    entries = row.given.get(name) or []
    if not isinstance(entries, list):
        raise InputError(
            f'line {row.line}: "{name}" is no list', fix="give a list, or leave it out"
        )
    for entry in entries:
        start, end, kind = (
            (entry.get("start"), entry.get("end"), entry.get("kind"))
            if isinstance(entry, dict)
            else (None, None, None)
        )
        if not (type(start) is int and type(end) is int and 0 <= start < end <= len(row.text)):
            raise InputError(
                f'line {row.line}: "{name}" holds {_shown(entry)}, which is no place in a text of'
                f" {len(row.text):,} characters",
                fix='give "start" and "end" in code points, the end excluded',
            )
        found.append(GivenSpan(span=Span(start, end), kind=kind if isinstance(kind, str) else None))
    return tuple(found)


def write_rows(path: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write JSON lines: gzip for a name that ends in `.gz`, standard output for `-`.

    The file appears when it is whole. The same rows give the same bytes.
    """
    if path == "-":
        for row in rows:
            sys.stdout.buffer.write(encode(row))
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    try:
        handle, part = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise InputError(
            f"{path} cannot be written: {error.strerror}", fix="name a folder that is there"
        ) from None
    try:
        with os.fdopen(handle, "wb") as file:
            if path.endswith(".gz"):
                # No name and no time in the header: they would make the bytes differ.
                with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
                    packed.writelines(encode(row) for row in rows)
            else:
                file.writelines(encode(row) for row in rows)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(part, 0o666 & ~umask)
        os.replace(part, target)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def encode(row: Mapping[str, Any]) -> bytes:
    """One JSON line. A string with half a surrogate pair is written with escapes."""
    try:
        return json.dumps(row, ensure_ascii=False, allow_nan=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(row, allow_nan=False).encode() + b"\n"


def _read_bytes(path: str) -> bytes:
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror or error}", fix="check the name of the file"
        ) from None
    except ValueError as error:
        raise InputError(f"{path!r} is no file name: {error}") from None
    if not data.startswith(GZIP_MAGIC):
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            return packed.read()
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(
            f"{path} is a damaged gzip file: {error}", fix="fetch or pack the file again"
        ) from None


def _parse(line: bytes, where: str) -> dict[str, Any]:
    try:
        fields = json.loads(line.decode())
    except UnicodeDecodeError as error:
        raise InputError(
            f"{where}: byte 0x{line[error.start]:02x} at offset {error.start:,} is not UTF-8",
            fix="convert the file to UTF-8",
        ) from None
    except (ValueError, RecursionError) as error:
        reason = str(error) or "nested too deeply"
        raise InputError(f"{where} is no JSON: {reason}", fix="write one object a line") from None
    if not isinstance(fields, dict):
        raise InputError(f"{where} is no JSON object", fix='write {"id": ..., "text": ...} a line')
    return fields


def _row(fields: Mapping[str, Any], where: str, *, number: int, sha256: str) -> Row:
    text = fields.get("text")
    if not isinstance(text, str):
        raise InputError(
            f'{where} has no "text" that is a string',
            fix='give the text as a string ("" for an empty one)',
        )
    for name in STRING_FIELDS:
        if not isinstance(fields.get(name), str | None):
            raise InputError(
                f'{where}: "{name}" is {_shown(fields[name])}, which is no string',
                fix="give a string or null, or leave it out",
            )
    return Row(
        line=number,
        id=fields["id"],
        text=text,
        sha256=sha256,
        given={
            name: _places(fields[name]) if name in PARTY_FIELDS else fields[name]
            for name in GIVEN_FIELDS
            if name in fields
        }
        | ({PERPETRATORS: _perpetrators(fields[TEMPLATES])} if TEMPLATES in fields else {}),
        **{name: fields.get(name) for name in STRING_FIELDS},
    )


def _places(parties: Any) -> Any:
    """The places of parties, without their labels; one that has no place is left out."""
    if not isinstance(parties, list):
        return parties
    return [
        {"start": one["start"], "end": one.get("end")}
        for one in parties
        if isinstance(one, dict) and one.get("start") is not None
    ]


def _perpetrators(templates: Any) -> list[list[tuple[int, int]]]:
    """The places of each organisation that gold has for a perpetrator, each organisation once."""
    fills = [
        fill for template in templates or () for fill in template.get("perp_organization") or ()
    ]
    places = (
        tuple(sorted((start, end) for one in fill for start, end in one.get("spans") or ()))
        for fill in fills
    )
    return [list(one) for one in dict.fromkeys(places) if one]


def _shown(value: object) -> str:
    written = json.dumps(value)
    return written if len(written) <= 60 else written[:57] + "..."


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
