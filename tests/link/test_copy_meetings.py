"""Documents meet by the marks that they share, each two counted once."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest

from alleged.link.copy_meetings import FEW, count_meetings


def _by_rule(marks: dict[int, list[int]], least: int) -> dict[tuple[int, int], int]:
    counts = Counter[tuple[int, int]]()
    for places in marks.values():
        places = sorted(places)
        for nth, later in enumerate(places):
            few = len(places) <= FEW or nth < 4
            met = range(nth) if few else (0, 1, nth - 2, nth - 1)
            counts.update((later, places[earlier]) for earlier in met)
    return {pair: times for pair, times in counts.items() if times >= least}


@pytest.mark.parametrize("part", [1, 7, 100])
def test_two_documents_share_as_many_marks_as_the_rule_says_whatever_the_parts(part: int) -> None:
    chance = random.Random(3)
    marks = {mark: chance.sample(range(1, 41), chance.randrange(1, 20)) for mark in range(60)}
    rows = [(mark, place) for mark, places in marks.items() for place in places]
    chance.shuffle(rows)
    found: dict[tuple[int, int], int] = {}
    blocks = [
        tuple(np.array(column, np.int64) for column in zip(*chosen, strict=True))
        for third in range(3)
        if (chosen := [row for row in rows if row[0] % 3 == third])
    ]
    for later, earlier, times in count_meetings(blocks, 40, part=part, least=3):  # type: ignore[arg-type]
        found |= dict(
            zip(zip(later.tolist(), earlier.tolist(), strict=True), times.tolist(), strict=True)
        )
    assert found == _by_rule(marks, 3)


def test_without_marks_nothing_meets() -> None:
    none = np.array([], np.int64)
    assert not list(count_meetings([(none, none)], 5, part=5, least=1))
    assert not list(count_meetings([], 0, part=1, least=1))
