"""Alignment of extracted blocks with the letters of a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alleged.ingest.align import align_blocks

LEAD = "Themayorsaidonmondaythatthebridgewouldbeclosed"
NEXT = "Engineershadwarnedforyearsandnobodyhadreadtheletters"


def places(blocks: list[str], page: str) -> list[list[tuple[int, int]]]:
    return [[(m.place, m.length) for m in found] for found in align_blocks(blocks, page)]


def test_blocks_are_found_one_after_the_other() -> None:
    page = f"menu{LEAD}box{NEXT}foot"
    assert places([LEAD, NEXT], page) == [[(4, len(LEAD))], [(7 + len(LEAD), len(NEXT))]]


def test_a_lead_that_a_teaser_above_repeats_is_taken_by_its_neighbour() -> None:
    page = f"{LEAD}moremenu{LEAD}{NEXT}"
    assert places([LEAD, NEXT], page)[0] == [(page.rindex(LEAD), len(LEAD))]


def test_a_short_heading_is_looked_for_between_its_neighbours_only() -> None:
    page = f"Background{LEAD}Background{NEXT}Background"
    start = len("Background") + len(LEAD)
    assert places([LEAD, "Background", NEXT], page)[1] == [(start, len("Background"))]


def test_what_the_extractor_dropped_or_changed_splits_a_match() -> None:
    page = f"{LEAD[:20]}ADVERT{LEAD[20:]}{NEXT[:30]}X{NEXT[31:]}"
    (lead, following) = align_blocks([LEAD, NEXT], page)
    assert [m.length for m in lead] == [20, len(LEAD) - 20]
    assert sum(m.length for m in following) == len(NEXT) - 1


@given(st.lists(st.text("abc", max_size=60), max_size=6), st.text("abc", max_size=200))
def test_matches_say_the_same_and_their_places_grow(blocks: list[str], page: str) -> None:
    for block, found in zip(blocks, align_blocks(blocks, page), strict=True):
        end = at = 0
        for match in found:
            assert match.at >= at
            assert match.place >= end
            there = page[match.place : match.place + match.length]
            assert there == block[match.at : match.at + match.length]
            at, end = match.at + match.length, match.place + match.length
