"""Which mentions tell of one act, across documents, where the mentions are given.

For those who bring mentions of their own, and for measuring. A build joins its own events in SQL
(`link/incidents.py`).

Two mentions are compared if their documents tell of alike things, or are of one word in documents
that are a little alike; groups are then joined, the likeliest first, as long as the mean
probability of all their pairs is high enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alleged.analyse.event_dates import date_events
from alleged.analyse.mentions import find_mentions
from alleged.analyse.places import find_places
from alleged.analyse.times import find_times
from alleged.link.acts import (
    ActSketch,
    Alike,
    Around,
    act_features,
    compare_stories,
    sketch_acts,
)
from alleged.link.given import join
from alleged.models.act_weights import ActWeights
from alleged.models.reader import Reading
from alleged.records.documents import Document
from alleged.records.mentions import MentionKind
from alleged.records.spans import Span

LEAST_ALIKE = 0.1
"""Cosine of two documents from which all their mentions are compared. On ECB+ dev 5,822 of 5,881
pairs that are one act are then among 96,000 pairs."""
LEAST_ALIKE_SAME_WORD = 0.03

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenActs:
    """A document with its mentions of acts."""

    text: str
    sentences: tuple[Span, ...]
    mentions: tuple[Span, ...]
    around: Around
    vectors: Vectors | None
    """Of each mention, of length one; None where the reader model has no head `same`."""


def read_around(
    document: Document, sentences: Sequence[Span], mentions: Sequence[Span], reading: Reading
) -> GivenActs:
    """Read what stands around the given mentions."""
    names = find_mentions(document, sentences=sentences, reading=reading)
    places = find_places(document, sentences=sentences, mentions=names)
    times = find_times(document, sentences=sentences)
    dates = date_events(document, times, mentions, sentences=sentences)
    told = {time.begin for time in times if time.begin and time.begin == time.end}
    if document.published is not None and len(document.published.value) >= 10:
        told.add(document.published.value[:10])
    around = Around(
        names=tuple((one.span, one.name) for one in names),
        person_names=tuple((one.span, one.name) for one in names if one.kind is MentionKind.PERSON),
        places=tuple((one.span, one.place) for one in places if one.place is not None),
        told_days=tuple(sorted(told)),
        days=tuple((one.begin, one.end) for one in dates),
    )
    return GivenActs(
        text=document.text,
        sentences=tuple(sentences),
        mentions=tuple(mentions),
        around=around,
        vectors=vectors_of(reading, mentions),
    )


def vectors_of(reading: Reading, mentions: Sequence[Span]) -> Vectors | None:
    """The mean of the numbers of each mention's words, brought to length one."""
    if "same" not in reading.scores:
        return None
    scores = reading.scores["same"]
    rows = np.zeros((len(mentions), scores.shape[1]), dtype=np.float32)
    for number, span in enumerate(mentions):
        first = int(np.searchsorted(reading.words.ends, span.start, side="right"))
        after = int(np.searchsorted(reading.words.starts, span.end, side="left"))
        if first < len(scores):
            row = scores[first : max(after, first + 1)].mean(0)
            rows[number] = row / (np.linalg.norm(row) + 1e-9)
    return rows


def link_given_acts(
    texts: Sequence[GivenActs], *, weights: ActWeights, across: bool = True
) -> list[list[str]]:
    """For each text a chain label for each mention; with `across` labels hold in all texts.

    The order of texts changes no group.
    """
    sketches = [
        sketch
        for number, one in enumerate(texts)
        for sketch in sketch_acts(number, one.text, one.sentences, one.mentions, one.around)
    ]
    likeness = compare_stories(
        [one.text for one in texts],
        [one.sentences for one in texts],
        [one.around for one in texts],
    )
    pairs = candidate_pairs(sketches, likeness, across=across)
    groups = list(range(len(sketches)))
    if pairs:
        scores = weights.scores(feature_rows(sketches, likeness, pairs))
        vectors = [one.vectors for one in texts]
        if all(one is not None for one in vectors):
            table = np.concatenate([one for one in vectors if one is not None])
            ones, others = np.asarray(pairs).T
            cosines = (table[ones] * table[others]).sum(1)
            scores = scores + weights.vector * (cosines - weights.vector_mean)
        probabilities = np.round(1 / (1 + np.exp(-np.clip(scores, -30, 30))), 6)
        groups = join(len(sketches), pairs, probabilities.tolist(), least=weights.least)
    labels = [[""] * len(one.mentions) for one in texts]
    for sketch, group in zip(sketches, groups, strict=True):
        labels[sketch.document][sketch.number] = f"a{group}"
    return labels


def candidate_pairs(
    sketches: Sequence[ActSketch], likeness: Alike, *, across: bool = True
) -> list[tuple[int, int]]:
    """Pairs that are worth a comparison, by number, the smaller first."""
    pairs = []
    for a, one in enumerate(sketches):
        alike = likeness.words[one.document]
        for b in range(a + 1, len(sketches)):
            other = sketches[b]
            if one.document == other.document or (
                across
                and (
                    alike[other.document] > LEAST_ALIKE
                    or (one.stem == other.stem and alike[other.document] > LEAST_ALIKE_SAME_WORD)
                )
            ):
                pairs.append((a, b))
    return pairs


def feature_rows(
    sketches: Sequence[ActSketch], likeness: Alike, pairs: Sequence[tuple[int, int]]
) -> NDArray[np.float64]:
    """`ACT_FEATURES` of each pair."""
    told: dict[int, Counter[str]] = {}
    for sketch in sketches:
        told.setdefault(sketch.document, Counter())[sketch.stem] += 1
    return np.asarray(
        [act_features(sketches[a], sketches[b], likeness=likeness, told=told) for a, b in pairs]
    )
