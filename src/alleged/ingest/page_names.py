"""What the elements of a page are called, and the beginning of what they say."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

NAME_ATTRIBUTES = ("class", "id", "data-testid", "data-component", "data-gu-name")
"""Where sites put names that mean something; class names made by a program mean nothing."""
_CAMEL = re.compile(r"([a-z0-9])([A-Z])")
_SPACE = re.compile(r"\s+")
_WORDS = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=4096)
def words_in(name: str) -> frozenset[str]:
    """The words in a class or id: `storyMeta__pub-date` has story, meta, pub and date."""
    return frozenset(_WORDS.findall(_CAMEL.sub(r"\1 \2", name).lower()))


def words_of(element: Any) -> frozenset[str]:
    """The words in all the names of an element."""
    get = element.get
    written = [get(name) for name in NAME_ATTRIBUTES]
    names = " ".join(name for name in written if name)
    return words_in(names[:500]) if names else frozenset()


def short_text(element: Any, limit: int = 300) -> str:
    """The beginning of what an element says; never reads more of it than needed."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(part[: limit - length])
        length += len(parts[-1])
        if length >= limit:
            break
    return "".join(parts)


BLOCK_TAGS = ("div", "p", "li", "br", "section", "tr", "dd", "dt")


def short_lines(element: Any, limit: int = 300) -> str:
    """The same with a line break where a block begins or ends, and nowhere else."""
    parts: list[str] = []
    length = 0
    for step in element.iter():
        if not isinstance(step.tag, str):
            continue
        if step is not element and step.tag in BLOCK_TAGS:
            parts.append("\n")
        parts.append(_SPACE.sub(" ", (step.text or "")[:limit]))
        length += len(parts[-1])
        if step is not element:
            end = "\n" if step.tag in BLOCK_TAGS else ""
            parts.append(end + _SPACE.sub(" ", (step.tail or "")[:limit]))
            length += len(parts[-1])
        if length >= limit:
            break
    return "".join(parts)[:limit]


def is_small(element: Any) -> bool:
    """Whether it is worth reading: no container of half the page."""
    return len(element) <= 8 and sum(len(child) for child in element) <= 12
