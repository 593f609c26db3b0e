"""The weights that say whether two phrases mean the same entity: one JSON file of the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alleged.models.files import WEIGHTS
from alleged.models.reader import Curve, Scorer
from alleged.models.weights import Formatted, read_weights

FORMAT = 1


class Weights(Formatted, frozen=True):
    """What the training wrote."""

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


@cache
def load_weights(path: Path = WEIGHTS) -> tuple[Weights, str]:
    """The weights and their version: the start of their checksum.

    Raises: ModelError if the file is missing, altered, or made for another version.
    """
    return read_weights(path, Weights, format_=FORMAT, what="entities")
