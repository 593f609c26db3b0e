from __future__ import annotations

from typing import Any

from alleged.quality.scorers.statement_types import judge_statement_types, score_statement_types

PLAIN = {"strength": "plain", "stance": "neutral", "manner": "indirect"}


def rows(*statements: dict[str, Any]) -> dict[Any, dict[str, Any]]:
    return {
        "a": {
            "id": "a",
            "statements": [
                {"id": str(i), "voice": "reported", **PLAIN, **one}
                for i, one in enumerate(statements)
            ],
        }
    }


def test_macro_f1_is_the_mean_over_types() -> None:
    gold = rows({"type": "denies"}, {"type": "asserts"}, {"type": "asserts"})
    predicted = rows({"type": "denies"}, {"type": "asserts"}, {"type": "asks"})
    scores = score_statement_types(gold, predicted)
    # denies 1, asserts 2/3, asks 0
    assert scores["type"]["macro_f1"] == 55.56
    assert scores["strength"]["macro_f1"] == 100.0


def test_what_is_implied_counts_only_where_it_was_looked_for() -> None:
    gold = rows(
        {"type": "asks", "implied": "question"},
        {"type": "asserts", "implied": None},
        {"type": "asserts"},
    )
    predicted = rows(
        {"type": "asks", "implied": "motive"},
        {"type": "asserts", "implied": None},
        {"type": "asserts", "implied": "listing"},
    )
    implied = score_statement_types(gold, predicted)["implied"]
    assert (implied["f1"], implied["kind_accuracy"]) == (100.0, 0.0)


def test_the_article_s_own_sentences_have_no_manner() -> None:
    gold = rows({"type": "asserts", "voice": "article"}, {"type": "asserts"})
    predicted = rows({"type": "asserts", "manner": None}, {"type": "asserts"})
    assert score_statement_types(gold, predicted)["manner"]["rows"] == 1


def test_a_statement_without_prediction_is_wrong() -> None:
    scores = score_statement_types(rows({"type": "asserts"}), {})
    assert scores["type"]["accuracy"] == 0.0


def test_the_probability_is_that_of_the_type() -> None:
    gold = rows({"type": "asserts"}, {"type": "asks"})
    predicted = rows(
        {"type": "asserts", "probability": 0.9}, {"type": "asserts", "probability": 0.6}
    )
    assert list(judge_statement_types(gold, predicted)) == [(0.9, True), (0.6, False)]
