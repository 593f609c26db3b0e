"""The kinds of record that a dossier holds. A kind is declared here when something fills it."""

from __future__ import annotations

from dataclasses import dataclass

from alleged.records.datings import Dating
from alleged.records.documents import Document, Origin
from alleged.records.figures import Figure
from alleged.records.issues import Issue
from alleged.records.mentions import Mention
from alleged.records.places import Place
from alleged.records.statements import Statement
from alleged.records.times import Timex


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its table, its type, and the order of its rows."""

    name: str
    """Plural, as on the command line and in file names."""
    type: type
    id_prefix: str
    order_by: tuple[str, ...]
    """SQL expressions; the last one is `id`, so that the order is total."""


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("documents", Document, "doc", ("id",)),
        Kind("origins", Origin, "org", ("name", "locator", "id")),
        Kind("statements", Statement, "stm", ("document_id", "content[1].start", "id")),
        Kind("figures", Figure, "fig", ("document_id", "span.start", "id")),
        Kind("times", Timex, "tmx", ("document_id", "span.start", "id")),
        Kind("datings", Dating, "dat", ("document_id", "id")),
        Kind("mentions", Mention, "men", ("document_id", "span.start", "id")),
        Kind("places", Place, "plc", ("document_id", "span.start", "id")),
        Kind("issues", Issue, "iss", ("origin", "document_id", "code", "id")),
    )
}
