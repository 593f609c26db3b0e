"""How often each ground for an event's date is right, as measured."""

from __future__ import annotations

EVENT_DATE_RATES: dict[str, tuple[int, int]] = {
    "before": (35, 45),
    "beside": (424, 486),
    "clause": (259, 322),
    "headline": (1, 1),
    "open": (7, 7),
    "sentence": (160, 225),
    "tense": (237, 277),
}
"""Ground: how many dates are right, of how many made. Made by
`python -m alleged.quality.event_date_rates` on the training part of TempEval-3; `headline`, which
it has not, on the half of `tests/analyse/dates` that may be looked at."""


def probability_of(ground: str) -> float:
    """How often a date on this ground is right, smoothed so that a few cases are not certain."""
    right, made = EVENT_DATE_RATES[ground]
    return round((right + 1) / (made + 2), 3)
