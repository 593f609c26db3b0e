"""Tables of wordings are read line by line, with the parts that their patterns share."""

from __future__ import annotations

import pytest

from alleged.analyse.euphemisms import EUPHEMISMS, act_of
from alleged.analyse.false_friends import FALSE_FRIENDS
from alleged.analyse.wordings import read_wordings


@pytest.mark.parametrize("name", ["false_friends.txt", "euphemisms.txt"])
def test_each_line_has_a_meaning_letters_to_look_for_and_a_pattern(name: str) -> None:
    for one in read_wordings(name):
        assert one.meant
        assert all(one.signs)
        assert "<" not in one.pattern.pattern.replace("(?P<", "")


def test_a_wording_is_found_only_where_one_of_its_letters_stands() -> None:
    (one,) = [one for one in FALSE_FRIENDS if "golpist" in one.signs]
    text = "Two golpists fled."
    assert [match[0] for match in one.found_in(text, text.lower())] == ["golpists"]
    assert list(one.found_in(text, "")) == []


def test_a_longer_word_is_no_wording() -> None:
    text = "The golpistas fled."
    assert not any(list(one.found_in(text, text.lower())) for one in FALSE_FRIENDS)


def test_every_euphemism_has_a_trigger_in_its_match() -> None:
    text = "The gendarmes combed the villages and imposed order; special operations went on."
    found = [
        text[slice(*act_of(match))]
        for one, _ in EUPHEMISMS
        for match in one.found_in(text, text.lower())
    ]
    assert sorted(found) == ["combed", "imposed order"]
