"""Countries and how their people and things are called: `Bolivia`, `Bolivian`.

From the gazetteer, and so from outside the text: what rests on it says so."""

from __future__ import annotations

from functools import cache

from alleged.analyse.gazetteer.folding import fold
from alleged.analyse.places import packaged_gazetteer


@cache
def countries_by_form() -> dict[str, str]:
    """The country of every name and adjective, all in lower case, without accents and stops."""
    forms = packaged_gazetteer().country_forms()
    return {form: fold(country.name) for form, country in forms.items()}


def country_of(form: str) -> str | None:
    """The country that a name or adjective belongs to, both in lower case; None for others."""
    return countries_by_form().get(form)


@cache
def countries_by_code() -> dict[str, str]:
    """The country of each code of three letters, in lower case."""
    countries = packaged_gazetteer().countries.values()
    return {one.alpha3.lower(): fold(one.name) for one in countries if one.alpha3}
