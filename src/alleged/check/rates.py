"""How often a verdict was right, by what it rests on."""

from __future__ import annotations

from alleged.records.verdicts import CheckSubject, Outcome

RATES: dict[str, tuple[int, int]] = {}
"""Right and all, of each ground, on the `tune` half of `tests/check/claims_own`."""
DIGITS = 3


def ground_of(subject: CheckSubject, outcome: Outcome, *, sure: bool) -> str:
    """What a verdict rests on, as a key of `RATES`."""
    if not sure:
        return "party not sure"
    return f"{subject.value}: {outcome.value}"


def rate_of(ground: str) -> float:
    """How often a verdict on such grounds was right: with one right and one wrong added, so that
    few cases are no certainty."""
    right, of = RATES.get(ground, (0, 0))
    return round((right + 1) / (of + 2), DIGITS)
