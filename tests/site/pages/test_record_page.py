"""The page of any record."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publish.sample import sample_records, told_records
from tests.site.made_site import write_dossier

from alleged.records.kinds import KINDS
from alleged.records.spans import OffsetRun, Span
from alleged.records.statements import StatementType
from alleged.site.index.make import LEFT_OUT, ensure_index
from alleged.site.index.reading import kind_of
from alleged.site.pages.record import (
    FAR_CHARS,
    RecordPage,
    RecordParams,
    Step,
    clusters,
    find_spans,
    record_page,
    steps_of,
    window,
)
from alleged.site.store import NotFoundError, Store

SHOWN = [kind for kind in KINDS if kind not in LEFT_OUT and kind != "documents"]


@pytest.fixture(scope="module", params=["sample", "told"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Store:
    records = sample_records() if request.param == "sample" else told_records()
    return Store(ensure_index(write_dossier(tmp_path_factory.mktemp("d") / "d", records)))


def page_of(store: Store, id: str) -> RecordPage:
    return record_page(store, RecordParams(id=id))


def test_every_record_of_every_kind_has_a_page(store: Store) -> None:
    for kind in SHOWN:
        for record in store.records(kind):
            if kind_of(record.id) is None:  # written by hand in the sample: `eln-maybe`
                continue
            page = page_of(store, record.id)
            assert (page.id, page.kind) == (record.id, kind)
            assert page.title
            assert msgspec.json.decode(msgspec.json.encode(page), type=RecordPage) == page


def test_the_marked_words_are_the_words_of_the_text(store: Store) -> None:
    for statement in store.records("statements"):
        page = page_of(store, statement.id)
        text = store.record(statement.document_id).text
        marked = [p for e in page.excerpts for p in e.pieces if "content" in p.fields]
        shown = "".join(piece.words for piece in marked)
        wanted = "".join(span.of(text) for span in statement.content)
        assert shown.replace(" ", "") == wanted.replace(" ", "")
        for excerpt in page.excerpts:
            assert "".join(piece.words for piece in excerpt.pieces) in text


def test_a_charge_stands_with_its_denials_or_with_the_lack_of_one(store: Store) -> None:
    charges = [one for one in store.records("statements") if one.type is StatementType.ACCUSES]
    for one in charges:
        assert page_of(store, one.id).charge


def test_a_charge_that_another_statement_denies_names_who_denies_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = write_dossier(tmp_path_factory.mktemp("d") / "d", sample_records())
    store = Store(ensure_index(path))
    denied = {
        event.id: [one.name for one in page_of(store, event.id).denials]
        for event in store.records("events")
    }
    assert ["Anselm Brenner"] in denied.values()


def test_the_speaker_stands_before_the_words_in_the_title(store: Store) -> None:
    for statement in store.records("statements"):
        page = page_of(store, statement.id)
        assert page.told is not None
        assert page.title.startswith(f"{page.told.who} {page.told.does}: “")


def test_names_lead_both_ways(store: Store) -> None:
    for figure in store.records("figures"):
        if figure.statement_id is not None:
            names = {one.id for one in page_of(store, figure.id).names}
            assert figure.statement_id in names
            named_by = {one.id for one in page_of(store, figure.statement_id).named_by}
            assert figure.id in named_by


@pytest.mark.parametrize("id", ["stm-" + "0" * 20, "doc-" + "0" * 20, "nonsense", "..", "' --"])
def test_an_id_that_there_is_not_is_not_found(store: Store, id: str) -> None:
    with pytest.raises(NotFoundError):
        page_of(store, id)


def test_a_document_is_shown_as_an_article_and_not_as_a_record(store: Store) -> None:
    with pytest.raises(NotFoundError):
        page_of(store, store.records("documents")[0].id)


def test_spans_of_a_record_lie_in_the_document_that_the_record_says() -> None:
    clash = {
        "first_document_id": "doc-a", "first_span": {"start": 1, "end": 2},
        "second_document_id": "doc-b", "second_span": {"start": 3, "end": 4},
    }  # fmt: skip
    assert list(find_spans(clash, None)) == [
        ("doc-a", "first_span", Span(1, 2)),
        ("doc-b", "second_span", Span(3, 4)),
    ]
    copy = {
        "document_id": "doc-a", "other_id": "doc-b",
        "passages": [{"span": {"start": 1, "end": 2}, "other": {"start": 5, "end": 6}}],
    }  # fmt: skip
    assert {(one[0], one[2]) for one in find_spans(copy, "doc-a")} == {
        ("doc-a", Span(1, 2)),
        ("doc-b", Span(5, 6)),
    }
    issue = {"document_id": "doc-a", "start": 7, "end": 9}
    assert list(find_spans(issue, "doc-a")) == [("doc-a", "place", Span(7, 9))]


def test_words_far_apart_are_two_excerpts() -> None:
    near, far = (Span(0, 10), "a"), (Span(11 + FAR_CHARS, 20 + FAR_CHARS), "b")
    assert [len(one) for one in clusters([near, far])] == [1, 1]
    assert [len(one) for one in clusters([near, (Span(50, 60), "b")])] == [2]
    assert list(clusters([])) == []


@given(st.text(alphabet="ab \n", max_size=800), st.integers(0, 800), st.integers(0, 60))
def test_an_excerpt_holds_its_words_and_cuts_no_word(text: str, begin: int, length: int) -> None:
    begin = min(begin, len(text))
    end = min(begin + length, len(text))
    first, last = window(text, begin, end)
    assert 0 <= first <= begin <= end <= last <= len(text)


def test_the_way_back_names_the_characters_of_the_original() -> None:
    runs = [
        OffsetRun(start=0, end=10, node="/html/body/p[1]/text()[1]", offset=5),
        OffsetRun(start=10, end=11, node="/html/body/p[1]/text()[1]", offset=15,
                  repair="mojibake", length=2),
        OffsetRun(start=11, end=20, node="/html/body/p[1]/text()[1]", offset=17),
    ]  # fmt: skip
    assert list(steps_of(runs, Span(8, 13))) == [
        Step(node="/html/body/p[1]/text()[1]", begin=13, end=15, repair=None),
        Step(node="/html/body/p[1]/text()[1]", begin=15, end=17, repair="mojibake"),
        Step(node="/html/body/p[1]/text()[1]", begin=17, end=19, repair=None),
    ]
