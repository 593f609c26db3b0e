from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from alleged.analyse.gazetteer.pinned import SHA256
from alleged.analyse.gazetteer.tables import (
    ADMIN,
    CITY,
    COUNTRY,
    GEONAMES,
    OTHER_NAME,
    PACKAGED,
    Row,
    Tables,
    write_tables,
)
from alleged.errors import ModelError

LAND = Row(
    number=1, origin=GEONAMES, kind=COUNTRY, name="Ruvonia", country="RV", alpha3="RVN", admin1="",
    population=9, latitude=None, longitude=None, capital=False,
)  # fmt: skip
TOWN = replace(
    LAND, number=2, kind=CITY, name="Ålvik", alpha3="", admin1="03", latitude=-12.3456,
    longitude=0.0, capital=True, population=70_000, other_names=300,
)  # fmt: skip
SHIRE = replace(LAND, number=3, kind=ADMIN, name="Ostshire", alpha3="", admin1="03")
NAMES = {"ruvonia": [0], "alvik": [1], "ostshire": [2], "old town": [1 | int(OTHER_NAME)]}


def written(tmp_path: Path) -> Path:
    path = tmp_path / "places.npz"
    path.write_bytes(write_tables([LAND, TOWN, SHIRE], NAMES))
    return path


def read(path: Path) -> Tables:
    return Tables.load(path, sha256=hashlib.sha256(path.read_bytes()).hexdigest())


def test_places_read_back_as_they_were_written(tmp_path: Path) -> None:
    tables = read(written(tmp_path))
    assert [tables.row(index) for index in range(len(tables))] == [
        LAND,
        replace(TOWN, other_names=255),
        SHIRE,
    ]


def test_a_name_leads_to_its_rows_and_tells_whether_it_is_their_first(tmp_path: Path) -> None:
    tables = read(written(tmp_path))
    assert tables.rows_of("alvik") == [(1, True)]
    assert tables.rows_of("old town") == [(1, False)]
    assert tables.rows_of("alvi") == tables.rows_of("alvikk") == tables.rows_of("zzz") == []


def test_rows_are_found_by_kind_code_and_number(tmp_path: Path) -> None:
    tables = read(written(tmp_path))
    assert tables.indices_of(COUNTRY) == [0]
    assert tables.codes_of(ADMIN) == {"RV.03": 2}
    assert tables.indices_of_numbers([2, 99]) == {2: 1}


def test_the_same_places_give_the_same_bytes() -> None:
    turned = dict(reversed(NAMES.items()))
    assert write_tables([LAND, TOWN, SHIRE], NAMES) == write_tables([LAND, TOWN, SHIRE], turned)


def test_a_file_that_is_not_the_pinned_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=f"expected {SHA256[:12]}"):
        Tables.load(written(tmp_path))


def test_a_missing_file_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no gazetteer") as caught:
        Tables.load(tmp_path / "none.npz")
    assert "docs/places.md" in caught.value.fix


def test_the_packaged_file_is_the_pinned_one_and_small() -> None:
    assert len(Tables.load()) > 70_000
    assert PACKAGED.stat().st_size < 6_000_000
