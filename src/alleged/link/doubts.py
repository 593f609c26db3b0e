"""What makes a contradiction doubtful: of what is found, only what survives this is told.

The rules and the model are made for two statements that are known to be about one matter. In real
articles most pairs that meet are not, and a sentence that was taken apart wrongly looks like the
opposite of many others. So each kind of clash has its own conditions here, which are narrow on
purpose: a contradiction that is not told can still be read in the articles; one that is none costs
trust.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from alleged.analyse.concepts import base, bases, concepts_of, converse, is_act, is_known
from alleged.analyse.phrases import stem
from alleged.link.compare import PEOPLE, RULE_PROBABILITIES, Comparison
from alleged.link.denials import NEGATION, UNTRUE, says_untrue
from alleged.records.claims import Clash
from alleged.records.propositions import Amount, Footing, Proposition

LONGEST_WORDS = 34
"""Of two longer sentences too much is told for one clash to mean what it seems to."""
MOST_PREDICATES = 2
NEARLY_ALL = 0.6
"""Of all parts of both, how many they share where the words alone say that they are one claim."""
LEAST_AGREED = 0.85
"""How likely two must agree to be put together. Of pairs that two articles of one story have, some
96 of 100 are right from 0.93 on, 85 of 100 from here on, and 76 of 100 from 0.7 on."""
LEAST_AGREED_AGAINST = 0.93
"""Likewise, where the rules find them to clash, or to tell of different things."""
LEAST_WITHIN = 0.5
"""Of the parts of the one with fewer, how much the other must have where they agree: of twelve
wrong agreements among 45 that were read four had less, of the right ones one."""
LEAST_DENIED = 0.8
"""How likely it must be that the one denies the other. Set on 500 real articles: below it nearly
nothing that was read was one."""
LEAST_ALIKE = 0.5
"""How likely the one must say what the other denies; set in view of 718 real articles."""
LEAST_OPPOSED = 0.45
"""How likely the two must contradict as they stand, beside that."""
SURELY_ALIKE = 0.7
"""How likely the one must say what the other denies, and the two contradict, for it not to matter
that they share few parts: of a short denial, *did not point the gun*, little can be shared."""
FEWEST_WORDS = 3
MOST_WORDS = 45
NO_REPORTS = frozenset({"calls_for", "thinks", "asks", "promises", "predicts"})
"""Types of statements that report nothing as so."""
GROWING = frozenset({"kill", "wound", "missing", "arrest", "homeless", "evacuate", "destroy",
                     "damage", "abduct", "infect", "sick", "flood", "burn", "dismiss"})  # fmt: skip
"""Acts whose counts grow while more becomes known."""
ONCE = frozenset({"kill", "arrest", "sentence", "elect", "appoint", "resign", "dismiss", "swear",
                  "sign", "born", "marry", "crash", "sink", "derail", "coup", "execute", "abduct",
                  "exile", "merge"})  # fmt: skip
"""Acts that happen to one party once, so that two days of it exclude each other."""
TAKEN_BY_ONE = frozenset({"kill", "win", "abduct", "orchestrate", "appoint", "sink"})
"""Acts that one party did, so that two named ones exclude each other."""
TRADED = frozenset({"export", "import", "sell", "buy", "produce", "pay", "transfer", "give"})
"""Acts of which some is told for one party and all for everybody: `sold 40 tonnes to Velm`."""
LOOSE = frozenset({"begin", "continue", "high", "large", "long", "early", "old", "strong", "hold",
                   "leave", "lose", "receive", "find", "know", "believe", "true", "majority",
                   "whole", "visit", "meet", "speak", "write", "use", "plan", "lead", "rise",
                   "cause", "work", "travel", "return", "own", "arrive", "publish", "spend",
                   "improve"})  # fmt: skip
"""Concepts that are told of so many things that their opposite alone says nothing."""

CROWD = 1000.0
"""From here on a count of people at one place is that of a crowd."""
CROWD_DAYS = 7
COUNT_DAYS = 7
"""Counts told further apart may be of two acts of one kind."""
GROUNDS = frozenset({"squar", "square", "stadium", "park", "parliament", "court", "gate", "bridge"})
"""Where crowds gather."""

OPEN_WORDS = re.compile(
    r"\b(?:if|unless|whether|would|could|should|might|may|until|before|yet|still|any ?more|unlike"
    r"|instead|rather|hardly|barely|almost|nearly|only|even|just|ever|never again|in case"
    r"|not only|at first|initially|originally|earlier|previously|once|used to)\b",
    re.IGNORECASE,
)
"""Words by which a sentence says less, more, or another time than its negation alone."""
PART_WORDS = re.compile(
    r"\b(?:another|other|others|more|additional|additionally|further|extra|each|every|per(?! cent)"
    r"|of them|of those|of whom|of which|among|including|remaining|rest|last|next"
    r"|(?:first|second|third)(?!-)"
    r"|previous|previously|earlier|former|since|so far|already|total|in all|altogether|also|too"
    r"|half|part|some|most|few|several|season|week|average|or(?! [\d.]+ ?(?:per ?cent|%))|either|if"
    r"|would|could|might|may"
    r"|until|up to|as many as|between|separate|different|same day|again)\b",
    re.IGNORECASE,
)
"""Words by which a number is of a part, a total, a stretch of time or a choice."""
TURNED_TWICE = re.compile(
    r"\b(?:lie[ds]?|lying|likely|probably|not guilty|respond(?:ed)?|repl(?:y|ied)|comment(?:ed)?"
    r"|(?:and|but|or) not(?! (?:a single|one)\b)|can ?not|can['’]t|could(?: not|n['’]t)|not because"
    r"|no (?:doubt|wonder|one knows)|not (?:sure|know|clear)|n['’]t know)\b|[\"“'‘]no[\"”'’]",
    re.IGNORECASE,
)
"""Words by which a negation is no plain one, *lied about never*, *most likely not*, or of
nothing told elsewhere: *did not respond to an email*."""
NOT_ONE = re.compile(r"\bnot (?:a single|one) ([a-z]+)", re.IGNORECASE)
UNDECIDED = re.compile(r"\b(?:if|unless|whether|could|should|might|may|until)\b", re.I)
ONLY_POSSIBLE = re.compile(rf"{UNDECIDED.pattern}|\bwould\b", re.I)
"""Words by which something may be; of what is to come *would* says that it will be."""
WILL_NOT = re.compile(r"\bwill (?:not|never)\b|\bwon['’]t\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b(?![,.:/]\d)")
MORE = re.compile(r"\b(?:more|higher|above|increas\w*)\b", re.IGNORECASE)
LESS = re.compile(r"\b(?:less|fewer|lower|below|decreas\w*)\b", re.IGNORECASE)
GERUND = re.compile(r"\W*\w+ing\b")
INFINITIVE = re.compile(r"\W*to \w", re.IGNORECASE)
INDIRECT = re.compile(r"\W*(?:what|why|how|whether|where|when|who|whom|which)\b", re.IGNORECASE)
"""How content begins that is a question: *would not say what she is treated for*."""
PREDICTIONS = frozenset({"predicts", "promises"})
SLIP = re.compile(
    r"\b(?:are|ca|could|did|do|does|has|have|is|was|were|wo|would)nt\b", re.IGNORECASE
)
"""Negations without their apostrophe: *cant*, *didnt*."""
ENDS_OPEN = re.compile(r"\b(?:them|him|her|it|this|that|these|those|so)\W*$", re.IGNORECASE)
"""Content that ends with a pronoun: what was not done to whom is open."""
OPEN_OBJECT = re.compile(
    r"(?:n['’]t|\bnot|\bnever)(?: \w+)? \w+ (?:that|this|it|those|these|them)(?:\W*$|[,;]"
    r"| (?:right )?now\b| (?:here|there|today|any ?more|yet|at all|at this)\b)",
    re.IGNORECASE,
)
"""A denial whose object is open: *he doesn't want that right now*."""
WORD = re.compile(r"[\w'’-]{1,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A proposition with what decides whether it can be held against another one."""

    proposition: Proposition
    published: str | None
    voice: str
    statement_type: str
    speaker: str | None
    """By name, or in the words of the text; None in the article's own voice."""
    cue: str | None = None
    """The reporting words; None where there are none."""
    subject: str | None = None
    """The party whose pronoun its words begin with, by name; None where they begin otherwise."""


OPEN_PRONOUN = "nothing says who the pronoun is"
Check = Callable[[Utterance, Utterance, Comparison], str | None]


def doubt_of(
    one: Utterance,
    other: Utterance,
    found: Comparison,
    *,
    one_story: bool,
    alike: float | None = None,
) -> str | None:
    """Why a contradiction that `compare` found is not told; None where it is told.

    one_story: whether both documents tell of one incident, or are one document.
    alike: where one of the two denies, how likely the other says what it denies; None where that
    was not asked.
    """
    if not one_story:
        return "nothing says that both are about one story"
    if found.rule not in RULE_PROBABILITIES:
        return "no rule finds it"
    if alike is not None and any(SLIP.search(each.proposition.words) for each in (one, other)):
        return "one has a negation with a slip in it"
    none = alike is not None and _none_of_what_is_counted(one, other)
    if alike is not None and alike < LEAST_ALIKE and not none:
        return "what is denied is not what the other says"
    if found.clash is Clash.POLARITY:
        return _polarity(one, other, found, alike)
    doubt = _general(one, other, found)
    if doubt is None and found.clash is not None:
        doubt = CHECKS[found.clash](one, other, found)
    return doubt


def loose_agreement(one: Utterance, other: Utterance) -> str | None:
    """Why an agreement that was found is not one claim; None where it is. Pieces of sentences that
    share a name and an act look alike: *what Trump says his plan would do*."""
    a, b = one.proposition, other.proposition
    if _within(a, b) < LEAST_WITHIN:
        return "they share too little"
    if not _shared_acts(a, b) and _core(a) & _core(b) <= {*a.names, *b.names}:
        return "they share names alone"
    years = [set(YEAR.findall(own.words)) for own in (a, b)]
    if all(years) and not years[0] & years[1]:
        return "they give two years"
    if _two_numbers(a, b):
        return "they give two numbers"
    for own, others in ((a, b), (b, a)):
        if MORE.search(own.words) and LESS.search(others.words) and not LESS.search(own.words):
            return "the one has more and the other less"
    return None


def _two_numbers(a: Proposition, b: Proposition) -> bool:
    """Whether all their amounts of one measure exclude each other: *an $80 million contract* and
    *an $82 million deal*."""
    pairs = [
        (x, y) for x in a.amounts for y in b.amounts
        if x.measure and x.measure == y.measure and x.change is None and y.change is None
    ]  # fmt: skip
    return bool(pairs) and all(_apart(x, y) for x, y in pairs)


def _taken_back(one: Utterance, other: Utterance, found: Comparison) -> bool:
    """Whether one speaker says in one article that it is so and in another that it is not: who *I*
    and *he* are is known then."""
    return (
        found.clash is Clash.POLARITY
        and one.proposition.document_id != other.proposition.document_id
        and one.speaker is not None
        and other.speaker is not None
        and one.speaker.casefold() == other.speaker.casefold()
        and bool(_shared_acts(one.proposition, other.proposition))
    )


def denies_outright(said: Utterance) -> bool:
    """Whether its own words have a negation, or its reporting words say that it is not so."""
    words = said.proposition.words
    if NEGATION.search(words) or UNTRUE.search(words):
        return True
    return said.statement_type == "denies" and says_untrue(said.cue, words)


def _polarity(
    one: Utterance, other: Utterance, found: Comparison, alike: float | None
) -> str | None:
    """Why it is doubtful that one denies what the other says; `alike`: how likely the other says
    what is denied."""
    if found.probability >= LEAST_DENIED and _taken_back(one, other, found):
        doubt = _general(one, other, found)
        if doubt in (None, OPEN_PRONOUN):
            return None
    if alike is None:
        return "an opposite, and no denial"
    return _denied_alike(one, other, found, alike)


def _none_of_what_is_counted(one: Utterance, other: Utterance) -> bool:
    """Whether the one counts what the other has none of, by one party, for another: *40 million
    crowns were paid by the bank to officers*, *not a single crown to any officer*."""
    for denying, telling in (
        (one.proposition, other.proposition),
        (other.proposition, one.proposition),
    ):
        none = NOT_ONE.search(denying.words)
        if none is None or not denying.denied or telling.denied:
            continue
        thing = stem(none[1].lower())
        counted = any(
            thing in {stem(name) for name in (*amount.terms, amount.measure)}
            and (amount.low or 0) > 0
            for amount in telling.amounts
        )
        shared = _core(denying) & _core(telling) - {thing}
        names = {*denying.names, *telling.names}
        if counted and _shared_acts(denying, telling) and shared & names and shared - names:
            return True
    return False


def _denied_alike(one: Utterance, other: Utterance, found: Comparison, alike: float) -> str | None:
    """Why a denial whose other side says what it denies is still doubtful; None where it is not."""
    denying, telling = (one, other) if one.proposition.denied else (other, one)
    a, b = denying.proposition, telling.proposition
    if found.probability < LEAST_OPPOSED:
        return "it is not sure enough that the one denies the other"
    if found.rule != "the opposite" or found.clash is not Clash.POLARITY:
        return "no rule finds the one the opposite of the other"
    ahead = a.footing is Footing.FUTURE and bool(WILL_NOT.search(a.words))
    asked = a.footing is b.footing is Footing.DEMAND and "demand" in _shared_acts(a, b)
    if ahead and b.footing is not Footing.FUTURE and not GERUND.match(b.words):
        return "one is of what is to come"
    if not ahead and not asked and a.footing is not Footing.FACT:
        return "one is a wish, a plan or a question"
    if not ahead and not asked and b.footing not in (Footing.FACT, Footing.HEDGED):
        return "one is a wish, a plan or a question"
    if any(piece.match(own.words) for piece in (INFINITIVE, INDIRECT) for own in (a, b)):
        return "one is a piece of a sentence, or a long one"
    types = {denying.statement_type, telling.statement_type} - (PREDICTIONS if ahead else set())
    if types & NO_REPORTS:
        return "one is a wish, a plan or a thought"
    if telling.statement_type == "denies":
        return "both deny something"
    if not denies_outright(denying):
        return "no word of it denies"
    if OPEN_WORDS.search(a.words) or TURNED_TWICE.search(a.words):
        return "one has words that leave it open"
    if (UNDECIDED if ahead else ONLY_POSSIBLE).search(b.words):
        return "the other says only that it may be"
    if a.doer_open or b.doer_open or ENDS_OPEN.search(a.words) or OPEN_OBJECT.search(a.words):
        return OPEN_PRONOUN
    if _holds_words(a.words, b.words):
        return "the denial has the words of the other, and denies something else"
    lengths = [len(WORD.findall(own.words)) for own in (a, b)]
    if min(lengths) < FEWEST_WORDS or max(lengths) > MOST_WORDS:
        return "one is a piece of a sentence, or a long one"
    if a.document_id == b.document_id:
        if doubt := _in_one_article(one, other):
            return doubt
        if a.in_title == b.in_title and "article" in (one.voice, other.voice):
            return "the article itself tells how both go together"
    if not _says_the_denied_word(a, b):
        return "what is denied is another thing in the same sentence"
    shared = _core(a) & _core(b)
    sure = min(alike, found.probability) >= SURELY_ALIKE
    if not shared & {*a.names, *b.names} and not (sure and shared):
        return "no name in common"
    if not sure and not _shared_acts(a, b) and len(shared) < 3:
        return "they share too little"
    if not sure and _within(a, b) < LEAST_WITHIN:
        return "they share too little"
    denied = {name for name, sign in _signs(a).items() if sign < 0 and is_act(name)}
    told = {*_signs(b), *_core(b)}
    if len(denied) > 1 and not all(name in told or converse(name) in told for name in denied):
        return "more is denied than the other says"  # not both, *marked* and *classified*
    if a.doers and b.doers and not set(a.doers) & _core(b) and not set(b.doers) & _core(a):
        return "done by others"
    if a.amounts and b.amounts and "equal" not in _amounts_of(a, b):
        return "of other amounts"
    return None


LIGHT = frozenset({"be", "begin", "continue", "do", "find", "get", "have", "make", "take"})
"""Concepts of verbs that say little without their object: of *did not have a gun*, the gun is
denied."""
SCOPE = 8
"""Words behind a negation among which what it denies is looked for."""


def _says_the_denied_word(denying: Proposition, telling: Proposition) -> bool:
    """Whether the other has the word that stands behind a negation: of *the results of the test
    were not released* `released`, which one who only tells of the test does not say. True where
    no negation stands in the words."""
    found = list(NEGATION.finditer(UNTRUE.sub("", denying.words)))
    if not found:
        return True
    told = {*_signs(telling), *_core(telling)}
    told |= {turned for name in told if (turned := converse(name)) is not None}
    forms = bases(" ".join(WORD.findall(telling.words)))
    for each in found:
        behind = WORD.findall(denying.words[each.end() :])[:SCOPE]
        concepts = concepts_of(behind, ["VB"] * len(behind))
        said = [
            (word, concept.name)
            for word, concept in zip(behind, concepts, strict=True)
            if concept is not None and concept.name not in LIGHT and not word.endswith("ly")
        ]
        if said and (said[0][1] in told or base(said[0][0]) in forms):
            return True
    return False


def _holds_words(denying: str, telling: str) -> bool:
    """Whether the one denial has all words of the other, one after the other: its negation is of
    something else in the sentence."""
    own, others = (
        " ".join(word.lower() for word in WORD.findall(words)) for words in (denying, telling)
    )
    return f" {others} " in f" {own} "


def close_by_words(a: Proposition, b: Proposition) -> bool:
    """Whether nearly all that two propositions tell is in both, a name too, so that they are one
    claim even where nothing says that their articles are about one story."""
    return bool(_core(a) & _core(b) & {*a.names, *b.names}) and _alike(a, b) >= NEARLY_ALL


def _general(one: Utterance, other: Utterance, found: Comparison) -> str | None:
    a, b = one.proposition, other.proposition
    ahead = a.footing is b.footing is Footing.FUTURE and found.clash is Clash.POLARITY
    for said in (one, other):
        own = said.proposition
        if own.footing not in (Footing.FACT, Footing.HEDGED) and not ahead:
            return "one is a wish, a plan or a question"
        if own.vague:
            return "one only points to a charge"
        if len(own.predicates) > MOST_PREDICATES:
            return "one tells of several acts"
        if len(WORD.findall(own.words)) > LONGEST_WORDS:
            return "one is a long sentence"
        if own.doer_open:
            return OPEN_PRONOUN
        if said.voice == "unattributed":
            return "nobody stands behind one of them"
    return _in_one_article(one, other) if a.document_id == b.document_id else None


def _in_one_article(one: Utterance, other: Utterance) -> str | None:
    """Why two of one article are not two tellers."""
    a, b = one.proposition, other.proposition
    if a.span.overlaps(b.span):
        return "the one stands in the other"
    if a.in_title == b.in_title and one.speaker == other.speaker and one.voice == other.voice:
        return "one speaker, in one article"
    return None


def _signs(own: Proposition) -> dict[str, int]:
    return {said[1:]: 1 if said[0] == "+" else -1 for said in own.predicates}


def _core(own: Proposition) -> set[str]:
    return {*own.doers, *own.terms} - {"president", "say", "minister"}


def _shared_acts(a: Proposition, b: Proposition) -> set[str]:
    """The acts of both; of one told from either side, `sold` and `bought`, what the first has."""
    told = set(_signs(b))
    return {
        name for name in _signs(a)
        if (is_act(name) or name == "be there") and (name in told or converse(name) in told)
    }  # fmt: skip


def _alike(a: Proposition, b: Proposition) -> float:
    """Of all their parts, the share that both have."""
    core_a, core_b = _core(a), _core(b)
    union = core_a | core_b
    return len(core_a & core_b) / len(union) if union else 0.0


def _within(a: Proposition, b: Proposition) -> float:
    """Of the parts of the one with fewer, the share that the other has."""
    core_a, core_b = _core(a), _core(b)
    return len(core_a & core_b) / max(1, min(len(core_a), len(core_b)))


def _amounts_of(a: Proposition, b: Proposition) -> list[str]:
    return [
        "equal"
        for x in a.amounts
        for y in b.amounts
        if x.measure == y.measure and x.low == y.low and x.high == y.high
    ]


def _number(one: Utterance, other: Utterance, found: Comparison) -> str | None:
    a, b = one.proposition, other.proposition
    if a.denied or b.denied:
        return "one denies"
    pairs = [
        (x, y) for x in a.amounts for y in b.amounts
        if x.measure and x.measure == y.measure and x.change is None and y.change is None
        and _apart(x, y)
    ]  # fmt: skip
    if not pairs:
        return "no amounts of one measure that exclude each other"
    if _one_crowd(one, other, pairs):
        return None
    if a.document_id != b.document_id and _days_apart(one, other) > COUNT_DAYS:
        return "told on days that are far apart, or not known"
    acts = _shared_acts(a, b) - LOOSE - {"win"}
    if not acts and not any(_acts_of(x) & _acts_of(y) - LOOSE for x, y in pairs):
        return "no act in common"
    for own in (a, b):
        if PART_WORDS.search(own.words):
            return "one may be of a part, or of all"
    for x, y in pairs:
        if _one_thing(x, y) and _alone(x, a.amounts) and _alone(y, b.amounts):
            break
    else:
        return "what is counted differs"
    if a.begin and b.begin and (a.begin, a.end) != (b.begin, b.end):
        return "of two stretches of time"
    shares = any(x.measure == "per cent" for x, _ in pairs)
    if (shares or acts & TRADED) and _beside(a) != _beside(b):
        return "the one may be of a part, or of another"
    if not _core(a) & _core(b) & {*a.names, *b.names}:
        return "no name in common"
    grows = bool((acts | {name for x, _ in pairs for name in _acts_of(x)}) & GROWING)
    if grows and a.document_id != b.document_id:
        if one.published is None or other.published is None:
            return "a count that grows, and nothing says which is the later"
        if one.published != other.published:
            return "a count that grows, told on two days"
    if a.doers and b.doers and not set(a.doers) & set(b.doers):
        return "done by others"
    return None


def _beside(own: Proposition) -> set[str]:
    """What it speaks of beside its acts: who, what, to whom."""
    return {name for name in _core(own) if not is_act(name)} - LOOSE


def _days_apart(one: Utterance, other: Utterance) -> float:
    """Days between the two publications; endless where one is not known."""
    if one.published is None or other.published is None:
        return inf
    return abs((date.fromisoformat(one.published) - date.fromisoformat(other.published)).days)


def _one_crowd(one: Utterance, other: Utterance, pairs: Sequence[tuple[Amount, Amount]]) -> bool:
    """Whether both count a crowd at one place with a name, told within days: `300,000 filled Vole
    Square`."""
    a, b = one.proposition, other.proposition
    if a.document_id == b.document_id:
        return False
    place = set(a.terms) & set(b.terms) & set(a.names) & set(b.names)
    return (
        _days_apart(one, other) <= CROWD_DAYS
        and bool(place & (set(a.places) | set(b.places)))
        and bool(GROUNDS & set(a.terms) & set(b.terms))
        and any(
            (x.low or 0) >= CROWD and (y.low or 0) >= CROWD and PEOPLE & {*x.terms, *a.terms}
            and PEOPLE & {*y.terms, *b.terms}
            for x, y in pairs
        )
    )  # fmt: skip


def _apart(x: Amount, y: Amount) -> bool:
    """Whether two amounts exclude each other by more than what rounding does."""
    if x.high is not None and y.low is not None and x.high < y.low:
        gap, size = y.low - x.high, abs(y.low)
    elif y.high is not None and x.low is not None and y.high < x.low:
        gap, size = x.low - y.high, abs(x.low)
    else:
        return False
    return gap > max(x.precision, y.precision, size * 0.03)


def _acts_of(amount: Amount) -> set[str]:
    return {name for name in amount.terms if is_act(name)}


def _one_thing(x: Amount, y: Amount) -> bool:
    """Whether they count one thing: the same words, or people in words that the table has."""
    things_x = {name for name in x.terms if not is_act(name)} or set(x.terms)
    things_y = {name for name in y.terms if not is_act(name)} or set(y.terms)
    if not things_x or not things_y:
        return False
    if things_x == things_y:
        return True
    return things_x <= PEOPLE and things_y <= PEOPLE and "people" in things_x | things_y


def _alone(amount: Amount, amounts: Sequence[Amount]) -> bool:
    """Whether it is the only one of its measure in its sentence."""
    return sum(one.measure == amount.measure for one in amounts) == 1


def _date(one: Utterance, other: Utterance, found: Comparison) -> str | None:
    a, b = one.proposition, other.proposition
    if a.denied or b.denied:
        return "one denies"
    if not _shared_acts(a, b) & ONCE:
        return "an act that happens more than once"
    if a.begin != a.end or b.begin != b.end:
        return "no single days"
    if not _core(a) & _core(b) & {*a.names, *b.names}:
        return "no name in common"
    if _within(a, b) < 0.6:
        return "they share too little"
    return None


def _place(one: Utterance, other: Utterance, found: Comparison) -> str | None:
    """Of all that was read on real articles, one place lay in or by the other: a town and its
    district, a sea and the coast along it."""
    return "the one place may lie in the other"


def _actor(one: Utterance, other: Utterance, found: Comparison) -> str | None:
    a, b = one.proposition, other.proposition
    if a.denied or b.denied:
        return "one denies"
    if a.words == b.words:
        return "the same words"
    if not _shared_acts(a, b) & TAKEN_BY_ONE:
        return "several may have done it"
    for own in (a, b):
        if not all(name in own.names for name in own.doers if not is_known(name)):
            return "a doer without a name"
    rest_a, rest_b = set(a.terms), set(b.terms)
    if len(rest_a & rest_b) < 2 or len(rest_a & rest_b) < 0.6 * len(rest_a | rest_b):
        return "they share too little"
    return None


def _order(one: Utterance, other: Utterance, found: Comparison) -> str | None:
    a, b = one.proposition, other.proposition
    if a.denied or b.denied:
        return "one denies"
    if _within(a, b) < 0.6 or not _shared_acts(a, b):
        return "they share too little"
    return None


CHECKS: dict[Clash, Check] = {
    Clash.NUMBER: _number,
    Clash.DATE: _date,
    Clash.PLACE: _place,
    Clash.ACTOR: _actor,
    Clash.ORDER: _order,
}
