"""What words say a party is, by the tables."""

from __future__ import annotations

import csv

import pytest

from alleged.analyse.party_words import (
    TABLES,
    Sector,
    find_bodies,
    find_label,
    sector_of,
    singular,
    words_of,
)
from alleged.plover import BEYOND_STATES, SECTORS


def sector(phrase: str) -> Sector:
    words = words_of(phrase, 0, len(phrase))
    return sector_of(words, 0, len(words), people=[False] * len(words))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the police chief", "COP"),
        ("a police court", "JUD"),
        ("army officers", "MIL"),
        ("officials", "GOV"),
        ("the rebel commander", "REB"),
        ("rebel soldiers", "REB"),
        ("opposition politicians", "OPP"),
        ("opposition lawmakers", "LEG"),
        ("gunmen", "UAF"),
        ("a drug gang", "CRM"),
        ("the student union", "EDU"),
        ("the trade union", "LAB"),
        ("aid workers", "SOC"),
        ("health workers", "MED"),
        ("factory workers", "LAB"),
        ("nuns", "REL"),
        ("the newspaper", "JRN"),
        ("displaced families", "REF"),
        ("secret police", "SPY"),
        ("pro-government militia", "PRM"),
        ("three small things", None),
    ],
)
def test_the_last_word_for_a_role_counts_and_weak_ones_where_nothing_else_does(
    phrase: str, expected: str | None
) -> None:
    assert sector(phrase).code == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("a crowd of farmers", "AGR"),
        ("thousands of miners", "LAB"),
        ("members of parliament", "LEG"),
        ("the head of the army", "MIL"),
        ("a spokesman for the police", "COP"),
        ("students at the police academy", "EDU"),
        ("soldiers armed with guns", "MIL"),
    ],
)
def test_behind_a_preposition_counts_only_what_a_hollow_head_leaves_open(
    phrase: str, expected: str
) -> None:
    assert sector(phrase).code == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the former minister", "ELI"),
        ("ex-generals", "ELI"),
        ("the exiled leader", "ELI"),
        ("former rebels", "REB"),
        ("the minister's wife", "ELI"),
        ("the wife of the minister", "ELI"),
        ("the miner's wife", "CVL"),
    ],
)
def test_former_holders_of_offices_and_their_families_are_elites(
    phrase: str, expected: str
) -> None:
    assert sector(phrase).code == expected


def test_a_word_of_a_persons_name_is_no_role() -> None:
    assert sector("Defence Minister Tom Judge").code == "GOV"
    words = words_of("Tom Judge", 0, 9)
    assert sector_of(words, 0, 2, people=[True, True]).code is None


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("gunmen", "gunman"),
        ("women", "woman"),
        ("agencies", "agency"),
        ("churches", "church"),
        ("witnesses", "witness"),
        ("nurses", "nurse"),
        ("police", "police"),
        ("congress", "congress"),
    ],
)
def test_plurals_are_looked_up_by_their_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_hyphens_part_words_and_possessives_are_taken_off() -> None:
    text = "Peru's ex-minister, the miners' leader"
    words = words_of(text, 0, len(text))
    assert [word.low for word in words] == [
        "peru", "ex", "minister", ",", "the", "miners", "leader",
    ]  # fmt: skip
    assert [word.low for word in words if word.owns] == ["peru", "miners"]


def test_the_longest_name_of_a_body_counts() -> None:
    text = "the UN Security Council and Oxfam"
    words = words_of(text, 0, len(text))
    found = find_bodies(words, 0, len(words))
    assert [(body.code, body.end - body.start) for body in found] == [("UNO", 3), ("NGO", 1)]


@pytest.mark.parametrize("phrase", ["who", "it is", "aids", "an apple"])
def test_a_common_word_is_no_body(phrase: str) -> None:
    words = words_of(phrase, 0, len(phrase))
    assert find_bodies(words, 0, len(words)) == []


def test_a_wind_from_the_west_is_no_bloc() -> None:
    words = words_of("the west", 0, 8)
    assert find_label(words, 0, 2) is None
    words = words_of("the West", 0, 8)
    assert find_label(words, 0, 2) is not None


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_tables_know_no_sector_or_code_beside_plovers() -> None:
    sectors = {
        row[column]
        for name in ("roles.csv", "bodies.csv", "groups.csv", "labels.csv")
        for row in rows(name)
        for column in ("sector", "national")
        if row.get(column)
    }
    assert sectors <= set(SECTORS)
    assert {row["code"] for row in rows("bodies.csv")} <= set(BEYOND_STATES)
    assert {row["sector"] for row in rows("roles.csv")} == set(SECTORS)


def test_no_word_stands_for_two_sectors() -> None:
    listed = [word for row in rows("roles.csv") for word in row["words"].split("|")]
    assert sorted({word for word in listed if listed.count(word) > 1}) == []


def test_no_name_stands_for_two_bodies() -> None:
    listed = [
        name
        for table in ("bodies.csv", "groups.csv")
        for row in rows(table)
        for name in row["names"].split("|")
    ]
    assert sorted({name for name in listed if listed.count(name) > 1}) == []
