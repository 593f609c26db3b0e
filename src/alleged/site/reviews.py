"""The review as the site shows it: the log beside the dossier, looked up in the site's file."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from alleged.review.decisions import correctable, decide
from alleged.review.overlay import Gone, Reviewed, State, parted, reviewed_records
from alleged.site.index.reading import kind_of
from alleged.site.store import MAX_ROWS, Store
from alleged.store.reviews import (
    Act,
    Decision,
    is_undone,
    log_mark,
    read_decisions,
    undo,
)

FORM_TOKEN_BYTES = 24


class SiteRecords:
    """The records of the site's file, for the review."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def find(self, ids: Sequence[str]) -> dict[str, Any]:
        """The records of these ids that are there."""
        return self.store.by_ids(ids)

    def text_of(self, document_id: str) -> str:
        """The text of a document; empty when the dossier has it no more."""
        found = self.store.by_ids([document_id]).get(document_id)
        return getattr(found, "text", "")

    def alike(self, kind: str, document_id: str | None) -> Sequence[Any]:
        """The records of a kind in a document; None: the first of the kind in the dossier."""
        if document_id is None:
            return self.store.records(kind, limit=MAX_ROWS)
        return self.store.of_document(kind, document_id)


class SiteReviews:
    """Who reviews on this site, and what has been decided so far."""

    records: SiteRecords
    """Of the store that is served now."""

    def __init__(self, dossier: Path, reviewer: str) -> None:
        self.dossier = dossier
        self.reviewer = reviewer
        self.token = secrets.token_urlsafe(FORM_TOKEN_BYTES)
        """Stands in our own forms only: what comes without it is not from a page of ours."""
        self._reading = threading.Lock()
        self._mark: tuple[int, int] | None = None
        self._decisions: list[Decision] = []
        self._reviewed: dict[str, Reviewed] = {}

    def decisions(self) -> list[Decision]:
        """The whole log, read again when it has changed."""
        self._read()
        return self._decisions

    def undone(self) -> set[int]:
        """Numbers of the decisions that no longer hold."""
        return is_undone(self.decisions())

    def reviewed(self) -> dict[str, Reviewed]:
        """Where each reviewed record stands."""
        self._read()
        return self._reviewed

    def of(self, record: str) -> Reviewed | None:
        """Where a record stands; None when nobody has looked at it."""
        return self.reviewed().get(record)

    def log_of(self, record: str) -> list[Decision]:
        """The decisions on a record, the newest first."""
        return [one for one in reversed(self.decisions()) if one.record == record]

    def state(self, record: str) -> State:
        """Where a record stands, in one word."""
        found = self.of(record)
        return found.state if found else State.OPEN

    def parted(self) -> tuple[list[Reviewed], list[Gone]]:
        """The reviewed records that are there, and those that are not any more."""
        return parted(self.reviewed(), self.records)

    def fields_of(self, record: str) -> tuple[str, ...]:
        """The fields of a record that can be corrected."""
        kind = kind_of(record)
        return correctable(kind) if kind else ()

    def decide(
        self,
        record: str,
        act: Act,
        *,
        field: str | None = None,
        value: str | None = None,
        into: str | None = None,
        comment: str = "",
    ) -> Decision:
        """Note a decision of the one who reviews here."""
        return decide(
            self.dossier, self.records, record, act, who=self.reviewer, field=field, value=value,
            into=into, comment=comment,
        )  # fmt: skip

    def undo(self, n: int) -> Decision:
        """Take a decision back."""
        return undo(self.dossier, n, who=self.reviewer)

    def _read(self) -> None:
        mark = log_mark(self.dossier)
        with self._reading:
            if mark != self._mark:
                self._decisions = read_decisions(self.dossier)
                self._reviewed = reviewed_records(self._decisions)
                self._mark = mark
