"""Columns and cells of CSV tables, whichever records stand in them."""

from __future__ import annotations

from dataclasses import dataclass

PIECES = " […] "
"""Between the pieces of a record's words in one cell."""

SPREADSHEET_COMMANDS = frozenset("=+-@\t\r\n\0＝＋－＠")
"""A cell that begins with one of these may be run, not read, by a spreadsheet."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a CSV table."""

    name: str
    type: str
    """As in Frictionless table schemas: `string`, `integer`, `number`, `boolean`."""
    description: str


def inert_cell(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet could take it for a formula, or if
    it begins with one, so that the way back is clear."""
    first = text[:1]
    after_space = text[:1000].lstrip()[:1]
    if first == "'" or first in SPREADSHEET_COMMANDS or after_space in SPREADSHEET_COMMANDS:
        return f"'{text}" if text else text
    return text
