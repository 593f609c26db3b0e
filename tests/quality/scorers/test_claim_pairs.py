"""How pairs of statements are scored, and that our own set of them is whole."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from alleged.quality.scorers.claim_pairs import judge_claim_pairs, score_claim_pairs
from alleged.records.claims import Clash, Entailment, PairRelation

FOLDER = Path(__file__).resolve().parents[2] / "link" / "claims_own"
HALVES = ("tune", "held", "practice", "fresh", "newest")


def rows(*pairs: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {"story": {"id": "story", "pairs": list(pairs)}}


def pair(id_: str, relation: str, **fields: Any) -> dict[str, Any]:
    return {"id": id_, "relation": relation, "clash": None, "entails": None, **fields}


def test_a_relation_missed_counts_against_both_labels() -> None:
    gold = rows(pair("a", "agree", entails="both"), pair("b", "unrelated"))
    predicted = rows(pair("a", "unrelated"), pair("b", "unrelated"))
    scores = score_claim_pairs(gold, predicted)
    assert scores["accuracy"] == 50.0
    assert scores["macro_f1"] == pytest.approx((0 + 200 / 3) / 2, abs=0.01)


def test_a_pair_without_an_answer_is_wrong() -> None:
    assert score_claim_pairs(rows(pair("a", "agree", entails="both")), {})["accuracy"] == 0.0


def test_what_clashes_is_asked_of_contradictions_found_alone() -> None:
    gold = rows(
        pair("a", "contradict", clash="date"),
        pair("b", "contradict", clash="number"),
        pair("c", "contradict", clash="number"),
    )
    predicted = rows(
        pair("a", "contradict", clash="date"),
        pair("b", "contradict", clash="polarity"),
        pair("c", "agree", entails="both"),
    )
    assert score_claim_pairs(gold, predicted)["clash"] == {"accuracy": 50.0, "rows": 2}


def test_the_probability_is_judged_by_the_relation() -> None:
    gold = rows(pair("a", "agree"), pair("b", "agree"))
    predicted = rows(pair("a", "agree", probability=0.9), pair("b", "contradict", probability=0.6))
    assert list(judge_claim_pairs(gold, predicted)) == [(0.9, True), (0.6, False)]


def lines(half: str, name: str) -> list[dict[str, Any]]:
    text = (FOLDER / half / f"{name}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("half", HALVES)
def test_every_pair_has_one_whole_label(half: str) -> None:
    asked = [one["id"] for row in lines(half, "texts") for one in row["pairs"]]
    labels = [one for row in lines(half, "labels") for one in row["pairs"]]
    assert Counter(asked) == Counter(one["id"] for one in labels)
    for one in labels:
        relation = PairRelation(one["relation"])
        assert (one["clash"] in set(Clash)) == (relation is PairRelation.CONTRADICT)
        assert (one["entails"] in set(Entailment)) == (relation is PairRelation.AGREE)


@pytest.mark.parametrize("half", HALVES)
def test_statements_lie_in_their_documents_and_texts_have_no_labels(half: str) -> None:
    for row in lines(half, "texts"):
        documents = {one["id"]: one for one in row["documents"]}
        for one in row["statements"]:
            document = documents[one["document"]]
            assert document["start"] <= one["start"] < one["end"] <= document["end"]
        assert all(set(one) == {"id", "a", "b"} for one in row["pairs"])


def test_at_least_half_of_the_set_is_held_back_in_countries_of_its_own() -> None:
    count = {half: sum(len(row["pairs"]) for row in lines(half, "labels")) for half in HALVES}
    assert count["held"] >= count["tune"]
    assert count["held"] + count["tune"] >= 220
    countries = {half: {row["country"] for row in lines(half, "texts")} for half in HALVES}
    assert len(countries["held"]) >= 4
    assert not countries["held"] & (countries["tune"] | countries["practice"])


def test_the_fresh_part_has_as_many_pairs_of_each_relation() -> None:
    labels = [one for row in lines("fresh", "labels") for one in row["pairs"]]
    assert Counter(one["relation"] for one in labels) == dict.fromkeys(PairRelation, 30)


@pytest.mark.parametrize("part", ["fresh", "newest"])
def test_a_closed_part_has_clashes_of_each_kind_and_countries_of_its_own(part: str) -> None:
    labels = [one for row in lines(part, "labels") for one in row["pairs"]]
    assert len(labels) == 120
    clashes = Counter(one["clash"] for one in labels if one["clash"])
    assert set(clashes) == set(Clash)
    assert min(clashes.values()) >= 3
    texts = {half: lines(half, "texts") for half in HALVES}
    countries = {half: {row["country"] for row in rows} for half, rows in texts.items()}
    assert len(countries[part]) >= 5
    others = [half for half in HALVES if half != part]
    assert not any(countries[part] & countries[half] for half in others)
    written = "".join(row["text"] for half in others for row in texts[half])
    assert not any(name in written for name in countries[part])
