"""What is compared, in a file, each line found by its place: a document as read, a proposition.

A table gives a few thousand of them only by a look at all, and there is a batch for some hundred
documents: time would grow with the square of the dossier.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class SpooledLines:
    """Lines in a file."""

    file: BinaryIO
    places: NDArray[np.int64]
    """In order."""
    bounds: NDArray[np.int64]
    """Where in the file the line of each begins, and where it ends."""

    def of(self, places: Sequence[int]) -> Iterator[bytes]:
        """The lines of these places, in their order."""
        for begin, end in self.bounds[np.searchsorted(self.places, places)].tolist():
            self.file.seek(begin)
            yield self.file.read(end - begin)


@contextmanager
def spooled_lines(lines: Iterable[tuple[int, bytes]]) -> Iterator[SpooledLines]:
    """Lines, each with its place, in a file that goes with the context."""
    places, ends = array("q"), array("q", [0])
    with TemporaryFile() as file:
        for place, line in lines:
            places.append(place)
            ends.append(ends[-1] + file.write(line))
        order = np.argsort(np.array(places, np.int64))
        bounds = np.column_stack((ends[:-1], ends[1:])).astype(np.int64)
        yield SpooledLines(file, np.array(places, np.int64)[order], bounds[order])
