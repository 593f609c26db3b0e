"""Lists taken apart, read with the figures and times of the package."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from tests.growth import assert_linear

from alleged.analyse.figures import find_figures
from alleged.analyse.list_members import FoundMember, find_members
from alleged.analyse.sentences import split_sentences
from alleged.analyse.times import find_times
from alleged.ingest.given import document_from_text

OWN = Path(__file__).parents[1] / "check" / "lists_own"


def members(text: str) -> list[FoundMember]:
    document = document_from_text(text)
    sentences = split_sentences(text)
    times = find_times(document, sentences=sentences)
    figures = find_figures(document, sentences=sentences, times=times)
    return [one for found in find_members(text, sentences, figures, times) for one in found]


def said(text: str) -> list[tuple[str, float | None, str | None]]:
    return [(one.span.of(text), one.member.low, one.member.unit) for one in members(text)]


def shared(text: str) -> list[str]:
    return [" ".join(span.of(text) for span in one.member.shared) for one in members(text)]


def test_a_number_without_a_unit_has_scale_and_unit_of_the_first() -> None:
    assert said("Arland sold 3 million tonnes of oats, 2.5 of rye and 0.5 of hay.")[1:] == [
        ("2.5 of rye", 2_500_000, "tonne"),
        ("0.5 of hay", 500_000, "tonne"),
    ]


def test_a_number_with_a_noun_of_its_own_takes_no_unit_over() -> None:
    text = "The town lost 3 million tonnes of oats, 12 barns and 4 mills."
    assert [(low, unit) for _, low, unit in said(text)][1:] == [(12, None), (4, None)]


def test_members_without_a_verb_share_verb_and_measure() -> None:
    text = "Arland mined 40,000 tonnes of tin in 2020, Borland 30,000 and Corland 5,000."
    assert shared(text)[1] == "mined tonnes of tin in 2020"
    assert [own for own, _, _ in said(text)][1:] == ["Borland 30,000", "Corland 5,000"]


def test_a_date_at_the_end_holds_for_all_members() -> None:
    text = "Output was 40 tonnes in Arland, 30 in Borland and 5 in Corland in 2020."
    assert all("in 2020" in one for one in shared(text))
    assert said(text)[2][0] == "5 in Corland"


def test_members_with_a_verb_share_the_subject() -> None:
    text = "The line was late on 20 days, stood still on 31 and carried 4 million people."
    assert shared(text)[1:] == ["The line", "The line"]


def test_a_member_without_a_number_is_one_too() -> None:
    text = "Riots were seen in Dorrel (3 dead), Brunn (5) and Ulm Ferry."
    assert [(own, low) for own, low, _ in said(text)][1:] == [("Brunn (5)", 5), ("Ulm Ferry", None)]


def test_places_in_an_order_are_members() -> None:
    text = "Arland is the largest grower of hops, Borland the second and Corland the third."
    assert [low for _, low, _ in said(text)] == [1, 2, 3]


def test_respectively_joins_names_and_numbers_in_their_order() -> None:
    text = "Arland and Borland grew 40 and 30 tonnes of hops respectively."
    assert [one.split()[0] for one in shared(text)] == ["Arland", "Borland"]
    assert [(low, unit) for _, low, unit in said(text)] == [(40, "tonne"), (30, "tonne")]


@pytest.mark.parametrize(
    "text",
    [
        "Arland and Borland together grew 70 tonnes of hops in 2020.",
        "The council met on 3, 4 and 9 May.",
        "Between 40 and 50 barns burned, and the road is closed.",
        "The mayor is 61, and the bridge opened on Monday.",
        "Police held 40 men and the army sent 300 troops to the border.",
    ],
)
def test_what_is_no_list_has_no_members(text: str) -> None:
    assert members(text) == []


def test_own_and_shared_words_never_overlap_and_lie_in_the_sentence() -> None:
    for half in ("dev", "held"):
        for line in (OWN / half / "texts.jsonl").read_text("utf-8").splitlines():
            text = json.loads(line)["text"]
            for one in members(text):
                pieces = sorted([one.span, *one.member.shared])
                assert all(a.end <= b.start for a, b in pairwise(pieces))
                assert one.span.holds(one.member.anchor)
                assert pieces[0].start >= 0
                assert pieces[-1].end <= len(text)


def test_time_grows_with_the_number_of_lists() -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = "Arland sold 3 tonnes of oats, 2 of rye and 1 of hay. " * (size // 53)
        document, sentences = document_from_text(text), split_sentences(text)
        figures = find_figures(document, sentences=sentences, times=())
        return lambda: find_members(text, sentences, figures, ())

    assert_linear(prepare)
