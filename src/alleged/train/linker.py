"""Trains the small networks that put sources, cues and contents together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from alleged.analyse.linking import (
    CONTENT,
    CUE,
    PAIR_FEATURES,
    SOURCE,
    Layout,
    Segments,
    candidates,
    find_segments,
    lay_out,
    link_contents,
    pair_features,
    partners,
)
from alleged.models.labels import ROLES
from alleged.models.reader import Reading, Scorer
from alleged.train.calibrate import fit_scorer
from alleged.train.gold import Article

HIDDEN = 24
STEPS = 400
RATE = 0.02
DECAY = 1e-3
"""12 or 48 hidden units, 200 or 800 steps give a relation F1 0.002 to 0.006 lower on PolNeAR's
development split: within the noise of one training."""


@dataclass(frozen=True, slots=True)
class Case:
    """What one article gives to the training of the linker."""

    segments: Segments
    layout: Layout
    owners: tuple[list[set[int]], list[set[int]], list[set[int]]]
    """For each segment of each role the gold attributions it overlaps most."""


def make_case(article: Article, reading: Reading) -> Case:
    """Segments of an article, each with the gold attributions it belongs to."""
    segments = find_segments(reading)
    words = reading.words
    gold: list[list[list[tuple[int, int]]]] = [[], [], []]
    for one in article.attributions or []:
        for role, name in enumerate(ROLES):
            gold[role].append(
                [
                    (
                        int(np.searchsorted(words.ends, span.start, side="right")),
                        int(np.searchsorted(words.starts, span.end, side="left")),
                    )
                    for span in getattr(one, name)
                ]
            )
    owners = tuple(
        [
            _owners(begin, end, gold[role])
            for begin, end in zip(
                segments.begin[role].tolist(), segments.end[role].tolist(), strict=True
            )
        ]
        for role in (SOURCE, CUE, CONTENT)
    )
    layout = lay_out(article.text, article.sentences, reading)
    return Case(segments, layout, (owners[0], owners[1], owners[2]))


def _owners(begin: int, end: int, gold: Sequence[Sequence[tuple[int, int]]]) -> set[int]:
    shared = {
        number: sum(max(0, min(end, high) - max(begin, low)) for low, high in pieces)
        for number, pieces in enumerate(gold)
    }
    most = max(shared.values(), default=0)
    return {number for number, count in shared.items() if count == most and most > 0}


def train_linker(cases: Sequence[Case]) -> dict[str, Scorer]:
    """Scorers for contents and for sources; sources see the contents that the first one linked."""
    rows, seekers, right = [], [], []
    offset = 0
    for case in cases:
        cue, content = candidates(case.segments, case.layout, CONTENT)
        rows.append(pair_features(case.segments, case.layout, CONTENT, cue, content, None))
        right.append(
            [
                bool(case.owners[CUE][c] & case.owners[CONTENT][x])
                for c, x in zip(cue.tolist(), content.tolist(), strict=True)
            ]
        )
        seekers.append(content + offset)
        offset += len(case.segments.begin[CONTENT])
    contents = _train(
        np.concatenate(rows), np.concatenate(seekers), np.concatenate(right).astype(np.bool_)
    )
    rows, seekers, right = [], [], []
    offset = 0
    for case in cases:
        of_cue, _ = link_contents(case.segments, case.layout, contents)
        cue, source = candidates(case.segments, case.layout, SOURCE)
        nearest = partners(case.segments, of_cue)
        rows.append(pair_features(case.segments, case.layout, SOURCE, cue, source, nearest))
        right.append(
            [
                bool(case.owners[CUE][c] & case.owners[SOURCE][x])
                for c, x in zip(cue.tolist(), source.tolist(), strict=True)
            ]
        )
        seekers.append(cue + offset)
        offset += len(case.segments.begin[CUE])
    sources = _train(
        np.concatenate(rows), np.concatenate(seekers), np.concatenate(right).astype(np.bool_)
    )
    return {"content": contents, "source": sources}


def _train(
    rows: NDArray[np.float64], seekers: NDArray[np.int64], right: NDArray[np.bool_]
) -> Scorer:
    """Each seeker chooses among its pairs and none; of several right pairs any is right."""
    _, group = np.unique(seekers, return_inverse=True)
    count = int(group.max()) + 1
    where = torch.tensor(group)
    good = torch.tensor(right, dtype=torch.bool)
    lost = torch.ones(count)
    lost[where[good]] = 0.0

    def loss(scores: torch.Tensor) -> torch.Tensor:
        total = torch.log(torch.ones(count).index_add(0, where, torch.exp(scores)))
        taken = torch.log(lost.index_add(0, where[good], torch.exp(scores[good])))
        return (total - taken).mean()

    return fit_scorer(rows, PAIR_FEATURES, loss, hidden=HIDDEN, steps=STEPS, rate=RATE, decay=DECAY)
