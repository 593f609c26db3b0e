"""What there is to do: which inputs are known, which bytes come twice, what each input becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from alleged.fetching import Fetching, Network
from alleged.ingest.containers import CONTAINERS
from alleged.ingest.inputs import (
    Address,
    Found,
    Item,
    Refused,
    Remark,
    Unit,
    UnitKey,
    split_lines,
    whole_file,
)
from alleged.ingest.members import SplitOptions
from alleged.ingest.read import ReadOptions
from alleged.ingest.sniff import HEAD_BYTES, container_format
from alleged.records.documents import Capture, InputState, Origin
from alleged.records.ids import record_id
from alleged.records.issues import Issue, Stage, make_issue
from alleged.splitting import Splitting
from alleged.store.dossier import DossierBuild
from alleged.store.journal import Entry
from alleged.store.originals import Kept
from alleged.workers import UnitResult

ABOUT_THE_FILE = frozenset({"columns-guessed"})
"""Codes of issues that are true of a whole table: each row brings them, one is kept."""
ABOUT_THE_INPUT = frozenset({"extension-mismatch"})
"""Codes of issues about an input's name: the same bytes under another name do not have them."""


class Intake:
    """The account of a build's inputs: every one of them becomes an origin with an end state."""

    def __init__(
        self,
        dossier: DossierBuild,
        found: Sequence[Item],
        options: ReadOptions,
        splitting: Splitting,
        fetching: Fetching,
        network: Network,
    ) -> None:
        self.dossier = dossier
        self.found = found
        self.options = options
        self.splitting = splitting
        self.fetching = fetching
        self.network = network
        self.origin_ids: list[str] = []
        """Of all inputs, known or not, once `pending` is through."""
        self.read_count = 0
        known = dossier.known()
        self._known_origins = set(known)
        self._known_documents = {origin.document_id for origin in known.values()}
        self._finished_files = _ids_by_file(dossier.finished())
        self._fetched = _files_by_address(known.values())
        self._results: dict[UnitKey, list[UnitResult]] = {}
        """By what was asked: a page with several articles has a result for each."""
        self._twins: list[Unit] = []
        self._unread: list[Entry] = []

    def pending(self) -> Iterator[Unit]:
        """The units that have to be read, the same bytes once."""
        asked: set[UnitKey] = set()
        for item in self.found:
            for unit in self._units(item):
                if isinstance(unit, Remark):
                    issue = _raw(_placed(unit.issue, unit.name, None))
                    self._unread.append(Entry(unit.entry_id, {"issues": [issue]}))
                    continue
                self.origin_ids.append(unit.origin_id)
                known = unit.origin_id in self._known_origins
                self._known_origins.add(unit.origin_id)
                if isinstance(unit, Refused):
                    if not known:
                        self._refuse(unit)
                elif known:
                    self.splitting.spool.let_go(unit)
                elif unit.key in asked:
                    self._twins.append(unit)
                    self.splitting.spool.let_go(unit)
                else:
                    asked.add(unit.key)
                    yield unit

    def entries(self, results: Sequence[UnitResult]) -> list[Entry]:
        """What the journal is told of units that were read."""
        entries = []
        for result in results:
            self.read_count += 1
            entries.append(self._entry(result.unit, result))
            if result.unit is not result.asked:
                self.origin_ids.append(result.unit.origin_id)
            self._results.setdefault(result.asked.key, []).append(replace(result, records={}))
        for asked in {id(result.asked): result.asked for result in results}.values():
            self.splitting.spool.let_go(asked)
        return entries

    def rest(self) -> list[Entry]:
        """What needed no reading: refused inputs, and bytes that another input brought."""
        return [*self._unread, *(entry for unit in self._twins for entry in self._twin(unit))]

    def _twin(self, unit: Unit) -> Iterator[Entry]:
        """The entries of a unit whose bytes another one brought."""
        for result in self._results[unit.key]:
            part = result.unit.part
            own = unit if part is None else unit.as_part(part, result.unit.format)
            if own is not unit:
                self.origin_ids.append(own.origin_id)
            yield self._entry(own, result)

    def _units(self, item: Item) -> Iterator[Unit | Refused | Remark]:
        if isinstance(item, Refused | Remark):
            yield item
        elif isinstance(item, Address):
            yield from self._units_at(item)
        else:
            yield from self._units_of(item)

    def _units_of(self, item: Found) -> Iterator[Unit | Refused | Remark]:
        limit = self.options.max_raw_bytes
        try:
            with item.path.open("rb") as file:
                format = container_format(item.name, file.read(HEAD_BYTES))
                file.seek(0)
                kept = self.dossier.keep_original(file, max_bytes=None if format else limit)
        except PermissionError:
            yield Refused(
                name=item.name,
                state=InputState.REJECTED,
                reason="you have no right to read it",
                fix="give yourself the right, or leave it out",
            )
            return
        if kept is None:
            yield Refused(
                name=item.name,
                state=InputState.TOO_LARGE,
                reason=f"larger than {limit:,} bytes",
                fix="split it, or raise --max-bytes",
            )
        elif known := self._finished_files.get((item.name, kept.sha256)):
            self.origin_ids += known
        else:
            yield from self._units_in(item, kept, format)

    def _units_at(self, item: Address) -> Iterator[Unit | Refused | Remark]:
        """What an address gives: from the captures that the dossier has, else from the net."""
        captures = () if self.network.again else self._fetched.get(item.name, ())
        stored = [self.dossier.original(sha256) for sha256 in captures]
        kept_before = [kept for kept in stored if kept is not None]
        for kept in kept_before:
            if known := self._finished_files.get((item.name, kept.sha256)):
                self.origin_ids += known
            else:
                yield from self._units_captured(item, kept)
        if not kept_before:
            yield from self._units_fetched(item)

    def _units_captured(self, item: Address, kept: Kept) -> Iterator[Unit | Refused | Remark]:
        """What is in a WARC file that was fetched; its redirects are told with the capture."""
        for unit in self._units_in(Found(item.name, kept.path), kept, "warc"):
            if isinstance(unit, Unit) and unit.capture and unit.capture.url != item.url:
                capture = replace(unit.capture, note=f"redirected from {item.url}")
                yield replace(unit, capture=capture)
            elif not isinstance(unit, Remark) or unit.issue.code != "not-ok":
                yield unit

    def _units_fetched(self, item: Address) -> Iterator[Unit | Refused | Remark]:
        if not self.network.allowed:
            yield Refused(
                name=item.name,
                state=InputState.REJECTED,
                code="no-network",
                reason="not in the dossier, and --no-network forbids to fetch it",
                fix="leave that option out, or save the page and give the file",
            )
            return
        answer = self.fetching.fetch(item.url, self.options.max_raw_bytes)
        kept = None
        if self.fetching.path.exists():
            with self.fetching.path.open("rb") as file:
                kept = self.dossier.keep_original(file, max_bytes=None)
        if answer.state is InputState.OK and kept is not None:
            yield from self._units_captured(item, kept)
            return
        capture = Capture(url=answer.url, captured_at=answer.captured_at, status=answer.status)
        yield Refused(
            name=item.name,
            state=answer.state,
            code=answer.code,
            reason=answer.reason,
            fix=answer.fix,
            file_sha256=kept.sha256 if kept else None,
            capture=capture if answer.url else None,
        )

    def _units_in(
        self, item: Found, kept: Kept, format: str | None
    ) -> Iterator[Unit | Refused | Remark]:
        limit = self.options.max_raw_bytes
        if format == "lines":
            yield from split_lines(item, kept.path, kept.sha256, limit)
        elif format in CONTAINERS:
            options = SplitOptions(
                name=item.name,
                max_raw_bytes=limit,
                encoding=self.options.encoding,
                columns=self.options.columns,
            )
            yield from self.splitting.split(item, kept, format, options)
        else:
            yield whole_file(item, kept.path, kept.sha256, kept.size_bytes)

    def _refuse(self, refused: Refused) -> None:
        origin = Origin(
            id=refused.origin_id,
            name=refused.name,
            locator=refused.locator,
            sha256=None,
            file_sha256=refused.file_sha256,
            size_bytes=None,
            format=None,
            state=refused.state,
            reason=refused.reason,
            document_id=None,
            capture=refused.capture,
        )
        lost = make_issue(
            refused.code or refused.state.value,
            refused.severity,
            refused.reason,
            refused.fix,
            stage=Stage.INPUT,
        )
        issue = _placed(lost, _shown(refused.name, refused.locator), None)
        records = {"origins": [_raw(origin)], "issues": [_raw(issue)]}
        self._unread.append(Entry(refused.origin_id, records))

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
            capture=unit.capture,
        )
        records = {"origins": [_raw(origin)]}
        document_id = result.document_id
        shown = _shown(unit.name, unit.locator)
        new = document_id is not None and document_id not in self._known_documents
        if new:
            self._known_documents.add(document_id)
            records |= result.records
        issues = [
            _placed(issue, shown, None)
            if document_id is None or issue.code in ABOUT_THE_INPUT
            else _placed(issue, unit.name, None)
            if issue.code in ABOUT_THE_FILE
            else _placed(issue, None, document_id)
            for issue in result.issues
            if new or document_id is None or issue.code in ABOUT_THE_INPUT | ABOUT_THE_FILE
        ]
        records["issues"] = [_raw(issue) for issue in issues]
        return Entry(unit.origin_id, records)


def _ids_by_file(origins: Iterable[Origin]) -> dict[tuple[str, str], list[str]]:
    """The origins that a finished build has of each file: a file that is there needs no splitting,
    for a build ends only when all of it was read."""
    found: dict[tuple[str, str], list[str]] = {}
    for origin in origins:
        if origin.file_sha256 is not None:
            found.setdefault((origin.name, origin.file_sha256), []).append(origin.id)
    return found


def _files_by_address(origins: Iterable[Origin]) -> dict[str, list[str]]:
    """The files with the captures of each address that gave an article."""
    found: dict[str, list[str]] = {}
    for origin in origins:
        if origin.document_id is not None and "://" in origin.name and origin.file_sha256:
            files = found.setdefault(origin.name, [])
            if origin.file_sha256 not in files:
                files.append(origin.file_sha256)
    return found


def _shown(name: str, locator: str | None) -> str:
    """How an issue names an origin; the store's SQL names it the same."""
    return f"{name}, {locator}" if locator else name


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
