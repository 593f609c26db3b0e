"""The unit tests of other readers of quantities, as gold: quantulum3's and Recognizers-Text's.

Each of their quantities is right when one of ours has the same value, and half the width where
theirs is a range ("5 to 10" is 7.5 with 2.5 to either side); `value_unit` when the unit is the same
too. Recognizers-Text's cases list the quantities of one kind only, so that only recall tells
something there; units without a number, which it lists as well, are left out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Rows = dict[Any, dict[str, Any]]

UNIT_NAMES = {
    "percentage": "per cent",
    "united states dollar": "us dollar",
    "british pound": "pound sterling",
    "pence": "penny",
    "count per week": "time per week",
    "metric ton": "tonne",
    "british thermal unit": "british thermal unit",
    "year of age": "year",
    "month of age": "month",
    "week of age": "week",
    "day of age": "day",
    "age": "year",
    "c": "degree celsius",
    "f": "degree fahrenheit",
    "count": "",
    "dimensionless": "",
    "person": "",
    "times": "",
    "time": "",
    "dozen": "",
    "pound": "pound-mass",
    "cubic centimetre": "millilitre",
    "costa rican colón": "costa rican colon",
}
"""Names of units, theirs and ours, brought to one; "pound" is left to mean either."""
SPELLINGS = (("meter", "metre"), ("liter", "litre"), ("gramme", "gram"))
EITHER = {"pound-mass": "pound sterling", "us dollar": "dollar", "japanese yen": "yen or yuan"}
"""Units that the words leave open and one of the projects settles."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity, theirs or ours."""

    value: float
    half_width: float
    unit: str


def score_quantity_tests(gold: Rows, predicted: Rows, *, lang: str = "en") -> dict[str, Any]:
    """Precision, recall and F1 of values, and of values with units."""
    right = with_unit = wanted_count = given_count = whole = cases = 0
    for key, row in gold.items():
        if row.get("lang", "en") != lang:
            continue
        wanted = _with_value(row["quantities"])
        given = _with_value((predicted.get(key) or {}).get("quantities") or [])
        values, units = _matches(wanted, given)
        right, with_unit = right + values, with_unit + units
        wanted_count, given_count = wanted_count + len(wanted), given_count + len(given)
        whole, cases = whole + (units == len(wanted)), cases + 1
    return {
        "cases": cases,
        "cases_right": whole / cases if cases else 0.0,
        "value": _rates(right, given_count, wanted_count),
        "value_unit": _rates(with_unit, given_count, wanted_count),
    }


def _rates(right: int, given: int, wanted: int) -> dict[str, float]:
    p = 100 * right / given if given else 0.0
    r = 100 * right / wanted if wanted else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, 2), "r": round(r, 2), "f1": round(f1, 2)}


def _with_value(entries: Sequence[Mapping[str, Any]]) -> list[Quantity]:
    return [one for one in map(_read, entries) if not math.isnan(one.value)]


def _read(entry: Mapping[str, Any]) -> Quantity:
    resolution = entry.get("resolution")
    found = resolution if isinstance(resolution, dict) else entry
    value = found["value"]
    number = float(str(value).replace(",", "")) if value not in (None, "") else math.nan
    return Quantity(number, float(entry.get("uncertainty") or 0), _unit(found.get("unit") or ""))


def _unit(name: str) -> str:
    lower = name.strip().lower()
    for one, other in SPELLINGS:
        lower = lower.replace(one, other)
    return UNIT_NAMES.get(lower, lower)


def _matches(wanted: Sequence[Quantity], given: Sequence[Quantity]) -> tuple[int, int]:
    """How many of the wanted have a partner with their value, and one with their unit as well."""
    values = units = 0
    left = list(given)
    for one in wanted:
        same = [other for other in left if _same_value(one, other)]
        if not same:
            continue
        best = next((other for other in same if _same_unit(one.unit, other.unit)), same[0])
        left.remove(best)
        values += 1
        units += _same_unit(one.unit, best.unit)
    return values, units


PARTS = {("foot", "inch"): 12.0}
"""Six feet two inches is one quantity, in feet there and in inches here."""


def _same_value(one: Quantity, two: Quantity) -> bool:
    factor = PARTS.get((one.unit, two.unit), 1.0)
    return math.isclose(
        one.value * factor, two.value, rel_tol=1e-5, abs_tol=1e-12
    ) and math.isclose(one.half_width, two.half_width, rel_tol=1e-5, abs_tol=1e-9)


def _same_unit(one: str, two: str) -> bool:
    if (one, two) in PARTS:
        return True
    if one == two or EITHER.get(one) == two or EITHER.get(two) == one:
        return True
    # Recognizers-Text reads no rates: "$98 a share" is dollars there.
    head, per, _ = two.partition(" per ")
    return bool(per) and _same_unit(one, head)


def score_measurements(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Places of quantities as MeasEval marks them: `strict` the same place, `relaxed` a place that
    shares a character, each gold place used once."""
    strict = relaxed = wanted_count = given_count = 0
    for key, row in gold.items():
        wanted = {
            (entry["quantity"]["start"], entry["quantity"]["end"]) for entry in row["measurements"]
        }
        entries = (predicted.get(key) or {}).get("measurements") or []
        given = {(entry["quantity"]["start"], entry["quantity"]["end"]) for entry in entries}
        strict += len(wanted & given)
        relaxed += _overlapping(sorted(wanted), sorted(given))
        wanted_count, given_count = wanted_count + len(wanted), given_count + len(given)
    return {
        "strict": _rates(strict, given_count, wanted_count),
        "relaxed": _rates(relaxed, given_count, wanted_count),
    }


def _overlapping(wanted: list[tuple[int, int]], given: list[tuple[int, int]]) -> int:
    found = 0
    for start, end in wanted:
        partner = next((one for one in given if one[0] < end and start < one[1]), None)
        if partner is not None:
            given.remove(partner)
            found += 1
    return found
