"""What is done with the words of given statements, and what is implied in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from alleged.quality.scorers.counts import class_scores, percent, prf

Rows = Mapping[Any, Mapping[str, Any]]

FIELDS = ("type", "strength", "stance", "manner")
MANNER_OF_OWN_VOICE = "indirect"
"""The article's own sentences are in its own words; nothing is asked about them."""


def score_statement_types(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Accuracy and macro F1 of each field, over all statements with a label; `mean` is the mean of
    the four macro F1.

    `implied` is found where gold and prediction both say how; of texts of our own only, where every
    statement was looked at for it. `kind_accuracy` is the share of those found whose kind is right.
    """
    pairs = [(row, _labels(predicted.get(key)).get(row["id"], {})) for key, row in _each(gold)]
    scores: dict[str, Any] = {
        field: class_scores(
            (str(row[field]), given.get(field)) for row, given in pairs if _asked(row, field)
        )
        for field in FIELDS
    }
    looked_at = [(row["implied"], given.get("implied")) for row, given in pairs if "implied" in row]
    both = [(a, b) for a, b in looked_at if a and b]
    return {
        "task": "statement-types",
        "statements": len(pairs),
        **scores,
        "mean": {
            "macro_f1": percent(sum(s["macro_f1"] for s in scores.values()) / 100 / len(FIELDS))
        },
        "implied": {
            **prf(
                len(both), sum(bool(b) for _, b in looked_at), sum(bool(a) for a, _ in looked_at)
            ),
            "kind_accuracy": percent(sum(a == b for a, b in both) / len(both)) if both else 100.0,
        },
    }


def judge_statement_types(gold: Rows, predicted: Rows) -> Iterator[tuple[float, bool]]:
    """The probability is that of the type."""
    for key, row in _each(gold):
        given = _labels(predicted.get(key)).get(row["id"], {})
        if "probability" in given:
            yield given["probability"], given.get("type") == row["type"]


def _each(gold: Rows) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    for key, row in gold.items():
        for statement in row["statements"]:
            yield key, statement


def _labels(row: Mapping[str, Any] | None) -> dict[str, Mapping[str, Any]]:
    return {one["id"]: one for one in (row or {}).get("statements") or []}


def _asked(row: Mapping[str, Any], field: str) -> bool:
    return field in row and not (field == "manner" and row.get("voice") == "article")
