from __future__ import annotations

from typing import Any

from alleged.quality.scorers.factuality import pearson, score_factuality


def rows(*values: float) -> dict[Any, dict[str, Any]]:
    return {
        "d": {
            "predicates": [
                {"start": 10 * i, "end": 10 * i + 4, "factuality": value}
                for i, value in enumerate(values)
            ]
        }
    }


def test_perfect_predictions_have_no_error() -> None:
    scores = score_factuality(rows(3, -3, 1.5), rows(3, -3, 1.5))
    assert (scores["mae"], scores["r"]) == (0.0, 1.0)


def test_the_error_is_the_mean_distance() -> None:
    # distances 1, 3, 0.5
    assert score_factuality(rows(3, -3, 1.5), rows(2, 0, 1))["mae"] == 1.5


def test_a_predicate_that_is_left_out_or_misplaced_counts_as_nothing_known() -> None:
    scores = score_factuality(rows(3, -3), {})
    assert (scores["mae"], scores["predicates_missing"], scores["r"]) == (3.0, 2, None)
    moved = rows(3)
    moved["d"]["predicates"][0]["start"] = 1
    assert score_factuality(rows(3), moved)["predicates_missing"] == 1


def test_pearson_by_hand() -> None:
    # deviations (-1, 0, 1) and (-1, 1, 0): 1 / sqrt(2 * 2)
    assert pearson([1, 2, 3], [1, 3, 2]) == 0.5
    assert pearson([1, 2, 3], [3, 2, 1]) == -1.0
    assert pearson([1, 1], [1, 2]) is None
    assert pearson([], []) is None
