"""How two statements stand to each other, from real reading."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from tests.growth import assert_linear

from alleged.analyse.documents import Analysis, analyse_document
from alleged.analyse.propositions import find_propositions
from alleged.analyse.sentences import split_sentences
from alleged.ingest.dates import parse_date
from alleged.ingest.given import document_from_text
from alleged.link.compare import RULE_PROBABILITIES, Comparison, Side, compare_all
from alleged.models.reader import Reader
from alleged.records.claims import Clash, Entailment, PairRelation
from alleged.records.documents import Document
from alleged.records.propositions import Footing, Proposition


@cache
def reader() -> Reader:
    return Reader.load()


@cache
def read(text: str, day: str = "2031-05-09", title: str | None = None) -> tuple[Document, Analysis]:
    document = document_from_text(text, title=title, published=parse_date(day, "given"))
    return document, analyse_document(document, reader=reader(), claims=True)


def sides(text: str, day: str = "2031-05-09") -> list[Side]:
    return [Side(proposition=one, published=day) for one in read(text, day)[1].propositions]


def compared(one: str, other: str) -> Comparison:
    found = compare_all(sides(one), sides(other))
    assert found is not None
    return found


CLASHES = [
    ("The mill at Ost burnt down on Monday.", "The mill at Ost did not burn down.", Clash.POLARITY),
    ("Eleven miners were killed in Ost.", "Seven miners were killed in Ost.", Clash.NUMBER),
    (
        "Orlandia exported 42,000 tonnes of zinc in 2029.",
        "Orlandia exported 31,000,000 kilos of zinc in 2029.",
        Clash.NUMBER,
    ),
    (
        "The bridge at Ost was opened on 3 May 2031.",
        "The bridge at Ost was opened on 5 May 2031.",
        Clash.DATE,
    ),
    (
        "Gunmen attacked the convoy near Ost.",
        "Gunmen attacked the convoy near Velm.",
        Clash.PLACE,
    ),
    (
        "General Rask ordered the engineers to open the gates of the dam.",
        "The engineers opened the gates of the dam on the orders of the mayor, Ida Lund.",
        Clash.ORDER,
    ),
    (
        "Captain Arn Vole accused the Ost League of shelling the town.",
        "The Ost League denied that it had shelled the town.",
        Clash.POLARITY,
    ),
    ("Rents in Velm rose last year.", "Rents in Velm fell last year.", Clash.POLARITY),
    ("The pumps at Ost failed.", "The pumps at Ost had worked.", Clash.POLARITY),
    (
        "Half of Velm was without power on Friday.",
        "Velm had electricity on Friday.",
        Clash.POLARITY,
    ),
    ("The captain left the ship.", "The captain stayed aboard the ship.", Clash.POLARITY),
    (
        "General Rask ordered the attack on Ost.",
        "It was the mayor, Ida Lund, who ordered the attack on Ost.",
        Clash.ORDER,
    ),
]


@pytest.mark.parametrize(("one", "other", "clash"), CLASHES)
def test_what_cannot_both_hold_contradicts(one: str, other: str, clash: Clash) -> None:
    found = compared(one, other)
    assert (found.relation, found.clash) == (PairRelation.CONTRADICT, clash)


AGREEMENTS = [
    ("The mill at Ost burnt down on Monday.", "The mill at Ost burnt down.", Entailment.BOTH),
    ("Some 40 miners were hurt.", "At least 30 miners were injured.", Entailment.FIRST),
    ("The country holds at least 23 million tonnes of zinc.",
     "The country's zinc reserves are put at 23.1 million tonnes.", Entailment.SECOND),
    ("Orlandia orchestrated the coup in Velm.", "Orlandia supported the coup in Velm.",
     Entailment.FIRST),
    ("Vole may have shot the guard.", "Vole shot the guard.", Entailment.SECOND),
    ("Water flooded 1,200 hectares of farmland.",
     "Twelve square kilometres of fields were under water.", Entailment.BOTH),
    ("Orlandia sold zinc to Velmia in 2029.", "Velmia bought zinc from Orlandia in 2029.",
     Entailment.BOTH),
    ("The toll on the bridge will stay.", "The toll on the bridge will not be scrapped.",
     Entailment.BOTH),
    ("Miners in Ost began a strike on Friday.", "The miners walked out on Friday.",
     Entailment.BOTH),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "entails"), AGREEMENTS)
def test_what_says_the_same_agrees_and_tells_what_follows(
    one: str, other: str, entails: Entailment
) -> None:
    found = compared(one, other)
    assert (found.relation, found.entails) == (PairRelation.AGREE, entails)


SIDE_BY_SIDE = [
    ("Orlandia exported 42,000 tonnes of zinc in 2029.",
     "Orlandia exported 28,000 tonnes of zinc in 2024."),
    ("Eleven miners were killed in the fire at Ost.", "Thirty miners were injured in the fire at Ost."),
    ("Orlandia invaded Velmia.", "Velmia invaded Orlandia."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SIDE_BY_SIDE)
def test_what_differs_in_time_part_or_direction_goes_side_by_side(one: str, other: str) -> None:
    assert compared(one, other).relation is PairRelation.COMPATIBLE


def test_zinc_and_copper_are_two_things() -> None:
    one, other = "Exports of zinc rose by 6 percent.", "Exports of copper fell by 6 percent."
    assert compared(one, other).relation is PairRelation.UNRELATED


@pytest.mark.parametrize(("one", "other"), [pair[:2] for pair in (*CLASHES, *AGREEMENTS)])
def test_the_order_of_the_two_changes_nothing_but_the_direction(one: str, other: str) -> None:
    there, back = compared(one, other), compared(other, one)
    turned = {Entailment.FIRST: Entailment.SECOND, Entailment.SECOND: Entailment.FIRST}
    assert (there.relation, there.clash, there.rule) == (back.relation, back.clash, back.rule)
    assert there.entails == turned.get(back.entails, back.entails)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [pair[0] for pair in CLASHES])
def test_a_statement_agrees_with_itself(text: str) -> None:
    assert compared(text, text).relation is PairRelation.AGREE


def test_every_answer_has_a_reason_and_a_probability() -> None:
    for one, other, *_ in (*CLASHES, *AGREEMENTS):
        found = compared(one, other)
        assert found.reason
        assert 0 < found.probability < 1
    assert all(0 < value < 1 for value in RULE_PROBABILITIES.values())


def propositions(text: str) -> list[Proposition]:
    return list(read(text)[1].propositions)


def test_the_words_of_a_proposition_are_those_of_the_text() -> None:
    text = (
        "The army, Vole said, burnt the mill; two guards died. Lund denied that he had been there."
    )
    document, analysis = read(text)
    assert analysis.propositions
    for one in analysis.propositions:
        assert " ".join(one.span.of(document.text).split())[:300] == one.words


@pytest.mark.parametrize(
    ("text", "footing"),
    [("Vole shot the guard.", Footing.FACT), ("Vole may have shot the guard.", Footing.HEDGED),
     ("Vole will shoot the guard.", Footing.FUTURE),
     ("Lund called on Vole to shoot the guard.", Footing.DEMAND),
     ("Did Vole shoot the guard?", Footing.QUESTION)],
)  # fmt: skip
def test_a_proposition_tells_on_what_footing_it_is_put_forward(text: str, footing: Footing) -> None:
    assert footing in {one.footing for one in propositions(text)}


@pytest.mark.parametrize(
    "text",
    ["Vole refused to sign the treaty.", "Vole did not sign the treaty.",
     "Nobody signed the treaty.", "Vole denied signing the treaty."],
)  # fmt: skip
def test_refusals_and_denials_are_not_so(text: str) -> None:
    assert "-sign" in {act for one in propositions(text) for act in one.predicates}


def test_this_is_not_the_first_time_denies_nothing() -> None:
    (one,) = propositions("It is not the first time that Vole has attacked the convoy.")
    assert "+attack" in one.predicates


def test_what_a_relative_clause_denies_is_not_denied_by_the_main_clause() -> None:
    (one,) = propositions("Vole, who has never won a battle, attacked the convoy.")
    assert "+attack" in one.predicates


def test_what_the_article_says_around_a_report_is_put_forward_too() -> None:
    found = propositions("The guards arrested two men on Thursday on suspicion of spying.")
    assert any("+arrest" in one.predicates for one in found)


def test_what_stands_on_its_own_is_read_in_time_that_grows_with_the_text() -> None:
    sentence = "Vole said that the Ost League had shelled 14 mills on Monday and burnt the bridge. "

    def prepare(size: int):  # type: ignore[no-untyped-def]
        document, analysis = read("The League shelled the mill.")
        text = sentence * (size // len(sentence) // 8)
        whole = replace(document, text=text)
        sentences = split_sentences(text)
        return lambda: find_propositions(
            whole,
            sentences=sentences,
            statements=analysis.statements,
            entities=(),
            figures=(),
            times=(),
        )

    assert_linear(prepare)
