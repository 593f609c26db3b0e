"""The export to NewsQuant's layout."""

from __future__ import annotations

from typing import Any

import pytest

from alleged.analyse.times import find_times
from alleged.ingest.given import document_from_text
from alleged.quality.newsquant import (
    count_rules,
    find_sentence_figures,
    newsquant_rows,
    year_rows,
)
from alleged.records.spans import Span


def rows_of(text: str) -> list[dict[str, Any]]:
    return newsquant_rows(find_sentence_figures(text), text)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It made $5 million.", [(5e6, "dollar", "=")]),
        ("It made US$5 million.", [(5e6, "dollar", "=")]),
        ("Prices rose 5 per cent.", [(5, "percentage", "up")]),
        ("Prices fell by 3 points.", [(3, "point", "down")]),
        ("A rise of 5 per cent came.", [(5, "percentage", "=")]),
        ("Over 60 wooden ships sank.", [(60, "wooden ship", ">")]),
        ("Under 20 tonnes burnt.", [(20, "metric ton", "<")]),
        ("About 14-18 km are left.", [([14, 18], "kilometre", "~")]),
        ("Six or seven euros suffice.", [(6, "euro", "="), (7, "euro", "=")]),
        ("Trade rose from $64 million to $1.75 billion.", [([64e6, 1.75e9], "dollar", "=")]),
        ("Volume fell to 138 lots from 212 lots.", [([138, 212], "lot", "=")]),
        ("A 45-year-old farmer fled.", [(45, "year of age", "=")]),
        ("It ranks third.", []),
    ],
)
def test_a_figure_is_written_as_newsquant_writes_it(
    sentence: str, expected: list[tuple[Any, str, str]]
) -> None:
    rows = [(row["value"], row["normalized_unit"], row["bound"]) for row in rows_of(sentence)]
    assert rows == expected


@pytest.mark.parametrize(
    ("sentence", "concepts"),
    [
        (
            "Employment among women aged 25 to 54 grew by 3 per cent.",
            ["Employment", "Employment women aged 25 54"],
        ),
        ("He paid a sum of 300 yen ($3) for it.", ["sum", "sum"]),
    ],
)
def test_a_concept_holds_what_is_measured(sentence: str, concepts: list[str]) -> None:
    assert [row["concept"] for row in rows_of(sentence)] == concepts


def test_years_are_listed_for_tests_that_count_them() -> None:
    text = "In May 2019 and in the 1960s it rained for 12 hours."
    document = document_from_text(text)
    times = find_times(document, sentences=[Span(0, len(text))])
    found = {row["value"]: text[row["start"] : row["end"]] for row in year_rows(times, text)}
    assert found == {2019.0: "2019", 1960.0: "1960"}


def test_offsets_hold_number_and_unit_without_the_bound() -> None:
    text = "Some said it made over £1,000 in all."
    [row] = rows_of(text)
    assert text[row["start"] : row["end"]] == "£1,000"


def test_rules_are_counted_by_the_values_that_stand_in_the_gold() -> None:
    gold = [
        {"id": "a", "text": "It made $5 million.", "quantities": [{"value": 5e6}]},
        {"id": "b", "text": "It made $6 million.", "quantities": [{"value": 7e6}]},
    ]
    assert count_rules(gold)["money"] == (1, 2)
