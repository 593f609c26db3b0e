"""The losses of heads: what each of them punishes."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the train extra is not installed")

from alleged.models.labels import HEADS, PAIR_WIDTH, PARTY_ROLES  # noqa: E402
from alleged.models.pairs import DISTANCES, distance_steps, role_scores  # noqa: E402
from alleged.train import fit  # noqa: E402
from alleged.train.fit import FitOptions, Mean, pooled_scores  # noqa: E402


def test_words_past_the_end_of_a_sentence_do_not_count_in_its_score() -> None:
    scores = torch.zeros(1, 3, 4)
    scores[0, 2] = 100.0
    inside = torch.tensor([[True, True, False]])
    assert torch.allclose(pooled_scores(scores, inside), torch.full((1, 2), float(np.log(2))))


def test_distances_before_and_after_a_trigger_are_told_apart() -> None:
    steps = distance_steps(np.asarray([0, 1, -1, 2, -2, 500, -500]))
    assert len(set(steps.tolist())) == 7
    assert steps.max() < DISTANCES


def test_the_mean_of_weights_follows_them_slowly() -> None:
    layer = torch.nn.Linear(1, 1, bias=False)
    with torch.no_grad():
        layer.weight.fill_(0.0)
    mean = Mean(layer, 0.9)
    with torch.no_grad():
        layer.weight.fill_(1.0)
    for _ in range(3):
        mean.add(layer)
    assert 0.0 < float(mean.values["weight"]) < 1.0
    for _ in range(200):
        mean.add(layer)
    assert float(mean.values["weight"]) > 0.999


def test_a_pair_scores_as_its_parts_add_up() -> None:
    roles = len(PARTY_ROLES)
    act = np.ones((roles, PAIR_WIDTH), dtype=np.float32)
    words = np.full((2, PAIR_WIDTH), 2.0, dtype=np.float32)
    alone = np.zeros((2, roles), dtype=np.float32)
    distances = np.arange(roles * DISTANCES, dtype=np.float32).reshape(roles, DISTANCES)
    found = role_scores([act], [words], alone, distances, np.asarray([0, 1]))
    plain = 2 * PAIR_WIDTH**0.5
    assert np.allclose(found[0], plain + distances[:, 0])
    assert np.allclose(found[1], plain + distances[:, 1])


def test_heads_have_no_name_twice_and_pairs_their_width() -> None:
    assert len(HEADS["pair_act"]) == PAIR_WIDTH * len(PARTY_ROLES)
    assert all(len(set(labels)) == len(labels) for labels in HEADS.values())


def test_a_head_of_which_nothing_is_known_learns_faster_than_the_rest() -> None:
    network = torch.nn.Module()
    network.heads = torch.nn.ModuleDict(
        {"doubt": torch.nn.Linear(2, 3), "doubts": torch.nn.Linear(2, 3)}
    )
    network.transitions = torch.nn.Parameter(torch.zeros(2))
    network.distances = torch.nn.Parameter(torch.zeros(2))
    options = FitOptions(fresh=("doubt",))
    groups = fit._groups(network, options)
    rates = {id(one): group["lr"] for group in groups for one in group["params"]}
    assert len(rates) == len(list(network.parameters()))
    assert rates[id(network.heads["doubt"].weight)] == options.fresh_rate
    assert rates[id(network.heads["doubts"].weight)] == options.learning_rate
