"""No change makes the figures worse without a reason that is written down."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from alleged.quality.gold import GOLD_SETS, gold_folder, gold_root
from alleged.quality.measure import Result, measure_set
from alleged.quality.measured import MeasuredSet, read_measured


def load(name: str) -> ModuleType:
    """A module beside this one; the tests are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


pin = load("pin")
PINS: dict[str, Any] = pin.read_pins()


@pytest.mark.parametrize("key", PINS)
def test_what_was_measured_has_not_become_worse(key: str) -> None:
    folder = gold_folder()
    gold = GOLD_SETS[key]
    if folder is None or not (gold_root(gold, folder) / gold.file).is_file():
        pytest.skip(f"{gold.file} is not there: set ALLEGED_GOLD to the folder of gold sets")
    options = pin.options()
    result = measure_set(key, gold, folder, options)
    assert pin.faults_of_result(key, PINS[key], result) == []


def test_no_limit_was_loosened_without_a_reason() -> None:
    assert pin.faults_of_history(PINS) == []


def test_every_measured_set_is_pinned_on_the_same_gold() -> None:
    for one in read_measured().sets:
        assert PINS[one.key]["sha256"] == one.sha256


def result(value: float, ece: float = 0.05, sha256: str = "aa") -> Result:
    measured = MeasuredSet(
        key="tempeval3",
        task="timex",
        name="",
        file="timex/tempeval3.dev.jsonl.gz",
        sha256=sha256,
        rows=1,
        made_by=(),
        figures=(),
        calibration_error=ece,
    )
    scores = {"value": {"f1": value}, "calibration": {"ece": ece}}
    return Result(measured=measured, error_rate=None, scores=scores)


def pinned(*limits: tuple[float, str]) -> dict[str, Any]:
    history = [{"limit": limit, "reason": reason} for limit, reason in limits]
    return {"sha256": "aa", "limits": {"value.f1": history}}


def test_a_figure_below_its_last_limit_is_a_fault() -> None:
    assert pin.faults_of_result("tempeval3", pinned((60, "first pin")), result(60)) == []
    assert pin.faults_of_result("tempeval3", pinned((60, "first pin")), result(59.9))
    assert pin.faults_of_result("tempeval3", pinned((60, ""), (61, "")), result(60.5))


def test_another_gold_file_is_a_fault_not_a_figure() -> None:
    (fault,) = pin.faults_of_result("tempeval3", pinned((60, "")), result(99, sha256="bb"))
    assert "another file" in fault


def test_a_limit_may_be_tightened_freely_and_loosened_with_a_reason() -> None:
    reason = "the gold counts dates of newspapers that we leave out"
    assert pin.faults_of_history({"a": pinned((60, "first pin"), (61, ""))}) == []
    assert pin.faults_of_history({"a": pinned((60, "first pin"), (58, reason))}) == []
    assert pin.faults_of_history({"a": pinned((60, "first pin"), (58, "worse"))})
    assert pin.faults_of_history({"a": pinned((60, "first pin"), (58, " " * 40))})


def test_a_calibration_error_is_worse_when_it_is_larger() -> None:
    first = pin.renewed("tempeval3", None, result(60, ece=0.05))
    assert first["limits"]["calibration.ece"][-1]["limit"] == 0.07
    assert pin.faults_of_result("tempeval3", first, result(60, ece=0.08))
    assert not pin.faults_of_result("tempeval3", first, result(60, ece=0.01))


def test_pinning_again_tightens_but_never_loosens_without_a_reason() -> None:
    first = pin.renewed("tempeval3", None, result(60))
    assert first["limits"]["value.f1"][-1]["limit"] == 59.5
    better = pin.renewed("tempeval3", first, result(65))
    assert [entry["limit"] for entry in better["limits"]["value.f1"]] == [59.5, 64.5]
    assert pin.renewed("tempeval3", better, result(50)) == better
    worse = pin.renewed("tempeval3", better, result(50), lower="a reason that is long enough")
    assert worse["limits"]["value.f1"][-1]["limit"] == 49.5
    assert pin.faults_of_history({"tempeval3": worse}) == []
