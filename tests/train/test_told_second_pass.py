"""How far a second, blind annotator agrees with the acts of the held passages of `training/told`.

Places alone are compared, so that the texts are not needed. Both annotators are language models of
one kind: take the figures as an upper bound. They stand in the README of the set.
"""

from __future__ import annotations

import json
from collections import Counter
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
def passages(name: str) -> dict[Key, tuple[Acts, Acts]]:
    """The passages that were annotated twice, with the acts of both."""
    first = {key_of(row): as_read(row) for row in rows_of(TOLD, "held")}
    lines = (TOLD / "second" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return {key_of(row): (first[key_of(row)], as_read(row)) for row in map(json.loads, lines)}


def as_read(row: Row) -> Acts:
    """The acts of a row, a resignation under the one label that training knows for it."""
    return [
        {**act, "kind": "resignation", "modes": []} if act["modes"] == ["resign"] else act
        for act in row["acts"]
    ]


def same_words(one: Row, other: Row) -> bool:
    return bool(one["trigger"] == other["trigger"])


def same_kind_there(one: Row, other: Row) -> bool:
    return one["kind"] == other["kind"] and overlap(one, other)


def overlap(one: Row, other: Row) -> bool:
    return spans_overlap(one["trigger"], other["trigger"])


def acts_twice(first: Acts, second: Acts) -> list[tuple[Row, Row]]:
    return matched(first, second, same_words, same_kind_there, overlap)


def all_acts_twice(name: str, wanted: Callable[[Row], bool]) -> Iterator[tuple[Row, Row]]:
    for first, second in passages(name).values():
        yield from acts_twice(list(filter(wanted, first)), list(filter(wanted, second)))


def labels(name: str) -> Iterator[tuple[str, Pair]]:
    for one, other in all_acts_twice(name, any_act):
        yield "kind", (one["kind"], other["kind"])
        if "other" not in (one["kind"], other["kind"]):
            yield "kind, both with a code", (one["kind"], other["kind"])
        if one["kind"] == other["kind"] and one["modes"] and other["modes"]:
            yield "mode", (one["modes"][0], other["modes"][0])
        yield "status", (one["status"], other["status"])
    for one, other in all_acts_twice(name, with_code):
        yield "status, acts with a code", (one["status"], other["status"])


def for_scorer(acts: Sequence[Row]) -> dict[str, Acts]:
    """Acts as the scorer of `told-acts` reads them."""
    moved = [{**act, "start": act["trigger"][0], "end": act["trigger"][1]} for act in acts]
    return {"acts": moved}


def any_act(act: Row) -> bool:
    return "kind" in act


def with_code(act: Row) -> bool:
    return bool(act["kind"] != "other")


def without_code(act: Row) -> bool:
    return not with_code(act)


def by_word(act: Row) -> bool:
    return act["kind"] in BY_WORD


def deed(act: Row) -> bool:
    return act["kind"] not in BY_WORD | {"other"}


def counted(name: str, wanted: Callable[[Row], bool]) -> tuple[int, int, int]:
    """How many triggers both marked, the first and the second."""
    both = here = there = 0
    for first, second in passages(name).values():
        one, other = list(filter(wanted, first)), list(filter(wanted, second))
        both += len(acts_twice(one, other))
        here += len(one)
        there += len(other)
    return both, here, there


def places_of(name: str, wanted: Callable[[Row], bool], field: str) -> tuple[int, int, int]:
    both = here = there = 0
    for one, other in all_acts_twice(name, wanted):
        both += len(matched(one[field], other[field], spans_overlap))
        here += len(one[field])
        there += len(other[field])
    return both, here, there


PASSAGES: Mapping[str, Mapping[str, int]] = {
    "held": {"polnear": 60, "babe": 15, "ecbplus": 5},
    "held-c": {"ecbplus": 14, "tempeval": 13, "newswcl": 7, "re3d": 6, "india": 5},
    "held-d": {"polnear": 19, "muc4": 16},
}
"""Files of the second pass: of how many passages of each set."""
LABELS: Mapping[str, Mapping[str, tuple[int, float, float]]] = {
    "held": {
        "kind": (407, 0.894, 0.882),
        "kind, both with a code": (390, 0.923, 0.913),
        "mode": (183, 0.94, 0.933),
        "status": (407, 0.907, 0.8),
        "status, acts with a code": (390, 0.903, 0.792),
    },
    "held-c": {
        "kind": (574, 0.89, 0.878),
        "kind, both with a code": (435, 0.954, 0.949),
        "mode": (170, 0.929, 0.924),
        "status": (574, 0.918, 0.852),
        "status, acts with a code": (436, 0.917, 0.849),
    },
    "held-d": {
        "kind": (380, 0.913, 0.902),
        "kind, both with a code": (298, 0.956, 0.95),
        "mode": (124, 1.0, 1.0),
        "status": (380, 0.895, 0.777),
        "status, acts with a code": (298, 0.886, 0.757),
    },
}
"""Of each label of acts that both marked: how many, the share that agrees, and Cohen's kappa."""
SCORES: Mapping[str, tuple[Mapping[str, float], float]] = {
    "held": ({"p": 58.73, "r": 82.57, "f1": 68.64}, 91.11),
    "held-c": ({"p": 79.54, "r": 86.85, "f1": 83.03}, 92.79),
    "held-d": ({"p": 72.52, "r": 88.51, "f1": 79.72}, 89.12),
}
"""Of acts with a code, by the scorer of the program: precision, recall and F1, and status."""


def test_the_second_pass_is_of_held_passages_and_never_trained_on() -> None:
    for name, sets in PASSAGES.items():
        assert Counter(key[0] for key in passages(name)) == sets
    assert {path.stem for path in (TOLD / "second").glob("*")} == set(PASSAGES)
    read = [row for split in ("train", "dev", "held", "judge") for row in rows_of(TOLD, split)]
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in TOLD.glob("*.jsonl"))
    assert len(read) == lines  # nothing of the folder below


def test_each_file_of_the_second_pass_is_of_the_annotators_that_it_names() -> None:
    for name in PASSAGES:
        files = TOLD.glob(f"annot-{name[-1]}.jsonl" if "-" in name else "annot-[ab].jsonl")
        lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]
        assert set(passages(name)) <= {key_of(json.loads(line)) for line in lines}


@pytest.mark.parametrize(
    ("name", "wanted", "both", "first", "second", "agreement"),
    [
        ("held", any_act, 407, 444, 671, 0.73),
        ("held", with_code, 390, 436, 613, 0.744),
        ("held", by_word, 186, 208, 341, 0.678),
        ("held", deed, 191, 228, 272, 0.764),
        ("held-c", any_act, 574, 600, 720, 0.87),
        ("held-c", with_code, 436, 479, 523, 0.87),
        ("held-c", by_word, 242, 264, 289, 0.875),
        ("held-c", deed, 189, 215, 234, 0.842),
        ("held-c", without_code, 96, 121, 197, 0.604),
        ("held-d", any_act, 380, 392, 533, 0.822),
        ("held-d", with_code, 298, 322, 393, 0.834),
        ("held-d", by_word, 126, 144, 186, 0.764),
        ("held-d", deed, 170, 178, 207, 0.883),
        ("held-d", without_code, 62, 70, 140, 0.59),
    ],
)
def test_both_annotators_mark_the_same_words_as_far_as_the_readme_says(
    name: str,
    wanted: Callable[[Row], bool],
    both: int,
    first: int,
    second: int,
    agreement: float,
) -> None:
    assert counted(name, wanted) == (both, first, second)
    assert round(f1(both, first, second), 3) == agreement


@pytest.mark.parametrize("name", PASSAGES)
def test_kind_mode_and_status_agree_as_far_as_the_readme_says(name: str) -> None:
    assert fields(labels(name)) == LABELS[name]


@pytest.mark.parametrize(
    ("name", "wanted", "field", "both", "first", "second", "agreement"),
    [
        ("held", any_act, "actors", 304, 328, 341, 0.909),
        ("held", any_act, "recipients", 229, 249, 253, 0.912),
        ("held", any_act, "places", 69, 74, 83, 0.879),
        ("held-c", any_act, "actors", 366, 400, 433, 0.879),
        ("held-c", any_act, "recipients", 205, 231, 279, 0.804),
        ("held-c", any_act, "places", 85, 95, 127, 0.766),
        ("held-c", with_code, "actors", 296, 325, 352, 0.874),
        ("held-c", with_code, "recipients", 163, 179, 209, 0.84),
        ("held-c", with_code, "places", 63, 70, 91, 0.783),
        ("held-d", any_act, "actors", 246, 272, 293, 0.871),
        ("held-d", any_act, "recipients", 173, 189, 216, 0.854),
        ("held-d", any_act, "places", 41, 49, 74, 0.667),
        ("held-d", with_code, "actors", 185, 205, 223, 0.864),
        ("held-d", with_code, "recipients", 150, 163, 182, 0.87),
        ("held-d", with_code, "places", 31, 39, 59, 0.633),
    ],
)
def test_parties_and_places_agree_as_far_as_the_readme_says(
    name: str,
    wanted: Callable[[Row], bool],
    field: str,
    both: int,
    first: int,
    second: int,
    agreement: float,
) -> None:
    assert places_of(name, wanted, field) == (both, first, second)
    assert round(f1(both, first, second), 3) == agreement


@pytest.mark.parametrize("name", PASSAGES)
def test_the_second_annotator_measured_like_the_program_scores_what_the_readme_says(
    name: str,
) -> None:
    first = {key: for_scorer(one) for key, (one, _) in passages(name).items()}
    second = {key: for_scorer(other) for key, (_, other) in passages(name).items()}
    scores = score_told_acts(first, second)
    assert (scores["coded"], scores["status"]) == SCORES[name]
