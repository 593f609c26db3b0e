"""Where: names of places, which place each one is, and what it stands for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from alleged.analyse.gazetteer.lookup import VERSION, Entry, Gazetteer
from alleged.analyse.names import word_set
from alleged.analyse.placing.choose import Choice, choose_places
from alleged.analyse.placing.roles import STATE_CUES, Cue, Told, read_cue
from alleged.analyse.placing.spots import Spot, find_spots
from alleged.records.documents import Document
from alleged.records.ids import record_id
from alleged.records.mentions import Mention
from alleged.records.places import Place, PlaceCandidate, PlaceKind, PlaceRole
from alleged.records.spans import Span

LEAST = 0.5
"""Below this chance no place is named; the candidates stand in the record."""
SHOWN = 0.02
"""Candidates from this chance on are kept."""
MOST_CANDIDATES = 5
SURE_OF_COUNTRY = 0.8
"""From this chance on the country is told although the place is open."""

ROLE_CHANCES: dict[Cue, float] = {
    Cue.DATELINE: 0.98,
    Cue.POSTING: 0.97,
    Cue.ORGANISATION: 0.9,
    Cue.MODIFIER: 0.96,
    Cue.ACTS: 0.95,
    Cue.ADDRESSED: 0.93,
    Cue.OWN_ACT: 0.93,
    Cue.RELATION: 0.95,
    Cue.LOCATED: 0.97,
    Cue.NONE: 0.9,
}
"""How often a role is right that was told by this cue: set by hand, lower than on the half of our
own set that the rules were written on, where nearly all are right."""
DEMONYM_CHANCE = 0.97
"""The same for a demonym, whatever stands around it."""


def find_places(
    document: Document,
    *,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer | None = None,
) -> list[Place]:
    """Find the names of places, in text order, and the place of each where it can be told.

    A name that no gazetteer has stays without a place, whatever names look like it.
    """
    gazetteer = gazetteer or packaged_gazetteer()
    text = document.text
    spots = find_spots(text, mentions, gazetteer)
    cues = _cues(text, spots, sentences)
    choices = choose_places(text, spots, cues)
    return [
        _place(document, spot, told, choice, gazetteer)
        for spot, told, choice in zip(spots, cues, choices, strict=True)
        if not (spot.in_name and choice.none > 1 - LEAST and choice.readings)
    ]


@cache
def packaged_gazetteer() -> Gazetteer:
    """The gazetteer that comes with the package, read once a process."""
    return Gazetteer.load()


def _cues(text: str, spots: Sequence[Spot], sentences: Sequence[Span]) -> list[Told]:
    """What the words around each spot say."""
    by_start = {spot.span.start: spot.span for spot in spots}
    starts = [sentence.start for sentence in sentences]
    cues: list[Told] = []
    before = Span(0, 0)
    for spot in spots:
        if spot.dateline:
            cues.append(Told(Cue.DATELINE, ""))
            continue
        if spot.in_name and spot.mention is not None:
            cues.append(Told(Cue.ORGANISATION, spot.mention.span.of(text)))
            continue
        at = bisect_right(starts, spot.span.start) - 1
        sentence = sentences[at] if at >= 0 else Span(0, len(text))
        if not sentence.holds(spot.span):
            sentence = Span(spot.span.start, spot.span.end)
        told = read_cue(text, spot.span, sentence, next_name=by_start.get)
        if cues and told.cue in (Cue.NONE, Cue.ACTS) and cues[-1].cue in HANDED_ON:
            between = text[before.end : spot.span.start]
            # `a tour of Asia and Australia has begun`, `good ties with Turkey and Oman`
            if between in JOINING and (told.cue is Cue.NONE or between != ", "):
                told = cues[-1]
        cues.append(told)
        before = spot.span
    return cues


HANDED_ON = frozenset({Cue.LOCATED, Cue.RELATION, Cue.ADDRESSED, Cue.POSTING})
"""Cues that stand before the first of several names and count for all."""
JOINING = (" and ", " or ", " and the ", ", ", ", and ")


def _role(text: str, spot: Spot, told: Told, entry: Entry | None) -> PlaceRole:
    """What the name does, told by the cue and by what kind of place it is."""
    if told.cue is Cue.DATELINE:
        return PlaceRole.DATELINE
    if told.cue is Cue.ORGANISATION:
        return PlaceRole.NAME_PART
    if spot.people or told.cue is Cue.MODIFIER:
        return PlaceRole.NATIONALITY
    if told.cue is Cue.POSTING:
        return PlaceRole.POSTING
    seat = bool(spot.states) and not spot.entries
    if seat and told.words not in ("near", "outside", "inside", "around", "into"):
        return PlaceRole.GOVERNMENT
    if entry is None and not spot.states:
        named = told.cue is Cue.ADDRESSED and told.words in NAMING
        if named and text[spot.span.end : spot.span.end + 1] in ENDS_A_PHRASE:
            return PlaceRole.PLACE
        if spot.key.rsplit(" ", 1)[-1] in NO_GOVERNMENTS:
            return PlaceRole.PLACE
    if told.cue in STATE_CUES and (entry is None or spot.states or entry.kind in STATES):
        return PlaceRole.GOVERNMENT
    return PlaceRole.PLACE


NAMING = frozenset({"called", "calling", "calls", "call"})
"""`a port called Sum,` calls nobody anything."""
ENDS_A_PHRASE = ("", ",", ".", ";", ")")
NO_GOVERNMENTS = word_set(
    """tower stadium park street avenue road drive lane square hotel bar hospital airport station
    prison jail school university church mosque arena hall theatre theater center centre mall
    bridge building house farm beach mountain river lake highway boulevard plaza"""
)
"""Last words of names that no government has."""
STATES = frozenset({PlaceKind.COUNTRY, PlaceKind.HISTORICAL})


def _place(
    document: Document, spot: Spot, told: Told, choice: Choice, gazetteer: Gazetteer
) -> Place:
    """The record of a spot."""
    best, chance = choice.readings[0] if choice.readings else (None, 0.0)
    if chance < LEAST:
        best = None
    role = _role(document.text, spot, told, best)
    reason = choice.reason
    readings = choice.readings
    if role is PlaceRole.GOVERNMENT and spot.states and _is_capital_or_seat(best):
        best, readings = spot.states[0], _states(spot.states, chance)
        reason = f"{spot.span.of(document.text)} stands for the government of {best.name}"
        chance = readings[0][1]
    named = _named(spot, best, chance, choice)
    country, alpha3 = _country(best, readings)
    return Place(
        id=record_id("plc", document.id, (spot.span,), role.value),
        document_id=document.id,
        span=spot.span,
        mention_id=spot.mention.id if spot.mention else None,
        role=role,
        place=best.id if best else None,
        name=best.name if best else None,
        kind=best.kind if best else None,
        country=country,
        country_alpha3=alpha3,
        admin1=_admin1(best, gazetteer),
        latitude=best.latitude if best else None,
        longitude=best.longitude if best else None,
        candidates=_candidates(readings, best, gazetteer),
        probability=round(named * _role_chance(spot, told), 3),
        reason=f"{reason}; {told}",
        made_by=VERSION,
    )


def _role_chance(spot: Spot, told: Told) -> float:
    known = bool(spot.peoples) and told.cue is not Cue.ORGANISATION
    return DEMONYM_CHANCE if known else ROLE_CHANCES[told.cue]


def _is_capital_or_seat(entry: Entry | None) -> bool:
    """Whether a name that acts stands for a state: a capital, or no place at all but a seat."""
    return entry is None or entry.kind in (PlaceKind.CITY, PlaceKind.ADMIN, PlaceKind.UNION)


def _states(states: Sequence[Entry], chance: float) -> tuple[tuple[Entry, float], ...]:
    """Whom a seat stands for; the first is meant more often where there are several."""
    shares = [0.75, 0.25] if len(states) > 1 else [1.0]
    sure = max(chance, 0.9)
    return tuple((state, share * sure) for state, share in zip(states, shares, strict=False))


def _named(spot: Spot, best: Entry | None, chance: float, choice: Choice) -> float:
    """How likely the place is right, or that it is right to name none."""
    if best is not None:
        return chance
    known = bool(spot.entries or spot.peoples or spot.states)
    return max(choice.none, 0.5) if known else 0.95


def _country(
    best: Entry | None, readings: Sequence[tuple[Entry, float]]
) -> tuple[str | None, str | None]:
    """The country of the place; of all its candidates where they agree."""
    if best is not None:
        return best.country, best.alpha3
    chances: dict[tuple[str | None, str | None], float] = {}
    for entry, chance in readings:
        held = entry.country, entry.alpha3
        chances[held] = chances.get(held, 0.0) + chance
    likeliest = max(chances, key=lambda held: (chances[held], str(held)), default=(None, None))
    return likeliest if chances.get(likeliest, 0.0) >= SURE_OF_COUNTRY else (None, None)


def _admin1(entry: Entry | None, gazetteer: Gazetteer) -> str | None:
    if entry is None or entry.kind is not PlaceKind.CITY:
        return None
    return gazetteer.region_name(entry.admin1)


def _candidates(
    readings: Sequence[tuple[Entry, float]], best: Entry | None, gazetteer: Gazetteer
) -> tuple[PlaceCandidate, ...]:
    """The other readings that are likely enough to be shown."""
    return tuple(
        PlaceCandidate(
            place=entry.id,
            name=entry.name,
            kind=entry.kind,
            country=entry.country,
            admin1=_admin1(entry, gazetteer),
            probability=round(chance, 3),
        )
        for entry, chance in readings[: MOST_CANDIDATES + 1]
        if chance >= SHOWN and (best is None or entry.id != best.id)
    )
