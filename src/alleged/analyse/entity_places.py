"""What the places of a text say about its names: kinds, lands, and cities that stand for a state.

`places.py` tells what each name of a place does in its sentence. Here that decides three things
before the names become entities: a name that the reader model took for a person or organisation
is a place where it does what places do; a capital that acts is a government, and not one with the
city; two places that share a name are two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from alleged.analyse.gazetteer.lookup import Gazetteer
from alleged.analyse.names import SMALL
from alleged.analyse.namesakes import Group
from alleged.analyse.phrases import fold
from alleged.records.mentions import Mention, MentionKind
from alleged.records.places import Place, PlaceKind, PlaceRole

PLACED = frozenset({PlaceRole.PLACE, PlaceRole.POSTING, PlaceRole.DATELINE})
"""Roles of a name that is somewhere, and not somebody."""
STATES = frozenset({PlaceKind.COUNTRY, PlaceKind.UNION, PlaceKind.HISTORICAL})

SHARED = 4
"""Letters that a country and its adjective begin with alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """Which place a name is, or which state it stands for."""

    place: str | None = None
    """As in `Place.place`."""
    name: str | None = None
    """As the gazetteer has it."""
    country: str | None = None
    state: bool = False
    """Whether `name` is a state."""
    governs: bool = False
    """Whether a government is meant, and not the place."""


NOWHERE = Land()


def by_mention(mentions: Sequence[Mention], places: Sequence[Place]) -> dict[int, Place]:
    """The place of each mention, by number, where it is the whole mention and no part of a name."""
    spots = {place.span: place for place in places if place.role is not PlaceRole.NAME_PART}
    return {
        number: spots[mention.span]
        for number, mention in enumerate(mentions)
        if mention.span in spots
    }


def settle_kinds(
    text: str, mentions: Sequence[Mention], placed: Mapping[int, Place], gazetteer: Gazetteer
) -> list[Mention]:
    """The mentions, with the kind that their places tell: names in the role of a place or state
    are places, demonyms are groups. A word of a person's longer name, or the
    last one of some other's (`the ship Vera Sulmora`), stays what it was."""
    of_others = _words_of_others(text, mentions)
    settled = list(mentions)
    for number, place in placed.items():
        words = mentions[number].span.of(text)
        own = any(entry.id == place.place for entry in gazetteer.find(words))
        if fold(words) in of_others:
            continue
        if place.role is PlaceRole.NATIONALITY and not own:
            if place.place is None and mentions[number].kind is MentionKind.PLACE:
                continue  # `Sulmora officials`: an adjective by its place alone
            kind = MentionKind.GROUP
        elif gazetteer.is_building(words):
            kind = MentionKind.ORGANISATION
        else:
            kind = MentionKind.PLACE
        settled[number] = replace(mentions[number], kind=kind)
    return settled


def _words_of_others(text: str, mentions: Sequence[Mention]) -> frozenset[str]:
    """The words of longer names of persons, and the last ones of other names but places."""
    found: set[str] = set()
    for mention in mentions:
        words = fold(mention.span.of(text)).split()
        if len(words) < 2 or mention.kind is MentionKind.PLACE:
            continue
        if mention.kind is MentionKind.PERSON:
            found.update(words)
        elif words[-2] not in SMALL:
            found.add(words[-1])
    return frozenset(found)


def split_groups(
    text: str,
    mentions: Sequence[Mention],
    groups: Sequence[Group],
    placed: Mapping[int, Place],
    gazetteer: Gazetteer,
) -> list[tuple[Group, Land]]:
    """The groups of one name, each with its land; those whose members are not one thing in parts:
    a city and the government that it stands for, two places of one name."""
    lands = {
        number: _land(mentions[number].span.of(text), place, gazetteer)
        for number, place in placed.items()
    }
    peoples = {
        fold(place.span.of(text))[:SHARED]
        for place in placed.values()
        if place.role is PlaceRole.NATIONALITY
    }
    found: list[tuple[Group, Land]] = []
    for group in groups:
        here = {number: lands[number] for number in group.members if number in lands}
        if not here or (group.person and len(here) < len(group.members)):
            found.append((group, NOWHERE))
            continue
        if all(land == NOWHERE for land in here.values()):
            here |= _invented_seat(group, placed, peoples)
        found += _parts(mentions, group, here)
    return found


def _land(words: str, place: Place, gazetteer: Gazetteer) -> Land:
    """The land of one name by its record."""
    if place.role is PlaceRole.GOVERNMENT and not gazetteer.is_building(words):
        own = {entry.id for entry in gazetteer.find(words)}
        states = [one for one in place.candidates if one.kind in STATES]
        if place.place is not None and place.place not in own:
            return Land(name=place.name, country=place.country, state=True, governs=True)
        if place.place is None and own and states:
            return Land(country=place.country, governs=True)  # Brussels, whoever is meant
    if place.place is None:
        return Land(country=place.country)
    return Land(
        place=place.place,
        name=place.name,
        country=place.country,
        state=place.kind in STATES,
    )


def _invented_seat(group: Group, placed: Mapping[int, Place], peoples: Set[str]) -> dict[int, Land]:
    """A name that no gazetteer has, of a city that acts at one place and lies somewhere at another.

    A country does both, too; so this holds only in a text that speaks of peoples, and where none
    of them is called after it."""
    roles = {number: placed[number].role for number in group.members if number in placed}
    if not peoples or " ".join(group.key)[:SHARED] in peoples or not PLACED & set(roles.values()):
        return {}
    return {
        number: Land(governs=True) for number, role in roles.items() if role is PlaceRole.GOVERNMENT
    }


def _parts(
    mentions: Sequence[Mention], group: Group, lands: Mapping[int, Land]
) -> list[tuple[Group, Land]]:
    """A group in parts by land, a people apart from its country. Members without a land belong to
    the most frequent place."""
    cities = Counter(
        land.place for land in lands.values() if not land.governs and land.place is not None
    )
    first = min(cities, key=lambda place: (-cities[place], place), default=None)
    members: dict[tuple[str, bool, bool], list[int]] = defaultdict(list)
    of_part: dict[tuple[str, bool, bool], Land] = {}
    for number in group.members:
        land = lands.get(number, NOWHERE)
        people = mentions[number].kind is MentionKind.GROUP
        whose = land.name if land.governs else land.place or first
        part = (whose or "", land.governs, people)
        members[part].append(number)
        if part not in of_part or of_part[part].place is None:
            of_part[part] = land
    if len(members) == 1:
        (land,) = of_part.values()
        return [(group, land)]
    return [
        (
            Group(
                person=False,
                key=group.key,
                members=numbers,
                how={number: _rule(group, number, numbers) for number in numbers},
                aliases=set(group.aliases),
            ),
            of_part[part],
        )
        for part, numbers in sorted(members.items(), key=lambda held: min(held[1]))
    ]


def _rule(group: Group, number: int, part: Sequence[int]) -> str:
    """The rule that joins a member to its part: a slip of the pen in one name is none in two."""
    rule = group.how[number]
    alone = all(group.how[other] == rule for other in part)
    return "same name" if rule == "misspelt" and alone else rule
