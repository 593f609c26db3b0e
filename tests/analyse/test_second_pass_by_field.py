"""How far a second, blind annotator agrees with the labels of four sets, field by field.

Worth of a sentence, loaded words, events and their circumstances. The second pass was made from
the texts and the guidelines alone, on the held halves (of the events: every second text of it)
and on fresh parts (of the events likewise), and on two newest texts of each row of the events.
Both annotators are language models of one kind, so that people may well agree less: read the
figures as upper bounds. They stand in the README of each set and in `docs/quality.md`.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from operator import eq
from pathlib import Path

import pytest
from tests.agreement import (
    H,
    Pair,
    Row,
    f1,
    fields,
    matched,
    rows_by_id,
    rows_twice,
    shared,
    spans_overlap,
    words_overlap,
)
from tests.analyse.events_own.check import place_of

HERE = Path(__file__).parent
Answers = Iterator[tuple[str, Pair]]
Places = Iterator[tuple[str, int, int, int]]
"""What is marked: both, the first one, the second one."""


def halves(name: str, part: str = "held") -> list[tuple[Row, Row]]:
    folder = HERE / name / part
    return rows_twice(folder / "labels.jsonl", folder / "second.jsonl")


def worth() -> Answers:
    for first, second in halves("worth_own"):
        yield "kind", (first["kind"], second["kind"])
        yield "worth", (first["worth"], second["worth"])
        yield "worth above 0", (first["worth"] > 0, second["worth"] > 0)


def loaded_twice(first: Row, second: Row) -> list[tuple[Row, Row]]:
    return matched(
        first["loaded"],
        second["loaded"],
        lambda one, other: bool(one["span"] == other["span"]),
        lambda one, other: spans_overlap(one["span"], other["span"]),
    )


def framing(part: str = "held") -> Answers:
    for first, second in halves("framing_own", part):
        yield "holds loaded words", (bool(first["loaded"]), bool(second["loaded"]))
        for one, other in loaded_twice(first, second):
            for name in ("direction", "whose", "quoted"):
                yield name, (one[name], other[name])


def fresh_framing() -> Answers:
    yield from framing("fresh")


def framing_places(part: str = "held") -> Places:
    for first, second in halves("framing_own", part):
        both = loaded_twice(first, second)
        yield "loaded words", len(both), len(first["loaded"]), len(second["loaded"])
        for one, other in both:
            targets = (one["target"], other["target"])
            same = None not in targets and spans_overlap(*targets)
            yield "target", same, targets[0] is not None, targets[1] is not None


def fresh_framing_places() -> Places:
    yield from framing_places("fresh")


def circumstances_twice() -> Iterator[tuple[Row, Row]]:
    for first, second in halves("circumstances_own"):
        told = {one["id"]: one for one in second["triggers"]}
        yield from ((label, told[label["id"]]) for label in first["triggers"])


def words_of(label: Row, name: str) -> list[str | None]:
    """The answers that are right, in the order of the label; no place comes last."""
    given = label[name] if isinstance(label[name], list) else [label[name]]
    return [*given, *([None] if name == "place" and label["place_open"] else [])]


def same_words(one: str | None, other: str | None) -> bool:
    return one is other if one is None or other is None else words_overlap(one, other)


def numbers_of(label: Row) -> list[frozenset[tuple[str, float]]]:
    """The numbers that are right, without bounds: one with a single bound is that number."""
    return [
        frozenset((one["kind"], one["high"] if one["low"] is None else one["low"]) for one in some)
        for some in label["magnitudes"]
    ]


def answers(
    name: str, first: Sequence[H], second: Sequence[H], meets: Callable[[H, H], bool] = eq
) -> Answers:
    """Where several answers are allowed: whether one is common, and whether the first ones meet."""
    common = shared(first, second, meets)
    leading = shared(first[:1], second[:1], meets)
    yield name, common
    yield f"{name}, first answer", leading


def circumstances() -> Answers:
    for first, second in circumstances_twice():
        for name in ("place", "instrument", "speaker"):
            yield from answers(name, words_of(first, name), words_of(second, name), same_words)
        days, told_days = ([tuple(some) for some in label["times"]] for label in (first, second))
        yield from answers("times", days, told_days)
        yield from answers("magnitudes", numbers_of(first), numbers_of(second))
        yield "same act as", (first["same_as"], second["same_as"])
        yield "counted", (first["counted"], second["counted"])


def circumstances_places() -> Places:
    for first, second in circumstances_twice():
        for name in ("place", "instrument", "speaker"):
            one, other = (words_of(label, name)[0] for label in (first, second))
            named = (one is not None, other is not None)
            yield name, all(named) and same_words(one, other), *named
        some, others = (numbers_of(label)[0] for label in (first, second))
        yield "magnitudes", len(some & others), len(some), len(others)


def events_twice(part: str) -> Iterator[tuple[str, Row, Row]]:
    """part: what the names of the files begin with."""
    folder = HERE / "events_own"
    texts = rows_by_id(folder / f"{part}texts.jsonl")
    for first, second in rows_twice(folder / f"{part}labels.jsonl", folder / f"{part}second.jsonl"):
        yield texts[second["id"]]["text"], first, second


def overlap_in(text: str) -> Callable[[Row, Row], bool]:
    """Whether two entries with `words` and `nth` share a character."""
    return lambda one, other: spans_overlap(
        *(
            (place.start, place.end)
            for place in (place_of(text, entry["words"], entry["nth"]) for entry in (one, other))
        )
    )


def same_absence_in(text: str) -> Callable[[Row, Row], bool]:
    """Whether two entries rule out the same thing at words that share a character."""
    overlap = overlap_in(text)
    return lambda one, other: one["what"] == other["what"] and overlap(one, other)


def acts_twice(text: str, first: Row, second: Row) -> list[tuple[Row, Row]]:
    overlap = overlap_in(text)
    return matched(
        first["events"],
        second["events"],
        lambda one, other: bool(one["trigger"] == other["trigger"]),
        lambda one, other: overlap(one["trigger"], other["trigger"]),
    )


def types_of(event: Row) -> list[str]:
    return [kind["label"] or kind["type"] or "neither" for kind in event["kinds"]]


def modes_of(event: Row, name: str) -> list[str]:
    return [kind["mode"] for kind in event["kinds"] if kind["type"] == name and kind["mode"]]


def events(part: str = "") -> Answers:
    for text, first, second in events_twice(part):
        acts = acts_twice(text, first, second)
        for one, other in acts:
            if one.get("kinds") and other.get("kinds"):
                yield from answers("type or label", types_of(one), types_of(other))
                name, told = shared(types_of(one), types_of(other))
                if name == told and modes_of(one, name) and modes_of(other, name):
                    yield "mode", shared(modes_of(one, name), modes_of(other, name))
            if one.get("status") and other.get("status"):
                yield from answers("status", one["status"], other["status"])


def fresh_events() -> Answers:
    yield from events("fresh_")


def newest_events() -> Answers:
    yield from events("newest_")


def parties_meet(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(words_overlap(way, told) for way in one for told in other)


def all_warnings(label: Row) -> list[Row]:
    """Warnings of the text and of its events: words, nth, kinds."""
    of_events = [
        {**event["trigger"], "kinds": event["warnings"]}
        for event in label["events"]
        if event.get("warnings")
    ]
    of_text = [
        {**one, "kinds": one["warnings"] if "warnings" in one else one["kinds"]}
        for one in label.get("warnings", ())
    ]
    return [*of_events, *of_text]


def one_act(acts: Sequence[Row]) -> set[tuple[int, int]]:
    """Which of the mentions have the same letter for a group."""
    letters = [act.get("group") for act in acts]
    pairs = combinations(range(len(acts)), 2)
    return {(at, to) for at, to in pairs if letters[at] and letters[at] == letters[to]}


def events_places(part: str = "") -> Places:
    for text, first, second in events_twice(part):
        acts = acts_twice(text, first, second)
        yield "triggers", len(acts), len(first["events"]), len(second["events"])
        same, told_same = one_act([one for one, _ in acts]), one_act([one for _, one in acts])
        yield "pairs that are one act", len(same & told_same), len(same), len(told_same)
        for one, other in acts:
            for name in ("actors", "recipients"):
                if name in one and name in other:
                    both = matched(one[name], other[name], parties_meet)
                    yield name, len(both), len(one[name]), len(other[name])
        absent = matched(
            first.get("absent", []),
            second.get("absent", []),
            same_absence_in(text),
        )
        yield "absent", len(absent), len(first.get("absent", [])), len(second.get("absent", []))
        warnings = (all_warnings(first), all_warnings(second))  # the guide lets the place open
        warned = matched(
            *warnings,
            lambda one, other: bool(set(one["kinds"]) & set(other["kinds"])),
        )
        yield "warnings", len(warned), len(warnings[0]), len(warnings[1])


def fresh_events_places() -> Places:
    yield from events_places("fresh_")


def newest_events_places() -> Places:
    yield from events_places("newest_")


FIELDS: dict[Callable[[], Answers], dict[str, tuple[int, float, float]]] = {
    worth: {
        "kind": (103, 1.0, 1.0),
        "worth": (103, 0.825, 0.727),
        "worth above 0": (103, 0.99, 0.97),
    },
    framing: {
        "holds loaded words": (64, 1.0, 1.0),
        "direction": (33, 1.0, 1.0),
        "whose": (33, 0.939, 0.864),
        "quoted": (33, 1.0, 1.0),
    },
    fresh_framing: {
        "holds loaded words": (75, 1.0, 1.0),
        "direction": (76, 1.0, 1.0),
        "whose": (76, 0.961, 0.897),
        "quoted": (76, 1.0, 1.0),
    },
    circumstances: {
        "place": (101, 1.0, 1.0),
        "place, first answer": (101, 0.861, 0.847),
        "instrument": (101, 1.0, 1.0),
        "instrument, first answer": (101, 0.96, 0.767),
        "speaker": (101, 1.0, 1.0),
        "speaker, first answer": (101, 1.0, 1.0),
        "times": (101, 1.0, 1.0),
        "times, first answer": (101, 0.95, 0.949),
        "magnitudes": (101, 0.99, 0.976),
        "magnitudes, first answer": (101, 0.931, 0.821),
        "same act as": (101, 0.99, 0.967),
        "counted": (101, 0.98, 0.945),
    },
    events: {
        "type or label": (101, 1.0, 1.0),
        "type or label, first answer": (101, 0.98, 0.978),
        "mode": (35, 0.943, 0.938),
        "status": (104, 1.0, 1.0),
        "status, first answer": (104, 0.971, 0.94),
    },
    fresh_events: {
        "type or label": (94, 1.0, 1.0),
        "type or label, first answer": (94, 0.947, 0.939),
        "mode": (49, 1.0, 1.0),
        "status": (119, 1.0, 1.0),
        "status, first answer": (119, 0.975, 0.946),
    },
    newest_events: {
        "type or label": (76, 1.0, 1.0),
        "type or label, first answer": (76, 0.987, 0.986),
        "mode": (27, 1.0, 1.0),
        "status": (89, 1.0, 1.0),
        "status, first answer": (89, 0.966, 0.92),
    },
}
"""Of each field: how many labels, the share on which the two agree, and Cohen's kappa."""

PLACES: dict[Callable[[], Places], dict[str, tuple[int, int, int, float]]] = {
    framing_places: {"loaded words": (33, 33, 35, 0.971), "target": (25, 33, 31, 0.781)},
    fresh_framing_places: {"loaded words": (76, 76, 76, 1.0), "target": (75, 75, 75, 1.0)},
    circumstances_places: {
        "place": (65, 70, 78, 0.878),
        "instrument": (7, 11, 7, 0.778),
        "speaker": (17, 17, 17, 1.0),
        "magnitudes": (18, 25, 19, 0.818),
    },
    events_places: {
        "triggers": (108, 109, 140, 0.867),
        "pairs that are one act": (14, 16, 19, 0.8),
        "actors": (79, 79, 80, 0.994),
        "recipients": (57, 58, 57, 0.991),
        "absent": (17, 21, 24, 0.756),
        "warnings": (18, 18, 18, 1.0),
    },
    fresh_events_places: {
        "triggers": (121, 122, 184, 0.791),
        "pairs that are one act": (15, 17, 16, 0.909),
        "actors": (87, 87, 88, 0.994),
        "recipients": (61, 61, 62, 0.992),
        "absent": (13, 27, 21, 0.542),
        "warnings": (21, 21, 21, 1.0),
    },
    newest_events_places: {
        "triggers": (91, 91, 124, 0.847),
        "pairs that are one act": (18, 18, 19, 0.973),
        "actors": (67, 67, 69, 0.985),
        "recipients": (41, 42, 42, 0.976),
        "absent": (15, 15, 18, 0.909),
        "warnings": (14, 14, 14, 1.0),
    },
}
"""What both marked, the first one and the second one, and F1: places agree where they overlap,
names where they share a word. Where a label allows several answers its first one is compared."""


@pytest.mark.parametrize("compare", FIELDS, ids=lambda compare: compare.__name__)
def test_two_annotators_agree_on_each_field_as_the_readme_of_the_set_says(
    compare: Callable[[], Answers],
) -> None:
    assert fields(compare()) == FIELDS[compare]


@pytest.mark.parametrize("compare", PLACES, ids=lambda compare: compare.__name__)
def test_two_annotators_mark_the_same_words_as_far_as_the_readme_of_the_set_says(
    compare: Callable[[], Places],
) -> None:
    sums: dict[str, Counter[str]] = {}
    for name, both, first, second in compare():
        sums.setdefault(name, Counter()).update(both=both, first=first, second=second)
    counted = {
        name: (many["both"], many["first"], many["second"], round(f1(*many.values()), 3))
        for name, many in sums.items()
    }
    assert counted == PLACES[compare]
