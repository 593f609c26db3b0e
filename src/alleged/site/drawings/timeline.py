"""The timeline: a bar for each act, as long as the days that articles give it.

A day that all give is a full mark. A stretch in which it lies somewhere is a pale bar; where the
beginning or the end is open, the bar runs out in dots. So nothing looks surer than it is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from markupsafe import Markup

from alleged.site.drawings.days import DayScale, first_day, last_day
from alleged.site.drawings.svg import (
    Link,
    anchor,
    drawing,
    element,
    empty,
    joined,
    shortened,
)
from alleged.site.rows import TimelineRow

WIDTH = 1100
MARGIN = 12
ROW = 22
TOP = 34
BAR = 10
OPEN = 46
"""How far a bar with an open end runs out."""
LABEL_CHARS = 46
CHAR = 6.4
"""Width of a letter of a label, measured in Chromium with 12 px DejaVu Sans, wider than most."""
FAR = 1
"""What lies further off the middle half of the days than so many times its width stands at the edge
with its year: one coup of 1974 would press all of last week into a line."""
LEAST_REACH = 30
"""Days that are shown around the middle half at least."""
MOST_ROWS = 500


def draw_timeline(
    rows: Sequence[TimelineRow], link: Link, *, id: str = "timeline", small: bool = False
) -> Markup:
    """The rows by day. `small`: without names, for a first look."""
    dated = [row for row in rows if _begin(row) is not None][:MOST_ROWS]
    if not dated:
        return Markup("")
    scale = _scale(dated)
    placed = _lanes(dated, scale, small=small)
    height = TOP + (max(lane for _, lane in placed) + 1) * (ROW // 2 if small else ROW) + MARGIN
    bars = [_bar(row, lane, scale, link, small=small) for row, lane in placed]
    sure = sum(row.certain for row in dated)
    words = (
        f"{len(dated)} rows from {scale.first} to {scale.last}; {sure} have one day, "
        f"{len(dated) - sure} a stretch of days or an open end."
    )
    return drawing(
        id,
        element("g", *_axis(scale, height), class_="axis"),
        element("g", *bars, class_="bars"),
        width=WIDTH,
        height=height,
        title="Timeline",
        description=words,
        class_="timeline small" if small else "timeline",
    )


def _begin(row: TimelineRow) -> date | None:
    return first_day(row.begin or row.end or "")


def _end(row: TimelineRow) -> date | None:
    return last_day(row.end or row.begin or "")


def _scale(rows: Sequence[TimelineRow]) -> DayScale:
    """From the first day to the last, but for what lies far off the rest."""
    days = sorted(day for row in rows for day in (_begin(row), _end(row)) if day is not None)
    low, high = days[len(days) // 4], days[len(days) - 1 - len(days) // 4]
    reach = timedelta(days=max(LEAST_REACH, (high - low).days * FAR))
    near = [day for day in days if _minus(low, reach) <= day <= _plus(high, reach)]
    first, last = near[0], near[-1]
    room = timedelta(days=max(1, (last - first).days // 40))
    return DayScale(_minus(first, room), _plus(last, room), MARGIN, WIDTH - MARGIN)


def _minus(day: date, by: timedelta) -> date:
    return date.min if day.toordinal() <= by.days else day - by


def _plus(day: date, by: timedelta) -> date:
    return date.max if date.max.toordinal() - day.toordinal() <= by.days else day + by


def _lanes(
    rows: Sequence[TimelineRow], scale: DayScale, *, small: bool
) -> list[tuple[TimelineRow, int]]:
    """A lane for each row in which bar and label cover no other."""
    ends: list[float] = []
    placed = []
    for row in rows:
        left, right = _reach(row, scale)
        label = 0 if small else len(_label(row, scale)) * CHAR + 14
        if right + label > WIDTH - MARGIN:
            left = min(left, WIDTH - MARGIN) - label
        else:
            right += label
        lane = next((i for i, end in enumerate(ends) if end <= left), len(ends))
        if lane == len(ends):
            ends.append(right)
        ends[lane] = right + 6
        placed.append((row, lane))
    return placed


def _reach(row: TimelineRow, scale: DayScale) -> tuple[float, float]:
    """The left and the right end of a bar, inside the drawing."""
    begin, end = _begin(row), _end(row)
    left = scale.at(begin) if begin else MARGIN
    right = scale.after(end) if end else left
    if row.end is None:
        right = left + OPEN
    if row.begin is None:
        left = right - OPEN
    left = min(max(left, MARGIN), WIDTH - MARGIN - 8)
    return left, min(max(right, left + 8), WIDTH - MARGIN)


def _bar(row: TimelineRow, lane: int, scale: DayScale, link: Link, *, small: bool) -> Markup:
    left, right = _reach(row, scale)
    step = ROW // 2 if small else ROW
    y = TOP + lane * step + (2 if small else 6)
    thick = 6 if small else BAR
    parts = [_shape(row, left, right, y, thick)]
    if not small:
        label = _label(row, scale)
        wide = len(label) * CHAR + 14
        if right + wide <= WIDTH - MARGIN:
            x, side = right + 6, None
        elif left - wide >= MARGIN:
            x, side = left - 6, "end"
        else:  # a bar from end to end has its name on it
            x, side = left + 6, None
        parts.append(element("text", label, x=x, y=y + BAR - 1, text_anchor=side, class_="label"))
    name = "incident" if row.kind == "incident" else "article"
    return anchor(
        link(name, id=row.id),
        *parts,
        label=describe(row),
        class_=f"row {row.kind} {'sure' if row.certain else 'unsure'}",
    )


def _label(row: TimelineRow, scale: DayScale) -> str:
    """The name, with the year where the days lie off the drawing."""
    name = shortened(row.label, LABEL_CHARS)
    begin, end = _begin(row), _end(row)
    if end is not None and end < scale.first:
        return f"‹ {end.year} {name}"
    return f"{name} {begin.year} ›" if begin is not None and begin > scale.last else name


def describe(row: TimelineRow) -> str:
    """A row in words."""
    if row.kind == "article":
        return f"{row.label}, {row.sort}, published {row.begin}"
    if row.begin == row.end:
        when = f"{row.begin}"
    elif row.end is None:
        when = f"from {row.begin} on, until when is not said"
    elif row.begin is None:
        when = f"up to {row.end}, from when is not said"
    else:
        when = f"{row.begin} to {row.end}"
    articles = "1 article" if row.documents == 1 else f"{row.documents} articles"
    return "; ".join(
        part for part in (row.label, when, f"told by {articles}", row.told, row.answer) if part
    )


def _shape(row: TimelineRow, left: float, right: float, y: float, thick: float) -> Markup:
    if row.certain:
        return empty("rect", x=left, y=y, width=right - left, height=thick, rx=2, class_="day")
    if row.begin is not None and row.end is not None:
        return empty("rect", x=left, y=y, width=right - left, height=thick, rx=2, class_="stretch")
    middle = y + thick / 2
    known = left if row.begin is not None else right
    return joined((
        empty("line", x1=left, x2=right, y1=middle, y2=middle, class_="open"),
        empty("line", x1=known, x2=known, y1=y, y2=y + thick, class_="edge"),
    ))  # fmt: skip


def _axis(scale: DayScale, height: float) -> list[Markup]:
    lines = []
    for day, words in scale.ticks():
        x = scale.at(day)
        lines.append(empty("line", x1=x, x2=x, y1=TOP - 8, y2=height - 4, class_="grid"))
        lines.append(element("text", words, x=x + 3, y=TOP - 14, class_="tick"))
    return lines
