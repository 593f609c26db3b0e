from __future__ import annotations

import pytest
from tests.analyse.framing_reading import a_reading
from tests.made import a_document, a_statement

from alleged.analyse.assessments import find_assessments
from alleged.analyse.framing.layers import load_wording
from alleged.analyse.framing.scores import score_sentences
from alleged.analyse.sentences import split_sentences
from alleged.records.assessments import Assessment, Scope, SentenceKind
from alleged.records.statements import Statement, Voice


def assessments(text: str, *statements: Statement) -> list[Assessment]:
    reading, wording = a_reading(text), load_wording()
    scored = score_sentences(text, split_sentences(text), reading, wording)
    return find_assessments(
        a_document(text), scored=scored, reading=reading, wording=wording, statements=statements
    )


@pytest.mark.parametrize(
    "text",
    ["Who opened the gate?", "Please send us your pictures.", "And so the talks go on.",
     "Thank you for joining us tonight.", "“Where is the money?”"],
)  # fmt: skip
def test_a_question_a_call_and_a_greeting_claim_nothing(text: str) -> None:
    assert assessments(text)[0].kind is SentenceKind.NONE


@pytest.mark.parametrize(
    "text",
    ["The well will be dry by June.", "Prices are likely to climb again.",
     "The bank expects growth of 2 percent next year.", "A strike cannot be ruled out."],
)  # fmt: skip
def test_what_is_to_come_is_a_prediction(text: str) -> None:
    assert assessments(text)[0].kind is SentenceKind.PREDICTION


@pytest.mark.parametrize(
    "text", ["The minister should resign.", "The target is a cut of 55 percent by 2040."]
)
def test_a_duty_and_a_target_that_is_set_are_no_predictions(text: str) -> None:
    assert assessments(text)[0].kind is not SentenceKind.PREDICTION


def test_what_claims_nothing_is_worth_less_than_the_same_as_a_claim() -> None:
    asked, told = assessments("Did nine of the ten wells fail?")[0], assessments(
        "Nine of the ten wells failed."
    )[0]  # fmt: skip
    assert asked.worth < told.worth


def test_a_sentence_that_is_mostly_reported_is_the_speakers() -> None:
    text = "The board said that nine of the ten wells had failed."
    statement = a_statement(
        a_document(text), "The board", "said", "nine of the ten wells had failed"
    )
    found = assessments(text, statement)[0]
    assert (found.voice, found.statement_id) == (Voice.REPORTED, statement.id)


def test_each_sentence_has_one_assessment_whose_numbers_are_shares() -> None:
    found = assessments("Nine wells failed. The board must go! Why?")
    assert len(found) == 3
    for one in found:
        assert all(0 <= value <= 1 for value in (one.kind_probability, one.opinion, one.worth))


def test_a_reported_statement_is_judged_by_its_own_words() -> None:
    text = "The board, in the town for talks, said that nine of the ten wells had failed."
    statement = a_statement(
        a_document(text), "The board", "said", "nine of the ten wells had failed"
    )
    (said,) = [one for one in assessments(text, statement) if one.scope is Scope.STATEMENT]
    assert said.span.of(text) == "nine of the ten wells had failed"
    assert (said.voice, said.statement_id) == (Voice.REPORTED, statement.id)
    assert (said.part_of, said.member) == (None, None)
