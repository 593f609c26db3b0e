"""The weights that say whether two mentions tell of one act: one JSON file of the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alleged.models.weights import Formatted, read_weights

ACT_WEIGHTS = Path(__file__).parent / "acts.json"
FORMAT = 1


class ActWeights(Formatted, frozen=True):
    """A sum of weighted features; its logistic says how likely two mentions are one act."""

    trained_on: tuple[str, ...]
    features: tuple[str, ...]
    weights: tuple[float, ...]
    """One a feature, then the one for itself."""
    vector: float
    """What the cosine of the two vectors of the reader's head `same` is worth."""
    vector_mean: float
    """The cosine that says nothing."""
    least: float
    """Mean probability from which two groups of mentions are joined."""

    def scores(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """One score a row of features."""
        weights = np.asarray(self.weights)
        return np.asarray(rows @ weights[:-1] + weights[-1])


@cache
def load_act_weights(path: Path = ACT_WEIGHTS) -> tuple[ActWeights, str]:
    """The weights and their version: the start of their checksum.

    Raises: ModelError if the file is missing, altered, or made for another version.
    """
    return read_weights(path, ActWeights, format_=FORMAT, what="acts")
