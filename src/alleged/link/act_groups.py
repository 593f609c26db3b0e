"""Which acts are one: pairs with their probabilities put together to groups, the likeliest first.

What a pair keeps apart no other pair brings together. An act without a day joins last, and only
where one group alone fits it. A pair is a row of columns and no object, and is known by its place
in them: ten million pairs take some 300 MB.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

JOINED = 0.5
OPEN = 0.2
"""A pair below is two acts; between the two it is left open."""
FAR_LIKELIER = 8.0
"""How many times the odds of the next likeliest the likeliest group of an act without a day must
have to be the only one that fits. Set by hand."""
APART = 0.1
"""A pair below keeps two groups apart, whatever other pairs say."""
MOST_TIES = 5
"""Look-alikes that an incident names, the likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPairs:
    """Pairs of acts, column by column."""

    one: NDArray[np.int64]
    """Number of an act, from 1."""
    other: NDArray[np.int64]
    """Number of an act of another document, higher than `one`."""
    probability: NDArray[np.float64]
    """How likely the two are one act."""
    alike: NDArray[np.bool_]
    """Whether they look alike, so that it is told why they are two."""

    def __len__(self) -> int:
        return len(self.one)

    def at(self, places: NDArray[np.int64] | NDArray[np.bool_]) -> JudgedPairs:
        """Some of them."""
        return JudgedPairs(
            one=self.one[places],
            other=self.other[places],
            probability=self.probability[places],
            alike=self.alike[places],
        )

    @staticmethod
    def together(parts: Sequence[JudgedPairs]) -> JudgedPairs:
        """All pairs of several parts."""
        return JudgedPairs(
            one=np.concatenate([np.zeros(0, np.int64), *(part.one for part in parts)]),
            other=np.concatenate([np.zeros(0, np.int64), *(part.other for part in parts)]),
            probability=np.concatenate(
                [np.zeros(0, np.float64), *(part.probability for part in parts)]
            ),
            alike=np.concatenate([np.zeros(0, np.bool_), *(part.alike for part in parts)]),
        )


@dataclass(frozen=True, slots=True)
class Member:
    """An act in its group."""

    number: int
    root: int
    """The first act of the group."""
    probability: float
    one: int
    """The pair that decided; 0 where none did."""
    other: int


@dataclass(frozen=True, slots=True)
class Opening:
    """A group that an act may belong to."""

    number: int
    root: int
    probability: float
    one: int
    other: int
    fits: int
    """How many groups it fits."""


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Two groups that are kept apart, by their first acts."""

    root: int
    other_root: int
    probability: float
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Grouped:
    """The outcome of grouping."""

    members: tuple[Member, ...]
    openings: tuple[Opening, ...]
    lookalikes: tuple[Lookalike, ...]


def telling_pairs(pairs: JudgedPairs) -> JudgedPairs:
    """Of all pairs that some acts stand first in, those that decide something: that join, stay open
    or keep apart; and of look-alikes the likeliest of each act."""
    open_ = pairs.probability >= OPEN
    order = np.lexsort((pairs.other, -pairs.probability, open_, pairs.one))
    order = order[pairs.alike[order]]
    first = pairs.one[order]
    shown = np.zeros(len(pairs), np.bool_)
    shown[order[_rank_in_runs(first) < MOST_TIES]] = True
    alike = pairs.alike & (shown | open_)
    kept = open_ | shown | (pairs.probability < APART)
    return JudgedPairs(
        one=pairs.one[kept],
        other=pairs.other[kept],
        probability=pairs.probability[kept],
        alike=alike[kept],
    )


def _rank_in_runs(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Of each value, how many equal ones stand before it in its run."""
    places = np.arange(len(values))
    begins = np.ones(len(values), np.bool_)
    begins[1:] = values[1:] != values[:-1]
    return places - np.maximum.accumulate(np.where(begins, places, 0))


def group_acts(
    dated: Sequence[bool] | NDArray[np.bool_],
    pairs: JudgedPairs,
    *,
    once: NDArray[np.int64] | None = None,
) -> Grouped:
    """Groups of acts numbered from 1; `dated` tells of each whether it has a day. `once`: a number
    of each, of which a group has one act at most: the document of a meeting, since an article may
    tell of many meetings of the same people; 0 for none.

    The order of `pairs` changes nothing.
    """
    near = _near(len(dated), pairs)
    kept = np.flatnonzero((pairs.probability >= APART) | pairs.alike | near)
    pairs, near = pairs.at(kept), near[kept]
    order = _likeliest_first(len(dated), pairs)
    pairs, near = pairs.at(order), near[order]
    has_day = np.concatenate([[False], np.asarray(dated, np.bool_)])
    undated = ~(has_day[pairs.one] & has_day[pairs.other])
    groups = _Groups(len(dated), once)
    for _, one, other in _rows(pairs, (pairs.probability < APART) & near):
        groups.keep_apart(one, other)
    best: dict[int, int] = {}

    def join(place: int, one: int, other: int) -> bool:
        if not groups.join(one, other):
            return False
        best.setdefault(one, place)
        best.setdefault(other, place)
        return True

    for place, one, other in _rows(pairs, (pairs.probability >= JOINED) & ~undated):
        join(place, one, other)
    fits: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    for place, one, other in _rows(pairs, (pairs.probability >= OPEN) & undated):
        for act, met in ((one, other), (other, one)):
            if not has_day[act] and has_day[met]:
                fits[act].setdefault(groups.root(met), (place, met))
    both = ~has_day[pairs.one] & ~has_day[pairs.other] & (pairs.probability >= JOINED)
    likeliest: dict[int, float] = {}
    for place, one, other in _rows(pairs, both):
        likeliest.setdefault(one, _odds(float(pairs.probability[place])))
        likeliest.setdefault(other, _odds(float(pairs.probability[place])))
    openings: list[tuple[int, int, int, int]] = []
    for act, offered in sorted(fits.items()):
        places = sorted(offered.values())
        if likeliest.get(act, 0) >= FAR_LIKELIER * _odds(float(pairs.probability[places[0][0]])):
            continue  # another act without a day fits far better than any with one
        if _stands_out(pairs.probability[[place for place, _ in places]]) and join(
            places[0][0], act, places[0][1]
        ):  # fmt: skip
            continue
        openings += [(act, met, place, len(places)) for place, met in places]
    settled = {act for act, _, _, _ in openings}
    unsure = (pairs.probability >= OPEN) & (pairs.probability < JOINED) & ~undated
    for place, one, other in _rows(pairs, both | unsure):
        if unsure[place]:
            openings.append((other, one, place, 1))
        elif one not in settled and other not in settled:
            join(place, one, other)
    return Grouped(
        members=tuple(_member(groups, pairs, best, act) for act in range(1, len(dated) + 1)),
        openings=_openings(groups, pairs, openings),
        lookalikes=_lookalikes(groups, pairs),
    )


def _stands_out(chances: NDArray[np.float64]) -> bool:
    """Whether the first of these, which come likeliest first, decides: no other comes near it."""
    first, *others = chances.tolist()
    if first < JOINED:
        return False
    return not others or _odds(first) >= FAR_LIKELIER * _odds(others[0])


def _odds(chance: float) -> float:
    return chance / (1 - chance) if chance < 1 else float("inf")


def _rows(pairs: JudgedPairs, chosen: NDArray[np.bool_]) -> Iterator[tuple[int, int, int]]:
    """Place, one and other of some pairs, in order."""
    places = np.flatnonzero(chosen)
    return zip(
        places.tolist(), pairs.one[places].tolist(), pairs.other[places].tolist(), strict=True
    )


def _near(count: int, pairs: JudgedPairs) -> NDArray[np.bool_]:
    """Of each pair, whether other pairs may bring its two together; those that keep apart what none
    does keep nothing apart."""
    into = list(range(count + 1))
    joined = pairs.probability >= JOINED
    for one, other in zip(pairs.one[joined].tolist(), pairs.other[joined].tolist(), strict=True):
        while one != into[one]:
            into[one] = one = into[into[one]]
        while other != into[other]:
            into[other] = other = into[into[other]]
        into[max(one, other)] = min(one, other)
    roots = np.array(into, np.int64)
    while not np.array_equal(further := roots[roots], roots):
        roots = further
    near: NDArray[np.bool_] = roots[pairs.one] == roots[pairs.other]
    return near


def _likeliest_first(count: int, pairs: JudgedPairs) -> NDArray[np.int64]:
    """The order of the pairs: by probability, then by their acts. Probabilities have few values,
    and short numbers are put in order much faster than long ones."""
    order = np.argsort(pairs.one * (count + 1) + pairs.other)
    levels = np.unique(pairs.probability)
    type_ = np.uint16 if len(levels) < 1 << 16 else np.int64
    level = np.searchsorted(-levels[::-1], -pairs.probability[order]).astype(type_)
    return order[np.argsort(level, kind="stable")]


def _member(groups: _Groups, pairs: JudgedPairs, best: dict[int, int], act: int) -> Member:
    place = best.get(act)
    if place is None:
        return Member(act, groups.root(act), 1.0, 0, 0)
    chance = float(pairs.probability[place])
    return Member(act, groups.root(act), chance, int(pairs.one[place]), int(pairs.other[place]))


def _openings(
    groups: _Groups, pairs: JudgedPairs, offered: Sequence[tuple[int, int, int, int]]
) -> tuple[Opening, ...]:
    """Of each act and each group that it may belong to, the likeliest pair."""
    found: dict[tuple[int, int], Opening] = {}
    for act, met, place, fits in offered:
        root = groups.root(met)
        if groups.root(act) == root:
            continue
        chance = float(pairs.probability[place])
        if fits > 1:
            chance = min(chance, round(1 / (fits + 1), 3))
        if (act, root) not in found or found[act, root].probability < chance:
            pair = int(pairs.one[place]), int(pairs.other[place])
            found[act, root] = Opening(act, root, chance, *pair, fits)
    return tuple(opening for _, opening in sorted(found.items()))


def _lookalikes(groups: _Groups, pairs: JudgedPairs) -> tuple[Lookalike, ...]:
    """Of each two groups that look alike and are two, the likeliest pair; a few a group."""
    pairs = pairs.at(pairs.alike & (pairs.probability < OPEN))
    roots = groups.roots()
    ends = roots[pairs.one], roots[pairs.other]
    low, high = np.minimum(*ends), np.maximum(*ends)
    _, first = np.unique(low * len(roots) + high, return_index=True)
    places = np.sort(first[low[first] != high[first]])
    count: dict[int, int] = defaultdict(int)
    found: list[Lookalike] = []
    for place, one, other in zip(
        places.tolist(), low[places].tolist(), high[places].tolist(), strict=True
    ):
        if max(count[one], count[other]) < MOST_TIES:
            count[one] += 1
            count[other] += 1
            chance = round(1 - float(pairs.probability[place]), 3)
            pair = int(pairs.one[place]), int(pairs.other[place])
            found.append(Lookalike(one, other, chance, *pair))
    return tuple(sorted(found, key=lambda tie: (tie.root, tie.other_root)))


class _Groups:
    """Acts in groups, each known by its smallest number, and which groups stay apart."""

    def __init__(self, count: int, once: NDArray[np.int64] | None = None) -> None:
        self._into = list(range(count + 1))
        marks = enumerate(once.tolist(), 1) if once is not None else ()
        self._once = {act: {mark} for act, mark in marks if mark}
        self._apart: dict[int, set[int]] = {}

    def root(self, act: int) -> int:
        into = self._into
        while into[act] != act:
            into[act] = into[into[act]]
            act = into[act]
        return act

    def roots(self) -> NDArray[np.int64]:
        """The root of each act, by number."""
        return np.array([self.root(act) for act in range(len(self._into))], np.int64)

    def keep_apart(self, one: int, other: int) -> None:
        self._apart.setdefault(one, set()).add(other)
        self._apart.setdefault(other, set()).add(one)

    def join(self, one: int, other: int) -> bool:
        """Whether the two are one group now, and were not before."""
        one, other = self.root(one), self.root(other)
        if one == other:
            return False
        if one > other:
            one, other = other, one
        ours, theirs = self._apart.get(one, set()), self._apart.get(other, set())
        few, target = (ours, other) if len(ours) < len(theirs) else (theirs, one)
        if any(self.root(act) == target for act in few):
            return False
        marks = self._once.get(other)
        if marks is not None:
            if not marks.isdisjoint(self._once.setdefault(one, set())):
                return False
            self._once[one] |= marks
        self._into[other] = one
        if theirs:
            self._apart.setdefault(one, set()).update(self._apart.pop(other))
        return True
