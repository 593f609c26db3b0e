"""Containers on their way to units: the parent's side of the splitting child.

Memory and disk stay bounded: the child is asked for the next batch when the units of the last one
have been taken, and a piece of the spool is deleted when all of its units are read.
"""

from __future__ import annotations

import itertools
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from alleged.ingest.containers import SplitAnswer, SplitTask, Taken
from alleged.ingest.inputs import Found, Refused, Remark, Unit
from alleged.ingest.members import Loss, SplitOptions
from alleged.isolate import Child, End, Limits, Outcome
from alleged.records.documents import InputState
from alleged.records.issues import Severity, Stage, make_issue
from alleged.store.originals import Kept

SPLIT_LIMITS = Limits(wall_seconds=60.0)
"""For one batch. A batch of 8 MB takes well under a second; a splitter that passes over much says
in between that it is at work."""
SPLIT_CHILD = "alleged.ingest.containers:answer"
BATCH_ITEMS = 64
BATCH_BYTES = 8_000_000
STATE_OF_END = {End.TIMEOUT: InputState.TIMEOUT, End.CRASHED: InputState.CRASHED}


class Spool:
    """Pieces of containers that wait to be read; each goes when its last unit was."""

    def __init__(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)  # of a build that was killed
        folder.mkdir()
        self.folder = folder
        self._numbers = itertools.count(1)
        self._waiting: Counter[Path] = Counter()

    def new_piece(self) -> Path:
        """A path for the next piece."""
        return self.folder / f"piece-{next(self._numbers)}"

    def hold(self, piece: Path, units: int) -> None:
        """Keep a piece until so many units were let go."""
        if units:
            self._waiting[piece] = units
        else:
            piece.unlink(missing_ok=True)

    def let_go(self, unit: Unit) -> None:
        """A unit was read, or need not be."""
        if unit.path not in self._waiting:
            return
        self._waiting[unit.path] -= 1
        if not self._waiting[unit.path]:
            del self._waiting[unit.path]
            unit.path.unlink(missing_ok=True)


@dataclass(slots=True)
class _Position:
    """How far a container is."""

    items: int = 0
    last: str | None = None
    """Locator of the last article."""
    articles: int = 0


class Splitting:
    """The child that takes containers apart, one after another."""

    def __init__(self, spool: Spool) -> None:
        self.spool = spool
        self._child = Child(SPLIT_CHILD, SPLIT_LIMITS, forks=False, limited=True)

    def __enter__(self) -> Splitting:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.kill()
        shutil.rmtree(self.spool.folder, ignore_errors=True)

    def split(
        self, found: Found, kept: Kept, format: str, options: SplitOptions
    ) -> Iterator[Unit | Refused | Remark]:
        """The articles of a stored container, what is lost of it, and what is to be said of it.

        When the child dies or hangs, the last batch is tried again in steps of one article, so that
        all that comes before the fatal place stands, whatever the size of a batch.
        """
        position = _Position()
        lost = False
        careful = 0
        while True:
            piece = self.spool.new_piece()
            items = 1 if careful else BATCH_ITEMS
            answer = self._ask(kept.path, format, options, piece, items)
            if isinstance(answer, Outcome):
                piece.unlink(missing_ok=True)
                if not careful and self._catch_up(kept.path, format, options, position.items):
                    careful = BATCH_ITEMS
                    continue
                yield _broken_off(found, kept, position, answer)
                lost = True
                break
            careful = max(0, careful - 1)
            self.spool.hold(piece, len(answer.taken))
            for taken in answer.taken:
                position.last = taken.locator
                position.articles += 1
                yield _unit(found, kept, piece, taken)
            for loss in answer.losses:
                lost = lost or loss.severity is not Severity.NOTE
                yield _told(found, kept, loss)
            position.items += len(answer.taken) + len(answer.losses)
            if answer.done:
                break
        if not position.articles and not lost:
            yield Refused(
                name=found.name,
                state=InputState.REJECTED,
                code="no-article",
                reason=f"it holds no article ({format})",
                fix="look at the notes on it, and give the articles themselves",
                file_sha256=kept.sha256,
            )

    def _ask(
        self, path: Path, format: str, options: SplitOptions, piece: Path | None, items: int
    ) -> SplitAnswer | Outcome:
        task = SplitTask(
            path=str(path),
            format=format,
            options=options,
            folder=str(self.spool.folder),
            piece=str(piece) if piece else "",
            max_items=items,
            max_bytes=BATCH_BYTES,
        )
        (outcome,) = self._child.ask([msgspec.json.encode(task)])
        if outcome.end is not End.ANSWERED:
            self._child.kill()  # what is left of it has another place in the container
            return outcome
        return msgspec.json.decode(outcome.answer, type=SplitAnswer)

    def _catch_up(self, path: Path, format: str, options: SplitOptions, items: int) -> bool:
        """Bring a fresh child to where the last one was; whether that went well."""
        passed = 0
        while passed < items:
            answer = self._ask(path, format, options, None, min(BATCH_ITEMS, items - passed))
            if isinstance(answer, Outcome) or answer.done:
                return False
            passed += len(answer.taken) + len(answer.losses)
        return True


def _unit(found: Found, kept: Kept, piece: Path, taken: Taken) -> Unit:
    return Unit(
        name=found.name,
        locator=taken.locator,
        path=piece,
        offset=taken.offset,
        length=taken.length,
        sha256=taken.sha256,
        file_sha256=kept.sha256,
        format=taken.format,
        given=taken.given,
        capture=taken.capture,
    )


def _told(found: Found, kept: Kept, loss: Loss) -> Refused | Remark:
    """A loss as an input of its own that is not read; a note as a remark on the container."""
    if loss.severity is Severity.NOTE:
        what = f"{loss.locator}: {loss.what}" if loss.locator else loss.what
        note = make_issue(loss.code, loss.severity, what, loss.fix, stage=Stage.INPUT)
        return Remark(name=found.name, source=kept.sha256, issue=note)
    return Refused(
        name=found.name,
        locator=loss.locator,
        state=loss.state,
        code=loss.code,
        severity=loss.severity,
        reason=loss.what,
        fix=loss.fix,
        file_sha256=kept.sha256,
    )


def _broken_off(found: Found, kept: Kept, position: _Position, outcome: Outcome) -> Refused:
    state = STATE_OF_END[outcome.end]
    after = f"after {position.last}" if position.last else "before the first article"
    return Refused(
        name=found.name,
        state=state,
        code=f"container-{state.value}",
        severity=Severity.PARTIAL if position.articles else Severity.LOST,
        reason=f"broken off {after}, with {position.articles:,} articles: {outcome.reason}",
        fix="split the file, or write what comes after in another format",
        file_sha256=kept.sha256,
    )
