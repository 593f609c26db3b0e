"""Members of lists held against tables, each by itself."""

from __future__ import annotations

import json
from pathlib import Path

from tests.check.asking import verdicts_of

from alleged.records.verdicts import CheckSubject, Outcome, Verdict

OWN = Path(__file__).parent / "lists_own"


def outcomes(text: str, published: str = "2022-03-01") -> list[str]:
    found = [one for one in verdicts_of(text, published) if one.subject in FIGURES]
    return [one.outcome.value for one in sorted(found, key=lambda one: one.span)]


FIGURES = {CheckSubject.LEVEL, CheckSubject.SHARE, CheckSubject.RANK, CheckSubject.OTHER}


def test_one_wrong_member_differs_and_the_others_agree() -> None:
    text = "In 2021 Orvania mined 47,000 tonnes of tin, Kelmark 40,000 and Tolvia 23,000."
    assert outcomes(text) == ["agrees", "agrees", "differs"]


def test_a_member_has_the_scale_and_unit_of_the_first() -> None:
    text = "Cobalt reserves were 4.1 million tonnes in Kelmark, 3.5 in Velmora and 1.1 in Orvania."
    assert outcomes(text, "2023-03-01") == ["agrees"] * 3


def test_a_number_that_is_no_figure_is_checked_by_its_assessment() -> None:
    text = "Tin production in 2021 was led by Orvania (47,000 tonnes) and Kelmark (60,000)."
    first, second = sorted(verdicts_of(text), key=lambda one: one.span)
    assert (first.record_kind, first.outcome) == ("figures", Outcome.AGREES)
    assert (second.record_kind, second.outcome) == ("assessments", Outcome.DIFFERS)
    assert second.record_id.startswith("ass-")


def test_places_in_an_order_are_checked_one_by_one() -> None:
    text = "Orvania was the largest producer of tin in 2021, Tolvia the second."
    assert outcomes(text) == ["agrees", "differs"]


def test_members_of_a_list_that_no_table_is_about_are_not_checkable() -> None:
    text = "The port shipped 3 million tonnes of oats, 2.5 of rye and 0.5 of hay."
    assert outcomes(text) == ["not_checkable"] * 3


def test_what_holds_of_all_together_is_no_member() -> None:
    found: list[Verdict] = verdicts_of("Orvania and Kelmark together mined 87,000 tonnes in 2021.")
    assert {one.record_kind for one in found} <= {"figures"}


def test_every_labelled_member_points_at_its_words_and_half_is_held_back() -> None:
    counts = {}
    for half in ("dev", "held"):
        texts, labels = (
            {row["id"]: row for row in map(json.loads, (OWN / half / name).open(encoding="utf-8"))}
            for name in ("texts.jsonl", "labels.jsonl")
        )
        assert texts.keys() == labels.keys()
        counts[half] = len(texts)
        for key, row in labels.items():
            for one in row["members"]:
                start, end = one["span"]
                assert (
                    start <= one["anchor"][0] < one["anchor"][1] <= end <= len(texts[key]["text"])
                )
                assert one["verdict"] in set(Outcome)
    assert counts["held"] >= counts["dev"]
