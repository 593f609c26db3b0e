"""Texts that are compared are found by their place, whatever the order in which they are asked."""

from __future__ import annotations

from typing import Any

from alleged.link.copy_texts import spooled

BATCHES: list[list[tuple[Any, ...]]] = [[(3, "Zoé — three"), (1, "one")], [], [(2, None)]]


def test_rows_come_back_in_the_order_in_which_they_are_asked_for() -> None:
    with spooled(["place", "text"], BATCHES) as texts:
        found = [row["text"] for row in texts.rows([1, 3, 2, 3])]
    assert found == ["one", "Zoé — three", None, "Zoé — three"]


def test_a_dossier_without_pairs_has_no_texts() -> None:
    with spooled(["place", "text"], []) as texts:
        assert list(texts.rows([])) == []
