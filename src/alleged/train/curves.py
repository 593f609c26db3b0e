"""From scores to probabilities, measured on held-out articles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from alleged.models.reader import Curve

BINS = 20
"""Points of a curve; with 2,000 statements about 100 a point."""


def fit_curve(scores: Sequence[float], right: Sequence[bool], *, bins: int = BINS) -> Curve:
    """Share of right ones by score: means of bins of equal size, made monotone.

    Monotone by pooling adjacent violators; straight lines between the points.
    """
    order = np.argsort(np.asarray(scores), kind="stable")
    ordered = np.asarray(scores, dtype=np.float64)[order]
    good = np.asarray(right, dtype=np.float64)[order]
    pooled: list[list[float]] = []
    for chunk in np.array_split(np.arange(len(ordered)), min(bins, max(1, len(ordered)))):
        if len(chunk):
            # A bin of n with k right says (k + 1) / (n + 2): no bin is sure.
            pooled.append(
                [float(ordered[chunk].sum()), float(good[chunk].sum()), float(len(chunk))]
            )
        while len(pooled) > 1 and _rate(pooled[-2]) >= _rate(pooled[-1]):
            last = pooled.pop()
            pooled[-1] = [a + b for a, b in zip(pooled[-1], last, strict=True)]
    return Curve(
        scores=rounded([total / count for total, _, count in pooled]),
        probabilities=rounded([_rate(one) for one in pooled]),
    )


def _rate(pool: Sequence[float]) -> float:
    return (pool[1] + 1) / (pool[2] + 2)


def reliability(
    probabilities: Sequence[float], right: Sequence[bool], edges: Sequence[float]
) -> list[tuple[float, float, int, float, float]]:
    """Rows of a reliability table: from, to, how many, mean probability, share right."""
    given, good = np.asarray(probabilities), np.asarray(right, dtype=np.float64)
    rows = []
    for low, high in pairwise(edges):
        inside = (given >= low) & (given < high)
        if inside.any():
            rows.append(
                (
                    low,
                    high,
                    int(inside.sum()),
                    float(given[inside].mean()),
                    float(good[inside].mean()),
                )
            )
    return rows


def rounded(values: Sequence[float] | NDArray[np.float64]) -> tuple[float, ...]:
    """Numbers as they are written to `reader.json`."""
    return tuple(round(float(value), 6) for value in values)
