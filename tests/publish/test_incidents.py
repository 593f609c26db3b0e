"""The report shows acts of several articles: who says what of them, and why they are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.link.made_events import a_dated_document, an_event, span_of
from tests.publish.sample import Records

from alleged.link.incidents import linked_incidents
from alleged.publish.incidents import IncidentView, _range, gather_incidents, name_of
from alleged.publish.report import gather_articles, write_report
from alleged.records.incidents import Membership

TOLD = (
    ("Rebels attacked the town of Velm on 9 May 2031. Eleven people were killed.", "The Post"),
    ("The town of Velm was attacked by rebels on 9 May 2031, killing 14 people.", "The Echo"),
)


def records_of(told: Sequence[tuple[str, str]]) -> Records:
    documents = [
        replace(a_dated_document(text, "2031-05-10"), outlet=outlet) for text, outlet in told
    ]
    events = [
        an_event(
            one, span_of(one, "attacked"), event_type="ASSAULT", place=span_of(one, "Velm"),
            begin="2031-05-09", end="2031-05-09",
        )
        for one in documents
    ]  # fmt: skip
    incidents, links = linked_incidents(documents, events)
    return {
        "documents": documents,
        "events": events,
        "incidents": incidents,
        "incident_links": links,
    }


@cache
def views() -> tuple[IncidentView, ...]:
    records = records_of(TOLD)
    return gather_incidents(records, gather_articles(records))


def test_an_act_of_two_articles_shows_what_each_outlet_says_and_why_they_are_one() -> None:
    view = views()[0]
    assert view.documents == 2
    assert {told.outlet for told in view.tellings} == {"The Post", "The Echo"}
    for told in view.tellings:
        assert "attacked" in told.words
        assert told.reason
        assert 0.5 <= told.probability <= 1
        assert told.place is not None


def test_each_thing_told_has_the_number_of_articles_that_tell_it() -> None:
    view = views()[0]
    assert "2031-05-09 (2)" in view.days
    assert any(words.endswith("(2)") for words in view.wordings)


def test_an_act_of_one_article_is_not_shown() -> None:
    records = records_of(TOLD[:1])
    assert records["incidents"]
    assert gather_incidents(records, gather_articles(records)) == ()


def test_a_document_that_may_tell_of_an_incident_is_shown_as_open() -> None:
    records = records_of(TOLD)
    (first, *rest) = records["incident_links"]
    opened = [replace(first, relation=Membership.MAY_BE), *rest]
    found = gather_incidents({**records, "incident_links": opened}, gather_articles(records))
    assert any(not told.sure for view in found for told in view.tellings)


def test_where_nothing_names_the_outlet_its_address_does() -> None:
    records = records_of(TOLD)
    documents = [
        replace(one, outlet=None, url="https://www.quay.example/a") for one in records["documents"]
    ]
    records = {**records, "documents": documents}
    view = gather_incidents(records, gather_articles(records))[0]
    assert {told.outlet for told in view.tellings} == {"quay.example"}


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (1e11, 1e11, "100,000,000,000"),
        (12.5, 12.5, "12.5"),
        (None, 1e10, "up to 10,000,000,000"),
        (2, 3, "2 to 3"),
    ],
)
def test_numbers_are_written_out_however_large(low: float | None, high: float, shown: str) -> None:
    assert _range(low, high) == shown


def test_the_report_counts_the_acts_that_one_article_alone_tells_of(tmp_path: Path) -> None:
    records = records_of(TOLD)
    alone = replace(records["incidents"][0], id="inc-alone", documents=1)
    page = tmp_path / "report.html"
    records = {**records, "incidents": [*records["incidents"], alone]}
    write_report(records, page, name="two articles", versions={}, error_rates=None)
    only = sum(one.documents == 1 for one in records["incidents"])
    assert f"One article alone tells of {only} more" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("several", [True, False])
def test_the_report_has_the_section_only_where_there_is_such_an_act(
    several: bool, tmp_path: Path
) -> None:
    records = records_of(TOLD if several else TOLD[:1])
    page = tmp_path / "report.html"
    write_report(records, page, name="two articles", versions={}, error_rates=None)
    assert ('id="incidents"' in page.read_text(encoding="utf-8")) is several


def test_an_incident_of_a_whole_month_is_named_by_the_month_and_not_by_its_first_day() -> None:
    records = records_of(TOLD)
    (one,) = (found for found in records["incidents"] if found.documents > 1)
    dated = replace(one, name="raid, Orla, 2031-03-01", begin="2031-03-01", end="2031-03-31")
    found = gather_incidents({**records, "incidents": [dated]}, gather_articles(records))
    assert [view.name for view in found] == ["raid, Orla, 2031-03"]
    assert name_of(replace(dated, end="2031-03-09")) == "raid, Orla, 2031-03-01 to 2031-03-09"
    assert name_of(replace(dated, end="2031-03-01")) == "raid, Orla, 2031-03-01"
    assert name_of(replace(dated, name="raid", begin=None, end=None)) == "raid"
