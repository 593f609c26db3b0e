"""Events of several documents are one incident where the texts say so, and open where they do not."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pytest
from tests.link.incidents_own.measure import macro_f1, measure
from tests.link.made_events import a_dated_document, an_event, span_of
from tests.made import a_document

from alleged.link.act_pairs import find_pairs
from alleged.link.act_words import strength_of
from alleged.link.incidents import linked_incidents
from alleged.records.documents import Document
from alleged.records.entities import EntityLink, Relation
from alleged.records.events import Event
from alleged.records.incidents import Incident, IncidentLink, Membership, Tie
from alleged.records.places import Place, PlaceKind, PlaceRole


def blast(
    text: str, published: str, day: str | None, *, dead: float | None = None
) -> tuple[Document, Event]:
    """A text that tells of an explosion in Isse."""
    document = a_dated_document(text, published)
    word = next(word for word in ("exploded", "blast", "explosion", "bomb") if word in text)
    number = next((part for part in ("11 people", "14 dead") if part in text), None)
    event = an_event(
        document,
        span_of(document, word),
        event_type="ASSAULT",
        place=span_of(document, "Isse"),
        begin=day,
        end=day,
        numbers=[("dead", dead, span_of(document, number))] if dead and number else (),
    )
    return document, event


FIRST = blast("A bomb exploded at the market in Isse, killing 11 people.", "2030-06-04", "2030-06-03",
              dead=11)  # fmt: skip
TOLL = blast("The toll of the blast at the market in Isse rose to 14 dead.", "2030-06-05",
             "2030-06-03", dead=14)  # fmt: skip
WEEK_LATER = blast("A car exploded at the market in Isse.", "2030-06-11", "2030-06-10")
UNDATED = blast("The mayor of Isse spoke of the blast at the market.", "2030-07-20", None)
PAIRS = (FIRST, TOLL, WEEK_LATER, UNDATED)


def linked(pairs: Sequence[tuple[Document, Event]]) -> tuple[list[Incident], list[IncidentLink]]:
    return linked_incidents([one for one, _ in pairs], [event for _, event in pairs])


def test_two_texts_on_one_blast_are_one_incident_with_both_tolls() -> None:
    (incident,), links = linked((FIRST, TOLL))
    assert [(one.low, one.documents) for one in incident.numbers] == [(11, 1), (14, 1)]
    assert incident.documents == 2
    assert (incident.begin, incident.end) == ("2030-06-03", "2030-06-03")
    assert all("the same day" in link.reason for link in links)


def test_a_blast_in_the_same_market_a_week_later_is_another_one_and_the_days_are_the_reason() -> (
    None
):
    incidents, _ = linked((FIRST, WEEK_LATER))
    assert len(incidents) == 2
    (tie,) = incidents[0].ties
    assert tie.tie is Tie.LOOKS_ALIKE
    assert "days apart: 2030-06-03 and 2030-06-10" in tie.reason


def test_an_undated_mention_that_fits_two_incidents_stays_open_with_a_link_to_each() -> None:
    incidents, links = linked(PAIRS)
    assert len(incidents) == 3
    open_ = [link for link in links if link.relation is Membership.MAY_BE]
    assert {link.event_id for link in open_} == {UNDATED[1].id}
    assert len(open_) == 2
    assert all("it fits 2 incidents" in link.reason for link in open_)


def undated(
    text: str, word: str, day: str, type_: str, who: Sequence[str]
) -> tuple[Document, Event]:
    """A text that tells of an act without its day."""
    document = a_dated_document(text, day)
    actors = [span_of(document, name) for name in who]
    return document, an_event(document, span_of(document, word), event_type=type_, actors=actors)


def test_two_acts_without_a_day_are_one_where_they_are_told_at_one_time_and_alike() -> None:
    one = undated("Ana Toledo vowed to raise duties on copper from Vell.", "vowed", "2030-06-04",
                  "THREATEN", ["Ana Toledo"])  # fmt: skip
    told = "Ana Toledo has vowed new duties on copper, traders said."
    same = undated(told, "vowed", "2030-06-05", "THREATEN", ["Ana Toledo"])
    later = undated(told, "vowed", "2030-09-05", "THREATEN", ["Ana Toledo"])
    assert len(linked((one, same))[0]) == 1
    assert len(linked((one, later))[0]) == 2


def told_in(
    text: str,
    words: Sequence[str],
    type_: str,
    who: str | None = None,
    day: str | None = "2030-06-04",
) -> list[tuple[Document, Event]]:
    """A text that tells of one act in each of these words."""
    document = a_dated_document(text, "2030-06-04")
    actors = [span_of(document, who)] if who else []
    first = an_event(document, span_of(document, words[0]), event_type=type_)
    return [
        (document, an_event(document, span_of(document, word), event_type=type_, actors=actors,
                            begin=day, end=day, chain_id=first.id))
        for word in words
    ]  # fmt: skip


def link_of(
    mentions: Sequence[tuple[Document, Event]],
) -> tuple[list[Incident], list[IncidentLink]]:
    return linked_incidents(
        list({one.id: one for one, _ in mentions}.values()), [event for _, event in mentions]
    )


def test_of_an_act_that_a_text_tells_in_two_words_either_may_be_the_word_of_another_text() -> None:
    both = told_in("Ana Toledo apologised. She admitted a fault.", ["apologised", "admitted"],
                   "CONCEDE", "Ana Toledo")  # fmt: skip
    one = told_in("The apology of Ana Toledo came late.", ["apology"], "CONCEDE", "Ana Toledo")
    incidents, links = link_of([*both, *one])
    assert len(incidents) == 1
    assert any("the same word" in link.reason for link in links)


def test_acts_in_other_words_with_nobody_in_common_are_two_though_all_else_is_alike() -> None:
    def story(word: str) -> list[tuple[Document, Event]]:
        """Three acts under one name, which therefore is that of the story."""
        text = f"After march and loan came a {word} of the Toledo law, farmers and millers heard."
        kinds = {"march": "PROTEST", "loan": "AID", word: "REJECT"}
        return [
            one
            for named, type_ in kinds.items()
            for one in told_in(text, [named], type_, None, None)
        ]

    def rejections(one: str, other: str) -> int:
        incidents, _ = link_of([*story(one), *story(other)])
        return sum(incident.event_type == "REJECT" for incident in incidents)

    assert rejections("denial", "veto") == 2
    assert rejections("veto", "vetoing") == 1


def test_who_declines_has_denied_nothing() -> None:
    one = told_in("Ana Toledo declined.", ["declined"], "REJECT", "Ana Toledo", None)
    other = told_in("Ana Toledo denied it.", ["denied"], "REJECT", "Ana Toledo", None)
    assert len(link_of([*one, *other])[0]) == 2


def test_one_article_may_say_in_which_larger_act_it_was() -> None:
    one = told_in("Ana Toledo subpoenaed the mill as part of an inquiry.", ["subpoenaed"],
                  "REQUEST", "Ana Toledo")  # fmt: skip
    other = told_in("Ana Toledo subpoenaed the mill.", ["subpoenaed"], "REQUEST", "Ana Toledo")
    assert len(link_of([*one, *other])[0]) == 1


def test_parties_of_one_country_are_not_the_same_party() -> None:
    first = a_dated_document("Ana Toledo spoke of the port in Isse.", "2030-06-04")
    other = a_dated_document("Piet Hane spoke of the port in Isse.", "2030-06-04")
    acts = [
        (document, an_event(document, span_of(document, "spoke"), event_type="CONSULT", code="XVL",
                            actors=[span_of(document, name)]))
        for document, name in ((first, "Ana Toledo"), (other, "Piet Hane"))
    ]  # fmt: skip
    incidents, links = linked(acts)
    assert len(incidents) == 2
    assert not any("the same actor" in link.reason for link in links)


def test_every_act_is_a_member_of_exactly_one_incident() -> None:
    _, links = linked(PAIRS)
    members = [link.event_id for link in links if link.relation is Membership.MEMBER]
    assert sorted(members) == sorted(event.id for _, event in PAIRS)


def test_the_order_of_documents_and_events_changes_nothing() -> None:
    whole = linked(PAIRS)
    for seed in range(4):
        mixed = list(PAIRS)
        random.Random(seed).shuffle(mixed)
        assert linked(mixed) == whole


def test_the_number_of_acts_that_are_taken_up_at_once_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = linked(PAIRS)
    assert any(one.ties for one in whole[0])
    for part_acts in (1, 2, 3):
        in_parts = partial(find_pairs, part_acts=part_acts, chunk=2)
        monkeypatch.setattr("alleged.link.incidents.find_pairs", in_parts)
        assert linked(PAIRS) == whole


def test_a_document_of_something_else_changes_no_incident() -> None:
    document = a_dated_document("Dana Orla was sworn in as president in Kolt.", "2030-01-10")
    oath = an_event(document, span_of(document, "sworn in"), label="oath", begin="2030-01-09",
                    end="2030-01-09", place=span_of(document, "Kolt"))  # fmt: skip
    before, links_before = linked(PAIRS)
    after, links_after = linked((*PAIRS, (document, oath)))
    assert [one for one in after if one.label is None] == before
    assert [one for one in links_after if one.event_id != oath.id] == links_before


def test_arrests_after_a_coup_attempt_are_a_part_of_it() -> None:
    coup_text = a_dated_document("General Brun led a failed coup in Pellim.", "2031-03-10")
    coup = an_event(coup_text, span_of(coup_text, "coup"), event_type="ASSAULT", label="coup",
                    actors=[span_of(coup_text, "General Brun")],
                    place=span_of(coup_text, "Pellim"), begin="2031-03-09", end="2031-03-09")  # fmt: skip
    arrest_text = a_dated_document("Police in Pellim arrested three colonels.", "2031-03-11")
    arrest = an_event(arrest_text, span_of(arrest_text, "arrested"), event_type="COERCE",
                      recipients=[span_of(arrest_text, "three colonels")],
                      place=span_of(arrest_text, "Pellim"), begin="2031-03-10", end="2031-03-10")  # fmt: skip
    incidents, _ = linked(((coup_text, coup), (arrest_text, arrest)))
    ties = {tie.tie: one.label for one in incidents for tie in one.ties}
    assert set(ties) == {Tie.PART_OF, Tie.HAS_PART}
    assert ties[Tie.HAS_PART] == "coup"


def test_wordings_go_from_the_mildest_to_the_strongest() -> None:
    assert [strength_of(word) for word in ("died", "killed", "murdered", "massacre")] == [
        1,
        2,
        3,
        4,
    ]
    assert strength_of("sworn") is None


@pytest.mark.parametrize(("half", "least"), [("dev", 0.85), ("held", 0.8)])
def test_pairs_of_our_own_are_told_apart(half: str, least: float) -> None:
    assert macro_f1(measure(half)) >= least


def seizure(text: str, number: str, *, where: str = "Isse") -> tuple[Document, Event]:
    """A text without a date that tells of arrests by the coast guard."""
    document = a_document(text)
    event = an_event(
        document,
        span_of(document, "arrested"),
        event_type="COERCE",
        actors=[span_of(document, "Kestria")],
        recipients=[span_of(document, "smugglers")],
        place=span_of(document, where),
        begin=None,
        end=None,
        numbers=[("arrested", float(number), span_of(document, number))],
    )
    return document, event


def test_other_numbers_on_another_day_of_the_week_are_another_act_without_a_date() -> None:
    one = seizure("On Saturday Kestria arrested 23 smugglers off Isse, its navy said.", "23")
    again = seizure("Kestria arrested 23 smugglers off Isse on Saturday, the navy said.", "23")
    other = seizure("On Thursday Kestria arrested 26 smugglers off Isse, its navy said.", "26")
    incidents, _ = linked_incidents([d for d, _ in (one, again, other)],
                                    [e for _, e in (one, again, other)])  # fmt: skip
    assert sorted(incident.documents for incident in incidents) == [1, 2]


def test_an_incident_is_named_for_who_did_it_to_whom_and_where() -> None:
    document, event = seizure("Kestria arrested 23 smugglers off Isse, its navy said.", "23")
    [incident], _ = linked_incidents([document], [event])
    assert incident.name == "arrested: Kestria → smugglers, Isse"


@pytest.mark.parametrize(
    ("begin", "end", "named"),
    [
        ("2030-05-01", "2030-05-01", ", 2030-05-01"),
        ("2030-05-01", "2030-05-03", ", 2030-05"),
        ("2030-01-01", "2030-12-31", ", 2030"),
        ("2017-01-01", None, ""),
    ],
)
def test_the_name_of_an_incident_says_no_more_of_the_day_than_the_text(
    begin: str, end: str | None, named: str
) -> None:
    document, event = seizure("Kestria arrested 23 smugglers off Isse, its navy said.", "23")
    event = replace(event, begin=begin, end=end)
    [incident], _ = linked_incidents([document], [event])
    assert incident.name == f"arrested: Kestria → smugglers, Isse{named}"


def test_a_dateline_in_capitals_is_named_as_the_gazetteer_has_it() -> None:
    text = "ISSE – Kestria arrested 23 smugglers, its navy said."
    document, event = seizure(text, "23", where="ISSE")
    assert event.place is not None
    place = Place(
        id="plc-1", document_id=document.id, span=event.place, mention_id=None,
        role=PlaceRole.DATELINE, place="geonames:1", name="Isse", kind=PlaceKind.CITY, country="KE",
        country_alpha3="KEN", admin1=None, latitude=None, longitude=None, candidates=(),
        probability=0.9, reason="made by hand", made_by="test",
    )  # fmt: skip
    [incident], _ = linked_incidents(
        [document], [replace(event, place_id=place.id)], places=[place]
    )
    assert incident.name == "arrested: Kestria → smugglers, Isse"


def test_a_dateline_that_no_gazetteer_has_is_named_with_small_letters() -> None:
    document, event = seizure("PORT ISSE – Kestria arrested 23 smugglers.", "23", where="PORT ISSE")
    [incident], _ = linked_incidents([document], [event])
    assert incident.name == "arrested: Kestria → smugglers, Port Isse"


def test_an_incident_is_named_for_somebody_known_before_words_for_anybody() -> None:
    document, event = seizure("Kestria and guards arrested 23 smugglers off Isse.", "23")
    (known,) = event.actors
    anybody = replace(known, name="guards", code=None, entity_id=None)
    known = replace(known, code="KES")
    [incident], _ = linked_incidents([document], [replace(event, actors=(anybody, known))])
    assert incident.name == "arrested: Kestria → smugglers, Isse"


def test_an_incident_with_the_same_words_on_both_sides_has_them_once() -> None:
    document, event = seizure("Kestria arrested 23 smugglers off Isse, its navy said.", "23")
    [incident], _ = linked_incidents([document], [replace(event, actors=event.recipients)])
    assert incident.name == "arrested: to smugglers, Isse"


def test_an_incident_is_named_for_whom_most_articles_tell_of_under_whatever_name() -> None:
    told = {"Ana Toledo": "den-1", "President Toledo": "den-1", "Abel Dane": "den-2"}
    pairs = [
        (document, an_event(document, span_of(document, "resigned"), event_type="RETREAT",
                            actors=[span_of(document, name)], begin="2030-06-03", end="2030-06-03"))
        for name in told
        for document in [a_dated_document(f"{name} resigned in Isse on Monday night.", "2030-06-04")]
    ]  # fmt: skip
    acts, links = [], []
    for (document, event), (name, known) in zip(pairs, told.items(), strict=True):
        entity = f"ent-{name}"
        acts.append(replace(event, actors=(replace(event.actors[0], entity_id=entity),)))
        links.append(EntityLink(id=f"enl-{name}", document_id=document.id, entity_id=entity,
                                dossier_entity_id=known, relation=Relation.MEMBER, probability=0.9,
                                reason="given", made_by="test"))  # fmt: skip
    incidents, _ = linked_incidents([document for document, _ in pairs], acts, entity_links=links)
    (widest,) = [one for one in incidents if one.documents > 1]
    assert "Toledo" in widest.name
