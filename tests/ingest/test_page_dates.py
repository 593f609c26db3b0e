"""The dates of a page: which are found, which is chosen, what is told."""

from __future__ import annotations

import pytest

from alleged.ingest.page_dates import choose_dates, url_date
from alleged.ingest.read import ReadOptions, read_document
from alleged.records.documents import DateCandidate, DatedValue, DatePrecision, DateRole, Document
from alleged.records.issues import Issue

BODY = """<p>The mayor of Ibrem said on Monday that the bridge would be closed until further notice.</p>
<p>She gave no reason, and the engineers who had written the report of 2 May 2021 were silent.</p>
<p>A ferry will take over, at least for those who can walk the last two kilometres to it.</p>"""


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://x.org/2023/05/03/bridge", "2023-05-03"),
        ("https://x.org/world/2023/oct/9/bridge", "2023-10-09"),
        ("https://x.org/a-20230415-bridge.html", "2023-04-15"),
        ("https://x.org/bridge-2023-04-15", "2023-04-15"),
        ("https://x.org/2023/05/bridge", "2023-05"),
        ("https://x.org/article/20231999-bridge", None),
        ("https://x.org/article/1202304151", None),
        ("https://x.org/2023/13/45/bridge", None),
        ("https://x.org/bridge?date=2023-04-15", None),
    ],
)
def test_days_in_addresses(url: str, value: str | None) -> None:
    found = [date.value for date in url_date(url)]
    assert found == ([value] if value else [])


def candidate(day: str, evidence: str, role: DateRole = DateRole.PUBLISHED) -> DateCandidate:
    date = DatedValue(value=day, precision=DatePrecision.DAY, evidence=evidence, raw=day)
    return DateCandidate(role=role, date=date)


@pytest.mark.parametrize(
    ("candidates", "chosen", "is_told"),
    [
        ([("2023-05-03", "json-ld datePublished"), ("2023-05-03", "url")], "2023-05-03", False),
        (
            [("2023-05-04", "time element"), ("2023-05-03", "json-ld datePublished")],
            "2023-05-03",
            True,
        ),
        (
            [("2023-05-04", "meta date"), ("2023-05-03", "time element"), ("2023-05-03", "url")],
            "2023-05-03",
            True,
        ),
        (
            [("2024-01-01", "div of class 'date-box'"), ("2023-05-03", "line under the headline")],
            "2023-05-03",
            True,
        ),
        ([("2023-05", "meta date"), ("2023-05-03", "time element")], "2023-05-03", False),
        ([], None, False),
    ],
)
def test_the_best_evidence_is_taken_unless_two_others_agree_against_it(
    candidates: list[tuple[str, str]], chosen: str | None, is_told: bool
) -> None:
    issues: list[Issue] = []
    published, _ = choose_dates([candidate(*found) for found in candidates], issues)
    assert (published.value if published else None) == chosen
    assert bool(issues) == is_told


def document_of(above: str, head: str = "", lead: str = "") -> Document:
    html = f'<html lang="en"><head>{head}</head><body>{lead}<article><h1>The bridge</h1>{above}{BODY}</article></body></html>'
    found = read_document(html.encode(), name="a.html", format=None, options=ReadOptions())
    assert found.document is not None
    return found.document


@pytest.mark.parametrize(
    ("above", "published", "modified"),
    [
        ("<p>By Ann Poe | Friday, 14 October 2022</p>", "2022-10-14", None),
        (
            "<p>Posted by Ann Poe on October 14, 2022 @ 7:15 am in News | 3 Comments</p>",
            "2022-10-14",
            None,
        ),
        ("<p>Last updated: 14 October 2022 10:15</p>", None, "2022-10-14"),
        ("<p>Published 3 hours ago</p>", None, None),
        ("<p>Mar 3</p>", None, None),
        ("<div class='date'>03/04/2022</div>", None, None),
        ("<div class='date'>13/04/2022</div>", "2022-04-13", None),
        ("<div class='date'>13.04.2022</div>", "2022-04-13", None),
        ("<p>What happened on 3 March 2019</p>", None, None),
        ("<p>Printed on 14 October 2022</p>", None, None),
    ],
)
def test_days_that_a_page_shows(above: str, published: str | None, modified: str | None) -> None:
    document = document_of(above)
    assert (document.published.day if document.published else None) == published
    assert (document.modified.day if document.modified else None) == modified


def test_the_day_of_today_in_the_head_of_a_site_is_no_day_of_publication() -> None:
    lead = "<div class='header-cont'><div class='date-box'>Mon, 25 Dec 2023</div></div>"
    assert document_of("", lead=lead).published is None


def test_every_date_is_kept_with_its_evidence() -> None:
    head = (
        '<meta property="article:published_time" content="2023-05-03T10:00:00Z">'
        '<meta property="article:modified_time" content="2023-05-05T10:00:00Z">'
        '<link rel="canonical" href="https://x.org/2023/05/03/bridge">'
    )
    document = document_of("<time datetime='2023-05-03'>May 3, 2023</time>", head)
    assert [
        (found.role.value, found.date.value, found.date.evidence) for found in document.dates
    ] == [
        ("published", "2023-05-03T10:00:00+00:00", "meta article:published_time"),
        ("published", "2023-05-03", "time element"),
        ("published", "2023-05-03", "url"),
        ("modified", "2023-05-05T10:00:00+00:00", "meta article:modified_time"),
        ("published", "2023-05-03", "line under the headline"),
    ]
