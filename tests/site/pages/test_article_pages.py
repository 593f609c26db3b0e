"""The list of articles, and the reader."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from tests.publish.sample import sample_records, told_records
from tests.site.made_site import write_dossier

from alleged.publish.segments import Layer
from alleged.records.statements import Voice
from alleged.site.index.make import ensure_index
from alleged.site.pages.article import (
    LAYERS,
    SHOWN_FIRST,
    ArticlePage,
    ArticleParams,
    article_page,
    chosen_layers,
)
from alleged.site.pages.articles import ArticlesParams, articles_page
from alleged.site.store import NotFoundError, Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(ensure_index(write_dossier(tmp_path_factory.mktemp("d") / "d", sample_records())))


def all_pages(store: Store) -> list[ArticlePage]:
    rows = articles_page(store, ArticlesParams(limit=500)).rows
    return [article_page(store, ArticleParams(id=row.id)) for row in rows]


def test_the_list_has_every_article_once_page_by_page(store: Store) -> None:
    seen: list[str] = []
    cursor = 0
    while True:
        page = articles_page(store, ArticlesParams(limit=1, cursor=cursor))
        assert page.total == store.counts["documents"]
        seen += [row.id for row in page.rows]
        if page.next is None:
            break
        cursor = page.next
    assert len(seen) == len(set(seen)) == store.counts["documents"]


def test_an_outlet_narrows_the_list(store: Store) -> None:
    whole = articles_page(store, ArticlesParams())
    outlet = next(row.outlet for row in whole.rows if row.outlet)
    page = articles_page(store, ArticlesParams(outlet=outlet))
    assert {row.outlet for row in page.rows} == {outlet}
    assert page.total == sum(row.outlet == outlet for row in whole.rows)
    assert articles_page(store, ArticlesParams(outlet="no such paper")).rows == ()


def test_counts_leave_out_what_the_article_says_itself(store: Store) -> None:
    for row in articles_page(store, ArticlesParams()).rows:
        said = [one for one in store.of_document("statements", row.id) if one.voice != "article"]
        assert row.statements == len(said)


def test_every_mark_lies_in_the_text_and_belongs_to_a_record(store: Store) -> None:
    for page in all_pages(store):
        length = len(page.article.document.text)
        for mark in page.marks:
            assert 0 <= mark.span.start <= mark.span.end <= length
            assert store.record(mark.record_id).id == mark.record_id


def test_loaded_words_and_copied_passages_are_marked(tmp_path: Path) -> None:
    store = Store(ensure_index(write_dossier(tmp_path / "told", told_records())))
    pages = all_pages(store)
    layers = {mark.layer for page in pages for mark in page.marks}
    assert Layer.FRAMING in layers
    rows = {(row.id, row.article_id) for page in pages for row in page.copies}
    for copy in store.records("copies"):
        assert {(copy.id, copy.document_id), (copy.id, copy.other_id)} <= rows


def test_statements_inside_others_say_so(store: Store) -> None:
    inside = [one for page in all_pages(store) for one in page.statements if one.inside]
    assert inside


def test_the_page_is_json_that_reads_back_equal(store: Store) -> None:
    for page in all_pages(store):
        assert msgspec.json.decode(msgspec.json.encode(page), type=ArticlePage) == page


def test_layers_are_chosen_by_name() -> None:
    assert chosen_layers(None) == SHOWN_FIRST
    assert chosen_layers("") == ()
    assert chosen_layers(",times,statements,<script>") == ("statements", "times")
    assert chosen_layers(",".join(LAYERS)) == LAYERS


def test_an_article_that_there_is_not_is_not_found(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no such article"):
        article_page(store, ArticleParams(id="doc-" + "0" * 20))


def test_own_sentences_are_not_marked_as_reports(store: Store) -> None:
    own = {one.id for one in store.records("statements") if one.voice is Voice.ARTICLE}
    assert not own & {mark.record_id for page in all_pages(store) for mark in page.marks}


def test_the_page_says_who_may_own_the_outlet(tmp_path: Path) -> None:
    records = sample_records()
    first, *others = records["families"]
    first = replace(
        first, possible_family="Orrin Press", possible_probability=0.8, possible_reason="a line"
    )
    path = write_dossier(tmp_path / "d", {**records, "families": [first, *others]})
    site = Store(ensure_index(path))
    owners = {page.article.document.id: page.owner for page in all_pages(site)}
    owner = owners.pop(first.document_id)
    assert owner
    assert (owner.name, owner.number, owner.reason) == ("Orrin Press", "0.80", "a line")
    assert set(owners.values()) == {None}
