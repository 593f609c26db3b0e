"""Who is who and who is quoted, as views and on the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.publish.sample import Records, gather, plain_article, told_records, write_article
from tests.publish.test_report import css, rows, words_of, write

from alleged.publish.parties import Parties, Quoted, count_quoted, gather_parties
from alleged.publish.report import gather_articles
from alleged.records.documents import BlockKind
from alleged.records.spans import Span

MANY = 1000


def parties_of(records: Records) -> Parties:
    return gather_parties(records, gather_articles(records))


def quoted_of(records: Records) -> Quoted:
    articles = gather_articles(records)
    parties = gather_parties(records, articles)
    return count_quoted(articles, parties, parties.rows(MANY))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return write(told_records(), tmp_path_factory.mktemp("told"))


def row_of(page: Any, table: str, name: str) -> dict[str, str]:
    row = next(row for row in rows(page, table) if words_of(row[0]).startswith(name))
    return {cell.get("data-label"): words_of(cell) for cell in row}


def test_a_party_of_two_articles_is_one_row_with_its_variants_and_why_it_was_joined(
    page: Any,
) -> None:
    row = row_of(page, "table-parties", "Anselm Brenner")
    assert row["Who"] == "Anselm Brenner also “Brenner”"
    assert row["Articles"] == "2 A1 A2"
    assert row["Mentions"] == "3"
    assert row["Put together"] == "3 by name; least sure 0.97the same whole name 1.00"


def test_an_office_says_its_time_and_the_articles_that_give_it(page: Any) -> None:
    row = row_of(page, "table-parties", "Tilda Rask")
    assert row["Offices"] == "spokesman of the dam, serving, until “2019” A2"


def test_what_may_be_the_same_is_said_at_both_ends_with_its_reason(page: Any) -> None:
    inspector = row_of(page, "table-parties", "former inspector")
    minister = row_of(page, "table-parties", "Tilda Rask")
    assert "may be Tilda Rask 0.30 she speaks of the samples A1" in inspector["Open"]
    assert "may be former inspector 0.30 she speaks of the samples A1" in minister["Open"]
    assert inspector["Who"] == "former inspector (no name is said)"


def test_what_belongs_to_another_says_which_belongs_to_which(page: Any) -> None:
    assert (
        "belongs to Anselm Brenner worked at the mill"
        in row_of(page, "table-parties", "former inspector")["Open"]
    )
    assert (
        "to it belongs former inspector worked at the mill"
        in row_of(page, "table-parties", "Anselm Brenner")["Open"]
    )


def test_a_table_outside_the_texts_is_kept_apart_and_named(page: Any) -> None:
    (outside,) = page.xpath("//table[@id='table-parties']//span[@class='outside']")
    assert words_of(outside) == (
        "Not from the articles: holders.csv 1a2b has Tilda M. Rask as minister, Orland,"
        " 2020-01-01 to now. in office on that day"
    )


def test_who_is_only_named_in_one_article_is_folded_away(page: Any) -> None:
    (fold,) = page.xpath("//details[.//table[@id='table-parties-more']]")
    assert fold.get("open") is None
    listed = {words_of(row[0]) for row in rows(page, "table-parties-more")}
    assert "Brenner paper mill" in listed
    assert "Anselm Brenner" not in listed


def test_places_stand_in_their_own_table_unless_they_speak() -> None:
    records = told_records()
    names = {view.name for view in (*parties_of(records).telling, *parties_of(records).others)}
    assert "Varnholt" not in names
    place = next(one for one in records["entities"] if one.name == "Varnholt")
    records["statements"][0] = replace(records["statements"][0], speaker_id=place.id)
    assert "Varnholt" in {view.name for view in parties_of(records).telling}


def test_a_pronoun_that_resolves_counts_for_whom_it_stands(page: Any) -> None:
    row = row_of(page, "table-speakers", "Anselm Brenner")
    assert row["Statements"] == "5"
    assert row["Articles"] == "2"
    sources = {words_of(row[0]) for row in rows(page, "table-speakers")}
    sources |= {words_of(row[0]) for row in rows(page, "table-unresolved")}
    assert not sources & {"He", "he", "she", "She"}


def test_a_pronoun_that_is_left_open_is_no_row_but_is_counted() -> None:
    quoted = quoted_of(told_records())
    assert [(view.name, view.statements) for view in quoted.pronouns] == [("she", 1)]
    assert quoted.by_pronoun == 1


def test_a_relative_clause_for_a_source_is_a_pronoun_that_is_left_open() -> None:
    records = told_records()
    (mill,) = (one for one in records["statements"] if one.source == (Span(318, 361),))
    clause = "which employs about 1,200 people"
    start = records["documents"][1].text.index(clause)
    source = (Span(start, start + len(clause)),)
    records["statements"][records["statements"].index(mill)] = replace(mill, source=source)
    quoted = quoted_of(records)
    assert [(view.name, view.statements) for view in quoted.pronouns] == [("she", 1), ("which", 1)]


def test_a_possessor_is_named_without_its_ending() -> None:
    records = told_records()
    paper = records["documents"][1]
    text = paper.text.replace("the village paper", "the old village's")
    records["documents"][1] = replace(paper, text=text)
    names = {view.name for view in quoted_of(records).unresolved}
    assert "the old village" in names


def test_statements_that_may_be_somebodys_are_counted_beside_those_that_are(page: Any) -> None:
    row = row_of(page, "table-speakers", "Tilda Rask")
    assert row["Statements"] == "3"
    assert row["May be"] == "1"


def test_a_source_without_a_name_says_who_it_may_be_and_leads_to_its_row(page: Any) -> None:
    row = next(
        row for row in rows(page, "table-unresolved") if "former inspector" in words_of(row[0])
    )
    assert words_of(row[0]) == "former inspector may be Tilda Rask"
    (href,) = row[0].xpath(".//@href")
    assert page.get_element_by_id(href[1:]).tag == "tr"


def test_every_statement_is_counted_once() -> None:
    records = told_records()
    quoted = quoted_of(records)
    views = (*quoted.named, *quoted.unresolved, *quoted.pronouns)
    assert sum(view.statements for view in views) + quoted.nobody == len(records["statements"])


def test_the_same_words_with_and_without_the_article_are_one_source() -> None:
    writer = plain_article()
    writer.says("The ministry", "says", "a former inspector says", probability=0.5)
    writer.statements += [
        replace(writer.statements[-1], id="stm-x", source=writer.spans("any official")),
        replace(writer.statements[-1], id="stm-y", source=writer.spans("ministry")),
    ]
    views = {view.name: view.statements for view in quoted_of(gather([writer])).unresolved}
    assert views["The ministry"] == 2
    assert "ministry" not in views


def test_a_full_name_is_not_said_to_be_its_surname_but_the_surname_to_be_the_name() -> None:
    records = told_records()
    inspector = next(one for one in records["dossier_entities"] if not one.named)
    surname = replace(inspector, name="Rask", named=True)
    records["dossier_entities"] = [
        surname if one is inspector else one for one in records["dossier_entities"]
    ]
    perhaps = {view.name: view.perhaps for view in parties_of(records).telling}
    assert perhaps["Rask"] == ("Tilda Rask",)
    assert perhaps["Tilda Rask"] == ()


def test_what_leads_over_to_the_reporting_words_is_no_part_of_a_source() -> None:
    writer = write_article(
        [(BlockKind.PARAGRAPH, "Two envoys, who asked for calm, said so; two envoys agreed.")],
        name="envoys.txt",
    )
    writer.says("Two envoys, who", "asked for", "calm")
    writer.says("two envoys", "agreed", "so")
    (view,) = quoted_of(gather([writer])).unresolved
    assert (view.name, view.statements) == ("Two envoys", 2)


def test_words_that_look_like_the_id_of_a_party_are_not_taken_for_it() -> None:
    records = told_records()
    party = next(one for one in records["dossier_entities"] if one.name == "Anselm Brenner")
    forged = replace(records["statements"][0], id="stm-f", speaker=party.id, speaker_id=None)
    records["statements"].append(forged)
    named = {view.name: view.statements for view in quoted_of(records).named}
    assert named[party.id] == 1
    assert named["Anselm Brenner"] == 5


def test_without_linked_records_sources_are_counted_by_their_words() -> None:
    records = told_records()
    records["dossier_entities"], records["entity_links"] = [], []
    quoted = quoted_of(records)
    assert {view.name: view.statements for view in quoted.named} == {
        "Anselm Brenner": 5,
        "Tilda Rask": 3,
    }
    assert all(view.party_id is None for view in quoted.named)


def test_links_to_parties_beyond_the_limit_of_rows_are_not_made(tmp_path: Path) -> None:
    page = write(told_records(), tmp_path, max_rows=1)
    assert len(rows(page, "table-parties")) == 1
    ids = set(page.xpath("//@id"))
    assert {href[1:] for href in page.xpath("//@href") if href.startswith("#")} <= ids
    assert css(page, "table.data")
