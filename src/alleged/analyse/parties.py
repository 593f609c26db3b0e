"""Whose a party is and what it is: `Bolivian Ministry of Foreign Affairs` is BOL, GOV.

The words of the party decide first: a nationality, a possessor, a place behind `of` or `in`, a
well-known body. Then an office that the document gives the same entity. Then, with a lower
probability and a reason that says so, the one country that the passage leaves. What remains open
has no code. Hostile labels and blocs keep their words and are not resolved, unless the label itself
names the state: `the Sulmoran regime`.

    Chilean foreign minister         CHL GOV   a nationality before `minister`
    Kinshasa police                  COD COP   a city before `police`
    rebels in eastern Myanmar        MMR REB   a place behind `in`
    Lima (recalled its envoy)        PER       a capital that acts: the state
    UN peacekeepers                  UNO MIL   a well-known body
    the rebels                           REB   nothing says whose
    the terrorists                             label
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from alleged.analyse.countries import country_entries, governs, misspelt_country
from alleged.analyse.gazetteer.folding import fold
from alleged.analyse.names import word_set
from alleged.analyse.party_leaders import find_leader
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
from alleged.records.entities import Entity, Office, Standing
from alleged.records.mentions import Mention, MentionKind
from alleged.records.places import Place, PlaceKind, PlaceRole
from alleged.records.spans import Span

VERSION = "parties 1"

BACKED = word_set(
    """backed led based born trained allied funded sponsored occupied controlled held speaking made
    educated supported armed dominated bound registered flagged owned"""
)
"""Words that, behind a hyphen, make a country somebody else's: `Rwandan-backed rebels`."""
AGAINST = word_set("anti pro non ethnic")
SENT = word_set("ambassador envoy embassy consul consulate nuncio mission emissary")
"""Who is posted somewhere: what stands behind `to` or `in` is not whose he is."""
OWNING = {"of": 2, "from": 3, "in": 3, "at": 3, "inside": 3, "within": 3, "across": 3, "near": 3}
"""Prepositions behind which an owner stands, and which is taken first."""
FACING = word_set("against with to toward towards between on over")
"""Prepositions before a country that somebody else faces: `action against Peru`."""
PEACEKEEPING = word_set("peacekeeper peacekeeping multinational")
"""Words for troops that belong to no one state."""
SUFFIXES = ("ian", "ean", "ish", "ese", "ic", "can", "an", "i")
"""Ends of adjectives of countries; the gazetteer has no land for `Sulmoran`."""
NO_LANDS = word_set(
    """catholic islamic islamist christian muslim moslem jewish shiite sunni orthodox protestant
    anglican lutheran buddhist hindu sikh druze alawite kurdish catalan basque tamil german-speaking
    republican democratic nationalist communist marxist leninist maoist socialist stalinist african
    european asian american-style western arab arabic slavic hispanic latin balkan baltic nordic
    scandinavian evangelical baptist mormon fascist nobel public civic academic catholic romani
    ethnic roma bedouin berber pashtun uzbek-speaking hazara igbo hutu tutsi fulani yazidi olympic
    economic electronic atlantic pacific scientific historic strategic naxalite"""
)
"""Adjectives with such ends that name no country: whose the party is, the passage tells."""
BLOC_NOUNS = word_set("country state nation power government capital leader ally diplomat")
STATES = frozenset({PlaceKind.COUNTRY, PlaceKind.HISTORICAL})
TOWNS = frozenset({PlaceKind.CITY, PlaceKind.ADMIN, PlaceKind.REGION})
WIDE = frozenset({PlaceKind.CONTINENT, PlaceKind.REGION})
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
"""How often the code is right, by what gave it. With those of the sector below, they follow the
shares that are right on the half of our own set that rules were written on and on PLOVER's
published records, rounded down; few cases stand behind `office`, `place` and `document`."""
NO_SECTOR_CHANCE = 0.97
SECTOR_CHANCE = 0.95
WEAK_CHANCE = 0.9
LABEL_CHANCE = 0.9
PLACE_CHANCE = 0.6
MOST_NAME_CHARS = 40
"""Length of the longest name of a place that words are looked for in."""
MOST_APPOSED = 12
"""Words between commas behind a name."""
MOST_WORDS = 5
"""Words behind an adjective that are looked at for its noun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyWords:
    """A party as the text has it."""

    span: Span
    acts: bool = True
    """Whether it does something; else something is done to it or it is somewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyCode:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Land:
    """A name or adjective of a place, and its country."""

    span: Span
    code: str | None
    """ISO 3166 alpha-3; None for what lies in several countries or is not in the gazetteer."""
    place: Place


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose a party is."""

    code: str | None
    """None for an owner that is in no table: then no other country is meant either."""
    by: str
    """Key of CHANCES."""
    reason: str
    land: _Land | None = None
    body: Body | None = None


class _Page:
    """A document, prepared once for all of its parties."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Span],
        mentions: Sequence[Mention],
        places: Sequence[Place],
        entities: Sequence[Entity],
    ) -> None:
        self.text = text = document.text
        self.year = int(document.published.value[:4]) if document.published else None
        """Of publication; None where it is not known."""
        self.sentences = sorted(sentences) or [Span(0, len(text))]
        self._starts = [sentence.start for sentence in self.sentences]
        self.lands = [
            _Land(span=place.span, code=_code_of(text, place), place=place)
            for place in sorted(places, key=lambda place: place.span)
        ]
        self._land_starts = [land.span.start for land in self.lands]
        self.people = sorted(
            mention.span for mention in mentions if mention.kind is MentionKind.PERSON
        )
        self.spoken = sorted(
            (
                (mention.span, entity)
                for entity in entities
                for mention in entity.mentions
                if entity.kind is not MentionKind.GROUP
            ),
            key=lambda held: (held[0], held[1].id),
        )
        self._spoken_starts = [span.start for span, _ in self.spoken]
        self._words: dict[Span, list[Word]] = {}
        self._names: dict[Span, list[bool]] = {}

    def sentence(self, span: Span) -> Span:
        """The sentence that a span begins in, as far as the span's end."""
        at = max(bisect_right(self._starts, span.start) - 1, 0)
        sentence = self.sentences[at]
        if sentence.start <= span.start < sentence.end:
            return Span(sentence.start, max(sentence.end, span.end))
        return span

    def words(self, sentence: Span) -> list[Word]:
        if sentence not in self._words:
            self._words[sentence] = words_of(self.text, sentence.start, sentence.end)
        return self._words[sentence]

    def names(self, sentence: Span) -> list[bool]:
        """For each word of a sentence, whether it belongs to a name."""
        if sentence not in self._names:
            words = self.words(sentence)
            self._names[sentence] = [_in_name(self, words, at) for at in range(len(words))]
        return self._names[sentence]

    def lands_in(self, span: Span) -> list[_Land]:
        """The lands that begin in a span."""
        low = bisect_left(self._land_starts, span.start)
        high = bisect_left(self._land_starts, span.end)
        return self.lands[low:high]

    def entity_in(self, span: Span) -> Entity | None:
        """The entity that the words speak of: the longest of its places that lies inside; a
        person before others."""
        low = bisect_left(self._spoken_starts, span.start)
        high = bisect_left(self._spoken_starts, span.end)
        inside = [held for held in self.spoken[low:high] if held[0].end <= span.end]
        person = [held for held in inside if held[1].kind is MentionKind.PERSON]
        best = max(
            person or inside,
            key=lambda held: (held[0].end - held[0].start, -held[0].start),
            default=None,
        )
        return best[1] if best else None


def _code_of(text: str, place: Place) -> str | None:
    """The country of a place; of a form that is a country's, that country, whatever else is called
    so."""
    entry = country_entries().get(fold(place.span.of(text)))
    other = place.kind is PlaceKind.CITY and fold(place.name or "") != fold(place.span.of(text))
    if entry is not None and (place.country_alpha3 is None or place.kind is None or other):
        return entry.alpha3  # `Benin` is no short form of Benin City
    return place.country_alpha3


def code_parties(
    document: Document,
    parties: Sequence[PartyWords],
    *,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    places: Sequence[Place],
    entities: Sequence[Entity] = (),
) -> list[PartyCode]:
    """Tell whose each party is and what, in the order given; the others do not matter to it."""
    page = _Page(document, sentences, mentions, places, entities)
    return [_code(page, party) for party in parties]


def split_nationalities(text: str, span: Span, places: Sequence[Place]) -> tuple[Span, ...]:
    """The parts of a party that has several nationalities: `American and Sudanese officials` is
    `American` and `Sudanese officials`. One that has not stays whole."""
    joined = [
        place
        for place in sorted(places, key=lambda place: place.span)
        if span.holds(place.span) and place.role is PlaceRole.NATIONALITY
    ]
    starts = [span.start]
    for one, other in pairwise(joined):
        between = text[one.span.end : other.span.start]
        if between in (" and ", ", ", ", and ", " or ") and one.country != other.country:
            starts.append(other.span.start)
    ends = [*(_end_before(text, start) for start in starts[1:]), span.end]
    return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))


def _end_before(text: str, start: int) -> int:
    """Where the words before a joining `and` or comma end."""
    end = start
    for joining in (", and ", " and ", " or ", ", "):
        if text[:start].endswith(joining):
            return end - len(joining)
    return end


def _code(page: _Page, party: PartyWords) -> PartyCode:
    """Code one party."""
    sentence = page.sentence(party.span)
    words = page.words(sentence)
    starts = [word.start for word in words]
    low = bisect_left(starts, party.span.start)
    high = max(bisect_left(starts, party.span.end), low)
    names = page.names(sentence)
    bodies = find_bodies(words, low, high)
    reach = _reach(page, words, low, high)
    head = head_end(words, low, reach)
    label = find_label(words, low, head)
    if label is None or _in_longer_name(words, label, head):
        label = _bloc(page, words, low, head)
    owner = _owner(page, words, low, high, reach, bodies)
    entity = page.entity_in(party.span)
    sector = _sector(words, low, reach, owner, bodies, names)
    if label is not None and not (owner and owner.code and not label.hostile):
        return _labelled(page, words, party, label, owner, sector)
    if sector.code is None:
        sector = _people(page, words, low, reach) or sector
    if sector.code is None and owner is not None and owner.land is not None:
        sector = _of_land(page, words, low, high, owner, party)
        if sector.reason == PLACE_ONLY:
            return _told(party, entity, None, None, PLACE_CHANCE, sector.reason)
    if owner is None or sector.code is None:
        owner, sector = _elsewhere(page, words, low, high, owner, sector, entity)
    if owner is None and sector.code is not None:
        owner = _context(page, words, low, reach, sentence, party)
    owner = owner or _Owner(None, "open", "no word says whose it is")
    chance = CHANCES[owner.by if owner.code else "open"] * _sector_chance(sector)
    return _told(party, entity, owner.code, sector.code, chance, f"{owner.reason}; {sector.reason}")


def _elsewhere(
    page: _Page,
    words: Sequence[Word],
    low: int,
    high: int,
    owner: _Owner | None,
    sector: Sector,
    entity: Entity | None,
) -> tuple[_Owner | None, Sector]:
    """What the words before and behind the party, the offices of its entity and our table of
    leaders add to what its own words leave open."""
    names = page.names(page.sentence(Span(words[low].start, words[low].end))) if words[low:] else []
    if sector.code is None and owner is None:
        sector = _before(words, low, names) or sector
    for told in (
        lambda: _office(page, entity),
        lambda: _apposed(page, words, low, high, names),
        lambda: _leader(page, words, low, high),
    ):
        found = told()
        if found is None:
            continue
        sector = sector if sector.code is not None else found[1]
        owner = owner or found[0]
    return owner, sector


def _sector_chance(sector: Sector) -> float:
    if sector.code is None:
        return NO_SECTOR_CHANCE
    return WEAK_CHANCE if sector.weak else SECTOR_CHANCE


def _told(
    party: PartyWords,
    entity: Entity | None,
    code: str | None,
    sector: str | None,
    chance: float,
    reason: str,
) -> PartyCode:
    return PartyCode(
        span=party.span,
        code=code,
        sector=sector,
        label=None,
        entity_id=entity.id if entity else None,
        probability=round(chance, 3),
        reason=reason,
    )


def _in_name(page: _Page, words: Sequence[Word], at: int) -> bool:
    """Whether a word belongs to the name of a person or, `Bank` of `West Bank`, of a place."""
    if _in_person(page, words, at):
        return True
    word = words[at]
    lands = page.lands_in(Span(max(word.start - MOST_NAME_CHARS, 0), word.end))
    return any(land.span.end >= word.end and land.span.start <= word.start for land in lands)


def _in_person(page: _Page, words: Sequence[Word], at: int) -> bool:
    """Whether a word belongs to a person's name, and is no title before it."""
    word = words[at]
    place = bisect_right(page.people, Span(word.start, len(page.text))) - 1
    if place < 0 or page.people[place].end < word.end:
        return False
    titled = word.start == page.people[place].start and page.people[place].end > word.end
    return not (titled and find_roles(words, at, at + 1))


def _reach(page: _Page, words: Sequence[Word], low: int, high: int) -> int:
    """How far the noun of a bare nationality lies: `Hungarian` of `Hungarian and Romanian
    officials`. The words themselves reach as far as they reach."""
    if high <= low or not _is_bare_adjective(page, words, high - 1):
        return high
    if high - low > 1 and not _lands_ending(page, words[high - 1]):
        return high  # `Vera Sulmoran` is a name
    at = high
    found = high
    while at < min(high + MOST_WORDS, len(words)):
        word = words[at]
        adjective = _is_bare_adjective(page, words, at)
        role = next(iter(find_roles(words, at, min(at + 4, len(words)))), None)
        if role is not None and role.start == at:
            found = at = role.end
            continue
        joins = word.low in ("and", "or", ",") and at == high
        if found > high or not (adjective or joins or word.low not in PREPOSITIONS):
            break
        at += 1
    return found


def _is_bare_adjective(page: _Page, words: Sequence[Word], at: int) -> bool:
    """Whether a word is the adjective of a country, known or not: it has a noun behind it."""
    word = words[at]
    if word.owns or word.low.endswith("s"):
        return False
    ending = _lands_ending(page, word)
    if ending:
        role = ending[-1].place.role
        return role is PlaceRole.NATIONALITY and _is_adjective(page, ending[-1])
    if _in_person(page, words, at) or word.upper:
        return False
    return word.capital and _ends_like_adjective(word)


def _lands_ending(page: _Page, word: Word) -> list[_Land]:
    """The lands whose last word it is."""
    end = word.end - 2 if word.owns and page.text[word.end - 1] in "sS" else word.end
    return [
        land
        for land in page.lands_in(Span(max(word.start - MOST_NAME_CHARS, 0), word.end))
        if land.span.start <= word.start and land.span.end in (word.end, end)
    ]


def _ends_like_adjective(word: Word) -> bool:
    return len(word.low) > 4 and word.low.endswith(SUFFIXES) and word.low not in NO_LANDS


def _is_adjective(page: _Page, land: _Land) -> bool:
    """Whether the form is no name of the place but its adjective or people."""
    form = fold(land.span.of(page.text))
    return form != fold(land.place.name or "") and form not in _country_names()


def _country_names() -> frozenset[str]:
    return frozenset(fold(entry.name) for entry in country_entries().values())


def _people(page: _Page, words: Sequence[Word], low: int, high: int) -> Sector | None:
    """A people as the head: `Georgians`, `ethnic Albanians`, `thousands of West Africans`."""
    head = head_end(words, low, high)
    while head < high and words[head].low == "of" and words[head - 1].key in COLLECTIVES:
        low, head = head + 1, head_end(words, head + 1, high)
    if head <= low:
        return None
    word = words[head - 1]
    ending = _lands_ending(page, word)
    plural = word.low.endswith("s") and not word.low.endswith(("ss", "us")) and not word.owns
    if not plural or not ending or ending[-1].place.role is not PlaceRole.NATIONALITY:
        return None
    if not _is_adjective(page, ending[-1]):
        return None
    said = ending[-1].span.of(page.text)
    return Sector("CVL", f"{said} are people", weak=True, head=head)


def _in_longer_name(words: Sequence[Word], label: Label, head: int) -> bool:
    """`Third World Water Forum` is no bloc."""
    return label.end < head and words[label.end - 1].capital and words[label.end].capital


def _bloc(page: _Page, words: Sequence[Word], low: int, head: int) -> Label | None:
    """`Western propaganda`, `African leaders`, `Washington and its vassals`."""
    for at in range(low, head):
        if words[at].low == "western" and words[at].capital and not words[at].owns:
            return None if _land_at(page, words[at]) else Label(low, head, False, None)
        land = _land_at(page, words[at])
        wide = land is not None and land.code is None and land.place.kind in WIDE
        if wide and words[head - 1].key in BLOC_NOUNS and words[head - 1].low[-1:] == "s":
            return Label(low, head, False, None)
    for at in range(low + 1, head - 2):
        if _joins_followers(words, at) and find_label(words, at + 2, head) is not None:
            return Label(low, head, False, None)
    return None


def _joins_followers(words: Sequence[Word], at: int) -> bool:
    """`and its` of `Washington and its vassals`."""
    joins = words[at].low in ("and", "with")
    return joins and words[at + 1].low in ("its", "their", "his", "her")


def _land_at(page: _Page, word: Word) -> _Land | None:
    return next((land for land in page.lands_in(Span(word.start, word.end)) if land.code), None)


def _labelled(
    page: _Page,
    words: Sequence[Word],
    party: PartyWords,
    label: Label,
    owner: _Owner | None,
    sector: Sector,
) -> PartyCode:
    """A hostile label or a bloc: not resolved, unless the label itself names a state."""
    kind = "a hostile label" if label.hostile else "a bloc, or a group that no table has"
    joined = any(
        _joins_followers(words, at)
        for at in range(len(words) - 1)
        if party.span.start <= words[at].start < party.span.end
    )
    named = label.hostile and not joined and owner is not None and owner.code is not None
    reason = f"{kind}, kept in its words"
    if named and owner is not None:
        reason = f"{kind} that names the state: {owner.reason}"
    return PartyCode(
        span=party.span,
        code=owner.code if named and owner is not None else None,
        sector=label.sector if named else None,
        label=party.span.of(page.text),
        entity_id=None,
        probability=LABEL_CHANCE,
        reason=reason,
    )


def _owner(
    page: _Page, words: Sequence[Word], low: int, high: int, reach: int, bodies: Sequence[Body]
) -> _Owner | None:
    """Whose the words themselves say the party is; None where they say nothing."""
    if high <= low:
        return None
    head = head_end(words, low, reach)
    posted = any(word.key in SENT for word in words[low:head])
    found: list[tuple[int, int, _Owner]] = []
    for body in bodies:
        rank = _rank(words, low, body.start, head, posted=posted)
        if rank is not None:
            name = " ".join(word.low for word in words[body.start : body.end])
            reason = f"{name} is in our table of bodies"
            found.append((rank, body.start, _Owner(body.code, "body", reason, body=body)))
    starts = [word.start for word in words]
    for land in page.lands_in(Span(words[low].start, words[high - 1].end)):
        at = bisect_left(starts, land.span.start)
        end = bisect_left(starts, land.span.end)
        if land.code is None or any(body.start <= at < body.end for body in bodies):
            continue
        if _not_owner(page, words, at, end):
            continue
        rank = _rank(words, low, at, head, posted=posted)
        if rank is None:
            continue
        said = land.span.of(page.text)
        if rank > 1:
            by, reason = "behind", f"{said} stands behind `{_preposition(words, low, at)}`"
        elif words[min(end, high) - 1].owns:
            by, reason = "possessor", f"{said} owns it"
        else:
            by, reason = "named", f"{said} says whose"
        found.append((rank, at, _Owner(land.code, by, reason, land=land)))
    if not found:
        return _unknown(page, words, low, head, high)
    first = min(found, key=lambda held: held[:2])
    return _national(words, first[2], [held for held in found if held[0] == first[0]])


def _national(
    words: Sequence[Word], first: _Owner, same: Sequence[tuple[int, int, _Owner]]
) -> _Owner:
    """A nationality before a body: the body, but for its national branches and for envoys."""
    if first.land is None:
        return first
    body = next((owner for _, _, owner in same if owner.body is not None), None)
    if body is None or body.body is None or body.body.national:
        return first
    behind = words[body.body.end : body.body.end + 1]
    return first if behind and behind[0].key in SENT else body


def _rank(words: Sequence[Word], low: int, at: int, head: int, *, posted: bool) -> int | None:
    """1 before the head, then by preposition; None where it is no owner."""
    if at < head:
        return 1
    preposition = _preposition(words, low, at)
    if preposition is None or (posted and preposition != "of"):
        return None
    return OWNING.get(preposition)


def _preposition(words: Sequence[Word], low: int, at: int) -> str | None:
    """The last preposition before a word."""
    for word in reversed(words[low:at]):
        if word.low in PREPOSITIONS and word.low not in ("(", ")"):
            return word.low
    return None


def _not_owner(page: _Page, words: Sequence[Word], at: int, end: int) -> bool:
    """`Rwandan-backed`, `anti-American`, `ethnic Albanians`."""
    hyphen = page.text[words[end - 1].end : words[end - 1].end + 1] == "-"
    if hyphen and end < len(words) and words[end].low in BACKED:
        return True
    return at > 0 and words[at - 1].low in AGAINST


def _unknown(page: _Page, words: Sequence[Word], low: int, head: int, high: int) -> _Owner | None:
    """An owner that no table has: the adjective of an invented country, a possessor, a place."""
    for at in range(low, high):
        word = words[at]
        if not word.capital or word.low in ARTICLES or word.low in NO_LANDS or word.upper:
            continue
        located = at > low and words[at - 1].low == "in" and at >= head
        if find_roles(words, at, at + 1) or (_in_person(page, words, at) and not located):
            continue
        land = next(iter(page.lands_in(Span(word.start, word.end))), None)
        if land is not None and land.code is not None:
            continue
        open_land = land is not None and land.place.place is None
        adjective = at < head - 1 and _ends_like_adjective(word)
        adjective = adjective or misspelt_country(word.low) is not None
        owns = word.owns and at < head - 1
        behind = at > low and words[at - 1].low in ("of", "in") and at >= head
        if open_land or adjective or owns or (behind and not _has_role_behind(words, at, high)):
            said = page.text[word.start : word.start + len(word.low)]
            meant = None if behind else misspelt_country(word.low)
            if meant is not None and meant.alpha3:
                return _Owner(meant.alpha3, "place", f"{said}: {meant.name}, misspelt")
            return _Owner(None, "open", f"{said} is in no table of countries")
    return None


def _has_role_behind(words: Sequence[Word], at: int, high: int) -> bool:
    return bool(find_roles(words, at, high))


PLACE_ONLY = "a place where something is, and no party"


def _sector(
    words: Sequence[Word],
    low: int,
    high: int,
    owner: _Owner | None,
    bodies: Sequence[Body],
    names: Sequence[bool],
) -> Sector:
    """What the words say the party is; of a body, what stands behind its name."""
    body = owner.body if owner else None
    if body is None:
        national = next((one for one in bodies if owner and owner.land and one.national), None)
        if national is not None:
            return Sector(national.national, "a country's own branch", head=national.end)
        if owner and owner.land and _republic(words, low, high):
            return Sector(None, "the full name of a state")
        return sector_of(words, low, high, people=names)
    head = head_end(words, low, high)
    found: Sector | None
    if body.start >= head:
        found = sector_of(words, low, body.start, people=names)
    else:
        found = sector_of(words, body.end, high, people=names) if body.end < high else None
        before = find_roles(words, low, body.start)
        if (found is None or found.code is None) and before and not before[-1].weak:
            found = sector_of(words, low, body.start, people=names)
    if found is None or found.code is None:
        return Sector(body.sector, "as the table of bodies has it", head=body.end)
    if found.weak and (found.code != "GOV" or body.code in ("NGO", "MNC", "IMG", "ISM")):
        return Sector(body.sector, "as the table of bodies has it", head=body.end)
    return found


def _republic(words: Sequence[Word], low: int, high: int) -> bool:
    """`the Republic of Korea`: the full name of a state."""
    head = head_end(words, low, high)
    return head + 1 < high and words[head].low == "of" and words[head - 1].key in REPUBLICS


def _of_land(
    page: _Page, words: Sequence[Word], low: int, high: int, owner: _Owner, party: PartyWords
) -> Sector:
    """What a bare name of a place or people stands for."""
    land = owner.land
    assert land is not None
    form = land.span.of(page.text)
    if land.place.role is PlaceRole.NATIONALITY and _is_adjective(page, land):
        return Sector(None, "the state as such")
    if land.place.kind not in TOWNS or fold(form) in country_entries():
        return Sector(None, "the state as such")
    bare = all(
        word.low in ARTICLES or land.span.start <= word.start < land.span.end
        for word in words[low:high]
    )
    if bare and governs(form):
        where = "" if land.place.role is PlaceRole.GOVERNMENT else ", or it is a mere place"
        return Sector(None, f"a seat of government that stands for its state{where}")
    if party.acts:
        return Sector(None, PLACE_ONLY)
    if land.place.kind is PlaceKind.CITY:
        return Sector("CVL", f"the people of {form}", weak=True)
    return Sector(None, "a place in that country")


def _before(words: Sequence[Word], low: int, names: Sequence[bool]) -> Sector | None:
    """A title right before the words: `opposition leader Dema Ruvik` where the name alone is
    given."""
    roles = [role for role in find_roles(words, max(0, low - 4), low) if role.end == low]
    if not roles or not low < len(words) or not words[low].capital:
        return None
    start = roles[0].start
    while start > 0 and start > low - 5 and words[start - 1].low not in PREPOSITIONS:
        if words[start - 1].low in ARTICLES or words[start - 1].low in ("and", "but"):
            break
        start -= 1
    found = sector_of(words, start, low, people=names)
    return found if found.code is not None else None


def _apposed(
    page: _Page, words: Sequence[Word], low: int, high: int, names: Sequence[bool]
) -> tuple[_Owner, Sector] | None:
    """Whose a name is by what stands behind it between commas: `Ana Ruiz, Peru's envoy, said`."""
    if not low < high < len(words) or words[high].low != "," or not words[high - 1].capital:
        return None
    end = next(
        (at for at in range(high + 1, min(high + MOST_APPOSED, len(words))) if _stops(words, at)),
        None,
    )
    if end is None or not find_roles(words, high + 1, end):
        return None
    bodies = find_bodies(words, high + 1, end)
    owner = _owner(page, words, high + 1, end, end, bodies)
    if owner is None or owner.code is None:
        return None
    return owner, _sector(words, high + 1, end, owner, bodies, names)


def _stops(words: Sequence[Word], at: int) -> bool:
    return words[at].low == ","


def _leader(
    page: _Page, words: Sequence[Word], low: int, high: int
) -> tuple[_Owner, Sector] | None:
    """By our table of leaders, which is no part of the text."""
    leader = find_leader(words[low:high])
    if leader is None:
        return None
    reason = f"{leader.name}, by our table of heads of state and government, not by the text"
    owner = _Owner(leader.code, "place", reason)
    year = page.year
    if year is not None and leader.until is not None and year > leader.until:
        return owner, Sector("ELI", f"in office until {leader.until}")
    return owner, Sector("GOV", f"in office from {leader.since}", weak=True)


def _office(page: _Page, entity: Entity | None) -> tuple[_Owner | None, Sector] | None:
    """Country and sector by the office that the document gives the entity."""
    if entity is None or not entity.offices:
        return None
    office = max(
        entity.offices,
        key=lambda one: (one.of is not None, one.standing is Standing.SERVING, -one.span.start),
    )
    owner = _owner_of_office(page, office)
    said = f"{office.title} of {office.of}" if office.of else office.title
    words = words_of(said, 0, len(said))
    sector = sector_of(words, 0, len(words), people=[False] * len(words))
    if office.standing is Standing.FORMER and sector.code is not None:
        sector = Sector("ELI", f"{said}, no longer, in this document")
    elif sector.code is not None:
        sector = Sector(sector.code, f"{said} in this document", weak=sector.weak)
    return owner, sector


def _owner_of_office(page: _Page, office: Office) -> _Owner | None:
    if office.of is None:
        return None
    words = words_of(office.of, 0, len(office.of))
    bodies = find_bodies(words, 0, len(words))
    reason = f"{office.title} of {office.of} in this document"
    if bodies:
        return _Owner(bodies[0].code, "office", reason)
    forms = country_entries()
    low = fold(office.of)
    for form in (low, *low.split()):
        if form in forms:
            return _Owner(forms[form].alpha3, "office", reason)
    for land in page.lands:
        if land.code and fold(land.span.of(page.text)) == low:
            return _Owner(land.code, "office", reason)
    if low in NO_LANDS or find_roles(words, 0, len(words)):
        return None
    return _Owner(None, "open", f"{office.of} is in no table of countries")


def _context(
    page: _Page, words: Sequence[Word], low: int, high: int, sentence: Span, party: PartyWords
) -> _Owner:
    """The one country that the passage leaves for a party that names none."""
    if any(word.key in PEACEKEEPING for word in words[low:high]):
        return _Owner("IGO", "place", "peacekeepers of no one state")
    around = [
        land
        for land in page.lands_in(sentence)
        if not party.span.holds(land.span) and _tells(page, land)
    ]
    told = [land for land in around if not _is_faced(words, land)]
    located = [land for land in around if land.place.role in LOCATED]
    in_names = [
        land
        for land in page.lands_in(sentence)
        if land.place.role is PlaceRole.NAME_PART and land.code is not None
    ]
    for lands, by, reason in (
        (told, "sentence", "the sentence names no other country than that of {}"),
        (located, "place", "it happens in {}; no word says whose it is"),
        ([] if told else in_names, "place", "a name in the sentence has {}"),
    ):
        codes = _codes(lands)
        if len(codes) == 1 and codes[0] is not None:
            return _Owner(codes[0], by, reason.format(lands[0].span.of(page.text)))
    everywhere = [land for land in page.lands if _tells(page, land)]
    codes = _codes(everywhere)
    if not around and len(codes) == 1 and codes[0] is not None:
        return _Owner(codes[0], "document", "the document names no other country")
    return _Owner(None, "open", "no word says whose it is")


LOCATED = frozenset({PlaceRole.PLACE, PlaceRole.DATELINE})


def _is_faced(words: Sequence[Word], land: _Land) -> bool:
    """Whether somebody else faces it: `action against Peru`."""
    at = bisect_left([word.start for word in words], land.span.start)
    if at > 0 and words[at - 1].low in ARTICLES:
        at -= 1
    return at > 0 and words[at - 1].low in FACING and land.place.role is not PlaceRole.NATIONALITY


def _codes(lands: Sequence[_Land]) -> list[str | None]:
    return list(dict.fromkeys(land.code for land in lands))


def _tells(page: _Page, land: _Land) -> bool:
    """Whether a place says where a passage is about: a name in it, or one that no table has; no
    part of the name of a firm, no continent."""
    if land.place.role in (PlaceRole.NAME_PART, PlaceRole.POSTING):
        return False
    return land.code is not None or (land.place.kind is None and land.place.place is None)
