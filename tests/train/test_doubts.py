"""Limits of doubt: what clean news reaches is shut out, and each half is measured by the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from alleged.models.labels import DOUBTS
from alleged.train.doubtful_sentences import DOUBTFUL, read_lines
from alleged.train.doubts import MARGIN, News, count_alarms, least_of, together


def test_a_limit_lies_above_all_that_news_may_not_reach() -> None:
    news = News(20_000, {"euphemism": [5.0, 4.0, 3.0, 2.0], "merged": [1.5]})
    least = least_of(news)
    assert least["euphemism"] == pytest.approx(3.0 + MARGIN)  # two in 20,000 may reach it
    assert least["merged"] == pytest.approx(MARGIN)
    assert set(least) == set(DOUBTS)
    assert count_alarms(news, least) == 3


def test_a_half_is_judged_by_the_limits_of_the_other() -> None:
    first, second = News(900, {"merged": [2.0]}), News(900, {"merged": [4.0, 1.0]})
    assert count_alarms(second, least_of(first)) == 1
    assert count_alarms(first, least_of(second)) == 0
    both = together((first, second))
    assert (both.sentences, list(both.scores["merged"])) == (1_800, [4.0, 2.0, 1.0])


def test_every_sentence_that_is_kept_is_sound_and_none_that_is_held_is_trained_on() -> None:
    folder = Path(__file__).parents[2] / DOUBTFUL
    train, held = read_lines(folder, "train"), read_lines(folder, "dev")
    assert {line.doubt for line in held} == {line.doubt for line in train} == {None, *DOUBTS}
    assert not {line.text for line in train} & {line.text for line in held}
    assert len({line.text for line in train}) == len(train)
