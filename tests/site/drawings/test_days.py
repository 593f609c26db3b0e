from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from alleged.site.drawings.days import MOST_TICKS, DayScale, first_day, last_day


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("2032-02", date(2032, 2, 1), date(2032, 2, 29)),
        ("2031-03-09", date(2031, 3, 9), date(2031, 3, 9)),
        ("2031-03-09T10:30:00Z", date(2031, 3, 9), date(2031, 3, 9)),
        ("2031-02-31", None, None),
        ("0000-01-01", None, None),
        ("2031-W12", None, None),
        ("soon", None, None),
    ],
)
def test_a_day_a_month_and_a_year_have_a_first_and_a_last_day(
    written: Any, first: Any, last: Any
) -> None:
    assert (first_day(written), last_day(written)) == (first, last)


@pytest.mark.parametrize("days", [1, 9, 20, 100, 400, 4_000, 40_000, 700_000])
def test_a_scale_of_any_length_has_some_ticks_and_not_too_many(days: Any) -> None:
    first = date(31, 3, 9)
    scale = DayScale(first, first + timedelta(days=days), 0, 1000)
    ticks = list(scale.ticks())
    assert 1 <= len(ticks) <= MOST_TICKS + 1
    assert all(0 <= scale.at(day) <= 1000 for day, _ in ticks)
