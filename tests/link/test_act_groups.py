"""Pairs of acts are put together to groups, and no pair brings together what another keeps apart."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from alleged.link.act_groups import (
    APART,
    JOINED,
    MOST_TIES,
    OPEN,
    Grouped,
    JudgedPairs,
    group_acts,
    telling_pairs,
)

Pair = tuple[int, int, float, bool]


def judged(*pairs: Pair) -> JudgedPairs:
    return JudgedPairs(
        one=np.array([one for one, _, _, _ in pairs], np.int64),
        other=np.array([other for _, other, _, _ in pairs], np.int64),
        probability=np.array([chance for _, _, chance, _ in pairs], np.float64),
        alike=np.array([alike for _, _, _, alike in pairs], np.bool_),
    )


def roots(grouped: Grouped) -> list[int]:
    return [member.root for member in grouped.members]


def test_what_a_pair_keeps_apart_no_third_act_brings_together() -> None:
    grouped = group_acts(
        [True, True, True], judged((1, 2, 0.9, True), (2, 3, 0.8, True), (1, 3, 0.01, True))
    )
    assert roots(grouped) == [1, 1, 3]
    assert [(tie.root, tie.other_root) for tie in grouped.lookalikes] == [(1, 3)]


def test_an_act_without_a_day_joins_the_group_that_it_fits_far_better_than_any_other() -> None:
    pairs = judged((1, 2, 0.95, False), (2, 3, 0.3, False))
    assert roots(group_acts([True, False, True], pairs)) == [1, 1, 3]


def test_acts_without_a_day_are_one_though_each_might_faintly_be_one_with_a_day() -> None:
    pairs = judged((1, 2, 0.25, False), (1, 3, 0.25, False), (2, 3, 0.9, False))
    grouped = group_acts([True, False, False], pairs)
    assert roots(grouped) == [1, 2, 2]
    assert grouped.openings == ()
    nearer = judged((1, 2, 0.6, False), (1, 3, 0.25, False), (2, 3, 0.9, False))
    assert roots(group_acts([True, False, False], nearer)) == [1, 1, 1]


def test_of_acts_that_an_article_tells_of_many_times_a_group_has_one_of_each_article() -> None:
    pairs = judged((1, 2, 0.9, False), (2, 3, 0.8, False))
    once = np.array([7, 8, 7], np.int64)
    assert roots(group_acts([True] * 3, pairs, once=once)) == [1, 1, 3]
    assert roots(group_acts([True] * 3, pairs)) == [1, 1, 1]


def test_a_pair_that_nothing_could_bring_together_keeps_nothing_apart() -> None:
    pairs: list[Pair] = [(1, 2, 0.9, False), (3, 4, 0.9, False)]
    unrelated: Pair = (1, 3, 0.01, False)
    assert roots(group_acts([True] * 4, judged(*pairs, unrelated))) == [1, 1, 3, 3]


def test_an_act_without_a_day_joins_the_one_group_that_it_fits_and_stays_open_between_two() -> None:
    alone = group_acts([True, False], judged((1, 2, 0.7, False)))
    assert roots(alone) == [1, 1]
    between = group_acts([True, False, True], judged((1, 2, 0.7, False), (2, 3, 0.6, False)))
    assert roots(between) == [1, 2, 3]
    assert [(one.number, one.root, one.fits) for one in between.openings] == [(2, 1, 2), (2, 3, 2)]


def test_a_group_names_a_few_look_alikes_and_those_that_look_most_alike() -> None:
    pairs: list[Pair] = [(1, other, 0.1 - other / 1000, True) for other in range(2, 12)]
    ties = group_acts([True] * 11, judged(*pairs)).lookalikes
    assert [tie.other_root for tie in ties] == [2, 3, 4, 5, 6][:MOST_TIES]


def test_each_member_tells_the_pair_that_brought_it_in() -> None:
    grouped = group_acts([True] * 3, judged((1, 2, 0.9, False), (1, 3, 0.7, False)))
    assert [(one.one, one.other, one.probability) for one in grouped.members] == [
        (1, 2, 0.9),
        (1, 2, 0.9),
        (1, 3, 0.7),
    ]


COUNT = 7
CHANCES = st.sampled_from([0.0, 0.02, 0.1, 0.19, 0.2, 0.3, 0.5, 0.6, 0.8, 0.95])
EDGES = st.tuples(st.integers(1, COUNT), st.integers(1, COUNT)).filter(
    lambda pair: pair[0] < pair[1]
)
DAYS = st.lists(st.booleans(), min_size=COUNT, max_size=COUNT)
PAIRS = st.dictionaries(EDGES, st.tuples(CHANCES, st.booleans())).map(
    lambda found: [(*pair, *judgement) for pair, judgement in found.items()]
)


@given(DAYS, PAIRS, st.randoms())
def test_the_order_of_pairs_changes_nothing(
    dated: list[bool], pairs: list[Pair], chance: random.Random
) -> None:
    mixed = list(pairs)
    chance.shuffle(mixed)
    assert group_acts(dated, judged(*mixed)) == group_acts(dated, judged(*pairs))


@given(DAYS, PAIRS)
def test_groups_of_dated_acts_are_those_of_an_obvious_implementation(
    dated: list[bool], pairs: list[Pair]
) -> None:
    groups = [{act} for act in range(1, COUNT + 1)]
    apart = [{one, other} for one, other, chance, _ in pairs if chance < APART]
    for one, other, chance, _ in sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1])):
        if chance >= JOINED and dated[one - 1] and dated[other - 1]:
            both = next(g for g in groups if one in g) | next(g for g in groups if other in g)
            if not any(two <= both for two in apart):
                groups = [g for g in groups if not g <= both] + [both]
    only_dated = [dated[act - 1] for act in range(1, COUNT + 1)]
    kept = [pair for pair in pairs if only_dated[pair[0] - 1] and only_dated[pair[1] - 1]]
    found = roots(group_acts(dated, judged(*kept)))
    assert found == [min(next(g for g in groups if act in g)) for act in range(1, COUNT + 1)]


@given(DAYS, PAIRS)
def test_pairs_that_tell_nothing_can_be_left_away_early(
    dated: list[bool], pairs: list[Pair]
) -> None:
    """Look-alikes aside, of which only the likeliest of each act are kept."""
    whole, telling = judged(*pairs), telling_pairs(judged(*pairs))
    one, other = group_acts(dated, whole), group_acts(dated, telling)
    assert (one.members, one.openings) == (other.members, other.openings)


def test_of_one_act_the_likeliest_look_alikes_are_kept() -> None:
    pairs: list[Pair] = [(1, other, 0.15 - other / 1000, True) for other in range(2, 12)]
    kept = telling_pairs(judged(*pairs, (1, 12, OPEN, True), (1, 13, 0.1, False)))
    assert kept.other.tolist() == [2, 3, 4, 5, 6, 12]
    assert all(one <= other for one, other in pairwise(kept.other))
