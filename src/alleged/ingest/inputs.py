"""What was given: files, folders, addresses, lines of JSON-lines files; and the child that reads
an article.

Only files that were given, or that lie in a folder that was given, are opened: links that lead out
of a folder, pipes, sockets and devices are refused by name. The parent process opens files and
splits lines; it parses nothing.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from alleged.errors import InputError
from alleged.ingest import read
from alleged.ingest.lines import find_lines
from alleged.ingest.members import Given
from alleged.ingest.sniff import promised_format
from alleged.records.documents import Capture, InputState
from alleged.records.ids import record_id
from alleged.records.issues import Issue, Severity


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was given."""

    name: str
    """As it stands in the dossier: from the given folder's or file's own name on, with `/`."""
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Something that was given and is not read: an input, or something in one."""

    name: str
    state: InputState
    reason: str
    fix: str
    code: str | None = None
    """Of the issue; None is the state's own word."""
    severity: Severity = Severity.LOST
    locator: str | None = None
    file_sha256: str | None = None
    """Of the stored file; None when it was not stored."""
    capture: Capture | None = None

    @property
    def origin_id(self) -> str:
        """The id of the `Origin` that this becomes."""
        known = [part for part in (self.locator, self.file_sha256) if part is not None]
        return record_id("org", self.name, self.reason, *known, *_digests(self.capture))


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something to know about an input as a whole, which loses nothing."""

    name: str
    file_sha256: str
    issue: Issue

    @property
    def entry_id(self) -> str:
        """What the journal knows it by."""
        return record_id("rem", self.name, self.file_sha256, self.issue.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The bytes of one article: a whole file, a line of one, or a member of a container."""

    name: str
    locator: str | None
    path: Path
    """Where the bytes lie: the stored original, or a piece of the spool."""
    offset: int
    length: int
    sha256: str
    file_sha256: str
    format: str | None
    """What reads it; None is decided from its content first, from its name second."""
    given: Given | None = None
    capture: Capture | None = None

    @property
    def origin_id(self) -> str:
        """The id of the `Origin` that this unit becomes.

        The file stands in it, so that a line that stays when its file changes is an origin of the
        new file and not of the old one.
        """
        file = [] if self.file_sha256 == self.sha256 else [self.file_sha256]
        said = _digests(self.given, self.capture)
        return record_id("org", self.name, self.locator, self.sha256, *file, *said)

    @property
    def key(self) -> UnitKey:
        """Units with the same key give the same document: one of them is read."""
        format = self.format or f"as in {promised_format(self.own_name)}"
        return self.sha256, format, *_digests(self.given)

    @property
    def own_name(self) -> str:
        """The name whose ending may tell the format: in an archive, that of the file in it."""
        return self.locator or self.name


UnitKey = tuple[str | None, ...]


def _digests(*said: Given | Capture | None) -> list[str]:
    """A hash of each that there is."""
    return [record_id("said", msgspec.json.encode(one).decode()) for one in said if one is not None]


class ReadTask(msgspec.Struct):
    """What the reading child is asked."""

    path: str
    offset: int
    length: int
    name: str
    format: str | None
    given: Given | None
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


def whole_file(found: Found, stored: Path, sha256: str, size: int) -> Unit:
    """A stored file that is one article."""
    return Unit(
        name=found.name,
        locator=None,
        path=stored,
        offset=0,
        length=size,
        sha256=sha256,
        file_sha256=sha256,
        format=None,
    )


def split_lines(
    found: Found, stored: Path, sha256: str, max_bytes: int
) -> Iterator[Unit | Refused]:
    """The articles in a stored JSON-lines file; `max_bytes` is the limit for one of them."""
    lines = 0
    for line in find_lines(stored, max_bytes):
        lines += 1
        if line.data is None:
            yield Refused(
                name=found.name,
                locator=line.locator,
                file_sha256=sha256,
                state=InputState.TOO_LARGE,
                reason=f"the line is longer than {max_bytes:,} bytes",
                fix="split it into articles, one a line, or raise --max-bytes",
            )
            continue
        yield Unit(
            name=found.name,
            locator=line.locator,
            path=stored,
            offset=line.offset,
            length=len(line.data),
            sha256=hashlib.sha256(line.data).hexdigest(),
            file_sha256=sha256,
            format="jsonl",
        )
    if not lines:
        yield Refused(
            name=found.name,
            file_sha256=sha256,
            state=InputState.REJECTED,
            reason="the file has no line",
            fix="give a file with articles",
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
    result = read.read_document(
        data, name=asked.name, format=asked.format, options=asked.options, given=asked.given
    )
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
                        name=below,
                        state=InputState.REJECTED,
                        reason="a link that leads out of the folder",
                        fix="give the file that it leads to by its own path",
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
            name=name,
            state=InputState.REJECTED,
            reason=f"cannot be opened: {error.strerror}",
            fix="give a file that exists and may be read",
        )
    if not stat.S_ISREG(mode):
        return Refused(
            name=name,
            state=InputState.REJECTED,
            reason="not a file: a pipe, socket or device",
            fix="save what it gives to a file first",
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
        yield replace(item, name=name)


def _readable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 are written as `\\xNN`."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
