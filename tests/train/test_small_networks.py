"""Small networks are fitted to rows of features."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="the train extra is not installed")

from alleged.train.small_networks import fit_network

DRAWN = np.random.default_rng(5).normal(size=(4000, 3))


def test_what_no_weighted_sum_can_tell_is_learned() -> None:
    right = (DRAWN[:, 0] * DRAWN[:, 1] > 0).astype(np.int64)
    network = fit_network(DRAWN, right, ("one", "other", "noise"), strength=0.01, epochs=150)
    assert ((network.scores(DRAWN)[:, 0] > 0) == right).mean() > 0.9


def test_an_outcome_that_no_row_has_is_never_the_likeliest() -> None:
    right = np.where(DRAWN[:, 2] > 0, 3, 1)
    network = fit_network(DRAWN, right, ("one", "other", "told"), outcomes=4)
    scores = network.scores(DRAWN)
    assert scores.shape == (4000, 4)
    assert (scores.argmax(1) == right).mean() > 0.95
    assert not set(scores.argmax(1).tolist()) & {0, 2}


def test_a_feature_that_never_changes_does_no_harm() -> None:
    rows = np.hstack([DRAWN, np.full((4000, 1), 7.0)])
    network = fit_network(rows, (DRAWN[:, 0] > 0).astype(np.int64), ("a", "b", "c", "same"))
    assert np.isfinite(network.scores(rows)).all()
    assert network.scale[3] == 1.0
