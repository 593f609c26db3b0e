"""Where quotation marks open and close."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alleged.models.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("She said “no” and “never”.", ["no", "never"]),
        ('He called it "a disgrace".', ["a disgrace"]),
        ("Elle a dit « non » hier.", [" non "]),
        ("The ‘reform’ failed.", ["reform"]),
        ("The 'reform' failed.", ["reform"]),
        ("The workers’ rights and Ana’s car.", []),
        ("It's the workers' day.", []),
        ("The ‘workers’ paradise’ fell.", ["workers’ paradise"]),
        ("The '90s weren't 'em.", []),
        ("“We don’t know ‘him’,” she said.", ["We don’t know ‘him’,"]),
        ("“First.\n\n“Second.”", ["First.", "Second."]),
        (
            "“The whole paragraph stays open.\n\nThe next one does not.",
            ["The whole paragraph stays open."],
        ),
        ("She said “no, and forgot the mark.\n\nNext.", []),
        ('A 6" pipe and a 7" pipe.', []),
        ("He left.” Then “yes” came.", ["yes"]),
        ('"Yes," he said, "it is."', ["Yes,", "it is."]),
        ("„Nein“, sagte er.", ["Nein"]),
        ("He said ``no'' and ''never''.", ["no", "never"]),
        ("He said ``Yes.\n\nIt is.'' and left.", ["Yes.", "It is."]),
        ("He said “Yes.\n\nIt is.” and left.", ["Yes.", "It is."]),
        ('“” and ""', []),
        ("", []),
    ],
)
def test_quotations_are_the_words_between_the_marks(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in find_quotations(text)] == quoted


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab s\n\"“”‘’'«»."), max_size=60))
@example('«"«a\n"')
def test_quotations_never_overlap_and_stay_in_the_text(text: str) -> None:
    spans = find_quotations(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("mark", ['"', "'", "“", "‘", "’", "«", "' a", '"\n', "‘s’ "])
def test_two_hundred_thousand_marks_are_read_in_seconds(mark: str) -> None:
    began = time.process_time()
    find_quotations(mark * 200_000)
    assert time.process_time() - began < 20


def test_the_model_is_given_the_marks_that_it_was_taught() -> None:
    text = "She said ``we are late'' and \"we go.\""
    assert [span.of(text) for span in find_quotations(text)] == ["we are late", "we go."]
    assert [span.of(text) for span in find_quotations(text, as_taught=True)] == ["we go."]


def test_a_doubled_apostrophe_inside_a_word_is_no_mark() -> None:
    text = "the mayor''s men had ``burnt'' the lists, and it is anybody''s guess"
    assert [span.of(text) for span in find_quotations(text)] == ["burnt"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"It went well.\nAll came.\n"\nhe wrote.', ["It went well.", "All came."]),
        ('He said: "I heard it.\n\nThen more.\n\n"\n\nIt rained.', ["I heard it.", "Then more."]),
        ('The 12" pipe broke.\n\nHe said "yes".', ["yes"]),
        ('"We won.\n\n"They lost," he said.', ["We won.", "They lost,"]),
    ],
)
def test_a_straight_mark_may_close_lines_later(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in find_quotations(text)] == quoted
