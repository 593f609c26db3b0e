"""From scores to probabilities, measured on held-out articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray

from alleged.models.reader import Curve, Scorer

HIDDEN = 8
STEPS = 400
RATE = 0.02
DECAY = 1e-2
BINS = 20
"""Points of a curve; with 2,000 statements about 100 a point."""


def train_judge(
    rows: NDArray[np.float64], right: NDArray[np.bool_], features: tuple[str, ...]
) -> Scorer:
    """A scorer whose logistic is the chance of being right."""
    goal = torch.tensor(right, dtype=torch.float32)

    def loss(scores: torch.Tensor) -> torch.Tensor:
        return torch.nn.functional.binary_cross_entropy_with_logits(scores, goal)

    return fit_scorer(rows, features, loss, hidden=HIDDEN, steps=STEPS, rate=RATE, decay=DECAY)


def fit_scorer(
    rows: NDArray[np.float64],
    features: tuple[str, ...],
    loss: Callable[[torch.Tensor], torch.Tensor],
    *,
    hidden: int,
    steps: int,
    rate: float,
    decay: float,
) -> Scorer:
    """A scorer of rows of features whose scores make the loss small."""
    generator = torch.Generator().manual_seed(1)
    mean, scale = rows.mean(0), rows.std(0)
    scale = np.where(scale > 1e-6, scale, 1.0)
    inputs = torch.tensor((rows - mean) / scale, dtype=torch.float32)
    width = inputs.shape[1]
    parameters = [
        (torch.randn(hidden, width, generator=generator) / width**0.5).requires_grad_(),
        torch.zeros(hidden, requires_grad=True),
        (torch.randn(hidden, generator=generator) / hidden**0.5).requires_grad_(),
        torch.zeros(1, requires_grad=True),
    ]
    optimizer = torch.optim.AdamW(parameters, lr=rate, weight_decay=decay)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    for _ in range(steps):
        first, bias, second, last = parameters
        missed = loss(torch.tanh(inputs @ first.T + bias) @ second + last)
        optimizer.zero_grad()
        missed.backward()
        optimizer.step()
        schedule.step()
    first, bias, second, last = (value.detach().double().numpy() for value in parameters)
    return Scorer(
        features=features,
        mean=rounded(mean),
        scale=rounded(scale),
        hidden=tuple(rounded([*row, b]) for row, b in zip(first, bias, strict=True)),
        output=rounded([*second, last[0]]),
    )


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
