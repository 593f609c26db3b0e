"""The copy graph: which articles that carry a claim are copies of which, by day.

Articles stand from left to right in the order of publication, one line for each publisher whose
voice they count as. An arrow leads from a copy to the text it was likely taken from; without an
arrowhead it is open which was first.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from alleged.site.drawings.svg import Link, anchor, drawing, element, empty, shortened
from alleged.site.pages.claims import CopyEdge, CopyNode

LABEL = 190
STEP = 74
ROW = 46
TOP = 34
RADIUS = 12
LABEL_CHARS = 27
MOST_NODES = 60


def draw_copies(
    nodes: Sequence[CopyNode], edges: Sequence[CopyEdge], link: Link, *, id: str = "copies"
) -> Markup:
    """Each line is one independent publisher; marks joined by lines are one text."""
    shown = nodes[:MOST_NODES]
    if not shown:
        return Markup("")
    lanes = {name: i for i, name in enumerate(dict.fromkeys(one.counts_as for one in shown))}
    places = {
        one.article: (LABEL + STEP * (i + 0.5), TOP + ROW * (lanes[one.counts_as] + 0.5))
        for i, one in enumerate(shown)
    }
    width = LABEL + STEP * len(shown) + 10
    height = TOP + ROW * len(lanes) + 24
    drawn = [edge for edge in edges if edge.article in places and edge.other in places]
    return drawing(
        id,
        element(
            "defs",
            element(
                "marker",
                empty("path", d="M0 0L8 4L0 8z"),
                id=f"{id}-arrow",
                viewBox="0 0 8 8",
                refX=8,
                refY=4,
                markerWidth=8,
                markerHeight=8,
                orient="auto",
            ),
        ),
        *(_lane(name, i, width) for name, i in lanes.items()),
        *(_edge(edge, places, f"{id}-arrow") for edge in drawn),
        *(_node(one, *places[one.article], link) for one in shown),
        width=max(width, 420),
        height=height,
        title="Copies among the articles that carry it",
        description=f"{len(shown)} articles, {len(lanes)} publishers once copies are folded, "
        f"{len(drawn)} pairs that share passages",
        class_="copies",
    )


def _lane(name: str, i: int, width: float) -> Markup:
    y = TOP + ROW * (i + 0.5)
    return element(
        "g",
        empty("line", x1=LABEL, x2=width, y1=y, y2=y, class_="grid"),
        element("text", shortened(name, LABEL_CHARS), x=0, y=y + 4, class_="name"),
    )


def _edge(edge: CopyEdge, places: dict[int, tuple[float, float]], marker: str) -> Markup:
    (x1, y1), (x2, y2) = places[edge.article], places[edge.other]
    bend = -18 if y1 == y2 else 0
    middle = (x1 + x2) / 2, (y1 + y2) / 2 + bend * 2
    far = ((x2 - middle[0]) ** 2 + (y2 - middle[1]) ** 2) ** 0.5 or 1
    end = (
        x2 - (x2 - middle[0]) / far * (RADIUS + 2),
        y2 - (y2 - middle[1]) / far * (RADIUS + 2),
    )
    path = f"M{x1:.1f} {y1:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
    return element(
        "g",
        element("title", f"A{edge.article} {edge.kind} A{edge.other}; {edge.reason}"),
        empty(
            "path",
            d=path,
            class_="edge possible" if edge.possible else "edge",
            marker_end=f"url(#{marker})" if edge.directed else None,
        ),
    )


def _node(one: CopyNode, x: float, y: float, link: Link) -> Markup:
    side = "both" if one.affirms and one.denies else ("denies" if one.denies else "affirms")
    words = (
        f"article {one.article}, {one.label}, {one.published or 'no day of publication'}: {side}; "
        f"counts as {one.counts_as}, {one.counts_reason or 'its own text'}"
    )
    return anchor(
        link("article", id=one.document_id),
        empty("circle", cx=x, cy=y, r=RADIUS, class_=side),
        element("text", f"A{one.article}", x=x, y=y + 4, text_anchor="middle", class_="in"),
        element(
            "text",
            one.published[5:] if one.published else "no day",
            x=x,
            y=y + RADIUS + 11,
            text_anchor="middle",
            class_="tick",
        ),
        label=words,
    )
