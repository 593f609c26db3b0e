"""What grammar supplies where the reader model left a gap."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.analyse.made_gaps import a_party, filled, names
from tests.analyse.test_event_doubts import an_event
from tests.made import a_document, a_statement

from alleged.records.events import EventLabel


def test_who_says_it_does_it_where_no_other_doer_is_found() -> None:
    document = a_document(
        "The clerk, whose dogs ran off, condemned the raid and in the end called for calm."
    )
    statement = a_statement(document, "The clerk, whose dogs ran off,", "called for", "calm")
    event = an_event(document, "called", event_type="REQUEST", modes=())
    assert filled(document, event)[0].actors == ()
    (found,) = filled(document, event, statements=[statement])
    assert names(found.actors) == ["clerk"]
    met = an_event(document, "called", event_type="CONSULT", modes=())
    assert filled(document, met, statements=[statement])[0].actors == ()


def test_that_behind_a_plural_is_one_act_of_its_own() -> None:
    document = a_document("Several arrests shocked Orvania, notably that of the printer Moll.")
    first, second = filled(document, an_event(document, "arrests"))
    assert second.trigger[0].of(document.text) == "that"
    assert second.event_type == "COERCE"
    assert second.chain_id == second.id != first.id
    assert names(second.recipients) == ["printer Moll"]


def test_that_of_somebody_who_resigned_is_his_own_doing() -> None:
    document = a_document("Two resignations followed, among them that of Judge Moll.")
    event = an_event(document, "resignations", event_type="RETREAT", modes=())
    _, second = filled(document, event)
    assert second.label is EventLabel.RESIGNATION
    assert names(second.actors) == ["Judge Moll"]
    assert second.recipients == ()


def test_a_verb_has_no_act_behind_a_pronoun() -> None:
    document = a_document("Guards arrested the man that of all people had warned them.")
    assert len(filled(document, an_event(document, "arrested"))) == 1


def test_the_order_of_events_changes_nothing() -> None:
    document = a_document("Rebels kidnapped a doctor. Two smugglers were arrested.")
    one = an_event(document, "kidnapped", event_type="ASSAULT", modes=())
    other = an_event(document, "arrested")
    assert filled(document, one, other) == filled(document, other, one)


def test_a_headline_without_a_helping_verb_may_be_a_passive() -> None:
    document = a_document("Regent of Tolma Assassinated")
    event = an_event(
        document, "Assassinated", event_type="ASSAULT", modes=("targeted",),
        actors=(a_party(document, "Regent of Tolma"),), recipients=(),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert (found.actors, names(found.recipients)) == ((), ["Regent of Tolma"])


def test_of_two_deeds_joined_by_and_each_has_those_behind_its_own_of() -> None:
    document = a_document("The jailing of the poet and the flogging of the clerk shocked Norvik.")
    parties = (a_party(document, "poet"), a_party(document, "clerk"))
    event = an_event(
        document, "flogging", event_type="ASSAULT", modes=("beat",), recipients=parties
    )
    (found,) = filled(document, event)
    assert names(found.recipients) == ["clerk"]


@pytest.mark.parametrize(
    ("text", "trigger", "event_type", "modes", "doers", "sufferers"),
    [
        ("Summoned to the palace over the leak, the envoy of Tolma kept silent.", "Summoned",
         "ACCUSE", ("disapprove",), [], ["envoy"]),
        ("The queen ordered her beaten.", "beaten", "ASSAULT", ("beat",), [], ["her"]),
        ("The clerk whom the league banned has left.", "banned", "COERCE", ("restrict",),
         ["league"], ["clerk"]),
        ("The abbot told the monks to pray and the clerks to burn the files.", "burn", "ASSAULT",
         ("destroy",), ["clerks"], ["files"]),
        ("Her flat was searched and her ledgers taken away.", "taken", "COERCE", ("seize",),
         ["authorities"], ["ledgers"]),
        ("A curfew was imposed on four towns of Tolma.", "curfew", "COERCE", ("curfew",),
         ["authorities"], ["towns"]),
        ("The clerk is accused of beating the porter.", "beating", "ASSAULT", ("beat",),
         ["clerk"], ["porter"]),
        ("Police detained two clerks for damaging a gate.", "damaging", "ASSAULT", ("destroy",),
         ["clerks"], ["gate"]),
        ("He was found guilty of the murder of a porter.", "murder", "ASSAULT", ("targeted",),
         ["He"], ["porter"]),
        ("The report says the police were behind the bombing.", "bombing", "ASSAULT",
         ("explosives",), ["police"], []),
        ("There were reports that three bombs exploded.", "exploded", "ASSAULT", ("explosives",),
         [], []),
        ("There were reports that three rebels shot.", "shot", "ASSAULT", ("firearms",),
         ["rebels"], []),
        ("The clerks were not involved in the bombing.", "bombing", "ASSAULT", ("explosives",),
         [], []),
        ("The police tortured Moll in the boiler house.", "tortured", "ASSAULT", ("torture",),
         ["police"], ["Moll"]),
    ],
)  # fmt: skip
def test_the_build_of_a_sentence_says_who_does_it_to_whom(
    text: str,
    trigger: str,
    event_type: str,
    modes: tuple[str, ...],
    doers: list[str],
    sufferers: list[str],
) -> None:
    document = a_document(text)
    event = an_event(
        document, trigger, event_type=event_type, modes=modes, actors=(), recipients=()
    )
    (found,) = filled(document, event)
    assert names(found.actors) == doers
    assert names(found.recipients) == sufferers


def test_who_died_is_whom_it_befell() -> None:
    document = a_document("Six clerks died in the shelling of the fort.")
    event = an_event(
        document, "died", event_type="ASSAULT", modes=(),
        actors=(a_party(document, "Six clerks"),), recipients=(),
    )  # fmt: skip
    (found,) = [one for one in filled(document, event) if one.trigger == event.trigger]
    assert names(found.actors) == []
    assert names(found.recipients) == ["Six clerks"]


def test_all_of_a_list_are_done_to_where_one_of_them_is() -> None:
    document = a_document(
        "Police arrested the queen's son, his chief of staff and four others on Monday."
    )
    event = an_event(
        document,
        "arrested",
        event_type="COERCE",
        modes=("arrest",),
        actors=(a_party(document, "Police"),),
        recipients=(a_party(document, "queen's son"),),
    )
    (found,) = filled(document, event)
    assert names(found.recipients) == ["queen's son", "chief of staff", "others"]


def test_the_subject_of_a_later_clause_has_no_part_in_the_act() -> None:
    document = a_document("The guards caught two sailors when the frigate was sunk.")
    event = an_event(
        document, "caught", event_type="ASSAULT", modes=("abduct",),
        recipients=(a_party(document, "sailors"), a_party(document, "frigate")),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert names(found.recipients) == ["sailors"]


def test_what_somebody_is_removed_from_is_not_removed() -> None:
    document = a_document("The queen removed the marshal from the war council.")
    event = an_event(
        document, "removed", event_type=None, modes=(), label=EventLabel.REMOVAL,
        recipients=(a_party(document, "marshal"), a_party(document, "war council")),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert names(found.recipients) == ["marshal"]
    alone = an_event(
        document, "removed", event_type=None, modes=(), label=EventLabel.REMOVAL,
        recipients=(a_party(document, "war council"),),
    )  # fmt: skip
    assert "war council" in names(filled(document, alone)[0].recipients)


def test_behind_a_second_passive_stands_whom_that_one_befalls() -> None:
    document = a_document("The brigade was dissolved and merged into the palace guard.")
    event = an_event(
        document, "dissolved", event_type="COERCE", modes=("restrict",),
        recipients=(a_party(document, "brigade"), a_party(document, "palace guard")),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert names(found.recipients) == ["brigade"]


def test_whose_orders_they_are_gave_them() -> None:
    document = a_document("The clerk was dismissed on the orders of the bishop.")
    event = an_event(
        document, "orders", event_type="REQUEST", modes=(),
        recipients=(a_party(document, "bishop"),),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert (names(found.actors), names(found.recipients)) == (["bishop"], [])


def test_whoever_is_charged_with_a_murder_is_charged_and_not_who_was_murdered() -> None:
    document = a_document("Two porters were charged with the murder of a nun.")
    event = an_event(
        document, "charged", event_type="ACCUSE", modes=("allege",),
        recipients=(a_party(document, "porters"), a_party(document, "nun")),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert names(found.recipients) == ["porters"]


def test_a_nationality_is_taken_with_the_noun_behind_it() -> None:
    document = a_document("Orvanian pirates seized a ship.")
    event = an_event(
        document, "seized", event_type="COERCE", modes=("seize",),
        actors=(a_party(document, "Orvanian", code="ORV"),),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert names(found.actors) == ["Orvanian pirates"]


def test_an_owner_is_taken_with_what_is_owned_behind_a_bare_apostrophe() -> None:
    document = a_document("The guards beat Congressman Orris’ grandson.")
    event = an_event(
        document, "beat", event_type="ASSAULT", modes=(),
        recipients=(a_party(document, "Congressman Orris"),),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert names(found.recipients) == ["Congressman Orris’ grandson"]


def test_the_minister_is_taken_with_the_words_before_of() -> None:
    document = a_document("Secretary of State Ana Ruiz blamed the port.")
    event = an_event(
        document, "blamed", event_type="ACCUSE", modes=(),
        actors=(a_party(document, "State Ana Ruiz"),),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert names(found.actors) == ["Secretary of State Ana Ruiz"]


def test_a_party_that_is_taken_up_twice_is_one() -> None:
    document = a_document("Orr, who was asking about it, protested.")
    orr = a_party(document, "Orr", entity_id="ent-1")
    event = an_event(
        document, "protested", event_type="PROTEST", modes=(),
        actors=(orr, replace(orr, reason="takes up")),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert names(found.actors) == ["Orr"]


def test_in_a_headline_the_subject_of_a_passive_suffers_it_and_not_its_ground() -> None:
    document = a_document("Harbour Clerk Orr Fired Over Text Messages")
    event = an_event(
        document, "Fired", event_type=None, modes=(), label=EventLabel.REMOVAL,
        actors=(a_party(document, "Harbour Clerk Orr"),),
        recipients=(a_party(document, "Text Messages"),),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert names(found.recipients) == ["Harbour Clerk Orr"]
    assert [one.implied for one in found.actors] == [True]


def test_who_is_told_of_between_commas_does_not_do_it() -> None:
    document = a_document("Orr, speaking at a fair after Vell spoke, expressed thanks to the port.")
    event = an_event(
        document, "expressed thanks", event_type="SUPPORT", modes=(),
        actors=(a_party(document, "Vell"),),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert "Vell" not in names(found.actors)


@pytest.mark.parametrize(
    ("text", "words", "kind", "both"),
    [
        ("Soldiers clashed with rebels.", "clashed", "ASSAULT", ["Soldiers", "rebels"]),
        ("Soldiers agreed with rebels to stop.", "agreed", "AGREE", ["Soldiers", "rebels"]),
        ("Soldiers shot at rebels.", "shot", "ASSAULT", ["Soldiers"]),
    ],
)
def test_what_two_do_with_each_other_both_do(
    text: str, words: str, kind: str, both: list[str]
) -> None:
    document = a_document(text)
    event = an_event(
        document, words, event_type=kind, modes=(), actors=(a_party(document, "Soldiers"),),
        recipients=(a_party(document, "rebels", sector="REB"),),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert names(found.actors) == both
    assert found.reciprocal == (len(both) > 1)


def test_where_two_meet_and_an_abstract_word_are_nobody() -> None:
    document = a_document("The queen spoke at a meeting at the campus.")
    event = an_event(
        document, "meeting", event_type="CONSULT", modes=(),
        recipients=(a_party(document, "campus", code="ORV"),),
    )  # fmt: skip
    assert filled(document, event)[0].recipients == ()
    document = a_document("Nine died as a result of being shot.")
    event = an_event(
        document, "shot", event_type="ASSAULT", modes=(),
        recipients=(a_party(document, "result"),),
    )  # fmt: skip
    assert "result" not in names(filled(document, event)[0].recipients)


def test_who_stands_behind_a_word_of_place_before_the_verb_does_not_do_it() -> None:
    document = a_document("Soldiers of two towns meeting in the Sarn capital agreed to stop.")
    event = an_event(
        document, "agreed", event_type="AGREE", modes=(), reciprocal=True,
        actors=(a_party(document, "Soldiers"), a_party(document, "Sarn capital")),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert (names(found.actors), found.reciprocal) == (["Soldiers"], False)
