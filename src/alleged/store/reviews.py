"""What people decided on records: a file that is only ever added to, beside the machine's records.

One line a decision, as JSON. Each carries the hash of the line before it, and a seal names the last
one, so that `alleged verify` finds a line that was changed, dropped, moved or cut off. No rebuild
touches the file. It is the one place of a dossier where a clock is read: it is no part of what the
inputs decide, nor of the exports that are the same bytes everywhere.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import msgspec

from alleged.errors import DamagedError, DossierError, OptionError
from alleged.store.files import storage_errors, sync, write_whole
from alleged.store.lock import locked

FOLDER = "review"
LOG_NAME = "log.jsonl"
SEAL_NAME = "seal.json"
NO_LINE = "0" * 64
"""What the first line has as the hash of the line before it."""
WAIT_SECONDS = 5.0
"""Another writer needs milliseconds; one that holds the file longer than this is said."""
FIX = "restore the folder `review` from a copy"

MAX_NAME = 100
MAX_COMMENT = 2_000
MAX_VALUE = 10_000
MAX_SHOWN = 300


class Act(StrEnum):
    """What a person did."""

    ACCEPT = "accept"
    """The record says what the text says."""
    REJECT = "reject"
    """It does not."""
    CORRECT = "correct"
    """One field of it should be something else."""
    MERGE = "merge"
    """It is the same as another record of its kind."""
    COMMENT = "comment"
    UNDO = "undo"
    """An earlier decision no longer holds; undoing that again brings it back."""


Name = Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_NAME)]
Comment = Annotated[str, msgspec.Meta(max_length=MAX_COMMENT)]


class Draft(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision before it has a number, a time and its place in the chain."""

    who: Name
    act: Act
    record: str
    """Id of the record; of an undo, that of the decision undone."""
    kind: str
    """Of the record: `statements`."""
    document_id: str | None = None
    """The document of the record; None for what belongs to the whole dossier."""
    shown: Annotated[str, msgspec.Meta(max_length=MAX_SHOWN)] = ""
    """The words that the record showed when it was judged: they outlast the record."""
    field: str | None = None
    """What is corrected."""
    value: Annotated[str, msgspec.Meta(max_length=MAX_VALUE)] | None = None
    """The corrected value, as JSON."""
    into: str | None = None
    """The record that this one is the same as."""
    undoes: int | None = None
    """Number of the decision that no longer holds."""
    comment: Comment = ""


class Decision(Draft, frozen=True, kw_only=True):
    """A line of the log."""

    n: Annotated[int, msgspec.Meta(ge=1)]
    """Counts from 1, without gaps."""
    time: str
    """UTC, to the second: `2031-05-04T09:30:00Z`."""
    before: str
    """SHA-256 of the line before this one; zeros in the first."""


class Seal(msgspec.Struct, frozen=True):
    """How far the log had come when it was last written."""

    n: int
    sha256: str
    """Of line `n`."""


def read_decisions(dossier: Path) -> list[Decision]:
    """All decisions on a dossier, in their order; none where nobody has reviewed it.

    Raises: DamagedError when the log was altered.
    """
    decisions, faults = _read(dossier)
    if faults:
        raise DamagedError(faults[0], fix=FIX)
    return [decision for decision, _ in decisions]


def review_faults(dossier: Path) -> list[str]:
    """What is wrong with the log, in words; empty when it is as it was written."""
    try:
        return _read(dossier)[1]
    except OSError as error:
        return [f"{dossier / FOLDER / LOG_NAME}: {error.strerror or error}"]


def log_mark(dossier: Path) -> tuple[int, int]:
    """Changes whenever the log does; cheap enough to be asked for on every page."""
    try:
        found = (dossier / FOLDER / LOG_NAME).stat()
    except OSError:
        return (0, 0)
    return (found.st_size, found.st_mtime_ns)


def add_decision(
    dossier: Path,
    make: Callable[[Sequence[Decision]], Draft],
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Decision:
    """Write a decision down; when this returns it outlasts a kill and a loss of power.

    `make` gets the decisions so far, which nobody else can add to meanwhile, and says which one
    comes next. A torn last line, from a kill in the middle of a write, is cut off first.
    Raises: DamagedError when the log was altered; DossierError when it cannot be written.
    """
    folder = dossier / FOLDER
    with storage_errors(dossier):
        folder.mkdir(exist_ok=True)
        with _waiting(folder):
            known, faults = _read(dossier)
            if faults:
                raise DamagedError(faults[0], fix=FIX)
            draft = make([decision for decision, _ in known])
            decision = Decision(
                **{name: getattr(draft, name) for name in Draft.__struct_fields__},
                n=len(known) + 1,
                time=clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                before=known[-1][1] if known else NO_LINE,
            )
            line = _line(decision)
            _append(folder / LOG_NAME, line, whole=sum(len(_line(one)) for one, _ in known))
            seal = Seal(decision.n, _hash(line))
            write_whole(folder / SEAL_NAME, msgspec.json.encode(seal) + b"\n")
    return decision


def _read(dossier: Path) -> tuple[list[tuple[Decision, str]], list[str]]:
    """The decisions with the hashes of their lines, and the faults."""
    path = dossier / FOLDER / LOG_NAME
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        data = b""
    lines = data.split(b"\n")
    decisions: list[tuple[Decision, str]] = []
    before = NO_LINE
    for number, body in enumerate(lines[:-1], start=1):  # after the last line break: a torn line
        line = body + b"\n"
        decision = _decoded(line)
        if decision is None or decision.n != number or decision.before != before:
            return decisions, [f"{path}: line {number} is not the one that was written"]
        before = _hash(line)
        decisions.append((decision, before))
    return decisions, _seal_faults(dossier, decisions)


def _seal_faults(dossier: Path, decisions: Sequence[tuple[Decision, str]]) -> list[str]:
    """The log may be one line further than its seal, after a kill between the two; never less."""
    path = dossier / FOLDER / SEAL_NAME
    log = dossier / FOLDER / LOG_NAME
    try:
        seal = msgspec.json.decode(path.read_bytes(), type=Seal)
    except FileNotFoundError:
        return [] if len(decisions) <= 1 else [f"{path}: missing: the end of {log} is not sealed"]
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return [f"{path}: altered or cut"]
    if not 1 <= seal.n <= len(decisions) or len(decisions) > seal.n + 1:
        return [f"{log}: it has {len(decisions)} decisions, and {seal.n} were sealed"]
    if decisions[seal.n - 1][1] != seal.sha256:
        return [f"{log}: line {seal.n} is not the one that was written"]
    return []


def _decoded(line: bytes) -> Decision | None:
    """The decision of a line; None unless the line is written as we write it, byte for byte."""
    try:
        decision = msgspec.json.decode(line, type=Decision)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return decision if _line(decision) == line else None


def _line(decision: Decision) -> bytes:
    return msgspec.json.encode(decision) + b"\n"


def _hash(line: bytes) -> str:
    return sha256(line).hexdigest()


def _append(path: Path, line: bytes, *, whole: int) -> None:
    """Add a line after the `whole` bytes that are not torn."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        os.ftruncate(handle, whole)
        os.lseek(handle, whole, os.SEEK_SET)
        view = memoryview(line)
        while view:
            view = view[os.write(handle, view) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    sync(path.parent)


@contextmanager
def _waiting(folder: Path) -> Iterator[None]:
    """Hold the log for writing, after a short wait for another writer."""
    until = time.monotonic() + WAIT_SECONDS
    while True:
        holding = locked(folder)
        try:
            holding.__enter__()
        except DossierError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
            continue
        break
    try:
        yield
    finally:
        holding.__exit__(None, None, None)


def is_undone(decisions: Sequence[Decision]) -> set[int]:
    """Numbers of the decisions that no longer hold. The last word counts: an undo that was itself
    undone undoes nothing."""
    undone: set[int] = set()
    for decision in reversed(decisions):
        if decision.undoes is not None and decision.n not in undone:
            undone.add(decision.undoes)
    return undone


def undo(
    dossier: Path,
    n: int,
    *,
    who: str,
    comment: str = "",
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Decision:
    """Take a decision back.

    Raises: OptionError when there is no such decision, or it was taken back already.
    """

    def make(decisions: Sequence[Decision]) -> Draft:
        if not 1 <= n <= len(decisions):
            raise OptionError(
                f"there is no decision {n}", fix="see `alleged review show DOSSIER --log`"
            )
        if n in is_undone(decisions):
            raise OptionError(
                f"decision {n} was undone already", fix="undo the undo to bring it back"
            )
        of = decisions[n - 1]
        return checked(
            Draft(
                who=who, act=Act.UNDO, record=of.record, kind=of.kind, document_id=of.document_id,
                shown=of.shown, undoes=n, comment=comment,
            )
        )  # fmt: skip

    return add_decision(dossier, make, clock=clock)


def checked(draft: Draft) -> Draft:
    """The draft, if it can be written down and read back.

    Raises: OptionError for a name that is missing or too long, and the like.
    """
    try:
        return msgspec.json.decode(msgspec.json.encode(draft), type=Draft)
    except (msgspec.MsgspecError, UnicodeEncodeError) as error:
        raise OptionError(
            f"this cannot be noted: {error}",
            fix=f"a name has 1 to {MAX_NAME} characters, a comment at most {MAX_COMMENT:,}",
        ) from None
