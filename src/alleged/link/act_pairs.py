"""Which acts are worth a comparison: those next to each other in a block.

Blocks are long columns of numbers, so that they meet here and not in SQL, where each meeting would
be a row of a join: five million places of acts in blocks give forty million meetings, of which a
quarter are of two acts that had not met. Meetings go to a few files by the day of the act with the
lower number and are taken up file by file, so that memory does not grow with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alleged.link.pair_files import PairFiles

if TYPE_CHECKING:
    from numpy.typing import NDArray

WINDOW = 8
"""How many acts an act meets in a block, those next to it by day."""
APART_WINDOW = 1
"""The same of two acts with days that lie far apart."""
TOLD_DAYS = 90
"""An act without a day meets only those that happened in so many days before it was told."""
PART_ACTS = 50_000
"""Acts whose pairs are taken up at once, which are some 1.3 million."""
CHUNK = 1_000_000
"""Places in blocks that are worked on at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActDays:
    """What decides whether two acts meet, a column each; the act with number 1 is at 0."""

    document: NDArray[np.int64]
    """The same number for acts of one document."""
    rank: NDArray[np.int64]
    """Where the act stands among all, by day, then by the word that names it."""
    first_day: NDArray[np.float64]
    """Days since a day that is the same for all; not a number where the act has no day."""
    told: NDArray[np.float64]
    """The day of publication."""
    to_come: NDArray[np.bool_]
    """Whether it is told as something that will be."""
    many: NDArray[np.bool_]
    """Whether articles tell of many such acts of the same people: talks, demands, warnings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """Places of acts in blocks, a column each."""

    block: NDArray[np.uint64]
    number: NDArray[np.int64]
    by_day: NDArray[np.bool_]
    """Whether all acts of the block are within a fortnight or so."""

    def at(self, places: NDArray[np.int64]) -> Blocks:
        """Some of them."""
        return Blocks(
            block=self.block[places], number=self.number[places], by_day=self.by_day[places]
        )


def find_pairs(
    acts: ActDays, blocks: Blocks, *, part_acts: int = PART_ACTS, chunk: int = CHUNK
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Each two acts that meet, once, the lower number first; some thousand acts at a time, which
    stand next to each other by day, so that a part has to do with few others.

    The size of parts and chunks changes no pair.
    """
    count = len(acts.rank)
    by_rank = np.zeros(count + 1, np.int64)
    by_rank[acts.rank] = np.arange(1, count + 1)
    blocks = blocks.at(np.lexsort((acts.rank[blocks.number - 1], blocks.block)))
    with PairFiles(count, part_acts) as files:
        for begin in range(0, len(blocks.number), chunk):
            files.add(_meetings(acts, blocks, begin, begin + chunk))
        for pairs in files.parts():
            keys = _distinct(pairs)
            yield by_rank[keys // (count + 1)], keys % (count + 1)


def _meetings(acts: ActDays, blocks: Blocks, begin: int, end: int) -> NDArray[np.int64]:
    """Pairs whose first act stands in a stretch of the sorted places, each as one number, in the
    order of the rank of the act with the lower number."""
    found = [np.zeros(0, np.int64)]
    for step in range(1, WINDOW + 1):
        last = min(end, len(blocks.number) - step)
        if last <= begin:
            break
        here, there = slice(begin, last), slice(begin + step, last + step)
        places = np.flatnonzero(blocks.block[here] == blocks.block[there])
        one = blocks.number[here][places] - 1
        other = blocks.number[there][places] - 1
        met = acts.document[one] != acts.document[other]
        if step > APART_WINDOW:
            met &= blocks.by_day[here][places] | _may_be_one(acts, one, other)
        low, high = np.minimum(one[met], other[met]) + 1, np.maximum(one[met], other[met]) + 1
        found.append(acts.rank[low - 1] * (len(acts.rank) + 1) + high)
    return _distinct(np.concatenate(found))


def _distinct(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """The keys in order, each once; `np.unique`, which hashes, took 1.7 s for four
    million, this 0.05."""
    keys = np.sort(keys)
    first = np.ones(len(keys), np.bool_)
    first[1:] = keys[1:] != keys[:-1]
    return keys[first]


def _may_be_one(
    acts: ActDays, one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether two acts, one of them without a day, can be one by when they are told. Of two with
    days, only neighbours in a block meet, to tell of look-alikes."""
    day, other_day = acts.first_day[one], acts.first_day[other]
    undated, other_undated = np.isnan(day), np.isnan(other_day)
    told, other_told = acts.told[one], acts.told[other]
    # what is not known compares as false, so that it is no reason against
    both = ~(np.abs(told - other_told) > TOLD_DAYS)
    first = acts.to_come[one] | ~((told < other_day) | (told > other_day + TOLD_DAYS))
    second = acts.to_come[other] | ~((other_told < day) | (other_told > day + TOLD_DAYS))
    return np.where(undated & other_undated, both, np.where(undated, first, other_undated & second))
