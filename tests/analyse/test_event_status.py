"""Whether an act took place: one sentence a rule, the act in brackets."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

import numpy as np
import pytest
from tests.growth import assert_linear
from tests.made import a_document, a_statement

from alleged.analyse import event_status
from alleged.analyse.event_climb import Link, View
from alleged.analyse.event_cues import (
    ADJECTIVES,
    NOUNS,
    VERBS,
    Force,
    forms_of,
    verb_bases,
)
from alleged.analyse.event_scores import head_names, near_names
from alleged.analyse.event_status import (
    SHARES,
    Reached,
    StatusScores,
    Told,
    applied,
    read_status,
    rule_names,
    rule_row,
    told_in_sentence,
    weighed,
)
from alleged.analyse.event_syntax import read_syntax
from alleged.models.act_networks import ActNetwork, load_status_weights
from alleged.models.reader import Reader
from alleged.models.small_network import SmallNetwork
from alleged.records.events import Certainty, EventStatus, Polarity
from alleged.records.spans import Span
from alleged.records.statements import Stance, StatementType, Strength

S = EventStatus


def told(marked: str, *, in_title: bool = False) -> Told:
    """The status of the act in brackets."""
    start, end = marked.index("["), marked.index("]")
    text = marked.replace("[", "").replace("]", "")
    sentence = read_syntax(text, [Span(0, len(text))])[0]
    return read_status(text, sentence=sentence, trigger=Span(start, end - 1), in_title=in_title)


CASES = [
    # what is done to it takes it for made; wisdom, chance and cause of it
    ("The senate voted to override his [veto] of the bill.", S.HAPPENED),
    ("He doubts the wisdom of [raiding] the mill.", S.HYPOTHETICAL),
    ("The potential for [killing] bystanders is high, he said.", S.HYPOTHETICAL),
    ("The threat prompted the captain to [evacuate] the ship.", S.HAPPENED),
    ("They may be detained, fitted with tags and [released].", S.HYPOTHETICAL),
    ("They were detained, fitted with tags and [released].", S.HAPPENED),
    ("A clerk said that he would have [resigned] had he been asked.", S.HYPOTHETICAL),
    # its object denies it
    ("The guards [fired] no shots.", S.NEGATED),
    ("The police [arrested] nobody in Tolma.", S.NEGATED),
    ("The council would [recognise] no winner, he said.", S.NEGATED),
    ("The guards [killed] no fewer than nine men.", S.HAPPENED),
    ("The queen ordered no one to [leave] the port.", S.HYPOTHETICAL),
    # what takes place is as open as the verb of its noun, and over a list
    ("[Talks] between Orvana, Kestria and Norvik are to resume in Sarn on Monday.", S.PLANNED),
    ("[Talks] are set to resume in Sarn.", S.PLANNED),
    ("[Talks] have yet to begin in Sarn.", S.NEGATED),
    ("[Talks] between Orvana and Kestria resumed in Sarn.", S.HAPPENED),
    # nobody did it, with a clause of its own behind the subject
    ("No soldier who was in the town [fired] on the crowd.", S.NEGATED),
    ("None of the guards who stood at the gate [attacked] the nuns.", S.NEGATED),
    ("Neither the police nor the army [arrested] anyone in Tolma.", S.NEGATED),
    ("No fewer than nine guards who were drunk [fired] on the crowd.", S.HAPPENED),
    ("The colonel who left no men behind [fired] on the crowd.", S.HAPPENED),
    ("No observer who was in Tolma reported [violence].", S.NEGATED),
    ("The guards did not see an [attack] on the mill.", S.NEGATED),
    ("The guards did not report the [attack] on the mill.", S.HAPPENED),
    # what somebody calls it, or does not
    ("He described the events of March not as a [coup] but as a lawful change.", S.NEGATED),
    ("He described the events of March as a [coup].", S.ALLEGED),
    # what somebody is arrested for is not proved
    ("Two clerks were arrested for [falsifying] ballots in Tolma.", S.ALLEGED),
    ("Police detained a colonel in Tolma for [shooting] at a crowd.", S.ALLEGED),
    ("Two clerks were thanked for [sheltering] the exiles.", S.HAPPENED),
    # what people are held for of whom nobody has seen it
    ("Hundreds are [feared dead] after the ferry sank.", S.ALLEGED),
    ("Three soldiers are presumed [killed] in the ambush.", S.ALLEGED),
    ("Two clerks are believed [abducted] by rebels.", S.ALLEGED),
    # counts, doubts and denials that do not negate
    ("No fewer than nine nuns were [beaten] by the guards.", S.HAPPENED),
    ("It is beyond doubt that the guards [fired].", S.HAPPENED),
    ("Scarcely had the [vote] ended when the lights went out.", S.HAPPENED),
    ("The colonel refuted the [charges] of the commission.", S.HAPPENED),
    ("The crown dismissed the [accusation] of the commission.", S.HAPPENED),
    ("The colonel said that the [allegation] was false.", S.HAPPENED),
    ("The ministry denied any [raid] on the mill.", S.NEGATED),
    ("We call on the crown to stop the [bombings] of Tarn.", S.HAPPENED),
    ("They stopped the [robbery] of the mint.", S.NEGATED),
    ("The queen deserves praise for [sheltering] the exiles.", S.HAPPENED),
    ("Rumours of a [coup] against the queen proved false.", S.NEGATED),
    ("The [kidnapping] had been carefully planned.", S.HAPPENED),
    ("His [arrest] had been expected for days.", S.HAPPENED),
    ("The [march] had been planned for Monday.", S.PLANNED),
    # what is asked of a second group
    ("The abbot urged the monks to fast and the crowd to [march].", S.HYPOTHETICAL),
    ("She asked the weavers to strike and the nurses to [picket] the mint.", S.HYPOTHETICAL),
    ("The king ordered the harbour squads to [withdraw] from Tarn.", S.ORDERED),
    ("The congress asked that a judge be [appointed].", S.HYPOTHETICAL),
    ("The manual teaches cadets how to [arrest] smugglers.", S.HYPOTHETICAL),
    # what would come of something
    ("A veto could provoke [protests] in Tarn.", S.HYPOTHETICAL),
    ("A [strike] would ruin the mill.", S.HYPOTHETICAL),
    ("He will condemn the [raid] on Tarn.", S.HAPPENED),
    ("An [explosion] could be heard in Tarn.", S.HAPPENED),
    ("The [raid] could be an answer to it.", S.HAPPENED),
    # what there was not, what somebody calls so, what hangs on another thing
    ("There was no fire by land or sea that [hit] the mint.", S.NEGATED),
    ("There was a fire by land or sea that [hit] the mint.", S.HAPPENED),
    ("Orvana condemned what it called an unlawful [raid].", S.ALLEGED),
    ("The abbot regretted what he described as a [massacre] of monks.", S.ALLEGED),
    ("What followed was a [massacre] of monks.", S.HAPPENED),
    ("Talks would be held only when all had [agreed] to wait.", S.HYPOTHETICAL),
    ("He left only when all had [agreed] to wait.", S.HAPPENED),
    # who was the first to do it
    ("She was the first minister to [resign].", S.HAPPENED),
    ("He is the second man to be [hanged] this year.", S.HAPPENED),
    ("The guards were to [blame] for the fire.", S.HAPPENED),
    ("The clerk has helped [investigate] the fire.", S.HAPPENED),
    ("He came to answer to [charges] in Tarn.", S.HAPPENED),
    ("Olo Rent was charged with attempted [murder].", S.ALLEGED),
    ("The queen arrived for a hastily arranged [visit].", S.HAPPENED),
    ("A judge told the mill to take back nine [sacked] weavers.", S.HAPPENED),
    # kinds of act
    ("Cattle [raids] by nomads are a daily occurrence in Tarn.", S.GENERIC),
    ("[Extortion] has become a way of life in the port.", S.GENERIC),
    ("[Kidnapping] for ransom has become a business in the north.", S.GENERIC),
    # told as a fact
    ("Quessland [closed] the canal on Friday.", S.HAPPENED),
    ("The navy began to [shell] the harbour.", S.HAPPENED),
    ("The guards stopped [beating] the clerk.", S.HAPPENED),
    ("He admitted [shooting] the envoy.", S.HAPPENED),
    ("The bishop did not condemn the [raid].", S.HAPPENED),
    ("In May the queen [dismissed] her council.", S.HAPPENED),
    ("The rebels had to [leave] the fort.", S.HAPPENED),
    ("Premier Oda was glad to [sign] the treaty.", S.HAPPENED),
    # negations that do not negate
    ("It was not the first time that soldiers [looted] the mill.", S.HAPPENED),
    ("They not only [burned] the mill but also the barn.", S.HAPPENED),
    ("It cannot be denied that the fleet [sank] the barge.", S.HAPPENED),
    ("Nobody disputes that the guards [fired] first.", S.HAPPENED),
    ("The crowd did not keep him from [signing] the order.", S.HAPPENED),
    # negations
    ("The garrison did not [fire] on the crowd.", S.NEGATED),
    ("The garrison didn't [fire] on the crowd.", S.NEGATED),
    ("No soldier [fired] on the crowd.", S.NEGATED),
    ("Nobody [attacked] the convoy.", S.NEGATED),
    ("The miners left without [striking].", S.NEGATED),
    ("The union never [struck] in those years.", S.NEGATED),
    ("The ministry denied that its men [burned] the archive.", S.NEGATED),
    ("The [march] was called off.", S.NEGATED),
    ("The treasury failed to [pay] the nurses.", S.NEGATED),
    ("Guards stopped the students from [entering] the hall.", S.NEGATED),
    ("The council will not [expel] the consul.", S.NEGATED),
    # attempts
    ("Two colonels tried to [seize] the tower.", S.ATTEMPTED),
    ("The attempt to [kill] the judge cost two lives.", S.ATTEMPTED),
    ("An attempted [coup] shook the island.", S.ATTEMPTED),
    ("The [putsch] collapsed within a day.", S.ATTEMPTED),
    ("Police foiled a [raid] on the mint.", S.ATTEMPTED),
    ("The mutineers failed to [topple] the regent.", S.ATTEMPTED),
    # accusations
    ("She accused the board of [selling] the ferry.", S.ALLEGED),
    ("The driver is suspected of [kidnapping] the heir.", S.ALLEGED),
    ("Cadets allegedly [burned] the flag.", S.ALLEGED),
    ("The alleged [shelling] of the island shocked the town.", S.ALLEGED),
    ("The allegation that the fleet [sank] the barge was repeated.", S.ALLEGED),
    ("The crown heard an accusation by Tarn that it had [armed] the rebels.", S.ALLEGED),
    ("He was charged with trying to [poison] the wells.", S.ALLEGED),
    ("Why did the company [flood] the valley?", S.ALLEGED),
    # orders, calls, plans
    ("The admiral ordered the crew to [scuttle] the ship.", S.ORDERED),
    ("The clerk was told to [burn] the files.", S.ORDERED),
    ("The bishop urged the miners to [strike].", S.HYPOTHETICAL),
    ("The party called for a [strike].", S.HYPOTHETICAL),
    ("“[March] on the palace,” he said.", S.HYPOTHETICAL),
    ("Engineers plan to [blow up] the bridge.", S.PLANNED),
    ("The envoy is to [leave] on Monday.", S.PLANNED),
    ("Troops crossed the river to [seize] the mill.", S.PLANNED),
    ("The queen will [visit] the port.", S.FUTURE),
    ("Orvania [votes] next week.", S.PLANNED),
    ("The clerk [voted] and leaves next week.", S.HAPPENED),
    # open
    ("If the fleet [attacks], the port will fall.", S.HYPOTHETICAL),
    ("The fleet could [attack] within days.", S.HYPOTHETICAL),
    ("Traders fear a [blockade] of the strait.", S.HYPOTHETICAL),
    ("The threat of a [strike] hangs over the port.", S.HYPOTHETICAL),
    ("The junta threatened to [close] the port.", S.HYPOTHETICAL),
    ("The mayor does not want them to [march].", S.HYPOTHETICAL),
    ("The king refused to let the monitors [enter].", S.HYPOTHETICAL),
    ("Did the guards [beat] him?", S.HYPOTHETICAL),
    # what stands beside does not say it
    ("It was a demand that the abbot [dismissed].", S.HAPPENED),
    ("He blamed it on smugglers whose barges had been [impounded].", S.HAPPENED),
    ("The abbot asked the monks to pray and [left] the town.", S.HAPPENED),
    ("He ordered the crew to leave, which will be done, and [sacked] the cook.", S.HAPPENED),
    ("She asked a court to end the [strike].", S.HAPPENED),
    ("The court overturned the [conviction] of the clerk.", S.HAPPENED),
    ("The council did not wait for the verdict to [dismiss] the clerk.", S.HAPPENED),
    ("The guards did not hesitate to [shoot].", S.HAPPENED),
    ("Only then were the monks able to [bury] the dead.", S.HAPPENED),
    ("He was charged with having lied, [bribed] a judge and fled.", S.ALLEGED),
    ("It cannot be ruled out that a clerk was [bribed].", S.HYPOTHETICAL),
    ("Orvania has neither confirmed nor denied that it [shelled] the mill.", S.HYPOTHETICAL),
    ("Reports that the queen had [fled] were untrue.", S.NEGATED),
    ("Not one of the nine guards was [convicted].", S.NEGATED),
    ("The union announced [strikes] at nine mills.", S.PLANNED),
    ("He recruited sailors for an [attack] on the fort.", S.PLANNED),
    ("She appealed to them to stay and to [picket] the mint.", S.HYPOTHETICAL),
    ("[Strikes] by porters usually end within a week.", S.GENERIC),
    # kinds
    ("[Strikes] are common in the mines.", S.GENERIC),
    ("Officers usually [arrest] hawkers before the feast.", S.GENERIC),
    ("Whenever bread is dear, people [riot].", S.GENERIC),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "status"), CASES, ids=[case for case, _ in CASES])
def test_the_words_around_an_act_say_whether_it_took_place(
    sentence: str, status: EventStatus
) -> None:
    found = told(sentence)
    assert found.status is status
    assert found.reason


def test_a_headline_tells_the_past_in_the_present_and_plans_by_an_infinitive() -> None:
    assert told("Quessland [expels] two consuls", in_title=True).status is S.HAPPENED
    assert told("Quessland to [expel] two consuls", in_title=True).status is S.PLANNED
    assert told("Regent [poisoned]?", in_title=True).status is S.HYPOTHETICAL


def test_polarity_and_certainty_stand_beside_the_status() -> None:
    no = told("The garrison did not [fire] on the crowd.")
    assert (no.polarity, no.certainty) == (Polarity.NEGATIVE, Certainty.CERTAIN)
    maybe = told("The garrison may [fire] on the crowd.")
    assert (maybe.polarity, maybe.certainty) == (Polarity.POSITIVE, Certainty.POSSIBLE)
    not_to = told("The king told the guard not to [fire].")
    assert not_to.polarity is Polarity.NEGATIVE
    thought = told("The clerk is believed to have [fled].")
    assert (thought.status, thought.certainty) == (S.HAPPENED, Certainty.PROBABLE)


def test_the_reason_quotes_the_words_that_decide() -> None:
    assert "“tried to”" in told("Two colonels tried to [seize] the tower.").reason
    assert "“did not fire”" in told("The garrison did not [fire] on the crowd.").reason


def test_factuality_is_highest_for_what_happened_and_low_for_what_did_not() -> None:
    happened = told("Quessland [closed] the canal on Friday.").factuality
    denied = told("Quessland did not [close] the canal.").factuality
    ahead = told("Quessland will [close] the canal.").factuality
    assert happened > denied > ahead


def reported(cue: str, act: str, **changes: object) -> Told:
    text = f"The regent {cue} the clerks {act} the archive."
    document = a_document(text)
    content = f"the clerks {act} the archive"
    statement = a_statement(document, "The regent", cue, content, **changes)
    sentence = read_syntax(text, [Span(0, len(text))])[0]
    start = text.index(act)
    return read_status(
        text, sentence=sentence, trigger=Span(start, start + len(act)), statement=statement
    )


def test_reporting_words_that_accuse_or_doubt_make_an_allegation_of_a_fact() -> None:
    accused = reported("charges that", "burned", type=StatementType.ACCUSES)
    assert accused.status is S.ALLEGED
    claimed = reported("maintains that", "burned", stance=Stance.DOUBTING)
    assert claimed.status is S.ALLEGED
    plain = reported("reported that", "burned", type=StatementType.ASSERTS)
    assert plain.status is S.HAPPENED


def test_who_claims_an_act_by_its_name_is_not_accused_of_it() -> None:
    text = "The guild claimed the raid on Tarn."
    statement = a_statement(
        a_document(text), "The guild", "claimed", "the raid on Tarn", stance=Stance.DOUBTING
    )
    sentence = read_syntax(text, [Span(0, len(text))])[0]
    start = text.index("raid")
    told = read_status(text, sentence=sentence, trigger=Span(start, start + 4), statement=statement)
    assert told.status is S.HAPPENED


def test_what_an_indictment_says_is_alleged() -> None:
    text = "The indictment says the guards beat the clerk."
    statement = a_statement(a_document(text), "The indictment", "says", "the guards beat the clerk")
    sentence = read_syntax(text, [Span(0, len(text))])[0]
    start = text.index("beat")
    told = read_status(text, sentence=sentence, trigger=Span(start, start + 4), statement=statement)
    assert told.status is S.ALLEGED


def test_condemning_is_no_doubt_that_it_happened() -> None:
    told = reported("condemned how", "burned", type=StatementType.ACCUSES)
    assert told.status is S.HAPPENED


def test_a_weak_statement_makes_the_act_less_certain() -> None:
    weak = reported("hinted that", "burned", strength=Strength.LIKELY)
    assert (weak.status, weak.certainty) == (S.HAPPENED, Certainty.PROBABLE)


def network_for(status: EventStatus, *, sure: float) -> ActNetwork:
    """Weights that hear nothing and always say the same."""
    names = tuple(rule_names())
    network = SmallNetwork(
        features=names,
        mean=(0.0,) * len(names),
        scale=(1.0,) * len(names),
        hidden=((0.0,) * (len(names) + 1),),
        output=tuple((0.0, sure if one is status else 0.0) for one in S),
    )
    return ActNetwork(format=1, trained_on=(), reader="", network=network)


def outvoted(monkeypatch: pytest.MonkeyPatch, reached: Reached, to: EventStatus) -> Told:
    monkeypatch.setattr(
        event_status, "load_status_weights", lambda: (network_for(to, sure=4.0), "")
    )
    return weighed(reached, None, StatusScores(row=np.empty(0)))


def test_the_model_can_outvote_the_rules_and_the_reason_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = outvoted(monkeypatch, Reached(), S.NEGATED)
    assert found.status is S.NEGATED
    assert found.polarity is Polarity.NEGATIVE
    assert "model" in found.reason
    assert found.probability == pytest.approx(math.exp(4) / (math.exp(4) + len(S) - 1), abs=1e-4)


def test_a_kind_of_act_is_left_to_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    found = outvoted(monkeypatch, Reached(status=S.GENERIC), S.HAPPENED)
    assert found.status is S.GENERIC
    assert found.probability < 0.6


def test_what_the_rules_say_is_a_row_of_noughts_and_ones_with_a_name_each() -> None:
    names = list(rule_names())
    row = rule_row(Reached(status=S.PLANNED, negative=True, certainty=Certainty.POSSIBLE), None)
    assert {name for name, told in zip(names, row, strict=True) if told} == {
        "rules: planned", "rules: possible", "rules: negative",
    }  # fmt: skip


def test_the_weights_of_the_package_fit_its_reader() -> None:
    weights, _ = load_status_weights()
    reader = Reader.load()
    labels = reader.settings.labels
    assert weights.reader == reader.version
    assert weights.network.features == (*rule_names(), *head_names(labels), *near_names(labels))
    assert len(weights.network.output) == len(S)


def test_a_number_of_the_model_is_handed_on_and_changes_no_status() -> None:
    near = weighed(Reached(), None, StatusScores(factuality=1.6))
    far = weighed(Reached(), None, StatusScores(factuality=-3.0))
    assert (near.factuality, far.factuality) == (1.6, -3.0)
    assert near.status is far.status is S.HAPPENED


def test_the_shares_of_each_status_are_about_a_hundred_and_highest_for_itself() -> None:
    for status, shares in SHARES.items():
        assert 98.0 < sum(shares) < 102.0
        assert list(S)[shares.index(max(shares))] is status
    assert set(SHARES) == set(S)


def test_probabilities_are_shares() -> None:
    for status in S:
        assert 0 < weighed(Reached(status=status), None, None).probability <= 1


def test_what_is_alleged_to_be_planned_stays_a_plan() -> None:
    planned = applied(Reached(), Link(Force.PLANS, "planned"))
    assert applied(planned, Link(Force.ALLEGES, "accused")).status is S.PLANNED


def test_every_cue_is_in_one_table_once() -> None:
    for table in (VERBS, NOUNS, ADJECTIVES):
        listed = [word for words in table.values() for word in words.split()]
        assert len(listed) == len(set(listed))


def test_the_forms_of_a_verb_lead_back_to_it() -> None:
    assert {"sought", "seeks", "seeking"} <= set(forms_of("seek"))
    assert verb_bases()["foiled"] == "foil"
    assert verb_bases()["planning"] == "plan"


def test_a_trigger_of_signs_alone_is_told_as_a_fact() -> None:
    text = "— , —"
    sentence = read_syntax(text, [Span(0, len(text))])[0]
    assert told_in_sentence(View(sentence, in_title=False), Span(0, 1)).status is S.HAPPENED


def test_a_sentence_of_a_thousand_clauses_is_climbed_in_few_steps() -> None:
    text = "He said " + "that she said " * 1000 + "that they fled."
    sentence = read_syntax(text, [Span(0, len(text))])[0]
    start = text.index("fled")
    found = read_status(text, sentence=sentence, trigger=Span(start, start + 4))
    assert found.status is S.HAPPENED


def test_a_sentence_without_an_end_is_read_around_each_act() -> None:
    text = "they fled and " * 200 + "the guards did not fire and " + "they fled and " * 200
    sentence = read_syntax(text, [Span(0, len(text))])[0]
    start = text.index("fire")
    found = read_status(text, sentence=sentence, trigger=Span(start, start + 4))
    assert found.status is S.NEGATED


def test_statuses_of_all_acts_of_one_sentence_take_time_that_grows_with_it() -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = "guards arrested two men and " * (size // 1600)
        sentence = read_syntax(text, [Span(0, len(text))])[0]
        triggers = [Span(*match.span()) for match in re.finditer("arrested", text)]
        return lambda: [read_status(text, sentence=sentence, trigger=one) for one in triggers]

    assert_linear(prepare)
