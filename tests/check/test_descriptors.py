"""What a descriptor must say, and what is refused with words that help."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from alleged.check.catalogue import FREE_LICENCES, catalogue, find_known
from alleged.check.descriptors import decode_descriptor, read_descriptor
from alleged.errors import InputError, OptionError

HERE = Path(__file__).parent


def described(**changes: Any) -> bytes:
    values: dict[str, Any] = {
        "name": "tin",
        "title": "Output of tin",
        "path": "tin.csv",
        "schema": {"fields": [{"name": "country"}, {"name": "year"}, {"name": "tonnes"}]},
        "entity": {"field": "country"},
        "measures": [{"field": "tonnes", "name": "output", "words": ["output"], "unit": "tonne"}],
    }
    return json.dumps({**values, **changes}).encode()


def test_a_descriptor_is_read_as_it_is_written() -> None:
    assert decode_descriptor(described(), where="tin.json").measures[0].unit == "tonne"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"measurez": []}, "unknown field `measurez`"),
        ({"name": "../tin"}, "name"),
        ({"period": {"field": "jahr"}}, "period.field names the column 'jahr'"),
        ({"measures": []}, "neither measures nor events"),
        (
            {"measures": [], "offices": {"holder": "country", "since": "year", "until": "year"}},
            "without `coverage`",
        ),
        ({"coverage": {"first": "last year", "last": "2020"}}, "coverage"),
    ],
)
def test_what_a_descriptor_gets_wrong_is_said_with_its_place(
    changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(InputError, match=words):
        decode_descriptor(described(**changes), where="tin.json")


def test_the_example_of_the_documentation_is_a_descriptor() -> None:
    page = (HERE.parents[1] / "docs" / "checks.md").read_text("utf-8")
    (block,) = re.findall(r"```json\n(.*?)```", page, flags=re.DOTALL)
    assert decode_descriptor(block.encode(), where="docs/checks.md").name == "tin_output"


def test_no_json_and_a_missing_file_are_told() -> None:
    with pytest.raises(InputError, match="no descriptor of a table"):
        decode_descriptor(b"{", where="tin.json")
    with pytest.raises(InputError, match="cannot be read"):
        read_descriptor(HERE / "nothing.json")


@pytest.mark.parametrize("folder", ["reference", "tables"])
def test_the_descriptors_beside_the_tests_are_whole(folder: str) -> None:
    found = [read_descriptor(path) for path in sorted((HERE / folder).glob("*.json"))]
    assert len(found) >= 8


def test_the_catalogue_names_only_what_anybody_may_use_and_its_public_address() -> None:
    assert catalogue()
    for name, one in catalogue().items():
        assert one.name == name
        assert one.licence in FREE_LICENCES
        assert one.download.startswith("https://")
        assert one.publisher
        assert one.schema.primaryKey


def test_a_name_that_is_not_in_the_catalogue_is_told_with_those_that_are() -> None:
    with pytest.raises(OptionError, match="gdp"):
        find_known("gpd")
