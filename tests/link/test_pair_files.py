"""Pairs that go to files come back, each file's with the first of its own stretch of numbers."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from alleged.link.pair_files import PairFiles

COUNT = 7


def test_what_was_put_away_comes_back_by_the_first_number_of_each_pair() -> None:
    pairs = [(1, 2), (3, 7), (4, 5), (6, 7), (7, 7)]
    keys = np.array([one * (COUNT + 1) + other for one, other in pairs], np.int64)
    with PairFiles(COUNT, 3) as files:
        files.add(keys[:3])
        files.add(keys[3:])
        found = [(part // (COUNT + 1)).tolist() for part in files.parts()]
    assert found == [[1, 3], [4, 6], [7]]


def test_a_stretch_without_pairs_is_left_out() -> None:
    with PairFiles(COUNT, 3) as files:
        files.add(np.array([5 * (COUNT + 1) + 6], np.int64))
        assert [part.tolist() for part in files.parts()] == [[46]]


def test_nothing_is_left_on_the_disk() -> None:
    with PairFiles(COUNT, 3) as files:
        files.add(np.array([10], np.int64))
        (folder,) = {path.parent for path in files._paths}
        assert any(folder.iterdir())
    assert not Path(folder).exists()
