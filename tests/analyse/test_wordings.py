"""Tables of wordings are read line by line, with the parts that their patterns share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alleged.analyse.euphemisms import EUPHEMISMS, act_of
from alleged.analyse.false_friends import FALSE_FRIENDS
from alleged.analyse.wordings import SearchedText, read_wordings, wordings_of
from alleged.records.spans import Span


@pytest.mark.parametrize("name", ["false_friends.txt", "euphemisms.txt"])
def test_each_line_has_a_meaning_letters_to_look_for_and_a_pattern(name: str) -> None:
    for one in read_wordings(name):
        assert one.meant
        assert all(one.signs)
        assert "<" not in one.pattern.pattern.replace("(?P<", "")


def searched(*sentences: str) -> SearchedText:
    """These sentences, a blank between them."""
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + " "
    return SearchedText(text, spans)


def test_a_wording_is_found_only_where_one_of_its_letters_stands() -> None:
    (one,) = [one for one in FALSE_FRIENDS if "golpist" in one.signs]
    text = searched("Nobody came.", "Two golpists fled.", "One golpist stayed; golpists do.")
    assert [(text.sentences.index(within), match[0]) for within, match in text.find(one)] == [
        (1, "golpists"),
        (2, "golpist"),
        (2, "golpists"),
    ]
    assert list(text.find(replace(one, signs=("golpism",)))) == []


def test_a_wording_does_not_reach_into_the_next_sentence() -> None:
    (one,) = [one for one in FALSE_FRIENDS if "diary" in one.signs]
    assert [match[0] for _, match in searched("The minister told the diary.").find(one)] != []
    assert list(searched("The minister told the.", "Diary of a week.").find(one)) == []


def test_a_letter_that_is_two_in_small_ones_moves_no_wording() -> None:
    (one,) = [one for one in FALSE_FRIENDS if "golpist" in one.signs]
    text = searched("İİİİİİİİİİ.", "Two golpists fled.", "Then it was over.")
    assert [(within, match[0]) for within, match in text.find(one)] == [
        (text.sentences[1], "golpists")
    ]


def test_a_longer_word_is_no_wording() -> None:
    text = searched("The golpistas fled.")
    assert not any(list(text.find(one)) for one in FALSE_FRIENDS)


def test_every_euphemism_has_a_trigger_in_its_match() -> None:
    text = searched(
        "The gendarmes combed the villages and imposed order; special operations went on."
    )
    found = [
        text.text[slice(*act_of(match))] for one, _ in EUPHEMISMS for _, match in text.find(one)
    ]
    assert sorted(found) == ["combed", "imposed order"]


@pytest.mark.parametrize("sign", ["harmoni[sz]", "peace-?talk", "neighbou?r", "Envoy", ""])
def test_a_sign_that_would_never_be_found_is_refused_with_its_file_and_line(sign: str) -> None:
    line = f"talks\tcalm|{sign}\tcalm(?:ed|ing)"
    with pytest.raises(ValueError, match=r"made\.txt: the sign .* write out each form: talks"):
        wordings_of(line, "made.txt")


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("The regiment stabilised the district.", "assault"),
        ("The regiment stabilized the district.", "assault"),
        ("Orvania began a stabilisation mission.", "invasion"),
        ("Orvania began a stabilization mission.", "invasion"),
        ("Orvania began a peace-enforcement mission.", "invasion"),
        ("Orvania began a peaceenforcement mission.", "invasion"),
    ],
)
def test_a_wording_is_found_in_each_spelling(sentence: str, meant: str) -> None:
    text = searched(sentence)
    assert meant in [one.meant for one, _ in EUPHEMISMS if list(text.find(one))]
