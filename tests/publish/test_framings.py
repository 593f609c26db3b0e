"""Wording on the page: whose loaded words they are, and one incident in the words of outlets."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.link.made_events import a_dated_document, an_event, span_of

from alleged.publish.framings import gather_framings
from alleged.publish.report import gather_articles
from alleged.records.framings import Direction, Force, Framing, FramingKind
from alleged.records.spans import Span
from alleged.records.statements import Voice


def framing(document_id: str, span: Span, **changes: Any) -> Framing:
    values: dict[str, Any] = {
        "id": f"frm-{document_id}-{span.start}",
        "document_id": document_id,
        "kind": FramingKind.LOADED,
        "span": span,
        "direction": Direction.BLAME,
        "force": Force.STRONG,
        "target": (),
        "voice": Voice.ARTICLE,
        "quoted": False,
        "statement_id": None,
        "insinuation_id": None,
        "plain": "government",
        "in_title": False,
        "probability": 0.2,
        "reason": "in the table",
        "made_by": "words 1",
    }
    return Framing(**{**values, **changes})


def told(**changes: Any) -> dict[str, Any]:
    """Two outlets on one raid; `changes` are of the loaded word of the second."""
    texts = {"Hill Post": "Troops of Sarn raided Orla.", "Dale Post": "The regime raided Orla."}
    documents = [
        replace(a_dated_document(text, "2031-03-02"), outlet=outlet, id=f"doc-{outlet[:4]}")
        for outlet, text in texts.items()
    ]
    events = [an_event(one, span_of(one, "raided")) for one in documents]
    regime = span_of(documents[1], "regime")
    return {
        "documents": documents,
        "events": events,
        "framings": [framing(documents[1].id, regime, **changes)],
    }


def incident_links(records: dict[str, Any]) -> dict[str, Any]:
    from alleged.records.incidents import Incident, IncidentLink, Membership

    event = records["events"][0]
    incident = Incident(
        id="inc-1", name="raid, Orla, 2031-03-02", event_type="ASSAULT", label=None, documents=2,
        events=2, begin=None, end=None, days=(), numbers=(), parties=(), places=(), wordings=(),
        statuses=(), lowest_score=None, highest_score=None, ties=(), probability=0.9, made_by="x",
    )  # fmt: skip
    links = [
        IncidentLink(
            id=f"inl-{event.id}", document_id=event.document_id, event_id=event.chain_id,
            incident_id="inc-1", relation=next(iter(Membership)), probability=0.9, reason="",
            made_by="x",
        )
        for event in records["events"]
    ]  # fmt: skip
    assert event.id
    return {**records, "incidents": [incident], "incident_links": links}


def test_words_of_its_own_and_words_it_reports_are_counted_apart() -> None:
    own, reported = told(), told(voice=Voice.REPORTED)
    for records, expected in ((own, (1, 0)), (reported, (0, 1))):
        section = gather_framings(records, gather_articles(records), max_rows=10)
        counts = {one.outlet: (one.own_blame, one.told_blame) for one in section.counts}
        assert counts == {"Hill Post": (0, 0), "Dale Post": expected}


def test_one_incident_stands_in_the_words_of_each_outlet_the_mildest_first() -> None:
    records = incident_links(told())
    (incident,) = gather_framings(records, gather_articles(records), max_rows=10).incidents
    assert [one.outlet for one in incident.outlets] == ["Hill Post", "Dale Post"]
    assert [one.own for one in incident.outlets] == [(), ("regime",)]
    assert [one.acts for one in incident.outlets] == [("raided",), ("raided",)]


def test_what_another_says_does_not_make_an_outlet_strong() -> None:
    records = incident_links(told(voice=Voice.REPORTED))
    (incident,) = gather_framings(records, gather_articles(records), max_rows=10).incidents
    dale = next(one for one in incident.outlets if one.outlet == "Dale Post")
    assert (dale.strength, dale.own, dale.told) == (0, (), ("regime",))


def test_rows_beyond_the_limit_are_counted_and_left_out() -> None:
    records = told()
    section = gather_framings(records, gather_articles(records), max_rows=0)
    assert (section.rows, section.total) == ((), 1)
