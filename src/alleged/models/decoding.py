"""From scores of labels to labels: the best path that BIO allows, and how sure each label is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

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


def best_path(scores: Scores, transitions: Scores, firsts: Sequence[int] = ()) -> NDArray[np.int64]:
    """The path of labels with the highest sum of scores and transitions (Viterbi).

    scores: words x labels; transitions: label before (last row: the start) x label after. `firsts`:
    words that open a text of their own. Among equal ways into a label the one from the lowest
    label wins.
    """
    count = len(scores)
    path = np.zeros(count, dtype=np.int64)
    opening = np.zeros(count + 1, dtype=np.bool_)
    opening[[0, *firsts, count]] = True
    # Of words that have no label for sure, those between two such: nothing goes through them.
    sure = _surely_outside(scores, transitions)
    inner = sure[1:-1] & sure[:-2] & sure[2:] & ~opening[1:-2] & ~opening[2:-1]
    if not inner.any():
        return _best_path(scores, transitions, opening[:-1])
    kept = np.concatenate([[True], ~inner, [True]])
    path[kept] = _best_path(scores[kept], transitions, opening[:-1][kept])
    return path


def _surely_outside(scores: Scores, transitions: Scores) -> NDArray[np.bool_]:
    """Whether a word is outside of all spans on the best path, whatever stands beside it: `O` is so
    much likelier that a path through another label would gain by changing it to `O` (and an inside
    label behind it to its beginning)."""
    labels = np.ascontiguousarray(scores.T)  # labels x words
    gain = np.zeros(len(scores), dtype=np.float32)
    gain[:-1] = (labels[2::2, 1:] - labels[1::2, 1:]).max(0)
    plain, with_inside = _worth_of_steps(transitions.tobytes(), len(labels))
    return np.asarray(labels[0] - labels[1:].max(0) > np.maximum(plain, with_inside + gain))


@lru_cache(maxsize=64)
def _worth_of_steps(table: bytes, labels: int) -> tuple[float, float]:
    """How much more the steps around a word may be worth with a label at it than with `O`, at most:
    where no inside label follows, and where one does, which becomes a beginning. With 0.1 for
    rounding."""
    moves = np.frombuffer(table, dtype=np.float32).reshape(labels + 1, labels)
    inside, opening = np.arange(2, labels, 2), np.arange(1, labels, 2)
    into = (moves[:, 1:] - moves[:, :1]).max()
    others = moves[1:-1] - moves[0]
    others[opening - 1, inside] = others[inside - 1, inside] = 0.0
    on = np.maximum(moves[inside, inside], moves[opening, inside]) - moves[0, opening]
    behind = np.maximum((moves[inside] - moves[opening]).max(1), 0.0)
    return float(into + max(0.0, others.max()) + 0.1), float(into + (on + behind).max() + 0.1)


def _best_path(
    scores: Scores, transitions: Scores, opening: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """As `best_path`, of all words one by one. `opening`: which open a text of their own."""
    count, labels = scores.shape
    if not count:
        return np.zeros(0, dtype=np.int64)
    before: Scores = np.zeros(labels, dtype=np.float32)
    came_from: list[bytes] = []
    for begin in range(0, count, BLOCK):
        end = begin + BLOCK
        here = np.ascontiguousarray(scores[begin:end].T)
        steps = transitions[:-1, :, None] + here
        np.copyto(steps, transitions[-1, :, None] + here, where=opening[begin:end])
        totals = _totals(before, steps)
        came_from.append(_came_from(np.column_stack([before, totals[:, :-1]]), steps))
        before = totals[:, -1]
    ways = b"".join(came_from)
    at_label = int(before.argmax())
    path = [at_label] * count
    for at in range(count - 1, 0, -1):
        at_label = path[at - 1] = ways[at * labels + at_label]
    return np.asarray(path, dtype=np.int64)


BLOCK = 1_024
"""Words that are looked at together."""


def _totals(before: Scores, steps: Scores) -> Scores:
    """Labels x words: the sum of the best way up to each. `before`: up to each label of the word
    before the first one; `steps`: what each step adds, label before x label after x word.

    Each two steps are made one, from the word before the first of them to the second, for all
    words at once; half as many are left to do, and so on. What is left is done word by word.
    """
    count = steps.shape[2]
    totals = np.empty(steps.shape[1:], dtype=np.float32)
    if count <= FEW_STEPS:
        for at in range(count):
            totals[:, at] = before = (before[:, None] + steps[:, :, at]).max(0)
        return totals
    first, second = np.ascontiguousarray(steps[:, :, ::2]), np.ascontiguousarray(steps[:, :, 1::2])
    pairs = first[:, :, : second.shape[2]]
    both = pairs[:, :1] + second[0]
    way = np.empty_like(both)
    for label in range(1, len(steps)):
        np.add(pairs[:, label, None], second[label], out=way)
        np.maximum(both, way, out=both)
    totals[:, 1::2] = _totals(before, both)
    earlier = np.column_stack([before, totals[:, 1::2]])[:, : first.shape[2]]
    totals[:, ::2] = (earlier[:, None] + first).max(0)
    return totals


FEW_STEPS = 32


def _came_from(before: Scores, steps: Scores) -> bytes:
    """Of each word and label the label that the best way up to it comes from. `before`: labels x
    words, the sum up to each label of the word before."""
    best = before[0] + steps[0]
    back = np.zeros(best.shape, dtype=np.uint8)
    for label in range(1, len(steps)):
        way = before[label] + steps[label]
        np.copyto(back, label, where=way > best)
        np.maximum(best, way, out=best)
    return back.T.tobytes()


def label_log_probabilities(
    scores: Scores, transitions: Scores, windows: Sequence[tuple[int, int]]
) -> Scores:
    """Log of the probability of each label at each word (forward-backward), window by window."""
    return log_probabilities_together([scores], [transitions], windows)[0]


def log_probabilities_together(
    heads: Sequence[Scores], transitions: Sequence[Scores], windows: Sequence[tuple[int, int]]
) -> list[Scores]:
    """As `label_log_probabilities`, of several heads over the same words.

    All windows and heads go forward together, which makes the cost per word small; each result is
    that of its window and head alone.
    """
    found = [np.zeros_like(scores) for scores in heads]
    if not len(heads[0]):
        return found
    ends = list(accumulate(scores.shape[1] for scores in heads))
    labels = [slice(end - one.shape[1], end) for one, end in zip(heads, ends, strict=True)]
    order = sorted(range(len(windows)), key=lambda k: windows[k][0] - windows[k][1])
    lengths = [windows[k][1] - windows[k][0] for k in order]
    longest = lengths[0]
    local = np.zeros((longest, len(order), ends[-1]))
    moves = np.zeros((ends[-1], ends[-1]))
    start = np.zeros(ends[-1])
    for scores, table, own in zip(heads, transitions, labels, strict=True):
        padded = np.zeros((longest, len(order), scores.shape[1]), dtype=np.float32)
        for row, k in enumerate(order):
            padded[: lengths[row], row] = scores[windows[k][0] : windows[k][1]]
        local[..., own] = np.exp(padded - padded.max(2, keepdims=True))
        moves[own, own] = np.exp(np.maximum(table[:-1], -60.0))
        moves[own, own][table[:-1] <= FORBIDDEN / 2] = 0.0
        start[own] = np.exp(np.maximum(table[-1], -60.0))
    blocks = []  # of steps that the same windows have: longest first, of all down to one
    begin = 1
    for rows in range(len(order), 0, -1):
        if lengths[rows - 1] > begin:
            blocks.append((rows, slice(begin, lengths[rows - 1])))
            begin = lengths[rows - 1]
    # What `sum` and `@` call, without their detour at each word.
    add, dot, times, divide = np.add.reduce, np.dot, np.multiply, np.divide

    def scale(state: NDArray[np.float64]) -> None:
        for own in labels:
            part = state[:, own]
            divide(part, add(part, 1, keepdims=True), part)

    forward = np.zeros_like(local)
    times(local[0], start, forward[0])
    scale(forward[0])
    before = forward[0]
    for rows, steps in blocks:
        before, state = before[:rows], np.empty((rows, ends[-1]))
        words = zip(local[steps, :rows], forward[steps, :rows], strict=True)
        for at, (here, reached) in enumerate(words, steps.start):
            times(dot(before, moves, state), here, reached)
            if at % SCALED_EVERY == 0:
                scale(reached)
            before = reached
    backward = np.ones_like(forward)
    moves_back = np.ascontiguousarray(moves.T)
    for rows, steps in reversed(blocks):
        state = np.empty((rows, ends[-1]))
        before_steps = slice(steps.start - 1, steps.stop - 1)
        for at, here, behind, reached in zip(
            range(steps.stop - 1, 0, -1),
            local[steps, :rows][::-1],
            backward[steps, :rows][::-1],
            backward[before_steps, :rows][::-1],
            strict=False,
        ):
            dot(times(here, behind, state), moves_back, reached)
            if at % SCALED_EVERY == 0:
                scale(reached)
    forward *= backward
    for logs, own in zip(found, labels, strict=True):
        both = forward[..., own]
        both = both / np.maximum(both.sum(2, keepdims=True), 1e-300)
        both = np.log(np.maximum(both, 1e-12)).astype(np.float32)
        for row, k in enumerate(order):
            logs[windows[k][0] : windows[k][1]] = both[: lengths[row], row]
    return found


SCALED_EVERY = 16
"""Words after which sums over ways are brought back to 1. In between they change by some powers of
ten a word at most, which floating point holds without loss: only the last bit of a float64 depends
on it."""


def spans_of(path: NDArray[np.int64], firsts: Sequence[int] = ()) -> list[tuple[int, int, int]]:
    """The spans of a BIO path: number of the name, first word, the word after the last. `firsts`:
    words that no span goes on to, since they open a text of their own."""
    if not len(path):
        return []
    begins = np.flatnonzero((path & 1) == 1)
    goes_on = (path > 0) & (path & 1 == 0)
    goes_on[list(firsts)] = False
    stops = np.flatnonzero(~goes_on)
    ends = np.searchsorted(stops, begins, side="right")
    limits = np.append(stops, len(path))[ends]
    names = (path[begins] - 1) // 2
    return list(zip(names.tolist(), begins.tolist(), limits.tolist(), strict=True))


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
