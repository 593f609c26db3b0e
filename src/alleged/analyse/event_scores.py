"""What the reader model says at the words of acts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alleged.analyse.event_status import StatusScores
from alleged.models.act_networks import load_status_weights
from alleged.models.reader import Reading
from alleged.records.spans import Span

HEADS = (
    *("act", "act_ecbplus", "act_timeml", "act_meantime", "act_type", "act_mode", "context"),
    *("same", "mention", "party", "cameo_party", "status", "polarity", "certainty", "factuality"),
    *("quad", "incident", "incident_type"),
)
"""Of the reader model, whose scores at the words of an act are features."""
FACTUALITY = "factuality"
LOWEST, HIGHEST = -3.0, 3.0
NEAR_HEADS = ("act", "status", "polarity", "certainty", "factuality", "attribution")
"""Whose scores are looked at beside the words of an act, too."""
NEAR = (-2, -1, 1, 2)
"""How many words before the first and behind the last."""


def head_names(labels: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What the columns of `scores_at` are called."""
    return (f"{head} {label}" for head in HEADS for label in labels[head])


def scores_at(reading: Reading, acts: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    """The scores of `HEADS` side by side, one row an act."""
    return mean_over([reading.scores[head] for head in HEADS], acts)


def near_names(labels: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What the columns behind those of `scores_at` are called in `StatusScores.row`."""
    return (
        f"{at:+d} {head} {label}" for at in NEAR for head in NEAR_HEADS for label in labels[head]
    )


def status_scores(reading: Reading, acts: Sequence[Sequence[int]]) -> list[StatusScores | None]:
    """The model's scores of each act and beside it: the mean over the words that name it.

    None for an act without words, or where the weights that read the scores were fitted to another
    model and it has no factuality.
    """
    worded = [words for words in acts if words]
    fitted = load_status_weights()[0].reader == reading.version
    certain = reading.scores.get(FACTUALITY)
    if not worded or (certain is None and not fitted):
        return [None] * len(acts)
    numbers: Sequence[float | None] = [None] * len(worded)
    if certain is not None:
        numbers = np.clip(mean_over([certain], worded)[:, 0], LOWEST, HIGHEST).tolist()
    rows: Sequence[NDArray[np.float64] | None] = [None] * len(worded)
    if fitted:
        rows = list(status_rows(reading, worded))
    made = (
        StatusScores(factuality=number, row=row) for number, row in zip(numbers, rows, strict=True)
    )
    return [next(made) if words else None for words in acts]


def status_rows(reading: Reading, acts: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    """One row an act: `scores_at`, then the scores of `NEAR_HEADS` beside it."""
    ends = np.asarray([(words[0], words[-1]) for words in acts])
    beside = np.hstack([reading.scores[head] for head in NEAR_HEADS])
    places = np.stack([ends[:, int(at > 0)] + at for at in NEAR], axis=1)
    near = beside[np.clip(places, 0, len(beside) - 1)].reshape(len(acts), -1)
    return np.hstack((scores_at(reading, acts), near.astype(np.float64)))


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
