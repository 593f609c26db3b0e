"""How far a second annotator, who saw texts and guides only, agrees with the labels of the sets
that linking and checking are measured on.

Both annotators are language models of one kind: take the figures as an upper bound.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

import pytest
from tests.agreement import Row, f1, kappa, rows_by_id, rows_twice, share

TESTS = Path(__file__).parents[1]


def by_pair(name: str) -> Callable[[dict[str, Any]], dict[Hashable, Hashable]]:
    """A label of pairs of statements, of those that have it."""
    return lambda row: {
        (row["id"], pair["id"]): pair[name] for pair in row["pairs"] if pair[name] is not None
    }


def by_row(name: str) -> Callable[[dict[str, Any]], dict[Hashable, Hashable]]:
    return lambda row: {row["id"]: row[name]}


def by_party(name: str) -> Callable[[dict[str, Any]], dict[Hashable, Hashable]]:
    return lambda row: {(row["id"], at): one[name] for at, one in enumerate(row["parties"])}


@pytest.mark.parametrize(
    ("folder", "labels_of", "number", "agreement", "beyond_chance"),
    [
        ("link/claims_own/held", by_pair("relation"), 123, 0.97, 0.96),
        ("link/claims_own/fresh", by_pair("relation"), 120, 1.0, 1.0),
        ("link/claims_own/fresh", by_pair("clash"), 30, 1.0, 1.0),
        ("link/claims_own/fresh", by_pair("entails"), 30, 0.93, 0.88),
        ("link/claims_own/newest", by_pair("relation"), 40, 1.0, 1.0),
        ("link/claims_own/newest", by_pair("clash"), 13, 1.0, 1.0),
        ("link/claims_own/newest", by_pair("entails"), 10, 1.0, 1.0),
        ("link/incidents_own/held", by_row("label"), 54, 0.94, 0.91),
        ("check/claims_own/held", by_row("verdict"), 49, 1.0, 1.0),
        ("analyse/parties_own/held", by_party("code"), 66, 0.93, 0.93),
        ("analyse/parties_own/held", by_party("sector"), 66, 0.93, 0.92),
    ],
)
def test_the_second_annotator_agrees_as_far_as_the_docs_say(
    folder: str,
    labels_of: Callable[[dict[str, Any]], dict[Hashable, Hashable]],
    number: int,
    agreement: float,
    beyond_chance: float,
) -> None:
    part = TESTS / folder
    first: dict[Hashable, Hashable] = {}
    for row in rows_by_id(part / "labels.jsonl").values():
        first |= labels_of(row)
    second: dict[Hashable, Hashable] = {}
    for row in rows_by_id(part / "second.jsonl").values():
        second |= labels_of(row)
    pairs = [(first[key], label) for key, label in second.items()]
    assert len(pairs) == number
    assert share(pairs) >= agreement
    assert kappa(pairs) >= beyond_chance


def copies_twice() -> tuple[dict[Hashable, Row], dict[Hashable, Row]]:
    """What the two say of a pair of articles, by the pair."""
    held = TESTS / "link/copies_own/held"
    rows = rows_twice(held / "labels.jsonl", held / "second.jsonl")
    first = {(row["id"], one["other"]): one for row, _ in rows for one in row["copies"]}
    second = {(row["id"], one["other"]): one for _, row in rows for one in row["shares"]}
    return dict(first), dict(second)


def characters(pair: Hashable, told: Row) -> set[Hashable]:
    """The characters of both articles that passages cover."""
    here = {(pair, at) for one in told["passages"] for at in range(one["start"], one["end"])}
    there = {
        (pair, "other", at)
        for one in told["passages"]
        for at in range(one["other_start"], one["other_end"])
    }
    return {*here, *there}


def test_the_second_annotator_finds_the_same_pairs_of_copies_and_their_kind() -> None:
    first, second = copies_twice()
    both = first.keys() & second.keys()
    assert (len(both), len(first), len(second)) == (89, 98, 89)
    assert {first[pair]["kind"] for pair in first.keys() - both} == {"possible"}
    assert not any(first[pair]["primary"] for pair in first.keys() - both)
    assert kappa([(first[pair]["kind"], second[pair]["kind"]) for pair in both]) == 1.0


def test_the_second_annotator_marks_the_same_passages_and_knows_more_origins() -> None:
    first, second = copies_twice()
    primary = [pair for pair, told in first.items() if told["primary"]]
    origins = [(first[pair]["origin"], second[pair]["origin"]) for pair in primary]
    assert len(origins) == 44
    assert round(share(origins), 3) == 0.795
    assert round(kappa(origins), 3) == 0.751
    assert all(one is None for one, other in origins if one != other)
    words_shared = [pair for pair in primary if first[pair]["kind"] != "possible"]
    marked, remarked = (
        {one for pair in words_shared for one in characters(pair, told[pair])}
        for told in (first, second)
    )
    assert round(f1(len(marked & remarked), len(marked), len(remarked)), 3) == 0.992
