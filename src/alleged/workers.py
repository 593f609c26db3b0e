"""The processes that read and analyse, each input on its own."""

from __future__ import annotations

import itertools
import os
import queue
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

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
    asked: Unit
    """What was to be read: `unit`, or the page that it is a part of."""
    state: InputState
    reason: str
    parts: int = 0
    """How many articles are on the page, when it is not one; then it is they that count."""
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
    parts: tuple[str, ...] = ()


class _DocumentHead(msgspec.Struct):
    id: str


class Workers:
    """A pool whose workers each have a reading and an analysing child process."""

    def __init__(
        self,
        limits: Limits,
        count: int | None,
        options: ReadOptions,
        leaders: Path | None = None,
        *,
        claims: bool = False,
    ) -> None:
        self.limits = limits
        self.claims = claims
        self.leaders = str(leaders.resolve()) if leaders is not None else None
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
                whole = self._read(batch, batch, reading)
                results = []
                for result in whole:
                    units = [
                        result.unit.as_part(part, result.format) for part in range(result.parts)
                    ]
                    found = self._read(units, [result.unit] * len(units), reading) or [result]
                    results += [
                        _analysed(one, analysing, self.leaders, self.claims) for one in found
                    ]
            except Exception as error:
                self._results.put(error)
                return
            self._results.put(results)

    def _read(
        self, units: Sequence[Unit], asked: Sequence[Unit], reading: Child
    ) -> list[UnitResult]:
        outcomes = reading.ask([self._task(unit) for unit in units])
        return [
            _result_of(unit, of, outcome)
            for unit, of, outcome in zip(units, asked, outcomes, strict=True)
        ]

    def _task(self, unit: Unit) -> bytes:
        return msgspec.json.encode(
            ReadTask(
                path=str(unit.path),
                offset=unit.offset,
                length=unit.length,
                name=unit.own_name,
                format=unit.format,
                given=unit.given,
                part=unit.part,
                options=self.options,
            )
        )


def _result_of(unit: Unit, asked: Unit, outcome: Outcome) -> UnitResult:
    """What the reading child made of a unit."""
    if outcome.end is not End.ANSWERED:
        state = STATE_OF_END[outcome.end]
        lost = make_issue(
            state.value,
            Severity.LOST,
            f"reading it did not end well: {outcome.reason}",
            "open the original and save it in another format; if it took too long, raise --seconds",
        )
        return UnitResult(
            unit=unit, asked=asked, state=state, reason=outcome.reason, issues=(lost,), records={}
        )
    answer = msgspec.json.decode(outcome.answer, type=_ReadAnswer)
    result = UnitResult(
        unit=unit,
        asked=asked,
        parts=len(answer.parts) if unit.part is None else 0,
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


def _analysed(
    result: UnitResult, analysing: Child, leaders: str | None, claims: bool
) -> UnitResult:
    """The result with what the analysing child found in its document."""
    if result.document_id is None:
        return result
    (document,) = result.records["documents"]
    task = msgspec.json.encode({"document": document, "leaders": leaders, "claims": claims})
    (outcome,) = analysing.ask([task])
    if outcome.end is End.ANSWERED:
        found = msgspec.json.decode(outcome.answer, type=dict[str, list[msgspec.Raw]])
        doubts = tuple(msgspec.json.decode(raw, type=Issue) for raw in found.pop("issues", ()))
        records = {**result.records, **found}
        return replace(result, records=records, issues=(*result.issues, *doubts))
    reason = f"analysing it did not end well: {outcome.reason}"
    unread = make_issue(
        f"analysis-{outcome.end.value}",
        Severity.PARTIAL,
        f"{reason}; the text is kept, with no records",
        "split the article, and tell the makers of alleged if it is an ordinary one",
        stage=Stage.ANALYSE,
    )
    return replace(result, state=InputState.PARTIAL, reason=reason, issues=(*result.issues, unread))
