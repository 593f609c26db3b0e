"""How certain it is that an event happened, from -3 (certainly not) to 3."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

Rows = Mapping[Any, Mapping[str, Any]]

LOWEST, HIGHEST = -3.0, 3.0


def score_factuality(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Mean absolute error and Pearson's r over gold predicates (Rudinger et al. 2018).

    A predicate is found by its place. One without a prediction counts as 0, "nothing known", so
    that leaving out the hard ones earns nothing. `r` is None where one side does not vary.
    """
    wanted: list[float] = []
    given: list[float] = []
    missing = 0
    for key, row in gold.items():
        values = {
            (p["start"], p["end"]): p["factuality"]
            for p in (predicted.get(key) or {}).get("predicates") or []
        }
        for predicate in row.get("predicates") or []:
            value = values.get((predicate["start"], predicate["end"]))
            missing += value is None
            wanted.append(float(predicate["factuality"]))
            given.append(0.0 if value is None else float(value))
    errors = [abs(a - b) for a, b in zip(wanted, given, strict=True)]
    return {
        "task": "factuality",
        "predicates": len(wanted),
        "predicates_missing": missing,
        "mae": round(sum(errors) / len(errors), 4) if errors else None,
        "r": pearson(wanted, given),
    }


def pearson(a: Sequence[float], b: Sequence[float]) -> float | None:
    """Pearson's correlation; None where one side does not vary."""
    n = len(a)
    mean_a, mean_b = (sum(a) / n, sum(b) / n) if n else (0.0, 0.0)
    spread = math.sqrt(sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b))
    if not spread:
        return None
    together = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True))
    return round(together / spread, 4)
