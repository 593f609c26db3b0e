"""A small network from features to scores, as it is written into files of weights."""

from __future__ import annotations

from functools import cached_property

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
    def _arrays(self) -> tuple[NDArray[np.float64], ...]:
        return tuple(
            np.asarray(one, dtype=np.float64)
            for one in (self.mean, self.scale, self.hidden, self.output)
        )

    def scores(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Rows x outcomes; `rows`: one column a feature."""
        mean, scale, hidden, output = self._arrays
        active = np.tanh((rows - mean) / scale @ hidden[:, :-1].T + hidden[:, -1])
        return np.asarray(active @ output[:, :-1].T + output[:, -1])

    def chances(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Rows x outcomes: how likely each is, one of several being right."""
        scores = self.scores(rows)
        shares = np.exp(scores - scores.max(1, keepdims=True))
        return np.asarray(shares / shares.sum(1, keepdims=True))
