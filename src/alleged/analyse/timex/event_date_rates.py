"""How often each ground for an event's date is right, as measured."""

from __future__ import annotations

EVENT_DATE_RATES: dict[str, tuple[int, int]] = {
    "beside": (1, 1),
    "clause": (1, 1),
    "sentence": (1, 1),
    "before": (1, 1),
    "headline": (1, 1),
    "tense": (1, 1),
    "open": (1, 1),
}
