"""What the reader model says of an act: how certain it is, and which status it has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alleged.analyse.event_status import StatusScores
from alleged.models.reader import Reading
from alleged.records.events import EventStatus
from alleged.records.spans import Span

FACTUALITY = "factuality"
STATUS = "status"
LOWEST, HIGHEST = -3.0, 3.0


def status_scores(reading: Reading, acts: Sequence[Sequence[int]]) -> list[StatusScores | None]:
    """The model's scores of each act: the mean over the words that name it.

    None where the model has neither head, or an act has no words.
    """
    certain, status = reading.scores.get(FACTUALITY), reading.scores.get(STATUS)
    worded = [words for words in acts if words]
    if not worded or (certain is None and status is None):
        return [None] * len(acts)
    numbers: Sequence[float | None] = [None] * len(worded)
    if certain is not None:
        numbers = np.clip(mean_over([certain], worded)[:, 0], LOWEST, HIGHEST).tolist()
    logs: Sequence[Sequence[float] | None] = [None] * len(worded)
    if status is not None:
        labels = reading.settings.labels[STATUS]
        in_order = [labels.index(one.value) for one in EventStatus]
        means = mean_over([status], worded)
        means -= np.logaddexp.reduce(means, axis=1, keepdims=True)
        logs = means[:, in_order].tolist()
    made = (
        StatusScores(factuality=number, statuses=None if row is None else tuple(row))
        for number, row in zip(numbers, logs, strict=True)
    )
    return [next(made) if words else None for words in acts]


def words_at(reading: Reading, span: Span) -> range:
    """The words that a span touches."""
    first = bisect_right(reading.ends, span.start)
    return range(first, max(first, bisect_left(reading.starts, span.end)))


def mean_over(
    tables: Sequence[NDArray[Any]],
    acts: Sequence[Sequence[int]],
    *,
    each: Callable[[NDArray[np.float64]], NDArray[np.float64]] | None = None,
) -> NDArray[np.float64]:
    """The mean over the words of each act, one row an act; none is without words.

    `tables`: one row a word; their columns come side by side. `each`: what is made of the rows
    before.
    """
    counts = np.asarray([len(words) for words in acts])
    starts = np.cumsum(counts) - counts
    places = np.asarray([word for words in acts for word in words])
    taken = np.concatenate([table.take(places, axis=0) for table in tables], axis=1)
    rows = taken.astype(np.float64)
    rows = rows if each is None else each(rows)
    return np.asarray(np.add.reduceat(rows, starts) / counts[:, None])
