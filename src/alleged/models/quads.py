"""Which of CAMEO's five classes a sentence has, by its own head and the types of its acts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from alleged.models.decoding import Scores, pool
from alleged.models.labels import ACT_TYPES, QUADS
from alleged.plover import EVENT_TYPES

HEADS_ASKED = ("quad", "act", "act_type")
TYPES_WEIGHT = 0.2
"""Of what types say, against the head's word: the head saw few sentences, types many. Chosen by the
log loss on the development split of the CAMEO sentences, which is 0.255 for the head alone and
0.231 to 0.238 for weights from 0.1 to 0.3."""


def _quad_types() -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for name, kind in EVENT_TYPES.items():
        found[QUADS.index(kind.quad)].append(ACT_TYPES.index(name))
    # CAMEO counts what PLOVER calls CONCEDE as yielding, which is material.
    found[QUADS.index("material cooperation")].append(ACT_TYPES.index("CONCEDE"))
    found[QUADS.index("statement")].append(ACT_TYPES.index("other"))
    return dict(found)


QUAD_TYPES: Mapping[int, Sequence[int]] = _quad_types()
"""Class -> the types it may stand for; a statement is an act without a code."""


def quad_log_probabilities(scores: Mapping[str, Scores]) -> NDArray[np.float64]:
    """Log-probability of each of `QUADS` for a sentence.

    scores: words x labels of each of `HEADS_ASKED`. The types of the sentence are those of its
    words, each word weighted by how likely it names an act, as the training spreads them.
    """
    acts = _logs(scores["act"].astype(np.float64))
    weights = np.logaddexp.reduce(acts[:, 1:], 1)
    types = np.logaddexp.reduce(_logs(weights[None])[0][:, None] + _logs(scores["act_type"]), 0)
    said = [np.logaddexp.reduce(types[QUAD_TYPES[at]]) for at in range(len(QUADS))]
    return np.asarray(_logs((pool(scores["quad"]) + TYPES_WEIGHT * np.asarray(said))[None])[0])


def _logs(scores: Scores | NDArray[np.float64]) -> NDArray[np.float64]:
    exact = scores.astype(np.float64)
    return np.asarray(exact - np.logaddexp.reduce(exact, 1)[:, None])
