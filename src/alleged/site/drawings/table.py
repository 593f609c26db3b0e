"""The drawings by the names that templates call."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from alleged.publish.articles import number_words
from alleged.publish.stretches import period
from alleged.site.drawings.copies import draw_copies
from alleged.site.drawings.map import draw_map
from alleged.site.drawings.matrix import draw_matrix
from alleged.site.drawings.multiples import draw_multiples
from alleged.site.drawings.network import draw_network
from alleged.site.drawings.ranges import draw_range
from alleged.site.drawings.timeline import draw_timeline
from alleged.site.rows import Spot

DRAWINGS: dict[str, Callable[..., Markup]] = {
    "draw_copies": draw_copies,
    "draw_map": draw_map,
    "draw_matrix": draw_matrix,
    "draw_multiples": draw_multiples,
    "draw_network": draw_network,
    "draw_range": draw_range,
    "draw_timeline": draw_timeline,
}


def names_of(spots: Iterable[Spot]) -> dict[str, str]:
    """The names of parties by their ids."""
    return {spot.id: spot.name for spot in spots}


HELPERS: dict[str, Callable[..., Any]] = {
    "names_of": names_of,
    "number_words": number_words,
    "period": period,
}
