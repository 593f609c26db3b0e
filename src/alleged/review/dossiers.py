"""Looking up records in a dossier's own tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from alleged.records.kinds import KINDS
from alleged.review.decisions import KIND_OF_PREFIX
from alleged.store.dossier import Dossier


class DossierRecords:
    """The records of an open dossier, for the review."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    def find(self, ids: Sequence[str]) -> dict[str, Any]:
        """The records of these ids that are there; each kind is read once."""
        found: dict[str, Any] = {}
        known = sorted({id for id in ids if id[:3] in KIND_OF_PREFIX})
        for prefix, group in groupby(known, key=lambda id: id[:3]):
            wanted = set(group)
            kind = KIND_OF_PREFIX[prefix]
            if kind in self.dossier.manifest.tables:
                for record in self.dossier.records(kind):
                    if record.id in wanted:
                        found[record.id] = record
        return found

    def text_of(self, document_id: str) -> str:
        """The text of a document; empty when the dossier has it no more."""
        for document in self.dossier.records("documents", documents=[document_id]):
            return str(document.text)
        return ""

    def alike(self, kind: str, document_id: str | None) -> Sequence[Any]:
        """The records of a kind in a document; None: of the kind in the dossier."""
        if kind not in KINDS or kind not in self.dossier.manifest.tables:
            return []
        if document_id is None:
            return list(self.dossier.records(kind))
        return list(self.dossier.records(kind, documents=[document_id]))
