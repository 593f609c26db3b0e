"""A text that is at hand already -> Document: no file around it, nothing left out."""

from __future__ import annotations

import hashlib
import re

from alleged.ingest.language import COVERED
from alleged.records.documents import Block, BlockKind, DatedValue, Document
from alleged.records.ids import record_id
from alleged.records.spans import OffsetRun, Span

_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n")


def document_from_text(
    text: str,
    *,
    title: str | None = None,
    published: DatedValue | None = None,
    language: str = "en",
    outlet: str | None = None,
    url: str | None = None,
    original_sha256: str | None = None,
    format: str = "text",
    node: str = "",
) -> Document:
    """Make a document of a text, character for character.

    Half surrogate pairs, which no file can hold, are replaced by U+FFFD one for one, so that
    offsets stay. Paragraphs are parted by empty lines, or by line ends where no line is empty.
    """
    text = _SURROGATE.sub("\ufffd", text)
    text_sha256 = hashlib.sha256(text.encode()).hexdigest()
    original_sha256 = original_sha256 or text_sha256
    title_span = _title_span(text, title)
    return Document(
        id=record_id("doc", original_sha256, format),
        text=text,
        title=title,
        title_span=title_span,
        blocks=_blocks(text, title_span),
        byline=None,
        outlet=outlet,
        url=url,
        published=published,
        modified=None,
        language=language,
        language_probability=None,
        covered=language in COVERED,
        format=format,
        encoding="utf-8",
        original_sha256=original_sha256,
        text_sha256=text_sha256,
        offset_map=(OffsetRun(0, len(text), node, 0),) if text else (),
        extractor="given",
    )


def _title_span(text: str, title: str | None) -> Span | None:
    """Where the text opens with the title; a full stop may stand between it and the line's end."""
    wanted = _SURROGATE.sub("\ufffd", title or "").strip()
    start = len(text) - len(text.lstrip())
    end = start + len(wanted)
    if not wanted or not text.startswith(wanted, start):
        return None
    rest = text[end : end + 200].lstrip(" \t.")
    return Span(start, end) if not rest or rest[0] in "\r\n" else None


def _blocks(text: str, title_span: Span | None) -> tuple[Block, ...]:
    blocks: list[Block] = []
    position = 0
    if title_span:
        position = title_span.end + len(text[title_span.end :].split("\n", 1)[0])
        title_end = title_span.end + len(text[title_span.end : position].rstrip())
        blocks.append(Block(kind=BlockKind.TITLE, span=Span(title_span.start, title_end)))
    parted_by = _BLANK_LINES if _BLANK_LINES.search(text, position) else re.compile("\n")
    while position < len(text):
        cut = parted_by.search(text, position)
        end = cut.start() if cut else len(text)
        piece = text[position:end]
        if piece.strip():
            start = position + len(piece) - len(piece.lstrip())
            blocks.append(
                Block(kind=BlockKind.PARAGRAPH, span=Span(start, start + len(piece.strip())))
            )
        position = max(end + 1, cut.end() if cut else end)
    return tuple(blocks)
