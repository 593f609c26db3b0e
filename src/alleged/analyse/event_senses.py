"""Plain words that name an act by who does it to what: `rebels took the dam`.

*Take*, *fire* and *strike* say little by themselves: the table has no kind for them, or two.
What stands on both sides decides: armed men who take a place seize it, a firm that fires somebody
dismisses him, and who strikes *him* does not strike for pay.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from alleged.analyse.act_words import base_forms
from alleged.analyse.event_climb import CALENDAR, NOUN_TAGS, View
from alleged.analyse.event_instruments import PAIRS, WEAPONS
from alleged.analyse.event_kinds import (
    ARMED,
    CIVILIANS,
    DIPLOMATS,
    HEADS_OF_STATE,
    PERSONS,
    PLACES,
    SETTLED,
    WORKERS,
)
from alleged.analyse.event_parties import is_passive, subject_of
from alleged.analyse.names import word_set
from alleged.analyse.offices import OFFICE_WORDS
from alleged.analyse.syntax import Chunk, ChunkKind

Kinds = Mapping[str, float]
SEIZED: Kinds = {"COERCE seize": 1.0}
DISMISSED: Kinds = {"removal": 1.0}
BEATEN: Kinds = {"ASSAULT beat": 1.0}
LESS: Kinds = {"SANCTION discontinue": 1.0}
TAKING = word_set("take retake recapture")
PEOPLE = (
    ARMED | CIVILIANS | DIPLOMATS | HEADS_OF_STATE | PERSONS | SETTLED | WORKERS
    | word_set("boy girl child men women wife husband friend one member victim daughter mother")
)  # fmt: skip
THIRD = word_set("him her them me us")
RECEIVING = word_set("receive get")
HELP = word_set("aid help money food rice wheat support funding grain fuel arms weapons assistance")
FEWER = word_set("less fewer")


STRIKES = word_set("strike strikes")
TARGETS = PLACES | word_set(
    """hospital clinic school university embassy consulate convoy headquarters building house home
    market church mosque theatre shelter camp position target depot warehouse ship vessel tanker
    factory civilian ambulance infrastructure installation facility"""
)
"""What is struck by shells: a strike against a reform is one of workers."""
ATTACKED: Kinds = {"ASSAULT": 1.0}


def _is_on_a_target(view: View, at: int) -> bool:
    """`a strike on a hospital`, where no workers strike."""
    if view.word(at + 1) not in ("on", "against") or view.is_verb(at) or at + 2 >= len(view.low):
        return False
    target = view.chunk(at + 2)
    heads = set(base_forms(view.word(target.head)))
    workers = any(WORKERS & set(base_forms(word)) for word in view.low)
    return bool(heads & TARGETS) and not workers


def sense_words(view: View) -> dict[int, Kinds]:
    """The words of a sentence whose kind of act follows from who does it to what, in order."""
    found: dict[int, Kinds] = {}
    for at, word in enumerate(view.low):
        if word in STRIKES and _is_on_a_target(view, at):
            found[at] = ATTACKED
            continue
        forms = base_forms(word)
        if _ALL.isdisjoint(forms) or not view.is_verb(at):
            continue
        kinds = _sense(view, at, set(forms))
        if kinds is not None:
            found[at] = kinds
    return found


CUTTING = word_set(
    """halve cut scrap withhold stop end suspend freeze slash reduce trim curtail discontinue axe
    abolish cancel halt shrink"""
)
"""What is done to help that becomes less or none."""
GIVEN = word_set(
    """aid assistance grant loan funding subsidy shipment delivery stipend scholarship bursary
    ration allowance tranche bailout meal donation sponsorship instalment"""
)
SENDING = word_set("send dispatch deploy rush move order")
TROOPS = word_set(
    """troop soldier battalion brigade regiment division platoon squadron company tank armour
    warship frigate destroyer gunboat paratrooper marine commando reinforcement gendarme hussar
    cavalry infantry artillery gunship minesweeper bomber fighter missile patrol detachment guard"""
)
"""What is sent where force is shown or looked for."""
POLICE = word_set("police policemen constables gendarmes")
SENT_POLICE: Kinds = {"MOBILIZE police": 1.0}
PROVIDING = word_set("send fly ship airlift bring hand distribute deliver supply truck rush")
RELIEF = word_set(
    """tent blanket medicine vaccine flour ration relief clothing generator pump doctor medic nurse
    rescuer stretcher antibiotic firefighter food bread wheat rice water milk seed"""
)
"""What is brought to those in need."""
PLAIN_GOODS = word_set("food bread wheat rice water milk seed")
"""Of these what shops and firms bring, too: it is help where it is handed out."""
LAYING = word_set("lay put down")
TOOLS = word_set(
    """tool shear pen pick shovel chalk apron hammer brush needle trowel broom camera instrument
    pencil scalpel sickle scythe baton keyboard microphone stethoscope"""
)
"""What workers lay down who strike."""
GOVERNMENTS = word_set("cabinet government ministry team line-up")
SENT: Kinds = {"MOBILIZE troops": 1.0}
HELPED: Kinds = {"AID": 1.0}
STRUCK: Kinds = {"PROTEST strike": 1.0}
CONVICTED: Kinds = {"SANCTION convict": 1.0}
APPOINTED: Kinds = {"appointment": 1.0}
_ALL = (
    TAKING | RECEIVING | CUTTING | SENDING | PROVIDING | LAYING
    | word_set("fire strike hit find unveil make")
)  # fmt: skip


def _sense(view: View, at: int, forms: set[str]) -> Kinds | None:
    passive = is_passive(view, at)
    subject = subject_of(view, at)
    if "find" in forms and "guilty" in view.low[at + 1 : at + 16]:
        return CONVICTED if _is_found_guilty(view, at, passive=passive) else None
    if passive:
        if "fire" in forms and subject is not None and _is_somebody(view, subject):
            aimed = view.word(at + 1) in ("at", "on", "upon", "into", "from")
            return None if aimed and view.word(at + 2) not in CALENDAR else DISMISSED
        if "take" in forms and view.word(at + 1) == "away" and subject is not None:
            thing = view.tag(subject.head) in ("NN", "NNS")
            people = set(base_forms(view.word(subject.head))) & PEOPLE
            return SEIZED if thing and not people else None
        return None
    item = object_of(view, at, forms)
    if item is None:
        return None
    pronoun = view.word(item.head) in THIRD
    plain = _sent(view, at, item, subject, forms)
    if plain is not None:
        return plain
    if "fire" in forms:
        return DISMISSED if pronoun or _is_fired(view, item) else None
    if forms & {"strike", "hit"}:
        return BEATEN if pronoun and item.first == item.head else None
    if forms & TAKING:
        armed = subject is not None and bool(_words(view, subject) & ARMED)
        named = view.tag(item.head) == "NNP" and not view.tokens[item.head].text.isupper()
        place = named or bool(_words(view, item) & PLACES)
        return SEIZED if armed and place else None
    if forms & CUTTING:
        given = _given(view, item)
        return LESS if given and (_words(view, given) & GIVEN) else None
    if not forms & RECEIVING or FEWER.isdisjoint(view.low[at + 1 : item.after]):
        return None
    return LESS if _words(view, item) & HELP else None


def _is_found_guilty(view: View, at: int, *, passive: bool) -> bool:
    """Whether a verdict is told, and nothing parts `guilty` from its verb."""
    end = view.low.index("guilty", at + 1)
    parted = {",", ";", "not", "that", "who", "which"} & set(view.low[at + 1 : end])
    if view.tag(at) == "VBG" or parted - ({"not"} if passive else set()):
        return False
    return end == at + 1 if passive else end > at + 1 or view.is_verb(at)


def _sent(view: View, at: int, item: Chunk, subject: Chunk | None, forms: set[str]) -> Kinds | None:
    """What it is where somebody sends troops or help, lays down his tools or names a cabinet."""
    words = _words(view, item)
    head = set(base_forms(view.word(item.head)))
    particle = view.word(at + 1)
    if forms & SENDING and (head & TROOPS or _of_troops(view, item)):
        return SENT if "order" not in forms else None
    if forms & SENDING and not forms & {"order", "move"} and view.word(item.head) in POLICE:
        return SENT_POLICE
    if forms & PROVIDING:
        handed = particle in ("in", "out") or forms & {"distribute", "airlift", "send", "fly"}
        relief = head & RELIEF
        aided = relief and (handed or not relief & PLAIN_GOODS)
        named = subject is not None and view.word(subject.head) not in THIRD
        if "hand" in forms or "fly" in forms or "bring" in forms:
            aided = aided and particle in ("in", "out")
        return HELPED if aided and (named or view.word(at - 1) == "to") else None
    if forms & LAYING and head & TOOLS:
        down = "down" in (view.word(at), particle)
        return STRUCK if down and view.tag(item.head) == "NNS" else None
    if "unveil" in forms and words & GOVERNMENTS:
        return APPOINTED
    if "make" in forms:
        return APPOINTED if _is_made(view, item) else None
    return None


def _of_troops(view: View, item: Chunk) -> bool:
    """`two squadrons | of | hussars`, `hundreds of soldiers`."""
    if view.word(item.after) != "of" or item.after + 1 >= len(view.low):
        return False
    chunk = view.chunk(item.after + 1)
    return chunk.kind is ChunkKind.NOUN and bool(set(base_forms(view.word(chunk.head))) & TROOPS)


def _is_made(view: View, item: Chunk) -> bool:
    """Whether an office without an article stands behind somebody: `made the general | envoy`."""
    last = view.word(item.head)
    if last not in OFFICE_WORDS or item.head - item.first < 2 or view.tag(item.head) != "NN":
        return False
    person = set(base_forms(view.word(item.head - 1))) & PEOPLE
    return bool(person) or view.tag(item.head - 1) == "NNP"


def object_of(view: View, at: int, forms: AbstractSet[str] = frozenset()) -> Chunk | None:
    """The group of nouns right behind a verb; of *received* behind `less`.

    `forms`: base forms of the verb, where words may stand between.
    """
    after = at + 1
    if forms & (PROVIDING | LAYING) and view.word(after) in ("in", "out", "down"):
        after += 1
    if forms & RECEIVING and view.word(after) in FEWER:
        after += 1
    if after >= len(view.low):
        return None
    chunk = view.chunk(after)
    named = chunk.kind is ChunkKind.NOUN and view.tag(chunk.head) in (*NOUN_TAGS, "PRP")
    return chunk if named else None


def _given(view: View, item: Chunk) -> Chunk | None:
    """What is cut, over a number or a part of it: `the second tranche`, `half of its loans`."""
    if (
        view.word(item.after) != "of"
        or _words(view, item) & GIVEN
        or item.after + 1 >= len(view.low)
    ):
        return item
    chunk = view.chunk(item.after + 1)
    return chunk if chunk.kind is ChunkKind.NOUN else None


def _words(view: View, chunk: Chunk) -> set[str]:
    return {form for at in range(chunk.first, chunk.after) for form in base_forms(view.word(at))}


def _is_fired(view: View, chunk: Chunk) -> bool:
    """Whether the object of `fire` is no weapon and no shot."""
    head = view.word(chunk.head)
    if head in WEAPONS or (view.word(chunk.head - 1), head) in PAIRS:
        return False
    return _is_somebody(view, chunk)


SHOTS = word_set(
    """shot round bullet missile rocket shell volley salvo gun rifle pistol cannon mortar canister
    gas arrow flare grenade torpedo question imagination engine weapon warhead barrage"""
)


def _is_somebody(view: View, chunk: Chunk) -> bool:
    """Whether a group may name persons: counted, owned or with an article, and no weapon."""
    if _words(view, chunk) & (SHOTS | WEAPONS):
        return False
    tag = view.tag(chunk.head)
    if tag == "PRP":
        return view.word(chunk.head) in THIRD
    return tag == "NNP" or (view.tag(chunk.first) in ("DT", "CD", "PRP$", "NNP") or tag == "NNS")
