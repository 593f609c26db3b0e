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
LEAST_STANDING, MOST_PHRASE = 12, 30
"""Words from which a stretch that one outlet repeats is a paragraph and no phrase; up to which one
of many articles is a phrase, or two in a row, and no passage that many have copied."""


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


STANDING, QUOTED, PHRASE = 1, 2, 4
"""What a word may belong to that says little of where a text comes from: bits of a mark."""
FIRST_OF_MARKS = bytes(
    next((mark for mark in (STANDING, QUOTED, PHRASE) if marks & mark), 0) for marks in range(256)
)
"""A word that is several of these counts as the first."""
OWN_OR_NOT = bytes(min(mark, 1) for mark in range(256))


@dataclass(frozen=True, slots=True)
class Side:
    """A text that is laid beside others, with what each comparison needs of it."""

    words: Words
    marks: bytes
    """What each word belongs to."""
    standing: int
    """How many words stand under many articles of the outlet."""
    seeds: Any
    """Hashes of its runs of `SEED_WORDS`."""
    order: Any
    """The numbers of these runs, by hash."""
    ranked: Any
    """Their hashes in that order."""


def side_of(words: Words, standing: Any = (), phrases: Any = ()) -> Side:
    """A text as it is compared. `standing`, `phrases`: hashes of runs that are known, sorted."""
    runs = run_hashes(words.hashes, RUN_WORDS) >> np.uint64(64 - HASH_BITS)
    stands = _words_of_runs(runs, len(words), standing, least=LEAST_STANDING)
    common = _words_of_runs(runs, len(words), phrases, most=MOST_PHRASE)
    marks = stands * np.uint8(STANDING) | words.quoted * np.uint8(QUOTED)
    marks |= common * np.uint8(PHRASE)
    return marked_side(words, marks.tobytes())


def marked_side(words: Words, marks: bytes) -> Side:
    """The same of a text of which is known what each word belongs to."""
    standing = int(np.count_nonzero(np.frombuffer(marks, np.uint8) & STANDING))
    seeds = run_hashes(words.hashes, SEED_WORDS)
    order = np.argsort(seeds, kind="stable")
    return Side(words, marks, standing, seeds, order, seeds[order])


def align(one: Side, other: Side) -> list[Passage]:
    """The passages that two texts share, in the order of the first."""
    tiles = _tiles(_runs(one, other), len(one.words), len(other.words))
    return [
        _passage(chain, one, other)
        for chain in _chains(tiles)
        if sum(length for _, _, length in chain) >= LEAST_PASSAGE
    ]


def shared_passage(passage: Passage, one: Words, other: Words) -> SharedPassage:
    """The passage with its places in the texts."""
    return SharedPassage(
        span=one.span(passage.first, passage.last),
        other=other.span(passage.other_first, passage.other_last),
        words=passage.words,
        quoted=passage.quoted,
    )


def _words_of_runs(
    runs: Any, count: int, known: Any, *, least: int = 0, most: int = 1_000_000
) -> Any:
    """Which of `count` words lie in runs that are known, in stretches of at least and at most so
    many words.

    `runs`: hashes of the runs of the words; `known`: hashes of runs, sorted. Of the runs of a
    stretch winnowing knows one in `WINDOW` at least, so that those farther apart are two stretches:
    two phrases in a row.
    """
    mask = np.zeros(count, dtype=bool)
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


def _runs(one: Side, other: Side) -> list[Run]:
    """All longest runs of the same words, on every shift of the one text against the other."""
    low = np.searchsorted(other.ranked, one.seeds, side="left")
    counts = np.searchsorted(other.ranked, one.seeds, side="right") - low
    counts[counts > MOST_SEEDS] = 0
    total = int(counts.sum())
    if not total:
        return []
    here = np.repeat(np.arange(len(counts)), counts)
    nth = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
    there = other.order[np.repeat(low, counts) + nth]
    shift = here - there
    by_shift = np.lexsort((here, shift))
    here, there, shift = here[by_shift], there[by_shift], shift[by_shift]
    breaks = np.flatnonzero((shift[1:] != shift[:-1]) | (here[1:] != here[:-1] + 1)) + 1
    firsts = np.concatenate(([0], breaks))
    lengths = np.diff(np.concatenate((firsts, [total]))) + SEED_WORDS - 1
    return list(zip(here[firsts].tolist(), there[firsts].tolist(), lengths.tolist(), strict=True))


def _tiles(runs: list[Run], size: int, other_size: int) -> list[Run]:
    """Runs, longest first, cut where a longer one lies; the rest is left out if it is too short."""
    taken, other_taken = bytearray(size), bytearray(other_size)
    tiles: list[Run] = []
    for here, there, length in sorted(runs, key=lambda run: (-run[2], run)):
        end, other_end = here + length, there + length
        stretches = [(0, length)]
        if taken.find(1, here, end) >= 0 or other_taken.find(1, there, other_end) >= 0:
            stretches = _free(taken[here:end], other_taken[there:other_end])
        for start, stop in stretches:
            if stop - start >= SEED_WORDS:
                tiles.append((here + start, there + start, stop - start))
                taken[here + start : here + stop] = b"\1" * (stop - start)
                other_taken[there + start : there + stop] = b"\1" * (stop - start)
    return sorted(tiles)


def _free(taken: bytearray, other_taken: bytearray) -> list[tuple[int, int]]:
    """Stretches where neither is taken."""
    found, start = [], 0
    for stretch in _either(taken, other_taken).split(b"\1"):
        found.append((start, start + len(stretch)))
        start += len(stretch) + 1
    return found


def _either(one: bytes | bytearray, other: bytes | bytearray) -> bytes:
    """The bits of both, byte by byte; of a few words quicker than arrays."""
    both = int.from_bytes(one, "big") | int.from_bytes(other, "big")
    return both.to_bytes(len(one), "big")


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


def _passage(chain: list[Run], one: Side, other: Side) -> Passage:
    words = quoted = standing = phrases = longest = 0
    for here, there, length in chain:
        marks = _either(one.marks[here : here + length], other.marks[there : there + length])
        marks = marks.translate(FIRST_OF_MARKS)
        words += length
        standing += marks.count(STANDING)
        quoted += marks.count(QUOTED)
        phrases += marks.count(PHRASE)
        longest = max(longest, *map(len, marks.translate(OWN_OR_NOT).split(b"\1")))
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
