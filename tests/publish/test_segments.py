from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from alleged.publish.segments import MAX_MARKS_HERE, Layer, Mark, split_text
from alleged.records.spans import Span

LENGTH = 30


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    start = draw(st.integers(-3, LENGTH + 3))
    end = draw(st.integers(start, LENGTH + 5))
    return Mark(Span(start, end), draw(st.sampled_from(Layer)), f"r{start}-{end}", "label")


@given(st.lists(marks(), max_size=MAX_MARKS_HERE), st.lists(st.integers(-2, LENGTH + 2)))
def test_segments_join_up_to_the_text_and_know_their_marks(
    given_marks: list[Mark], cuts: list[int]
) -> None:
    segments = list(split_text(LENGTH, given_marks, cuts))
    reached = 0
    for segment in segments:
        assert segment.span.start == reached < segment.span.end
        reached = segment.span.end
        for position in range(segment.span.start, segment.span.end):
            there = [m for m in given_marks if m.span.start <= position < m.span.end]
            assert sorted(map(repr, segment.marks)) == sorted(map(repr, there))
    assert reached == LENGTH
    borders = {segment.span.start for segment in segments}
    assert {cut for cut in cuts if 0 < cut < LENGTH} <= borders


@given(st.lists(marks()))
def test_each_mark_with_a_character_in_the_text_begins_once(given_marks: list[Mark]) -> None:
    begun = [mark for segment in split_text(LENGTH, given_marks) for mark in segment.begins]
    seen = [m for m in given_marks if max(0, m.span.start) < min(LENGTH, m.span.end)]
    assert sorted(map(repr, begun)) == sorted(map(repr, seen))


def test_the_shortest_mark_comes_first() -> None:
    outer = Mark(Span(0, 10), Layer.CONTENT, "outer", "")
    inner = Mark(Span(2, 5), Layer.FIGURE, "inner", "")
    assert [s.marks for s in split_text(10, [outer, inner])] == [(outer,), (inner, outer), (outer,)]


def test_an_empty_text_has_no_segments() -> None:
    assert list(split_text(0, [])) == []


def test_thousands_of_nested_marks_do_not_blow_up() -> None:
    count = 10_000
    nested = [Mark(Span(i, 2 * count - i), Layer.CONTENT, f"r{i}", "") for i in range(count)]
    start = time.process_time()
    segments = list(split_text(2 * count, nested))
    assert time.process_time() - start < 5
    assert max(len(segment.marks) for segment in segments) == MAX_MARKS_HERE
    assert sum(len(segment.begins) for segment in segments) == count
