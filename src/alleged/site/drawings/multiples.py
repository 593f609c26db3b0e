"""Small multiples: one measure over time, a drawing for each whose it is, all on one scale.

What a text says is a mark; what a table has stands behind it as a line. A figure whose time the
text leaves open is drawn hollow, on the day of the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from alleged.site.drawings.days import DayScale, first_day, last_day
from alleged.site.drawings.svg import Link, anchor, drawing, element, empty, joined, shortened
from alleged.site.drawings.values import ValueScale, short_number
from alleged.site.pages.figures import Series
from alleged.site.rows import FigureRow, ReferencePoint

WIDTH = 320
HEIGHT = 190
LEFT = 62
RIGHT = 306
TOP = 34
BOTTOM = 158
MOST_SERIES = 24
MOST_LINES = 4
"""Tables behind one drawing, each a line of its own."""


def draw_multiples(series: Sequence[Series], link: Link, *, unit: str, id: str = "m") -> Markup:
    """A drawing for each series; empty where no figure has a value and a day."""
    shown = [one for one in series if any(map(_drawable, one.figures))][:MOST_SERIES]
    days = [day for one in shown for day in _days(one)]
    values = [
        value
        for one in shown
        for value in (
            *(end for row in one.figures for end in (row.low, row.high) if end is not None),
            *(point.value for point in one.reference),
        )
    ]
    if not days or not values:
        return Markup("")
    across = DayScale(min(days), max(days), LEFT, RIGHT)
    up = ValueScale.of(values, BOTTOM, TOP)
    return joined(
        element("div", _one(one, across, up, link, unit, f"{id}{i}"), class_="multiple")
        for i, one in enumerate(shown)
    )


def _drawable(row: FigureRow) -> bool:
    return _at(row) is not None and (row.low is not None or row.high is not None)


def _days(one: Series) -> list[date]:
    found = [_at(row) for row in one.figures] + [first_day(p.period) for p in one.reference]
    found += [last_day(point.period) for point in one.reference]
    return [day for day in found if day is not None]


def _at(row: FigureRow) -> date | None:
    """The middle of the time that it is for; without one the day of its article."""
    begin = first_day(row.begin) if row.begin else None
    end = last_day(row.end) if row.end else None
    if begin and end:
        return date.fromordinal((begin.toordinal() + end.toordinal()) // 2)
    return begin or end or (first_day(row.quote.published) if row.quote.published else None)


def _one(one: Series, across: DayScale, up: ValueScale, link: Link, unit: str, id: str) -> Markup:
    marks: list[Markup] = []
    for value in up.ticks():
        y = up.at(value)
        marks.append(empty("line", x1=LEFT, x2=RIGHT, y1=y, y2=y, class_="grid"))
        marks.append(
            element(
                "text", short_number(value), x=LEFT - 6, y=y + 4, text_anchor="end", class_="tick"
            )
        )
    for day in dict.fromkeys((across.first, across.last)):
        x = across.at(day)
        marks.append(
            element(
                "text",
                day.isoformat(),
                x=x,
                y=BOTTOM + 18,
                text_anchor="start" if day == across.first else "end",
                class_="tick",
            )
        )
    marks += _tables(one.reference, across, up)
    marks += [_mark(row, across, up, link) for row in one.figures if _at(row)]
    whose = one.entity or "whose is not said"
    return drawing(
        id,
        element("text", shortened(whose, 40), x=0, y=18, class_="name"),
        *marks,
        width=WIDTH,
        height=HEIGHT,
        title=f"{whose}, {unit}",
        description=f"{len(one.figures)} figures of texts, {len(one.reference)} of tables",
        class_="small-multiple",
    )


def _tables(points: Sequence[ReferencePoint], across: DayScale, up: ValueScale) -> list[Markup]:
    """A line for each table and edition."""
    lines: dict[tuple[str, str], list[ReferencePoint]] = {}
    for point in points:
        lines.setdefault((point.table, point.edition), []).append(point)
    drawn = []
    for i, ((table, edition), found) in enumerate(list(lines.items())[:MOST_LINES]):
        places = []
        for point in sorted(found, key=lambda point: point.period):
            begin, end = first_day(point.period), last_day(point.period)
            if begin and end:
                middle = date.fromordinal((begin.toordinal() + end.toordinal()) // 2)
                places.append((across.at(middle), up.at(point.value)))
        if not places:
            continue
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        drawn.append(
            element(
                "g",
                element("title", f"{table}, {edition}"),
                empty("polyline", points=path, class_="reference"),
                *(
                    empty("rect", x=x - 3, y=y - 3, width=6, height=6, class_="reference-point")
                    for x, y in places
                ),
                class_=f"table{i}",
            )
        )
    return drawn


def _mark(row: FigureRow, across: DayScale, up: ValueScale, link: Link) -> Markup:
    day = _at(row)
    ends = [end for end in (row.low, row.high) if end is not None]
    if day is None or not ends:
        return Markup("")
    x = across.at(day)
    ys = [up.at(end) for end in ends]
    kind = "stated" if row.begin or row.end else "undated"
    shapes = [empty("circle", cx=x, cy=y, r=4.5, class_=f"value {kind}") for y in ys]
    if len(ys) == 2:
        shapes.insert(0, empty("line", x1=x, x2=x, y1=ys[0], y2=ys[1], class_="whisker"))
    if row.bound in ("at least", "more than"):
        shapes.append(empty("path", d=f"M{x:.1f} {ys[0] - 14:.1f}l4 6h-8z", class_="arrow"))
    elif row.bound in ("at most", "less than"):
        shapes.append(empty("path", d=f"M{x:.1f} {ys[-1] + 14:.1f}l4-6h-8z", class_="arrow"))
    check = f"; a table {row.check.outcome}" if row.check else ""
    return anchor(
        link("record", id=row.id),
        *shapes,
        label=f"“{row.quote.words}”, {row.who}, {row.quote.outlet or 'outlet not said'}, "
        f"{row.begin or row.quote.published or 'no day'}{check}",
    )
