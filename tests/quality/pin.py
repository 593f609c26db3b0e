"""Pin what was measured, so that a change that makes it worse is noticed.

    python tests/quality/pin.py [SET]... [--lower "why worse is right"]

`pins.json` holds, for each gold set, its digest and for each figure every limit it ever had with
the reason for it; the last one holds. A figure may not fall below its limit (`calibration.ece` may
not rise above it). A limit that is looser than the one before takes `--lower` and a reason.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from pathlib import Path
from typing import Any

from alleged.quality.gold import GOLD_SETS, gold_folder
from alleged.quality.measure import Result, measure_set
from alleged.quality.measured import look_up
from alleged.quality.predictors import PredictOptions

PINS = Path(__file__).with_name("pins.json")
CALIBRATION = "calibration.ece"
RULES_MARGIN, MODEL_MARGIN, CALIBRATION_MARGIN = 0.005, 0.015, 0.02
"""How far below what was measured a limit is set, as a share of 1. Rules give the same everywhere,
half a point is for changes that help elsewhere; a model's int8 arithmetic differs a little between
processors; calibration error is itself uncertain by about that much on sets of this size."""
MODEL_TASKS = frozenset(
    {
        "attribution",
        "entities",
        "places",
        "party-codes",
        "event-circumstances",
        "factuality",
        "event-factuality",
        "claim-pairs",
        "events",
        "event-class",
        "event-parties",
        "coded-events",
        "triggers",
        "coref",
        "timelines",
        "templates",
        "framing",
        "opinion",
        "checkworthy",
    }
)
LEAST_REASON = 20
"""Characters from which a reason says something."""

Pins = dict[str, Any]


def options() -> PredictOptions:
    """With the package's own model, or that of ALLEGED_READER."""
    return PredictOptions()


def read_pins() -> Pins:
    """All pins, by the key of the gold set."""
    pins: Pins = json.loads(PINS.read_text(encoding="utf-8"))
    return pins


def faults_of_history(pins: Pins) -> list[str]:
    """The limits that were loosened without a reason."""
    return [
        f"{key}: {path} was loosened from {old['limit']} to {new['limit']} without a reason"
        for key, pin in pins.items()
        for path, history in pin["limits"].items()
        for old, new in itertools.pairwise(history)
        if _is_worse(path, new["limit"], old["limit"])
        and len(new.get("reason", "").strip()) < LEAST_REASON
    ]


def faults_of_result(key: str, pin: Pins, result: Result) -> list[str]:
    """Where a result is worse than its limits, or not comparable."""
    if result.measured.sha256 != pin["sha256"]:
        return [f"{key}: {result.measured.file} is another file than the one that was pinned"]
    faults = []
    for path, history in pin["limits"].items():
        value, limit = look_up(result.scores, path), history[-1]["limit"]
        if value is None or _is_worse(path, value, limit):
            faults.append(f"{key}: {path} is {value}, its limit {limit}")
    return faults


def renewed(key: str, pin: Pins | None, result: Result, *, lower: str = "") -> Pins:
    """The pin with the limits that this result allows. Looser ones only with a reason."""
    limits = dict(pin["limits"]) if pin else {}
    paths = [headline.path for headline in GOLD_SETS[key].headlines]
    for path in [*paths, CALIBRATION]:
        value = look_up(result.scores, path)
        if value is None:
            continue
        history = limits.get(path, [])
        new: dict[str, Any] = {
            "limit": _limit(key, path, value),
            "measured": value,
            "reason": "first pin",
        }
        if not history:
            limits[path] = [new]
        elif _is_worse(path, history[-1]["limit"], new["limit"]):
            limits[path] = [*history, {**new, "reason": "better than before"}]
        elif lower and _is_worse(path, value, history[-1]["limit"]):
            limits[path] = [*history, {**new, "reason": lower}]
    return {"sha256": result.measured.sha256, "limits": limits}


def _limit(key: str, path: str, value: float) -> float:
    if path == CALIBRATION:
        return round(value + CALIBRATION_MARGIN, 4)
    gold = GOLD_SETS[key]
    margin = MODEL_MARGIN if gold.task in MODEL_TASKS else RULES_MARGIN
    return round(value - 100 * margin / gold.factor, 4)


def _is_worse(path: str, value: float, limit: float) -> bool:
    return value > limit if path == CALIBRATION else value < limit


def main() -> int:
    """Measure and pin the named gold sets, or those that are pinned already."""
    arguments = argparse.ArgumentParser(description="Pin what was measured.")
    arguments.add_argument("sets", nargs="*", choices=[*GOLD_SETS, []])
    arguments.add_argument("--lower", default="", metavar="REASON")
    given = arguments.parse_args()
    folder, pins = gold_folder(), read_pins()
    if folder is None:
        print("nothing pinned: there is no folder of gold sets")
        return 0
    if given.lower and len(given.lower.strip()) < LEAST_REASON:
        print(f"--lower takes a reason of at least {LEAST_REASON} characters")
        return 2
    for key in given.sets or list(pins):
        result = measure_set(key, GOLD_SETS[key], folder, options())
        pins[key] = renewed(key, pins.get(key), result, lower=given.lower)
        for fault in faults_of_result(key, pins[key], result):
            print(fault)
    ordered = {key: pins[key] for key in GOLD_SETS if key in pins}
    PINS.write_text(json.dumps(ordered, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
