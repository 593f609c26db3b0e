"""Kinds that the parties of an act decide, and acts that other words take up."""

from __future__ import annotations

import pytest
from tests.analyse.made_gaps import a_party, filled, names
from tests.analyse.test_event_doubts import an_event
from tests.made import a_document

from alleged.analyse.event_kinds import with_kind_by_parties
from alleged.records.events import EventStatus


@pytest.mark.parametrize(
    ("text", "trigger", "given", "doer", "sufferer", "kind"),
    [
        ("Students occupied the mint.", "occupied", "COERCE", "Students", None, "PROTEST"),
        ("Soldiers occupied the mint.", "occupied", "COERCE", "Soldiers", None, "COERCE"),
        ("Soldiers looted the mint.", "looted", "PROTEST", "Soldiers", None, "COERCE"),
        ("Youths looted the mint.", "looted", "PROTEST", "Youths", None, "PROTEST"),
        ("Orvania called in the consul.", "called", "CONSULT", "Orvania", "consul", "ACCUSE"),
        ("Orvania called the consul.", "called", "CONSULT", "Orvania", "consul", "CONSULT"),
    ],
)
def test_who_does_it_to_whom_decides_what_the_word_leaves_open(
    text: str, trigger: str, given: str, doer: str, sufferer: str | None, kind: str
) -> None:
    document = a_document(text)
    event = an_event(
        document,
        trigger,
        event_type=given,
        modes=(),
        actors=(a_party(document, doer),),
        recipients=(a_party(document, sufferer),) if sufferer else (),
    )
    assert with_kind_by_parties(text, event, {}).event_type == kind


def test_an_order_that_was_obeyed_is_told_as_done() -> None:
    document = a_document("The queen told the guard to burn the fort, an order that was obeyed.")
    order = an_event(document, "burn", event_type="ASSAULT", modes=(), status=EventStatus.ORDERED)
    burn, obeyed = filled(document, order)
    assert (burn.status, obeyed.status) == (EventStatus.ORDERED, EventStatus.HAPPENED)
    assert obeyed.trigger[0].of(document.text) == "obeyed"
    assert obeyed.event_type == "ASSAULT"


def test_what_was_not_ordered_is_not_obeyed() -> None:
    document = a_document("Guards burned the fort. The rules were obeyed.")
    assert len(filled(document, an_event(document, "burned", event_type="ASSAULT"))) == 1


def test_this_attempt_takes_up_the_act_before() -> None:
    document = a_document("Two clerks tried to burn the fort. Nobody knows who paid this attempt.")
    tried = an_event(document, "burn", event_type="ASSAULT", modes=(), status=EventStatus.ATTEMPTED)
    _, echo = filled(document, tried)
    assert (echo.status, echo.actors) == (EventStatus.ATTEMPTED, ())


def test_days_are_no_party_and_the_subject_of_a_passive_suffers() -> None:
    document = a_document("The abbot will be punished on Monday.")
    event = an_event(
        document,
        "punished",
        event_type="SANCTION",
        modes=(),
        actors=(a_party(document, "abbot"),),
        recipients=(a_party(document, "Monday"),),
    )
    (found,) = filled(document, event)
    assert names(found.recipients) == ["abbot"]
    assert "abbot" not in names(found.actors)


@pytest.mark.parametrize(
    ("text", "trigger", "given", "doer", "sufferer", "kind"),
    [
        ("Dockers struck on Monday.", "struck", "ASSAULT", "Dockers", None, "PROTEST strike"),
        ("Jets bombed the dam.", "bombed", "ASSAULT", "Jets", "dam", "ASSAULT aerial"),
        ("Rebels bombed the dam.", "bombed", "ASSAULT", "Rebels", "dam", "ASSAULT"),
        ("Guards seized the editor.", "seized", "COERCE", "Guards", "editor", "COERCE arrest"),
        ("Gunmen seized the nurse.", "seized", "COERCE", "Gunmen", "nurse", "ASSAULT abduct"),
        ("Police questioned the clerk.", "questioned", "ACCUSE", "Police", "clerk",
         "ACCUSE investigate"),
        ("Nine strikes destroyed the dam.", "strikes", "PROTEST", "Nine", "dam", "ASSAULT"),
        ("Guards seized the ferry.", "seized", "COERCE", "Guards", "ferry", "COERCE"),
        ("Tolma expelled the settlers.", "expelled", "SANCTION", "Tolma", "settlers",
         "COERCE deport"),
        ("Police raided the newspaper.", "raided", "ASSAULT", "Police", "newspaper",
         "COERCE seize"),
        ("Norvik closed the consulate.", "closed", "COERCE", "Norvik", "consulate",
         "SANCTION withdraw"),
    ],
)  # fmt: skip
def test_whom_it_befalls_decides_between_kinds_of_force(
    text: str, trigger: str, given: str, doer: str, sufferer: str | None, kind: str
) -> None:
    document = a_document(text)
    event = an_event(
        document,
        trigger,
        event_type=given,
        modes=(),
        actors=(a_party(document, doer),),
        recipients=(a_party(document, sufferer),) if sufferer else (),
    )
    found = with_kind_by_parties(text, event, {})
    assert " ".join((found.event_type or "", *found.modes)) == kind
