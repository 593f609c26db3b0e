"""Labels and kinds of our own that words and parties of an act decide."""

from __future__ import annotations

import pytest
from tests.analyse.made_gaps import a_party, filled, names
from tests.analyse.test_event_doubts import an_event
from tests.made import a_document

from alleged.analyse.event_kinds import with_kind_by_parties
from alleged.analyse.event_labels import with_own_label
from alleged.records.events import EventLabel


def test_words_and_whom_they_befall_give_our_own_label() -> None:
    document = a_document("Orvania expelled the consul. The king sacked his auditor. Troops left.")
    expelled = an_event(
        document, "expelled", modes=("deport",), recipients=(a_party(document, "consul"),)
    )
    told = with_kind_by_parties(document.text, expelled, {})
    assert (told.event_type, told.modes) == ("SANCTION", ("expel",))
    assert told.label is EventLabel.DIPLOMAT_EXPULSION
    sacked = an_event(document, "sacked", recipients=(a_party(document, "auditor"),))
    assert with_own_label(document.text, sacked).label is EventLabel.REMOVAL
    left = an_event(document, "left", event_type="RETREAT", modes=("withdraw",))
    assert with_own_label(document.text, left) == left


def test_the_firing_of_somebody_is_a_removal_of_the_owner() -> None:
    document = a_document("Vell praised Orr's firing on Monday.")
    event = an_event(
        document, "firing", event_type="ASSAULT", modes=("firearms",),
        actors=(a_party(document, "Orr"),),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert (found.label, found.event_type) == (EventLabel.REMOVAL, None)
    assert (names(found.actors), names(found.recipients)) == ([], ["Orr"])
    shots = a_document("The firing on the crowd went on.")
    (found,) = filled(shots, an_event(shots, "firing", event_type="ASSAULT", modes=("firearms",)))
    assert found.label is None


@pytest.mark.parametrize(
    ("text", "sector", "kind"),
    [
        ("The senate voted to end the tax.", "LEG", EventLabel.LEGISLATION),
        ("The town voted to end the tax.", None, EventLabel.ELECTION),
    ],
)
def test_a_vote_of_those_who_make_laws_is_no_election(
    text: str, sector: str | None, kind: EventLabel
) -> None:
    document = a_document(text)
    who = text.split()[1]
    event = an_event(
        document, "voted", event_type=None, modes=(), label=EventLabel.ELECTION,
        actors=(a_party(document, who, sector=sector),),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert found.label == kind


@pytest.mark.parametrize(
    ("text", "verb", "given", "kind"),
    [
        ("The clerk pleaded guilty to theft.", "pleaded", "REQUEST", "CONCEDE"),
        ("The clerk pleaded not guilty.", "pleaded", "REQUEST", "REJECT"),
        ("The clerk pleaded for help.", "pleaded", "REQUEST", "REQUEST"),
        ("Orvana will retaliate with tariffs.", "retaliate", "ASSAULT", "SANCTION"),
        ("Orvana will retaliate with rockets.", "retaliate", "ASSAULT", "ASSAULT"),
    ],
)
def test_a_plea_and_a_retaliation_are_what_stands_beside_them(
    text: str, verb: str, given: str, kind: str
) -> None:
    document = a_document(text)
    (found,) = filled(document, an_event(document, verb, event_type=given, modes=()))
    assert found.event_type == kind
