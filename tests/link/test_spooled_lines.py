"""What is compared is found by its place, whatever the order in which it is asked for."""

from __future__ import annotations

from alleged.link.spooled_lines import spooled_lines


def test_lines_come_back_in_the_order_in_which_they_are_asked_for() -> None:
    kept = [(3, "Zoé — three".encode()), (1, b"one"), (2, b"two\nlines")]
    with spooled_lines(kept) as lines:
        found = [line.decode() for line in lines.of([1, 3, 2, 3])]
    assert found == ["one", "Zoé — three", "two\nlines", "Zoé — three"]


def test_a_dossier_without_pairs_has_no_lines() -> None:
    with spooled_lines([]) as lines:
        assert list(lines.of([])) == []
