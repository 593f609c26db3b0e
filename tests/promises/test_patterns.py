"""P5: no regular expression of ours can take more than linear time by repeating a repetition."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import alleged

ENDLESS = 1_000
"""A repetition with this upper limit or a higher one counts as having none."""
HEAVY = ("alleged.train",)
"""Needs packages that only training has."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern that a module of the package holds, with its name."""
    for module in pkgutil.walk_packages(alleged.__path__, "alleged."):
        if module.name.startswith(HEAVY) or module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for number, pattern in enumerate(_inside(value)):
                yield f"{module.name}.{name}[{number}]", pattern


def _inside(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 3 and isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from _inside(one, depth + 1)
    elif depth < 3 and isinstance(value, dict):
        for one in value.values():
            yield from _inside(one, depth + 1)


def nested(tree: Any, inside: bool = False) -> bool:
    """Whether an endless repetition stands in another one, possessive and atomic ones aside, and
    those whose turns begin with a sign that the inner one cannot take: `x+(?:-x+)*`."""
    for code, argument in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            _, most, body = argument
            endless = is_endless(most)
            if inside and endless:
                return True
            if nested(body, inside or endless) and not (endless and is_parted(body)):
                return True
        elif code is codes.BRANCH:
            if any(nested(branch, inside) for branch in argument[1]):
                return True
        elif code is codes.SUBPATTERN:
            if nested(argument[-1], inside):
                return True
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            if nested(argument[1], inside):
                return True
        elif code is codes.GROUPREF_EXISTS and any(
            nested(branch, inside) for branch in argument[1:] if branch
        ):
            return True
    return False


def is_endless(most: Any) -> bool:
    return most is codes.MAXREPEAT or int(most) >= ENDLESS


def is_parted(body: Any) -> bool:
    """Whether each turn begins with one of a few signs, and then one repetition without them."""
    if len(body) != 2 or body[1][0] is not codes.MAX_REPEAT:
        return False
    code, argument = body[0]
    signs = [(code, argument)] if code is codes.LITERAL else argument
    if code not in (codes.LITERAL, codes.IN) or any(kind is not codes.LITERAL for kind, _ in signs):
        return False
    inner = compiler.compile(body[1][1][2])
    return not any(inner.match(chr(sign)) for _, sign in signs)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(a+)+b", True),
        ("(?:a*b|c)*", True),
        ("a+b+", False),
        ("a+(?:-a+)*", False),
        ("a+(?:a?a+)*", True),
    ],
)
def test_a_repetition_of_a_repetition_is_seen(text: str, expected: bool) -> None:
    assert nested(parser.parse(text)) is expected


def test_no_pattern_repeats_a_repetition() -> None:
    found = dict(patterns())
    assert len(found) > 100
    faults = [
        name
        for name, pattern in found.items()
        if nested(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    ]
    assert faults == []
