"""Timelines of an entity over many documents, as SemEval-2015 task 4 scores them.

A line of a timeline has a date, a place in the order, and the mentions of one event: the number of
the document, the number of the sentence, and the words. Lines without a place in the order
(`order` 0: neither dated nor ordered) are left out on both sides.

A timeline becomes relations (Minard et al. 2015, *SemEval-2015 Task 4: TimeLine*, and the page of
its tools): each event is SIMULTANEOUS with its date, and of two events one is BEFORE the other, or
they are SIMULTANEOUS. The score is the temporal awareness of UzZaman and Allen (2011), as in
TempEval-3: precision is the share of the relations of the prediction, those left out that follow
from others, which the closure of gold holds; recall the same the other way round. Counts are
summed over all timelines (micro F1).

Of relations that follow from each other these are kept: each event with its date; where dates do
not count, or a line has none, each event with the next of the same place; and the first event of
each place with the first of the next. The program of the task was not at hand, and it may keep
others, so that its figures may differ a little.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alleged.quality.scorers.counts import percent, prf_apart

Rows = Mapping[Any, Mapping[str, Any]]
Mention = tuple[str, int, str]
Node = tuple[str, int]
"""An event: of gold by its number, or one of the prediction that gold has not."""


@dataclass(frozen=True, slots=True)
class Line:
    """An event of a timeline."""

    order: int
    date: str | None
    """None where no figure of it is known."""
    mentions: frozenset[Mention]


Placed = dict[Node, Line]


def score_timelines(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Micro F1 over the timelines: `anchored` with dates and order, `ordered` by order alone.

    `events`: which events stand in a timeline at all, whatever their date; `dates`: of events that
    both sides have, the share with gold's date.
    """
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    dates = [0, 0]
    for key, row in gold.items():
        wanted, given = align(lines_of(row), lines_of(predicted.get(key) or {}))
        for name, dated in (("anchored", True), ("ordered", False)):
            _add(counts[name], compare(wanted, given, dated=dated))
        common = wanted.keys() & given.keys()
        _add(counts["events"], (len(common), len(given), len(common), len(wanted)))
        dates[0] += sum(wanted[node].date == given[node].date for node in common)
        dates[1] += len(common)
    return {
        "task": "timelines",
        "timelines": len(gold),
        "without_prediction": sum(key not in predicted for key in gold),
        **{name: _scores(counts[name]) for name in ("anchored", "ordered", "events")},
        "dates": percent(dates[0] / dates[1]) if dates[1] else None,
    }


def lines_of(row: Mapping[str, Any]) -> list[Line]:
    """The lines of a timeline that have a place in its order."""
    return [
        Line(
            order=one["order"],
            date=one["date"] if any(c.isdigit() for c in one["date"] or "") else None,
            mentions=frozenset(
                (str(m["doc"]), m["sentence"], m["event"].replace(" ", "_")) for m in one["events"]
            ),
        )
        for one in row.get("timeline") or []
        if one["order"]
    ]


def align(gold: Sequence[Line], predicted: Sequence[Line]) -> tuple[Placed, Placed]:
    """Both timelines by the same names of events.

    A predicted event is the first one of gold, not yet taken, that has one of its mentions.
    """
    wanted = {("gold", number): line for number, line in enumerate(gold)}
    given: Placed = {}
    for number, line in enumerate(predicted):
        node = next(
            (
                one
                for one, other in wanted.items()
                if one not in given and other.mentions & line.mentions
            ),
            ("other", number),
        )
        given[node] = line
    return wanted, given


def compare(wanted: Placed, given: Placed, *, dated: bool) -> tuple[int, int, int, int]:
    """Relations of the prediction that gold has, and of how many; the other way round."""
    made, asked = (list(relations(one, dated=dated)) for one in (given, wanted))
    return (
        sum(_holds(wanted, relation) for relation in made),
        len(made),
        sum(_holds(given, relation) for relation in asked),
        len(asked),
    )


Relation = tuple[Node, str, Node | str]


def relations(placed: Placed, *, dated: bool) -> Iterator[Relation]:
    """The relations of a timeline without those that follow from others."""
    by_order: dict[int, list[Node]] = defaultdict(list)
    for node, line in placed.items():
        by_order[line.order].append(node)
    before: Node | None = None
    for _, nodes in sorted(by_order.items()):
        if before is not None:
            yield before, "BEFORE", nodes[0]
        before = nodes[0]
        for number, node in enumerate(nodes):
            date = placed[node].date if dated else None
            if date is not None:
                yield node, "SIMULTANEOUS", date
            elif number:
                yield nodes[number - 1], "SIMULTANEOUS", node


def _holds(placed: Placed, relation: Relation) -> bool:
    """Whether a timeline says the same of these two, or lets it follow."""
    one, kind, other = relation
    if one not in placed:
        return False
    if isinstance(other, str):
        return placed[one].date == other
    if other not in placed:
        return False
    first, second = placed[one].order, placed[other].order
    return first < second if kind == "BEFORE" else first == second


def _add(counts: list[int], more: tuple[int, int, int, int]) -> None:
    for number, value in enumerate(more):
        counts[number] += value


def _scores(counts: list[int]) -> dict[str, float]:
    right_p, given, right_r, wanted = counts
    return prf_apart(right_p, given, right_r, wanted)


def check_timeline(row: Mapping[str, Any], size: int) -> str | None:
    """`timeline`, each line with `order`, `date` and `events`."""
    entries = row.get("timeline")
    if not isinstance(entries, list):
        return '"timeline" is no list of objects'
    for entry in entries:
        if not isinstance(entry, dict) or not isinstance(entry.get("order"), int):
            return '"timeline" holds one without an "order" that is a whole number'
        events = entry.get("events")
        if "date" not in entry or not isinstance(events, list):
            return '"timeline" holds one without "date" or without a list of "events"'
        for event in events:
            if not isinstance(event, dict) or not {"doc", "sentence", "event"} <= event.keys():
                return 'an event of "timeline" has no "doc", "sentence" and "event"'
    return None
