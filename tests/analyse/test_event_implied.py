"""Doers that the text leaves out."""

from __future__ import annotations

from tests.analyse.made_gaps import a_party, filled, names
from tests.analyse.test_event_doubts import an_event
from tests.made import a_document


def test_a_passive_befalls_its_subject_and_the_state_s_organs_did_it_where_only_they_can() -> None:
    document = a_document("Two smugglers were arrested at Tarn.")
    (found,) = filled(document, an_event(document, "arrested"))
    assert names(found.recipients) == ["smugglers"]
    (doer,) = found.actors
    assert (doer.implied, doer.span, doer.name) == (True, None, "authorities")


def test_nobody_is_made_up_as_the_doer_of_a_killing() -> None:
    document = a_document("Two smugglers were killed at Tarn.")
    (found,) = filled(document, an_event(document, "killed", event_type="ASSAULT", modes=()))
    assert found.actors == ()


def test_a_named_doer_leaves_no_gap() -> None:
    document = a_document("Two smugglers were arrested by the coast guard.")
    event = an_event(document, "arrested", actors=(a_party(document, "coast guard"),))
    (found,) = filled(document, event)
    assert names(found.actors) == ["coast guard"]
