"""Where the build of a sentence puts actor and recipient, without a model."""

from __future__ import annotations

import pytest
from tests.analyse.made_reading import made_reading

from alleged.analyse.event_build import Sentence, read_expected, read_sentence
from alleged.analyse.event_syntax import read_syntax
from alleged.analyse.event_triggers import Trigger, read_words
from alleged.records.spans import Span

ACTOR, RECIPIENT = 0, 1


def sentence_of(text: str) -> Sentence:
    made = made_reading(f"{text}\tnone")
    table = read_words(made.text, made.reading, made.sentences)
    syntax = read_syntax(made.text, made.sentences)
    return read_sentence(made.reading, table, syntax[0], 0, len(table.lower))


def expected(text: str, act: str, role: int, kind: str = "", speaker: str = "") -> list[str]:
    """The words that the build is for, for a role of the act that a word names."""
    sentence = sentence_of(text)
    at = sentence.lower.index(act)
    trigger = Trigger(parts=((at, at + 1),), probability=1.0, kinds={})
    start = text.find(speaker) if speaker else -1
    told = [Span(start, start + len(speaker))] if start >= 0 else []
    return [
        " ".join(sentence.lower[one.begin : one.end])
        for one in read_expected(sentence, trigger, kind=kind, speaker=told)
        if one.worth[role] > 0
    ]


CASES = [
    ("Rebels attacked the convoy.", "attacked", "ASSAULT", ["rebels"], ["the convoy"]),
    ("The convoy was attacked by rebels.", "attacked", "ASSAULT", ["rebels"], ["the convoy"]),
    ("Kestria demanded that Norvik leave.", "demanded", "REQUEST", ["kestria"], ["norvik"]),
    ("The premier was sworn in on Friday.", "sworn", "oath", ["the premier"], []),
    ("Eleven miners died on Friday.", "died", "ASSAULT", [], ["eleven miners"]),
]


@pytest.mark.parametrize(("text", "act", "kind", "actors", "recipients"), CASES)
def test_where_the_parties_stand(
    text: str, act: str, kind: str, actors: list[str], recipients: list[str]
) -> None:
    assert expected(text, act, ACTOR, kind) == actors
    assert expected(text, act, RECIPIENT, kind)[: len(recipients)] == recipients


def test_who_only_tells_of_an_act_is_not_expected_to_have_done_it() -> None:
    text = "Guards shot a boy, the union said."
    sentence = sentence_of(text)
    at = sentence.lower.index("shot")
    trigger = Trigger(parts=((at, at + 1),), probability=1.0, kinds={})
    start = text.index("the union")
    told = [Span(start, start + len("the union"))]
    worth = [one.worth for one in read_expected(sentence, trigger, speaker=told)
             if one.why == "who says it"]  # fmt: skip
    assert worth
    assert worth[0][ACTOR] < 0


def test_the_speaker_is_expected_where_a_pronoun_acts() -> None:
    found = expected("Kestria said it shelled the port.", "shelled", ACTOR, "ASSAULT", "Kestria")
    assert "kestria" in found


def test_who_says_that_somebody_must_asks_it_of_him() -> None:
    text = "Kestria said Norvik must pay."
    assert "kestria" in expected(text, "must", ACTOR, "REQUEST", "Kestria")
    assert expected(text, "must", RECIPIENT, "REQUEST", "Kestria") == ["norvik"]


def test_those_that_are_listed_behind_one_are_expected_with_it() -> None:
    found = expected(
        "They have attacked Kestria, Norvik and Velmora.", "attacked", RECIPIENT, "ASSAULT"
    )
    assert {"kestria", "norvik", "velmora"} <= set(found)


def test_the_owner_in_front_of_a_noun_is_expected_to_act() -> None:
    assert expected("The miners' strike went on.", "strike", ACTOR, "PROTEST")
