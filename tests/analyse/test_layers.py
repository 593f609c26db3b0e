"""Statements inside statements, and the article's own voice."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.made import a_document

from alleged.analyse.layers import (
    find_layers,
    find_own_voice,
    says_something,
    share_voices,
    with_parents,
    without_orphans,
    worth_reading,
)
from alleged.analyse.mentions import find_mentions
from alleged.analyse.sentences import split_sentences
from alleged.analyse.speakers import Reported
from alleged.analyse.statements import Draft
from alleged.models.reader import Reader
from alleged.records.spans import Span
from alleged.records.statements import Statement, Voice


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def read(reader: Reader, text: str) -> list[Statement]:
    document = a_document(text)
    sentences = split_sentences(text)
    reading = reader.read(text, sentences)
    mentions = find_mentions(document, sentences=sentences, reading=reading)
    return find_layers(
        document, sentences=sentences, reading=reading, mentions=mentions, reader=reader
    )


def layers(reader: Reader, text: str) -> list[tuple[str, str, str | None]]:
    """Source and cue of each reported statement, and the cue of the one that holds it."""
    found = [one for one in read(reader, text) if one.voice is not Voice.ARTICLE]
    cues = {one.id: words(one.cue, text) for one in found}
    return [
        (words(one.source, text), words(one.cue, text), cues.get(one.parent_id or ""))
        for one in found
    ]


def words(spans: tuple[Span, ...], text: str) -> str:
    return " ".join(span.of(text) for span in spans)


def test_a_ministry_informs_of_a_rejection_of_an_interference(reader: Reader) -> None:
    text = (
        "The foreign ministry of Orsenia informed reporters of Orsenia's rejection of Sarvia's "
        "interference in its harbours."
    )
    assert ("Orsenia's", "rejection", "informed") in layers(reader, text)


def test_a_denial_inside_a_quote_belongs_to_the_quoted_speaker(reader: Reader) -> None:
    text = "“I deny that I ever took money from the port,” said Mayor Ilsa Verrin."
    found = [one for one in read(reader, text) if one.voice is not Voice.ARTICLE]
    assert [one.speaker for one in found] == ["Ilsa Verrin", "Ilsa Verrin"]
    inner = next(one for one in found if one.parent_id)
    assert words(inner.cue, text) == "deny"


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (
            "Ana Ruiz said that Oke Brandal had admitted that the dam was unsafe.",
            ("Oke Brandal", "had admitted", "said"),
        ),
        (
            "The Courier reports that the union accused the port of hiring thugs.",
            ("the union", "accused", "reports"),
        ),
        (
            "“The minister promised us that the bridge would open in May,” said Tam Ostrel.",
            ("The minister", "promised", "said"),
        ),
        (
            "The ministry said that the general had denied ordering the attack on the port.",
            ("the general", "had denied", "said"),
        ),
        (
            "Prosecutors said the clerk's claim that the seals were whole was false.",
            ("the clerk's", "claim", "said"),
        ),
    ],
)
def test_who_is_said_to_say_something_is_a_layer_of_its_own(
    reader: Reader, text: str, inner: tuple[str, str, str]
) -> None:
    assert inner in layers(reader, text)


def test_a_plain_statement_has_one_layer(reader: Reader) -> None:
    text = "Ana Ruiz said that the harbour of Port Selva would reopen in May."
    assert [holder for _, _, holder in layers(reader, text)] == [None]


def test_what_nobody_reports_is_the_article_s_own_statement(reader: Reader) -> None:
    text = (
        "The weir was built in 1961. Ana Ruiz said that it would be closed.\n\nLA PAZ\n\n"
        "It rained for three days."
    )
    own = [one for one in read(reader, text) if one.voice is Voice.ARTICLE]
    assert [words(one.content, text) for one in own] == [
        "The weir was built in 1961.",
        "It rained for three days.",
    ]
    assert all(not one.source and not one.cue and one.speaker is None for one in own)


def test_the_shares_of_the_voices_add_up_to_one(reader: Reader) -> None:
    text = (
        "The weir was built in 1961. Ana Ruiz said that it would be closed. "
        "It is alleged that the clerk was paid."
    )
    document = a_document(text)
    sentences = split_sentences(text)
    shares = share_voices(document, sentences, read(reader, text))
    assert abs(shares.own + shares.attributed + shares.unattributed - 1) < 0.001
    assert shares.attributed > 0.2
    assert shares.unattributed > 0.1
    assert shares.own_sentences == 1
    assert shares.reporting_sentences == 2


def test_an_empty_text_has_no_voice() -> None:
    shares = share_voices(a_document(""), [], [])
    assert (shares.own, shares.attributed, shares.unattributed) == (0, 0, 0)
    assert find_own_voice(a_document(""), [], []) == []


def test_thousands_of_statements_inside_each_other_cost_linear_time(reader: Reader) -> None:
    (model, *_) = read(reader, "Ana Ruiz said that the harbour would reopen.")
    count = 20_000
    nested = [
        replace(model, id=f"stm-{i:05}", source=(), cue=(), content=(Span(i, 2 * count - i),))
        for i in range(count)
    ]
    began = time.process_time()
    found = {one.id: one.parent_id for one in with_parents(nested)}
    assert time.process_time() - began < 10
    assert found["stm-00000"] is None
    assert all(found[f"stm-{i:05}"] == f"stm-{i - 1:05}" for i in range(1, count))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(
            ["“", "”", " said ", "Ana Ruiz", ", ", ". ", "\n\n", " denied that ", "his claim that ",
             "Why did he steal it? ", "it is said that ", "— Ana Ruiz\n", "he "]
        ),
        max_size=40,
    ).map("".join)
)  # fmt: skip
def test_any_text_gives_layers_inside_it(reader: Reader, text: str) -> None:
    found = read(reader, text)
    by_id = {one.id: one for one in found}
    assert len(by_id) == len(found)
    for one in found:
        spans = [*one.source, *one.cue, *one.content, *one.quoted, *one.strength_words]
        assert one.content
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert one.type_reason
        if one.parent_id:
            outer = by_id[one.parent_id]
            inner = [*one.source, *one.cue, *one.content]
            hull = Span(min(inner).start, max(span.end for span in inner))
            assert any(piece.holds(hull) for piece in outer.content)
    assert read(reader, text) == found


@pytest.mark.parametrize(
    ("cue", "says"), [("on Friday for", False), ("for", False), ("said", True)]
)
def test_words_that_report_nothing_open_no_layer(cue: str, says: bool) -> None:
    draft = Draft(
        reported=Reported((), (Span(0, len(cue)),), (), ()),
        probability=0.5,
        reason="",
        made_by="test",
    )
    assert says_something(cue, draft) is says


def a_draft(source: Span | None, content: Span) -> Draft:
    return Draft(
        reported=Reported((source,) if source else (), (), (content,), (content,)),
        probability=0.5,
        reason="",
        made_by="test",
    )


def test_a_line_of_somebodys_quotation_is_no_quotation_of_nobody() -> None:
    held, line = a_draft(Span(0, 3), Span(10, 90)), a_draft(None, Span(40, 91))
    other = a_draft(None, Span(100, 120))
    assert without_orphans([held, line, other]) == [held, other]


def test_who_is_cited_stands_inside_the_report_that_cites(reader: Reader) -> None:
    text = (
        "The Daily Herald reported, citing the interior ministry, that police had fled from Sarn."
    )
    found = [one for one in read(reader, text) if one.voice is not Voice.ARTICLE]
    outer, inner = sorted(found, key=lambda one: one.parent_id is not None)
    assert (words(outer.source, text), words(inner.source, text)) == (
        "The Daily Herald",
        "the interior ministry",
    )
    assert outer.content == inner.content
    assert inner.parent_id == outer.id
    assert words(inner.content, text) == "that police had fled from Sarn"


def test_those_who_are_feared_dead_fear_nothing_themselves(reader: Reader) -> None:
    text = "Thousands feared dead; rescuers search for survivors"
    assert [source for source, _, _ in layers(reader, text)] == [""]


def test_what_is_said_in_a_clause_between_commas_ends_with_the_clause(reader: Reader) -> None:
    text = (
        "The Works Board of Sarn denied the report. "
        "It said that the village, which it said was a base for smugglers, had been attacked by rebels."
    )
    found = [one for one in read(reader, text) if one.voice is not Voice.ARTICLE]
    assert [words(one.content, text) for one in found if words(one.source, text) == "it"] == [
        "was a base for smugglers"
    ]


def test_a_sentence_behind_the_report_is_nobodys_words_for_that_alone(reader: Reader) -> None:
    text = (
        "At least three people were wounded and 27 were arrested in Sarn, among them a reporter "
        "of the weekly Der Bote, its editor said. The interior ministry put the number of "
        "arrests at 12."
    )
    said = [one for one in read(reader, text) if words(one.source, text) == "its editor"]
    assert [len(one.content) for one in said] == [1]
    assert "ministry" not in words(said[0].content, text)


SPEECH = (
    "“My mother said that the tide would take the bridge. The new weir has four arches. "
    "The mill, they say, has none. He denied it,” Ilsa Verrin said."
)


def stretches(reader: Reader, text: str, *, version: str = "") -> list[str]:
    """What is read again of all between quotation marks."""
    reading = reader.read(text, split_sentences(text))
    content = Span(text.index("“") + 1, text.index("”"))
    told = replace(reading, version=version or reading.version)
    return [one.span.of(text) for one in worth_reading(text, [content], told)]


def test_of_a_content_the_sentences_that_may_report_are_read_again(reader: Reader) -> None:
    assert stretches(reader, SPEECH) == [
        "My mother said that the tide would take the bridge.",
        "The mill, they say, has none. He denied it,",
    ]


def test_sentences_that_are_not_read_again_leave_what_others_hold_where_it_stands(
    reader: Reader,
) -> None:
    inside = [one for one in read(reader, SPEECH) if one.parent_id]
    found = {(words(one.cue, SPEECH), words(one.content, SPEECH)) for one in inside}
    assert ("said", "that the tide would take the bridge") in found
    assert "say" in {cue for cue, _ in found}


def test_all_is_read_again_where_the_reading_is_by_another_model(reader: Reader) -> None:
    assert stretches(reader, SPEECH, version="another") == [
        SPEECH[1 : SPEECH.index("”")],
    ]


def test_nothing_is_read_again_of_a_content_in_which_nobody_reports(reader: Reader) -> None:
    text = "“The new weir has four arches. The mill beside it is closed,” Ilsa Verrin said."
    assert stretches(reader, text) == []
