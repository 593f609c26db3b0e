"""Whose a party is: by its own words, by an office in the document, by what the passage leaves.

Chilean police                a nationality before the head
Chile's police                a possessor
police in Chile               a place behind a preposition
UN police                     a well-known body
Sulmoran police               an owner that no table has: nobody else's
the police (in Chile ...)     the one country of the sentence
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from alleged.analyse.countries import country_entries, misspelt_country
from alleged.analyse.gazetteer.folding import fold
from alleged.analyse.names import word_set
from alleged.analyse.party_page import (
    NO_LANDS,
    Land,
    Page,
    Phrase,
    codes_of,
    ends_like_adjective,
    start_of,
)
from alleged.analyse.party_words import (
    ARTICLES,
    PREPOSITIONS,
    Body,
    Word,
    find_bodies,
    find_roles,
    words_of,
)
from alleged.records.entities import Office
from alleged.records.places import PlaceRole
from alleged.records.spans import Span

BACKED = word_set(
    """backed led based born trained allied funded sponsored occupied controlled held speaking made
    educated supported armed dominated bound"""
)
"""Words that, behind a hyphen, make a country somebody else's: `Rwandan-backed rebels`."""
AGAINST = word_set("anti pro non ethnic")
POSSESSORS = word_set("his her its their")
NOT_OWN = word_set(
    """hostage captive prisoner detainee victim neighbour neighbor rival opponent critic killer
    attacker captor enemy"""
)
"""Of whom a pronoun says nothing: the hostages of a gang are no part of it."""
OTHERS = word_set("ally partner rival neighbour neighbor foe adversary enemy")
"""Who is not of the state that they belong to: `Peru's allies`."""
SENT = word_set("ambassador envoy embassy consul consulate nuncio mission emissary")
"""Who is posted somewhere: what stands behind `to` or `in` is not whose he is."""
OWNING = {
    "of": 2,
    "from": 3,
    "in": 3,
    "at": 3,
    "inside": 3,
    "within": 3,
    "across": 3,
    "near": 3,
    "for": 4,
}
"""Prepositions behind which an owner stands, and which is taken first."""
FACING = word_set("against with to toward towards between on over")
"""Prepositions before a country that somebody else faces: `action against Peru`."""
PEACEKEEPING = word_set("peacekeeper peacekeeping multinational")
"""Words for troops that belong to no one state."""
LOCATED = frozenset({PlaceRole.PLACE, PlaceRole.DATELINE})
MOST_AROUND_CHARS = 1_000
"""How far around a party, in its sentence, other places are looked for."""

CHANCES = {
    "named": 0.96,
    "possessor": 0.96,
    "behind": 0.93,
    "body": 0.95,
    "office": 0.9,
    "sentence": 0.88,
    "place": 0.65,
    "document": 0.75,
    "open": 0.87,
}
"""How often the code is right, by what gave it. With those of the sector in `parties.py`, they
follow the shares that are right on the half of our own set that rules were written on and on
PLOVER's published records, rounded down; few cases stand behind `office`, `place`, `document`."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a party is."""

    code: str | None
    """None for an owner that is in no table: then no other country is meant either."""
    by: str
    """Key of CHANCES."""
    reason: str
    land: Land | None = None
    body: Body | None = None

    @property
    def chance(self) -> float:
        """How likely the code is right."""
        return CHANCES[self.by if self.code is not None else "open"]


NOBODY = Owner(None, "open", "no word says whose it is")


@dataclass(frozen=True, slots=True)
class _Found:
    """An owner, and how near to the head it stands."""

    rank: int
    at: int
    owner: Owner


def find_owner(phrase: Phrase, bodies: Sequence[Body]) -> Owner | None:
    """Whose the words themselves say the party is; None where they say nothing."""
    if phrase.high <= phrase.low:
        return None
    found = [*_owning_bodies(phrase, bodies), *_owning_lands(phrase, bodies)]
    if not found:
        return _possessor(phrase) or _unknown_owner(phrase)
    first = min(found, key=lambda one: (one.rank, one.at))
    if phrase.words[phrase.head - 1].key in OTHERS and first.owner.by in ("possessor", "behind"):
        return Owner(None, "open", f"{first.owner.reason}, and is another one")
    return _national(phrase, first, [one for one in found if one.rank == first.rank])


def _owning_bodies(phrase: Phrase, bodies: Sequence[Body]) -> list[_Found]:
    found = []
    for body in bodies:
        rank = _rank(phrase, body.start)
        if rank is not None:
            name = " ".join(word.low for word in phrase.words[body.start : body.end])
            owner = Owner(body.code, "body", f"{name} is in our table of bodies", body=body)
            found.append(_Found(rank, body.start, owner))
    return found


def _owning_lands(phrase: Phrase, bodies: Sequence[Body]) -> list[_Found]:
    words = phrase.words
    found = []
    for land in phrase.page.lands_in(Span(words[phrase.low].start, words[phrase.high - 1].end)):
        at = bisect_left(words, land.span.start, key=start_of)
        end = bisect_left(words, land.span.end, key=start_of)
        named = any(body.start <= at < body.end for body in bodies)
        rank = _rank(phrase, at)
        if land.code is None or named or rank is None or _is_somebody_elses(phrase, at, end):
            continue
        said = land.span.of(phrase.page.text)
        if rank > 1:
            by, reason = "behind", f"{said} stands behind `{_preposition(phrase, at)}`"
        elif words[min(end, phrase.high) - 1].owns:
            by, reason = "possessor", f"{said} owns it"
        else:
            by, reason = "named", f"{said} says whose"
        found.append(_Found(rank, at, Owner(land.code, by, reason, land=land)))
    return found


def _national(phrase: Phrase, first: _Found, same: Sequence[_Found]) -> Owner:
    """A nationality before a body: the body, but for its national branches and for envoys."""
    body = next((one.owner.body for one in same if one.owner.body is not None), None)
    if first.owner.land is None or body is None or body.national:
        return first.owner
    behind = phrase.words[body.end : body.end + 1]
    if behind and behind[0].key in SENT:
        return first.owner
    return next(one.owner for one in same if one.owner.body is body)


def _rank(phrase: Phrase, at: int) -> int | None:
    """1 before the head, then by preposition; None where it is no owner."""
    head = phrase.head
    if at < head:
        return 1
    preposition = _preposition(phrase, at)
    posted = any(word.key in SENT for word in phrase.words[phrase.low : head])
    if preposition is None or (posted and preposition != "of"):
        return None
    return OWNING.get(preposition)


def _preposition(phrase: Phrase, at: int) -> str | None:
    """The last preposition before a word."""
    for word in reversed(phrase.words[phrase.low : at]):
        if word.low in PREPOSITIONS and word.low not in ("(", ")"):
            return word.low
    return None


def _is_somebody_elses(phrase: Phrase, at: int, end: int) -> bool:
    """`Rwandan-backed`, `anti-American`, `ethnic Somalis`."""
    words = phrase.words
    last = words[end - 1].end
    hyphen = phrase.page.text[last : last + 1] == "-"
    backed = hyphen and end < len(words) and words[end].low in BACKED
    return backed or (at > 0 and words[at - 1].low in AGAINST)


def _possessor(phrase: Phrase) -> Owner | None:
    """Whom a pronoun before the party means: `its` of `its staff`; open where the document has no
    country or body for it."""
    first = phrase.words[phrase.low]
    theirs = any(word.key in NOT_OWN for word in phrase.words[phrase.low : phrase.head])
    if first.low not in POSSESSORS or theirs:
        return None
    entity = phrase.page.entity_in(Span(first.start, first.end))
    owner = owner_of_name(phrase.page, entity.name) if entity is not None else None
    if owner is None:
        return Owner(None, "open", f"whom `{first.low}` means is open")
    assert entity is not None
    return Owner(owner.code, "office", f"`{first.low}` is {entity.name}")


def _unknown_owner(phrase: Phrase) -> Owner | None:
    """An owner that no table has: the adjective of an invented country, a possessor, a place; or a
    country that is misspelt."""
    for at in range(phrase.low, phrase.high):
        word = phrase.words[at]
        behind = at >= phrase.head and phrase.words[at - 1].low in ("of", "in")
        if not _may_own(phrase, at, located=behind and phrase.words[at - 1].low == "in"):
            continue
        meant = None if behind else misspelt_country(word.low)
        if meant is not None and meant.alpha3:
            reason = f"{phrase.said(word)}: {meant.name}, misspelt"
            return Owner(meant.alpha3, "place", reason)
        land = phrase.page.land_at(word)
        before_head = at < phrase.head - 1
        if (
            (land is not None and land.place.place is None)
            or (before_head and (word.owns or ends_like_adjective(word)))
            or (behind and not find_roles(phrase.words, at, phrase.high))
        ):
            return Owner(None, "open", f"{phrase.said(word)} is in no table of countries")
    return None


def _may_own(phrase: Phrase, at: int, *, located: bool) -> bool:
    """Whether a word may be the name or adjective of something that no table has."""
    word = phrase.words[at]
    if not word.capital or word.upper or word.low in ARTICLES or word.low in NO_LANDS:
        return False
    if find_roles(phrase.words, at, at + 1):
        return False
    land = phrase.page.land_at(word)
    if land is not None and land.code is not None:
        return False
    return located or not phrase.page.in_person(phrase.words, at)


def owner_of_office(page: Page, office: Office) -> Owner | None:
    """Whose an office is that the document tells of; None where it does not say."""
    if office.of is None:
        return None
    told = f"{office.title} of {office.of} in this document"
    owner = owner_of_name(page, office.of)
    if owner is not None:
        return Owner(owner.code, "office", told)
    words = words_of(office.of, 0, len(office.of))
    if fold(office.of) in NO_LANDS or find_roles(words, 0, len(words)):
        return None
    return Owner(None, "open", f"{office.of} is in no table of countries")


def owner_of_name(page: Page, name: str) -> Owner | None:
    """Whose a name alone is: a body's, a country's, or that of a place of the document."""
    words = words_of(name, 0, len(name))
    bodies = find_bodies(words, 0, len(words))
    if bodies:
        return Owner(bodies[0].code, "body", f"{name} is in our table of bodies", body=bodies[0])
    low = fold(name)
    for form in (low, *low.split()):
        entry = country_entries().get(form)
        if entry is not None:
            return Owner(entry.alpha3, "named", f"{name} says whose")
    code = page.codes.get(low)
    return Owner(code, "named", f"{name} lies there") if code is not None else None


OF_SOMEBODY = frozenset({PlaceRole.NATIONALITY, PlaceRole.GOVERNMENT})
"""Words for a country that say whose somebody else is, not where things happen: the police are not
China's since *a Chinese national* was arrested, where the document names other countries, too."""


def owner_in_context(phrase: Phrase) -> Owner:
    """The one country that the passage leaves for a party that names none."""
    page, sentence, span = phrase.page, phrase.sentence, phrase.span
    if any(word.key in PEACEKEEPING for word in phrase.words[phrase.low : phrase.reach]):
        return Owner("IGO", "place", "peacekeepers of no one state")
    near = Span(
        max(sentence.start, span.start - MOST_AROUND_CHARS),
        min(sentence.end, span.end + MOST_AROUND_CHARS),
    )
    beside = [
        land
        for land in page.lands_in(near)
        if not span.holds(land.span) and not _is_apart(phrase, land)
    ]
    around = [land for land in beside if land.tells]
    told = [land for land in around if not _is_faced(phrase.words, land)]
    located = [land for land in around if land.place.role in LOCATED]
    whose_else = all(land.place.role in OF_SOMEBODY for land in told) and page.only_code is None
    if whose_else or _names_unknown_land(phrase, near):
        told = []
    in_names = [land for land in beside if land.place.role is PlaceRole.NAME_PART and land.code]
    for lands, by, reason in (
        (told, "sentence", "the sentence names no other country than that of {}"),
        (located, "place", "it happens in {}; no word says whose it is"),
        ([] if around else in_names, "place", "a name in the sentence has {}"),
    ):
        codes = codes_of(lands)
        if len(codes) == 1 and codes[0] is not None:
            return Owner(codes[0], by, reason.format(lands[0].span.of(page.text)))
    if not around and not page.lands_in(span) and page.only_code is not None:
        return Owner(page.only_code, "document", "the document names no other country")
    return NOBODY


APART = word_set("while when whereas although because")


def _is_apart(phrase: Phrase, land: Land) -> bool:
    """Whether another clause begins between the party and the words for a country behind it: `the
    troops rose while he was in Peru`."""
    first = bisect_left(phrase.words, phrase.span.end, key=start_of)
    last = bisect_left(phrase.words, land.span.start, key=start_of)
    return any(word.low in APART for word in phrase.words[first:last])


def _names_unknown_land(phrase: Phrase, near: Span) -> bool:
    """Whether another party around it belongs to a country that no table has: then the one country
    that is known is not the only one."""
    words = phrase.words
    low = bisect_left(words, near.start, key=start_of)
    high = bisect_left(words, near.end, key=start_of)
    return any(
        (words[at].owns or ends_like_adjective(words[at]))
        and not phrase.low <= at < phrase.high
        and not _ends_name(phrase, at)
        and _may_own(phrase, at, located=False)
        and not find_bodies(words, at, min(at + 3, high))
        for at in range(low, high - 1)
        if words[at].capital and not words[at + 1].capital
    )


def _ends_name(phrase: Phrase, at: int) -> bool:
    """Whether a word ends a longer name: `Ruiz-Sulmoran`, `Vera Sulmoran`."""
    before = phrase.words[at - 1] if at > 0 else None
    if before is None or before.low in ARTICLES:
        return False
    return before.capital or phrase.page.text[phrase.words[at].start - 1] == "-"


def _is_faced(words: Sequence[Word], land: Land) -> bool:
    """Whether somebody else faces it: `action against Peru`."""
    at = bisect_left(words, land.span.start, key=start_of)
    if at > 0 and words[at - 1].low in ARTICLES:
        at -= 1
    return at > 0 and words[at - 1].low in FACING and land.place.role is not PlaceRole.NATIONALITY
