"""Countries and how their people and things are called: `Bolivia`, `Bolivian`.

From the gazetteer, and so from outside the text: what rests on it says so."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from alleged.analyse.gazetteer.folding import fold

if TYPE_CHECKING:
    from alleged.analyse.gazetteer.lookup import Entry, Gazetteer


@cache
def countries_by_form() -> dict[str, str]:
    """The country of every name and adjective, all in lower case, without accents and stops."""
    forms = _gazetteer().country_forms()
    return {form: fold(country.name) for form, country in forms.items()}


@cache
def country_entries() -> dict[str, Entry]:
    """The gazetteer's entry of the country of every name and adjective, folded."""
    return _gazetteer().country_forms()


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
