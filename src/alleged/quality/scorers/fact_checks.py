"""Which statements known fact-checks are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from alleged.quality.scorers.counts import percent, prf

Rows = Mapping[Any, Mapping[str, Any]]


def score_fact_checks(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """F1 of pairs of a statement and a review; of those found, how many have `denies` right."""
    right = found = wanted = told = 0
    for key, row in gold.items():
        meant = {one["review"]: one["denies"] for one in row.get("reviews") or ()}
        given = {one["review"]: one for one in (predicted.get(key) or {}).get("reviews") or ()}
        both = meant.keys() & given.keys()
        right += len(both)
        found += len(given)
        wanted += len(meant)
        told += sum(meant[one] == given[one]["denies"] for one in both)
    return {
        "task": "fact-checks",
        "pairs": prf(right, found, wanted),
        "denies": percent(told / right) if right else None,
    }


def judge_fact_checks(gold: Rows, predicted: Rows) -> Iterator[tuple[float, bool]]:
    """The probability is that of being about the same."""
    for key, row in gold.items():
        meant = {one["review"] for one in row.get("reviews") or ()}
        for one in (predicted.get(key) or {}).get("reviews") or ():
            if "probability" in one:
                yield one["probability"], one["review"] in meant
