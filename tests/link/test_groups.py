"""Propositions put together to claims."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from alleged.link.groups import Edge, connected, group_edges


def test_what_denies_stands_on_the_other_side() -> None:
    (group,) = group_edges([Edge("a", "b", 1, 0.9), Edge("b", "c", -1, 0.8)])
    assert group.members["a"] == group.members["b"] == -group.members["c"]


def test_a_denial_of_a_denial_stands_with_the_first() -> None:
    (group,) = group_edges([Edge("a", "b", -1, 0.9), Edge("b", "c", -1, 0.8)])
    assert group.members["a"] == group.members["c"]


def test_two_that_clash_in_a_number_are_two_claims() -> None:
    edges = [Edge("a", "b", 1, 0.9), Edge("c", "d", 1, 0.9), Edge("b", "c", 1, 0.5)]
    assert len(group_edges(edges)) == 1
    assert len(group_edges([*edges, Edge("a", "d", 0, 0.8)])) == 2


def test_what_is_alike_only_by_way_of_another_is_another_claim() -> None:
    chain = [Edge("a", "b", 1, 0.9), Edge("b", "c", 1, 0.9), Edge("c", "d", 1, 0.9)]
    assert all(len(group.members) <= 3 for group in group_edges(chain))
    pairs = [Edge("a", "b", 1, 0.9), Edge("a", "c", 1, 0.9), Edge("b", "c", 1, 0.9)]
    bridged = [*pairs, Edge("c", "x", 1, 0.8), Edge("x", "y", 1, 0.8)]
    assert [set(group.members) for group in group_edges(bridged)] == [{"a", "b", "c"}, {"x", "y"}]


edges = st.lists(
    st.builds(
        Edge,
        st.sampled_from("abcdefgh"),
        st.sampled_from("ijklmnop"),
        st.sampled_from([1, -1, 0]),
        st.sampled_from([0.5, 0.7, 0.9]),
    ),
    unique_by=lambda edge: (edge.one, edge.other),
)


@given(edges, st.integers(0, 99))
def test_the_order_of_the_answers_changes_nothing(found: list[Edge], seed: int) -> None:
    mixed = random.Random(seed).sample(found, len(found))
    assert group_edges(mixed) == group_edges(found)


@given(edges)
def test_no_two_that_clash_are_in_one_claim(found: list[Edge]) -> None:
    for group in group_edges(found):
        for edge in found:
            if edge.sign == 0:
                assert not {edge.one, edge.other} <= set(group.members)


@given(st.lists(st.tuples(st.sampled_from("abcdefghij"), st.sampled_from("abcdefghij"))))
def test_what_pairs_bring_together_has_one_part_and_all_else_another(
    pairs: list[tuple[str, str]],
) -> None:
    expected = {one: {one} for pair in pairs for one in pair}
    for one, other in pairs:
        whole = expected[one] | expected[other]
        expected |= dict.fromkeys(whole, whole)
    found = connected(pairs)
    assert found.keys() == expected.keys()
    for one, whole in expected.items():
        assert {other for other in found if found[other] == found[one]} == whole
