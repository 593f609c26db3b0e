"""Nouns that tell an act again, with its kind and status."""

from __future__ import annotations

from typing import Any

from tests.analyse.made_gaps import a_party, filled, names
from tests.analyse.test_event_doubts import an_event
from tests.made import a_document

from alleged.records.events import EventLabel, EventStatus


def test_a_noun_with_the_that_no_word_marked_is_a_mention_of_the_act_before() -> None:
    document = a_document("Norvik and Tolma signed a pact. The agreement runs for a year.")
    signed = an_event(document, "signed", event_type="SUPPORT", modes=())
    _, again = filled(document, signed)
    assert again.trigger[0].of(document.text) == "agreement"
    assert again.event_type == "SUPPORT"


def test_a_noun_that_says_which_one_it_is_takes_up_nothing() -> None:
    document = a_document("Norvik and Tolma signed a pact. The agreement with Kestria had lapsed.")
    signed = an_event(document, "signed", event_type="SUPPORT", modes=())
    assert len(filled(document, signed)) == 1


def two(text: str, first: dict[str, Any], second: dict[str, Any]) -> list[Any]:
    document = a_document(text)
    return filled(document, an_event(document, **first), an_event(document, **second))


def test_a_noun_that_may_be_two_things_is_what_was_told_before() -> None:
    removal = {"event_type": None, "modes": (), "label": EventLabel.REMOVAL}
    coup = {"event_type": None, "modes": (), "label": EventLabel.COUP}
    _, ouster = two(
        "The senate removed the judge. The ouster took an hour.",
        {"words": "removed", **removal},
        {"words": "ouster", **coup},
    )
    assert ouster.label is EventLabel.REMOVAL


def test_what_was_tried_is_tried_when_it_is_told_again() -> None:
    seize = {"event_type": "COERCE", "modes": ("seize",)}
    _, seizure = two(
        "Sailors tried to seize the fort. The seizure had been planned for weeks.",
        {"words": "seize", "status": EventStatus.ATTEMPTED, **seize},
        {"words": "seizure", **seize},
    )
    assert seizure.status is EventStatus.ATTEMPTED


def test_an_owner_is_done_to_and_does_not_do_it() -> None:
    document = a_document("Her ouster delighted the guilds.")
    ouster = an_event(
        document,
        "ouster",
        event_type=None,
        modes=(),
        label=EventLabel.REMOVAL,
        actors=(a_party(document, "Her"),),
    )
    (found,) = filled(document, ouster)
    assert (found.actors, names(found.recipients)) == ((), ["Her"])
