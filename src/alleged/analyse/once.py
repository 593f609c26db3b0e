"""What several readers ask of the same stretch of text is worked out once a text."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Made = TypeVar("Made")


def in_small_letters(words: str) -> str:
    """Words in small letters, each letter in its place: a pattern without capitals is looked for
    twice as fast in them as one that does not tell capitals apart."""
    low = words.lower()
    return low if len(low) == len(words) else "".join([one.lower()[:1] for one in words])


small_text = lru_cache(maxsize=4)(in_small_letters)
"""As `in_small_letters`, of the texts that are read just now."""


def once_a_text(make: Callable[[str, int, int], Made]) -> Callable[[str, int, int], Made]:
    """Keep what was made of each stretch of the text read last; another text takes its place.

    What is made must not be changed by those who get it. No more than one text is held, so that
    memory does not grow with the number of documents; threads at worst make a thing twice.
    """
    held: tuple[str, dict[tuple[int, int], Made]] = ("", {})

    @wraps(make)
    def kept(text: str, start: int, end: int) -> Made:
        nonlocal held
        known, made = held
        if known is not text:
            made = {}
            held = (text, made)
        found = made.get((start, end))
        if found is None:
            found = made[start, end] = make(text, start, end)
        return found

    return kept
