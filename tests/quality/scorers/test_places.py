"""What counts as right for a place's name."""

from __future__ import annotations

from typing import Any

from alleged.quality.scorers.places import gold_places, judge_places, score_places, title_of

LIMA = {"start": 0, "end": 4, "place": "geonames:1", "country": "PE", "role": "government"}
NONE = {"start": 10, "end": 15, "place": None, "country": None, "role": "place"}
ANN = {"start": 20, "end": 25, "place": None, "country": None, "role": None}
GOLD = {"d": {"places": [LIMA, NONE, ANN]}}


def score(*predicted: dict[str, Any]) -> dict[str, Any]:
    return score_places(GOLD, {"d": {"places": list(predicted)}})


def test_what_gold_has_is_right_and_a_name_of_nothing_is_right_when_left_out() -> None:
    scores = score(LIMA, NONE)
    figures = ("accuracy", "place_accuracy", "role_accuracy", "country_accuracy", "null_accuracy")
    assert [scores[figure] for figure in figures] == [100.0] * 5
    assert (scores["gold"], scores["nulls"]) == (3, 2)


def test_another_role_or_place_is_wrong_in_that_alone() -> None:
    scores = score({**LIMA, "role": "place"}, {**NONE, "place": "geonames:2", "country": "BO"})
    assert (scores["accuracy"], scores["role_accuracy"]) == (33.33, 66.67)
    assert (scores["place_accuracy"], scores["null_accuracy"]) == (66.67, 50.0)


def test_a_name_that_is_not_found_is_wrong_although_gold_has_no_place_for_it() -> None:
    scores = score(LIMA)
    assert (scores["accuracy"], scores["null_accuracy"], scores["found"]) == (66.67, 100.0, 33.33)


def test_a_record_where_no_place_is_meant_is_wrong() -> None:
    assert score(LIMA, NONE, {**ANN, "role": "place"})["accuracy"] == 66.67


def test_the_same_span_is_compared_before_one_that_overlaps() -> None:
    scores = score({**LIMA, "end": 2, "place": None}, LIMA, NONE)
    assert scores["accuracy"] == 100.0


def test_probabilities_are_judged_at_labelled_names_only() -> None:
    predicted = [
        {**LIMA, "probability": 0.9},
        {**NONE, "place": "geonames:2", "probability": 0.6},
        {**NONE, "start": 40, "end": 44, "probability": 0.7},
    ]
    assert list(judge_places(GOLD, {"d": {"places": predicted}})) == [(0.9, True), (0.6, False)]


def test_a_link_to_dbpedia_is_compared_by_its_name_without_region() -> None:
    row = {
        "mentions": [
            {
                "start": 3,
                "end": 8,
                "class": "LOC",
                "syntactic_type": "NAM",
                "external_ref": "http://dbpedia.org/resource/Flint,_Michigan",
            },
            {"start": 9, "end": 11, "class": "LOC", "syntactic_type": "PRO"},
        ]
    }
    (place,) = gold_places(row)
    assert (place["name"], place["start"]) == ("flint", 3)
    right = {"start": 3, "end": 8, "place": "geonames:7", "name": "Flint", "role": "place"}
    scores = score_places({1: row}, {1: {"places": [right]}})
    assert scores["place_accuracy"] == 100.0
    wrong = score_places({1: row}, {1: {"places": [{**right, "name": "Flinton"}]}})
    assert wrong["place_accuracy"] == 0.0


def test_titles_lose_brackets_and_underscores() -> None:
    assert title_of("http://dbpedia.org/resource/Washington_(state)") == "washington"
    assert title_of("http://dbpedia.org/resource/New_York_City") == "new york"
