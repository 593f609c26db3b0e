"""Words that the reader model doubts: mistranslated, glossed over, run together.

The model's head `doubt` labels words (`O`, `B-euphemism`, `I-euphemism` ...), and its curve says
how likely a sentence of a score has doubtful words, among sentences of our own and of news; a model
trained without them doubts nothing. `alleged.train.doubts` sets the limits from which the head is
believed: false alarms on clean news are the worst error. docs/event-cases.md has the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from alleged.models.decoding import mark_odds
from alleged.models.doubts import DoubtLimits, load_doubt_limits
from alleged.models.reader import Reading
from alleged.models.windows import sentence_starts
from alleged.records.spans import Span

DOUBT = "doubt"
"""The head of the reader model, and its curve."""
FLOOR = -1.0
"""Log of the odds above which a word is looked at."""
LIKELY = 0.97
"""Probability from which the head is believed where no limits were measured on its model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubted:
    """Words that the model doubts."""

    kind: str
    """One of the head's names: `mistranslated`, `euphemism`, `merged`, `condition`,
    `misattached`."""
    span: Span
    score: float
    """Log of the odds that they are doubtful: that of the surest word."""
    probability: float
    """How likely they are so, by the model's curve."""
    sure: bool
    """Whether the score reaches the limit from which it speaks for itself."""


def find_doubted(
    reading: Reading, sentences: Sequence[Span], *, limits: DoubtLimits | None = None
) -> list[Doubted]:
    """What the model doubts, in text order; nothing where it has no head for it."""
    curve = reading.settings.curves.get(DOUBT)
    if DOUBT not in reading.scores or curve is None or not len(reading.words):
        return []
    limits = load_doubt_limits()[0] if limits is None else limits
    measured = limits.reader == reading.version
    found = []
    for kind, span, score in read_doubts(reading, sentences):
        chance = curve.at(score)
        sure = score >= limits.least.get(kind, np.inf) if measured else chance >= LIKELY
        found.append(
            Doubted(
                kind=kind,
                span=span,
                score=round(score, 3),
                probability=round(chance, 3),
                sure=bool(sure),
            )
        )
    return found


def read_doubts(reading: Reading, sentences: Sequence[Span]) -> list[tuple[str, Span, float]]:
    """Runs of words above the floor, each with the kind that fits it best and
    the log of the odds of its surest word. No run goes over the end of a sentence."""
    scores = reading.scores[DOUBT]
    # All labels of a mark together have at most so many times the odds of the likeliest.
    likely = scores[:, 1:].max(1) + np.log(scores.shape[1]) - scores[:, 0] > FLOOR
    odds = np.full(len(scores), -np.inf)
    odds[likely] = mark_odds(scores[likely])
    names = [label.partition("-")[2] for label in reading.settings.labels[DOUBT][1::2]]
    found = []
    for low, high in _runs(odds > FLOOR, sentence_starts(reading.words, sentences)):
        kinds = np.logaddexp(scores[low:high, 1::2], scores[low:high, 2::2])
        kind = int(kinds.mean(0).argmax())
        found.append((names[kind], reading.span(low, high), float(odds[low:high].max())))
    return found


def _runs(marked: NDArray[np.bool_], starts: NDArray[np.int64]) -> list[tuple[int, int]]:
    """First word and the word after the last of each run of marked words within a sentence."""
    turns = np.flatnonzero(np.diff(marked.astype(np.int8), prepend=0, append=0)).tolist()
    runs: list[tuple[int, int]] = []
    for low, high in zip(turns[::2], turns[1::2], strict=True):
        inner: list[int] = starts[(starts > low) & (starts < high)].tolist()
        runs += pairwise([low, *inner, high])
    return runs
