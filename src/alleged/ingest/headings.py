"""Whether a line of plain text heads what follows; mark-up, where there is any, knows better."""

from __future__ import annotations

import re

from alleged.ingest.words import word_set

HEADING_CHARS = 120
HEADING_WORDS = 16
SENTENCE_WORDS = 12
"""A longer line with a finite verb, no question, is a sentence whose full stop is missing."""

_FINITE = word_set(
    """
    is are was were am has have had does did do will would can could may might must shall should
    isn't aren't wasn't weren't hasn't haven't hadn't doesn't didn't don't won't wouldn't can't
    couldn't says said adds added told asked wrote
    """
)
_CLOSERS = "\"'”’»›)]"
_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{4,40}[.!][\"'”’»)]{0,2}\s")
"""An end of a sentence before the end of the line; after fewer letters it may be `Mr.` or `St.`"""
_BYLINE = re.compile(r"(?i:by)\s{1,3}[A-Z][^,|]{1,60}[,|]")


def looks_like_a_heading(line: str) -> bool:
    """A short line that starts with a capital or a digit and ends like no sentence.

    A closing quotation mark hides no full stop: `“... he has.”` is a paragraph.
    """
    words = line.split()
    if not words or len(line) > HEADING_CHARS or "\n" in line or "\r" in line:
        return False
    last = line.rstrip(_CLOSERS)[-1:]
    starts = line[0].isupper() or line[0].isdigit()
    if not starts or not (last.isalnum() or last in "?%") or len(words) > HEADING_WORDS:
        return False
    if _SENTENCE_INSIDE.search(line) or _BYLINE.match(line):
        return False
    is_long = len(words) > SENTENCE_WORDS and last != "?"
    plain = (word.strip("\"'“”‘’,;:()").casefold().replace("’", "'") for word in words)
    return not (is_long and any(word in _FINITE for word in plain))
