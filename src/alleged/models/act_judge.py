"""The weights that say whether an act that was found is one: one JSON file of the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alleged.models.weights import Formatted, read_weights

JUDGE_WEIGHTS = Path(__file__).parent / "act_judge.json"
FORMAT = 1


class JudgeWeights(Formatted, frozen=True):
    """A sum of weighted features; its logistic says how likely an act is rightly found."""

    trained_on: tuple[str, ...]
    reader: str
    """Version of the reader model whose scores are among the features."""
    features: tuple[str, ...]
    weights: tuple[float, ...]
    """One a feature, then the one for itself."""

    def probabilities(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """One probability a row of features."""
        weights = np.asarray(self.weights)
        return np.asarray(1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1]))))


@cache
def load_judge_weights(path: Path = JUDGE_WEIGHTS) -> tuple[JudgeWeights, str]:
    """The weights and their version: the start of their checksum.

    Raises: ModelError if the file is missing, altered, or made for another version.
    """
    return read_weights(path, JudgeWeights, format_=FORMAT, what="judging acts")
