"""What grammar supplies where the reader model left a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from tests.analyse.test_event_doubts import an_event
from tests.made import a_document, a_statement, span_of

from alleged.analyse.event_gaps import Known, fill_gaps, with_own_label
from alleged.analyse.event_kinds import with_kind_by_parties
from alleged.analyse.event_syntax import read_syntax
from alleged.analyse.sentences import split_sentences
from alleged.records.documents import Document
from alleged.records.events import Event, EventLabel, Party
from alleged.records.statements import Statement


def a_party(document: Document, words: str, **changes: Any) -> Party:
    values: dict[str, Any] = {
        "span": span_of(document.text, words), "name": words, "implied": False, "entity_id": None,
        "code": None, "sector": None, "label": None, "probability": 0.9, "reason": "made by hand",
    }  # fmt: skip
    return Party(**{**values, **changes})


def filled(document: Document, *events: Event, statements: Sequence[Statement] = ()) -> list[Event]:
    sentences = split_sentences(document.text)
    return fill_gaps(
        document,
        events,
        syntax=read_syntax(document.text, sentences),
        known=Known(
            sentences=sentences, mentions=(), places=(), entities=(), statements=statements
        ),
    )


def names(parties: tuple[Party, ...]) -> list[str]:
    return [party.name for party in parties]


def test_whoever_is_ordered_to_do_it_does_it_and_not_who_gave_the_order() -> None:
    document = a_document("The queen ordered the frigates to shell the fort.")
    event = an_event(
        document, "shell", event_type="ASSAULT", modes=(), actors=(a_party(document, "queen"),),
        recipients=(a_party(document, "fort"),),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert names(found.actors) == ["frigates"]
    assert "ordered" in found.actors[0].reason


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


def test_in_the_passive_the_subject_is_who_was_told() -> None:
    document = a_document("The clerk was told to burn the files.")
    (found,) = filled(document, an_event(document, "burn", event_type="ASSAULT", modes=()))
    assert names(found.actors) == ["clerk"]


def test_who_gives_the_order_behind_by_is_not_who_was_told() -> None:
    document = a_document("The clerk was told by his bishop to burn the files.")
    (found,) = filled(document, an_event(document, "burn", event_type="ASSAULT", modes=()))
    assert names(found.actors) == ["clerk"]


def test_things_that_an_act_is_done_with_are_no_party() -> None:
    document = a_document("Thieves put a bullet through the door.")
    (found,) = filled(document, an_event(document, "put", event_type="ASSAULT", modes=()))
    assert found.recipients == ()


def test_who_promises_to_do_it_stays_the_doer() -> None:
    document = a_document("The queen promised the miners to close the fort.")
    event = an_event(
        document, "close", event_type="COERCE", modes=(), actors=(a_party(document, "queen"),)
    )
    (found,) = filled(document, event)
    assert names(found.actors) == ["queen"]


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


def test_an_active_verb_of_suffering_befalls_its_object() -> None:
    document = a_document("Rebels kidnapped a doctor on Monday.")
    (found,) = filled(document, an_event(document, "kidnapped", event_type="ASSAULT", modes=()))
    assert names(found.recipients) == ["doctor"]


def test_what_is_seized_or_opened_by_idiom_is_no_party() -> None:
    document = a_document("Guards opened fire on Monday.")
    (found,) = filled(document, an_event(document, "opened", event_type="ASSAULT", modes=()))
    assert found.recipients == ()


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


def test_the_order_of_events_changes_nothing() -> None:
    document = a_document("Rebels kidnapped a doctor. Two smugglers were arrested.")
    one = an_event(document, "kidnapped", event_type="ASSAULT", modes=())
    other = an_event(document, "arrested")
    assert filled(document, one, other) == filled(document, other, one)


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


def test_a_soldiers_office_before_the_noun_says_who_did_it() -> None:
    document = a_document("The military takeover began at dawn.")
    event = an_event(document, "takeover", event_type=None, modes=(), label=EventLabel.COUP)
    (found,) = filled(document, event)
    assert names(found.actors) == ["military"]


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


def test_all_sides_between_whom_it_is_are_named() -> None:
    document = a_document("Clashes between police, students and miners broke out in Tolma.")
    event = an_event(document, "Clashes", event_type="ASSAULT", modes=(), actors=(), recipients=())
    (found,) = filled(document, event)
    assert names(found.actors) == ["police", "students", "miners"]
    assert found.reciprocal


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


def test_whoever_one_meets_with_meets_too() -> None:
    document = a_document("The queen met with envoys of the League.")
    event = an_event(
        document, "met", event_type="CONSULT", modes=(), actors=(a_party(document, "queen"),)
    )
    (found,) = filled(document, event)
    assert names(found.actors) == ["queen", "envoys"]
    assert found.reciprocal


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


def test_who_is_told_of_between_commas_does_not_do_it() -> None:
    document = a_document("Orr, speaking at a fair after Vell spoke, expressed thanks to the port.")
    event = an_event(
        document, "expressed thanks", event_type="SUPPORT", modes=(),
        actors=(a_party(document, "Vell"),),
    )  # fmt: skip
    (found,) = filled(document, event)
    assert "Vell" not in names(found.actors)


def test_the_second_of_two_passives_befalls_their_subject() -> None:
    document = a_document("He said that a soldier was stopped on the road and accused of theft.")
    (found,) = filled(
        document, an_event(document, "accused", event_type="ACCUSE", modes=("allege",))
    )
    assert names(found.recipients) == ["soldier"]


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


def test_between_stands_behind_a_day_too() -> None:
    document = a_document("A truce today between the soldiers and the rebels held.")
    (found,) = filled(document, an_event(document, "truce", event_type="RETREAT", modes=()))
    assert names(found.actors) == ["soldiers", "rebels"]


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


def test_a_word_of_time_is_no_party() -> None:
    document = a_document("They knew of last month's coup attempt two days before it began.")
    event = an_event(document, "coup attempt", event_type=None, modes=(), label=EventLabel.COUP)
    assert filled(document, event)[0].recipients == ()
