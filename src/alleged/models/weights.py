"""Weights of the package that are one JSON file with its own checksum."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from alleged.errors import ModelError
from alleged.models.files import REINSTALL


class Formatted(msgspec.Struct, frozen=True):
    """Weights of any make: they say in which format they are."""

    format: int


W = TypeVar("W", bound=Formatted)


class WeightsFile(msgspec.Struct, Generic[W], frozen=True):
    """The file: the weights, and a checksum of all that is read."""

    weights: W
    checksum: str


def checksum_of(weights: Formatted) -> str:
    """SHA-256 of the weights as JSON with sorted keys."""
    return hashlib.sha256(msgspec.json.encode(weights, order="deterministic")).hexdigest()


def write_weights(weights: Formatted, path: Path) -> None:
    """Write the weights with their checksum."""
    file = WeightsFile(weights=weights, checksum=checksum_of(weights))
    path.write_bytes(msgspec.json.format(msgspec.json.encode(file), indent=0) + b"\n")


def read_weights(path: Path, type_: type[W], *, format_: int, what: str) -> tuple[W, str]:
    """The weights and their version: the start of their checksum.

    Raises: ModelError if the file is missing, altered, or made for another version.
    """
    kind: Any = WeightsFile
    try:
        file: WeightsFile[W] = msgspec.json.decode(path.read_bytes(), type=kind[type_])
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelError(f"{path}: no weights for {what}: {error}", fix=REINSTALL) from error
    if checksum_of(file.weights) != file.checksum:
        raise ModelError(f"{path}: altered since it was made", fix=REINSTALL)
    if file.weights.format != format_:
        raise ModelError(
            f"{path}: format {file.weights.format}; this version reads format {format_}",
            fix=REINSTALL,
        )
    return file.weights, file.checksum[:12]
