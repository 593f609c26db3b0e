"""Countries and how their people and things are called: `Bolivia`, `Bolivian`.

From the gazetteer, and so from outside the text: what rests on it says so."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from alleged.analyse.gazetteer.folding import fold

if TYPE_CHECKING:
    from alleged.analyse.gazetteer.lookup import Entry, Gazetteer

LEAST_MISSPELT = 6
"""Letters of the shortest word that is taken for a misspelt country: short names differ by one."""


@cache
def countries_by_form() -> dict[str, str]:
    """The country of every name and adjective, all in lower case, without accents and stops."""
    forms = _gazetteer().country_forms()
    return {form: fold(country.name) for form, country in forms.items()}


@cache
def country_entries() -> dict[str, Entry]:
    """The gazetteer's entry of the country of every name and adjective, folded."""
    return _gazetteer().country_forms()


@cache
def country_names() -> frozenset[str]:
    """The gazetteer's own names of countries, folded."""
    return frozenset(fold(entry.name) for entry in country_entries().values())


@cache
def _long_forms() -> dict[str, tuple[str, ...]]:
    """Names and adjectives of one long word, by their first letter."""
    found: dict[str, list[str]] = {}
    for form in sorted(country_entries()):
        if len(form) >= LEAST_MISSPELT - 1 and form.isalpha():
            found.setdefault(form[0], []).append(form)
    return {letter: tuple(forms) for letter, forms in found.items()}


def misspelt_country(word: str) -> Entry | None:
    """The country whose name or adjective, folded, differs from the word in one letter too many,
    too few, changed or swapped; None for short words, for plurals (`the two Koreas`), and where two
    countries are as near."""
    if len(word) < LEAST_MISSPELT or word in country_entries():
        return None
    near = {
        country_entries()[form].id: country_entries()[form]
        for form in _long_forms().get(word[0], ())
        if form + "s" != word
        and abs(len(form) - len(word)) <= 1
        and OSA.distance(form, word, score_cutoff=1) <= 1
    }
    return next(iter(near.values())) if len(near) == 1 else None


def government_at(name: str) -> Entry | None:
    """The state, or the union of states, that a capital or seat stands for first: `Lima`,
    `Kremlin`, `Brussels`; None for other names."""
    return next(iter(_gazetteer().governments_at(name)), None)


def country_of(form: str) -> str | None:
    """The country that a name or adjective belongs to, both in lower case; None for others."""
    return countries_by_form().get(form)


@cache
def countries_by_code() -> dict[str, str]:
    """The country of each code of three letters, in lower case."""
    countries = _gazetteer().countries.values()
    return {one.alpha3.lower(): fold(one.name) for one in countries if one.alpha3}


def _gazetteer() -> Gazetteer:
    """The gazetteer. Imported late: a build's parent has nothing to do with it until it links."""
    from alleged.analyse.places import packaged_gazetteer

    return packaged_gazetteer()
