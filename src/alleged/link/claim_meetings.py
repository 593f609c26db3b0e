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

from alleged.link.pair_files import PairFiles
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
PART, KEYS = 50_000, 2_000_000
"""Propositions whose pairs are taken up at once; places under keys that are read at once."""


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
    found = con.execute("SELECT rank FROM claim_numbers ORDER BY number").fetchnumpy()
    ranks = np.ma.getdata(found["rank"])
    count = len(ranks)
    for one, other, keys in find_meetings(_blocks(con, ranks), count, limits_of(count)):
        con.register("met_pairs", {"one": one, "other": other, "keys": keys})
        con.execute(sql("claim_met"))
        con.unregister("met_pairs")


def _blocks(
    con: DuckDBPyConnection, ranks: NDArray[np.int32]
) -> Iterator[tuple[NDArray[np.uint64], NDArray[np.int64]]]:
    """Some keys at a time, each with its propositions by day."""
    by_rank = np.empty(len(ranks), np.int64)
    by_rank[ranks - 1] = np.arange(1, len(ranks) + 1)
    for table, name in (("claim_keys", "claim_keys"), ("claim_acts", "claim_within")):
        (count,) = con.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)
        parts = 1 + int(count) // KEYS
        for part in range(parts):
            placed = in_part(con, name, parts, part).fetchnumpy()
            keys, numbers = (np.ma.getdata(placed[column]) for column in ("key", "number"))
            yield _by_day(keys, ranks[numbers - 1], by_rank)
    con.execute(sql("claim_keys_clear"))


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
