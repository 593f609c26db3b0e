from __future__ import annotations

import itertools
import random
from typing import Any

import pytest

from alleged.quality.scorers.templates import (
    ROLES,
    Template,
    best_mapping,
    normalised,
    score_templates,
)


def template(type: str = "BOMBING", **slots: list[list[str]]) -> dict[str, Any]:
    """Slots as lists of fills, each a list of equally right strings."""
    return {
        "type": type,
        **{
            slot: [[{"string": string, "spans": [[0, 1]]} for string in fill] for fill in fills]
            for slot, fills in slots.items()
        },
    }


def score(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, Any]:
    return score_templates({"d": {"templates": gold}}, {"d": {"templates": predicted}})


FULL = template(
    perp_individual=[["GUERRILLAS", "REBELS"]],
    target_human_name=[["JUAN PEREZ"], ["ANA DIAZ"]],
    instrument_id=[["CAR BOMB"]],
)
CASES = {
    # predicted, micro p / r. FULL has 5 things to find: its type and four fills.
    "perfect": ([FULL], 100.0, 100.0),
    "nothing predicted": ([], 0.0, 0.0),
    "the type alone": ([template()], 100.0, 20.0),
    "another type: nothing in it counts": ([{**FULL, "type": "ARSON"}], 0.0, 0.0),
    "one of two alternatives": ([template(perp_individual=[["the rebels"]])], 100.0, 40.0),
    "both alternatives in one fill": ([template(perp_individual=[["REBELS", "GUERRILLAS"]])], 100.0, 40.0),
    "a wrong string beside a right one": ([template(perp_individual=[["REBELS", "ARMY"]])], 50.0, 20.0),
    "part of a string": ([template(instrument_id=[["BOMB"]])], 50.0, 20.0),
    "another role": ([template(target_physical_id=[["CAR BOMB"]])], 50.0, 20.0),
    # both fills are right, one gold fill is found
    "one party as two fills": ([template(perp_individual=[["REBELS"], ["GUERRILLAS"]])], 100.0, 40.0),
    "twice the same template": ([FULL, FULL], 50.0, 100.0),
}  # fmt: skip


@pytest.mark.parametrize(("predicted", "p", "r"), CASES.values(), ids=CASES.keys())
def test_templates_count_the_type_and_five_roles(
    predicted: list[dict[str, Any]], p: float, r: float
) -> None:
    micro = score([FULL], predicted)["micro"]
    assert (micro["p"] if predicted else 0.0, micro["r"]) == (p, r)


def test_templates_are_mapped_in_the_way_that_counts_most() -> None:
    gold = [
        template(instrument_id=[["BOMB"]]),
        template(instrument_id=[["BOMB"]], target_human_name=[["ANA DIAZ"]]),
    ]
    predicted = [gold[1], template(instrument_id=[["GRENADE"]])]
    # 2 + 2 things are gold and 3 + 2 predicted; mapped the right way round 3 + 1 are right
    assert score(gold, predicted)["micro"] == {"p": 80.0, "r": 80.0, "f1": 80.0}


def test_either_of_two_types_is_right_where_the_key_leaves_it_open() -> None:
    gold = [{**template(), "type_alternatives": ["ATTACK"]}]
    assert score(gold, [template("ATTACK")])["micro"]["f1"] == 100.0


def test_gold_strings_that_stand_nowhere_in_the_text_do_not_count() -> None:
    gold = template(instrument_id=[["BOMB"]])
    gold["instrument_id"][0][0]["spans"] = []
    assert score([gold], [template()])["micro"]["f1"] == 100.0


def test_gold_templates_that_say_the_same_count_once() -> None:
    assert score([FULL, FULL], [FULL])["micro"]["f1"] == 100.0


def test_relevance_tells_articles_with_an_incident_from_those_without() -> None:
    gold = {i: {"templates": [template()] if i < 2 else []} for i in range(4)}
    predicted = {0: {"templates": [template("ARSON")]}, 2: {"templates": [template()]}}
    assert score_templates(gold, predicted)["relevance"] == {"p": 50.0, "r": 50.0, "f1": 50.0}


def test_strings_are_compared_without_case_marks_and_articles() -> None:
    assert normalised('The "SANTO TOMAS"  farm, a FARM.') == "santo tomas farm farm"


def test_the_best_mapping_is_the_best_of_all_mappings() -> None:
    rnd = random.Random(11)
    for _ in range(60):
        given, wanted = ([_random(rnd) for _ in range(rnd.randint(0, 4))] for _ in range(2))
        assert _f1(best_mapping(given, wanted), given, wanted) == pytest.approx(
            max(_f1(mapping, given, wanted) for mapping in _all_mappings(given, wanted))
        )


def _random(rnd: random.Random) -> Template:
    def fills() -> tuple[frozenset[str], ...]:
        return tuple(
            frozenset(rnd.sample("abcd", rnd.randint(1, 2))) for _ in range(rnd.randint(0, 3))
        )

    return Template(
        types=frozenset(rnd.sample(["ATTACK", "ARSON"], rnd.randint(1, 2))),
        fills={role: fills() for role in ROLES},
    )


def _all_mappings(
    given: list[Template], wanted: list[Template]
) -> list[tuple[tuple[int, int], ...]]:
    places = [*range(len(wanted)), *(None for _ in given)]
    return [
        tuple(
            (i, j)
            for i, j in enumerate(chosen)
            if j is not None and given[i].types & wanted[j].types
        )
        for chosen in set(itertools.permutations(places, len(given)))
    ]


def _f1(pairs: tuple[tuple[int, int], ...], given: list[Template], wanted: list[Template]) -> float:
    right_p = right_r = len(pairs)
    for i, j in pairs:
        for role in ROLES:
            right_p += sum(any(a <= b for b in wanted[j].fills[role]) for a in given[i].fills[role])
            right_r += sum(any(a <= b for a in given[i].fills[role]) for b in wanted[j].fills[role])
    size_p = len(given) + sum(len(t.fills[role]) for t in given for role in ROLES)
    size_r = len(wanted) + sum(len(t.fills[role]) for t in wanted for role in ROLES)
    p, r = (right_p / size_p if size_p else 0), (right_r / size_r if size_r else 0)
    return 2 * p * r / (p + r) if p + r else 0.0
