"""Containers: inputs that hold several articles, which splitter takes which apart, and the child
that does it.

The child writes the articles' bytes to a piece of the spool, a batch at a time, and answers where
each lies; the parent makes units of them that are read like any other input.
"""

from __future__ import annotations

import contextlib
import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import cast

import msgspec

from alleged.ingest.gzip_file import is_gzipped_warc, unpack_gzip
from alleged.ingest.lines import find_lines
from alleged.ingest.members import Capture, Given, Loss, Member, SplitOptions, Splitter
from alleged.ingest.sniff import HEAD_BYTES, container_format
from alleged.records.documents import InputState
from alleged.records.issues import Severity

SPLITTERS: dict[str, str] = {
    "warc": "alleged.ingest.warc:split_warc",
    "wacz": "alleged.ingest.wacz:split_wacz",
    "zip": "alleged.ingest.wacz:split_zip",
    "feed": "alleged.ingest.feed:split_feed",
    "csv": "alleged.ingest.table:split_csv",
    "parquet": "alleged.ingest.table:split_parquet",
    "mbox": "alleged.ingest.mail:split_mbox",
    "eml": "alleged.ingest.mail:split_eml",
    "lines": "alleged.ingest.containers:split_lines",
}
"""Format to the function that takes it apart, as MODULE:FUNCTION: each brings a library that only
its own container needs, so it is imported where it is used."""

PACKED = "gzip"
"""The format of one packed file: what is in it decides how it is read."""

CONTAINERS = frozenset({*SPLITTERS, PACKED})
MAX_NESTING = 3
"""A WARC in a WACZ is two deep, a gzipped table in a zip too."""
QUIET_SECONDS = 2.0
"""A batch without an article is answered after so long, to show that the child is at work."""


class SplitTask(msgspec.Struct):
    """What the splitting child is asked: the next articles of a container."""

    path: str
    format: str
    options: SplitOptions
    folder: str
    """For what has to be unpacked."""
    piece: str
    """File to write the articles of this batch to; empty when they are only passed over."""
    max_items: int
    max_bytes: int
    """A batch ends with the article that goes over it."""


class Taken(msgspec.Struct):
    """An article that was taken out, and where its bytes lie in the piece."""

    locator: str
    offset: int
    length: int
    sha256: str
    format: str | None
    given: Given | None
    capture: Capture | None


class SplitAnswer(msgspec.Struct):
    """A batch."""

    taken: list[Taken]
    losses: list[Loss]
    done: bool
    """Whether the container is at its end."""


def splitter_of(format: str) -> Splitter:
    """The splitter of a format that is a container."""
    module, function = SPLITTERS[format].split(":")
    return cast("Splitter", getattr(import_module(module), function))


def split(
    path: Path, format: str, options: SplitOptions, depth: int = 1
) -> Iterator[Member | Loss | None]:
    """What is in a container, and in the containers in it, in order."""
    if depth > MAX_NESTING:
        yield _too_deep()
        return
    if format == PACKED and not is_gzipped_warc(path):
        yield from _split_packed(path, options, depth)
        return
    for item in splitter_of("warc" if format == PACKED else format)(path, options):
        inner = _inner_format(item) if isinstance(item, Member) else None
        if inner is None:
            yield item
            continue
        member = cast("Member", item)
        unpacked = Path(options.folder, f"member-{depth}")
        unpacked.write_bytes(member.data)
        name = replace(options, name=member.given.url or member.locator)
        for found in split(unpacked, inner, name, depth + 1):
            yield _placed(found, member)
        unpacked.unlink(missing_ok=True)


def split_lines(path: Path, options: SplitOptions) -> Iterator[Member | Loss]:
    """The lines of a JSON-lines file that lies in another container."""
    for line in find_lines(path, options.max_raw_bytes):
        if line.data is not None:
            yield Member(locator=line.locator, data=line.data, format="jsonl")
        else:
            yield Loss(
                locator=line.locator,
                severity=Severity.LOST,
                state=InputState.TOO_LARGE,
                code="too-many-bytes",
                what=f"the line is longer than {options.max_raw_bytes:,} bytes",
                fix="split it into articles, one a line, or raise --max-bytes",
            )


def _split_packed(path: Path, options: SplitOptions, depth: int) -> Iterator[Member | Loss | None]:
    """What is in a file that gzip packed."""
    unpacked = Path(options.folder, f"unpacked-{depth}")
    loss = unpack_gzip(path, unpacked)
    inner_name = options.name[:-3] if options.name.lower().endswith(".gz") else options.name
    with unpacked.open("rb") as file:
        head = file.read(HEAD_BYTES)
    inner = container_format(inner_name, head)
    size = unpacked.stat().st_size
    if inner is not None:
        yield from split(unpacked, inner, replace(options, name=inner_name), depth + 1)
    elif size > options.max_raw_bytes:
        yield Loss(
            locator=None,
            severity=Severity.LOST,
            state=InputState.TOO_LARGE,
            code="too-many-bytes",
            what=f"unpacked, it has {size:,} bytes; the limit is {options.max_raw_bytes:,}",
            fix="split it into articles, or raise --max-bytes",
        )
    elif size:
        own_name = inner_name.rpartition("/")[2]
        yield Member(locator=own_name, data=unpacked.read_bytes(), format=None)
    unpacked.unlink()
    if loss is not None:
        yield loss


def _inner_format(member: Member) -> str | None:
    """The format of an article that is itself a container; None when it is an article."""
    if member.format is not None:
        return member.format if member.format in CONTAINERS else None
    return container_format(member.locator, member.data[:HEAD_BYTES])


def _placed(found: Member | Loss | None, outer: Member) -> Member | Loss | None:
    """What a container in a container gives, told of the outer one's place and capture."""
    if found is None:
        return None
    locator = ", ".join(part for part in (outer.locator, found.locator) if part)
    if isinstance(found, Loss):
        return replace(found, locator=locator)
    return replace(found, locator=locator, capture=found.capture or outer.capture)


def _too_deep() -> Loss:
    return Loss(
        locator=None,
        severity=Severity.LOST,
        state=InputState.REJECTED,
        code="nested-too-deep",
        what=f"a container in a container, more than {MAX_NESTING} deep",
        fix="unpack it first, and give what is in it",
    )


# The child. ----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Running:
    """The container that this child has open."""

    path: str
    items: Iterator[Member | Loss | None]


_running: _Running | None = None
"""One child takes one container apart after another; a task for another file starts that one."""


def answer(task: bytes) -> bytes:
    """Take the next articles out of a container: the work of the splitting child."""
    global _running
    asked = msgspec.json.decode(task, type=SplitTask)
    if _running is None or _running.path != asked.path:
        items = split(Path(asked.path), asked.format, replace(asked.options, folder=asked.folder))
        _running = _Running(asked.path, items)
    found = _next_batch(_running.items, asked)
    if found.done:
        _running = None
    return msgspec.json.encode(found)


def _next_batch(items: Iterator[Member | Loss | None], asked: SplitTask) -> SplitAnswer:
    batch = SplitAnswer([], [], done=False)
    deadline = time.monotonic() + QUIET_SECONDS
    offset = 0
    with contextlib.ExitStack() as stack:
        piece = stack.enter_context(open(asked.piece, "wb")) if asked.piece else None
        while len(batch.taken) + len(batch.losses) < asked.max_items and offset < asked.max_bytes:
            item = next(items, _END)
            if item is _END:
                batch.done = True
                break
            if item is None:
                if time.monotonic() > deadline:
                    break
            elif isinstance(item, Loss):
                batch.losses.append(item)
            elif isinstance(item, Member):
                if piece is not None:
                    piece.write(item.data)
                batch.taken.append(_taken(item, offset))
                offset += len(item.data)
    return batch


_END = object()


def _taken(member: Member, offset: int) -> Taken:
    return Taken(
        locator=member.locator,
        offset=offset,
        length=len(member.data),
        sha256=hashlib.sha256(member.data).hexdigest(),
        format=member.format,
        given=member.given if member.given != NOTHING_GIVEN else None,
        capture=member.capture,
    )


NOTHING_GIVEN = Given()
