"""Whether a sentence is worth a check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from alleged.quality.scorers.counts import percent, prf

Rows = Mapping[Any, Mapping[str, Any]]


def score_checkworthy(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """F1 of the positive class, the measure of CheckThat! 2024 task 1, and average precision.

    A row without a prediction counts as not check-worthy, with probability 0.
    """
    wanted = [is_positive(row.get("label")) for row in gold.values()]
    rows = [predicted.get(key) or {} for key in gold]
    given = [is_positive(row.get("label")) for row in rows]
    right = sum(a and b for a, b in zip(wanted, given, strict=True))
    ranked = [
        (float(row.get("probability") or 0.0), label)
        for row, label in zip(rows, wanted, strict=True)
    ]
    same = sum(a == b for a, b in zip(wanted, given, strict=True))
    return {
        "task": "checkworthy",
        "rows": len(gold),
        "rows_without_prediction": sum(key not in predicted for key in gold),
        "positive": prf(right, sum(given), sum(wanted)),
        "average_precision": average_precision(ranked),
        "accuracy": percent(same / len(gold)) if gold else 100.0,
    }


def judge_checkworthy(gold: Rows, predicted: Rows) -> Iterator[tuple[float, bool]]:
    """The probability is that of being check-worthy."""
    for key, row in predicted.items():
        if key in gold and "probability" in row:
            yield row["probability"], is_positive(gold[key].get("label"))


def is_positive(label: object) -> bool:
    """Whether a label says check-worthy: 1, true or "yes"."""
    return label in (1, "1", "yes", "Yes")


def average_precision(ranked: Sequence[tuple[float, bool]]) -> float | None:
    """Mean of the precision at each step of recall, rows of equal probability taken together.

    In per cent; None where nothing is positive. No interpolation, as in scikit-learn.
    """
    positives = sum(label for _, label in ranked)
    if not positives:
        return None
    total, found, seen = 0.0, 0, 0
    for value in sorted({probability for probability, _ in ranked}, reverse=True):
        tied = [label for probability, label in ranked if probability == value]
        found += sum(tied)
        seen += len(tied)
        total += sum(tied) / positives * found / seen
    return percent(total)
