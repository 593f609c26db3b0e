"""How far two annotators of the same texts agree: shares, Cohen's kappa, and F1 of places."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from operator import eq
from pathlib import Path
from typing import Any, TypeVar

Row = dict[str, Any]
Pair = tuple[Hashable, Hashable]
T = TypeVar("T")
H = TypeVar("H", bound=Hashable)

BARE = frozenset(["the", "a", "an", "of", "and", "in"])
"""Words that two names may share without meaning the same."""


def rows_by_id(path: Path) -> dict[str, Row]:
    """The rows of a file of JSON lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def rows_twice(first: Path, second: Path) -> list[tuple[Row, Row]]:
    """The rows that were labelled a second time, with both labels."""
    labelled = rows_by_id(first)
    return [(labelled[id], row) for id, row in rows_by_id(second).items()]


def share(pairs: Sequence[Pair]) -> float:
    """Of 1: where both say the same."""
    return sum(one == other for one, other in pairs) / len(pairs)


def kappa(pairs: Sequence[Pair]) -> float:
    """Cohen's kappa: agreement beyond what the two would reach by chance. Cohen 1960."""
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[label] * second[label] for label in first) / len(pairs) ** 2
    return 1.0 if chance == 1 else (share(pairs) - chance) / (1 - chance)


def f1(both: int, first: int, second: int) -> float:
    """Of what either marked, how much both did."""
    return 2 * both / (first + second)


def matched(
    first: Sequence[T], second: Sequence[T], *meet: Callable[[T, T], bool]
) -> list[tuple[T, T]]:
    """What both marked, one to one: by the first way to meet, and what is left by the next.

    In the order of `first` for each way.
    """
    pairs: list[tuple[int, int]] = []
    for meets in meet:
        for at, one in enumerate(first):
            taken = ({a for a, _ in pairs}, {b for _, b in pairs})
            free = (b for b, other in enumerate(second) if b not in taken[1] and meets(one, other))
            if at not in taken[0] and (found := next(free, None)) is not None:
                pairs.append((at, found))
    return [(first[at], second[found]) for at, found in sorted(pairs)]


def spans_overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two stretches share a character."""
    return one[0] < other[1] and other[0] < one[1]


def words_overlap(one: str, other: str) -> bool:
    """Whether two names share a word that tells something."""
    first, second = (set(words.casefold().split()) - BARE for words in (one, other))
    return bool(first & second)


def shared(
    first: Sequence[H],
    second: Sequence[H],
    meets: Callable[[H, H], bool] = eq,
) -> tuple[H, H]:
    """Where several answers are allowed: one that both allow, else what each names first."""
    for one in first:
        if any(meets(one, other) for other in second):
            return one, one
    return first[0], second[0]


def fields(pairs: Iterable[tuple[str, Pair]]) -> Mapping[str, tuple[int, float, float]]:
    """Of each field: on how many labels, which share agrees, and kappa."""
    by_field: dict[str, list[Pair]] = {}
    for name, pair in pairs:
        by_field.setdefault(name, []).append(pair)
    return {
        name: (len(listed), round(share(listed), 3), round(kappa(listed), 3))
        for name, listed in by_field.items()
    }
