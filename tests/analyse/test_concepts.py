"""Words that mean much the same have one concept; opposites have it with the other sign."""

from __future__ import annotations

import pytest

from alleged.analyse.concepts import (
    base,
    concepts_of,
    converse,
    counterparts_of,
    excluded_by,
    is_act,
    kindred_of_any,
    name_key,
    persons,
    weaker_than,
)
from alleged.models.tagger import packaged_tagger


def told(text: str) -> set[str]:
    """The concepts of a sentence with their signs."""
    words = text.split()
    (tags,) = packaged_tagger().tag([words])
    return {("+" if one.sign > 0 else "-") + one.name for one in concepts_of(words, tags) if one}


@pytest.mark.parametrize(
    ("one", "other"),
    [("closed", "closing"), ("struck", "strikes"), ("families", "family"), ("died", "dying"),
     ("expelled", "expels"), ("stopped", "stops"), ("men", "man")],
)  # fmt: skip
def test_forms_of_a_word_meet(one: str, other: str) -> None:
    assert base(one) == base(other)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("The pass was shut .", "The pass was closed .", "-open"),
        ("Six climbers lost their lives .", "Six climbers were killed .", "+kill"),
        ("The consul stepped down .", "The consul resigned .", "+resign"),
        ("Rents went up .", "Rents rose .", "+rise"),
        ("They were taken into custody .", "They were arrested .", "+arrest"),
    ],
)
def test_two_wordings_of_one_act_share_a_concept(one: str, other: str, shared: str) -> None:
    assert shared in told(one) & told(other)


def test_opposites_share_a_concept_with_the_other_sign() -> None:
    assert "+open" in told("The pass was open .")
    assert "-open" in told("The pass was locked .")
    assert "-rise" in told("Rents fell .")


@pytest.mark.parametrize(
    ("text", "concept"),
    [("The bill was unpaid .", "-pay"), ("Deputies disapproved of the plan .", "-allow"),
     ("The wall was rebuilt .", "+build"), ("Ada Lund was re-elected .", "+elect")],
)  # fmt: skip
def test_a_beginning_turns_a_word_into_its_opposite_or_leaves_it(text: str, concept: str) -> None:
    assert concept in told(text)


def test_a_word_that_only_looks_as_if_it_began_so_is_left_alone() -> None:
    assert not {"-order", "+order"} & told("Disorder spread .")


def test_a_capital_at_the_beginning_makes_no_name() -> None:
    found = concepts_of(["Unemployment", "has", "risen"], ["NNP", "VBZ", "VBN"])
    assert found[0] == ("unemployed", 1)


def test_a_driver_is_one_of_the_people_and_no_act() -> None:
    assert {"driver", "passenger", "people"} <= persons()
    assert not is_act("passenger")


def test_one_act_is_known_from_either_side() -> None:
    assert converse("sell") == "buy"
    assert "continue" in counterparts_of("scrap")


def test_a_strike_of_workers_is_no_strike_of_drones() -> None:
    assert "+strike" in told("The strike lasts .")
    assert "+attack" in told("Drones struck the mill .") | told("The drone strike burnt the mill .")


def test_a_country_and_its_people_have_one_key() -> None:
    assert name_key("orlandia") == name_key("orlandian")


def test_what_follows_from_what_goes_one_way() -> None:
    assert "support" in weaker_than("orchestrate")
    assert "orchestrate" not in weaker_than("support")


def test_the_dead_and_the_wounded_are_told_side_by_side() -> None:
    assert "wound" in kindred_of_any(["kill"])
    assert "rise" not in kindred_of_any(["kill"])


def test_who_was_dismissed_has_not_resigned() -> None:
    assert "+dismiss" in excluded_by("+resign")
    assert "+dismiss" not in excluded_by("-resign")


def test_things_are_no_acts() -> None:
    assert is_act("kill")
    assert not is_act("soldier")
    assert not is_act("a word that no line has")
