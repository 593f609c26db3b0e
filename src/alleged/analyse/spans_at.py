"""Spans, to be looked up by where they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from alleged.records.spans import Span


class SpansAt:
    """Spans in the order of their starts; they may overlap each other."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts = [span.start for span in spans]
        self._reach: list[int] = []
        """For each the furthest end among those up to it: rising, so that it can be searched."""
        reach = -1
        for span in spans:
            reach = max(reach, span.end)
            self._reach.append(reach)

    def near(self, span: Span) -> range:
        """Numbers of the spans that may overlap a span: all that do are among them."""
        first = bisect_right(self._reach, span.start)
        return range(first, max(first, bisect_left(self._starts, span.end)))

    def may_hold(self, span: Span) -> bool:
        """Whether one of the spans may hold all of a span; where none does, mostly false."""
        last = bisect_right(self._starts, span.start)
        return last > 0 and self._reach[last - 1] >= span.end
