from __future__ import annotations

from typing import Any

import pytest

from alleged.quality.scorers.checkworthy import (
    average_precision,
    is_positive,
    judge_checkworthy,
    score_checkworthy,
)


def rows(*pairs: tuple[int, float]) -> dict[Any, dict[str, Any]]:
    return {i: {"label": label, "probability": p} for i, (label, p) in enumerate(pairs)}


GOLD = {i: {"label": label} for i, label in enumerate([1, 1, 0, 0])}


@pytest.mark.parametrize(
    ("predicted", "f1", "precision"),
    [
        (rows((1, 0.9), (1, 0.8), (0, 0.2), (0, 0.1)), 100.0, 100.0),
        # one of two found, one false: p 1/2, r 1/2; ranked 1, 0, 1: (1 + 2/3) / 2
        (rows((1, 0.9), (0, 0.3), (1, 0.8), (0, 0.1)), 50.0, 83.33),
        # all the same: precision is the share of positives
        (rows((1, 0.5), (1, 0.5), (1, 0.5), (1, 0.5)), 66.67, 50.0),
        ({}, 0.0, 50.0),
    ],
    ids=["perfect", "half right", "all alike", "nothing predicted"],
)
def test_f1_of_the_positive_class_and_average_precision(
    predicted: dict[Any, dict[str, Any]], f1: float, precision: float
) -> None:
    scores = score_checkworthy(GOLD, predicted)
    assert (scores["positive"]["f1"], scores["average_precision"]) == (f1, precision)


def test_average_precision_needs_something_positive() -> None:
    assert average_precision([(0.5, False)]) is None


def test_labels_are_numbers_or_words() -> None:
    assert [is_positive(label) for label in (1, "1", True, "Yes", 0, "0", None, "No")] == (
        [True] * 4 + [False] * 4
    )


def test_the_probability_is_that_of_being_worth_a_check() -> None:
    judged = list(judge_checkworthy(GOLD, rows((1, 0.9), (0, 0.3), (0, 0.2))))
    assert judged == [(0.9, True), (0.3, True), (0.2, False)]
