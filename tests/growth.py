"""Whether work grows with the size of its input and no faster, on a machine that may be busy."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from itertools import pairwise

SIZES = (64_000, 128_000, 256_000)
PER_DOUBLING = 2.6
"""A square takes four times as long, so that it fails by half however often it is tried."""
SLACK_SECONDS = 0.05
MOST_SECONDS = 2.0
TURNS = 6


def assert_linear(prepare: Callable[[int], Callable[[], object]]) -> None:
    """Run what `prepare` makes for each size; the best processor time of a few turns counts.

    Without the collector of cycles, as `timeit` measures: how long it takes goes by all that the
    process of the tests holds, not by the work.
    """
    works = [prepare(size) for size in SIZES]
    best = [float("inf")] * len(SIZES)
    for _ in range(TURNS):
        for at, work in enumerate(works):
            best[at] = min(best[at], seconds_of(work))
        if is_linear(best):
            return
    assert is_linear(best), f"{best} seconds for {SIZES} bytes"


def seconds_of(work: Callable[[], object]) -> float:
    """Processor time of one run."""
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        gc.enable()


def is_linear(seconds: list[float]) -> bool:
    grows = all(more <= PER_DOUBLING * less + SLACK_SECONDS for less, more in pairwise(seconds))
    return grows and seconds[-1] <= MOST_SECONDS
