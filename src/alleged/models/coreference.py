"""The weights that say whether two phrases mean the same entity: one JSON file of the package."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import msgspec

from alleged.errors import ModelError
from alleged.models.files import REINSTALL, WEIGHTS
from alleged.models.reader import Curve, Scorer

FORMAT = 1


class Weights(msgspec.Struct, frozen=True):
    """What the training wrote."""

    format: int
    trained_on: tuple[str, ...]
    antecedent: Scorer
    """Of a phrase and one before it in the same text; none before it has the score 0."""
    curves: dict[str, Curve]
    """How often the chosen phrase is the right one, by the logarithm of its share of the choice:
    for a `name`, a `description` and a `pronoun`."""
    alike: Scorer
    """Of two entities in different texts: its logistic says how likely they are one."""
    least: float
    """Mean probability from which two groups of entities are joined."""


class WeightsFile(msgspec.Struct, frozen=True):
    """The file: the weights, and a checksum of all that is read."""

    weights: Weights
    checksum: str


def checksum_of(weights: Weights) -> str:
    """SHA-256 of the weights as JSON with sorted keys."""
    return hashlib.sha256(msgspec.json.encode(weights, order="deterministic")).hexdigest()


@cache
def load_weights(path: Path = WEIGHTS) -> tuple[Weights, str]:
    """The weights and their version: the start of their checksum.

    Raises: ModelError if the file is missing, altered, or made for another version.
    """
    try:
        file = msgspec.json.decode(path.read_bytes(), type=WeightsFile)
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelError(f"{path}: no weights for entities: {error}", fix=REINSTALL) from error
    if checksum_of(file.weights) != file.checksum:
        raise ModelError(f"{path}: altered since it was made", fix=REINSTALL)
    if file.weights.format != FORMAT:
        raise ModelError(
            f"{path}: format {file.weights.format}; this version reads format {FORMAT}",
            fix=REINSTALL,
        )
    return file.weights, file.checksum[:12]
