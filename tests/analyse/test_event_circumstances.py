"""The circumstances of acts, put together."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.analyse.made_events import (
    a_figure,
    a_party,
    a_place,
    an_article,
    an_event,
    circumstances,
)
from tests.made import a_document, a_statement

from alleged.analyse.event_circumstances import Around, add_circumstances, is_reciprocal
from alleged.records.documents import Document
from alleged.records.events import Event, EventStatus
from alleged.records.statements import StatementType

S = EventStatus


def test_a_date_beside_the_act_is_its_date() -> None:
    document = an_article("Rebels shelled Tolma on Monday.")
    (event,) = circumstances(document, [an_event(document, "shelled")])
    assert (event.begin, event.end) == ("2023-03-13", "2023-03-13")
    assert event.time_id is not None
    assert "Monday" in event.time_reason


def test_without_a_date_publication_is_only_the_last_day_and_the_reason_says_so() -> None:
    document = an_article("Rebels shelled Tolma.")
    (event,) = circumstances(document, [an_event(document, "shelled")])
    assert (event.begin, event.end, event.time_id) == (None, "2023-03-15", None)
    assert event.time_reason == "told as past, so not after publication (2023-03-15)"


def test_without_a_date_what_is_told_as_done_is_past_and_what_is_planned_stays_open() -> None:
    document = an_article("Sarvia says it will not forget the shelling. They burned to march.")
    (done,) = circumstances(document, [an_event(document, "shelling")])
    assert (done.begin, done.end) == (None, "2023-03-15")
    plan = an_event(document, "march", "PROTEST", status=S.PLANNED)
    (planned,) = circumstances(document, [plan])
    assert planned.end is None


def test_a_document_without_a_day_leaves_the_date_open() -> None:
    document = a_document("Rebels shelled Tolma.")
    (event,) = circumstances(document, [an_event(document, "shelled")])
    assert (event.begin, event.end) == (None, None)


def test_the_same_day_is_that_of_the_act_before() -> None:
    document = an_article("The king took the oath on 2 March. The queen fled the same day.")
    _, fled = circumstances(
        document, [an_event(document, "took the oath", None), an_event(document, "fled", None)]
    )
    assert (fled.begin, fled.end) == ("2023-03-02", "2023-03-02")
    assert "the same day" in fled.time_reason
    assert fled.chain_id == fled.id


def test_words_do_not_take_the_day_of_the_sentence_before_but_blows_do() -> None:
    document = an_article("Rebels shelled Tolma on Monday. They burned a school. Spain protested.")
    _, burned, protested = circumstances(
        document,
        [
            an_event(document, "shelled"),
            an_event(document, "burned"),
            an_event(document, "protested", "ACCUSE"),
        ],
    )
    assert burned.begin == "2023-03-13"
    assert (protested.begin, protested.end) == (None, "2023-03-15")


def test_a_later_act_is_parted_from_the_day_before_it() -> None:
    document = an_article("Rebels shelled Tolma on Monday. Police later burned a school.")
    _, burned = circumstances(
        document, [an_event(document, "shelled"), an_event(document, "burned")]
    )
    assert (burned.begin, burned.end) == (None, "2023-03-15")


def test_a_day_to_come_does_not_date_what_is_done() -> None:
    document = an_article("The ministers agreed to open offices by June.")
    (event,) = circumstances(document, [an_event(document, "agreed", "AGREE")])
    assert (event.begin, event.end) == (None, "2023-03-15")


def test_by_a_day_gives_the_last_day_alone() -> None:
    document = an_article("By 5 March all ships had returned.")
    (event,) = circumstances(document, [an_event(document, "returned", "RETREAT")])
    assert (event.begin, event.end) == (None, "2023-03-05")


def test_day_and_place_in_an_accusation_belong_to_what_it_accuses_of() -> None:
    text = "Dore accused Korvin of ordering the raid in Tolma on 3 February."
    document = an_article(text)
    statement = a_statement(
        document, "Dore", "accused", "Korvin of ordering the raid in Tolma on 3 February",
        type=StatementType.ACCUSES,
    )  # fmt: skip
    accused, ordering = circumstances(
        document,
        [
            an_event(document, "accused", "ACCUSE"),
            an_event(document, "ordering", "REQUEST", status=S.ALLEGED),
        ],
        places=[a_place(document, "Tolma")],
        statements=[statement],
    )
    assert (accused.begin, accused.place) == (None, None)
    assert ordering.begin == "2023-02-03"
    assert ordering.place is not None
    assert (accused.statement_id, ordering.statement_id) == (None, statement.id)
    assert ordering.statement_ids == (statement.id,)
    assert (accused.counted, ordering.counted) == (True, True)


def test_the_mentions_of_an_act_lend_one_another_day_and_place() -> None:
    document = an_article(
        "Bomb in Tolma\n\nThe army spoke of an attack.\n\nThe attack killed two on 3 March."
    )
    head, body = circumstances(
        document,
        [an_event(document, "Bomb"), an_event(document, "attack", nth=2)],
        places=[a_place(document, "Tolma")],
    )
    assert body.chain_id == head.id
    assert (head.begin, body.begin) == ("2023-03-03", "2023-03-03")
    assert body.place == head.place
    assert body.place_reason == "“Tolma”, where the same act is told"


def test_plans_negations_and_sums_are_not_counted() -> None:
    document = an_article("Fourteen rangers were killed in 2022.")
    killed = an_event(document, "killed")
    fourteen = a_figure(document, "Fourteen", 14, "rangers", "killed")
    assert not circumstances(document, [killed], figures=[fourteen])[0].counted
    assert circumstances(document, [killed])[0].counted
    for status in S:
        (event,) = circumstances(document, [replace(killed, status=status)])
        assert event.counted == (status in (S.HAPPENED, S.ATTEMPTED, S.ALLEGED))


def test_several_who_meet_do_it_together() -> None:
    document = an_article("Ana met Bo.")
    event = an_event(document, "met", "CONSULT", actor="Ana")
    both = replace(event, actors=(a_party(document, "Ana"), a_party(document, "Bo")))
    assert is_reciprocal(both)
    assert not is_reciprocal(event)
    assert not is_reciprocal(replace(both, recipients=both.actors))
    assert not is_reciprocal(replace(both, event_type="ASSAULT"))


def test_no_events_and_no_sentences_give_what_was_given() -> None:
    document = an_article("Rebels shelled Tolma.")
    nothing = Around(sentences=(), statements=(), places=(), mentions=(), times=(), figures=())
    event = an_event(document, "shelled")
    assert add_circumstances(document, [], around=nothing) == []
    assert add_circumstances(document, [event], around=nothing) == [event]


WORDS = [
    "the",
    "attack",
    "of",
    "Tolma",
    "on",
    "Monday",
    ",",
    ".",
    "said",
    "killed",
    "raid",
    "and",
    "in",
    "near",
    "It",
    "was",
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(WORDS), st.booleans()), min_size=1, max_size=30))
def test_whatever_the_words_the_spans_lie_in_the_text_and_the_order_changes_nothing(
    marked: list[tuple[str, bool]],
) -> None:
    words = [word for word, _ in marked]
    text = " ".join(words)
    document = an_article(text)
    chosen = [at for at, (word, acts) in enumerate(marked) if acts and word.isalpha()][:6]
    events = [_event_at(document, words, at) for at in chosen]
    found = circumstances(document, events)
    assert circumstances(document, events[::-1]) == found
    by_id = {event.id: event for event in found}
    for event in found:
        for span in (event.place, event.instrument):
            assert span is None or 0 <= span.start < span.end <= len(text)
        first = by_id[event.chain_id]
        assert first.chain_id == first.id
        assert first.trigger <= event.trigger


def _event_at(document: Document, words: list[str], at: int) -> Event:
    before = words[:at]
    return an_event(document, words[at], nth=_nth(words, at, before))


def _nth(words: list[str], at: int, before: list[str]) -> int:
    """Which occurrence of the word's letters in the text begins at this word."""
    start = len(" ".join(before)) + bool(before)
    return " ".join(words)[: start + len(words[at])].count(words[at])
