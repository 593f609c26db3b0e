"""Words and word pieces, exactly as the `tokenizers` library makes them for uncased BERT models.

Own code because the library weighs 12 MB and brings a hub client into an offline tool; the tests
hold the two equal. What the pieces lose (capitals, line breaks, quotation marks that do not say
whether they open or close) is kept beside them as a *form* per word, which the model reads too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alleged.models.quotations import find_quotations
from alleged.records.spans import Span

MAX_WORD_CHARS = 100
"""Longer words become one unknown piece, as in BERT."""
MAX_CACHED_CHUNK = 60
MAX_CACHE = 200_000
"""Chunks remembered at once, about 60 MB; the cache only saves time and never changes a result."""

_BLANK = "\t\n\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_EMPTY_LINE = re.compile(r"\n[^\S\n]*+\n")
_CHUNK = re.compile(f"[^{_BLANK}]+")
_CJK = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)

CASES, LINES, QUOTES = 4, 2, 2
FORMS = CASES * LINES * QUOTES
"""How many forms a word can have: capitals x first of its line x inside quotation marks."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, their pieces and their forms."""

    starts: NDArray[np.int64]
    """First code point of each word."""
    ends: NDArray[np.int64]
    """The code point after each word."""
    pieces: NDArray[np.int64]
    """Vocabulary ids of all pieces, in order."""
    first_piece: NDArray[np.int64]
    """Index of each word's first piece; one more entry at the end: the number of pieces."""
    forms: NDArray[np.int64]
    """One number below `FORMS` a word."""

    def __len__(self) -> int:
        return len(self.starts)


class _Letters(dict[str, str]):
    """What a character becomes before it is split: nothing, a blank, or its plain lower case."""

    def __missing__(self, char: str) -> str:
        plain = _plain(char)
        self[char] = plain
        return plain


def _plain(char: str) -> str:
    if char in "\x00\ufffd" or (unicodedata.category(char) in _OTHER and char not in "\t\n\r"):
        return ""
    code = ord(char)
    kept = "".join(c for c in unicodedata.normalize("NFD", char) if unicodedata.category(c) != "Mn")
    lower = "".join(c.lower() for c in kept)
    return f" {lower} " if any(low <= code <= high for low, high in _CJK) else lower


_OTHER = frozenset({"Cc", "Cf", "Co", "Cs"})


def _is_mark(char: str) -> bool:
    """Whether a character stands alone: ASCII punctuation or any Unicode punctuation."""
    return char in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" or unicodedata.category(char)[0] == "P"


def _case(word: str) -> int:
    """0: no capital; 1: a capital, then small letters; 2: capitals only; 3: anything else."""
    if word.islower() or word.lower() == word:
        return 0
    if len(word) == 1:
        return 3
    if word.isupper():
        return 2
    return 1 if word[0].isupper() else 3


Chunk = tuple[tuple[int, int, tuple[int, ...], int], ...]
"""Words of a stretch without blanks: start, end, pieces, case."""


class WordPiece:
    """Splits texts into words and pieces by a vocabulary."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown = self.ids["[UNK]"]
        self.first = self.ids["[CLS]"]
        self.last = self.ids["[SEP]"]
        self.longest = max(len(piece) for piece in vocabulary)
        self._letters = _Letters()
        self._chunks: dict[str, Chunk] = {}
        self._words: dict[str, tuple[tuple[int, int, int], ...]] = {}

    @classmethod
    def load(cls, path: Path) -> WordPiece:
        """Read a vocabulary: one piece a line, its number is its line."""
        return cls(path.read_text(encoding="utf-8").rstrip("\n").split("\n"))

    def split(self, text: str, *, quotations: Sequence[Span] | None = None) -> Words:
        """The words of a text with their pieces and forms. `quotations`: None for those that are
        found in the text as a whole."""
        starts: list[int] = []
        ends: list[int] = []
        pieces: list[int] = []
        first_piece: list[int] = []
        cases: list[int] = []
        chunks = self._chunks
        for match in _CHUNK.finditer(text):
            at = match.start()
            raw = match.group()
            chunk = chunks.get(raw)
            if chunk is None:
                chunk = self._split_chunk(raw)
                if len(raw) <= MAX_CACHED_CHUNK:
                    if len(chunks) >= MAX_CACHE:
                        chunks.clear()
                    chunks[raw] = chunk
            for start, end, ids, case in chunk:
                starts.append(at + start)
                ends.append(at + end)
                first_piece.append(len(pieces))
                pieces.extend(ids)
                cases.append(case)
        first_piece.append(len(pieces))
        begins = np.asarray(starts, dtype=np.int64)
        return Words(
            starts=begins,
            ends=np.asarray(ends, dtype=np.int64),
            pieces=np.asarray(pieces, dtype=np.int64),
            first_piece=np.asarray(first_piece, dtype=np.int64),
            forms=_forms(text, begins, np.asarray(cases, dtype=np.int64), quotations),
        )

    def split_for_reading(
        self,
        text: str,
        *,
        quotations: Sequence[Span] | None = None,
        closed: Sequence[int] = (),
    ) -> Words:
        """As `split`, but a paragraph that ends without a mark (a headline, say) gets a full stop
        as one more piece of its last word: the model has learnt paragraphs that end with one.

        `closed`: where paragraphs end beside those that an empty line follows.
        """
        words = self.split(text, quotations=quotations)
        stop = self.ids.get(".")
        if stop is None or not len(words):
            return words
        ends = [*(match.start() for match in _EMPTY_LINE.finditer(text)), *closed]
        behind = dict.fromkeys(np.searchsorted(words.starts, ends).tolist())
        bare = [at - 1 for at in behind if at and text[words.ends[at - 1] - 1].isalnum()]
        if not bare:
            return words
        place = words.first_piece
        added = np.zeros(len(place), dtype=np.int64)
        added[np.asarray(bare) + 1] = 1
        return replace(
            words,
            pieces=np.insert(words.pieces, place[np.asarray(bare) + 1], stop),
            first_piece=place + np.cumsum(added),
        )

    def _split_chunk(self, raw: str) -> Chunk:
        """Split a stretch without blanks into words, and those into pieces."""
        words: list[tuple[list[str], list[int]]] = []
        open_word: tuple[list[str], list[int]] | None = None
        letters = self._letters
        for at, char in enumerate(raw):
            for plain in letters[char]:
                if plain == " ":
                    open_word = None
                elif _is_mark(plain):
                    words.append(([plain], [at]))
                    open_word = None
                elif open_word is None:
                    open_word = ([plain], [at])
                    words.append(open_word)
                else:
                    open_word[0].append(plain)
                    open_word[1].append(at)
        return tuple(
            (
                origins[0],
                origins[-1] + 1,
                self._pieces("".join(chars)),
                _case(raw[origins[0] : origins[-1] + 1]),
            )
            for chars, origins in words
        )

    def _pieces(self, word: str) -> tuple[int, ...]:
        """The longest pieces from the left; one unknown piece when that does not work out."""
        if len(word) > MAX_WORD_CHARS:
            return (self.unknown,)
        found: list[int] = []
        start = 0
        while start < len(word):
            for end in range(min(len(word), start + self.longest), start, -1):
                piece = word[start:end] if start == 0 else "##" + word[start:end]
                number = self.ids.get(piece)
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return (self.unknown,)
        return tuple(found)


def _forms(
    text: str,
    starts: NDArray[np.int64],
    cases: NDArray[np.int64],
    quotations: Sequence[Span] | None,
) -> NDArray[np.int64]:
    """Put capitals, line starts and quotation marks together into one number a word."""
    if not len(starts):
        return cases
    breaks = np.asarray([match.start() for match in re.finditer("\n", text)], dtype=np.int64)
    line = np.searchsorted(breaks, starts)
    opens_line = np.concatenate(([1], (line[1:] != line[:-1]).astype(np.int64)))
    inside = np.zeros(len(starts), dtype=np.int64)
    quotations = find_quotations(text, as_taught=True) if quotations is None else quotations
    if quotations:
        begins = np.asarray([span.start for span in quotations], dtype=np.int64)
        finishes = np.asarray([span.end for span in quotations], dtype=np.int64)
        which = np.searchsorted(begins, starts, side="right") - 1
        inside = ((which >= 0) & (starts < finishes[which])).astype(np.int64)
    return (cases * LINES + opens_line) * QUOTES + inside
