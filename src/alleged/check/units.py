"""Units that can be converted into each other: what a figure's unit is in a table's.

Figures have the unit in singular English (`quantities/units.csv`). What a word leaves open ("ton",
"ounce") stands with the span of what it may be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in terms of the first of its kind."""

    kind: str
    low: float
    high: float
    """The same as `low` where the word means one unit only."""


def _one(kind: str, factor: float) -> Unit:
    return Unit(kind, factor, factor)


UNITS: dict[str, Unit] = {
    "tonne": _one("mass", 1),
    "gram": _one("mass", 1e-6),
    "kilogram": _one("mass", 1e-3),
    "kilotonne": _one("mass", 1e3),
    "megatonne": _one("mass", 1e6),
    "gigatonne": _one("mass", 1e9),
    "ton": Unit("mass", 0.90718474, 1.0160469088),  # short ton, long ton; the tonne lies between
    "pound-mass": _one("mass", 0.45359237e-3),
    "ounce": Unit("mass", 28.349523125e-6, 31.1034768e-6),  # avoirdupois, troy
    "carat": _one("mass", 2e-7),
    "US dollar": _one("US dollar", 1),
    "dollar": _one("US dollar", 1),
    "euro": _one("euro", 1),
    "pound sterling": _one("pound sterling", 1),
    "person": _one("person", 1),
    "per cent": _one("share", 1),
    "square metre": _one("area", 1e-6),
    "square kilometre": _one("area", 1),
    "hectare": _one("area", 0.01),
    "acre": _one("area", 0.0040468564224),
    "square mile": _one("area", 2.589988110336),
    "metre": _one("length", 1e-3),
    "kilometre": _one("length", 1),
    "mile": _one("length", 1.609344),
    "foot": _one("length", 0.3048e-3),
    "cubic metre": _one("volume", 1),
    "cubic kilometre": _one("volume", 1e9),
    "cubic foot": _one("volume", 0.028316846592),
    "litre": _one("volume", 1e-3),
    "barrel": _one("volume", 0.158987294928),
    "watt": _one("power", 1e-6),
    "kilowatt": _one("power", 1e-3),
    "megawatt": _one("power", 1),
    "gigawatt": _one("power", 1e3),
    "watt hour": _one("energy", 1e-6),
    "kilowatt hour": _one("energy", 1e-3),
    "megawatt hour": _one("energy", 1),
    "gigawatt hour": _one("energy", 1e3),
    "terawatt hour": _one("energy", 1e6),
}
OPEN_UNITS = {"dollar": "which dollar is not said; taken for the US dollar"}
"""Units of which one reading is taken, with what the reason then says."""

SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


def factor_between(figure: str, table: str) -> Unit | None:
    """What a value in the figure's unit is to be multiplied by, to be in the table's; None where
    they measure different things.

    >>> factor_between("kilogram", "tonne")
    Unit(kind='mass', low=0.001, high=0.001)
    """
    if figure == table:
        return Unit(figure, 1.0, 1.0)
    one, other = UNITS.get(figure), UNITS.get(table)
    if one is None or other is None or one.kind != other.kind:
        return None
    return Unit(one.kind, one.low / other.high, one.high / other.low)


def read_unit(words: str) -> tuple[str, float] | None:
    """A unit as a table's column writes it: `thousand tonnes` is (`tonne`, 1000); None where it is
    not known."""
    factor, rest = 1.0, words.strip().split(",")[0].strip()
    first, _, behind = rest.partition(" ")
    if first.lower() in SCALES:
        factor, rest = SCALES[first.lower()], behind
    for name in (rest, rest.removesuffix("s"), rest.lower().removesuffix("s")):
        if name in UNITS:
            return name, factor
    return None
