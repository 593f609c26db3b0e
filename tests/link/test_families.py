"""Outlets of one owner or one feed are one family, and the rule that says so is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.made import a_document

from alleged.link.copies import linked_copies
from alleged.link.independence import independent_families
from alleged.records.copies import FamilyRule, PublisherFamily
from alleged.records.documents import Document


def article(text: str, *, outlet: str | None = None, url: str | None = None) -> Document:
    return a_document(text, outlet=outlet, url=url)


def families(*documents: Document, outlets: Path | None = None) -> dict[str, PublisherFamily]:
    found = linked_copies(documents, outlets=str(outlets) if outlets else None)["families"]
    return {row.document_id: row for row in found}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "outlets.csv"
    path.write_text(
        "domain,name,owner,country,feed\n"
        "ardel.example,Ardel Post,Brunia Press,,\n"
        "mirror.example,Brunia Mirror,Brunia Press,,\n"
        "bbc.co.uk,BBC,Somebody Else,,\n"
        "one.example,One,,,https://wire.example/rss\n"
        "two.example,Two,,,https://wire.example/rss\n",
        encoding="utf-8",
    )
    return path


def test_outlets_of_one_owner_are_one_family(table: Path) -> None:
    one = article("a", url="https://www.ardel.example/1")
    other = article("b", outlet="Brunia Mirror")
    found = families(one, other, outlets=table)
    assert found[one.id].family == found[other.id].family == "Brunia Press"
    assert found[one.id].rule is FamilyRule.YOUR_TABLE
    assert "ardel.example" in found[one.id].reason
    assert "is called Brunia Mirror" in found[other.id].reason


def test_hosts_under_a_domain_belong_to_it_and_the_longest_domain_counts() -> None:
    times = article("a", url="https://epaper.timesofindia.indiatimes.com/x")
    paper = article("b", url="https://m.economictimes.indiatimes.com/y")
    stranger = article("c", url="https://notbbc.co.uk.example/z")
    found = families(times, paper, stranger)
    assert found[times.id].family == found[paper.id].family == "The Times Group"
    assert found[times.id].rule is FamilyRule.TABLE
    assert found[stranger.id].rule is FamilyRule.SITE


def test_the_user_s_row_goes_before_the_package_s(table: Path) -> None:
    one = article("a", url="https://www.bbc.co.uk/news/1")
    assert families(one)[one.id].family == "British Broadcasting Corporation"
    assert families(one, outlets=table)[one.id].family == "Somebody Else"


def test_outlets_of_one_feed_are_one_family(table: Path) -> None:
    one = article("a", url="https://one.example/1")
    other = article("b", url="https://two.example/1")
    found = families(one, other, outlets=table)
    assert found[one.id].family == found[other.id].family
    assert {found[one.id].rule, found[other.id].rule} == {FamilyRule.FEED}


def test_without_a_table_the_outlet_s_own_name_is_the_family_in_any_capitals() -> None:
    one, other = article("a", outlet="Kopra Week"), article("b", outlet="KOPRA WEEK")
    found = families(one, other)
    assert found[one.id].family == found[other.id].family
    assert found[one.id].rule is FamilyRule.NAME


def test_an_article_without_a_name_has_that_of_others_on_its_site() -> None:
    named = article("a", outlet="Kopra Week", url="https://kopra.example/1")
    bare = article("b", url="https://www.kopra.example/2")
    assert families(named, bare)[bare.id].family == "Kopra Week"


def test_an_unknown_publisher_may_add_a_voice_and_may_not() -> None:
    one, other = article("a", outlet="Kopra Week"), article("b")
    found = families(one, other)
    assert found[other.id].rule is FamilyRule.UNKNOWN
    assert not found[other.id].certain
    counted = independent_families(found.values(), [one.id, other.id])
    assert (counted.at_least, counted.at_most) == (1, 2)


def test_no_documents_have_no_family() -> None:
    counted = independent_families([], ["doc-1"])
    assert (counted.at_least, counted.at_most, counted.families) == (0, 0, ())
