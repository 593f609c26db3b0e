"""Where inside somebody's words others may be said to say something: one JSON file of the package.

Reading what people say a second time, as a text of its own, finds who is quoted inside; most
sentences of it quote nobody. A small network that looks at what the first reading says of each word
and its two neighbours tells which sentences are worth a second reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alleged.models.decoding import Scores
from alleged.models.reader import Reading
from alleged.models.weights import Formatted, read_weights

INSIDE_WEIGHTS = Path(__file__).parent / "inside.json"
FORMAT = 1

Rows = tuple[tuple[float, ...], ...]


class InsideWeights(Formatted, frozen=True, dict=True):
    """Two layers: a word's scores to a few numbers, and those of three words to how likely the
    middle one reports."""

    trained_on: tuple[str, ...]
    reader: str
    """Version of the reader model whose scores are looked at; what another says is not judged."""
    heads: tuple[str, ...]
    """Whose scores are looked at, side by side."""
    narrow: Rows
    """One row a number: a weight for each score, then the bias."""
    hidden: Rows
    """One row a unit: a weight for each number of the word before, the word itself and the word
    after, then the bias; tanh."""
    output: tuple[float, ...]
    """A weight for each unit, then the bias."""
    least: float
    """From this score of a sentence's likeliest word on it is read again."""

    @cached_property
    def _arrays(self) -> tuple[Scores, ...]:
        return tuple(
            np.asarray(one, dtype=np.float32) for one in (self.narrow, self.hidden, self.output)
        )

    def near_scores(self, scores: Scores) -> Scores:
        """One score a word; `scores`: words x (the one before, itself, the one after) x all labels
        of `heads`, those of no word 0."""
        narrow, _, _ = self._arrays
        told = scores @ narrow[:, :-1].T + narrow[:, -1]
        return self._of_three(told.reshape(len(told), -1))

    def word_scores(self, scores: Scores) -> Scores:
        """One score a word of a text; `scores`: words x all labels of `heads`."""
        narrow, _, _ = self._arrays
        bias = narrow[:, -1]
        told = np.vstack([bias, scores @ narrow[:, :-1].T + bias, bias])
        return self._of_three(np.hstack([told[:-2], told[1:-1], told[2:]]))

    def _of_three(self, near: Scores) -> Scores:
        """One score for each three words, of the few numbers of each side by side."""
        _, hidden, output = self._arrays
        active = np.tanh(near @ hidden[:, :-1].T + hidden[:, -1])
        return np.asarray(active @ output[:-1] + output[-1])

    def can_judge(self, reading: Reading) -> bool:
        """Whether a reading is by the model that the weights were made for."""
        return reading.version == self.reader and all(one in reading.scores for one in self.heads)

    def worth_reading(
        self, reading: Reading, stretches: Sequence[tuple[int, int]]
    ) -> NDArray[np.bool_]:
        """Whether each stretch of words (the first, and the one after the last) may report."""
        words = self.word_scores(np.hstack([reading.scores[head] for head in self.heads]))
        best = [words[begin:end].max(initial=-np.inf) for begin, end in stretches]
        return np.asarray(best) >= self.least


@cache
def load_inside_weights(path: Path = INSIDE_WEIGHTS) -> InsideWeights:
    """The weights.

    Raises: ModelError if the file is missing, altered, or made for another version.
    """
    return read_weights(path, InsideWeights, format_=FORMAT, what="what is said inside words")[0]
