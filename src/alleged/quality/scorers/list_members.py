"""Lists whose members are checked one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from alleged.quality.scorers.counts import percent, prf
from alleged.quality.scorers.wording import in_order

Rows = Mapping[Any, Mapping[str, Any]]


def score_list_members(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """F1 of members: one is found where a predicted member's words hold its anchor and no other's.

    Of those found: how many have value and unit, kind, and verdict right; `uncovered_kept`, of
    those that no table covers, how many are not told to differ; and how many pairs of members that
    matter unequally are in the right order.
    """
    right = found = wanted = uncovered = kept = 0
    told = {"value": 0, "kind": 0, "verdict": 0}
    ranked: list[tuple[float, int]] = []
    for key, row in gold.items():
        given = list((predicted.get(key) or {}).get("members") or [])
        found += len(given)
        wanted += len(row["members"])
        anchors = [one["anchor"] for one in row["members"]]
        for one in row["members"]:
            match = next((g for g in given if _alone(g["span"], one["anchor"], anchors)), None)
            if match is None:
                continue
            right += 1
            told["kind"] += match.get("kind") == one["kind"]
            told["verdict"] += match.get("verdict") == one["verdict"]
            told["value"] += _same_number(match, one)
            ranked.append((float(match.get("worth") or 0.0), int(one["worth"])))
            if one["verdict"] in ("not_covered", "not_checkable"):
                uncovered += 1
                kept += match.get("verdict") != "differs"
    return {
        "task": "list-members",
        "found": prf(right, found, wanted),
        **{name: percent(count / right) if right else None for name, count in told.items()},
        "uncovered_kept": percent(kept / uncovered) if uncovered else 100.0,
        "worth_order": in_order(ranked),
    }


def _alone(span: Sequence[int], anchor: Sequence[int], anchors: Sequence[Sequence[int]]) -> bool:
    inside = [one for one in anchors if span[0] <= one[0] and one[1] <= span[1]]
    return inside == [anchor]


def _same_number(given: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """`person` and no unit are the same: who is counted stands in the words."""
    units = {one.get("unit") or "person" for one in (given, wanted)}
    if wanted["value"] is None or given.get("value") is None:
        return wanted["value"] is None and given.get("value") is None
    return len(units) == 1 and abs(given["value"] - wanted["value"]) <= 1e-9 * abs(wanted["value"])
