"""Where an act took place."""

from __future__ import annotations

import pytest
from tests.analyse.made_events import a_place, an_article, an_event, circumstances, nth_span

from alleged.analyse.event_places import lead_of
from alleged.analyse.event_words import CutText
from alleged.analyse.sentences import split_sentences
from alleged.records.events import EventStatus
from alleged.records.places import PlaceKind, PlaceRole

CASES = [
    # text, trigger, places offered, the right one
    ("Bandits robbed a bus near Tolma.", "robbed", ["Tolma"], "Tolma"),
    ("In Tolma, drivers protested while Sarn slept.", "protested", ["Tolma", "Sarn"], "Tolma"),
    ("Police of Tolma arrested two men in Sarn.", "arrested", ["Tolma", "Sarn"], "Sarn"),
    ("They shelled the north of Tolma.", "shelled", ["Tolma"], None),
    ("A bomb exploded in the north of Tolma.", "exploded", ["Tolma"], "Tolma"),
    ("A bomb exploded in the old market town of Tolma.", "exploded", ["Tolma"], "Tolma"),
    ("The mayor of Tolma resigned.", "resigned", ["Tolma"], None),
    ("Tolma saw a strike of bakers.", "strike", ["Tolma"], "Tolma"),
    ("They protested against a raid near Tolma.", "protested", ["Tolma"], None),
    ("They protested against a raid near Tolma.", "raid", ["Tolma"], "Tolma"),
    ("The abbot, who had landed in Tolma hours after the blast, spoke.", "blast", ["Tolma"], None),
    ("It was the third coup in West and Central Tarn.", "coup", [], None),
    ("Guards fired on a boat, which later sank off Tolma.", "fired", ["Tolma"], "Tolma"),
    ("Two clerks were jailed for spying for Tolma.", "jailed", ["Tolma"], None),
    ("The envoys left for Tolma.", "left", ["Tolma"], "Tolma"),
]


@pytest.mark.parametrize(("text", "trigger", "offered", "right"), CASES)
def test_the_place_is_the_one_that_belongs_to_the_act(
    text: str, trigger: str, offered: list[str], right: str | None
) -> None:
    document = an_article(text)
    places = [a_place(document, words) for words in offered]
    (event,) = circumstances(document, [an_event(document, trigger)], places=places)
    assert (event.place.of(text) if event.place else None) == right
    assert bool(event.place_reason) == (right is not None)
    assert event.place_id == next((p.id for p in places if p.span == event.place), None)


@pytest.mark.parametrize("role", [PlaceRole.GOVERNMENT, PlaceRole.NATIONALITY, PlaceRole.POSTING])
def test_a_name_that_stands_for_a_government_or_a_post_is_no_place(role: PlaceRole) -> None:
    document = an_article("The envoy was attacked in Tolma.")
    place = a_place(document, "Tolma", role)
    (event,) = circumstances(document, [an_event(document, "attacked")], places=[place])
    assert event.place is None
    assert event.place_id is None


def test_what_happens_to_an_embassy_happens_in_its_town() -> None:
    document = an_article("Hundreds stormed the Orvanan embassy in Tolma.")
    place = a_place(document, "Tolma", PlaceRole.POSTING)
    (event,) = circumstances(document, [an_event(document, "stormed")], places=[place])
    assert event.place_id == place.id


def test_a_town_comes_before_its_country() -> None:
    document = an_article("A bomb exploded in Tolma in Lurania.")
    places = [
        a_place(document, "Lurania", kind=PlaceKind.COUNTRY),
        a_place(document, "Tolma"),
    ]
    (event,) = circumstances(document, [an_event(document, "exploded")], places=places)
    assert event.place_id == places[1].id


def test_a_name_that_no_reader_found_is_taken_only_behind_a_word_for_where() -> None:
    document = an_article("Rebels burned a school in the Karr hills. Rebels burned Parliament.")
    first, second = circumstances(
        document, [an_event(document, "burned"), an_event(document, "burned", nth=2)]
    )
    assert first.place is not None
    assert first.place.of(document.text) == "Karr hills"
    assert first.place_id is None
    assert "just before" in second.place_reason


def test_the_dateline_is_a_last_resort_and_says_so() -> None:
    document = an_article("TOLMA – The minister resigned. A bomb exploded in Sarn.")
    places = [a_place(document, "TOLMA", PlaceRole.DATELINE), a_place(document, "Sarn")]
    resigned, exploded = circumstances(
        document,
        [an_event(document, "resigned", "RETREAT", "resign"), an_event(document, "exploded")],
        places=places,
    )
    assert resigned.place_id == places[0].id
    assert "a hint and no more" in resigned.place_reason
    assert exploded.place_id == places[1].id


def test_what_lies_years_back_is_not_placed_by_the_dateline() -> None:
    document = an_article("TOLMA – The minister was jailed in 2011.")
    place = a_place(document, "TOLMA", PlaceRole.DATELINE)
    (event,) = circumstances(
        document, [an_event(document, "jailed", "COERCE", "arrest")], places=[place]
    )
    assert event.begin == "2011-01-01"
    assert event.place is None


@pytest.mark.parametrize("status", [EventStatus.GENERIC, EventStatus.HYPOTHETICAL])
def test_what_took_place_nowhere_is_not_placed_by_the_dateline(status: EventStatus) -> None:
    document = an_article("TOLMA – Ministers resign after defeats.")
    place = a_place(document, "TOLMA", PlaceRole.DATELINE)
    (event,) = circumstances(
        document, [an_event(document, "resign", "RETREAT", "resign", status=status)], places=[place]
    )
    assert event.place is None


def test_the_word_that_leads_to_a_name_is_found_over_its_modifiers() -> None:
    text = "Troops marched into the flooded northern district of Lower Tolma."
    cut = CutText(text, split_sentences(text)).at(0)
    assert lead_of(cut, cut.range_of(nth_span(text, "Lower Tolma"))[0]) == "into"
    text = "They praised the people of Tolma."
    cut = CutText(text, split_sentences(text)).at(0)
    assert lead_of(cut, cut.range_of(nth_span(text, "Tolma"))[0]) == "of"
