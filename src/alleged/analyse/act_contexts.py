"""What an act is about: PLOVER's contexts by the words of its sentence.

The reader model judges at the trigger; words like `troops` or `ballot` elsewhere in the sentence
say it as well. A table of our own; base forms, and `_` for a blank.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from alleged.analyse.act_words import base_forms
from alleged.plover import CONTEXTS

CONTEXT_WORDS: Mapping[str, str] = {
    "military": """
        army navy military soldier troop force battalion brigade general colonel commander admiral
        warship tank missile artillery defence defense air_force armed_forces garrison barracks
        warplane weapon arms marine fleet ammunition frigate regiment militaries
        """,
    "intelligence": "intelligence spy espionage secret_service wiretap surveillance agent",
    "executive": """
        president prime_minister premier cabinet minister chancellor king palace decree emir sultan
        governor government_spokesman head_of_state
        """,
    "legislative": """
        parliament lawmaker senate senator congress deputies legislature bill assembly bundestag
        chamber legislator
        """,
    "election": """
        election vote ballot poll referendum candidate electoral voter runoff campaign constituency
        polling
        """,
    "political_institutions": """
        constitution constitutional coup opposition ruling_party regime political_party reform
        """,
    "pro_democracy": "pro-democracy democracy democratic democratise democratize",
    "pro_autocracy": "autocracy martial_law dictatorship one-party junta state_of_emergency",
    "economic": """
        trade economic economy loan bank tariff export import investment debt price wage currency
        company factory market budget tax business finance dollar pipeline subsidy salary
        """,
    "legal": """
        court judge trial prosecutor lawsuit law legal police sentence jail prison tribunal verdict
        attorney lawyer warrant indictment charges prisoner
        """,
    "reparations": "reparation compensation restitution",
    "human_rights": """
        human_rights torture rights_group atrocity massacre genocide abuse war_crime war_crimes
        """,
    "rights_freedoms": """
        freedom press_freedom journalist newspaper censorship rights civil_rights free_speech
        activist
        """,
    "repression": "repression crackdown dissident opponent political_prisoner repressive",
    "human_security": """
        food water humanitarian relief famine hunger civilian electricity medicine shelter starving
        """,
    "gender": "woman women girl gender feminist rape abortion female",
    "lgbt": "gay lesbian lgbt same-sex transgender homosexual",
    "religion_ethnicity": """
        muslim christian church mosque priest bishop imam religious ethnic jewish hindu sikh pope
        shiite sunni tribe tribal minority catholic orthodox islamic moslem clergy temple clan
        """,
    "inequality": "inequality poverty discrimination slum landless caste apartheid",
    "diplomatic": """
        ambassador embassy diplomatic diplomat envoy foreign_minister summit treaty bilateral
        relation ties foreign_ministry consul accord talks
        """,
    "territory": "border territory island annex frontier enclave occupied territorial sovereignty",
    "peacekeeping": "peacekeeper peacekeeping peace-keeping blue_helmet peace_force",
    "health": """
        health hospital doctor nurse vaccine virus epidemic disease clinic patient cholera ebola
        """,
    "asylum": "asylum asylum-seeker",
    "migration": "refugee migrant immigrant immigration migration displaced deport visa",
    "disasters": "flood earthquake hurricane cyclone drought disaster tsunami landslide quake",
    "natural_resource": """
        oil gas mine mining water_rights fishery timber coal gold diamond dam fishing lithium copper
        uranium
        """,
    "environment": "environment climate pollution emission forest conservation whale",
    "technology": "technology satellite internet software telecom 5g",
    "terrorism": """
        terrorist terrorism suicide_bomber jihadist extremist al-qaeda suicide_attack car_bomb
        """,
    "cbrn": "nuclear chemical biological uranium plutonium sarin warhead radioactive",
    "cyber": "cyber hacker hack cyberattack website malware",
    "misinformation": "misinformation disinformation propaganda fake_news rumour hoax",
    "crime": "gang robbery murder kidnapper criminal bandit thief smuggler mafia",
    "corruption": "corruption bribe graft embezzlement bribery fraud kickback",
    "illegal_drugs": "drug cocaine heroin narcotics coca opium cartel",
    "trafficking": "trafficking smuggling trafficker smuggler",
}


@cache
def _contexts_of() -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for name, words in CONTEXT_WORDS.items():
        for word in words.split():
            found.setdefault(word.replace("-", "_"), []).append(CONTEXTS.index(name))
    return {word: tuple(numbers) for word, numbers in found.items()}


@cache
def _openings() -> frozenset[str]:
    """The words before `_` in the table."""
    return frozenset(
        word[:at] for word in _contexts_of() for at, sign in enumerate(word) if sign == "_"
    )


@lru_cache(maxsize=20_000)
def _named_by(word: str) -> tuple[int, ...]:
    table = _contexts_of()
    return next((table[form] for form in base_forms(word) if form in table), ())


def contexts_in(lower: Sequence[str]) -> frozenset[int]:
    """Numbers of the contexts that the words of a sentence speak for."""
    table = _contexts_of()
    found: set[int] = set()
    openings = _openings()
    for at, word in enumerate(lower):
        found.update(_named_by(word))
        if word not in openings:
            continue
        for behind in lower[at + 1 : at + 3]:
            if behind not in ("-", "–"):
                found.update(table.get(f"{word}_{behind}", ()))
                found.update(table.get(f"{word}_{behind.removesuffix('s')}", ()))
                break
    return frozenset(found)
