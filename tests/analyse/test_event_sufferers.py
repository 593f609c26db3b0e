"""Whom or what an act befalls, where the build of the sentence says so."""

from __future__ import annotations

from tests.analyse.made_gaps import a_party, filled, names
from tests.analyse.test_event_doubts import an_event
from tests.made import a_document

from alleged.records.events import EventLabel


def test_things_that_an_act_is_done_with_are_no_party() -> None:
    document = a_document("Thieves put a bullet through the door.")
    (found,) = filled(document, an_event(document, "put", event_type="ASSAULT", modes=()))
    assert found.recipients == ()


def test_an_active_verb_of_suffering_befalls_its_object() -> None:
    document = a_document("Rebels kidnapped a doctor on Monday.")
    (found,) = filled(document, an_event(document, "kidnapped", event_type="ASSAULT", modes=()))
    assert names(found.recipients) == ["doctor"]


def test_what_is_seized_or_opened_by_idiom_is_no_party() -> None:
    document = a_document("Guards opened fire on Monday.")
    (found,) = filled(document, an_event(document, "opened", event_type="ASSAULT", modes=()))
    assert found.recipients == ()


def test_two_verbs_share_the_object_behind_the_second() -> None:
    document = a_document("Norvik jailed, and Tolma deported, the two monks.")
    event = an_event(
        document, "jailed", event_type="COERCE", modes=("arrest",),
        actors=(a_party(document, "Norvik"), a_party(document, "Tolma")),
        recipients=(),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert (names(found.actors), names(found.recipients)) == (["Norvik"], ["monks"])


def test_a_participle_befalls_the_subject_of_the_clause_behind_it() -> None:
    document = a_document("After being beaten, he wrote a book.")
    (found,) = filled(document, an_event(document, "beaten", event_type="ASSAULT", modes=()))
    assert names(found.recipients) == ["he"]


def test_who_draws_criticism_is_criticised() -> None:
    document = a_document("The navy drew criticism after the raid.")
    event = an_event(
        document, "criticism", event_type="ACCUSE", modes=("disapprove",),
        actors=(a_party(document, "navy"),),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert (names(found.actors), names(found.recipients)) == ([], ["navy"])
    bare = an_event(document, "criticism", event_type="ACCUSE", modes=("disapprove",))
    (found,) = filled(document, bare)
    assert (names(found.actors), names(found.recipients)) == ([], ["navy"])


def test_a_weapon_is_pointed_at_whoever_stands_behind_at() -> None:
    document = a_document("A porter pointed a rifle at the soldiers.")
    event = an_event(
        document, "pointed", event_type="ASSAULT", modes=("firearms",),
        recipients=(a_party(document, "rifle"),),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert names(found.recipients) == ["soldiers"]


def test_who_stands_before_the_verb_is_not_called_on() -> None:
    document = a_document("Orr called on them to open their eyes.")
    event = an_event(
        document, "called", event_type="REQUEST", modes=(),
        recipients=(a_party(document, "Orr"),),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert names(found.recipients) == ["them"]


def test_the_second_of_two_passives_befalls_their_subject() -> None:
    document = a_document("He said that a soldier was stopped on the road and accused of theft.")
    (found,) = filled(
        document, an_event(document, "accused", event_type="ACCUSE", modes=("allege",))
    )
    assert names(found.recipients) == ["soldier"]


def test_a_car_is_rammed_into_something() -> None:
    document = a_document("Four men rammed their car into the shop.")
    event = an_event(
        document, "rammed", event_type="ASSAULT", modes=(), recipients=(a_party(document, "car"),)
    )
    (found,) = filled(document, event)
    assert names(found.recipients) == ["shop"]


def test_who_becomes_something_is_appointed() -> None:
    document = a_document("Ana Ruiz became the chief judge.")
    event = an_event(document, "became", event_type=None, modes=(), label=EventLabel.APPOINTMENT)
    (found,) = filled(document, event)
    assert names(found.recipients) == ["Ana Ruiz"]


def test_a_word_of_time_is_no_party() -> None:
    document = a_document("They knew of last month's coup attempt two days before it began.")
    event = an_event(document, "coup attempt", event_type=None, modes=(), label=EventLabel.COUP)
    assert filled(document, event)[0].recipients == ()
