"""Numbers that are no numbers: nothing is stored that cannot be read, and an issue says where."""

from __future__ import annotations

import math
import random

import pytest

from alleged.analyse.figures import find_figures, find_unreadable
from alleged.ingest.given import document_from_text
from alleged.records.spans import Span

HOSTILE = {
    "five thousand digits": ("9" * 5000 + " tonnes", 1),
    "five thousand digits in groups": ("1" + ",000" * 1700 + " tonnes", 1),
    "forty-one digits": ("1" * 41 + " tonnes", 1),
    "forty digits": ("1" * 40 + " tonnes", 0),
    "a power beyond all": ("1e1000000 tonnes", 1),
    "a power that a float does not hold": ("1e400 tonnes", 1),
    "an Arabic digit": ("٣ soldiers", 0),
    "superscripts": ("²² men", 0),
    "not a number": ("NaN per cent, inf tonnes, -inf dollars", 0),
    "nothing but points": ("....,,,,.... tonnes", 0),
    "nothing but minus signs": ("-" * 500 + "5 tonnes", 0),
    "a fraction of nothing": ("1/0 tonnes", 0),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_number_gives_no_infinity_and_an_issue_where_it_is_unreadable(name: str) -> None:
    text, issues = HOSTILE[name]
    document = document_from_text(text)
    found = find_unreadable(document)
    assert [issue.code for issue in found] == ["unreadable-figure"] * issues
    assert all(len(issue.what) < 150 for issue in found)
    for figure in find_figures(document, sentences=[Span(0, len(text))], times=[]):
        assert figure.low is not None
        assert math.isfinite(figure.low)
        assert figure.high is None or math.isfinite(figure.high)


def test_the_issue_points_to_the_number() -> None:
    text = "It was " + "7" * 50 + " in all."
    (issue,) = find_unreadable(document_from_text(text))
    assert (issue.start, issue.end) == (7, 57)


def test_a_text_full_of_unreadable_numbers_gives_a_few_issues() -> None:
    assert len(find_unreadable(document_from_text(f"{'8' * 60} " * 500))) == 20


def test_random_numbers_end_as_finite_figures_with_spans_in_the_text() -> None:
    dice = random.Random(7)
    pieces = [
        "1",
        "9",
        "0",
        ",",
        ".",
        "e",
        "-",
        " ",
        "million",
        "%",
        "$",
        "to",
        "½",
        "×10",
        "٣",
        "km",
    ]
    for _ in range(400):
        text = "".join(dice.choice(pieces) for _ in range(dice.randrange(1, 40)))
        document = document_from_text(text)
        for figure in find_figures(document, sentences=[Span(0, len(text))], times=[]):
            assert figure.low is not None
            assert math.isfinite(figure.low)
            for span in (figure.span, *figure.number_spans, *figure.measure):
                assert 0 <= span.start < span.end <= len(text)
