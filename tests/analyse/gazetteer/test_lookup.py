"""What the gazetteer that comes with the package knows, and what it must not."""

from __future__ import annotations

import csv
from functools import cache

import pytest

from alleged.analyse.gazetteer.folding import fold
from alleged.analyse.gazetteer.lookup import HERE, Entry, Gazetteer
from alleged.analyse.gazetteer.tables import CITY
from alleged.records.places import PlaceKind


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def the(name: str, kind: PlaceKind, country: str | None) -> Entry:
    (entry, *_) = [
        e for e in gazetteer().find(name) if (e.kind, e.country) == (kind, country) and e.first_name
    ]
    return entry


def test_a_city_that_geonames_has_not_comes_from_the_second_source() -> None:
    city = the("El Alto", PlaceKind.CITY, "BO")
    assert city.id.startswith("simplemaps:")
    assert city.population > 500_000
    assert gazetteer().region_name(city.admin1) == "La Paz Department"


def test_a_name_has_all_its_places() -> None:
    countries = {entry.country for entry in gazetteer().find("La Paz")}
    assert {"BO", "MX", "PH", "HN", "AR", "UY", "CO", "ES"} <= countries
    kinds = {(entry.kind, entry.country) for entry in gazetteer().find("Georgia")}
    assert {(PlaceKind.COUNTRY, "GE"), (PlaceKind.ADMIN, "US")} <= kinds


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Congo", ["CD", "CG"]),
        ("Niger", ["NE"]),
        ("Côte d'Ivoire", ["CI"]),
        ("Ivory Coast", ["CI"]),
        ("Burma", ["MM"]),
        ("Türkiye", ["TR"]),
        ("Turkey", ["TR"]),
        ("United States", ["US"]),
        ("Kosovo", ["XK"]),
    ],
)
def test_a_country_is_found_by_its_names_and_no_other_country(name: str, codes: list[str]) -> None:
    found = [e.country for e in gazetteer().find(name) if e.kind is PlaceKind.COUNTRY]
    assert found == codes


@pytest.mark.parametrize(
    "name", ["Bolovia", "Nigera", "Ruvonia", "Germny", "Londdon", "", "–", "x" * 5000]
)
def test_a_name_that_only_looks_like_one_has_no_place(name: str) -> None:
    assert gazetteer().find(name) == ()


def test_an_acronym_counts_in_capitals_only() -> None:
    assert [entry.country for entry in gazetteer().find("U.S.")] == ["US"]
    assert gazetteer().find("us") == gazetteer().find("Us") == ()


def test_a_demonym_has_a_capital_and_may_have_two_countries() -> None:
    assert [e.country for e in gazetteer().countries_of_demonym("Congolese")] == ["CD", "CG"]
    assert [e.country for e in gazetteer().countries_of_demonym("Burkinabè")] == ["BF"]
    assert gazetteer().countries_of_demonym("polish") == ()


@pytest.mark.parametrize(
    ("seat", "names"),
    [
        ("Kremlin", ["Russia"]),
        ("Moscow", ["Russia"]),
        ("Astana", ["Kazakhstan"]),
        ("La Paz", ["Bolivia"]),
        ("Sucre", ["Bolivia"]),
        ("Brussels", ["European Union", "Belgium"]),
        ("Toledo", []),
    ],
)
def test_a_seat_or_capital_stands_for_its_government(seat: str, names: list[str]) -> None:
    assert [entry.name for entry in gazetteer().governments_at(seat)] == names


def test_almost_every_country_has_a_capital() -> None:
    tables = gazetteer()._tables
    rows = (tables.row(index) for index in tables.indices_of(CITY))
    having = {row.country for row in rows if row.capital}
    large = {code for code, entry in gazetteer().countries.items() if entry.population > 100_000}
    assert large - having <= {"AN", "CS", "MO", "EH"}


def test_every_line_of_the_tables_by_hand_names_a_known_country_or_city_once() -> None:
    for name in ("aliases.csv", "seats.csv"):
        with (HERE / name).open(encoding="utf-8", newline="") as file:
            lines = list(csv.DictReader(file))
        for line in lines:
            codes = [code for code in line["countries"].split("|") if code]
            assert set(codes) <= set(gazetteer().countries), line
            assert codes or line["entry"], line
        keys = [fold(line["name"]) for line in lines]
        allowed = {"elysee palace", "south east asia"}
        assert {key for key in keys if keys.count(key) > 1} <= allowed


def test_memory_of_names_is_bounded() -> None:
    fresh = Gazetteer.load()
    for number in range(9000):
        fresh.find(f"Nowhere {number}")
    assert len(fresh._found) <= 4096
