"""How often a verdict was right, by what it rests on."""

from __future__ import annotations

from alleged.records.verdicts import CheckSubject

RATES: dict[str, tuple[int, int]] = {
    "level": (36, 36),
    "share": (12, 12),
    "rank": (13, 13),
    "change": (7, 7),
    "coup": (10, 10),
    "conflict": (3, 3),
    "office": (8, 8),
    "calendar": (3, 3),
    "other": (5, 5),
}
"""Right and all, of each ground, on the `tune` half of `tests/check/claims_own`: plain sentences,
and those that the rules were written on. Counted in November 2026; docs/checks.md says how to count
anew."""
UNSURE = "unsure"
"""Where it is not sure whose the number is, or which event is meant; nothing is measured of it."""
DIGITS = 3


def ground_of(subject: CheckSubject, *, sure: bool) -> str:
    """What a verdict rests on, as a key of `RATES`."""
    return subject.value if sure else UNSURE


def rate_of(ground: str) -> float:
    """How often a verdict on such grounds was right: with one right and one wrong added, so that
    few cases are no certainty."""
    right, of = RATES.get(ground, (0, 0))
    return round((right + 1) / (of + 2), DIGITS)
