"""What was refused, skipped or uncertain."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alleged.records.ids import record_id
from alleged.records.spans import Span


class Stage(StrEnum):
    """Where in the work it came up."""

    INPUT = "input"
    INGEST = "ingest"
    ANALYSE = "analyse"
    LINK = "link"


class Severity(StrEnum):
    """How much it matters to who reads the dossier."""

    LOST = "lost"
    """Something given is not in the dossier."""
    PARTIAL = "partial"
    """It is there, but not whole."""
    NOTE = "note"
    """It is whole; there is something to know about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something that a reader of the dossier has to know: what, where, why, what to do."""

    id: str
    stage: Stage
    severity: Severity
    code: str
    """Short and stable, for filters: `encoding-guessed`, `not-covered-language`."""
    what: str
    """In plain words, with the values in it."""
    fix: str
    """What to do about it; empty when there is nothing to do."""
    origin: str | None
    """Name of the input, with its locator; None when it is about the document as such, or about the
    whole dossier."""
    document_id: str | None
    start: int | None
    """Place in `Document.text`, code points; None when it is about the whole."""
    end: int | None


def make_issue(
    code: str,
    severity: Severity,
    what: str,
    fix: str = "",
    *,
    span: Span | None = None,
    stage: Stage = Stage.INGEST,
) -> Issue:
    """An issue that names neither origin nor document yet; the intake fills them in."""
    start, end = (span.start, span.end) if span else (None, None)
    return Issue(
        id=record_id("iss", code, what, start, end),
        stage=stage,
        severity=severity,
        code=code,
        what=what,
        fix=fix,
        origin=None,
        document_id=None,
        start=start,
        end=end,
    )
