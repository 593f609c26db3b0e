"""Acts meet those next to them in a block, whatever the size of the parts in which they are met."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from alleged.link.act_pairs import APART_WINDOW, TOLD_DAYS, WINDOW, ActDays, Blocks, find_pairs

NEVER = float("nan")


def acts_of(*rows: tuple[int, float, float], to_come: tuple[int, ...] = ()) -> ActDays:
    """Acts of a document, with a day and the day of publication; by day in this order."""
    return ActDays(
        document=np.array([row[0] for row in rows], np.int64),
        rank=np.arange(1, len(rows) + 1),
        first_day=np.array([row[1] for row in rows], np.float64),
        told=np.array([row[2] for row in rows], np.float64),
        to_come=np.array([number in to_come for number in range(1, len(rows) + 1)], np.bool_),
        many=np.zeros(len(rows), np.bool_),
    )


def blocks_of(*rows: tuple[int, int, bool]) -> Blocks:
    return Blocks(
        block=np.array([row[0] for row in rows], np.uint64),
        number=np.array([row[1] for row in rows], np.int64),
        by_day=np.array([row[2] for row in rows], np.bool_),
    )


def pairs_of(
    acts: ActDays, blocks: Blocks, *, part: int = 1000, chunk: int = 1000
) -> list[tuple[int, int]]:
    return [
        (int(one), int(other))
        for ones, others in find_pairs(acts, blocks, part_acts=part, chunk=chunk)
        for one, other in zip(ones, others, strict=True)
    ]


def test_an_act_meets_so_many_that_stand_next_to_it_and_no_more() -> None:
    count = WINDOW + 3
    acts = acts_of(*((number, 10.0, 10.0) for number in range(count)))
    found = pairs_of(acts, blocks_of(*((5, number, True) for number in range(1, count + 1))))
    assert [other for one, other in found if one == 1] == list(range(2, WINDOW + 2))
    assert len(found) == len(set(found))


def test_acts_of_one_document_do_not_meet() -> None:
    acts = acts_of((1, 10, 10), (1, 10, 10), (2, 10, 10))
    assert pairs_of(acts, blocks_of((5, 1, True), (5, 2, True), (5, 3, True))) == [(1, 3), (2, 3)]


def test_of_acts_with_days_far_apart_only_neighbours_meet() -> None:
    acts = acts_of(*((number, 100.0 * number, 100.0 * number) for number in range(4)))
    found = pairs_of(acts, blocks_of(*((5, number, False) for number in (1, 2, 3, 4))))
    assert APART_WINDOW == 1
    assert found == [(1, 2), (2, 3), (3, 4)]


@pytest.mark.parametrize(
    ("told", "to_come", "met"),
    [
        (100.0, False, True),
        (100.0 + TOLD_DAYS, False, True),
        (101.0 + TOLD_DAYS, False, False),
        (99.0, False, False),
        (99.0, True, True),
        (NEVER, False, True),
    ],
)
def test_an_act_without_a_day_meets_what_happened_shortly_before_it_was_told(
    told: float, to_come: bool, met: bool
) -> None:
    acts = acts_of(
        (1, NEVER, told), (2, 100.0, 100.0), (3, 100.0, 100.0), to_come=(1,) if to_come else ()
    )
    found = pairs_of(acts, blocks_of((5, 1, False), (5, 2, False), (5, 3, False)))
    assert ((1, 3) in found) is met  # the second step, since neighbours meet in any case


def test_the_size_of_parts_and_chunks_changes_nothing() -> None:
    chance = random.Random(3)
    acts = acts_of(
        *(
            (chance.randrange(60), chance.choice([NEVER, float(chance.randrange(200))]), 200.0)
            for _ in range(200)
        )
    )
    blocks = blocks_of(
        *{(chance.randrange(9), number, True) for number in range(1, 201) for _ in range(3)}
    )
    whole = pairs_of(acts, blocks)
    assert len(whole) > 1000
    for part, chunk in ((7, 13), (50, 1), (1000, 37), (1, 1000)):
        assert pairs_of(acts, blocks, part=part, chunk=chunk) == whole


def test_pairs_are_those_of_an_obvious_implementation() -> None:
    chance = random.Random(4)
    acts = acts_of(*((chance.randrange(30), float(number), 0.0) for number in range(60)))
    blocks = blocks_of(
        *{(chance.randrange(3), number, True) for number in range(1, 61) for _ in range(2)}
    )
    expected = set()
    for block in range(3):
        inside = sorted(
            int(number)
            for number, own in zip(blocks.number, blocks.block, strict=True)
            if own == block
        )
        expected |= {
            (one, other)
            for one, other in combinations(inside, 2)
            if inside.index(other) - inside.index(one) <= WINDOW
            and acts.document[one - 1] != acts.document[other - 1]
        }
    assert set(pairs_of(acts, blocks)) == expected


def test_no_acts_make_no_pairs() -> None:
    assert pairs_of(acts_of(), blocks_of()) == []


def test_parts_are_of_acts_that_stand_together_by_day() -> None:
    chance = random.Random(5)
    ranks = [*range(1, 101)]
    chance.shuffle(ranks)
    acts = acts_of(*((number, 10.0 * rank, 0.0) for number, rank in enumerate(ranks)))
    acts = replace(acts, rank=np.array(ranks, np.int64))
    blocks = blocks_of(*((7, number, True) for number in range(1, 101)))
    found = list(find_pairs(acts, blocks, part_acts=10))
    assert len(found) == 10
    for part, (ones, _) in enumerate(found):
        assert {(ranks[one - 1] - 1) // 10 for one in ones.tolist()} <= {part}
    whole = {pair for ones, others in found for pair in zip(ones, others, strict=True)}
    assert whole == set(pairs_of(acts, blocks))
    assert all(one < other for one, other in whole)
    assert len(whole) == sum(min(WINDOW, 100 - rank) for rank in ranks)
