"""Which words of an article name the perpetrators, targets, victims and weapons of an incident.

Two linear classifiers over what the reader model says of each word, over the words around it and,
for the kind of incident, over all words of the article. They were fitted on MUC-4's training
split (`alleged.train.incidents`) and serve its templates alone: no record of a dossier comes from
them. All weights are whole numbers, so that every machine adds up the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

from alleged.errors import ModelError
from alleged.models.decoding import Scores
from alleged.models.reader import Reading

PACKAGED = Path(__file__).parent / "incidents"
WORD_ROWS, ARTICLE_ROWS = 1 << 15, 1 << 14
"""Features are hashed to so many rows."""
REACH = 10
"""So many words to either side speak for a role wherever they stand."""
_PAIRS = ((-2, -1), (-1, 0), (0, 1), (1, 2), (-1, 1))
_PAD = REACH + 2
_EDGE = crc32(b"\n")

Ids = NDArray[np.uint32]
Weights = NDArray[np.int8]


class _Settings(msgspec.Struct):
    version: str
    word_scale: float
    article_scale: float


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentModel:
    """The two classifiers; a weight times its scale is what it adds."""

    words: Weights
    """Features x labels of the head `incident`."""
    articles: Weights
    """Features x (no incident, then each of `INCIDENT_TYPES`)."""
    word_scale: float
    article_scale: float
    version: str

    @classmethod
    def load(cls, folder: Path = PACKAGED) -> IncidentModel:
        """Read the weights. Raises: ModelError when they cannot be read."""
        try:
            settings = msgspec.json.decode((folder / "incidents.json").read_bytes(), type=_Settings)
            words, articles = (
                np.load(folder / name, allow_pickle=False) for name in ("words.npy", "articles.npy")
            )
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            raise ModelError(
                f"{folder}: no weights for incidents: {error}",
                fix="install alleged again, or fit them with python -m alleged.train.incidents",
            ) from error
        return cls(
            words=words,
            articles=articles,
            word_scale=settings.word_scale,
            article_scale=settings.article_scale,
            version=settings.version,
        )

    def role_scores(self, reading: Reading, text: str) -> Scores:
        """Words x labels of the head `incident`."""
        ids = word_features(lowered(reading, text), reading.scores)
        sums = self.words[ids].sum(1, dtype=np.int32).astype(np.float32)
        return np.asarray(sums * np.float32(self.word_scale))

    def kinds(self, reading: Reading, text: str) -> NDArray[np.float32]:
        """Chance of no incident, then of each type, for an article."""
        ids = article_features(lowered(reading, text))
        sums = self.articles[ids].sum(0, dtype=np.int32).astype(np.float32)
        return shares(sums * np.float32(self.article_scale / np.sqrt(len(ids))))


def shares(scores: Scores) -> Scores:
    """Scores to chances, along the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), dtype=np.float32)


def lowered(reading: Reading, text: str) -> list[str]:
    """The words of a reading in lower case, digits as zeros."""
    return [
        re.sub("[0-9]", "0", text[start:end].lower())
        for start, end in zip(
            reading.words.starts.tolist(), reading.words.ends.tolist(), strict=True
        )
    ]


def word_features(words: Sequence[str], scores: Mapping[str, Scores]) -> Ids:
    """Which rows speak for each word: the words around it, and what the reader model says."""
    hashes = _padded([_hash(word) for word in words])
    endings = _padded([_hash("3" + word[-3:]) for word in words])
    at = np.arange(len(words)) + _PAD
    columns = [_mixed(hashes[at + offset], 4 + offset) for offset in range(-3, 4)]
    for salt, (one, other) in enumerate(_PAIRS):
        pair = _mixed(hashes[at + one], 40 + salt) ^ hashes[at + other]
        columns.append(_mixed(pair, 60 + salt))
    columns += [_mixed(endings[at + offset], 80 + offset) for offset in (-1, 0, 1)]
    for away in range(1, REACH + 1):
        columns += [_mixed(hashes[at - away], 90), _mixed(hashes[at + away], 91)]
    return np.stack([*columns, *_said(scores)], axis=1) % np.uint32(WORD_ROWS)


def _said(scores: Mapping[str, Scores]) -> list[Ids]:
    """The reader model's heads in steps: role against no role, mention, act with its type."""
    incident = scores["incident"]
    roles = np.maximum(incident[:, 1::2], incident[:, 2::2])
    margins = roles - incident[:, :1]
    columns = [
        _mixed(_steps(margins[:, role] * 1.5, -12, 6) + 100 * role, 200)
        for role in range(roles.shape[1])
    ]
    best, sure = roles.argmax(1), _steps(margins.max(1), -8, 4)
    mention = scores["mention"].argmax(1)
    kind = scores["incident_type"].argmax(1)
    act = np.where(scores["act"].argmax(1) > 0, scores["act_type"].argmax(1) + 1, 0)
    columns.append(_mixed(best * 100 + sure, 201))
    columns += [_mixed(_beside(mention, offset), 210 + offset) for offset in (-1, 0, 1)]
    columns.append(_mixed(_beside(mention, -1) * 20 + mention, 215))
    columns.append(_mixed(mention * 20 + _beside(mention, 1), 216))
    columns.append(_mixed(kind * 50 + mention, 217))
    columns.append(_mixed(best * 1000 + sure * 20 + mention, 218))
    columns += [_mixed(_beside(act, offset), 220 + offset) for offset in (-2, -1, 1, 2)]
    return columns


def article_features(words: Sequence[str]) -> Ids:
    """Which rows speak for an article: each of its words and pairs of words once."""
    seen = set(words) | {f"{one}_{other}" for one, other in pairwise(words)}
    return np.array([_hash(word) for word in sorted(seen)], dtype=np.uint32) % np.uint32(
        ARTICLE_ROWS
    )


def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "replace"))


def _padded(hashes: list[int]) -> Ids:
    return np.array([_EDGE] * _PAD + hashes + [_EDGE] * _PAD, dtype=np.uint32)


def _steps(values: Scores, least: int, most: int) -> NDArray[np.int64]:
    return np.clip(np.floor(values), least, most).astype(np.int64) + 20


def _beside(labels: NDArray[np.int64], offset: int) -> NDArray[np.int64]:
    """The label of the word so far away; 0 beyond the edges."""
    moved = np.zeros_like(labels)
    if offset > 0:
        moved[:-offset] = labels[offset:]
    elif offset < 0:
        moved[-offset:] = labels[:offset]
    else:
        moved[:] = labels
    return moved


def _mixed(values: NDArray[np.int64] | Ids, salt: int) -> Ids:
    """The numbers well stirred, another way for every salt."""
    mixed = values.astype(np.uint32) ^ np.uint32(salt * 0x9E3779B1 & 0xFFFFFFFF)
    mixed = mixed * np.uint32(0x85EBCA6B)
    mixed ^= mixed >> np.uint32(13)
    mixed *= np.uint32(0xC2B2AE35)
    return mixed ^ (mixed >> np.uint32(16))
