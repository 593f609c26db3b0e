"""What a place's name does in its sentence, told by the words around it.

`Moscow warned`, `relations between Moscow and Kyiv`, `Iran's refusal`: a state. `from Moscow`: a
place. The rules read words, no grammar tree, and stop at the sentence's ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from alleged.analyse.names import word_set
from alleged.records.spans import Span


class Cue(Enum):
    """What the words around a name say."""

    DATELINE = "at the head of the report"
    POSTING = "an envoy or embassy is posted there"
    ORGANISATION = "a word of an organisation's name"
    MODIFIER = "stands before the noun it describes"
    ACTS = "acts or speaks"
    ADDRESSED = "is spoken to or acted upon as a state"
    OWN_ACT = "has a decision or act of its own"
    RELATION = "has relations or talks with another"
    LOCATED = "a preposition of place stands before it"
    NONE = "nothing around it says otherwise"


STATE_CUES = frozenset({Cue.ACTS, Cue.ADDRESSED, Cue.OWN_ACT, Cue.RELATION})
"""Cues by which a country, capital or seat is a government."""


@dataclass(frozen=True, slots=True)
class Told:
    """A cue, and the words that gave it."""

    cue: Cue
    words: str

    def __str__(self) -> str:
        return f"{self.cue.value} ({self.words})" if self.words else self.cue.value


def _forms(stems: str) -> frozenset[str]:
    """Verbs with their regular forms: `warn`, `warns`, `warned`, `warning`."""
    found: set[str] = set()
    for verb in stems.split():
        stem = verb.removesuffix("e")
        if verb.endswith("y") and verb[-2] not in "aeou":
            found |= {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
        elif verb.endswith(("ss", "sh", "ch", "x")):
            found |= {verb, verb + "es", verb + "ed", verb + "ing"}
        else:
            found |= {verb, verb + "s", stem + "ed", stem + "ing"}
            found |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return frozenset(found)


def _is_finite(word: str) -> bool:
    """Whether a form can stand behind a singular subject: `warns`, `warned`, `told`; no `warn`."""
    return word.endswith(("s", "ed")) or word in IRREGULAR


SPEAKING = _forms(
    """accept acknowledge admit agree allege announce answer appeal argue ask assert assure blame
    boast call caution cite claim comment complain concede condemn confirm consider contend
    criticise criticize declare decline demand denounce deny describe disclose dismiss dispute
    emphasise emphasize estimate expect explain express fear hint hope imply indicate inform insist
    interpret invite judge lament maintain mention note object offer pledge point portray praise
    predict promise propose protest question reaffirm recognise recognize regret reiterate reject
    remark remind reply report request respond restate reveal rule signal state stress suggest
    suspect talk thank threaten urge view voice vow want warn welcome wish worry accuse"""
) | word_set(
    """say says said saying tell tells told think thinks thought believe believes believed know
    knows knew hold holds deem deems deemed see sees saw swear swears swore"""
)
DOING = _forms(
    """abandon adopt aim allow annex apply approve arm arrest attack back ban block bomb boycott
    break cancel cease close compete concentrate condition cooperate create cut decide defend delay
    demonstrate deploy detain develop donate drop ease embark enact end endorse enforce enter
    escalate expand expel export extend extradite favour favor finance follow force form free fund
    gain grant halt hand help host impose increase insert intend intervene introduce invade invest
    join jail kick launch lend lift lose mediate mobilise mobilize move nationalise nationalize need
    negotiate occupy open oppose order outlaw pardon pass plan plot postpone prefer prepare press
    pressure prevent provide publish pull punish push raise ratify reach reclaim recall reduce
    refuse release relent remain remove rename renew reopen repeal replace resist restore restrict
    resume retaliate retreat return sanction seal seek seize settle shut side sign sponsor stage
    start stop strengthen strip summon supply support suspend target test tighten train treat trust
    try use veto violate vote wait withhold work yield"""
) | word_set(
    """become becomes became begin begins began bring brings brought buy buys bought choose chose
    chooses cut do does did draw draws drew fight fights fought give gives gave given get gets got
    go goes went keep keeps kept lead leads led leave leaves let lets made make makes meet meets met
    owe owes owed paid pay pays put puts sell sells sold send sends sent set sets shot shut shuts
    spend spends spent stand stands stood strike strikes struck sought take takes took taken
    withdraw withdraws withdrew undertake undertakes undertook win wins won"""
)
ACTING = SPEAKING | DOING
IRREGULAR = word_set(
    """said told thought knew held saw swore broke became began brought bought chose cut drew fought
    gave got went kept led left let made met paid put sold sent set shot shut spent stood struck
    sought took withdrew undertook won fed hit lent lost did"""
)
"""Past forms that do not end in -ed."""
BEING = word_set("is are was were be been being")
ADDRESSING = _forms(
    """accuse ask assure blame call caution condemn convince criticise criticize defy denounce
    embarrass forgive help inform invite lobby notify oblige persuade press pressure provoke punish
    rebuke remind sanction scold sue thank threaten urge warn anger force push compel support back
    praise"""
) | word_set("tell tells told telling")
AUXILIARIES = word_set(
    """has have had will would could may might must should can cannot did does do is was are were be
    been being not never also already again still now later then soon only even both all itself
    since repeatedly first once once-again"""
)
DO_FORMS = word_set("do does did")
MODALS = word_set("will would must should may might could cannot has had have")
NO_VERBS = word_set(
    """a an the no not some any many few more most much this that these those be been its their his
    her nothing little"""
)
PLACING = word_set(
    """in from to near at into inside outside around across through throughout via toward towards
    over under off on onto within beyond of for about above along amid beside below behind
    reach reached reaches left leave leaves leaving visit visited visits visiting entered entering
    crossing crossed hit than like as invaded including"""
)
FILLERS = word_set(
    """the southern northern eastern western central south north east west southeastern southwestern
    northeastern northwestern neighbouring neighboring nearby downtown mainland rural all most
    modern post-war greater upper lower old rebel-held"""
)
"""Words that may stand between a preposition and the name."""
RELATIONS = word_set(
    """relations relation relationship ties talks talk agreement agreements deal deals accord pact
    treaty war wars conflict dispute disputes negotiations alliance truce ceasefire peace tension
    tensions cooperation rivalry friendship quarrel feud contacts contact standoff dialogue
    partnership trade negotiate negotiated negotiating agreed met dealing cooperate cooperated
    links rift differences row diplomacy summit"""
)
AGAINST = word_set(
    """sanctions war case charges offensive threat threats retaliation retaliate complaint
    complaints tariffs tariff allegations accusations campaign embargo action lawsuit measures vote
    voted"""
)
TOLD_TO = word_set(
    """message warning warnings appeal letter ultimatum apology threat threats according concession
    concessions proposal signal loyal hostile close"""
)
FOR_STATES = word_set(
    """lesson lessons blow problem problems victory defeat setback challenge embarrassment headache
    success dilemma humiliation ultimatum message condition conditions priority"""
)
"""`a lesson for Moscow`."""
TOLD_FROM = word_set(
    """support help pressure demand demands request reply answer response warning pledge threats
    approval permission orders money funding interference"""
)
OWN_ACTS = word_set(
    """decision decisions refusal interference policy policies sanctions demand demands offer plan
    plans claim claims denial denials answer reply response position stance view proposal promise
    pledge threat threats warning warnings attitude ambition ambitions ambassador envoy envoys
    invasion support role influence allies ally rulers leaders motives intentions interests
    rejection opposition meddling rage anger vassals lackeys displeasure
    strategy request requests accusation accusations aggression objections objection vote veto move
    moves silence announcement approval backing involvement insistence failure effort efforts bid"""
)
"""Nouns after a possessive that make the owner a state: `Iran's refusal`."""
_POSTED = re.compile(
    r"\b(?:ambassadors?|envoys?|embass(?:y|ies)|consuls?(?:[ -]general)?|consulates?|legation"
    r"|chargé d.affaires|high commissioners?|diplomatic missions?|attachés?)"
    r"(?: of (?:the )?[^\W\d_]{1,20}(?: [^\W\d_]{1,20}){0,2})? (?:in|to|at) (?:the )?$",
    re.IGNORECASE,
)
_EMBASSY_OF = re.compile(r"\b(?:embassy|consulate|mission) of (?:the )?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?:the )?(?:[^.;:!?\n]{1,50} and (?:the )?)?$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_POSSESSIVE = re.compile(r"['’]s? ")
_PAUSE = re.compile(r"[,;:.()\"“”?!—–]")
_AND = re.compile(r"(?:,| and| or|, and) (?:the )?")

OF_AN_ACT = word_set("of to about against over behind despite by from on with for after")
"""Before `Moscow's interference` they do not say where something lies."""
BEFORE_CHARS = 90
AFTER_CHARS = 90
ACRONYMS = frozenset({"US", "USA", "UK", "UAE", "DRC"})


def read_cue(
    text: str, span: Span, sentence: Span, *, next_name: Callable[[int], Span | None]
) -> Told:
    """What the words around a name say about its role.

    `next_name` gives the place's name that begins at an offset, so that `London and Brussels
    agreed` counts for both.
    """
    before = text[max(sentence.start, span.start - BEFORE_CHARS) : span.start]
    after = text[span.end : min(sentence.end, span.end + AFTER_CHARS)]
    if found := _POSTED.search(before):
        return Told(Cue.POSTING, found[0].strip())
    if found := _EMBASSY_OF.search(before):
        return Told(Cue.ORGANISATION, found[0].strip())
    if told := _modifier(span.of(text), after):
        return told
    words = [word.lower() for word in _WORD.findall(before)]
    if told := _between(before, words):
        return told
    joined = bool(re.search(r"[,;(–—-]\s{0,2}$", before))
    while words and words[-1] in FILLERS and not joined:
        words.pop()
    last = "" if joined or not words else words[-1]
    own = _own_act(after)
    if own is not None and own.cue is Cue.OWN_ACT and last in OF_AN_ACT:
        return own  # `the rejection of Moscow's interference`
    if told := _preposition(words, last):
        return told
    if own is not None:
        return own
    if told := _acts(text, span, sentence, next_name):
        return told
    if last in ADDRESSING:
        return Told(Cue.ADDRESSED, last)
    return Told(Cue.NONE, "")


def _modifier(form: str, after: str) -> Told | None:
    """`US troops`, `U.S. officials`, `UK Treasury`: an acronym and a noun right behind it."""
    if form.replace(".", "") not in ACRONYMS:
        return None
    following = re.match(r" ([^\W\d_]+(?:-[^\W\d_]+)?)", after)
    if following is None:
        return None
    word = following[1].lower()
    verbal = word in ACTING and _is_finite(word) and word not in PLURALS
    if word in AUXILIARIES or word in PLACING or verbal or word in SMALL_WORDS:
        return None
    return Told(Cue.MODIFIER, following[1])


PLURALS = word_set(
    """sanctions claims plans forces attacks moves aims threats demands votes returns exports bombs
    orders deals reports offers appeals strikes bans funds arms interests troops calls talks
    tests"""
)
"""Nouns that look like verbs: `US sanctions`."""
SMALL_WORDS = word_set("and or but when where which who that with by while after before because if")
OF_NO_NAME = PLACING | AUXILIARIES | SMALL_WORDS
"""Words at which what a name owns has ended."""


def _between(before: str, words: list[str]) -> Told | None:
    found = _BETWEEN.search(before)
    if found is None:
        return None
    earlier = [word.lower() for word in _WORD.findall(before[: found.start()])][-6:]
    related = [word for word in earlier if word in RELATIONS]
    if related:
        return Told(Cue.RELATION, f"{related[-1]} between")
    return Told(Cue.LOCATED, "between")


def _preposition(words: list[str], last: str) -> Told | None:
    near = words[-7:-1]

    def with_noun(nouns: frozenset[str], cue: Cue) -> Told | None:
        found = [word for word in near if word in nouns]
        return Told(cue, f"{found[-1]} {last}") if found else None

    match last:
        case "with":
            if near[-1:] == ["border"] or near[-1:] == ["frontier"]:
                return Told(Cue.LOCATED, "border with")
            return with_noun(RELATIONS, Cue.RELATION) or Told(Cue.LOCATED, last)
        case "against":
            return with_noun(AGAINST | SPEAKING, Cue.ADDRESSED) or Told(Cue.LOCATED, last)
        case "by":
            done = near[-1:]
            if done and (done[0].endswith("ed") or done[0] in ACTING):
                return Told(Cue.ACTS, f"{done[0]} by")
            return Told(Cue.LOCATED, last)
        case "to":
            if near[-1:] and near[-1] in TOLD_TO:
                return Told(Cue.ADDRESSED, f"{near[-1]} to")
            return Told(Cue.LOCATED, last)
        case "from":
            if near[-1:] and near[-1] in TOLD_FROM:
                return Told(Cue.ACTS, f"{near[-1]} from")
            return Told(Cue.LOCATED, last)
        case "for":
            return with_noun(FOR_STATES, Cue.ADDRESSED) or Told(Cue.LOCATED, last)
        case "on":
            if near[-1:] and near[-1] in {"call", "calls", "called", "calling", "pressure"}:
                return Told(Cue.ADDRESSED, f"{near[-1]} on")
            return Told(Cue.LOCATED, last)
        case _ if last in PLACING:
            return Told(Cue.LOCATED, last)
    return None


def _own_act(after: str) -> Told | None:
    owner = _POSSESSIVE.match(after)
    if owner is None:
        return None
    owned = _PAUSE.split(after[owner.end() :], maxsplit=1)[0]
    for word in _WORD.findall(owned)[:3]:
        if word.lower() in OWN_ACTS:
            return Told(Cue.OWN_ACT, word)
        if word.lower() in OF_NO_NAME:
            break
    return Told(Cue.NONE, "a possessive")


def _acts(
    text: str, span: Span, sentence: Span, next_name: Callable[[int], Span | None]
) -> Told | None:
    """Whether a verb of acting follows, at once or behind other names of the same list."""
    joined_to = False
    for _ in range(5):
        joined = _AND.match(text, span.end)
        other = next_name(joined.end()) if joined else None
        if other is None or other.end > sentence.end:
            break
        span, joined_to = other, True
    after = text[span.end : min(sentence.end, span.end + AFTER_CHARS)]
    if not after.startswith(" "):
        return None
    after = _PAUSE.split(after, maxsplit=1)[0]
    helped, modal, passive = joined_to, False, False
    for word in [word.lower() for word in _WORD.findall(after)][:5]:
        if word in AUXILIARIES or word.endswith("ly"):
            helped = helped or word in MODALS or word in DO_FORMS
            modal = modal or word in MODALS
            passive = word in BEING or (passive and word not in MODALS)
        elif passive and word.endswith("ed") and word not in ADDRESSING:
            return None
        elif word in ACTING and (helped or passive or _is_finite(word)):
            return Told(Cue.ACTS, word)
        elif modal and not passive and word not in NO_VERBS:
            return Told(Cue.ACTS, f"will or has {word}")
        else:
            return None
    return None
