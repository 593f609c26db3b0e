"""From what score the reader's head for doubtful words speaks: one JSON file of the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alleged.models.weights import Formatted, read_weights

DOUBT_LIMITS = Path(__file__).parent / "doubts.json"
FORMAT = 1


class DoubtLimits(Formatted, frozen=True):
    """Of each kind of doubt the limit that clean news hardly reaches."""

    reader: str
    """Version of the reader model whose head they were measured on."""
    measured_on: tuple[str, ...]
    least: dict[str, float]
    """Of each kind the score from which its words are doubted; a kind without one never is."""


@cache
def load_doubt_limits(path: Path = DOUBT_LIMITS) -> tuple[DoubtLimits, str]:
    """The limits and their version: the start of their checksum.

    Raises: ModelError if the file is missing, altered, or made for another version.
    """
    return read_weights(path, DoubtLimits, format_=FORMAT, what="doubtful words")
