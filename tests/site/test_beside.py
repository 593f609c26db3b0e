"""The characters of a text in its original."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.ingest.visible import VisibleBlock, VisiblePiece
from alleged.publish.segments import Layer, Mark
from alleged.records.documents import BlockKind
from alleged.records.spans import OffsetRun, Span
from alleged.site.beside import BREAK, align, covered, lay_out, marks_there, unaligned

TEXT = "Kelm burned twice.\n\nNobody was hurt."


def block(*pieces: tuple[str, str | None, int]) -> VisibleBlock:
    return VisibleBlock(
        kind=BlockKind.PARAGRAPH,
        part="",
        pieces=tuple(VisiblePiece(words=w, node=n, offset=o) for w, n, o in pieces),
    )


def run(start: int, end: int, node: str, offset: int, **more: object) -> OffsetRun:
    return OffsetRun(start, end, node, offset, **more)  # type: ignore[arg-type]


PAGE = lay_out(
    [
        block(("Home", "nav", 0)),
        block(("Kelm ", "a", 2), ("burned", "b", 0), (" twice.", "a", 7)),
        block(("Nobody was hurt.", "c", 0)),
    ]
)
RUNS = (run(0, 5, "a", 2), run(5, 11, "b", 0), run(11, 18, "a", 7), run(20, 36, "c", 0))


def mark(start: int, end: int, id: str = "fig-1") -> Mark:
    return Mark(Span(start, end), Layer.FIGURE, id, "figure", anchor=True)


def test_a_mark_over_several_nodes_is_one_stretch_of_the_original() -> None:
    made, missing = marks_there([mark(0, 18)], align(TEXT, RUNS, PAGE), PAGE)
    assert [one.span.of(PAGE.text) for one in made] == ["Kelm burned twice."]
    assert missing == 0


def test_a_mark_over_two_paragraphs_is_two_and_led_to_once() -> None:
    made, _ = marks_there([mark(5, 26)], align(TEXT, RUNS, PAGE), PAGE)
    assert [(one.span.of(PAGE.text), one.anchor) for one in made] == [
        ("burned twice.", True),
        ("Nobody", False),
    ]


def test_what_differs_by_one_character_is_not_aligned() -> None:
    other = lay_out([block(("Kelm burned twice!", "a", 0))])
    assert align(TEXT, [run(0, 18, "a", 0)], other) == ()
    made, missing = marks_there([mark(0, 4)], align(TEXT, [run(0, 18, "a", 0)], other), other)
    assert (made, missing) == ([], 1)


def test_what_was_mended_stands_for_the_whole_of_it() -> None:
    text = "the efficient crew"
    page = lay_out([block(("the eﬃcient crew", "a", 0))])
    runs = [
        run(0, 5, "a", 0),
        run(5, 8, "a", 5, repair="ligature", length=1),
        run(8, 18, "a", 6),
    ]
    stretches = align(text, runs, page)
    assert unaligned(text, stretches) == 0
    made, _ = marks_there([mark(4, 6)], stretches, page)
    assert [one.span.of(page.text) for one in made] == ["eﬃ"]


def test_characters_that_were_left_out_lie_inside_the_mark_around_them() -> None:
    text = "the efficient crew"
    page = lay_out([block(("the effi\u00adcient crew", "a", 0))])
    runs = [
        run(0, 8, "a", 0),
        run(8, 8, "a", 8, repair="soft hyphen", length=1),
        run(8, 18, "a", 9),
    ]
    made, _ = marks_there([mark(4, 13)], align(text, runs, page), page)
    assert [one.span.of(page.text) for one in made] == ["effi\u00adcient"]


def test_a_node_that_nobody_sees_is_counted_as_not_found() -> None:
    stretches = align(TEXT, [run(0, 18, "/html/head/title/text()[1]", 0), RUNS[3]], PAGE)
    assert unaligned(TEXT, stretches) == len("Kelmburnedtwice.")


def test_blocks_that_were_not_read_are_told_apart() -> None:
    assert covered(align(TEXT, RUNS, PAGE), PAGE.blocks) == [False, True, True]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_whatever_the_map_says_a_stretch_has_the_same_characters_in_both(
    data: st.DataObject,
) -> None:
    words = st.text(alphabet="ab \n\U0001f600", max_size=12)
    pieces = data.draw(
        st.lists(st.tuples(words, st.sampled_from("nm"), st.integers(0, 8)), max_size=6)
    )
    laid = lay_out([block(*pieces[:3]), block(*pieces[3:])])
    text = data.draw(words)
    size = st.integers(0, len(text))
    made = [
        run(min(a, b), max(a, b), node, offset)
        for a, b, node, offset in data.draw(
            st.lists(st.tuples(size, size, st.sampled_from("nm"), st.integers(0, 12)), max_size=4)
        )
    ]
    stretches = align(text, sorted(made, key=lambda one: one.start), laid)
    for one in stretches:
        assert one.span.of(text) == one.there.of(laid.text)
    marks, _ = marks_there([mark(0, len(text))], stretches, laid)
    for found in marks:
        assert 0 <= found.span.start < found.span.end <= len(laid.text)
        assert BREAK not in found.span.of(laid.text) or "\n" in text
