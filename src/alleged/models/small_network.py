"""A small network from features to scores, as it is written into files of weights."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

Rows = tuple[tuple[float, ...], ...]


class SmallNetwork(msgspec.Struct, frozen=True, dict=True):
    """One hidden layer, tanh."""

    features: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    hidden: Rows
    """One row a unit: a weight for each feature, then the bias."""
    output: Rows
    """One row an outcome: a weight for each unit, then the bias."""

    @cached_property
    def _layers(self) -> tuple[NDArray[np.float32], ...]:
        """Weights and biases of both layers; mean and scale of the features are in the first."""
        hidden, output = np.asarray(self.hidden), np.asarray(self.output)
        weights = hidden[:, :-1] / np.asarray(self.scale)
        bias = hidden[:, -1] - weights @ np.asarray(self.mean)
        layers = (weights.T, bias, output[:, :-1].T, output[:, -1])
        return tuple(np.ascontiguousarray(one, dtype=np.float32) for one in layers)

    def scores(self, rows: NDArray[np.floating[Any]]) -> NDArray[np.float32]:
        """Rows x outcomes; `rows`: one column a feature."""
        first, first_bias, second, second_bias = self._layers
        active = np.tanh(rows.astype(np.float32, copy=False) @ first + first_bias)
        return np.asarray(active @ second + second_bias)

    def chances(self, rows: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
        """Rows x outcomes: how likely each is, one of several being right."""
        return softmax(self.scores(rows).astype(np.float64))


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """How likely each outcome is by its score, one of several being right; the last axis has the
    outcomes."""
    shares = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(shares / shares.sum(-1, keepdims=True))
