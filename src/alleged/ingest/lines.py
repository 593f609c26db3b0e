"""The lines of a JSON-lines file, one after another, however long they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something."""

    locator: str
    offset: int
    """Of the first byte of `data` in the file."""
    data: bytes | None
    """Without white space around it; None when it is over the limit."""


def find_lines(path: Path, max_bytes: int) -> Iterator[Line]:
    """The lines that are not empty, never more than `max_bytes` of one in memory."""
    with path.open("rb") as file:
        number = 0
        while True:
            offset = file.tell()
            line = file.readline(max_bytes + 1)
            if not line:
                return
            number += 1
            if len(line) > max_bytes and not line.endswith(b"\n"):
                while (rest := file.readline(1 << 20)) and not rest.endswith(b"\n"):
                    pass
                yield Line(f"line {number}", offset, None)
            elif body := line.strip():
                yield Line(f"line {number}", offset + line.index(body[:1]), body)
