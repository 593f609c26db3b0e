"""An original beside the text that was read from it: which characters of the one are which of the
other.

The offset map of a document says it; here it is held against the original once more, character for
character, and what does not agree is not aligned. No search, no guess: the time is that of reading
both once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from alleged.ingest.visible import VisibleBlock
from alleged.publish.segments import Mark
from alleged.records.documents import Block
from alleged.records.spans import OffsetRun, Span

BREAK = "\n\n"
"""Between two blocks of the original."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """An original as one text."""

    text: str
    blocks: tuple[Block, ...]
    """In order; each is of the part with the same index."""
    parts: tuple[str, ...]
    places: dict[str, tuple[tuple[int, int, int], ...]]
    """By node: start and end there, and where the stretch starts in `text`; in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Characters of the document's text, and those of the laid original that they stand for.

    Without a repair both have the same length and the same characters.
    """

    span: Span
    there: Span
    exact: bool
    """False where something was mended: then only the whole of it stands for the whole."""


def lay_out(blocks: Iterable[VisibleBlock]) -> Laid:
    """Blocks of an original as one text, in which each keeps its place."""
    words: list[str] = []
    laid: list[Block] = []
    parts: list[str] = []
    places: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    length = 0
    for block in blocks:
        if laid:
            words.append(BREAK)
            length += len(BREAK)
        start = length
        for piece in block.pieces:
            if piece.node is not None:
                end = piece.offset + len(piece.words)
                places[piece.node].append((piece.offset, end, length))
            words.append(piece.words)
            length += len(piece.words)
        laid.append(Block(kind=block.kind, span=Span(start, length)))
        parts.append(block.part)
    return Laid(
        text="".join(words),
        blocks=tuple(laid),
        parts=tuple(parts),
        places={node: tuple(sorted(found)) for node, found in places.items()},
    )


def align(text: str, runs: Iterable[OffsetRun], laid: Laid) -> tuple[Stretch, ...]:
    """Where the characters of a text stand in the laid original, in the order of the text.

    A run without a repair counts only where both have the same characters, one with a repair only
    where the whole of it is seen.
    """
    return tuple(
        stretch
        for run in runs
        for stretch in (_exact(text, run, laid) if run.repair is None else _mended(run, laid))
    )


def _exact(text: str, run: OffsetRun, laid: Laid) -> Iterator[Stretch]:
    last = run.offset + run.end - run.start
    for low, high, at in _pieces(run.node, run.offset, last, laid):
        own = Span(run.start + low - run.offset, run.start + high - run.offset)
        there = Span(at, at + high - low)
        if own.of(text) == there.of(laid.text):
            yield Stretch(span=own, there=there, exact=True)


def _mended(run: OffsetRun, laid: Laid) -> Iterator[Stretch]:
    last = run.offset + run.original_length
    found = list(_pieces(run.node, run.offset, last, laid))
    if found and sum(high - low for low, high, _ in found) == run.original_length:
        there = Span(found[0][2], found[-1][2] + found[-1][1] - found[-1][0])
        yield Stretch(span=Span(run.start, run.end), there=there, exact=False)


def _pieces(node: str, first: int, last: int, laid: Laid) -> Iterator[tuple[int, int, int]]:
    """The stretches of a node between two offsets: start and end in the node, start in the text."""
    known = laid.places.get(node, ())
    begin = max(0, bisect_right(known, first, key=lambda one: one[0]) - 1)
    for start, end, at in known[begin:]:
        if start >= last:
            return
        low, high = max(start, first), min(end, last)
        if low < high:
            yield low, high, at + low - start


def marks_there(
    marks: Iterable[Mark], stretches: Sequence[Stretch], laid: Laid
) -> tuple[list[Mark], int]:
    """The marks of a text at the same characters of its original, and how many are not there.

    Of a mark in several pieces the first one is the place to lead to.
    """
    starts = [one.span.start for one in stretches]
    made: list[Mark] = []
    missing: set[str] = set()
    led: set[str] = set()
    for mark in marks:
        spans = list(spans_there(mark.span, stretches, starts, laid.text))
        if not spans:
            missing.add(mark.record_id)
        for span in spans:
            first = mark.anchor and mark.record_id not in led
            if first:
                led.add(mark.record_id)
            made.append(replace(mark, span=span, anchor=first))
    return made, len(missing - led)


def spans_there(
    span: Span, stretches: Sequence[Stretch], starts: Sequence[int], text: str
) -> Iterator[Span]:
    """Where a span of the document's text stands in the original; pieces with only white space
    between them are one. `starts`: those of the stretches."""
    begin = max(0, bisect_right(starts, span.start) - 1)
    end = bisect_left(starts, span.end)
    held: Span | None = None
    for one in stretches[begin:end]:
        low, high = max(span.start, one.span.start), min(span.end, one.span.end)
        if one.exact and low < high:
            shift = one.there.start - one.span.start
            there = Span(low + shift, high + shift)
        elif not one.exact and (low < high or span.start < one.span.start == one.span.end):
            there = one.there
        else:
            continue
        if held is not None and held.end <= there.start:
            between = text[held.end : there.start]
            if BREAK not in between and not between.strip():
                held = Span(held.start, there.end)
                continue
        if held is not None:
            yield held
        held = there
    if held is not None:
        yield held


def covered(stretches: Iterable[Stretch], blocks: Sequence[Block]) -> list[bool]:
    """For each block of the original: whether any of it stands in the text."""
    ends = [block.span.end for block in blocks]
    found = [False] * len(blocks)
    for one in stretches:
        index = bisect_right(ends, one.there.start)
        while index < len(blocks) and blocks[index].span.start < one.there.end:
            found[index] = True
            index += 1
    return found


def unaligned(text: str, stretches: Iterable[Stretch]) -> int:
    """Characters of a text, white space apart, that no stretch shows in the original."""
    count = reached = 0
    for one in sorted(stretches, key=lambda one: one.span):
        count += sum(not char.isspace() for char in text[reached : one.span.start])
        reached = max(reached, one.span.end)
    return count + sum(not char.isspace() for char in text[reached:])
