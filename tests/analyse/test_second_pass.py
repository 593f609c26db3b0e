"""How far a second, blind annotator of our own sets agrees with the first one.

The second pass was made from the texts and the guidelines alone, on the held halves. Both
annotators are language models of one kind, so that people may well agree less: read the shares as
upper bounds. They stand in the README of each set.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
Row = dict[str, Any]


def rows(path: str) -> dict[str, Row]:
    lines = (HERE / path).read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def share(answers: Iterable[bool]) -> float:
    listed = list(answers)
    return round(sum(listed) / len(listed), 3)


def twice(first: str, second: str) -> list[tuple[Row, Row]]:
    labelled = rows(first)
    return [(labelled[id], row) for id, row in rows(second).items()]


def dates() -> Iterator[tuple[str, bool]]:
    for first, second in twice("dates/labels.jsonl", "dates/second.jsonl"):
        same = (first["begin"], first["end"]) == (second["begin"], second["end"])
        yield "interval", same
        yield "precision", first["precision"] == second["precision"]


def places() -> Iterator[tuple[str, bool]]:
    for first, second in twice("places_own/held/labels.jsonl", "places_own/held/second.jsonl"):
        answers = {(one["start"], one["end"]): one for one in second["places"]}
        for label in first["places"]:
            answer = answers[label["start"], label["end"]]
            yield "country", label["country"] == answer["country"]
            yield "role", label["role"] == answer["role"]
            yield "no place", (label["place"] is None) == answer["null"]


def meet(one: list[int] | None, other: list[int] | None) -> bool:
    if one is None or other is None:
        return one is other
    return one[0] < other[1] and other[0] < one[1]


def figures() -> Iterator[tuple[str, bool]]:
    for first, second in twice("figures_own/labels.jsonl", "figures_own/second.jsonl"):
        for label in first["figures"]:
            (answer,) = (one for one in second["figures"] if meet(one["number"], label["number"]))
            measures = [(one, other) for one in label["measure"] for other in answer["measure"]]
            both_empty = not label["measure"] and not answer["measure"]
            yield "measure", both_empty or any(meet(one, other) for one, other in measures)
            for name in ("entity", "base", "period", "place"):
                yield name, meet(label[name], answer[name])


SETS: dict[Callable[[], Iterator[tuple[str, bool]]], dict[str, float]] = {
    dates: {"interval": 0.973, "precision": 0.986},
    places: {"country": 1.0, "role": 0.992, "no place": 1.0},
    figures: {"measure": 0.857, "entity": 0.905, "base": 0.968, "period": 0.937, "place": 0.889},
}
"""Share of labels on which the two agree; spans agree when they overlap."""


@pytest.mark.parametrize("compare", SETS, ids=lambda compare: compare.__name__)
def test_two_annotators_agree_as_the_readme_of_the_set_says(
    compare: Callable[[], Iterator[tuple[str, bool]]],
) -> None:
    answers = list(compare())
    names = dict.fromkeys(name for name, _ in answers)
    agreed = {name: share(same for other, same in answers if other == name) for name in names}
    assert agreed == SETS[compare]
