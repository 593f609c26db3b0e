"""The processes that read and analyse, each input on its own."""

from __future__ import annotations

import itertools
import os
import queue
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from alleged.ingest.inputs import ReadTask, Unit
from alleged.ingest.read import ReadOptions
from alleged.isolate import Child, End, Limits, Outcome
from alleged.records.documents import InputState
from alleged.records.issues import Issue, Severity, Stage, make_issue

BATCH_UNITS = 8
"""Units that share a forked process: a fork costs about a tenth of reading one page."""

ANALYSIS_LIMITS = Limits(wall_seconds=180.0)
"""For one document: the longest that is read, 2 million characters, takes about a third of it."""

STATE_OF_END = {End.TIMEOUT: InputState.TIMEOUT, End.CRASHED: InputState.CRASHED}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitResult:
    """What came of a unit."""

    unit: Unit
    state: InputState
    reason: str
    format: str | None = None
    document_id: str | None = None
    """None when no document came of it; then `records` is empty."""
    issues: tuple[Issue, ...] = ()
    """With neither origin nor document named yet: two inputs may share them."""
    records: dict[str, list[msgspec.Raw]]
    """The document and what was found in it, as JSON."""


class _ReadAnswer(msgspec.Struct):
    state: InputState
    reason: str
    format: str | None
    document: msgspec.Raw
    issues: tuple[Issue, ...]


class _DocumentHead(msgspec.Struct):
    id: str


class Workers:
    """A pool whose workers each have a reading and an analysing child process."""

    def __init__(self, limits: Limits, count: int | None, options: ReadOptions) -> None:
        self.limits = limits
        self.count = count or os.cpu_count() or 1
        self.options = options
        self._batches: queue.SimpleQueue[Sequence[Unit] | None] = queue.SimpleQueue()
        self._results: queue.SimpleQueue[list[UnitResult] | Exception] = queue.SimpleQueue()
        self._children: list[Child] = []
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        for _thread in self._threads:
            self._batches.put(None)
        for child in self._children:
            child.kill()

    def read(self, units: Iterator[Unit]) -> Iterator[list[UnitResult]]:
        """Read and analyse the units, in batches as they finish.

        At most two batches a worker are under way, so that memory does not grow with the input.
        Raises: ChildError when the child processes cannot be started at all.
        """
        under_way = 0
        while True:
            while under_way < 2 * self.count:
                batch = list(itertools.islice(units, self._batch_size(under_way)))
                if not batch:
                    break
                if len(self._threads) < self.count:
                    self._start_worker()
                self._batches.put(batch)
                under_way += 1
            if not under_way:
                return
            results = self._results.get()
            under_way -= 1
            if isinstance(results, Exception):
                raise results
            yield results

    def _batch_size(self, under_way: int) -> int:
        """Small batches while the workers are idle, so that few inputs are shared among them."""
        return 1 if under_way < self.count else BATCH_UNITS

    def _start_worker(self) -> None:
        reading = Child("alleged.ingest.inputs:answer", self.limits, forks=True)
        analysing = Child("alleged.analyse.documents:answer", ANALYSIS_LIMITS, forks=False)
        self._children += [reading, analysing]
        thread = threading.Thread(target=self._work, args=(reading, analysing), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _work(self, reading: Child, analysing: Child) -> None:
        while (batch := self._batches.get()) is not None:
            try:
                tasks = [self._task(unit) for unit in batch]
                results = [
                    _analysed(_read(unit, outcome), analysing)
                    for unit, outcome in zip(batch, reading.ask(tasks), strict=True)
                ]
            except Exception as error:
                self._results.put(error)
                return
            self._results.put(results)

    def _task(self, unit: Unit) -> bytes:
        return msgspec.json.encode(
            ReadTask(
                path=str(unit.path),
                offset=unit.offset,
                length=unit.length,
                name=unit.name,
                format=unit.format,
                options=self.options,
            )
        )


def _read(unit: Unit, outcome: Outcome) -> UnitResult:
    """What the reading child made of a unit."""
    if outcome.end is not End.ANSWERED:
        state = STATE_OF_END[outcome.end]
        lost = make_issue(
            state.value,
            Severity.LOST,
            f"reading it did not end well: {outcome.reason}",
            "open the original and save it in another format; if it took too long, raise --seconds",
        )
        return UnitResult(unit=unit, state=state, reason=outcome.reason, issues=(lost,), records={})
    answer = msgspec.json.decode(outcome.answer, type=_ReadAnswer)
    result = UnitResult(
        unit=unit,
        state=answer.state,
        reason=answer.reason,
        format=answer.format,
        issues=answer.issues,
        records={},
    )
    if bytes(answer.document) == b"null":
        return result
    head = msgspec.json.decode(answer.document, type=_DocumentHead)
    return replace(result, document_id=head.id, records={"documents": [answer.document]})


def _analysed(result: UnitResult, analysing: Child) -> UnitResult:
    """The result with what the analysing child found in its document."""
    if result.document_id is None:
        return result
    (document,) = result.records["documents"]
    (outcome,) = analysing.ask([bytes(document)])
    if outcome.end is End.ANSWERED:
        found = msgspec.json.decode(outcome.answer, type=dict[str, list[msgspec.Raw]])
        issues = tuple(msgspec.json.decode(issue, type=Issue) for issue in found.pop("issues", ()))
        return replace(
            result, records={**result.records, **found}, issues=(*result.issues, *issues)
        )
    reason = f"analysing it did not end well: {outcome.reason}"
    unread = make_issue(
        f"analysis-{outcome.end.value}",
        Severity.PARTIAL,
        f"{reason}; the text is kept, with no records",
        "split the article, and tell the makers of alleged if it is an ordinary one",
        stage=Stage.ANALYSE,
    )
    return replace(result, state=InputState.PARTIAL, reason=reason, issues=(*result.issues, unread))
