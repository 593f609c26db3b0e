"""From marked words to templates of attacks."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from alleged.errors import ModelError
from alleged.models.labels import INCIDENT_TYPES
from alleged.models.reader import Reader
from alleged.quality.predictors import PredictOptions
from alleged.quality.rows import row_from
from alleged.quality.scorers.templates import score_templates
from alleged.quality.template_predictor import predict_templates
from alleged.quality.templates import Mark, build_templates, group_marks, is_same
from alleged.records.spans import Span

SURE_OF_AN_INCIDENT = (0.1, 0.5, 0.2, 0.1, 0.05, 0.03, 0.02)
NO_INCIDENT = (0.98, 0.01, 0.005, 0.002, 0.001, 0.001, 0.001)


def mark(role: str, text: str, *, at: int = 0, chance: float = 0.9, kind: str = "BOMBING") -> Mark:
    kinds = tuple(0.9 if name == kind else 0.02 for name in INCIDENT_TYPES)
    return Mark(role=role, text=text, span=Span(at, at + len(text)), chance=chance, kinds=kinds)


def strings(template: dict[str, object], slot: str) -> list[str]:
    fills = template[slot]
    assert isinstance(fills, list)
    return [fill[0]["string"] for fill in fills]


@pytest.mark.parametrize(
    ("role", "one", "other", "expected"),
    [
        ("Weapon", "bomb", "car bomb", True),
        ("Weapon", "bomb", "rifle", False),
        ("Target", "car bomb factory", "car", False),
        ("Victim", "orlan tessaly bru", "tessaly", True),
        ("PerpOrg", "orvan front of toil", "oft", True),
        ("PerpOrg", "orvan front of toil", "kmr", False),
        ("PerpInd", "rebels", "gunmen", False),
    ],
)
def test_which_strings_may_be_one_filler(role: str, one: str, other: str, expected: bool) -> None:
    assert is_same(mark(role, one), mark(role, other, at=200)) is expected


def test_what_stands_in_brackets_behind_an_organisation_is_the_organisation() -> None:
    first = mark("PerpOrg", "velsk dawn", at=10)
    assert is_same(first, mark("PerpOrg", "xq", at=22))
    assert not is_same(first, mark("PerpOrg", "xq", at=60))


def test_marks_of_different_roles_are_never_one_filler() -> None:
    assert len(group_marks([mark("Target", "bus"), mark("Weapon", "bus", at=40)])) == 2


def test_an_article_whose_words_speak_against_an_incident_has_no_template() -> None:
    assert build_templates([mark("Weapon", "bomb", chance=0.2)], NO_INCIDENT) == []
    assert build_templates([], SURE_OF_AN_INCIDENT)[0]["type"] == "ATTACK"


def test_the_type_at_the_fillers_outweighs_that_of_the_article() -> None:
    made = build_templates([mark("Weapon", "bomb")], SURE_OF_AN_INCIDENT)
    assert [one["type"] for one in made] == ["BOMBING"]
    assert strings(made[0], "instrument_id") == ["bomb"]


def test_two_types_share_the_perpetrator_and_part_the_rest() -> None:
    made = build_templates(
        [
            mark("PerpOrg", "velsk dawn"),
            mark("Target", "bridge", at=40),
            mark("Victim", "ana perru", at=80, kind="KIDNAPPING"),
            mark("Victim", "ilo marsk", at=120, kind="KIDNAPPING"),
        ],
        SURE_OF_AN_INCIDENT,
    )
    found = {one["type"]: one for one in made}
    assert set(found) == {"BOMBING", "KIDNAPPING"}
    assert strings(found["KIDNAPPING"], "target_human_name") == ["ana perru", "ilo marsk"]
    assert strings(found["KIDNAPPING"], "target_physical_id") == []
    assert strings(found["BOMBING"], "perp_organization") == ["velsk dawn"]
    assert strings(found["KIDNAPPING"], "perp_organization") == ["velsk dawn"]


def test_the_longest_name_of_a_victim_and_the_surest_string_of_others_stand_for_all() -> None:
    made = build_templates(
        [
            mark("Victim", "bru", at=5),
            mark("Victim", "orlan tessaly bru", at=50, chance=0.6),
            mark("PerpOrg", "orvan front of toil", at=90, chance=0.3),
            mark("PerpOrg", "oft", at=130),
        ],
        SURE_OF_AN_INCIDENT,
    )
    assert strings(made[0], "target_human_name") == ["orlan tessaly bru"]
    assert strings(made[0], "perp_organization") == ["oft"]


def test_templates_are_in_the_layout_that_the_scorer_reads() -> None:
    made = build_templates([mark("Weapon", "bomb")], SURE_OF_AN_INCIDENT)
    gold = {"type": "BOMBING", "instrument_id": [[{"string": "THE BOMB", "spans": [[0, 8]]}]]}
    scores = score_templates({1: {"templates": [gold]}}, {1: {"templates": made}})
    assert scores["micro"]["f1"] == 100.0


def test_a_reader_that_marks_no_incidents_is_refused_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bare = SimpleNamespace(settings=SimpleNamespace(labels={"attribution": ("O",)}))
    monkeypatch.setattr(Reader, "load", lambda *_, **__: bare)
    with pytest.raises(ModelError, match="marks no incidents") as caught:
        list(predict_templates([row_from({"id": 1, "text": "x"})], PredictOptions()))
    assert "--reader" in caught.value.fix
