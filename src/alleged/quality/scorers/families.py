"""Families: whose an outlet is, and whose report a text is, by the lines around the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from alleged.quality.scorers.counts import percent, prf

Rows = Mapping[Any, Mapping[str, Any]]

NAMED = ("owner", "voice")


def score_families(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Precision and recall of owners and of agencies; `accuracy`: rows in which both are right,
    those with neither among them."""
    pairs = [(gold[key], predicted.get(key, {})) for key in gold]
    right = sum(all(given.get(name) == row[name] for name in NAMED) for row, given in pairs)
    return {
        "task": "families",
        "texts": len(gold),
        "accuracy": percent(right / len(pairs)) if pairs else None,
        **{
            name: prf(
                sum(row[name] is not None and given.get(name) == row[name] for row, given in pairs),
                sum(given.get(name) is not None for _, given in pairs),
                sum(row[name] is not None for row, _ in pairs),
            )
            for name in NAMED
        },
    }


def judge_families(gold: Rows, predicted: Rows) -> Iterator[tuple[float, bool]]:
    """The probability is that the outlet belongs to the owner that is named."""
    for key, row in gold.items():
        given = predicted.get(key, {})
        if given.get("owner") is not None and given.get("probability") is not None:
            yield float(given["probability"]), given["owner"] == row["owner"]


def check_families(row: Mapping[str, Any], size: int) -> str | None:
    """`owner` and `voice`: each a name or null."""
    for name in NAMED:
        if name not in row:
            return f'no "{name}"'
        if row[name] is not None and not isinstance(row[name], str):
            return f'"{name}" is no name'
    return None
