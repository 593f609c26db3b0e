from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.site.drawings.values import TICKS, ValueScale, short_number


@given(st.lists(st.floats(allow_nan=True, allow_infinity=True), min_size=1, max_size=20))
def test_a_scale_of_any_numbers_has_finite_places_and_few_ticks(values: Any) -> None:
    scale = ValueScale.of(values, 100, 300)
    ticks = list(scale.ticks())
    assert all(math.isfinite(scale.at(value)) for value in ticks)
    assert 1 <= len(ticks) <= TICKS * 3 + 1


@given(st.lists(st.floats(min_value=-1e9, max_value=1e9), min_size=1, max_size=20))
def test_every_value_lies_between_the_ends(values: Any) -> None:
    scale = ValueScale.of(values, 100, 300)
    assert all(100 - 1e-6 <= scale.at(value) <= 300 + 1e-6 for value in values)


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (44.1, "44.1"), (1500, "1,500"), (12_000, "12 k"), (640e6, "640 M"),
     (1.2e9, "1.2 bn"), (-3e6, "-3 M")],
)  # fmt: skip
def test_large_numbers_are_short_on_an_axis(value: Any, words: Any) -> None:
    assert short_number(value) == words
