"""The agreement matrix: articles down, facts across, a letter and a colour for what agrees."""

from __future__ import annotations

from markupsafe import Markup

from alleged.site.drawings.svg import (
    Link,
    anchor,
    drawing,
    element,
    empty,
    shortened,
)
from alleged.site.pages.facts import Cell, Column, Line, Matrix

LABEL = 210
CELL = 96
ROW = 26
TOP = 40
LABEL_CHARS = 30
NAME_CHARS = 14
COLOURS = 6
"""Colours of `drawings.css`; further letters share the last. The letter tells them apart."""
MOST_COLUMNS = 12


def draw_matrix(matrix: Matrix, link: Link, *, id: str = "matrix") -> Markup:
    """Who says what of which fact. The table below it has the words."""
    columns = matrix.columns[:MOST_COLUMNS]
    if not columns or not matrix.lines:
        return Markup("")
    width = LABEL + len(columns) * CELL
    height = TOP + len(matrix.lines) * ROW + 6
    differ = [column.name for column in columns if column.groups > 1]
    words = f"{len(matrix.lines)} articles beside {len(columns)} facts. " + (
        f"They differ in: {', '.join(differ)}." if differ else "Nothing in them differs."
    )
    return drawing(
        id,
        *(_head(column, i) for i, column in enumerate(columns)),
        *(_line(line, i, columns, link) for i, line in enumerate(matrix.lines)),
        width=width,
        height=height,
        title="Agreement of articles, fact by fact",
        description=words,
        class_="matrix",
    )


def _head(column: Column, i: int) -> Markup:
    x = LABEL + i * CELL + CELL / 2
    below = "no difference" if column.groups < 2 else f"{column.groups} answers"
    return element(
        "g",
        element(
            "text", shortened(column.name, NAME_CHARS), x=x, y=16, text_anchor="middle",
            class_="name",
        ),
        element("text", below, x=x, y=31, text_anchor="middle", class_="tick"),
    )  # fmt: skip


def _line(line: Line, i: int, columns: tuple[Column, ...], link: Link) -> Markup:
    y = TOP + i * ROW
    label = shortened(f"{line.label}{' (copy)' if line.copy else ''}", LABEL_CHARS)
    return element(
        "g",
        anchor(
            link("article", id=line.document_id),
            element("text", label, x=0, y=y + 17, class_="label"),
            label=f"{line.label}, {line.published or 'no day of publication'}, counts as "
            f"{line.counts_as}",
        ),
        *(
            _cell(cell, column, LABEL + j * CELL, y)
            for j, (cell, column) in enumerate(zip(line.cells, columns, strict=False))
        ),
        class_="copy" if line.copy else None,
    )


def _cell(cell: Cell, column: Column, x: float, y: float) -> Markup:
    if not cell.group:
        return element(
            "g",
            element("title", f"{column.name}: says nothing of it"),
            empty(
                "line", x1=x + CELL / 2 - 6, x2=x + CELL / 2 + 6, y1=y + 12, y2=y + 12,
                class_="silent",
            ),
        )  # fmt: skip
    colour = min(ord(cell.group) - ord("A"), COLOURS - 1)
    return element(
        "g",
        element("title", f"{column.name}: {cell.words}"),
        empty(
            "rect", x=x + 2, y=y + 2, width=CELL - 4, height=ROW - 5, rx=3, class_=f"g{colour}"
        ),
        element("text", cell.group, x=x + CELL / 2, y=y + 17, text_anchor="middle", class_="in"),
        class_="cell",
    )  # fmt: skip
