"""Records made by hand, for tests."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import msgspec

from alleged.records.documents import Document, InputState, Origin
from alleged.records.ids import record_id
from alleged.records.spans import OffsetRun, Span
from alleged.records.statements import Statement
from alleged.store.journal import Entry


def a_document(text: str, **changes: Any) -> Document:
    """A document of plain text."""
    digest = sha256(text.encode()).hexdigest()
    values: dict[str, Any] = {
        "id": record_id("doc", "text", digest),
        "text": text,
        "title": None,
        "title_span": None,
        "blocks": (),
        "byline": None,
        "outlet": None,
        "url": None,
        "published": None,
        "modified": None,
        "language": "en",
        "language_probability": 0.99,
        "covered": True,
        "format": "text",
        "encoding": "utf-8",
        "original_sha256": digest,
        "text_sha256": digest,
        "offset_map": (OffsetRun(0, len(text), "", 0),),
        "extractor": "text 1",
    }
    return Document(**{**values, **changes})


def an_origin(document: Document | None, name: str = "a.txt", **changes: Any) -> Origin:
    """The input that the document came from; without a document, one that was refused."""
    digest = document.original_sha256 if document else None
    values: dict[str, Any] = {
        "id": record_id("org", name, None, digest),
        "name": name,
        "locator": None,
        "sha256": digest,
        "file_sha256": digest,
        "size_bytes": len(document.text.encode()) if document else None,
        "format": "text" if document else None,
        "state": InputState.OK if document else InputState.REJECTED,
        "reason": "" if document else "empty",
        "document_id": document.id if document else None,
    }
    return Origin(**{**values, **changes})


def a_statement(
    document: Document, source: str, cue: str, content: str, **changes: Any
) -> Statement:
    """A statement whose spans are the first places of the given words."""
    spans = {
        role: (span_of(document.text, words),) if words else ()
        for role, words in (("source", source), ("cue", cue), ("content", content))
    }
    values: dict[str, Any] = {
        "id": record_id("stm", document.id, *spans.values()),
        "document_id": document.id,
        **spans,
        "quoted": (),
        "speaker": source or None,
        "speaker_reason": "named in the source",
        "in_title": False,
        "probability": 0.8,
        "reason": "made by hand",
        "made_by": "test",
    }
    return Statement(**{**values, **changes})


def span_of(text: str, words: str) -> Span:
    """The first place where the words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def an_entry(origin: Origin, **records: list[Any]) -> Entry:
    """What the journal holds of an input."""
    return Entry(
        origin.id,
        {
            kind: [msgspec.Raw(msgspec.json.encode(record)) for record in rows]
            for kind, rows in {"origins": [origin], **records}.items()
        },
    )
