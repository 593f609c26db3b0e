"""Reading back the records that the file holds."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from alleged.records.kinds import KINDS

_ID = re.compile(r"[a-z]{3}-[0-9a-f]{20}")

KIND_OF_PREFIX = {kind.id_prefix: name for name, kind in KINDS.items()}


@cache
def decoder(kind: str) -> msgspec.json.Decoder[Any]:
    """The decoder of a kind's records."""
    return msgspec.json.Decoder(KINDS[kind].type)


def iter_records(con: sqlite3.Connection, kind: str) -> Iterator[Any]:
    """The records of a kind, in the dossier's order."""
    decode = decoder(kind).decode
    for (text,) in con.execute("SELECT json FROM records WHERE kind = ? ORDER BY n", (kind,)):
        yield decode(text)


def kind_of(id: str) -> str | None:
    """The kind that an id names; None for what is no id."""
    return KIND_OF_PREFIX.get(id[:3]) if _ID.fullmatch(id) else None


def iter_ids(value: Any) -> Iterator[str]:
    """The ids of records that stand in a decoded record, in order."""
    if isinstance(value, str):
        if len(value) == 24 and kind_of(value):
            yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from iter_ids(one)
    elif isinstance(value, list):
        for one in value:
            yield from iter_ids(one)
