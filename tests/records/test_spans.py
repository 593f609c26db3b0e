"""Stretches of a text."""

from __future__ import annotations

import pytest

from alleged.records.spans import Span


def test_a_span_has_the_same_hash_in_every_process() -> None:
    assert hash(Span(3, 7)) == hash((3, 7))


def test_spans_are_ordered_by_where_they_begin_then_by_where_they_end() -> None:
    assert sorted([Span(3, 7), Span(1, 9), Span(3, 5)]) == [Span(1, 9), Span(3, 5), Span(3, 7)]


@pytest.mark.parametrize(
    ("span", "words"), [(Span(0, 9), "one two"), (Span(1, 8), "one two"), (Span(8, 9), "")]
)
def test_a_span_without_the_blanks_at_its_ends(span: Span, words: str) -> None:
    text = " one two "
    found = span.stripped(text)
    assert found.of(text) == words
    assert span.holds(found)
