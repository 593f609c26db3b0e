"""The best path and the probabilities are those of looking at every path."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from alleged.models.decoding import (
    BLOCK,
    FEW_STEPS,
    FORBIDDEN,
    best_path,
    bio_transitions,
    label_log_probabilities,
    log_probabilities_together,
    mark_odds,
    pool,
    pooled_together,
    spans_of,
)


def random_case(
    seed: int, words: int, labels: int = 5
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    draw = np.random.default_rng(seed)
    scores = draw.normal(size=(words, labels)).astype(np.float32) * 2
    moves = bio_transitions(labels)
    moves[moves == 0] = draw.normal(size=int((moves == 0).sum())).astype(np.float32)
    return scores, moves


def value(path: tuple[int, ...], scores: NDArray[np.float32], moves: NDArray[np.float32]) -> float:
    total = float(moves[-1, path[0]] + scores[0, path[0]])
    for at in range(1, len(path)):
        total += float(moves[path[at - 1], path[at]] + scores[at, path[at]])
    return total


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("words", [1, 2, 5])
def test_the_best_path_is_the_best_of_all_paths(seed: int, words: int) -> None:
    scores, moves = random_case(seed, words)
    paths = itertools.product(range(5), repeat=words)
    best = max(paths, key=lambda path: value(path, scores, moves))
    assert tuple(best_path(scores, moves).tolist()) == best


def word_by_word(scores: NDArray[np.float32], moves: NDArray[np.float32]) -> list[int]:
    """The best path as a textbook has it."""
    total, back = scores[0] + moves[-1], []
    for here in scores[1:]:
        ways = total[:, None] + moves[:-1] + here
        back.append(ways.argmax(0))
        total = ways.max(0)
    path = [int(total.argmax())]
    for came_from in reversed(back):
        path.append(int(came_from[path[-1]]))
    return path[::-1]


@pytest.mark.parametrize("labels", [3, 7, 9])
@pytest.mark.parametrize("words", [FEW_STEPS, FEW_STEPS + 1, 200, BLOCK, BLOCK + 1, 2 * BLOCK + 77])
def test_a_long_text_has_the_path_that_going_word_by_word_finds(words: int, labels: int) -> None:
    scores, moves = random_case(words, words, labels)
    assert best_path(scores, moves).tolist() == word_by_word(scores, moves)


@pytest.mark.parametrize("labels", [3, 7, 9])
@pytest.mark.parametrize("likelier", [4.0, 8.0, 12.0])
def test_words_that_are_surely_outside_change_no_path(likelier: float, labels: int) -> None:
    scores, moves = random_case(3, 600, labels)
    draw = np.random.default_rng(4)
    scores[:, 0] += likelier * draw.random(len(scores), dtype=np.float32)
    scores[:, 0] += likelier * (draw.random(len(scores)) < 0.8)
    firsts = [0, 100, 101, 350]
    alone = [word_by_word(part, moves) for part in np.split(scores, firsts[1:])]
    path = best_path(scores, moves, firsts).tolist()
    assert path == list(itertools.chain.from_iterable(alone))
    assert 0 < sum(map(bool, path)) < 600


def test_texts_side_by_side_have_the_paths_that_each_has_alone() -> None:
    cases = [random_case(seed, words)[0] for seed, words in enumerate([9, 40, 1, 40, 3])]
    _, moves = random_case(0, 1)
    firsts = [0, 9, 49, 50, 90]
    together = best_path(np.concatenate(cases), moves, firsts).tolist()
    for first, scores in zip(firsts, cases, strict=True):
        assert together[first : first + len(scores)] == best_path(scores, moves).tolist()


@pytest.mark.parametrize("seed", range(4))
def test_heads_have_the_same_probabilities_together_as_alone(seed: int) -> None:
    cases = [random_case(seed, 30, labels) for labels in (7, 3, 9)]
    windows = [(0, 8), (8, 30)]
    heads, moves = [scores for scores, _ in cases], [moves for _, moves in cases]
    together = log_probabilities_together(heads, moves, windows)
    for scores, table, logs in zip(heads, moves, together, strict=True):
        assert np.allclose(logs, label_log_probabilities(scores, table, windows), atol=1e-6)


def test_probabilities_add_up_to_one_in_a_window_of_a_thousand_words() -> None:
    draw = np.random.default_rng(5)
    scores = draw.normal(size=(1_000, 7)).astype(np.float32) * 8
    moves = bio_transitions(7) + draw.normal(size=(8, 7)).astype(np.float32) * 3
    logs = label_log_probabilities(scores, moves, [(0, 1_000)])
    assert np.allclose(np.exp(logs).sum(1), 1.0, atol=1e-4)
    middle = label_log_probabilities(scores[400:600], moves, [(0, 200)])
    assert np.allclose(logs[450:550], middle[50:150], atol=1e-3)


def test_classes_pooled_together_have_the_scores_that_each_head_has_alone() -> None:
    draw = np.random.default_rng(2)
    heads = [draw.normal(size=(31, size)).astype(np.float32) for size in (4, 6, 2)]
    alone = [score for one in heads for score in pool(one).tolist()]
    assert pool(pooled_together(heads)).tolist() == alone


@pytest.mark.parametrize("seed", range(6))
def test_probabilities_are_the_shares_of_all_paths(seed: int) -> None:
    scores, moves = random_case(seed, 5)
    total = np.zeros((5, 5))
    for path in itertools.product(range(5), repeat=5):
        weight = np.exp(value(path, scores, moves))
        for at, label in enumerate(path):
            total[at, label] += weight
    expected = total / total.sum(1, keepdims=True)
    found = np.exp(label_log_probabilities(scores, moves, [(0, 5)]))
    assert np.allclose(found, expected, atol=1e-5)


def test_a_window_has_the_same_probabilities_beside_other_windows() -> None:
    scores, moves = random_case(3, 40)
    windows = [(0, 7), (7, 30), (30, 31), (31, 40)]
    together = label_log_probabilities(scores, moves, windows)
    for begin, end in windows:
        alone = label_log_probabilities(scores[begin:end], moves, [(0, end - begin)])
        assert np.array_equal(together[begin:end], alone)


def test_an_inside_label_never_follows_another_kind() -> None:
    draw = np.random.default_rng(0)
    moves = bio_transitions(7)
    for _ in range(50):
        path = best_path(draw.normal(size=(30, 7)).astype(np.float32) * 5, moves).tolist()
        for before, label in zip([0, *path], path, strict=False):
            assert label == 0 or label % 2 == 1 or before in (label, label - 1)


def test_forbidden_is_far_below_any_real_sum() -> None:
    assert FORBIDDEN < -1000


def test_an_empty_text_has_an_empty_path() -> None:
    empty = np.zeros((0, 7), dtype=np.float32)
    assert best_path(empty, bio_transitions(7)).tolist() == []
    assert label_log_probabilities(empty, bio_transitions(7), []).shape == (0, 7)
    assert spans_of(np.zeros(0, dtype=np.int64)) == []


@pytest.mark.parametrize(
    ("path", "spans"),
    [
        ([0, 0], []),
        ([1, 2, 2, 0], [(0, 0, 3)]),
        ([1, 1, 2], [(0, 0, 1), (0, 1, 3)]),
        ([3, 4, 5, 6, 0, 1], [(1, 0, 2), (2, 2, 4), (0, 5, 6)]),
        ([5, 6], [(2, 0, 2)]),
    ],
)
def test_spans_run_from_a_beginning_to_the_last_inside_label(
    path: list[int], spans: list[tuple[int, int, int]]
) -> None:
    assert spans_of(np.asarray(path)) == spans


def test_the_odds_of_a_mark_are_those_of_all_labels_but_the_first() -> None:
    scores = np.log(np.asarray([[0.9, 0.06, 0.04], [0.2, 0.3, 0.5]], dtype=np.float32))
    assert np.allclose(1 / (1 + np.exp(-mark_odds(scores))), [0.1, 0.8])
