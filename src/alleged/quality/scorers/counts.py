"""What the scorers share: precision, recall, F1, classes, and one-to-one pairs of spans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence


def prf(right: float, predicted: float, gold: float) -> dict[str, float]:
    """Precision, recall and F1 in per cent; nothing predicted where there is nothing is 100."""
    return prf_apart(right, predicted, right, gold)


def prf_apart(right_p: float, predicted: float, right_r: float, gold: float) -> dict[str, float]:
    """As `prf`, where what is right is counted apart on the predicted and on the gold side."""
    p = right_p / predicted if predicted else float(not gold)
    r = right_r / gold if gold else float(not predicted)
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": percent(p), "r": percent(r), "f1": percent(f1)}


def percent(share: float) -> float:
    """A share of 1 as per cent, to two decimals."""
    return round(100 * share, 2)


def class_scores(pairs: Iterable[tuple[str, str | None]]) -> dict[str, object]:
    """Accuracy and macro F1 of (gold, predicted) labels, in per cent.

    Macro F1 is the plain mean over the labels that gold or prediction use; a row without a
    prediction is wrong, and "no prediction" is no label.
    """
    listed = list(pairs)
    labels = sorted({label for pair in listed for label in pair if label is not None})
    right = Counter(gold for gold, predicted in listed if gold == predicted)
    given = Counter(predicted for _, predicted in listed)
    wanted = Counter(gold for gold, _ in listed)
    f1s = [2 * right[label] / (given[label] + wanted[label]) for label in labels]
    return {
        "rows": len(listed),
        "rows_without_prediction": given[None],
        "accuracy": percent(right.total() / len(listed)) if listed else 100.0,
        "macro_f1": percent(sum(f1s) / len(f1s)) if f1s else 100.0,
        "by_label": {
            label: {**prf(right[label], given[label], wanted[label]), "gold": wanted[label]}
            for label in labels
        },
    }


def pair_spans(
    gold: Sequence[tuple[int, int]], predicted: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """One-to-one pairs of indices whose spans overlap: equal spans first, then the larger overlap.

    The pairing of TempEval-3, as in `timex.pair`.
    """
    by_start = sorted(range(len(predicted)), key=lambda j: predicted[j])
    candidates = []
    for i, (start, end) in enumerate(gold):
        for j in by_start:
            other_start, other_end = predicted[j]
            if other_start >= end:
                break
            overlap = min(end, other_end) - max(start, other_start)
            if overlap > 0:
                off = abs(start - other_start) + abs(end - other_end)
                candidates.append((off != 0, -overlap, off, i, j))
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    pairs = []
    for *_, i, j in sorted(candidates):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((i, j))
    return pairs
