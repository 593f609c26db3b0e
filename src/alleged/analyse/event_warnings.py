"""Readings that are probably wrong: damaged sentences, mistranslated words, parties that cannot be.

Nothing is corrected. What looks wrong is named with both readings, so that no certain record is
made of it; `docs/event-cases.md` tells how often that works on sentences of our own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from alleged.analyse.doubtful_words import Doubted
from alleged.analyse.euphemisms import EUPHEMISMS, Harsher, act_of
from alleged.analyse.event_cues import verb_bases
from alleged.analyse.event_syntax import SentenceSyntax
from alleged.analyse.false_friends import FALSE_FRIENDS
from alleged.analyse.names import word_set
from alleged.analyse.syntax import ChunkKind
from alleged.analyse.wordings import SearchedText
from alleged.records.events import EventStatus, EventWarning
from alleged.records.spans import Span

RULES = "warning rules 3"
MAX_SUSPICIONS = 200
"""Of one document."""
READING_PROBABILITY = 0.5
"""How likely the other reading is of what a rule or table finds. Nobody has counted it on real
news, where such sentences are rare; see `docs/event-cases.md`."""
W = EventWarning


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
    probability: float = READING_PROBABILITY
    """How likely the words are not to be taken as they stand."""

    def touches(self, trigger: Span) -> bool:
        """Whether an act of this trigger is in doubt.

        A damaged sentence puts all its acts in doubt, a euphemism only the act in its words.
        """
        if self.warning is W.EUPHEMISM:
            return self.span.overlaps(trigger)
        return self.sentence.overlaps(trigger)


def find_suspicions(
    text: str, syntax: Sequence[SentenceSyntax], doubted: Sequence[Doubted] = ()
) -> list[Suspicion]:
    """What is probably garbled, mistranslated or glossed over, in text order; at most
    `MAX_SUSPICIONS`, since beyond that a text is to be doubted as a whole.

    `doubted`: the words that the reader model doubts.
    """
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
    found = with_model(text, found, doubted, [sentence.span for sentence in syntax])
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

    @property
    def tags(self) -> list[str]:
        """The part of speech of each word; the sentence is put into groups for them."""
        return self.sentence.tags

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


CLEFT = word_set("what all everything thing things only which that whatever whoever who best least")
"""With one of these before it `did was` is sound: `what he did was not enough`."""


def doubled_verbs(words: Words) -> Iterator[Suspicion]:
    """`does not did not repeat`: two helping verbs with `not`, one of them left over; `did was not
    annulled`: two in one place."""
    low = words.low
    for at in range(1, len(low) - 3):
        twice = low[at] in ("did", "does", "do") and low[at + 1] in BE | {
            "had",
            "has",
            "will",
            "would",
        }
        if twice and low[at + 2] == "not" and CLEFT.isdisjoint(low[max(0, at - 20) : at]):
            yield words.suspect(
                W.GARBLED,
                at,
                at + 3,
                (f"{low[at]} not {low[at + 3]}", f"{low[at + 1]} not {low[at + 3]}"),
                f"“{words.shown(at, at + 3)}” has two helping verbs: one is left over",
            )
    for at in range(len(low) - 3):
        first, then = low[at], low[at + 2]
        if not (first in HELPING and low[at + 1] == "not" and then in HELPING):
            continue
        if low[at + 3] != "not" and then not in WITH_TENSE:
            continue  # "has not been"
        if then == "had" and low[at + 3] != "not" and words.tags[at + 3] not in ("VBN", "VBD"):
            continue  # "have not had any"
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
    catching building brewing shipping harvesting extracting pumping drilling farming raising
    breeding milling weaving spinning forging smelting distilling bottling canning packing trading
    storing providing delivering holding yielding cultivating planting digging rich
    """
)
USING = word_set(
    """
    lack lacks need needs burn burns eat eats drink drinks consume consumes use uses
    import imports buy buys require requires refine refines smelt smelts wear wears smoke smokes
    saw saws plane planes devour devours melt melts roast roasts grind
    grinds bake bakes weld welds spin spins weave weaves knit knits brew brews  boil boils
    chew chews stockpile stockpiles process processes resell resells polish
    polishes mill mills ferment ferments pour pours sip sips peel peels dye dyes tan tans swallow
    swallows fry fries inject injects pump pumps squeeze squeezes press presses crush crushes carve
    carves hammer hammers forge forges solder solders sew sews stitch stitches slice slices chop
    chops cook cooks steam steams stew stews distil distils distill distills blend blends ignite
    ignites shred shreds mould moulds mold molds sprinkle sprinkles lick licks gulp gulps inhale
    inhales pickle pickles sow sows thresh threshes recycle recycles
    """
)
NEEDING = word_set("lack lacks need needs import imports buy buys require requires")
"""What may be said of companies and partners too."""
LANDS = word_set(
    """
    state states country countries nation nations land lands island islands region regions province
    provinces port ports village villages town towns city cities emirate emirates kingdom kingdoms
    republic republics district districts valley valleys sheikh sheikhs chief chiefs tribe tribes
    farmer farmers neighbour neighbours neighbor neighbors merchant merchants people peoples company
    companies firm firms monarchy monarchies colony colonies county counties department departments
    territory territories sultanate sultanates partner partners ally allies zone zones
    coast coasts highlands lowlands hills peninsula peninsulas dominion dominions canton cantons
    commune communes parish parishes settlement settlements oasis oases bay bays harbour harbours
    harbor harbors cooperative cooperatives estate estates parish peoples neighbours basin basins
    """
)
"""What goods come from, and what nobody lacks, burns or eats."""


NEEDED = word_set(
    """
    company companies firm firms partner partners ally allies farmer farmers neighbour neighbours
    neighbor neighbors merchant merchants people peoples cooperative cooperatives estate estates
    chief chiefs sheikh sheikhs tribe tribes
    """
)


def misplaced_relatives(words: Words) -> Iterator[Suspicion]:
    """`the tin exporting states that Orvania lacks`: it lacks tin, not states."""
    low, tags = words.low, words.tags
    for at in range(1, len(low) - 3):
        if not (low[at] in SUPPLYING or (low[at].endswith("ing") and tags[at] in ("VBG", "JJ"))):
            continue
        first = at - 2 if at > 1 and low[at - 1] == "-" else at - 1
        if first < 0 or tags[first] in ("DT", "IN", "TO", ",", "CC"):
            continue
        that = next(
            (i for i in range(at + 2, min(at + 5, len(low))) if low[i] in ("that", "which")), None
        )
        if that is None or low[that - 1] not in LANDS:
            continue
        verb = next((i for i in range(that + 2, min(that + 7, len(low))) if low[i] in USING), None)
        if verb is None or (low[verb] in NEEDING and low[that - 1] in NEEDED):
            continue
        holders, who = words.shown(at + 1, that - 1), words.shown(that + 1, verb - 1)
        yield words.suspect(
            W.GARBLED,
            first,
            verb,
            (f"{who} {low[verb]} {holders}", f"{who} {low[verb]} {low[first]}"),
            f"“{words.shown(that, verb)}” stands behind “{holders}” and fits “{low[first]}”",
        )


DIPLOMATS = word_set(
    """
    ambassador ambassadors consul consuls envoy envoys attaché attachés attache diplomat diplomats
    d'affaires nuncio legate chargé consul-general vice-consul plenipotentiary
    """
)
CLERGY = word_set(
    "bishop archbishop cardinal priest abbot imam rabbi monk nun mufti pastor patriarch"
)
PUT_OUT = word_set(
    """
    expelled deported sacked thrown banished ousted ejected removed exiled kicked dismissed barred
    evicted excluded discharged driven chased purged extradited withdrawn suspended
    """
)
BODIES = word_set(
    """
    agency bureau league police navy army guard bank club company union federation association
    customs fund commission corps academy council board network office service brigade team choir
    orchestra exchange laboratory institute museum airline railway railways circus regiment squad
    cartel factory brewery cooperative battalion fleet militia gendarmerie newspaper
    syndicate administration authority directorate observatory archive mint monopoly foundation
    programme program consortium brigade squadron institution society cooperation chamber lottery
    theatre theater opera ballet philharmonic broadcaster publisher distillery shipyard
    """
)
"""Bodies that no diplomat belongs to: one is sent away by a state, from a country."""
ARMED_BODIES = word_set(
    "police navy army guard corps brigade regiment fleet customs battalion gendarmerie militia"
)
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
        whom = [
            i
            for i in range(max(0, at - 14), at)
            if low[i] in DIPLOMATS
            or (low[i] in CLERGY and body is not None and low[body] in ARMED_BODIES)
        ]
        abroad = word in FROM_COUNTRIES
        if (
            body is None
            or (put_out and not whom and not abroad)
            or (raised and low[body] not in ARMED_BODIES)
        ):
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
    helicopter drone mine shell train crate car bus canoe tanker trawler pistol gun machete torpedo
    missile rocket mortar tractor bicycle motorcycle van taxi ambulance yacht barge dinghy raft
    submarine satellite pipeline dam tunnel road canal fence gate ladder rope chain cable antenna
    generator turbine reactor furnace engine elevator crane bulldozer sack barrel suitcase parcel
    envelope banner flag uniform helmet tent truncheon baton shield handcuffs stamp coin banknote
    harvest grain wheat rice coffee cocoa oil petrol copper lithium cotton timber tariff
    curfew budget border river mountain storm flood drought earthquake avalanche landslide eruption
    volcano cholera epidemic famine tsunami cyclone hurricane typhoon hailstorm heatwave refinery
    """
)
"""What does nothing of its own will. Papers that speak (*the letter accused*) are left out."""
VEHICLES = word_set(
    """
    ferry ship boat aircraft plane helicopter tanker trawler yacht barge submarine train car bus van
    lorry truck taxi motorcycle
    """
)
"""What can be arrested or detained by law."""
ONLY_PEOPLE_DO = word_set(
    """
    arrested detained arrests detains sentenced convicted appointed elected accused interrogated
    pardoned jailed imprisoned extradited kidnapped deported nominated beheaded resigned
    abdicated confessed apologised apologized testified
    """
)
ONLY_PEOPLE_ARE = word_set(
    """
    arrested detained sentenced convicted elected interrogated pardoned jailed imprisoned extradited
    kidnapped deported beheaded exiled
    """
)
"""What is done to people alone; treaties are ratified and budgets dismissed."""
HELD_BY_LAW = word_set("arrested detained")
PLACES_OF_OFFICE = word_set(
    "embassy consulate ministry palace parliament court courthouse mission residence legation"
    " senate chancellery town-hall secretariat headquarters"
)
OFFICES = word_set("appointed elected sworn nominated")
BE = word_set("is are was were been being be")


INSTITUTIONS = word_set(
    """
    agency bureau bank authority office fund ministry institute museum laboratory exchange airline
    railway observatory archive mint monopoly foundation programme program consortium factory
    brewery academy directorate federation administration embassy consulate palace court
    parliament customs embargo
    """
)
"""Bodies that are not thought of as their members, as a crew or council is."""
SEIZED_AS_PERSONS = word_set(
    """arrested detained jailed imprisoned extradited deported beheaded hanged interrogated exiled
    stabbed handcuffed hospitalised hospitalized vaccinated"""
)
"""What befalls bodies through persons alone; firms are fined, sentenced and convicted."""
ENDED = word_set(
    """dissolved ratified repealed annexed privatised privatized nationalised nationalized
    reopened demolished amended initialled adjourned disbanded devalued"""
)
"""What is done to bodies, papers and things alone."""
PERSONS = (
    DIPLOMATS
    | CLERGY
    | word_set(
        """minister president premier general colonel captain judge mayor governor senator deputy
    banker editor journalist student teacher farmer king queen prince officer sergeant lawyer
    spokesman spokeswoman diver engineer poet singer driver"""
    )
)
FROM_COUNTRIES = word_set("deported extradited banished exiled repatriated")
"""What somebody is sent from a country alone."""


def mismatched_passives(words: Words) -> Iterator[Suspicion]:
    """`the diplomat was dissolved by parliament`, `the central bank was arrested`: what is done to
    bodies is told of a person, or the other way round."""
    low = words.low
    for clause in words.sentence.clauses:
        verb, subject = clause.verb, clause.subject
        if verb is None or subject is None or clause.inherited:
            continue
        if not any(low[at] in BE for at in range(verb.first, verb.head)):
            continue
        act, who = low[verb.head], low[subject.head]
        named = words.shown(subject.head, subject.head)
        unwelcome = act == "declared" and low[verb.after : verb.after + 2] == ["persona", "non"]
        body = who in INSTITUTIONS and named.islower()
        happening = who in OCCURRENCES and named.islower()
        wrong = (
            (body and (act in SEIZED_AS_PERSONS or unwelcome))
            or (happening and (act in SEIZED_AS_PERSONS or act in ONLY_PEOPLE_ARE))
            or (who in PERSONS and act in ENDED)
        )
        if not wrong:
            continue
        told = f"{who} {act}"
        yield words.suspect(
            W.PARTIES_UNSURE,
            subject.first,
            verb.after - 1,
            (told, f"{act} in one act, and the {who} of another"),
            f"a {who} cannot be {act}: two acts may have been merged",
        )


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
        is_thing = who in THINGS and words.shown(subject.head, subject.head).islower()
        if is_thing and passive and act in HELD_BY_LAW and who in VEHICLES:
            continue
        if is_thing and act in (ONLY_PEOPLE_ARE if passive else ONLY_PEOPLE_DO):
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


OCCURRENCES = word_set(
    """
    strike strikes demonstration demonstrations protest protests march rally session summit vote
    referendum election elections ceasefire truce treaty accord accords agreement pact visit riot
    riots explosion curfew negotiations talks earthquake landslide drought law bill tax budget
    reform constitution proposal resolution motion tariff subsidy famine cholera verdict amnesty
    embargo
    """
)
"""What is held, signed or suffered, and cannot be taken away by the police."""


def impossible_receivers(words: Words) -> Iterator[Suspicion]:
    """`arrested the strike and eleven dockers`: what befalls people stands before an event."""
    for at, chunk in enumerate(words.sentence.chunks[:-1]):
        after = words.sentence.chunks[at + 1]
        act, what = words.low[chunk.head], words.low[after.head]
        if chunk.kind is not ChunkKind.VERB or after.kind is not ChunkKind.NOUN or chunk.passive:
            continue
        if act not in ONLY_PEOPLE_ARE or what not in OCCURRENCES or after.first != chunk.after:
            continue
        shown = words.shown(after.first, after.after - 1)
        yield words.suspect(
            W.PARTIES_UNSURE,
            chunk.head,
            after.after - 1,
            (f"{act} {shown}", f"{act} people, and “{shown}” is of another act"),
            f"“{shown}” cannot be {act}: two acts may have been merged",
        )


def mistranslated_words(searched: SearchedText) -> Iterator[Suspicion]:
    """`assisted to the ceremony`: a word that reads like the foreign one."""
    taken: list[Span] = []
    for friend in FALSE_FRIENDS:
        for sentence, match in searched.find(friend):
            span = Span(*match.span())
            if any(span.overlaps(other) for other in taken):
                continue
            taken.append(span)
            yield Suspicion(
                warning=W.GARBLED,
                span=span,
                sentence=sentence,
                readings=(f"“{match[0]}”, as it stands", f"{friend.meant}?"),
                reason=f"“{match[0]}” reads like a word for word translation: {friend.meant}?",
            )


# A condition that got lost: `will be crushed to sign` for `if it signs`.

HARM = word_set(
    """
    crushed punished broken humbled destroyed isolated ruined defeated humiliated
    conquered starved burned burnt invaded bombed sanctioned weakened
    crippled beaten routed shattered subjugated enslaved occupied partitioned bankrupted
    impoverished jailed arrested prosecuted fined blockaded disgraced finished smashed flattened
    drowned hanged overrun dismembered disarmed ostracised ostracized boycotted annihilated
    evicted disbanded outlawed banned shunned hunted executed shot killed sunk razed levelled
    leveled expelled expropriated dissolved removed relegated nationalised nationalized torched
    shelled stoned deported imprisoned dethroned excommunicated besieged wiped erased dismissed
    sacked strangled buried eradicated squeezed vilified mocked spurned cursed exiled beheaded
    despised flogged whipped decimated lynched relegated shamed ridiculed sued denounced hated
    blacklisted dispossessed depopulated emptied
    """
)
LOSING = word_set(
    """
    lose suffer fall collapse perish bleed starve burn vanish forfeit wither crumble drown
    disappear languish shrink freeze rot weep mourn die split secede regret repent
    """
)
HOSTILE = word_set(
    """
    invade attack fire shoot expel arrest bomb shell occupy punish retaliate blockade bombard
    besiege jail hang execute boycott sanction torch destroy raze evict deport annihilate crush
    strike close shut seal block blockade enter march revolt rise rebel quit leave withdraw cut
    suspend cancel sever halt recall walk storm cross
    """
)
UNWANTED = word_set(
    """
    accept refuse reject sign repeat recognise recognize insist touch ignore deny ratify fail
    hesitate violate persist insult harbour harbor shelter meddle disobey defy delay apologise
    apologize exceed provoke miss neglect forget dare resist oppose betray trespass interfere
    cross lower open lose deny continue withhold
    """
)
"""What one is warned not to do, and seldom the purpose of an attack."""
UNWILLED = word_set("lose deny refuse continue withhold fail forget neglect")
"""Of these what nobody strikes, leaves or closes for: `will strike to lose their pay`."""
OWN_LOSS = word_set("burn destroy torch sink scuttle flood")
"""What one does to one's own to deny it to others."""
LEADS_TO_INFINITIVE = word_set(
    """
    right chance chances ability power powers opportunity incentive will capacity authority licence
    license permission appetite strength courage nerve motivation reason reasons need desire battle
    race bid attempt vote plan move decision order effort efforts ready able unable likely
    willing free out up on down how what where when whether plans rights freedom time money way
    means staff troops ground match seat seats not
    """
)
"""Before `to` these have the infinitive for their own."""
CONCEDING = UNWANTED | word_set(
    """
    admit adopt agree approve back bow cede comply concede confirm continue disarm disband disclose
    enter extradite hand host kneel negotiate obey permit publish quit reconsider rejoin renew
    reopen repeal rescind resume return revolt sell send side speak submit support surrender
    testify tolerate trade vote withdraw yield cross desert strike march talk
    bless endorse welcome attend join receive invite greet visit follow trust elect embrace
    """
)
"""What whoever is harmed may be told to do or not to do."""
POLITIES = word_set(
    """
    nation country people government kingdom republic state land army party alliance federation
    union empire dynasty regime parliament city town province island ally king minister president
    general man woman economy church tribe coalition senate cabinet court bank company club
    """
)
WRETCHED = HARM | word_set(
    """
    mad crazy foolish stupid cowardly blind desperate dead weak ungrateful leaderless kneeling dying
    bankrupt reckless suicidal insane naive servile broke failed exhausted hungry starving
    divided lonely friendless shameful helpless defenceless miserable sick
    """
)


PURPOSES = word_set(
    """
    make set serve show teach deter prevent avoid ensure help save protect stop keep warn let
    force compel press persuade support send host trade march be have do reduce cut allow create
    provide pay get clear send build replace protect reflect match meet cover raise lower give
    discourage please appease satisfy restore preserve free fund finance balance ease curb limit
    tackle fight combat combine bring find produce generate await feed heat power warm face
    enable facilitate secure obtain gain win extract punish
    """
)
"""What somebody may be harmed for: *will be punished to set an example*."""
WRETCHES = word_set(
    """
    beggar pariah outcast pauper laughing-stock laughingstock corpse ghost slave vassal ruin
    wreck graveyard cemetery desert wasteland fool coward cripple orphan bankrupt cinder shadow
    """
)
"""What a state or person will be that comes to harm: `a beggar among nations`."""
DOOMED = word_set("finished doomed lost dead ruined alone ashamed helpless defenceless damned")


def lost_conditions(words: Words) -> Iterator[Suspicion]:
    """`will be punished to accept the loan`: an infinitive where a condition must have stood."""
    low, tags = words.low, words.tags
    for will in range(len(low) - 3):
        if low[will] not in ("will", "shall", "would") or tags[will] != "MD":
            continue
        to = next(
            (at for at in range(will + 2, min(will + 14, len(low) - 1)) if _to(words, at)), None
        )
        if to is None or {",", ";", ":"} & set(low[will:to]):
            continue
        if not _is_doomed(words, will, to):
            continue
        verb = to + 1 + ("not" in low[to : to + 2])
        told = words.shown(will, to - 1)
        yield words.suspect(
            W.CONDITION_LOST,
            will,
            verb,
            (f"it {told}", f"it {told}, if it comes to “{words.shown(to, verb)}”"),
            f"“{words.shown(to, verb)}” is no purpose of what “{told}”: a condition may be lost",
        )


def _is_doomed(words: Words, will: int, to: int) -> bool:
    """Whether what will be is harm, and the infinitive neither its purpose nor a part of it."""
    low = words.low
    denied = "not" in low[to : to + 2]
    verb = to + 1 + denied
    inside, before = low[will + 1 : to], low[to - 1]
    walked = before in ("out", "down") and low[verb] in UNWILLED and bool(HOSTILE & set(inside))
    harmless = before in verb_bases() and before not in HARM | LOSING | HOSTILE
    if not walked and (harmless or before in LEADS_TO_INFINITIVE):
        return False
    if not {"if", "unless", "up", "when"}.isdisjoint(inside):
        return False
    purpose = low[verb] in PURPOSES and not denied
    if "be" in inside or "become" in inside:
        harmed = bool(HARM & set(inside)) and not purpose
        wretched = not purpose or bool(WRETCHES & set(inside))
        doomed = before in DOOMED and not purpose
        return harmed or doomed or (wretched and not denied and _is_wretched(words, will, to))
    deed, object_ = set(inside[:3]), to - will > 2
    if words.tags[to - 1] in ("VB", "VBP", "VBN", "MD") and before not in HOSTILE:
        return False
    if LOSING & deed and not (OWN_LOSS & deed and object_):
        return low[verb] in CONCEDING or (denied and not purpose)
    if not HOSTILE & deed:
        return False
    unwilled = low[verb] in UNWILLED
    if unwilled and OWN_LOSS & deed and low[verb] in ("deny", "withhold"):
        return False
    struck = object_ or unwilled or "strike" in deed
    return (low[verb] in UNWANTED and struck) or (denied and not purpose)


def _to(words: Words, at: int) -> bool:
    """Whether an infinitive begins here: `to sign`, `to not sign`."""
    low, tags = words.low, words.tags
    if low[at] != "to":
        return False
    verb = at + 1 + (low[at + 1] == "not")
    return verb < len(low) and tags[verb] == "VB"


def _is_wretched(words: Words, will: int, to: int) -> bool:
    """Whether one will be a wretched sort of them: `a broken land`, `a beggar among nations`."""
    low = words.low
    if not any(word in ("a", "an", "the") for word in low[will:to]):
        return False
    named = low[to - 1] in POLITIES and low[to - 2] in WRETCHED
    return named or bool(WRETCHES & set(low[will:to]))


INVERTED = word_set("will must can shall may would so then")
NO_VERBS = word_set(
    """
    as this his its us perhaps thus besides sometimes always across unless minus versus towards
    outdoors comes does is was has yes plus afterwards nevertheless regardless says adds asks writes
    notes
    """
)
"""Words in *s* that open a sentence before a noun, and verbs that do so in sound ones."""
BEFORE_NAMES = word_set("the a an his her its their this that")


def _is_told_ahead(words: Words, comma: int) -> bool:
    """Whether what follows a comma says what will be: `, will the strait be mined`, `, the king
    will answer`."""
    low = words.low
    if low[comma + 1] in INVERTED:
        return True
    ahead = range(comma + 2, min(comma + 7, len(low) - 1))
    modal = next((at for at in ahead if words.tags[at] == "MD"), None)
    return (
        modal is not None and low[modal] in ("will", "shall") and "," not in low[comma + 1 : modal]
    )


def bare_conditions(words: Words) -> Iterator[Suspicion]:
    """`Crosses the fleet the line, will the strait be mined`: a verb in front without an *if*."""
    low = words.low
    if len(low) < 6 or not low[0].endswith("s") or low[0] in NO_VERBS or low[-1] == "?":
        return
    if low[1] not in BEFORE_NAMES:
        return
    ahead = range(3, min(len(low) - 2, 16))
    comma = next((at for at in ahead if low[at] == "," and _is_told_ahead(words, at)), None)
    if comma is None or words.tags[0] != "VBZ":
        return
    yield words.suspect(
        W.CONDITION_LOST,
        0,
        comma - 1,
        (words.shown(0, comma - 1), f"if: {words.shown(0, comma - 1)}"),
        f"“{words.shown(0, 1)}” opens the sentence with its verb: an “if” may be lost",
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


def glossed_acts(searched: SearchedText) -> Iterator[Suspicion]:
    """`the columns pacified the villages`: words that may stand for a harsher act."""
    for wording, harsher in EUPHEMISMS:
        for sentence, match in searched.find(wording):
            act = Span(*act_of(match))
            yield Suspicion(
                warning=W.EUPHEMISM,
                span=act,
                sentence=sentence,
                readings=(f"“{act.of(searched.text)}”, as it stands", f"{harsher.words}?"),
                reason=f"“{match[0]}” may stand for {harsher.words}",
                kind=harsher,
            )


SENTENCE_RULES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (doubled_verbs, frozenset({"not"})),
    (misplaced_relatives, LANDS),
    (wrong_bodies, PUT_OUT | RAISED),
    (impossible_doers, ONLY_PEOPLE_DO | ONLY_PEOPLE_ARE | OFFICES),
    (mismatched_passives, SEIZED_AS_PERSONS | ENDED | ONLY_PEOPLE_ARE | {"persona"}),
    (impossible_receivers, ONLY_PEOPLE_ARE),
    (lost_conditions, frozenset({"will", "shall", "would"})),
    (bare_conditions, INVERTED),
    (unsure_tenses, FULFILLED),
)
"""Each with the words without one of which it finds nothing."""


def found_by_pattern(text: str, sentences: Sequence[Span]) -> list[Suspicion]:
    """What the tables of wordings find, at most `MAX_SUSPICIONS` of each."""
    searched = SearchedText(text, sentences)
    return [
        *islice(mistranslated_words(searched), MAX_SUSPICIONS),
        *islice(glossed_acts(searched), MAX_SUSPICIONS),
    ]


# What the reader model doubts, by the names of its head.

ANY_HARSHER = Harsher("a harsher act")
"""What a euphemism stands for that no table has."""


@dataclass(frozen=True, slots=True)
class Worded:
    """What is said of words that the model doubts."""

    warning: EventWarning
    meant: str
    """The second reading."""
    reason: str
    """With a place for the words."""


MODEL_WORDS = {
    "mistranslated": Worded(
        W.GARBLED, "another word, taken for its like", "“{}” is probably mistranslated"
    ),
    "euphemism": Worded(
        W.EUPHEMISM, f"{ANY_HARSHER.words}?", f"“{{}}” may stand for {ANY_HARSHER.words}"
    ),
    "merged": Worded(
        W.PARTIES_UNSURE, "two acts, run together", "“{}” may be two acts that were merged"
    ),
    "condition": Worded(
        W.CONDITION_LOST, "only if it comes to this", "“{}” may be a lost condition"
    ),
    "misattached": Worded(
        W.GARBLED, "said of another noun", "“{}” probably belongs to another noun"
    ),
}
"""What the head's names say."""


def with_model(
    text: str, found: Sequence[Suspicion], doubted: Sequence[Doubted], sentences: Sequence[Span]
) -> list[Suspicion]:
    """What the rules and tables found and what the model doubts, each place once.

    Where a rule and the model have the same warning for the same words, the rule's readings are
    kept, for they say more, with the greater probability; the model need not be sure of them.
    """
    kept = list(found)
    for one in doubted:
        words, sentence = MODEL_WORDS.get(one.kind), sentence_of(sentences, one.span)
        if words is None or sentence is None:
            continue
        shared = [
            at
            for at, other in enumerate(kept)
            if other.warning is words.warning and other.span.overlaps(one.span)
        ]
        told = f"the reader model doubts the words ({one.kind}, {one.probability:.2f})"
        for at in shared:
            kept[at] = replace(
                kept[at],
                probability=max(kept[at].probability, one.probability),
                reason=f"{kept[at].reason}; {told}",
            )
        if not shared and one.sure:
            shown = one.span.of(text)
            kept.append(
                Suspicion(
                    warning=words.warning,
                    span=one.span,
                    sentence=sentence,
                    readings=(f"“{shown}”, as it stands", words.meant),
                    reason=f"{words.reason.format(shown)}; {told}",
                    kind=ANY_HARSHER if words.warning is W.EUPHEMISM else None,
                    probability=one.probability,
                )
            )
    return kept


def sentence_of(sentences: Sequence[Span], span: Span) -> Span | None:
    """The sentence that holds a span; None where it crosses a border."""
    at = bisect_right(sentences, span.start, key=lambda one: one.start) - 1
    return sentences[at] if at >= 0 and sentences[at].holds(span) else None


# The headline against the text below it.

STRONG_WORDS = word_set(
    """
    massacre bloodbath carnage slaughter war genocide terror chaos purge rampage invasion butchery
    inferno annihilation onslaught blitz anarchy mayhem catastrophe apocalypse armageddon butchered
    annihilated obliterated slaughtered massacred holocaust extermination lynching reign
    """
)
KILLING = word_set(
    """
    kill kills killed killing killings murder murders murdered murdering assassinate assassinates
    assassinated assassination slay slays slain slew execute executes executed execution hang hanged
    die dies died dead death deaths dying fatal fatally corpse corpses bodies lynch lynched behead
    beheaded drowned perished toll lives life funeral buried killer murderer massacre massacred
    slaughter slaughtered poisoned strangled shot
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
    kills = not KILLING.isdisjoint(words.lower().split())
    if kills and status in DONE and KILLING.isdisjoint(re.findall(r"[a-z]+", text_below.lower())):
        return "somebody is killed in the headline alone"
    if status in DONE and below and not DONE & set(below):
        told = ", ".join(sorted({one.value for one in below}))
        return f"done in the headline, {told} in the text"
    return None
