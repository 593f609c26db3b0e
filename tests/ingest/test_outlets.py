"""The table of outlets, the package's and a user's own."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from alleged.errors import OptionError
from alleged.ingest.outlets import packaged_outlets, read_outlets, table_of
from alleged.ingest.read import ReadOptions, read_document

PAGE = """<html lang="en"><head><title>The bridge is closed</title>
<link rel="canonical" href="https://news.example.org/a/1"></head><body><h1>The bridge is closed</h1>
<p>The mayor of Ibrem said on Monday that the bridge would be closed until further notice.</p>
<p>She gave no reason, and the engineers who had written the report were not invited.</p>
<p>A ferry will take over, at least for those who can walk the last two kilometres.</p></body></html>"""


def test_an_address_belongs_to_the_longest_domain_that_fits() -> None:
    table = table_of(None)
    found = table.of_address("https://timesofindia.indiatimes.com/city/1.cms")
    assert found is not None
    assert found.name == "The Times of India"
    assert table.of_address("https://m.bbc.co.uk/news") == table.of_address("http://bbc.co.uk")
    assert table.of_address("https://notbbc.co.uk/") is None
    assert table.of_address("https://[") is None
    assert table.of_address(None) is None


def test_the_packaged_table_is_whole() -> None:
    rows = packaged_outlets()
    assert len(rows) >= 150
    assert len({row.domain for row in rows}) == len(rows)
    for row in rows:
        assert row.country is None or (len(row.country) == 2 and row.country.isupper())
        assert row.feed is None or urlsplit(row.feed).scheme == "https"


def test_a_users_rows_go_before_those_of_the_package(tmp_path: Path) -> None:
    path = tmp_path / "outlets.csv"
    path.write_text(
        "name,domain,owner,country\nBBC of mine,bbc.com,Me,gb\nBridge News,example.org,Ibrem Trust,\n",
        encoding="utf-8",
    )
    found = table_of(str(path)).of_address("https://www.bbc.com/news")
    assert found is not None
    assert (found.name, found.owner, found.country) == ("BBC of mine", "Me", "GB")
    options = ReadOptions(outlets=str(path))
    document = read_document(PAGE.encode(), name="a.html", format=None, options=options).document
    assert document is not None
    assert (document.outlet, document.outlet_owner) == ("Bridge News", "Ibrem Trust")
    assert ("outlet", "domain") in [(said.field, said.evidence) for said in document.evidence]


def test_an_outlet_that_the_table_lacks_is_not_guessed() -> None:
    result = read_document(PAGE.encode(), name="a.html", format=None, options=ReadOptions())
    assert result.document is not None
    assert result.document.outlet is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("site,name\nx.org,X\n", "no column 'domain'"),
        ("domain,name\nx.org,\n", "line 2 has no usable domain and name"),
        ("domain,name\nnot a domain,X\n", "line 2 has no usable domain"),
    ],
)
def test_a_table_that_does_not_fit_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(OptionError, match=words):
        list(read_outlets(text, name="mine.csv"))
