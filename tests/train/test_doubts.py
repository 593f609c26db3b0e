"""Limits of doubt: what clean news reaches is shut out, and each half is measured by the other."""

from __future__ import annotations

from pathlib import Path

from alleged.models.labels import DOUBTS
from alleged.train.doubtful_sentences import DOUBTFUL, read_lines
from alleged.train.doubts import (
    FEWEST,
    RIGHT,
    Marked,
    News,
    count_alarms,
    least_of,
    together,
)

HELD = [Marked("merged", score / 2, right=score > 3) for score in range(-2, 14)]
"""From 2.0 on all marks are right, and from 1.0 on eleven of twelve."""


def test_a_limit_lies_above_all_that_news_may_not_reach() -> None:
    assert least_of(News(20_000, {"merged": [5.9, 4.0, 3.2, 3.1]}), HELD) == {"merged": 3.5}
    assert least_of(News(20_000, {"merged": [9.0, 8.0, 7.0]}), HELD) == {}


def test_a_limit_lies_where_most_held_marks_are_right() -> None:
    (least,) = least_of(News(900, {}), HELD).values()
    marks = [one.right for one in HELD if one.score >= least]
    lower = [one.right for one in HELD if one.score >= least - 0.5]
    assert sum(marks) >= RIGHT * len(marks)
    assert sum(lower) < RIGHT * len(lower)


def test_a_kind_that_is_hardly_ever_found_is_not_believed() -> None:
    few = HELD[-FEWEST + 1 :]
    assert least_of(News(900, {}), few) == {}


def test_a_half_is_judged_by_the_limits_of_the_other() -> None:
    first, second = News(900, {"merged": [2.0]}), News(900, {"merged": [4.0, 2.6]})
    assert count_alarms(second, least_of(first, HELD)) == 2
    assert count_alarms(first, least_of(second, HELD)) == 0
    both = together((first, second))
    assert (both.sentences, list(both.scores["merged"])) == (1_800, [4.0, 2.6, 2.0])


def test_every_sentence_that_is_kept_is_sound_and_none_that_is_held_is_trained_on() -> None:
    folder = Path(__file__).parents[2] / DOUBTFUL
    train, held = read_lines(folder, "train"), read_lines(folder, "dev")
    assert {line.doubt for line in held} == {line.doubt for line in train} == {None, *DOUBTS}
    assert not {line.text for line in train} & {line.text for line in held}
    assert len({line.text for line in train}) == len(train)
