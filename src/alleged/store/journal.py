"""What a running build has finished, input by input, so that a kill loses none of it.

One line an input: a checksum, a blank, and JSON. A line is written in one piece and synced before
the input counts as finished; a torn last line is cut off when the build resumes.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

Records = Mapping[str, Sequence[msgspec.Raw]]
"""Kind to the records of one input, each as JSON."""


class Entry(msgspec.Struct):
    """A finished input, or a remark on one: then `origin_id` is its own and no origin is in it."""

    origin_id: str
    records: dict[str, list[msgspec.Raw]]


class Journal:
    """An append-only file of finished inputs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was appended is on the disk already."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def append(self, entries: Sequence[Entry]) -> None:
        """Add finished inputs; when this returns, they outlast a kill and a loss of power."""
        if self._handle is None:
            self._handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        lines = bytearray()
        for entry in entries:
            body = msgspec.json.encode(entry)
            lines += b"%08x %b\n" % (zlib.crc32(body), body)
        view = memoryview(lines)
        while view:
            view = view[os.write(self._handle, view) :]
        os.fsync(self._handle)

    def entries(self) -> Iterator[Entry]:
        """The finished inputs, in the order in which they finished; a torn end is cut off."""
        if not self.path.exists():
            return
        whole = 0
        with self.path.open("rb") as file:
            for line in file:
                body = line[9:-1]
                if not line.endswith(b"\n") or line[:9] != b"%08x " % zlib.crc32(body):
                    break
                whole += len(line)
                yield msgspec.json.decode(body, type=Entry)
        if whole < self.path.stat().st_size:
            os.truncate(self.path, whole)
