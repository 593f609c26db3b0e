"""The manifest: which files a dossier is made of, their hashes, and what made them.

Replacing the manifest is the moment at which a build takes effect. The files that it names carry
their own hash in their names, so the old build stays readable until the new one is whole.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import msgspec

from alleged.errors import DamagedError, DossierError
from alleged.records.schemas import SCHEMA_VERSION
from alleged.store.files import write_whole

MANIFEST_NAME = "manifest.json"


class StoredFile(msgspec.Struct, frozen=True):
    """A file of the dossier."""

    path: str
    """From the dossier's folder on, with `/`."""
    sha256: str
    rows: int | None = None
    """Of a table; None for other files."""


class Manifest(msgspec.Struct, frozen=True):
    """What a dossier is made of. No clock, path, host or thread count: the same inputs give the
    same manifest."""

    schema: int
    versions: dict[str, str]
    """What made the records: package, reader model, extractors."""
    settings: dict[str, str | int | float | bool | None]
    """The options that decide the records."""
    tables: dict[str, StoredFile]
    report: StoredFile | None = None

    @property
    def files(self) -> list[StoredFile]:
        """All files that it names."""
        return [*self.tables.values(), *([self.report] if self.report else [])]


class _Sealed(msgspec.Struct):
    format: str
    manifest: Manifest
    sha256: str


FORMAT = "alleged dossier"


def write_manifest(dossier: Path, manifest: Manifest) -> None:
    """Put the manifest in place, sealed with its own hash."""
    sealed = _Sealed(FORMAT, manifest, _seal(manifest))
    text = msgspec.json.format(msgspec.json.encode(sealed, order="sorted"), indent=1)
    write_whole(dossier / MANIFEST_NAME, text + b"\n")


def read_manifest(dossier: Path) -> Manifest | None:
    """The manifest; None when the folder holds no finished dossier.

    Raises: DamagedError when it was altered; DossierError when a newer version wrote it.
    """
    path = dossier / MANIFEST_NAME
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    try:
        sealed = msgspec.json.decode(data, type=_Sealed)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedError(f"{path}: altered or cut: {error}", fix=REBUILD) from error
    if sealed.sha256 != _seal(sealed.manifest) or sealed.format != FORMAT:
        raise DamagedError(f"{path}: its text does not fit its own hash", fix=REBUILD)
    if sealed.manifest.schema > SCHEMA_VERSION:
        raise DossierError(
            f"{dossier}: written with schema {sealed.manifest.schema}; this version of alleged "
            f"reads up to {SCHEMA_VERSION}",
            fix="install a newer alleged",
        )
    return sealed.manifest


REBUILD = "restore the file from a copy, or build the dossier again from the originals"


def _seal(manifest: Manifest) -> str:
    return sha256(msgspec.json.encode(manifest, order="sorted")).hexdigest()
