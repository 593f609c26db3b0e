"""The schemas say what the types say, and nothing is said twice."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Any

import duckdb
import pytest
from arro3.core import Table

from alleged.records.kinds import KINDS, Kind
from alleged.records.schemas import (
    arrow_schema,
    columns_of,
    duckdb_columns,
    duckdb_type,
    json_schema,
)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_field_of_a_record_becomes_a_column_in_its_order(kind: Kind) -> None:
    names = [field.name for field in fields(kind.type)]
    assert list(duckdb_columns(kind.type)) == names
    assert arrow_schema(kind.type).names == names


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_duckdb_and_arrow_agree_on_the_types_of_a_record(kind: Kind) -> None:
    columns = ", ".join(f'"{name}" {type_}' for name, type_ in duckdb_columns(kind.type).items())
    con = duckdb.connect()
    con.execute(f"CREATE TABLE made ({columns})")
    from_duckdb = Table.from_arrow(con.sql("SELECT * FROM made"))
    ours = arrow_schema(kind.type)
    for name in ours.names:
        theirs = str(from_duckdb.schema.field(name).type).replace("string_view", "utf8")
        assert _plain(theirs) == _plain(str(ours.field(name).type)), name


def _plain(arrow_type: str) -> str:
    """Without the notes on nullability and list field names, in which engines differ."""
    return re.sub(r"non-null |, field: '\w+'|\"(l|item)\"", "", arrow_type)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_rows_are_ordered_by_columns_that_exist_and_at_last_by_id(kind: Kind) -> None:
    names = {field.name for field in fields(kind.type)}
    assert kind.order_by[-1] == "id"
    for expression in kind.order_by:
        assert expression.split(".")[0].split("[")[0] in names


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_json_schema_describes_each_documented_field(kind: Kind) -> None:
    schema = json_schema(kind)
    properties = schema["$defs"][kind.type.__name__]["properties"]
    for column in columns_of(kind.type):
        assert properties[column.name].get("description", "") == column.doc


def test_a_type_without_a_column_type_is_refused_by_name() -> None:
    @dataclass(frozen=True)
    class Odd:
        when: complex

    with pytest.raises(TypeError, match="no column type for <class 'complex'>"):
        duckdb_columns(Odd)


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        (str, "VARCHAR"),
        (tuple[int, ...], "BIGINT[]"),
        (tuple[tuple[float, ...], ...], "DOUBLE[][]"),
    ],
)
def test_lists_become_list_columns(hint: Any, expected: str) -> None:
    assert duckdb_type(hint) == expected
