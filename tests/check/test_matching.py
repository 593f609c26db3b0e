from __future__ import annotations

import pytest

from alleged.check.matching import LIKE, Finder

CLAIM = "Police killed three students in Harst on Monday."
OTHERS = [
    "The bank raised its rate to 8 percent.",
    "Rain fell on the northern valleys.",
    "Students in Telmar pay no fees.",
]


@pytest.mark.parametrize(
    "same",
    [
        "Three students were killed by police in Harst.",
        "In Harst, police killed three students on Monday, witnesses said.",
        "The police deny that they killed three students in Harst.",
    ],
)
def test_the_same_in_other_words_is_found(same: str) -> None:
    found = Finder([*OTHERS, same]).find(CLAIM)
    assert [one.index for one in found] == [3]


@pytest.mark.parametrize(
    "other",
    ["Students in Harst returned to school on Monday.", "Police in Oskand killed a bear.", ""],
)
def test_the_same_topic_alone_is_not_enough(other: str) -> None:
    assert Finder([*OTHERS, other]).find(CLAIM) == []


def test_a_denial_is_told_by_its_words() -> None:
    (found,) = Finder(["Police did not kill three students in Harst on Monday."]).find(CLAIM)
    assert not found.same_polarity


def test_other_numbers_make_it_less_like() -> None:
    finder = Finder(["Harst has 41 wells.", "Harst has 14 wells."])
    first, second = finder.find("Harst has 41 wells.", least=0.0)
    assert first.index == 0
    assert (first.same_numbers, second.same_numbers) == (True, False)


def test_a_sentence_is_most_like_itself_and_scores_are_shares() -> None:
    found = Finder([*OTHERS, CLAIM]).find(CLAIM, least=0.0)
    assert found[0].index == 3
    assert found[0].score > LIKE
    assert all(0 <= one.score <= 1 for one in found)


def test_no_words_find_nothing() -> None:
    assert Finder(OTHERS).find("…") == []
    assert Finder([]).find(CLAIM) == []
