"""What counts as right for the code of a party."""

from __future__ import annotations

from typing import Any

from alleged.quality.scorers.party_codes import judge_party_codes, score_party_codes

PERU = {"start": 0, "end": 4, "code": "PER", "sector": None, "label": None}
REBELS = {"start": 10, "end": 20, "code": None, "sector": "REB", "label": None}
WEST = {"start": 30, "end": 38, "code": None, "sector": None, "label": "the West"}
GOLD = {"d": {"parties": [PERU, REBELS, WEST]}}


def score(*predicted: dict[str, Any]) -> dict[str, Any]:
    return score_party_codes(GOLD, {"d": {"parties": list(predicted)}})


def test_all_that_gold_has_is_right() -> None:
    scores = score(PERU, REBELS, WEST)
    figures = ("accuracy", "code_accuracy", "sector_accuracy", "label_accuracy", "open_accuracy")
    assert [scores[figure] for figure in figures] == [100.0] * 5
    assert scores["code_sector"]["f1"] == 100.0


def test_a_country_for_a_party_that_is_open_is_wrong() -> None:
    scores = score(PERU, {**REBELS, "code": "PER"}, WEST)
    assert (scores["accuracy"], scores["sector_accuracy"]) == (66.67, 100.0)
    assert scores["open_accuracy"] == 50.0
    assert scores["code"] == {"p": 50.0, "r": 100.0, "f1": 66.67}


def test_a_label_that_is_resolved_is_wrong() -> None:
    assert score(PERU, REBELS, {**WEST, "label": None})["label_accuracy"] == 66.67


def test_a_party_without_a_prediction_is_wrong_although_gold_leaves_it_open() -> None:
    assert score(PERU)["accuracy"] == 33.33


def test_what_stands_behind_the_three_letters_of_a_sector_does_not_count() -> None:
    gold = {"d": {"actors": [{**REBELS, "code": "MOZ", "sector": "REBsna"}]}}
    made = {"d": {"actors": [{**REBELS, "code": "MOZ"}]}}
    assert score_party_codes(gold, made)["accuracy"] == 100.0


def test_the_united_nations_are_igo_in_records_of_2016_and_there_alone() -> None:
    party = {"start": 0, "end": 2, "code": "IGO", "sector": None}
    made = {"d": {"actors": [{**party, "code": "UNO"}]}}
    old = {"d": {"actors": [party], "event_type_v05": "DEMAND"}}
    assert score_party_codes(old, made)["accuracy"] == 100.0
    assert score_party_codes(old, made)["code_sector_accuracy_as_written"] == 0.0
    assert score_party_codes({"d": {"actors": [party]}}, made)["accuracy"] == 0.0


def test_two_parties_at_one_place_are_paired_in_their_order() -> None:
    both = [{**PERU, "sector": "MIL"}, {**PERU, "sector": "CVL"}]
    gold = {"d": {"actors": both}}
    assert score_party_codes(gold, gold)["accuracy"] == 100.0
    assert score_party_codes(gold, {"d": {"actors": both[:1]}})["accuracy"] == 50.0


def test_an_actor_is_no_recipient() -> None:
    scores = score_party_codes({"d": {"actors": [PERU]}}, {"d": {"recipients": [PERU]}})
    assert (scores["accuracy"], scores["code"]["f1"]) == (0.0, 0.0)


def test_each_probability_is_judged_by_code_and_sector_together() -> None:
    made = [{**PERU, "probability": 0.9}, {**REBELS, "sector": "CRM", "probability": 0.4}]
    assert list(judge_party_codes(GOLD, {"d": {"parties": made}})) == [(0.9, True), (0.4, False)]
