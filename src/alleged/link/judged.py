"""What the rules and the comparison model together make of two propositions.

The rules are exact where their tables have the words: numbers after unit and bound, days, the same
act with a `not`. The model reads what no table has. An answer by a rule is evidence with a weight
that was fitted on pairs which the rules had not seen (`alleged.train.claim_rules`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import exp, log

from alleged.link.compare import Comparison, Side, compare_all
from alleged.models.comparison import Comparer, ComparerSettings, Judgement, Said
from alleged.records.claims import Clash, Entailment, PairRelation
from alleged.records.propositions import Proposition

READ_AS = {
    PairRelation.CONTRADICT: "contradicting",
    PairRelation.AGREE: "saying the same",
    PairRelation.COMPATIBLE: "going side by side",
    PairRelation.UNRELATED: "telling of different things",
}
MODEL_RULE = "read by the model"
"""The rule of an answer that no rule gives."""
LEAST = 1e-6


def combine(rule: Comparison | None, read: Judgement, settings: ComparerSettings) -> Comparison:
    """The likeliest relation; the rule's own answer, with its reason, where that is it.

    rule: what `compare` says; None where nothing was found to compare.
    """
    chances = relation_chances(rule, read, settings)
    relation = max(chances, key=lambda one: (chances[one], one.value))
    probability = round(chances[relation], 3)
    if rule is not None and rule.relation is relation:
        return replace(rule, probability=probability, entails=_entails(rule, read))
    alone = read.relation[relation]
    return Comparison(
        relation=relation,
        clash=_likeliest_clash(read) if relation is PairRelation.CONTRADICT else None,
        entails=_likeliest_entailment(read) if relation is PairRelation.AGREE else None,
        rule=MODEL_RULE,
        reason=f"read as {READ_AS[relation]} by the comparison model ({alone:.2f})",
        probability=probability,
    )


def relation_chances(
    rule: Comparison | None, read: Judgement, settings: ComparerSettings
) -> dict[PairRelation, float]:
    """How likely each relation is: the model's chances, and the weight of the rule on its own."""
    scores = {one: log(max(chance, LEAST)) for one, chance in read.relation.items()}
    if rule is not None:
        scores[rule.relation] += settings.rules.get(rule.rule, settings.other_rules)
    top = max(scores.values())
    odds = {one: exp(score - top) for one, score in scores.items()}
    whole = sum(odds.values())
    return {one: value / whole for one, value in odds.items()}


NUMBERS_DECIDE = frozenset({Entailment.FIRST, Entailment.SECOND})


def _entails(rule: Comparison, read: Judgement) -> Entailment | None:
    """What follows from what: as the rule says where it found one to say more, else as read."""
    if rule.relation is not PairRelation.AGREE:
        return None
    if rule.entails in NUMBERS_DECIDE:
        return rule.entails
    return _likeliest_entailment(read)


def _likeliest_clash(read: Judgement) -> Clash:
    return max(read.clash, key=lambda one: (read.clash[one], one.value))


def _likeliest_entailment(read: Judgement) -> Entailment:
    return max(read.entails, key=lambda one: (read.entails[one], one.value))


def said_by(proposition: Proposition, published: str | None) -> Said:
    """A proposition as the model reads it."""
    return Said(
        words=proposition.words,
        published=published,
        begin=proposition.begin,
        end=proposition.end,
    )


def said_of(words: str, sides: Iterable[Side], published: str | None) -> Said:
    """A statement of several propositions, by its words; its time is the first that they give."""
    dated = [one.proposition for one in sides if one.proposition.begin]
    return Said(
        words=" ".join(words.split()),
        published=published,
        begin=dated[0].begin if dated else None,
        end=dated[0].end if dated else None,
    )


def compare_statements(
    one: tuple[Said, Sequence[Side]], other: tuple[Said, Sequence[Side]], comparer: Comparer
) -> Comparison:
    """How two statements stand to each other, given their words and what was found in them."""
    read = comparer.compare(one[0], other[0])
    return combine(compare_all(one[1], other[1]), read, comparer.settings)


def weights_told(weights: Mapping[str, float]) -> str:
    """The weights of the rules in words, the heaviest first."""
    ordered = sorted(weights.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{rule} {weight:+.2f}" for rule, weight in ordered)
