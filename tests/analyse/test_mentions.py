"""Which words are a name, and of what kind."""

from __future__ import annotations

import pytest
from tests.made import a_document

from alleged.analyse.mentions import find_mentions, kind_by_form
from alleged.analyse.sentences import split_sentences
from alleged.models.reader import Reader
from alleged.records.mentions import MentionKind
from alleged.records.spans import Span


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def names_in(reader: Reader, text: str) -> list[str]:
    sentences = split_sentences(text)
    reading = reader.read(text, sentences)
    found = find_mentions(a_document(text), sentences=sentences, reading=reading)
    return [one.span.of(text) for one in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Imre Sorensen-Abebe, of the miners’ union, agreed.", "Imre Sorensen-Abebe"),
        ("Orvane Works said on Monday that the mine was shut.", "Orvane Works"),
        (
            "The Farmers’ Union of Korvia warned that jobs could be lost.",
            "Farmers’ Union of Korvia",
        ),
        ("Kaldur Graphite said on Monday that the mine was shut.", "Kaldur Graphite"),
    ],
)
def test_a_name_has_its_last_word_and_both_halves_of_it(
    reader: Reader, text: str, name: str
) -> None:
    assert name in names_in(reader, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Donald Brusk Rampages Against Old Friends\n\nHe was angry.", "Donald Brusk Rampages"),
        ("Brusk and Morland-backed rebels met in Sarn.", "Morland-backed"),
        ("On Monday Orla Brusk Saturday's guest will be.", "Orla Brusk Saturday"),
    ],
)
def test_a_name_has_no_word_that_is_none_of_it(reader: Reader, text: str, name: str) -> None:
    assert name not in names_in(reader, text)


@pytest.mark.parametrize(
    ("words", "given", "kind"),
    [
        ("Islam", MentionKind.PLACE, MentionKind.GROUP),
        ("O.H.B.", MentionKind.PLACE, MentionKind.ORGANISATION),
        ("U.A.E.", MentionKind.PLACE, MentionKind.PLACE),
        ("Sarn", MentionKind.PLACE, MentionKind.PLACE),
        ("O.H.B.", MentionKind.PERSON, MentionKind.PERSON),
    ],
)
def test_a_faith_and_initials_with_stops_are_no_places(
    words: str, given: MentionKind, kind: MentionKind
) -> None:
    assert kind_by_form(words, Span(0, len(words)), given) is kind
