"""Written dates, exactly as precise as they are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.ingest.dates import parse_date


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2024-06-27", "2024-06-27"),
        ("2024-6-7", "2024-06-07"),
        ("2024/06/27", "2024-06-27"),
        ("20240627", "2024-06-27"),
        ("2024-06", "2024-06"),
        ("2024", "2024"),
        ("2024-06-27T10:30:00+02:00", "2024-06-27T10:30:00+02:00"),
        ("2024-06-27T10:30:00Z", "2024-06-27T10:30:00+00:00"),
        ("2024-06-27T10:30:00.000Z", "2024-06-27T10:30:00+00:00"),
        ("2024-06-27 10:30", "2024-06-27T10:30"),
        ("20240627T103000Z", "2024-06-27T10:30:00+00:00"),
        ("27 June 2024", "2024-06-27"),
        ("Thursday, 27 June 2024", "2024-06-27"),
        ("27th of June 2024", "2024-06-27"),
        ("June 27, 2024", "2024-06-27"),
        ("Jun. 27th, 2024", "2024-06-27"),
        ("Thu, 27 Jun 2024 10:30:00 GMT", "2024-06-27T10:30:00+00:00"),
        ("June 27, 2024 at 8:15 PM", "2024-06-27T20:15"),
        ("June 27, 2024, 12:05 a.m. EST", "2024-06-27T00:05"),
        ("June 2024", "2024-06"),
        ("27-Jun-2024", "2024-06-27"),
        ("27.06.2024", "2024-06-27"),
        ("27/06/2024", "2024-06-27"),
        ("06/27/2024", "2024-06-27"),
        ("29 February 2024", "2024-02-29"),
    ],
)
def test_dates_keep_the_precision_they_are_written_with(raw: str, value: str) -> None:
    found = parse_date(raw, "test")
    assert found is not None
    assert found.value == value
    assert found.raw == raw


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "03/04/2024",  # March or April
        "31 February 2024",
        "29 February 2023",
        "2024-13-01",
        "13/13/2024",
        "0000-01-01",
        "9999999999",
        "1e9",
        "yesterday",
        "June 27",
        "27 Juni 2024",
        "٢٠٢٤-٠٦-٢٧",
        "2024-06-27T25:00",
        "2024-06-27\x1b[31m",
        "published on June 27, 2024 by somebody",
        "2024-06-27 " * 20,
    ],
)
def test_what_cannot_be_read_for_certain_is_none(raw: str) -> None:
    assert parse_date(raw, "test") is None


@given(st.text(max_size=60))
def test_no_text_raises(raw: str) -> None:
    found = parse_date(raw, "test")
    if found is not None and found.day is not None:
        assert found.day[:4].isdigit()


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    found = parse_date(str(day), "test")
    assert found is not None
    assert found.value == str(day)
