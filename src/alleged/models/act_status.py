"""The weights that say whether an act took place: one JSON file of the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alleged.models.small_network import SmallNetwork
from alleged.models.weights import Formatted, read_weights

STATUS_WEIGHTS = Path(__file__).parent / "act_status.json"
FORMAT = 1


class StatusWeights(Formatted, frozen=True):
    """A small network whose softmax says how likely each status is."""

    trained_on: tuple[str, ...]
    reader: str
    """Version of the reader model whose scores are among the features."""
    network: SmallNetwork
    """One outcome a status, in the order of `EventStatus`."""

    def probabilities(self, row: NDArray[np.float64]) -> list[float]:
        """Of each status, for one act."""
        scores = self.network.scores(row[None])[0]
        shares = np.exp(scores - scores.max())
        found: list[float] = (shares / shares.sum()).tolist()
        return found


@cache
def load_status_weights(path: Path = STATUS_WEIGHTS) -> tuple[StatusWeights, str]:
    """The weights and their version: the start of their checksum.

    Raises: ModelError if the file is missing, altered, or made for another version.
    """
    return read_weights(path, StatusWeights, format_=FORMAT, what="whether acts took place")
