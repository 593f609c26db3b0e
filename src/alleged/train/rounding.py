"""Trains with the rounding that the exported file has: int8 then costs what was trained for.

Each layer of the encoder multiplies rounded numbers: its weights in 129 steps a channel, what it is
given in 256 steps a window. Gradients pass as if nothing were rounded (straight-through, Jacob et
al. 2018). The weights that are kept, averaged and saved are never rounded.
"""

from __future__ import annotations

from typing import Any

import torch

WEIGHT_STEPS = 64
"""To each side of zero, as `write_onnx` quantises."""
GIVEN_STEPS = 255
SMALL = 1e-9


class RoundedLinear(torch.nn.Linear):  # type: ignore[misc]
    """A linear layer that rounds while it trains, and only then."""

    def forward(self, given: Any) -> Any:
        """The layer's output; `given` is windows x pieces x width."""
        if not self.training:
            return super().forward(given)
        return torch.nn.functional.linear(
            rounded_states(given), rounded_weight(self.weight), self.bias
        )


def round_layers(encoder: torch.nn.Module) -> None:
    """Let every linear layer of an encoder round while it trains."""
    for module in encoder.modules():
        if type(module) is torch.nn.Linear:
            module.__class__ = RoundedLinear


def rounded_weight(weight: Any) -> Any:
    """Weights in steps of their channel, symmetric about zero."""
    step = weight.detach().abs().amax(1, keepdim=True) / WEIGHT_STEPS
    return _Rounded.apply(weight, step.clamp_min(SMALL))


def rounded_states(given: Any) -> Any:
    """States in steps of their window; from its lowest to its highest number there are 255, and
    zero is one of them."""
    flat = given.detach().flatten(1)
    step = (flat.amax(1).clamp_min(0.0) - flat.amin(1).clamp_max(0.0)) / GIVEN_STEPS
    return _Rounded.apply(given, step.clamp_min(SMALL).reshape(-1, *[1] * (given.ndim - 1)))


class _Rounded(torch.autograd.Function):  # type: ignore[misc]
    """The nearest multiple of a step; the gradient is that of the number itself."""

    @staticmethod
    def forward(context: Any, values: Any, step: Any) -> Any:
        return (values / step).round_().mul_(step)

    @staticmethod
    def backward(context: Any, gradient: Any) -> tuple[Any, None]:
        return gradient, None
