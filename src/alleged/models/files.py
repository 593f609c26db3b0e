"""Where the reader model lies, and which one it is, without loading it."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from alleged.errors import ModelError

PACKAGED = Path(__file__).parent / "reader"
SETTINGS = "reader.json"
REINSTALL = "install alleged again, or train the model anew as docs/training.md says"


class _Sealed(msgspec.Struct):
    checksum: str


def reader_folder() -> Path:
    """The folder of the model: `ALLEGED_READER` when that is set, else the package's own."""
    return Path(os.environ.get("ALLEGED_READER") or PACKAGED)


def reader_version() -> str:
    """The start of the checksum over the model's files and settings.

    Raises: ModelError when there is no model.
    """
    path = reader_folder() / SETTINGS
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Sealed).checksum[:12]
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelError(
            f"{path}: no reader model: {error}",
            fix=REINSTALL,
        ) from error


WEIGHTS = Path(__file__).parent / "coreference.json"


def weights_version(path: Path = WEIGHTS) -> str:
    """The start of the checksum of the weights for entities.

    Raises: ModelError when there are none.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Sealed).checksum[:12]
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelError(f"{path}: no weights for entities: {error}", fix=REINSTALL) from error


COMPARER = Path(__file__).parent / "claims" / "comparer.json"


def comparer_version(path: Path = COMPARER) -> str:
    """The start of the checksum of the model that compares claims.

    Raises: ModelError when there is none.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Sealed).checksum[:12]
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelError(f"{path}: no model that compares claims: {error}", fix=REINSTALL) from (
            error
        )


TAGGER = Path(__file__).parent / "tagger" / "tagger.json"


class _Tagger(msgspec.Struct):
    version: str
    sha256: dict[str, str]


def tagger_version(path: Path = TAGGER) -> str:
    """The tagger's name, and the start of the checksum of each of its files.

    Raises: ModelError when there is none.
    """
    try:
        settings = msgspec.json.decode(path.read_bytes(), type=_Tagger)
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelError(f"{path}: no tagger: {error}", fix=REINSTALL) from error
    return " ".join((settings.version, *(one[:12] for _, one in sorted(settings.sha256.items()))))
