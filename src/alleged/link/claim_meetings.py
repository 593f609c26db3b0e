"""Which propositions meet: those that stand next to each other by day under one key.

Keys are millions, so that their propositions meet here and not in a join of SQL, where each meeting
would be a row: 4,000 articles had more than fits into memory. Meetings go to a few files, by the
proposition with the lower number, and are taken up file by file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from alleged.link.pair_files import NumberFiles, PairFiles
from alleged.link.tables import in_part, sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

WINDOW, LEAST_WINDOW = 48, 6
"""How many others a proposition meets under a key, those next to it by day: so many, and so many at
least in a dossier of any size."""
MEETINGS = 3_000_000
"""Up to so many propositions times others, each meets all in its window: some 3,000 articles of 300
words. Beyond that the window becomes smaller."""
LEAST_MET = 12
"""In a larger dossier each is held only against those of a higher number with which it shares most
keys: as many as the window has, and so many at least."""
PART, PROPOSITIONS, KEYED = 50_000, 200_000, 100_000
"""Propositions whose pairs are taken up at once; whose keys are made at once; about so many as have
the keys of one file."""
COMMON = 48
"""A key that more propositions have is parted."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many others a proposition meets."""

    window: int
    met: int


def limits_of(propositions: int) -> Limits:
    """The limits in a dossier of so many propositions."""
    share = MEETINGS // max(1, propositions)
    return Limits(
        window=min(WINDOW, max(LEAST_WINDOW, share)),
        met=propositions if share >= WINDOW else max(LEAST_MET, share),
    )


def offer_pairs(con: DuckDBPyConnection) -> None:
    """Fill `claim_offered` with the pairs that meet by the keys of `claim_keys.sql`."""
    found = con.execute(
        "SELECT rank, hash(month) AS month FROM claim_numbers ORDER BY number"
    ).fetchnumpy()
    ranks, months = (np.ma.getdata(found[name]) for name in ("rank", "month"))
    count = len(ranks)
    with KeyFiles(1 + count // KEYED) as files:
        parts = _read_keys(con, count, files)
        blocks = _blocks(con, files, parts, ranks, months)
        for one, other, keys in find_meetings(blocks, count, limits_of(count)):
            con.register("met_pairs", {"one": one, "other": other, "keys": keys})
            con.execute(sql("claim_met"))
            con.unregister("met_pairs")


PLACED = np.dtype([("key", np.uint64), ("number", np.int32)])


class KeyFiles(NumberFiles):
    """Propositions under keys; all of one key are in one file."""

    def add(self, keys: NDArray[np.uint64], numbers: NDArray[np.int32]) -> None:
        """Put away some."""
        part_of = (keys % np.uint64(len(self._paths))).astype(np.uint16)
        order = np.argsort(part_of, kind="stable")
        placed = np.empty(len(keys), PLACED)
        placed["key"], placed["number"] = keys[order], numbers[order]
        ends = np.cumsum(np.bincount(part_of, minlength=len(self._paths)))
        for path, low, high in zip(self._paths, [0, *ends[:-1]], ends, strict=True):
            with path.open("ab") as file:
                placed[low:high].tofile(file)

    def parts(self) -> Iterator[tuple[NDArray[np.uint64], NDArray[np.int32]]]:
        """Keys and numbers of each file."""
        for path in self._paths:
            placed = np.fromfile(path, PLACED)
            yield placed["key"].copy(), placed["number"].copy()


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of all propositions, as numbers: those of `number` stand from `begins[number]` up
    to `begins[number + 1]`."""

    begins: NDArray[np.int64]
    hashes: NDArray[np.uint64]

    def of(self, numbers: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
        """The parts of some, one after the other, each with the place of its proposition there."""
        sizes = self.begins[numbers + 1] - self.begins[numbers]
        whose = np.repeat(np.arange(len(numbers)), sizes)
        before = np.repeat(self.begins[numbers] - (np.cumsum(sizes) - sizes), sizes)
        return whose, self.hashes[before + np.arange(len(whose))]


def _read_keys(con: DuckDBPyConnection, count: int, files: KeyFiles) -> Parts:
    """Put the keys of all propositions into files, some propositions at a time; their parts."""
    numbers, hashes = [], []
    rounds = 1 + count // PROPOSITIONS
    for nth in range(rounds):
        in_part(con, "claim_part", rounds, nth)
        told = con.execute("SELECT number, hash(part) AS part FROM part_parts").fetchnumpy()
        numbers.append(np.ma.getdata(told["number"]))
        hashes.append(np.ma.getdata(told["part"]))
        found = con.execute(sql("claim_keys")).fetchnumpy()
        files.add(np.ma.getdata(found["key"]), np.ma.getdata(found["number"]))
    whose = np.concatenate(numbers)
    numbers.clear()
    order = np.argsort(whose, kind="stable")
    begins = np.concatenate(([0], np.cumsum(np.bincount(whose, minlength=count + 1))))
    return Parts(begins, np.concatenate(hashes)[order])


def _blocks(
    con: DuckDBPyConnection,
    files: KeyFiles,
    parts: Parts,
    ranks: NDArray[np.int32],
    months: NDArray[np.uint64],
) -> Iterator[tuple[NDArray[np.uint64], NDArray[np.int64]]]:
    """Some keys at a time, each with its propositions by day.

    A key that is in the news everywhere is parted by a further part, and what is still too common
    after that by the month.
    """
    by_rank = np.empty(len(ranks), np.int64)
    by_rank[ranks - 1] = np.arange(1, len(ranks) + 1)
    for keys, numbers in files.parts():
        times = _times(keys)
        rare, common = (times > 1) & (times <= COMMON), times > COMMON
        yield _by_day(keys[rare], ranks[numbers[rare] - 1], by_rank)
        whose, further = parts.of(numbers[common])
        keys, numbers = _mixed(keys[common][whose], further), numbers[common][whose]
        times = _times(keys)
        common = times > COMMON
        keys[common] = _mixed(keys[common], months[numbers[common] - 1])
        several = times > 1
        yield _by_day(keys[several], ranks[numbers[several] - 1], by_rank)
    found = con.execute(sql("claim_within")).fetchnumpy()
    keys, numbers = (np.ma.getdata(found[name]) for name in ("key", "number"))
    yield _by_day(keys, ranks[numbers - 1], by_rank)
    con.execute("DROP TABLE claim_acts")


def _times(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    """How often each key is there, at each of its places."""
    order = np.argsort(keys)
    ordered = keys[order]
    begins = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    sizes = np.diff(np.concatenate((begins, [len(keys)])))
    times = np.empty(len(keys), np.int64)
    times[order] = np.repeat(sizes, sizes) if len(keys) else 0
    return times


def _mixed(keys: NDArray[np.uint64], more: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Numbers for keys that are parted; `more` are hashes."""
    mixed = keys * np.uint64(0x9E3779B97F4A7C15) + more
    mixed ^= mixed >> np.uint64(31)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return mixed ^ (mixed >> np.uint64(29))


def _by_day(
    keys: NDArray[np.uint64], ranks: NDArray[np.int32], by_rank: NDArray[np.int64]
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The places by key, those of one key by rank; `by_rank`: the proposition of each rank.

    Plain numbers are put in order many times faster than rows: so the key counts by its place
    among the keys, and both go into one number.
    """
    order = np.argsort(keys)
    keys = keys[order]
    nth = np.cumsum(np.concatenate(([0], keys[1:] != keys[:-1]))) if len(keys) else order
    both = nth * (len(by_rank) + 1) + ranks[order]
    both.sort()
    return keys, by_rank[both % (len(by_rank) + 1) - 1]


def find_meetings(
    blocks: Iterable[tuple[NDArray[np.uint64], NDArray[np.int64]]],
    count: int,
    limits: Limits,
    *,
    part: int = PART,
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
    """Each two of `count` propositions that meet, once, the lower number first, and under how many
    keys; some thousand propositions at a time.

    `blocks`: keys, and the numbers of the propositions under each, those of a key together and by
    day. The size of a part changes no pair.
    """
    with PairFiles(count, part) as files:
        for keys, numbers in blocks:
            for step in range(1, limits.window + 1):
                met = np.flatnonzero(keys[step:] == keys[:-step])
                if not len(met):
                    break
                one, other = numbers[met], numbers[met + step]
                pairs = np.minimum(one, other) * (count + 1) + np.maximum(one, other)
                pairs.sort()
                files.add(pairs)
        for pairs in files.parts():
            yield _most_met(pairs, count, limits.met)


def _most_met(
    pairs: NDArray[np.int64], count: int, most: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Of each lower number the pairs with most keys, in order."""
    pairs.sort()
    begins = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
    times = np.diff(np.concatenate((begins, [len(pairs)])))
    pairs = pairs[begins]
    one = pairs // (count + 1)
    first = np.searchsorted(one, one, side="left")
    if (np.arange(len(one)) - first).max(initial=0) >= most:
        # by lower number, then by keys; of as many keys those stay in their order
        order = np.argsort(one * (times.max() + 1) - times, kind="stable")
        kept = np.sort(order[np.arange(len(order)) - first < most])
        pairs, one, times = pairs[kept], one[kept], times[kept]
    return one, pairs % (count + 1), times
