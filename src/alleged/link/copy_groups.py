"""Copies -> groups of documents that are one text, each with the member that the others come from.

A document joins the one that it shares most with, if at least half of it is shared: so a round-up
of ten reports joins none of them to another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from alleged.records.copies import Copy, CopyGroup, CopyKind, GroupMember
from alleged.records.ids import record_id

MADE_BY = "copies 1"
HALF, QUARTER = 0.5, 0.25


@dataclass(frozen=True, slots=True)
class Edge:
    """As much of a copy as groups need."""

    document_id: str
    other_id: str
    kind: CopyKind
    share: float
    other_share: float
    origin_id: str | None
    outside: str | None
    probability: float | None

    @classmethod
    def of(cls, copy: Copy) -> Edge:
        """The edge of a copy."""
        return cls(
            copy.document_id,
            copy.other_id,
            copy.kind,
            copy.share,
            copy.other_share,
            copy.origin_id,
            copy.origin_outside,
            copy.origin_probability,
        )

    @property
    def joins(self) -> bool:
        """Whether the copy is hardly a text of its own.

        Where the origin is open, a report may also have been put into a longer one: both must share
        something to speak of.
        """
        if self.kind is CopyKind.POSSIBLE:
            return False
        if self.kind is not CopyKind.PARTIAL:
            return True
        if self.origin_id is not None:
            return self.share >= HALF
        low, high = sorted((self.share, self.other_share))
        return high >= HALF and low >= QUARTER


@dataclass(frozen=True, slots=True)
class Member:
    """A document that has copies."""

    place: int
    """In the order of publication."""
    family: str | None


def group_copies(
    edges: Sequence[Edge],
    members: Mapping[str, Member],
    *,
    family_of: Callable[[str], str | None],
) -> Iterator[CopyGroup]:
    """The groups, the one with the earliest document first."""
    chosen = _chosen(edges, members)
    root = _roots(chosen, members)
    within: dict[str, list[Edge]] = {}
    for edge in edges:
        top = root.get(edge.document_id)
        if top is not None and top == root.get(edge.other_id):
            within.setdefault(top, []).append(edge)
    grouped: dict[str, list[str]] = {}
    for id_ in sorted(root, key=lambda id_: members[id_].place):
        grouped.setdefault(root[id_], []).append(id_)
    for top, ids in grouped.items():
        yield _group(ids, within[top], chosen, members, family_of)


def _chosen(edges: Sequence[Edge], members: Mapping[str, Member]) -> dict[str, Edge]:
    """Of each copy the edge by which it joins: where it shares most, the earliest among equals."""
    chosen: dict[str, Edge] = {}
    for edge in edges:
        if edge.joins:
            best = chosen.get(edge.document_id)
            if best is None or _rank(edge, members) < _rank(best, members):
                chosen[edge.document_id] = edge
    return chosen


def _rank(edge: Edge, members: Mapping[str, Member]) -> tuple[float, int]:
    return -edge.share, members[edge.other_id].place


def _roots(chosen: Mapping[str, Edge], members: Mapping[str, Member]) -> dict[str, str]:
    """The group of each document, by its earliest member."""
    above: dict[str, str] = {}

    def top(id_: str) -> str:
        while above.get(id_, id_) != id_:
            above[id_] = above.get(above[id_], above[id_])
            id_ = above[id_]
        return id_

    for edge in chosen.values():
        one, other = top(edge.document_id), top(edge.other_id)
        for id_ in (one, other):
            above.setdefault(id_, id_)
        early, late = sorted((one, other), key=lambda id_: members[id_].place)
        above[late] = early
    ids = {id_ for edge in chosen.values() for id_ in (edge.document_id, edge.other_id)}
    return {id_: top(id_) for id_ in ids}


def _group(
    ids: Sequence[str],
    edges: Sequence[Edge],
    chosen: Mapping[str, Edge],
    members: Mapping[str, Member],
    family_of: Callable[[str], str | None],
) -> CopyGroup:
    origin_id, outside, probability, reason = _origin(ids, edges, members, family_of)
    return CopyGroup(
        id=record_id("cgr", ids[0], *sorted(ids)),
        members=tuple(
            GroupMember(
                document_id=id_,
                like_id=chosen[id_].other_id if id_ in chosen else None,
                share=chosen[id_].share if id_ in chosen else 1.0,
            )
            for id_ in ids
        ),
        documents=len(ids),
        origin_id=origin_id,
        origin_outside=outside,
        origin_probability=probability,
        origin_reason=reason,
        made_by=MADE_BY,
    )


def _origin(
    ids: Sequence[str],
    edges: Sequence[Edge],
    members: Mapping[str, Member],
    family_of: Callable[[str], str | None],
) -> tuple[str | None, str | None, float | None, str]:
    """The origin: document, or agency outside, probability and reason."""
    agencies = Counter(edge.outside for edge in edges if edge.outside is not None)
    if agencies:
        name, _ = min(agencies.items(), key=lambda one: (-one[1], one[0]))
        family = (family_of(name) or name).casefold()
        own = [id_ for id_ in ids if (members[id_].family or "").casefold() == family]
        if own:
            return own[0], None, 0.95, f"the report of {name}, which other members credit"
        sure = max(edge.probability or 0.0 for edge in edges if edge.outside == name)
        return None, name, sure, f"{name} is credited, and has no text in the group"
    copies = {edge.document_id for edge in edges if edge.origin_id is not None}
    origins = {edge.origin_id for edge in edges if edge.origin_id is not None}
    tops = sorted(
        (id_ for id_ in origins - copies if id_ is not None), key=lambda id_: members[id_].place
    )
    if len(tops) == 1:
        low = min(edge.probability or 0.0 for edge in edges if edge.origin_id == tops[0])
        return tops[0], None, low, "the one member that others come from and that comes from none"
    if not tops:
        return None, None, None, "open: no sign tells which member is the first"
    return None, None, None, f"open: {len(tops)} members may be the first"
