"""Counts of the dead and places in an order, held against each other as figures."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.link.test_claims import Article, article, linked

from alleged.records.claims import Clash, Contradiction

STORY = (
    "General Arn Vole sent the Third Brigade to Orn. Ida Lund met Tomas Brekk of the Ost League. "
)


def told(*articles: Article) -> Sequence[Contradiction]:
    _, contradictions = linked(*articles)
    return [one for one in contradictions if one.clash is Clash.NUMBER]


def tolls(one: str, other: str, days: tuple[str, str]) -> Sequence[Contradiction]:
    return told(
        article(STORY + one, day=days[0]),
        article(STORY + other, outlet="The Echo", day=days[1]),
    )


def test_a_later_count_of_the_dead_that_is_lower_is_told_with_both_days() -> None:
    (one,) = tolls(
        "At least 19 people were killed in the night.",
        "In all, 13 people lost their lives.",
        ("2031-05-09", "2031-05-11"),
    )
    assert "19" in one.reason
    assert "does not fall" in one.reason
    assert "2031-05-11" in one.reason


def test_a_count_of_one_group_names_it() -> None:
    (one,) = tolls(
        "At least 9 civilians were killed in the night.",
        "In all, 5 civilians were killed.",
        ("2031-05-09", "2031-05-11"),
    )
    assert "the dead (civilian)" in one.reason


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("At least 13 people were killed in the night.", "In all, 19 people lost their lives.",
         ("2031-05-09", "2031-05-11")),  # it grew
        ("At least 13 people were killed in the night.", "In all, 19 people lost their lives.",
         ("2031-05-09", "2031-05-09")),  # 19 are at least 13
        ("In all, 19 people were killed.", "Another 13 people were killed.",
         ("2031-05-09", "2031-05-11")),
        ("In all, 19 people were killed.", "Some 13 people were wounded.",
         ("2031-05-09", "2031-05-11")),
        ("In all, 19 people were killed in Sarn.", "In all, 13 people were killed in Velm.",
         ("2031-05-09", "2031-05-11")),
        ("In all, 19 people may have been killed.", "In all, 13 people were killed.",
         ("2031-05-09", "2031-05-11")),
        ("In all, 19 people were killed in 2022.", "In all, 13 people were killed.",
         ("2031-05-09", "2031-05-11")),
        ("In all, 19 people were arrested.", "In all, 13 people were arrested.",
         ("2031-05-09", "2031-05-11")),  # some may have been let go
    ],
)  # fmt: skip
def test_counts_that_can_both_hold_are_not_told(
    one: str, other: str, days: tuple[str, str]
) -> None:
    assert not tolls(one, other, days)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("More than 200 people are being held, a lawyer said.",
         "In all, 164 people had been detained."),
        ("At least 90 rebels are in custody, a lawyer said.", "So far 71 rebels have been arrested."),
        ("At least 300 people were arrested in the night.",
         "Some 120 people have now been arrested, the ministry said."),
    ],
)  # fmt: skip
def test_a_later_count_of_all_who_were_ever_arrested_does_not_fall(one: str, other: str) -> None:
    (found,) = tolls(one, other, ("2031-05-09", "2031-05-13"))
    assert "let go" in found.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("More than 200 people are being held, a lawyer said.",
         "Some 164 people are still being held."),
        ("In all, 164 people had been detained.",
         "More than 200 people are being held, a lawyer said."),
        ("More than 200 people are being held, a lawyer said.",
         "Another 64 people had been detained."),
        ("More than 200 people are held hostage, a lawyer said.",
         "In all, 64 people had been detained."),
    ],
)  # fmt: skip
def test_counts_of_people_held_may_fall_and_those_of_arrests_may_grow(one: str, other: str) -> None:
    assert not tolls(one, other, ("2031-05-09", "2031-05-13"))


def test_an_article_with_several_counts_is_held_against_none() -> None:
    assert not tolls(
        "At least 19 people were killed in one street. Then 4 people were killed in another.",
        "In all, 13 people lost their lives.",
        ("2031-05-09", "2031-05-11"),
    )


def test_counts_of_two_stories_are_not_held_against_each_other() -> None:
    assert not told(
        article("At least 19 people were killed in Sarn."),
        article("In all, 13 people lost their lives.", outlet="The Echo", day="2031-05-11"),
    )


def test_a_headline_is_held_against_the_number_that_an_authority_confirms() -> None:
    (one,) = told(
        article(
            "Police arrested 31 officers at the port, their families said. "
            "The Ministry of the Interior confirmed 24 arrests.",
            title="31 officers arrested at the port",
        )
    )
    assert one.title_against_body
    assert "24" in one.reason


def test_a_headline_is_not_held_against_the_number_of_one_group() -> None:
    assert not told(
        article(
            "Police found the dead in the mill on Sunday. The two children died in the night,"
            " the Ministry of the Interior confirmed.",
            title="3 bodies found in the mill",
        )
    )


def test_one_party_has_one_place_in_an_order() -> None:
    (one,) = told(
        article("Lurenia is the third-largest exporter of graphite in the world."),
        article("Lurenia is the fourth-largest exporter in the world.", outlet="The Echo"),
    )
    assert "third-largest" in one.reason


@pytest.mark.parametrize(
    "other",
    [
        "Lurenia is the third-largest exporter in the world.",
        "Lurenia is the fourth-largest importer of graphite in the world.",
        "Lurenia is the fourth-fastest exporter of graphite in the world.",
        "Vashtar is the fourth-largest exporter of graphite in the world.",
    ],
)
def test_places_in_two_orders_are_no_clash(other: str) -> None:
    assert not told(
        article("Lurenia is the third-largest exporter of graphite in the world."),
        article(other, outlet="The Echo"),
    )
