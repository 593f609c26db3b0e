"""A sentence's class is what its own head says, moved by the types of its acts."""

from __future__ import annotations

import numpy as np
import pytest

from alleged.models.decoding import Scores
from alleged.models.labels import ACT_TYPES, QUADS
from alleged.models.quads import QUAD_TYPES, quad_log_probabilities


def sentence(*words: tuple[float, str], quad: tuple[float, ...]) -> dict[str, Scores]:
    """Scores of words that name an act to some degree, of a type; and of the head."""
    acts = np.asarray([[0.0, worth, -9.0] for worth, _ in words], dtype=np.float32)
    types = np.full((len(words), len(ACT_TYPES)), -9.0, dtype=np.float32)
    for at, (_, kind) in enumerate(words):
        types[at, ACT_TYPES.index(kind)] = 0.0
    means = np.tile(np.asarray(quad, dtype=np.float32), (len(words), 1))
    peaks = np.full_like(means, -np.log(len(words)))
    return {"quad": np.concatenate((means, peaks), 1), "act": acts, "act_type": types}


def test_a_class_of_cameo_stands_for_the_types_of_its_quad() -> None:
    assert {ACT_TYPES[k] for k in QUAD_TYPES[3]} == {"REQUEST", "ACCUSE", "REJECT", "THREATEN"}
    assert "CONCEDE" in {ACT_TYPES[k] for k in QUAD_TYPES[2]}


def test_every_class_stands_for_some_type() -> None:
    assert sorted(QUAD_TYPES) == list(range(len(QUADS)))


def test_probabilities_of_all_classes_add_up_to_one() -> None:
    chances = quad_log_probabilities(sentence((2.0, "ASSAULT"), quad=(1, 0, 0, 0, 2)))
    assert np.exp(chances).sum() == pytest.approx(1)


def test_the_type_of_the_likeliest_act_decides_between_classes_that_the_head_holds_alike() -> None:
    even = (0.0, 0.0, 0.0, 0.0, 0.0)
    scores = sentence((5.0, "ACCUSE"), (-5.0, "ASSAULT"), quad=even)
    assert QUADS[int(quad_log_probabilities(scores).argmax())] == "verbal conflict"


def test_a_sure_head_is_not_overruled_by_types() -> None:
    scores = sentence((5.0, "ACCUSE"), quad=(9.0, 0.0, 0.0, 0.0, 0.0))
    assert QUADS[int(quad_log_probabilities(scores).argmax())] == "statement"
