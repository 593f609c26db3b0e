"""What is seen of an original, read from its kept bytes in a child process that can be killed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path

import msgspec

from alleged.errors import AllegedError
from alleged.ingest.visible import OriginalBytes, Visible
from alleged.isolate import Child, ChildError, End, Limits
from alleged.original import read_original
from alleged.records.documents import Origin
from alleged.store.dossier import Dossier

KEPT = 8
"""Originals whose blocks are kept in memory: a reader goes to and fro between a few."""
LIMITS = Limits(wall_seconds=10.0)


class OriginalReader:
    """Reads the originals of a dossier, one at a time."""

    def __init__(self, dossier: Path) -> None:
        self.dossier = dossier
        self._child = Child("alleged.ingest.visible:answer", LIMITS, forks=True)
        self._reading = threading.Lock()
        self._kept: OrderedDict[str, Visible] = OrderedDict()

    def read(self, origin: Origin, *, format: str, encoding: str | None) -> Visible:
        """What is seen of an original; why, where nothing is."""
        with self._reading:
            found = self._kept.pop(origin.id, None) or self._read(origin, format, encoding)
            self._kept[origin.id] = found
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return found

    def close(self) -> None:
        """End the child; the next original starts another one."""
        with self._reading:
            self._child.kill()

    def _read(self, origin: Origin, format: str, encoding: str | None) -> Visible:
        try:
            with Dossier.open(self.dossier) as dossier:
                data = read_original(dossier, origin, whole=False).data
            task = OriginalBytes(format=format, encoding=encoding, data=data)
            (outcome,) = self._child.ask([msgspec.msgpack.encode(task)])
        except (AllegedError, OSError, ValueError):  # their words name files of this machine
            return _refused("its bytes are not in the dossier")
        except ChildError:
            return _refused("the program could not start another process")
        if outcome.end is not End.ANSWERED:
            return _refused(outcome.reason or "reading it took too long")
        return msgspec.msgpack.decode(outcome.answer, type=Visible)


def _refused(why: str) -> Visible:
    return Visible(blocks=(), cut=False, refused=why)
