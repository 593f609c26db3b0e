"""Word lists in source code."""

from __future__ import annotations


def word_set(listed: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(listed.split())
