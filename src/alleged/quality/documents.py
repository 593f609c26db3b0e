"""A row of a gold file -> Document."""

from __future__ import annotations

import re

from alleged.ingest.dates import parse_date
from alleged.ingest.given import document_from_text
from alleged.quality.rows import Row
from alleged.records.documents import Document

DEFAULT_LANGUAGE = "en"
"""For a row that does not say its language: the gold sets that leave it out are English."""


def document_from_row(row: Row) -> Document:
    """Make a document of a row: its own text, title, outlet, address, language and date.

    `dct` is taken before `date`, `title` before `headline`. A date that is none (31 February) is
    left out: times are then not counted from it.
    """
    return document_from_text(
        row.text,
        title=row.title or row.headline or None,
        published=parse_date(row.dct or "", "given") or parse_date(row.date or "", "given"),
        language=_language(row.lang),
        outlet=row.publisher or None,
        url=row.url or None,
        original_sha256=row.sha256 or None,
        format="jsonl",
        node="text",
    )


def _language(raw: str | None) -> str:
    """ISO 639-1: `en` for `en-GB` and `eng`; `und` for what is neither."""
    if not raw or not raw.strip():
        return DEFAULT_LANGUAGE
    code = re.split("[-_]", raw.strip().lower(), maxsplit=1)[0]
    code = "en" if code == "eng" else code
    return code if re.fullmatch("[a-z]{2}", code) else "und"
