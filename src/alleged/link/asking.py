"""Which pairs of propositions the comparison model is asked about, and its answer with the rules'.

The model costs some milliseconds a pair, so it is asked only where both have much in common.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from alleged.link.compare import Comparison, Side, Weigh, compare, even
from alleged.link.denials import NEGATION, what_is_denied
from alleged.link.doubts import (
    Utterance,
    close_by_words,
    denies_outright,
    doubt_of,
    loose_agreement,
)
from alleged.link.judged import combine, said_by
from alleged.link.support import PRONOUNS
from alleged.models.comparison import Compares, Said
from alleged.records.claims import Clash, Entailment, PairRelation

MOST_ASKED = 5
"""Of each proposition, with how many others it is read; the likest go first."""
MOST_ASKED_IN_ALL = 20_000
"""How many pairs are read in a dossier, the likest of all: at some 10 ms a pair, three to four
minutes. 500 real articles had about as many."""
MOST_COMPARED = 1_000_000
"""How many pairs the rules compare in a dossier, some 0.1 ms each. 500 real articles had
463,000."""
LEAST_COMMON = 1.6
"""What two must have in common at least: the weights of concepts, 1 for a rare one."""
LEAST_SHARE = 0.3
"""Likewise, of what the one with fewer has."""
FEWEST_WORDS = 4
"""Shorter ones are mostly pieces of a sentence: *had a gun*."""
FEWEST_SAME = 3
"""Two with the same words that have fewer say nothing by them: *to comment*."""
LEAST_BELIEVED = 0.06
"""Where the model finds a clash in number, day or doer less likely than that, it is none."""
TELLING = 0.2
"""How likely the model must find at first sight that two agree or contradict to be asked again in
the other order: of pairs that meet in real articles seven in ten go beside each other."""
LEAST_OVERLOOKED = 0.7
"""How likely the one must say what the other denies where the model takes both for the same."""
RULE_WEIGHT = 3.0
"""What the rule's probability weighs there, against the model's chance; set by hand."""
ANSWERED = 1.0
"""What it counts that the rules find the two to agree or to clash."""
SAME_WORDS = Comparison(
    relation=PairRelation.AGREE,
    entails=Entailment.BOTH,
    rule="the same words",
    reason="both have the same words",
    probability=0.98,
)
"""The answer for two with the same words: a report that two papers print."""


@dataclass(frozen=True, kw_only=True)
class Met:
    """Two propositions that met."""

    number: int
    one: Utterance
    other: Utterance
    one_story: bool
    sides: tuple[Side, Side]
    weigh: Weigh = even

    @property
    def ids(self) -> tuple[str, str]:
        """Of the two."""
        return self.one.proposition.id, self.other.proposition.id

    @cached_property
    def rule(self) -> Comparison:
        """What the rules say of them; many that met are passed over before they are asked."""
        return compare(*self.sides, weigh=self.weigh)


def same_words(pair: Met) -> bool:
    """Whether both have the same words, tell of the same time, and belong to one story."""
    a, b = pair.one.proposition, pair.other.proposition
    return (
        a.words.casefold() == b.words.casefold()
        and len(a.words.split()) >= FEWEST_SAME
        and (a.begin, a.end) == (b.begin, b.end)
        and (pair.one_story or close_by_words(a, b))
    )


def likeness_of(pair: Met, weigh: Weigh) -> float | None:
    """How much the two have in common; None where it is too little to ask.

    Without one story nearly all must be in common: then it is one claim told in two matters.
    """
    a, b = pair.one.proposition, pair.other.proposition
    if a.document_id == b.document_id and not _two_voices(pair):
        return None
    if min(len(each.words.split()) for each in (a, b)) < FEWEST_WORDS:
        return None
    if not pair.one_story and not close_by_words(a, b):
        return None
    one, other = (_telling(side) for side in pair.sides)
    shared = sum(map(weigh, one & other))
    least = min(sum(map(weigh, one)), sum(map(weigh, other)))
    answered = pair.rule.relation in (PairRelation.AGREE, PairRelation.CONTRADICT)
    if answered:
        return shared + ANSWERED
    if shared < LEAST_COMMON or shared < LEAST_SHARE * least:
        return None
    return shared


def _two_voices(pair: Met) -> bool:
    """Whether two of one article are told by two: two speakers, or the headline and the text."""
    one, other = pair.one, pair.other
    a, b = one.proposition, other.proposition
    return not a.span.overlaps(b.span) and (
        a.in_title != b.in_title or one.speaker != other.speaker or one.voice != other.voice
    )


def _telling(side: Side) -> frozenset[str]:
    """Its parts and acts, without those that anything is told with."""
    return side.acted - LOOSE_PARTS


LOOSE_PARTS = frozenset({"say", "be", "have", "begin", "continue"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the model and the rules make of two propositions."""

    found: Comparison
    alike: float | None = None
    """Where one of the two denies: how likely the other says what it denies; None elsewhere."""


def decides(pair: Met) -> bool:
    """Whether the two may be one claim, or a contradiction that is told, by the model's answer.
    Else all that can come of it is a contradiction that keeps the two out of one claim."""
    if loose_agreement(pair.one, pair.other) is None:
        return True
    rule = pair.rule
    if rule.relation is not PairRelation.CONTRADICT:  # what no rule finds is told nowhere
        return False
    if rule.clash is Clash.POLARITY:  # whose doubts are about how likely it is
        return pair.one_story
    return doubt_of(pair.one, pair.other, rule, one_story=pair.one_story) is None


def read_pair(pair: Met, comparer: Compares) -> Reading:
    """What the model and the rules make of the two.

    A clash in number, day or doer that a rule finds and nothing speaks against stays, unless the
    model is sure that it is none: the rules read numbers and units better than the model does. A
    denial is read from words, so there both are weighed, and what is denied is read once more.
    """
    found = _both(pair, comparer)
    if found.relation is PairRelation.AGREE and denied_outright(pair):
        # the model overlooked the denial, or what is denied is another thing
        alike = _alike_without(pair, comparer) or 0.0
        alike = alike if alike >= LEAST_OVERLOOKED else 0.0
        return Reading(found=replace(pair.rule, probability=alike), alike=alike)
    denied = found.relation is PairRelation.CONTRADICT and found.clash is Clash.POLARITY
    return Reading(found=found, alike=_alike_without(pair, comparer) if denied else None)


def denied_outright(pair: Met) -> bool:
    """Whether one of the two denies in plain words what a rule finds the other to say."""
    sides = _denying_and_telling(pair)
    if pair.rule.rule != "the opposite" or sides is None:
        return False
    denying, telling = sides
    return not NEGATION.search(telling.proposition.words) and denies_outright(denying)


def _denying_and_telling(pair: Met) -> tuple[Utterance, Utterance] | None:
    """The one that denies and the other; None where none or both of them deny."""
    one, other = pair.one, pair.other
    if one.proposition.denied == other.proposition.denied:
        return None
    return (one, other) if one.proposition.denied else (other, one)


def _alike_without(pair: Met, comparer: Compares) -> float | None:
    """How likely the one says what the other denies; None where none or both of them deny."""
    sides = _denying_and_telling(pair)
    if sides is None:
        return None
    denied, said = said_of_both(*sides)
    denied = replace(denied, words=what_is_denied(denied.words))
    return comparer.compare(said, denied, telling=TELLING).relation[PairRelation.AGREE]


def said_of_both(one: Utterance, other: Utterance) -> tuple[Said, Said]:
    """The words of both as the model reads them, with a name for the pronoun that they begin with:
    of whom *he* stands for the model knows nothing. Where both begin with one pronoun, and it is
    open whom the one of them means, both stay as they are."""
    both = (one, other)
    told = [said_by(each.proposition, each.published) for each in both]
    begun = [FIRST_PRONOUN.match(said.words) for said in told]
    names = [
        _named(each, found[2]) if found else None for each, found in zip(both, begun, strict=True)
    ]
    if all(begun) and None in names and len({found[2].lower() for found in begun if found}) == 1:
        return told[0], told[1]
    for nth, (found, name) in enumerate(zip(begun, names, strict=True)):
        if found and name:
            words = f"{found[1]}{name}{told[nth].words[found.end() :]}"
            told[nth] = replace(told[nth], words=words)
    return told[0], told[1]


FIRST_PRONOUN = re.compile(r"^(\W*)(i|he|she|it|they)\b(?!['’])", re.IGNORECASE)
MOST_NAMED = 6
"""Words that may stand for a pronoun."""


def _named(said: Utterance, pronoun: str) -> str | None:
    """Who the pronoun is that its words begin with: of *I* the speaker."""
    name = said.speaker if pronoun.lower() == "i" else said.subject
    if name is None or name.lower() in PRONOUNS or len(name.split()) > MOST_NAMED:
        return None
    return " ".join(name.split())


def _both(pair: Met, comparer: Compares) -> Comparison:
    one, other = said_of_both(pair.one, pair.other)
    read = comparer.compare(one, other, telling=TELLING)
    rule, chance = pair.rule, read.relation[PairRelation.CONTRADICT]
    if rule.clash not in (None, Clash.POLARITY) and chance >= LEAST_BELIEVED:
        mean = round((RULE_WEIGHT * rule.probability + chance) / (RULE_WEIGHT + 1), 3)
        found = replace(rule, probability=mean)
        if doubt_of(pair.one, pair.other, found, one_story=pair.one_story) is None:
            return found
    return combine(rule, read, comparer.settings)
