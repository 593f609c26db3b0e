"""Acts of a passage: what is found, what it is taken for, and by whom to whom."""

from __future__ import annotations

from typing import Any

import pytest

from alleged.quality.scorers.told_acts import judge_told_acts, score_told_acts

Act = dict[str, Any]


def act(start: int, kind: str, chance: float | None = None, **more: Any) -> Act:
    made = {
        "start": start,
        "end": start + 5,
        "kind": kind,
        "status": "happened",
        "actors": [],
        "recipients": [],
        **more,
    }
    return made if chance is None else {**made, "probability": chance}


def score(gold: list[Act], told: list[Act]) -> dict[str, Any]:
    return score_told_acts({"a": {"acts": gold}}, {"a": {"acts": told}})


def test_an_act_is_right_where_words_overlap_and_the_kind_is_the_same() -> None:
    found = score([act(0, "COERCE"), act(20, "AID")], [act(3, "COERCE"), act(20, "ASSAULT")])
    assert found["coded"] == {"p": 50.0, "r": 50.0, "f1": 50.0}
    assert found["words"]["f1"] == 100.0


def test_acts_without_a_code_are_left_out_of_the_kinds_and_kept_in_the_words() -> None:
    found = score([act(0, "other")], [act(0, "other")])
    assert found["coded"] == {"p": 100.0, "r": 100.0, "f1": 100.0}
    assert found["words"]["f1"] == 100.0
    assert score([act(0, "other")], [act(0, "AID")])["coded"]["p"] == 0.0


def test_of_two_acts_on_the_same_words_that_of_the_right_kind_is_taken() -> None:
    found = score([act(0, "COERCE")], [act(0, "AID"), act(0, "COERCE")])
    assert found["coded"] == {"p": 50.0, "r": 100.0, "f1": pytest.approx(66.67)}


def test_what_is_less_likely_than_not_counts_apart() -> None:
    found = score([act(0, "COERCE"), act(20, "AID")], [act(0, "COERCE", 0.4), act(20, "AID", 0.7)])
    assert found["sure"] == {"p": 100.0, "r": 50.0, "f1": pytest.approx(66.67)}


def test_status_and_parties_are_looked_at_where_words_and_kind_are_right() -> None:
    wanted = act(0, "AID", status="planned", actors=[[10, 14]], recipients=[[30, 35]])
    told = act(0, "AID", status="planned", actors=[[12, 20]], recipients=[[40, 45]])
    found = score([wanted, act(60, "AID", actors=[[70, 75]])], [told])
    assert found["status"] == 100.0
    assert found["actors"]["f1"] == 100.0
    assert found["recipients"]["f1"] == 0.0


def test_a_passage_without_a_prediction_misses_its_acts() -> None:
    found = score_told_acts({"a": {"acts": [act(0, "AID")]}, "b": {"acts": []}}, {})
    assert found["coded"] == {"p": 0.0, "r": 0.0, "f1": 0.0}
    assert found["acts"] == 1


def test_the_probability_of_each_coded_act_is_held_against_whether_it_is_right() -> None:
    gold = {"a": {"acts": [act(0, "AID"), act(20, "AID")]}}
    told = {"a": {"acts": [act(0, "AID", 0.9), act(20, "ASSAULT", 0.3), act(40, "other", 0.5)]}}
    assert list(judge_told_acts(gold, told)) == [(0.9, True), (0.3, False)]
