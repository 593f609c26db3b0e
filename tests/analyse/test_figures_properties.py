"""What holds for the figures of any text whatever."""

from __future__ import annotations

import math
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.analyse.figures import find_figures, may_hold_number
from alleged.ingest.given import document_from_text
from alleged.quality.newsquant import newsquant_rows
from alleged.records.figures import Bound, Figure
from alleged.records.spans import Span

PIECES = st.sampled_from(
    [
        "one",
        "five",
        "twenty",
        "hundred",
        "million",
        "billion",
        "dozen",
        "half",
        "a",
        "of",
        "and",
        "or",
        "to",
        "from",
        "between",
        "about",
        "over",
        "no",
        "less",
        "than",
        "at",
        "least",
        "up",
        "$",
        "€",
        "US$",
        "Rs",
        "£",
        "5",
        "12.5",
        "1,234",
        "2019",
        "0",
        "007",
        "3-1",
        "5-10",
        "1e9",
        "per",
        "cent",
        "%",
        "tonnes",
        "km",
        "people",
        "soldiers",
        "year-old",
        "aged",
        "third",
        "place",
        "rose",
        "fell",
        "by",
        ",",
        ".",
        ";",
        "(",
        ")",
        "-",
        "–",
        "'",
        '"',
        "£",
        "²",
        "٣",
        "½",
        "6'2\"",
        "m",
        "k",
        "bn",
        "May",
        "24",
        "Elvar",
        "Boeing",
        "747",
        "who",
        "was",
        "44",
        "+0.2%",
        "-5",
        "minus",
        "~",
        ">",
        "1.5-2",
        "in",
        "out",
    ]
)
WORDY = st.lists(PIECES, max_size=30).map(" ".join)
GLUED = st.lists(PIECES, max_size=20).map("".join)
ANY = st.text(max_size=120)


def figures_of(text: str) -> list[Figure]:
    return find_figures(document_from_text(text), sentences=[Span(0, len(text))], times=[])


@given(st.one_of(WORDY, GLUED, ANY))
@settings(max_examples=700, deadline=None)
def test_every_span_lies_in_the_text_and_every_value_is_finite(text: str) -> None:
    found = figures_of(text)
    for figure in found:
        spans = [*figure.number_spans, figure.unit_span, figure.counted, figure.span]
        for span in spans:
            if span is not None:
                assert 0 <= span.start < span.end <= len(text)
        assert all(figure.span.holds(span) for span in figure.number_spans)
        assert figure.low is not None
        assert math.isfinite(figure.low)
        if figure.high is not None:
            assert math.isfinite(figure.high)
            assert figure.low <= figure.high
            assert figure.bound == Bound.BETWEEN
        assert 0 < figure.probability < 1
        assert figure.reason
    assert len({figure.id for figure in found}) == len(found)
    assert found == sorted(found, key=lambda figure: figure.span.start)


@given(st.one_of(WORDY, GLUED))
@settings(max_examples=150, deadline=None)
def test_the_same_text_gives_the_same_figures(text: str) -> None:
    assert figures_of(text) == figures_of(text)


@given(WORDY, WORDY)
@settings(max_examples=150, deadline=None)
def test_a_sentence_does_not_change_its_neighbour(one: str, two: str) -> None:
    text = f"{one}\n{two}"
    parts = [Span(0, len(one)), Span(len(one) + 1, len(text))]
    document = document_from_text(text)
    both = find_figures(document, sentences=parts, times=[])
    apart = [
        figure for part in parts for figure in find_figures(document, sentences=[part], times=[])
    ]
    assert both == apart
    assert both == find_figures(document, sentences=parts[::-1], times=[])


@given(st.one_of(WORDY, GLUED, ANY))
@settings(max_examples=200, deadline=None)
def test_the_filter_before_the_grammar_loses_no_figure(text: str) -> None:
    assert may_hold_number(text) or not figures_of(text)


@given(st.one_of(WORDY, GLUED))
@settings(max_examples=200, deadline=None)
def test_any_figures_have_rows_for_newsquant(text: str) -> None:
    for row in newsquant_rows(figures_of(text), text):
        assert 0 <= row["start"] < row["end"] <= len(text)
        assert row["bound"] in ("=", "~", "<", ">", "up", "down")


HOSTILE = {
    "5,000 digits": "9" * 5000,
    "exponent": "1e1000000 tonnes",
    "Arabic digits": "٣ soldiers and ٣٤ tanks",
    "superscripts": "²² and 10²² and m²²",
    "nan": "NaN per cent, inf dollars, -inf, 1e999",
    "many commas": "1,000" * 1000,
    "many points": "1." * 2000,
    "scale after scale": "5 million" + " million" * 2000,
    "hundreds": "one hundred " * 2000,
    "currency signs": "$" * 5000,
    "quotes": "6'2\"" * 2000,
    "hyphens": "5-" * 3000,
    "from to": "from 5 to " * 1000,
    "bounds": "at least " * 2000 + "5 tonnes",
    "full-width": "５０ per cent",
    "null": "5\x00 million\x00 tonnes",
    "bidi": "5\u202e tonnes\u202c of ore",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_numbers_raise_nothing_and_stay_finite(text: str) -> None:
    for figure in figures_of(text):
        assert figure.low is not None
        assert math.isfinite(figure.low)


def test_more_than_forty_digits_are_no_figure() -> None:
    assert figures_of(f"The debt is ${'9' * 41}.") == []
    assert [figure.low for figure in figures_of(f"The debt is ${'9' * 40}.")] == [float("9" * 40)]


@pytest.mark.parametrize(
    "piece",
    ["a", " ", "9", '"', "9 ", "five ", "5,", "1-", "5 to ", "two of ", "a.", "$", "6 feet "],
)
def test_time_grows_with_the_length_and_not_with_its_square(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        begin = time.process_time()
        figures_of(text)
        return time.process_time() - begin

    seconds(500)
    short, long = (min(seconds(times) for _ in range(3)) for times in (1500, 12_000))
    # Eight times the text: a square would take 64 times as long.
    assert long < 30 * short + 0.5
