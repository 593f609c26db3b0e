"""A sentence as numbers that need no model: its words and pairs of words, hashed."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

SIZE = 1 << 15
"""Places that words are hashed to. Half and twice of it gave the same on BABE within 0.3 points."""
_TOKEN = re.compile(r"[^\W\d_]{1,40}(?:['’][^\W\d_]{1,4})?|\d{1,30}|[%$€£!?…]|[“”\"]")
_QUOTES = dict.fromkeys('“”"', "<quote>")


def plain(written: str) -> str:
    """A word in small letters; a number is `<0>` by how many digits it has."""
    word = written.lower().replace("’", "'")
    return f"<{min(len(word), 5)}>" if word[0].isdigit() else _QUOTES.get(word, word)


def hashed(sentence: str) -> NDArray[np.int64]:
    """The places of a sentence's words, pairs of words and beginnings of words, rising, each once.

    CRC-32 is the same on every machine and needs no table.
    """
    return np.asarray(sorted(hashed_places(sentence)), dtype=np.int64)


def hashed_places(sentence: str) -> set[int]:
    """As `hashed`, in no order."""
    words = [_BEGIN, *map(_hashed_word, _TOKEN.findall(sentence)), _END]
    crc32 = zlib.crc32
    places = {crc32(second, start) % SIZE for (start, _, _), (_, second, _) in pairwise(words)}
    return places.union(*[own for _, _, own in words])


def _place(name: str) -> int:
    return zlib.crc32(name.encode()) % SIZE


def _hashes_of(word: str) -> tuple[int, bytes, tuple[int, ...]]:
    """A word before another one: the CRC up to that one (`p word `); behind one: its bytes; and
    alone: the places of the word and, if it is long, of its beginning and its end."""
    written = word.encode()
    places = (f"w {word}",) if len(word) <= 5 else (f"w {word}", f"b {word[:5]}", f"e {word[-4:]}")
    return zlib.crc32(b"p %b " % written), written, tuple(map(_place, places))


@lru_cache(maxsize=32_768)
def _hashed_word(written: str) -> tuple[int, bytes, tuple[int, ...]]:
    return _hashes_of(plain(written))


_BEGIN, _END = _hashes_of("<s>"), _hashes_of("</s>")
