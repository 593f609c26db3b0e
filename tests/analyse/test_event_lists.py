"""Who stands in one list with a party."""

from __future__ import annotations

import pytest

from alleged.analyse.event_climb import view_of
from alleged.analyse.event_lists import listed_behind
from alleged.analyse.event_syntax import read_syntax
from alleged.records.spans import Span


def listed(text: str, first: str) -> list[str]:
    view = view_of(read_syntax(text, [Span(0, len(text))])[0])
    at = next(n for n, token in enumerate(view.tokens) if token.text == first)
    return [
        " ".join(token.text for token in view.tokens[chunk.first : chunk.after])
        for chunk in listed_behind(view, view.chunk(at))
    ]


@pytest.mark.parametrize(
    ("text", "first", "others"),
    [
        (
            "Police arrested the queen's son, his chief of staff and four others on Monday.",
            "son",
            ["his chief", "four others"],
        ),
        ("Rebels killed the governor, his wife and two guards.", "governor",
         ["his wife", "two guards"]),
        # what says who a name is, or names who was described, is nobody else
        ("Rebels killed Ana Ruiz, the mayor, and two guards.", "Ruiz", ["two guards"]),
        ("Rebels killed the mayor, Ana Ruiz, and two guards.", "mayor", ["two guards"]),
        # no `and`: no list
        ("Rebels killed the governor, his wife said.", "governor", []),
        ("Rebels killed the governor and fled.", "governor", []),
    ],
)  # fmt: skip
def test_each_group_of_a_list_is_somebody_else(text: str, first: str, others: list[str]) -> None:
    assert listed(text, first) == others
