"""Texts -> events of our own finding, each with its incident: a build, as coreference is scored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alleged.analyse.documents import analyse_document
from alleged.link.entities import linked_entities
from alleged.link.incidents import linked_incidents
from alleged.models.reader import Reader
from alleged.quality.documents import document_from_row
from alleged.quality.predictors import Prediction, PredictOptions
from alleged.quality.rows import Row
from alleged.records.incidents import Membership


def predict_incidents(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
    """The trigger of each event, in the chain of the incident that it belongs to.

    All rows are one dossier; with `within_documents` a chain is an act of one text. An event of no
    incident is a chain with the mentions of the same act in its text.
    """
    reader = Reader.load(options.reader, threads=options.threads)
    documents = [document_from_row(row) for row in rows]
    found = [analyse_document(one, reader=reader) for one in documents]
    chains: dict[str, str] = {}
    made_by = {event.made_by for one in found for event in one.events}
    if not options.within_documents:
        events = [event for one in found for event in one.events]
        _, entity_links = linked_entities(
            documents, [entity for one in found for entity in one.entities]
        )
        incidents, links = linked_incidents(
            documents,
            events,
            places=[place for one in found for place in one.places],
            entity_links=entity_links,
        )
        made_by |= {incident.made_by for incident in incidents}
        chains = {
            link.event_id: link.incident_id for link in links if link.relation is Membership.MEMBER
        }
    for one in found:
        mentions = {
            event.trigger[0]: chains.get(event.chain_id, event.chain_id) for event in one.events
        }
        yield Prediction(
            fields={
                "mentions": [
                    {"start": span.start, "end": span.end, "kind": "event", "chain": chain}
                    for span, chain in sorted(mentions.items())
                ]
            },
            made_by=frozenset(made_by),
        )
