"""Whom words count as, and whose words count as nobody's."""

from __future__ import annotations

import pytest

from alleged.link.support import Teller, distinct_sources, source_of


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


@pytest.mark.parametrize(
    ("names", "one_source"),
    [
        (("Brook", "Ada Brook"), True),
        (("Ada Brook", "Mayor Ada Brook"), True),
        (("Velm", "the mayor of Velm"), False),
        (("the mayor", "Ada Brook"), False),
        (("rook", "Ada Brook"), False),
        (("Ada Brook", "Tavo Brook"), False),
        ((None, None), False),
    ],
)
def test_who_says_the_same_under_a_surname_counts_as_who_has_the_full_name(
    names: tuple[str | None, str | None], one_source: bool
) -> None:
    found = distinct_sources(zip(("speaker 1", "speaker 2"), names, strict=True))
    assert found["speaker 2"] == "speaker 2"
    assert found["speaker 1"] == ("speaker 2" if one_source else "speaker 1")


def test_a_surname_counts_as_the_fullest_name_that_ends_with_it() -> None:
    names = [("speaker 1", "Brook"), ("speaker 2", "Ada Brook"), ("speaker 3", "Dr Ada Brook")]
    assert set(distinct_sources(names).values()) == {"speaker 3"}


def test_a_source_that_has_its_full_name_elsewhere_keeps_it() -> None:
    names = [("speaker 1", "Brook"), ("speaker 1", "Ada Brook"), ("speaker 2", "Tavo Brook")]
    assert distinct_sources(names) == {"speaker 1": "speaker 1", "speaker 2": "speaker 2"}
