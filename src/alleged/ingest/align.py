"""Where the extracted words stand in the page: alignment of two texts without white space.

An extractor collapses white space, drops what it takes for boilerplate and may change a character;
it keeps the order. So: whole blocks are looked for first, long ones before short ones, and what is
not found as a whole is matched piece by piece between its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LONG_CHARS = 40
"""A block of this many letters hardly stands twice on a page; shorter ones (`Background`) do, so
they are looked for between their neighbours only."""
SEED_CHARS = 12
SEEK_CHARS = 4_000
"""How far ahead a piece is looked for: more than any box that was seen inside a paragraph."""
MIN_MATCH = 4
"""Fewer letters in a row match by chance."""
MAX_MISSES = 2_000
"""Of the seeks in one document; bounds the work on a page made to be misaligned."""
MAX_FAR_SEARCHES = 32
FAR_CHARS = 20_000
"""Once that many searches to the end of the page have failed, searches go only so far."""


@dataclass(frozen=True, slots=True)
class Match:
    """`length` characters at `at` in the block stand at `place` on the page."""

    at: int
    place: int
    length: int


def align_blocks(blocks: Sequence[str], page: str) -> list[list[Match]]:
    """For each block, in order, the pieces of it that stand on the page.

    Blocks and page are without white space. Places grow from block to block; linear in the length
    of the page on pages that were not made to be slow, bounded on those.
    """
    places = _place_long_blocks(blocks, page)
    matches: list[list[Match]] = [[] for _ in blocks]
    next_place = _next_places(places, len(page))
    cursor, misses = 0, MAX_MISSES
    for index, block in enumerate(blocks):
        place = places[index]
        if place is None:
            low, high = cursor, next_place[index]
            place = _find_between(block, page, low, high, first=cursor == 0)
            if place is None:
                matches[index], misses = _match_pieces(block, page, low, high, misses)
                if matches[index]:
                    last = matches[index][-1]
                    cursor = last.place + last.length
                continue
        matches[index] = [Match(0, place, len(block))]
        cursor = place + len(block)
    return matches


def _place_long_blocks(blocks: Sequence[str], page: str) -> list[int | None]:
    places: list[int | None] = [None] * len(blocks)
    cursor, failures = 0, 0
    placed: list[int] = []
    for index, block in enumerate(blocks):
        if len(block) < LONG_CHARS:
            continue
        limit = len(page) if failures < MAX_FAR_SEARCHES else cursor + FAR_CHARS + len(block)
        place = page.find(block, cursor, limit)
        if place < 0:
            failures += 1
            continue
        places[index] = place
        cursor = place + len(block)
        placed.append(index)
    if len(placed) > 1:  # the first may also stand in a teaser above: take the one by its neighbour
        first, second = placed[0], places[placed[1]]
        assert second is not None
        places[first] = page.rfind(blocks[first], 0, second)
    return places


def _next_places(places: Sequence[int | None], end: int) -> list[int]:
    following = [end] * len(places)
    for index in range(len(places) - 1, -1, -1):
        following[index] = end
        place = places[index]
        end = place if place is not None else end
    return following


def _find_between(block: str, page: str, low: int, high: int, *, first: bool) -> int | None:
    if not block:
        return None
    if first and high < len(page):  # nothing stands before it: the nearest to what follows
        place = page.rfind(block, max(low, high - FAR_CHARS), high)
    else:
        place = page.find(block, low, min(high, low + FAR_CHARS))
    return place if place >= 0 else None


def _match_pieces(
    block: str, page: str, low: int, high: int, misses: int
) -> tuple[list[Match], int]:
    found: list[Match] = []
    at, place = 0, low
    while at < len(block) and misses > 0:
        length = _common(block, at, page, place, high)
        if length >= min(MIN_MATCH, len(block) - at):
            found.append(Match(at, place, length))
            at, place = at + length, place + length
            continue
        seed = block[at : at + SEED_CHARS]
        reach = SEEK_CHARS if found else FAR_CHARS
        ahead = page.find(seed, place, min(high, place + reach)) if len(seed) >= MIN_MATCH else -1
        if ahead >= 0:
            place = ahead
        else:
            misses -= 1
            at += 1
    return found, misses


def _common(block: str, at: int, page: str, place: int, high: int) -> int:
    length, longest = 0, min(len(block) - at, high - place)
    step = 64
    while length < longest:
        size = min(step, longest - length)
        if block[at + length : at + length + size] == page[place + length : place + length + size]:
            length += size
            step = min(step * 2, 65_536)
        elif size == 1:
            break
        else:
            step = size // 2
    return length
