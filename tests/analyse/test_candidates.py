"""How likely a candidate is the speaker, on statements judged by hand."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from alleged.analyse.candidates import COUNTS, Ground, shares, weighed
from alleged.quality.calibration import calibration

OWN = Path(__file__).parent / "candidates_own"
FEWEST = 5
"""Cases from which a ground and number of candidates has counts of its own."""
ECE, BRIER = 0.0569, 0.1995
"""Measured on the held half."""


@dataclass(frozen=True, slots=True)
class Case:
    half: str
    ground: Ground
    count: int
    right: tuple[int, ...]

    def outcomes(self) -> tuple[float, ...]:
        """What is right of each candidate, and last of somebody else; two right ones halve it."""
        each = [(rank in self.right) / (len(self.right) or 1) for rank in range(self.count)]
        return (*each, float(not self.right))


def read(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (OWN / name).read_text(encoding="utf-8").splitlines()]


def cases(half: str) -> list[Case]:
    right = {row["id"]: row["right"] for row in read("labels.jsonl")}
    return [
        Case(
            half=half,
            ground=Ground(row["candidates"][0]["ground"]),  # type: ignore[index]
            count=len(row["candidates"]),  # type: ignore[arg-type]
            right=tuple(right[row["id"]]),  # type: ignore[arg-type]
        )
        for row in read("places.jsonl")
        if row["half"] == half
    ]


def judged(half: str) -> Iterator[tuple[float, bool]]:
    """Every candidate twice, so that of two who speak together each can be half right."""
    for case in cases(half):
        outcomes = case.outcomes()
        for probability, outcome in zip(shares(case.ground, case.count), outcomes, strict=False):
            yield probability, outcome > 0
            yield probability, outcome == 1


def test_judgements_are_of_the_candidates_that_were_drawn() -> None:
    places = {row["id"]: row for row in read("places.jsonl")}
    labels = {row["id"]: row["right"] for row in read("labels.jsonl")}
    assert places.keys() == labels.keys()
    assert len(places) >= 120
    halves = defaultdict(set)
    for id_, row in places.items():
        halves[row["text"]].add(row["half"])
        assert all(0 <= rank < len(row["candidates"]) for rank in labels[id_])  # type: ignore
    assert all(len(half) == 1 for half in halves.values())


def test_counts_are_those_of_the_tuning_half() -> None:
    counted: dict[tuple[Ground, int], list[tuple[float, ...]]] = defaultdict(list)
    for case in cases("tune"):
        counted[case.ground, case.count].append(case.outcomes())
    summed = {
        key: tuple(sum(column) for column in zip(*outcomes, strict=True))
        for key, outcomes in counted.items()
        if len(outcomes) >= FEWEST
    }
    assert summed == COUNTS


def test_probabilities_on_the_held_half_are_as_well_calibrated_as_before() -> None:
    found = calibration(judged("held"))
    assert (found["ece"], found["brier"]) == (ECE, BRIER)


@pytest.mark.parametrize("ground", Ground)
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_the_likeliest_comes_first_and_something_is_left_for_somebody_else(
    ground: Ground, count: int
) -> None:
    found = shares(ground, count)
    assert len(found) == count
    assert sorted(found, reverse=True) == list(found)
    assert min(found) > 0
    assert sum(found) < 1


def test_a_candidate_says_why_it_is_offered_and_what_its_probability_rests_on() -> None:
    first, second = weighed(Ground.BEFORE, [("Ana Ruiz", "the speaker before"), ("Oda Lund", "n")])
    assert first.reason == "the speaker before; counted in 34 cases"
    assert first.probability > second.probability
    (byline,) = weighed(Ground.BYLINE, [("Ana Ruiz", "the byline")])
    assert byline.reason == "the byline; too few cases to tell them apart"
