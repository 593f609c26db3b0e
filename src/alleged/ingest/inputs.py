"""What was given: files, folders, addresses, lines of JSON-lines files; and the child that reads
an article.

Only files that were given, or that lie in a folder that was given, are opened: links that lead out
of a folder, pipes, sockets and devices are refused by name. The parent process opens files and
splits lines; it parses nothing.
"""

from __future__ import annotations

import hashlib
import os
import re
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
from alleged.records.issues import Issue, Severity, Stage, make_issue


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was given."""

    name: str
    """As it stands in the dossier: from the given folder's or file's own name on, with `/`."""
    path: Path


@dataclass(frozen=True, slots=True)
class Address:
    """An http(s) address that was given."""

    url: str

    @property
    def name(self) -> str:
        """As it stands in the dossier: a password that was typed into it is not kept."""
        return re.sub(r"(://)[^/?#@]{1,4000}@", r"\1...@", self.url)


@dataclass(frozen=True, slots=True)
class AddressList:
    """A file that is to be read as a list of addresses, one a line."""

    path: Path


STANDARD_INPUT = Path("-")
"""Where the bytes of standard input lie until they are copied to a file."""


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
    source: str
    """Hash of its bytes, or where else the remark comes from."""
    issue: Issue

    @property
    def entry_id(self) -> str:
        """What the journal knows it by."""
        return record_id("rem", self.name, self.source, self.issue.id)


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
    part: int | None = None
    """Which of several articles on one web page; None where there is one."""

    def as_part(self, part: int, format: str | None) -> Unit:
        """One of several articles that reading this unit found on its page."""
        place = f"article {part + 1}"
        locator = f"{self.locator}, {place}" if self.locator else place
        return replace(self, part=part, locator=locator, format=format)

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
    part: int | None
    options: read.ReadOptions


Input = str | Path | AddressList
"""A path, an address, `-` for standard input, or a file with addresses."""
Item = Found | Address | Refused | Remark


def find_inputs(inputs: Iterable[Input], *, stdin_name: str | None = None) -> Iterator[Item]:
    """The files and addresses that were given, folders walked, in an order that names decide.

    Hidden files in folders (names that begin with a dot) are passed over. A file that is given by
    its own name and holds nothing but addresses is a list of them; one in a folder is never taken
    for a list, so that nothing is fetched that nobody named. `stdin_name`: what to call standard
    input; its ending tells the format.
    Raises: InputError for a path that does not exist: a mistyped name is no article.
    """
    found: list[tuple[Path, Found | Refused]] = []
    others: dict[str, Item] = {}
    seen: set[str] = set()
    for given in inputs:
        if isinstance(given, AddressList) or _is_address_list(Path(given)):
            guessed = not isinstance(given, AddressList)
            path = given.path if isinstance(given, AddressList) else Path(given)
            _check_exists(path)
            for item in _read_list(path, guessed=guessed):
                others.setdefault(f"{item.name} {type(item).__name__}", item)
        elif isinstance(given, str) and _SCHEME.match(given):
            others.setdefault(f"{given} Address", Address(given))
        elif str(given) == str(STANDARD_INPUT):
            others["-"] = Found(stdin_name or "standard input", STANDARD_INPUT)
        else:
            path = Path(given)
            _check_exists(path)
            for candidate, looked_at in _walk(path):
                real = os.path.realpath(candidate)
                if real not in seen:
                    seen.add(real)
                    found.append((candidate, looked_at))
    yield from _named_apart(found)
    yield from (others[name] for name in sorted(others))


def _check_exists(path: Path) -> None:
    if not os.path.lexists(path):
        raise InputError(
            f"{_readable(str(path))}: no such file or folder",
            fix="check the spelling, and that the folder you are in is the right one",
        )


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}://")
LIST_SUFFIXES = ("", ".txt", ".text", ".urls", ".list")
MAX_LIST_BYTES = 10_000_000


def _is_address_list(path: Path) -> bool:
    """Whether a file holds nothing but http(s) addresses, one a line, `#` lines aside."""
    if path.suffix.lower() not in LIST_SUFFIXES or not path.is_file():
        return False
    if path.suffix.lower() == ".urls":
        return True
    try:
        with path.open("rb") as file:
            data = file.read(MAX_LIST_BYTES + 1)
    except OSError:
        return False
    lines = [line.strip() for line in data.split(b"\n")]
    told = [line for line in lines if line and not line.startswith(b"#")]
    return (
        len(data) <= MAX_LIST_BYTES
        and bool(told)
        and all(re.match(rb"https?://[^\s]{1,4000}\Z", line) for line in told)
    )


def _read_list(path: Path, *, guessed: bool) -> Iterator[Item]:
    """The addresses in a list, what in it is none, and that it was taken for a list."""
    name = _readable(path.name)
    with path.open("rb") as file:
        data = file.read(MAX_LIST_BYTES + 1)
    if len(data) > MAX_LIST_BYTES:
        yield Refused(
            name=name,
            state=InputState.TOO_LARGE,
            reason=f"a list of addresses of more than {MAX_LIST_BYTES:,} bytes",
            fix="split it",
        )
        return
    first = None
    for number, line in enumerate(data.decode("utf-8-sig", "backslashreplace").splitlines(), 1):
        written = line.strip()
        if not written or written.startswith("#"):
            continue
        if _SCHEME.match(written):
            first = first or written
            yield Address(written)
        else:
            yield Refused(
                name=f"{name}, line {number}",
                state=InputState.REJECTED,
                code="no-address",
                reason=f"{written[:100]!r} is no address",
                fix="write one address a line, with http:// or https://",
            )
    if first is None:
        yield Refused(
            name=name,
            state=InputState.REJECTED,
            reason="the list holds no address",
            fix="write one address a line, with http:// or https://",
        )
    elif guessed:
        note = make_issue(
            "address-list",
            Severity.NOTE,
            f"{name} holds nothing but addresses and was read as a list of them",
            "if it is an article, put it in a folder and give that",
            stage=Stage.INPUT,
        )
        yield Remark(name=first, source=name, issue=note)


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
        data,
        name=asked.name,
        format=asked.format,
        options=asked.options,
        given=asked.given,
        part=asked.part,
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
