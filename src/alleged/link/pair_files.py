"""Pairs of numbers in files by the lower number, so that memory does not grow with them.

A pair is one number, `first * (count + 1) + second`, of things that are numbered from 1 to `count`;
in the order of these numbers stand the pairs of the first thing, then those of the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class NumberFiles:
    """Files of numbers that are gone when the context is left."""

    def __init__(self, parts: int) -> None:
        self._folder = TemporaryDirectory()
        self._paths = [Path(self._folder.name) / str(nth) for nth in range(parts)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._folder.cleanup()


class PairFiles(NumberFiles):
    """Files of pairs. `part`: how many things a file is of."""

    def __init__(self, count: int, part: int) -> None:
        parts = -(-count // part)
        super().__init__(parts)
        self._bounds = (np.arange(parts + 1) * part + 1) * (count + 1)

    def add(self, pairs: NDArray[np.int64]) -> None:
        """Put away some pairs, which are in order."""
        ends = np.searchsorted(pairs, self._bounds)
        for path, low, high in zip(self._paths, ends[:-1], ends[1:], strict=True):
            if low < high:
                with path.open("ab") as file:
                    pairs[low:high].tofile(file)

    def parts(self) -> Iterator[NDArray[np.int64]]:
        """The pairs of each file that has some, in no order."""
        for path in self._paths:
            if path.exists():
                yield np.fromfile(path, np.int64)
