"""Score dates against the test cases of Microsoft's Recognizers-Text (English, `date`).

Their cases are commands to an assistant ("I'll go back Oct/2"), each with a day of reference and
the results that their code gives. We take the cases that their code passes and whose results are
all single days (`datetimeV2.date`).

Their results and ours differ in notation, and in one habit: where a text leaves a day open, they
list the one before and the one after the day of reference, and we choose. So a result counts as

- `found` when one of our expressions shares at least one word with it;
- `right` when the first and last day of such an expression are a day that they list, or when both
  sides say that there is no such day (their `not resolved`).

A case is right when all its results are; what we find beside them is counted as `extra`.
"""

from __future__ import annotations

from typing import Any

Rows = dict[Any, dict[str, Any]]
DATE = "datetimeV2.date"
NOT_RESOLVED = "not resolved"


def is_date_spec(row: dict[str, Any], lang: str = "en") -> bool:
    """Whether a case is one of those that are scored."""
    results = row.get("results") or []
    return (
        row.get("lang") == lang
        and not row.get("not_supported_by_source")
        and bool(results)
        and all(result.get("type") == DATE for result in results)
    )


def days_of(result: dict[str, Any]) -> set[str]:
    """The days that a result lists."""
    values = (result.get("resolution") or {}).get("values") or []
    return {value["value"] for value in values if value.get("value")}


def score_date_specs(gold: Rows, predicted: Rows, *, lang: str | None = None) -> dict[str, Any]:
    """Shares of cases and results that are right, in per cent."""
    cases = right_cases = results = found = right = extra = 0
    failed = []
    for key, row in gold.items():
        if not is_date_spec(row, lang or "en"):
            continue
        cases += 1
        ours = (predicted.get(key) or {}).get("timex") or []
        all_right = True
        used = 0
        for result in row["results"]:
            results += 1
            near = [
                item
                for item in ours
                if item["start"] <= result["end"] and result["start"] < item["end"]
            ]
            used += len(near)
            found += bool(near)
            days = days_of(result)
            is_right = any(_says(item, days) for item in near)
            right += is_right
            all_right &= is_right
        extra += len(ours) - used
        right_cases += all_right
        if not all_right:
            failed.append(key)
    return {
        "task": "date-specs",
        "cases": cases,
        "results": results,
        "accuracy": _share(right_cases, cases),
        "found": _share(found, results),
        "right": _share(right, results),
        "extra": extra,
        "failed": failed,
    }


def _says(item: dict[str, Any], days: set[str]) -> bool:
    first, last = item["first_day"], item["last_day"]
    return first == last and (NOT_RESOLVED if first is None else first) in days


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0
