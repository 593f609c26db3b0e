"""Our own labelled circumstances of events: the set itself."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from alleged.plover import EVENT_TYPES
from alleged.records.events import EventLabel, EventStatus, MagnitudeKind
from alleged.records.figures import Bound

FOLDER = Path(__file__).parent / "circumstances_own"

Json = dict[str, Any]


HALVES = ("held", "dev")


def lines(name: str, halves: tuple[str, ...] = HALVES) -> list[Json]:
    return [
        json.loads(line)
        for half in halves
        for line in (FOLDER / half / name).read_text("utf-8").splitlines()
    ]


def labels() -> list[Json]:
    return [label for row in lines("labels.jsonl") for label in row["triggers"]]


def test_every_trigger_has_one_label_and_stands_at_its_place() -> None:
    events = [(row, event) for row in lines("texts.jsonl") for event in row["triggers"]]
    assert Counter(event["id"] for _, event in events) == Counter(label["id"] for label in labels())
    assert len(events) >= 180
    for row, event in events:
        assert row["text"][event["start"] : event["end"]] == event["words"]
        assert event["type"] in {None, *EVENT_TYPES}
        assert event["label"] in {None, *EventLabel}
        assert event["status"] in set(EventStatus)
        assert event["mode"] is None or event["mode"] in EVENT_TYPES[event["type"]].modes
        assert all(words in row["text"] for words in (*event["actors"], *event["recipients"]))


def test_half_of_at_least_sixty_texts_from_many_countries_is_held_back() -> None:
    rows = lines("texts.jsonl")
    assert len(rows) >= 60
    assert len(lines("texts.jsonl", ("held",))) * 2 >= len(rows)
    assert len({row["country"] for row in rows}) >= 9


def test_labels_are_words_of_the_text_days_and_kinds_that_there_are() -> None:
    texts = {event["id"]: row["text"] for row in lines("texts.jsonl") for event in row["triggers"]}
    for label in labels():
        text = texts[label["id"]]
        for words in (*label["place"], *label["instrument"], *label["speaker"]):
            assert words is None or words in text
        for first, last in label["times"]:
            assert not (first and last) or date.fromisoformat(first) <= date.fromisoformat(last)
        for magnitude in (one for some in label["magnitudes"] for one in some):
            assert magnitude["kind"] in set(MagnitudeKind)
            assert magnitude["bound"] in set(Bound)
        assert label["same_as"] is None or label["same_as"] < label["id"]
