from __future__ import annotations

import pytest

from alleged.analyse.framing.layers import Layer, load_wording, odds_to_probability
from alleged.analyse.framing.scores import CANDIDATE_FEATURES


def test_the_layers_take_what_is_given_to_them() -> None:
    layers = load_wording().settings.layers
    assert layers["loaded"].features == CANDIDATE_FEATURES
    assert all(len(one.features) == len(one.weights) for one in layers.values())


def test_a_layer_does_not_take_too_few_values() -> None:
    with pytest.raises(ValueError, match="shorter"):
        Layer(features=("a", "b"), weights=(1.0, 2.0), constant=0.0).logit([1.0])


def test_even_odds_are_one_half_and_huge_ones_no_error() -> None:
    assert odds_to_probability(0.0) == 0.5
    assert odds_to_probability(1e9) <= 1.0
    assert odds_to_probability(-1e9) >= 0.0


def test_the_words_alone_tell_a_figure_from_an_address_to_the_audience() -> None:
    wording = load_wording()
    figure = wording.hashed_scores("The number of jobs fell by 12 percent last year.")
    address = wording.hashed_scores("Thank you for coming tonight, my friends.")
    assert figure["checkworthy"] > address["checkworthy"]
