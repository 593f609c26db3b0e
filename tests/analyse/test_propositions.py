"""What a proposition takes from the words around it: nights, presence, what is denied behind it."""

from __future__ import annotations

import pytest
from tests.link.test_claims import article

from alleged.analyse.propositions import nearly
from alleged.records.propositions import Proposition


def propositions(text: str) -> list[Proposition]:
    document, analysis = article(text)
    for one in analysis.propositions:
        assert one.words == " ".join(one.span.of(document.text).split())
    return list(analysis.propositions)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Soldiers shelled Orn on the night of 15 March.", ("2031-03-15", "2031-03-16")),
        ("Rebels were killed on the night of 16 to 17 March.", ("2031-03-16", "2031-03-17")),
        ("The raid came in the night from 16 to 17 March.", ("2031-03-16", "2031-03-17")),
        ("The mill burned on the morning of 15 March.", ("2031-03-15", "2031-03-15")),
        ("The council signed the treaty of 15 March.", (None, None)),
    ],
)
def test_a_night_has_two_days_and_a_morning_one(
    text: str, days: tuple[str | None, str | None]
) -> None:
    (one,) = propositions(text)
    assert (one.begin, one.end) == days


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The envoy's car stood at the gate of Kell Barracks.", "+"),
        ("The envoy's car was seen near Kell Barracks.", "+"),
        ("The envoy's car was nowhere near Kell Barracks.", "-"),
        ("The envoy's car was not at the barracks.", "-"),
        ("The envoy's car was never inside the barracks.", "-"),
    ],
)
def test_where_somebody_is_or_is_not_has_one_predicate(text: str, sign: str) -> None:
    (one,) = propositions(text)
    assert one.predicates == (f"{sign}be there",)
    assert "envoy" in one.doers


@pytest.mark.parametrize(
    "text",
    ["The rate stood at 40 per cent.", "The envoy stood for mayor.", "The bill stood no chance."],
)
def test_not_all_that_stands_is_somewhere(text: str) -> None:
    (one,) = propositions(text)
    assert "+be there" not in one.predicates


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The mayor sold the docks. That was wrong.", "-sell"),
        ("Police said three men fired at the bus. The report is false.", "-attack"),
        ("The bank did not pay the officers. That is not true.", "+pay"),
    ],
)
def test_that_was_wrong_denies_the_sentence_before_it(text: str, act: str) -> None:
    *_, last = propositions(text)
    assert act in last.predicates


@pytest.mark.parametrize(
    "text",
    [
        "The mayor sold the docks. That was wrong of him.",
        "The mayor sold the docks. That was wrongly told to the Echo.",
        "The mayor sold the docks. That was long ago.",
    ],
)
def test_a_sentence_of_another_kind_denies_nothing_before_it(text: str) -> None:
    assert not any("-sell" in one.predicates for one in propositions(text))


def test_of_that_is_a_part_of_the_amount_before_it() -> None:
    _, part = propositions(
        "Orn shipped 402,000 tonnes of tin abroad in 2030. Of that, 245,000 tonnes went to Velm."
    )
    assert part.predicates == ("+export",)
    assert part.doers == ("orn",)
    assert {"tin", "velm"} <= set(part.terms)
    assert part.begin == "2030-01-01"
    assert part.amounts[0].low == 245_000_000


@pytest.mark.parametrize(
    "text",
    [
        "Orn shipped 402,000 tonnes of tin abroad. Of that, 500,000 tonnes went to Velm.",
        "Orn shipped 402,000 tonnes of tin abroad. Of that, the mayor knew nothing.",
        "Orn shipped 402,000 tonnes of tin abroad. Of that, 12 people went to Velm.",
    ],
)
def test_of_that_with_more_or_other_than_the_whole_is_no_part(text: str) -> None:
    assert not any(
        "+export" in one.predicates and "velm" in one.terms for one in propositions(text)
    )


def test_not_a_single_one_to_somebody_is_put_forward_on_its_own() -> None:
    paid, none = propositions(
        "The Orn Bank paid 9 million crowns to the treasury and not a single crown to any officer."
    )
    assert "+pay" in paid.predicates
    assert paid.amounts
    assert not paid.denied
    assert "-pay" in none.predicates
    assert none.denied
    assert not none.amounts
    assert set(none.doers) == set(paid.doers)
    assert "soldier" in none.terms


@pytest.mark.parametrize(
    "text",
    [
        "The Orn Bank paid 9 million crowns to the treasury and not one officer complained.",
        "The Orn Bank paid 9 million crowns to the treasury and to officers.",
        "Not a single crown went to any officer.",
    ],
)
def test_a_clause_with_its_own_verb_takes_none_from_the_one_before(text: str) -> None:
    assert not any("-pay" in one.predicates for one in propositions(text))


def test_a_negation_behind_with_denies_nothing_before_it() -> None:
    *_, whole = propositions(
        "Tension rose in Orn, with each side saying that the other was not fit."
    )
    assert not whole.denied
    (one,) = propositions("The mayor did not sell the docks, with the help of the bank.")
    assert one.denied


def test_who_refuses_to_deny_does_not_deny() -> None:
    (one,) = propositions("The envoy did not deny that he had met the general.")
    assert not one.denied
    (other,) = propositions("The envoy denied that he had met the general.")
    assert other.denied


@pytest.mark.parametrize(
    "text",
    [
        "Nothing less than the future of Orn is at stake.",
        "Soldiers set up the no-fly zone.",
        "The council backed none other than Ida Lund.",
    ],
)
def test_words_that_look_like_negations_deny_nothing(text: str) -> None:
    assert not any(one.denied for one in propositions(text))


def test_a_clause_that_gives_a_number_beside_a_report_is_put_forward() -> None:
    found = propositions("The Harbour Board put their number at 300; a clerk spoke of 180 men.")
    assert any("put their number at 300" in one.words for one in found)


def test_clauses_that_while_sets_against_each_other_are_two() -> None:
    found = propositions("The police put the crowd at 12,000, while organisers spoke of 50,000.")
    assert len(found) == 2
    assert len(propositions("The roof of the mill fell while workers slept.")) == 1


def test_a_bank_that_said_it_had_done_something_did_it() -> None:
    (one,) = propositions("The Orn Bank, a lender in Sarn, said it had closed two branches.")
    assert "bank" in one.doers
    assert "sarn" not in one.doers


@pytest.mark.parametrize(
    ("words", "share", "interval"),
    [
        ("nearly 55 per cent", True, (53.0, 55.0)),
        ("almost 300", False, (285.0, 300.0)),
        ("just under 40", False, (38.0, 40.0)),
        ("about 300", False, None),
        ("300", False, None),
        ("not nearly 300", False, None),
    ],
)
def test_nearly_is_below_and_close(
    words: str, share: bool, interval: tuple[float, float] | None
) -> None:
    value = float("".join(char for char in words if char.isdigit()))
    assert nearly(value, words, share=share) == interval
