"""The weights that say whether an act that was found is one: one JSON file of the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alleged.models.small_network import SmallNetwork
from alleged.models.weights import Formatted, read_weights

JUDGE_WEIGHTS = Path(__file__).parent / "act_judge.json"
FORMAT = 3


class JudgeWeights(Formatted, frozen=True):
    """Two small networks; the logistic of a score says how likely an act is rightly found: `first`
    by its words alone, before anything else is read of it, `judge` by all that was read."""

    trained_on: tuple[str, ...]
    reader: str
    """Version of the reader model whose scores are among the features."""
    first: SmallNetwork
    judge: SmallNetwork

    def first_probabilities(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """One probability a row of the features of `first`."""
        return _logistic(self.first.scores(rows)[:, 0])

    def probabilities(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """One probability a row of the features of `judge`."""
        return _logistic(self.judge.scores(rows)[:, 0])


def _logistic(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-scores.astype(np.float64))))


@cache
def load_judge_weights(path: Path = JUDGE_WEIGHTS) -> tuple[JudgeWeights, str]:
    """The weights and their version: the start of their checksum.

    Raises: ModelError if the file is missing, altered, or made for another version.
    """
    return read_weights(path, JudgeWeights, format_=FORMAT, what="judging acts")
