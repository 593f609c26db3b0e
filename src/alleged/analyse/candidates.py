"""How likely each of those is who may be the speaker, where nothing decides.

Counted by hand in `tests/analyse/candidates_own`, whose README says how. The rest to 1 is the
chance that it is somebody else, or a body and no person.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from alleged.records.statements import SpeakerCandidate


class Ground(StrEnum):
    """Why the candidates of a statement are offered, by what speaks for the first of them."""

    BEFORE = "before"
    """A pronoun, and somebody who fits has spoken before: `Ruiz said … Lund … He said`."""
    NAMED = "named"
    """A pronoun, and persons who fit are only named."""
    TOGETHER = "together"
    """`Ana Ruiz and Kai Lund said`: the words of both, so that each has half of them."""
    CALLED = "called"
    """An office or description by which several were called: `the minister`."""
    BYLINE = "byline"
    """`I` outside quotation marks, and the article names its author."""


COUNTS: dict[tuple[Ground, int], tuple[int, ...]] = {
    (Ground.BEFORE, 2): (22, 9, 3),
    (Ground.NAMED, 2): (5, 1, 1),
    (Ground.NAMED, 3): (2, 1, 1, 1),
    (Ground.TOGETHER, 2): (4, 4, 1),
}
"""By ground and number of candidates: how often the first, the second ... and last somebody else
was right, in the tuning half of the set. Of two who speak together each has half. Of other grounds
and numbers it has fewer than five cases: too few to say anything."""


def shares(ground: Ground, count: int) -> tuple[float, ...]:
    """The probability of each of `count` candidates, by rank; their sum stays below 1.

    One is added to every count, as Laplace does, since a few dozen cases rule nothing out. Where
    nothing was counted, all candidates and somebody else are equally likely.
    """
    counts = COUNTS.get((ground, count), (0,) * (count + 1))
    total = sum(counts) + len(counts)
    return tuple(int((n + 1) / total * 1000) / 1000 for n in counts[:-1])


def weighed(ground: Ground, offered: Sequence[tuple[str, str]]) -> tuple[SpeakerCandidate, ...]:
    """The candidates of one statement from their names and reasons, likeliest first."""
    counted = COUNTS.get((ground, len(offered)))
    basis = f"counted in {sum(counted)} cases" if counted else "too few cases to tell them apart"
    return tuple(
        SpeakerCandidate(name=name, probability=probability, reason=f"{reason}; {basis}")
        for (name, reason), probability in zip(offered, shares(ground, len(offered)), strict=True)
    )
