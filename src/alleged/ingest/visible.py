"""What a reader of an original sees: its words in blocks, with their places as offset maps count
them. For showing an original beside the text that was read from it; nothing is left out here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import msgspec

from alleged.ingest.decode import decode, replace_unusable
from alleged.ingest.draft import Refused
from alleged.records.documents import BlockKind

MAX_CHARS = 400_000
"""Of one original. A news page has some ten thousand."""
MAX_DEPTH = 200

_LINE_END = re.compile(r"\n")
_EMPTY_LINE = re.compile(r"\n[ \t\r]{0,200}\n\s{0,2000}")


@dataclass(frozen=True, slots=True, kw_only=True)
class VisiblePiece:
    """Words of an original in one place."""

    words: str
    node: str | None
    """As in `OffsetRun`; None for a blank that stands nowhere in the original."""
    offset: int
    """Code points from the start of that node."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleBlock:
    """A paragraph of an original."""

    kind: BlockKind
    part: str
    """`page 2` of a PDF, the column of a row; empty where there is but one part."""
    pieces: tuple[VisiblePiece, ...]


class OriginalBytes(msgspec.Struct, frozen=True, kw_only=True):
    """An original, and how it was read."""

    format: str
    """As in `Document.format`."""
    encoding: str | None
    data: bytes


class Visible(msgspec.Struct, frozen=True, kw_only=True):
    """What is seen of an original."""

    blocks: tuple[VisibleBlock, ...]
    cut: bool
    """Whether it is longer than `MAX_CHARS`: the rest is left out."""
    refused: str = ""
    """Why nothing of it can be shown; empty when it can."""


def answer(task: bytes) -> bytes:
    """For a child process: `OriginalBytes` in, `Visible` out, both as MessagePack."""
    return msgspec.msgpack.encode(read_visible(msgspec.msgpack.decode(task, type=OriginalBytes)))


def preload() -> None:
    """Import what reading needs, so that forked children need not."""
    import charset_normalizer  # noqa: F401
    import lxml.html  # noqa: F401
    import pypdfium2  # noqa: F401


def read_visible(original: OriginalBytes) -> Visible:
    """The blocks of an original in its order, as far as `MAX_CHARS`.

    HTML without its scripts, styles, forms and pictures; a PDF page by page as its text layer has
    it; Markdown with its marks; of a row all columns that hold words.
    """
    try:
        reader = READERS.get(original.format)
        if reader is None:
            raise _refused("there is no such format")
        blocks = list(reader(original))
    except Refused as refusal:
        return Visible(blocks=(), cut=False, refused=refusal.what)
    kept: list[VisibleBlock] = []
    length = 0
    for block in blocks:
        length += sum(len(piece.words) for piece in block.pieces)
        if length > MAX_CHARS:
            return Visible(blocks=tuple(kept), cut=True)
        kept.append(block)
    return Visible(blocks=tuple(kept), cut=False)


def _html(original: OriginalBytes) -> Iterator[VisibleBlock]:
    from alleged.ingest.page_text import PageText, parse_page

    decoded = decode(original.data, encoding=original.encoding, is_html=True)
    page = PageText(parse_page(decoded.text))
    for number in range(page.paragraphs):
        first = page.nodes[page.nodes_of_paragraph(number)[0]]
        yield VisibleBlock(
            kind=_kind_in_page(first.element),
            part="",
            pieces=tuple(
                VisiblePiece(words=piece.text, node=piece.node, offset=piece.offset)
                for piece in page.pieces([page.paragraph(number)])
            ),
        )


KINDS_BY_TAG = {
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
    "li": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTATION,
    "td": BlockKind.TABLE_ROW,
    "th": BlockKind.TABLE_ROW,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
MAX_STEPS_UP = 12
"""From a text to the element that says what kind of paragraph it is."""


def _kind_in_page(element: Any) -> BlockKind:
    step = element
    for _ in range(MAX_STEPS_UP):
        if step is None:
            break
        kind = KINDS_BY_TAG.get(step.tag)
        if kind is not None:
            return kind
        step = step.getparent()
    return BlockKind.PARAGRAPH


def _pdf(original: OriginalBytes) -> Iterator[VisibleBlock]:
    import pypdfium2

    from alleged.ingest.pdf import page_text

    try:
        document = pypdfium2.PdfDocument(original.data)
    except pypdfium2.PdfiumError as error:
        raise _refused(f"the PDF cannot be opened: {error}") from None
    try:
        for index in range(len(document)):
            page = document[index]
            try:
                # Line by line, so that running heads are told apart. As long as before, so that
                # offsets hold: pdfium ends lines with two characters, and has a control character
                # for a hyphen at the end of one.
                text = page_text(page).replace("\r\n", " \n").replace("\x02", "-")
            finally:
                page.close()
            if text.strip():
                yield from _cut(text, _LINE_END, f"page={index + 1}", f"page {index + 1}")
    finally:
        document.close()


def _plain(original: OriginalBytes) -> Iterator[VisibleBlock]:
    decoded = decode(original.data, encoding=original.encoding)
    yield from _cut(decoded.text.replace("\r\n", " \n"), _EMPTY_LINE, "", "")


def _row(original: OriginalBytes) -> Iterator[VisibleBlock]:
    from alleged.ingest.json_line import parse_row

    decoded = decode(original.data, encoding=original.encoding)
    for column, value in parse_row(decoded.text, MAX_DEPTH, []).items():
        if isinstance(value, str) and value.strip():
            text = replace_unusable(value, []).replace("\r\n", " \n")
            yield from _cut(text, _EMPTY_LINE, column, column)


def _office(original: OriginalBytes) -> Iterator[VisibleBlock]:
    from alleged.ingest.office import read_paragraphs

    for paragraph in read_paragraphs(original.data, original.format, max_chars=MAX_CHARS):
        node = f"paragraph={paragraph.number}"
        piece = VisiblePiece(words=paragraph.text, node=node, offset=0)
        yield VisibleBlock(kind=paragraph.kind, part="", pieces=(piece,))


READERS: dict[str, Callable[[OriginalBytes], Iterator[VisibleBlock]]] = {
    "text": _plain,
    "markdown": _plain,
    "html": _html,
    "pdf": _pdf,
    "jsonl": _row,
    "docx": _office,
    "odt": _office,
}


def _cut(text: str, where: re.Pattern[str], node: str, part: str) -> Iterator[VisibleBlock]:
    """A text cut into blocks where the pattern fits."""
    gaps = [(0, 0), *(found.span() for found in where.finditer(text)), (len(text), len(text))]
    for (_, start), (end, _) in pairwise(gaps):
        words = text[start:end].rstrip()
        if words.strip():
            piece = VisiblePiece(words=words, node=node, offset=start)
            yield VisibleBlock(kind=BlockKind.PARAGRAPH, part=part, pieces=(piece,))


def _refused(why: str) -> Refused:
    from alleged.records.documents import InputState

    return Refused(InputState.REJECTED, "not-shown", why, "open the original itself")
