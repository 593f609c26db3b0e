"""The network of parties: lines for acts told between them, by conflict and cooperation.

The sign is in the line's pattern and its words, not in its colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from alleged.site.drawings.svg import Link, anchor, drawing, element, empty, shortened
from alleged.site.rows import Spot, Tie

WIDTH = 980
HEIGHT = 620
MARGIN_X = 110
MARGIN_Y = 40
NAME_CHARS = 26
CHAR = 6.4
"""Width of a letter of a name, as on the timeline."""
LINE = 13
"""Height of a line of a name."""


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
    named = place_names(shown, places)
    conflict = sum(tie.conflict > tie.cooperation for tie in kept)
    return drawing(
        id,
        element("g", *(_tie(tie, places, names) for tie in kept), class_="ties"),
        element(
            "g",
            *(_spot(spot, *places[spot.id], named.get(spot.id), link) for spot in shown),
            class_="spots",
        ),
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


Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def place_names(
    spots: Sequence[Spot], places: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float, str]]:
    """Where each name stands, and how it is anchored there: below its circle, above it or beside
    it, where it covers no other name and no circle. Those with most acts come first; who finds no
    room is left out."""
    taken: list[Box] = [_around(*places[spot.id], _radius(spot)) for spot in spots]
    found: dict[str, tuple[float, float, str]] = {}
    for own, spot in sorted(enumerate(spots), key=lambda one: (-one[1].acts, one[0])):
        x, y = places[spot.id]
        far = _radius(spot)
        wide = len(shortened(spot.name, NAME_CHARS)) * CHAR
        for at_x, at_y, anchored, left in (
            (x, y + far + LINE, "middle", x - wide / 2),
            (x, y - far - 5, "middle", x - wide / 2),
            (x + far + 4, y + 4, "start", x + far + 4),
            (x - far - 4, y + 4, "end", x - far - 4 - wide),
        ):
            box = (left, at_y - LINE + 3, left + wide, at_y + 3)
            free = left >= 0 and left + wide <= WIDTH and box[1] >= 0 and box[3] <= HEIGHT
            if free and not any(_touch(box, other) for i, other in enumerate(taken) if i != own):
                taken.append(box)
                found[spot.id] = (at_x, at_y, anchored)
                break
    return found


def _around(x: float, y: float, far: float) -> Box:
    return (x - far, y - far, x + far, y + far)


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _radius(spot: Spot) -> float:
    return min(5 + spot.acts * 0.7, 16)


def _spot(
    spot: Spot, x: float, y: float, named: tuple[float, float, str] | None, link: Link
) -> Markup:
    radius = _radius(spot)
    at_x, at_y, anchored = named or (x, y + radius + LINE, "middle")
    return anchor(
        link("actor", id=spot.id),
        empty("circle", cx=x, cy=y, r=radius, class_="spot"),
        element(
            "text",
            shortened(spot.name, NAME_CHARS),
            x=at_x,
            y=at_y,
            text_anchor=anchored,
            class_="label" if named else "label crowded",
        ),
        label=f"{spot.name}: {spot.acts} acts with others",
        class_="node",
    )
