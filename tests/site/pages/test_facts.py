from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from alleged.records.events import Magnitude, MagnitudeKind
from alleged.records.figures import Bound
from alleged.records.spans import Span
from alleged.site.pages.facts import Cell, Names, Stretch, fold_lines, group_values, stretch_of


def a_number(low: float, bound: Bound = Bound.EXACT, high: float | None = None) -> Magnitude:
    return Magnitude(
        kind=MagnitudeKind.DEAD, span=Span(0, 1), figure_id=None, low=low, high=high, bound=bound
    )


def letters(*numbers: Magnitude) -> list[str]:
    return group_values([stretch_of(one) for one in numbers])


def test_no_less_than_four_and_five_can_hold_together() -> None:
    assert letters(a_number(4, Bound.AT_LEAST), a_number(5)) == ["A", "A"]


def test_two_exact_numbers_cannot() -> None:
    assert letters(a_number(4), a_number(7), a_number(4)) == ["A", "B", "A"]


def test_about_forty_and_forty_two_can_and_forty_nine_cannot() -> None:
    assert letters(a_number(40, Bound.ABOUT), a_number(42), a_number(49)) == ["A", "A", "B"]


def test_at_most_and_at_least_that_do_not_meet_cannot() -> None:
    assert letters(a_number(3, Bound.AT_MOST), a_number(5, Bound.AT_LEAST)) == ["A", "B"]


def test_a_letter_stands_for_what_holds_with_all_before_it_not_only_with_the_first() -> None:
    march = Stretch("2031-03-01", "2031-03-31")
    ninth, tenth = Stretch("2031-03-09", "2031-03-09"), Stretch("2031-03-10", "2031-03-10")
    assert group_values([march, ninth, tenth]) == ["A", "A", "B"]


def test_an_open_end_meets_what_comes_after() -> None:
    since = Stretch("2031-03-09", None)
    assert group_values([since, Stretch("2032-01-01", "2032-01-02")]) == ["A", "A"]
    assert group_values([since, Stretch("2031-01-01", "2031-03-08")]) == ["A", "B"]


def test_what_an_article_does_not_say_has_no_letter() -> None:
    assert group_values([None, frozenset({"tavo renk"}), None]) == ["", "A", ""]


def test_names_are_one_where_they_share_a_party() -> None:
    assert group_values([
        frozenset({"den-1", "den-2"}), frozenset({"den-2"}), frozenset({"den-3"}),
    ]) == ["A", "A", "B"]  # fmt: skip


def named(*names: str) -> Names:
    return Names(frozenset(names), frozenset(frozenset(name.casefold().split()) for name in names))


def test_a_shorter_name_is_no_other_answer_and_another_general_is_one() -> None:
    told = [named("General Arve Tolm"), named("Arve Tolm"), named("General Ines Rook")]
    assert group_values(told) == ["A", "A", "B"]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5)), max_size=12))
def test_stretches_with_one_letter_always_share_a_value(pairs: Any) -> None:
    values = [Stretch(low, low + more) for low, more in pairs]
    grouped: dict[str, list[Stretch[float]]] = {}
    for value, letter in zip(values, group_values(values), strict=True):
        grouped.setdefault(letter, []).append(value)
    for found in grouped.values():
        assert max(one.low or 0 for one in found) <= min(one.high or 0 for one in found)


def line(*cells: str) -> tuple[Cell, ...]:
    """`A 9 dead`: the letter and the words; empty where nothing is said."""
    return tuple(Cell(words=cell[2:], group=cell[:1]) for cell in cells)


def test_an_article_has_one_line_for_sentences_that_can_hold_together() -> None:
    told = fold_lines(
        ["doc-1", "doc-2", "doc-1"],
        [
            line("A fire", "A May", ""),
            line("A fire", "", ""),
            line("B burned", "A 4 May", "A Orla"),
        ],
        wording=0,
    )
    assert told == [
        ("doc-1", line("A fire; burned", "A May; 4 May", "A Orla")),
        ("doc-2", line("A fire", "", "")),
    ]


def test_an_article_that_gives_two_numbers_keeps_both_in_sight() -> None:
    told = fold_lines(
        ["doc-1", "doc-1", "doc-1"],
        [line("A fire", "A 9 dead"), line("A fire", "B 12 dead"), line("A blaze", "B 12 dead")],
        wording=0,
    )
    assert [cells[1].words for _, cells in told] == ["9 dead", "12 dead"]
