"""What the readers of the formats hand over: a text with its way back, before it is a Document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from alleged.records.documents import Block, BlockKind, DatedValue, InputState
from alleged.records.issues import Issue
from alleged.records.spans import Box, OffsetRun, Span

PARAGRAPH_BREAK = "\n\n"


class Refused(Exception):  # noqa: N818 - an end state, not a fault
    """A reader cannot make a document of these bytes; `read_document` turns it into a result."""

    def __init__(self, state: InputState, code: str, what: str, fix: str) -> None:
        super().__init__(what)
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


class TextBuilder:
    """Puts blocks together to a text, and keeps the way back for every character."""

    def __init__(self, *, max_chars: int) -> None:
        self._max_chars = max_chars
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._runs: list[OffsetRun] = []
        self._length = 0

    def add_block(self, kind: BlockKind, pieces: Iterable[Piece]) -> Span:
        """Add a paragraph. The caller hands over at least one character that is no white space."""
        if self._blocks:
            self._append(PARAGRAPH_BREAK)
        start = self._length
        for piece in pieces:
            if not piece.text:
                continue
            begin = self._length
            self._append(piece.text)
            if piece.node is not None:
                self._add_run(begin, piece)
        span = Span(start, self._length)
        self._blocks.append(Block(kind=kind, span=span))
        return span

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
            ):
                self._runs[-1] = OffsetRun(
                    last.start, self._length, last.node, last.offset, last.box
                )
                return
        self._runs.append(OffsetRun(start, self._length, piece.node, piece.offset, piece.box))

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(self._blocks)

    @property
    def runs(self) -> tuple[OffsetRun, ...]:
        return tuple(self._runs)
