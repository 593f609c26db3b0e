"""Owners and agencies are scored by name, and what is left open is right where nothing is said."""

from __future__ import annotations

from typing import Any

import pytest

from alleged.quality.scorers.families import check_families, judge_families, score_families


def row(owner: str | None = None, voice: str | None = None, **more: Any) -> dict[str, Any]:
    return {"owner": owner, "voice": voice, **more}


GOLD = {1: row("Orrin Press"), 2: row(), 3: row(voice="Halden Wire"), 4: row("Orrin Press")}


def test_an_owner_that_is_made_up_costs_precision_and_one_that_is_missed_recall() -> None:
    scores = score_families(GOLD, {1: row("Orrin Press"), 2: row("Lode Group"), 3: row(), 4: row()})
    assert (scores["owner"]["p"], scores["owner"]["r"]) == (50, 50)
    assert (scores["voice"]["p"], scores["voice"]["r"]) == (0, 0)
    assert scores["accuracy"] == 25


def test_a_row_without_owner_and_agency_is_right_when_none_is_named() -> None:
    assert score_families({2: row()}, {2: row()})["accuracy"] == 100


def test_another_owner_is_wrong_with_the_probability_that_it_was_given() -> None:
    told = {1: row("Lode Group", probability=0.8), 2: row(), 4: row("Orrin Press", probability=0.9)}
    assert list(judge_families(GOLD, told)) == [(0.8, False), (0.9, True)]


@pytest.mark.parametrize("wrong", [{"owner": None}, {"owner": 3, "voice": None}])
def test_a_row_without_both_names_is_refused(wrong: dict[str, Any]) -> None:
    assert check_families(wrong, 10)
