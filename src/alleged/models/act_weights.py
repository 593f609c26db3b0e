"""The weights that say whether two mentions tell of one act: one JSON file of the package."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from alleged.errors import ModelError
from alleged.models.files import REINSTALL

ACT_WEIGHTS = Path(__file__).parent / "acts.json"
FORMAT = 1


class ActWeights(msgspec.Struct, frozen=True):
    """A sum of weighted features; its logistic says how likely two mentions are one act."""

    format: int
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


class ActWeightsFile(msgspec.Struct, frozen=True):
    """The file: the weights, and a checksum of all that is read."""

    weights: ActWeights
    checksum: str


def checksum_of(weights: ActWeights) -> str:
    """SHA-256 of the weights as JSON with sorted keys."""
    return hashlib.sha256(msgspec.json.encode(weights, order="deterministic")).hexdigest()


@cache
def load_act_weights(path: Path = ACT_WEIGHTS) -> tuple[ActWeights, str]:
    """The weights and their version: the start of their checksum.

    Raises: ModelError if the file is missing, altered, or made for another version.
    """
    try:
        file = msgspec.json.decode(path.read_bytes(), type=ActWeightsFile)
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelError(f"{path}: no weights for acts: {error}", fix=REINSTALL) from error
    if checksum_of(file.weights) != file.checksum:
        raise ModelError(f"{path}: altered since it was made", fix=REINSTALL)
    if file.weights.format != FORMAT:
        raise ModelError(
            f"{path}: format {file.weights.format}; this version reads format {FORMAT}",
            fix=REINSTALL,
        )
    return file.weights, file.checksum[:12]
