from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

from alleged.site.drawings.timeline import describe, draw_timeline
from alleged.site.rows import TimelineRow


def link(name: str, **values: str) -> str:
    return f"/{name}/{values['id']}"


def a_row(id: str, begin: str | None, end: str | None, **fields: object) -> TimelineRow:
    given = {
        "id": id,
        "kind": "incident",
        "label": f"“raid”, Orvane {id}",
        "sort": "assault",
        "begin": begin,
        "end": end,
        "certain": begin is not None and begin == end,
        "documents": 2,
        "told": "as done 2",
        "answer": "",
    }
    return TimelineRow(**{**given, **fields})  # type: ignore[arg-type]


def classes(drawn: str, row: str) -> list[str]:
    """Classes of the shapes of a row."""
    tree = ElementTree.fromstring(drawn)
    anchor = next(one for one in tree.iter("a") if one.get("href", "").endswith(row))
    return [one.get("class", "") for one in anchor.iter() if one.tag in ("rect", "line")]


def test_a_day_that_all_give_is_a_full_mark_and_a_stretch_is_not() -> None:
    drawn = draw_timeline(
        [a_row("one", "2031-03-09", "2031-03-09"), a_row("two", "2031-03-01", "2031-03-31")], link
    )
    assert classes(drawn, "/one") == ["day"]
    assert classes(drawn, "/two") == ["stretch"]


def test_an_open_end_runs_out_in_dots_on_its_side() -> None:
    drawn = draw_timeline(
        [a_row("since", "2031-03-09", None), a_row("until", None, "2031-03-20")], link
    )
    assert classes(drawn, "/since") == ["open", "edge"]
    assert classes(drawn, "/until") == ["open", "edge"]
    tree = ElementTree.fromstring(drawn)
    for name, side in (("/since", "x1"), ("/until", "x2")):
        anchor = next(one for one in tree.iter("a") if one.get("href", "").endswith(name))
        dots, edge = (one for one in anchor.iter("line"))
        assert edge.get("x1") == dots.get(side)


def test_one_day_of_which_articles_differ_is_not_drawn_as_sure() -> None:
    drawn = draw_timeline([a_row("one", "2031-03-09", "2031-03-09", certain=False)], link)
    assert classes(drawn, "/one") == ["stretch"]


def test_what_lies_long_before_stands_at_the_edge_with_its_year() -> None:
    near = [a_row(str(day), f"2031-03-{day:02}", f"2031-03-{day:02}") for day in range(1, 21)]
    drawn = draw_timeline([a_row("old", "1974-05-02", "1974-05-02"), *near], link)
    tree = ElementTree.fromstring(drawn)
    anchor = next(one for one in tree.iter("a") if one.get("href", "").endswith("/old"))
    words = next(one.text for one in anchor.iter("text"))
    assert words is not None
    assert words.startswith("‹ 1974")


def test_no_two_rows_of_a_lane_cover_each_other() -> None:
    rows = [
        a_row(str(i), f"2031-03-{1 + i % 28:02}", f"2031-03-{1 + i % 28:02}") for i in range(60)
    ]
    tree = ElementTree.fromstring(draw_timeline(rows, link))
    lanes: dict[str, list[tuple[float, float]]] = {}
    for anchor in tree.iter("a"):
        rect = next(anchor.iter("rect"))
        left = float(rect.get("x", "0"))
        lanes.setdefault(rect.get("y", ""), []).append((left, left + float(rect.get("width", "0"))))
    assert len(lanes) > 1
    for found in lanes.values():
        found.sort()
        assert all(end <= start for (_, end), (start, _) in pairwise(found))


def test_no_rows_or_no_days_give_no_drawing() -> None:
    assert draw_timeline([], link) == ""
    assert draw_timeline([a_row("one", None, None)], link) == ""
    assert draw_timeline([a_row("one", "not a day", None)], link) == ""


def test_a_row_in_words_has_the_denial_beside_the_charge() -> None:
    row = a_row("one", "2031-03-01", None, answer="denied by Tavo Renk")
    assert "from 2031-03-01 on, until when is not said" in describe(row)
    assert "denied by Tavo Renk" in describe(row)


def test_text_of_articles_stays_text() -> None:
    row = a_row("one", "2031-03-09", "2031-03-09", label='<script>alert(1)</script>"\u202e')
    drawn = draw_timeline([row], link)
    assert "<script" not in drawn
    assert "\u202e" not in drawn
    ElementTree.fromstring(drawn)
    assert "style=" not in drawn
