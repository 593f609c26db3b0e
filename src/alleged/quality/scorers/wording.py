"""Our own sets of wording: what sentences claim, and loaded words with all that is told of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from alleged.quality.scorers.checkworthy import average_precision
from alleged.quality.scorers.counts import class_scores, percent, prf

Rows = Mapping[Any, Mapping[str, Any]]
MUCH = 2
"""The `worth` of what matters much."""


def score_kinds(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Macro F1 of the kinds; how well `worth` ranks facts that matter much before all else, and of
    how many pairs of facts that matter unequally the one that matters more ranks higher."""
    pairs = [(row["kind"], predicted.get(key, {}).get("kind")) for key, row in gold.items()]
    ranked = [
        (
            float(predicted.get(key, {}).get("worth") or 0.0),
            row["kind"] == "fact" and row["worth"] >= MUCH,
        )
        for key, row in gold.items()
    ]
    facts = [
        (float(predicted.get(key, {}).get("worth") or 0.0), int(row["worth"]))
        for key, row in gold.items()
        if row["kind"] == "fact"
    ]
    return {
        "task": "sentence-kinds",
        "kind": class_scores(pairs),
        "worth": {"average_precision": average_precision(ranked), "order": in_order(facts)},
    }


def in_order(rows: Sequence[tuple[float, int]]) -> float | None:
    """Of the pairs with unequal grades, the share in which the higher grade has the higher score,
    equal scores counted half; in per cent, None without such pairs."""
    right = total = 0.0
    for score, grade in rows:
        for other_score, other_grade in rows:
            if grade > other_grade:
                total += 1
                right += 1.0 if score > other_score else 0.5 * (score == other_score)
    return percent(right / total) if total else None


def judge_kinds(gold: Rows, predicted: Rows) -> Iterator[tuple[float, bool]]:
    """The probability is that of the kind."""
    for key, row in predicted.items():
        if key in gold and "probability" in row:
            yield row["probability"], row["kind"] == gold[key]["kind"]


def score_loaded_words(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """F1 of loaded words by overlap; of those found, how many have direction, target (sharing a
    character, or rightly none) and whose words right."""
    right = found = wanted = 0
    told = {"direction": 0, "target": 0, "whose": 0}
    for key, row in gold.items():
        given = list(predicted.get(key, {}).get("loaded") or [])
        found += len(given)
        wanted += len(row["loaded"])
        for one in row["loaded"]:
            match = next((g for g in given if _overlap(g["span"], one["span"])), None)
            if match is None:
                continue
            given.remove(match)
            right += 1
            told["direction"] += match.get("direction") == one["direction"]
            told["whose"] += match.get("whose") == one["whose"]
            told["target"] += _same_target(match.get("target"), one["target"])
    return {
        "task": "loaded-words",
        "found": prf(right, found, wanted),
        **{name: percent(count / right) if right else None for name, count in told.items()},
    }


def _overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same_target(given: Sequence[int] | None, wanted: Sequence[int] | None) -> bool:
    if given is None or wanted is None:
        return given is None and wanted is None
    return _overlap(given, wanted)
