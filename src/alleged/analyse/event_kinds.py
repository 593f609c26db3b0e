"""What kind of act it is by who does it to whom: students occupy otherwise than soldiers.

The words of an act leave its kind open, and its parties decide: a diplomat who is called in is
reproached, a crowd that is asked to mobilise protests, troops that return to barracks withdraw.
Each rule is a row of `RULES`, the first that fits is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from alleged.analyse.act_words import base_forms
from alleged.analyse.names import word_set
from alleged.cameo import cameo_code
from alleged.plover import EVENT_TYPES
from alleged.records.entities import Entity, Wording
from alleged.records.events import Event, EventLabel, Party

DIPLOMATS = word_set(
    """ambassador diplomat envoy consul attaché attache chargé charge nuncio legation consul-general
    counsellor emissary"""
)
CIVILIANS = word_set(
    """student worker protester demonstrator citizen supporter follower farmer striker resident
    villager believer faithful miner pensioner teacher nurse crowd people activist sympathiser
    sympathizer marcher peasant fisherman docker squatter voter compatriot townspeople dissident
    peasants countryman mother widow"""
)
ARMED = word_set(
    """army soldier troop troops tank guard marine navy police policeman rebel militia militiaman
    gunman fighter forces regiment battalion brigade paratrooper officer platoon company squad
    patrol guerrilla insurgent garrison fleet cavalry gendarme commando"""
)
WORKERS = word_set(
    """worker docker miner teacher nurse driver pilot clerk porter labourer laborer bakers baker
    sailor seaman railwayman weaver doctor journalist printer union staff crew employee civil
    servant postman cleaner stevedore trucker engineer student lawyer fireman firefighter"""
)
PERSONS = word_set(
    """he she him her who man woman leader fugitive general colonel captain commander suspect
    gunman deserter prisoner chief minister president premier editor reporter journalist spy agent
    pirate smuggler rebel fighter officer mutineer plotter ringleader killer bomber thief brother
    son lawyer priest bishop mayor dealer driver student singer poet writer activist"""
)
"""Words for persons that can be caught."""
PLACES = word_set(
    """town city village bridge dam port harbour harbor airport airfield barracks fort base hill
    ridge station palace ministry island district province capital post outpost garrison pass mine
    refinery depot border crossing road valley suburb quarter territory region tower studio plant"""
)
SETTLED = word_set(
    """trader merchant refugee settler migrant family worker journalist reporter monk priest nun
    missionary foreigner farmer villager resident inhabitant herder nomad student teacher doctor
    fisherman writer poet citizen national immigrant people population minority pilgrim asylum
    seeker labourer laborer volunteer activist singer scholar preacher"""
)
"""Words for people whom a state puts out of the country or a region."""
HEADS_OF_STATE = word_set(
    """president premier minister government regime king queen emperor regent prince sultan emir
    chancellor dictator junta ruler sheikh head"""
)
AIRCRAFT = word_set(
    """plane jet warplane aircraft helicopter bomber fighter-bomber gunship airman pilot squadron
    air"""
)
PRESS_AND_HOMES = word_set(
    """newspaper newsroom paper station broadcaster office headquarters home house flat villa
    apartment archive printer bookshop school university church mosque monastery clinic shop
    warehouse library bank publisher"""
)
VOTERS = word_set(
    "voter electorate elector delegate parliament assembly citizen people senate congress party"
)
ABDUCTORS = word_set(
    """gunman gunmen militiamen rebel militant kidnapper bandit pirate guerrilla insurgent
    militiaman extremist
    jihadist mob gang abductor assailant raider smuggler"""
)
CAPTIVES = word_set(
    """nurse engineer tourist hostage child girl boy heir woman aid worker pilgrim passenger
    traveller envoy man people cyclist hiker"""
)
MISSIONS = word_set("consulate embassy legation mission")
HOMES = word_set("barracks base bases depot depots camp camps garrison quarters port ports posts")
STATE_BORDERS = word_set("country territory republic kingdom nation realm soil borders")


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRule:
    """A kind that words and parties decide together."""

    words: frozenset[str]
    """Base forms, one of which is in the trigger."""
    actors: frozenset[str] = frozenset()
    """One of these does it; empty for anybody."""
    recipients: frozenset[str] = frozenset()
    """One of these has it done; empty for anybody."""
    behind: frozenset[str] = frozenset()
    """One of these stands within six words behind the trigger; empty for anything."""
    never: frozenset[str] = frozenset()
    """None of these has it done."""
    over: frozenset[str] = frozenset()
    """Only these types and labels are changed; empty for all."""
    event_type: str | None
    modes: tuple[str, ...] = ()
    label: EventLabel | None = None
    why: str


RULES: tuple[KindRule, ...] = (
    # The ministry called in the consul; the summoning of the envoy.
    KindRule(
        words=word_set("summon call haul"),
        recipients=DIPLOMATS,
        event_type="ACCUSE",
        modes=("disapprove",),
        why="a diplomat who is called in is reproached",
    ),
    # Tolmeria threw out the attaché.
    KindRule(
        words=word_set("expel expulsion throw oust eject"),
        recipients=DIPLOMATS,
        event_type="SANCTION",
        modes=("expel",),
        label=EventLabel.DIPLOMAT_EXPULSION,
        why="a state that sends a diplomat away",
    ),
    # The writer was expelled from the country.
    KindRule(
        words=word_set("expel expulsion throw remove removal"),
        behind=STATE_BORDERS,
        never=DIPLOMATS,
        event_type="COERCE",
        modes=("deport",),
        why="somebody who is put out of the country is deported",
    ),
    # Students occupied the parliament.
    KindRule(
        words=word_set("occupy occupation seize block blockade storm"),
        actors=CIVILIANS,
        event_type="PROTEST",
        modes=("obstruct",),
        why="civilians who occupy a place protest",
    ),
    # Supporters were asked to mobilise.
    KindRule(
        words=word_set("mobilise mobilize mobilisation mobilization"),
        actors=CIVILIANS,
        event_type="PROTEST",
        why="civilians who mobilise take to the streets",
    ),
    # Soldiers looted the village.
    KindRule(
        words=word_set("loot looting plunder ransack"),
        actors=ARMED,
        event_type="COERCE",
        modes=("seize",),
        why="armed men who loot do not protest",
    ),
    # The tanks returned to their depots.
    KindRule(
        words=word_set("return go march move pull head"),
        actors=ARMED,
        behind=HOMES,
        event_type="RETREAT",
        modes=("withdraw",),
        why="troops that go back to where they belong withdraw",
    ),
    # The men left the bridge.
    KindRule(
        words=word_set("leave vacate quit evacuate abandon"),
        actors=ARMED | word_set("man men"),
        event_type="RETREAT",
        modes=("withdraw",),
        why="armed men who leave a place withdraw",
    ),
)
# More rules that go by who and whom; see the examples.
RULES += (
    # Gunmen seized the trade attaché.
    KindRule(
        words=word_set("capture catch seize grab snatch take"),
        actors=ABDUCTORS,
        recipients=PERSONS | SETTLED | DIPLOMATS | WORKERS | CAPTIVES,
        event_type="ASSAULT",
        modes=("abduct",),
        never=word_set("ship plane vessel bus freighter tanker boat town city village base post"),
        over=frozenset({"COERCE"}),
        why="somebody whom men outside the law seize is abducted",
    ),
    # The banker was questioned by prosecutors.
    KindRule(
        words=word_set("question quiz interview"),
        actors=word_set(
            "prosecutor police detective investigator magistrate judge officer committee"
        ),
        event_type="ACCUSE",
        modes=("investigate",),
        over=frozenset({"ACCUSE"}),
        why="whom police or courts question is looked into",
    ),
    # Her brother was barred from leaving the country.
    KindRule(
        words=word_set("bar ban forbid prohibit stop"),
        behind=word_set("leaving travelling traveling departing"),
        event_type="COERCE",
        modes=("restrict",),
        over=frozenset({"exile", "REJECT", "COERCE"}),
        why="whoever may not leave is restricted",
    ),
    # The fugitive was captured; soldiers seized the editor.
    KindRule(
        words=word_set("capture catch seize grab recapture"),
        recipients=PERSONS,
        event_type="COERCE",
        modes=("arrest",),
        never=word_set("ship plane hostage vessel bus freighter tanker boat town city"),
        over=frozenset({"COERCE"}),
        why="a person who is captured is arrested",
    ),
    # Miners struck; the teachers' strike.
    KindRule(
        words=word_set("strike stoppage walk"),
        actors=WORKERS,
        event_type="PROTEST",
        modes=("strike",),
        over=frozenset({"ASSAULT", "PROTEST"}),
        why="workers who strike stop work",
    ),
    # The expulsion of traders from the province.
    KindRule(
        words=word_set("expel expulsion throw drive remove removal"),
        recipients=SETTLED,
        never=DIPLOMATS | word_set("party member club league council union"),
        event_type="COERCE",
        modes=("deport",),
        over=frozenset({"SANCTION", "COERCE"}),
        why="people who are put out of where they live are deported",
    ),
    # Jets bombed the town.
    KindRule(
        words=word_set("bomb bombard strike attack hit raid bombing bombardment"),
        actors=AIRCRAFT,
        event_type="ASSAULT",
        modes=("aerial",),
        over=frozenset({"ASSAULT"}),
        why="from the air",
    ),
    # Nine strikes destroyed the depot.
    KindRule(
        words=word_set("strike"),
        behind=word_set(
            """engaged destroyed damaged disabled hit killed targeting targeted targets militants
            positions jets warplanes airstrikes"""
        ),
        event_type="ASSAULT",
        over=frozenset({"PROTEST"}),
        why="strikes that destroy are no stoppages",
    ),
    # A raid on the newspaper.
    KindRule(
        words=word_set("raid search"),
        recipients=PRESS_AND_HOMES,
        event_type="COERCE",
        modes=("seize",),
        over=frozenset({"ASSAULT", "COERCE"}),
        why="offices and homes that are raided are searched",
    ),
    # Voters chose her as mayor.
    KindRule(
        words=word_set("choose pick return select name"),
        actors=word_set("voter electorate elector delegate"),
        event_type=None,
        label=EventLabel.ELECTION,
        over=frozenset({"appointment", "SUPPORT"}),
        why="voters who choose somebody elect him",
    ),
    # Truckers blockaded the refineries.
    KindRule(
        words=word_set("block blockade"),
        actors=WORKERS,
        event_type="PROTEST",
        modes=("obstruct",),
        over=frozenset({"COERCE", "SANCTION"}),
        why="workers who block a way protest",
    ),
    # The king fled to Norvik.
    KindRule(
        words=word_set("flee"),
        actors=HEADS_OF_STATE | PERSONS,
        event_type=None,
        label=EventLabel.EXILE,
        over=frozenset({"SANCTION"}),
        why="whoever flees is not sent away",
    ),
    # Government forces recaptured the refinery.
    KindRule(
        words=word_set("capture recapture seize take retake"),
        recipients=PLACES,
        never=PERSONS | DIPLOMATS,
        event_type="COERCE",
        modes=("seize",),
        over=frozenset({"COERCE"}),
        why="a place that is captured is seized",
    ),
    # The governor withdrew the ban.
    KindRule(
        words=word_set("withdraw drop lift revoke"),
        behind=word_set(
            "ban bans curfew charge charges complaint suit lawsuit threat demand demands sanctions"
        ),
        event_type="CONCEDE",
        over=frozenset({"RETREAT"}),
        why="a measure that is withdrawn is given up",
    ),
    # The consulate was closed.
    KindRule(
        words=word_set("close closure shut"),
        recipients=MISSIONS,
        event_type="SANCTION",
        modes=("withdraw",),
        over=frozenset({"COERCE"}),
        why="a mission that is closed is withdrawn",
    ),
    # Marines tried to unseat the premier.
    KindRule(
        words=word_set("unseat oust depose topple remove overthrow dislodge"),
        actors=ARMED,
        recipients=HEADS_OF_STATE,
        event_type=None,
        label=EventLabel.COUP,
        over=frozenset({"removal"}),
        why="armed men who put out a head of state make a coup",
    ),
    # Norvik retired its troops from the island.
    KindRule(
        words=word_set("retire withdraw pull remove evacuate recall"),
        recipients=ARMED,
        event_type="RETREAT",
        modes=("withdraw",),
        over=frozenset({"RETREAT"}),
        why="troops that are taken back withdraw",
    ),
)

UNDER_CODE = word_set("return go march move pull head leave call haul throw")
"""Words that say too little for a kind: an act with a code keeps it, unless it is the same type."""
CALLING = word_set("call haul")
CALLED_TO = word_set("in up before")
"""Behind `called` these say that somebody has to come."""
MOST_BEHIND = 6


def recoded(
    event: Event, event_type: str | None, modes: tuple[str, ...], label: EventLabel | None, why: str
) -> Event:
    """The event with another kind, and with the class, score and code that follow from it."""
    diplomat = label is EventLabel.DIPLOMAT_EXPULSION
    kind = EVENT_TYPES[event_type] if event_type else None
    return replace(
        event,
        event_type=event_type,
        modes=modes,
        label=label,
        quad=kind.quad if kind else None,
        score=kind.score_of(modes) if kind else None,
        cameo=cameo_code(event_type, modes, event.contexts, diplomat=diplomat),
        reason=f"{event.reason}; {why}" if why else event.reason,
    )


def party_words(parties: Sequence[Party], entities: Mapping[str, Entity]) -> frozenset[str]:
    """The words for these parties, each with its base forms, and those by which the text names
    whoever a pronoun stands for."""
    found: set[str] = set()
    for party in parties:
        entity = entities.get(party.entity_id or "")
        named = [entity.name] if entity is not None else []
        found.update(
            form
            for phrase in (party.name, *named)
            for word in phrase.lower().replace("’", "'").split()
            for form in base_forms(word.strip("',.").removesuffix("'s"))
        )
    return frozenset(found)


def entities_by_id(entities: Sequence[Entity]) -> dict[str, Entity]:
    """Entities that are spoken of in more than pronouns."""
    return {
        entity.id: entity
        for entity in entities
        if any(mention.wording is not Wording.PRONOUN for mention in entity.mentions)
    }


def with_kind_by_parties(
    text: str, event: Event, entities: Mapping[str, Entity], stands_for: str = ""
) -> Event:
    """The event with the kind that its parties decide; unchanged where no rule fits.

    `stands_for`: of a pronoun the words of the act that it is like.
    """
    words = {
        form
        for phrase in (*(span.of(text) for span in event.trigger), stands_for)
        for word in phrase.lower().split()
        for form in base_forms(word)
    }
    rules = [rule for rule in RULES if words & rule.words]
    if not rules:
        return event
    actors = party_words(event.actors, entities)
    recipients = party_words(event.recipients, entities)
    rest = text[event.trigger[-1].end : event.sentence.end].lower().split()[:MOST_BEHIND]
    own = [word for span in event.trigger for word in span.of(text).lower().split()[1:]]
    behind = {word.strip(".,;:”\"'") for word in (*own, *rest)}
    called_in = (
        words.isdisjoint(CALLING)
        or bool(rest[:1] and rest[0] in CALLED_TO)
        or (rest[:1] == ["to"] and "ministry" in {word.strip(".,;") for word in rest})
        or (not words.isdisjoint(CALLED_TO))
    )
    for rule in rules:
        fits = (
            (not rule.actors or actors & rule.actors)
            and (not rule.recipients or rule.recipients & (recipients | behind))
            and (called_in or rule.recipients is not DIPLOMATS)
            and (not rule.behind or behind & rule.behind)
            and not recipients & rule.never
        )
        if not fits:
            continue
        kind = event.label.value if event.label is not None else event.event_type
        if rule.over and kind not in rule.over:
            continue
        coded = event.event_type not in (None, rule.event_type) or event.label is not None
        if coded and words & UNDER_CODE & rule.words and not rule.recipients:
            continue
        same = event.event_type == rule.event_type and event.label is rule.label
        if same and (event.modes == rule.modes or not rule.modes):
            return event
        return recoded(_facing(event), rule.event_type, rule.modes, rule.label, rule.why)
    return event


def _facing(event: Event) -> Event:
    """With whoever stands behind the verb as the other side, where both were taken for doers."""
    if event.event_type != "CONSULT" or len(event.actors) < 2:
        return event
    end = event.trigger[0].end
    behind = tuple(one for one in event.actors if one.span is not None and one.span.start >= end)
    if len(behind) == len(event.actors):
        return event
    actors = tuple(one for one in event.actors if one not in behind)
    return replace(event, actors=actors, recipients=(*event.recipients, *behind), reciprocal=False)
