"""Whether two statements say the same, cannot both hold, or go side by side.

`compare` sees two propositions with their typed parts and nothing else; each answer has a rule, the
reason in words and the probability that answers by this rule are right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from alleged.analyse.concepts import (
    acts,
    converse,
    counterparts_of,
    excluded_by,
    is_act,
    is_known,
    kindred_of_any,
    persons,
    related_acts,
    weaker_than,
)
from alleged.records.claims import Clash, Entailment, PairRelation
from alleged.records.propositions import Amount, Footing, Proposition

RULES = "claims 3"

Weigh = Callable[[str], float]
"""How much a shared concept tells: rare ones more than those that all texts have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A proposition, and the day on which it was published."""

    proposition: Proposition
    published: str | None = None
    signs: dict[str, int] = field(init=False, repr=False, compare=False)
    """Its acts with their sign."""
    parts: frozenset[str] = field(init=False, repr=False, compare=False)
    """All else: who, whom, what."""
    acted: frozenset[str] = field(init=False, repr=False, compare=False)
    """Its parts and its acts."""
    acts: frozenset[str] = field(init=False, repr=False, compare=False)
    """Of both, what tells what is done or is so."""
    related: bool = field(init=False, repr=False, compare=False)
    """Whether the tables have one of its acts beside another act."""

    def __post_init__(self) -> None:
        own = self.proposition
        signs = {one[1:]: 1 if one[0] == "+" else -1 for one in own.predicates}
        parts = frozenset(own.doers).union(own.terms)
        acted = parts.union(signs)
        object.__setattr__(self, "signs", signs)
        object.__setattr__(self, "parts", parts)
        object.__setattr__(self, "acted", acted)
        object.__setattr__(self, "acts", acted & ACTS)
        object.__setattr__(self, "related", not RELATED.isdisjoint(signs))


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How two propositions stand to each other."""

    relation: PairRelation
    clash: Clash | None = None
    entails: Entailment | None = None
    rule: str
    reason: str
    probability: float


RULE_PROBABILITIES: dict[str, float] = {
    "a demand": 0.40,
    "another act": 0.70,
    "another charge": 0.67,
    "another party": 0.80,
    "another time": 0.79,
    "begin and end": 0.75,
    "denied in other words": 0.91,
    "in other words": 0.80,
    "kindred acts": 0.83,
    "not yet": 0.40,
    "one act follows from the other": 0.75,
    "one event": 0.44,
    "one follows": 0.75,
    "says it and more": 0.83,
    "the opposite": 0.96,
    "the same": 0.84,
    "the same charge": 0.67,
    "two dates": 0.80,
    "two doers": 0.78,
    "two numbers": 0.95,
}
"""How often an answer by a rule is right; counted on the pairs of `tune` and for practice in
`tests/link/claims_own`, with one right and one wrong answer added."""
DEFAULT_PROBABILITY = 0.6

SAME_SHARE = 0.33
"""Of the parts of the shorter proposition, how much the other has where both tell the same act."""
TWO_THIRDS = 0.66
WORDING_SHARE = 0.5
"""How much of all words they share where no act is the same."""
ANOTHER_TIME_DAYS = 45
"""Acts further apart than this are two acts; nearer ones are one act with two dates."""
UNIT_TOLERANCE = 0.02
"""What rounding may have done where a unit was converted."""
UNIQUE_ACTS = frozenset({"attack", "coup", "protest", "plot", "burn", "leak", "derail", "crash"})
"""Acts that `the attack` alone is enough to point to."""
STAGES = frozenset({"begin", "arrest"})
"""Acts whose opposite may follow: arrested on one day, let go on another."""
LENGTHS = frozenset({"months", "time", "year of age"})
TELLING_NUMBER = 13.0
"""From here on the same number twice is hardly chance."""
MEASURED = frozenset(
    {"rise", "export", "import", "sell", "buy", "produce", "harvest", "price", "inflation"}
)
"""Acts that are told of many things side by side, so that the thing must be the same."""
OFFICES = frozenset({"leader", "president", "minister", "prime minister", "official", "judge",
                     "lawmaker", "general", "governor", "mayor", "king", "coach"})  # fmt: skip
CROWDS = frozenset(
    {"people", "worker", "soldier", "police", "rebel", "gunman", "farmer", "child", "member",
     "protest", "crowd"}
)  # fmt: skip
"""Words for people that tell of nobody in particular."""
PEOPLE = persons()
"""What counts people, in whatever words."""
ACTS = acts()
"""What tells what is done or is so."""
RELATED = frozenset(act for both in related_acts() for act in both)
"""Acts that follow from others, exclude them, or tell them from the other side."""


def even(_: str) -> float:
    """Every concept tells as much."""
    return 1.0


def compare_all(
    one: Sequence[Side], other: Sequence[Side], *, weigh: Weigh = even
) -> Comparison | None:
    """How two statements stand to each other whose words put several things forward; None where
    one puts nothing forward.

    What clashes goes before what agrees, and that before what only goes beside it.
    """
    found = [compare(a, b, weigh=weigh) for a in one for b in other]
    if not found:
        return None
    order = list(PairRelation)
    best = min(found, key=lambda each: (order.index(each.relation), -each.probability))
    if best.relation is PairRelation.AGREE and best.entails is Entailment.BOTH:
        matched_one, matched_other = len(one), len(other)
        if matched_one != matched_other and min(matched_one, matched_other) == 1:
            side = Entailment.FIRST if matched_one > matched_other else Entailment.SECOND
            return _answer(PairRelation.AGREE, "says it and more", best.reason, entails=side)
    return best


def compare(one: Side, other: Side, *, weigh: Weigh = even) -> Comparison:
    """How two propositions stand to each other."""
    return _Pair(one, other, weigh).answer()


def _answer(
    relation: PairRelation,
    rule: str,
    reason: str,
    *,
    clash: Clash | None = None,
    entails: Entailment | None = None,
) -> Comparison:
    return Comparison(
        relation=relation,
        clash=clash,
        entails=entails,
        rule=rule,
        reason=reason,
        probability=RULE_PROBABILITIES.get(rule, DEFAULT_PROBABILITY),
    )


KINDRED_ACTS = _answer(PairRelation.COMPATIBLE, "kindred acts", "acts that are told side by side")
ANOTHER_ACT = _answer(PairRelation.UNRELATED, "another act", "they tell of different things")
"""What most pairs that meet are."""


class _Pair:
    """Two propositions side by side."""

    def __init__(self, one: Side, other: Side, weigh: Weigh) -> None:
        self.a, self.b = one.proposition, other.proposition
        self.published = (one.published, other.published)
        self.weigh = weigh
        self.related = one.related and other.related
        self.signs_a, self.signs_b = one.signs, other.signs
        self.parts_a, self.parts_b = one.parts, other.parts
        self.all_a, self.all_b = one.acted, other.acted
        self.acts = one.acts | other.acts
        self.turned_about = False  # whether one told it from the other side: sold, and bought
        if self.related:
            self._turn()
        shared = self.signs_a.keys() & self.signs_b.keys()
        self.shared_acts = sorted(
            name for name in shared
            if name in self.acts or name == "be there" or not self._any_act()
        ) if shared else []  # fmt: skip
        self.shared = self.all_a & self.all_b
        self.shared_parts = self.shared.difference(self.shared_acts)
        self.numbers: list[str] = []
        if self.a.amounts and self.b.amounts:
            self.numbers = self._numbers(LENGTHS) or self._numbers(frozenset())

    def _turn(self) -> None:
        """Tell acts of the second one from the side of the first."""
        for name in list(self.signs_b):
            turned = converse(name)
            if turned in self.signs_a and name not in self.signs_a and turned not in self.signs_b:
                self.signs_b = {one: sign for one, sign in self.signs_b.items() if one != name} | {
                    turned: self.signs_b[name]
                }
                self.turned_about = True
        if self.turned_about:
            self.all_b = self.parts_b.union(self.signs_b)

    def _any_act(self) -> bool:
        return not self.acts.isdisjoint((*self.signs_a, *self.signs_b))

    @property
    def names(self) -> set[str]:
        """The names in both."""
        return {*self.a.names, *self.b.names}

    def _numbers(self, without: frozenset[str]) -> list[str]:
        """How the amounts stand to each other; those of lengths of time count if there are no
        others."""
        return [
            relation
            for x in self.a.amounts
            for y in self.b.amounts
            if x.measure not in without and y.measure not in without
            and (relation := self._amounts(x, y)) is not None
        ]  # fmt: skip

    def _sum(self, names: Iterable[str]) -> float:
        return sum(map(self.weigh, names))

    @cached_property
    def share(self) -> float:
        """Of the parts of the one with fewer, how much the other has."""
        acts = self.acts.intersection(self.shared_acts) | {"begin", "incident"}
        met_a, all_a = self._met(self.a, self.all_a - acts, self.all_b)
        met_b, all_b = self._met(self.b, self.all_b - acts, self.all_a)
        if not all_a or not all_b:
            return 1.0
        return min(1.0, min(met_a, met_b) / min(all_a, all_b))

    def _met(
        self, own: Proposition, rest: frozenset[str], others: frozenset[str]
    ) -> tuple[float, float]:
        """How much of its parts the other one has, and how much there is; a doer is one part,
        however many words name him."""
        doers = rest.intersection(own.doers)
        if not doers.isdisjoint(self.acts):  # "the attack on the bridge": an event, no party
            doers = frozenset()
        parts = rest - doers
        met, whole = self._sum(_meeting(parts, others)), self._sum(parts)
        if not doers:
            return met, whole
        doer = max(map(self.weigh, doers))
        return met + (doer if _meeting(doers, others) else 0.0), whole + doer

    def _wording(self) -> float:
        """Of all words, how much both have."""
        return self._sum(self.shared) / max(self._sum(self.all_a | self.all_b), 1e-9)

    # What relates the acts

    def _stronger(self) -> int:
        """1 where the first act is the stronger, -1 where the second is, 0 where neither is."""
        if not self.related:
            return 0
        if any(not weaker_than(x).isdisjoint(self.signs_b) for x in self.signs_a):
            return 1
        if any(not weaker_than(y).isdisjoint(self.signs_a) for y in self.signs_b):
            return -1
        return 0

    def _counterparts(self) -> int:
        """1 where one act holds as the other does not, and so they say; -1 where both are told
        alike; 0 where the acts are none such."""
        if not self.related:
            return 0
        for x, sign in self.signs_a.items():
            for y in counterparts_of(x) & self.signs_b.keys():
                return -sign * self.signs_b[y]
        return 0

    def _kindred(self) -> bool:
        return not kindred_of_any(self.all_a).isdisjoint(self.all_b)

    def _predicates_kindred(self) -> bool:
        return not kindred_of_any(self.signs_a).isdisjoint(self.signs_b)

    def _times_apart(self) -> int | None:
        """Days between the two times; 0 where they meet, None where one is open."""
        if not (self.a.begin and self.a.end and self.b.begin and self.b.end):
            return None
        if self.a.begin <= self.b.end and self.b.begin <= self.a.end:
            return 0
        early, late = sorted([(self.a.begin, self.a.end), (self.b.begin, self.b.end)])
        return _days_between(early[1], late[0])

    def _long_ago(self) -> bool:
        """Whether the one is dated long before the other, undated one was published."""
        for dated, undated, published in (
            (self.a, self.b, self.published[1]),
            (self.b, self.a, self.published[0]),
        ):
            if dated.end and not undated.begin and published and not undated.denied:
                days = _days_between(dated.end, published)
                if days is not None and days > 300:
                    return True
        return False

    def _same_number(self, x: Amount, y: Amount) -> str | None:
        """A number that is the same to the last digit, of what shares a word: `pulled 96 people
        from the water`, `96 people were saved`."""
        exact = x.low == x.high == y.low == y.high and x.low is not None
        telling = exact and (x.low or 0.0) >= TELLING_NUMBER
        shares = (
            set(x.terms) & set(y.terms)
            or self.parts_a & self.parts_b
            or (PEOPLE & set(x.terms) and PEOPLE & set(y.terms))
        )
        both_killed = self._predicates_kindred()
        return "equal" if telling and shares and not both_killed else None

    def _amounts(self, x: Amount, y: Amount) -> str | None:
        """`equal`, `first within`, `second within`, `meet` or `clash`; None for numbers of
        different things."""
        if x.measure != y.measure and x.measure and y.measure:
            return None
        if (x.change is None) != (y.change is None) or (x.change and x.change != y.change):
            return None
        people = bool(PEOPLE & set(x.terms)) or bool(PEOPLE & set(y.terms))
        known = PEOPLE | set(self.shared_acts)
        if self.turned_about:
            known |= {turned for act in self.shared_acts if (turned := converse(act)) is not None}
        terms_x, terms_y = set(x.terms) - known, set(y.terms) - known
        related = set(x.terms) & set(y.terms) or not terms_x or not terms_y
        acts_x = {one for one in terms_x if is_act(one)}
        acts_y = {one for one in terms_y if is_act(one)}
        if not acts_x and not acts_y and not self.shared_acts:
            acts_x = {one for one in self.signs_a if is_act(one)}
            acts_y = {one for one in self.signs_b if is_act(one)}
            if bool(acts_x) != bool(acts_y):
                acts_x = acts_y = set()
        if not (acts_x <= self.all_b or acts_y <= self.all_a):
            return self._same_number(x, y)
        actless = not all(
            self.acts & all_parts for all_parts in (self.all_a, self.all_b)
        )  # "there are fewer than 2,000 soldiers at the border"
        if bool(acts_x) != bool(acts_y) and not (
            actless or (acts_x or acts_y) <= self.all_a & self.all_b
        ):
            return self._same_number(x, y)
        if terms_x - terms_y and terms_y - terms_x:
            return self._same_number(x, y)
        if not related and not (people or self.shared_acts):
            return self._same_number(x, y)
        return _interval_relation(x, y)

    # The answer

    def answer(self) -> Comparison:
        a, b = self.a, self.b
        if a.vague or b.vague:
            return self._vague()
        same_acts = bool(self.shared_acts)
        if same_acts and not self.turned_about and self._turned():
            told = self._told(self.shared_acts)
            return _answer(PairRelation.COMPATIBLE, "turned round", f"{told}, the other way round")
        if same_acts and (self._elsewhere() or self._other_measure()):
            return _answer(PairRelation.UNRELATED, "another party", "they tell it of others")
        stronger = self._stronger()
        apart = self._times_apart()
        alike = self._counterparts()
        cross = self.shared_parts & self.acts
        excludes = alike == -1 or (
            self.related and any(not excluded_by(x).isdisjoint(b.predicates) for x in a.predicates)
        )
        the_act = not UNIQUE_ACTS.isdisjoint(self.shared_acts) and not (
            self.parts_a.difference(a.doers) and self.parts_b.difference(b.doers)
        )
        measured = bool(self.numbers) and (self.share >= SAME_SHARE or self.numbers == ["equal"])
        same = (
            ((same_acts or stronger != 0 or excludes or alike != 0) and self.share >= SAME_SHARE)
            or (bool(cross) and self.share >= WORDING_SHARE)
            or measured
            or the_act
            or (self._wording() >= WORDING_SHARE and not self._names_alone())
        )
        if not same and (loose := self._by_parts(apart)) is not None:
            return loose
        if not same:
            met = self.shared_parts or _meeting(self.parts_a, self.parts_b)
            if self._kindred() and (met or not self.parts_a or not self.parts_b):
                return KINDRED_ACTS
            return ANOTHER_ACT
        told = self._told(self.shared_acts or sorted(cross) or sorted(self.shared_parts))
        once = (a.the_only or b.the_only) and apart is not None
        long_ago = self._long_ago() and "equal" not in self.numbers
        if (apart is not None and apart > ANOTHER_TIME_DAYS and not once) or long_ago:
            return _answer(PairRelation.COMPATIBLE, "another time", f"{told}, but at another time")
        opposite = self._opposite(stronger) or excludes or self._opposes()
        stages = STAGES.intersection(self.shared_acts) and not (a.denied or b.denied)
        if alike == 1 and not self.shared_acts:
            return self._agree(told, 0)
        opposite = opposite or alike == -1
        if opposite and stages and a.document_id != b.document_id:
            return _answer(
                PairRelation.COMPATIBLE, "begin and end", f"{told}: its begin and its end"
            )
        if Footing.QUESTION in (a.footing, b.footing):
            return _answer(PairRelation.COMPATIBLE, "a question", f"{told}; one only asks")
        not_yet = any(
            one.footing is Footing.FUTURE
            and other.footing is Footing.FACT
            and other.denied
            and not one.denied
            for one, other in ((a, b), (b, a))
        )
        if opposite and not_yet:
            return _answer(PairRelation.COMPATIBLE, "not yet", f"{told}, to come and not yet so")
        if (
            opposite
            and {a.footing, b.footing} == {Footing.FUTURE, Footing.FACT}
            and (MEASURED.intersection(self.shared_acts))
        ):
            return _answer(PairRelation.COMPATIBLE, "another time", f"{told}, now and to come")
        orders = bool(a.ordered_by and b.ordered_by)
        if (
            not orders
            and (a.footing is Footing.DEMAND) != (b.footing is Footing.DEMAND)
            and not (opposite and {"demand", "order", "support"} & {*self.signs_a, *self.signs_b})
        ):
            return _answer(PairRelation.COMPATIBLE, "a demand", f"{told}; one only demands it")
        if opposite:
            acts_told = {name for name in (*self.signs_a, *self.signs_b) if excludes}
            return _answer(
                PairRelation.CONTRADICT,
                "the opposite",
                f"{told}: the one puts forward what the other denies",
                clash=Clash.ACTOR if {"resign", "dismiss"} <= acts_told else Clash.POLARITY,
            )
        if stronger and not same_acts:
            return self._by_strength(stronger, told)
        if not same_acts and self._predicates_kindred():
            return KINDRED_ACTS
        clash = self._clash(told, apart)
        if clash is not None:
            return clash
        if same_acts or stronger or measured or self._wording() >= WORDING_SHARE:
            return self._agree(told, stronger)
        return _answer(PairRelation.COMPATIBLE, "one event", f"{told}, and each of another part")

    def _by_parts(self, apart: int | None) -> Comparison | None:
        """What stands for two propositions whose acts have no word in common, by who and what they
        speak of: `two bridges were swept away`, `no bridge was lost`."""
        shared, a, b = self.shared, self.a, self.b
        if not shared or apart or self._elsewhere():
            return None
        if self._long_ago() or (shared <= self.names and len(shared) < len(self.names)):
            return None
        telling = shared - self.names - CROWDS
        if a.denied != b.denied and telling and self.share >= SAME_SHARE and Footing.DEMAND not in (
            a.footing, b.footing
        ):  # fmt: skip
            return _answer(
                PairRelation.CONTRADICT, "denied in other words",
                f"both speak of {_list(shared)}; the one denies", clash=Clash.POLARITY,
            )  # fmt: skip
        if apart == 0 and len(shared) > 1 and self.share >= TWO_THIRDS:
            return _answer(
                PairRelation.AGREE, "in other words",
                f"both speak of {_list(shared)}, at one time", entails=Entailment.BOTH,
            )  # fmt: skip
        return None

    def _told(self, names: Sequence[str]) -> str:
        return "both tell of " + (" and ".join(names[:3]) if names else "the same")

    def _turned(self) -> bool:
        """Whether who does it in the one is who it is done to in the other, and the other way."""
        if self.a.doer_open or self.b.doer_open or not self.a.doers or not self.b.doers:
            return False
        if set(self.a.doers) & set(self.b.doers):
            return False
        return bool(set(self.a.doers) & set(self.b.terms) and set(self.b.doers) & set(self.a.terms))

    def _elsewhere(self) -> bool:
        """Whether it is others who are somewhere."""
        return "be there" in self.shared_acts and not set(self.a.doers) & set(self.b.doers)

    def _names_alone(self) -> bool:
        """Whether all that they share are names, and of one part: who, or whom."""
        shared = self.shared
        roles = set(self.a.doers) & set(self.b.doers) and set(self.a.terms) & set(self.b.terms)
        return shared <= self.names and not roles

    def _other_measure(self) -> bool:
        """Whether what rises, is sold or costs is another thing: copper, and tin."""
        if not MEASURED.intersection(self.shared_acts):
            return False
        if any(not is_act(name) for name in self.shared_parts - self.names):
            return False
        only_a, only_b = (
            {name for name in own.terms if name not in others and not is_act(name)} - set(own.names)
            for own, others in ((self.a, self.all_b), (self.b, self.all_a))
        )
        return bool(only_a and only_b)

    def _opposite(self, stronger: int) -> bool:
        signs = [self.signs_a[name] * self.signs_b[name] for name in self.shared_acts]
        if signs:
            return signs.count(-1) >= signs.count(1) and -1 in signs
        if stronger == 1:
            return 1 in self.signs_a.values() and self.b.denied
        if stronger == -1:
            return 1 in self.signs_b.values() and self.a.denied
        return self.a.denied != self.b.denied

    def _opposes(self) -> bool:
        """Whether the one is against what the other demands."""
        return any(
            "-support" in one.predicates and other.footing is Footing.DEMAND
            and bool({name[1:] for name in other.predicates} & {*one.terms})
            for one, other in ((self.a, self.b), (self.b, self.a))
        )  # fmt: skip

    def _by_strength(self, stronger: int, told: str) -> Comparison:
        if self.a.denied and self.b.denied:
            stronger = -stronger
        side = Entailment.FIRST if stronger == 1 else Entailment.SECOND
        return _answer(
            PairRelation.AGREE, "one act follows from the other",
            "the one act follows from the other", entails=side,
        )  # fmt: skip

    def _clash(self, told: str, apart: int | None) -> Comparison | None:
        a, b = self.a, self.b
        if "clash" in self.numbers and not {"equal", "first within", "second within"} & set(
            self.numbers
        ):
            return _answer(
                PairRelation.CONTRADICT, "two numbers",
                f"{told}, with numbers that cannot both hold", clash=Clash.NUMBER,
            )  # fmt: skip
        if apart:
            return _answer(
                PairRelation.CONTRADICT, "two dates",
                f"{told}, {a.begin} and {b.begin}", clash=Clash.DATE,
            )  # fmt: skip
        if a.ordered_by and b.ordered_by and not set(a.ordered_by) & set(b.ordered_by):
            return _answer(
                PairRelation.CONTRADICT, "two who ordered it",
                f"{told}, ordered by {_list(a.ordered_by)} and by {_list(b.ordered_by)}",
                clash=Clash.ORDER,
            )  # fmt: skip
        if a.places and b.places and not set(a.places) & set(b.places):
            return _answer(
                PairRelation.CONTRADICT, "two places",
                f"{told}, in {_list(a.places)} and in {_list(b.places)}", clash=Clash.PLACE,
            )  # fmt: skip
        if (
            a.doers and b.doers and self.shared_acts
            and not set(a.doers) & self.all_b and not set(b.doers) & self.all_a
            and not (a.doer_open or b.doer_open or self.turned_about)
            and not self._by_office()
            and all(_is_told_apart(one) for one in (a, b))
        ):  # fmt: skip
            ordered = {"order"} & set(self.shared_acts)
            return _answer(
                PairRelation.CONTRADICT, "two doers",
                f"{told}, done by {_list(a.doers)} and by {_list(b.doers)}",
                clash=Clash.ORDER if ordered else Clash.ACTOR,
            )  # fmt: skip
        return None

    def _by_office(self) -> bool:
        """Whether the one names who did it and the other tells an office, which he may hold."""
        for named, other in ((self.a, self.b), (self.b, self.a)):
            if set(named.doers) & set(named.names) and not set(other.doers) & set(other.names):
                return bool(OFFICES.intersection(other.doers))
        return False

    def _agree(self, told: str, stronger: int) -> Comparison:
        first = second = 0  # how often the first follows from the second, and the other way
        for relation in self.numbers:
            second += relation == "first within"
            first += relation == "second within"
        if (self.a.footing is Footing.HEDGED) != (self.b.footing is Footing.HEDGED):
            first += self.a.footing is Footing.HEDGED
            second += self.b.footing is Footing.HEDGED
        if self.a.denied and self.b.denied:
            stronger = -stronger
        if stronger:
            second += stronger == 1
            first += stronger == -1
        counted_a, counted_b = (
            any(one.measure not in LENGTHS for one in own.amounts) for own in (self.a, self.b)
        )
        if not self.numbers and counted_a != counted_b:
            second += counted_a
            first += counted_b
        if first == second:
            return _answer(PairRelation.AGREE, "the same", told, entails=Entailment.BOTH)
        side = Entailment.FIRST if second > first else Entailment.SECOND
        return _answer(
            PairRelation.AGREE, "one follows", f"{told}; one says more than the other", entails=side
        )

    def _vague(self) -> Comparison:
        """A charge that is only pointed to: `rejected the accusation`."""
        a, b = self.a, self.b
        met = set(a.doers) & self.all_b | set(b.doers) & self.all_a
        if not met:
            return _answer(
                PairRelation.UNRELATED, "another charge", "the charges name nobody alike"
            )
        if a.denied != b.denied:
            return _answer(
                PairRelation.CONTRADICT, "a charge and its denial",
                f"the one charges {_list(met)}, the other denies it", clash=Clash.POLARITY,
            )  # fmt: skip
        side = (
            Entailment.BOTH if a.vague and b.vague
            else Entailment.SECOND if a.vague else Entailment.FIRST
        )  # fmt: skip
        return _answer(
            PairRelation.AGREE, "the same charge", f"both charge {_list(met)}", entails=side
        )


def _meeting(parts: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """The parts that the others have, or have in the word for people in general."""
    if "people" in others:
        return parts & others | parts & PEOPLE
    if "people" in parts and not PEOPLE.isdisjoint(others):
        return parts & others | {"people"}
    return parts & others


def _is_told_apart(one: Proposition) -> bool:
    """Whether its doer is a name or of a kind that the table has; *the robbers* and *the gang* may
    be the same."""
    return any(name in one.names or is_known(name) for name in one.doers)


def _list(names: Iterable[str]) -> str:
    return " ".join(sorted(names)[:4])


def _days_between(early: str, late: str) -> int | None:
    try:
        return (date.fromisoformat(late[:10]) - date.fromisoformat(early[:10])).days
    except ValueError:
        return None


def _interval_relation(x: Amount, y: Amount) -> str:
    slack = max(x.precision, y.precision)
    if x.converted != y.converted or (x.converted and y.converted):
        largest = max(abs(v) for v in (x.low, x.high, y.low, y.high) if v is not None)
        slack = max(slack, largest * UNIT_TOLERANCE if x.converted != y.converted else 0.0)
    infinity = float("inf")
    low_x, high_x = _or(x.low, -infinity), _or(x.high, infinity)
    low_y, high_y = _or(y.low, -infinity), _or(y.high, infinity)
    if low_x > high_y + slack or low_y > high_x + slack:
        return "clash"
    x_in_y = low_x >= low_y - slack and high_x <= high_y + slack
    y_in_x = low_y >= low_x - slack and high_y <= high_x + slack
    if x_in_y and y_in_x:
        return "equal"
    if x_in_y:
        return "first within"
    return "second within" if y_in_x else "meet"


def _or(value: float | None, other: float) -> float:
    return other if value is None else value
