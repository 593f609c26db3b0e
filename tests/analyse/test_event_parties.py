"""Parties as the sentence has them."""

from __future__ import annotations

from dataclasses import replace

from tests.analyse.made_events import a_party, an_article, an_event

from alleged.analyse.event_parties import named_once


def test_the_name_in_an_apposition_is_no_second_party() -> None:
    document = an_article("The harbour master, Captain Olo Rent, and Ana Ruiz hit the guard.")
    event = replace(
        an_event(document, "hit", recipient="guard"),
        actors=tuple(
            a_party(document, words)
            for words in ("harbour master, Captain Olo Rent", "Captain Olo Rent", "Ana Ruiz")
        ),
    )
    found = named_once(document.text, event)
    assert [party.name for party in found.actors] == [
        "harbour master, Captain Olo Rent",
        "Ana Ruiz",
    ]
    assert found.recipients == event.recipients
    assert named_once(document.text, found) is found


def test_a_name_inside_another_party_that_is_not_its_own_stays() -> None:
    document = an_article("The guards of Olo Rent hit the clerk.")
    event = replace(
        an_event(document, "hit"),
        actors=(a_party(document, "guards of Olo Rent"), a_party(document, "Olo Rent")),
    )
    assert len(named_once(document.text, event).actors) == 2
