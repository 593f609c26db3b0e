"""Readings that are probably wrong: named with both readings, and nothing else is."""

from __future__ import annotations

import pytest

from alleged.analyse.doubtful_words import Doubted
from alleged.analyse.event_syntax import read_syntax
from alleged.analyse.event_warnings import (
    MODEL_WORDS,
    READING_PROBABILITY,
    Suspicion,
    find_suspicions,
    headline_says_more,
    warnings_at,
)
from alleged.analyse.false_friends import FALSE_FRIENDS
from alleged.analyse.sentences import split_sentences
from alleged.models.labels import DOUBTS
from alleged.records.events import EventStatus, EventWarning
from alleged.records.spans import Span

W, S = EventWarning, EventStatus


def suspicions(text: str) -> list[Suspicion]:
    return find_suspicions(text, read_syntax(text, split_sentences(text)))


DAMAGED = [
    ("The flood of 1950 does not did not return to Quessland.", W.GARBLED, "does not did not"),
    ("Orvania blockaded the nickel mining islands that its mills need.", W.GARBLED, "that its mills"),
    ("The queen assisted to the opening of the mint.", W.GARBLED, "attended?"),
    ("The fleet realised a naval exercise off Tarn.", W.GARBLED, "carried out"),
    ("The envoy was expelled from the postal office of Orvania.", W.PARTIES_UNSURE, "two acts"),
    ("The general was elected from the harbour police.", W.PARTIES_UNSURE, "two acts"),
    ("The lorry arrested four smugglers at Tarn.", W.PARTIES_UNSURE, "cannot be who arrested"),
    ("The consulate was appointed by the new consul.", W.PARTIES_UNSURE, "changed places"),
    ("“Orvania will be ruined to sign the lease,” he said.", W.CONDITION_LOST, "condition"),
    ("He ordered the crew to leave, which will be done at noon.", W.TENSE_UNSURE, "which will be done"),
    ("The fort shelled the salt-mining islands that her kitchens need.", W.GARBLED, "fits “salt”"),
    ("The abbot was discharged from the harbour militia.", W.PARTIES_UNSURE, "two acts"),
    ("The curfew jailed two mayors.", W.PARTIES_UNSURE, "cannot be who jailed"),
    ("Quessland will forfeit the isthmus to hesitate again.", W.CONDITION_LOST, "condition"),
    ("They subscribed an armistice at Tarn.", W.GARBLED, "signed?"),
    ("Two porters were condemned to nine years.", W.GARBLED, "sentenced?"),
    ("The quarrel over tolls ended in a blow of state.", W.GARBLED, "coup d'état?"),
    ("The general became weapons from abroad.", W.GARBLED, "received?"),
    ("Marines assumed the direction of the state.", W.EUPHEMISM, "a coup"),
    ("The gendarmes combed the villages.", W.EUPHEMISM, "killing"),
    ("He is a guest of the secret service, a guest of the state.", W.EUPHEMISM, "arrest"),
    ("The mayor was granted early retirement at dawn.", W.EUPHEMISM, "removal"),
    ("Two columns pacified the hill towns.", W.EUPHEMISM, "an assault"),
    ("The guards neutralised two rebels.", W.EUPHEMISM, "killing"),
    ("The police arrested the strike and nine porters.", W.PARTIES_UNSURE, "two acts"),
    ("A landslide resigned on Monday.", W.PARTIES_UNSURE, "cannot be who resigned"),
    ("The consul was expelled from the vaccine programme.", W.PARTIES_UNSURE, "two acts"),
    ("It would be a mad government to cede the isthmus.", W.CONDITION_LOST, "condition"),
    ("The town will be razed to not submit.", W.CONDITION_LOST, "“to not submit”"),
    ("Crosses the fleet the line, will the strait be mined.", W.CONDITION_LOST, "an “if”"),
    ("Tarn taxed the vanilla drying coast that its bakers mill.", W.GARBLED, "fits “vanilla”"),
    ("Tarn will be a beggar among nations to break the pact.", W.CONDITION_LOST, "“to break"),
    ("Orvania will close the canal to continue the flights.", W.CONDITION_LOST, "“to continue"),
    ("The pilots will strike to lose their pay.", W.CONDITION_LOST, "“to lose"),
    ("The pilots will walk out to lose their bonus.", W.CONDITION_LOST, "“to lose"),
    ("The monks will lose all trust to bless the fort.", W.CONDITION_LOST, "“to bless"),
    ("Crosses the fleet the line, Orvania will answer.", W.CONDITION_LOST, "an “if”"),
    ("The nuncio was expelled from the state lottery.", W.PARTIES_UNSURE, "two acts"),
    ("The crew will be hanged to not lay down the oars.", W.CONDITION_LOST, "“to not lay"),
    ("The abbot was extradited from the rowing federation.", W.PARTIES_UNSURE, "two acts"),
    ("The envoy was dissolved by the senate.", W.PARTIES_UNSURE, "cannot be dissolved"),
    ("The port authority was declared persona non grata.", W.PARTIES_UNSURE, "cannot be declared"),
    ("The treaty was jailed for nine years.", W.PARTIES_UNSURE, "cannot be jailed"),
    ("The vote did was not annulled.", W.GARBLED, "two helping verbs"),
    ("The guild interposed a demand against the mint.", W.GARBLED, "sued?"),
    ("The deputies emitted their suffrage.", W.GARBLED, "issued or cast?"),
    ("They paid a rescue of nine millions.", W.GARBLED, "ransom?"),
    ("The minister for inner security, the inner minister, fell.", W.GARBLED, "interior"),
    ("The guards led fire on the mill.", W.GARBLED, "fired?"),
    ("The court condemned the treasurer for fraud.", W.GARBLED, "convicted?"),
    ("The envoy spoke of injuries of human rights.", W.GARBLED, "violations?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "warning", "words"), DAMAGED, ids=[text for text, *_ in DAMAGED])
def test_a_damaged_sentence_has_a_warning_with_both_readings(
    text: str, warning: EventWarning, words: str
) -> None:
    (found,) = suspicions(text)
    assert found.warning is warning
    assert words in found.reason
    assert len(set(found.readings)) == 2
    assert found.span.of(text) in text


SOUND = [
    "The envoy was expelled from Orvania in May.",
    "The minister was expelled from his party.",
    "The general was elected from a list of nine.",
    "The frigate seized the tanker off Tarn.",
    "The driver of the lorry was arrested.",
    "The consul was appointed by the new king.",
    "Orvania visited the tin mining islands that the crown owns.",
    "The queen assisted the wounded.",
    "The army realised that it had lost.",
    "The judge retired in March.",
    "The village celebrated the harvest.",
    "The mutineers will be tried to the last man.",
    "Police will fire gas to disperse the crowd.",
    "The bridge will be closed to protect the pier.",
    "He ordered the crew to leave, which was done at noon.",
    "The guard marched with banners.",
    "The acid was neutralised.",
    "It does not rain and did not snow.",
    "They have not had any rain.",
    "The tanker was detained off Tarn.",
    "The mutineers will be punished to set an example.",
    "The treaty was signed by both.",
    "The clinic treated the wounded.",
    "The Special Operations Command moved to Tarn.",
    "The mayor dealt with the rubbish.",
    "The company took responsibility for the leak.",
    "The treaty was ratified in May and the budget dismissed as a joke.",
    "The lorry was detained at the border.",
    "The tariff was accused of raising prices.",
    "The lorry negotiated the bend.",
    "It will be a mistake to sign the deal.",
    "It will be a poor country to host the games.",
    "Waste will be burned to produce power.",
    "He will be jailed to await trial.",
    "Customers will pay to attend, and fans will fight to return.",
    "Police arrested the strike leaders and a march organiser.",
    "Comes the hour, so comes the man.",
    "As the fleet crosses the line, will the strait be mined?",
    "The tin mining company that the army needs was sold.",
    "The oil producing region that Quessland wants is far.",
    "They wrote to the rebels to restore peace and to take care of people.",
    "The league considers disciplinary action on the friendly advice of a judge.",
    "The workers will lose the right to strike.",
    "The convoy will burn its lorries to deny them to the enemy.",
    "You would be a fool not to prepare for it.",
    "The company will be fined if it fails to sign.",
    "What he did was not enough.",
    "The bank was fined for fraud.",
    "The rash is a manifestation of a fever.",
    "The police went out from the station in pairs.",
    "The rebels accepted the law of the land.",
    "The boat was pushed off from the beach.",
    "The firm disposed of 60 lorries at auction.",
    "The abbot was exiled from Orvania.",
]


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_sentence_has_none(text: str) -> None:
    assert suspicions(text) == []


def test_damage_puts_every_act_of_its_sentence_in_doubt_and_no_other() -> None:
    text = "The lorry arrested four smugglers. The queen left."
    found = suspicions(text)
    arrested, left = text.index("arrested"), text.index("left")
    assert [one.warning for one in warnings_at(found, Span(arrested, arrested + 8))] == [
        W.PARTIES_UNSURE
    ]
    assert warnings_at(found, Span(left, left + 4)) == []


def test_a_euphemism_puts_its_own_act_in_doubt_alone() -> None:
    text = "The columns pacified the hill towns and burned the mill."
    found = suspicions(text)
    pacified, burned = text.index("pacified"), text.index("burned")
    assert len(warnings_at(found, Span(pacified, pacified + 8))) == 1
    assert warnings_at(found, Span(burned, burned + 6)) == []


def test_suspicions_come_in_text_order_whatever_the_order_of_the_rules() -> None:
    text = "The columns pacified Tarn. The town does not did not fall. The jeep arrested a man."
    found = suspicions(text)
    assert [one.span.start for one in found] == sorted(one.span.start for one in found)
    assert len(found) >= 2


def test_the_headline_says_more_where_only_it_has_the_act_as_done() -> None:
    reason = headline_says_more("Putsch", S.HAPPENED, [S.ATTEMPTED], "An attempted putsch failed.")
    assert reason == "done in the headline, attempted in the text"
    assert (
        headline_says_more("Putsch", S.HAPPENED, [S.HAPPENED], "The putsch took an hour.") is None
    )
    assert headline_says_more("Putsch", S.ATTEMPTED, [S.ATTEMPTED], "They tried.") is None


def test_a_strong_word_of_the_headline_alone_is_named() -> None:
    reason = headline_says_more("Bloodbath", S.HAPPENED, [S.HAPPENED], "Two were bruised.")
    assert reason == "“bloodbath” stands in the headline alone"


def test_somebody_killed_in_the_headline_alone_is_more_than_the_text_says() -> None:
    reason = headline_says_more("Murdered", S.HAPPENED, [S.HAPPENED], "A car brushed him.")
    assert reason == "somebody is killed in the headline alone"
    assert headline_says_more("Murdered", S.HAPPENED, [S.HAPPENED], "He was found dead.") is None


def test_every_false_friend_has_what_it_may_stand_for() -> None:
    assert all(friend.meant for friend in FALSE_FRIENDS)


def a_doubt(text: str, words: str, kind: str, *, sure: bool = True) -> Doubted:
    start = text.index(words)
    span = Span(start, start + len(words))
    return Doubted(kind=kind, span=span, score=4.0, probability=0.8, sure=sure)


def with_doubt(text: str, *doubts: Doubted) -> list[Suspicion]:
    return find_suspicions(text, read_syntax(text, split_sentences(text)), doubts)


def test_the_model_s_doubts_are_warnings_that_name_it_and_how_sure_it_is() -> None:
    text = "The regent answered the valley. The queen left."
    (found,) = with_doubt(text, a_doubt(text, "answered the valley", "euphemism"))
    assert (found.warning, found.probability) == (W.EUPHEMISM, 0.8)
    assert found.kind is not None
    assert "reader model" in found.reason
    assert "0.80" in found.reason
    assert found.sentence.of(text) == "The regent answered the valley."
    assert len(set(found.readings)) == 2


def test_every_kind_of_doubt_has_its_warning() -> None:
    assert tuple(MODEL_WORDS) == DOUBTS


def test_a_doubt_of_which_the_model_is_not_sure_needs_a_rule() -> None:
    sound, damaged = "The guards sang a hymn.", "The queen assisted to the opening of the mint."
    assert with_doubt(sound, a_doubt(sound, "sang", "mistranslated", sure=False)) == []
    (found,) = with_doubt(damaged, a_doubt(damaged, "assisted", "mistranslated", sure=False))
    assert found.probability == 0.8 > READING_PROBABILITY
    assert "attended?" in found.reason
    assert "reader model" in found.reason


def test_a_place_that_rule_and_model_doubt_in_two_ways_has_both_warnings() -> None:
    text = "The queen assisted to the opening of the mint."
    found = with_doubt(text, a_doubt(text, "assisted to", "euphemism"))
    assert {one.warning for one in found} == {W.GARBLED, W.EUPHEMISM}
