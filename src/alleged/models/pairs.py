"""How well a word fits a role of an act: the act's words held against every word near them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

STEPS = np.array((0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 45))
"""Where a new step of distance begins, in words."""
DISTANCES = 2 * len(STEPS)
"""Steps before the trigger and steps after it."""


def distance_steps(offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    """The step of each offset in words: below `len(STEPS)` at the trigger and after it."""
    steps = np.searchsorted(STEPS, np.abs(offsets), side="right") - 1
    return np.where(offsets < 0, steps + len(STEPS), steps)


def role_scores(
    act: NDArray[np.float32],
    words: NDArray[np.float32],
    alone: NDArray[np.float32],
    distances: NDArray[np.float32],
    offsets: NDArray[np.int64],
) -> NDArray[np.float32]:
    """Words x roles: how well each word fits each role of one act; no role scores 0.

    act: roles x width, from `pair_act` at the trigger; words: words x width, from `pair_word`;
    alone: words x roles, from `pair_role`; distances: roles x steps; offsets: words from the
    trigger. A bilinear score, as in the biaffine parser of Dozat and Manning (2017).
    """
    scale = np.float32(1 / np.sqrt(words.shape[1]))
    return words @ act.T * scale + alone + distances.T[distance_steps(offsets)]
