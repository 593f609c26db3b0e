"""Addresses on their way to originals: the parent's side of the fetching child."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from alleged.ingest.fetch_task import MAX_DELAY_SECONDS, SECONDS, FetchAnswer, FetchTask
from alleged.isolate import Child, End, Limits
from alleged.records.documents import InputState

FETCH_CHILD = "alleged.ingest.fetch:answer"
FETCH_LIMITS = Limits(wall_seconds=SECONDS + 2 * MAX_DELAY_SECONDS + 5)
"""The child minds its own time; this ends it when a server keeps it from doing so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Whether addresses are fetched. Part of no dossier: it decides when, not what."""

    allowed: bool = True
    again: bool = False
    """Fetch also what the dossier has."""


class Fetching:
    """The child that fetches; it is started when there is something to fetch."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "fetched"
        """The WARC file of what was fetched last."""
        self._child = Child(FETCH_CHILD, FETCH_LIMITS, forks=False, limited=True)

    def __enter__(self) -> Fetching:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.kill()
        self.path.unlink(missing_ok=True)

    def fetch(self, url: str, max_bytes: int) -> FetchAnswer:
        """Fetch an address; a WARC file lies at `path` if anything came."""
        self.path.unlink(missing_ok=True)
        task = FetchTask(url=url, out=str(self.path), max_bytes=max_bytes)
        (outcome,) = self._child.ask([msgspec.json.encode(task)])
        if outcome.end is End.ANSWERED:
            return msgspec.json.decode(outcome.answer, type=FetchAnswer)
        timed_out = outcome.end is End.TIMEOUT
        return FetchAnswer(
            state=InputState.TIMEOUT if timed_out else InputState.CRASHED,
            code="timeout" if timed_out else "fetch-crashed",
            reason=f"fetching it did not end well: {outcome.reason}",
            fix="try again later, or save the page and give the file",
        )
