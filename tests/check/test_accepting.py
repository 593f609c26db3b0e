"""Which values a number in prose allows."""

from __future__ import annotations

import pytest

from alleged.analyse.figures import find_figures
from alleged.analyse.sentences import split_sentences
from alleged.analyse.times import find_times
from alleged.check.accepting import Accepted, accepted_values, distance, half_step, negated, scaled
from alleged.ingest.given import document_from_text

CASES = [
    # words, lowest, highest
    ("The mine made 45.8 million tonnes.", 45_571_000, 46_029_000),
    ("The mine made 47,000 tonnes.", 46_500, 47_500),
    ("The mine made 47,321 tonnes.", 47_084.395, 47_557.605),
    ("The mine made 100 million tonnes.", 99_500_000, 100_500_000),
    ("The mine made at least 23 million tonnes.", 22_500_000, None),
    ("The mine made more than 23 million tonnes.", 22_500_000, None),
    ("The mine made no more than 23 million tonnes.", None, 23_500_000),
    ("The mine made about 50,000 tonnes.", 45_000, 55_000),
    ("The mine made between 20 and 30 million tonnes.", 19_500_000, 30_500_000),
    ("The mine made 30 per cent of it.", 29.5, 30.5),
    ("The mine made 21.7 per cent of it.", 21.59, 21.81),
]


@pytest.mark.parametrize(("text", "low", "high"), CASES)
def test_a_number_is_as_exact_as_it_is_written(
    text: str, low: float | None, high: float | None
) -> None:
    document, sentences = document_from_text(text), split_sentences(text)
    times = find_times(document, sentences=sentences)
    (figure,) = find_figures(document, sentences=sentences, times=times)
    found = accepted_values(figure, text, tolerance=0.005)
    assert found.low == pytest.approx(low, rel=1e-3) if low is not None else found.low is None
    assert found.high == pytest.approx(high, rel=1e-3) if high is not None else found.high is None


def test_hostile_digits_have_no_step() -> None:
    assert half_step("", 5.0) == 0
    assert half_step("1.2.3", 5.0) == 0
    assert half_step("0", 0.0) == 0
    assert half_step("٣", 3.0) == 0


def test_a_fall_turns_the_limits_around() -> None:
    assert negated(Accepted(10, 12)) == Accepted(-12, -10)
    assert negated(Accepted(10, None)) == Accepted(None, -10)


def test_an_open_unit_widens_the_limits() -> None:
    found = scaled(Accepted(100, 100), 0.9, 1.1)
    assert found.low == pytest.approx(90)
    assert found.high == pytest.approx(110)


def test_the_distance_is_to_the_nearest_value_allowed() -> None:
    assert distance(Accepted(10, 12), 11) == 0
    assert distance(Accepted(10, 12), 9) == -1
    assert distance(Accepted(10, None), 1e9) == 0
