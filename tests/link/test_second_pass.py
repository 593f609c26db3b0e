"""How far a second annotator, who saw texts and guides only, agrees with the labels of the sets
that linking and checking are measured on.

Both annotators are language models of one kind: take the figures as an upper bound.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parents[1]


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> tuple[float, float]:
    """Agreement and Cohen's kappa."""
    same = sum(a == b for a, b in pairs) / len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[name] * second[name] for name in first) / len(pairs) ** 2
    return same, (same - chance) / (1 - chance)


def by_pair(row: dict[str, Any]) -> dict[Hashable, Hashable]:
    return {(row["id"], pair["id"]): pair["relation"] for pair in row["pairs"]}


def by_row(name: str) -> Callable[[dict[str, Any]], dict[Hashable, Hashable]]:
    return lambda row: {row["id"]: row[name]}


def by_party(name: str) -> Callable[[dict[str, Any]], dict[Hashable, Hashable]]:
    return lambda row: {(row["id"], at): one[name] for at, one in enumerate(row["parties"])}


@pytest.mark.parametrize(
    ("folder", "labels_of", "number", "agreement", "beyond_chance"),
    [
        ("link/claims_own", by_pair, 123, 0.97, 0.96),
        ("link/incidents_own", by_row("label"), 54, 0.94, 0.91),
        ("check/claims_own", by_row("verdict"), 49, 1.0, 1.0),
        ("analyse/parties_own", by_party("code"), 66, 0.93, 0.93),
        ("analyse/parties_own", by_party("sector"), 66, 0.93, 0.92),
    ],
)
def test_the_second_annotator_agrees_as_far_as_the_docs_say(
    folder: str,
    labels_of: Callable[[dict[str, Any]], dict[Hashable, Hashable]],
    number: int,
    agreement: float,
    beyond_chance: float,
) -> None:
    held = TESTS / folder / "held"
    first: dict[Hashable, Hashable] = {}
    for row in rows(held / "labels.jsonl"):
        first |= labels_of(row)
    second: dict[Hashable, Hashable] = {}
    for row in rows(held / "second.jsonl"):
        second |= labels_of(row)
    pairs = [(first[key], label) for key, label in second.items()]
    assert len(pairs) == number
    same, above = kappa(pairs)
    assert same >= agreement
    assert above >= beyond_chance
