"""Who denies what: beside each charge, so that no page shows the one without the other. One table:
acts, statements and charges without a denial."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec

from alleged.publish.events import is_charge
from alleged.publish.tellings import by_chain, denials_of
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
    """For each act and each statement that is denied: by whom; and for each act whether somebody is
    accused, also where nobody denies it."""
    con.execute(
        "CREATE TABLE denials (record_id TEXT PRIMARY KEY, accused INTEGER NOT NULL,"
        " json BLOB NOT NULL) WITHOUT ROWID"
    )
    found: dict[str, list[Denial]] = defaultdict(list)
    accused: set[str] = set()
    for record_id, denial in (*_within_articles(con, accused), *_across_articles(con)):
        if denial.name not in {one.name for one in found[record_id]}:
            found[record_id].append(denial)
    con.executemany(
        "INSERT INTO denials VALUES (?, ?, ?)",
        (
            (record_id, record_id in accused, msgspec.json.encode(found.get(record_id, [])))
            for record_id in sorted(found.keys() | accused)
        ),
    )


def _within_articles(con: sqlite3.Connection, accused: set[str]) -> Iterator[tuple[str, Denial]]:
    """Denials of acts, and of the statements that tell them; the acts in which somebody is accused
    go into `accused`."""
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
        by_id = {one.id: one for one in statements}
        for mentions in by_chain(events).values():
            if any(is_charge(one, by_id) for one in mentions):
                accused.update(one.id for one in mentions)
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
