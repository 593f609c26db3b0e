from __future__ import annotations

from xml.etree import ElementTree

from alleged.site.drawings.map import draw_map
from alleged.site.drawings.world import project, read_shapes
from alleged.site.pages.incidents import MapPoint


def a_place(name: str, **fields: object) -> MapPoint:
    given = {
        "name": name,
        "latitude": None,
        "longitude": None,
        "country": None,
        "articles": (1,),
        "probability": 0.9,
    }
    return MapPoint(**{**given, **fields})  # type: ignore[arg-type]


def test_shapes_lie_on_the_flat_map_and_most_have_their_code() -> None:
    shapes = read_shapes()
    assert len(shapes) > 170
    assert all(0 <= one.left <= one.right <= 720 and 0 <= one.top <= one.bottom <= 360
               for one in shapes)  # fmt: skip
    codes = {one.code for one in shapes}
    assert {"BO", "FR", "NO", "CD", "CG", "SS"} <= codes


def test_a_city_lies_inside_the_box_of_its_country() -> None:
    bolivia = next(one for one in read_shapes() if one.code == "BO")
    x, y = project(-16.5, -68.1)
    assert bolivia.left <= x <= bolivia.right
    assert bolivia.top <= y <= bolivia.bottom


def test_a_city_has_a_mark_and_a_country_is_coloured() -> None:
    drawn = draw_map([
        a_place("La Paz", latitude=-16.5, longitude=-68.1, country="BO"),
        a_place("Peru", country="PE"),
    ])  # fmt: skip
    tree = ElementTree.fromstring(drawn)
    assert [one.get("class") for one in tree.iter("circle")] == ["place"]
    lit = [one for one in tree.iter("path") if one.get("class") == "lit"]
    assert [one.findtext("title") for one in lit] == ["Peru"]


def test_only_the_part_of_the_world_around_the_places_is_drawn() -> None:
    drawn = draw_map([a_place("La Paz", latitude=-16.5, longitude=-68.1, country="BO")])
    names = {one.findtext("title") for one in ElementTree.fromstring(drawn).iter("path")}
    assert {"Bolivia", "Peru", "Chile"} <= names
    assert "Norway" not in names


def test_places_that_no_map_has_give_no_drawing() -> None:
    assert draw_map([]) == ""
    assert draw_map([a_place("Samoreth", country="ZZ")]) == ""
