"""Columns of a PDF page whose text layer goes across them, row by row.

Most programs write a column to its end before the next. Where one writes row by row, pdfium joins
what stands at one height to a line: `the port. The | told the radio that`. Such lines have a wide
gap in the same place, the gutter; they are parted there and read column by column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from alleged.records.spans import Box

GAP_RATIO = 1.5
"""Of the type size: a gap in a line that may be a gutter. Words of justified type stand closer."""
MIN_ROWS = 4
"""Lines that have a gap in the same place for it to be a gutter."""
MAX_GUTTERS = 5
MAX_GAPS = 400
"""Of a page that are looked at; the work grows with their square."""
MAX_GAP = 3.0
"""Of the type size: an empty stretch over the page that ends its columns."""
MIN_WORDS = 3.0
"""A part has on average for it to be a line of prose; the cells of a table have fewer."""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of type on a page."""

    page: int
    start: int
    """Offset in the page's text."""
    text: str
    box: Box
    size: float
    hyphenated: bool
    """Whether it ends in a hyphen that a typesetter may have put there."""
    parts: tuple[PdfLine, ...] = ()
    """Its stretches between wide gaps; empty where it has none."""

    @property
    def node(self) -> str:
        return f"page={self.page}"


def read_columns(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines of a page, column by column where they go across gutters."""
    whole = [replace(line, parts=()) if line.parts else line for line in lines]
    gutters = _gutters([line for line in lines if line.parts])
    if not gutters:
        return whole
    rows = [_parted(line, gutters) for line in lines]
    split = [part for row in rows if len(row) > 1 for part in row]
    if sum(len(part.text.split()) for part in split) < MIN_WORDS * len(split):
        return whole
    ordered: list[PdfLine] = []
    band: list[PdfLine] = []
    for row in rows:
        if band and band[-1].box.bottom - row[0].box.top > MAX_GAP * row[0].size:
            ordered += _by_column(band, gutters)  # what stands apart below is read by itself
            band = []
        if len(row) == 1 and _crosses(row[0], gutters):
            ordered += _by_column(band, gutters)
            ordered.append(row[0])
            band = []
        else:
            band += row
    return ordered + _by_column(band, gutters)


def _gutters(lines: Sequence[PdfLine]) -> list[float]:
    """The places where enough lines have a gap, from left to right."""
    gaps = [
        (before.box.right, after.box.left)
        for line in lines
        for before, after in pairwise(line.parts)
    ][:MAX_GAPS]
    found: list[float] = []
    while len(found) < MAX_GUTTERS and len(gaps) >= MIN_ROWS:
        place = max(gaps, key=lambda gap: (_held(gaps, gap[1] - 0.1), -gap[1]))[1] - 0.1
        if _held(gaps, place) < MIN_ROWS:
            break
        found.append(place)
        gaps = [gap for gap in gaps if not gap[0] <= place <= gap[1]]
    return sorted(found)


def _held(gaps: Sequence[tuple[float, float]], place: float) -> int:
    return sum(left <= place <= right for left, right in gaps)


def _parted(line: PdfLine, gutters: Sequence[float]) -> list[PdfLine]:
    """A line cut at the gaps that are gutters."""
    if not line.parts:
        return [line]
    pieces: list[list[PdfLine]] = [[line.parts[0]]]
    for part in line.parts[1:]:
        before = pieces[-1][-1]
        if any(before.box.right <= place <= part.box.left for place in gutters):
            pieces.append([part])
        else:
            pieces[-1].append(part)
    return [_joined(line, piece) if len(piece) > 1 else piece[0] for piece in pieces]


def _joined(line: PdfLine, parts: Sequence[PdfLine]) -> PdfLine:
    """Neighbours that no gutter parts, as one stretch of their line again."""
    first, last = parts[0], parts[-1]
    box = Box(
        left=first.box.left,
        bottom=min(part.box.bottom for part in parts),
        right=last.box.right,
        top=max(part.box.top for part in parts),
    )
    text = line.text[first.start - line.start : last.start - line.start + len(last.text)]
    return replace(first, text=text, box=box, hyphenated=last.hyphenated)


def _crosses(line: PdfLine, gutters: Sequence[float]) -> bool:
    return any(line.box.left < place < line.box.right for place in gutters)


def _by_column(band: Sequence[PdfLine], gutters: Sequence[float]) -> list[PdfLine]:
    def column(line: PdfLine) -> int:
        middle = (line.box.left + line.box.right) / 2
        return sum(place < middle for place in gutters)

    return sorted(band, key=column)  # stable: within a column the order of the text layer
