"""Figures side by side with quantulum3 and Recognizers-Text, on the same sentences.

    python bench/quantities.py GOLD

`GOLD` is the folder of the gold sets, as for `alleged quality`. A reader that is not installed is
left out (`pip install quantulum3 recognizers-text-suite 'emoji<1.7'`, in an environment of their
own). Every reader gives what it gives by default. Values tell most: units are compared by name,
which is the gold's own name or, for ours, the one that the export gives it.
"""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from alleged.quality.predictors import PredictOptions, predict_quantities, predict_quantity_tests
from alleged.quality.rows import read_objects, row_from
from alleged.quality.scorers.given import score_quantities
from alleged.quality.scorers.quantity_tests import score_quantity_tests

Read = Callable[[str], list[dict[str, Any]]]
"""A sentence to its quantities: value, half-width (`uncertainty`), unit."""

SETS = {
    "NewsQuant, development split": "quantities/newsquant.dev.jsonl",
    "quantulum3's own tests": "quantities/quantulum3.dev.jsonl",
    "Recognizers-Text's own tests, English": "quantities/recognizers_units.dev.jsonl.gz",
}


def read_with_quantulum3() -> Read:
    """quantulum3's parser, without its classifier of ambiguous units."""
    parse = importlib.import_module("quantulum3.parser").parse

    def read(text: str) -> list[dict[str, Any]]:
        return [
            {"value": one.value, "uncertainty": one.uncertainty or 0, "unit": one.unit.name}
            for one in parse(text)
        ]

    return read


def read_with_recognizers() -> Read:
    """Recognizers-Text: its four models of units, and its model of numbers for what they leave."""
    units = importlib.import_module("recognizers_number_with_unit")
    numbers = importlib.import_module("recognizers_number")
    culture = importlib.import_module("recognizers_text").Culture.English
    models = (
        units.recognize_currency,
        units.recognize_dimension,
        units.recognize_temperature,
        units.recognize_age,
    )

    def read(text: str) -> list[dict[str, Any]]:
        found: list[tuple[int, int, dict[str, Any]]] = []
        for model in (*models, numbers.recognize_percentage, numbers.recognize_number):
            for one in model(text, culture):
                if any(one.start <= end and start <= one.end for start, end, _ in found):
                    continue
                resolution = one.resolution or {}
                value = str(resolution.get("value") or "").rstrip("%")
                percent = "percent" in one.type_name
                unit = resolution.get("unit") or ("percentage" if percent else "")
                try:
                    row = {"value": float(value), "uncertainty": 0, "unit": unit}
                except ValueError:
                    continue
                found.append((one.start, one.end, row))
        return [row for _, _, row in sorted(found, key=lambda entry: entry[:2])]

    return read


OTHERS = {"quantulum3": read_with_quantulum3, "Recognizers-Text": read_with_recognizers}


def readers() -> Iterator[tuple[str, Read]]:
    """The other readers that are installed."""
    for name, make in OTHERS.items():
        try:
            yield name, make()
        except ImportError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)


def figures_of(rows: list[dict[str, Any]], others: Read | None, news: bool) -> dict[Any, Any]:
    """The predictions of one reader; None for our own."""
    if others is not None:
        return {
            row["id"]: {"quantities": [_as_range(one, news) for one in _read(others, row["text"])]}
            for row in rows
        }
    predict = predict_quantities if news else predict_quantity_tests
    made = predict([row_from(row) for row in rows], PredictOptions())
    return {row["id"]: dict(prediction.fields) for row, prediction in zip(rows, made, strict=True)}


def _as_range(row: dict[str, Any], news: bool) -> dict[str, Any]:
    """NewsQuant writes a range by its ends, quantulum3 by middle and half-width."""
    half, unit = row["uncertainty"], row["unit"]
    if not news:
        return row
    value = [row["value"] - half, row["value"] + half] if half else row["value"]
    return {"value": value, "unit": "-" if unit == "dimensionless" else unit}


def _read(read: Read, text: str) -> list[dict[str, Any]]:
    try:
        return read(text)
    except Exception as error:
        print(f"{type(error).__name__} on {text[:60]!r}", file=sys.stderr)
        return []


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1])
    print(
        "| set | reader | value | value + unit | sentences/s |\n| --- | --- | ---: | ---: | ---: |"
    )
    for name, file in SETS.items():
        rows = [
            row for _, _, row in read_objects(str(folder / file)) if row.get("lang", "en") == "en"
        ]
        news = "newsquant" in file
        for reader, read in (("alleged", None), *readers()):
            started = time.process_time()
            predicted = figures_of(rows, read, news)
            rate = len(rows) / (time.process_time() - started)
            gold = {row["id"]: row for row in rows}
            score = (score_quantities if news else score_quantity_tests)(gold, predicted)
            value, unit = score["value"], score["value_unit"]
            part = "f1" if news else "r"
            print(f"| {name} | {reader} | {value[part]:.1f} | {unit[part]:.1f} | {rate:,.0f} |")


if __name__ == "__main__":
    main()
