"""Windows: runs of whole sentences that the encoder reads in one go."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from alleged.models.wordpiece import Words
from alleged.records.spans import Span


def sentence_starts(words: Words, sentences: Sequence[Span]) -> NDArray[np.int64]:
    """Index of the first word of each sentence that has one; the first is always 0."""
    if not len(words):
        return np.zeros(0, dtype=np.int64)
    begins = np.asarray([span.start for span in sentences], dtype=np.int64)
    firsts = np.searchsorted(words.starts, begins)
    return np.unique(np.concatenate(([0], firsts[firsts < len(words)])))


def pack_windows(
    words: Words, starts: NDArray[np.int64], *, max_pieces: int, first_max: int | None = None
) -> list[tuple[int, int]]:
    """Cut a text into windows of whole sentences: first word and the word after the last.

    Every word lies in exactly one window. A sentence longer than a window is cut between words.
    `first_max` makes the first window smaller, so that training sees other cuts each time.
    """
    place = words.first_piece
    borders = [*starts.tolist(), len(words)]
    windows: list[tuple[int, int]] = []
    at = 0
    while at < len(borders) - 1:
        room = first_max if first_max is not None and not windows else max_pieces
        begin = borders[at]
        after = at + 1
        while after < len(borders) - 1 and place[borders[after + 1]] - place[begin] <= room:
            after += 1
        end = borders[after]
        while place[end] - place[begin] > max_pieces:
            cut = int(np.searchsorted(place, place[begin] + max_pieces, side="right")) - 1
            cut = max(cut, begin + 1)
            windows.append((begin, cut))
            begin = cut
        if end > begin:
            windows.append((begin, end))
        at = after
    return windows
