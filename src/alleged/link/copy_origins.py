"""Two texts of which one comes from the other: which is the origin, and by what signs.

Each sign points to one of the two with a weight, the logarithm of its odds; see `WEIGHTS`. Where
strong signs point both ways, or none says enough, the origin stays open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp

from alleged.records.documents import Credit, CreditKind

WEIGHTS = {
    "credit": 5.0,
    "first published": 5.0,
    "names it": 2.0,
    "days earlier": 2.5,
    "hours earlier": 2.0,
    "whole": 0.6,
    "author": 0.4,
}
"""Set by hand on the half of `tests/link/copies_own` that rules were written on; see
docs/copies.md. An hour in the metadata is when a page went up, which a slow site does late; a day
is worth more."""
STRONG = 2.0
LEAST = 0.9
"""Odds of about 5 to 2. A byline together with a text that is cut says less."""
MOST_PROBABLE = 0.97
OF_A_PART = ("line of the text", "line above the text", "line behind the text")
"""Evidence of credits that may be for a part of a text: `With reporting by KPA`."""
SAME_TIME = timedelta(minutes=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A document, as far as it tells where its text comes from."""

    place: int
    document_id: str
    text: str
    outlet: str | None
    url: str | None
    site: str | None
    """As the table of copies knows its publisher: outlet in small letters, or host."""
    family: str | None
    published: str | None
    """ISO 8601, as precise as known."""
    byline: str | None
    credits: Sequence[Credit]


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that one of two is the origin."""

    first: bool
    weight: float
    words: str
    """What is so of the one that it points to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where shared words come from."""

    first: bool | None
    """Whether from the first of two documents; None where that is open, or outside."""
    outside: str | None = None
    probability: float | None = None
    why: str = ""
    """What leaves it open, or leads outside; empty where the signs decide."""
    signs: tuple[Sign, ...] = ()

    def reason(self, *, turned: bool) -> str:
        """In words; `turned` if the first of the two is told as the other one."""
        signs = "; ".join(
            f"{'this' if sign.first is not turned else 'the other'} {sign.words}"
            for sign in self.signs
        )
        return ": ".join(part for part in (self.why, signs) if part)


FamilyOf = Callable[[str], str | None]
"""The family of an outlet or agency by its name, by the tables of outlets."""


def find_origin(
    one: Party, other: Party, *, share: float, other_share: float, family_of: FamilyOf
) -> Origin:
    """Which of two documents the words come from that they share."""
    outside = _agency_outside(one, other, family_of)
    if outside is not None:
        return outside
    signs = tuple(_signs(one, other, share, other_share, family_of))
    total = sum(sign.weight if sign.first else -sign.weight for sign in signs)
    against = {sign.first for sign in signs if sign.weight >= STRONG}
    if len(against) == 2 and abs(total) < STRONG:
        return Origin(first=None, why="open, signs disagree", signs=signs)
    if abs(total) < LEAST:
        why = "open, the signs are weak" if signs else "open, nothing tells"
        return Origin(first=None, why=why, signs=signs)
    probability = min(MOST_PROBABLE, 1 / (1 + exp(-abs(total))))
    return Origin(first=total > 0, probability=round(probability, 3), signs=signs)


def agency_text(credits: Sequence[Credit], byline: str | None) -> Credit | None:
    """The credit that makes the whole text an agency's: its dateline, its byline without a person,
    or the line that closes it."""
    for credit in credits:
        if credit.kind is CreditKind.WHOLE and credit.name is not None:
            return credit
        if credit.kind is CreditKind.AGENCY and credit.name is not None:
            if credit.evidence == "dateline of the report":
                return credit
            if byline is None and credit.evidence not in OF_A_PART:
                return credit
    return None


def _agency_outside(one: Party, other: Party, family_of: FamilyOf) -> Origin | None:
    """The agency that is credited, where neither of the two is its own report."""
    found = [agency_text(party.credits, party.byline) for party in (one, other)]
    names = [credit.name for credit in found if credit is not None and credit.name is not None]
    if not names:
        return None
    families = {_family(name, family_of).casefold() for name in names}
    if len(families) > 1:
        return Origin(
            first=None,
            why=f"open, one credits {names[0]}, the other {names[1]}",
        )
    (family,) = families
    own = [(party.family or "").casefold() == family for party in (one, other)]
    if any(own):
        return None
    both = "both credit it" if len(names) == 2 else "one of the two credits it"
    return Origin(
        first=None,
        outside=names[0],
        probability=MOST_PROBABLE if len(names) == 2 else 0.85,
        why=f"{names[0]}, which has published neither of the two; {both}",
    )


def _signs(
    one: Party, other: Party, share: float, other_share: float, family_of: FamilyOf
) -> Iterator[Sign]:
    for first, origin, copy in ((True, one, other), (False, other, one)):
        yield from _credit_signs(first, origin, copy, family_of)
    yield from _time_sign(one, other)
    # the longer of two, where all of the shorter one is in it
    if other_share >= 0.9 and share < 0.8:
        yield Sign(True, WEIGHTS["whole"], "is longer and has nearly all of the shorter one")
    if share >= 0.9 and other_share < 0.8:
        yield Sign(False, WEIGHTS["whole"], "is longer and has nearly all of the shorter one")
    named = [bool(party.byline) for party in (one, other)]
    if named[0] != named[1]:
        yield Sign(named[0], WEIGHTS["author"], "names its author")


def _credit_signs(first: bool, origin: Party, copy: Party, family_of: FamilyOf) -> Iterator[Sign]:
    """Signs in the copy that its words come from the other."""
    own = (origin.family or "").casefold()
    for credit in copy.credits:
        named = (
            credit.name is not None and own and _family(credit.name, family_of).casefold() == own
        )
        linked = bool(credit.url) and credit.url == origin.url
        if not (named or linked):
            continue
        if credit.kind in (CreditKind.AGENCY, CreditKind.WHOLE):
            yield Sign(first, WEIGHTS["credit"], f"is of {credit.name}, which the copy credits")
            return
        if credit.kind in (CreditKind.ORIGINAL, CreditKind.BASED_ON, CreditKind.TRANSLATION):
            yield Sign(
                first, WEIGHTS["first published"], "is named in the copy as where it was first"
            )
            return
    if origin.outlet and origin.site != copy.site and _reports_of(origin.outlet, copy.text):
        yield Sign(
            first, WEIGHTS["names it"], f"is of {origin.outlet}, which the copy names as its source"
        )


def _reports_of(outlet: str, text: str) -> bool:
    """`told The Courier`, `the Courier reported`, `according to the Courier`."""
    name = re.escape(outlet.removeprefix("The "))
    before = r"told|according to|reported by|report by|seen by|interview with"
    after = r"reports|reported|first reported|writes|wrote|said|says|revealed"
    pattern = rf"\b(?:{before}) (?:[Tt]he )?{name}\b|\b{name},? (?:has |had |which )?(?:{after})\b"
    return re.search(pattern, text) is not None


def _time_sign(one: Party, other: Party) -> Iterator[Sign]:
    if not one.published or not other.published:
        return
    days = one.published[:10], other.published[:10]
    if len(days[0]) == len(days[1]) == 10:
        times = _instant(one.published), _instant(other.published)
        if times[0] is not None and times[1] is not None:
            if abs(times[0] - times[1]) > SAME_TIME:
                early = times[0] < times[1]
                far = abs(times[0] - times[1]) >= timedelta(hours=20)
                yield Sign(
                    early,
                    WEIGHTS["days earlier" if far else "hours earlier"],
                    f"is earlier: {(one if early else other).published}, then "
                    f"{(other if early else one).published}",
                )
            return
    size = min(len(days[0]), len(days[1]))
    cut = days[0][:size], days[1][:size]
    if cut[0] != cut[1]:
        early = cut[0] < cut[1]
        yield Sign(
            early,
            WEIGHTS["days earlier"],
            f"is earlier: {(one if early else other).published}, then "
            f"{(other if early else one).published}",
        )


def _instant(value: str) -> datetime | None:
    """The point in time; None without an hour. One without a zone is taken for UTC's."""
    if len(value) < 16:
        return None
    try:
        moment = datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment if moment.tzinfo else datetime.fromisoformat(moment.isoformat() + "+00:00")


def _family(name: str, family_of: FamilyOf) -> str:
    return family_of(name) or name
