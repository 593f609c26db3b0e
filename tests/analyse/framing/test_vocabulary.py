from __future__ import annotations

import pytest

from alleged.analyse.framing.vocabulary import find_hits, forms_of, read_entries
from alleged.records.framings import Direction, FramingKind


@pytest.mark.parametrize(
    ("words", "part", "wanted"),
    [
        ("bully", "noun", "bullies"),
        ("strongman", "noun", "strongmen"),
        ("witch hunt", "noun", "witch hunts"),
        ("rake in", "verb", "raked in"),
        ("brag", "verb", "bragged"),
        ("vilify", "verb", "vilified"),
        ("squander", "verb", "squandering"),
    ],
)
def test_inflected_forms_are_made_from_the_entry(words: str, part: str, wanted: str) -> None:
    assert wanted in forms_of(words, part)


def test_an_adjective_has_one_form() -> None:
    assert forms_of("brutal", "adj") == ("brutal",)


def test_the_longest_entry_wins() -> None:
    found = find_hits("They spoke of a Witch Hunt.")
    assert [hit.entry.words for hit in found] == ["witch hunt"]


def test_a_hit_slices_to_its_own_words() -> None:
    text = "“Tyrant!”, they cried. Perhaps the junta heard."
    assert [hit.span.of(text) for hit in find_hits(text)] == ["Tyrant", "Perhaps", "junta"]


def test_an_entry_does_not_reach_over_a_line() -> None:
    assert not any(hit.entry.words == "power grab" for hit in find_hits("power\ngrab"))


def test_a_softening_word_for_a_killing_praises_and_a_harsh_one_blames() -> None:
    entries = read_entries()
    soft, harsh = entries["collateral", "damage"], entries["massacre",]
    assert (soft.plain, harsh.plain) == ("killing", "killing")
    assert (soft.direction, harsh.direction) == (Direction.PRAISE, Direction.BLAME)


def test_boosters_and_hedges_point_nowhere() -> None:
    entries = [one for one in read_entries().values() if one.kind is not FramingKind.LOADED]
    assert {one.kind for one in entries} == {FramingKind.BOOSTER, FramingKind.HEDGE}
    assert all(one.direction is None for one in entries)


def test_an_entry_at_the_end_of_a_text_that_begins_longer_ones_is_found() -> None:
    for words in ("rake", "ram", "cave", "illegal"):
        assert all(hit.span.end <= len(words) for hit in find_hits(words))
    assert [hit.entry.words for hit in find_hits("They cave")] == ["cave"]


def test_the_month_is_no_hedge() -> None:
    assert [hit.span.start for hit in find_hits("In May it may rain.")] == [10]


def test_a_long_run_of_letters_is_read_in_linear_time() -> None:
    assert find_hits("a-" * 100_000 + "b" * 100_000) == []
