"""Whom words count as, and whose words count as nobody's."""

from __future__ import annotations

import pytest

from alleged.link.support import Teller, source_of


def told_by(words: str, *, speaker: str | None = None, party: str | None = None) -> Teller:
    return Teller(
        voice="reported",
        weak_source=None,
        dossier_entity_id=party,
        speaker=speaker,
        source_words=words,
        counts_as="The Post",
        certain=True,
    )


@pytest.mark.parametrize(
    ("words", "weak"),
    [
        ("the statement", "nothing decides whose “the statement” is"),
        ("who is a farmer", "nothing decides who “who is a farmer” is"),
        ("They", "nothing decides who “They” is"),
        ("no one", "nobody is named"),
    ],
)
def test_a_paper_a_relative_pronoun_and_nobody_are_no_source(words: str, weak: str) -> None:
    assert source_of(told_by(words)) == ("", weak)


def test_a_party_is_a_source_whatever_its_words() -> None:
    assert source_of(told_by("the statement", party="den-1")) == ("speaker den-1", None)
    assert source_of(told_by("The  Mayor")) == ("speaker the mayor", None)
