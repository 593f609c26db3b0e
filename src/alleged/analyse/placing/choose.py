"""Which place a name means: every reading gets a score, the scores become probabilities.

A score is a power of ten: what is ten times as likely has one more. A city begins with the
logarithm of its inhabitants, and what the text tells is added to it. The possibility that the name
means none of them takes part like a reading, so that a village does not win for want of rivals.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10

from msgspec import Struct

from alleged.analyse.gazetteer.lookup import Entry
from alleged.analyse.names import word_set
from alleged.analyse.placing.roles import STATE_CUES, Told
from alleged.analyse.placing.spots import Spot
from alleged.records.mentions import MentionKind
from alleged.records.places import PlaceKind

COUNTRY_SCORE = 8.0
REGION_SCORE = 8.5
"""For our own regions, waters and continents: their names are hardly ever anything else."""
ADMIN_SCORES: Mapping[str, float] = {
    **dict.fromkeys(("US", "CA", "AU", "GB"), 7.0),
    **dict.fromkeys(("BR", "CN", "DE", "ES", "FR", "IN", "IT", "MX", "NG", "RU"), 6.3),
}
"""Where first-level regions are in the world's news by themselves."""
ADMIN_SCORE = 5.0
SAME_NAME_MALUS = -1.5
"""For a region with a city of the same name in it that is known elsewhere, too: the city is meant
more often."""
CITY_OF_COUNTRY_MALUS = -3.0
"""For a city called like its country: Singapore, Luxembourg, Kuwait."""
FAME, FAME_NAMES, FAME_LEAST = 0.8, 5, -0.3
"""How much a city's names in other languages count, how many count nothing, and the least."""
CAPITAL_BONUS = 1.2
OTHER_NAME_MALUS = -1.5
COUNTRY_BONUS = 3.0
"""Where other names in the document lie in the same country."""
CLEAR = 0.7
"""From here on the others say clearly that a country is told of."""
TOWN, TOWN_BONUS, US_TOWN_BONUS = 50_000, 2.0, 1.0
"""Less for a town, whose name is easily another's; least in the United States, which many articles
name that tell of elsewhere, and whose towns are called like everything."""
ADMIN_BONUS = 1.5
ELSEWHERE_MALUS, SMALL = -1.0, 500_000
"""For a city below that size in a country of which nothing is told, while others are named."""
STATE_BONUS = 3.0
"""For a capital that stands for its government elsewhere in the document."""
NOUN_BONUS = 3.0
"""`the state of Georgia`, `the city of Georgia`."""
CONTAINER_BONUS = 6.0
"""`Toledo, Ohio`."""
ROUNDS = 3
MAX_WORDS_CHARS = 60

NONE_SCORE: Mapping[MentionKind | None, float] = {
    MentionKind.PLACE: 4.8,
    MentionKind.GROUP: 4.8,
    None: 5.1,
    MentionKind.ORGANISATION: 5.3,
    MentionKind.PERSON: 5.6,
}
"""The score of meaning no place in the gazetteer, by what the reader took the name for."""
UNKNOWN_COUNTRY_BONUS = 1.0
"""More for meaning none where the document tells of places that no gazetteer has."""
UNKNOWN_CONTAINER_BONUS = 6.0
"""`Santa Rosa, the capital of Osterhal`: no Santa Rosa that the gazetteer has."""
SUPPORTED_CONTAINER_BONUS = 1.0
"""Where other names speak for the country of one that the gazetteer has: the container may be a
district in it."""
OTHER_CONTAINER_BONUS = 3.0
"""`Wimborne in Kenya`, where the gazetteer has none there."""

ADMIN_NOUNS = word_set(
    "state province department governor region prefecture oblast canton county territory district"
)
CITY_NOUNS = word_set("city town mayor village port suburb outskirts airport streets municipality")

_BEFORE_OF = re.compile(r"([^\W\d_]{1,20}) of (?:the )?$")
_BEHIND = re.compile(
    r", (?!and )(?:(?:a|an|the) (?:[\w’'-]{1,20} ){1,5}(?:in|of|on) )?(?:the )?$"
    r"|,? in (?:the )?(?:[\w-]{1,20} of (?:the )?)?$"
)
_PEOPLES_CITY = re.compile(
    r" (?:[\w-]{1,20} ){0,2}(?:city|town|port|village|capital|resort|province|region|state)"
    r"(?: of|,)? (?:the )?$"
)
_OWNERS_CITY = re.compile(r"['’]s? (?:[\w-]{1,20} ){0,3}(?:city|town|port|capital|village),? $")
_PEOPLES = re.compile(r" (?:[\w-]{1,20} )?(?:capital|city|town|port|village|resort)\b")
_ENDS = re.compile(r"[,.;:)\n—]| [–—-]|$|['’\"”] ?| (?![A-Z–—-])")


class Choice(Struct, frozen=True, kw_only=True, gc=False):
    """The readings of a name at one place, likeliest first."""

    readings: tuple[tuple[Entry, float], ...] = ()
    """Entries with probabilities; what is missing to 1 is the chance of none."""
    reason: str = ""

    @property
    def none(self) -> float:
        """The chance that the name means none of them."""
        return max(0.0, 1.0 - sum(probability for _, probability in self.readings))


class _Evidence:
    """What the names of a document say about countries and regions, every name once."""

    def __init__(
        self, of_key: Mapping[str, Spot], chances: Mapping[str, Mapping[str, float]]
    ) -> None:
        self._countries: defaultdict[str, float] = defaultdict(float)
        self._admins: defaultdict[str, float] = defaultdict(float)
        self._own: dict[str, dict[str, float]] = {}
        for key, spot in of_key.items():
            own: defaultdict[str, float] = defaultdict(float)
            for entry in _readings(spot):
                chance = chances[key].get(entry.id, 0.0)
                if entry.country:
                    own[entry.country] += chance
                    self._countries[entry.country] += chance
                if entry.admin1:
                    own[entry.admin1] += chance
                    self._admins[entry.admin1] += chance
            self._own[key] = dict(own)

    def of_country(self, country: str | None, key: str) -> float:
        """From 0 to 1: how clearly other names than this one lie in a country."""
        return self._others(self._countries, country, key)

    def of_admin(self, admin1: str | None, key: str) -> float:
        """The same for a first-level region."""
        return self._others(self._admins, admin1, key)

    def names_countries(self, key: str) -> bool:
        """Whether other names tell clearly of some country."""
        return any(self.of_country(country, key) > CLEAR for country in self._countries)

    def _others(self, summed: Mapping[str, float], code: str | None, key: str) -> float:
        if not code:
            return 0.0
        return min(1.0, max(0.0, summed.get(code, 0.0) - self._own[key].get(code, 0.0)))


def choose_places(text: str, spots: Sequence[Spot], cues: Sequence[Told]) -> list[Choice]:
    """For each spot its readings. A name means the same all through a document, unless the words
    right beside it say where it lies."""
    indices: defaultdict[str, list[int]] = defaultdict(list)
    for index, spot in enumerate(spots):
        indices[spot.key].append(index)
    first = {key: spots[found[0]] for key, found in indices.items()}
    containers = {i: found for i in range(len(spots)) if (found := _container(text, spots, i))}
    unknown = any(not _readings(spot) for spot in spots)
    chances = {
        key: _chances({"": NONE_SCORE[None]} | {e.id: base_score(e) for e in _readings(spot)})
        for key, spot in first.items()
    }
    named = {key: _named(text, spots, cues, found) for key, found in indices.items()}
    for _ in range(ROUNDS):
        evidence = _Evidence(first, chances)
        chances = {key: _chances(_scores(named[key], evidence, unknown)) for key in indices}
    evidence = _Evidence(first, chances)
    held: defaultdict[int, list[int]] = defaultdict(list)
    elsewhere: dict[str, int] = {}
    for inner, outer in containers.items():
        held[outer].append(inner)
        elsewhere.setdefault(spots[inner].key, inner)
    scored = {key: _scores(named[key], evidence, unknown) for key in indices}
    reasons = {key: _why(spot, evidence) for key, spot in first.items()}
    plain = {key: _choice(spot, _chances(scored[key]), reasons[key]) for key, spot in first.items()}
    choices = []
    for index, spot in enumerate(spots):
        told = index if index in containers else elsewhere.get(spot.key)
        if told is None and index not in held:
            choices.append(plain[spot.key])
            continue
        scores, reason = scored[spot.key], reasons[spot.key]
        if told == index:
            scores = _scores(_named(text, spots, cues, [index]), evidence, unknown)
        if told is not None:
            container = spots[containers[told]]
            supported = any(
                evidence.of_country(entry.country, spot.key) > CLEAR for entry in _readings(spot)
            )
            scores, inside = _within(scores, spot, container, supported=supported)
            words = container.span.of(text)[:MAX_WORDS_CHARS]
            reason = f"{'stands with' if told == index else 'elsewhere with'} {words}"
            if not inside:
                reason += ", which the gazetteer has not in this sense"
        for inner in held.get(index, ()):
            scores = _holding(scores, spot, spots[inner])
        choices.append(_choice(spot, _chances(scores), reason))
    return choices


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """What the words around a name say wherever it stands."""

    spot: Spot
    nouns: frozenset[str]
    acts: bool
    none: float
    """The score of meaning none."""


def _named(
    text: str, spots: Sequence[Spot], cues: Sequence[Told], indices: Sequence[int]
) -> _Named:
    return _Named(
        spot=spots[indices[0]],
        nouns=frozenset(noun for i in indices if (noun := _noun(text, spots[i]))),
        acts=any(cues[i].cue in STATE_CUES for i in indices),
        none=min(NONE_SCORE[spots[i].kind] for i in indices),
    )


def _choice(spot: Spot, chances: Mapping[str, float], reason: str) -> Choice:
    by_id = {entry.id: entry for entry in _readings(spot)}
    ranked = sorted(
        ((by_id[key], chance) for key, chance in chances.items() if key in by_id),
        key=lambda one: (-one[1], one[0].id),
    )
    return Choice(readings=tuple(ranked), reason=reason)


def _readings(spot: Spot) -> tuple[Entry, ...]:
    if spot.peoples and not spot.entries:
        return spot.peoples
    if not spot.entries:
        return spot.states
    return spot.entries


def _scores(name: _Named, evidence: _Evidence, unknown: bool) -> dict[str, float]:
    """Scores by entry id for a name; the empty id is none of them."""
    spot, nouns = name.spot, name.nouns
    named = evidence.names_countries(spot.key)
    scores: dict[str, float] = {}
    whole = {e.country for e in _readings(spot) if e.kind is PlaceKind.COUNTRY}
    cities_in = {
        e.admin1
        for e in _readings(spot)
        if e.kind is PlaceKind.CITY and e.first_name and (e.other_names or e.population >= SMALL)
    }
    for entry in _readings(spot):
        support = evidence.of_country(entry.country, spot.key)
        score = base_score(entry) + _country_bonus(entry) * support
        if entry.kind is PlaceKind.CITY and entry.country in whole:
            score += CITY_OF_COUNTRY_MALUS
        score += ADMIN_BONUS * evidence.of_admin(entry.admin1, spot.key)
        small = entry.kind is PlaceKind.CITY and entry.population < SMALL and not entry.capital
        if small and named and support < 0.1:
            score += ELSEWHERE_MALUS
        if entry.capital and name.acts and spot.states:
            score += STATE_BONUS
        if entry.kind is PlaceKind.ADMIN and entry.admin1 in cities_in and not nouns & ADMIN_NOUNS:
            score += SAME_NAME_MALUS
        if nouns & ADMIN_NOUNS:
            score += NOUN_BONUS * {PlaceKind.ADMIN: 1, PlaceKind.CITY: -2}.get(entry.kind, 0)
        elif nouns & CITY_NOUNS:
            score += NOUN_BONUS if entry.kind is PlaceKind.CITY else 0
        scores[entry.id] = score
    scores[""] = name.none + (UNKNOWN_COUNTRY_BONUS if unknown else 0.0)
    return scores


def _country_bonus(entry: Entry) -> float:
    if entry.kind is not PlaceKind.CITY or entry.population >= TOWN:
        return COUNTRY_BONUS
    return US_TOWN_BONUS if entry.country == "US" else TOWN_BONUS


def base_score(entry: Entry) -> float:
    """How likely an entry is before the text is read."""
    match entry.kind:
        case PlaceKind.CITY:
            fame = FAME * log10((1 + entry.other_names) / FAME_NAMES)
            score = log10(max(entry.population, 1_000)) + max(FAME_LEAST, fame)
            score += CAPITAL_BONUS if entry.capital and entry.first_name else 0
        case PlaceKind.ADMIN:
            score = ADMIN_SCORES.get(entry.country or "", ADMIN_SCORE)
        case PlaceKind.COUNTRY:
            score = COUNTRY_SCORE + log10(max(entry.population, 1_000)) / 4 - 2
        case _:
            score = REGION_SCORE
    return score + (0 if entry.first_name else OTHER_NAME_MALUS)


def _chances(scores: Mapping[str, float]) -> dict[str, float]:
    """Probabilities in the ratio of the powers of ten; the smallest are left out."""
    top = max(scores.values())
    weights = {key: 10 ** (score - top) for key, score in scores.items() if score > top - 4}
    total = sum(weights.values())
    return {key: weight / total for key, weight in weights.items() if key}


def _noun(text: str, spot: Spot) -> str | None:
    """`governor` in `governor of Washington`."""
    found = _BEFORE_OF.search(text[max(0, spot.span.start - 30) : spot.span.start])
    return found[1].lower() if found else None


def _container(text: str, spots: Sequence[Spot], index: int) -> int | None:
    """The spot that says where this one lies, told by the words between them."""
    spot = spots[index]
    if spot.people or spot.in_name:
        return None
    following = spots[index + 1] if index + 1 < len(spots) else None
    if following is not None and not following.in_name and not following.people:
        between = text[spot.span.end : following.span.start]
        behind = len(between) <= 80 and _BEHIND.fullmatch(between)
        if (
            behind
            and _may_hold(following)
            and (between != ", " or _is_pair(text, spots, index))
            and _ENDS.match(text, following.span.end)
        ):
            return index + 1
    if (
        following is not None
        and following.people
        and text[spot.span.end : following.span.start] in (", the ", ", a ", ", an ")
        and _PEOPLES.match(text, following.span.end)
    ):
        return index + 1
    earlier = spots[index - 1] if index else None
    if earlier is not None:
        between = text[earlier.span.end : spot.span.start]
        if len(between) <= 80 and (
            (earlier.people and _PEOPLES_CITY.fullmatch(between))
            or (_may_hold(earlier) and _OWNERS_CITY.fullmatch(between))
        ):
            return index - 1
    return None


def _is_pair(text: str, spots: Sequence[Spot], index: int) -> bool:
    """Whether `X, Y` says that X lies in Y; else they are two of a list."""
    spot, following = spots[index], spots[index + 1]
    if index > 0 and spots[index - 1].key == spot.key == following.key:
        return False
    if _readings(following):
        return any(
            _lies_in(entry, outer) and not (_is_village(entry, outer) and _is_country(spot))
            for entry in _readings(spot)
            for outer in _readings(following)
        )
    listed = index > 0 and text[spots[index - 1].span.end : spot.span.start] == ", "
    cities = all(entry.kind is PlaceKind.CITY for entry in _readings(spot))
    return cities and not listed and text[following.span.end : following.span.end + 1] != " "


def _is_village(entry: Entry, outer: Entry) -> bool:
    """Whether it is too small for a country to be said behind it where its name is a country's:
    `China, Japan` are two, although Japan has a town of this name."""
    return (
        outer.kind is PlaceKind.COUNTRY
        and entry.kind is PlaceKind.CITY
        and entry.population < SMALL
    )


def _is_country(spot: Spot) -> bool:
    return any(entry.kind is PlaceKind.COUNTRY for entry in _readings(spot))


def _may_hold(spot: Spot) -> bool:
    """Whether a name can be that of a region, country or unknown place around another."""
    if spot.people:
        return True
    larger = any(entry.kind is not PlaceKind.CITY for entry in spot.entries)
    return larger or not (spot.entries or spot.states)


def _within(
    scores: Mapping[str, float], spot: Spot, container: Spot, *, supported: bool
) -> tuple[dict[str, float], bool]:
    """Scores with a bonus for what lies in the container; whether anything does."""
    raised = dict(scores)
    inside = False
    for entry in _readings(spot):
        if any(_lies_in(entry, outer) for outer in _readings(container)):
            raised[entry.id] = scores.get(entry.id, 0.0) + CONTAINER_BONUS
            inside = True
    if not inside and not _readings(container):
        bonus = SUPPORTED_CONTAINER_BONUS if supported else UNKNOWN_CONTAINER_BONUS
        raised[""] = scores[""] + bonus
    elif not inside and _is_elsewhere(spot, container):
        raised[""] = scores[""] + OTHER_CONTAINER_BONUS
    return raised, inside


def _is_elsewhere(spot: Spot, container: Spot) -> bool:
    """Whether a town is told to lie where the gazetteer has none of its name."""
    return all(entry.kind is PlaceKind.CITY for entry in _readings(spot)) and all(
        entry.kind in (PlaceKind.COUNTRY, PlaceKind.ADMIN) for entry in _readings(container)
    )


def _holding(scores: Mapping[str, float], spot: Spot, inner: Spot) -> dict[str, float]:
    """Scores of a container with a bonus for what holds the other name."""
    raised = dict(scores)
    for entry in _readings(spot):
        if any(_lies_in(other, entry) for other in _readings(inner)):
            raised[entry.id] = scores.get(entry.id, 0.0) + CONTAINER_BONUS / 2
    return raised


def _lies_in(entry: Entry, outer: Entry) -> bool:
    if entry.id == outer.id or outer.kind is PlaceKind.CITY:
        return False
    if outer.kind is PlaceKind.ADMIN:
        return outer.admin1 is not None and entry.admin1 == outer.admin1
    return outer.country is not None and entry.country == outer.country


def _why(spot: Spot, evidence: _Evidence) -> str:
    readings = _readings(spot)
    if not readings:
        return "the gazetteer has no such name"
    if len(readings) == 1:
        return "the only place of this name in the gazetteer"
    told = [entry for entry in readings if evidence.of_country(entry.country, spot.key) > CLEAR]
    if told:
        return f"one of {len(readings)} places of this name; other names in the text lie there too"
    return f"the best known of {len(readings)} places of this name"
