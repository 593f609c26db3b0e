"""What a reference table says about a record: a comparison with its difference, never a truth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alleged.records.spans import Span


class Outcome(StrEnum):
    """What comes of holding a record against tables."""

    AGREES = "agrees"
    DIFFERS = "differs"
    MISLEADING = "misleading"
    """Right for another measure that is often taken for the one named, or a rank that changes from
    one edition to the next."""
    OUTDATED = "outdated"
    """Told as the present, and right for an earlier time or edition."""
    NOT_COVERED = "not_covered"
    """A table has this measure or kind of event, but not for this party or time."""
    NOT_CHECKABLE = "not_checkable"
    """No table that was given can be asked: another measure or currency, a forecast, too vague."""


class CheckSubject(StrEnum):
    """What was checked."""

    LEVEL = "level"
    SHARE = "share"
    RANK = "rank"
    CHANGE = "change"
    """A growth or fall in per cent, computed anew from both ends."""
    COUP = "coup"
    CONFLICT = "conflict"
    OFFICE = "office"
    CALENDAR = "calendar"
    """A weekday against its date."""
    OTHER = "other"
    """A figure that no table has a measure for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One row of one table, or the place where it has none, beside what the text says."""

    table: str
    """Name of the table; `calendar` for the calendar, which is computed."""
    title: str
    publisher: str
    """Empty where the descriptor does not say."""
    edition: str
    """As the publisher counts; without that the start of the file's SHA-256."""
    sha256: str
    """Of the table's file; empty for the calendar."""
    row: int | None
    """Number of the row in the file, the first below the header is 1; None where it has none."""
    cells: str
    """What the row says, in words: `Orvania, 2021, mine output 47,000 tonnes`. Empty without a row.
    """
    period: str
    """What the row holds for: a year, a day, a stretch; empty where the table has no times."""
    measure: str
    """The table's own words for what it counts."""
    definition: str
    """What it counts exactly, as the descriptor says; empty where it does not."""
    value: float | None
    """In `unit`; of a share or change in per cent, of a rank the place. None without a row."""
    unit: str
    outcome: Outcome
    """What this row alone would say."""
    used: bool
    """Whether the verdict rests on it; the others would change it, or show the same."""
    note: str
    """Why it is used or not, and how it was computed, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A record held against the tables that were given."""

    id: str
    document_id: str
    record_kind: str
    """Kind of the record that was checked: `figures`, `entities`, `times`, `events`, `assessments`
    of a member of a list whose number is no figure; `documents` where the words are no record of
    their own."""
    record_id: str
    span: Span
    """The words that were checked."""
    statement_id: str | None
    """The statement that says so; None when the article does so in its own voice."""
    subject: CheckSubject
    outcome: Outcome
    tables_disagree: bool
    """Whether tables or editions that were asked answer differently."""
    asked: str
    """What was looked up, in words: `GDP, Bolivia, 2023`; empty where nothing could be."""
    claimed_low: float | None
    """The lowest value that the words allow, in `unit`; None for no limit, or no number."""
    claimed_high: float | None
    found: float | None
    """What the row says that the verdict rests on; None without one."""
    unit: str
    """Of the three above; empty without numbers."""
    difference: float | None
    """`found` less the nearest value that the words allow: 0 when they agree; None without both."""
    comparisons: tuple[Comparison, ...]
    """The rows that were compared, those that the verdict rests on first; then every edition, table
    and definition that would change it, and the times that would fit."""
    sentence: str
    """The verdict in words, with table, edition and period."""
    probability: float
    """0 to 1: how often a verdict reached on such grounds was right, measured on our own claims;
    see docs/checks.md."""
    reason: str
    """How measure, party, time and unit were matched, and what else they may be."""
    made_by: str
