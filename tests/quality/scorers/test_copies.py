"""Copies are scored by pairs, passages and origins."""

from __future__ import annotations

from typing import Any

from alleged.quality.scorers.copies import check_copies, judge_copies, score_copies

PASSAGE = {"start": 0, "end": 10, "other_start": 5, "other_end": 15}
HALF = {"start": 0, "end": 5, "other_start": 5, "other_end": 10}


def pair(other: str, kind: str = "near", **more: Any) -> dict[str, Any]:
    return {"other": other, "kind": kind, "passages": [PASSAGE], "origin": "a", **more}


def rows(**copies: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {key: {"copies": entries} for key, entries in copies.items()}


GOLD = rows(
    a=[pair("b", primary=True), pair("c", "partial", primary=True), pair("d", primary=False)],
    b=[],
    c=[],
    d=[],
)


def test_a_pair_may_stand_in_the_row_of_either_text() -> None:
    turned = {"start": 5, "end": 15, "other_start": 0, "other_end": 10}
    scores = score_copies(GOLD, rows(b=[pair("a", passages=[turned])]))
    assert scores["pairs"]["r"] == 50
    assert scores["passages"]["f1"] == 100


def test_a_pair_without_a_gold_row_is_wrong_and_one_that_is_not_primary_is_not_missed() -> None:
    scores = score_copies(GOLD, rows(a=[pair("b"), pair("c", "partial")], b=[pair("c")]))
    assert scores["pairs"]["r"] == 100
    assert scores["pairs"]["p"] == round(100 * 2 / 3, 2)
    assert scores["pairs"]["wrong"] == ["b c"]
    assert score_copies(GOLD, rows(a=[pair("d")]))["pairs"]["p"] == 100


def test_half_a_passage_is_half_found() -> None:
    scores = score_copies(GOLD, rows(a=[pair("b", passages=[HALF])]))
    assert scores["passages"]["p"] == 100
    assert scores["passages"]["r"] == 50


def test_an_origin_that_is_left_open_is_no_wrong_one() -> None:
    scores = score_copies(GOLD, rows(a=[pair("b", origin=None), pair("c", origin="c")]))
    assert scores["origin"]["left_open"] == 1
    assert scores["origin"]["p"] == 0
    assert scores["kind_accuracy"] == 50


def test_a_possible_copy_is_none_word_for_word() -> None:
    gold = rows(a=[pair("b", "possible", primary=True)], b=[])
    found = score_copies(gold, rows(a=[pair("b", "possible")]))
    assert found["possible"] == {"p": 100, "r": 100, "told": 1, "wanted": 1}
    assert score_copies(gold, rows(a=[pair("b", "near")]))["pairs"]["p"] == 0


def test_each_copy_is_judged_by_whether_there_is_one() -> None:
    predicted = rows(a=[pair("b", probability=0.9)], b=[pair("d", probability=0.8)])
    assert list(judge_copies(GOLD, predicted)) == [(0.9, True), (0.8, False)]


def test_a_prediction_outside_its_text_is_refused() -> None:
    assert check_copies({"copies": [pair("b")]}, 10) is None
    assert "outside" in (check_copies({"copies": [pair("b")]}, 9) or "")
    assert check_copies({}, 9)
    assert check_copies({"copies": [{"other": "b"}]}, 9)
