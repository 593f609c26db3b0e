"""What is implied and not said; the countries do not exist."""

from __future__ import annotations

import time

import pytest
from tests.made import a_document

from alleged.analyse.insinuations import RULES_BY_KIND, find_insinuations
from alleged.analyse.sentences import split_sentences
from alleged.records.insinuations import Insinuation
from alleged.records.spans import Span


def found(text: str) -> list[Insinuation]:
    return find_insinuations(
        a_document(text), sentences=split_sentences(text), statements=(), mentions=()
    )


def kinds(text: str) -> list[str]:
    return [one.kind.value for one in found(text)]


@pytest.mark.parametrize(
    ("text", "kind", "presupposed", "target"),
    [
        (
            "Why does Sarvia support the coup in Orsenia?",
            "question",
            "Sarvia support the coup in Orsenia",
            ["Sarvia"],
        ),
        (
            "There is hardly any doubt about who paid for the raid.",
            "doubt_formula",
            "who paid for the raid",
            [],
        ),
        ("Everybody knows who paid the clerk.", "doubt_formula", "who paid the clerk", []),
        ("For the old elite all the reasons are there.", "motive", None, ["the old elite"]),
        ("The bank stood to gain from the fire.", "motive", None, ["The bank"]),
        (
            "The theft of the vote by the court has cost a week.",
            "noun_phrase",
            "The theft of the vote by the court",
            ["the court"],
        ),
        (
            "Sarvia's meddling in the harbours has a long past.",
            "noun_phrase",
            "Sarvia's meddling in the harbours",
            ["Sarvia"],
        ),
        (
            "Colonel Wen, the mastermind of the raid, was at a wedding.",
            "doer",
            "Colonel Wen, the mastermind of the raid",
            ["Colonel Wen"],
        ),
        ("Certain capitals kept their lamps low that night.", "unnamed", None, []),
        (
            "The agency, like the embassy or even the bank, has an office there.",
            "listing",
            None,
            ["The agency"],
        ),
        (
            "The council has once again robbed the poor.",
            "repetition",
            "robbed the poor.",
            ["The council"],
        ),
    ],
)
def test_an_accusation_that_no_word_states_is_marked_with_what_it_takes_for_granted(
    text: str, kind: str, presupposed: str | None, target: list[str]
) -> None:
    hint = next(one for one in found(text) if one.kind.value == kind)
    assert (hint.presupposed.of(text) if hint.presupposed else None) == presupposed
    assert [span.of(text) for span in hint.target] == target
    assert hint.reason
    assert hint.evidence_reason


@pytest.mark.parametrize(
    "text",
    [
        "When will the salt ships sail again?",
        "What does a cable ship cost?",
        "Why is the sky over Orsenia green?",
        "There is no doubt that the bridge is old.",
        "Who won the second round?",
        "Once again the ferry was late.",
        "The court found that Colonel Wen, the mastermind of the raid, was convicted in May.",
        "The parliament passed the minister's crime bill.",
        "The architect of the town hall, Ana Ruiz, was there.",
        "She was certain of a friend in the capital.",
        "Ana Ruiz, like her sister, came by boat.",
        "",
    ],
)
def test_a_plain_question_or_sentence_implies_nothing(text: str) -> None:
    assert kinds(text) == []


def test_a_motive_is_shown_as_a_motive_and_the_lack_of_evidence_as_a_lack() -> None:
    (motive,) = found("The bank stood to gain from the fire.")
    assert motive.evidence_reason == "a motive only"
    (bare,) = found("Everybody knows who paid the clerk.")
    assert bare.evidence is None
    assert bare.evidence_reason == "nothing is offered"


@pytest.mark.parametrize("kind", list(RULES_BY_KIND))
@pytest.mark.parametrize(
    "part", ["the a ", "Ab ", "why did the ", "no doubt who ", "once again ", "Ab, ", "x's war "]
)
def test_a_rule_costs_no_square_of_the_length(kind: object, part: str) -> None:
    text = part * 10_000
    began = time.process_time()
    list(RULES_BY_KIND[kind](text, Span(0, len(text))))  # type: ignore[index]
    assert time.process_time() - began < 20
