"""Other readers' own tests as gold: values, half-widths and units."""

from __future__ import annotations

from typing import Any

import pytest

from alleged.quality.scorers.quantity_tests import score_measurements, score_quantity_tests


def score(wanted: list[dict[str, Any]], given: list[dict[str, Any]]) -> tuple[float, float]:
    scores = score_quantity_tests({1: {"quantities": wanted}}, {1: {"quantities": given}})
    return scores["value"]["r"], scores["value_unit"]["r"]


@pytest.mark.parametrize(
    ("wanted", "given", "right"),
    [
        ({"value": 7.5, "uncertainty": 2.5}, {"value": 7.5, "uncertainty": 2.5}, (100, 100)),
        ({"value": 7.5, "uncertainty": 2.5}, {"value": 7.5, "uncertainty": 0}, (0, 0)),
        ({"value": 7.5, "uncertainty": 2.5}, {"value": 7.5, "uncertainty": 1}, (0, 0)),
        ({"value": 2, "unit": "metre"}, {"value": 2, "unit": "mile"}, (100, 0)),
        (
            {"resolution": {"value": "2", "unit": "Meter"}},
            {"value": 2, "unit": "metre"},
            (100, 100),
        ),
        (
            {"resolution": {"value": "98", "unit": "Dollar"}},
            {"value": 98, "unit": "dollar per share"},
            (100, 100),
        ),
        ({"value": 5.5, "unit": "foot"}, {"value": 66, "unit": "inch"}, (100, 100)),
        ({"value": 5.5, "unit": "foot"}, {"value": 66, "unit": "foot"}, (0, 0)),
    ],
)
def test_a_quantity_is_right_by_value_half_width_and_unit(
    wanted: dict[str, Any], given: dict[str, Any], right: tuple[float, float]
) -> None:
    assert score([wanted], [given]) == right


def test_a_found_quantity_counts_once() -> None:
    assert score([{"value": 2}, {"value": 2}], [{"value": 2}]) == (50, 50)


def test_a_unit_without_a_number_is_left_out() -> None:
    assert score(
        [{"resolution": {"value": None, "unit": "Pound"}}, {"value": 1}], [{"value": 1}]
    ) == (100, 100)


def test_texts_in_other_languages_are_left_out() -> None:
    gold = {1: {"lang": "fr", "quantities": [{"value": 1}]}}
    assert score_quantity_tests(gold, {})["cases"] == 0


def test_a_place_counts_strictly_and_by_overlap() -> None:
    gold = {
        1: {
            "measurements": [
                {"quantity": {"start": 0, "end": 4}},
                {"quantity": {"start": 9, "end": 12}},
            ]
        }
    }
    given = {
        1: {
            "measurements": [
                {"quantity": {"start": 0, "end": 4}},
                {"quantity": {"start": 8, "end": 12}},
            ]
        }
    }
    scores = score_measurements(gold, given)
    assert scores["strict"]["f1"] == 50
    assert scores["relaxed"]["f1"] == 100
