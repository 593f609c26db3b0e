"""The weights that say which words of a sentence are parties of an act: one JSON file of the
package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alleged.models.small_network import SmallNetwork
from alleged.models.weights import Formatted, read_weights

ROLE_WEIGHTS = Path(__file__).parent / "act_roles.json"
FORMAT = 1


class RoleWeights(Formatted, frozen=True):
    """A small network whose softmax says how likely a word has no role in an act, or which."""

    trained_on: tuple[str, ...]
    reader: str
    """Version of the reader model whose scores are among the features."""
    network: SmallNetwork
    """Outcomes: none, then the roles in the order of `PARTY_ROLES`."""

    def chances(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Words x outcomes."""
        scores = self.network.scores(rows)
        shares = np.exp(scores - scores.max(1, keepdims=True))
        return np.asarray(shares / shares.sum(1, keepdims=True))


@cache
def load_role_weights(path: Path = ROLE_WEIGHTS) -> tuple[RoleWeights, str]:
    """The weights and their version: the start of their checksum.

    Raises: ModelError if the file is missing, altered, or made for another version.
    """
    return read_weights(path, RoleWeights, format_=FORMAT, what="who takes part in acts")
