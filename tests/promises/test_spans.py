"""P8: every record's words are exactly the characters that it points to."""

from __future__ import annotations

from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from alleged.build import build
from alleged.records.spans import Span

ROOT = Path(__file__).parents[2]


def spans_in(value: Any) -> list[Span]:
    """All spans in a record, however deep."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for item in value for span in spans_in(item)]
    return []


@pytest.mark.slow
def test_every_span_of_every_record_lies_in_its_text_and_holds_words(
    articles: Path, tmp_path: Path
) -> None:
    given = [articles, *(path for path in (ROOT / "examples").glob("*/articles"))]
    dossier = build(given, tmp_path / "out")
    texts = {document.id: document.text for document in dossier.records("documents")}
    for document in dossier.records("documents"):
        assert sha256(document.text.encode()).hexdigest() == document.text_sha256
    checked = 0
    for kind in ("documents", "statements", "figures", "times", "mentions", "places"):
        for record in dossier.records(kind):
            text = texts[record.id if kind == "documents" else record.document_id]
            for field in fields(record):
                for span in spans_in(getattr(record, field.name)):
                    words = text[span.start : span.end]
                    assert 0 <= span.start < span.end <= len(text), record
                    assert words == words.strip(), (kind, field.name, words)
                    checked += 1
    assert checked > 500
