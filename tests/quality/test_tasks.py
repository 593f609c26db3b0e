from __future__ import annotations

import json
from pathlib import Path

import pytest

from alleged.errors import OptionError
from alleged.quality.gold import GOLD_SETS
from alleged.quality.tasks import TASKS, check_options, find_predictor, find_task

TASK_NAMES = {
    "attribution", "timex", "date-specs", "quantities", "events", "event-class", "triggers", "entities",
    "quantity-tests", "measurements", "templates", "factuality", "coref", "framing", "opinion", "checkworthy",
    "places", "entity-coref", "statement-types", "copies", "verdicts",
    "coded-events", "event-parties", "event-factuality",
    "party-codes", "event-circumstances", "told-acts",
    "claim-pairs",
    "timelines",
    "sentence-kinds", "loaded-words", "perpetrators", "list-members",
    "fact-checks", "families",
}  # fmt: skip


def test_every_task_has_a_scorer_and_a_gold_set() -> None:
    assert set(TASKS) == TASK_NAMES
    assert {gold.task for gold in GOLD_SETS.values()} == TASK_NAMES


def test_no_gold_set_is_a_test_split() -> None:
    assert all(
        "dev" in gold.file and "test" not in gold.file.lower()
        for gold in GOLD_SETS.values()
        if not gold.own and gold.passages is None
    )


def test_passages_of_training_splits_are_those_that_no_training_sees() -> None:
    rows = [
        json.loads(line)
        for path in sorted(Path("training/told").glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    held = {(row["set"], row["id"]) for row in rows if row["part"] == "held"}
    tune = {(row["set"], row["id"]) for row in rows if row["part"] == "tune"}
    assert len(held) >= 100
    assert not held & tune


def test_an_unknown_task_is_answered_with_those_there_are() -> None:
    with pytest.raises(OptionError, match="there is no task 'quotes'") as caught:
        find_task("quotes")
    assert "attribution" in caught.value.fix


@pytest.mark.parametrize("name", sorted(name for name in TASK_NAMES if not TASKS[name].predict))
def test_a_task_that_nothing_predicts_says_so_and_what_exists(name: str) -> None:
    with pytest.raises(OptionError, match=f"nothing predicts {name} yet") as caught:
        find_predictor(name)
    assert "timex" in caught.value.fix
    assert name not in caught.value.fix.split(": ")[1].split(", ")


def test_an_option_of_another_task_is_refused() -> None:
    allowed = TASKS["timex"].predict_options
    assert check_options("timex", {"nested": False, "scheme": None}, allowed) == {}
    with pytest.raises(OptionError, match="--nested means nothing to the task timex"):
        check_options("timex", {"nested": True}, allowed)


def test_an_unknown_scheme_is_refused_with_those_there_are() -> None:
    with pytest.raises(OptionError, match="entities has no scheme 'x'") as caught:
        check_options("entities", {"scheme": "x"}, TASKS["entities"].predict_options)
    assert "re3d" in caught.value.fix


def test_an_error_rate_is_said_for_each_kind_of_record_once() -> None:
    records = [gold.record for gold in GOLD_SETS.values() if gold.record]
    assert sorted(records) == [
        "events",
        "fact_checks",
        "figures",
        "framings",
        "mentions",
        "places",
        "statements",
        "times",
        "verdicts",
    ]
    assert all(gold.sentence and gold.right_path for gold in GOLD_SETS.values() if gold.record)
