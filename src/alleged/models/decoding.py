"""From scores of labels to labels: the best path that BIO allows, and how sure each label is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = -1e4
"""Score of a transition that BIO does not allow: far below any sum of real scores."""

Scores = NDArray[np.float32]


def bio_transitions(labels: int) -> Scores:
    """`FORBIDDEN` where an inside label does not follow its own kind, 0 elsewhere.

    Row: the label before; the last row is the start of a text. Column: the label after.
    """
    table = np.zeros((labels + 1, labels), dtype=np.float32)
    for inside in range(2, labels, 2):
        table[:, inside] = FORBIDDEN
        table[inside, inside] = table[inside - 1, inside] = 0.0
    return table


def best_path(scores: Scores, transitions: Scores) -> NDArray[np.int64]:
    """The path of labels with the highest sum of scores and transitions (Viterbi).

    scores: words x labels; transitions: label before (last row: the start) x label after.
    Among equal ways into a label the one from the lowest label wins.
    """
    count = len(scores)
    path = np.zeros(count, dtype=np.int64)
    if not count:
        return path
    moves = np.ascontiguousarray(transitions[:-1].T)
    total = transitions[-1] + scores[0]
    back = np.zeros((count, scores.shape[1]), dtype=np.int64)
    for at in range(1, count):
        ways = moves + total
        choice = ways.argmax(1, out=back[at])
        total = ways[_rows(len(total)), choice] + scores[at]
    at_label = int(total.argmax())
    path[-1] = at_label
    for at in range(count - 1, 0, -1):
        at_label = int(back[at, at_label])
        path[at - 1] = at_label
    return path


_ROWS: dict[int, NDArray[np.int64]] = {}


def _rows(count: int) -> NDArray[np.int64]:
    if count not in _ROWS:
        _ROWS[count] = np.arange(count)
    return _ROWS[count]


def label_log_probabilities(
    scores: Scores, transitions: Scores, windows: Sequence[tuple[int, int]]
) -> Scores:
    """Log of the probability of each label at each word (forward-backward), window by window.

    All windows go forward together, which makes the cost per word small; each result is that of
    its window alone.
    """
    found = np.zeros_like(scores)
    if not len(scores):
        return found
    order = sorted(range(len(windows)), key=lambda k: windows[k][0] - windows[k][1])
    lengths = np.asarray([windows[k][1] - windows[k][0] for k in order])
    longest, labels = int(lengths[0]), scores.shape[1]
    padded = np.zeros((longest, len(order), labels), dtype=np.float32)
    for row, k in enumerate(order):
        padded[: lengths[row], row] = scores[windows[k][0] : windows[k][1]]
    active = [int(np.searchsorted(-lengths, -at, side="left")) for at in range(longest)]
    moves = np.exp(np.maximum(transitions[:-1], -60.0)).astype(np.float64)
    moves[transitions[:-1] <= FORBIDDEN / 2] = 0.0
    start = np.exp(np.maximum(transitions[-1], -60.0)).astype(np.float64)
    local = np.exp(padded - padded.max(2, keepdims=True)).astype(np.float64)
    forward = np.zeros_like(local)
    state = local[0] * start
    forward[0] = state / state.sum(1, keepdims=True)
    for at in range(1, longest):
        rows = active[at]
        state = (forward[at - 1, :rows] @ moves) * local[at, :rows]
        forward[at, :rows] = state / state.sum(1, keepdims=True)
    backward = np.ones((len(order), labels))
    both = np.zeros_like(forward)
    for at in range(longest - 1, -1, -1):
        rows = active[at]
        both[at, :rows] = forward[at, :rows] * backward[:rows]
        if at:
            state = (local[at, :rows] * backward[:rows]) @ moves.T
            backward[:rows] = state / state.sum(1, keepdims=True)
    both /= np.maximum(both.sum(2, keepdims=True), 1e-300)
    logs = np.log(np.maximum(both, 1e-12)).astype(np.float32)
    for row, k in enumerate(order):
        found[windows[k][0] : windows[k][1]] = logs[: lengths[row], row]
    return found


def spans_of(path: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """The spans of a BIO path: number of the name, first word, the word after the last."""
    if not len(path):
        return []
    begins = np.flatnonzero((path & 1) == 1)
    goes_on = (path > 0) & (path & 1 == 0)
    stops = np.flatnonzero(~goes_on)
    ends = np.searchsorted(stops, begins, side="right")
    limits = np.append(stops, len(path))
    return [
        (int(path[begin] - 1) // 2, int(begin), int(limits[end]))
        for begin, end in zip(begins, ends, strict=True)
    ]


def pool(scores: Scores) -> NDArray[np.float64]:
    """One score a class for a whole sentence: words x (classes averaged, then classes whose highest
    words count), as the training pools them."""
    half = scores.shape[1] // 2
    exact = scores.astype(np.float64)
    return np.asarray(exact[:, :half].mean(0) + np.logaddexp.reduce(exact[:, half:], axis=0))
