"""Whether a probability means what it says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

BINS = 10


def calibration(judged: Iterable[tuple[float, bool]], *, bins: int = BINS) -> dict[str, Any]:
    """How far probabilities are from the share that is right, for (probability, right).

    `ece` is the expected calibration error of Guo et al. (2017): over bins of equal width, the
    distance between mean probability and share right, weighted by how many fall into the bin.
    `brier` is the mean squared distance. Both from 0 (best) to 1.
    """
    listed = [(min(max(probability, 0.0), 1.0), right) for probability, right in judged]
    binned: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for probability, right in listed:
        binned[min(int(probability * bins), bins - 1)].append((probability, right))
    rows = [
        {
            "from": round(i / bins, 4),
            "to": round((i + 1) / bins, 4),
            "n": len(members),
            "mean_probability": sum(p for p, _ in members) / len(members),
            "share_right": sum(right for _, right in members) / len(members),
        }
        for i, members in enumerate(binned)
        if members
    ]
    distances = [row["n"] * abs(row["mean_probability"] - row["share_right"]) for row in rows]
    return {
        "n": len(listed),
        "ece": round(sum(distances) / len(listed), 4) if listed else None,
        "brier": (
            round(sum((p - right) ** 2 for p, right in listed) / len(listed), 4) if listed else None
        ),
        "bins": [{name: round(value, 4) for name, value in row.items()} for row in rows],
    }
