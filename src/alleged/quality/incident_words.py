"""Which words of an article name the perpetrators, targets, victims and weapons of an incident.

Three classifiers: for words one over the words around them, and one over all that the reader
model says of them, with a hidden layer; for the kind of incident one over all words of the article.
They were fitted on MUC-4's training split (`alleged.train.incidents`) and serve its templates
alone: no record of a dossier comes from them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from alleged.errors import ModelError
from alleged.models.decoding import Scores
from alleged.models.reader import Reading
from alleged.models.weights import Formatted, read_weights

PACKAGED = Path(__file__).parent / "incidents"
SETTINGS = "incidents.json"
FORMAT = 2
FIX = "fit them anew: python -m alleged.train.incidents GOLD READER"
HEADS_SHARE = 0.4
"""How much the heads count beside the words around. Tuned on the development split."""
FARTHEST = 5.0
"""Scores of heads are cut off so many standard deviations from their mean."""
WORD_ROWS, ARTICLE_ROWS = 1 << 15, 1 << 14
"""Features are hashed to so many rows."""
REACH = 10
"""So many words to either side speak for a role wherever they stand."""
_PAIRS = ((-2, -1), (-1, 0), (0, 1), (1, 2), (-1, 1))
_PAD = REACH + 2
_EDGE = crc32(b"\n")

Ids = NDArray[np.uint32]
Weights = NDArray[np.int8]


class IncidentSettings(Formatted, frozen=True):
    """`incidents.json`."""

    trained_on: tuple[str, ...]
    reader: str
    """Version of the reader model whose scores the weights were fitted on."""
    heads: tuple[str, ...]
    """Its heads, in the order of the rows of `hidden`."""
    word_scale: float
    article_scale: float
    files: dict[str, str]
    """SHA-256 of each file of weights beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadLayers:
    """A classifier with one hidden layer over the scores of the reader's heads."""

    heads: tuple[str, ...]
    mean: Scores
    scale: Scores
    hidden: Scores
    """Scores of heads, then the bias x hidden units."""
    output: Scores
    """Hidden units, then the bias x labels of the head `incident`."""

    def scores(self, said: Mapping[str, Scores]) -> Scores:
        """Words x labels: log-probabilities."""
        active = np.tanh(self.level(said) @ self.hidden[:-1] + self.hidden[-1])
        return log_shares(active @ self.output[:-1] + self.output[-1])

    def level(self, said: Mapping[str, Scores]) -> Scores:
        """The scores of all heads with mean 0 and deviation 1."""
        try:
            together = joined(said, self.heads)
        except KeyError as error:
            raise ModelError(f"the reader model has no head {error}", fix=FIX) from error
        if together.shape[1] != len(self.mean):
            raise ModelError("the reader model has heads with other labels", fix=FIX)
        return np.asarray(np.clip((together - self.mean) / self.scale, -FARTHEST, FARTHEST))


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentModel:
    """The classifiers; a whole number times its scale is what it adds."""

    words: Weights
    """Features x labels of the head `incident`."""
    articles: Weights
    """Features x (no incident, then each of `INCIDENT_TYPES`)."""
    heads: HeadLayers
    word_scale: float
    article_scale: float
    version: str

    @classmethod
    def load(cls, folder: Path = PACKAGED) -> IncidentModel:
        """Read the weights.

        Raises: ModelError if a file is missing, altered, or made for another version.
        """
        settings, version = read_weights(
            folder / SETTINGS, IncidentSettings, format_=FORMAT, what="incidents"
        )
        arrays = {name: _read(folder / name, digest) for name, digest in settings.files.items()}
        try:
            return cls(
                words=arrays["words.npy"],
                articles=arrays["articles.npy"],
                heads=HeadLayers(
                    heads=settings.heads,
                    mean=arrays["level.npy"][0].astype(np.float32),
                    scale=arrays["level.npy"][1].astype(np.float32),
                    hidden=arrays["hidden.npy"].astype(np.float32),
                    output=arrays["output.npy"].astype(np.float32),
                ),
                word_scale=settings.word_scale,
                article_scale=settings.article_scale,
                version=f"incidents {version}",
            )
        except KeyError as error:
            raise ModelError(f"{folder}: does not list {error}", fix=FIX) from error

    def role_scores(self, reading: Reading, text: str) -> Scores:
        """Words x labels of the head `incident`."""
        ids = word_features(lowered(reading, text), reading.scores)
        sums = self.words[ids].sum(1, dtype=np.int32).astype(np.float32)
        around = log_shares(np.asarray(sums * np.float32(self.word_scale)))
        mixed = HEADS_SHARE * self.heads.scores(reading.scores) + (1 - HEADS_SHARE) * around
        return np.asarray(mixed, dtype=np.float32)

    def kinds(self, reading: Reading, text: str) -> NDArray[np.float32]:
        """Chance of no incident, then of each type, for an article."""
        ids = article_features(lowered(reading, text))
        sums = self.articles[ids].sum(0, dtype=np.int32).astype(np.float32)
        return shares(sums * np.float32(self.article_scale / np.sqrt(len(ids))))


def shares(scores: Scores) -> Scores:
    """Scores to chances, along the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), dtype=np.float32)


def log_shares(scores: Scores) -> Scores:
    """Scores to the logarithms of chances, along the last axis."""
    lowered = scores - scores.max(-1, keepdims=True)
    sums = np.exp(lowered).sum(-1, keepdims=True)
    return np.asarray(lowered - np.log(sums), dtype=np.float32)


def joined(said: Mapping[str, Scores], heads: Sequence[str]) -> Scores:
    """Words x scores of all these heads, one head after the other."""
    return np.concatenate([said[head] for head in heads], axis=1, dtype=np.float32)


def _read(path: Path, digest: str) -> NDArray[Any]:
    try:
        content = path.read_bytes()
        found: NDArray[Any] = np.load(BytesIO(content), allow_pickle=False)
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: no weights for incidents: {error}", fix=FIX) from error
    if sha256(content).hexdigest() != digest:
        raise ModelError(f"{path}: altered since it was made", fix=FIX)
    return found


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
