"""Files that are either there whole or not there at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alleged.errors import DossierError

PIECE_BYTES = 1 << 20


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_whole(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Write a file so that a reader, or a kill, finds the old one or the new one, never a part."""
    with written_aside(path) as aside:
        aside.write_bytes(data)
        aside.chmod(mode)


@contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """A path to write to; on leaving without an error it takes the place of `path`, synced."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield aside
        sync(aside)
        aside.replace(path)
        sync(path.parent)
    finally:
        aside.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Make a file, or the names in a folder, last through a loss of power."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def storage_errors(folder: Path) -> Iterator[None]:
    """Turn a failure of the disk into a message that names the cause."""
    try:
        yield
    except OSError as error:
        raise DossierError(
            f"{folder}: cannot write: {error.strerror or error}"
            + (f" ({error.filename})" if error.filename else ""),
            fix="free space or give access to the folder, then run the same command again: "
            "what was finished is kept",
        ) from error
