"""Timelines of an entity, against relations counted by hand."""

from typing import Any

import pytest

from alleged.quality.scorers.timelines import check_timeline, score_timelines

Mention = tuple[str, int, str]


def line(order: int, date: str, *mentions: Mention) -> dict[str, Any]:
    return {
        "order": order,
        "date": date,
        "events": [
            {"doc": doc, "sentence": sentence, "event": event} for doc, sentence, event in mentions
        ],
    }


STRIKE = ("1", 2, "strike")
TALKS = ("1", 4, "talks")
DEAL = ("2", 0, "signed")
SALE = ("2", 5, "sold")

GOLD = [
    line(0, "XXXX-XX-XX", ("1", 9, "hopes")),
    line(1, "2031-05-02", STRIKE, ("2", 3, "walkout")),
    line(1, "2031-05-02", TALKS),
    line(2, "2031-06-XX", DEAL),
]


def score(predicted: list[dict[str, Any]], gold: list[dict[str, Any]] = GOLD) -> dict[str, Any]:
    return score_timelines({"t": {"timeline": gold}}, {"t": {"timeline": predicted}})


def test_a_timeline_like_gold_is_right_in_all_its_relations() -> None:
    scores = score(GOLD)
    for part in ("anchored", "ordered", "events"):
        assert scores[part] == {"p": 100.0, "r": 100.0, "f1": 100.0}
    assert scores["dates"] == 100.0


def test_any_mention_of_an_event_stands_for_it() -> None:
    assert score([line(1, "2031-05-02", ("2", 3, "walkout")), *GOLD[2:]])["anchored"]["f1"] == 100.0


def test_events_without_a_place_in_the_order_count_on_neither_side() -> None:
    assert score([line(0, "XXXX-XX-XX", SALE), *GOLD[1:]]) == score(GOLD)


def test_a_wrong_date_costs_its_own_relation_and_leaves_the_order() -> None:
    scores = score([*GOLD[1:3], line(2, "2031-06-07", DEAL)])
    # three dates and one BEFORE on either side; one date is wrong
    assert scores["anchored"] == {"p": 75.0, "r": 75.0, "f1": 75.0}
    assert scores["ordered"]["f1"] == 100.0
    assert scores["dates"] == pytest.approx(66.67)


def test_a_turned_order_keeps_the_dates() -> None:
    turned = [
        line(1, "2031-06-XX", DEAL),
        line(2, "2031-05-02", STRIKE),
        line(2, "2031-05-02", TALKS),
    ]
    scores = score(turned)
    assert scores["anchored"] == {"p": 75.0, "r": 75.0, "f1": 75.0}
    # of one SIMULTANEOUS and one BEFORE the first holds
    assert scores["ordered"] == {"p": 50.0, "r": 50.0, "f1": 50.0}


def test_what_follows_from_the_prediction_counts_for_recall() -> None:
    # strike and deal are in order though the prediction has an event of its own between them
    between = [
        line(1, "2031-05-02", STRIKE),
        line(1, "2031-05-02", TALKS),
        line(2, "2031-05-09", SALE),
        line(3, "2031-06-XX", DEAL),
    ]
    scores = score(between)
    assert scores["ordered"] == {"p": pytest.approx(33.33), "r": 100.0, "f1": 50.0}


def test_an_event_told_twice_is_right_once() -> None:
    twice = [*GOLD[1:], line(1, "2031-05-02", ("2", 3, "walkout"))]
    assert score(twice)["events"] == {"p": 75.0, "r": 100.0, "f1": pytest.approx(85.71)}


def test_an_empty_timeline_where_gold_is_empty_is_right() -> None:
    assert score([], gold=[])["anchored"]["f1"] == 100.0
    assert score([line(1, "2031", SALE)], gold=[])["anchored"]["p"] == 0.0


def test_counts_are_summed_over_timelines_and_not_averaged() -> None:
    gold = {"a": {"timeline": GOLD}, "b": {"timeline": [line(1, "2031-01-01", SALE)]}}
    scores = score_timelines(gold, {"a": {"timeline": GOLD}})
    assert scores["without_prediction"] == 1
    assert scores["anchored"]["r"] == 80.0


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ({"timeline": {}}, "no list"),
        ({"timeline": [{"date": "2031"}]}, '"order"'),
        ({"timeline": [{"order": 1}]}, '"date"'),
        ({"timeline": [{"order": 1, "date": "2031", "events": [{"doc": "1"}]}]}, '"sentence"'),
    ],
)
def test_what_is_laid_out_otherwise_is_named(row: dict[str, Any], wrong: str) -> None:
    assert wrong in (check_timeline(row, 10) or "")


def test_a_timeline_laid_out_right_passes() -> None:
    assert check_timeline({"timeline": GOLD}, 10) is None
