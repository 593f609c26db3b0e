"""Small networks of weights files."""

from __future__ import annotations

import math

import numpy as np
import pytest

from alleged.models.small_network import SmallNetwork


def test_a_score_is_what_two_layers_make_of_levelled_features() -> None:
    network = SmallNetwork(
        features=("height", "weight"),
        mean=(1.0, 0.0),
        scale=(2.0, 1.0),
        hidden=((1.0, 0.0, 0.5), (0.0, -1.0, 0.0)),
        output=((2.0, 1.0, 0.25), (0.0, 1.0, 0.0)),
    )
    scores = network.scores(np.array([[3.0, 2.0], [1.0, 0.0]]))
    first = 2 * math.tanh(1.5) + math.tanh(-2.0) + 0.25
    assert scores[0].tolist() == pytest.approx([first, math.tanh(-2.0)])
    assert scores[1].tolist() == pytest.approx([2 * math.tanh(0.5) + 0.25, 0.0])
