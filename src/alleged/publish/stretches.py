"""Stretches of days, written as they are told."""

from __future__ import annotations

from calendar import monthrange


def period(begin: str, end: str) -> str | None:
    """A whole month, year, or stretch of years as a text gives it: `2031-03`, `2031`, `2030–2039`;
    None for other stretches.

    `2031-01-01` to `2031-12-31` looks like two days that somebody told: what is told is the year.
    """
    if begin[4:] == "-01-01" and end[4:] == "-12-31":
        return begin[:4] if begin[:4] == end[:4] else f"{begin[:4]}–{end[:4]}"
    if begin[:7] != end[:7] or begin[7:] != "-01" or not (begin[:4] + begin[5:7]).isdecimal():
        return None
    year, month = int(begin[:4]), int(begin[5:7])
    whole = year > 0 and 1 <= month <= 12 and end[8:] == f"{monthrange(year, month)[1]:02}"
    return begin[:7] if whole else None
