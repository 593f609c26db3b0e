"""Units made of several symbols: "kV/m", "J/m^2", "km/s2", "fb−1", "mol·L⁻¹".

A symbol counts as one only in such company: "J" alone is as likely an initial. The whole is named
by its parts in the order of writing: "joule per square metre", "inverse second".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from alleged.analyse.quantities.tokens import Token, token_at
from alleged.analyse.quantities.units import PREFIXES, UNITS, Unit, unit_behind

MAX_PARTS = 4
BASES = {
    "m": "metre",
    "g": "gram",
    "s": "second",
    "A": "ampere",
    "K": "kelvin",
    "mol": "mole",
    "cd": "candela",
    "M": "molar",
    "J": "joule",
    "N": "newton",
    "W": "watt",
    "V": "volt",
    "C": "coulomb",
    "F": "farad",
    "T": "tesla",
    "Wb": "weber",
    "H": "henry",
    "Hz": "hertz",
    "Pa": "pascal",
    "S": "siemens",
    "L": "litre",
    "l": "litre",
    "b": "barn",
    "eV": "electronvolt",
    "Wh": "watt hour",
    "Ω": "ohm",
    "Bq": "becquerel",
    "Gy": "gray",
    "Sv": "sievert",
    "lm": "lumen",
    "lx": "lux",
}
"""Symbols that take the prefixes of SI."""
PLAIN = {"h": "hour", "min": "minute", "d": "day", "ha": "hectare", "t": "tonne"}
MORE_PREFIXES = PREFIXES | {"femto": "f", "pico": "p", "atto": "a"}
SYMBOLS = (
    {
        sign + symbol: prefix + name
        for prefix, sign in MORE_PREFIXES.items()
        for symbol, name in BASES.items()
    }
    | {"μ" + symbol: "micro" + name for symbol, name in BASES.items()}
    | PLAIN
    | BASES
)
POWERS = {"2": "square ", "3": "cubic ", "²": "square ", "³": "cubic ", "4": "quartic "}
RAISED = {"²": "2", "³": "3", "⁴": "4", "¹": "1"}
DIVIDES = frozenset("/⁄∕")
TIMES = frozenset("·⋅*")
MINUS = frozenset("-−–⁻")
OF_CAPITALS = frozenset({"J/K", "N/C", "V/K", "W/K", "A/V", "V/A"})
"""Ratios of two capitals that are units; "A/C" and "W/L" are not."""
INVERSES = frozenset(MORE_PREFIXES[prefix] + "b" for prefix in ("femto", "pico")) | {"s"}
"""What stands alone with a negative power: "5 fb−1" of data, "4e14 s-1"."""


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    power: int
    after: int


def compound_behind(tokens: list[Token], first: int) -> tuple[Unit, int] | None:
    """The compound unit that starts with token `first`, and the token after it."""
    part = _part(tokens, first)
    if part is None:
        return None
    parts = [part, *_further(tokens, part.after)]
    after = parts[-1].after
    above = [part for part in parts if part.power > 0]
    below = [part for part in parts if part.power < 0]
    if not below and len(parts) == 1 and not (part.power == 1 and _is_plain_symbol(tokens[first])):
        return None
    written = "".join(token.text for token in tokens[first:after])
    if len(written) == 3 and written[1] == "/" and written.isupper():
        return (_unit(parts), after) if written in OF_CAPITALS else None
    if not above and tokens[first].text not in INVERSES:
        return None
    behind = token_at(tokens, after)
    if behind.glued and behind.text[0].isalnum():
        return None
    return _unit(parts), after


def _unit(parts: list[_Part]) -> Unit:
    above = [part for part in parts if part.power > 0]
    below = [part for part in parts if part.power < 0]
    if not above:
        return Unit(f"inverse {_named(below[0])}", "compound")
    per = "".join(f" per {_named(part)}" for part in below)
    return Unit(" ".join(map(_named, above)) + per, "compound")


def _is_plain_symbol(token: Token) -> bool:
    """Whether a symbol is one without company: a small prefix before a capital ("mM", "kV", "nF"),
    or the sign for a millionth. "pH" is no picohenry."""
    if token.text not in SYMBOLS or token.text == "pH":
        return False
    prefix, base = token.text[0], token.text[1:2]
    return prefix in "µμ" or (prefix in "kmnpfc" and (base.isupper() and base.isascii()))


def _further(tokens: list[Token], at: int) -> Iterator[_Part]:
    for _ in range(MAX_PARTS):
        sign = token_at(tokens, at)
        divides = sign.text in DIVIDES
        if not sign.glued or not (divides or sign.text in TIMES):
            # "mol L-1", "W m−2": a space instead of a sign, and a negative power
            part = _part(tokens, at)
            if part is None or part.power > 0:
                return
            yield part
            at = part.after
            continue
        if not token_at(tokens, at + 1).glued:
            return
        part = _part(tokens, at + 1)
        if part is None:
            return
        yield _Part(part.name, -part.power if divides else part.power, part.after)
        at = part.after


def _part(tokens: list[Token], at: int) -> _Part | None:
    """A symbol and its power: "m", "m2", "m^2", "s-1", "s⁻²"."""
    token = token_at(tokens, at)
    if token.kind != "word":
        return None
    name = _symbol(tokens, at)
    if name is None:
        return None
    at += 1
    caret = token_at(tokens, at).text in ("^", "⁢") and tokens[at].glued
    at_power = at + caret
    sign = token_at(tokens, at_power)
    negative = sign.text in MINUS and sign.glued
    digit = token_at(tokens, at_power + negative)
    written = RAISED.get(digit.text, digit.text)
    if digit.glued and re.fullmatch(r"[1-4]", written):
        power = int(written)
        return _Part(name, -power if negative else power, at_power + negative + 1)
    return _Part(name, 1, at)


def _symbol(tokens: list[Token], at: int) -> str | None:
    text = tokens[at].text
    if text in SYMBOLS:
        return SYMBOLS[text]
    for form in UNITS.behind.get(text.lower(), ()):
        whole = form.exact and form.parts == (text,) and not form.only_glued
        if whole and form.unit.kind != "money":
            return form.unit.name
    return None


def _named(part: _Part) -> str:
    return POWERS.get(str(abs(part.power)), "") + part.name


def power_in_words(tokens: list[Token], at: int) -> tuple[str, int]:
    """The power behind a unit in words, "per second squared", and the token after it."""
    word = token_at(tokens, at).lower
    if word in ("squared", "cubed"):
        return ("square " if word == "squared" else "cubic "), at + 1
    return "", at


def unit_or_compound(tokens: list[Token], first: int) -> tuple[Unit, int] | None:
    """The longer of what the table knows and what symbols make."""
    known, made = unit_behind(tokens, first), compound_behind(tokens, first)
    if known is None or (made is not None and made[1] > known[1]):
        return made
    return known
