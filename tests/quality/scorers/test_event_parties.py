"""Spans of parties, and events of records that give codes."""

from __future__ import annotations

from typing import Any

import pytest

from alleged.quality.scorers.event_parties import score_coded_events, score_event_parties

GOLD: dict[str, dict[str, Any]] = {
    "a": {
        "entities": [
            {"start": 0, "end": 7, "label": "source"},
            {"start": 15, "end": 22, "label": "target"},
            {"start": 30, "end": 36, "label": "other"},
        ]
    },
    "b": {"entities": None},
}
CODED: dict[str, dict[str, Any]] = {
    "a": {"events": [{"plover_type": "AID", "source": "VEL", "target": "KES"}]},
    "b": {"events": [], "no_events": True},
}


def party(text: str, code: str | None = None) -> dict[str, Any]:
    return {"text": text, "code": code}


def test_a_span_that_only_overlaps_is_right_in_overlap_and_wrong_in_strict() -> None:
    given = {"a": {"parties": [{"start": 0, "end": 7, "label": "source"},
                               {"start": 18, "end": 22, "label": "target"}]}}  # fmt: skip
    scores = score_event_parties(GOLD, given)
    assert scores["overlap"]["f1"] == 100.0
    assert scores["strict"]["f1"] == 50.0
    assert scores["source"]["strict"]["f1"] == 100.0
    assert scores["target"]["strict"]["f1"] == 0.0


def test_a_span_with_the_other_role_is_wrong() -> None:
    given = {"a": {"parties": [{"start": 0, "end": 7, "label": "target"}]}}
    assert score_event_parties(GOLD, given)["overlap"]["r"] == 0.0


def test_texts_that_nobody_annotated_are_left_out() -> None:
    assert score_event_parties(GOLD, {"b": {"parties": []}})["rows"] == 1


def test_a_party_fits_by_its_code_or_by_the_beginning_of_its_name() -> None:
    event = {"event_type": "AID", "actors": [party("Velmora")],
             "recipients": [party("the army", "KES")]}  # fmt: skip
    scores = score_coded_events(CODED, {"a": {"events": [event]}})
    assert scores["type_accuracy"] == 100.0
    assert scores["actor_accuracy"] == 100.0
    assert scores["recipient_accuracy"] == 100.0
    assert scores["quiet"] == 100.0


def test_roles_the_wrong_way_round_are_wrong() -> None:
    event = {"event_type": "AID", "actors": [party("Kestria")], "recipients": [party("Velmora")]}
    scores = score_coded_events(CODED, {"a": {"events": [event]}})
    assert scores["actor_accuracy"] == 0.0
    assert scores["recipient_accuracy"] == 0.0


def test_a_side_of_a_reciprocal_event_is_the_recipient_of_the_other() -> None:
    event = {"event_type": "AID", "reciprocal": True,
             "actors": [party("Velmora"), party("Kestria")], "recipients": []}  # fmt: skip
    assert score_coded_events(CODED, {"a": {"events": [event]}})["recipient_accuracy"] == 100.0


@pytest.mark.parametrize("kind", ["SANCTION", "ASSAULT"])
def test_parties_of_an_event_of_another_type_do_not_count(kind: str) -> None:
    event = {"event_type": kind, "actors": [party("Velmora")], "recipients": [party("Kestria")]}
    scores = score_coded_events(CODED, {"a": {"events": [event]}})
    assert scores["type_accuracy"] == 0.0
    assert scores["actor_accuracy"] == 0.0


def test_an_event_where_there_is_nothing_to_code_breaks_the_quiet() -> None:
    assert score_coded_events(CODED, {"b": {"events": [{"event_type": "AID"}]}})["quiet"] == 0.0
