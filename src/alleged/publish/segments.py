"""A text cut where marks begin and end, so that marks may overlap and nest in any way."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from alleged.records.spans import Span

MAX_MARKS_HERE = 16
"""Marks kept on one segment, the shortest first. News nests three or four deep; a page made to
nest thousands would otherwise grow with the square of its length."""


class Layer(StrEnum):
    """What a mark shows."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"
    FIGURE = "figure"
    TIME = "time"
    NAME = "name"
    REMARK = "remark"
    ACT = "act"
    FRAMING = "framing"
    COPIED = "copied"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that belongs to a record."""

    span: Span
    layer: Layer
    record_id: str
    label: str
    """What it is, in words, for pointers and screen readers."""
    number: int = 0
    """The number of a statement in its article; 0 for other records."""
    anchor: bool = False
    """Whether the way back from the record leads here."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that the same marks cover from end to end."""

    span: Span
    marks: tuple[Mark, ...]
    """The marks that cover it, shortest first."""
    begins: tuple[Mark, ...]
    """The marks of which this is the first segment, longest first."""


def split_text(length: int, marks: Sequence[Mark], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """Cut a text of `length` characters at every border of a mark and at `cuts`.

    The segments join up to the whole text, in order. Marks without a character in the text are
    passed over.
    """
    clipped = [(max(0, mark.span.start), min(length, mark.span.end), mark) for mark in marks]
    kept = [(start, end, mark) for start, end, mark in clipped if start < end]
    borders = {0, length, *(cut for cut in cuts if 0 < cut < length)}
    borders.update(start for start, _, _ in kept)
    borders.update(end for _, end, _ in kept)
    order = sorted(borders)
    begin = sorted(range(len(kept)), key=lambda i: kept[i][0], reverse=True)
    finish = sorted(range(len(kept)), key=lambda i: kept[i][1], reverse=True)
    active: list[tuple[int, int]] = []
    for start, end in pairwise(order):
        while finish and kept[finish[-1]][1] <= start:
            i = finish.pop()
            del active[bisect_left(active, (kept[i][1] - kept[i][0], i))]
        begins: list[tuple[int, int]] = []
        while begin and kept[begin[-1]][0] == start:
            i = begin.pop()
            key = (kept[i][1] - kept[i][0], i)
            insort(active, key)
            begins.append(key)
        yield Segment(
            Span(start, end),
            tuple(kept[i][2] for _, i in active[:MAX_MARKS_HERE]),
            tuple(kept[i][2] for _, i in sorted(begins, key=lambda key: (-key[0], key[1]))),
        )
