"""What the readers of the formats hand over: a text with its way back, before it is a Document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from alleged.ingest.text_care import mend
from alleged.records.documents import (
    Block,
    BlockKind,
    Credit,
    DateCandidate,
    DatedValue,
    FieldEvidence,
    InputState,
)
from alleged.records.issues import Issue
from alleged.records.spans import Box, OffsetRun, Span

PARAGRAPH_BREAK = "\n\n"


class Refused(Exception):  # noqa: N818 - an end state, not a fault
    """A reader cannot make a document of these bytes; `read_document` turns it into a result."""

    def __init__(
        self, state: InputState, code: str, what: str, fix: str, *, parts: tuple[str, ...] = ()
    ) -> None:
        super().__init__(what)
        self.parts = parts
        """Headlines of the articles in it, each of which can be read by itself."""
        self.state = state
        self.code = code
        self.what = what
        self.fix = fix


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block, with its place in the original; `node` is None where it has none."""

    text: str
    node: str | None
    offset: int = 0
    box: Box | None = None
    repair: str | None = None
    """As in `OffsetRun`, with `length`."""
    length: int | None = None


@dataclass(slots=True)
class Draft:
    """A document in the making."""

    text: str
    blocks: tuple[Block, ...]
    runs: tuple[OffsetRun, ...]
    extractor: str
    title: str | None = None
    title_span: Span | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: DatedValue | None = None
    modified: DatedValue | None = None
    language: str | None = None
    """What the original says about its language, as ISO 639-1; None when it says nothing."""
    encoding: str | None = None
    issues: list[Issue] = field(default_factory=list)
    section: str | None = None
    dates: list[DateCandidate] = field(default_factory=list)
    """All that were found; `published` and `modified` are among them or are added at the end."""
    credits: list[Credit] = field(default_factory=list)
    evidence: list[FieldEvidence] = field(default_factory=list)
    outlet_owner: str | None = None
    outlet_country: str | None = None


def _parts(piece: Piece) -> Iterator[Piece]:
    """A piece after care; what the reader itself put there or mended stays as it is."""
    if piece.node is None or piece.repair is not None or piece.text.isascii():
        yield piece
        return
    for part in mend(piece.text):
        length = part.length if part.repair is not None else None
        offset = piece.offset + part.offset
        yield Piece(part.text, piece.node, offset, piece.box, part.repair, length)


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without the white space that stands at an edge once nothing seen stands before or behind."""
    seen = [index for index, piece in enumerate(pieces) if piece.text.strip()]
    if not seen:
        return []
    for index in range(seen[0] + 1):
        piece = pieces[index]
        bare = piece.text.lstrip()
        cut = len(piece.text) - len(bare)
        pieces[index] = replace(piece, text=bare, offset=piece.offset + cut) if cut else piece
    for index in range(seen[-1], len(pieces)):
        piece = pieces[index]
        bare = piece.text.rstrip()
        pieces[index] = replace(piece, text=bare) if bare != piece.text else piece
    return pieces


class TextBuilder:
    """Puts blocks together to a text, and keeps the way back for every character."""

    def __init__(self, *, max_chars: int) -> None:
        self._max_chars = max_chars
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._runs: list[OffsetRun] = []
        self._length = 0

    def add_block(self, kind: BlockKind, pieces: Iterable[Piece]) -> Span:
        """Add a paragraph; the span is empty if nothing in it can be seen."""
        pieces = [part for piece in pieces for part in _parts(piece)]
        if any(piece.repair is not None for piece in pieces):
            pieces = _trimmed(pieces)
        if not any(piece.text.strip() for piece in pieces):  # nothing in it can be seen
            return Span(self._length, self._length)
        if self._blocks:
            self._append(PARAGRAPH_BREAK)
        start = self._length
        for piece in pieces:
            self._add_piece(piece)
        span = Span(start, self._length)
        self._blocks.append(Block(kind=kind, span=span))
        return span

    def _add_piece(self, piece: Piece) -> None:
        begin = self._length
        self._append(piece.text)
        if piece.node is not None and (piece.text or piece.repair is not None):
            self._add_run(begin, piece)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        if self._length > self._max_chars:
            raise Refused(
                InputState.TOO_LARGE,
                "too-many-characters",
                f"the text has more than {self._max_chars:,} characters",
                "split the file into articles",
            )

    def _add_run(self, start: int, piece: Piece) -> None:
        assert piece.node is not None
        if self._runs:
            last = self._runs[-1]
            if (
                last.end == start
                and last.node == piece.node
                and last.offset + (last.end - last.start) == piece.offset
                and last.box == piece.box
                and last.repair is None
                and piece.repair is None
            ):
                self._runs[-1] = OffsetRun(
                    last.start, self._length, last.node, last.offset, last.box
                )
                return
        self._runs.append(
            OffsetRun(
                start,
                self._length,
                piece.node,
                piece.offset,
                piece.box,
                piece.repair,
                piece.length,
            )
        )

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(self._blocks)

    @property
    def runs(self) -> tuple[OffsetRun, ...]:
        return tuple(self._runs)
