"""Given mentions are linked within and across texts, and the order of texts changes no group."""

from __future__ import annotations

from itertools import combinations

from alleged.link.given import GivenText, join, link_given
from alleged.models.coreference import load_weights
from alleged.records.spans import Span

STORIES = (
    ("Ana Ruiz leads Norland Steel. She said Norland Steel would close a mill in Selva.",
     ("Ana Ruiz", "Norland Steel", "She", "Norland Steel", "Selva")),
    ("A mill in Selva is to close, Norland Steel said. Ana Ruiz met the workers.",
     ("Selva", "Norland Steel", "Ana Ruiz", "the workers")),
    ("Tomas Arde scored twice for Suthland on Sunday.", ("Tomas Arde", "Suthland")),
)  # fmt: skip


def given(story: tuple[str, tuple[str, ...]]) -> GivenText:
    text, words = story
    spans = []
    at = 0
    for word in words:
        start = text.index(word, at)
        at = start + len(word)
        spans.append(Span(start, at))
    return GivenText(text, (Span(0, len(text)),), tuple(spans))


def groups(order: tuple[int, ...], *, across: bool = True) -> set[frozenset[tuple[int, int]]]:
    labels = link_given(
        [given(STORIES[one]) for one in order], weights=load_weights()[0], across=across
    )
    found: dict[str, set[tuple[int, int]]] = {}
    for story, ones in zip(order, labels, strict=True):
        for place, label in enumerate(ones):
            found.setdefault(label, set()).add((story, place))
    return {frozenset(group) for group in found.values()}


def test_a_name_is_one_across_texts() -> None:
    found = groups((0, 1, 2))
    steel = next(group for group in found if (0, 1) in group)
    assert {(0, 3), (1, 1)} <= steel
    assert (2, 0) not in steel


def test_within_texts_no_group_leaves_its_text() -> None:
    assert all(len({story for story, _ in group}) == 1 for group in groups((0, 1, 2), across=False))


def test_the_order_of_the_texts_changes_no_group() -> None:
    assert groups((0, 1, 2)) == groups((2, 1, 0)) == groups((1, 2, 0))


def test_no_texts_and_texts_without_mentions_have_no_labels() -> None:
    assert link_given([], weights=load_weights()[0]) == []
    assert link_given([GivenText("It rained.", (), ())], weights=load_weights()[0]) == [[]]


def test_groups_are_joined_by_the_mean_over_their_pairs() -> None:
    pairs = [(0, 1), (1, 2), (0, 2)]
    assert join(3, pairs, [0.9, 0.5, 0.5], least=0.4) == [0, 0, 0]
    assert join(3, pairs, [0.9, 0.5, 0.1], least=0.4) == [0, 0, 2]
    assert join(3, pairs[:2], [0.9, 0.7], least=0.4) == [0, 0, 2]
    assert join(4, list(combinations(range(4), 2)), [0.0] * 6, least=0.4) == [0, 1, 2, 3]
