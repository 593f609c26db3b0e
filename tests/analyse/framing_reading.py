"""A reading whose wording heads a test sets, so that rules are tested without the model's opinion."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from alleged.analyse.sentences import split_sentences
from alleged.models.labels import HEADS
from alleged.models.reader import Reader, Reading


@cache
def _reader() -> Reader:
    return Reader.load()


def a_reading(text: str, loaded: str | None = None, strength: float = 8.0) -> Reading:
    """A reading with even scores for every wording head; the words of `loaded` are marked."""
    reading = _reader().read(text, split_sentences(text))
    count = len(reading.words)
    scores = dict(reading.scores)
    for head in ("bias", "opinion", "checkworthy", "loaded"):
        scores[head] = np.zeros((count, len(HEADS[head])), dtype=np.float32)
    scores["loaded"][:, 0] = strength
    if loaded is not None:
        start = text.index(loaded)
        for at in range(count):
            if start <= int(reading.words.starts[at]) < start + len(loaded):
                scores["loaded"][at] = (0.0, strength, strength)
    return replace(reading, scores=scores)
