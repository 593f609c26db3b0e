"""What is implied and not said; the countries do not exist."""

from __future__ import annotations

import time

import pytest
from tests.made import a_document

from alleged.analyse.insinuations import RULES_BY_KIND, SIGNS, find_insinuations
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


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("question", "Who let them burn the mill?"),
        ("doubt_formula", "Nobody has to ask who paid."),
        ("doubt_formula", "Everyone knows whose men they were."),
        ("motive", "Sarvia had every reason to burn the mill."),
        ("motive", "All the reasons were there."),
        ("motive", "Sarvia stood to gain from it."),
        ("motive", "Sarvia stands to lose from peace."),
        ("motive", "Sarvia would have gained the most."),
        ("motive", "Sarvia would gain most."),
        ("motive", "One may ask who gains here."),
        ("motive", "Sarvia would profit most."),
        ("motive", "One may ask cui bono."),
        ("motive", "Sarvia had a clear motive."),
        ("motive", "Sarvia has a strong interest in that."),
        ("motive", "Sarvia has long coveted the port for decades."),
        ("motive", "Sarvia has had its eyes on the port for years."),
        ("motive", "Sarvia has wanted the port for two centuries."),
        ("motive", "It is no accident that the light failed."),
        ("motive", "The archive, as luck would have it, was closed."),
        ("motive", "The tape was conveniently lost."),
        ("motive", "Sarvia needed a war."),
        ("noun_phrase", "The court’s theft of the vote has cost a week."),
        ("noun_phrase", "The massacre by Sarvia has cost a week."),
        ("doer", "The planner of the raid, Dole, was late."),
        ("doer", "Dole, the mastermind, was late."),
        ("doer", "The butcher of Orsenia has spoken."),
        ("unnamed", "Certain foreign capitals were glad."),
        ("unnamed", "It was done by you know who."),
        ("unnamed", "The embassy was suspiciously quiet."),
        ("listing", "The agency, like the embassy or even the bank, was open."),
        ("listing", "The agency, not to mention the embassy and of course the bank, was open."),
        ("listing", "They met the bank, the mill and the agency on the eve of the coup."),
        ("listing", "They met the bank, the mill and the agency hours before the raid."),
        ("repetition", "Once again they robbed us."),
        ("repetition", "For the third time they robbed us."),
        ("repetition", "For the umpteenth time they robbed us."),
        ("repetition", "They returned to their old tricks and robbed us."),
        ("repetition", "They robbed us, as so often."),
        ("repetition", "They robbed us, their usual method."),
    ],
)
def test_what_a_rule_finds_holds_one_of_its_signs(kind: str, text: str) -> None:
    rules = {one.value: rule for one, rule in RULES_BY_KIND.items()}
    signs = {one.value: written for one, written in SIGNS.items()}
    assert next(rules[kind](text, Span(0, len(text))), None) is not None
    assert any(sign in text.lower() for sign in signs[kind])
