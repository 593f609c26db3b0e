"""From what the reader model says to coded events with parties."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.analyse.made_reading import SURE, made_reading, repeated
from tests.growth import assert_linear
from tests.made import a_document, a_statement, span_of

from alleged.analyse.documents import analyse_document
from alleged.analyse.event_syntax import read_syntax
from alleged.analyse.events import Holders, find_events, main_first
from alleged.analyse.places import find_places
from alleged.ingest.given import document_from_text
from alleged.models.reader import Reader
from alleged.plover import EVENT_TYPES
from alleged.records.events import Event, EventLabel, EventStatus
from alleged.records.mentions import Mention, MentionKind
from alleged.records.spans import Span


def events_of(marked: str, *, names: str = "", sure: float = SURE) -> list[Event]:
    made = made_reading(marked, sure=sure)
    document = a_document(made.text)
    mentions = [
        mention_of(made.text, word) for word in names.split("|") if word and word in made.text
    ]
    places = find_places(document, sentences=made.sentences, mentions=mentions)
    return find_events(
        document,
        sentences=made.sentences,
        syntax=read_syntax(made.text, made.sentences),
        reading=made.reading,
        mentions=mentions,
        places=places,
        entities=[],
        statements=[],
    )


def mention_of(text: str, words: str) -> Mention:
    start = text.index(words)
    return Mention(
        id=f"men-{start}",
        document_id="doc-1",
        span=Span(start, start + len(words)),
        kind=MentionKind.PLACE,
        name=words,
        probability=0.9,
        reason="given",
        made_by="test",
    )


def names(event: Event, role: str) -> list[str]:
    return [party.name for party in getattr(event, role)]


def test_an_act_has_its_type_mode_contexts_class_score_and_cameo_code() -> None:
    (event,) = events_of(
        "[A1 Kenyan police] [T1 arrested] [R1 two clerks].\t1 COERCE arrest happened legal"
    )
    assert (event.event_type, event.modes, event.contexts) == ("COERCE", ("arrest",), ("legal",))
    assert event.quad == "material conflict"
    assert event.score == EVENT_TYPES["COERCE"].score_of(("arrest",))
    assert event.cameo == "173"
    assert event.label is None


def test_a_party_is_cut_to_its_words_without_article_and_number() -> None:
    (event,) = events_of(
        "[A1 The coast guard] [T1 detained] [R1 more than 40 fishermen].\t"
        "1 COERCE arrest happened -"
    )
    assert names(event, "actors") == ["coast guard"]
    assert names(event, "recipients") == ["fishermen"]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("thousands of miners", "miners"),
        ("some 300 nurses", "nurses"),
        ("President Ana Ruiz", "President Ana Ruiz"),
        ("Kestria's foreign minister", "Kestria's foreign minister"),
        ("a group of deputies", "group of deputies"),
        ("army officers who", "army officers"),
    ],
)
def test_what_is_kept_of_a_party(words: str, kept: str) -> None:
    (event,) = events_of(
        f"On Monday [A1 {words}] [T1 marched] to the palace.\t1 PROTEST demo happened -"
    )
    assert names(event, "actors") == [kept]


def test_all_names_of_a_list_are_parties_where_the_model_marks_one() -> None:
    (event,) = events_of(
        "[A1 Ghana] [T1 exempted] [R1 Peru], Chile and the Gambia from its tariffs.\t"
        "1 CONCEDE - happened economic",
        names="Ghana|Peru|Chile|Gambia",
    )
    assert names(event, "recipients") == ["Peru", "Chile", "Gambia"]
    assert "in one list" in event.recipients[1].reason


def test_a_name_that_begins_another_clause_is_no_part_of_a_list() -> None:
    (event,) = events_of(
        "[A1 Ghana] [T1 exempted] [R1 Peru] and Chile protested.\t1 CONCEDE - happened economic",
        names="Ghana|Peru|Chile",
    )
    assert names(event, "recipients") == ["Peru"]


def test_officials_of_two_countries_are_two_parties_with_a_code_each() -> None:
    (event,) = events_of(
        "Senior [A1 Peruvian] and [A1 Chilean] officials [T1 met] on Monday.\t"
        "1 CONSULT - happened diplomatic",
        names="Peruvian|Chilean",
    )
    assert [party.code for party in event.actors] == ["PER", "CHL"]
    assert event.reciprocal


def test_those_who_meet_are_both_actors_guest_and_host_are_not() -> None:
    (meeting,) = events_of("[A1 The premier] [T1 met] [R1 the bishop].\t1 CONSULT - happened -")
    (visit,) = events_of("[A1 The premier] [T1 visited] [R1 Ardo].\t1 CONSULT visit happened -")
    assert names(meeting, "actors") == ["premier", "bishop"]
    assert meeting.reciprocal
    assert names(visit, "recipients") == ["Ardo"]


def test_an_act_that_one_side_does_is_not_reciprocal() -> None:
    (event,) = events_of(
        "[A1 Velmora] and [A1 Kestria] [T1 condemned] the raid.\t"
        "1 ACCUSE disapprove happened diplomatic"
    )
    assert len(event.actors) == 2
    assert not event.reciprocal


def test_a_fight_between_two_sides_is_reciprocal() -> None:
    (event,) = events_of(
        "[A1 Rebels] and [A1 soldiers] [T1 clashed] near the dam.\t1 ASSAULT - happened military"
    )
    assert event.reciprocal
    assert event.recipients == ()


def test_several_acts_of_a_sentence_each_have_their_own_parties() -> None:
    arrest, charge = events_of(
        "[A1A2 Police] [T1 seized] [R1 the editor] and [T2 beat] [R2 his driver].\t"
        "1 COERCE arrest happened - | 2 ASSAULT beat happened -"
    )
    assert names(arrest, "recipients") == ["editor"]
    assert names(charge, "actors") == ["Police"]
    assert names(charge, "recipients") == ["driver"]


def test_a_relative_pronoun_stands_for_what_it_takes_up() -> None:
    (event,) = events_of(
        "The miners, [A1 who] [T1 blocked] the bridge, went home.\t1 PROTEST obstruct happened -"
    )
    assert names(event, "actors") == ["miners"]
    assert "takes up" in event.actors[0].reason


def test_the_subject_of_a_passive_is_the_recipient_where_the_model_is_unsure() -> None:
    (event,) = events_of(
        "The mayor was [T1 expelled] by the council on Friday.\t1 SANCTION expel happened -",
        sure=2.0,
    )
    assert event.event_type == "SANCTION"
    assert not set(names(event, "actors")) & {"mayor"}


def test_a_resignation_has_plovers_type_and_our_label() -> None:
    (event,) = events_of(
        "[A1 The finance minister] [T1 stepped down] on Friday.\t1 resignation - happened executive"
    )
    assert (event.event_type, event.modes) == ("RETREAT", ("resign",))
    assert event.label is EventLabel.RESIGNATION


def test_a_coup_has_our_label_and_no_type() -> None:
    (event,) = events_of(
        "[A1 Officers] [T1 overthrew] [R1 the king].\t1 coup - happened political_institutions"
    )
    assert event.label is EventLabel.COUP
    assert event.event_type is None
    assert event.quad is None
    assert event.cameo is None


def test_who_is_expelled_tells_a_diplomats_expulsion_from_another() -> None:
    (envoy,) = events_of(
        "[A1 Kestria] [T1 expelled] [R1 the Norvik ambassador].\t1 SANCTION expel happened -"
    )
    (club,) = events_of("[A1 The league] [T1 expelled] [R1 the club].\t1 SANCTION expel happened -")
    assert envoy.label is EventLabel.DIPLOMAT_EXPULSION
    assert envoy.cameo == "161"
    assert club.label is None


def test_an_act_without_a_code_is_left_out() -> None:
    assert events_of("[A1 The bakery] [T1 sold] 40 loaves.\t1 OTHER - happened -") == []


def test_a_text_without_acts_has_no_events() -> None:
    assert events_of("The lake lies between two hills.\tnone") == []


def test_status_follows_the_words_around_the_act() -> None:
    happened, denied = (
        events_of("[A1 Guards] [T1 shot] [R1 a boy].\t1 ASSAULT firearms happened -")[0],
        events_of("[A1 Guards] did not [T1 shoot] [R1 a boy].\t1 ASSAULT firearms negated -")[0],
    )
    assert happened.status is EventStatus.HAPPENED
    assert happened.counted
    assert denied.status is EventStatus.NEGATED
    assert not denied.counted


def test_the_act_that_is_told_first_is_what_the_sentence_is_about() -> None:
    events = events_of(
        "[A1 The ministry] [T1 banned] [T2 a strike] by [A2 the union].\t"
        "1 COERCE restrict happened - | 2 PROTEST strike negated -"
    )
    assert [event.event_type for event in main_first(events[::-1])] == ["COERCE", "PROTEST"]


def test_help_that_is_still_to_come_is_a_promise() -> None:
    (event,) = events_of("[A1 Kestria] will [T1 send] rice to [R1 Norvik].\t1 AID - future -")
    assert event.event_type == "AGREE"
    assert event.modes == ()
    assert "still to come" in event.reason


def test_help_that_somebody_agreed_to_is_not_a_promise_of_its_own() -> None:
    agreed, sent = events_of(
        "[A1A2 Kestria] [T1 agreed] to [T2 send] rice to [R1R2 Norvik].\t"
        "1 AGREE - happened - | 2 AID - planned -"
    )
    assert (agreed.event_type, sent.event_type) == ("AGREE", "AID")


def test_what_somebody_will_not_do_is_refused_by_him() -> None:
    (event,) = events_of("[A1 Kestria] will not [T1 meet] [R1 the rebels].\t1 CONSULT - negated -")
    assert (event.event_type, event.modes) == ("REJECT", ("meet",))
    assert event.status is EventStatus.HAPPENED


def test_force_on_a_condition_is_a_threat() -> None:
    (event,) = events_of(
        "[A1 Kestria] will [T1 expel] [R1 the monks] unless they pay.\t1 COERCE deport future -"
    )
    assert event.event_type == "THREATEN"
    assert "condition" in event.reason


def test_readiness_for_force_is_a_threat() -> None:
    ready, _ = events_of(
        "[A1A2 Kestria] is [T1 prepared] to [T2 shell] [R2 the port].\t"
        "1 AGREE - happened - | 2 ASSAULT heavy-weapons hypothetical -"
    )
    assert ready.event_type == "THREATEN"


def test_the_place_of_a_visit_is_the_other_side_where_nobody_is_named() -> None:
    (event,) = events_of(
        "[A1 The Norvik premier] [T1 arrived] in Peru on Monday.\t1 CONSULT visit happened -",
        names="Peru",
    )
    (party,) = event.recipients
    assert (party.name, party.code) == ("Peru", "PER")
    assert "the place that the act is about" in party.reason


def test_words_of_the_sentence_give_a_context() -> None:
    (event,) = events_of(
        "[A1 Velmora] [T1 sent] wheat and guns to the refugees.\t1 AID - happened -", sure=2
    )
    assert "migration" in event.contexts


def test_an_attack_and_those_it_killed_are_one_act() -> None:
    (event,) = events_of(
        "[T1 A car bombing] [T2 killed] [R2 two guards] on Sunday.\t"
        "1 ASSAULT explosives happened - | 2 ASSAULT - happened -"
    )
    assert event.modes == ("explosives",)
    assert names(event, "recipients") == ["guards"]


def test_two_attacks_by_two_parties_are_two_acts() -> None:
    events = events_of(
        "[A1 Rebels] [T1 shelled] [R1 the port] and [A2 soldiers] [T2 killed] [R2 a monk].\t"
        "1 ASSAULT heavy-weapons happened - | 2 ASSAULT - happened -"
    )
    assert len(events) == 2


def test_a_pronoun_in_somebodys_words_is_the_speaker() -> None:
    made = made_reading("Kestria said [A1 it] [T1 bombed] [R1 the port].\t1 ASSAULT - happened -")
    document = a_document(made.text)
    (event,) = find_events(
        document,
        sentences=made.sentences,
        syntax=read_syntax(made.text, made.sentences),
        reading=made.reading,
        mentions=[],
        places=[],
        entities=[],
        statements=[a_statement(document, "Kestria", "said", "it bombed the port")],
    )
    assert names(event, "actors") == ["Kestria"]
    assert "is the speaker" in event.actors[0].reason


def test_every_span_lies_in_its_sentence() -> None:
    for event in events_of(
        "It rained. [A1 The army] [T1 shelled] [R1 the port] on Sunday. [A2 Doctors] [T2 fled].\t"
        "1 ASSAULT heavy-weapons happened military | 2 SANCTION expel happened -"
    ):
        for span in (*event.trigger, *(party.span for party in event.actors if party.span)):
            assert event.sentence.holds(span)


def test_the_innermost_statement_around_a_place_is_the_one_with_the_shortest_content() -> None:
    document = a_document(
        "Ruiz said that Varga claimed that rain fell and snow melted, it is told."
    )
    outer = a_statement(
        document, "Ruiz", "said", "that Varga claimed that rain fell and snow melted"
    )
    inner = a_statement(document, "Varga", "claimed", "that rain fell")
    holders = Holders([outer, inner])
    assert holders.innermost(span_of(document.text, "fell")) == inner
    assert holders.innermost(span_of(document.text, "melted")) == outer
    assert holders.innermost(span_of(document.text, "told")) is None


@pytest.mark.parametrize("end", [".", ";"])
def test_time_grows_with_the_length_of_the_text(end: str) -> None:
    quiet = f" the lake lies between two green hills{end}" * 25
    made = made_reading(
        f"[A1 Rebels] near Ardo [T1 shelled] [R1 the port] on Sunday{end}{quiet}\t"
        "1 ASSAULT heavy-weapons happened military"
    )

    def prepare(size: int) -> Callable[[], object]:
        whole = repeated(made, size // len(made.text))
        document = a_document(whole.text)
        return lambda: find_events(
            document,
            sentences=whole.sentences,
            reading=whole.reading,
            mentions=[],
            places=[],
            entities=[],
            statements=[],
        )

    assert_linear(prepare)


def test_a_long_stretch_without_a_full_stop_is_no_sentence_and_tells_of_nothing() -> None:
    listed = " oats, rye," * 250
    assert events_of(f"[A1 Rebels] [T1 shelled] [R1 Ardo],{listed}\t1 ASSAULT - happened -") == []


def test_each_time_that_a_text_tells_of_an_act_is_an_event() -> None:
    made = made_reading("[A1 Rebels] [T1 shelled] [R1 the port].\t1 ASSAULT - happened -")
    whole = repeated(made, 5)
    found = find_events(
        a_document(whole.text),
        sentences=whole.sentences,
        reading=whole.reading,
        mentions=[],
        places=[],
        entities=[],
        statements=[],
    )
    assert [names(event, "actors") for event in found] == [["Rebels"]] * 5


@pytest.mark.parametrize(
    "text",
    [
        "The picture was behind glass and came to no harm.",
        "He asked that the guards and the clerk stay and",
    ],
)
def test_a_text_whose_words_are_marked_weakly_or_break_off_is_read(text: str) -> None:
    document = document_from_text(text)
    assert analyse_document(document, reader=Reader.load()).prints
