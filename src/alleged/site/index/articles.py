"""The list of articles, in the order in which the inputs were given."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator

from alleged.publish.articles import stretch_words
from alleged.records.datings import Dating
from alleged.records.documents import Document
from alleged.site.index.reading import iter_records

COUNTED = ("statements", "events", "figures", "times", "issues")


def add_articles(con: sqlite3.Connection) -> None:
    """One row an article, with how much was found in it."""
    position: dict[str, int] = {}
    inputs: dict[str, str] = {}
    for index, origin in enumerate(iter_records(con, "origins")):
        if origin.document_id is not None:
            position.setdefault(origin.document_id, index)
            inputs.setdefault(origin.document_id, origin.name)
    days: dict[str, Dating] = {one.document_id: one for one in iter_records(con, "datings")}
    counts: Counter[tuple[str, str]] = Counter()
    for kind in COUNTED:
        for record in iter_records(con, kind):
            if record.document_id and getattr(record, "voice", None) != "article":
                counts[kind, record.document_id] += 1
    order = sorted(
        (position.get(id, len(position)), id)
        for (id,) in con.execute("SELECT id FROM records WHERE kind = 'documents'")
    )
    numbers = {id: number for number, (_, id) in enumerate(order, start=1)}

    def rows() -> Iterator[tuple[object, ...]]:
        for one in iter_records(con, "documents"):
            dating = days.get(one.id)
            yield (
                numbers[one.id],
                one.id,
                headline_of(one, inputs.get(one.id)),
                one.outlet,
                one.published.value if one.published else None,
                stretch_words(dating.begin, dating.end) if dating else None,
                one.language,
                one.url,
                inputs.get(one.id),
                *(counts[kind, one.id] for kind in COUNTED),
            )

    con.executemany(
        "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows()
    )


def headline_of(document: Document, name: str | None) -> str:
    """Something to call it by: the headline, or else the name of the input."""
    if document.title and document.title.strip():
        return document.title
    return name or document.id
