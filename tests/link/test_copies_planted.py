"""Of copies that are planted among invented news nearly all are found, and little else."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from alleged.link.copies import linked_copies
from alleged.records.copies import CopyKind

BENCH = Path(__file__).resolve().parents[2] / "bench" / "copied_news.py"
WORD_FOR_WORD = (CopyKind.EXACT, CopyKind.NEAR, CopyKind.PARTIAL)


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


made = load(BENCH)


@pytest.fixture(scope="module")
def news() -> tuple[list[Any], list[Any], dict[str, list[Any]]]:
    articles, planted = made.make_articles(320, copies=80, seed=11)
    return articles, planted, linked_copies([article.document for article in articles])


def test_copies_that_keep_half_a_text_are_found(news: Any) -> None:
    articles, planted, found = news
    pairs = pairs_of(found)
    of_kind = [one for one in planted if one.kind != "paragraph"]
    missed = [one for one in of_kind if frozenset(ids(articles, one)) not in pairs]
    assert len(of_kind) == 70
    assert missed == []


def test_nine_of_ten_single_paragraphs_are_found(news: Any) -> None:
    articles, planted, found = news
    pairs = pairs_of(found)
    single = [one for one in planted if one.kind == "paragraph"]
    assert len(single) == 10
    assert sum(frozenset(ids(articles, one)) in pairs for one in single) >= 9


def test_texts_that_share_no_paragraph_are_no_copies(news: Any) -> None:
    articles, _, found = news
    written = {article.document.id: article.written for article in articles}
    wrong = [
        copy
        for copy in found["copies"]
        if copy.kind in WORD_FOR_WORD and not written[copy.document_id] & written[copy.other_id]
    ]
    assert wrong == []


def test_each_planted_copy_counts_as_the_publisher_of_its_origin(news: Any) -> None:
    articles, planted, found = news
    voices = {row.document_id: row.counts_as for row in found["families"]}
    for one in planted:
        if one.kind in ("exact", "headline", "words", "order"):
            origin, copy = ids(articles, one)
            assert voices[origin] == voices[copy]


def test_passages_say_the_same_in_both_texts_but_for_replaced_words(news: Any) -> None:
    articles, _, found = news
    texts = {article.document.id: article.document.text for article in articles}
    for copy in found["copies"]:
        for passage in copy.passages:
            here = passage.span.of(texts[copy.document_id]).lower().split()
            there = passage.other.of(texts[copy.other_id]).lower().split()
            assert here[0].strip('“”".,') == there[0].strip('“”".,')
            assert passage.words <= min(len(here), len(there)) * 2


def pairs_of(found: dict[str, list[Any]]) -> set[frozenset[str]]:
    return {
        frozenset((copy.document_id, copy.other_id))
        for copy in found["copies"]
        if copy.kind in WORD_FOR_WORD
    }


def ids(articles: list[Any], planted: Any) -> tuple[str, str]:
    return articles[planted.origin].document.id, articles[planted.copy].document.id
