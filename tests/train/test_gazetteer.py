"""The gazetteer's build, on a world of three places."""

from __future__ import annotations

from typing import Any

import pytest

from alleged.analyse.gazetteer.tables import CITY, COUNTRY, Row
from alleged.train.gazetteer import (
    countries,
    geonames_cities,
    latin,
    regions,
    simplemaps_cities,
)


def city(number: int, name: str, population: int, *others: str, **changes: Any) -> dict[str, Any]:
    return {
        "geonameid": number,
        "name": name,
        "latitude": 10.0,
        "longitude": 20.0,
        "countrycode": "PE",
        "population": population,
        "admin1code": "07",
        "alternatenames": list(others),
        **changes,
    }


def test_countries_have_their_cldr_names_without_brackets() -> None:
    pytest.importorskip("babel")
    burma = {"geonameid": 1, "name": "Myanmar", "iso": "MM", "iso3": "MMR", "population": 5}
    ((row, others),) = countries([burma])
    assert (row.name, row.alpha3, row.kind, row.latitude) == ("Myanmar", "MMR", COUNTRY, None)
    assert "Mianmar" in others


def test_a_region_has_its_english_name_first_and_its_code_of_geonames() -> None:
    found = [["Bretagne", "FR-BRE", "FR.53", "30", "Region", "Brittany|BZH|Région Bretagne"]]
    ((row, others),) = regions([{"code": "FR.53", "name": "Brittany"}], found)
    assert (row.name, row.country, row.admin1) == ("Brittany", "FR", "53")
    assert others == ("Bretagne", "Brittany", "Région Bretagne")


def test_only_larger_and_well_known_cities_keep_their_other_names() -> None:
    many = [f"Othername {'abcdefghij'[n % 10]}{'klmno'[n // 10]}" for n in range(45)]
    told = geonames_cities(
        [
            city(1, "Big", 200_000, "Grande"),
            city(2, "Old", 9_000, *many),
            city(3, "Small", 9_000, "X"),
        ],
        {},
    )
    assert [len(others) for _, others in told] == [1, 45, 0]


def test_of_two_cities_called_like_the_capital_the_larger_is_it() -> None:
    told = list(
        geonames_cities([city(1, "Lima", 10_000), city(2, "Lima", 8_000_000)], {"PE": "lima"})
    )
    assert [row.capital for row, _ in told] == [False, True]


def test_a_capital_may_be_known_by_another_name() -> None:
    ((row, _),) = geonames_cities([city(1, "Ulan Bator", 9, "Ulaanbaatar")], {"PE": "ulaanbaatar"})
    assert row.capital


def test_the_second_source_adds_only_what_the_first_has_not() -> None:
    ((known, names),) = geonames_cities([city(1, "Lima", 9_000)], {})
    given = {"iso2": "PE", "lat": "10.1", "lng": "20.1", "admin_name": "", "city_ascii": ""}
    added = simplemaps_cities(
        [
            {**given, "city": "Lima", "population": "900000", "id": "7"},
            {**given, "city": "Lima", "population": "50000", "id": "8", "lat": "14"},
            {**given, "city": "Hamlet", "population": "100", "id": "9"},
        ],
        [(known, names)],
    )
    assert [(row.number, row.kind, row.origin) for row, _ in added] == [(8, CITY, 1)]
    assert all(isinstance(row, Row) for row, _ in added)


def test_names_in_other_scripts_and_acronyms_are_left_out() -> None:
    assert latin(["Лима", "LIM", "Lima", "lima", "Ciudad de los Reyes"]) == [
        "Ciudad de los Reyes",
        "Lima",
    ]
