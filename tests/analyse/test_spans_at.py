"""Spans, looked up by where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alleged.analyse.spans_at import SpansAt
from alleged.records.spans import Span

spans = st.builds(
    lambda start, size: Span(start, start + size), st.integers(0, 30), st.integers(1, 12)
)


@given(st.lists(spans, max_size=12).map(sorted), spans)
def test_all_that_overlap_a_span_are_near_it(known: list[Span], span: Span) -> None:
    near = SpansAt(known).near(span)
    assert {at for at, one in enumerate(known) if one.overlaps(span)} <= set(near)


@given(st.lists(spans, max_size=12).map(sorted), spans)
def test_nothing_is_passed_over_that_holds_a_span(known: list[Span], span: Span) -> None:
    held = any(one.holds(span) for one in known)
    assert SpansAt(known).may_hold(span) or not held


def test_what_lies_apart_is_not_near() -> None:
    at = SpansAt([Span(0, 5), Span(10, 15), Span(20, 25)])
    assert list(at.near(Span(11, 12))) == [1]
    assert list(at.near(Span(6, 9))) == []
    assert not at.may_hold(Span(16, 18))
    assert list(SpansAt([]).near(Span(0, 1))) == []
