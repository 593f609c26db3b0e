"""Two texts -> the passages that stand in both.

Runs of the same words are laid down longest first, none over another (greedy string tiling: Wise
1993), so that paragraphs may stand in another order; runs that follow each other with a word
replaced, left out or put in are one passage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from alleged.analyse.prints import HASH_BITS, RUN_WORDS, WINDOW, Words, run_hashes
from alleged.records.copies import SharedPassage

SEED_WORDS = 4
"""Shorter seeds lay phrases such as `the end of the` over each other; with five, a text in which
every fifth word is replaced falls apart."""
MOST_SEEDS = 4
"""A run of words that stands more often in one text leads nowhere: `he said on Monday`."""
GAP_WORDS = 6
"""Words between two runs of one passage, in each text."""
LEAST_PASSAGE = 6
"""Words that are the same, from which a passage says something."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of words of one text and the stretch of the other that it is the same as."""

    first: int
    last: int
    other_first: int
    other_last: int
    words: int
    """That are the same."""
    quoted: int
    """That stand in quotation marks in one of the texts: marks get lost on the way."""
    standing: int
    """That belong to what its outlet puts under many articles, in one of the texts."""
    phrases: int
    """That are neither, but phrases of many articles."""
    longest: int
    """Words of the longest stretch of which none is replaced, quoted, standing or of a phrase."""

    @property
    def fresh(self) -> int:
        """Words that are the same and neither quoted nor standing nor phrases."""
        return self.words - self.quoted - self.standing - self.phrases

    @property
    def weight(self) -> float:
        """How much it says that one text was taken from the other, in fresh words: phrases and
        quotations in the same place say something, too."""
        return self.fresh + self.phrases / 3 + self.quoted / 5


@dataclass(frozen=True, slots=True)
class Ground:
    """Which words of a text say nothing of where it comes from."""

    standing: Any
    phrases: Any


def align(
    one: Words, other: Words, ground: Ground | None = None, other_ground: Ground | None = None
) -> list[Passage]:
    """The passages that two texts share, in the order of the first."""
    found = [
        _passage(chain, (one, ground), (other, other_ground))
        for chain in _chains(_tiles(_runs(one.hashes, other.hashes), len(one), len(other)))
    ]
    return [passage for passage in found if passage.words >= LEAST_PASSAGE]


def shared_passage(passage: Passage, one: Words, other: Words) -> SharedPassage:
    """The passage with its places in the texts."""
    return SharedPassage(
        span=one.span(passage.first, passage.last),
        other=other.span(passage.other_first, passage.other_last),
        words=passage.words,
        quoted=passage.quoted,
    )


def words_of_runs(hashes: Any, known: Any, *, least: int = 0, most: int = 1_000_000) -> Any:
    """Which words lie in runs that are known, in stretches of at least and at most so many words.

    `hashes`: of the words; `known`: hashes of runs, sorted. Of the runs of a stretch winnowing
    knows one in `WINDOW` at least, so that those farther apart are two stretches: two phrases in a
    row.
    """
    mask = np.zeros(len(hashes), dtype=bool)
    runs = run_hashes(hashes, RUN_WORDS) >> np.uint64(64 - HASH_BITS)
    if not len(known) or not len(runs):
        return mask
    places = np.searchsorted(known, runs)
    places[places == len(known)] = 0
    hits = np.flatnonzero(known[places] == runs)
    if len(hits):
        breaks = np.flatnonzero(np.diff(hits) > WINDOW) + 1
        for stretch in np.split(hits, breaks):
            start, end = int(stretch[0]), int(stretch[-1]) + RUN_WORDS
            if least <= end - start <= most:
                mask[start:end] = True
    return mask


Run = tuple[int, int, int]
"""First word here, first word there, how many."""


def _runs(one: Any, other: Any) -> list[Run]:
    """All longest runs of the same words, on every shift of the one text against the other."""
    ours, theirs = run_hashes(one, SEED_WORDS), run_hashes(other, SEED_WORDS)
    order = np.argsort(theirs, kind="stable")
    ranked = theirs[order]
    low = np.searchsorted(ranked, ours, side="left")
    counts = np.searchsorted(ranked, ours, side="right") - low
    counts[counts > MOST_SEEDS] = 0
    total = int(counts.sum())
    if not total:
        return []
    here = np.repeat(np.arange(len(ours)), counts)
    nth = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
    there = order[np.repeat(low, counts) + nth]
    shift = here - there
    by_shift = np.lexsort((here, shift))
    here, there, shift = here[by_shift], there[by_shift], shift[by_shift]
    breaks = np.flatnonzero((np.diff(shift) != 0) | (np.diff(here) != 1)) + 1
    firsts = np.concatenate(([0], breaks))
    lengths = np.diff(np.concatenate((firsts, [total]))) + SEED_WORDS - 1
    return list(zip(here[firsts].tolist(), there[firsts].tolist(), lengths.tolist(), strict=True))


def _tiles(runs: list[Run], size: int, other_size: int) -> list[Run]:
    """Runs, longest first, cut where a longer one lies; the rest is left out if it is too short."""
    taken, other_taken = np.zeros(size, dtype=bool), np.zeros(other_size, dtype=bool)
    tiles: list[Run] = []
    for here, there, length in sorted(runs, key=lambda run: (-run[2], run)):
        free = ~(taken[here : here + length] | other_taken[there : there + length])
        if not free.all():
            edges = np.flatnonzero(np.diff(np.concatenate(([False], free, [False]))))
            stretches = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
        else:
            stretches = [(0, length)]
        for start, end in stretches:
            if end - start >= SEED_WORDS:
                tiles.append((here + start, there + start, end - start))
                taken[here + start : here + end] = True
                other_taken[there + start : there + end] = True
    return sorted(tiles)


def _chains(tiles: list[Run]) -> Iterator[list[Run]]:
    """Runs that follow each other in both texts."""
    chain: list[Run] = []
    for tile in tiles:
        if chain:
            here, there, length = chain[-1]
            gaps = tile[0] - here - length, tile[1] - there - length
            if not all(0 <= gap <= GAP_WORDS for gap in gaps):
                yield chain
                chain = []
        chain.append(tile)
    if chain:
        yield chain


Side = tuple[Words, Ground | None]


def _passage(chain: list[Run], one: Side, other: Side) -> Passage:
    words = quoted = standing = phrases = longest = 0
    for here, there, length in chain:
        in_one, in_other = slice(here, here + length), slice(there, there + length)
        stands, common = np.zeros(length, dtype=bool), np.zeros(length, dtype=bool)
        for (_, ground), part in ((one, in_one), (other, in_other)):
            if ground is not None:
                stands |= ground.standing[part]
                common |= ground.phrases[part]
        said = (one[0].quoted[in_one] | other[0].quoted[in_other]) & ~stands
        words += length
        standing += int(stands.sum())
        quoted += int(said.sum())
        phrases += int((common & ~stands & ~said).sum())
        longest = max(longest, _longest(~(common | stands | said)))
    (here, there, _), (last, other_last, length) = chain[0], chain[-1]
    return Passage(
        first=here,
        last=last + length - 1,
        other_first=there,
        other_last=other_last + length - 1,
        words=words,
        quoted=quoted,
        standing=standing,
        phrases=phrases,
        longest=longest,
    )


def _longest(mask: Any) -> int:
    """The length of the longest stretch that is true."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False]))))
    return int((edges[1::2] - edges[::2]).max()) if len(edges) else 0
