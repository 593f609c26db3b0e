"""The network of parties: lines for acts told between them, by conflict and cooperation.

The sign is in the line's pattern and its words, not in its colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from alleged.site.drawings.svg import Link, anchor, drawing, element, empty, shortened
from alleged.site.rows import Spot, Tie

WIDTH = 980
HEIGHT = 620
MARGIN_X = 110
MARGIN_Y = 40
NAME_CHARS = 26


def draw_network(
    spots: Sequence[Spot], ties: Sequence[Tie], link: Link, *, id: str = "network"
) -> Markup:
    """The parties that have a tie here; each stands where it stands under any filter."""
    tied = {id for tie in ties for id in (tie.first, tie.second)}
    shown = [spot for spot in spots if spot.id in tied]
    if not shown:
        return Markup("")
    places = {spot.id: _place(spot) for spot in shown}
    kept = [tie for tie in ties if tie.first in places and tie.second in places]
    names = {spot.id: spot.name for spot in shown}
    conflict = sum(tie.conflict > tie.cooperation for tie in kept)
    return drawing(
        id,
        element("g", *(_tie(tie, places, names) for tie in kept), class_="ties"),
        element("g", *(_spot(spot, *places[spot.id], link) for spot in shown), class_="spots"),
        width=WIDTH,
        height=HEIGHT,
        title="Acts told between parties",
        description=f"{len(shown)} parties, {len(kept)} pairs; in {conflict} of them most acts are "
        "coded as conflict",
        class_="network",
    )


def _place(spot: Spot) -> tuple[float, float]:
    return (
        MARGIN_X + spot.x * (WIDTH - 2 * MARGIN_X),
        MARGIN_Y + spot.y * (HEIGHT - 2 * MARGIN_Y),
    )


def sign_of(tie: Tie) -> str:
    """`conflict`, `cooperation` or `both`: what most acts between them are coded as."""
    if tie.conflict > tie.cooperation:
        return "conflict"
    return "cooperation" if tie.cooperation > tie.conflict else "both"


def _tie(tie: Tie, places: dict[str, tuple[float, float]], names: dict[str, str]) -> Markup:
    (x1, y1), (x2, y2) = places[tie.first], places[tie.second]
    acts = tie.conflict + tie.cooperation
    thick = min(1.5 + acts * 0.8, 8)
    words = (
        f"{names[tie.first]} and {names[tie.second]}: acts told as done, tried or alleged: "
        f"{tie.conflict} coded as conflict, {tie.cooperation} as cooperation"
    )
    return element(
        "g",
        element("title", words),
        empty(
            "line", x1=x1, y1=y1, x2=x2, y2=y2, stroke_width=thick, class_=sign_of(tie)
        ),
        class_="tie",
    )  # fmt: skip


def _spot(spot: Spot, x: float, y: float, link: Link) -> Markup:
    radius = min(5 + spot.acts * 0.7, 16)
    return anchor(
        link("actor", id=spot.id),
        empty("circle", cx=x, cy=y, r=radius, class_="spot"),
        element(
            "text",
            shortened(spot.name, NAME_CHARS),
            x=x,
            y=y + radius + 13,
            text_anchor="middle",
            class_="label",
        ),
        label=f"{spot.name}: {spot.acts} acts with others",
        class_="node",
    )
