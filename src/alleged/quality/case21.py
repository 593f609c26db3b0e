"""From our events and the words of a text to the 30 types of CASE 2021, task 2: without training.

A table of our own: each type with words that speak for it and with the codes of events that do.
What several types share (a bombing, an arrest beside a protest) is decided by weights: the means
says more than the deed, the deed more than its setting. Only for measuring; no record has it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from alleged.records.events import Event

WORDS: Mapping[str, tuple[tuple[float, str], ...]] = {
    "ABDUCT_DISSAP": (
        (3, "abduct kidnap abduction kidnapping hostage disappearance"),
        (2, "ransom captive missing disappear"),
    ),
    "AGREEMENT": (
        (3, "agreement ceasefire accord truce armistice"),
        (2, "deal pact peace swap negotiation talks exchange"),
    ),
    "AIR_STRIKE": (
        (4, "airstrike airstrikes drone drones warplane warplanes jets aerial"),
        (3, "helicopter aircraft bombardment bombing raids"),
    ),
    "ARMED_CLASH": (
        (3, "clash clashes battle skirmish firefight fighting"),
        (1, "fighters militants soldiers troops rebels ambush offensive attacked killed"),
    ),
    "ARREST": (
        (3, "arrest arrested detained detain detention"),
        (1, "custody police jailed suspected"),
    ),
    "ART_MISS_ATTACK": (
        (4, "artillery rocket rockets mortar missile missiles shelling shelled shells ballistic"),
    ),
    "ATTACK": (
        (2, "gunmen gunman shot shooting massacre stabbed stabbing executed"),
        (1, "killed murdered opened attacker armed civilians dead"),
    ),
    "ATTRIB": (
        (5, "responsibility"),
        (2, "claimed claims credit blamed responsible"),
    ),
    "CHANGE_TO_GROUP_ACT": (
        (3, "defected defect deployed reinforcements deploy defection recruited redeploy"),
        (2, "merged join joined units stationed movement convoy mobilization training split"),
    ),
    "CHEM_WEAP": (
        (6, "chlorine sarin toxic gas nerve mustard chemical poisonous chemicals"),
    ),
    "DIPLO": (
        (3, "sanctions diplomats diplomatic expels expelled ambassador embassy expulsion envoy"),
        (1, "summoned condemned foreign relations ties recall recalled"),
    ),
    "DISR_WEAP": (
        (3, "seized confiscated cache defused intercepted dismantled weapons ammunition depot"),
        (2, "firearms rifles explosives arms hideout disarmed surrendered thwarted recovered"),
    ),
    "FORCE_AGAINST_PROTEST": (
        (2, "live fired brutally crackdown forces security demonstrators shot protesters"),
        (2, "opened killed bullets violently suppressed deadly"),
    ),
    "GOV_REGAINS_TERIT": (
        (4, "recaptured regained retook retaken recapture regain liberated reclaimed retake"),
        (2, "control army government captured liberate cleared forces territory town"),
    ),
    "GRENADE": ((7, "grenade grenades"),),
    "HQ_ESTABLISHED": (
        (5, "headquarters outpost"),
        (4, "established set base checkpoint bases observation post posts camp establish building"),
    ),
    "MAN_MADE_DISASTER": (
        (3, "leak collapse collapsed crash crashed blaze explosion fire accident spill derailed"),
        (2, "factory warehouse plant pipeline plane train ship tanker firefighters mine capsized"),
    ),
    "MOB_VIOL": (
        (5, "mob lynched lynching vigilante vigilantes lynch lynches"),
        (3, "villagers tribal communal angry clashed beat residents beaten suspected"),
    ),
    "NATURAL_DISASTER": (
        (5, "earthquake flood floods flooding hurricane typhoon cyclone volcano eruption drought"),
        (5, "tsunami landslide avalanche wildfire tornado epidemic virus covid quake storm rain"),
        (3, "heavy wind winds erupted magnitude cholera ebola infected outbreak coronavirus snow"),
    ),
    "NON_STATE_ACTOR_OVERTAKES_TER": (
        (3, "captured seized overran capture control overrun"),
        (2, "rebels militants taliban fighters insurgents group district town base"),
    ),
    "NON_VIOL_TERRIT_TRANSFER": (
        (4, "withdraw withdrew withdrawal withdrawn handed retreat retreated pulled handover"),
        (2, "territory control border without peacefully transferred pullout entered"),
    ),
    "ORG_CRIME": (
        (4, "robbery robbed gang trafficking smuggling drug cartel drugs smugglers theft"),
        (3, "robberies cocaine heroin traffickers fraud laundering pirates piracy mafia stolen"),
    ),
    "OTHER": (
        (2, "graves mass satellite statement bodies launch remains refugees displaced"),
    ),
    "PEACE_PROTEST": (
        (3, "protest protests rally rallied marched demonstration march demonstrated rallies"),
        (1, "protesters demonstrators peaceful thousands streets gathered strike vigil activists"),
    ),
    "PROPERTY_DISTRUCT": (
        (4, "looted looting vandalised vandalized torched demolished destroyed burned"),
        (3, "ablaze alight houses shops property damaged homes church demolish burnt vehicles"),
    ),
    "PROTEST_WITH_INTER": (
        (4, "teargas tear cannon dispersed disperse broke blocked pepper dispersal water"),
        (1, "protesters police protest demonstration rally demonstrators"),
    ),
    "REM_EXPLOS": (
        (5, "mine landmine landmines ied mines improvised roadside remote planted vehicle-borne"),
        (3, "bomb explosive blast detonated device car explosion exploded bombing"),
    ),
    "SEX_VIOL": (
        (7, "rape raped rapes sexual sexually molested molest rapist gang-raped"),
        (3, "abused women girl girls assaulted"),
    ),
    "SUIC_BOMB": ((7, "suicide"), (2, "bomber bombers themselves himself bombing belt")),
    "VIOL_DEMONSTR": (
        (4, "riot riots rioters rioting stones throwing hurled pelted stone-throwing molotov"),
        (2, "violent clashed protesters demonstrators unrest set cars barricades turned clashes"),
    ),
}  # fmt: skip
EVENTS: Mapping[str, tuple[tuple[str, float], ...]] = {
    "ASSAULT abduct": (("ABDUCT_DISSAP", 4),),
    "ASSAULT aerial": (("AIR_STRIKE", 3),),
    "ASSAULT drone": (("AIR_STRIKE", 4),),
    "ASSAULT heavy-weapons": (("ART_MISS_ATTACK", 3),),
    "ASSAULT sexual": (("SEX_VIOL", 5),),
    "ASSAULT suicide-attack": (("SUIC_BOMB", 5),),
    "ASSAULT explosives": (("REM_EXPLOS", 2), ("GRENADE", 0.5)),
    "ASSAULT unconventional": (("CHEM_WEAP", 4),),
    "ASSAULT firearms": (("ATTACK", 1.5), ("ARMED_CLASH", 1)),
    "ASSAULT targeted": (("ATTACK", 2),),
    "ASSAULT destroy": (("PROPERTY_DISTRUCT", 3),),
    "ASSAULT primitive": (("ATTACK", 1), ("PROPERTY_DISTRUCT", 1), ("VIOL_DEMONSTR", 0.5)),
    "ASSAULT beat": (("MOB_VIOL", 1), ("FORCE_AGAINST_PROTEST", 1)),
    "ASSAULT crowd-control": (("PROTEST_WITH_INTER", 2.5), ("FORCE_AGAINST_PROTEST", 1)),
    "ASSAULT": (("ARMED_CLASH", 1.2), ("ATTACK", 0.8)),
    "COERCE arrest": (("ARREST", 2), ("ORG_CRIME", 0.5)),
    "COERCE seize": (
        ("NON_STATE_ACTOR_OVERTAKES_TER", 1), ("DISR_WEAP", 1), ("GOV_REGAINS_TERIT", 0.7),
    ),
    "COERCE restrict": (("PROTEST_WITH_INTER", 0.7),),
    "PROTEST demo": (("PEACE_PROTEST", 3), ("PROTEST_WITH_INTER", 1)),
    "PROTEST riot": (("VIOL_DEMONSTR", 3),),
    "PROTEST": (("PEACE_PROTEST", 2),),
    "AGREE": (("AGREEMENT", 1),),
    "SUPPORT": (("AGREEMENT", 0.7),),
    "RETREAT ceasefire": (("AGREEMENT", 2),),
    "RETREAT release": (("AGREEMENT", 1),),
    "RETREAT withdraw": (("NON_VIOL_TERRIT_TRANSFER", 2), ("CHANGE_TO_GROUP_ACT", 1)),
    "RETREAT": (("CHANGE_TO_GROUP_ACT", 0.5),),
    "MOBILIZE": (("CHANGE_TO_GROUP_ACT", 2), ("HQ_ESTABLISHED", 0.7)),
    "CONSULT": (("DIPLO", 1), ("AGREEMENT", 0.5)),
    "SANCTION": (("DIPLO", 2),),
    "diplomat-expulsion": (("DIPLO", 4),),
    "ACCUSE": (("ATTRIB", 0.5), ("DIPLO", 0.3)),
}  # fmt: skip
REPEATED = 0.3
"""What a word counts when it comes again; and an event of a code that was there."""
_WORD = re.compile(r"[a-z]{2,30}(?:-[a-z]{2,30}){0,3}")


def case21_type(text: str, events: Iterable[Event]) -> str:
    """The likeliest of the 30 types; `OTHER` where nothing speaks for any."""
    scores: defaultdict[str, float] = defaultdict(float)
    counts = Counter(_WORD.findall(text.lower()))
    for name, tables in WORDS.items():
        for weight, words in tables:
            for word in words.split():
                if count := counts[word]:
                    scores[name] += weight * (1 + REPEATED * (min(count, 4) - 1))
    seen: Counter[str] = Counter()
    for event in events:
        for code in codes_of(event):
            seen[code] += 1
            share = 1.0 if seen[code] == 1 else REPEATED
            for name, weight in EVENTS.get(code, ()):
                scores[name] += share * weight
    best = max(scores.values(), default=0.0)
    return min((name for name, score in scores.items() if score == best), default="OTHER")


def codes_of(event: Event) -> list[str]:
    """The keys of `EVENTS` that an event has: label, type with mode, or the type alone."""
    codes = [event.label.value] if event.label is not None else []
    if event.event_type is not None:
        moded = [f"{event.event_type} {mode}" for mode in event.modes]
        known = [code for code in moded if code in EVENTS]
        codes += known or [event.event_type]
    return codes
