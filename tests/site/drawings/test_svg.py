from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from alleged.site.drawings.svg import anchor, drawing, element, empty, number, shortened


@given(st.text(max_size=60))
def test_any_text_gives_sound_markup_with_no_element_of_its_own(words: Any) -> None:
    made = drawing(
        "one",
        element("text", words, x=1.25, class_=words),
        anchor("/x", empty("rect", width=3), label=words),
        width=10,
        height=5,
        title=words,
        description=words,
    )
    tree = ElementTree.fromstring(made)
    tags = [one.tag for one in tree.iter()]
    assert tags == ["svg", "title", "desc", "text", "a", "title", "rect"]


def test_attributes_are_named_as_svg_names_them_and_none_is_left_out() -> None:
    made = empty("line", x1=1, stroke_width=2.5, text_anchor=None, class_="grid")
    assert made == '<line x1="1" stroke-width="2.5" class="grid"/>'


def test_a_coordinate_has_one_decimal_at_most() -> None:
    assert [number(value) for value in (3, 3.04, 3.05001, -0.01)] == ["3", "3", "3.1", "0"]


def test_shortened_words_say_that_something_is_left_out() -> None:
    assert shortened("the  north \n gate", 14) == "the north gate"
    assert shortened("the north gate of Orvane", 14) == "the north gat…"
