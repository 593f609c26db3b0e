"""Units and currencies by the words and signs that name them, from two tables beside this file.

`units.csv`: `ucum` is the code in the Unified Code for Units of Measure, empty where it has none or
where the word means several units ("gallon", "ton"); `words` are matched whatever their case,
`symbols` exactly, `glued` exactly and only right behind the digits ("20C", never "20 C");
`prefixes` adds kilowatt, kW and so on.
`currencies.csv`: `code` is the ISO 4217 code and stands before or behind the amount, `signs` stand
before it, `words` behind it. A row without a code is a sign or word that several countries share
("$", "rupees"): the text does not say which, so the unit does not either.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from alleged.analyse.quantities.tokens import Token, read_tokens, token_at

PREFIXES = {
    "tera": "T",
    "peta": "P",
    "giga": "G",
    "mega": "M",
    "kilo": "k",
    "hecto": "h",
    "deci": "d",
    "centi": "c",
    "milli": "m",
    "micro": "µ",
    "nano": "n",
}


UCUM_PREFIXES = PREFIXES | {"micro": "u"}
SEVERAL_CODES = frozenset({"CFA franc"})
"""Currencies that two banks issue, each with a code of its own: the words do not say which."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number measures in."""

    name: str
    """Singular English."""
    kind: str
    """`length`, `mass`, `money`, ... as in the table."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a unit."""

    unit: Unit
    parts: tuple[str, ...]
    exact: bool
    """Whether the letters' case counts."""
    only_glued: bool


@dataclass(frozen=True, slots=True)
class UnitTable:
    """The forms, by their first token in lower case, the longest first."""

    behind: dict[str, tuple[Form, ...]]
    """Forms that stand behind a number."""
    before: dict[str, tuple[Form, ...]]
    """Currency signs and codes that stand before one, by their last token."""


def _rows(name: str) -> list[dict[str, str]]:
    table = files("alleged.analyse.quantities").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(table.splitlines()))


def _several(cell: str | None) -> list[str]:
    return [part for part in (cell or "").split(";") if part]


def _form(unit: Unit, written: str, *, exact: bool, only_glued: bool = False) -> Form:
    tokens = read_tokens(written, 0, len(written))
    parts = tuple(token.text if exact else token.lower for token in tokens if token.text != "-")
    return Form(unit, parts, exact, only_glued)


def _unit_forms() -> Iterator[Form]:
    for row in _rows("units.csv"):
        unit = Unit(row["name"], row["kind"])
        words, symbols = _several(row["words"]), _several(row["symbols"])
        glued = _several(row["glued"])
        yield from (_form(unit, word, exact=False) for word in words)
        yield from (_form(unit, symbol, exact=True) for symbol in symbols)
        yield from (_form(unit, symbol, exact=True, only_glued=True) for symbol in glued)
        for prefix in (row["prefixes"] or "").split():
            larger = Unit(prefix + row["name"], row["kind"])
            yield from (_form(larger, prefix + word, exact=False) for word in words)
            for symbol in symbols + glued:
                yield _form(larger, PREFIXES[prefix] + symbol, exact=True)
                if prefix == "kilo":
                    yield _form(larger, "K" + symbol, exact=True)
                if prefix == "micro":
                    yield _form(larger, "μ" + symbol, exact=True)


def _currency_forms() -> Iterator[tuple[Form, bool]]:
    """Each form with whether it stands before the number."""
    for row in _rows("currencies.csv"):
        unit = Unit(row["name"], "money")
        if row["code"]:
            yield _form(unit, row["code"], exact=True), True
            yield _form(unit, row["code"], exact=True), False
        for sign in _several(row["signs"]):
            yield _form(unit, sign, exact=True), True
            if not sign.isascii() or sign == "$":
                yield _form(unit, sign, exact=True), False
        for word in _several(row["words"]):
            yield _form(unit, word, exact=False), False


def _codes() -> Iterator[tuple[str, str]]:
    for row in _rows("units.csv"):
        if row["ucum"]:
            yield row["name"], row["ucum"]
            for prefix in (row["prefixes"] or "").split():
                yield prefix + row["name"], UCUM_PREFIXES[prefix] + row["ucum"]
    for row in _rows("currencies.csv"):
        if row["code"] and row["name"] not in SEVERAL_CODES:
            yield row["name"], row["code"]


CODES = dict(_codes())
CURRENCY_CODES = {row["code"]: row["name"] for row in _rows("currencies.csv") if row["code"]}
"""ISO 4217 codes with the names of their currencies."""


def code_of(name: str) -> str | None:
    """The code of a unit by its name: UCUM, for a currency ISO 4217; None when there is none.

    A rate has one when both its parts do: "US dollar per barrel" is `USD/[bbl_us]`.
    """
    above, *below = name.removeprefix("inverse ").split(" per ")
    codes = [_code_of_part(part) for part in (above, *below)]
    if None in codes:
        return None
    return ("/" if name.startswith("inverse ") else "") + "/".join(code for code in codes if code)


def _code_of_part(name: str) -> str | None:
    power, _, base = name.partition(" ")
    if name not in CODES and power in CODED_POWERS and base in CODES:
        return CODES[base] + CODED_POWERS[power]
    return CODES.get(name)


CODED_POWERS = {"square": "2", "cubic": "3"}


def _by_token(forms: list[Form], position: int) -> dict[str, tuple[Form, ...]]:
    table: defaultdict[str, list[Form]] = defaultdict(list)
    for form in forms:
        table[form.parts[position].lower()].append(form)
    # Longest first, then exact symbols before words: "MW" is no "mw".
    return {
        token: tuple(sorted(same, key=lambda form: (-len(form.parts), not form.exact)))
        for token, same in table.items()
    }


def load_units() -> UnitTable:
    """Read the two tables."""
    currencies = list(_currency_forms())
    behind = list(_unit_forms()) + [form for form, is_before in currencies if not is_before]
    return UnitTable(
        behind=_by_token(behind, 0),
        before=_by_token([form for form, is_before in currencies if is_before], -1),
    )


UNITS = load_units()


def unit_behind(tokens: list[Token], first: int) -> tuple[Unit, int] | None:
    """The unit that starts with token `first`, and the token after it.

    Hyphens inside a unit do not matter: "square-mile" is "square mile".
    """
    for form in UNITS.behind.get(token_at(tokens, first).lower, ()):
        if form.only_glued and not tokens[first].glued:
            continue
        at = first
        for position, part in enumerate(form.parts):
            if position and token_at(tokens, at).text == "-" and tokens[at].glued:
                at += 1
            token = token_at(tokens, at)
            if (token.text if form.exact else token.lower) != part:
                break
            if position and token.kind == "number" and not token.glued:
                break  # "12 ft 7 in" is no "ft2"
            at += 1
        else:
            if not token_at(tokens, at).glued or not token_at(tokens, at).text.isalnum():
                return form.unit, at
    return None


def currency_before(tokens: list[Token], last: int) -> tuple[Unit, int] | None:
    """The currency whose sign or code ends with token `last`, and its first token."""
    for form in UNITS.before.get(token_at(tokens, last).lower, ()):
        first = last - len(form.parts) + 1
        if first < 0 or (tokens[first].text == "A" and not tokens[last].glued):
            continue  # "A $5 fine"
        if all(tokens[first + at].text == part for at, part in enumerate(form.parts)):
            return form.unit, first
    return None
