"""The commands `alleged reference ...`: tables on their way into the user's folder."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from alleged.check.catalogue import catalogue, find_known
from alleged.check.descriptors import Descriptor
from alleged.check.snapshots import Snapshot, add_table, described_file, snapshots
from alleged.check.tables import MAX_BYTES, Table, read_table
from alleged.errors import InputError
from alleged.fetching import Fetching
from alleged.ingest.http_message import HttpDamage, body_of, read_response
from alleged.ingest.warc import Record, read_records
from alleged.records.documents import InputState


def list_references(folder: Path) -> list[str]:
    """A line for each table at hand and for each of the catalogue, for a terminal."""
    held = snapshots(folder)
    lines = [f"{one.name}  {one.descriptor.title}; {_publisher(one.descriptor)}" for one in held]
    known = [
        f"{name}  {one.title}; {_publisher(one)}; {one.licence}"
        for name, one in catalogue().items()
    ]
    return [
        "at hand:",
        *(f"  {line}" for line in lines or ["nothing yet"]),
        "in the catalogue, for `alleged reference add NAME`:",
        *(f"  {line}" for line in known),
    ]


def _publisher(one: Descriptor) -> str:
    return one.publisher or "publisher not said"


def add_reference(
    given: str,
    folder: Path,
    *,
    descriptor: Path | None = None,
    edition: str | None = None,
    today: str | None = None,
) -> Snapshot:
    """Add a table: a file with its descriptor, or one of the catalogue, which is fetched.

    Raises: InputError, OptionError.
    """
    path = Path(given)
    if path.exists() or descriptor is not None:
        file, described = described_file(path, descriptor)
        return add_table(folder, file, _with_edition(described, edition))
    described = find_known(given)
    day = today or datetime.now(tz=UTC).date().isoformat()
    described = _with_edition(described, edition or f"as downloaded on {day}")
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / described.path
        fetch_table(described.download, file)
        return add_table(folder, file, described)


def _with_edition(one: Descriptor, edition: str | None) -> Descriptor:
    return msgspec.structs.replace(one, edition=edition) if edition else one


def fetch_table(url: str, out: Path) -> None:
    """Fetch a table as articles are fetched: one child, public addresses only, within limits.

    Raises: InputError with the reason and what to do.
    """
    with Fetching(out.parent) as fetching:
        answer = fetching.fetch(url, MAX_BYTES)
        if answer.state is not InputState.OK:
            raise InputError(
                f"{url}: {answer.reason}", fix=answer.fix or "save the file, and give it"
            )
        records = [one for one in read_records(fetching.path, MAX_BYTES) if isinstance(one, Record)]
    responses = [one for one in records if one.type == "response" and one.block is not None]
    if not responses or responses[-1].block is None:
        raise InputError(f"{url}: gave no file", fix="save the file from a browser, and give it")
    block = responses[-1].block
    try:
        data, faults = body_of(block, read_response(block), MAX_BYTES)
    except HttpDamage as damage:
        raise InputError(f"{url}: {damage}", fix="save the file, and give it") from None
    if faults:
        raise InputError(f"{url}: {faults[0]}", fix="try again later")
    out.write_bytes(data)


def show_reference(given: str, folder: Path) -> list[str]:
    """What a table says and how it is read, for a terminal. Raises: OptionError."""
    path = Path(given)
    if path.exists():
        return _described(described_file(path)[1], None)
    meant = [one for one in snapshots(folder) if given in (one.descriptor.name, one.name)]
    if not meant:
        return _described(find_known(given), None)
    return [line for one in meant for line in _described(one.descriptor, read_table(one.path))]


def _described(one: Descriptor, table: Table | None) -> list[str]:
    lines = [
        f"{one.name}: {one.title}",
        f"  publisher: {_publisher(one)}; licence: {one.licence or 'not said'}",
        f"  edition: {one.edition or 'not said'}" + (f", {one.published}" if one.published else ""),
        f"  source: {one.source or 'not said'}",
    ]
    if one.download:
        lines.append(f"  download: {one.download}")
    if one.sha256:
        lines.append(f"  sha256: {one.sha256}")
    if one.coverage:
        lines.append(f"  reaches from {one.coverage.first} to {one.coverage.last}")
    if one.note:
        lines.append(f"  note: {one.note}")
    for measure in one.measures:
        item = f", by {one.item.field or one.item.value}" if one.item else ""
        lines.append(f"  measure: {measure.name}{item}, in {measure.unit or 'numbers'}")
        if measure.definition:
            lines.append(f"    {measure.definition}")
        if measure.often_taken_for:
            lines.append(f"    often taken for: {', '.join(measure.often_taken_for)}")
    if one.events:
        ends = "all" if one.events.complete else "not all"
        lines.append(f"  events: {one.events.kind.value}, {ends} of them listed")
    if one.offices:
        lines.append("  who held which office when")
    if one.groups:
        lines.append(f"  regions: {', '.join(one.groups.fields)}")
    if table is not None:
        rows = len(table.cells) or len(table.events) or len(table.offices) or len(table.groups)
        lines.append(f"  values at hand: {rows:,}")
    return lines
