"""How many marks each two documents share, where so many documents share some that a table of all
pairs would not fit: of names and numbers, 100,000 articles have 35 million.

By the rule of `copy_votes.sql`: a mark of few documents brings all of them together; one of many
brings each together with the first two that have it and with the two before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from alleged.link.pair_files import PairFiles

if TYPE_CHECKING:
    from numpy.typing import NDArray

FEW = 8
"""Documents of a mark that all meet."""
FIRST = 4
"""Documents of a mark of more that all meet, the earliest."""


def count_meetings(
    blocks: Iterable[tuple[NDArray[np.int64], NDArray[np.int64]]],
    count: int,
    *,
    part: int,
    least: int,
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
    """The later and the earlier of each two of `count` documents that share at least so many marks,
    and how many; of `part` later documents at a time.

    `blocks`: marks and the documents that have them, in any order; all of a mark are in one.
    """
    with PairFiles(count, part) as files:
        for marks, places in blocks:
            for later, earlier in _meetings(marks, places):
                pairs = later * (count + 1) + earlier
                pairs.sort()
                files.add(pairs)
        for pairs in files.parts():
            pairs.sort()
            begins = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
            times = np.diff(np.concatenate((begins, [len(pairs)])))
            kept = times >= least
            later, earlier = np.divmod(pairs[begins[kept]], count + 1)
            yield later, earlier, times[kept]


def _meetings(
    marks: NDArray[np.int64], places: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Each two that a mark brings together, the later first."""
    order = np.lexsort((places, marks))
    marks, places = marks[order], places[order]
    begins = np.flatnonzero(np.concatenate(([True], marks[1:] != marks[:-1])))
    sizes = np.diff(np.concatenate((begins, [len(marks)])))
    begin, size = np.repeat(begins, sizes), np.repeat(sizes, sizes)
    nth = np.arange(len(marks)) - begin
    close = (size <= FEW) | (nth < FIRST)
    for step in range(1, FEW):
        met = np.flatnonzero((nth >= step) & (close | (step <= 2)))
        yield places[met], places[met - step]
    far = np.flatnonzero(~close)
    for first in (0, 1):
        yield places[far], places[begin[far] + first]
