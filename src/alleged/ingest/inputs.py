"""What was given: files, folders, lines of JSON-lines files; and the child that reads them.

Only files that were given, or that lie in a folder that was given, are opened: links that lead out
of a folder, pipes, sockets and devices are refused by name. The parent process opens files and
splits lines; it parses nothing.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from alleged.errors import InputError
from alleged.ingest import read
from alleged.records.documents import InputState
from alleged.records.ids import record_id

FORMAT_OF_SUFFIX = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
"""The format that a file's ending promises; its content decides."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was given."""

    name: str
    """As it stands in the dossier: from the given folder's or file's own name on, with `/`."""
    path: Path

    @property
    def format(self) -> str | None:
        """What the name's ending promises; None when it promises nothing."""
        return FORMAT_OF_SUFFIX.get(Path(self.name).suffix.lower())


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that was given and is not read."""

    name: str
    state: InputState
    reason: str
    fix: str


@dataclass(frozen=True, slots=True)
class Unit:
    """The bytes of one article: a whole file, or a line of one."""

    name: str
    locator: str | None
    path: Path
    """The stored original."""
    offset: int
    length: int
    sha256: str
    file_sha256: str
    format: str | None

    @property
    def origin_id(self) -> str:
        """The id of the `Origin` that this unit becomes."""
        return record_id("org", self.name, self.locator, self.sha256)


class ReadTask(msgspec.Struct):
    """What the reading child is asked."""

    path: str
    offset: int
    length: int
    name: str
    format: str | None
    options: read.ReadOptions


def find_inputs(paths: Iterable[str | Path]) -> Iterator[Found | Refused]:
    """The files that the given paths stand for, folders walked, in an order that names decide.

    Hidden files in folders (names that begin with a dot) are passed over.
    Raises: InputError for a path that does not exist: a mistyped name is no article.
    """
    given = [Path(path) for path in paths]
    for path in given:
        if not os.path.lexists(path):
            raise InputError(
                f"{_readable(str(path))}: no such file or folder",
                fix="check the spelling, and that the folder you are in is the right one",
            )
    seen: set[str] = set()
    found: list[tuple[Path, Found | Refused]] = []
    for path in given:
        for candidate, item in _walk(path):
            real = os.path.realpath(candidate)
            if real not in seen:
                seen.add(real)
                found.append((candidate, item))
    yield from _named_apart(found)


def split_units(
    found: Found, stored: Path, sha256: str, size: int, max_bytes: int
) -> Iterator[Unit | Refused]:
    """The articles in a stored original; `max_bytes` is the limit for one article."""
    if found.format != "jsonl":
        yield Unit(found.name, None, stored, 0, size, sha256, sha256, found.format)
        return
    lines = 0
    with stored.open("rb") as file:
        number = 0
        while True:
            offset = file.tell()
            line = file.readline(max_bytes + 1)
            if not line:
                break
            number += 1
            locator = f"line {number}"
            if len(line) > max_bytes and not line.endswith(b"\n"):
                while (rest := file.readline(1 << 20)) and not rest.endswith(b"\n"):
                    pass
                yield Refused(
                    f"{found.name}, {locator}",
                    InputState.TOO_LARGE,
                    f"the line is longer than {max_bytes:,} bytes",
                    "split it into articles, one a line, or raise --max-bytes",
                )
                lines += 1
                continue
            body = line.strip()
            if not body:
                continue
            lines += 1
            digest = hashlib.sha256(body).hexdigest()
            start = offset + line.index(body[:1])
            yield Unit(found.name, locator, stored, start, len(body), digest, sha256, "jsonl")
    if not lines:
        yield Refused(
            found.name, InputState.REJECTED, "the file has no line", "give a file with articles"
        )


def preload() -> None:
    """Import what reading needs, in the clean parent of the reading children."""
    read.preload()


def answer(task: bytes) -> bytes:
    """Read one article: the work of the reading child."""
    asked = msgspec.json.decode(task, type=ReadTask)
    with open(asked.path, "rb") as file:
        file.seek(asked.offset)
        data = file.read(asked.length)
    result = read.read_document(data, name=asked.name, format=asked.format, options=asked.options)
    return msgspec.json.encode(result)


def _walk(path: Path) -> Iterator[tuple[Path, Found | Refused]]:
    name = _readable(path.name or path.resolve().name)
    if not path.is_dir():
        yield path, _looked_at(path, name)
        return
    inside = os.path.realpath(path)
    for folder, folders, files in os.walk(path, followlinks=False):
        folders[:] = sorted(entry for entry in folders if not entry.startswith("."))
        links = [entry for entry in folders if os.path.islink(os.path.join(folder, entry))]
        folders[:] = [entry for entry in folders if entry not in links]
        for entry in sorted([*files, *links]):
            if entry.startswith("."):
                continue
            candidate = Path(folder, entry)
            below = f"{name}/{_readable(candidate.relative_to(path).as_posix())}"
            real = os.path.realpath(candidate)
            if candidate.is_symlink() and not real.startswith(inside + os.sep):
                yield (
                    candidate,
                    Refused(
                        below,
                        InputState.REJECTED,
                        "a link that leads out of the folder",
                        "give the file that it leads to by its own path",
                    ),
                )
            elif candidate.is_symlink() and os.path.isdir(real):
                continue  # a link to a folder inside is walked where that folder stands
            else:
                yield candidate, _looked_at(candidate, below)


def _looked_at(path: Path, name: str) -> Found | Refused:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return Refused(
            name,
            InputState.REJECTED,
            f"cannot be opened: {error.strerror}",
            "give a file that exists and may be read",
        )
    if not stat.S_ISREG(mode):
        return Refused(
            name,
            InputState.REJECTED,
            "not a file: a pipe, socket or device",
            "save what it gives to a file first",
        )
    return Found(name, path)


def _named_apart(found: list[tuple[Path, Found | Refused]]) -> Iterator[Found | Refused]:
    """Give files of the same name in different folders the folders that tell them apart."""
    by_name: dict[str, list[int]] = {}
    for index, (_, item) in enumerate(found):
        by_name.setdefault(item.name, []).append(index)
    renamed: dict[int, str] = {}
    for name, indices in by_name.items():
        if len(indices) > 1:
            parts = {index: Path(os.path.abspath(found[index][0])).parts for index in indices}
            depth = len(Path(name).parts)
            while len({parts[index][-depth:] for index in indices}) < len(indices):
                depth += 1
            for index in indices:
                renamed[index] = _readable("/".join(parts[index][-depth:]))
    for index, (_, item) in sorted(
        enumerate(found), key=lambda pair: renamed.get(pair[0], pair[1][1].name)
    ):
        name = renamed.get(index, item.name)
        if isinstance(item, Found):
            yield Found(name, item.path)
        else:
            yield Refused(name, item.state, item.reason, item.fix)


def _readable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 are written as `\\xNN`."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
