"""How often each rule is right, as measured."""

from __future__ import annotations

import re
from collections import Counter

Case = tuple[str, str, str]
"""Rule, grounds, form."""

RATES: dict[Case, tuple[int, int]] = {
    ("bare units", "written", "length"): (1, 1),
    ("bare units", "written", "open length"): (7, 17),
    ("century", "written", "decade"): (3, 3),
    ("clock time", "open", "clock"): (0, 1),
    ("clock time", "published", "clock"): (0, 1),
    ("clock time", "text", "clock"): (5, 6),
    ("count from a day", "open", "day"): (0, 3),
    ("count from a day", "published", "decade"): (0, 3),
    ("count from a day", "published", "month"): (3, 3),
    ("count from a day", "published", "week"): (1, 4),
    ("count from a day", "published", "year"): (11, 20),
    ("count from a day", "text", "day"): (0, 1),
    ("count from a day", "text", "part of year"): (24, 33),
    ("count from a day", "text", "year"): (1, 5),
    ("count from a day", "written", "length"): (2, 2),
    ("count from a day", "written", "ref"): (1, 3),
    ("current, recent, future", "written", "ref"): (8, 16),
    ("currently, recently, soon", "written", "ref"): (25, 42),
    ("daily, annual", "written", "length"): (10, 22),
    ("date in figures", "written", "day"): (0, 1),
    ("day and month", "published", "day"): (1, 1),
    ("decade", "written", "decade"): (9, 9),
    ("end of the year", "published", "year"): (2, 4),
    ("holiday", "published", "day"): (4, 4),
    ("length", "written", "length"): (113, 139),
    ("length", "written", "open length"): (6, 8),
    ("length", "written", "ref"): (1, 2),
    ("month", "published", "month"): (78, 84),
    ("month and day", "published", "clock"): (2, 2),
    ("month and day", "published", "day"): (139, 147),
    ("month and day", "written", "day"): (87, 88),
    ("month and year", "published", "month"): (2, 3),
    ("month and year", "written", "month"): (21, 21),
    ("near or long term", "written", "ref"): (2, 2),
    ("now", "written", "ref"): (57, 76),
    ("part of a day", "published", "part of day"): (5, 6),
    ("part of a day", "text", "part of day"): (1, 3),
    ("quarter or half", "open", "part of year"): (0, 3),
    ("quarter or half", "published", "part of year"): (80, 84),
    ("quarter or half", "written", "part of year"): (5, 5),
    ("recent past", "written", "open length"): (5, 12),
    ("recent past", "written", "ref"): (1, 1),
    ("repeated", "open", "day"): (1, 1),
    ("repeated", "open", "part of day"): (1, 1),
    ("repeated", "written", "length"): (7, 7),
    ("same period a year before", "text", "part of year"): (1, 2),
    ("season", "published", "part of year"): (9, 10),
    ("second day of a range", "published", "day"): (1, 1),
    ("stretch up to now or from now on", "written", "length"): (50, 56),
    ("stretch up to now or from now on", "written", "open length"): (5, 9),
    ("that time", "text", "day"): (1, 1),
    ("the past, the future", "written", "ref"): (7, 10),
    ("these days", "written", "ref"): (1, 2),
    ("today", "open", "day"): (0, 1),
    ("today", "published", "day"): (103, 107),
    ("today", "written", "ref"): (0, 2),
    ("unit by name", "open", "day"): (0, 4),
    ("unit by name", "open", "year"): (0, 2),
    ("unit by name", "published", "decade"): (0, 2),
    ("unit by name", "published", "month"): (30, 31),
    ("unit by name", "published", "part of year"): (10, 11),
    ("unit by name", "published", "week"): (25, 45),
    ("unit by name", "published", "year"): (76, 87),
    ("unit by name", "text", "day"): (0, 1),
    ("unit by name", "text", "month"): (1, 1),
    ("unit by name", "text", "part of year"): (0, 1),
    ("unit by name", "text", "year"): (4, 4),
    ("unit by name", "written", "length"): (1, 5),
    ("unit of the text", "open", "year"): (0, 1),
    ("unit of the text", "published", "month"): (0, 1),
    ("unit of the text", "published", "part of year"): (1, 4),
    ("unit of the text", "published", "week"): (5, 8),
    ("unit of the text", "published", "year"): (6, 6),
    ("unit of the text", "text", "part of year"): (9, 14),
    ("unit of the text", "text", "year"): (2, 2),
    ("unit of the text", "written", "length"): (7, 8),
    ("unit of the text", "written", "part of year"): (0, 1),
    ("weekday", "published", "clock"): (5, 7),
    ("weekday", "published", "day"): (255, 276),
    ("weekday", "published", "part of day"): (10, 25),
    ("weekday", "text", "day"): (1, 1),
    ("year", "text", "part of year"): (1, 3),
    ("year", "written", "other"): (3, 4),
    ("year", "written", "year"): (128, 138),
    ("year in words", "written", "month"): (1, 1),
    ("year in words", "written", "part of year"): (1, 1),
    ("year in words", "written", "year"): (5, 5),
    ("year-ago period", "published", "year"): (2, 4),
    ("year-ago period", "text", "part of year"): (14, 21),
    ("year-ago period", "written", "length"): (1, 1),
}
"""Rule, grounds and form: how many values are right, of how many made. Made by
`python -m alleged.quality.timex_rates` on the training parts of TempEval-3 and of the English
MEANTIME; to be made again after a change of the rules."""

WEIGHT = 4.0
"""A case's own count against what it is smoothed towards: with so many examples both weigh the
same. On five parts of the training data, each with the rates of the other four, the mean squared
error of the probabilities is 0.117 with 1, 2, 4 and 6, 0.119 with 10 and 0.122 with 20."""


def grounds_of(value: str | None, anchor: str | None) -> str:
    """What a value rests on: `written`, `published`, `text`, or `open` when it was not tied."""
    if value is None or value.startswith("XXXX"):
        return "open"
    if anchor is None:
        return "written"
    return "published" if anchor in ("published", "inferred") else "text"


def form_of(value: str | None) -> str:
    """What a value looks like: annotators agree on days and months more than on weeks."""
    if value is None:
        return "none"
    if value.endswith("_REF"):
        return "ref"
    if value.startswith("P"):
        return "open length" if "X" in value else "length"
    if "T" in value:
        return "clock" if ":" in value else "part of day"
    if _WEEK.search(value):
        return "week"
    if _PART_OF_YEAR.search(value):
        return "part of year"
    if _DECADE.fullmatch(value):
        return "decade"
    return {4: "year", 7: "month", 10: "day"}.get(len(value), "other")


_WEEK = re.compile("-W[0-9X]{2}(-WE)?$")
_PART_OF_YEAR = re.compile("-([QH][0-9X]|SP|SU|FA|WI)$")
_DECADE = re.compile("[0-9]{3}X|[0-9]{2}XX")


def probability_of(rule: str, value: str | None, anchor: str | None) -> float:
    """How often a value of this rule, on these grounds and of this form, is right.

    Its counts are smoothed towards those of the rule on these grounds, those towards the rule's,
    and the rule's towards all rules'.
    """
    case = (rule, grounds_of(value, anchor), form_of(value))
    probability = _RATE
    for counts, key in ((_BY_RULE, case[:1]), (_BY_GROUNDS, case[:2]), (_BY_CASE, case)):
        right, made = counts.get(key, (0, 0))
        probability = (right + WEIGHT * probability) / (made + WEIGHT)
    return round(probability, 3)


def _summed(parts: int) -> dict[tuple[str, ...], tuple[int, int]]:
    """The counts by the first so many parts of a case."""
    right: Counter[tuple[str, ...]] = Counter()
    made: Counter[tuple[str, ...]] = Counter()
    for case, (case_right, case_made) in RATES.items():
        right[case[:parts]] += case_right
        made[case[:parts]] += case_made
    return {key: (right[key], made[key]) for key in made}


_BY_RULE, _BY_GROUNDS, _BY_CASE = _summed(1), _summed(2), _summed(3)
_RATE = (sum(right for right, _ in RATES.values()) + 1) / (sum(n for _, n in RATES.values()) + 2)
