"""Schemas that are derived from the record types: DuckDB, Arrow, JSON Schema, the reference page.

Nobody types a list of columns a second time. A Python type that has no column type is an error
here, before anything is written.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import textwrap
import types
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

import msgspec

from alleged.records.kinds import KINDS, Kind

SCHEMA_VERSION = 1
"""Counts the layouts of the dossier's tables; a dossier names the one it was written with."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"

DUCKDB_SCALARS: dict[type, str] = {
    str: "VARCHAR",
    int: "BIGINT",
    float: "DOUBLE",
    bool: "BOOLEAN",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a record, or a field of a struct inside one."""

    name: str
    type: Any
    """A scalar type, `StrEnum`, a type with columns, or `tuple[X, ...]`; None already taken off."""
    nullable: bool
    doc: str
    """The string under the field; empty when there is none."""


def has_columns(hint: Any) -> bool:
    """Whether a type is made of fields: a dataclass, or a struct as `Span` is."""
    return is_dataclass(hint) or (isinstance(hint, type) and issubclass(hint, msgspec.Struct))


def _field_names(record: type) -> Sequence[str]:
    if is_dataclass(record):
        return [field.name for field in fields(record)]
    return cast("type[msgspec.Struct]", record).__struct_fields__


@cache
def columns_of(record: type) -> tuple[Column, ...]:
    """The columns of a record type, in the order of its fields."""
    if not has_columns(record):
        raise TypeError(f"{record!r} is no dataclass, so it has no columns")
    hints = get_type_hints(record)
    docs = _field_docs(record)
    columns = []
    for name in _field_names(record):
        hint, nullable = _without_none(hints[name])
        columns.append(Column(name, hint, nullable, docs.get(name, "")))
    return tuple(columns)


def duckdb_type(hint: Any) -> str:
    """The DuckDB type of a field's Python type.

    Raises: TypeError for a type that has no column type.
    """
    item = item_of(hint)
    if item is not None:
        return f"{duckdb_type(item)}[]"
    if has_columns(hint):
        inner = ", ".join(
            f'"{column.name}" {duckdb_type(column.type)}'
            for column in columns_of(cast("type", hint))
        )
        return f"STRUCT({inner})"
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return "VARCHAR"
    if hint in DUCKDB_SCALARS:
        return DUCKDB_SCALARS[hint]
    raise TypeError(f"no column type for {hint!r}: add it to alleged.records.schemas")


def duckdb_columns(record: type) -> dict[str, str]:
    """Column name to DuckDB type, for `read_json(columns=...)` and `CREATE TABLE`."""
    return {column.name: duckdb_type(column.type) for column in columns_of(record)}


def arrow_schema(record: type) -> Any:
    """The Arrow schema of a record type, as an `arro3.core.Schema`."""
    from arro3.core import Schema

    return Schema([_arrow_field(column) for column in columns_of(record)])


def json_schema(kind: Kind) -> dict[str, Any]:
    """JSON Schema (2020-12) of an array of records of a kind."""
    (array,), definitions = _definitions([kind])
    return {
        "$schema": DIALECT,
        "title": f"alleged {kind.name}, schema {SCHEMA_VERSION}",
        **array,
        "$defs": definitions,
    }


def json_schema_of_all(*, format: str) -> dict[str, Any]:
    """JSON Schema of an object that names its `format` and holds an array for each kind."""
    arrays, definitions = _definitions(list(KINDS.values()))
    return {
        "$schema": DIALECT,
        "title": f"alleged records, schema {SCHEMA_VERSION}",
        "type": "object",
        "required": ["format", *KINDS],
        "properties": {"format": {"const": format}, **dict(zip(KINDS, arrays, strict=True))},
        "$defs": definitions,
    }


def _definitions(kinds: Sequence[Kind]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """An array of each kind, and what these refer to, described."""
    references, parts = msgspec.json.schema_components(
        [kind.type for kind in kinds], ref_template="#/$defs/{name}"
    )
    for record in {part for kind in kinds for part in _types_within(kind.type)}:
        part = parts[record.__name__]
        part["description"] = " ".join(part.get("description", "").split())
        part["additionalProperties"] = False
        for column in columns_of(record):
            if column.doc:
                # Beside `$ref` a description is allowed from draft 2019-09 on.
                part["properties"][column.name]["description"] = column.doc
    arrays = [{"type": "array", "items": reference} for reference in references]
    return arrays, dict(sorted(parts.items()))


def reference_page() -> str:
    """The reference of all records, in Markdown: `docs/records.md` is this text."""
    lines = [
        "# Records",
        "",
        f"What a dossier holds, schema {SCHEMA_VERSION}. This page is made from the types in",
        "`src/alleged/records/` by `alleged schema --markdown`; do not edit it by hand.",
        "Spans count code points of the document's text, end excluded.",
    ]
    shown: set[type] = set()
    for kind in KINDS.values():
        lines += ["", f"## {kind.name}", "", inspect.getdoc(kind.type) or "", ""]
        lines += _reference_table(kind.type)
        shown.add(kind.type)
    parts = {part for kind in KINDS.values() for part in _types_within(kind.type)} - shown
    lines += ["", "## Parts of records"]
    for part in sorted(parts, key=lambda part: part.__name__):
        lines += ["", f"### {part.__name__}", "", inspect.getdoc(part) or "", ""]
        lines += _reference_table(part)
    return "\n".join(lines) + "\n"


def _reference_table(record: type) -> list[str]:
    lines = ["| column | type | may be empty | what it holds |", "| --- | --- | --- | --- |"]
    for column in columns_of(record):
        doc = column.doc.replace("|", "\\|")
        empty = "yes" if column.nullable else "no"
        lines.append(f"| `{column.name}` | {_type_words(column.type)} | {empty} | {doc} |")
    return lines


def _type_words(hint: Any) -> str:
    item = item_of(hint)
    if item is not None:
        return f"list of {_type_words(item)}"
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return " / ".join(f"`{choice.value}`" for choice in hint)
    if has_columns(hint):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return {str: "text", int: "whole number", float: "number", bool: "yes or no"}[hint]


def _arrow_field(column: Column) -> Any:
    from arro3.core import Field

    return Field(column.name, _arrow_type(column.type), nullable=column.nullable)


def _arrow_type(hint: Any) -> Any:
    from arro3.core import DataType, Field

    item = item_of(hint)
    if item is not None:
        return DataType.list(Field("item", _arrow_type(item), nullable=False))
    if has_columns(hint):
        return DataType.struct([_arrow_field(column) for column in columns_of(cast("type", hint))])
    return {
        "VARCHAR": DataType.utf8,
        "BIGINT": DataType.int64,
        "DOUBLE": DataType.float64,
        "BOOLEAN": DataType.bool,
    }[duckdb_type(hint)]()


def _types_within(record: type) -> list[type]:
    """The record type and every dataclass inside it."""
    found = [record]
    for column in columns_of(record):
        inner = item_of(column.type) or column.type
        if has_columns(inner):
            found += _types_within(cast("type", inner))
    return found


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        rest = [arm for arm in get_args(hint) if arm is not type(None)]
        if len(rest) != 1:
            raise TypeError(f"{hint!r} is a choice of types, which has no column type")
        return rest[0], len(get_args(hint)) > 1
    return hint, False


def item_of(hint: Any) -> Any:
    """X of `tuple[X, ...]`, else None."""
    if get_origin(hint) is tuple:
        item, *rest = get_args(hint)
        if rest == [Ellipsis]:
            return item
    return None


def _field_docs(record: type) -> dict[str, str]:
    """The strings that stand under the fields of a dataclass, by field."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(record)))
    body = cast("ast.ClassDef", tree.body[0]).body
    docs = {}
    for field, below in itertools.pairwise(body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        ):
            docs[field.target.id] = " ".join(below.value.value.split())
    return docs
