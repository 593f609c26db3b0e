"""The words that an act hangs on, from the inside out: `was | said to | have tried to | flee`.

No tree is there to climb: each step looks left from a word for what takes it, by parts of speech,
by groups (`alleged.analyse.syntax`) and by the tables of `alleged.analyse.event_cues`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import attrgetter

from msgspec import Struct, structs

from alleged.analyse.act_words import base_forms
from alleged.analyse.event_cues import (
    ALLEGING_ADVERBS,
    ENDINGS,
    FATES,
    GENERIC_ADVERBS,
    GENERIC_OPENERS,
    HELD_FOR,
    IF_WORDS,
    LIGHT_VERBS,
    LIKELY_ADVERBS,
    MODALS,
    NEARLY,
    NEGATIONS,
    NEGATIVE_SUBJECTS,
    NO_NEGATION,
    OBJECT_VERBS,
    POSSIBLE_ADVERBS,
    PREPOSITION_VERBS,
    TAKING_PLACE,
    THWARTING,
    Force,
    adjective_forces,
    noun_forces,
    verb_bases,
    verb_forces,
)
from alleged.analyse.event_syntax import SentenceSyntax
from alleged.analyse.names import DAYS_AND_MONTHS, word_set
from alleged.analyse.syntax import BE, Chunk, ChunkKind
from alleged.records.events import Certainty
from alleged.records.spans import Span

MAX_STEPS = 6
"""Steps of the climb: `is said to have tried to plan to ...` has four."""
REACH = 40
"""Words to the left that a step may pass."""
HELPERS_REACH = 12


class Link(Struct, frozen=True, gc=False):
    """A word that the act hangs on."""

    force: Force
    words: str
    negated: bool = False
    certainty: Certainty | None = None
    own: bool = False
    """Whether it stands in the group of the verb itself: `did not`, `would`."""


class Step(Struct, frozen=True, gc=False):
    """What one step of the climb found."""

    links: tuple[Link, ...] = ()
    onward: int | None = None
    """The word to climb from next; None at the top."""
    read: bool = False
    """Whether the negation of that word is in `links` already."""


F = Force
CLAUSE_ENDS = word_set("; : — – ( ) that which who whom whose because although though while but")
WITH_ING = word_set("of for with against about to at in on over into from")
FREE_WITH_ING = word_set("after before by while since despite when following during upon besides")
LINKING = word_set("of at for against over to on about in after by behind with into without from")
MARKS = word_set("“ ” \" '' `` ‘ ’")
NOUN_TAGS = word_set("NN NNS NNP CD")
INSIDE_NOUN = word_set("DT PRP$ JJ JJR JJS CD NN NNS NNP POS VBN VBG RB PRP SYM")
FINITE_TAGS = word_set("VBD VBZ VBP MD")
HELPERS = (
    BE
    | word_set("have has had having 've 'd do does did doing 's wo ca")
    | frozenset(MODALS)
    | NEGATIONS
)
BEFORE_VERBS = word_set("to not n't never cannot did does do didn't doesn't don't won't")
"""After these a word that can be a verb is one, whatever its tag."""
DEMONSTRATIVES = word_set("this that these those such said aforementioned same")
RELATIVES_AND_OTHERS = word_set(
    "who which whom whose because although though when while since after before until as where"
)
PLACE_WORDS = {"take": "place", "break": "out"}
DEFINITE = word_set("the this that these those its their his her")
UNDOUBTED = word_set("beyond no without little")
BARELY = word_set("hardly scarcely barely")
DENYING = word_set("deny dispute refute rebut contradict reject dismiss")
"""With a charge or demand for their object these leave it made: `denied the charges`."""
UNDOING = word_set("overturn quash annul reverse uphold overrule rescind override sustain")
"""What is done to a verdict or an order takes it for made."""
ENDING = word_set("stop halt end cease")
"""With plural acts for their object these say that they went on: `stop the bombings`."""
OPENED_BY = frozenset({F.WISHES, F.EXPECTS})
ORDINALS = word_set("first second third fourth fifth sixth last latest only")
"""Whoever is one of these `to` do it has done it."""
DUE = word_set("credit praise thanks blame recognition applause")
"""What one deserves for what one has done."""
AT_LEAST = word_set("fewer less lesser later")
"""Behind `no` these count: `no fewer than nine`."""
CAUSES = word_set("let make help see watch have hear bid")
"""Verbs with an object and a bare verb: `let them enter`."""
MEANING_TO = word_set(
    """
    plan plans intend intention intentions aim mean hope hopes prepare propose draft want wish
    expect forecast predict expected likely anticipate
    """
)
"""What may come to nothing but is meant or foreseen; what is agreed or due is told as certain."""
ALIKE = ({"VBD", "VBN"}, {"VB", "VBP"})
"""Forms that the tagger takes for one another."""
EFFECTS = word_set(
    "be mean cost cause destroy hurt lead require bring help undermine spell violate"
)
AT_LENGTH = word_set("carefully meticulously painstakingly thoroughly long widely well minutely")
SPELLS = word_set("days weeks months years hours decades")
PERCEIVED = word_set(
    """heard seen felt smelt watched break collapse fail end continue resume drag last spread
    escalate"""
)
"""What could be heard did happen, and what could break down or go on does."""
IF_REAL = word_set("would could might")
"""`A strike would cost millions`: the act is as open as its effect."""
STOPPING = word_set("stop halt abandon suspend")
"""With a bare `-ing` these say that it was being done: `stopped shelling`."""
SAID = word_set(
    """
    said announced told declared added reported stated replied confirmed disclosed wrote agreed
    promised vowed warned pledged insisted
    """
)
TOLD = {
    "said": F.ALLEGES, "alleged": F.ALLEGES, "rumoured": F.ALLEGES, "rumored": F.ALLEGES,
    "claimed": F.ALLEGES, "reported": F.THINKS, "understood": F.THINKS, "found": F.CARRIES,
    "known": F.CARRIES,
}  # fmt: skip
"""With `is` before and `to have` behind."""
ZERO_THAT = word_set(
    """
    claim allege suspect believe think suppose presume reckon estimate fear hope wish expect
    predict forecast worry doubt
    """
)
"""Verbs whose clause mostly stands without `that`."""
OFFERED = word_set("reject accept dismiss ignore refuse welcome spurn decline repeat renew")
"""What is done to an offer, a demand or a charge takes it for granted."""
ASKED_OR_MEANT = frozenset({F.CALLS, F.ORDERS, F.PLANS, F.WISHES})
"""What a noun takes for its content with a verb that has no past: `a demand that he go`."""
BESIDE = word_set("including excluding involving following concerning regarding according citing")
CHARGED_BY = word_set("of with for")
WAS = word_set("was were")
WAITING = word_set("wait hesitate delay shrink")
"""Whoever did not, did it: `did not hesitate to fire`."""
TAKING = word_set("of for against to with on about at")
"""Prepositions by which a word takes an act; others only say where and when."""
WITH_OBJECT = word_set("warn accuse persuade convince assure remind")
"""Verbs with an object and a clause: `warned the king that`."""
CALENDAR = DAYS_AND_MONTHS | word_set("week month year spring summer autumn winter")
BLAMING = word_set(
    """
    slam condemn criticise criticize denounce blast rebuke censure fault lambast berate decry
    castigate punish fine sue prosecute try
    """
)
"""With `for` and an `-ing` these charge somebody: `slammed the junta for torturing`."""
FEELING = word_set("glad happy pleased delighted proud sad sorry shocked surprised relieved")
"""With `to` these take the act for done."""
ASKED_HOW = word_set("how whether when where what")
"""Before `to` these tell of what may be done: `taught them how to disperse crowds`."""
DAILY = word_set("everyday daily weekly regular constant common frequent routine ordinary normal")
HABITS = word_set(
    """occurrence occurrences affair business event feature sight routine practice custom habit way
    part fact tradition rule norm industry"""
)
"""What acts of a kind are or have become: `an everyday affair`, `a way of life`."""
TALES = word_set("report reports rumour rumours rumor rumors story stories suggestion suggestions")
ANNOUNCING = word_set("announce announces announced announcing call calls called calling")
STAGED = word_set(
    """strike strikes march marches rally rallies protest protests demonstration demonstrations
    boycott boycotts walkout walkouts stoppage stoppages sit-in picket pickets"""
)
"""What somebody who announces or calls it has still before him: `called a strike`."""
LIVING = word_set("life everyday daily like any")
TURNED = word_set("become became becoming remain remains remained")
USUAL = word_set(
    """common rare frequent usual routine rife widespread commonplace normal everyday unusual
    habitual endemic forbidden illegal banned punishable part"""
)
RETURNING = word_set(
    "year spring summer autumn winter season month week day morning night evening harvest election"
)
PROVED = word_set("proved proven prove was were turned out is are")
FALSE = word_set("false unfounded baseless untrue groundless fabricated invented")
AWAITING = word_set("will would 'll shall can could may might must should")
"""With one of these before it, `only when` leaves open whether it comes to that."""
CALLING = word_set("call describe term label brand dub characterise characterize")
"""What somebody does who gives a thing a name."""
SEEING = CALLING | word_set("denounce see")
CALLER_REACH = 8
FUTILE = word_set(
    """wrong impossible absurd hard difficult foolish pointless useless futile idle silly dishonest
    ridiculous false unfair"""
)
"""With `to` these deny what follows: `it is impossible to deny`."""
ASKING_WHY = word_set("why how")
NOTICED = word_set(
    """report reports reported see sees saw seen witness witnessed hear heard observe observed
    notice noticed record recorded register registered find found"""
)
"""With a denial these leave no act that nothing tells apart: `nobody reported | violence`."""
NO_ONE = word_set("no none nobody neither")
NO_OBJECT = word_set("no none nobody nothing")
"""What denies a verb as its object."""
NO_DENIAL = word_set("longer more doubt less matter")
"""Behind `no` these make no object that denies its verb."""
OPENS_CLAUSE = MARKS | word_set(", ; : that and but because although while")
HELD_FOR_IT = word_set(
    """arrest detain hold apprehend seize question interrogate remand summon search investigate sue
    pursue want hunt"""
)
"""What is done to somebody for an act that is not proved: `was arrested | for bribing a judge`."""
CLAUSE_FORCES = frozenset(
    {F.DENIES, F.ALLEGES, F.WISHES, F.EXPECTS, F.THINKS, F.STANDS, F.PLANS, F.CALLS}
)
"""What a verb with a clause behind it can do to the clause, with or without `that`."""


_START, _END = attrgetter("start"), attrgetter("end")


@lru_cache(maxsize=512)
def view_of(sentence: SentenceSyntax, *, in_title: bool = False) -> View:
    """The view of a sentence, one for all who look at it; the last few hundred are kept."""
    return View(sentence, in_title=in_title)


class _Places(dict[int, str]):
    """What stands at each place of a sentence; "" outside."""

    def __missing__(self, at: int) -> str:
        return ""


class View:
    """A sentence as the climb sees it."""

    tag: Callable[[int], str]
    """The part of speech at a place; "" outside."""
    word: Callable[[int], str]
    """What stands there, in small letters; "" outside."""

    def __init__(self, sentence: SentenceSyntax, *, in_title: bool) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.tags = sentence.tags
        self.chunks = sentence.chunks
        self.low = [token.lower.replace("’", "'") for token in sentence.tokens]
        self.words = frozenset(self.low)
        # Asked hundreds of times a sentence: a call of Python's own would take twice as long.
        self.tag = _Places(enumerate(self.tags)).__getitem__
        self.word = _Places(enumerate(self.low)).__getitem__
        self.in_title = in_title
        self.chunk_of = [
            number
            for number, chunk in enumerate(self.chunks)
            for _ in range(chunk.first, chunk.after)
        ]
        self._verbs: dict[int, bool] = {}
        self._helpers: dict[int, tuple[list[Link], int]] = {}
        self._heads: dict[Span, int | None] = {}

    # What stands at a place.

    def base(self, at: int) -> str:
        """The base form of a verb that a table has; "" for others."""
        return verb_bases().get(self.word(at), "")

    def chunk(self, at: int) -> Chunk:
        """The group that a word is in."""
        return self.chunks[self.chunk_of[at]]

    def is_noun(self, at: int) -> bool:
        """Whether a word is used as a noun."""
        return self.tag(at) in NOUN_TAGS and not self.is_verb(at)

    def is_verb(self, at: int) -> bool:
        """Whether a word is used as a verb, as far as its tag and its neighbours tell."""
        known = self._verbs.get(at)
        if known is None:
            known = self._verbs[at] = 0 <= at < len(self.low) and self._used_as_verb(at)
        return known

    def _used_as_verb(self, at: int) -> bool:
        tag, before, chunk = self.tag(at), self.word(at - 1), self.chunk(at)
        if tag.startswith("VB"):
            named = chunk.kind == ChunkKind.NOUN and tag == "VBG" and at == chunk.head
            return not named and not (tag in ("VBG", "VBN") and self._before_noun(at))
        if chunk.kind == ChunkKind.VERB and at == chunk.head and before not in ("the", "a", "an"):
            return True
        if tag in NOUN_TAGS and self.tag(at - 1) == "RB" and before.endswith("ly"):
            return self.tag(at - 2) in NOUN_TAGS and self.tag(at + 1) in ("DT", "JJ", "NN", "NNS")
        if tag in ("NN", "NNS") and self.word(at + 1) == "that" and self.base(at):
            return before == "longer" or self.tag(at - 1) in ("NNS", "PRP")
        infinitive = before != "to" or self.word(at) == self.base(at)  # "respond to charges"
        return before in BEFORE_VERBS and bool(self.base(at)) and infinitive

    def is_before_noun(self, at: int) -> bool:
        """Whether a participle in `-ed` tells of the noun behind it: `the nine sacked welders`."""
        chunk = self.chunk(at)
        inside = chunk.kind is ChunkKind.NOUN and chunk.first < at < chunk.head
        done = self.tag(at) in ("VBN", "JJ") and self.word(at).endswith("ed")
        return inside and done and self.word(at) not in adjective_forces()

    def _before_noun(self, at: int) -> bool:
        """Whether a participle stands before its noun: `the attempted coup`, `a hastily arranged
        visit`, `with attempted murder`."""
        if self.tag(at - 1) == "IN" and self.word(at) in adjective_forces():
            return self.tag(at) == "VBN" and self.tag(at + 1) in NOUN_TAGS
        if self.tag(at - 1) == "RB" and self.word(at - 1).endswith("ly"):
            return self.tag(at - 2) in ("DT", "PRP$") and self.tag(at + 1) in NOUN_TAGS
        return self.tag(at - 1) in ("DT", "PRP$", "JJ") and self.tag(at + 1) in NOUN_TAGS

    def is_helper(self, at: int) -> bool:
        """Whether a word is a helping verb; the month and the wish to die are none."""
        word = self.word(at)
        if word in ("may", "will", "can", "might", "must"):
            return self.tag(at) == "MD"
        if word in ("get", "gets", "got", "getting"):
            return self.tag(at + 1) == "VBN"
        return word in HELPERS or word.endswith("n't")

    def head_of(self, trigger: Span) -> int | None:
        """The word of the trigger that decides: its first verb, else its last noun."""
        if trigger not in self._heads:
            self._heads[trigger] = self._find_head(trigger)
        return self._heads[trigger]

    def _find_head(self, trigger: Span) -> int | None:
        first = bisect_right(self.tokens, trigger.start, key=_END)
        after = bisect_left(self.tokens, trigger.end, key=_START)
        inside = [at for at in range(first, after) if self.tokens[at].kind != "sign"]
        if not inside:
            return None
        verbs = [at for at in inside if self.is_verb(at) and not self.is_helper(at)]
        nouns = [at for at in inside if self.tag(at) in NOUN_TAGS]
        foiled = verbs and nouns and self.base(verbs[0]) in THWARTING
        if foiled and nouns[-1] > verbs[0]:
            return nouns[-1]  # "foiled an attempted putsch"
        tried = verbs and self.base(verbs[0]) in ("try", "attempt", "seek", "fail", "strive")
        if tried and self.word(verbs[-1] - 1) == "to" and verbs[-1] - 1 in inside:
            return verbs[-1]  # "tried to block"
        return verbs[0] if verbs else nouns[-1] if nouns else inside[0]

    def held_for(self, trigger: Span) -> str:
        """`feared dead`, `are presumed | killed`: what people are held for of whom nobody has seen
        it; "" where it is denied, or nothing of the kind."""
        if HELD_FOR.isdisjoint(self.words):
            return ""
        for at, token in enumerate(self.tokens[:-1]):
            if self.low[at] not in HELD_FOR or self.low[at + 1] not in FATES:
                continue
            if token.start >= trigger.end or trigger.start >= self.tokens[at + 1].end:
                continue
            named = self.tag(at + 2) in NOUN_TAGS and self.chunk(at + 1) is self.chunk(at + 2)
            return "" if named or self.helpers(at)[0] else self._shown(at, at + 1)
        return ""

    def first_of(self, trigger: Span) -> int | None:
        """The first word of a trigger."""
        at = bisect_right(self.tokens, trigger.start, key=_END)
        return at if at < len(self.tokens) else None

    def _shown(self, first: int, last: int) -> str:
        start = max(first, last - 5)
        return " ".join(token.text for token in self.tokens[start : last + 1])

    def _proved_false(self, noun: int) -> str:
        """`rumours of a coup proved unfounded`: the word that says so; "" for none."""
        for at in range(noun + 1, len(self.low)):
            shown = any(self.word(i) in PROVED for i in range(max(noun, at - 3), at))
            if self.word(at) in FALSE and shown:
                return self.word(at)
        return ""

    # The climb.

    def links_above(self, at: int, *, first: int | None = None) -> list[Link]:
        """All that the act named at this word hangs on, from the inside out.

        `first`: the trigger's first word. Helping verbs inside the trigger are part of the act
        (`would welcome`, `will not attend`: a statement was made).
        """
        found: list[Link] = []
        inside = first is not None and first < at and self.is_verb(at)
        place: int | None = at
        read = False
        seen: set[int] = set()
        for _ in range(MAX_STEPS):
            if place is None or place in seen:
                break
            seen.add(place)
            step = (
                self._verb_step(place, own=place == at)
                if self.is_verb(place)
                else self._noun_step(place)
            )
            links = _without_read(step.links) if read else list(step.links)
            if inside and place == at and first is not None:
                named = {self.word(i) for i in range(first, at)}
                links = [one for one in links if not (one.own and named & _helping(one))]
            found += links
            if any(link.force is F.STANDS or _is_undeniable(link) for link in step.links):
                break
            place, read = step.onward, step.read
        return found

    def _verb_step(self, at: int, *, own: bool = False) -> Step:
        """The forces in and right above a verb."""
        links, first = self.helpers(at)
        if own and (nobody := self._denied_object(at)):
            links = _with_denied_object(links, nobody)
        before = first - 1
        if self.word(before) == "to" and self.tag(first) not in ("VBG", "VBN", "VBD"):
            return self._above_infinitive(before, links, at)
        tag = self.tag(at)
        if self.word(first) == "having":
            return self._above_participle(before, links)
        if first < at and tag != "VBG":
            return self._above_clause(first, links)
        if tag == "VBG" and not any(self.word(i) in BE for i in range(first, at)):
            return self._above_participle(before, links)
        if self.word(before) in (",", "and", "or") and "having" in self.low[:before]:
            listed = self.charged_first(at)
            if listed is not None:
                return Step(tuple(links), listed)
        joined = self._joined(at, before)
        if tag == "VB" or tag in ("IN", "JJ", "NN"):
            return self._above_bare(at, before, links)
        if tag in ("VBD", "VBN", "VBP", "VBZ") and joined is not None:
            return Step((*links, *self._helpers_of_first(joined)), None)
        nor = "nor" in self.words and self._has_negative_subject(at)
        if tag == "VBN" and self.tag(before) in NOUN_TAGS and not nor:
            return Step(tuple(links))  # "the envoy expelled from"
        return self._above_clause(first, links)

    def _denied_object(self, at: int) -> str:
        """`fired | no shots`, `arrested | nobody`: the object that denies a verb; "" for none."""
        if NO_OBJECT.isdisjoint(self.words):
            return ""
        first = at + 1
        while self.tag(first) == "RP":
            first += 1
        word = self.word(first)
        if word not in NO_OBJECT or (word == "no" and self.word(first + 1) in AT_LEAST | NO_DENIAL):
            return ""
        return self._shown(at, max(first, self.chunk(first).head))

    def helpers(self, at: int) -> tuple[list[Link], int]:
        """The helping verbs, `not` and adverbs right before a verb, and where they begin."""
        if at not in self._helpers:
            self._helpers[at] = self._read_helpers(at)
        links, first = self._helpers[at]
        return [*links], first

    def _read_helpers(self, at: int) -> tuple[list[Link], int]:
        first, place, negated, modal, be_to = at, at - 1, False, "", False
        if at > 1 and self.word(at - 1) in ("-", "‑") and self.tokens[at].glued:
            place = at - 3  # "had not ill-treated"
        adverbs: list[Link] = []
        while place >= 0 and at - place < HELPERS_REACH:
            word = self.word(place)
            if word in ("neither", "nor") and place < at:
                negated = True
            elif word in BARELY and self.word(place + 1) == "had" and place == 0:
                pass  # "Scarcely had the vote ended when"
            elif is_not(word):
                negated = negated or self.word(place + 1) not in NO_NEGATION
                helper = word.removesuffix("n't")
                modal = CONTRACTED.get(helper, helper) if helper in MODALS | CONTRACTED else modal
            elif word.endswith("'ll"):
                modal, first = "will", place
                break
            elif word in MODALS and self.is_helper(place):
                modal = word
            elif self.is_helper(place):
                be_to = be_to or (word in BE and self.word(place + 1) == "to")
            elif (link := adverb_link(word)) and not (word in NEARLY and place < at - 1):
                adverbs.append(link)
            elif word == "longer" and self.word(place - 1) in ("no", "any"):
                negated = True
                place -= 1
            elif self.tag(place) != "RB":
                break
            first = place
            place -= 1
        links = list(adverbs)
        modal = modal or self._inverted(first)
        if self._is_unreal(first, at):
            link = Link(F.STANDS if negated else F.WISHES, self._shown(first, at))
            return [*adverbs, link], first
        if modal:
            force, certainty = MODALS[modal]
            words = self._shown(first, at)
            links.append(Link(force, words, negated, Certainty(certainty), own=True))
        elif negated:
            links.append(Link(F.DENIES, self._shown(first, at), own=True))
        elif be_to and "have" in self.low[first:at] and self.word(first) in ("was", "were"):
            links.append(Link(F.DENIES, self._shown(first, at)))
        elif be_to:
            links.append(Link(F.PLANS, self._shown(first, at)))
        elif self.word(first) == "be" and first < at and self.tag(first - 1) in NOUN_TAGS:
            links.append(Link(F.CALLS, self._shown(first, at)))  # "that a judge be appointed"
        return links, first

    def _is_unreal(self, first: int, at: int) -> bool:
        """`Had they known`, `if he had not thrown it`: what is told is the opposite."""
        place = first - 1
        while place >= 0 and self.tag(place) in INSIDE_NOUN and first - place < HELPERS_REACH:
            place -= 1
        if self.word(place) == "if" and "had" in self.low[first:at]:
            return True
        opens = place == 0 or (place > 0 and self.word(place - 1) in (",", ";", *MARKS))
        past = self.tag(at) in ("VBN", "VBD") and "?" not in self.low[-2:]
        return self.word(place) == "had" and opens and past and place < first - 1

    def _inverted(self, first: int) -> str:
        """The helping verb before a subject: `will they strike`, `only then would they`."""
        place = first - 1
        while place >= 0 and self.tag(place) in INSIDE_NOUN and first - place < HELPERS_REACH:
            if self.is_helper(place):
                break
            place -= 1
        asked = place <= 1 or self.word(place - 1) in ("only", "when", "why", "how", "what", "then")
        modal = self.word(place) in MODALS and self.is_helper(place) and place >= 0
        return self.word(place) if asked and modal else ""

    def force_at(self, at: int, particle: str = "") -> tuple[Force, str] | None:
        """The force of a word that may take an act, by verb, adjective or noun."""
        word, base = self.word(at), self.base(at)
        if particle and f"{base} {particle}" in PREPOSITION_VERBS:
            return PREPOSITION_VERBS[f"{base} {particle}"], f"{word} {particle}"
        noun = self.is_noun(at)
        if noun and word in noun_forces():
            return noun_forces()[word], word
        if base in verb_forces() and not (noun and self._has_owner(at)):
            return verb_forces()[base], word
        if word in adjective_forces() and not particle:  # "due to rain"
            return adjective_forces()[word], word
        if word in noun_forces():
            return noun_forces()[word], word
        return None

    def _has_owner(self, at: int) -> bool:
        return self.tag(at - 1) in ("DT", "PRP$", "POS", "JJ")

    def _is_denied(self, at: int) -> bool:
        """Whether a verb, noun or adjective above the act is itself denied."""
        links, first = self.helpers(at)
        if any(link.negated or link.force is F.DENIES for link in links):
            return True
        if self.word(at - 1) == "to" and self.word(at - 2) in FUTILE:
            return True  # "it would be wrong to deny"
        place = first - 1
        while place >= 0 and self.tag(place) in INSIDE_NOUN and at - place < HELPERS_REACH:
            if self.word(place) in ("no", "not"):
                return True
            place -= 1
        return self._has_negative_subject(at)

    def _has_negative_subject(self, at: int) -> bool:
        subject = self.subject_words(at)
        if "no" in subject[:-1] and subject[subject.index("no") + 1] in AT_LEAST:
            return False  # "no fewer than forty were beaten"
        hardly = bool({"hardly", "scarcely", "barely"} & set(subject))
        if subject[1:3] in (["not", "one"], ["not", "a"]) and self.tag(at) in FINITE_TAGS:
            return True  # "not one of the officers was convicted"
        beside = hardly or subject[:1] in (["nor"], ["neither"], ["not"])
        return bool(NEGATIVE_SUBJECTS & set(subject[1:])) or beside

    def subject_words(self, at: int) -> list[str]:
        """The words of the subject of the clause that a word is in, and the one before them."""
        for clause in self.sentence.clauses:
            if clause.holds(at) and clause.subject is not None and not clause.inherited:
                subject = clause.subject
                return [self.word(subject.first - 1), *self.low[subject.first : subject.after]]
        return []

    def _link(self, force: Force, words: str, at: int) -> Link:
        word = self.base(at) or self.word(at)
        dropped = self.is_noun(at) and any(
            link.force is F.PREVENTS and not link.negated for link in self._verb_of_noun(at, at)
        )
        if dropped:
            return Link(F.PREVENTS, f"{words}, given up")
        told = force in (F.ALLEGES, F.THINKS)
        if told and self.is_noun(at) and (false := self._proved_false(at)):
            return Link(F.DENIES, f"{words}, {false}")
        probable = word in MEANING_TO and force in (F.PLANS, F.WISHES, F.EXPECTS)
        certainty = Certainty.PROBABLE if probable else None
        return Link(force, words, self._is_denied(at), certainty)

    def _above_infinitive(self, to: int, links: list[Link], at: int) -> Step:
        """What `to` with a verb hangs on: `tried to`, `ordered the tanks to`, `a plan to`."""
        place = to - 1
        while place >= 0 and (self.tag(place) == "RB" or self.word(place) in MARKS):
            if self.word(place) in ("not", "never"):
                links = [*links, Link(F.DENIES, f"not to {self.word(at)}")]
            elif self.word(place) == "only" and self.word(place - 1) in (",", "but"):
                return Step(tuple(links))  # "fled, only to be caught"
            elif self.word(place) == "yet":
                return Step((*links, Link(F.DENIES, f"yet to {self.word(at)}")))
            elif self.force_at(place):
                break
            place -= 1
        word = self.word(place)
        meant = Link(F.PLANS, self._shown(to, at))
        if place < 0 or word in (",", ";", ":", "—", "–"):
            return Step((*links, meant))
        if word in BE and self.word(at) == "blame":
            return Step(tuple(links))  # "were to blame"
        if word in BE:
            return Step((*links, self._link(F.PLANS, f"{word} to", place)), place, read=True)
        if word == "going":
            return Step((*links, self._link(F.EXPECTS, "going to", place)), None)
        if word in ("had", "having"):
            return Step(tuple(links))  # "had to leave": they left
        if word in ("have", "has"):
            return Step((*links, self._link(F.CALLS, f"{word} to", place)))
        if word == "used" and self.tag(place - 1) in (*NOUN_TAGS, "PRP"):
            return Step((*links, Link(F.HABIT, "used to")))
        if self.tag(place) == "CC":
            return Step(tuple(links), self._joined(at, place))
        if word in FEELING or (
            word in ("able", "unable") and not WAS.isdisjoint(self.low[max(0, place - 8) : place])
        ):
            carried = F.FAILS if word == "unable" else F.CARRIES
            return Step((*links, self._link(carried, f"{word} to", place)), place, read=True)
        found = self.force_at(place)
        told = word in TOLD and self.tag(place) in ("VBN", "VBD") and self.word(to + 1) == "have"
        if told and any(self.word(i) in BE for i in range(max(0, place - 3), place)):
            return Step((*links, self._link(TOLD[word], f"{word} to have", place)))
        if word == "order" and self.word(place - 1) == "in":
            return Step((*links, meant))
        if word in ASKED_HOW:
            return Step((*links, Link(F.WISHES, f"{word} to")))
        waited = place if word in WAITING else self._waited(place)
        if waited is not None and any(is_not(one) for one in self.low[max(0, waited - 2) : waited]):
            return Step((*links, Link(F.STANDS, self._shown(waited - 2, to))))
        takes = self.is_verb(place) or word in adjective_forces() or word in noun_forces()
        if found and (takes or self.tag(place - 1) in NOUN_TAGS):
            return Step((*links, self._link(found[0], f"{word} to", place)), place, read=True)
        chunk = self.chunk(place)
        if ORDINALS & set(self.low[chunk.first : place]) and self.word(place) not in CALENDAR:
            return Step(tuple(links))  # "the second man to be executed"
        governor = self._object_governor(place)
        if governor is None:
            return Step((*links, meant))
        found = self.force_at(governor)
        if found and self._denied_object(governor):  # "ordered nobody to leave"
            return Step((*links, Link(found[0], self._shown(governor, to), negated=True)))
        if found is None and governor < to and self._is_second_infinitive(governor, place):
            return self._above_infinitive(governor - 1, links, governor)
        only_light = self.base(governor) in LIGHT_VERBS and self.base(governor) not in CAUSES
        if found is None or (only_light and found[0] is F.CARRIES):
            return Step((*links, meant))
        link = self._link(found[0], f"{found[1]} … to", governor)
        return Step((*links, link), governor, read=True)

    def _waited(self, place: int) -> int | None:
        """The `wait` of `did not wait for the verdict`, whose end is at a place."""
        reach = range(place, max(0, place - 8), -1)
        if "wait" not in self.low[max(0, place - 8) : place]:
            return None
        return next((at for at in reach if self.word(at) == "wait"), None)

    def _is_second_infinitive(self, governor: int, place: int) -> bool:
        """`asked the guards to leave and the crowd to | march`: what the first was asked, too."""
        joined = self.word(self.chunk(place).first - 1) in ("and", "or", ",")
        return joined and self.word(governor - 1) == "to" and governor > 2

    def _object_governor(self, place: int) -> int | None:
        """The verb or noun whose object stands at `place`: `called on dockers | to strike`."""
        low = max(-1, place - REACH)
        while place > low:
            chunk = self.chunk(place)
            if chunk.kind == ChunkKind.VERB:
                return chunk.head
            if self.is_verb(place) and self.force_at(place):
                return place
            if self.word(place) in CLAUSE_ENDS:
                return None
            cue = self.is_noun(place) and self.word(place) in noun_forces()
            if cue and self.word(place + 1) in ("to", "on", "for", "by", "of"):
                return place
            place -= 1
        return None

    def _above_participle(self, before: int, links: list[Link]) -> Step:
        """What an `-ing` hangs on: `accused of selling`, `without firing`, `began shelling`."""
        word, pair = self.word(before), f"{self.word(before - 1)} {self.word(before)}"
        if word == "without" or pair in ("instead of", "short of", "rather than", "far from"):
            return Step((*links, Link(F.DENIES, word if word == "without" else pair)))
        if word in FREE_WITH_ING or before < 0:
            return Step(tuple(links))
        if word in WITH_ING:
            cue = self._nearest_cue(before - 1, word)
            if cue is None and word == "by":
                return Step(tuple(links), self._verb_before(before))  # "will answer by closing it"
            if cue is None and word == "for" and (taken := self.taken_for(before)) is not None:
                link = Link(F.ALLEGES, f"{self.word(taken)} … for")
                return Step((*links, link), taken, read=True)
            if cue is None:
                return Step(tuple(links))
            place, force, words = cue
            if word == "for" and not DUE.isdisjoint(self.low[place:before]):
                return Step((*links, Link(F.STANDS, self._shown(place, before))))
            if word == "from" and force in (F.CARRIES, F.STANDS):
                force = F.PREVENTS
            if word == "for" and self.base(place) in BLAMING:
                force = F.ALLEGES
            return Step((*links, self._link(force, f"{words} … {word}", place)), place, read=True)
        if word in ("and", "or", ","):
            return Step(tuple(links), self._joined(before + 1, before))
        if word == "help" and self._is_denied(before):
            return Step((*links, Link(F.STANDS, self._shown(before - 2, before))))
        phrase = f"{self.base(before - 1)} {word}"
        if phrase in PREPOSITION_VERBS:
            link = self._link(PREPOSITION_VERBS[phrase], phrase, before - 1)
            return Step((*links, link), before - 1, read=True)
        found = self.force_at(before)
        if found and (self.is_verb(before) or self.base(before)):
            force = F.STANDS if self.base(before) in STOPPING else found[0]
            return Step((*links, self._link(force, found[1], before)), before, read=True)
        return Step(tuple(links))

    def taken_for(self, preposition: int) -> int | None:
        """The verb of `arrested two clerks in Tolma | for bribing`, where nothing is proved."""
        for place in range(preposition - 1, max(-1, preposition - HELPERS_REACH), -1):
            word = self.word(place)
            if word in CLAUSE_ENDS or word == ",":
                return None
            if not self.is_helper(place) and not HELD_FOR_IT.isdisjoint(base_forms(word)):
                return place if self.is_verb(place) else None
            if self.is_verb(place) and not self.is_helper(place):
                return None
        return None

    def _verb_before(self, at: int) -> int | None:
        """The nearest verb to the left in the same clause."""
        for place in range(at - 1, max(-1, at - HELPERS_REACH), -1):
            if self.word(place) in CLAUSE_ENDS or self.word(place) == ",":
                return None
            if self.is_verb(place) and not self.is_helper(place):
                return place
        return None

    def _nearest_cue(self, place: int, particle: str) -> tuple[int, Force, str] | None:
        """The nearest word to the left that takes an act after this particle."""
        low = max(-1, place - REACH)
        while place > low:
            if self.word(place) in CLAUSE_ENDS or self.word(place) == ",":
                return None
            if found := self.force_at(place, particle):
                return place, *found
            if self.is_verb(place) and not self.is_helper(place):
                return None
            place -= 1
        return None

    def _above_bare(self, at: int, before: int, links: list[Link]) -> Step:
        """What a bare verb hangs on: `let them enter`, `strike and march`, or nobody: a command."""
        joined = self._joined(at, before)
        if joined is not None:
            return Step(tuple(links), joined)
        if self.base(before) == "help" and self.is_verb(before):
            return Step(tuple(links), before)
        opens = before < 0 or self.word(before) in MARKS or self.word(before) in (":", ";")
        opens = opens or self.tag(before) not in (*NOUN_TAGS, "PRP", "RB", "DT", "CC")
        opens = opens or self.word(before) in ("please", "just", "now", "never")
        if opens and not self.in_title and self.tag(at) == "VB":
            return Step((*links, Link(F.CALLS, self.tokens[at].text)))
        governor = self._object_governor(before) if before >= 0 else None
        cue = self.force_at(governor) if governor is not None else None
        if governor is not None and cue and self.base(governor) in CAUSES:
            return Step((*links, self._link(*cue, governor)), governor, read=True)
        return self._above_clause(at, links)

    def _joined(self, at: int, before: int) -> int | None:
        """An earlier verb that this one is joined to by `and`, `or` or a comma, of one form."""
        place = before
        if self.tag(place) == "RB":
            place -= 1
        if self.word(place) not in ("and", "or", "but", "then", ","):
            return None
        comma = self.word(place) == ","
        place -= 1
        if self.word(place) == ",":
            place -= 1
        form = self.tag(at)
        low = max(-1, place - REACH)
        if self.word(before) in ("and", "but") and self.word(place + 1) == ",":
            place = self._before_aside(place)
        active = form == "VBD" and self.tag(at + 1) in ("DT", "PRP", "PRP$", "CD", "NNP")
        while place > low:
            if self.word(place) in CLAUSE_ENDS:
                return None
            aside = self.tag(place) == "VB" and self.word(place - 1) == "to" and form == "VBD"
            if self.is_verb(place) and not self.is_helper(place) and not aside:
                same = self.tag(place) == form or {self.tag(place), form} in ALIKE
                if active and self.tag(place) == "VBN" and self.helpers(place)[0]:
                    place = self.helpers(place)[1] - 1  # "that would have been done and asked them"
                    continue
                return place if same and not (comma and form in ("VBD", "VBG")) else None
            place -= 1
        return None

    def _helpers_of_first(self, at: int) -> list[Link]:
        """The helping verbs of the first of verbs that `and` joins: of `may be held, fitted with a
        tag and released` those of *held*."""
        for _ in range(MAX_STEPS):
            links, first = self.helpers(at)
            before = self._joined(at, first - 1) if first == at and not links else None
            if before is None:
                return links
            at = before
        return []

    def _before_aside(self, end: int) -> int:
        """Where the words before a clause between commas end, of which `end` is the last word: of
        `left, where a leak had killed nine, and` *left*; `end` where there is no such clause."""
        for place in range(end, max(1, end - REACH // 2), -1):
            word = self.word(place)
            if word in (";", ":", ","):
                return end
            if word in ("who", "which", "whom", "whose", "where", "when") and place > 1:
                comma = place - 1 if self.word(place - 1) == "," else place - 2
                return comma - 1 if self.word(comma) == "," else end
        return end

    def _above_clause(self, first: int, links: list[Link]) -> Step:
        """What the clause of a finite verb hangs on: `denied that`, `if`, `the first time that`."""
        if self._has_negative_subject(first):
            links = [*links, Link(F.DENIES, " ".join(self.subject_words(first)).strip(), own=True)]
        elif nobody := self._negative_head(first):
            links = [*links, Link(F.DENIES, nobody, own=True)]
        if there := self._denied_antecedent(first - 1):
            links = [*links, Link(F.DENIES, there)]
        place, low = first - 1, max(-1, first - REACH)
        while place > low:
            word = self.word(place)
            if word in (";", ":", "(", ")", "—", "–", ",") or word in MARKS:
                break
            if word in ("when", "once", "after") and self.word(place - 1) == "only":
                awaited = any(self.word(i) in AWAITING for i in range(place))
                hung = F.WISHES if awaited else F.STANDS
                return Step((*links, Link(hung, f"only {word}", certainty=Certainty.POSSIBLE)))
            if word in GENERIC_OPENERS:
                return Step((*links, Link(F.HABIT, word)))
            if word in IF_WORDS and self.word(place - 1) not in ("as", "even"):
                return Step((*links, Link(F.WISHES, word, certainty=Certainty.POSSIBLE)))
            anew = word in ("and", "but", "or", "so") and self.tag(place + 1) in (
                "DT",
                "PRP",
                "PRP$",
            )
            again = self.word(place + 1) == "again"
            if (
                word in ("until", "till", "once", "before")
                and not again
                and self._is_present(first)
            ):
                return Step((*links, Link(F.WISHES, word, certainty=Certainty.POSSIBLE)))
            if word in RELATIVES_AND_OTHERS or anew:
                break
            if word == "that" and self.tag(place) in ("SC", "IN", "WDT", "DT"):
                return self._above_that(place, links, first)
            if self.is_verb(place) and not self.is_helper(place):
                force = verb_forces().get(self.base(place))
                bare = self.tag(place) in ("VBG", "VBN") and self.helpers(place)[1] == place
                if force in CLAUSE_FORCES and self.base(place) in ZERO_THAT and not bare:
                    link = self._link(force, self.word(place), place)
                    return Step((*links, link), place, read=True)
                break
            place -= 1
        return Step(tuple(links))

    def _negative_head(self, first: int) -> str:
        """`No soldier who was in the town | fired`: what denies the subject, where a relative
        clause stands between it and its verb; "" where nothing does."""
        if NO_ONE.isdisjoint(self.words):
            return ""
        finite, relative = 0, -1
        for place in range(first - 1, max(0, first - REACH), -1):
            word = self.word(place)
            if word in ("who", "which", "that", "whom"):
                relative = place
                break
            finite += self.tag(place) in FINITE_TAGS
            if finite > 1 or word in CLAUSE_ENDS or word == ",":
                return ""
        if not finite:
            return ""
        for place in range(relative - 1, max(-1, relative - HELPERS_REACH), -1):
            word = self.word(place)
            if word in NO_ONE and self.word(place + 1) not in AT_LEAST:
                opens = place == 0 or self.word(place - 1) in OPENS_CLAUSE
                return self._shown(place, relative - 1) if opens else ""
            if self.tag(place).startswith("VB") or word in CLAUSE_ENDS or word == ",":
                return ""
        return ""

    def _denied_antecedent(self, relative: int) -> str:
        """`There was no fire by land or sea | that hit the town`: what says that there was none;
        "" where nothing does."""
        if self.word(relative) not in ("that", "which", "who"):
            return ""
        for place in range(relative - 1, max(1, relative - REACH // 2), -1):
            word = self.word(place)
            if word == "no" and self.word(place - 1) in BE and self.word(place - 2) == "there":
                return self._shown(place - 2, place)
            if self.is_verb(place) or word in CLAUSE_ENDS:
                return ""
        return ""

    def _is_present(self, first: int) -> bool:
        """Whether a verb group begins with a present form: `until the court has ruled`."""
        return self.tag(first) in ("VBZ", "VBP")

    def _above_that(self, that: int, links: list[Link], first: int) -> Step:
        """What a clause with `that` hangs on: a verb, a noun, or the verb before its object.

        `first`: where the verb of the clause begins, with its helping verbs.
        """
        place = that - 1
        while place >= 0 and self.word(place) in (",", *MARKS):
            place -= 1
        if self.word(place) == "time" and "first" in self.low[max(0, place - 3) : place]:
            return Step((*links, Link(F.STANDS, "the first time that")))
        if self.word(place) == "doubt" and self.word(place - 1) in UNDOUBTED:
            return Step((*links, Link(F.STANDS, f"{self.word(place - 1)} doubt that")))
        tale = self.word(place) in TALES and self.is_noun(place)
        if tale and (false := self._proved_false(place)):  # "reports that he fled were untrue"
            return Step((*links, Link(F.DENIES, f"{self.word(place)}, {false}")))
        if self.word(place) == "out" and self.base(place - 1) == "rule":
            place -= 1  # "it cannot be ruled out that"
            if self._is_denied(place):
                possible = Link(F.WISHES, "not ruled out that", certainty=Certainty.POSSIBLE)
                return Step((*links, possible))
            return Step((*links, Link(F.DENIES, "ruled out that")), place, read=True)
        found = self.force_at(place)
        if found is None:
            governor = self._object_governor(place) if self.tag(that) != "WDT" else None
            found = self.force_at(governor) if governor is not None else None
            told = governor is not None and (
                self.base(governor) in WITH_OBJECT  # "an accusation by the League that"
                or (self.is_noun(governor) and self.word(governor + 1) == "by")
            )
            if governor is None or found is None or not told:
                return Step(tuple(links))
            place = governor
        force, words = found
        if force is F.DENIES and "confirmed" in self.low[max(0, place - 3) : place]:
            open_ = Link(F.WISHES, f"neither confirmed nor {words}", certainty=Certainty.POSSIBLE)
            return Step((*links, open_))
        if self.base(place) == "tell":
            return Step(tuple(links))
        relative = self.is_noun(that - 1) and self.tag(that + 1).startswith(("VB", "MD"))
        if relative and force not in (F.ALLEGES, F.DENIES):
            return Step(tuple(links))  # "the plan that shook the town"
        verb = first + (self.tag(first) == "RB")
        past = self.tag(verb) == "VBD" and self.word(verb) not in BE
        if past and place == that - 1 and self.is_noun(place) and force in ASKED_OR_MEANT:
            return Step(tuple(links))  # "a demand that the minister dismissed"
        link = self._link(force, f"{words} that", place)
        return Step((*links, link), place, read=True)

    def charged_first(self, at: int) -> int | None:
        """The first verb of what somebody is charged with, where a verb is one of a list behind
        `of`, `with` or `for`: of `accused of beating men, robbing them and | lying` *beating*, of
        `charged with having lied, bribed and | fled` *lied*; itself where it is the first; None
        where it is in no such place."""
        before = at - 1 if self.word(at - 1) != "having" else at - 2
        if self.word(before) in CHARGED_BY:
            return at if before < at - 1 or self.tag(at) == "VBG" else None
        if self.word(before) not in (",", "and", "or") or before < 3:
            return None
        doing = self.tag(at) == "VBG"
        if doing and self.word(at) in BESIDE:
            return None
        if not doing and self.tag(at) not in ("VBD", "VBN"):
            return None
        for place in range(before - 1, max(1, before - REACH // 2), -1):
            if self.word(place) in CLAUSE_ENDS:
                return None
            if doing and self.tag(place) == "VBG" and self.word(place - 1) in CHARGED_BY:
                return place if self.word(place) != "having" else None
            if not doing and self.word(place) == "having":
                return place + 1 if self.word(place - 1) in CHARGED_BY else None
            if self.tag(place) in FINITE_TAGS and (doing or self.tag(place) != "VBD"):
                return None
        return None

    def _noun_step(self, at: int) -> Step:
        """The forces around a noun: before it, in its compound, its preposition, its verb."""
        chunk = self.chunk(at)
        links = self._before_head(chunk.first, at)
        if self.word(chunk.first - 1) == "as" and (seen := self._seen_as(chunk.first - 1)):
            return Step((*links, seen))
        if called := self._called_by(chunk.first - 1):
            return Step((*links, Link(F.ALLEGES, called)))
        last = self._compound(at, links)
        first = chunk.first
        if any(
            self.word(place) == "no" and self.word(place + 1) not in AT_LEAST
            for place in range(first, at)
        ):
            links.append(Link(F.DENIES, self._shown(first, at)))
        if DEMONSTRATIVES & set(self.low[first:at]) and self.word(first) != "that":
            return Step((*links, Link(F.STANDS, self._shown(first, at))))
        if self._is_command(at):
            return Step((*links, Link(F.CALLS, self.tokens[at].text)))
        if verb_links := self._verb_of_noun(at, last):
            return Step((*links, *verb_links))
        place = first - 1
        if link := adverb_link(self.word(place)):
            return Step((*links, link))
        if self.word(place) in LINKING and place > 0:
            return self._above_preposition(place, links, definite=self.word(first) == "the")
        if self.tag(place) in ("RP", "RB") and self.base(place - 1):
            phrase = f"{self.base(place - 1)} {self.word(place)}"
            if phrase == "turn down" and self.word(at) in noun_forces():
                return Step((*links, Link(F.STANDS, phrase)))
            if phrase in PREPOSITION_VERBS:
                link = self._link(PREPOSITION_VERBS[phrase], phrase, place - 1)
                return Step((*links, link), place - 1, read=True)
        if place >= 0 and (self.is_verb(place) or self.base(place)):
            return self._above_object(place, links, at)
        if self.word(place) in ("and", "or"):
            return self._joined_noun(place, links)
        return Step(tuple(links))

    def _seen_as(self, at: int) -> Link | None:
        """`described it as | a coup`, `not as | a coup but as`: what somebody calls it."""
        if is_not(self.word(at - 1)):
            return Link(F.DENIES, self._shown(at - 1, at))
        verb = self._verb_before(at)
        if verb is None or SEEING.isdisjoint(base_forms(self.word(verb))):
            return None
        if any(link.negated or link.force is F.DENIES for link in self.helpers(verb)[0]):
            return Link(F.DENIES, self._shown(verb - 1, verb))
        return Link(F.ALLEGES, f"{self.word(verb)} … as")

    def _called_by(self, before: int) -> str:
        """`what they called | an attack`: whose word it is; "" where nobody calls it so."""
        if SEEING.isdisjoint(base_forms(self.word(before))):
            return ""
        for place in range(before - 1, max(-1, before - CALLER_REACH), -1):
            if self.word(place) == "what":
                return self._shown(place, before)
            if self.is_verb(place) and not self.is_helper(place):
                return ""
        return ""

    def _is_command(self, at: int) -> bool:
        """A capital that a quotation opens with, where its sentence has no verb: `“March on`."""
        if self.word(at - 1) not in MARKS or self.in_title:
            return False
        if self.tag(at + 1) not in ("IN", "TO", "DT", "RP"):
            return False
        end = next((i for i in range(at, len(self.low)) if self.word(i) in MARKS), len(self.low))
        return not any(self.tag(i) in FINITE_TAGS for i in range(at, end))

    def _before_head(self, first: int, at: int) -> list[Link]:
        """What the words before the noun say: `attempted`, `alleged`, `planned`."""
        links = []
        if self.word(at) in noun_forces() and noun_forces()[self.word(at)] is F.TRIES:
            links.append(Link(F.TRIES, self.word(at)))
        for place in range(at - 1, max(first - 1, at - 6), -1):
            word = self.word(place)
            if word in adjective_forces() and word not in ("set", "free", "ready", "able"):
                links.append(Link(adjective_forces()[word], word))
            elif link := adverb_link(word):
                links.append(link)
        return links

    def _compound(self, at: int, links: list[Link]) -> int:
        """What follows in the compound (`coup attempt`, `strike threat`) to `links`; its end."""
        last = at
        while self.tag(last + 1) in NOUN_TAGS and self.chunk(at).after > last + 1:
            last += 1
            word = self.word(last)
            if word in noun_forces():
                links.append(Link(noun_forces()[word], f"{self.word(at)} {word}"))
        return last

    def _verb_of_noun(self, at: int, last: int) -> list[Link]:
        """What the verb says whose subject the noun is: `the putsch collapsed`, `is planned`."""
        clause = next(
            (
                clause
                for clause in self.sentence.clauses
                if clause.verb is not None
                and clause.subject is not None
                and not clause.inherited
                and clause.subject.first <= at < clause.subject.after
                and clause.verb.first > last
            ),
            None,
        )
        if clause is None or clause.verb is None:
            return []
        first, verb = clause.verb.first, clause.verb.head
        base, word, behind = self.base(verb), self.word(verb), self.word(verb + 1)
        passive = any(self.word(i) in BE for i in range(first, verb))
        helpers, _ = self.helpers(verb)
        shown = self._shown(first, verb)
        denied = any(link.negated or link.force is F.DENIES for link in helpers)
        habit = next((one for one in self.low[last + 1 : verb] if one in GENERIC_ADVERBS), "")
        if habit and self.tag(at) == "NNS" and self._is_indefinite(at):
            return [Link(F.HABIT, habit)]  # "strikes by nurses usually end"
        if self.low[verb + 1 : verb + 3] == ["yet", "to"] and self.base(verb + 3) in TAKING_PLACE:
            return [Link(F.DENIES, self._shown(first, verb + 3))]
        if base in ENDINGS or (base in THWARTING and passive):
            return [Link(F.TRIES, shown)] if not denied else []
        if word == "called" and behind == "off":
            return [Link(F.PREVENTS, "called off")]
        if base in TAKING_PLACE and PLACE_WORDS.get(base, behind) == behind:
            return helpers or self._before_infinitive(verb)
        if passive and base in OBJECT_VERBS:
            force = verb_forces().get(base)
            if base in DENYING and noun_forces().get(self.word(at)) in (F.ALLEGES, F.CALLS):
                return [Link(F.STANDS, shown)]
            if force in (F.PLANS, F.EXPECTS, F.ALLEGES) and self._was_awaited(first, verb):
                return [Link(F.STANDS, shown)]
            if force is F.PREVENTS and any(one.force is F.WISHES for one in helpers):
                return []  # "could have been avoided"
            return [Link(force, shown, denied)] if force and force is not F.STANDS else []
        if passive and base in LIGHT_VERBS:
            return helpers
        unreal = {link.words.split()[0].lower() for link in helpers if link.own} & IF_REAL
        has_been = word == "be" and unreal == {"could"}  # "the raid could be an answer to it"
        open_one = word in EFFECTS or self._is_indefinite(at)
        if unreal and open_one and not has_been and word not in PERCEIVED:
            return helpers
        adjective = verb + 1
        if word in BE and self.word(adjective) in adjective_forces():
            if noun_forces().get(self.word(at)) is F.ALLEGES:
                return [Link(F.STANDS, shown)]  # "the allegation was false": it was made
            words = self._shown(verb, adjective)
            return [Link(adjective_forces()[self.word(adjective)], words, denied)]
        return []

    def _before_infinitive(self, verb: int) -> list[Link]:
        """What an infinitive hangs on: `talks are set | to resume`, `have yet | to begin`."""
        links, first = self.helpers(verb)
        if self.word(first - 1) != "to":
            return links
        return list(self._above_infinitive(first - 1, links, verb).links)

    def _was_awaited(self, first: int, verb: int) -> bool:
        """`had been carefully planned`, `had been rumoured for weeks`: told of what has come."""
        if self.word(first) != "had":
            return False
        behind = self.low[verb + 1 : verb + 5]
        weeks = behind[:1] == ["for"] and bool(SPELLS & set(behind))
        return weeks or not AT_LENGTH.isdisjoint(self.low[first:verb])

    def _above_preposition(self, place: int, links: list[Link], *, definite: bool) -> Step:
        """What `of`, `for`, `against` with the noun hang on: `the threat of a strike`."""
        particle, left = self.word(place), place - 1
        if particle == "without":
            return Step((*links, Link(F.DENIES, "without")))
        if particle == "of" and self.word(left) == "instead":
            return Step((*links, Link(F.DENIES, "instead of")))
        if self.word(left) in ("end", "halt", "stop") and particle in ("to", "of"):
            return Step((*links, Link(F.STANDS, f"{self.word(left)} {particle}")))
        found = self.force_at(left, particle) if particle in TAKING else None
        if found:
            force, words = found
            if force is F.TRIES and particle == "to":
                return Step(tuple(links))  # "linked the attempt to the theft"
            if force is F.CARRIES:
                return Step(tuple(links), left if self.is_verb(left) else None)
            if self.word(left) in ("complaint", "complaints") and particle in ("about", "of"):
                return Step((*links, Link(F.STANDS, f"{words} {particle}")))
            if definite and self.word(left) in ("rejection", "opposition", "resistance"):
                return Step((*links, Link(F.STANDS, f"{words} {particle} the")))
            return Step((*links, self._link(force, f"{words} {particle}", left)), left, read=True)
        cue = self._nearest_cue(left, particle) if particle in ("of", "for", "with") else None
        if cue and "responsibility" in self.low[cue[0] : place]:
            return Step((*links, Link(F.STANDS, self._shown(cue[0], place))))
        if cue and cue[1] is F.ALLEGES and particle == "for" and definite:
            return Step((*links, Link(F.STANDS, f"{cue[2]} … for the")))
        asked = cue is not None and f"{self.base(cue[0])} {particle}" in PREPOSITION_VERBS
        if cue and (cue[1] is F.ALLEGES or asked):
            link = self._link(cue[1], f"{cue[2]} … {particle}", cue[0])
            return Step((*links, link), cue[0], read=True)
        return Step(tuple(links))

    def _above_object(self, place: int, links: list[Link], at: int) -> Step:
        """What the verb says whose object the noun is: `feared a coup`, `will hold elections`."""
        base, word = self.base(place), self.word(place)
        if base in THWARTING:
            return Step((*links, self._link(F.TRIES, word, place)), place, read=True)
        charge = base in DENYING and noun_forces().get(self.word(at)) in (F.ALLEGES, F.CALLS)
        if (base in OFFERED and self._is_spoken(place)) or charge:
            return Step((*links, Link(F.STANDS, word)))
        definite = self.word(self.chunk(at).first) in DEFINITE
        several = self.tag(at) == "NNS" or self.word(at).endswith("ing")
        if base in ("encourage", "incite") and definite:
            return Step((*links, Link(F.STANDS, word)))
        asked = several or (self.tag(place) == "VB" and self.word(place - 1) == "to")
        if definite and not UNDOING.isdisjoint(base_forms(word)):
            return Step((*links, Link(F.STANDS, word)))
        if base in ENDING and definite and asked and not self._is_denied(place):
            return Step((*links, Link(F.STANDS, word)))  # "asked a court to end the strike"
        if word in ANNOUNCING and self.word(at) in STAGED and not definite:
            return Step((*links, self._link(F.PLANS, word, place)), place, read=True)
        if base in OBJECT_VERBS:
            force = verb_forces().get(base)
            if force is F.STANDS:
                return Step((*links, Link(F.STANDS, word)))
            if base in ("seek", "attempt") and force is F.TRIES:
                force = F.CALLS if base == "seek" else force
            if force:
                return Step((*links, self._link(force, word, place)), place, read=True)
        if word in BE or base == "become":
            return Step((*links, *self.helpers(place)[0]))  # "would be a setback"
        if word in NOTICED and self._is_indefinite(at):
            denied = self._is_denied(place) or self._negative_head(self.helpers(place)[1])
            if denied:
                return Step((*links, Link(F.DENIES, f"{word}, denied")))
        if base not in LIGHT_VERBS and self._is_indefinite(at):
            opened = [one for one in self.helpers(place)[0] if one.own and one.force in OPENED_BY]
            return Step((*links, *opened))  # "could provoke protests"
        return Step(tuple(links), place if base in LIGHT_VERBS else None)

    def _is_indefinite(self, noun: int) -> bool:
        """Whether nothing before a noun tells which one it is: `a strike`, `further protests`."""
        chunk = self.chunk(noun)
        first = self.word(chunk.first)
        told = any(self.tag(i) in ("PRP$", "POS", "NNP", "CD") for i in range(chunk.first, noun))
        owned = any(word.endswith(("'s", "s'")) for word in self.low[chunk.first : noun])
        return not (told or owned or first in DEFINITE)

    def _is_spoken(self, verb: int) -> bool:
        """Whether the object of a verb is a word of saying: `rejected the offer`."""
        heads = [self.chunk(i).head for i in range(verb + 1, min(verb + 3, len(self.low)))]
        return any(self.word(head) in noun_forces() for head in heads)

    def _joined_noun(self, place: int, links: list[Link]) -> Step:
        """A noun that is one of several shares what the first hangs on."""
        before = place - 1
        if before < 0 or self.tag(before) not in NOUN_TAGS:
            return Step(tuple(links))
        left = self.chunk(before).first - 1
        shares = left >= 0 and (self.base(left) in OBJECT_VERBS or self.word(left) in LINKING)
        return Step(tuple(links), before if shares else None)

    # The sentence as a whole.

    def asks(self, at: int) -> str:
        """`whether` where a question asks for the act, `why` where it takes it for granted."""
        ends = [i for i in range(at, len(self.low)) if self.word(i) in ("?", "”", ";")]
        told = self.tag(at) == "VBD" and not self.in_title  # "Do you have the file I sent?"
        if not ends or self.word(ends[0]) != "?" or told:
            return ""
        before = self.low[:at]
        if ASKING_WHY & set(before):
            return "why"
        return "" if {"who", "when", "where", "whose", "what"} & set(before) else "whether"

    def is_conditioned(self) -> bool:
        """Whether the sentence has a clause with `if` or `unless`."""
        return any(
            word in ("if", "unless") and self.word(at - 1) not in ("as", "even", "or")
            for at, word in enumerate(self.low)
        )

    def is_reported(self, at: int) -> bool:
        """Whether a verb in the past says what the clause says: `said it would`."""
        return bool(SAID & set(self.low[:at])) or bool(SAID & set(self.low[at:][-6:]))

    def lies_ahead(self, at: int) -> str:
        """The words that put an act into the days to come: `next week`, `tomorrow`, told in the
        present or without a verb; "" for none."""
        if "VBD" in self.tags or self.tag(at) == "VBN":
            return ""
        for place, word in enumerate(self.low):
            if word == "tomorrow" or (word == "next" and self.word(place + 1) in CALENDAR):
                return self._shown(place, min(place + 1, len(self.low) - 1))
        return ""

    def is_kind(self, at: int) -> bool:
        """Whether it is told of acts of a kind: `strikes are common`, `soldiers loot`."""
        if GENERIC_OPENERS & set(self.low):
            return True
        if not {".", "!", "?", ";"} & set(self.low[-2:]):
            return False  # a headline tells of what has just happened
        first, end = self._part(at)
        if self._is_yearly(first, end) and self._is_timeless(first, end):
            return True
        if "MD" in self.tags[first:end] or "CD" in self.tags[first:end]:
            return False  # told of what may be, or of so many
        if self.is_verb(at) and self._is_done_to_a_kind(at):
            return True
        if self.is_verb(at):
            simple = self.tag(at) in ("VBZ", "VBP") and self.helpers(at)[1] == at
            behind = range(at + 1, self._verb_behind(at, end))
            certain = any(self.tag(i) == "NNP" or self.word(i) == "the" for i in behind)
            return simple and not certain and self._has_indefinite_subject(at)
        chunk = self.chunk(at)
        bare = not any(
            self.tag(i) in ("DT", "PRP$", "CD", "POS", "NNP") for i in range(chunk.first, at)
        )
        after = chunk.after
        owner = self.word(after) in ("of", "by") and "NNP" in self.tags[after + 1 : after + 4]
        opens = chunk.first == first or self.tag(chunk.first - 1) in ("CC", ",")
        plain = self.tag(at) == "NNS" or (opens and chunk.first == at)
        opened = chunk.first == 0 and self.tag(0) == "NNP"  # "Cattle raids are a daily affair"
        if (bare or opened) and not owner and (self._is_usual(after) or self.is_usual(at)):
            return True
        return bare and plain and not owner and self._is_timeless(first, end)

    def _is_done_to_a_kind(self, at: int) -> bool:
        """`journalists who write so are jailed`: a passive in the present of a bare plural."""
        if self.tag(at) != "VBN" or self.word(at - 1) not in ("are", "get"):
            return False
        clause = next((one for one in self.sentence.clauses if one.holds(at)), None)
        subject = clause.subject if clause is not None and not clause.inherited else None
        if subject is None:
            subject = self.sentence.chunks[0]
        if subject.kind is not ChunkKind.NOUN or self.tag(subject.head) != "NNS":
            return False
        inside = range(subject.first, subject.after)
        told = any(self.tag(i) in ("DT", "CD", "PRP$", "NNP", "POS") for i in inside)
        dated = any(self.word(i) in CALENDAR or self.tag(i) == "CD" for i in range(len(self.low)))
        return not told and not dated and "now" not in self.low

    def is_usual(self, noun: int) -> bool:
        """Whether something is said of a plural that is said of kinds, words of its own between:
        `abductions for ransom are common`."""
        reach = range(noun + 1, min(noun + 10, len(self.low)))
        end = next((i for i in reach if self.word(i) in BE | TURNED), None)
        if end is None:
            return False
        first = end - 1 if self.word(end - 1) in ("has", "have", "had") else end
        return FINITE_TAGS.isdisjoint(self.tags[noun + 1 : first]) and self._is_usual(end)

    def _is_usual(self, after: int) -> bool:
        """`torture was common`: what is said of a kind, in any tense."""
        if self.word(after) not in BE | TURNED:
            return False
        behind = self.low[after + 1 : after + 5]
        if USUAL & set(behind[:2]):
            return True
        if self.word(after) in TURNED and HABITS & set(behind[1:2]):
            return True  # "has become an industry"
        habit = bool(HABITS & set(behind)) and "a" not in behind[3:]
        still = self.word(after) in TURNED or self.tag(after) in ("VBZ", "VBP")
        return habit and (
            bool(DAILY & set(behind)) or (still and LIVING & set(self.low[after:]) != set())
        )

    def _is_yearly(self, first: int, end: int) -> bool:
        """`every spring`, `each autumn`: told of all years."""
        return any(
            self.word(at) in ("every", "each") and self.word(at + 1) in RETURNING
            for at in range(first, end)
        )

    def _part(self, at: int) -> tuple[int, int]:
        """The words between the colons and semicolons around a word."""
        first = max((i + 1 for i in range(at) if self.low[i] in (";", ":")), default=0)
        end = next((i for i in range(at, len(self.low)) if self.low[i] in (";", ":")), None)
        return first, len(self.low) if end is None else end

    def _verb_behind(self, at: int, end: int) -> int:
        """Where the next verb with a tense stands."""
        return next((i for i in range(at + 1, end) if self.tag(i) in FINITE_TAGS), end)

    def _is_timeless(self, first: int, end: int) -> bool:
        """Whether the main verb of a part is in the present: `violate every treaty they signed`."""
        always = {"always", "often", "never"} & set(self.low[first:end])
        main = next((i for i in range(first, end) if self._is_main_verb(i)), None)
        if main is None:
            behind = first if end < len(self.low) else None  # "riots and putsches: that is how"
            return behind is not None and "VBZ" in self.tags[end:] and "VBD" not in self.tags
        if self.word(main) in ("have", "has"):
            return bool(always)
        if self.word(main) in BE and self.tag(main + 1) == "VBG":
            return False  # "is facing charges": now
        return self.tag(main) in ("VBZ", "VBP")

    def _is_main_verb(self, at: int) -> bool:
        """Whether a verb with a tense stands in no relative clause."""
        if self.tag(at) not in ("VBZ", "VBP", "VBD"):
            return False
        for clause in self.sentence.clauses:
            if clause.holds(at):
                opener = self.word(clause.first)
                return opener not in ("who", "which", "that", "whom", "whose", "when", "where")
        return True

    def _has_indefinite_subject(self, at: int) -> bool:
        for clause in self.sentence.clauses:
            subject = clause.subject
            if clause.holds(at) and subject is not None:
                words = range(subject.first, subject.after)
                if any(self.tag(i) == "NNP" or self.word(i) in ("the", "this") for i in words):
                    return False
                plural = self.tag(subject.head) == "NNS"
                return plural or self.word(subject.first) in ("a", "an", "any", "every", "all")
        return False


CONTRACTED = {"ca": "cannot", "wo": "will", "sha": "shall", "cannot": "cannot"}


def is_not(word: str) -> bool:
    """Whether a word denies the verb behind it: `not`, `never`, `didn't`."""
    return word.endswith("n't") or (word in NEGATIONS and word not in ("no", "nor", "neither"))


def adverb_link(word: str) -> Link | None:
    """The force of an adverb beside an act."""
    if word in ALLEGING_ADVERBS:
        return Link(F.ALLEGES, word)
    if word in LIKELY_ADVERBS:
        return Link(F.THINKS, word)
    if word in POSSIBLE_ADVERBS:
        return Link(F.WISHES, word)
    if word in GENERIC_ADVERBS:
        return Link(F.HABIT, word)
    if word in NEARLY:
        return Link(F.DENIES, word)
    return None


def _is_undeniable(link: Link) -> bool:
    """`nobody can deny that`: what is denied to be denied stands, whatever helps the verb."""
    return link.force is F.DENIES and link.negated and not link.own


def _with_denied_object(links: Sequence[Link], words: str) -> list[Link]:
    """The helping verbs of a verb whose object denies it: `would recognise no winner`."""
    denied = [structs.replace(one, negated=not one.negated) if one.own else one for one in links]
    if any(one.own for one in links):
        return denied
    return [*denied, Link(F.DENIES, words, own=True)]


def _helping(link: Link) -> set[str]:
    """The words of a link before its verb."""
    return set(link.words.lower().replace("’", "'").split()[:-1])


def _without_read(links: Sequence[Link]) -> list[Link]:
    """The links of a verb whose own `not` is in the link below it already."""
    kept = []
    for link in links:
        if not (
            link.own
            and (link.negated or link.force is F.DENIES or link.words.lower().startswith("cannot"))
        ):
            kept.append(link)
    return kept
