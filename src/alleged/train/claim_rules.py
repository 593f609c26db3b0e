"""How much the answer of each rule weighs beside the model's: fitted on pairs that no rule saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from alleged.analyse.documents import analyse_document
from alleged.ingest.dates import parse_date
from alleged.ingest.given import document_from_text
from alleged.link.compare import Comparison, Side, compare_all
from alleged.link.judged import combine
from alleged.models.comparison import (
    RELATIONS,
    Comparer,
    ComparerSettings,
    Judgement,
    Said,
)
from alleged.models.reader import Reader
from alleged.train.claim_pairs import Pair

LEAST_ANSWERS = 5
"""Rules that answered less often share one weight."""
DECAY = 0.5
"""How strongly weights are drawn to zero: as much as so many pairs of weight one."""
STEPS, RATE = 400, 0.1


@dataclass(frozen=True, slots=True)
class Answered:
    """A pair with what the model and the rules say of it."""

    pair: Pair
    read: Judgement
    rule: Comparison | None


def answer_pairs(pairs: Sequence[Pair], comparer: Comparer, reader: Reader) -> list[Answered]:
    """Each pair, its two statements read as two documents of one sentence."""
    known: dict[Said, list[Side]] = {}

    def sides(said: Said) -> list[Side]:
        if said not in known:
            document = document_from_text(
                said.words,
                published=parse_date(said.published, "given") if said.published else None,
            )
            found = analyse_document(document, reader=reader, claims=True).propositions
            known[said] = [Side(proposition=one, published=said.published) for one in found]
        return known[said]

    return [
        Answered(
            pair,
            comparer.compare(pair.one, pair.other),
            compare_all(sides(pair.one), sides(pair.other)),
        )
        for pair in pairs
    ]


def fit_rules(answered: Sequence[Answered]) -> tuple[dict[str, float], float]:
    """A weight for each rule, and one for all that are rare, so that the answers are likeliest."""
    counts = Counter(one.rule.rule for one in answered if one.rule is not None)
    names = sorted(rule for rule, count in counts.items() if count >= LEAST_ANSWERS)
    chances = np.log(np.maximum([list(one.read.relation.values()) for one in answered], 1e-6))
    gold = np.asarray([RELATIONS.index(one.pair.relation) for one in answered])
    which = np.asarray([_number(one, names) for one in answered])
    given = np.asarray([RELATIONS.index(one.rule.relation) if one.rule else 0 for one in answered])
    has = np.asarray([one.rule is not None for one in answered])
    weights = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        slope = _slope(chances, gold, which, given, has, weights) + DECAY * weights
        weights -= RATE * slope / np.maximum(1.0, np.bincount(which, minlength=len(weights)) ** 0.5)
    found = [round(float(one), 3) for one in weights]
    return dict(zip(names, found, strict=False)), found[-1]


def _number(one: Answered, names: Sequence[str]) -> int:
    return names.index(one.rule.rule) if one.rule and one.rule.rule in names else len(names)


def _slope(
    chances: NDArray[np.float64],
    gold: NDArray[np.int64],
    which: NDArray[np.int64],
    given: NDArray[np.int64],
    has: NDArray[np.bool_],
    weights: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Of the negative log-likelihood, for each weight."""
    rows = np.arange(len(gold))
    scores = chances.copy()
    scores[rows, given] += weights[which] * has
    odds = np.exp(scores - scores.max(1, keepdims=True))
    odds /= odds.sum(1, keepdims=True)
    errors = (odds[rows, given] - (gold == given)) * has
    return np.asarray(np.bincount(which, weights=errors, minlength=len(weights)), dtype=np.float64)


def cross_validated(
    answered: Sequence[Answered], settings: ComparerSettings, folds: int = 5
) -> list[Comparison]:
    """The answers of both together, each with weights that were fitted without its story."""
    stories = sorted({one.pair.story for one in answered})
    fold_of = {story: number % folds for number, story in enumerate(stories)}
    weights = [
        fit_rules([one for one in answered if fold_of[one.pair.story] != fold])
        for fold in range(folds)
    ]
    found = []
    for one in answered:
        rules, other = weights[fold_of[one.pair.story]]
        found.append(
            combine(
                one.rule,
                one.read,
                msgspec.structs.replace(settings, rules=rules, other_rules=other),
            )
        )
    return found
