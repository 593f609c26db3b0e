from __future__ import annotations

import pytest

from alleged.quality.scorers.wording import in_order, judge_kinds, score_kinds, score_loaded_words

GOLD = {
    1: {"loaded": [{"span": [4, 10], "direction": "blame", "target": [14, 20], "whose": "article"}]}
}


def test_pairs_of_unequal_grade_count_by_their_order() -> None:
    assert in_order([(0.9, 2), (0.5, 1), (0.5, 0)]) == pytest.approx(100 * 2.5 / 3, abs=0.01)
    assert in_order([(0.9, 1), (0.1, 1)]) is None


def test_a_missing_prediction_is_wrong() -> None:
    gold = {1: {"kind": "fact", "worth": 2}, 2: {"kind": "none", "worth": 0}}
    scored = score_kinds(gold, {1: {"kind": "fact", "worth": 0.9}})
    assert scored["kind"]["accuracy"] == 50.0
    assert scored["worth"]["average_precision"] == 100.0


def test_the_probability_is_that_of_the_kind() -> None:
    gold = {1: {"kind": "fact"}}
    assert list(judge_kinds(gold, {1: {"kind": "opinion", "probability": 0.7}})) == [(0.7, False)]


def test_loaded_words_are_found_by_overlap_and_judged_by_all_that_is_told() -> None:
    given = {"span": [0, 6], "direction": "praise", "target": [13, 15], "whose": "article"}
    scored = score_loaded_words(GOLD, {1: {"loaded": [given, {**given, "span": [30, 33]}]}})
    assert scored["found"]["p"] == 50.0
    assert scored["found"]["r"] == 100.0
    assert (scored["direction"], scored["target"], scored["whose"]) == (0.0, 100.0, 100.0)


def test_a_target_where_there_is_none_is_wrong() -> None:
    gold = {1: {"loaded": [{**GOLD[1]["loaded"][0], "target": None}]}}
    given = {"span": [4, 10], "direction": "blame", "target": [1, 2], "whose": "article"}
    assert score_loaded_words(gold, {1: {"loaded": [given]}})["target"] == 0.0
