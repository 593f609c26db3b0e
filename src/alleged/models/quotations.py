"""Where quotation marks open and close.

The model reads this beside the words, so a change here wants a new training.
"""

from __future__ import annotations

import re
from functools import lru_cache

from alleged.records.spans import Span

MAX_SINGLE_CHARS = 600
"""A quotation in single marks is not looked for farther than this: an apostrophe is the same
character, and a farther partner is more often one."""

_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile("[\"“”„‟«»＂‘’'‹›]")
_OPENERS = "“„‟«"
_CLOSERS = "”»"
_STRAIGHT = '"＂'


def find_quotations(text: str) -> list[Span]:
    """The stretches inside quotation marks, without the marks, in order and without overlap.

    Double marks win over single ones inside them. A quotation ends at its paragraph's end at the
    latest; it may stay open there when the next paragraph opens with a mark again (as newspapers
    do) or when it is the whole paragraph. Any other mark without a partner is no quotation.
    """
    return list(_quotations(text))


@lru_cache(maxsize=8)
def _quotations(text: str) -> tuple[Span, ...]:
    """Kept for the few texts read last: five readers ask for those of the same text."""
    found: list[Span] = []
    paragraphs = [(match.start(), match.group()) for match in _PARAGRAPH.finditer(text)]
    for number, (base, paragraph) in enumerate(paragraphs):
        following = paragraphs[number + 1][1] if number + 1 < len(paragraphs) else ""
        goes_on = following.lstrip()[:1] in {*_OPENERS, *_STRAIGHT}
        found += (
            Span(base + start, base + end) for start, end in _in_paragraph(paragraph, goes_on)
        )
    return tuple(found)


def _in_paragraph(paragraph: str, goes_on: bool) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    open_at: int | None = None
    marks = [(match.start(), match.group()) for match in _MARK.finditer(paragraph)]
    skip_to = 0
    for number, (at, mark) in enumerate(marks):
        if at < skip_to:
            continue
        opener = None if open_at is None else paragraph[open_at - 1]
        if mark in _STRAIGHT:
            if open_at is not None:
                found.append((open_at, at))
                open_at = None
            elif _may_open(paragraph, at):
                open_at = at + 1
        elif mark in _CLOSERS or (mark == "“" and opener == "„"):
            if open_at is not None:
                found.append((open_at, at))
                open_at = None
        elif mark in _OPENERS:
            if open_at is None:
                open_at = at + 1
        elif open_at is None and (end := _single_end(paragraph, marks, number)) is not None:
            found.append((at + 1, end))
            skip_to = end + 1
    if open_at is not None and (goes_on or not paragraph[: open_at - 1].strip()):
        found.append((open_at, len(paragraph.rstrip())))
    return [(start, end) for start, end in found if start < end]


def _may_open(paragraph: str, at: int) -> bool:
    """A straight mark opens where a word follows; after a digit it is an inch or a second."""
    before = paragraph[at - 1 : at]
    after = paragraph[at + 1 : at + 2]
    return not before.isalnum() and bool(after) and not after.isspace()


def _single_end(paragraph: str, marks: list[tuple[int, str]], number: int) -> int | None:
    """Where a single mark's quotation ends; None when the mark is an apostrophe."""
    at, mark = marks[number]
    before, after = paragraph[at - 1 : at], paragraph[at + 1 : at + 2]
    if mark not in "‘'‹" or before.isalnum() or not (after.isalpha() or after in '“"[…'):
        return None
    closers = {"‘": "’", "'": "'", "‹": "›"}[mark]
    possessive: int | None = None
    for later in range(number + 1, min(len(marks), number + MAX_SINGLE_CHARS)):
        place, other = marks[later]
        if place - at > MAX_SINGLE_CHARS or other in "‘‹":
            break
        last, following = paragraph[place - 1], paragraph[place + 1 : place + 2]
        if other not in closers or following.isalnum() or last.isspace():
            continue
        if last != "s":
            return place
        possessive = place
    return possessive
