"""Whose a party is and what it is: `Bolivian Ministry of Foreign Affairs` is BOL, GOV.

The words of the party decide first: a nationality, a possessor, a place behind `of` or `in`, a
well-known body. Then an office that the document gives the same entity. Then, with a lower
probability and a reason that says so, the one country that the passage leaves. What remains open
has no code. Hostile labels and blocs keep their words and are not resolved, unless the label itself
names the state: `the Peruvian regime`. docs/parties.md has the rules in words.

    Chilean foreign minister         CHL GOV   a nationality before `minister`
    Kinshasa police                  COD COP   a city before `police`
    rebels in eastern Myanmar        MMR REB   a place behind `in`
    Lima (recalled its envoy)        PER       a capital that acts: the state
    UN peacekeepers                  UNO MIL   a well-known body
    the rebels                           REB   nothing says whose
    the terrorists                             label
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from alleged.analyse.countries import country_entries, government_at
from alleged.analyse.names import word_set
from alleged.analyse.party_leaders import Leader, find_leader
from alleged.analyse.party_owners import (
    NOBODY,
    Owner,
    find_owner,
    owner_in_context,
    owner_of_office,
)
from alleged.analyse.party_page import UNIONS, Land, Page, Phrase
from alleged.analyse.party_words import (
    ARTICLES,
    COLLECTIVES,
    PREPOSITIONS,
    REPUBLICS,
    Body,
    Label,
    Sector,
    Word,
    find_bodies,
    find_label,
    find_roles,
    head_end,
    sector_of,
    words_of,
)
from alleged.records.documents import Document
from alleged.records.entities import Entity, Standing, Wording
from alleged.records.mentions import Mention, MentionKind
from alleged.records.places import Place, PlaceKind, PlaceRole
from alleged.records.spans import Span

VERSION = "parties 1"

BLOC_NOUNS = word_set("country state nation power government capital leader ally diplomat")
"""Nouns that make a bloc of a part of the world: `African leaders`."""
TOWNS = frozenset({PlaceKind.CITY, PlaceKind.ADMIN, PlaceKind.REGION})
WIDE = frozenset({PlaceKind.CONTINENT, PlaceKind.REGION})
WITHOUT_OFFICIALS = frozenset({"NGO", "MNC", "IMG", "ISM"})
"""Codes whose officials hold no office of state: they have the sector of their body."""
NO_SECTOR_CHANCE = 0.97
SECTOR_CHANCE = 0.95
WEAK_CHANCE = 0.9
LABEL_CHANCE = 0.9
PLACE_CHANCE = 0.6
"""See CHANCES in `party_owners.py`."""
MOST_APPOSED = 12
"""Words between commas behind a name."""
MOST_TITLE = 5
"""Words before a name that are looked at for its title."""
JOINING = (", and ", " and ", " or ", ", ")


class PartyWords(Struct, frozen=True, kw_only=True, gc=False):
    """A party as the text has it."""

    span: Span
    acts: bool = True
    """Whether it does something; else something is done to it or it is somewhere."""


class PartyCode(Struct, frozen=True, kw_only=True, gc=False):
    """Whose a party is, and what."""

    span: Span
    code: str | None
    """As in `Party.code`."""
    sector: str | None
    label: str | None
    entity_id: str | None
    probability: float
    """0 to 1: how likely code and sector are both right."""
    reason: str


def code_parties(
    document: Document,
    parties: Sequence[PartyWords],
    *,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    places: Sequence[Place],
    entities: Sequence[Entity] = (),
    page: Page | None = None,
) -> list[PartyCode]:
    """Tell whose each party is and what, in the order given; the others do not matter to it.

    `page`: the document prepared with these records, by whoever codes parties of it more than once.
    """
    if page is None:
        page = Page(
            document, sentences=sentences, mentions=mentions, places=places, entities=entities
        )
    return [_code(page.phrase(party.span), acts=party.acts) for party in parties]


def split_nationalities(text: str, span: Span, places: Sequence[Place]) -> tuple[Span, ...]:
    """The parts of a party that has several nationalities: `Chilean and Peruvian officials` is
    `Chilean` and `Peruvian officials`. One that has not stays whole."""
    joined = [
        place
        for place in sorted(places, key=lambda place: place.span)
        if span.holds(place.span) and place.role is PlaceRole.NATIONALITY
    ]
    parts = []
    start = span.start
    for one, other in pairwise(joined):
        between = text[one.span.end : other.span.start]
        if between in JOINING and one.country != other.country:
            parts.append(Span(start, one.span.end))
            start = other.span.start
    return (*parts, Span(start, span.end))


def _code(phrase: Phrase, *, acts: bool) -> PartyCode:
    """Code one party."""
    bodies = find_bodies(phrase.words, phrase.low, phrase.high)
    owner = find_owner(phrase, bodies)
    label = _label(phrase)
    if label is not None:
        return _labelled(phrase, label, owner)
    entity = phrase.page.entity_in(phrase.span)
    sector = _chamber(phrase) or _sector(phrase, owner, bodies)
    if sector.code == "LEG" and _is_somebodys_deputy(phrase):
        sector = Sector(None, "the deputy of a person")
    if sector.code == "MIL" and sector.weak and phrase.words[phrase.head - 1].key == "officer":
        sector = _of_police(phrase) or sector
    if sector.code is None:
        sector = _people(phrase) or sector
    if sector.code is None and owner is not None and owner.land is not None:
        owner, sector = _of_land(phrase, owner, owner.land, acts=acts)
    if sector.code is None and owner is None:
        sector = _title_before(phrase) or sector
    here = sector.code is not None
    if sector is not PLACE_ONLY and (owner is None or sector.code is None):
        owner, sector = _elsewhere(phrase, owner, sector, entity)
    if owner is None and here:
        owner = owner_in_context(phrase)
    owner = owner or NOBODY
    return PartyCode(
        span=phrase.span,
        code=owner.code,
        sector=sector.code,
        label=None,
        entity_id=entity.id if entity else None,
        probability=round(owner.chance * _sector_chance(sector), 3),
        reason=f"{owner.reason}; {sector.reason}",
    )


def _is_somebodys_deputy(phrase: Phrase) -> bool:
    """`his deputy`, `the minister's deputy`, `a deputy to the mayor`: of no assembly."""
    head = phrase.words[phrase.head - 1]
    if head.low not in ("deputy", "deputies"):
        return False
    text, span = phrase.page.text, phrase.span
    before = text[max(0, head.start - OWNER_REACH) : head.start].lower().split()
    owned = before[-1:] and (before[-1] in OWNERS or before[-1].endswith(("'s", "’s")))
    return bool(owned) or text[span.end : span.end + 4] == " to "


OWNERS = frozenset({"his", "her", "their", "its", "my"})
OWNER_REACH = 30


def _sector_chance(sector: Sector) -> float:
    if sector is PLACE_ONLY:
        return PLACE_CHANCE
    if sector.code is None:
        return NO_SECTOR_CHANCE
    return WEAK_CHANCE if sector.weak else SECTOR_CHANCE


def _label(phrase: Phrase) -> Label | None:
    """A hostile label or a bloc: `the regime`, `Western propaganda`, `African leaders`, `Washington
    and its vassals`."""
    words, low, head = phrase.words, phrase.low, phrase.head
    followers = _followers(phrase)
    if followers is not None and find_label(words, followers, head) is not None:
        return Label(low, head, hostile=False, sector=None)
    label = find_label(words, low, head)
    if label is not None:
        # `Third World Trade Fair` is no bloc.
        longer = label.end < head and words[label.end - 1].capital and words[label.end].capital
        if not longer:
            return label
    plural = head > low and words[head - 1].key in BLOC_NOUNS and words[head - 1].low[-1:] == "s"
    for word in words[low:head]:
        land = phrase.page.land_at(word)
        western = word.low == "western" and word.capital and not word.owns and land is None
        wide = land is not None and land.code is None and land.place.kind in WIDE
        if western or (wide and plural):
            return Label(low, head, hostile=False, sector=None)
    return None


def _followers(phrase: Phrase) -> int | None:
    """Where the followers stand in `Washington and its vassals`, by number; None without any."""
    words = phrase.words
    for at in range(phrase.low + 1, phrase.head - 2):
        joins = words[at].low in ("and", "with")
        if joins and words[at + 1].low in ("its", "their", "his", "her"):
            return at + 2
    return None


def _labelled(phrase: Phrase, label: Label, owner: Owner | None) -> PartyCode:
    """A hostile label or a bloc: not resolved, unless it is one for a state or its people and names
    the state: `enemies of Peru` are not Peru's."""
    reason = f"{'a hostile label' if label.hostile else 'a bloc'}, kept in its words"
    code = owner.code if owner is not None and label.sector is not None else None
    if code is not None and owner is not None:
        reason = f"a hostile label that names the state: {owner.reason}"
    return PartyCode(
        span=phrase.span,
        code=code,
        sector=label.sector if code is not None else None,
        label=phrase.span.of(phrase.page.text),
        entity_id=None,
        probability=LABEL_CHANCE,
        reason=reason,
    )


def _sector(phrase: Phrase, owner: Owner | None, bodies: Sequence[Body]) -> Sector:
    """What the words say the party is; of a body, what stands behind its name."""
    words, low, high, names = phrase.words, phrase.low, phrase.reach, phrase.names
    if owner is not None and owner.body is not None:
        return _sector_of_body(phrase, owner.body)
    if owner is not None and owner.land is not None:
        national = next((body.national for body in bodies if body.national), None)
        if national is not None:
            return Sector(national, "a country's own branch")
        head = phrase.head
        if head + 1 < high and words[head].low == "of" and words[head - 1].key in REPUBLICS:
            return Sector(None, "the full name of a state")
    return sector_of(words, low, high, people=names)


def _sector_of_body(phrase: Phrase, body: Body) -> Sector:
    """`UN peacekeepers`, `officials of the UN`; without a word for it, as the table has it."""
    words, low, high, names = phrase.words, phrase.low, phrase.reach, phrase.names
    before = find_roles(words, low, body.start)
    found = None
    if body.start < phrase.head and body.end < high:
        found = sector_of(words, body.end, high, people=names)
    if body.start >= phrase.head or (
        (found is None or found.code is None) and before and not before[-1].weak
    ):
        found = sector_of(words, low, body.start, people=names)
    official = found is not None and found.code == "GOV" and body.code not in WITHOUT_OFFICIALS
    if found is None or found.code is None or (found.weak and not official):
        return Sector(body.sector, "as the table of bodies has it")
    return found


def _people(phrase: Phrase) -> Sector | None:
    """A people as the head: `Georgians`, `ethnic Somalis`, `thousands of East Africans`."""
    words, low, head = phrase.words, phrase.low, phrase.head
    while head < phrase.reach and words[head].low == "of" and words[head - 1].key in COLLECTIVES:
        low, head = head + 1, head_end(words, head + 1, phrase.reach)
    if head <= low:
        return None
    word = words[head - 1]
    land = phrase.page.land_ending(word)
    plural = word.low.endswith("s") and not word.low.endswith(("ss", "us")) and not word.owns
    if land is None or not plural or not land.is_adjective:
        return None
    return Sector("CVL", f"{land.span.of(phrase.page.text)} are people", weak=True)


def _of_police(phrase: Phrase) -> Sector | None:
    """`an officer`, in a text that speaks of police and of no soldiers."""
    if not phrase.page.is_of_police:
        return None
    return Sector("COP", "an officer, in a text about police", weak=True)


def _chamber(phrase: Phrase) -> Sector | None:
    """`the House`, with a capital and no name: a chamber of the parliament."""
    words = [word for word in phrase.words[phrase.low : phrase.high] if word.low not in ARTICLES]
    if len(words) != 1 or words[0].low != "house" or not words[0].capital:
        return None
    return Sector("LEG", "the House is a chamber of parliament", weak=True)


STATE = Sector(None, "the state as such")
PLACE_ONLY = Sector(None, "a place where something is, and no party")


Told = tuple[Owner | None, Sector]


def _of_land(phrase: Phrase, owner: Owner, land: Land, *, acts: bool) -> Told:
    """What a bare name of a place stands for: its state, its people, or nothing that acts."""
    form = land.span.of(phrase.page.text)
    town = land.place.kind in TOWNS and land.form not in country_entries()
    if land.is_adjective or not town:
        return owner, STATE
    bare = all(
        word.low in ARTICLES or land.span.start <= word.start < land.span.end
        for word in phrase.words[phrase.low : phrase.high]
    )
    government = government_at(form) if bare else None
    if government is not None:
        code = government.alpha3 or UNIONS.get(government.id)
        sure = land.place.role is PlaceRole.GOVERNMENT or not acts
        by = owner.by if sure else "place"
        seat = Owner(code if acts else owner.code, by, f"{form} is a seat of government")
        return seat, Sector(
            None, "the state as such" if sure else "the state, if not the mere place"
        )
    if acts:
        return None, PLACE_ONLY
    if land.place.kind is PlaceKind.CITY:
        return owner, Sector("CVL", f"the people of {form}", weak=True)
    return owner, Sector(None, "a place in that country")


def _elsewhere(phrase: Phrase, owner: Owner | None, sector: Sector, entity: Entity | None) -> Told:
    """What the words behind the party, the offices and names of its entity and our table of leaders
    add to what its own words leave open."""
    owner, sector = _filled(owner, sector, _office(phrase.page, entity))
    if owner is None:
        owner, sector = _filled(owner, sector, _named_elsewhere(phrase, entity))
    if owner is None:
        owner, sector = _filled(owner, sector, _apposed(phrase))
    if owner is None:
        owner, sector = _filled(owner, sector, _leader(phrase, entity))
    return owner, sector


def _filled(owner: Owner | None, sector: Sector, found: Told | None) -> Told:
    """What is known, with what was found in place of what is not."""
    if found is None:
        return owner, sector
    return owner or found[0], sector if sector.code is not None else found[1]


def _title_before(phrase: Phrase) -> Sector | None:
    """By a title right before the words: `opposition leader Dema Ruvik`, where the name alone is
    given."""
    words, low = phrase.words, phrase.low
    roles = [role for role in find_roles(words, max(0, low - 4), low) if role.end == low]
    if not roles or not low < len(words) or not words[low].capital:
        return None
    start = roles[0].start
    while start > max(0, low - MOST_TITLE) and _goes_on_before(words[start - 1]):
        start -= 1
    found = sector_of(words, start, low, people=phrase.names)
    return found if found.code is not None else None


def _goes_on_before(word: Word) -> bool:
    """Whether a title may begin further to the left than behind this word."""
    return (
        word.low not in PREPOSITIONS and word.low not in ARTICLES and word.low not in ("and", "but")
    )


def _office(page: Page, entity: Entity | None) -> Told | None:
    """By the office that the document gives the entity: one whose owner is told before others, one
    that is held before former ones, then the first."""
    if entity is None or not entity.offices:
        return None
    office = max(
        entity.offices,
        key=lambda one: (one.of is not None, one.standing is Standing.SERVING, -one.span.start),
    )
    said = f"{office.title} of {office.of}" if office.of else office.title
    words = words_of(said, 0, len(said))
    sector = sector_of(words, 0, len(words), people=[False] * len(words))
    if office.standing is Standing.FORMER and sector.code is not None:
        sector = Sector("ELI", f"{said}, no longer, in this document")
    elif sector.code is not None:
        sector = Sector(sector.code, f"{said} in this document", weak=sector.weak)
    return owner_of_office(page, office), sector


def _named_elsewhere(phrase: Phrase, entity: Entity | None) -> Told | None:
    """By what the document calls the party elsewhere: `it` behind `the Peruvian navy said`."""
    if entity is None:
        return None
    known = phrase.page.told_by_name
    for mention in entity.mentions:
        if mention.wording is Wording.PRONOUN or mention.span == phrase.span:
            continue
        if mention.span not in known:
            known[mention.span] = _told_by_name(phrase.page, mention.span)
        told: Told | None = known[mention.span]
        if told is not None:
            return told
    return None


def _told_by_name(page: Page, span: Span) -> Told | None:
    """What the words of one mention tell of whoever is meant by it."""
    other = page.phrase(span)
    if other.high > other.low and other.words[other.high - 1].owns:
        return None  # behind `Peru's navy said`, `it` is the navy
    bodies = find_bodies(other.words, other.low, other.high)
    owner = find_owner(other, bodies)
    if owner is None or owner.code is None or _label(other) is not None:
        return None
    sector = _sector(other, owner, bodies)
    reason = f"{span.of(page.text)} in this document"
    return Owner(owner.code, "office", reason), Sector(sector.code, sector.reason, sector.weak)


def _apposed(phrase: Phrase) -> Told | None:
    """By what stands between commas behind a name: `Ana Ruiz, Peru's envoy, said`."""
    words, low, high = phrase.words, phrase.low, phrase.high
    if not low < high < len(words) or words[high].low != "," or not words[high - 1].capital:
        return None
    upcoming = range(high + 1, min(high + MOST_APPOSED, len(words)))
    end = next((at for at in upcoming if words[at].low == ","), None)
    if end is None or not find_roles(words, high + 1, end):
        return None
    behind = phrase.part(high + 1, end)
    bodies = find_bodies(words, high + 1, end)
    owner = find_owner(behind, bodies)
    if owner is None or owner.code is None:
        return None
    return owner, _sector(behind, owner, bodies)


def _leader(phrase: Phrase, entity: Entity | None) -> Told | None:
    """By our table of leaders, which is no part of the text: the words of the party, or what else
    the document calls it, with a title before it."""
    leader = find_leader(phrase.words[phrase.low : phrase.high])
    if leader is None and entity is not None:
        known = phrase.page.leaders
        if entity.id not in known:
            known[entity.id] = _leader_by_name(phrase.page, entity)
        leader = known[entity.id]
    if leader is None:
        return None
    reason = f"{leader.name}, by our table of heads of state and government, not by the text"
    owner = Owner(leader.code, "place", reason)
    year = phrase.page.year
    if year is not None and leader.was_out_of_office(year):
        return owner, Sector("ELI", f"out of office in {year}")
    return owner, Sector("GOV", "in office, as far as the date tells", weak=True)


def _leader_by_name(page: Page, entity: Entity) -> Leader | None:
    """The first of the names of a person that the table has."""
    if entity.kind is not MentionKind.PERSON:
        return None
    for mention in entity.mentions:
        if mention.wording is Wording.NAME:
            other = page.phrase(mention.span)
            leader = find_leader(other.words[max(0, other.low - 1) : other.high])
            if leader is not None:
                return leader
    return None
