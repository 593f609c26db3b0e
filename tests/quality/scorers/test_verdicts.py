"""Verdicts are counted, and the worst mistake by itself."""

from __future__ import annotations

from typing import Any

from alleged.quality.scorers.verdicts import judge_verdicts, score_verdicts

GOLD: dict[str, dict[str, Any]] = {
    "a": {"verdict": "agrees", "tables_disagree": False},
    "b": {"verdict": "differs", "tables_disagree": False},
    "c": {"verdict": "not_covered", "tables_disagree": True},
    "d": {"verdict": "not_covered", "tables_disagree": False},
}


def test_gold_against_itself_is_perfect() -> None:
    scores = score_verdicts(GOLD, GOLD)
    assert (scores["accuracy"], scores["flag_accuracy"], scores["uncovered_kept"]) == (
        100,
        100,
        100,
    )


def test_what_no_table_covers_and_is_told_to_differ_is_counted() -> None:
    wrong = {**GOLD, "c": {"verdict": "differs", "tables_disagree": False}}
    scores = score_verdicts(GOLD, wrong)
    assert (scores["accuracy"], scores["flag_accuracy"], scores["uncovered_kept"]) == (75, 75, 50)


def test_a_row_without_a_prediction_is_wrong_but_no_difference() -> None:
    scores = score_verdicts(GOLD, {key: GOLD[key] for key in "ab"})
    assert (scores["accuracy"], scores["uncovered_kept"]) == (50, 100)


def test_probabilities_are_judged_by_the_verdict() -> None:
    given: dict[str, dict[str, Any]] = {
        "a": {"verdict": "agrees", "probability": 0.9},
        "b": {"verdict": "agrees"},
    }
    assert list(judge_verdicts(GOLD, given)) == [(0.9, True)]
