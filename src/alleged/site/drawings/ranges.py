"""The range of what is told of one number: a mark for each article, and how far the words reach."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from alleged.publish.articles import number_words
from alleged.site.drawings.svg import Link, anchor, drawing, element, empty, shortened
from alleged.site.drawings.values import ValueScale
from alleged.site.pages.incidents import Told

WIDTH = 760
LABEL = 210
ROW = 22
TOP = 26
ARROW = 26
"""How far a line runs on where the words leave an end open."""


def draw_range(name: str, told: Sequence[Told], link: Link, *, id: str) -> Markup:
    """Articles under each other, the number from left to right."""
    ends = [end for one in told for end in (one.low, one.high) if end is not None]
    if not ends:
        return Markup("")
    scale = ValueScale.of(ends, LABEL + ARROW, WIDTH - ARROW)
    height = TOP + len(told) * ROW + 6
    marks = []
    for value in scale.ticks():
        x = scale.at(value)
        marks.append(empty("line", x1=x, x2=x, y1=TOP - 6, y2=height - 4, class_="grid"))
        marks.append(
            element("text", number_words(value), x=x, y=14, text_anchor="middle", class_="tick")
        )
    for i, one in enumerate(told):
        marks.append(_row(one, TOP + i * ROW + 9, scale, link))
    low, high = min(ends), max(ends)
    words = f"{name}: from {number_words(low)} to {number_words(high)} in {len(told)} articles"
    return drawing(
        id,
        *marks,
        width=WIDTH,
        height=height,
        title=f"Range of what is told: {name}",
        description=words,
        class_="range",
    )


def _row(one: Told, y: float, scale: ValueScale, link: Link) -> Markup:
    low = scale.at(one.low) if one.low is not None else None
    high = scale.at(one.high) if one.high is not None else None
    shapes = []
    if low is not None and high is not None:
        if high - low > 1:
            shapes.append(empty("line", x1=low, x2=high, y1=y, y2=y, class_="whisker"))
            shapes += [empty("circle", cx=x, cy=y, r=4, class_="value") for x in (low, high)]
        else:
            shapes.append(empty("circle", cx=low, cy=y, r=5, class_="value"))
    elif low is not None:
        shapes.append(empty("line", x1=low, x2=low + ARROW, y1=y, y2=y, class_="open"))
        shapes.append(empty("path", d=f"M{low - 4:.1f} {y - 5:.1f}l9 5l-9 5z", class_="value"))
    elif high is not None:
        shapes.append(empty("line", x1=high - ARROW, x2=high, y1=y, y2=y, class_="open"))
        shapes.append(empty("path", d=f"M{high + 4:.1f} {y - 5:.1f}l-9 5l9 5z", class_="value"))
    return anchor(
        link("article", id=one.document_id),
        element("text", shortened(one.label, 30), x=0, y=y + 4, class_="label"),
        *shapes,
        label=f"{one.label}: {one.words}",
    )
