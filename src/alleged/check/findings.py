"""What tables answer, put together to one outcome.

Each table is judged by itself. One that agrees is enough for `agrees`, with the flag where another
differs; a table that ends before the time, or has no row for the party, never makes a `differs`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alleged.check.tables import Table
from alleged.records.verdicts import Comparison, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one table says, of one measure, list or office."""

    table: Table
    outcome: Outcome
    named: bool
    """Whether it answers what the words name, not what is often taken for it."""
    comparisons: tuple[Comparison, ...]
    """The row that decides first; none when the table has no row."""
    reason: str
    disagrees: bool = False
    """Whether other editions of the same answer differently."""
    distance: float | None = None
    """How far the deciding value lies from what is allowed."""
    unsure: str = ""
    """Why a difference is not told as one: what is asked may not be what is meant."""
    far: str = ""
    """The same, where the values are of another size: another measure may be meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """All findings about one record, as one outcome."""

    outcome: Outcome
    tables_disagree: bool
    deciding: Finding | None
    findings: tuple[Finding, ...]
    """The deciding one first."""
    reason: str


ORDER = (
    Outcome.AGREES,
    Outcome.MISLEADING,
    Outcome.OUTDATED,
    Outcome.DIFFERS,
    Outcome.NOT_COVERED,
    Outcome.NOT_CHECKABLE,
)
"""Of what named tables say, the first that occurs is taken."""


def join_findings(findings: Sequence[Finding]) -> Joined:
    """One outcome of all tables."""
    named = [one for one in findings if one.named]
    if not named:
        return Joined(
            outcome=Outcome.NOT_CHECKABLE,
            tables_disagree=False,
            deciding=None,
            findings=tuple(findings),
            reason="no table that was given can be asked this",
        )
    deciding = min(named, key=lambda one: ORDER.index(one.outcome))
    outcome, reason = deciding.outcome, deciding.reason
    answers = {one.outcome for one in named} & {Outcome.AGREES, Outcome.DIFFERS, Outcome.OUTDATED}
    disagree = len(answers) > 1 or deciding.disagrees
    if outcome in (Outcome.DIFFERS, Outcome.NOT_COVERED) and not deciding.unsure:
        other = next(
            (one for one in findings if not one.named and one.outcome is Outcome.AGREES), None
        )
        if other is not None:
            name = other.comparisons[0].measure
            reason = f"right for another measure, which is often taken for this one: {name}"
            deciding, outcome = other, Outcome.MISLEADING
            disagree = False
    if outcome in (Outcome.DIFFERS, Outcome.MISLEADING) and (deciding.unsure or deciding.far):
        outcome, reason = Outcome.NOT_CHECKABLE, deciding.unsure or deciding.far
    rest = sorted(
        (one for one in findings if one is not deciding),
        key=lambda one: (not one.named, ORDER.index(one.outcome), one.table.number),
    )
    return Joined(
        outcome=outcome,
        tables_disagree=disagree,
        deciding=deciding,
        findings=(deciding, *rest),
        reason=reason,
    )
