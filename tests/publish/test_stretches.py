"""Stretches of days, written as they are told."""

from __future__ import annotations

from typing import Any

import pytest

from alleged.publish.stretches import period


@pytest.mark.parametrize(
    ("begin", "end", "told"),
    [
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-03-01", "2031-03-31", "2031-03"),
        ("2032-02-01", "2032-02-29", "2032-02"),
        ("2031-02-01", "2031-02-27", None),
        ("2030-01-01", "2039-12-31", "2030–2039"),
        ("2031-03-01", "2031-04-30", None),
        ("2031-03-09", "2031-03-12", None),
        ("2031-03-09", "2032-03-09", None),
        ("2031-13-01", "2031-13-31", None),
        ("0000-03-01", "0000-03-31", None),
        ("soon", "soon-01-31", None),
    ],
)
def test_a_whole_month_or_year_is_told_as_one_and_other_stretches_by_their_days(
    begin: Any, end: Any, told: Any
) -> None:
    assert period(begin, end) == told
