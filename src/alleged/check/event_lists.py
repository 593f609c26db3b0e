"""Events held against lists: coups and conflicts.

Lists disagree, since they define differently; each answers for itself. One that ends before the
time, or does not look at the country, has no answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from alleged.check.descriptors import EventKind, Events
from alleged.check.findings import Finding
from alleged.check.parties import name_of
from alleged.check.tables import EventRow, Table, by_country, first_day, last_day
from alleged.check.told_events import ToldEvent
from alleged.records.verdicts import Comparison, Outcome

PLOT = "plot"
GRADES: Mapping[str, frozenset[str]] = {
    "successful": frozenset({"successful"}),
    "failed": frozenset({"failed"}),
    "attempt": frozenset({"successful", "failed"}),
}
"""Which rows answer which words. An attempt is one however it ended."""


@dataclass(frozen=True, slots=True)
class EventLists:
    """All lists of events, by kind and country."""

    tables: tuple[Table, ...]
    rows: Mapping[tuple[int, str], tuple[EventRow, ...]]
    """Of each table and country, by day."""

    @classmethod
    def of(cls, tables: Sequence[Table]) -> EventLists:
        """The lists among the tables."""
        lists = tuple(one for one in tables if one.descriptor.events is not None)
        rows = ((table, row) for table in lists for row in table.events)
        return cls(lists, by_country(rows, key=lambda row: (row.first, row.row)))

    @property
    def kinds(self) -> list[EventKind]:
        """The kinds of event that there are lists of."""
        return list(dict.fromkeys(one.descriptor.events.kind for one in self.tables
                                  if one.descriptor.events is not None))  # fmt: skip

    def findings(self, told: ToldEvent) -> list[Finding]:
        """What each list says."""
        return [
            _finding(
                table, table.descriptor.events, told, self.rows.get((table.number, told.entity), ())
            )
            for table in self.tables
            if table.descriptor.events is not None
            and table.descriptor.events.kind is told.kind
            and table.looks_at(told.entity)
        ]


def _finding(table: Table, events: Events, told: ToldEvent, rows: Sequence[EventRow]) -> Finding:
    first, last = _widened(told, events.window_days)
    found = [row for row in rows if row.first <= last and row.last >= first]
    reach = table.descriptor.coverage
    covered = reach is None or (
        first_day(reach.first) <= told.first and told.last <= last_day(reach.last)
    )
    outcome, reason, deciding = _outcome(events, told, found, covered=covered)
    if not covered and not found and reach is not None:
        reason = f"the table reaches from {reach.first} to {reach.last}"
    ordered = [*deciding, *(row for row in found if row not in deciding)]
    comparisons = [
        _compared(table, events, told, row, outcome, used=row in deciding) for row in ordered
    ] or [_no_row(table, events, told, outcome, reason)]
    return Finding(
        table=table,
        outcome=outcome,
        named=True,
        comparisons=tuple(comparisons),
        reason=reason,
        unsure="" if told.sure else "which country or time the words mean is not sure",
    )


def _outcome(
    events: Events, told: ToldEvent, found: Sequence[EventRow], *, covered: bool
) -> tuple[Outcome, str, list[EventRow]]:
    real = [row for row in found if row.grade != PLOT]
    if told.kind is EventKind.COUP and told.grade:
        fitting = [row for row in real if row.grade in GRADES[told.grade] or not row.grade]
    elif told.kind is EventKind.COUP:
        fitting = [row for row in real if row.grade != "failed"]
    else:
        fitting = list(real)
    if told.negated:
        if real:
            return Outcome.DIFFERS, "the table has one", real[:1]
        if covered and events.complete:
            return Outcome.AGREES, "the table has none", []
        return Outcome.NOT_COVERED, "the table does not reach there", []
    if fitting:
        return Outcome.AGREES, "", fitting[:1]
    if real and not told.grade:
        return (
            Outcome.MISLEADING,
            "the table has it as failed, which the words do not say",
            real[:1],
        )
    if real:
        return Outcome.DIFFERS, f"the table has it as {real[0].grade}", real[:1]
    if told.part:
        return Outcome.NOT_COVERED, "one clash is no conflict by the table's definition", []
    if found:
        return Outcome.MISLEADING, f"the table has it as {found[0].raw} only", list(found[:1])
    if covered and events.complete:
        return Outcome.DIFFERS, "the table lists all that it counts as one, and has none here", []
    return Outcome.NOT_COVERED, "the table has no row there, and does not list all", []


def _widened(told: ToldEvent, days: int) -> tuple[str, str]:
    """The time of the words, and the days by which lists differ."""
    if len(told.time) != 10:
        return told.first, told.last
    day = date.fromisoformat(told.first)
    if day.year in (1, 9999):
        return told.first, told.last
    return str(day - timedelta(days)), str(date.fromisoformat(told.last) + timedelta(days))


def _compared(
    table: Table, events: Events, told: ToldEvent, row: EventRow, outcome: Outcome, *, used: bool
) -> Comparison:
    when = row.first if row.first == row.last else row.first[:4]
    number = f"{row.count} " if row.count > 1 else ""
    says = row.raw if row.grade in ("", row.raw) else f"{row.grade} (“{row.raw}” there)"
    return Comparison(
        table=table.descriptor.name,
        title=table.descriptor.title,
        publisher=table.descriptor.publisher,
        edition=table.edition,
        sha256=table.sha256,
        row=row.row,
        cells=f"{name_of(told.entity)}, {when}, {told.kind.value}: {number}{says}",
        period=when,
        measure=told.kind.value,
        definition=events.definition,
        value=None,
        unit="",
        outcome=outcome if used else Outcome.NOT_CHECKABLE,
        used=used,
        note="" if used else "another row of the same place and time",
    )


def _no_row(
    table: Table, events: Events, told: ToldEvent, outcome: Outcome, reason: str
) -> Comparison:
    return Comparison(
        table=table.descriptor.name,
        title=table.descriptor.title,
        publisher=table.descriptor.publisher,
        edition=table.edition,
        sha256=table.sha256,
        row=None,
        cells="",
        period=f"{name_of(told.entity)}, {told.time}",
        measure=told.kind.value,
        definition=events.definition,
        value=None,
        unit="",
        outcome=outcome,
        used=True,
        note=reason,
    )
