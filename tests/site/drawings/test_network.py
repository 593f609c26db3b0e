"""The network of parties."""

from __future__ import annotations

from itertools import combinations

from alleged.site.drawings.network import CHAR, HEIGHT, WIDTH, draw_network, place_names
from alleged.site.rows import Spot, Tie


def spot(number: int, *, x: float = 0.5, y: float = 0.5, acts: int = 1) -> Spot:
    return Spot(id=f"den-{number}", name=f"Ilva Marn {number}", kind="person", x=x, y=y, acts=acts)


def test_no_name_covers_another() -> None:
    spots = [spot(i, x=(i % 8) / 7, y=(i // 8) / 9, acts=i % 5 + 1) for i in range(80)]
    places = {one.id: (110 + one.x * 760, 40 + one.y * 540) for one in spots}
    named = place_names(spots, places)
    assert len(named) > 40
    boxes = []
    for id, (x, y, anchored) in named.items():
        wide = len(next(one.name for one in spots if one.id == id)) * CHAR
        left = {"middle": x - wide / 2, "start": x, "end": x - wide}[anchored]
        assert 0 <= left <= left + wide <= WIDTH
        assert 0 < y < HEIGHT
        boxes.append((left, y - 10, left + wide, y + 3))
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart


def test_where_there_is_room_for_one_name_the_party_with_most_acts_has_it() -> None:
    crowd = [spot(i, acts=9 if i == 7 else 1) for i in range(12)]
    places = {one.id: (490.0 + i, 310.0) for i, one in enumerate(crowd)}
    named = place_names(crowd, places)
    assert "den-7" in named
    assert len(named) < len(crowd)


def test_a_party_whose_name_finds_no_room_is_still_drawn_and_told() -> None:
    crowd = [spot(i) for i in range(12)]
    ties = [
        Tie(first="den-0", second=f"den-{i}", conflict=1, cooperation=0, mean=-3, begin=None,
            end=None)
        for i in range(1, 12)
    ]  # fmt: skip
    drawn = draw_network(crowd, ties, lambda name, **values: f"/{name}/{values['id']}")
    assert "label crowded" in drawn
    for one in crowd:
        assert f"/actor/{one.id}" in drawn
        assert f"{one.name}: 1 acts with others" in drawn
