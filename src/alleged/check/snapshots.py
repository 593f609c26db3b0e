"""The tables that a user has added: a folder of snapshots, each under its own hash.

`FOLDER/NAME/HASH/` holds the file as it came and its descriptor; several editions of a table lie
side by side. Nothing here reaches for the network: what is fetched comes in as a file."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from alleged.check.descriptors import Descriptor, read_descriptor
from alleged.check.tables import read_table, sha256_of_table, table_file
from alleged.errors import InputError, OptionError
from alleged.store.files import write_whole

ENVIRONMENT_VARIABLE = "ALLEGED_TABLES"
DESCRIPTOR_NAME = "table.json"
HASH_CHARS = 16
SUFFIXES = (".csv", ".parquet")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An edition of a table that is at hand."""

    descriptor: Descriptor
    path: Path
    """Of the descriptor."""
    sha256: str

    @property
    def name(self) -> str:
        """`NAME@EDITION`, as `--reference` takes it."""
        return f"{self.descriptor.name}@{self.descriptor.edition or self.sha256[:12]}"


def default_folder(
    environment: Mapping[str, str] = os.environ,
    *,
    platform: str = sys.platform,
    home: Path | None = None,
) -> Path:
    """Where a user's tables lie by the rules of the platform; ALLEGED_TABLES goes before them."""
    if environment.get(ENVIRONMENT_VARIABLE):
        return Path(environment[ENVIRONMENT_VARIABLE])
    home = home or Path.home()
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        base = Path(local) if local else home / "AppData" / "Local"
    elif platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        data = environment.get("XDG_DATA_HOME", "")
        base = Path(data) if Path(data).is_absolute() else home / ".local" / "share"
    return base / "alleged" / "tables"


def snapshots(folder: Path) -> list[Snapshot]:
    """All tables at hand, by name and edition."""
    if not folder.is_dir():
        return []
    found = [_snapshot(path) for path in sorted(folder.glob(f"*/*/{DESCRIPTOR_NAME}"))]
    return sorted(found, key=lambda one: (one.descriptor.name, one.descriptor.edition, one.sha256))


def _snapshot(path: Path) -> Snapshot:
    descriptor = read_descriptor(path)
    return Snapshot(descriptor, path, descriptor.sha256)


def add_table(folder: Path, file: Path, descriptor: Descriptor) -> Snapshot:
    """Keep a copy of a table with its descriptor, read whole first. The same table twice is one.

    Raises: InputError when the file is not as the descriptor says.
    """
    digest = sha256_of_table(file)
    if descriptor.sha256 and descriptor.sha256 != digest:
        raise InputError(
            f"{file}: its SHA-256 is {digest}, the descriptor says {descriptor.sha256}",
            fix="take the edition that the descriptor describes, or describe this one",
        )
    place = folder / descriptor.name / digest[:HASH_CHARS]
    name = f"table{file.suffix.lower() if file.suffix.lower() in SUFFIXES else '.csv'}"
    kept = msgspec.structs.replace(descriptor, path=name, sha256=digest)
    aside = folder / descriptor.name / f".{digest[:HASH_CHARS]}.adding"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    try:
        shutil.copyfile(file, aside / name)
        text = msgspec.json.format(msgspec.json.encode(kept), indent=1)
        write_whole(aside / DESCRIPTOR_NAME, text + b"\n")
        read_table(aside / DESCRIPTOR_NAME)
        shutil.rmtree(place, ignore_errors=True)
        aside.replace(place)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return _snapshot(place / DESCRIPTOR_NAME)


def described_file(file: Path, descriptor: Path | None = None) -> tuple[Path, Descriptor]:
    """A table and its descriptor: as given, or the JSON file of the same name beside it; a
    descriptor alone leads to its table. Raises: InputError."""
    if descriptor is None and file.suffix == ".json":
        found = read_descriptor(file)
        return table_file(file, found), found
    return file, read_descriptor(descriptor or file.with_suffix(".json"))


def find_references(given: Iterable[str], folder: Path) -> list[Path]:
    """The descriptors that are meant by files, folders and names; `NAME` means all its editions,
    `NAME@EDITION` one. Raises: OptionError for what is none of these."""
    found: list[Path] = []
    for one in given:
        found += _references(one, folder)
    return list(dict.fromkeys(found))


def _references(given: str, folder: Path) -> Iterator[Path]:
    path = Path(given)
    if path.is_dir():
        inside = sorted(path.glob("*.json"))
        if not inside:
            raise OptionError(
                f"{path}: no descriptor of a table in this folder",
                fix="put table.json beside table.csv; see docs/checks.md",
            )
        yield from inside
    elif path.is_file():
        yield path if path.suffix == ".json" else path.with_suffix(".json")
    else:
        held = snapshots(folder)
        meant = [one for one in held if given in (one.descriptor.name, one.name)]
        if not meant:
            names = ", ".join(one.name for one in held) or "none"
            raise OptionError(
                f"{given!r} is no file and no table that was added (there: {names})",
                fix="add it with `alleged reference add`, or give its file",
            )
        yield from (one.path for one in meant)
