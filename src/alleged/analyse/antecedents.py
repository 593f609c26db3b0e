"""Which phrase before it a phrase takes up again: a small network chooses among them, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from alleged.analyse.pairs import Placed, pair_features
from alleged.models.coreference import Weights


@dataclass(frozen=True, slots=True)
class Choice:
    """What a phrase takes up."""

    antecedent: int | None
    """Number of the phrase; None for an entity that is new."""
    probability: float
    """Calibrated: how often such a choice is right."""


def all_before(count: int) -> list[list[int]]:
    """For each phrase every one before it."""
    return [list(range(number)) for number in range(count)]


def choose_antecedents(
    text: str, phrases: Sequence[Placed], offered: Sequence[Sequence[int]], *, weights: Weights
) -> list[Choice]:
    """For each phrase the one among those `offered` to it that it most likely takes up, or none."""
    rows = [
        pair_features(phrases[earlier], phrases[number], text)
        for number, earlier_ones in enumerate(offered)
        for earlier in earlier_ones
    ]
    if not rows:
        return [Choice(None, 1.0) for _ in phrases]
    scores = weights.antecedent.scores(np.asarray(rows))
    ends = np.concatenate(([0], np.cumsum([len(ones) for ones in offered])))
    choices = []
    for number, (low, high) in enumerate(pairwise(ends.tolist())):
        if low == high:
            choices.append(Choice(None, 1.0))
            continue
        place, share = best_of(scores[low:high])
        curve = weights.curves[phrases[number].phrase.wording.value]
        choices.append(
            Choice(
                None if place is None else offered[number][place],
                round(curve.at(share), 3) if place is not None else round(float(np.exp(share)), 3),
            )
        )
    return choices


def best_of(scores: NDArray[np.float64]) -> tuple[int | None, float]:
    """The place of the highest score, None when all are below that of none, which is 0; and the
    logarithm of its share among all."""
    if not len(scores):
        return None, 0.0
    place = int(scores.argmax())
    top = max(0.0, float(scores[place]))
    share = -np.log(np.exp(-top) + np.exp(scores - top).sum())
    if scores[place] > 0:
        return place, float(share)
    return None, float(share - top)


def chains_of(choices: Sequence[Choice]) -> list[int]:
    """For each phrase the number of the first one of its chain."""
    chains: list[int] = []
    for number, choice in enumerate(choices):
        chains.append(number if choice.antecedent is None else chains[choice.antecedent])
    return chains
