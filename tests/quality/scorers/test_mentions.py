from __future__ import annotations

from typing import Any

import pytest

from alleged.quality.scorers.mentions import judge_entities, score_entities, score_triggers


def mention(start: int, end: int, kind: str = "entity", **fields: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "kind": kind, **fields}


PERU, ANN, RAIN = (
    mention(0, 4, tag="LOC_GEO"),
    mention(10, 13, tag="HUMAN_PART_PER"),
    mention(20, 24, tag="NON_HUMAN_PART"),
)
GOLD = {"d": {"mentions": [PERU, ANN, RAIN, mention(30, 36, "event")]}}
OUR_PERU, OUR_ANN = mention(0, 4, type="place"), mention(10, 13, type="person")

CASES = {
    # predicted, strict p/r, overlap p/r, kind right
    "all names": ([OUR_PERU, OUR_ANN], (100.0, 66.67), (100.0, 66.67), 100.0),
    "nothing predicted": ([], (0.0, 0.0), (0.0, 0.0), None),
    "off by one": ([{**OUR_PERU, "end": 3}], (0.0, 0.0), (100.0, 33.33), None),
    "twice the same": ([OUR_PERU, OUR_PERU], (50.0, 33.33), (50.0, 33.33), 100.0),
    "another kind": ([{**OUR_PERU, "type": "person"}], (100.0, 33.33), (100.0, 33.33), 0.0),
    "events do not count": ([mention(0, 4, "event")], (0.0, 0.0), (0.0, 0.0), None),
}


@pytest.mark.parametrize(
    ("predicted", "strict", "overlap", "kind"), CASES.values(), ids=CASES.keys()
)
def test_entities_count_spans_and_kinds(
    predicted: list[dict[str, Any]],
    strict: tuple[float, float],
    overlap: tuple[float, float],
    kind: float | None,
) -> None:
    scores = score_entities(GOLD, {"d": {"mentions": predicted}})
    assert (scores["strict"]["p"], scores["strict"]["r"]) == strict
    assert (scores["overlap"]["p"], scores["overlap"]["r"]) == overlap
    assert scores["type_accuracy"] == kind


def test_recall_is_told_by_what_gold_calls_a_mention() -> None:
    scores = score_entities(GOLD, {"d": {"mentions": [OUR_PERU, {**OUR_ANN, "end": 12}]}})
    assert scores["recall_by_gold_type"] == {
        "HUMAN_PART_PER": {"gold": 1, "strict": 0.0, "overlap": 100.0},
        "LOC_GEO": {"gold": 1, "strict": 100.0, "overlap": 100.0},
        "NON_HUMAN_PART": {"gold": 1, "strict": 0.0, "overlap": 0.0},
    }
    assert scores["by_kind"]["place"]["strict"]["f1"] == 100.0
    assert scores["by_kind"]["person"]["strict"]["f1"] == 0.0
    assert scores["by_kind"]["person"]["overlap"]["f1"] == 100.0


def test_kinds_written_in_a_gold_set_s_own_words_are_understood() -> None:
    gold = {"d": {"entities": [mention(0, 4, type="Location", confidence=1)]}}
    predicted = {"d": {"mentions": [{"start": 0, "end": 4, "kind": "Location"}]}}
    assert score_entities(gold, predicted)["type_accuracy"] == 100.0


def test_of_two_types_for_one_place_the_confident_one_counts() -> None:
    doubtful = {"start": 0, "end": 4, "type": "Person", "confidence": 0}
    sure = {"start": 0, "end": 4, "type": "Location", "confidence": 1}
    scores = score_entities({"d": {"entities": [sure, doubtful]}}, {"d": {"mentions": [OUR_PERU]}})
    assert (scores["gold"], scores["type_accuracy"]) == (1, 100.0)


def test_triggers_are_the_mentions_of_events() -> None:
    predicted = {"d": {"mentions": [mention(30, 36, "event"), OUR_PERU]}}
    assert score_triggers(GOLD, predicted)["strict"] == {"p": 100.0, "r": 100.0, "f1": 100.0}
    timebank = {"d": {"events": [{"start": 30, "end": 36, "class": "OCCURRENCE"}]}}
    assert score_triggers(timebank, predicted)["strict"]["f1"] == 100.0


def test_only_validated_sentences_count_where_wanted() -> None:
    gold = {"d": {**GOLD["d"], "sentences": [[0, 0, 8], [1, 9, 40]], "selected_sentences": [0]}}
    predicted = {"d": {"mentions": [OUR_PERU, OUR_ANN]}}
    scores = score_entities(gold, predicted, selected=True)
    assert (scores["gold"], scores["predicted"], scores["strict"]["f1"]) == (1, 1, 100.0)


def test_only_the_first_sentences_count_where_no_more_were_annotated() -> None:
    gold = {"d": {**GOLD["d"], "sentences": [[0, 0, 8], [1, 9, 40]]}}
    predicted = {"d": {"mentions": [OUR_PERU, {**OUR_ANN, "probability": 0.5}]}}
    assert score_entities(gold, predicted, first_sentences=1)["predicted"] == 1
    assert score_entities(gold, predicted, first_sentences=2)["predicted"] == 2
    assert list(judge_entities(gold, predicted, first_sentences=1)) == []
    assert list(judge_entities(gold, predicted, first_sentences=2)) == [(0.5, True)]


def test_a_name_is_judged_by_place_and_kind() -> None:
    predicted = [
        {**OUR_PERU, "probability": 0.9},
        {**OUR_ANN, "type": "place", "probability": 0.8},
        {**RAIN, "type": "group", "probability": 0.7},
        {**mention(11, 13), "type": "person", "probability": 0.6},
    ]
    judged = list(judge_entities(GOLD, {"d": {"mentions": predicted}}))
    assert judged == [(0.9, True), (0.8, False), (0.6, False), (0.7, True)]
