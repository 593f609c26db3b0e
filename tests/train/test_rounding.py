"""Rounding while training: the same numbers as the exported file, gradients as without it."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="the train extra is not installed")

from alleged.train.rounding import (  # noqa: E402
    RoundedLinear,
    round_layers,
    rounded_states,
    rounded_weight,
)


def test_a_channel_has_no_more_steps_than_its_weights_get_in_the_file() -> None:
    torch.manual_seed(0)
    weight = torch.randn(5, 4000)
    found = rounded_weight(weight)
    assert all(len(row.unique()) <= 129 for row in found)
    step = weight.abs().amax(1, keepdim=True) / 64
    assert bool(((found - weight).abs() <= step / 2 + 1e-6).all())


def test_each_window_has_steps_of_its_own_and_zero_is_one_of_them() -> None:
    given = torch.stack((torch.linspace(-1, 3, 999), torch.linspace(-100, 300, 999)))[..., None]
    found = rounded_states(given)
    assert torch.allclose(found[0] * 100, found[1], rtol=1e-4, atol=1e-3)
    assert bool((rounded_states(torch.zeros(2, 3, 4)) == 0).all())
    assert len(found[0].unique()) <= 257


def test_a_layer_rounds_while_it_trains_and_only_then() -> None:
    torch.manual_seed(0)
    layer = torch.nn.Sequential(torch.nn.Linear(8, 8))
    given = torch.randn(1, 3, 8)
    plain = layer(given)
    round_layers(layer)
    assert isinstance(layer[0], RoundedLinear)
    assert not torch.equal(layer(given), plain)
    assert torch.allclose(layer(given), plain, atol=0.2)
    assert torch.equal(layer.eval()(given), plain)
    assert set(layer.state_dict()) == {"0.weight", "0.bias"}


def test_gradients_pass_as_if_nothing_were_rounded() -> None:
    weight = torch.randn(3, 7, requires_grad=True)
    rounded_weight(weight).sum().backward()
    assert torch.equal(weight.grad, torch.ones(3, 7))
