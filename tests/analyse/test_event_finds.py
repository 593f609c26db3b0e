"""Acts that their place in the sentence tells, without the reader model."""

from __future__ import annotations

import pytest

from alleged.analyse.act_words import kinds_at
from alleged.analyse.event_climb import View
from alleged.analyse.event_contents import doubled_words
from alleged.analyse.event_finds import told_words
from alleged.analyse.event_syntax import read_syntax
from alleged.analyse.sentences import split_sentences


def a_view(text: str, *, in_title: bool = False) -> View:
    (sentence,) = read_syntax(text, split_sentences(text))
    return View(sentence, in_title=in_title)


def told_in(text: str, *, in_title: bool = False) -> list[str]:
    view = a_view(text, in_title=in_title)
    kinds = {at: told for at in range(len(view.low)) if (told := kinds_at(view.low, at))[0]}
    return [view.word(at) for at in told_words(view, kinds)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The junta ousted the regent.", ["ousted"]),
        ("The singer was deported on Monday.", ["deported"]),
        ("Additional detentions were reported in the south.", ["detentions"]),
        ("The letter mentions Norvik's denunciation of the toll.", ["denunciation"]),
        ("The deportation of the monks took an hour.", ["deportation"]),
        ("The note speaks of beatings, rapes and executions.", ["rapes", "executions"]),
        ("They wanted to take to the streets.", ["take"]),
    ],
)
def test_a_word_of_the_table_tells_an_act_by_what_stands_around_it(
    text: str, words: list[str]
) -> None:
    assert told_in(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The trade minister came with an opposition leader.",
        "The jailed generals hope for a pardon.",
        "Miners walked past in protest against the toll.",
        "The model arrived in May.",
    ],
)
def test_words_that_name_an_act_elsewhere_tell_none_beside_a_noun_or_by_a_plain_sense(
    text: str,
) -> None:
    assert told_in(text) == []


def test_a_headline_needs_no_more_than_the_noun() -> None:
    assert told_in("Bloodbath at Tolma Harbour", in_title=True) == ["bloodbath"]
    assert told_in("Bloodbath at Tolma Harbour") == []


def test_the_verb_behind_a_doubled_denial_is_an_act_whatever_it_says() -> None:
    view = a_view("The rains do not did not return to the valley.")
    assert [view.word(at) for at in doubled_words(view)] == ["return"]
    assert doubled_words(a_view("The rains did not return to the valley.")) == []
