"""Tables as they are read: parties, units, withheld values, and what is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from alleged.check.descriptors import Code
from alleged.check.parties import WORLD, key_of, name_of
from alleged.check.tables import read_table
from alleged.errors import InputError

TABLES = Path(__file__).parent / "tables"


def table(folder: Path, csv: str, **changes: Any) -> Path:
    (folder / "tin.csv").write_text(csv, encoding="utf-8")
    values: dict[str, Any] = {
        "name": "tin",
        "title": "Output of tin",
        "path": "tin.csv",
        "schema": {
            "fields": [{"name": "country"}, {"name": "year"}, {"name": "value"}],
            "missingValues": ["", "W"],
        },
        "entity": {"field": "country", "sums": ["Others"]},
        "period": {"field": "year"},
        "measures": [
            {
                "field": "value",
                "name": "output",
                "words": ["output"],
                "unit": "tonne",
                "factor": 1000,
            }
        ],
    }
    (folder / "tin.json").write_text(json.dumps({**values, **changes}), encoding="utf-8")
    return folder / "tin.json"


def test_values_have_party_year_and_row_and_what_is_withheld_has_no_value(tmp_path: Path) -> None:
    csv = "country,year,value\nOrvania,2020,15\nKelmark,2020,W\nWorld,2020,n/a\nOthers,2020,3\n"
    cells = read_table(table(tmp_path, csv)).cells
    assert [(one.entity, one.year, one.row, one.value, one.party) for one in cells] == [
        ("orvania", 2020, 1, 15_000, True),
        ("kelmark", 2020, 2, None, True),
        (WORLD, 2020, 3, None, False),
        ("others", 2020, 4, 3_000, False),
    ]


def test_a_column_of_units_is_converted_row_by_row(tmp_path: Path) -> None:
    csv = "country,year,value,unit\nOrvania,2020,15,thousand tonnes\nOrvania,2021,15,kilograms\nOrvania,2022,15,ells\n"
    path = table(
        tmp_path,
        csv,
        schema={"fields": [{"name": name} for name in ("country", "year", "value", "unit")]},
        measures=[
            {
                "field": "value",
                "name": "output",
                "words": ["output"],
                "unit": "tonne",
                "unit_field": "unit",
            }
        ],
    )
    assert [one.value for one in read_table(path).cells] == [15_000, pytest.approx(0.015), None]


@pytest.mark.parametrize(
    ("value", "code", "key"),
    [
        ("Bolivia", Code.NAME, "BOL"),
        ("Bolivian", Code.NAME, "BOL"),
        ("Korea, North", Code.NAME, "PRK"),
        ("Orvania", Code.NAME, "orvania"),
        ("BOL", Code.ISO3, "BOL"),
        ("WLD", Code.ISO3, ""),
        ("", Code.NAME, ""),
    ],
)
def test_a_party_has_one_key_however_it_is_written(value: str, code: Code, key: str) -> None:
    assert key_of(value, code) == key


def test_a_key_is_told_by_its_name() -> None:
    assert (name_of("BOL"), name_of("orvania"), name_of(WORLD)) == (
        "Bolivia",
        "Orvania",
        "the world",
    )


def test_parquet_and_csv_give_the_same(tmp_path: Path) -> None:
    import duckdb

    read = read_table(TABLES / "inhabitants.json")
    described = json.loads((TABLES / "inhabitants.json").read_text("utf-8"))
    parquet = tmp_path / "inhabitants.parquet"
    duckdb.read_csv(str(TABLES / "inhabitants.csv")).write_parquet(str(parquet))
    described["path"] = parquet.name
    (tmp_path / "inhabitants.json").write_text(json.dumps(described), encoding="utf-8")
    assert read_table(tmp_path / "inhabitants.json").cells == read.cells


def test_another_file_than_the_one_described_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path, "country,year,value\n", sha256="0" * 64)
    with pytest.raises(InputError, match="its SHA-256 is"):
        read_table(path)


@pytest.mark.parametrize("name", ["../tin.csv", "/etc/passwd", "", ".."])
def test_a_descriptor_leads_to_no_file_elsewhere(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="not the name of a file beside it"):
        read_table(table(tmp_path, "country,year,value\n", path=name))


def test_a_missing_column_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column 'value'; it has country, year"):
        read_table(table(tmp_path, "country,year\nOrvania,2020\n"))


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = table(tmp_path, "")
    (tmp_path / "tin.csv").write_bytes(b"country,year,value\n\xff\xfe,1,2\n")
    with pytest.raises(InputError, match="no CSV in UTF-8"):
        read_table(path)


def test_hostile_numbers_are_no_values(tmp_path: Path) -> None:
    csv = "country,year,value\n" + "".join(
        f"Orvania,2020,{value}\n"
        for value in ("9" * 5000, "NaN", "inf", "1e999", "٣", "0x10", "--1")
    )
    values = [one.value for one in read_table(table(tmp_path, csv)).cells]
    assert all(value is None or abs(value) < float("inf") for value in values)


def test_a_table_can_be_moved_with_its_descriptor(tmp_path: Path) -> None:
    for name in ("risings.csv", "risings.json"):
        shutil.copy(TABLES / name, tmp_path / name)
    moved, here = read_table(tmp_path / "risings.json"), read_table(TABLES / "risings.json")
    assert (moved.events, moved.sha256) == (here.events, here.sha256)
