"""Who does it, where the build of the sentence says so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.analyse.made_gaps import a_party, filled, names
from tests.analyse.test_event_doubts import an_event
from tests.made import a_document

from alleged.records.events import EventLabel


def test_whoever_is_ordered_to_do_it_does_it_and_not_who_gave_the_order() -> None:
    document = a_document("The queen ordered the frigates to shell the fort.")
    event = an_event(
        document, "shell", event_type="ASSAULT", modes=(), actors=(a_party(document, "queen"),),
        recipients=(a_party(document, "fort"),),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert names(found.actors) == ["frigates"]
    assert "ordered" in found.actors[0].reason


def test_in_the_passive_the_subject_is_who_was_told() -> None:
    document = a_document("The clerk was told to burn the files.")
    (found,) = filled(document, an_event(document, "burn", event_type="ASSAULT", modes=()))
    assert names(found.actors) == ["clerk"]


def test_who_gives_the_order_behind_by_is_not_who_was_told() -> None:
    document = a_document("The clerk was told by his bishop to burn the files.")
    (found,) = filled(document, an_event(document, "burn", event_type="ASSAULT", modes=()))
    assert names(found.actors) == ["clerk"]


def test_who_promises_to_do_it_stays_the_doer() -> None:
    document = a_document("The queen promised the miners to close the fort.")
    event = an_event(
        document, "close", event_type="COERCE", modes=(), actors=(a_party(document, "queen"),)
    )
    (found,) = filled(document, event)
    assert names(found.actors) == ["queen"]


def test_a_soldiers_office_before_the_noun_says_who_did_it() -> None:
    document = a_document("The military takeover began at dawn.")
    event = an_event(document, "takeover", event_type=None, modes=(), label=EventLabel.COUP)
    (found,) = filled(document, event)
    assert names(found.actors) == ["military"]


@pytest.mark.parametrize(
    ("text", "verb", "kind", "before", "doers"),
    [
        ("The boy was shot by a soldier almost a week ago.", "shot", "ASSAULT", (), ["soldier"]),
        ("The sailors said the ship was hit by rebels.", "hit", "ASSAULT", ("sailors",), ["rebels"]),
        ("Nine men were killed by floods.", "killed", "ASSAULT", (), []),
        ("The ship was hit by shells.", "hit", "ASSAULT", (), []),
        ("The clerk was shot, the abbot by a guard.", "shot", "ASSAULT", (), []),
        ("The navy caught thieves who threatened a ship.", "threatened", "THREATEN", ("navy",),
         ["thieves"]),
    ],
)  # fmt: skip
def test_whoever_stands_behind_by_or_before_who_does_it(
    text: str, verb: str, kind: str, before: tuple[str, ...], doers: list[str]
) -> None:
    document = a_document(text)
    event = an_event(
        document, verb, event_type=kind, modes=(),
        actors=tuple(a_party(document, words) for words in before),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert [one.name for one in found.actors if not one.implied] == doers


@pytest.mark.parametrize(
    ("text", "verb", "doers"),
    [
        ("Orr's decision to dismiss the clerk is known.", "dismiss", ["Orr"]),
        ("The decision to dismiss the clerk is known.", "dismiss", []),
    ],
)
def test_whose_plan_it_is_does_it(text: str, verb: str, doers: list[str]) -> None:
    document = a_document(text)
    event = an_event(document, verb, event_type=None, modes=(), label=EventLabel.REMOVAL)
    (found,) = filled(document, event)
    assert names(found.actors) == doers
    if doers:
        given = replace(event, actors=(a_party(document, "Orr's decision"),))
        assert names(filled(document, given)[0].actors) == doers


@pytest.mark.parametrize(
    ("text", "verb", "kind", "doers"),
    [
        ("Soldiers responded by beating the crowd.", "beating", "ASSAULT", ["Soldiers"]),
        ("Soldiers tried to beat the crowd.", "beat", "ASSAULT", ["Soldiers"]),
        ("Soldiers were ordered to beat the crowd.", "beat", "ASSAULT", ["Soldiers"]),
        ("Two bombs exploded in Tarn.", "exploded", "ASSAULT", []),
    ],
)
def test_who_does_it_stands_with_the_verb_that_the_act_hangs_on(
    text: str, verb: str, kind: str, doers: list[str]
) -> None:
    document = a_document(text)
    (found,) = filled(document, an_event(document, verb, event_type=kind, modes=()))
    assert names(found.actors) == doers


@pytest.mark.parametrize(
    ("text", "noun", "doers"),
    [
        ("Soldiers voiced their support for the strike.", "support", ["Soldiers"]),
        ("His support for the strike is known.", "support", ["His"]),
        ("The support for the strike is known.", "support", []),
    ],
)
def test_whose_word_of_support_it_is_gives_it(text: str, noun: str, doers: list[str]) -> None:
    document = a_document(text)
    (found,) = filled(document, an_event(document, noun, event_type="SUPPORT", modes=()))
    assert names(found.actors) == doers
