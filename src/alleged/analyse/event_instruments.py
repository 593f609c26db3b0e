"""By what means: weapons, and things used as such, in the words around an act."""

from __future__ import annotations

from alleged.analyse.event_words import AUXILIARIES, DETERMINERS, Cut, CutText, distance
from alleged.analyse.timex.tense import is_past_verb
from alleged.analyse.timex.words import word_set
from alleged.records.events import Event
from alleged.records.spans import Span

WEAPONS = word_set(
    """acid airstrike airstrikes ammunition arrow arrows artillery axe axes baton batons bayonet
    bayonets bazooka bomb bombs bullet bullets cannon cannons carbine carbines cutlass dagger
    daggers drone drones dynamite explosive explosives firearm firearms firebomb firebombs
    flamethrower grenade grenades gun gunboat gunboats guns gunfire gunship gunships handgun
    handguns helicopter helicopters howitzer howitzers jet jets kalashnikov kalashnikovs knife
    knives machete machetes mine mines missile missiles mortar mortars munition munitions napalm
    pistol pistols poison projectile projectiles revolver revolvers rifle rifles rocket
    rockets sarin shell shells shotgun shotguns shrapnel spear spears sword swords tank tanks taser
    tasers torpedo torpedoes truncheon truncheons warplane warplanes whip whips"""
)
"""Nouns that name a weapon by themselves."""
PAIRS = frozenset(
    (first, second)
    for first, seconds in {
        "tear": "gas",
        "rubber": "bullets",
        "plastic": "bullets",
        "pepper": "spray",
        "water": "cannon cannons",
        "petrol": "bomb bombs",
        "stun": "grenade grenades",
        "car": "bomb bombs",
        "truck": "bomb bombs",
        "barrel": "bomb bombs",
        "suicide": "vest vests belt",
        "explosive": "belt device devices charge charges",
        "burning": "tyres tires",
        "mustard": "gas",
        "nerve": "agent gas",
        "molotov": "cocktail cocktails",
        "iron": "bar bars",
        "electric": "cable cables shocks",
        "live": "ammunition rounds",
        "sniper": "fire",
        "small": "arms",
        "heavy": "weapons",
        "assault": "weapons",
    }.items()
    for second in seconds.split()
)
"""Two words that name a means only together, or whose second word alone says too little."""
TOOLS = word_set(
    """bar bars bat bats belt belts bottle bottles brick bricks cable cables car chain chains club
    clubs fire fists hammer hammers hose hoses lorry pipe pipes plank planks pole poles rock rocks
    rod rods rope scissors stick sticks stone stones tractor truck tyres van"""
)
"""Things that are a means only behind a word of using: `beaten with sticks`."""
BY = word_set("with using by wielding brandishing firing throwing hurling swinging")
USING_TRIGGERS = word_set(
    """brandish brandished detonate detonated deploy deployed drop dropped drove explode exploded
    fire fired fires hurl hurled launch launched lob lobbed plant planted pelt pelted rammed throw
    threw thrown toss tossed use used"""
)
NO_WEAPONS_BEHIND = word_set(
    """accord agreement ban cache control deal depot embargo exercise factory inspection inspector
    inspectors laws licence maker makers manufacturer plant plants programme program sale sales
    shipment site store system technology test tests treaty worker workers industry"""
)
"""What makes a weapon's name a part of something else: `a missile test`."""
NO_WEAPONS_BEFORE: dict[str, frozenset[str]] = {
    "mine": word_set("coal copper gold iron silver tin zinc diamond salt that of"),
    "mines": word_set("coal copper gold iron silver tin zinc diamond salt of"),
    "tank": word_set("fuel oil septic think water"),
    "tanks": word_set("fuel oil septic think water"),
}
ONLY_WITH = frozenset({"jet", "jets", "helicopter", "helicopters", "tank", "tanks"})
"""Weapons that are also targets, goods or vehicles: only behind a word of using, or as doer."""
TYPES = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "THREATEN"})
FREE_TYPES = frozenset({"ASSAULT", "PROTEST"})
"""Types in which a weapon near the trigger is the means; in others only behind `with`."""
MOST_COST = 1.6
LOOK_AROUND = 30
MOST_MODIFIERS = 3


def find_instrument(cut_text: CutText, event: Event) -> Span | None:
    """The words for the means of an act, without article; None where the clause names none."""
    if event.event_type not in TYPES:
        return None
    cut = cut_text.at(event.trigger[0].start)
    first, after = cut.range_of(event.trigger[0])
    best: tuple[float, int, int] | None = None
    at = max(0, first - LOOK_AROUND)
    while at < min(len(cut.tokens.lows), after + LOOK_AROUND):
        size = _means_at(cut, at)
        if not size or not _is_means(cut, event, at, size, first, after):
            at += 1
            continue
        cost = distance(cut, (first, after), (at, at + size))
        if cost <= MOST_COST and (best is None or cost < best[0]):
            best = cost, at, at + size
        at += size
    if best is None:
        return None
    return cut.span_of(_with_modifiers(cut, best[1], after), _with_more(cut, best[2]))


def _means_at(cut: Cut, at: int) -> int:
    """How many tokens a means has that begins here; 0 for none."""
    low = cut.tokens.low
    if (low(at), low(at + 1)) in PAIRS:
        return 2
    return int(low(at) in WEAPONS or low(at) in TOOLS)


def _is_means(cut: Cut, event: Event, at: int, size: int, first: int, after: int) -> bool:
    low = cut.tokens.low
    word = low(at)
    if low(at - 1) in NO_WEAPONS_BEFORE.get(word, frozenset()):
        return False
    if low(at + size) in NO_WEAPONS_BEHIND:
        return False
    led = _led_by(cut, at) in BY
    if led:
        return True
    if size == 1 and word in TOOLS:
        return False
    if event.event_type not in FREE_TYPES:
        return False
    doer = at < first
    if size == 1 and word in ONLY_WITH:
        return doer
    used = low(first) in USING_TRIGGERS
    hit = at >= after and not used and _object_of(cut, at, after)
    return not hit


def _object_of(cut: Cut, at: int, after: int) -> bool:
    """Whether the weapon is what the act is done to: `attacked the gunship`."""
    return (
        all(
            cut.tokens.low(k) in DETERMINERS or cut.tokens.low(k).isalpha()
            for k in range(after, at)
        )
        and at - after <= MOST_MODIFIERS
    )


def _led_by(cut: Cut, at: int) -> str:
    """The word of using before it, over its modifiers and over others of a list."""
    k = at - 1
    while k >= 0 and at - k <= 2 * MOST_MODIFIERS + 2:
        word = cut.tokens.low(k)
        if word in BY:
            return word
        listed = word in ("and", ",", "or") and (
            cut.tokens.low(k - 1) in WEAPONS or cut.tokens.low(k - 1) in TOOLS
        )
        if not (listed or word in DETERMINERS or _modifies(cut, k) or word == "-"):
            return ""
        k -= 1
    return ""


def _modifies(cut: Cut, at: int) -> bool:
    word = cut.tokens.low(at)
    return (
        word.replace("-", "").isalnum()
        and word not in DETERMINERS
        and word not in AUXILIARIES
        and word not in _NO_MODIFIERS
        and (not is_past_verb(word) or word in _PARTICIPLES)
    )


_NO_MODIFIERS = word_set(
    """which that who used using fired firing threw hurled carried authorities police soldiers
    troops
    about after against and at before behind but by for from if in inside into near of off on or
    out outside over through to towards under until up using was were when where while who with
    two three four five six seven eight nine ten several many some"""
)
_PARTICIPLES = word_set(
    "armoured armored guided loaded sawn-off improvised stolen remote-controlled"
)


def _with_modifiers(cut: Cut, at: int, after: int) -> int:
    """Where the name of the means begins: `automatic rifles`, `F-16 jets`."""
    k = at
    while k - 1 >= 0 and at - (k - 1) <= MOST_MODIFIERS and k - 1 != after - 1:
        before = cut.tokens.low(k - 1)
        if before == "-" and cut.tokens.glued(k - 1):
            k -= 2
            continue
        if not _modifies(cut, k - 1) or before == "":
            break
        k -= 1
    return max(0, k)


def _with_more(cut: Cut, end: int) -> int:
    """Where it ends: with `and water cannon` behind `batons`."""
    if cut.tokens.low(end) == "and":
        size = _means_at(cut, end + 1)
        if size:
            return end + 1 + size
    return end
