"""Windows hold whole sentences, every word once."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.models.reader import context_start
from alleged.models.windows import pack_windows, sentence_starts
from alleged.models.wordpiece import Words
from alleged.records.spans import Span


def make_words(pieces: list[int]) -> Words:
    """Words of one character with a blank between, and so many pieces each."""
    count = len(pieces)
    starts = np.arange(count) * 2
    return Words(
        starts=starts,
        ends=starts + 1,
        pieces=np.zeros(sum(pieces), dtype=np.int64),
        first_piece=np.concatenate(([0], np.cumsum(pieces))).astype(np.int64),
        forms=np.zeros(count, dtype=np.int64),
    )


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.integers(1, 12), min_size=1, max_size=60),
    st.sets(st.integers(0, 120), max_size=12),
    st.integers(12, 40),
    st.none() | st.integers(1, 40),
)
def test_every_word_lies_in_exactly_one_window_that_is_not_too_long(
    pieces: list[int], borders: set[int], most: int, first: int | None
) -> None:
    words = make_words(pieces)
    sentences = [Span(start, start + 1) for start in sorted(borders)]
    starts = sentence_starts(words, sentences)
    windows = pack_windows(words, starts, max_pieces=most, first_max=first)
    assert [begin for begin, _ in windows] == [0, *(end for _, end in windows[:-1])]
    assert windows[-1][1] == len(words)
    assert all(words.first_piece[end] - words.first_piece[begin] <= most for begin, end in windows)


def test_sentences_are_kept_whole_where_they_fit() -> None:
    words = make_words([1] * 30)
    starts = np.asarray([0, 8, 16, 24])
    assert pack_windows(words, starts, max_pieces=16) == [(0, 16), (16, 30)]


def test_a_sentence_longer_than_a_window_is_cut_between_words() -> None:
    words = make_words([3] * 10)
    assert pack_windows(words, np.asarray([0]), max_pieces=10) == [(0, 3), (3, 6), (6, 9), (9, 10)]


def test_no_words_give_no_windows() -> None:
    words = make_words([])
    assert pack_windows(words, sentence_starts(words, [Span(0, 1)]), max_pieces=10) == []


def test_context_takes_whole_sentences_before_the_window() -> None:
    words = make_words([1] * 30)
    starts = np.asarray([0, 8, 16, 24])
    assert context_start(words, starts, 24, 10) == 16
    assert context_start(words, starts, 24, 16) == 8
    assert context_start(words, starts, 24, 3) == 24
    assert context_start(words, starts, 0, 50) == 0
