"""Scorers of rows of features, fitted with torch."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from numpy.typing import NDArray

from alleged.models.reader import Scorer
from alleged.train.curves import rounded

HIDDEN = 8
STEPS = 400
RATE = 0.02
DECAY = 1e-2


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
