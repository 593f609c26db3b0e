"""Measures for training and calibration: exact spans, whole attributions."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from alleged.models.labels import ROLES
from alleged.records.spans import Span
from alleged.train.gold import Attribution

MIN_F1 = 0.8
"""Token F1 that source and content need in a right attribution (relation F1 as defined for the
project: cues share a token, source and content are right to this degree, one to one)."""

_TOKEN = re.compile(r"\w+|[^\w\s]")

Roles = tuple[frozenset[int], frozenset[int], frozenset[int]]


@dataclass(slots=True)
class Counts:
    """Right, predicted and gold."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.predicted + self.gold)


@dataclass(slots=True)
class Measured:
    """Exact spans by role, and whole attributions."""

    exact: dict[str, Counts] = field(default_factory=lambda: {role: Counts() for role in ROLES})
    relation: Counts = field(default_factory=Counts)

    def __str__(self) -> str:
        spans = " / ".join(f"{self.exact[role].f1:.4f}" for role in ROLES)
        return f"exact {spans}, relation {self.relation.f1:.4f}"


def compare(
    text: str, gold: Sequence[Attribution], predicted: Sequence[Attribution], measured: Measured
) -> list[bool]:
    """Count one article into `measured`; returns which predictions are right as a whole."""
    places = [match.span() for match in _TOKEN.finditer(text)]
    starts, ends = [start for start, _ in places], [end for _, end in places]
    wanted = [_tokens(one, starts, ends) for one in gold]
    given = [_tokens(one, starts, ends) for one in predicted]
    for role, name in enumerate(ROLES):
        a = {run for one in wanted for run in _runs(one[role])}
        b = {run for one in given for run in _runs(one[role])}
        counts = measured.exact[name]
        counts.right += len(a & b)
        counts.predicted += len(b)
        counts.gold += len(a)
    edges = [[k for k, other in enumerate(given) if _right(one, other)] for one in wanted]
    owner = _match(edges)
    measured.relation.right += len(owner)
    measured.relation.predicted += len(given)
    measured.relation.gold += len(wanted)
    return [number in owner for number in range(len(given))]


def _tokens(one: Attribution, starts: list[int], ends: list[int]) -> Roles:
    a, b, c = (
        frozenset(
            token
            for span in getattr(one, role)
            for token in range(
                bisect.bisect_right(ends, span.start), bisect.bisect_left(starts, span.end)
            )
        )
        for role in ROLES
    )
    return a, b, c


def _runs(tokens: frozenset[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for token in sorted(tokens):
        if found and found[-1][1] == token:
            found[-1] = (found[-1][0], token + 1)
        else:
            found.append((token, token + 1))
    return found


def _f1(one: frozenset[int], other: frozenset[int]) -> float:
    if not one and not other:
        return 1.0
    return 2 * len(one & other) / (len(one) + len(other))


def _right(gold: Roles, predicted: Roles) -> bool:
    if gold[1] and not gold[1] & predicted[1]:
        return False
    return _f1(gold[2], predicted[2]) >= MIN_F1 and _f1(gold[0], predicted[0]) >= MIN_F1


def _match(edges: Sequence[Sequence[int]]) -> dict[int, int]:
    """A largest one-to-one matching (augmenting paths): prediction -> gold."""
    owner: dict[int, int] = {}

    def grow(one: int, seen: set[int]) -> bool:
        for other in edges[one]:
            if other not in seen:
                seen.add(other)
                if other not in owner or grow(owner[other], seen):
                    owner[other] = one
                    return True
        return False

    for one in range(len(edges)):
        grow(one, set())
    return owner


def span_counts(
    gold: Sequence[tuple[Span, str]], predicted: Sequence[tuple[Span, str]], counts: Counts
) -> list[bool]:
    """Count exact mentions of one article; returns which predictions are right."""
    wanted = set(gold)
    right = [one in wanted for one in predicted]
    counts.right += sum(right)
    counts.predicted += len(predicted)
    counts.gold += len(wanted)
    return right
