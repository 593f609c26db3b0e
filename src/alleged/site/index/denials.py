"""Who denies what: beside each charge, so that no page shows the one without the other."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec

from alleged.publish.tellings import denials_of
from alleged.records.claims import Claim, Side
from alleged.records.events import Event
from alleged.records.statements import Statement, Voice
from alleged.site.index.reading import decoder, iter_records


class Denial(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who denies a charge."""

    name: str
    """The name, or the words of the text."""
    statement_id: str | None
    """The denying statement; None where it is not known which one."""
    claim_id: str | None
    """The claim that joins the charge and the denial; None for those of one article."""


def add_denials(con: sqlite3.Connection) -> None:
    """For each act and each statement that is denied: by whom."""
    con.execute("CREATE TABLE denials (record_id TEXT PRIMARY KEY, json BLOB NOT NULL)")
    found: dict[str, list[Denial]] = defaultdict(list)
    for record_id, denial in (*_within_articles(con), *_across_articles(con)):
        if denial.name not in {one.name for one in found[record_id]}:
            found[record_id].append(denial)
    con.executemany(
        "INSERT INTO denials VALUES (?, ?)",
        ((record_id, msgspec.json.encode(denials)) for record_id, denials in found.items()),
    )


def _within_articles(con: sqlite3.Connection) -> Iterator[tuple[str, Denial]]:
    documents = con.execute(
        "SELECT DISTINCT document_id FROM records WHERE kind = 'events' ORDER BY document_id"
    ).fetchall()
    for (document_id,) in documents:
        (text,) = con.execute(
            "SELECT json FROM records WHERE id = ? AND kind = 'documents'", (document_id,)
        ).fetchone()
        events: list[Event] = _of(con, "events", document_id)
        statements: list[Statement] = [
            one for one in _of(con, "statements", document_id) if one.voice is not Voice.ARTICLE
        ]
        names = denials_of(events, statements, decoder("documents").decode(text).text)
        for event in events:
            for name in names.get(event.chain_id, ()):
                denial = Denial(name=name, statement_id=None, claim_id=None)
                yield event.id, denial
                for statement_id in event.statement_ids[:1]:
                    yield statement_id, denial


def _across_articles(con: sqlite3.Connection) -> Iterator[tuple[str, Denial]]:
    claim: Claim
    for claim in iter_records(con, "claims"):
        deniers = [one for one in claim.members if one.side is Side.DENIES]
        for member in claim.members:
            if member.side is Side.DENIES or member.statement_id is None:
                continue
            for one in deniers:
                yield (
                    member.statement_id,
                    Denial(
                        name=one.speaker or one.source or "nobody who is named",
                        statement_id=one.statement_id,
                        claim_id=claim.id,
                    ),
                )


def _of(con: sqlite3.Connection, kind: str, document_id: str) -> list[Any]:
    decode = decoder(kind).decode
    rows = con.execute(
        "SELECT json FROM records WHERE document_id = ? AND kind = ? ORDER BY n",
        (document_id, kind),
    )
    return [decode(text) for (text,) in rows]
