from __future__ import annotations

from typing import Any

import pytest

from alleged.errors import InputError
from alleged.quality.scorers.classes import CASE21_TYPES, score_event_class, score_opinion


def rows(*labels: Any, field: str) -> dict[Any, dict[str, Any]]:
    return {i: {"id": i, field: label} for i, label in enumerate(labels)}


def test_cameo_classes_are_the_same_by_name_and_by_number() -> None:
    gold = rows(0, 3, 4, None, field="pentacode")
    predicted = rows("make a statement", 3, "4", 1, field="label")
    scores = score_event_class(gold, predicted)
    assert (scores["rows"], scores["accuracy"], scores["macro_f1"]) == (3, 100.0, 100.0)


def test_the_30_types_are_scored_by_their_names() -> None:
    assert len(set(CASE21_TYPES)) == 30
    gold = rows("ARREST", "ATTACK", field="acled_type")
    scores = score_event_class(gold, rows("ARREST", "DIPLO", field="label"), scheme="case21")
    # ARREST 1, ATTACK 0, DIPLO 0
    assert (scores["accuracy"], scores["macro_f1"]) == (50.0, 33.33)


def test_a_label_of_another_scheme_is_refused() -> None:
    with pytest.raises(InputError, match="'ARREST' is no label of this task"):
        score_event_class(rows(1, field="pentacode"), rows("ARREST", field="label"))


def test_sentences_on_whose_opinion_the_annotators_disagree_are_left_out() -> None:
    gold: dict[Any, dict[str, Any]] = {
        1: {"opinion": "mixed", "label": 1},
        2: {"opinion": None, "label": 0},
    }
    scores = score_opinion(gold, {1: {"label": "mixed"}, 2: {"label": "opinion"}})
    assert (scores["rows"], scores["macro_f1"]) == (1, 100.0)


def test_nothing_predicted_is_all_wrong() -> None:
    scores = score_opinion({1: {"opinion": "mixed"}, 2: {"opinion": "factual"}}, {})
    assert (scores["accuracy"], scores["macro_f1"]) == (0.0, 0.0)
