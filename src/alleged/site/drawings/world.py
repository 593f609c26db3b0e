"""The shapes of countries: Natural Earth 1:110 million, as world-atlas 2.0.2 has them.

Borders are drawn as in that file, disputed ones one way only; the map says so. Degrees become
units of a flat map: two a degree, from 180° west and 90° north.

    python -m alleged.site.drawings.world countries-110m.json

writes `world.json` anew.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

SCALE = 2
"""Units a degree."""
LEFT_OUT = {"Antarctica"}
"""It would take a third of a flat map, and no news comes from there."""

LONG_FORMS = {
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Central African Rep.": "Central African Republic",
    "Congo": "Republic of the Congo",
    "Dem. Rep. Congo": "Democratic Republic of the Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Falkland Is.": "Falkland Islands",
    "S. Sudan": "South Sudan",
    "Solomon Is.": "Solomon Islands",
    "W. Sahara": "Western Sahara",
}
"""The file shortens some names."""

Point = tuple[float, float]


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """A country on the flat map."""

    name: str
    code: str | None
    """ISO 3166 alpha-2; None for those that the gazetteer does not have under this name."""
    path: str
    """For `d` of an SVG path."""
    left: int
    top: int
    right: int
    bottom: int


@cache
def read_shapes() -> tuple[Shape, ...]:
    """All countries, by name."""
    data = (files("alleged.site.drawings") / "world.json").read_bytes()
    return msgspec.json.decode(data, type=tuple[Shape, ...])


def project(latitude: float, longitude: float) -> Point:
    """A place on the flat map."""
    return (longitude + 180) * SCALE, (90 - latitude) * SCALE


def shapes_of(topology: Mapping[str, Any], codes: Mapping[str, str]) -> Iterator[Shape]:
    """The shapes of a TopoJSON file. `codes`: of countries by name."""
    arcs = list(_arcs(topology))
    for one in topology["objects"]["countries"]["geometries"]:
        name = one["properties"]["name"]
        if name in LEFT_OUT:
            continue
        name = LONG_FORMS.get(name, name)
        polygons = one["arcs"] if one["type"] == "MultiPolygon" else [one["arcs"]]
        rings = [_ring(ring, arcs) for polygon in polygons for ring in polygon]
        kept = [ring for ring in rings if len(ring) > 2]
        xs = [x for ring in kept for x, _ in ring]
        ys = [y for ring in kept for _, y in ring]
        yield Shape(
            name=name,
            code=codes.get(name),
            path="".join(map(_path, kept)),
            left=min(xs),
            top=min(ys),
            right=max(xs),
            bottom=max(ys),
        )


def _arcs(topology: Mapping[str, Any]) -> Iterator[list[Point]]:
    """The lines that shapes are made of: each point is the step from the one before."""
    (scale_x, scale_y), (move_x, move_y) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append(project(y * scale_y + move_y, x * scale_x + move_x))
        yield line


def _ring(indices: Iterable[int], arcs: Sequence[Sequence[Point]]) -> list[tuple[int, int]]:
    """A closed line of whole units; `~i` is the arc `i` backwards."""
    points: list[tuple[int, int]] = []
    for index in indices:
        for x, y in arcs[index] if index >= 0 else reversed(arcs[~index]):
            point = (round(x), round(y))
            if not points or points[-1] != point:
                points.append(point)
    return points


def _path(ring: Sequence[tuple[int, int]]) -> str:
    """Steps rather than places: half as long."""
    steps = [f"{x - before_x} {y - before_y}" for (before_x, before_y), (x, y) in pairwise(ring)]
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def _write(source: Path) -> None:
    from alleged.analyse.gazetteer.lookup import Gazetteer
    from alleged.records.places import PlaceKind

    gazetteer = Gazetteer.load()
    topology = json.loads(source.read_bytes())
    codes = {}
    for one in topology["objects"]["countries"]["geometries"]:
        name = LONG_FORMS.get(one["properties"]["name"], one["properties"]["name"])
        found = [entry for entry in gazetteer.find(name) if entry.kind is PlaceKind.COUNTRY]
        if len(found) == 1 and found[0].country:
            codes[name] = found[0].country
    shapes = sorted(shapes_of(topology, codes), key=lambda shape: shape.name)
    lines = b",\n".join(msgspec.json.encode(shape) for shape in shapes)
    Path(__file__).with_name("world.json").write_bytes(b"[\n" + lines + b"\n]\n")


if __name__ == "__main__":
    _write(Path(sys.argv[1]))
