"""Two numbers of one thing, held against each other as figures and not as sentences.

A count of the dead, the wounded or the arrested is compared with those that other articles on the
story give, a place in an order (*the third-largest exporter*) with those of the same party. Words
decide what a number counts; whether two exclude each other is left to their bounds, and to the days
on which they were told: a count of the dead grows, so that a later one that is higher is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import inf
from typing import TYPE_CHECKING

import msgspec

from alleged.analyse.concepts import base, concepts_of, is_act
from alleged.analyse.event_magnitudes import CASUALTY_WORDS
from alleged.analyse.phrases import stem
from alleged.analyse.propositions import nearly
from alleged.link.compare import PEOPLE, Comparison
from alleged.link.tables import statements
from alleged.records.claims import Clash, PairRelation
from alleged.records.events import MagnitudeKind
from alleged.records.figures import Bound, Change
from alleged.records.propositions import Amount, Footing

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ACTS = {
    "kill": MagnitudeKind.DEAD,
    "wound": MagnitudeKind.INJURED,
    "arrest": MagnitudeKind.ARRESTED,
}
"""Acts whose counts are compared, as concepts."""
NOUNS = {
    word: kind
    for kind in ACTS.values()
    for word in CASUALTY_WORDS[kind] - {"casualties", "executed", "burned", "burnt", "captured"}
} | {"bodies": MagnitudeKind.DEAD, "toll": MagnitudeKind.DEAD, "wounded": MagnitudeKind.INJURED}
"""Words of a measure that say what was done to those whom it counts."""
KIND_WORDS = {
    MagnitudeKind.DEAD: "dead",
    MagnitudeKind.INJURED: "injured",
    MagnitudeKind.ARRESTED: "arrested",
}
NEVER_FALLS = frozenset({MagnitudeKind.DEAD})
"""Counts that can only grow; those who are held may be let go."""
PART_BEFORE = re.compile(
    r"\b(?:another|others?|further|additional|extra|among (?:them|whom)|including|each|every|first"
    r"|some|of the|one of|of|by|to|from|least one)\W*$",
    re.IGNORECASE,
)
"""Words before a number by which it counts a part, more of them, or a change."""
PART_BEHIND = re.compile(
    r"^\W*(?:of (?:them|those|whom|which|the)|more|others?|additional|further|each|per|times"
    r"|counts?|years?|months?|days?|hours?|cent)\b",
    re.IGNORECASE,
)
HELD = re.compile(
    r"^\W*(?:[\w’'-]+ ){0,3}?(?:(?:is|are|was|were|been|being|remain|remained|still) ){1,3}"
    r"(?:held|in (?:police |military )?custody|in detention|behind bars)\b"
    r"(?! (?:hostage|captive|responsible|accountable|liable|back|up|down|for ransom))",
    re.IGNORECASE,
)
"""Words behind a number of people by which they are held at the time: `are being held`."""
TAKEN_IN_ALL = re.compile(
    r"^\W*(?:[\w’'-]+ ){0,3}?(?:have|had|has) (?:so far |now |already |since )?been "
    r"(?:arrested|detained|rounded up|taken into custody)\b",
    re.IGNORECASE,
)
"""Words behind it by which it counts all that were ever taken: `had been detained`. Whoever was let
go is among them, so that such a count does not fall."""
OF_THEM = re.compile(r"^\W*of (?:them|whom) (?:were )?([a-z]+)\b")
"""A group within a toll: `six of them civilians`."""
TOLL = re.compile(r"\b(?:toll|number of (?:the )?(?:dead|deaths|wounded|injured))\b", re.IGNORECASE)
SUPERLATIVE = re.compile(r"[a-z]{3,20}est\b", re.IGNORECASE)
ESTIMATES = re.compile(
    r"\b(?:put|estimat|speak|spoke|count|claim|confirm|report|acknowledg|admit)", re.IGNORECASE
)
"""Reporting words that give a number of one's own."""
SAME_ACT_DAYS = 2
"""Days by which two dates of one act may differ: nights, and places far apart."""
LONGEST_DAYS = 60
"""Tolls told further apart are of two acts, as are those of acts longer ago."""
RANK_DAYS = 366
LEAST_GAP = 0.03
"""Of the larger number: what lies nearer may be rounded."""
PROBABILITIES = {
    "a count of arrests that fell": 0.65,
    "a toll that fell": 0.75,
    "two estimates of one thing": 0.8,
    "two shares of one vote": 0.7,
    "two tolls of one day": 0.7,
    "two tolls in one article": 0.75,
    "two places in an order": 0.85,
}
"""How likely an answer by each of these rules is a contradiction; set by hand."""


def interval(
    low: float, high: float | None, bound: Bound, words: str, *, share: bool = False
) -> tuple[float, float]:
    """Between which numbers a number lies, as its bound has it; `words`: as it is written."""
    top = low if high is None else high
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return low, inf
    if bound in (Bound.AT_MOST, Bound.LESS_THAN):
        return -inf, top
    if bound is Bound.ABOUT:
        return nearly(low, words, share=share) or (low * 0.9, top * 1.1)
    return low, top


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with the proposition that gives it."""

    id: str
    document_id: str
    kind: str
    low: float
    high: float | None
    bound: Bound
    change: Change | None
    begins_at: int
    words: str
    measure: tuple[str, ...]
    entity: str | None
    place: str | None
    before: str
    behind: str
    proposition_id: str
    predicates: tuple[str, ...]
    places: tuple[str, ...]
    amounts: tuple[Amount, ...]
    begin: str | None
    end: str | None
    published: str | None
    voice: str
    counts_as: str
    headline: bool
    footing: Footing
    denied: bool
    speaker: str | None
    cue_words: str | None

    def interval(self) -> tuple[float, float]:
        """Between which numbers it lies, as its bound has it."""
        return interval(self.low, self.high, self.bound, self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A number of those whom something was done to."""

    number: Number
    kind: MagnitudeKind
    group: frozenset[str]
    """Concepts of whom it counts; empty where it is people in general."""

    @property
    def counts(self) -> str:
        """What it counts, in words: `the dead (civilian)`."""
        of = f" ({', '.join(sorted(self.group))})" if self.group else ""
        return f"the {KIND_WORDS[self.kind]}{of}"


Found = tuple[str, str, Comparison]
"""Two propositions by id, and how they clash."""
Clashing = tuple[Number, Number, Comparison]


def number_clashes(con: DuckDBPyConnection) -> list[Found]:
    """What `claim_counts` has that cannot both hold."""
    for statement in statements("claim_counts"):
        if "$predicates" in statement:
            wanted = {
                "predicates": [f"+{act}" for act in sorted({*ACTS, "hold"})],
                "nouns": sorted(NOUNS),
            }
            con.execute(statement, wanted)
        else:
            con.execute(statement)
    found = con.execute("SELECT * FROM claim_counts ORDER BY document_id, begins_at, id")
    names = [column[0] for column in found.description or ()]
    numbers = [
        msgspec.convert(dict(zip(names, row, strict=True)), Number) for row in found.fetchall()
    ]
    stories = con.execute("SELECT one, other FROM claim_number_stories ORDER BY 1, 2").fetchall()
    tolls = [toll for number in numbers if (toll := toll_of(number)) is not None]
    clashes = [*_across(tolls, stories), *_within(tolls)]
    clashes += _ranks([one for one in numbers if one.kind == "rank" and not one.denied])
    return _once(clashes)


def toll_of(number: Number) -> Toll | None:
    """What it counts, where that is people whom something was done to; None for other numbers, and
    for those of a part, of more, or of what may be."""
    if number.kind != "amount" or number.denied or number.footing is not Footing.FACT:
        return None
    measured = " ".join(number.measure)
    total = bool(TOLL.search(measured))
    if number.change is not None and not (number.change is Change.TO and total):
        return None
    inside = OF_THEM.search(number.behind)
    if inside is None and PART_BEHIND.search(number.behind):
        return None
    if PART_BEFORE.search(number.before) and not total:
        return None
    said = {NOUNS[word] for word in re.findall(r"\w+", measured.lower()) if word in NOUNS}
    own = next((one for one in number.amounts if _is_of(one, number)), None)
    if own is None or own.measure not in ("count", ""):
        return None
    acts = {ACTS[name[1:]] for name in number.predicates if name[1:] in ACTS and name[0] == "+"}
    done = {base(word) for part in number.measure[1:] for word in part.lower().split()}
    group = frozenset(name for name in own.terms if not is_act(name)) - {"people", "body"} - done
    if inside is not None:
        group = frozenset(_concepts([inside.group(1)]))
    if not said and HELD.search(number.behind) and "+hold" in number.predicates:
        acts = {MagnitudeKind.ARRESTED}
    if not said:
        whole = number.amounts[0]
        of_whole = (whole.low or 0.0) >= number.low and "people" in whole.terms
        counted = bool(PEOPLE & set(own.terms)) or bool(group and group <= PEOPLE)
        if len(acts) != 1 or not counted or not (whole is own or of_whole):
            return None
        said = acts
    if len(said) != 1 or not group <= PEOPLE:
        return None
    (kind,) = said
    return Toll(number=number, kind=kind, group=group)


def _concepts(words: Sequence[str]) -> list[str]:
    return [one.name for one in concepts_of(words, ["NNS"] * len(words)) if one is not None]


def _is_of(amount: Amount, number: Number) -> bool:
    return amount.figure_id == number.id


def _across(tolls: Sequence[Toll], stories: Iterable[tuple[str, str]]) -> Iterator[Clashing]:
    """Tolls of two articles on one story, each of which gives one toll only."""
    of: dict[str, dict[tuple[MagnitudeKind, frozenset[str]], list[Toll]]] = {}
    for toll in tolls:
        if not _is_old(toll.number):
            by_kind = of.setdefault(toll.number.document_id, {})
            by_kind.setdefault((toll.kind, toll.group), []).append(toll)
    for one, other in stories:
        mine, theirs = of.get(one, {}), of.get(other, {})
        for key in sorted(mine.keys() & theirs.keys(), key=str):
            a, b = _only(mine[key]), _only(theirs[key])
            if a is not None and b is not None:
                yield from _clash(a, b)


def _only(tolls: Sequence[Toll]) -> Toll | None:
    """The toll of an article that gives one, in whatever words; None where it gives several, which
    are of several acts, or of one as told by several."""
    if any(_apart(a.number, b.number) for a, b in combinations(tolls, 2)):
        return None
    return min(tolls, key=lambda one: (one.number.headline, one.number.begins_at))


def _clash(a: Toll, b: Toll) -> Iterator[Clashing]:
    early, late = sorted((a, b), key=lambda one: (one.number.published or "", one.number.id))
    one, other = early.number, late.number
    if one.published is None or other.published is None or not _one_act(one, other):
        return
    if bool(one.places) != bool(other.places):  # that of a town, and that of the day's news
        return
    days = _days(one.published, other.published)
    if days > LONGEST_DAYS or not _apart(one, other):
        return
    if days == 0 and a.kind is not MagnitudeKind.ARRESTED:
        reason = f"count {a.counts} as {_told(one)} and as {_told(other)}, both on {one.published}"
        yield _found(one, other, "two tolls of one day", reason)
    elif a.kind in NEVER_FALLS and one.interval()[0] > other.interval()[1]:
        reason = (
            f"count {a.counts} as {_told(one)} on {one.published} and as {_told(other)} on "
            f"{other.published}; such a count may grow, and does not fall"
        )
        yield _found(one, other, "a toll that fell", reason)
    elif (
        a.kind is MagnitudeKind.ARRESTED
        and TAKEN_IN_ALL.search(other.behind)
        and one.interval()[0] > other.interval()[1]
    ):
        reason = (
            f"count {a.counts} as {_told(one)} on {one.published} and as {_told(other)} on "
            f"{other.published}; who was let go in between is still one who had been arrested"
        )
        yield _found(one, other, "a count of arrests that fell", reason)


def _within(tolls: Sequence[Toll]) -> Iterator[Clashing]:
    """Two tolls of one article: the headline's, and that which a speaker gives as his own."""
    of: dict[tuple[str, MagnitudeKind], list[Toll]] = defaultdict(list)
    for toll in tolls:
        of[toll.number.document_id, toll.kind].append(toll)
    for ones in of.values():
        heads = [one for one in ones if one.number.headline]
        for head in heads:
            for other in ones:
                told = other.number
                teller = told.speaker or told.entity
                saying = " ".join((told.cue_words or "", *told.measure[1:]))
                if (
                    told.headline or teller is None or not ESTIMATES.search(saying)
                    or (head.group != other.group and other.group)
                    or not _one_act(head.number, told) or not _apart(head.number, told)
                ):  # fmt: skip
                    continue
                reason = (
                    f"count {head.counts} as {_told(head.number)} in the headline and as "
                    f"{_told(told)} by {teller}"
                )
                yield _found(head.number, told, "two tolls in one article", reason)


def _ranks(ranks: Sequence[Number]) -> Iterator[Clashing]:
    """Two places of one party in one order: `third-largest exporter`, `fourth-largest exporter`."""
    of: dict[tuple[str, str], list[tuple[Number, frozenset[str]]]] = defaultdict(list)
    for one in ranks:
        order = SUPERLATIVE.search(one.words)
        things = frozenset(
            stem(word) for word in re.findall(r"[^\W\d_]{3,}", " ".join(one.measure).lower())
        ) - {"the", "largest", "most"}
        if order and one.entity and things and one.entity[:1].isupper():
            of[order.group().lower(), bare_name(one.entity)].append((one, things))
    for told in of.values():
        for (a, things_a), (b, things_b) in combinations(told[:50], 2):
            if a.low == b.low or not (things_a <= things_b or things_b <= things_a):
                continue
            if a.place and b.place and bare_name(a.place) != bare_name(b.place):
                continue
            if a.document_id == b.document_id and a.speaker == b.speaker:
                continue
            if a.published and b.published and _days(a.published, b.published) > RANK_DAYS:
                continue
            reason = f"give {a.entity} two places in one order: {a.words} and {b.words}"
            yield _found(a, b, "two places in an order", reason)


def _once(clashes: Iterable[Clashing]) -> list[Found]:
    """Each pair of publishers once with the same two numbers, the first told first: copies."""
    seen: set[tuple[object, ...]] = set()
    found = []
    for one, other, comparison in clashes:
        sides = sorted([(one.counts_as, one.interval()), (other.counts_as, other.interval())])
        key = (comparison.clash, *sides)
        if key not in seen:
            seen.add(key)
            ids = sorted((one.proposition_id, other.proposition_id))
            found.append((ids[0], ids[1], comparison))
    return found


def _found(one: Number, other: Number, rule: str, reason: str) -> Clashing:
    return one, other, Comparison(
        relation=PairRelation.CONTRADICT, clash=Clash.NUMBER, rule=rule, reason=reason,
        probability=PROBABILITIES[rule],
    )  # fmt: skip


def _told(number: Number) -> str:
    return " ".join(number.words.split())


def bare_name(name: str) -> str:
    """A name without its article and form of address, in lower case."""
    return re.sub(r"^(?:the|president|mr|mrs|ms)\s+", "", " ".join(name.lower().split()))


def _is_old(number: Number) -> bool:
    """Whether it is of an act long before the article."""
    if number.published is None or number.end is None:
        return False
    return _days(number.end, number.published) > LONGEST_DAYS


def _one_act(one: Number, other: Number) -> bool:
    """Whether days and places of both may be those of one act."""
    if one.places and other.places and not set(one.places) & set(other.places):
        return False
    if not (one.begin and one.end and other.begin and other.end):
        return True
    first, second = sorted([(one.begin, one.end), (other.begin, other.end)])
    return second[0] <= first[1] or _days(first[1], second[0]) <= SAME_ACT_DAYS


def _apart(one: Number, other: Number) -> bool:
    """Whether the numbers exclude each other by more than rounding does."""
    (low_a, high_a), (low_b, high_b) = one.interval(), other.interval()
    gap = max(low_a - high_b, low_b - high_a)
    return gap > 0 and gap > LEAST_GAP * max(one.low, other.low)


def _days(early: str, late: str) -> int:
    return abs((date.fromisoformat(late[:10]) - date.fromisoformat(early[:10])).days)
