"""The sides of an act that two do with each other."""

from __future__ import annotations

from tests.analyse.made_gaps import a_party, filled, names
from tests.analyse.test_event_doubts import an_event
from tests.made import a_document


def test_all_sides_between_whom_it_is_are_named() -> None:
    document = a_document("Clashes between police, students and miners broke out in Tolma.")
    event = an_event(document, "Clashes", event_type="ASSAULT", modes=(), actors=(), recipients=())
    (found,) = filled(document, event)
    assert names(found.actors) == ["police", "students", "miners"]
    assert found.reciprocal


def test_whoever_one_meets_with_meets_too() -> None:
    document = a_document("The queen met with envoys of the League.")
    event = an_event(
        document, "met", event_type="CONSULT", modes=(), actors=(a_party(document, "queen"),)
    )
    (found,) = filled(document, event)
    assert names(found.actors) == ["queen", "envoys"]
    assert found.reciprocal


def test_between_stands_behind_a_day_too() -> None:
    document = a_document("A truce today between the soldiers and the rebels held.")
    (found,) = filled(document, an_event(document, "truce", event_type="RETREAT", modes=()))
    assert names(found.actors) == ["soldiers", "rebels"]
