"""One key for a party, however a table or a text writes it: `BOL` for Bolivia, Bolivian and BO.

Countries that the gazetteer knows have their ISO 3166 alpha-3 code; any other party its name,
folded."""

from __future__ import annotations

from functools import cache

from alleged.analyse.countries import countries_by_code, countries_by_form
from alleged.analyse.gazetteer.folding import fold
from alleged.check.descriptors import Code

WORLD = "*"
"""The key of all together."""
NOBODY = ""


@cache
def _codes_by_name() -> dict[str, str]:
    return {name: code.upper() for code, name in countries_by_code().items()}


@cache
def code_of_form(form: str) -> str | None:
    """The alpha-3 code of a country's name or adjective, folded; None for any other word."""
    name = countries_by_form().get(form)
    return _codes_by_name().get(name) if name is not None else None


def is_country_code(code: str) -> bool:
    """Whether it is the alpha-3 code of a country of the gazetteer."""
    return code.lower() in countries_by_code()


def key_of(value: str, code: Code, other_names: tuple[str, ...] = ()) -> str:
    """The key of a value of a table's column; `NOBODY` for a code that is no country's."""
    value = value.strip()
    if not value:
        return NOBODY
    if code is Code.ISO3:
        return value.upper() if is_country_code(value) else NOBODY
    for name in (value, *other_names, _turned(value)):
        found = code_of_form(fold(name))
        if found is not None:
            return found
    return fold(value)


def _turned(value: str) -> str:
    """`Korea, North` as prose has it; `Congo (Kinshasa)` without its brackets."""
    before, comma, behind = value.partition(", ")
    return f"{behind} {before}" if comma else value.split(" (")[0]


@cache
def name_of(key: str) -> str:
    """A party in prose."""
    if key == WORLD:
        return "the world"
    name = countries_by_code().get(key.lower())
    return " ".join(word.capitalize() for word in (name or key).split())
