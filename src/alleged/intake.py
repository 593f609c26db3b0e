"""What there is to do: which inputs are known, which bytes come twice, what each input becomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from alleged.ingest.inputs import Found, Refused, Unit, split_units
from alleged.ingest.read import ReadOptions
from alleged.records.documents import InputState, Origin
from alleged.records.ids import record_id
from alleged.records.issues import Issue, Severity, Stage, make_issue
from alleged.store.dossier import DossierBuild
from alleged.store.journal import Entry
from alleged.workers import UnitResult

ABOUT_THE_FILE = frozenset({"columns-guessed"})
"""Codes of issues that are true of a whole JSON-lines file: each line brings them, one is kept."""


class Intake:
    """The account of a build's inputs: every one of them becomes an origin with an end state."""

    def __init__(
        self, dossier: DossierBuild, found: Sequence[Found | Refused], options: ReadOptions
    ) -> None:
        self.dossier = dossier
        self.found = found
        self.options = options
        self.origin_ids: list[str] = []
        """Of all inputs, known or not, once `pending` is through."""
        self.read_count = 0
        known = dossier.known()
        self._known_origins = set(known)
        self._known_documents = {origin.document_id for origin in known.values()}
        self._results: dict[tuple[str, str | None], UnitResult] = {}
        self._twins: list[Unit] = []
        self._refused: list[Entry] = []

    def pending(self) -> Iterator[Unit]:
        """The units that have to be read, the same bytes once."""
        asked: set[tuple[str, str | None]] = set()
        for item in self.found:
            for unit in self._units(item):
                if isinstance(unit, Refused):
                    self._refuse(unit)
                    continue
                self.origin_ids.append(unit.origin_id)
                if unit.origin_id in self._known_origins:
                    continue
                self._known_origins.add(unit.origin_id)
                key = (unit.sha256, unit.format)
                if key in asked:
                    self._twins.append(unit)
                else:
                    asked.add(key)
                    yield unit

    def entries(self, results: Sequence[UnitResult]) -> list[Entry]:
        """What the journal is told of units that were read."""
        entries = []
        for result in results:
            self.read_count += 1
            entries.append(self._entry(result.unit, result))
            self._results[result.unit.sha256, result.unit.format] = replace(result, records={})
        return entries

    def rest(self) -> list[Entry]:
        """What needed no reading: refused inputs, and bytes that another input brought."""
        twins = [self._entry(unit, self._results[unit.sha256, unit.format]) for unit in self._twins]
        return [*self._refused, *twins]

    def _units(self, item: Found | Refused) -> Iterator[Unit | Refused]:
        if isinstance(item, Refused):
            yield item
            return
        limit = self.options.max_raw_bytes
        try:
            with item.path.open("rb") as file:
                kept = self.dossier.keep_original(
                    file, max_bytes=None if item.format == "jsonl" else limit
                )
        except PermissionError:
            yield Refused(
                item.name,
                InputState.REJECTED,
                "you have no right to read it",
                "give yourself the right, or leave it out",
            )
            return
        if kept is None:
            yield Refused(
                item.name,
                InputState.TOO_LARGE,
                f"larger than {limit:,} bytes",
                "split it, or raise --max-bytes",
            )
            return
        yield from split_units(item, kept.path, kept.sha256, kept.size_bytes, limit)

    def _refuse(self, refused: Refused) -> None:
        origin_id = record_id("org", refused.name, refused.reason)
        self.origin_ids.append(origin_id)
        if origin_id in self._known_origins:
            return
        origin = Origin(
            id=origin_id,
            name=refused.name,
            locator=None,
            sha256=None,
            file_sha256=None,
            size_bytes=None,
            format=None,
            state=refused.state,
            reason=refused.reason,
            document_id=None,
        )
        lost = make_issue(
            refused.state.value, Severity.LOST, refused.reason, refused.fix, stage=Stage.INPUT
        )
        self._refused.append(
            Entry(
                origin_id,
                {"origins": [_raw(origin)], "issues": [_raw(_placed(lost, refused.name, None))]},
            )
        )

    def _entry(self, unit: Unit, result: UnitResult) -> Entry:
        origin = Origin(
            id=unit.origin_id,
            name=unit.name,
            locator=unit.locator,
            sha256=unit.sha256,
            file_sha256=unit.file_sha256,
            size_bytes=unit.length,
            format=result.format,
            state=result.state,
            reason=result.reason,
            document_id=result.document_id,
        )
        records = {"origins": [_raw(origin)]}
        document_id = result.document_id
        if document_id is None:
            name = f"{unit.name}, {unit.locator}" if unit.locator else unit.name
            records["issues"] = [_raw(_placed(issue, name, None)) for issue in result.issues]
        elif document_id not in self._known_documents:
            self._known_documents.add(document_id)
            records |= result.records
            records["issues"] = [
                _raw(
                    _placed(issue, unit.name, None)
                    if issue.code in ABOUT_THE_FILE
                    else _placed(issue, None, document_id)
                )
                for issue in result.issues
            ]
        return Entry(unit.origin_id, records)


def _placed(issue: Issue, origin: str | None, document_id: str | None) -> Issue:
    """The issue, told of the input or document that it belongs to."""
    return replace(
        issue,
        id=record_id("iss", issue.code, issue.what, origin, document_id, issue.start, issue.end),
        origin=origin,
        document_id=document_id,
    )


def _raw(record: Any) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(record))
