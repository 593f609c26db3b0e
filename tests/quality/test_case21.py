"""From words and events to the types of CASE 2021."""

from __future__ import annotations

import pytest

from alleged.quality.case21 import EVENTS, WORDS, case21_type
from alleged.quality.scorers.classes import CASE21_TYPES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two hand grenades were thrown into a bar in Ardo.", "GRENADE"),
        ("A suicide bomber blew himself up at the gate.", "SUIC_BOMB"),
        ("Warplanes struck the depot in a dawn airstrike.", "AIR_STRIKE"),
        ("The front claimed responsibility for the raid.", "ATTRIB"),
        ("An earthquake shook the valley.", "NATURAL_DISASTER"),
        ("", "OTHER"),
    ],
)
def test_words_decide_where_there_are_no_events(text: str, expected: str) -> None:
    assert case21_type(text, []) == expected


def test_the_tables_name_only_types_that_the_task_has() -> None:
    assert set(WORDS) == set(CASE21_TYPES)
    assert {name for pairs in EVENTS.values() for name, _ in pairs} <= set(CASE21_TYPES)
