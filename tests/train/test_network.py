"""The losses over paths of labels."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the train extra is not installed")
pytest.importorskip("transformers", reason="the train extra is not installed")

from alleged.models.decoding import label_log_probabilities  # noqa: E402
from alleged.models.labels import ATTRIBUTION  # noqa: E402
from alleged.train.network import Network, forbidden_transitions  # noqa: E402

SIZES = (5, 3)


def stub() -> SimpleNamespace:
    """What the losses need of a network."""
    torch.manual_seed(0)
    return SimpleNamespace(
        transitions=torch.randn(len(ATTRIBUTION) + 1, len(ATTRIBUTION)),
        forbidden=forbidden_transitions(ATTRIBUTION),
    )


def chances_of(network: SimpleNamespace, scores: Any) -> Any:
    """The probability of each label over all paths, by the reader's own code."""
    moves = (network.transitions + network.forbidden).numpy()
    found = torch.zeros_like(scores)
    for row, size in enumerate(SIZES):
        logs = label_log_probabilities(scores[row, :size].detach().numpy(), moves, [(0, size)])
        found[row, :size] = torch.from_numpy(np.exp(logs))
    return found


def test_the_gradient_of_what_is_taught_is_how_far_the_probabilities_are_apart() -> None:
    network = stub()
    counts = torch.tensor(SIZES)
    scores = torch.randn(2, 5, len(ATTRIBUTION), requires_grad=True)
    taught = chances_of(network, torch.randn(2, 5, len(ATTRIBUTION)))
    Network.taught_path_loss(network, scores, taught, counts).backward()  # type: ignore[arg-type]
    assert torch.allclose(scores.grad, chances_of(network, scores) - taught, atol=1e-4)


def test_a_network_that_says_what_the_teacher_says_has_nothing_to_learn() -> None:
    network = stub()
    scores = torch.randn(2, 5, len(ATTRIBUTION), requires_grad=True)
    taught = chances_of(network, scores)
    counts = torch.tensor(SIZES)
    Network.taught_path_loss(network, scores, taught, counts).backward()  # type: ignore[arg-type]
    assert torch.allclose(scores.grad, torch.zeros_like(scores), atol=1e-4)
