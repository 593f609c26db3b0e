"""How likely an act that was found is one, with the kind that it was given.

The reader model's marks were made mostly on sentences of our own, in which every *held* is an
arrest and every *hit* a blow; in news most are not. So what it finds is judged once more, by
small networks that were fitted to acts of real news, judged right or wrong (`training/judged`,
`training/told`): by the kind, by
what all heads of the model say of the words that name the act, and by who takes part in it. Before
that a first look, without those who take part, says which words that the model hardly marks are
worth being read as acts at all. `alleged.train.judge` fits the weights; docs/events.md has the
figures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from alleged.analyse.event_codes import Candidate
from alleged.analyse.event_scores import head_names, scores_at, words_at
from alleged.models.act_judge import JudgeWeights, load_judge_weights
from alleged.models.labels import ACT_TYPES
from alleged.models.reader import Reading
from alleged.records.events import Event, EventStatus, Party

KINDS = tuple(kind for kind in ACT_TYPES if kind != "other")
STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "REB", "PTY", "IGO"})
"""Sectors of those who make politics."""
LEAST = 0.3
"""Probability below which an act is left out. In the passages of news that are held back the F1 of
what is kept is highest from here to 0.35."""


class ByBuild(Enum):
    """How the build of a sentence shows an act that its words alone do not."""

    CLAIMED = "claimed"
    """It is the verb of an accusation."""
    SENSED = "sensed"
    """Who does it to what gives its kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An act, and how it was found."""

    event: Event
    worth: float
    """Chance of the mark times that of the kind."""
    marked: float
    """Chance of the mark."""
    agreed: bool
    """Whether our table of words has the kind."""
    listed: bool
    """Whether our table has the words."""
    by_build: ByBuild | None = None
    """No feature."""


def _known(parties: Sequence[Party]) -> bool:
    return any(party.code or party.sector or party.label for party in parties)


def _of_state(parties: Sequence[Party]) -> bool:
    return any(party.sector in STATE for party in parties)


TOLD: Mapping[str, Callable[[Found], float]] = {
    "worth": lambda found: found.worth,
    "marked": lambda found: found.marked,
    "the table has the kind": lambda found: found.agreed,
    "the table has no such word": lambda found: not found.listed,
    "has an actor": lambda found: bool(found.event.actors),
    "has a recipient": lambda found: bool(found.event.recipients),
    "actor known": lambda found: _known(found.event.actors),
    "recipient known": lambda found: _known(found.event.recipients),
    "actor of state": lambda found: _of_state(found.event.actors),
    "recipient of state": lambda found: _of_state(found.event.recipients),
    "actor's sector": lambda found: any(one.sector for one in found.event.actors),
    "actor's country": lambda found: any(one.code for one in found.event.actors),
    "recipient's country": lambda found: any(one.code for one in found.event.recipients),
    "contexts": lambda found: len(found.event.contexts),
    "has a mode": lambda found: bool(found.event.modes),
    "other readings": lambda found: sum(one.probability for one in found.event.readings),
    "happened": lambda found: found.event.status is EventStatus.HAPPENED,
}
"""Features that are told in words, in order."""


FIRST: Mapping[str, Callable[[Candidate], float]] = {
    "worth": lambda one: one.worth,
    "marked": lambda one: one.trigger.probability,
    "the table has the kind": lambda one: one.agreed,
    "the table has no such word": lambda one: not one.trigger.kinds,
}
"""The first features of `TOLD`, which are known of a word before it is read as an act."""
FIRST_FROM = 0.6
"""Chance by the first look from which a word is read as an act. In the passages of news that are
held back 53 of 100 acts are found so and 69 of 100 that are kept are right; from 0.4 on it is 56
and 65, and PLOVER's records, where one act of a sentence is coded, get 1.6 acts a sentence."""


def first_names(labels: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The features of the first look, as `feature_names`."""
    return (*FIRST, *KINDS, *head_names(labels))


def first_features(reading: Reading, candidates: Sequence[Candidate]) -> NDArray[np.float64]:
    """One row a candidate, one column a feature of the first look."""
    told = np.asarray([[float(read(one)) for read in FIRST.values()] for one in candidates])
    kinds = np.asarray([_one_of_kinds(one.best) for one in candidates])
    words = [one.trigger.words for one in candidates]
    return np.hstack((told, kinds, scores_at(reading, words)))


@cache
def _one_of_kinds(kind: str) -> list[float]:
    """1 for this one of `KINDS`, 0 for the others."""
    return [float(kind == one) for one in KINDS]


def look(
    reading: Reading, candidates: Sequence[Candidate], *, weights: JudgeWeights | None = None
) -> list[bool]:
    """Which candidates are worth being read as acts of their likeliest kind; none where the weights
    were fitted to another reader model than the one that read."""
    weights = load_judge_weights()[0] if weights is None else weights
    if not candidates or weights.reader != reading.version:
        return [False] * len(candidates)
    chances = weights.first_probabilities(first_features(reading, candidates))
    return [chance >= FIRST_FROM for chance in chances.tolist()]


def feature_names(labels: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The features in order: what is told in words, the kind, the scores of the heads.

    `labels`: of each head of the reader model.
    """
    return (*TOLD, *KINDS, *head_names(labels))


def read_features(reading: Reading, acts: Sequence[Found]) -> NDArray[np.float64]:
    """One row an act, one column a feature."""
    places = [list(words_at(reading, act.event.trigger[0])) for act in acts]
    told = np.asarray([[float(read(act)) for read in TOLD.values()] for act in acts])
    kinds = np.asarray([_one_of_kinds(kind_of(act.event)) for act in acts])
    return np.hstack((told, kinds, scores_at(reading, places)))


def kind_of(event: Event) -> str:
    """Its type, or the label of ours; "" where it has neither."""
    return event.event_type or (event.label.value if event.label is not None else "")


def judge_acts(
    reading: Reading,
    acts: Sequence[Found],
    *,
    least: float = LEAST,
    weights: JudgeWeights | None = None,
) -> list[Event]:
    """The acts that are likely enough, in order, with how likely each is.

    Acts without a kind are kept as they are, for none of those judged was without; so are all where
    the weights were fitted to another reader model than the one that read.
    """
    weights = load_judge_weights()[0] if weights is None else weights
    judged = [act for act in acts if kind_of(act.event) and words_at(reading, act.event.trigger[0])]
    if not judged or weights.reader != reading.version:
        return [act.event for act in acts]
    chances = weights.probabilities(read_features(reading, judged)).tolist()
    by_id = {act.event.id: chance for act, chance in zip(judged, chances, strict=True)}
    return [
        _with_chance(act, by_id.get(act.event.id))
        for act in acts
        if by_id.get(act.event.id, 1.0) >= _least(act, least)
    ]


CONTENT_LEAST = 0.6
"""Share of `least` that is enough for the verb of an accusation, and for what is never counted."""
BUILT_CHANCE = 0.5
"""How likely an act is one whose kind follows from who does what. An estimate: among the acts that
were judged are too few such."""


def _least(act: Found, least: float) -> float:
    if act.by_build is ByBuild.SENSED:
        return 0.0
    never_counted = act.event.status in (EventStatus.GENERIC, EventStatus.HYPOTHETICAL)
    return least * CONTENT_LEAST if never_counted or act.by_build is ByBuild.CLAIMED else least


def _with_chance(act: Found, chance: float | None) -> Event:
    event = act.event
    if chance is None:
        return event
    if act.by_build is ByBuild.SENSED and chance < BUILT_CHANCE:
        return replace(event, probability=BUILT_CHANCE, reason=f"{event.reason}; by who does what")
    return replace(
        event,
        probability=round(chance, 3),
        reason=f"{event.reason}; {chance:.2f} by acts of real news that were judged",
    )
