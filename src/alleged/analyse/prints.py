"""Document -> its fingerprint, and the words that it is made of.

Winnowing (Schleimer, Wilkerson and Aiken 2003): of the hashes of all runs of `RUN_WORDS` words the
least in each window of `WINDOW` is kept, so that two texts that share `RUN_WORDS + WINDOW - 1`
words in a row share a hash. Names and numbers that stand near each other are hashed as well: they
outlast a translation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from alleged.records.documents import Block, Document
from alleged.records.ids import record_id
from alleged.records.prints import PRINTS_VERSION, Prints
from alleged.records.spans import Span

RUN_WORDS = 6
WINDOW = 5
"""Eight words and a window of six were tried first: of texts in which every tenth word was replaced
a third was missed. Shorter runs make standing phrases meet."""
QUOTED_RUN_WORDS, QUOTED_WINDOW = 5, 3
"""Quotations are short, and the same words are not quoted by chance."""
HASH_BITS = 48
"""A JSON number of 48 bits is exact everywhere. Chance meetings only cost a comparison."""
MAX_ANCHORS = 2_000
MAX_STANDING = 400
"""Characters of a line that may be a standing one."""
MAX_QUOTATION = 3_000
"""Characters from which a mark that is never closed opens no quotation."""

_SCRIPTS = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Thai, Japanese and Chinese, which put no blanks between words: a character counts as a word."""
_WORD = re.compile(rf"[{_SCRIPTS}]|[^\W_{_SCRIPTS}](?:[^\W_{_SCRIPTS}]|[\u0300-\u036f]){{0,60}}")
_WORD_KEPT = re.compile(f"({_WORD.pattern})")
_MARKS = re.compile('["“”„«»‘’]')
_CLOSED_BY = {'"': '"', "“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", "‘": "’"}

STANDING_LINES: tuple[tuple[str, str], ...] = (
    # By Ana Poe  /  Report by the staff of the Courier
    ("byline", r"(?:story |words |text |report(?:ing)? )?by [^.!?]{2,100}"),
    # With reporting by KPA.  /  Additional reporting by Ana Poe in Selva
    (
        "credit",
        r"(?:with |additional |includes )?(?:report(?:s|ing)|material|files|inputs?)"
        r" (?:by|from) .{2,200}",
    ),
    # Source: KPA  /  Photo: Ana Poe
    ("credit", r"(?:sources?|photos?|pictures?|image|credit|via)\s?: .{2,120}"),
    # Published on 5 May 2030, 10.30  /  Updated: 12 May
    ("dates", r"(?:first |last )?(?:published|updated|posted|modified)\b.{0,30}\d.{0,50}"),
    # Subscribe to our newsletter to ...  /  Sign up for the morning letter
    (
        "subscription",
        r"(?:please )?(?:subscribe|donate|log in|(?:sign up|register) (?:for|to|now|here)"
        r"|become a (?:member|subscriber|supporter)"
        r"|support (?:us|our (?:work|journalism|reporting)))\b.{0,300}",
    ),
    # Read more: ...  /  Follow us on ...
    (
        "links",
        r"(?:(?:read|see|watch|listen)(?: more| also|:)|follow us|share this|click here"
        r"|download our app|related:).{0,300}",
    ),
    # © 2030 The Courier. All rights reserved.
    ("rights", r".{0,120}(?:©|\(c\) ?\d{4}|all rights reserved|copyright \d{4}).{0,250}"),
)
"""Lines that many articles carry and that tell nothing of their text, each with examples."""
_STANDING, _RIGHTS = (
    re.compile(
        r"\W{0,3}(?:"
        + "|".join(line for kind, line in STANDING_LINES if (kind == "rights") is rights)
        + ")",
        re.IGNORECASE,
    )
    for rights in (False, True)
)
_RIGHTS_HINTS = ("©", "(c)", "rights", "copyright")
"""The one line that does not begin with its own words is looked for where one of these stands."""

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_MIXER = np.uint64(0xD6E8FEB86659FD93)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text that count, as arrays of one length."""

    hashes: Any
    """64 bits each; without capitals and accents."""
    starts: Any
    ends: Any
    quoted: Any
    """Whether it stands in quotation marks."""
    blocks: Any
    """Number of the paragraph, from 0."""

    def __len__(self) -> int:
        return len(self.hashes)

    def span(self, first: int, last: int) -> Span:
        """From the first of these words to the last, which is included."""
        return Span(int(self.starts[first]), int(self.ends[last]))


def find_prints(document: Document) -> Prints:
    """The fingerprint of a document; its words alone decide it."""
    words = read_words(document.text, document.blocks)
    return Prints(
        id=record_id("pri", document.id),
        document_id=document.id,
        words=len(words),
        runs=tuple(dict.fromkeys(chosen_runs(words.hashes)[0].tolist())),
        quotations=tuple(dict.fromkeys(_quoted_runs(words))),
        anchors=_near_anchors(document.text, document.blocks),
        made_by=PRINTS_VERSION,
    )


def read_words(text: str, blocks: Sequence[Block]) -> Words:
    """The words of a text in order, without those of standing lines.

    All paragraphs are parted at once, with a line end between two: one by one took three times as
    long.
    """
    kept = [
        (number, block, paragraph)
        for number, block in enumerate(paragraphs(text, blocks))
        if not is_standing(paragraph := block.of(text))
    ]
    parts = _WORD_KEPT.split("\n".join(paragraph for _, _, paragraph in kept))
    sizes = np.fromiter(map(len, parts), np.int64, len(parts))
    ends = np.cumsum(sizes)
    starts = (ends - sizes)[1::2]
    lengths = np.array([len(paragraph) + 1 for _, _, paragraph in kept], np.int64)
    begins = np.cumsum(lengths) - lengths
    quotations = [
        (begin + start, begin + end)
        for begin, (_, _, paragraph) in zip(begins.tolist(), kept, strict=True)
        for start, end in _quotations(paragraph)
    ]
    nth = np.searchsorted(begins, starts, side="right") - 1
    shifts = np.array([block.start for _, block, _ in kept], np.int64) - begins
    return Words(
        np.fromiter(map(word_hash, parts[1::2]), np.uint64, len(starts)),
        starts + shifts[nth],
        ends[1::2] + shifts[nth],
        _in_quotations(starts, quotations),
        np.array([number for number, _, _ in kept], np.int64)[nth],
    )


def _in_quotations(places: Any, quotations: Sequence[tuple[int, int]]) -> Any:
    """Whether each place lies in one of the quotations; both in order."""
    found = np.zeros(len(places), dtype=bool)
    for low, high in np.searchsorted(places, quotations).tolist() if quotations else ():
        found[low:high] = True
    return found


def paragraphs(text: str, blocks: Sequence[Block]) -> list[Span]:
    """The paragraphs of a text; its lines where it has none."""
    if blocks:
        return [block.span for block in blocks]
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append(Span(start, start + len(line.rstrip())))
        start += len(line)
    return found


def is_standing(paragraph: str) -> bool:
    """Whether a paragraph is a byline, a credit, a call to subscribe or the like."""
    return len(paragraph) <= MAX_STANDING and _is_standing_line(paragraph)


@lru_cache(maxsize=1_024)
def _is_standing_line(paragraph: str) -> bool:
    line = " ".join(paragraph.split())
    if _STANDING.fullmatch(line):
        return True
    folded = line.casefold()
    return any(hint in folded for hint in _RIGHTS_HINTS) and bool(_RIGHTS.fullmatch(line))


@lru_cache(maxsize=65_536)
def word_hash(word: str) -> int:
    """64 bits of a word without capitals and accents: `Café`, `CAFE` and `cafe` are one."""
    return int.from_bytes(blake2b(bare(word).encode(), digest_size=8).digest(), "little")


def bare(word: str) -> str:
    """A word without capitals and accents."""
    if word.isascii():
        return word.lower()
    spread = unicodedata.normalize("NFKD", word).casefold()
    return "".join(c for c in spread if not unicodedata.combining(c)) or word


def run_hashes(hashes: Any, size: int) -> Any:
    """A hash of each run of `size` words; one shorter than `size` - 1 than the words."""
    count = len(hashes) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(size):
        mixed = mixed * _MULTIPLIER + hashes[place : place + count]
        mixed ^= mixed >> np.uint64(29)
    mixed *= _MIXER
    return mixed ^ (mixed >> np.uint64(32))


def chosen_runs(hashes: Any, *, size: int = RUN_WORDS, window: int = WINDOW) -> tuple[Any, Any]:
    """The hashes of the runs that winnowing keeps, and the numbers of their first words."""
    runs = run_hashes(hashes, size) >> np.uint64(64 - HASH_BITS)
    if len(runs) <= window:
        places = np.array([int(runs.argmin())] if len(runs) else [], dtype=np.int64)
    else:
        # the last least of each window: reversed, so that `argmin` finds it
        windows = sliding_window_view(runs, window)[:, ::-1]
        last = window - 1 - windows.argmin(axis=1)
        places = np.unique(last + np.arange(len(last)))
    return runs[places], places


def _quoted_runs(words: Words) -> Iterator[int]:
    """The chosen runs of each quotation."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], words.quoted, [False]))))
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if end - start >= QUOTED_RUN_WORDS:
            hashes = words.hashes[start:end]
            chosen, _ = chosen_runs(hashes, size=QUOTED_RUN_WORDS, window=QUOTED_WINDOW)
            yield from chosen.tolist()


def _quotations(paragraph: str) -> list[tuple[int, int]]:
    """Stretches in quotation marks. One that its paragraph does not close reaches to its end."""
    found: list[tuple[int, int]] = []
    opener, start = "", 0
    for mark in _MARKS.finditer(paragraph):
        at, sign = mark.start(), mark[0]
        before = paragraph[at - 1 : at]
        after = paragraph[at + 1 : at + 2]
        if opener:
            # the apostrophe in `it’s` closes nothing
            if sign in _CLOSED_BY[opener] and not (sign == "’" and after.isalnum()):
                found.append((start, at))
                opener = ""
        elif sign in _CLOSED_BY and not (sign == "‘" and before.isalnum()):
            opener, start = sign, at
    if opener and len(paragraph) - start <= MAX_QUOTATION:
        found.append((start, len(paragraph)))
    return found


def read_anchors(text: str, blocks: Sequence[Block]) -> list[int]:
    """Names and numbers of a text, in its order, as hashes of words.

    A name is a word that is written with a capital somewhere inside a sentence.
    """
    placed: list[tuple[str, bool]] = []
    names: set[str] = set()
    for block in paragraphs(text, blocks):
        paragraph = block.of(text)
        if is_standing(paragraph):
            continue
        parts = _WORD_KEPT.split(paragraph)
        for at in range(1, len(parts), 2):
            written = parts[at]
            first = written[0]
            if first.isdigit():
                placed.append((written, True))
            elif first.isupper() and len(written) > 2:
                key = bare(written)
                placed.append((key, False))
                between = parts[at - 1].rstrip()
                before = between[-1:] if between else ("" if at > 1 else ".")
                if not before or before not in '.!?:;"“”‘„«»–—-•*':
                    names.add(key)
    return [word_hash(key) for key, is_number in placed if is_number or key in names]


def _near_anchors(text: str, blocks: Sequence[Block]) -> tuple[int, ...]:
    """Each anchor with the next two that differ from it, in either order."""
    anchors = read_anchors(text, blocks)[:MAX_ANCHORS]
    return tuple(dict.fromkeys(_pairs(anchors)))


def _pairs(anchors: list[int]) -> Iterator[int]:
    for place, one in enumerate(anchors):
        for other in anchors[place + 1 : place + 3]:
            if one != other:
                low, high = sorted((one, other))
                digest = blake2b(b"%d %d" % (low, high), digest_size=HASH_BITS // 8).digest()
                yield int.from_bytes(digest, "little")
