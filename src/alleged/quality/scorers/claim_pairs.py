"""How two statements stand to each other: contradict, agree, compatible, unrelated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from alleged.quality.scorers.counts import class_scores, percent

Rows = Mapping[Any, Mapping[str, Any]]


def score_claim_pairs(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Macro F1 of the relation over all pairs; a pair without an answer counts as wrong.

    `clash` is the share of contradictions found for which what clashes is right, `entails` that of
    agreements found for which it is right which follows from which.
    """
    pairs = [(row, _answers(predicted.get(key)).get(row["id"], {})) for key, row in _each(gold)]
    return {
        "task": "claim-pairs",
        "pairs": len(pairs),
        **class_scores((row["relation"], given.get("relation")) for row, given in pairs),
        "clash": _right(pairs, "contradict", "clash"),
        "entails": _right(pairs, "agree", "entails"),
    }


def judge_claim_pairs(gold: Rows, predicted: Rows) -> Iterator[tuple[float, bool]]:
    """The probability is that of the relation."""
    for key, row in _each(gold):
        given = _answers(predicted.get(key)).get(row["id"], {})
        if "probability" in given:
            yield given["probability"], given.get("relation") == row["relation"]


def _right(
    pairs: list[tuple[Mapping[str, Any], Mapping[str, Any]]], relation: str, field: str
) -> dict[str, Any]:
    found = [
        (row[field], given.get(field))
        for row, given in pairs
        if row["relation"] == given.get("relation") == relation
    ]
    right = sum(a == b for a, b in found)
    return {"accuracy": percent(right / len(found)) if found else 0.0, "rows": len(found)}


def _each(gold: Rows) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    for key, row in gold.items():
        for pair in row["pairs"]:
            yield key, pair


def _answers(row: Mapping[str, Any] | None) -> dict[str, Mapping[str, Any]]:
    return {one["id"]: one for one in (row or {}).get("pairs") or []}
