"""Whether figures and events were held rightly against tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from alleged.quality.scorers.counts import class_scores, percent

Rows = Mapping[Any, Mapping[str, Any]]


def score_verdicts(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Accuracy and macro F1 of the verdicts, and of the flag that tables disagree.

    `uncovered_kept`: of those that no table covers, how many are not told to differ. One that is
    told so is the worst of mistakes, so the figure has to be 100.
    """
    pairs = [(str(row["verdict"]), _label(predicted.get(key))) for key, row in gold.items()]
    flags = [
        bool(row["tables_disagree"]) == bool((predicted.get(key) or {}).get("tables_disagree"))
        for key, row in gold.items()
    ]
    uncovered = [label for wanted, label in pairs if wanted == "not_covered"]
    kept = sum(label != "differs" for label in uncovered)
    return {
        "task": "verdicts",
        **class_scores(pairs),
        "flag_accuracy": percent(sum(flags) / len(flags)) if flags else 100.0,
        "uncovered_kept": percent(kept / len(uncovered)) if uncovered else 100.0,
    }


def judge_verdicts(gold: Rows, predicted: Rows) -> Iterator[tuple[float, bool]]:
    """The probability is that of the verdict."""
    for key, row in gold.items():
        given = predicted.get(key) or {}
        if "probability" in given:
            yield given["probability"], given.get("verdict") == row["verdict"]


def _label(row: Mapping[str, Any] | None) -> str | None:
    return (row or {}).get("verdict")
