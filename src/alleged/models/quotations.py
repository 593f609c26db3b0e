"""Where quotation marks open and close.

The model reads this beside the words, as it was when the model was trained: what was learnt to be
read since is left out for it, and goes in with a new training.
"""

from __future__ import annotations

import re
from functools import lru_cache

from alleged.records.spans import Span

MAX_SINGLE_CHARS = 600
"""A quotation in single marks is not looked for farther than this: an apostrophe is the same
character, and a farther partner is more often one."""

_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile("``|''|[\"“”„‟«»＂‘’'‹›]")
_TAUGHT_MARK = re.compile("[\"“”„‟«»＂‘’'‹›]")
"""Those that the model of now was taught."""
_OPENERS = ("“", "„", "‟", "«", "``")
_CLOSERS = ("”", "»")
_STRAIGHT = ('"', "＂", "''")
_AFTER_OPENER = {"“": "”", "«": "»", "``": "''"}
"""What closes a mark that only opens: such a quotation may close in the next paragraph."""


def find_quotations(text: str, *, as_taught: bool = False) -> list[Span]:
    """The stretches inside quotation marks, without the marks, in order and without overlap.

    Double marks win over single ones inside them. A quotation ends at its paragraph's end at the
    latest; it may stay open there when the next paragraph opens with a mark again (as newspapers
    do) or has the mark that closes it before any other, or when it is the whole paragraph. Any
    other mark without a partner is no quotation. `as_taught`: as the model of now was taught,
    without typewriter marks and those that close a paragraph later.
    """
    return list(_quotations(text, as_taught))


@lru_cache(maxsize=8)
def _quotations(text: str, as_taught: bool) -> tuple[Span, ...]:
    """Kept for the few texts read last: five readers ask for those of the same text."""
    if (_TAUGHT_MARK if as_taught else _MARK).search(text) is None:
        return ()
    found: list[Span] = []
    paragraphs = [(match.start(), match.group()) for match in _PARAGRAPH.finditer(text)]
    open_before = False
    closes_at = -1
    for number, (base, paragraph) in enumerate(paragraphs):
        following = paragraphs[number + 1][1] if number + 1 < len(paragraphs) else ""
        if number < closes_at:
            found.append(Span(base, base + len(paragraph.rstrip())))
            continue
        if as_taught:
            here, _ = _in_paragraph(paragraph, following, False, _TAUGHT_MARK)
        else:
            open_before = open_before or number == closes_at
            was_open = open_before
            here, open_before = _in_paragraph(paragraph, following, open_before, _MARK)
            open_at = _left_open(paragraph, here, was_open)
            if open_at is not None and not open_before:
                closes_at = _closing_paragraph(paragraphs, number, open_at)
                if closes_at > number:
                    end = len(paragraph.rstrip())
                    here = [one for one in here if one[0] < open_at]
                    here += [(open_at, end)] if open_at < end else []
        found += (Span(base + start, base + end) for start, end in here)
    return tuple(found)


def _in_paragraph(
    paragraph: str, following: str, open_before: bool, known: re.Pattern[str]
) -> tuple[list[tuple[int, int]], bool]:
    """The quotations, and whether the last one closes in the paragraph that follows only."""
    found: list[tuple[int, int]] = []
    opener, open_at = "", 0 if open_before else None
    marks = [(match.start(), match.group()) for match in known.finditer(paragraph)]
    skip_to = 0
    for number, (at, mark) in enumerate(marks):
        if at < skip_to:
            continue
        if mark == "''" and _inside_word(paragraph, at):
            continue
        if mark in _STRAIGHT:
            if open_at is not None:
                found.append((open_at, at))
                open_at = None
            elif _may_open(paragraph, at, at + len(mark)):
                opener, open_at = mark, at + len(mark)
        elif mark in _CLOSERS or (mark == "“" and opener == "„"):
            if open_at is not None:
                found.append((open_at, at))
                open_at = None
        elif mark in _OPENERS:
            if open_at is None:
                opener, open_at = mark, at + len(mark)
        elif open_at is None and (end := _single_end(paragraph, marks, number)) is not None:
            found.append((at + 1, end))
            skip_to = end + 1
    goes_on = False
    if open_at is not None:
        goes_on = known is _MARK and _first_double(following) == _AFTER_OPENER.get(opener)
        opens_again = following.lstrip().startswith((*_OPENERS, *_STRAIGHT))
        if goes_on or opens_again or not paragraph[: open_at - len(opener)].strip():
            found.append((open_at, len(paragraph.rstrip())))
    return [(start, end) for start, end in found if start < end], goes_on


MAX_LINES, MAX_CHARS = 8, 2000
"""How far a straight mark that its paragraph leaves open may be from the one that closes it."""


_BEFORE_SAID = re.compile(
    r"\"(?:he|she|they|it|[A-Z][\w’'-]{1,25}(?:\s[A-Z][\w’'-]{1,25}){0,2})\s"
    r"(?:said|says|told|tweeted|wrote|added|asked)\b"
)
"""`It is over, "he said`: a closing mark whose blank stands before it."""


def _is_before_said(paragraph: str, at: int) -> bool:
    """Whether a mark behind a comma or stop closes, since who said it follows."""
    before = paragraph[:at].rstrip()[-1:]
    return before in (",", ".", "!", "?") and _BEFORE_SAID.match(paragraph, at) is not None


def _left_open(paragraph: str, found: list[tuple[int, int]], was_open: bool) -> int | None:
    """Where a quotation in straight marks begins that does not end in its paragraph."""
    if (paragraph.count('"') - was_open) % 2 == 0:
        return None
    at = paragraph.rfind('"')
    if not _may_open(paragraph, at, at + 1) or _is_before_said(paragraph, at):
        return None
    closed = any(start <= at < end for start, end in found if start != at + 1)
    return None if closed else at + 1


def _closing_paragraph(paragraphs: list[tuple[int, str]], number: int, open_at: int) -> int:
    """The paragraph whose first mark closes a quotation that was left open; -1 for none. A text
    that was cut into lines by its sentences has the mark alone in a line, or before `she said`."""
    chars = len(paragraphs[number][1]) - open_at
    for later in range(number + 1, min(len(paragraphs), number + 1 + MAX_LINES)):
        paragraph = paragraphs[later][1]
        chars += len(paragraph)
        if chars > MAX_CHARS:
            return -1
        first = _first_double(paragraph)
        if not first:
            continue
        at = paragraph.find('"')
        if first != '"' or at < 0:
            return -1
        alone = not paragraph[:at].strip()
        if alone:
            return later if not paragraph[at + 1 :].strip() else -1
        said = _is_before_said(paragraph, at)
        return later if said or not _may_open(paragraph, at, at + 1) else -1
    return -1


def _first_double(paragraph: str) -> str | None:
    doubles = (*_OPENERS, *_CLOSERS, *_STRAIGHT)
    marks = (match.group() for match in _MARK.finditer(paragraph))
    return next((mark for mark in marks if mark in doubles), "")


def _inside_word(paragraph: str, at: int) -> bool:
    """`the mayor''s`: an apostrophe that was doubled on its way, no mark."""
    return paragraph[at - 1 : at].isalpha() and paragraph[at + 2 : at + 3].isalpha()


def _may_open(paragraph: str, at: int, end: int) -> bool:
    """A straight mark opens where a word follows; after a digit it is an inch or a second."""
    before = paragraph[at - 1 : at]
    after = paragraph[end : end + 1]
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
