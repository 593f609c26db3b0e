"""The originals: every input's bytes, untouched, named by their SHA-256."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from alleged.store.files import PIECE_BYTES, written_aside

FOLDER = "originals"


@dataclass(frozen=True, slots=True)
class Kept:
    """An original as it was stored."""

    path: Path
    sha256: str
    size_bytes: int


def original_path(dossier: Path, sha256: str) -> Path:
    """Where the original with this hash lies."""
    return dossier / FOLDER / sha256[:2] / sha256


def keep_original(dossier: Path, file: BinaryIO, *, max_bytes: int | None) -> Kept | None:
    """Copy a file's bytes into the dossier; None, and nothing kept, when it is over the limit.

    What is read later is this copy, so a file that grows meanwhile cannot differ from its hash.
    """
    known = _hashed(file, None, max_bytes)
    if known is None:
        return None
    sha256, size = known
    path = original_path(dossier, sha256)
    if path.exists() and path.stat().st_size == size:
        return Kept(path, sha256, size)
    file.seek(0)
    arriving = dossier / FOLDER / ".arriving"
    arriving.parent.mkdir(exist_ok=True)
    with arriving.open("wb") as copy:
        copied = _hashed(file, copy, max_bytes)
    if copied is None:
        arriving.unlink()
        return None
    sha256, size = copied  # the file may have changed between the two
    path = original_path(dossier, sha256)
    path.parent.mkdir(exist_ok=True)
    with written_aside(path) as aside:
        arriving.replace(aside)
        aside.chmod(0o444)
    return Kept(path, sha256, size)


def _hashed(file: BinaryIO, copy: BinaryIO | None, max_bytes: int | None) -> tuple[str, int] | None:
    """SHA-256 and size of what is read, which goes to `copy`; None when it is over the limit."""
    digest = hashlib.sha256()
    size = 0
    while piece := file.read(PIECE_BYTES):
        size += len(piece)
        if max_bytes is not None and size > max_bytes:
            return None
        digest.update(piece)
        if copy is not None:
            copy.write(piece)
    return digest.hexdigest(), size
