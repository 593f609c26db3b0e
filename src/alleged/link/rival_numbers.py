"""Two tellers who give one thing two numbers: in one passage, and of one vote.

*The police put the crowd at 12,000, organisers spoke of 50,000*: here the words themselves say that
both numbers are of one thing, so that no story and no day need be looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

import msgspec

from alleged.analyse.concepts import concepts_of
from alleged.analyse.phrases import stem
from alleged.link.compare import PEOPLE, Comparison
from alleged.link.number_clashes import (
    LEAST_GAP,
    NOUNS,
    PROBABILITIES,
    Found,
    bare_name,
    interval,
)
from alleged.link.tables import statements
from alleged.records.claims import Clash, PairRelation
from alleged.records.events import MagnitudeKind
from alleged.records.figures import Bound
from alleged.records.propositions import Footing

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COUNT = r"(?:number|figure|toll|count|total|crowd|turnout|attendance|strength|size)s?"
IT = rf"(?:it|them|(?:the|their|its|that) (?:\w+ )?{COUNT}(?: of [\w ]{{2,24}}?)?)"
SOFT = r"(?: (?:only|just|closer to|nearer|as low as|as high as|much lower at|much higher at))?"
SECOND = re.compile(
    r"^(?P<tail>[^.;:]{0,80}?)(?P<sign>[;:,.–—-]|(?= while | but | and | whereas ))[”\"]?\s+"
    r"(?:(?:and|but|while|whereas|though|yet|however,?|meanwhile,?)\s+)?"
    r"(?P<who>(?:[A-Za-z][\w’'-]*(?:(?<=St|Dr|Mr)\. ?|(?<=Mrs|Gen|Sen|Rep|Gov)\. ?| )){1,9}?)"
    r"(?:(?:have|has|had) )?"
    rf"(?:(?P<same>puts? {IT},? at|estimate[ds]? {IT} at|counts? {IT} at"
    rf"|(?:said|says) {IT} (?:was|were|is|stood at|stands at)|g(?:ave|ives) {IT} as)"
    r"|(?P<own>sp(?:oke|eaks?) of|counted|estimate[ds]?(?: that)?(?: there (?:were|was))?"
    r"|g(?:ave|ives) (?:the|a) (?:number|figure|toll|count|total) of))"
    rf"{SOFT}\s*$",
)
"""What stands between two numbers where the second is another teller's of the same thing."""
FIRST = re.compile(
    r"(?P<who>(?:\b[A-Za-z][\w’'-]* ){1,7})(?:have |has |had )?"
    rf"(?:puts? {IT},? at|estimate[ds]?(?: {IT} at)?|sp(?:oke|eaks?) of|counted"
    rf"|(?:said|says)(?: that)?(?: {IT} was| there were)?){SOFT}\s*$",
)
"""How the first teller gives a number of his own."""
ANOTHER_TIME = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initially|at first|originally|later|then|now|since|last year"
    r"|a year|in (?:19|20)\d\d|before|another|others?|more|further|additional|forecast|expected"
    r"|would|will|could|may|might)\b",
    re.IGNORECASE,
)
"""Words by which the two are of two times, or one of them of what may be."""
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "that"})
DEAD = re.compile(r"\btoll\b|\bdea(?:d|ths?)\b|\bfatalit", re.IGNORECASE)
MOST_WHO = 8
VOTES_APART_DAYS = 3 * 366
"""A share of a vote that bears no day is of the last one where that is not longer ago."""
POLLS = re.compile(
    r"\b(?:polls?|survey|exit|projected|projection|counted so far|lead(?:s|ing)?|would|expected"
    r"|precincts?|first round|run-?off|second round|primar(?:y|ies)|caucus(?:es)?)\b",
    re.IGNORECASE,
)
OF_A_PLACE = re.compile(r"\b(?:won|win|wins|carried|took|lost|in) (?:in )?(?:the )?[A-Z]")


Row = TypeVar("Row")


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """A number with the proposition that gives it."""

    id: str
    document_id: str
    low: float
    high: float | None
    bound: Bound
    unit: str | None
    words: str
    proposition_id: str
    predicates: tuple[str, ...]
    footing: Footing
    denied: bool
    begin: str | None
    end: str | None
    published: str | None
    counts_as: str
    speaker: str | None
    counted: str | None = None
    measure: str = ""
    entity: str | None = None
    place: str | None = None
    told: str = ""

    def interval(self) -> tuple[float, float]:
        """Between which numbers it lies, as its bound has it."""
        share = self.unit == "per cent"
        return interval(self.low, self.high, self.bound, self.words, share=share)


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Two numbers that stand next to each other, with the text before, between and behind."""

    one: str
    other: str
    document_id: str
    before: str
    between_them: str
    behind: str


def rival_numbers(con: DuckDBPyConnection) -> list[Found]:
    """What two tellers give of one thing that cannot both hold."""
    for statement in statements("claim_rivals"):
        con.execute(statement)
    members = {one.id: one for one in _rows(con, "claim_rival_members", Estimate)}
    passages = _rows(con, "claim_rivals", Passage)
    return [*_side_by_side(passages, members), *_votes(_rows(con, "claim_votes", Estimate))]


def _rows(con: DuckDBPyConnection, table: str, type_: type[Row]) -> list[Row]:
    found = con.execute(f"SELECT * FROM {table} ORDER BY ALL")
    names = [column[0] for column in found.description or ()]
    return [msgspec.convert(dict(zip(names, row, strict=True)), type_) for row in found.fetchall()]


def _side_by_side(passages: Sequence[Passage], members: dict[str, Estimate]) -> Iterator[Found]:
    for passage in passages:
        one, other = members.get(passage.one), members.get(passage.other)
        if one is None or other is None or one.proposition_id == other.proposition_id:
            continue
        tellers = tellers_of(passage, one, other)
        if tellers is None or one.denied or other.denied or not _apart(one, other):
            continue
        if {one.footing, other.footing} - {Footing.FACT, Footing.HEDGED}:
            continue
        reason = (
            f"give one thing two numbers, side by side: {_told(one)} by {tellers[0]} and "
            f"{_told(other)} by {tellers[1]}"
        )
        yield _found(one, other, "two estimates of one thing", reason)


def tellers_of(passage: Passage, one: Estimate, other: Estimate) -> tuple[str, str] | None:
    """Who gives the first number and who the second, where the words between say that both are of
    one thing; None elsewhere."""
    second = SECOND.match(passage.between_them)
    around = " ".join((passage.between_them, passage.before[-40:], passage.behind.split(".")[0]))
    if second is None or ANOTHER_TIME.search(around):
        return None
    if not (one.unit == other.unit or {one.unit, other.unit} <= {None, "person"}):
        return None
    who = " ".join(second["who"].split())
    first = FIRST.search(passage.before)
    teller = " ".join(first["who"].split()) if first else one.speaker
    if second["own"] and first is None:
        return None
    if len(who.split()) > MOST_WHO or who.lower() in PRONOUNS or who.split()[0].lower() == "who":
        return None
    own, others = bare_name(teller or ""), bare_name(who)
    if teller is not None and (own in others or others in own):
        return None
    if not _of_one_thing(one, other, second["same"] or ""):
        return None
    return teller or "the article", who


def _of_one_thing(one: Estimate, other: Estimate, same: str) -> bool:
    """Whether the second counts what the first does; `same`: the words that say so, if any."""
    if DEAD.search(same) and "+kill" not in one.predicates:
        said = re.findall(r"\w+", one.measure)
        return any(NOUNS.get(word) is MagnitudeKind.DEAD for word in said)
    if not other.counted or not one.counted:
        return True
    a, b = (set(_things(each.counted or "")) for each in (one, other))
    people = a <= PEOPLE and b <= PEOPLE
    return bool(a & b) or (people and bool({"people"} & (a | b)))


def _things(counted: str) -> list[str]:
    written = counted.split()
    found = concepts_of(written, ["NNS"] * len(written))
    return [one.name if one else stem(word) for one, word in zip(found, written, strict=True)]


def _votes(votes: Sequence[Estimate]) -> Iterator[Found]:
    """Two shares of one vote that one party is said to have had."""
    of: dict[str, list[Estimate]] = {}
    for one in votes:
        if (
            one.entity and one.entity[:1].isupper() and not one.denied
            and one.footing is Footing.FACT and not POLLS.search(one.told)
        ):  # fmt: skip
            of.setdefault(bare_name(one.entity).split()[-1], []).append(one)
    seen = set()  # each pair of publishers once with the same two numbers: copies
    for told in of.values():
        for a, b in combinations(told[:50], 2):
            if a.proposition_id == b.proposition_id or not _apart(a, b) or not _one_vote(a, b):
                continue
            if a.document_id == b.document_id and a.speaker == b.speaker:
                continue
            key = frozenset(((a.counts_as, a.interval()), (b.counts_as, b.interval())))
            if key in seen:
                continue
            seen.add(key)
            reason = f"give {a.entity} two shares of one vote: {_told(a)} and {_told(b)}"
            yield _found(a, b, "two shares of one vote", reason)


def _one_vote(a: Estimate, b: Estimate) -> bool:
    """Whether days and places of both are those of one vote, as far as they are told."""
    if a.place != b.place or OF_A_PLACE.search(a.told) or OF_A_PLACE.search(b.told):
        return False
    if a.begin and a.end and b.begin and b.end:
        return a.begin <= b.end and b.begin <= a.end
    dated, other = (a, b) if a.end else (b, a)
    if dated.end is None:
        return _days(a.published, b.published) <= 60
    return 0 <= _days(dated.end, other.published) <= VOTES_APART_DAYS


def _days(early: str | None, late: str | None) -> float:
    if early is None or late is None:
        return float("inf")
    return abs((date.fromisoformat(late[:10]) - date.fromisoformat(early[:10])).days)


def _apart(one: Estimate, other: Estimate) -> bool:
    """Whether the numbers exclude each other by more than rounding does."""
    (low_a, high_a), (low_b, high_b) = one.interval(), other.interval()
    gap = max(low_a - high_b, low_b - high_a)
    if one.unit == other.unit == "per cent":
        return gap > 0.5 or (gap > 0 and "." in one.words and "." in other.words)
    return gap > 0 and gap > LEAST_GAP * max(one.low, other.low)


def _told(number: Estimate) -> str:
    return " ".join(number.words.split())


def _found(one: Estimate, other: Estimate, rule: str, reason: str) -> Found:
    ids = sorted((one.proposition_id, other.proposition_id))
    return ids[0], ids[1], Comparison(
        relation=PairRelation.CONTRADICT, clash=Clash.NUMBER, rule=rule, reason=reason,
        probability=PROBABILITIES[rule],
    )  # fmt: skip
