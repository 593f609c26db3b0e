"""How well a word fits a role of an act: the act's words held against every word near them."""

from __future__ import annotations

from collections.abc import Sequence

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
    acts: Sequence[NDArray[np.float32]],
    words: Sequence[NDArray[np.float32]],
    alone: NDArray[np.float32],
    distances: NDArray[np.float32],
    offsets: NDArray[np.int64],
) -> NDArray[np.float32]:
    """The words near each act, one act after the other, x roles: how well each word fits each role
    of the act; no role scores 0.

    acts: roles x width each, from `pair_act` at the trigger; words: those near each, words x width,
    from `pair_word`; alone: all of them x roles, from `pair_role`; distances: roles x steps;
    offsets: words from the trigger. A bilinear score, as in the biaffine parser of Dozat and
    Manning (2017).
    """
    held = np.concatenate([near @ act.T for act, near in zip(acts, words, strict=True)])
    scale = np.float32(1 / np.sqrt(acts[0].shape[1]))
    return held * scale + alone + distances.T[distance_steps(offsets)]
