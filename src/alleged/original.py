"""The kept bytes of a document or origin, and how they came to be here."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from alleged.errors import DossierError, OptionError
from alleged.ingest.containers import CONTAINERS
from alleged.ingest.http_message import read_response
from alleged.ingest.inputs import Found, Unit, split_lines
from alleged.ingest.json_line import Columns
from alleged.ingest.members import SplitOptions
from alleged.ingest.record_stream import Place
from alleged.ingest.sniff import HEAD_BYTES, container_format
from alleged.ingest.warc import read_record_at
from alleged.records.documents import Origin
from alleged.splitting import Splitting, Spool
from alleged.store.dossier import Dossier
from alleged.store.originals import Kept, original_path

_RECORD = re.compile(
    r"record [\d,]{1,20}, byte ([\d,]{1,20})(?: \+ ([\d,]{1,20}))?(?:, article|\Z)"
)
LARGEST_BYTES = 1_000_000_000
"""Of an article, when the manifest does not say what the build's limit was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """Bytes as they were given, and the input that they belong to."""

    origin: Origin
    data: bytes
    headers: str
    """Of the HTTP response, when the bytes were one in a WARC file; else empty."""


def find_original(dossier: Dossier, id: str, *, whole: bool) -> Original:
    """The bytes of a document or origin, by its id or the start of it.

    `whole`: the file that was given, also where it holds more than this article.
    Raises: OptionError for an id that none or several have, DossierError when nothing was kept.
    """
    return read_original(dossier, _origin(dossier, id), whole=whole)


def read_original(dossier: Dossier, origin: Origin, *, whole: bool) -> Original:
    """The bytes that were kept of an origin.

    Raises: DossierError when nothing was kept.
    """
    if origin.file_sha256 is None:
        raise DossierError(
            f"{origin.name}: no bytes of it were kept: {origin.reason}",
            fix="`alleged show origins` lists what was kept",
        )
    path = original_path(dossier.path, origin.file_sha256)
    kept = Kept(path, origin.file_sha256, path.stat().st_size)
    if whole or origin.sha256 in (None, origin.file_sha256):
        data = path.read_bytes()
    else:
        data = _member(dossier, origin, kept)
    return Original(origin=origin, data=data, headers=_headers(origin, path))


def info_of(original: Original) -> str:
    """Where bytes came from, when and how, one thing a line."""
    origin = original.origin
    told = {
        "input": origin.name,
        "place": origin.locator,
        "state": f"{origin.state.value} {origin.reason}".strip(),
        "bytes": f"{len(original.data):,}",
        "sha256": origin.sha256,
        "file sha256": origin.file_sha256,
        "document": origin.document_id,
    }
    if capture := origin.capture:
        told |= {
            "taken from": capture.url,
            "taken at": capture.captured_at,
            "status": str(capture.status) if capture.status is not None else None,
            "note": capture.note,
        }
    lines = [f"{name}: {value}" for name, value in told.items() if value]
    return "\n".join([*lines, *(["", original.headers] if original.headers else [])])


def _origin(dossier: Dossier, id: str) -> Origin:
    found: dict[str, Origin] = {}
    for origin in dossier.records("origins"):
        for own in (origin.id, origin.document_id):
            if own is not None and own.startswith(id):
                found.setdefault(own, origin)
    if not found or not id:
        raise OptionError(
            f"no document and no origin has the id {id!r}",
            fix="`alleged show documents` and `alleged show origins --json` list the ids",
        )
    if len(found) > 1:
        raise OptionError(
            f"{len(found):,} ids begin with {id!r}: {', '.join(sorted(found)[:4])}",
            fix="give more of it",
        )
    return next(iter(found.values()))


def _member(dossier: Dossier, origin: Origin, kept: Kept) -> bytes:
    """The bytes of an article in a container, taken out anew, the way the build did."""
    settings = dossier.manifest.settings
    columns = {name: settings.get(f"columns.{name}") for name in Columns.__dataclass_fields__}
    options = SplitOptions(
        name=origin.name,
        max_raw_bytes=int(settings.get("max_raw_bytes") or LARGEST_BYTES),
        encoding=str(settings["encoding"]) if settings.get("encoding") else None,
        columns=msgspec.convert(columns, Columns),
    )
    with kept.path.open("rb") as file:
        format = container_format(origin.name, file.read(HEAD_BYTES))
    found = Found(origin.name, kept.path)
    with tempfile.TemporaryDirectory() as folder:
        for unit in _units(found, kept, format, options, Path(folder)):
            place = (origin.locator or "").rpartition(", article ")[0] or origin.locator
            if unit.locator in (origin.locator, place) and unit.sha256 == origin.sha256:
                with unit.path.open("rb") as file:
                    file.seek(unit.offset)
                    return file.read(unit.length)
    raise DossierError(
        f"{origin.name}: {origin.locator} is not found in the stored file",
        fix="run `alleged verify`: the file may have been altered",
    )


def _units(
    found: Found, kept: Kept, format: str | None, options: SplitOptions, folder: Path
) -> Iterator[Unit]:
    if format == "lines":
        items = split_lines(found, kept.path, kept.sha256, options.max_raw_bytes)
        yield from (item for item in items if isinstance(item, Unit))
    elif format in CONTAINERS:
        with Splitting(Spool(folder / "spool")) as splitting:
            for item in splitting.split(found, kept, format, options):
                if isinstance(item, Unit):
                    yield item
                    splitting.spool.let_go(item)


def _headers(origin: Origin, path: Path) -> str:
    record = _RECORD.match(origin.locator or "")
    if record is None or origin.capture is None:
        return ""
    offset, inside = (int((digits or "0").replace(",", "")) for digits in record.groups())
    found = read_record_at(path, Place(offset, inside), LARGEST_BYTES)
    if found is None:
        return ""
    response = read_response(found.head)
    if response is None:
        return ""
    return found.head[: response.body_offset].decode("latin-1").replace("\r", "").strip()
