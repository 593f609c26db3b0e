"""Parts of speech: which words are nouns, verbs, prepositions, fast enough for every sentence.

Two linear classifiers one after the other. The first sees a word, its ending and shape, and the
words beside it; the second sees the same and what the first said about the neighbours. All sums are
of whole numbers, so that every machine gives the same tags. `docs/model-card.md` tells what it was
trained on and how often it is right.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

from alleged.errors import ModelError

PACKAGED = Path(__file__).parent / "tagger"
SETTINGS = "tagger.json"
WEIGHTS = ("first.npy", "second.npy")
TAG_NAMES = """
    CC CD DT EX IN SC JJ JJR JJS MD NN NNS NNP POS PRP PRP$ RB RP TO UH
    VB VBD VBG VBN VBP VBZ WDT WP WRB , . : ( " SYM
"""
TAGS = tuple(TAG_NAMES.split())
"""The Penn Treebank's, with a few put together, and `SC` for what opens a clause ("because")."""
MAX_WORD = 40
"""Longer words are read up to here: an ending of their own they have not."""

Ids = NDArray[np.uint32]

_EDGE = "\n"
_SHAPES = (
    (re.compile(r"[0-9][0-9.,]*"), "0"),
    (re.compile(r"[A-Z]+"), "AA"),
    (re.compile(r"[A-Z]"), "Aa"),
    (re.compile(r"[a-z]+"), "a"),
    (re.compile(r"\w"), "w"),
)
_WORD, _SUFFIX, _LONG_SUFFIX, _SHAPE = range(4)
_WINDOW = (
    (_WORD, -2),
    (_WORD, -1),
    (_WORD, 0),
    (_WORD, 1),
    (_WORD, 2),
    (_SUFFIX, -1),
    (_SUFFIX, 0),
    (_SUFFIX, 1),
    (_LONG_SUFFIX, -1),
    (_LONG_SUFFIX, 0),
    (_LONG_SUFFIX, 1),
    (_SHAPE, -1),
    (_SHAPE, 0),
    (_SHAPE, 1),
)
_PAIRS = (
    ((_WORD, -1), (_WORD, 0)),
    ((_WORD, 0), (_WORD, 1)),
    ((_SHAPE, -1), (_SHAPE, 0)),
    ((_LONG_SUFFIX, -1), (_LONG_SUFFIX, 0)),
    ((_LONG_SUFFIX, 0), (_LONG_SUFFIX, 1)),
)
_TAG_PLACES = ((0,), (-1,), (1,), (-2, -1), (1, 2), (-1, 1), (-1, 0, 1), (-2, -1, 1), (-3, -2, -1))
_TAG_WORD_PLACES = (-1, 1)
_PAD = 3


class _Settings(msgspec.Struct):
    version: str
    tags: list[str]
    sha256: dict[str, str]


@dataclass(frozen=True, slots=True)
class Tagger:
    """The two classifiers: a row of whole numbers for every feature, a column for every tag."""

    first: NDArray[np.int8]
    second: NDArray[np.int8]
    made_by: str

    @classmethod
    def load(cls, folder: Path = PACKAGED) -> Tagger:
        """Read the weights. Raises: ModelError when a file is missing or is not the sealed one."""
        try:
            settings = msgspec.json.decode((folder / SETTINGS).read_bytes(), type=_Settings)
            for name in WEIGHTS:
                digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
                if digest != settings.sha256.get(name):
                    raise ModelError(
                        f"{folder / name}: SHA-256 {digest[:12]} is not the sealed one",
                        fix="install alleged again",
                    )
            first, second = (np.load(folder / name, allow_pickle=False) for name in WEIGHTS)
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            raise ModelError(
                f"{folder}: no tagger: {error}",
                fix="install alleged again, or train it anew as docs/training.md says",
            ) from error
        if tuple(settings.tags) != TAGS:
            raise ModelError(f"{folder}: other tags than {' '.join(TAGS)}", fix="train it anew")
        return cls(first, second, settings.version)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """One tag of `TAGS` for every word of every sentence."""
        words, places = _laid_out(sentences)
        if not places.size:
            return [[] for _ in sentences]
        hashes = word_hashes(words)
        window = window_columns(hashes, places)
        ids = first_features(hashes, places, len(self.first), window=window)
        tags = np.zeros(len(words), dtype=np.uint32)
        tags[places] = best(self.first, ids) + 1
        ids = second_features(hashes, tags, places, len(self.second), window=window)
        found = [TAGS[number] for number in best(self.second, ids).tolist()]
        ends = list(accumulate(map(len, sentences)))
        return [found[begin:end] for begin, end in pairwise([0, *ends])]


def _laid_out(sentences: Sequence[Sequence[str]]) -> tuple[list[str], NDArray[np.int64]]:
    """All words in one row with edges between the sentences, and where the words stand."""
    words = [_EDGE] * _PAD
    places: list[int] = []
    for sentence in sentences:
        places.extend(range(len(words), len(words) + len(sentence)))
        words.extend(sentence)
        words.extend([_EDGE] * _PAD)
    return words, np.array(places, dtype=np.int64)


def word_hashes(words: Sequence[str]) -> Ids:
    """Four numbers for every word: the word, two endings, the shape. Digits count as zeros."""
    rows: list[int] = []
    for word in words:
        rows.extend(_hashes_of(word[:MAX_WORD]))
    return np.array(rows, dtype=np.uint32).reshape(-1, 4)


@lru_cache(maxsize=32_768)
def _hashes_of(cut: str) -> tuple[int, int, int, int]:
    lower = re.sub("[0-9]", "0", cut.lower())
    shape = next((name for pattern, name in _SHAPES if pattern.match(cut)), "sign")
    if shape == "AA" and len(cut) > 1 and not cut.isupper():
        shape = "Aa"
    return (
        crc32(lower.encode("utf-8", "replace")),
        crc32(b"2" + lower[-2:].encode("utf-8", "replace")),
        crc32(b"3" + lower[-3:].encode("utf-8", "replace")),
        crc32(b"s" + shape.encode("utf-8")),
    )


def _mixed(values: Ids, salts: Ids) -> Ids:
    """Rows of numbers well stirred, another way for every row's salt."""
    mixed = (values ^ (salts * np.uint32(0x9E3779B1))[:, None]) * np.uint32(0x85EBCA6B)
    mixed ^= mixed >> np.uint32(13)
    mixed *= np.uint32(0xC2B2AE35)
    mixed ^= mixed >> np.uint32(16)
    return mixed


def _salts(first: int, rows: Sequence[object]) -> Ids:
    return np.arange(first, first + len(rows), dtype=np.uint32)


def window_columns(hashes: Ids, places: NDArray[np.int64]) -> Ids:
    """What both classifiers see of the words at and beside each place, a row each."""
    seen = np.stack([hashes[places + offset, column] for column, offset in _WINDOW])
    return _mixed(seen, _salts(1, _WINDOW))


def first_features(
    hashes: Ids, places: NDArray[np.int64], rows: int, *, window: Ids | None = None
) -> Ids:
    """Which rows of the first classifier speak for each place. `window`: its columns, if known."""
    window = window_columns(hashes, places) if window is None else window
    pairs = _mixed(
        np.stack([hashes[places + at, one] for (one, at), _ in _PAIRS]), _salts(40, _PAIRS)
    )
    pairs ^= np.stack([hashes[places + by, two] for _, (two, by) in _PAIRS])
    return (np.concatenate((window, _mixed(pairs, _salts(60, _PAIRS)))) % np.uint32(rows)).T


def second_features(
    hashes: Ids,
    tags: Ids,
    places: NDArray[np.int64],
    rows: int,
    *,
    window: Ids | None = None,
) -> Ids:
    """Which rows of the second classifier speak: those of the first, and the tags around."""
    window = window_columns(hashes, places) if window is None else window
    beside = {offset: tags[places + offset] for offset in range(-_PAD, _PAD)}
    around = np.zeros((len(_TAG_PLACES), len(places)), dtype=np.uint32)
    for together, offsets in zip(around, _TAG_PLACES, strict=True):
        for offset in offsets:
            together *= np.uint32(64)
            together += beside[offset]
    words = np.stack([hashes[places, _WORD]] * len(_TAG_WORD_PLACES))
    pairs = _mixed(words, _salts(100, _TAG_WORD_PLACES))
    pairs ^= np.stack([beside[offset] for offset in _TAG_WORD_PLACES])
    columns = (
        window,
        _mixed(around, _salts(80, _TAG_PLACES)),
        _mixed(pairs, _salts(120, _TAG_WORD_PLACES)),
    )
    return (np.concatenate(columns) % np.uint32(rows)).T


def best(weights: NDArray[np.int8], ids: Ids) -> NDArray[np.int64]:
    """The column with the largest sum for each row of ids; the first of equals."""
    sums = np.zeros((len(ids), weights.shape[1]), dtype=np.int16)  # some dozens of bytes fit
    for column in ids.T:
        sums += weights.take(column, axis=0)
    columns: NDArray[np.int64] = sums.argmax(axis=1)
    return columns


@cache
def packaged_tagger() -> Tagger:
    """The tagger that comes with the package, loaded once a process."""
    return Tagger.load()
