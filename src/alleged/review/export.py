"""The review as files that other programs read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from alleged.errors import OptionError
from alleged.publish.cells import inert_cell
from alleged.review.overlay import Gone, Progress, Reviewed, parted, progress, reviewed_records
from alleged.store.dossier import Dossier
from alleged.store.reviews import Decision, read_decisions

FORMAT = "alleged-review-1"


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """All that people decided on a dossier."""

    format: str = FORMAT
    progress: tuple[Progress, ...]
    records: tuple[Reviewed, ...]
    gone: tuple[Gone, ...]
    decisions: tuple[Decision, ...]


def read_review(dossier: Dossier) -> Review:
    """The log of a dossier, and what it means today."""
    from alleged.review.dossiers import DossierRecords

    decisions = read_decisions(dossier.path)
    there, gone = parted(reviewed_records(decisions), DossierRecords(dossier))
    return Review(
        progress=tuple(progress(there, gone, dossier.counts())),
        records=tuple(there),
        gone=tuple(gone),
        decisions=tuple(decisions),
    )


def export_review(dossier: Dossier, to: str, out: Path) -> list[Path]:
    """Write the review: `json`, one file; `csv`, a folder with `decisions.csv`, the log, and
    `records.csv`, where each record stands. A spreadsheet that opens them runs nothing."""
    review = read_review(dossier)
    if to == "json":
        out.write_bytes(msgspec.json.format(msgspec.json.encode(review), indent=1) + b"\n")
        return [out]
    if to != "csv":
        raise OptionError(f"cannot export to {to}", fix="take json or csv")
    out.mkdir(parents=True, exist_ok=True)
    log = out / "decisions.csv"
    records = out / "records.csv"
    log.write_bytes(csv_table(DECISION_COLUMNS, map(_decision_row, review.decisions)))
    rows = [_record_row(one, there=True) for one in review.records]
    rows += [_record_row(one.reviewed, there=False) for one in review.gone]
    records.write_bytes(csv_table(RECORD_COLUMNS, rows))
    return [log, records]


DECISION_COLUMNS = (
    "n", "time", "who", "act", "kind", "record", "document_id", "shown", "field", "value", "into",
    "undoes", "comment",
)  # fmt: skip

RECORD_COLUMNS = (
    "record", "kind", "document_id", "shown", "there", "state", "who", "time", "corrections",
    "merged_into", "comments",
)  # fmt: skip


def _decision_row(decision: Decision) -> list[Any]:
    return [getattr(decision, name) for name in DECISION_COLUMNS]


def _record_row(one: Reviewed, *, there: bool) -> list[Any]:
    return [
        one.record, one.kind, one.document_id, one.shown, there, one.state.value, one.who, one.time,
        "; ".join(f"{made.field} = {made.value}" for made in one.corrections),
        one.merged_into,
        "; ".join(f"{remark.who}: {remark.words}" for remark in one.comments),
    ]  # fmt: skip


def csv_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A table as a spreadsheet reads it: UTF-8 with a mark, and no cell that is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([csv_cell(value) for value in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def csv_cell(value: Any) -> str:
    """A value in a cell: numbers stay numbers, text is never a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return inert_cell(str(value))
    return inert_cell(msgspec.json.encode(value).decode())
