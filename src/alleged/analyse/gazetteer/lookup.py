"""Names to the places they may mean."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from alleged.analyse.gazetteer.folding import MAX_NAME_CHARS, fold
from alleged.analyse.gazetteer.pinned import SHA256
from alleged.analyse.gazetteer.tables import ADMIN, CITY, COUNTRY, GEONAMES, Row, Tables
from alleged.records.places import PlaceKind

VERSION = f"places 1, gazetteer {SHA256[:12]}"
HERE = Path(__file__).parent
KINDS = {CITY: PlaceKind.CITY, ADMIN: PlaceKind.ADMIN, COUNTRY: PlaceKind.COUNTRY}
MOST_KEPT = 4096
"""Names whose entries are kept in memory; then all are read anew."""
LARGE_CAPITAL = 300_000
"""Inhabitants from which a capital is looked for in running text."""
LONGEST = 6
"""Words of the longest name that is looked for in running text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place that a name may mean."""

    id: str
    name: str
    kind: PlaceKind
    country: str | None = None
    alpha3: str | None = None
    admin1: str | None = None
    """GeoNames's code of the first-level region, with the country: `US.OH`."""
    population: int = 0
    latitude: float | None = None
    longitude: float | None = None
    capital: bool = False
    other_names: int = 0
    """How many names it has elsewhere: places that the world talks about have many."""
    first_name: bool = True
    """Whether the name it was found by is its first one, not an exonym or a former one."""
    note: str = ""
    """What the table of aliases says about the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A line of `aliases.csv`."""

    entries: tuple[Entry, ...]
    acronym: bool


class Gazetteer:
    """All names of places, demonyms, and seats that stand for governments."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._found: dict[str, tuple[Entry, ...]] = {}
        self.countries: dict[str, Entry] = {}
        for index in tables.indices_of(COUNTRY):
            row = tables.row(index)
            self.countries[row.country] = self._entry(row, first_name=True)
        self._regions = tables.codes_of(ADMIN)
        self._aliases = dict(_aliases(self.countries, self._cities_of_aliases()))
        self._demonyms = dict(_demonyms(self.countries, self._aliases))
        self._abbreviations = {
            word: line["region"]
            for line in _lines("abbreviations.csv")
            for word in line["words"].split("|")
        }
        self._seats = dict(_seats(self.countries))
        self._buildings = frozenset(
            fold(line["name"]) for line in _lines("seats.csv") if line["what"] == "building"
        )
        self.striking = frozenset(
            (
                *(fold(entry.name) for entry in self.countries.values()),
                *self._aliases,
                *self._demonyms,
                *self._seats,
                *map(fold, tables.names_of_capitals(LARGE_CAPITAL)),
            )
        )
        """Folded names of countries, capitals, regions of our own, demonyms and seats: what is
        looked for in running text, too. Of cities there are too many."""
        self.striking_words = frozenset(key.split(" ", 1)[0] for key in self.striking if key)
        """Their first words."""

    @classmethod
    def load(cls) -> Gazetteer:
        """Read the gazetteer that comes with the package. Raises: ModelError."""
        return cls(Tables.load())

    def find(self, name: str) -> tuple[Entry, ...]:
        """The places that have this name, whatever its case and accents. Never a similar name."""
        if len(name) > MAX_NAME_CHARS:
            return ()
        key = fold(name)
        alias = self._aliases.get(key)
        if alias is not None and alias.acronym:
            return alias.entries if name.replace(".", "").isupper() else ()
        if key not in self._found:
            listed = [
                entry
                for index, first in self._tables.rows_of(key)
                if (entry := self._entry(self._tables.row(index), first_name=first)).first_name
                or _may_be_called(entry, key)
            ]
            if alias is not None:
                known = {entry.id for entry in alias.entries}
                listed = [*alias.entries, *(entry for entry in listed if entry.id not in known)]
            if len(self._found) >= MOST_KEPT:
                self._found.clear()
            self._found[key] = tuple(listed)
        return self._found[key]

    def countries_of_demonym(self, word: str) -> tuple[Entry, ...]:
        """The countries that a demonym belongs to: `Congolese` has two. It has a capital."""
        return self._demonyms.get(fold(word), ()) if word[:1].isupper() else ()

    def country_forms(self) -> dict[str, Entry]:
        """The country of each of its English names, aliases and demonyms, folded; of several the
        larger."""
        forms = {key: found[0] for key, found in self._demonyms.items()}
        forms |= {key: alias.entries[0] for key, alias in self._aliases.items()}
        forms |= {fold(entry.name): entry for entry in self.countries.values()}
        return {key: one for key, one in sorted(forms.items()) if one.kind is PlaceKind.COUNTRY}

    def region_of_abbreviation(self, word: str, *, stopped: bool) -> Entry | None:
        """The region that a short form stands for: `Mich.`, `N.Y.`, `MI`. Only as it is written in
        the table, with its full stops; `stopped` says that one follows the word."""
        stop = self._abbreviations.get(f"{word}.") if stopped else None
        region = self._abbreviations.get(word) or stop
        if region is None:
            return None
        return self._entry(self._tables.row(self._regions[region]), first_name=True)

    def governments_at(self, name: str) -> tuple[Entry, ...]:
        """Whom a seat (`Kremlin`) or a capital stands for; a union where it is no country."""
        seats = self._seats.get(fold(name), ())
        found = self.find(name)
        taken = any(
            one.first_name and one.kind is PlaceKind.CITY and one.population >= LARGE_CAPITAL
            for one in found
        )
        capitals = (
            self.countries[entry.country]
            for entry in found
            # Amman was called Philadelphia, which is another city now.
            if entry.capital and entry.country in self.countries
            if entry.first_name or not taken
        )
        return tuple({entry.id: entry for entry in (*seats, *capitals)}.values())

    def is_building(self, name: str) -> bool:
        """Whether a name is that of a building or street that stands for a government, and is to
        be read so although some village is called like it: `White House`."""
        return fold(name) in self._buildings

    def region_name(self, admin1: str | None) -> str | None:
        """The name of a first-level region by its code."""
        index = self._regions.get(admin1 or "")
        return None if index is None else self._tables.row(index).name

    def _entry(self, row: Row, *, first_name: bool) -> Entry:
        prefix = "geonames" if row.origin == GEONAMES else "simplemaps"
        country = self.countries.get(row.country)
        return Entry(
            id=f"{prefix}:{row.number}",
            name=row.name,
            kind=KINDS[row.kind],
            country=row.country or None,
            alpha3=row.alpha3 or (country.alpha3 if country else None),
            admin1=f"{row.country}.{row.admin1}" if row.admin1 else None,
            population=row.population,
            latitude=row.latitude,
            longitude=row.longitude,
            capital=row.capital,
            other_names=row.other_names,
            first_name=first_name,
        )

    def _cities_of_aliases(self) -> dict[int, Entry]:
        numbers = [int(line["entry"]) for line in _lines("aliases.csv") if line["kind"] == "city"]
        return {
            number: self._entry(self._tables.row(index), first_name=True)
            for number, index in self._tables.indices_of_numbers(numbers).items()
        }


ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})


def _may_be_called(entry: Entry, key: str) -> bool:
    """Whether an English text may call a place so beside its first name. In countries that speak
    English a city has short forms (`New York`, `Philly`), and no exonym: whoever writes `Newtown`
    does not mean Hartford, which was called so once."""
    if entry.kind is not PlaceKind.CITY or entry.country not in ENGLISH:
        return True
    own = fold(entry.name).split()
    words = key.split()
    alike = any(word[:3] == other[:3] for word in words for other in own if len(word) > 1)
    return alike or key == "".join(word[0] for word in own)


def _lines(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _aliases(countries: dict[str, Entry], cities: dict[int, Entry]) -> Iterator[tuple[str, Alias]]:
    """Folded name to what it stands for."""
    for line in _lines("aliases.csv"):
        codes = [code for code in line["countries"].split("|") if code]
        if line["kind"] == "city":
            entries = [cities[int(line["entry"])]]
        elif line["kind"] == "country":
            entries = [countries[code] for code in codes]
        else:
            kind = "historical country" if line["kind"] == "historical" else line["kind"]
            country = countries[codes[0]] if len(codes) == 1 else None
            entries = [
                Entry(
                    id=f"alleged:{line['entry']}",
                    name=line["name"],
                    kind=PlaceKind(kind),
                    country=country.country if country else None,
                    alpha3=country.alpha3 if country else None,
                )
            ]
        noted = tuple(replace(entry, note=line["note"]) for entry in entries)
        yield fold(line["name"]), Alias(entries=noted, acronym=line["note"] == "acronym")


def _demonyms(
    countries: dict[str, Entry], aliases: dict[str, Alias]
) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Folded demonym to countries, the larger first, or to a region of several."""
    regions = {entry.id: entry for alias in aliases.values() for entry in alias.entries}
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for line in _lines("demonyms.csv"):
        place = countries.get(line["country"]) or regions[f"alleged:{line['country']}"]
        for word in line["words"].split("|"):
            found[fold(word)].append(place)
    for key, entries in found.items():
        once = {entry.id: entry for entry in entries}.values()
        yield key, tuple(sorted(once, key=lambda entry: -entry.population))


def _seats(countries: dict[str, Entry]) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    for line in _lines("seats.csv"):
        if line["countries"]:
            yield fold(line["name"]), (countries[line["countries"]],)
        else:
            name = line["entry"].replace("-", " ").title()
            yield (
                fold(line["name"]),
                (Entry(id=f"alleged:{line['entry']}", name=name, kind=PlaceKind.UNION),),
            )
