"""What the reader model says of a trigger: how certain it is, and which status it has."""

from __future__ import annotations

import numpy as np

from alleged.analyse.event_status import StatusScores
from alleged.models.reader import Reading
from alleged.records.events import EventStatus
from alleged.records.spans import Span

FACTUALITY = "factuality"
STATUS = "status"
LOWEST, HIGHEST = -3.0, 3.0


def status_scores(reading: Reading, trigger: Span) -> StatusScores | None:
    """The model's scores at the words of a trigger, averaged over them.

    None where the model has neither head, or no word touches the trigger.
    """
    if FACTUALITY not in reading.scores and STATUS not in reading.scores:
        return None
    words = reading.words
    first = int(np.searchsorted(words.ends, trigger.start, side="right"))
    after = int(np.searchsorted(words.starts, trigger.end, side="left"))
    if first >= after:
        return None
    return StatusScores(
        factuality=_factuality(reading, first, after), statuses=_statuses(reading, first, after)
    )


def _factuality(reading: Reading, first: int, after: int) -> float | None:
    scores = reading.scores.get(FACTUALITY)
    if scores is None:
        return None
    return min(HIGHEST, max(LOWEST, float(scores[first:after, 0].mean(dtype=np.float64))))


def _statuses(reading: Reading, first: int, after: int) -> tuple[float, ...] | None:
    """Log-probabilities in the order of `EventStatus`."""
    scores = reading.scores.get(STATUS)
    if scores is None:
        return None
    mean = scores[first:after].mean(axis=0, dtype=np.float64)
    logs = mean - mean.max() - np.log(np.exp(mean - mean.max()).sum())
    labels = reading.settings.labels[STATUS]
    return tuple(float(logs[labels.index(one.value)]) for one in EventStatus)
