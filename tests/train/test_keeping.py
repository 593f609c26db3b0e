"""A keeper holds the heads that a batch has no labels of, and only these."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the train extra is not installed")
pytest.importorskip("transformers", reason="the train extra is not installed")
pytest.importorskip("onnx", reason="the train extra is not installed")

from alleged.models.labels import HEADS, POOLED  # noqa: E402
from alleged.train.fit import Window  # noqa: E402
from alleged.train.keeping import ACT_HEADS, NOT_KEPT, Keeper, keep_heads  # noqa: E402

WIDTH = 16
WORDS = 6


def network() -> Any:
    """What a keeper needs of a network: its heads."""
    torch.manual_seed(0)
    heads = {name: torch.nn.Linear(WIDTH, len(labels)) for name, labels in HEADS.items()}
    return SimpleNamespace(heads=torch.nn.ModuleDict(heads))


def keeper(like: Any) -> Keeper:
    """One whose heads are those of a network."""
    made = Keeper.__new__(Keeper)
    made._heads = {name: (layer.weight, layer.bias) for name, layer in like.heads.items()}
    made._without = frozenset(NOT_KEPT)
    made._at = 0
    return made


def window(kept: Any, **labels: list[int]) -> Window:
    return Window(
        pieces=[], forms=[], places=[], labels=labels, whole={}, pairs=[], chains=[], taught={},
        kept=kept, hider=0,
    )  # fmt: skip


def losses(states: Any, kept: Any, **labels: list[int]) -> dict[str, float]:
    like = network()
    found = keeper(like).losses(
        like, states[None], [window(kept, **labels)], torch.ones(1, WORDS, dtype=torch.bool)
    )
    return {head: float(loss.detach()) for head, loss in found.items()}


STATES = torch.from_numpy(np.random.default_rng(1).normal(size=(WORDS, WIDTH)).astype(np.float16))


def test_a_network_that_says_what_is_kept_has_nothing_to_learn() -> None:
    found = losses(STATES.float(), STATES.numpy())
    assert set(POOLED) <= {head.removeprefix("kept ") for head in found}
    factual = {"kept context"}  # a cross-entropy, which is above zero between equals
    assert all(abs(loss) < 1e-4 for head, loss in found.items() if head not in factual)


def test_a_network_that_moves_away_is_held_in_every_head() -> None:
    still, moved = (
        losses(STATES.float(), STATES.numpy()),
        losses(STATES.float() + 1, STATES.numpy()),
    )
    assert set(still) == set(moved)
    assert all(moved[head] > still[head] for head in moved)


def test_a_head_with_labels_of_its_own_is_not_held() -> None:
    found = losses(STATES.float(), STATES.numpy(), act_ecbplus=[0] * WORDS)
    assert "kept act_ecbplus" not in found
    assert "kept act_timeml" in found
    assert not {f"kept {head}" for head in NOT_KEPT} & set(found)


def test_a_text_without_stored_states_is_not_held() -> None:
    assert losses(STATES.float(), None) == {}


def test_of_two_keepers_the_second_says_what_acts_are_and_the_first_all_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    like = network()
    weights = {
        f"heads.{name}.{part}": getattr(layer, part)
        for name, layer in like.heads.items()
        for part in ("weight", "bias")
    }
    monkeypatch.setattr("alleged.train.keeping.unpack", lambda *_: weights)
    monkeypatch.setattr("alleged.train.keeping.lacking", lambda _: ())
    both = keep_heads(Path("first"), Path("second"), like)
    kept = np.concatenate((STATES.numpy(), STATES.numpy() + 1), axis=1)
    inside = torch.ones(1, WORDS, dtype=torch.bool)
    batch = [window(kept)]
    of_acts = {f"kept {head}" for head in ACT_HEADS} - {"kept context"}
    first, second = (
        {head for head, loss in both(like, states[None], batch, inside).items() if loss < 1e-4}
        for states in (STATES.float(), STATES.float() + 1)
    )
    assert second == of_acts
    assert first
    assert first.isdisjoint(of_acts)
