"""Propositions put together to claims: what agrees is on one side, what denies it on the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Edge:
    """Two propositions that were compared."""

    one: str
    other: str
    sign: int
    """1 where they agree, -1 where the one denies the other, 0 where they clash otherwise."""
    strength: float


@dataclass(frozen=True, slots=True)
class Group:
    """Propositions of one claim."""

    members: dict[str, int]
    """Each with its side: 1 or -1. Which side affirms is open here."""
    heart: str | None = None
    """The member that all others were found alike with; None for one alone."""


MOST_MEMBERS = 5000
"""More than that are no claim but a subject."""


@dataclass(slots=True)
class _Growing:
    members: dict[str, int]
    apart: set[str] = field(default_factory=set)
    """Members of others that may not come in, since they clash with one of these."""


def group_edges(edges: Iterable[Edge]) -> list[Group]:
    """Join what agrees or denies, the surest first; never two that clash in number, day, place or
    doer, nor against an answer that was surer; then each group is parted into those that are alike
    with one of them. The order of the edges changes nothing."""
    edges = sorted(edges, key=lambda one: (-one.strength, one.one, one.other))
    group_of: dict[str, _Growing] = {}
    apart: dict[str, set[str]] = {}
    for edge in edges:
        if edge.sign == 0:
            apart.setdefault(edge.one, set()).add(edge.other)
            apart.setdefault(edge.other, set()).add(edge.one)
    for edge in edges:
        if edge.sign == 0:
            continue
        for id_ in (edge.one, edge.other):
            if id_ not in group_of:
                group_of[id_] = _Growing({id_: 1}, set(apart.get(id_, ())))
        one, other = group_of[edge.one], group_of[edge.other]
        if one is other or len(one.members) + len(other.members) > MOST_MEMBERS:
            continue
        if len(one.members) < len(other.members):
            one, other = other, one
        if any(id_ in one.apart for id_ in other.members):
            continue
        turn = (
            edge.sign
            * group_of[edge.one].members[edge.one]
            * (group_of[edge.other].members[edge.other])
        )
        for id_, side in other.members.items():
            one.members[id_] = side * turn
            group_of[id_] = one
        one.apart |= other.apart
    near: dict[str, dict[str, float]] = {}
    for edge in edges:
        if edge.sign and group_of[edge.one] is group_of[edge.other]:
            near.setdefault(edge.one, {})[edge.other] = edge.strength
            near.setdefault(edge.other, {})[edge.one] = edge.strength
    unique = {id(group): group for group in group_of.values()}
    found = [star for group in unique.values() for star in _stars(group.members, near)]
    return sorted(found, key=lambda group: next(iter(group.members)))


def connected(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Of all that stand in pairs one for each part: those that pairs bring together, by way of
    others too, have the same."""
    part_of: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    for pair in pairs:
        one, other = (part_of.setdefault(id_, id_) for id_ in pair)
        if one != other:
            ours, theirs = members.setdefault(one, [one]), members.setdefault(other, [other])
            if len(ours) < len(theirs):
                one, ours, other, theirs = other, theirs, one, ours
            ours += theirs
            part_of |= dict.fromkeys(theirs, one)
            del members[other]
    return part_of


def _stars(members: Mapping[str, int], near: Mapping[str, Mapping[str, float]]) -> Iterator[Group]:
    """Those that were found alike with one of them and with half of the others, the best
    connected first.

    What is alike only by way of others says another thing after a few steps: *four were killed*,
    *at least 11 were killed*, *37 were arrested*.
    """
    left = dict(members)
    while len(left) > 1:
        worth = {one: sum(near[one][other] for other in near[one] if other in left) for one in left}
        heart = max(left, key=lambda one: (worth[one], one))
        star = [heart]
        for one in sorted(near[heart], key=lambda one: (-near[heart][one], one)):
            if one in left and 2 * sum(other in near[one] for other in star) >= len(star):
                star.append(one)
        if len(star) == 1:
            return
        yield Group({one: left[one] for one in sorted(star)}, heart)
        for one in star:
            del left[one]
