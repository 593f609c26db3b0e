"""From values to days."""

from __future__ import annotations

from datetime import date

import pytest

from alleged.analyse.timex.stretches import stretch_beside, stretch_of, within_role
from alleged.records.times import Granularity, IntervalRole


@pytest.mark.parametrize(
    ("value", "begin", "end", "unit"),
    [
        ("2024-06-26", "2024-06-26", "2024-06-26", "day"),
        ("2024-06-26T19:00", "2024-06-26", "2024-06-26", "clock time"),
        ("2024-06-26TNI", "2024-06-26", "2024-06-26", "part of day"),
        ("2024-W26", "2024-06-24", "2024-06-30", "week"),
        ("2024-W26-WE", "2024-06-29", "2024-06-30", "weekend"),
        ("2020-W53", "2020-12-28", "2021-01-03", "week"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2024-02-XX", "2024-02-01", "2024-02-29", "month"),
        ("2024-WI", "2024-12-01", "2025-02-28", "season"),
        ("2024-Q3", "2024-07-01", "2024-09-30", "quarter"),
        ("2024-H1", "2024-01-01", "2024-06-30", "half"),
        ("2019", "2019-01-01", "2019-12-31", "year"),
        ("2019-XX-XX", "2019-01-01", "2019-12-31", "year"),
        ("199X", "1990-01-01", "1999-12-31", "decade"),
        ("19XX", "1900-01-01", "1999-12-31", "century"),
    ],
)
def test_a_value_covers_the_days_it_names_and_no_fewer(
    value: str, begin: str, end: str, unit: str
) -> None:
    found = stretch_of(value)
    assert found is not None
    assert (found[0].isoformat(), found[1].isoformat(), found[2].value) == (begin, end, unit)


@pytest.mark.parametrize(
    "value",
    [None, "", "P3Y", "PAST_REF", "XXXX-06-24", "XXXX", "FY1989", "BC0044", "0000", "2024-13",
     "2024-02-30", "2023-W53", "T19:00", "00XX"],
)  # fmt: skip
def test_a_value_that_lies_on_no_known_day_covers_none(value: str | None) -> None:
    assert stretch_of(value) is None


@pytest.mark.parametrize(
    ("value", "back", "begin", "end"),
    [
        ("P2M", True, "2024-04-01", "2024-06-27"),
        ("P10D", True, "2024-06-17", "2024-06-27"),
        ("P2W", True, "2024-06-10", "2024-06-27"),
        ("P3Y", False, "2024-06-27", "2027-12-31"),
        ("P2Q", True, "2023-10-01", "2024-06-27"),
    ],
)
def test_a_stretch_up_to_publication_begins_no_more_precisely_than_its_unit(
    value: str, back: bool, begin: str, end: str
) -> None:
    found = stretch_beside(value, date(2024, 6, 27), back=back)
    assert found is not None
    assert (found[0].isoformat(), found[1].isoformat()) == (begin, end)


@pytest.mark.parametrize("value", ["PXY", "PT3H", "P9999Y", "P2000Y", None])
def test_a_stretch_beyond_the_calendar_or_without_a_number_covers_nothing(
    value: str | None,
) -> None:
    assert stretch_beside(value, date(2024, 6, 27), back=True) is None


def test_a_preposition_opens_one_side() -> None:
    year = (date(2019, 1, 1), date(2019, 12, 31), Granularity.YEAR)
    day = (date(2019, 5, 4), date(2019, 5, 4), Granularity.DAY)
    assert within_role(year, IntervalRole.BEGINS)[:2] == (date(2019, 1, 1), None)
    assert within_role(year, IntervalRole.ENDS)[:2] == (None, date(2019, 12, 31))
    assert within_role(year, IntervalRole.AFTER)[:2] == (date(2020, 1, 1), None)
    assert within_role(year, IntervalRole.BEFORE)[:2] == (None, date(2018, 12, 31))
    assert within_role(day, IntervalRole.AFTER)[:2] == (date(2019, 5, 4), None)
    assert within_role(year, IntervalRole.AFTER, inside=True)[:2] == (date(2019, 1, 1), None)
    assert within_role(year, None)[:2] == year[:2]


def test_the_last_day_of_the_calendar_has_none_behind_it() -> None:
    end = (date.min, date.max, Granularity.YEAR)
    assert within_role(end, IntervalRole.AFTER)[0] is None
    assert within_role(end, IntervalRole.BEFORE)[1] is None
