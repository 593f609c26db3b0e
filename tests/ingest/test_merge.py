"""What the door knows, beside what the article says of itself."""

from __future__ import annotations

import pytest

from alleged.ingest.dates import parse_date
from alleged.ingest.members import Given
from alleged.ingest.read import ReadOptions, ReadResult, read_document

BODY = """<p>The mayor of Ibrem said on Monday that the bridge would be closed until further notice.</p>
<p>She gave no reason, and the engineers who had written the report were not invited to speak.</p>
<p>A ferry will take over, at least for those who can walk the last two kilometres to it.</p>"""


def read(head: str, given: Given) -> ReadResult:
    data = f'<html lang="en"><head>{head}</head><body><h1>The bridge</h1>{BODY}</body></html>'
    return read_document(
        data.encode(), name="a.html", format=None, options=ReadOptions(), given=given
    )


def test_what_the_article_leaves_open_is_filled_in_and_says_so() -> None:
    given = Given(byline="Ann Poe", outlet="Bridge News", section="Local", url="https://x.org/1")
    document = read("", given).document
    assert document is not None
    assert (document.byline, document.outlet, document.section) == (
        "Ann Poe",
        "Bridge News",
        "Local",
    )
    filled = {said.field for said in document.evidence if said.evidence == "given"}
    assert filled == {"byline", "outlet", "section", "url"}


def test_the_articles_own_word_goes_first() -> None:
    head = '<meta name="author" content="Jo Lim"><meta property="og:site_name" content="The Paper">'
    document = read(head, Given(byline="Ann Poe", outlet="Bridge News")).document
    assert document is not None
    assert (document.byline, document.outlet) == ("Jo Lim", "The Paper")


@pytest.mark.parametrize(
    ("head", "chosen"),
    [
        ("", "2023-05-04"),
        ('<meta property="article:published_time" content="2023-05-03T10:00">', "2023-05-03"),
        ('<link rel="canonical" href="https://x.org/2023/05/bridge">', "2023-05-04"),
        ('<link rel="canonical" href="https://x.org/2023/05/03/bridge">', "2023-05-04"),
    ],
)
def test_a_date_of_the_door_counts_where_the_articles_own_is_weak(head: str, chosen: str) -> None:
    result = read(head, Given(published=parse_date("2023-05-04", "feed pubDate")))
    assert result.document is not None
    assert result.document.published is not None
    assert result.document.published.day == chosen
    assert "feed pubDate" in {found.date.evidence for found in result.document.dates}


def test_days_that_differ_are_told_and_both_kept() -> None:
    head = '<meta property="article:published_time" content="2023-05-03T10:00">'
    result = read(head, Given(published=parse_date("2023-05-09", "feed pubDate")))
    assert result.document is not None
    (issue,) = [issue for issue in result.issues if issue.code == "dates-disagree"]
    assert "2023-05-09 (feed pubDate)" in issue.what
    assert [found.date.day for found in result.document.dates] == ["2023-05-03", "2023-05-09"]
