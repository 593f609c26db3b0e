"""What can be searched: paragraphs of articles, and records by their words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from alleged.publish.articles import figure_value
from alleged.records.claims import Claim
from alleged.records.documents import Document
from alleged.records.entities import DossierEntity
from alleged.records.events import Event
from alleged.records.figures import Figure
from alleged.records.framings import Framing
from alleged.records.incidents import Incident
from alleged.records.issues import Issue
from alleged.records.spans import Span
from alleged.records.statements import Statement, Voice
from alleged.site.index.reading import decoder

MAX_WORDS_CHARS = 2000
"""Of one entry. A paragraph of news has a few hundred characters; a text without breaks is one
paragraph, and is cut into pieces of this length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that can be found."""

    words: str
    """What is searched and shown."""
    speaker: str | None = None
    label: str | None = None
    """What sort of its kind: `denies`, `ASSAULT`, `count`."""
    begin: str | None = None
    end: str | None = None
    """First and last day that it speaks of; None where open."""
    probability: float | None = None
    start: int | None = None
    """Where in the text, code points."""


def add_entries(con: sqlite3.Connection) -> None:
    """One row for each paragraph and record that can be found, with the words to find it by."""
    articles = {
        id: (number, outlet, day)
        for number, id, outlet, day in con.execute("SELECT number, id, outlet, day FROM articles")
    }
    con.executemany(
        """INSERT INTO entries (kind, record_id, article, outlet, day, speaker, label, begin, end,
        probability, start, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            (kind, record_id, number, outlet, day, one.speaker, one.label, one.begin, one.end,
             one.probability, one.start, one.words[:MAX_WORDS_CHARS])
            for kind, record_id, document_id, one in _entries(con)
            for number, outlet, day in [articles.get(document_id or "", (None, None, None))]
        ),
    )  # fmt: skip


def add_entry_words(con: sqlite3.Connection) -> None:
    """The index of words, when all entries are there. What first tells an incident is looked
    through, too: its name is often one word."""
    con.execute(
        "UPDATE entries SET words = words || ' · ' || json_extract(listed.json, '$.first.words')"
        " FROM listed WHERE listed.list = 'incidents' AND listed.id = entries.record_id"
        " AND entries.kind = 'incident' AND json_extract(listed.json, '$.first') IS NOT NULL"
    )
    con.execute("INSERT INTO entry_words (entry_words) VALUES ('rebuild')")


def _entries(con: sqlite3.Connection) -> Iterator[tuple[str, str, str | None, Entry]]:
    """Article by article, so that one text at a time is held; then what belongs to none."""
    for (document_id,) in con.execute("SELECT id FROM articles ORDER BY number").fetchall():
        (text,) = con.execute(
            "SELECT json FROM records WHERE document_id IS NULL AND id = ?", (document_id,)
        ).fetchone()
        document: Document = decoder("documents").decode(text)
        for paragraph in paragraphs(document):
            yield "article", document_id, document_id, paragraph
        for kind, make in OF_DOCUMENT.items():
            rows = con.execute(
                "SELECT id, json FROM records WHERE document_id = ? AND kind = ? ORDER BY n",
                (document_id, kind),
            )
            for id, record in rows:
                entry = make(decoder(kind).decode(record), document.text)
                if entry is not None:
                    yield SINGULAR[kind], id, document_id, entry
    for kind, tell in OF_DOSSIER.items():
        rows = con.execute("SELECT id, json FROM records WHERE kind = ? ORDER BY n", (kind,))
        for id, record in rows:
            found = decoder(kind).decode(record)
            yield SINGULAR[kind], id, getattr(found, "document_id", None), tell(found)


def paragraphs(document: Document) -> Iterator[Entry]:
    """The paragraphs of a text; very long ones in pieces."""
    for block in document.blocks:
        for start in range(block.span.start, block.span.end, MAX_WORDS_CHARS):
            words = document.text[start : min(block.span.end, start + MAX_WORDS_CHARS)]
            if words.strip():
                yield Entry(words=words, label=block.kind.value, start=start)


def of_statement(item: Statement, text: str) -> Entry | None:
    """A statement by what is said; the article's own sentences are found as paragraphs."""
    if item.voice is Voice.ARTICLE:
        return None
    spans = item.content or item.cue or item.source
    return Entry(
        words=_join(spans, text),
        speaker=item.speaker or _join(item.source, text) or None,
        label=item.type.value,
        probability=item.probability,
        start=min((span.start for span in spans), default=None),
    )


def of_event(item: Event, text: str) -> Entry:
    """An act by the sentence that tells it."""
    return Entry(
        words=item.sentence.of(text),
        label=item.label.value if item.label else item.event_type,
        begin=item.begin,
        end=item.end,
        probability=item.probability,
        start=item.trigger[0].start if item.trigger else item.sentence.start,
    )


def of_figure(item: Figure, text: str) -> Entry:
    """A figure by its words, its value and what it is the amount of."""
    measure = _join(item.measure, text)
    written, value = item.span.of(text), f"{figure_value(item)} {item.unit or ''}".rstrip()
    words = written if written == value else f"{written} ({value})"
    return Entry(
        words=f"{words} {measure}".rstrip(),
        label=item.kind.value,
        probability=item.probability,
        start=item.span.start,
    )


def of_framing(item: Framing, text: str) -> Entry:
    """Words that praise, blame, stress or soften."""
    return Entry(
        words=item.span.of(text),
        label=item.kind.value,
        probability=item.probability,
        start=item.span.start,
    )


def of_incident(item: Incident) -> Entry:
    """An incident by its name and the words that tell it."""
    wordings = " · ".join(one.words for one in item.wordings if one.words not in item.name)
    return Entry(
        words=f"{item.name}: {wordings}" if wordings else item.name,
        label=item.label.value if item.label else item.event_type,
        begin=item.begin,
        end=item.end,
        probability=item.probability,
    )


def of_claim(item: Claim) -> Entry:
    """A claim by its wording."""
    return Entry(words=item.wording)


def of_party(item: DossierEntity) -> Entry:
    """A party by its name."""
    return Entry(words=item.name, label=item.kind.value)


def of_issue(item: Issue) -> Entry:
    """An issue by what it says."""
    return Entry(words=item.what, label=item.code, start=item.start)


SINGULAR = {
    "statements": "statement",
    "events": "event",
    "figures": "figure",
    "framings": "framing",
    "incidents": "incident",
    "claims": "claim",
    "dossier_entities": "actor",
    "issues": "issue",
}
"""What a reader of the search page calls the kinds."""

OF_DOCUMENT: dict[str, Callable[..., Entry | None]] = {
    "statements": of_statement,
    "events": of_event,
    "figures": of_figure,
    "framings": of_framing,
}
OF_DOSSIER: dict[str, Callable[..., Entry]] = {
    "incidents": of_incident,
    "claims": of_claim,
    "dossier_entities": of_party,
    "issues": of_issue,
}


def _join(spans: tuple[Span, ...], text: str) -> str:
    return " … ".join(span.of(text) for span in spans)
