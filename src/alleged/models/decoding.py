"""From scores of labels to labels: the best path that BIO allows, and how sure each label is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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
    return best_paths([scores], [transitions])[0]


def best_paths(heads: Sequence[Scores], transitions: Sequence[Scores]) -> list[NDArray[np.int64]]:
    """The best path of each head over the same words: as `best_path`, in one go over the words.

    Heads with fewer labels are filled up with labels that no path can go through.
    """
    count, most = len(heads[0]), max(scores.shape[1] for scores in heads)
    moves = np.full((len(heads), most, most), 2 * FORBIDDEN, dtype=np.float32)  # after, before
    totals = np.full((count, len(heads), 1, most), 2 * FORBIDDEN, dtype=np.float32)
    for number, (scores, table) in enumerate(zip(heads, transitions, strict=True)):
        labels = scores.shape[1]
        moves[number, :labels, :labels] = table[:-1].T
        totals[:, number, 0, :labels] = scores  # of the best way up to each label of each word
        totals[:1, number, 0, :labels] += table[-1]
    if not count:
        return [np.zeros(0, dtype=np.int64) for _ in heads]
    ways = np.empty_like(moves)
    best: Any = np.empty(moves.shape[:2], dtype=np.float32)
    best_row = best[:, None, :]
    add, largest = np.add, np.maximum.reduce
    before = totals[0]
    for total in totals[1:]:
        add(moves, before, ways)
        largest(ways, 2, None, best)
        add(total, best_row, total)
        before = total
    return [_traced(moves[number], totals[:, number, 0]) for number in range(len(heads))]


def _traced(moves: Scores, totals: Scores) -> NDArray[np.int64]:
    """The path that leads to the best label of the last word, from its end to its start."""
    count = len(totals)
    path = np.zeros(count, dtype=np.int64)
    at_label = int(totals[-1].argmax())
    path[-1] = at_label
    # Which label each came from: all words of a block at once, as long texts have many.
    for end in range(count - 1, 0, -BLOCK):
        begin = max(0, end - BLOCK)
        back = (moves + totals[begin:end, None, :]).argmax(2).tolist()
        for at in range(end - 1, begin - 1, -1):
            at_label = back[at - begin][at_label]
            path[at] = at_label
    return path


BLOCK = 1_024
"""Words whose ways are looked at together."""


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
    active = np.searchsorted(-lengths, -np.arange(longest), side="left").tolist()
    moves = np.exp(np.maximum(transitions[:-1], -60.0)).astype(np.float64)
    moves[transitions[:-1] <= FORBIDDEN / 2] = 0.0
    start = np.exp(np.maximum(transitions[-1], -60.0)).astype(np.float64)
    local = np.exp(padded - padded.max(2, keepdims=True)).astype(np.float64)
    forward = np.zeros_like(local)
    state = local[0] * start
    # What `sum` and `@` call, without their detour at each word.
    add, dot, times, divide = np.add.reduce, np.dot, np.multiply, np.divide
    forward[0] = state / add(state, 1, keepdims=True)
    for at in range(1, longest):
        rows = active[at]
        state = dot(forward[at - 1, :rows], moves)
        times(state, local[at, :rows], forward[at, :rows])
        if at % SCALED_EVERY == 0:
            state = forward[at, :rows]
            divide(state, add(state, 1, keepdims=True), state)
    backward = np.ones_like(forward)
    moves_back = np.ascontiguousarray(moves.T)
    for at in range(longest - 1, 0, -1):
        rows = active[at]
        state = dot(local[at, :rows] * backward[at, :rows], moves_back)
        if at % SCALED_EVERY == 0:
            divide(state, add(state, 1, keepdims=True), state)
        backward[at - 1, :rows] = state
    both = forward * backward
    both /= np.maximum(both.sum(2, keepdims=True), 1e-300)
    logs = np.log(np.maximum(both, 1e-12)).astype(np.float32)
    for row, k in enumerate(order):
        found[windows[k][0] : windows[k][1]] = logs[: lengths[row], row]
    return found


SCALED_EVERY = 8
"""Words after which sums over ways are brought back to 1. In between they change by some powers of
ten at most, which floating point holds without loss: only the last bit of a float64 depends on
it."""


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


def mark_odds(scores: Scores) -> NDArray[np.float64]:
    """Log odds that each word has any label but the first, `O`."""
    exact = scores.astype(np.float64)
    return np.asarray(np.logaddexp.reduce(exact[:, 1:], 1) - exact[:, 0])


def pool(scores: Scores) -> NDArray[np.float64]:
    """One score a class for a whole sentence: words x (classes averaged, then classes whose highest
    words count), as the training pools them."""
    half = scores.shape[1] // 2
    exact = scores.astype(np.float64)
    mean = np.add.reduce(exact[:, :half], 0) / len(exact)
    return np.asarray(mean + np.logaddexp.reduce(exact[:, half:], 0))


def pooled_together(heads: Sequence[Scores]) -> Scores:
    """The scores of several heads side by side, so that `pool` takes all their classes at once."""
    halves = [np.split(one, 2, axis=1) for one in heads]
    return np.concatenate([one for one, _ in halves] + [one for _, one in halves], axis=1)
