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


def words_of(sentence: str) -> list[str]:
    """The words of a sentence in small letters; a number is `<0>` by how many digits it has."""
    return [_plain(word) for word in _TOKEN.findall(sentence)]


@lru_cache(maxsize=32_768)
def _plain(written: str) -> str:
    word = written.lower().replace("’", "'")
    return f"<{min(len(word), 5)}>" if word[0].isdigit() else _QUOTES.get(word, word)


def hashed(sentence: str) -> NDArray[np.int64]:
    """The places of a sentence's words, pairs of words and beginnings of words, rising, each once.

    CRC-32 is the same on every machine and needs no table.
    """
    return np.asarray(sorted(hashed_places(sentence)), dtype=np.int64)


def hashed_places(sentence: str) -> set[int]:
    """As `hashed`, in no order."""
    words = ["<s>", *words_of(sentence), "</s>"]
    crc32 = zlib.crc32
    places = {
        crc32(second, start) % SIZE
        for (start, _), (_, second) in pairwise([_in_pair(word) for word in words])
    }
    for word in words:
        places.update(_places_of(word))
    return places


@lru_cache(maxsize=32_768)
def _in_pair(word: str) -> tuple[int, bytes]:
    """A word before another one: the CRC up to that one (`p word `); and behind one: its bytes."""
    written = word.encode()
    return zlib.crc32(b"p %b " % written), written


def _place(name: str) -> int:
    return zlib.crc32(name.encode()) % SIZE


@lru_cache(maxsize=32_768)
def _places_of(word: str) -> tuple[int, ...]:
    """The places of a word and, if it is long, of its beginning and its end."""
    if len(word) <= 5:
        return (_place(f"w {word}"),)
    return _place(f"w {word}"), _place(f"b {word[:5]}"), _place(f"e {word[-4:]}")
