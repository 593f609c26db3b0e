from __future__ import annotations

from math import dist

from alleged.site.index.layout import ROOM_X, ROOM_Y, place_parties


def test_parties_with_a_tie_stand_nearer_than_those_without() -> None:
    ids = ["a", "b", "c", "d"]
    at = dict(zip(ids, place_parties(ids, {("a", "b"): 3, ("c", "d"): 3}), strict=True))
    assert dist(at["a"], at["b"]) < dist(at["a"], at["c"])
    assert dist(at["c"], at["d"]) < dist(at["b"], at["d"])


def test_places_lie_inside_and_are_the_same_each_time() -> None:
    ids = [f"den-{i}" for i in range(40)]
    ties = {(ids[i], ids[(i * 7 + 1) % 40]): 1 + i % 3 for i in range(0, 40, 2)}
    first = place_parties(ids, ties)
    assert first == place_parties(ids, ties)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in first)
    assert len(set(first)) == 40


def test_one_party_or_none_needs_no_room() -> None:
    assert place_parties([], {}) == []
    assert place_parties(["a"], {}) == [(0.5, 0.5)]


def test_a_party_with_ties_to_all_leaves_the_others_room_for_their_names() -> None:
    ids = [f"den-{i}" for i in range(60)]
    at = place_parties(ids, {("den-0", id): 4 for id in ids[1:40]})
    touching = sum(
        abs(a[0] - b[0]) < ROOM_X / 2 and abs(a[1] - b[1]) < ROOM_Y / 2
        for i, a in enumerate(at)
        for b in at[:i]
    )
    assert touching <= 3
