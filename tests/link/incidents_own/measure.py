"""How often two acts are rightly told to be one: `python -m tests.link.incidents_own.measure`.

With given events, so that only the linking is measured.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from tests.link.made_events import a_dated_document, an_event

from alleged.link.incidents import linked_incidents
from alleged.records.documents import Document
from alleged.records.events import Event
from alleged.records.incidents import Membership, Tie
from alleged.records.spans import Span

FOLDER = Path(__file__).parent
LABELS = ("same", "different", "part", "open")


def rows(half: str, name: str) -> list[dict[str, Any]]:
    """The rows of a file of a half."""
    with (FOLDER / half / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def given_event(text: dict[str, Any], told: dict[str, Any]) -> tuple[Document, Event]:
    """A document with its given event."""
    document = a_dated_document(text["text"], text["published"])
    time = told["time"] or {}
    event = an_event(
        document,
        Span(*told["trigger"]),
        event_type=told["event_type"],
        label=told["label"],
        actors=[Span(*one) for one in told["actors"]],
        recipients=[Span(*one) for one in told["recipients"]],
        place=Span(*told["place"]) if told["place"] else None,
        begin=time.get("begin"),
        end=time.get("end"),
        numbers=[(one["kind"], one["value"], Span(*one["span"])) for one in told["numbers"]],
        status=told["status"],
    )
    return document, event


def told(text: dict[str, Any], events: dict[str, Any]) -> tuple[str, str]:
    """What the linking says of a pair, and why."""
    pair = [given_event(text[side], events[side]) for side in ("one", "other")]
    incidents, links = linked_incidents([one for one, _ in pair], [one for _, one in pair])
    if len(incidents) == 1:
        return "same", max((link.reason for link in links), key=len)
    ties = [tie for one in incidents for tie in one.ties]
    open_ = [link for link in links if link.relation is Membership.MAY_BE]
    parts = [tie for tie in ties if tie.tie is Tie.PART_OF]
    if parts:
        first = next(
            link.incident_id
            for link in links
            if link.event_id == pair[0][1].id and link.relation is Membership.MEMBER
        )
        part = next(one.id for one in incidents if any(t.tie is Tie.PART_OF for t in one.ties))
        return "part-one" if part == first else "part-other", parts[0].reason
    if open_:
        return "open", open_[0].reason
    return "different", ties[0].reason if ties else ""


def measure(half: str) -> list[tuple[str, str, str, str]]:
    """Of each pair of a half: id, label, what was told, why."""
    labels = {row["id"]: row["label"] for row in rows(half, "labels")}
    events = {row["id"]: row for row in rows(half, "events")}
    return [
        (row["id"], labels[row["id"]], *told(row, events[row["id"]])) for row in rows(half, "texts")
    ]


def macro_f1(outcomes: list[tuple[str, str, str, str]]) -> float:
    """Mean F1 of the four labels; which side is the part counts."""
    pairs = Counter((label, said) for _, label, said, _ in outcomes)
    scores = []
    for name in LABELS:
        right = sum(n for (a, b), n in pairs.items() if a == b and a.startswith(name))
        given = sum(n for (a, _), n in pairs.items() if a.startswith(name))
        said = sum(n for (_, b), n in pairs.items() if b.startswith(name))
        scores.append(2 * right / (given + said) if given + said else 1.0)
    return sum(scores) / len(scores)


def main() -> None:
    """Print both halves; the pairs that are wrong of `dev` alone."""
    for half in ("dev", "held"):
        outcomes = measure(half)
        right = sum(label == said for _, label, said, _ in outcomes)
        print(f"{half}: {right} of {len(outcomes)} right, macro F1 {100 * macro_f1(outcomes):.1f}")
        if half == "dev":
            for id_, label, said, reason in outcomes:
                if label != said:
                    print(f"  {id_}: {label}, told {said}: {reason}")


if __name__ == "__main__":
    main()
