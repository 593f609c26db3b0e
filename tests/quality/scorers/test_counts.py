from __future__ import annotations

import pytest

from alleged.quality.scorers.counts import class_scores, pair_spans, prf


@pytest.mark.parametrize(
    ("right", "predicted", "gold", "expected"),
    [
        (2, 2, 2, (100.0, 100.0, 100.0)),
        (0, 0, 0, (100.0, 100.0, 100.0)),
        (0, 3, 0, (0.0, 0.0, 0.0)),
        (0, 0, 3, (0.0, 0.0, 0.0)),
        (1, 2, 3, (50.0, 33.33, 40.0)),
    ],
)
def test_precision_recall_and_f1(
    right: int, predicted: int, gold: int, expected: tuple[float, float, float]
) -> None:
    scores = prf(right, predicted, gold)
    assert (scores["p"], scores["r"], scores["f1"]) == expected


def test_macro_f1_is_the_plain_mean_over_the_labels_in_use() -> None:
    # a: p 2/3 r 2/2 -> 0.8; b: p 1/1 r 1/2 -> 0.6667; c, only predicted: 0
    pairs = [("a", "a"), ("a", "a"), ("b", "b"), ("b", "a"), ("a", "c")][:4]
    scores = class_scores(pairs)
    assert scores["accuracy"] == 75.0
    assert scores["macro_f1"] == pytest.approx((80.0 + 66.67) / 2, abs=0.01)
    with_c = class_scores([*pairs, ("b", "c")])
    assert with_c["macro_f1"] == pytest.approx((80.0 + 50.0 + 0.0) / 3, abs=0.01)


def test_a_row_without_a_prediction_is_wrong_but_adds_no_label() -> None:
    scores = class_scores([("a", "a"), ("a", None)])
    assert scores["accuracy"] == 50.0
    assert scores["macro_f1"] == 66.67
    assert scores["rows_without_prediction"] == 1


def test_equal_spans_are_paired_before_larger_overlaps() -> None:
    assert pair_spans([(0, 10)], [(0, 30), (0, 10)]) == [(0, 1)]
    assert pair_spans([(0, 10), (8, 20)], [(9, 12)]) == [(1, 0)]
    assert pair_spans([(0, 10)], [(0, 9), (0, 9)]) == [(0, 0)]
    assert pair_spans([(0, 10)], [(10, 20)]) == []
