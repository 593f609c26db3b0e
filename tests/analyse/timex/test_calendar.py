"""Counting on the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.analyse.timex.calendar import (
    Grain,
    Point,
    day_point,
    easter,
    nth_weekday,
    open_year_point,
    point_of_iso,
)


@pytest.mark.parametrize(
    ("grain", "day", "value"),
    [
        (Grain.DAY, date(2024, 6, 5), "2024-06-05"),
        (Grain.WEEK, date(2021, 1, 1), "2020-W53"),
        (Grain.WEEK, date(2024, 12, 30), "2025-W01"),
        (Grain.WEEKEND, date(2024, 6, 27), "2024-W26-WE"),
        (Grain.MONTH, date(2024, 6, 27), "2024-06"),
        (Grain.SEASON, date(2024, 2, 1), "2023-WI"),
        (Grain.SEASON, date(2024, 12, 1), "2024-WI"),
        (Grain.SEASON, date(2024, 8, 31), "2024-SU"),
        (Grain.QUARTER, date(2024, 9, 30), "2024-Q3"),
        (Grain.HALF, date(2024, 7, 1), "2024-H2"),
        (Grain.YEAR, date(2024, 7, 1), "2024"),
        (Grain.DECADE, date(1989, 7, 1), "198X"),
        (Grain.CENTURY, date(1989, 7, 1), "19XX"),
    ],
)
def test_a_point_is_written_as_timex3_writes_it(grain: Grain, day: date, value: str) -> None:
    assert Point(Grain.DAY, day).coarser(grain).value == value


def test_a_month_after_the_last_of_january_is_in_february() -> None:
    january = Point(Grain.MONTH, date(2024, 1, 1))
    shifted = january.shifted(1, Grain.MONTH)
    assert shifted is not None
    assert shifted.value == "2024-02"


def test_counting_out_of_the_calendar_gives_nothing() -> None:
    day = day_point(2999, 12, 31)
    assert day is not None
    assert day.shifted(1, Grain.DAY) is None
    assert day.shifted(10**9, Grain.YEAR) is None
    assert day_point(2023, 2, 29) is None
    assert day_point(0, 1, 1) is None


def test_a_day_of_an_unknown_year_is_not_counted_across_the_end_of_february() -> None:
    day = open_year_point(2, 28)
    assert day is not None
    assert day.value == "XXXX-02-28"
    assert day.shifted(2, Grain.DAY) is None
    earlier = day.shifted(-2, Grain.DAY)
    assert earlier is not None
    assert earlier.value == "XXXX-02-26"


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("2024", "2024"),
        ("2024-06", "2024-06"),
        ("2024-06-27T10:30:00+02:00", "2024-06-27"),
        ("27 June 2024", None),
        ("2024-13-01", None),
        ("", None),
    ],
)
def test_the_day_of_publication_is_read_as_precisely_as_it_is_given(
    value: str, read: str | None
) -> None:
    point = point_of_iso(value)
    assert (point.value if point else None) == read


@pytest.mark.parametrize("day", [date(1999, 4, 4), date(2000, 4, 23), date(2024, 3, 31)])
def test_easter_falls_where_the_church_has_it(day: date) -> None:
    assert easter(day.year) == day


def test_the_fourth_thursday_and_the_last_monday_of_a_month() -> None:
    assert nth_weekday(2023, 11, 3, 4) == date(2023, 11, 23)
    assert nth_weekday(2024, 5, 0, -1) == date(2024, 5, 27)
    assert nth_weekday(2024, 12, 1, -1) == date(2024, 12, 31)


@given(
    st.dates(date(1000, 1, 1), date(2999, 12, 31)),
    st.integers(-5000, 5000),
    st.sampled_from([Grain.DAY, Grain.WEEK]),
)
def test_counting_there_and_back_is_no_change(day: date, count: int, unit: Grain) -> None:
    there = Point(Grain.DAY, day).shifted(count, unit)
    if there is not None:
        assert there.shifted(-count, unit) == Point(Grain.DAY, day)
