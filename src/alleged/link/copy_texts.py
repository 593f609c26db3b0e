"""The documents that are compared, in a file, each found by its place.

A table gives a few thousand texts only by a look at all of them, and there is a batch for some
hundred documents: time would grow with the square of the dossier.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import Any, BinaryIO

import msgspec

_decode = msgspec.json.Decoder(dict[str, Any]).decode


@dataclass(frozen=True, slots=True)
class CopyTexts:
    """Rows of documents in a file."""

    file: BinaryIO
    at: Mapping[int, tuple[int, int]]
    """Of each place where its row begins, and its size in bytes."""

    def rows(self, places: Iterable[int]) -> Iterator[dict[str, Any]]:
        """The rows at these places, in their order."""
        for place in places:
            start, size = self.at[place]
            self.file.seek(start)
            yield _decode(self.file.read(size))


@contextmanager
def spooled(
    names: Sequence[str], batches: Iterable[Sequence[Sequence[Any]]]
) -> Iterator[CopyTexts]:
    """All rows in a file that goes with the context; `names`: of their columns, of which one is
    `place`."""
    at: dict[int, tuple[int, int]] = {}
    end = 0
    with TemporaryFile() as file:
        for batch in batches:
            for row in batch:
                named = dict(zip(names, row, strict=True))
                line = msgspec.json.encode(named)
                at[named["place"]] = end, len(line)
                end += file.write(line)
        yield CopyTexts(file, at)
