from __future__ import annotations

import pytest
from tests.analyse.framing_reading import a_reading
from tests.made import a_document, a_statement

from alleged.analyse.framing.layers import load_wording
from alleged.analyse.framing.scores import score_sentences
from alleged.analyse.framings import find_framings
from alleged.analyse.sentences import split_sentences
from alleged.records.framings import Direction, Force, Framing, FramingKind
from alleged.records.spans import Span
from alleged.records.statements import Statement, Voice


def framings(text: str, *statements: Statement, loaded: str | None = None) -> list[Framing]:
    reading, wording = a_reading(text, loaded), load_wording()
    scored = score_sentences(text, split_sentences(text), reading, wording)
    return find_framings(
        a_document(text), scored=scored, reading=reading, wording=wording, statements=statements
    )


def only(text: str, *statements: Statement) -> Framing:
    (found,) = framings(text, *statements)
    return found


@pytest.mark.parametrize(
    ("text", "words", "direction", "target"),
    [
        ("The corrupt mayor of Harst left.", "corrupt", Direction.BLAME, "mayor"),
        ("The mayor was corrupt.", "corrupt", Direction.BLAME, "mayor"),
        ("The mayor is a coward.", "coward", Direction.BLAME, "mayor"),
        ("They called the mayor a traitor.", "traitor", Direction.BLAME, "mayor"),
        ("The mayor bragged on Monday.", "bragged", Direction.BLAME, "mayor"),
        ("The mayor slammed the board.", "slammed", Direction.BLAME, "board"),
        ("The treaty is a glorious triumph.", "glorious", Direction.PRAISE, "treaty"),
        ("Dossen, the strongman of Oskand, left.", "strongman", Direction.BLAME, "Dossen"),
        ("In a power grab, the party changed the law.", "power grab", Direction.BLAME, "party"),
        ("The heroic nurses left.", "heroic", Direction.PRAISE, "nurses"),
        ("The mayor, who bragged of it, left.", "bragged", Direction.BLAME, "mayor"),
        ("The mayor's lackeys got the contract.", "lackeys", Direction.BLAME, "mayor"),
        ("A group of settlers bragged of it.", "bragged", Direction.BLAME, "settlers"),
        ("The mayor shamelessly denied it.", "shamelessly", Direction.BLAME, "mayor"),
        ("Many saw the mayor as a liar.", "liar", Direction.BLAME, "mayor"),
        ("They turned the trial into a farce.", "farce", Direction.BLAME, "trial"),
        ("The regime in Harst has closed the mill.", "regime", Direction.BLAME, "Harst"),
        ("It was a shameful vote.", "shameful", Direction.BLAME, "vote"),
        (
            "In a power grab, the council closed the court.",
            "power grab",
            Direction.BLAME,
            "council",
        ),
    ],
)
def test_loaded_words_have_a_direction_and_a_target(
    text: str, words: str, direction: Direction, target: str
) -> None:
    found = framings(text)[0]
    assert found.span.of(text) == words
    assert found.direction is direction
    assert [span.of(text) for span in found.target] == [target]


@pytest.mark.parametrize(
    "text",
    [
        "The new tax regime starts in March.",
        "A door slammed behind them.",
        "The police seized nine tonnes of cocoa.",
        "She claimed damages from the insurer.",
    ],
)
def test_a_word_in_its_plain_sense_is_not_loaded(text: str) -> None:
    assert framings(text) == []


def test_words_inside_a_report_are_the_speakers() -> None:
    text = "The union said the owner was a tyrant."
    statement = a_statement(a_document(text), "The union", "said", "the owner was a tyrant")
    found = only(text, statement)
    assert (found.voice, found.statement_id) == (Voice.REPORTED, statement.id)


def test_words_outside_a_report_are_the_articles() -> None:
    found = only("The tyrant spoke.")
    assert (found.voice, found.statement_id) == (Voice.ARTICLE, None)


def test_words_in_quotation_marks_are_said_to_be_quoted() -> None:
    assert only("They shouted “Tyrant” for an hour.").quoted
    assert not only("The tyrant spoke for an hour.").quoted


def test_quoted_words_that_no_report_holds_are_not_the_articles() -> None:
    found = only("They shouted “Tyrant” for an hour.")
    assert (found.voice, found.statement_id) == (Voice.UNATTRIBUTED, None)


def test_hedges_and_boosters_are_kinds_of_their_own() -> None:
    found = framings("Perhaps the well is dry. Clearly the pump is old.")
    assert [one.kind for one in found] == [FramingKind.HEDGE, FramingKind.BOOSTER]
    assert all(one.direction is None and one.force is None for one in found)


def test_the_force_and_a_plainer_word_come_from_the_table() -> None:
    found = only("The tyrant spoke.")
    assert (found.force, found.plain) == (Force.EXTREME, "leader")


def test_what_the_reader_alone_finds_has_no_direction() -> None:
    text = "The murky deal was signed."
    found = framings(text, loaded="murky")
    assert [one.span.of(text) for one in found] == ["murky"]
    assert found[0].direction is None
    assert "our table has them not" in found[0].reason


def test_a_word_that_the_reader_marks_is_likelier_than_one_that_it_does_not() -> None:
    text = "The corrupt mayor of Harst left."
    marked, unmarked = framings(text, loaded="corrupt")[0], framings(text)[0]
    assert marked.probability > unmarked.probability


def test_every_span_lies_in_the_text_and_targets_are_not_the_words_themselves() -> None:
    text = "In a shameless power grab, the ruling party slammed its cowardly, corrupt critics."
    found = framings(text)
    assert len(found) >= 4
    for one in found:
        assert one.span.of(text).strip() == one.span.of(text) != ""
        assert not any(target.overlaps(one.span) for target in one.target)


def test_a_text_without_words_has_none() -> None:
    assert framings("…") == []


def test_a_second_run_gives_the_same() -> None:
    text = "The regime slammed the brave miners."
    assert framings(text) == framings(text)


def test_the_spans_are_those_of_the_document() -> None:
    text = "One. The regime fell."
    assert only(text).span == Span(9, 15)
