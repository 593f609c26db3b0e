"""Search: what is asked, and what is found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.publish.sample import sample_records
from tests.site.made_site import write_dossier

from alleged.errors import OptionError
from alleged.site.index.make import ensure_index
from alleged.site.pages.search import (
    BEGIN_HIT,
    END_HIT,
    FIELDS,
    KINDS,
    HitPiece,
    SearchPage,
    SearchParams,
    Term,
    cut_hits,
    match_of,
    read_terms,
    search_page,
)
from alleged.site.store import Store
from alleged.site.strings import read_strings


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(ensure_index(write_dossier(tmp_path_factory.mktemp("d") / "d", sample_records())))


def ask(store: Store, question: str) -> SearchPage:
    return search_page(store, SearchParams(q=question, limit=500))


CASES = {
    "tear gas": [("", "tear", False), ("", "gas", False)],
    '"tear gas"': [("", "tear gas", False)],
    "-gas": [("", "gas", True)],
    'speaker:"prime minister"': [("speaker", "prime minister", False)],
    "-kind:event": [("kind", "event", True)],
    "10:30": [("", "10:30", False)],
    "note:this": [("", "note:this", False)],
    "before:2024-05 x": [("before", "2024-05", False), ("", "x", False)],
    "": [],
    '- ( ) * ""': [],
}


@pytest.mark.parametrize("question", CASES)
def test_a_question_is_read_as_these_conditions(question: str) -> None:
    assert [(t.field, t.words, t.without) for t in read_terms(question)] == CASES[question]


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("before:tuesday", "needs a day"),
        ("sure:high", "needs a number"),
        ("kind:rumour", "no such kind"),
        (" ".join("abcdefghijklmnopqrstuvwxyz"), "conditions"),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_with_what_to_write(
    question: str, says: str
) -> None:
    with pytest.raises(OptionError, match=says) as error:
        list(read_terms(question))
    assert error.value.fix


def test_words_are_found_in_any_case_and_only_where_they_all_stand(store: Store) -> None:
    page = ask(store, "THE mill")
    assert page.hits
    for hit in page.hits:
        words = "".join(piece.words for piece in hit.pieces).lower()
        assert "mill" in f"{words} {hit.speaker} {hit.outlet}".lower()


def test_the_words_looked_for_are_marked_in_what_is_found(store: Store) -> None:
    hits = ask(store, "kind:article mill").hits
    assert hits
    for hit in hits:
        assert "mill" in {piece.words.lower() for piece in hit.pieces if piece.hit}


def test_a_speaker_and_a_kind_narrow_what_is_found(store: Store) -> None:
    page = ask(store, "kind:statement speaker:rask")
    assert page.hits
    assert {hit.kind for hit in page.hits} == {"statement"}
    assert all("rask" in (hit.speaker or "").lower() for hit in page.hits)
    without = ask(store, "kind:statement -speaker:rask")
    assert not {hit.record_id for hit in page.hits} & {hit.record_id for hit in without.hits}
    assert page.total + without.total == ask(store, "kind:statement").total


def test_days_compare_as_days(store: Store) -> None:
    days = sorted({row[0] for row in store.rows("SELECT day FROM articles WHERE day IS NOT NULL")})
    day = days[0][:10]
    assert all(hit.published < day for hit in ask(store, f"before:{day}").hits if hit.published)
    on = ask(store, f"on:{day}").hits
    assert on
    assert all((hit.published or "").startswith(day) for hit in on)
    after = ask(store, f"after:{day[:4]}").hits
    assert all((hit.published or "")[:4] > day[:4] for hit in after)


def test_only_what_must_not_be_there_is_no_question(store: Store) -> None:
    with pytest.raises(OptionError, match="must not be there"):
        ask(store, "-mill")


def test_pages_of_what_is_found_do_not_overlap(store: Store) -> None:
    whole = ask(store, "the").hits
    parts: list[str] = []
    cursor: int | None = 0
    while cursor is not None:
        page = search_page(store, SearchParams(q="the", limit=3, cursor=cursor))
        parts += [str(hit) for hit in page.hits]
        cursor = page.next
    assert parts == [str(hit) for hit in whole]


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.text(max_size=40),
        st.text(alphabet="\"'*:-()^{}+ANDORNEAT0 \0", max_size=40),
        st.sampled_from(
            ["' OR 1=1 --", '"; DROP TABLE records; --', "NEAR(a b, 5)", "a AND NOT b"]
        ),
    )
)
def test_whatever_is_typed_is_words_and_never_a_command(question: str) -> None:
    for term in read_terms_or_none(question):
        match = match_of(term)
        inside = match.partition(" : ")[2].rstrip("*")
        assert inside.startswith('"')
        assert inside.endswith('"')
        assert '"' not in inside[1:-1].replace('""', "")
        assert "\0" not in inside


def read_terms_or_none(question: str) -> list[Term]:
    try:
        return list(read_terms(question))
    except OptionError:
        return []


@pytest.mark.parametrize(
    "question", ["' OR 1=1 --", 'a" OR "b', "NEAR(dam x, 5)", "{kind}:x", "dam AND", "^dam", "a\0b"]
)
def test_signs_of_query_languages_do_not_break_the_search(store: Store, question: str) -> None:
    assert isinstance(ask(store, question), SearchPage)


def test_hits_are_cut_where_they_begin_and_end() -> None:
    words = f"a {BEGIN_HIT}dam{END_HIT} and {BEGIN_HIT}dam{END_HIT}"
    assert list(cut_hits(words)) == [
        HitPiece(words="a ", hit=False),
        HitPiece(words="dam", hit=True),
        HitPiece(words=" and ", hit=False),
        HitPiece(words="dam", hit=True),
    ]
    assert list(cut_hits(f"x{BEGIN_HIT}y")) == [
        HitPiece(words="x", hit=False),
        HitPiece(words="y", hit=False),
    ]


def test_every_field_and_kind_has_words_for_the_reader() -> None:
    strings = read_strings()
    assert all(f"search.told_{field.replace('-', '_')}" in strings for field in FIELDS)
    assert all(f"search.kind_{kind}" in strings for kind in KINDS)
