"""Propositions meet those next to them under a key, whatever the size of the parts."""

from __future__ import annotations

import random
from collections import Counter
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from alleged.link.claim_meetings import (
    LEAST_MET,
    LEAST_WINDOW,
    WINDOW,
    KeyFiles,
    Limits,
    Parts,
    find_meetings,
    limits_of,
)

Blocks = list[list[int]]


def met_in(
    blocks: Blocks, count: int, limits: Limits, *, part: int = 1000, at_once: int = 1000
) -> dict[tuple[int, int], int]:
    """Each pair with under how many keys it met."""

    def read() -> list[tuple[NDArray[np.uint64], NDArray[np.int64]]]:
        return [
            (
                np.array([key for key, one in some for _ in one], np.uint64),
                np.array([number for _, one in some for number in one], np.int64),
            )
            for begin in range(0, len(blocks), at_once)
            for some in [[*enumerate(blocks)][begin : begin + at_once]]
        ]

    found = {}
    for ones, others, keys in find_meetings(read(), count, limits, part=part):
        for one, other, times in zip(ones.tolist(), others.tolist(), keys.tolist(), strict=True):
            assert (one, other) not in found
            found[one, other] = times
    return found


def made_blocks() -> Blocks:
    chance = random.Random(2)
    return [chance.sample(range(1, 81), chance.randrange(1, 30)) for _ in range(60)]


def test_pairs_and_their_keys_are_those_of_an_obvious_implementation() -> None:
    blocks, window = made_blocks(), 5
    expected: Counter[tuple[int, int]] = Counter()
    for block in blocks:
        for one, other in combinations(range(len(block)), 2):
            if other - one <= window:
                low, high = sorted((block[one], block[other]))
                expected[low, high] += 1
    assert met_in(blocks, 80, Limits(window=window, met=80)) == expected


def test_the_size_of_parts_changes_nothing() -> None:
    blocks, limits = made_blocks(), Limits(window=6, met=7)
    whole = met_in(blocks, 80, limits)
    assert len(whole) > 300
    for part, at_once in ((1, 1), (7, 13), (80, 59)):
        assert met_in(blocks, 80, limits, part=part, at_once=at_once) == whole


def test_of_too_many_those_with_most_keys_stay() -> None:
    blocks = [[1, 2, 3], [1, 3], [1, 4], [1, 4], [1, 4]]
    assert met_in(blocks, 4, Limits(window=9, met=2)) == {(1, 3): 2, (1, 4): 3, (2, 3): 1}


def test_a_small_dossier_has_no_limits_but_the_window_and_a_large_one_the_least() -> None:
    assert limits_of(20_000) == Limits(window=WINDOW, met=20_000)
    assert limits_of(2_000_000) == Limits(window=LEAST_WINDOW, met=LEAST_MET)
    assert LEAST_WINDOW < limits_of(200_000).window < WINDOW


def test_all_that_one_key_has_is_in_one_file() -> None:
    chance = random.Random(3)
    rows = [(chance.randrange(40), number) for number in range(1, 300) for _ in range(3)]
    found: Counter[tuple[int, int]] = Counter()
    files_of: dict[int, set[int]] = {}
    with KeyFiles(7) as files:
        for begin in range(0, len(rows), 100):
            keys, numbers = zip(*rows[begin : begin + 100], strict=True)
            files.add(np.array(keys, np.uint64), np.array(numbers, np.int32))
        for nth, (kept_keys, kept_numbers) in enumerate(files.parts()):
            found.update(zip(kept_keys.tolist(), kept_numbers.tolist(), strict=True))
            for key in kept_keys.tolist():
                files_of.setdefault(key, set()).add(nth)
    assert found == Counter(rows)
    assert all(len(some) == 1 for some in files_of.values())


def test_each_proposition_has_its_own_parts() -> None:
    # three propositions: two parts, none, one
    parts = Parts(np.array([0, 0, 2, 2, 3]), np.array([11, 12, 31], np.uint64))
    whose, hashes = parts.of(np.array([3, 2, 1], np.int32))
    assert list(zip(whose.tolist(), hashes.tolist(), strict=True)) == [(0, 31), (2, 11), (2, 12)]
