"""Readings that are probably wrong: damaged sentences, mistranslated words, parties that cannot be.

Nothing is corrected. What looks wrong is named with both readings, so that no certain record is
made of it; `docs/event-cases.md` tells how often that works on sentences of our own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from alleged.analyse.event_syntax import SentenceSyntax
from alleged.analyse.names import word_set
from alleged.records.events import EventLabel, EventStatus, EventWarning
from alleged.records.spans import Span

RULES = "warning rules 1"
MAX_SUSPICIONS = 200
"""Of one document."""
W = EventWarning


@dataclass(frozen=True, slots=True)
class Harsher:
    """An act that a euphemism may stand for."""

    words: str
    event_type: str | None = None
    """PLOVER's."""
    label: EventLabel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion:
    """Words that are probably not to be taken as they stand."""

    warning: EventWarning
    span: Span
    """The words that give reason for it."""
    sentence: Span
    readings: tuple[str, str]
    """As it stands, and as it may be meant."""
    reason: str
    kind: Harsher | None = None
    """What a euphemism may stand for; None for other suspicions."""

    def touches(self, trigger: Span) -> bool:
        """Whether an act of this trigger is in doubt.

        A damaged sentence puts all its acts in doubt, a euphemism only the act in its words.
        """
        if self.warning is W.EUPHEMISM:
            return self.span.overlaps(trigger)
        return self.sentence.overlaps(trigger)


def find_suspicions(text: str, syntax: Sequence[SentenceSyntax]) -> list[Suspicion]:
    """What is probably garbled, mistranslated or glossed over, in text order; at most
    `MAX_SUSPICIONS`, since beyond that a text is to be doubted as a whole."""
    found: list[Suspicion] = []
    for sentence in syntax:
        low = {token.lower for token in sentence.tokens}
        rules = [rule for rule, gate in SENTENCE_RULES if not gate.isdisjoint(low)]
        words = Words(sentence, text) if rules else None
        if words is not None:
            for rule in rules:
                found += rule(words)
        if len(found) >= MAX_SUSPICIONS:
            break
    found += found_by_pattern(text, [sentence.span for sentence in syntax])
    found.sort(key=lambda one: one.span)
    return sorted(found[:MAX_SUSPICIONS], key=lambda one: (one.span, one.warning.value, one.reason))


def warnings_at(suspicions: Sequence[Suspicion], trigger: Span) -> list[Suspicion]:
    """The suspicions that put the act of a trigger in doubt, each kind once."""
    found: dict[EventWarning, Suspicion] = {}
    for one in suspicions:
        if one.touches(trigger):
            found.setdefault(one.warning, one)
    return list(found.values())


class Words:
    """A sentence as the rules look at it."""

    def __init__(self, sentence: SentenceSyntax, text: str) -> None:
        self.sentence = sentence
        self.text = text
        self.low = [token.lower.replace("’", "'") for token in sentence.tokens]
        self.tags = sentence.tags

    def suspect(
        self, warning: EventWarning, first: int, last: int, readings: tuple[str, str], reason: str
    ) -> Suspicion:
        """A suspicion about the words from `first` to `last`, both included."""
        tokens = self.sentence.tokens
        return Suspicion(
            warning=warning,
            span=Span(tokens[first].start, tokens[last].end),
            sentence=self.sentence.span,
            readings=readings,
            reason=reason,
        )

    def shown(self, first: int, last: int) -> str:
        """The words as they stand."""
        tokens = self.sentence.tokens
        return self.text[tokens[first].start : tokens[last].end]


Rule = Callable[[Words], Iterator[Suspicion]]

HELPING = word_set("do does did is are was were has have had will would shall can could")


WITH_TENSE = word_set("did does was were is are will would can could had has might")
"""Helping verbs that no other one and `not` can have behind them."""


def doubled_verbs(words: Words) -> Iterator[Suspicion]:
    """`does not did not repeat`: two helping verbs with `not`, one of them left over."""
    low = words.low
    for at in range(len(low) - 3):
        first, then = low[at], low[at + 2]
        if not (first in HELPING and low[at + 1] == "not" and then in HELPING):
            continue
        if low[at + 3] != "not" and then not in WITH_TENSE:
            continue  # "has not been"
        verb = min(at + 3 + (low[at + 3] == "not"), len(low) - 1)
        yield words.suspect(
            W.GARBLED,
            at,
            verb,
            (f"{first} not {low[verb]}", f"{then} not {low[verb]}"),
            f"“{words.shown(at, verb)}” has two helping verbs: one is left over, the tense is open",
        )


SUPPLYING = word_set(
    """
    exporting producing selling growing owning mining supplying making processing refining
    catching building brewing shipping
    """
)
USING = word_set(
    """
    lack lacks need needs want wants burn burns eat eats drink drinks consume consumes use uses
    import imports buy buys require requires refine refines smelt smelts wear wears smoke smokes
    saw saws plane planes crave craves
    """
)


def misplaced_relatives(words: Words) -> Iterator[Suspicion]:
    """`the tin exporting states that Orvania lacks`: it lacks tin, not states."""
    low, tags = words.low, words.tags
    for at in range(1, len(low) - 3):
        if low[at] not in SUPPLYING or tags[at - 1] in ("DT", "IN", "TO", ",", "CC"):
            continue
        that = next(
            (i for i in range(at + 2, min(at + 5, len(low))) if low[i] in ("that", "which")), None
        )
        if that is None:
            continue
        verb = next((i for i in range(that + 2, min(that + 7, len(low))) if low[i] in USING), None)
        if verb is None:
            continue
        goods, holders = low[at - 1], words.shown(at + 1, that - 1)
        who = words.shown(that + 1, verb - 1)
        yield words.suspect(
            W.GARBLED,
            at - 1,
            verb,
            (f"{who} {low[verb]} {holders}", f"{who} {low[verb]} {goods}"),
            f"“{words.shown(that, verb)}” stands behind “{holders}” and fits “{goods}”",
        )


DIPLOMATS = word_set(
    """
    ambassador ambassadors consul consuls envoy envoys attaché attachés attache diplomat diplomats
    d'affaires nuncio legate
    """
)
PUT_OUT = word_set(
    """
    expelled deported sacked thrown banished ousted ejected removed exiled kicked dismissed barred
    """
)
BODIES = word_set(
    """
    agency bureau league police navy army guard bank club company union federation association
    customs fund commission corps academy council board network office service brigade
    """
)
"""Bodies that no diplomat belongs to: one is sent away by a state, from a country."""
ARMED_BODIES = word_set("police navy army guard corps brigade regiment fleet customs")
RAISED = word_set("elected appointed named sworn installed chosen")


def wrong_bodies(words: Words) -> Iterator[Suspicion]:
    """`the envoy was expelled from the drug bureau`: from the country, or the bureau was."""
    low = words.low
    for at, word in enumerate(low):
        put_out, raised = word in PUT_OUT, word in RAISED
        if not (put_out or raised):
            continue
        away = next((i for i in range(at + 1, min(at + 4, len(low))) if low[i] == "from"), None)
        if away is None and low[at + 1 : at + 3] == ["out", "of"]:
            away = at + 2
        if away is None:
            continue
        body = _body(words, away)
        whom = [i for i in range(max(0, at - 14), at) if low[i] in DIPLOMATS]
        if body is None or (put_out and not whom) or (raised and low[body] not in ARMED_BODIES):
            continue
        first = whom[-1] if whom else at
        group = words.shown(away + 1, body)
        somebody = low[first] if whom else "somebody"
        yield words.suspect(
            W.PARTIES_UNSURE,
            first,
            body,
            (
                f"{somebody} {word} {words.shown(away, away)} {group}",
                f"{somebody} {word} by a state, and {group} in another act",
            ),
            f"a {somebody} is not {word} from “{group}”: two acts may have been merged"
            if whom
            else f"nobody is {word} from “{group}”: two acts may have been merged",
        )


def _body(words: Words, away: int) -> int | None:
    """The body in the noun group behind `from`; a body of a country (`police of Orvania`) too."""
    for at in range(away + 1, min(away + 6, len(words.low))):
        if words.low[at] in BODIES:
            return at
        if words.low[at] in (",", ".", "in", "by", "for", "over", "after"):
            return None
    return None


THINGS = word_set(
    """
    ferry ship boat grenade bomb rifle rifles tank truck lorry bridge knife bullet aircraft plane
    helicopter drone mine shell letter train crate car bus canoe tanker trawler
    """
)
ONLY_PEOPLE = word_set(
    """
    arrested detained arrests detains sentenced convicted appointed elected dismissed accused
    interrogated pardoned jailed
    """
)
PLACES_OF_OFFICE = word_set("embassy consulate ministry palace parliament court courthouse mission")
OFFICES = word_set("appointed elected sworn nominated")
BE = word_set("is are was were been being be")


def impossible_doers(words: Words) -> Iterator[Suspicion]:
    """`the grenade detained three men`, `the embassy was appointed by the envoy`."""
    low = words.low
    for clause in words.sentence.clauses:
        verb, subject = clause.verb, clause.subject
        if verb is None or subject is None or clause.inherited:
            continue
        act, who = low[verb.head], low[subject.head]
        passive = any(low[at] in BE for at in range(verb.first, verb.head))
        by = next(
            (i for i in range(verb.after, min(verb.after + 4, len(low))) if low[i] == "by"), None
        )
        if act in ONLY_PEOPLE and who in THINGS:
            readings = (
                (f"{who} {act} somebody", f"somebody {act}, with or on the {who}")
                if not passive
                else (f"somebody {act} the {who}", f"somebody {act} people on the {who}")
            )
            reason = f"a {who} cannot be who {act}" if not passive else f"a {who} cannot be {act}"
        elif passive and by is not None and act in OFFICES and who in PLACES_OF_OFFICE:
            readings = (f"{who} {act}", f"somebody {act} to the {who}")
            reason = f"a {who} cannot be {act}: doer and receiver may have changed places"
        else:
            continue
        yield words.suspect(W.PARTIES_UNSURE, subject.first, verb.after - 1, readings, reason)


# What translators leave behind: words that look like the foreign one and mean something else.


@dataclass(frozen=True, slots=True)
class FalseFriend:
    """A word, where it looks wrong, and what it may stand for."""

    signs: tuple[str, ...]
    """One of these letters stands in every text that the pattern finds, in small ones."""
    pattern: re.Pattern[str]
    meant: str


def _friend(signs: str, pattern: str, meant: str) -> FalseFriend:
    return FalseFriend(tuple(signs.split("|")), re.compile(pattern, re.IGNORECASE), meant)


_GAP = r"(?: [\w’'-]{1,20}){0,3}"
FALSE_FRIENDS = (
    # assister à, asistir a: the minister assisted to the ceremony
    _friend("assist", r"\bassist(?:s|ed|ing)? to (?:a|an|the|this|that)\b", "attended"),
    # realizar, réaliser: the army realised an exercise
    _friend(
        "realis|realiz",
        r"\b(?:realis|realiz)(?:e|es|ed|ing) (?:a|an|the|several|two|three)"
        rf"{_GAP} (?:operation|exercise|meeting|raid|march|strike|visit|protest|attack|search|"
        r"manoeuvre|demonstration)s?\b",
        "carried out",
    ),
    # retirar: the country retired its ambassador
    _friend(
        "retir",
        r"\bretir(?:e|es|ed|ing) (?:its|his|her|their|the)"
        rf"{_GAP} (?:troops|forces|soldiers|ambassador|envoy|support|army|demand|motion|ships)\b",
        "withdrew",
    ),
    # pretender, prétendre: they pretend the return of the land
    _friend("pretend", r"\bpretend(?:s|ed|ing)? the [\w’'-]{1,20} of\b", "sought or claimed"),
    # los responsables, les responsables
    _friend("responsibles", r"\b(?:the|those) responsibles\b", "those responsible"),
    # celebrar un acuerdo, celebrar elecciones
    _friend(
        "celebrat",
        rf"\bcelebrat(?:e|es|ed|ing)(?: (?:an?|the))?{_GAP}"
        r" (?:accord|agreement|treaty|contract|meeting|elections?|session|convention|assembly)\b",
        "concluded or held",
    ),
    # tomar posesión del cargo, prendre possession de sa charge
    _friend(
        "possession|charge of",
        r"\b(?:assum|tak)(?:e|es|ed|ing|en) (?:possession|charge) of (?:the|his|her) (?:charge|"
        r"post|function)s?\b|\bpossession of the charge\b",
        "took office",
    ),
    # materias estratégicas, matières premières
    _friend("matters", r"\b(?:strategic|raw|prime|primary|critical) matters\b", "materials"),
    # deponer las armas, in the singular
    _friend(
        "the arm",
        r"\b(?:put|lay|laid|gave|give|hand(?:ed)?)(?: (?:down|up|over))? the arm\b",
        "arms",
    ),
    # rapports diplomatiques, relaciones
    _friend(
        "reports with|raports with",
        r"\b(?:diplomatic|bilateral|commercial|good|consular) (?:reports|raports) with\b",
        "relations",
    ),
    # manifestación, manifestation
    _friend(
        "manifest",
        r"\bmanifest(?:ed|ing|ers) (?:in|against|before|on) the (?:street|square)s?\b",
        "protest",
    ),
    # actual, actuel
    _friend(
        "the actual",
        r"\bthe actual (?:president|government|minister|constitution|crisis)\b",
        "current",
    ),
    # el gobierno intervino la empresa
    _friend(
        "intervened the",
        r"\bintervened the (?:company|bank|union|party|university|province)\b",
        "took over",
    ),
    # compromiso, compromis
    _friend("compromise", r"\bassum(?:e|ed|ing) (?:the|a|his|its) compromise\b", "commitment"),
    # denunciar
    _friend(
        "denounced", r"\bdenounced (?:before|to) (?:the )?(?:police|court|prosecutor)\b", "reported"
    ),
    # solicitar, sollicitar
    _friend("solicited", r"\bsolicited (?:the )?(?:extradition|asylum|resignation)\b", "requested"),
    # ley, proyecto
    _friend("project of law|law project", r"\bproject of law\b|\blaw project\b", "bill"),
    # conflicto de límites
    _friend(
        "dispute of the limits|treaty of limits",
        r"\bdispute of the limits\b|\btreaty of limits\b",
        "borders",
    ),
)
"""Word by word from French, Spanish and Portuguese; each with a case that made us think of it."""


def mistranslated_words(text: str, sentences: Sequence[Span]) -> Iterator[Suspicion]:
    """`assisted to the ceremony`: a word that reads like the foreign one."""
    low = text.lower()
    for friend in FALSE_FRIENDS:
        if not any(sign in low for sign in friend.signs):
            continue
        for match in friend.pattern.finditer(text):
            sentence = sentence_of(sentences, Span(*match.span()))
            if sentence is None:
                continue
            yield Suspicion(
                warning=W.GARBLED,
                span=Span(match.start(), match.end()),
                sentence=sentence,
                readings=(f"“{match[0]}”, as it stands", f"{friend.meant}?"),
                reason=f"“{match[0]}” reads like a word for word translation: {friend.meant}?",
            )


# A condition that got lost: `will be crushed to sign` for `if it signs`.

HARM = word_set(
    """
    crushed punished broken humbled destroyed isolated ruined defeated erased humiliated divided
    conquered starved burned burnt invaded bombed sanctioned abandoned forgotten lost
    """
)
LOSING = word_set("lose suffer fall collapse perish bleed starve pay burn vanish")
HOSTILE = word_set(
    """
    invade attack fire shoot expel strike arrest bomb shell close seize march occupy fight punish
    retaliate blockade dismiss
    """
)
YIELDING = word_set(
    """
    accept refuse reject sign renew resume return repeat cross lower raise open join recognise
    recognize vote agree insist cut reduce enter touch ignore break deny ratify
    """
)
"""What one is warned not to do, or told to."""


def lost_conditions(words: Words) -> Iterator[Suspicion]:
    """`will be punished to accept the loan`: an infinitive where a condition must have stood."""
    low, tags = words.low, words.tags
    for will in range(len(low) - 3):
        if low[will] not in ("will", "shall") or tags[will] != "MD":
            continue
        to = next(
            (
                i
                for i in range(will + 2, min(will + 14, len(low) - 1))
                if low[i] == "to" and tags[i + 1] == "VB"
            ),
            None,
        )
        if to is None or {",", ";", ":"} & set(low[will:to]):
            continue
        inside = low[will + 1 : to]
        suffered = ("be" in inside or "become" in inside) and (
            HARM & set(inside) or (low[to + 1] in YIELDING and _is_lot(words, will, to))
        )
        hit = (HOSTILE & set(inside[:3]) or LOSING & set(inside[:3])) and low[to + 1] in YIELDING
        if not (suffered or hit):
            continue
        told = words.shown(will, to - 1)
        yield words.suspect(
            W.CONDITION_LOST,
            will,
            to + 1,
            (f"it {told}", f"it {told}, if it comes to “{words.shown(to, to + 1)}”"),
            f"“{words.shown(to, to + 1)}” is no purpose of what “{told}”: a condition may be lost",
        )


def _is_lot(words: Words, will: int, to: int) -> bool:
    """Whether what one will be is a noun group: `a broken land`, `a humbled people`."""
    return words.tags[to - 1].startswith("NN") and any(
        word in ("a", "an") for word in words.low[will:to]
    )


# Order and fulfilment.

FULFILLED = word_set("done carried executed fulfilled obeyed implemented followed honoured")
COMMANDED = word_set(
    "ordered told instructed commanded directed orders instructs commands bade required"
)


def unsure_tenses(words: Words) -> Iterator[Suspicion]:
    """`ordered them to leave, which will be done`: told of the past, and yet to come."""
    low = words.low
    for at in range(2, len(low) - 3):
        future = low[at] == "will" and low[at + 1] == "be" and low[at + 2] in FULFILLED
        if not future or low[at - 1] not in ("which", "that") or not COMMANDED & set(low[:at]):
            continue
        yield words.suspect(
            W.TENSE_UNSURE,
            at,
            at + 2,
            ("the order is still to be carried out", "the order was carried out"),
            f"“{words.shown(at - 1, at + 2)}” behind an order in the past: done, or still to do",
        )


# Euphemisms.

A_COUP = Harsher("a coup", label=EventLabel.COUP)
REPRESSION = Harsher("repression by force", "COERCE")
ASSAULT = Harsher("an assault on people", "ASSAULT")
KILLING = Harsher("killing", "ASSAULT")
INVASION = Harsher("an attack or invasion", "ASSAULT")
EXILE = Harsher("exile", label=EventLabel.EXILE)
REMOVAL = Harsher("removal from office", label=EventLabel.REMOVAL)
TORTURE = Harsher("torture", "ASSAULT")
DEPORTATION = Harsher("deportation", "COERCE")
AIR_RAID = Harsher("an air raid", "ASSAULT")

_ARMED = (
    r"(?:army|armies|military|soldiers|troops|officers?|generals?|colonels?|regiments?|barracks|"
    r"armed forces|guards?|junta|columns?|police|commandos?|navy|marines|sailors)"
)
_TO_CIVIL = r"(?:country|nation|people|homeland|republic|state|fatherland|land)"


@dataclass(frozen=True, slots=True)
class Euphemism:
    """A wording that may stand for a harsher act; `act` is the group of its trigger."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    harsher: Harsher


def _gloss(signs: str, pattern: str, harsher: Harsher) -> Euphemism:
    return Euphemism(tuple(signs.split("|")), re.compile(pattern, re.IGNORECASE), harsher)


EUPHEMISMS = (
    # The army stood with the will of the nation.
    _gloss(
        "alongside|beside| with ",
        rf"\b{_ARMED}\b{_GAP} (?P<act>(?:march|walk|stand|stood|go|went)\w{{0,3}})"
        rf" (?:alongside|beside|with|hand in hand with|together with){_GAP}"
        r" (?:wish|wishes|will|hopes?|aspirations|dreams?|demands|people|nation|destiny)\b",
        A_COUP,
    ),
    # Officers stepped in when the republic was in danger.
    _gloss(
        "stepped in|stepping in|steps in|step in|intervened whenever",
        rf"\b{_ARMED}\b{_GAP} (?:have |has |had )?(?:often |always |again )?"
        r"(?P<act>stepp(?:ed|ing) in|steps? in|intervened whenever)\b",
        A_COUP,
    ),
    _gloss(
        "responsib|charge|care",
        rf"\b{_ARMED}\b{_GAP} (?P<act>(?:took|take|takes|assumed?) (?:on )?"
        rf"(?:responsibility|charge|care)) (?:for|of) the {_TO_CIVIL}\b",
        A_COUP,
    ),
    _gloss(
        "voice",
        rf"\b{_ARMED}\b{_GAP} (?:have |has |had )?(?:often |always |again )?"
        r"(?P<act>(?:lent|lend|lends|gave|give|gives) (?:its|their|a) voice)\b",
        A_COUP,
    ),
    _gloss(
        "course of|path of|direction of",
        r"\b(?P<act>(?:correct|rectif|set right)\w{0,4}) (?:the )?(?:course|path|direction) of"
        r" (?:history|the nation|the country|the revolution)\b",
        A_COUP,
    ),
    # The regiment restored order in the valley.
    _gloss(
        "order",
        r"\b(?P<act>(?:restor|re-?establish)(?:e|es|ed|ing) (?:public |law and )?order)\b",
        REPRESSION,
    ),
    _gloss("pacif", r"\b(?P<act>pacif(?:y|ies|ied|ying|ication))\b", ASSAULT),
    _gloss(
        "neutrali",
        r"\b(?P<act>neutrali[sz](?:e|es|ed|ing)) (?:the |two |three |several |\d{1,4} )?"
        r"(?:\w{1,20} )?(?:rebels|militants|terrorists|fighters|bandits|guerrillas|insurgents|"
        r"gunmen|men|people)\b",
        KILLING,
    ),
    _gloss(
        "mopp|clean",
        r"\b(?P<act>(?:mopp(?:ed|ing) up|clean(?:ed|sed|sing|ing) (?:up )?the \w{1,20}))\b",
        KILLING,
    ),
    _gloss(
        "special operation|special military",
        r"\b(?P<act>special (?:military )?operation)s?\b",
        INVASION,
    ),
    _gloss("invited", r"\b(?P<act>invited) to (?:spend|take|leave|rest|retire|travel)\b", EXILE),
    _gloss(
        "decision",
        r"\b(?P<act>helped) (?:the |its |their )?[^.,;]{1,60} (?:to )?(?:reach|take|make|find)"
        r" (?:a|the|his|her) decision\b",
        REMOVAL,
    ),
    _gloss(
        "methods|techniques|means|measures",
        r"\b(?P<act>(?:persuaded|questioned|interrogated|convinced)) (?:with|by|using)"
        r" (?:\w{1,20} )?(?:energetic|enhanced|special|robust|vigorous|firm|physical)"
        r" (?:methods|techniques|means|measures)\b",
        TORTURE,
    ),
    _gloss("interrogation", r"\b(?P<act>(?:enhanced|robust) interrogation)\b", TORTURE),
    _gloss(
        "resettl|relocat",
        r"\b(?P<act>(?:resettl|relocat)(?:ed|ing)) (?:the )?(?:villagers|tribes|families)\b",
        DEPORTATION,
    ),
    _gloss("surgical", r"\b(?P<act>surgical strikes?)\b", AIR_RAID),
    _gloss(
        "measure|action",
        r"\b(?P<act>(?:disciplinary|corrective|sanitary) (?:action|measures?))\b",
        REPRESSION,
    ),
)


def glossed_acts(text: str, sentences: Sequence[Span]) -> Iterator[Suspicion]:
    """`the columns pacified the villages`: words that may stand for a harsher act."""
    low = text.lower()
    for one in EUPHEMISMS:
        if not any(sign in low for sign in one.signs):
            continue
        for match in one.pattern.finditer(text):
            sentence = sentence_of(sentences, Span(*match.span()))
            if sentence is None:
                continue
            yield Suspicion(
                warning=W.EUPHEMISM,
                span=Span(match.start("act"), match.end("act")),
                sentence=sentence,
                readings=(f"“{match['act']}”, as it stands", f"{one.harsher.words}?"),
                reason=f"“{match[0]}” may stand for {one.harsher.words}",
                kind=one.harsher,
            )


SENTENCE_RULES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (doubled_verbs, frozenset({"not"})),
    (misplaced_relatives, SUPPLYING),
    (wrong_bodies, PUT_OUT | RAISED),
    (impossible_doers, ONLY_PEOPLE | OFFICES),
    (lost_conditions, frozenset({"will", "shall"})),
    (unsure_tenses, FULFILLED),
)
"""Each with the words without one of which it finds nothing."""


def found_by_pattern(text: str, sentences: Sequence[Span]) -> list[Suspicion]:
    """What the tables of wordings find, at most `MAX_SUSPICIONS` of each."""
    return [
        *islice(mistranslated_words(text, sentences), MAX_SUSPICIONS),
        *islice(glossed_acts(text, sentences), MAX_SUSPICIONS),
    ]


def sentence_of(sentences: Sequence[Span], span: Span) -> Span | None:
    """The sentence that holds a span; None where it crosses a border."""
    at = bisect_right(sentences, span.start, key=lambda one: one.start) - 1
    return sentences[at] if at >= 0 and sentences[at].holds(span) else None


# The headline against the text below it.

STRONG_WORDS = word_set(
    """
    massacre bloodbath carnage slaughter war genocide terror chaos purge rampage invasion butchery
    inferno
    """
)
DONE = {EventStatus.HAPPENED, EventStatus.GENERIC}


def headline_says_more(
    words: str, status: EventStatus, below: Sequence[EventStatus], text_below: str
) -> str | None:
    """Why the headline's act is stronger than the text; None where it is not.

    `words`: the trigger in the headline; `below`: the statuses of mentions of this act, or of
    others of its type, in the text.
    """
    strong = next((word for word in words.lower().split() if word in STRONG_WORDS), None)
    if strong and strong not in text_below.lower():
        return f"“{strong}” stands in the headline alone"
    if status in DONE and below and not DONE & set(below):
        told = ", ".join(sorted({one.value for one in below}))
        return f"done in the headline, {told} in the text"
    return None
