"""How far a second, blind annotator agrees with the acts of the held passages of `training/told`.

Places alone are compared, so that the texts are not needed. Both annotators are language models of
one kind: take the figures as an upper bound. They stand in the README of the set.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest
from tests.agreement import Pair, Row, f1, fields, matched, spans_overlap

from alleged.quality.scorers.told_acts import score_told_acts
from alleged.train.told_sentences import rows_of

TOLD = Path(__file__).parents[2] / "training" / "told"
BY_WORD = frozenset(
    ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"]
)
"""Types of acts by word of mouth; what is neither of these nor `other` is a deed."""
Key = tuple[str, str, int, int]
Acts = list[Row]


def key_of(row: Row) -> Key:
    return row["set"], row["id"], row["start"], row["end"]


@cache
def passages() -> dict[Key, tuple[Acts, Acts]]:
    """The passages that were annotated twice, with the acts of both."""
    first = {key_of(row): row["acts"] for row in rows_of(TOLD, "held")}
    lines = (TOLD / "second" / "held.jsonl").read_text(encoding="utf-8").splitlines()
    return {key_of(row): (first[key_of(row)], row["acts"]) for row in map(json.loads, lines)}


def same_words(one: Row, other: Row) -> bool:
    return bool(one["trigger"] == other["trigger"])


def same_kind_there(one: Row, other: Row) -> bool:
    return one["kind"] == other["kind"] and overlap(one, other)


def overlap(one: Row, other: Row) -> bool:
    return spans_overlap(one["trigger"], other["trigger"])


def acts_twice(first: Acts, second: Acts) -> list[tuple[Row, Row]]:
    return matched(first, second, same_words, same_kind_there, overlap)


def all_acts_twice() -> Iterator[tuple[Row, Row]]:
    for first, second in passages().values():
        yield from acts_twice(first, second)


def labels() -> Iterator[tuple[str, Pair]]:
    for one, other in all_acts_twice():
        yield "kind", (one["kind"], other["kind"])
        if "other" not in (one["kind"], other["kind"]):
            yield "kind, both with a code", (one["kind"], other["kind"])
        if one["kind"] == other["kind"] and one["modes"] and other["modes"]:
            yield "mode", (one["modes"][0], other["modes"][0])
        yield "status", (one["status"], other["status"])


def for_scorer(acts: Sequence[Row]) -> dict[str, Acts]:
    """Acts as the scorer of `told-acts` reads them."""
    moved = [{**act, "start": act["trigger"][0], "end": act["trigger"][1]} for act in acts]
    return {"acts": moved}


def any_act(act: Row) -> bool:
    return "kind" in act


def by_word(act: Row) -> bool:
    return act["kind"] in BY_WORD


def deed(act: Row) -> bool:
    return act["kind"] not in BY_WORD | {"other"}


def counted(wanted: Callable[[Row], bool]) -> tuple[int, int, int]:
    """How many triggers both marked, the first and the second."""
    both = here = there = 0
    for first, second in passages().values():
        one, other = list(filter(wanted, first)), list(filter(wanted, second))
        both += len(acts_twice(one, other))
        here += len(one)
        there += len(other)
    return both, here, there


def places_of(name: str) -> tuple[int, int, int]:
    both = here = there = 0
    for one, other in all_acts_twice():
        both += len(matched(one[name], other[name], spans_overlap))
        here += len(one[name])
        there += len(other[name])
    return both, here, there


LABELS: Mapping[str, tuple[int, float, float]] = {
    "kind": (407, 0.894, 0.882),
    "kind, both with a code": (390, 0.923, 0.913),
    "mode": (183, 0.94, 0.933),
    "status": (407, 0.907, 0.8),
}
"""Of each label of acts that both marked: how many, the share that agrees, and Cohen's kappa."""


def test_the_second_pass_is_of_held_passages_and_never_trained_on() -> None:
    assert len(passages()) == 80
    assert sum(name == "polnear" for name, *_ in passages()) == 60
    read = [row for split in ("train", "dev", "held") for row in rows_of(TOLD, split)]
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in TOLD.glob("*.jsonl"))
    assert len(read) == lines  # nothing of the folder below


@pytest.mark.parametrize(
    ("wanted", "both", "first", "second", "agreement"),
    [
        (any_act, 407, 444, 671, 0.73),
        (by_word, 186, 208, 341, 0.678),
        (deed, 191, 228, 272, 0.764),
    ],
)
def test_both_annotators_mark_the_same_words_as_far_as_the_readme_says(
    wanted: Callable[[Row], bool], both: int, first: int, second: int, agreement: float
) -> None:
    assert counted(wanted) == (both, first, second)
    assert round(f1(both, first, second), 3) == agreement


def test_kind_mode_and_status_agree_as_far_as_the_readme_says() -> None:
    assert fields(labels()) == LABELS


@pytest.mark.parametrize(
    ("name", "both", "first", "second", "agreement"),
    [
        ("actors", 304, 328, 341, 0.909),
        ("recipients", 229, 249, 253, 0.912),
        ("places", 69, 74, 83, 0.879),
    ],
)
def test_parties_and_places_agree_as_far_as_the_readme_says(
    name: str, both: int, first: int, second: int, agreement: float
) -> None:
    assert places_of(name) == (both, first, second)
    assert round(f1(both, first, second), 3) == agreement


def test_the_second_annotator_measured_like_the_program_scores_what_the_readme_says() -> None:
    first = {key: for_scorer(one) for key, (one, _) in passages().items()}
    second = {key: for_scorer(other) for key, (_, other) in passages().items()}
    scores = score_told_acts(first, second)
    assert scores["coded"] == {"p": 58.73, "r": 82.57, "f1": 68.64}
    assert scores["status"] == 91.11
