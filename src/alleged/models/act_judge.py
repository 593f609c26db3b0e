"""The weights that say whether an act that was found is one: one JSON file of the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alleged.models.weights import Formatted, read_weights

JUDGE_WEIGHTS = Path(__file__).parent / "act_judge.json"
FORMAT = 2


class JudgeWeights(Formatted, frozen=True):
    """Sums of weighted features; the logistic says how likely an act is rightly found: `first` by
    its words alone, before anything else is read of it, `weights` by all that was read."""

    trained_on: tuple[str, ...]
    reader: str
    """Version of the reader model whose scores are among the features."""
    first_features: tuple[str, ...]
    first: tuple[float, ...]
    """One a feature, then the one for itself."""
    features: tuple[str, ...]
    weights: tuple[float, ...]
    """As `first`."""

    def first_probabilities(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """One probability a row of `first_features`."""
        return _logistic(rows, self.first)

    def probabilities(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """One probability a row of `features`."""
        return _logistic(rows, self.weights)


def _logistic(rows: NDArray[np.float64], given: tuple[float, ...]) -> NDArray[np.float64]:
    weights = np.asarray(given)
    return np.asarray(1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1]))))


@cache
def load_judge_weights(path: Path = JUDGE_WEIGHTS) -> tuple[JudgeWeights, str]:
    """The weights and their version: the start of their checksum.

    Raises: ModelError if the file is missing, altered, or made for another version.
    """
    return read_weights(path, JudgeWeights, format_=FORMAT, what="judging acts")
