"""Where the parties of the network stand: near those they have to do with, the same each time."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

ROUNDS = 200
"""After these nothing moves by more than a hundredth of the picture, tried with 80 parties."""
LOOSENINGS = 60
ROOM_X, ROOM_Y = 0.12, 0.06
"""What a name of some 15 letters takes of the drawing's width, and a line of its height."""
Places = NDArray[np.float64]
"""Across and down, a row for each party."""
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def place_parties(
    ids: Sequence[str], weights: Mapping[tuple[str, str], int]
) -> list[tuple[float, float]]:
    """A place for each id, 0 to 1 both ways, in the order given.

    After Fruchterman and Reingold (1991): all push each other off, ties pull, and what moves moves
    less each round. The start is a spiral, so that nothing is left to chance.
    """
    count = len(ids)
    if count < 2:
        return [(0.5, 0.5)] * count
    index = {id: i for i, id in enumerate(ids)}
    pull = np.zeros((count, count))
    for (first, second), weight in weights.items():
        i, j = index[first], index[second]
        pull[i, j] = pull[j, i] = 1 + math.log(weight)
    turns = np.arange(count)
    radius = 0.5 * np.sqrt((turns + 0.5) / count)
    at = np.stack(
        [radius * np.cos(turns * GOLDEN_ANGLE), radius * np.sin(turns * GOLDEN_ANGLE)], axis=1
    )
    apart = math.sqrt(1 / count)
    for turn in range(ROUNDS):
        step = at[:, None, :] - at[None, :, :]
        far = np.maximum(np.sqrt((step**2).sum(axis=2)), 1e-3)
        force = apart**2 / far**2 - pull * far / apart
        np.fill_diagonal(force, 0)
        move = (step * force[:, :, None]).sum(axis=1) - at * 0.5
        length = np.maximum(np.sqrt((move**2).sum(axis=1)), 1e-9)
        most = 0.1 * (1 - turn / ROUNDS)
        at = at + move / length[:, None] * np.minimum(length, most)[:, None]
    at = _loosened(_evened(_stretched(at)))
    return [(round(float(x), 3), round(float(y), 3)) for x, y in at]


def _stretched(at: Places) -> Places:
    """From edge to edge."""
    low, high = at.min(axis=0), at.max(axis=0)
    stretched: Places = (at - low) / np.maximum(high - low, 1e-9)
    return stretched


def _evened(at: Places) -> Places:
    """Half-way to equal distances: who has to do with everybody stands in a knot with the others,
    while those apart take the room. Left and right, above and below stay as they are."""
    ranks = np.argsort(np.argsort(at, axis=0, kind="stable"), axis=0, kind="stable")
    evened: Places = (at + ranks / (len(at) - 1)) / 2
    return evened


def _loosened(at: Places) -> Places:
    """Pushed up and down until names that stand one line apart do not touch, as far as that goes in
    `LOOSENINGS` rounds."""
    order = np.arange(len(at))
    up = np.where(order[:, None] < order[None, :], -1.0, 1.0)
    for _ in range(LOOSENINGS):
        across = np.abs(at[:, None, 0] - at[None, :, 0])
        down = at[:, None, 1] - at[None, :, 1]
        lacking = np.where((across < ROOM_X) & (np.abs(down) < ROOM_Y), ROOM_Y - np.abs(down), 0.0)
        np.fill_diagonal(lacking, 0)
        push = lacking * np.where(down == 0, up, np.sign(down)) / 4
        at = at + np.stack([np.zeros(len(at)), push.sum(axis=1)], axis=1)
        at[:, 1] = np.clip(at[:, 1], 0, 1)
    return at
