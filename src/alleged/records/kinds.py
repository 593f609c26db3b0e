"""The kinds of record that a dossier holds. A kind is declared here when something fills it."""

from __future__ import annotations

from dataclasses import dataclass

from alleged.records.assessments import Assessment
from alleged.records.claims import Claim, Contradiction
from alleged.records.copies import Copy, CopyGroup, PublisherFamily, SharedQuotation
from alleged.records.datings import Dating
from alleged.records.documents import Document, Origin
from alleged.records.entities import DossierEntity, Entity, EntityLink
from alleged.records.events import Event
from alleged.records.fact_checks import FactCheck
from alleged.records.figures import Figure
from alleged.records.framings import Framing
from alleged.records.incidents import Incident, IncidentLink
from alleged.records.insinuations import Insinuation
from alleged.records.issues import Issue
from alleged.records.mentions import Mention
from alleged.records.places import Place
from alleged.records.prints import Prints
from alleged.records.propositions import Proposition
from alleged.records.statements import Statement
from alleged.records.times import Timex
from alleged.records.verdicts import Verdict
from alleged.records.voices import VoiceShares


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its table, its type, and the order of its rows."""

    name: str
    """Plural, as on the command line and in file names."""
    type: type
    id_prefix: str
    order_by: tuple[str, ...]
    """SQL expressions; the last one is `id`, so that the order is total."""
    linked: bool = False
    """Whether it is made of the whole dossier, after all documents are in."""


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("documents", Document, "doc", ("id",)),
        Kind("origins", Origin, "org", ("name", "locator", "id")),
        Kind("statements", Statement, "stm", ("document_id", "content[1].start", "id")),
        Kind("insinuations", Insinuation, "ins", ("document_id", "span.start", "id")),
        Kind("framings", Framing, "frm", ("document_id", "span.start", "id")),
        Kind("assessments", Assessment, "ass", ("document_id", "span.start", "id")),
        Kind("voices", VoiceShares, "voi", ("document_id", "id")),
        Kind("figures", Figure, "fig", ("document_id", "span.start", "id")),
        Kind("times", Timex, "tmx", ("document_id", "span.start", "id")),
        Kind("datings", Dating, "dat", ("document_id", "id")),
        Kind("mentions", Mention, "men", ("document_id", "span.start", "id")),
        Kind("places", Place, "plc", ("document_id", "span.start", "id")),
        Kind("entities", Entity, "ent", ("document_id", "mentions[1].span.start", "id")),
        Kind("events", Event, "evt", ("document_id", "trigger[1].start", "id")),
        Kind("dossier_entities", DossierEntity, "den", ("name", "id"), linked=True),
        Kind(
            "entity_links",
            EntityLink,
            "eln",
            ("dossier_entity_id", "document_id", "id"),
            linked=True,
        ),
        Kind("incidents", Incident, "inc", ("begin", "id"), linked=True),
        Kind(
            "incident_links",
            IncidentLink,
            "inl",
            ("incident_id", "document_id", "id"),
            linked=True,
        ),
        Kind("prints", Prints, "pri", ("document_id", "id")),
        Kind("copies", Copy, "cpy", ("document_id", "other_id", "id"), linked=True),
        Kind(
            "shared_quotations",
            SharedQuotation,
            "shq",
            ("document_id", "other_id", "id"),
            linked=True,
        ),
        Kind("copy_groups", CopyGroup, "cgr", ("id",), linked=True),
        Kind("families", PublisherFamily, "fam", ("counts_as", "document_id", "id"), linked=True),
        Kind("propositions", Proposition, "prp", ("document_id", "span.start", "id")),
        Kind("claims", Claim, "clm", ("wording", "id"), linked=True),
        Kind(
            "contradictions",
            Contradiction,
            "ctr",
            ("clash", "first_document_id", "first_span.start", "id"),
            linked=True,
        ),
        Kind("verdicts", Verdict, "ver", ("document_id", "span.start", "id"), linked=True),
        Kind("fact_checks", FactCheck, "fck", ("document_id", "span.start", "id"), linked=True),
        Kind("issues", Issue, "iss", ("origin", "document_id", "code", "id")),
    )
}
