"""The small layers over the reader's scores, from `wording.json`: weights, thresholds, curves.

`alleged.train.wording` writes the file: hashed words are trained on BABE's and ClaimBuster's
training splits, the few weights that join them to the reader's heads on their development
splits, and those of words in whole articles on BASIL's.
"""

from __future__ import annotations

import base64
import hashlib
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np

from alleged.analyse.framing.features import SIZE, hashed_places
from alleged.errors import ModelError
from alleged.models.files import REINSTALL

FORMAT = 1
OPINIONS = ("factual", "mixed", "opinion")


class HashedLayer(msgspec.Struct, frozen=True):
    """A weight for each place that words are hashed to."""

    weights: str
    """Signed bytes, base64; a weight is its byte times `step`."""
    step: float
    constant: float


class Layer(msgspec.Struct, frozen=True):
    """A logistic layer over named features."""

    features: tuple[str, ...]
    weights: tuple[float, ...]
    constant: float

    def logit(self, values: Sequence[float]) -> float:
        """The log of the odds."""
        told = [weight * value for weight, value in zip(self.weights, values, strict=True)]
        return self.constant + sum(told)


class WordingFile(msgspec.Struct, frozen=True):
    """`wording.json`."""

    format: int
    reader: str
    """Version of the reader model whose scores the layers were trained on."""
    trained_on: tuple[str, ...]
    hashed: dict[str, HashedLayer]
    layers: dict[str, Layer]
    thresholds: dict[str, float]


class Wording:
    """The layers, ready to use."""

    def __init__(self, settings: WordingFile, version: str):
        self.settings = settings
        self.version = version
        self._weights = np.stack(
            [
                np.frombuffer(base64.b64decode(layer.weights), dtype=np.int8)
                for layer in settings.hashed.values()
            ],
            axis=1,
        )
        """Places x layers: whole numbers, whose sums are the same on every machine."""

    def hashed_scores(self, sentence: str) -> dict[str, float]:
        """What the words of a sentence alone say, a score a layer; 0 is even."""
        found = hashed_places(sentence)
        places = np.fromiter(found, dtype=np.int64, count=len(found))
        size = 1.0 / math.sqrt(len(places))
        sums = np.add.reduce(self._weights.take(places, axis=0), 0, np.int64).tolist()
        return {
            name: total * layer.step * size + layer.constant
            for (name, layer), total in zip(self.settings.hashed.items(), sums, strict=True)
        }

    def logit(self, layer: str, values: Sequence[float]) -> float:
        """The log of the odds that a layer gives."""
        return self.settings.layers[layer].logit(values)


def odds_to_probability(logit: float) -> float:
    """From the log of the odds to a probability."""
    within = logit if -40.0 < logit < 40.0 else math.copysign(40.0, logit)
    return 1.0 / (1.0 + math.exp(-within))


@cache
def load_wording() -> Wording:
    """Read `wording.json`.

    Raises: ModelError if it is missing, or made for another version.
    """
    try:
        written = files("alleged.analyse.framing").joinpath("wording.json").read_bytes()
        settings = msgspec.json.decode(written, type=WordingFile)
    except (OSError, msgspec.DecodeError) as error:
        raise ModelError(f"wording.json cannot be read: {error}", fix=REINSTALL) from error
    if settings.format != FORMAT or any(
        len(base64.b64decode(layer.weights)) != SIZE for layer in settings.hashed.values()
    ):
        raise ModelError("wording.json was made for another version", fix=REINSTALL)
    return Wording(settings, f"wording {hashlib.sha256(written).hexdigest()[:12]}")
