"""Two articles on one story that date its night differently."""

from __future__ import annotations

import pytest
from tests.link.test_claims import article, linked
from tests.link.test_number_clashes import STORY

from alleged.records.claims import Clash, Contradiction


def nights(one: str, other: str, days: tuple[str, str]) -> list[Contradiction]:
    _, found = linked(
        article(STORY + one, day=days[0]), article(STORY + other, outlet="The Echo", day=days[1])
    )
    return [each for each in found if each.clash is Clash.DATE]


AFTER = ("2031-05-12", "2031-05-14")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tanks rolled into Orn on the night of 8 May.",
         "Soldiers stormed the mill on the night of 9 May."),
        ("The rising in Orn began on the night of 8 to 9 May.",
         "The plot was crushed on the night of 7 May."),
        ("Shots were fired in Orn late on Thursday.",
         "The brigade marched on the night of 9 May."),
    ],
)  # fmt: skip
def test_two_nights_of_one_story_are_told(one: str, other: str) -> None:
    (found,) = nights(one, other, AFTER)
    assert "night" in found.reason


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        # one night in two ways
        ("Tanks rolled into Orn on the night of 8 May.",
         "Soldiers stormed the mill on the night of 8 to 9 May.", AFTER),
        ("Tanks rolled into Orn on the night of 8 May.",
         "Soldiers stormed the mill late on Thursday.", AFTER),
        # the first article came out before the second night
        ("Tanks rolled into Orn on the night of 8 May.",
         "Soldiers stormed the mill on the night of 9 May.", ("2031-05-09", "2031-05-12")),
        # one article tells of both
        ("Tanks rolled into Orn on the night of 8 May. They left on the night of 9 May.",
         "Soldiers stormed the mill on the night of 9 May.", AFTER),
        # two weeks apart
        ("Tanks rolled into Orn on the night of 8 May.",
         "Soldiers stormed the mill on the night of 21 April.", AFTER),
    ],
)  # fmt: skip
def test_nights_that_can_both_be_are_not_told(one: str, other: str, days: tuple[str, str]) -> None:
    assert not nights(one, other, days)


def test_nights_of_two_stories_are_not_held_against_each_other() -> None:
    _, found = linked(
        article("Tanks rolled into Orn on the night of 8 May.", day=AFTER[0]),
        article("Soldiers stormed a mill on the night of 9 May.", outlet="The Echo", day=AFTER[1]),
    )
    assert not found
