"""Read the labels of who did what to whom, and find their words in the articles."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

TYPE_NAMES = """
AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION
MOBILIZE COERCE ASSAULT
"""
TYPES = frozenset(TYPE_NAMES.split())
STATUS_NAMES = """
happened attempted alleged ordered planned future hypothetical negated generic
"""
STATUSES = frozenset(STATUS_NAMES.split())


def event_rows(
    path: Path, labels: Sequence[dict[str, Any]], entities: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """A line for each article that has labels of events, in the order of the articles."""
    known = tomllib.loads(path.read_text(encoding="utf-8"))
    if unknown := known.keys() - {label["number"] for label in labels}:
        raise ValueError(f"{path.name}: no such article: {sorted(unknown)}")
    for label in labels:
        if label["number"] in known:
            events = [
                event_row(label, event, entities) for event in known[label["number"]]["events"]
            ]
            events.sort(key=lambda event: event["start"])
            yield {"id": label["id"], "text": label["text"], "events": events}


def event_row(
    label: Mapping[str, Any], event: Mapping[str, Any], entities: Mapping[str, Any]
) -> dict[str, Any]:
    """One event with its offsets."""
    if event["type"] not in TYPES or event["status"] not in STATUSES:
        raise ValueError(f"{label['number']}: no such type or status: {event}")
    occurrence = event.get("occurrence", 0)
    return {
        **find_words(label, event["words"], occurrence),
        "event_type": event["type"],
        "mode": [event["mode"]] if "mode" in event else [],
        "label": event.get("label"),
        "status": event["status"],
        "actors": parties(label, event.get("actor"), entities),
        "recipients": parties(label, event.get("recipient"), entities),
    }


def parties(
    label: Mapping[str, Any], party: str | None, entities: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Nobody, an entity (with its first mention, where it has one), or words of the text."""
    if party is None:
        return []
    if party not in entities:
        return [find_words(label, party, 0) | {"entity": None}]
    first = next((m for m in label["mentions"] if m["entity"] == party), None)
    if first is None:
        return [{"start": None, "end": None, "words": entities[party]["name"], "entity": party}]
    keys = ("start", "end", "words", "occurrence")
    return [{key: first[key] for key in keys} | {"entity": party}]


def find_words(label: Mapping[str, Any], words: str, occurrence: int) -> dict[str, Any]:
    """The words with their offsets."""
    start = label["text"].find(words)
    for _ in range(occurrence):
        start = label["text"].find(words, start + 1)
    if start < 0:
        raise ValueError(f"events.toml: {words!r} does not stand in {label['number']}")
    return {
        "start": start,
        "end": start + len(words),
        "words": words,
        "occurrence": occurrence,
    }
