"""Where: names in the text that stand for a place, or for the state that governs it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alleged.records.spans import Span


class PlaceKind(StrEnum):
    """What the gazetteer has under a name."""

    COUNTRY = "country"
    """Countries and territories with an ISO 3166 code."""
    HISTORICAL = "historical country"
    ADMIN = "admin region"
    """The first level below a country: states, provinces, departments."""
    CITY = "city"
    REGION = "region"
    """A part of a country or several countries: the Donbas, the Sahel."""
    CONTINENT = "continent"
    WATER = "water"
    UNION = "union of states"
    """What a seat stands for where it is no country: Brussels for the European Union."""


class PlaceRole(StrEnum):
    """What a place's name does in its sentence."""

    PLACE = "place"
    """Where something is, comes from or goes to."""
    GOVERNMENT = "government"
    """A state that acts or speaks, also under the name of its capital or seat: `Moscow denied`."""
    NATIONALITY = "nationality"
    """A demonym or adjective: `Bolivian`, `US troops`."""
    POSTING = "posting"
    """Where an envoy, embassy or consulate is posted: `ambassador in Beijing`."""
    DATELINE = "dateline"
    """Where the report was written."""
    NAME_PART = "part of a name"
    """A word of an organisation's name: `University of Toledo`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """One of the places that a name may mean."""

    place: str
    """As in `Place.place`."""
    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place's name, and which place it is where that can be told."""

    id: str
    document_id: str
    span: Span
    mention_id: str | None
    """The name as the reader found it; None where only the gazetteer knows the words."""
    role: PlaceRole
    place: str | None
    """`geonames:3923057`, `simplemaps:1068007058`, or a name of our own for regions, waters and
    seats (`alleged:sahel`); None when the gazetteer has no such place or the text leaves open which
    one it is. In the role `government` it is the state, never the city."""
    name: str | None
    """As the gazetteer has it: `La Paz`; None like `place`."""
    kind: PlaceKind | None
    country: str | None
    """ISO 3166 alpha-2; also where only the country is clear. None for what lies in several."""
    country_alpha3: str | None
    admin1: str | None
    """The first-level region it lies in; None for countries and larger."""
    latitude: float | None
    """Degrees, of a city's centre; None for everything larger and for governments."""
    longitude: float | None
    candidates: tuple[PlaceCandidate, ...]
    """Other readings, likeliest first; empty where there is one only. What is missing to 1 is the
    chance that the name means none of them."""
    probability: float
    """0 to 1: how likely place and role are both right; without a place, how likely it is right to
    name none."""
    reason: str
    """Why this place and this role."""
    made_by: str
