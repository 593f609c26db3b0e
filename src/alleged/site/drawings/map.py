"""A map of where articles have it, no larger than it needs to be."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from alleged.site.drawings.svg import drawing, element, empty, joined, number, shortened
from alleged.site.drawings.world import SCALE, Shape, project, read_shapes
from alleged.site.pages.incidents import MapPoint

ROOM = 24.0
"""Units around the places: twelve degrees, so that a reader sees where in the world it is."""
SHARE = 0.55
"""Height of the map by its width."""
NAME_CHARS = 24


def draw_map(places: Sequence[MapPoint], *, id: str = "map") -> Markup:
    """The places that the gazetteer knows; a country is coloured, a city has a mark."""
    points = [
        (project(place.latitude, place.longitude), place)
        for place in places
        if place.latitude is not None and place.longitude is not None
    ]
    codes = {place.country for place in places if place.latitude is None and place.country}
    lit = [shape for shape in read_shapes() if shape.code in codes]
    if not points and not lit:
        return Markup("")
    left, top, width, height = _frame([at for at, _ in points], lit)
    seen = [shape for shape in read_shapes() if _inside(shape, left, top, width, height)]
    size = width / 100
    names = ", ".join(dict.fromkeys(place.name for place in places))
    marks = [
        element(
            "g",
            element("title", _words(place)),
            empty("circle", cx=x, cy=y, r=size, class_="place"),
            element(
                "text",
                shortened(place.name, NAME_CHARS),
                x=x + size * 1.6,
                y=y + size * 0.9,
                font_size=size * 2.6,
                class_="label",
            ),
        )
        for (x, y), place in points
    ]
    return drawing(
        id,
        element(
            "svg",
            element("g", *(_country(shape, lit) for shape in seen), class_="countries"),
            element("g", *(_label(shape, size) for shape in lit), *marks),
            viewBox=" ".join(number(one) for one in (left, top, width, height)),
            width=760,
            height=760 * height / width,
            preserveAspectRatio="xMidYMid slice",
        ),
        width=760,
        height=760 * height / width,
        title="Map of the places that articles give",
        description=names,
        class_="map",
    )


def _frame(
    points: Sequence[tuple[float, float]], shapes: Sequence[Shape]
) -> tuple[float, float, float, float]:
    """Left, top, width, height of what is shown."""
    xs = [x for x, _ in points] + [end for one in shapes for end in (one.left, one.right)]
    ys = [y for _, y in points] + [end for one in shapes for end in (one.top, one.bottom)]
    left, right = min(xs) - ROOM, max(xs) + ROOM
    top, bottom = min(ys) - ROOM, max(ys) + ROOM
    width, height = right - left, bottom - top
    if height < width * SHARE:
        top, height = top - (width * SHARE - height) / 2, width * SHARE
    else:
        left, width = left - (height / SHARE - width) / 2, height / SHARE
    width = min(width, 360.0 * SCALE)
    return max(0.0, min(left, 360.0 * SCALE - width)), top, width, height


def _inside(shape: Shape, left: float, top: float, width: float, height: float) -> bool:
    return (
        shape.right >= left
        and shape.left <= left + width
        and shape.bottom >= top
        and shape.top <= top + height
    )


def _country(shape: Shape, lit: Sequence[Shape]) -> Markup:
    return element(
        "path",
        element("title", shape.name),
        d=shape.path,
        class_="lit" if shape in lit else None,
    )


def _label(shape: Shape, size: float) -> Markup:
    return joined((
        element(
            "text",
            shape.name,
            x=(shape.left + shape.right) / 2,
            y=(shape.top + shape.bottom) / 2,
            text_anchor="middle",
            font_size=size * 2.6,
            class_="label",
        ),
    ))  # fmt: skip


def _words(place: MapPoint) -> str:
    articles = ", ".join(f"A{number}" for number in place.articles)
    return f"{place.name}: in {articles}"
