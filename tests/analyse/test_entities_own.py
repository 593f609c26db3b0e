"""Our own set: what is measured on it does not become worse."""

from __future__ import annotations

import pytest
from tests.analyse.entities_own.measure import HALVES, built, rates, rows, score_given, score_own

from alleged.records.entities import Relation

pytestmark = pytest.mark.slow

LEAST = {
    ("tune", "own", None): 67.8,
    ("tune", "own", "document"): 71.5,
    ("held", "own", None): 67.5,
    ("held", "own", "document"): 71.6,
    ("tune", "given", None): 63.9,
    ("tune", "given", "document"): 70.0,
    ("held", "given", None): 65.2,
    ("held", "given", "document"): 69.3,
}
"""CoNLL F1, a point below what was measured."""
RIGHT = {"tune": 80, "held": 78}
"""Cases, one below what was measured."""


def test_texts_and_labels_stand_in_separate_files_and_fit_each_other() -> None:
    texts = {row["id"]: row for row in rows("texts")}
    assert len(texts) >= 25
    assert not any("mentions" in row for row in texts.values())
    assert len({row["country"] for row in texts.values()}) >= 4
    assert {row["half"] for row in texts.values()} == set(HALVES)
    for row in rows("labels"):
        for mention in row["mentions"]:
            assert 0 <= mention["start"] < mention["end"] <= len(texts[row["id"]]["text"])
    for case in rows("cases"):
        for side in (case["one"], case["other"]):
            assert texts[side["id"]]["text"][side["start"] : side["end"]] == side["words"]


@pytest.mark.parametrize(("half", "mentions", "within"), LEAST)
def test_entities_are_as_right_as_before(half: str, mentions: str, within: str | None) -> None:
    score = score_own if mentions == "own" else score_given
    assert score(half, within=within)["conll_f1"] >= LEAST[half, mentions, within]


@pytest.mark.parametrize("half", HALVES)
def test_cases_are_as_right_as_before(half: str) -> None:
    assert sum(right for right, _ in rates(half).values()) >= RIGHT[half]


@pytest.mark.parametrize("half", HALVES)
def test_every_place_is_words_of_the_text_and_every_entity_one_of_the_dossier(half: str) -> None:
    made = built(half)
    members = {link.entity_id for link in made.links if link.relation is Relation.MEMBER}
    parties = {party.id for party in made.dossier_entities}
    for id_, entities in made.entities.items():
        text = made.documents[id_].text
        for entity in entities:
            assert entity.id in members
            assert entity.probability == min(one.probability for one in entity.mentions)
            for mention in entity.mentions:
                assert mention.span.of(text).strip()
                assert mention.reason
            for office in entity.offices:
                assert office.title.split()[-1] in office.span.of(text).lower()
    assert {link.dossier_entity_id for link in made.links} <= parties
