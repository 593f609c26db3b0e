"""What the rules and the comparison model make of two propositions together."""

from __future__ import annotations

import pytest

from alleged.link.compare import Comparison
from alleged.link.judged import MODEL_RULE, combine, relation_chances, weights_told
from alleged.models.comparison import FORMAT, ComparerSettings, Judgement
from alleged.records.claims import Clash, Entailment, PairRelation


def settings(**rules: float) -> ComparerSettings:
    return ComparerSettings(
        format=FORMAT, base="", trained_on=(), files={}, temperatures={},
        rules={name.replace("_", " "): weight for name, weight in rules.items()},
        other_rules=0.5, versions={},
    )  # fmt: skip


def read(
    relation: PairRelation,
    chance: float = 0.7,
    clash: Clash = Clash.PLACE,
    entails: Entailment = Entailment.SECOND,
) -> Judgement:
    rest = (1 - chance) / 3
    return Judgement(
        relation={one: chance if one is relation else rest for one in PairRelation},
        clash={one: 0.9 if one is clash else 0.02 for one in Clash},
        entails={one: 0.9 if one is entails else 0.05 for one in Entailment},
    )


NUMBERS = Comparison(
    relation=PairRelation.CONTRADICT,
    clash=Clash.NUMBER,
    rule="two numbers",
    reason="both tell of kill, with numbers that cannot both hold",
    probability=0.95,
)
NOTHING = Comparison(
    relation=PairRelation.UNRELATED,
    rule="another act",
    reason="they tell of different things",
    probability=0.7,
)


def test_without_a_rule_the_model_decides_and_says_so() -> None:
    found = combine(None, read(PairRelation.CONTRADICT, 0.83), settings())
    assert (found.relation, found.clash) == (PairRelation.CONTRADICT, Clash.PLACE)
    assert found.rule == MODEL_RULE
    assert found.reason == "read as contradicting by the comparison model (0.83)"
    assert found.probability == pytest.approx(0.83)


def test_a_rule_that_is_borne_out_keeps_its_clash_and_its_reason() -> None:
    found = combine(NUMBERS, read(PairRelation.CONTRADICT), settings(two_numbers=1.0))
    assert (found.clash, found.rule, found.reason) == (Clash.NUMBER, NUMBERS.rule, NUMBERS.reason)
    assert found.probability > 0.7


def test_a_heavy_rule_decides_against_a_model_in_doubt_and_a_light_one_does_not() -> None:
    doubtful = read(PairRelation.UNRELATED, 0.5)
    assert combine(NUMBERS, doubtful, settings(two_numbers=3.0)).relation is PairRelation.CONTRADICT
    assert combine(NUMBERS, doubtful, settings(two_numbers=0.1)).relation is PairRelation.UNRELATED


def test_a_rule_that_was_not_weighed_alone_has_the_weight_of_the_rare_ones() -> None:
    plain = relation_chances(None, read(PairRelation.AGREE), settings())
    told = relation_chances(NOTHING, read(PairRelation.AGREE), settings())
    assert told[PairRelation.UNRELATED] > plain[PairRelation.UNRELATED]


def test_chances_sum_to_one() -> None:
    assert sum(relation_chances(NUMBERS, read(PairRelation.AGREE), settings()).values()) == (
        pytest.approx(1.0)
    )


def test_which_follows_from_which_is_the_rule_s_where_it_found_one_to_say_more() -> None:
    more = Comparison(
        relation=PairRelation.AGREE, entails=Entailment.FIRST, rule="one follows",
        reason="one says more than the other", probability=0.75,
    )  # fmt: skip
    same = Comparison(
        relation=PairRelation.AGREE, entails=Entailment.BOTH, rule="the same",
        reason="both tell of open", probability=0.84,
    )  # fmt: skip
    agrees = read(PairRelation.AGREE)
    assert combine(more, agrees, settings()).entails is Entailment.FIRST
    assert combine(same, agrees, settings()).entails is Entailment.SECOND


def test_weights_are_told_the_heaviest_first() -> None:
    assert weights_told({"b": 0.5, "a": 0.5, "c": 1.25}) == "c +1.25, a +0.50, b +0.50"
