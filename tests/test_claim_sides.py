from __future__ import annotations

import pytest

from alleged.check.matching import Likeness
from alleged.claim_sides import Side, side_of
from alleged.link.compare import Comparison
from alleged.records.claims import Clash, Entailment, PairRelation
from alleged.records.statements import StatementType
from tests.made import a_document, a_statement


def like(**changes: object) -> Likeness:
    values = {"index": 0, "score": 0.9, "same_numbers": None, "same_polarity": True, "reason": ""}
    return Likeness(**{**values, **changes})  # type: ignore[arg-type]


def compared(
    relation: PairRelation, clash: Clash | None = None, entails: Entailment | None = None
) -> Comparison:
    return Comparison(
        relation=relation, clash=clash, entails=entails, rule="r", reason="why", probability=0.8
    )


def a_telling(type_: StatementType = StatementType.ASSERTS):  # type: ignore[no-untyped-def]
    document = a_document("Hane said police killed them.")
    return a_statement(document, "Hane", "said", "police killed them", type=type_)


@pytest.mark.parametrize(
    ("type_", "polarity", "numbers", "side"),
    [
        (StatementType.ASSERTS, True, None, Side.AFFIRMS),
        (StatementType.ASSERTS, False, None, Side.DENIES),
        (StatementType.DENIES, True, None, Side.DENIES),
        (StatementType.DENIES, False, None, Side.AFFIRMS),
        (StatementType.ASSERTS, True, False, Side.OTHER_NUMBER),
        (StatementType.ASKS, False, None, Side.ASKS),
    ],
)
def test_words_alone_give_a_side(
    type_: StatementType, polarity: bool, numbers: bool | None, side: Side
) -> None:
    found = side_of(a_telling(type_), like(same_polarity=polarity, same_numbers=numbers), None)
    assert found is not None
    assert found[0] is side


@pytest.mark.parametrize(
    ("comparison", "side"),
    [
        (compared(PairRelation.AGREE, entails=Entailment.BOTH), Side.AFFIRMS),
        (compared(PairRelation.AGREE, entails=Entailment.SECOND), Side.AFFIRMS),
        (compared(PairRelation.AGREE, entails=Entailment.FIRST), Side.SAYS_LESS),
        (compared(PairRelation.CONTRADICT, Clash.POLARITY), Side.DENIES),
        (compared(PairRelation.CONTRADICT, Clash.NUMBER), Side.OTHER_NUMBER),
        (compared(PairRelation.CONTRADICT, Clash.PLACE), Side.OTHERWISE),
        (compared(PairRelation.COMPATIBLE), Side.NEAR),
    ],
)
def test_what_is_put_forward_goes_before_the_words(comparison: Comparison, side: Side) -> None:
    found = side_of(a_telling(), like(score=0.6, same_polarity=False), comparison)
    assert found is not None
    assert found[0] is side


def test_what_tells_of_less_than_half_of_the_claim_takes_no_side() -> None:
    agree = compared(PairRelation.AGREE, entails=Entailment.BOTH)
    near = side_of(a_telling(), like(score=0.6), agree, "it does not name lenz")
    assert near is not None
    assert near[0] is Side.NEAR
    assert "lenz" in near[1]
    assert side_of(a_telling(), like(score=0.3), agree, "it does not name lenz") is None


def test_a_question_about_the_same_leaves_it_open() -> None:
    agree = compared(PairRelation.AGREE, entails=Entailment.BOTH)
    found = side_of(a_telling(StatementType.ASKS), like(), agree)
    assert found is not None
    assert found[0] is Side.ASKS
