"""The unit tables: complete, unambiguous, and matched as written."""

from __future__ import annotations

import pytest

from alleged.analyse.quantities.tokens import read_tokens
from alleged.analyse.quantities.units import (
    CODES,
    UNITS,
    code_of,
    currency_before,
    unit_behind,
)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("km/h", "kilometre per hour"),
        ("kilowatt hours", "kilowatt hour"),
        ("square-mile", "square mile"),
        ("MW", "megawatt"),
        ("mW", "milliwatt"),
        ("°C", "degree Celsius"),
        ("Per Cent", "per cent"),
        ("percentage points", "percentage point"),
        ("lb-ft", "foot pound-force"),
        ("Danish crowns", "Danish krone"),
        ("EUR", "euro"),
        ("people", "person"),
    ],
)
def test_a_unit_is_known_by_its_words_and_symbols(written: str, name: str) -> None:
    tokens = read_tokens(written, 0, len(written))
    found = unit_behind(tokens, 0)
    assert found is not None
    assert (found[0].name, found[1]) == (name, len(tokens))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("$", "dollar"),
        ("US$", "US dollar"),
        ("$A", "Australian dollar"),
        ("HK $", "Hong Kong dollar"),
        ("Rs.", "rupee"),
        ("€", "euro"),
        ("R$", "Brazilian real"),
    ],
)
def test_a_currency_sign_before_the_amount_names_no_more_than_it_says(
    written: str, name: str
) -> None:
    tokens = read_tokens(written, 0, len(written))
    found = currency_before(tokens, len(tokens) - 1)
    assert found is not None
    assert (found[0].name, found[1]) == (name, 0)


@pytest.mark.parametrize("written", ["C", "in", "h", "eur", "mph2", "kilowattage"])
def test_what_is_only_like_a_unit_is_none(written: str) -> None:
    text = f"5 {written}"
    assert unit_behind(read_tokens(text, 0, len(text)), 1) is None


def test_no_form_stands_for_two_units() -> None:
    for forms in UNITS.behind.values():
        seen: dict[tuple[tuple[str, ...], bool], str] = {}
        for form in forms:
            key = (form.parts, form.exact)
            assert seen.setdefault(key, form.unit.name) == form.unit.name, key


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("tonne", "t"),
        ("kilometre", "km"),
        ("microgram", "ug"),
        ("per cent", "%"),
        ("US dollar", "USD"),
        ("US dollar per barrel", "USD/[bbl_us]"),
        ("dollar", None),
        ("CFA franc", None),
        ("gallon", None),
        ("US dollar per share", None),
        ("no such unit", None),
    ],
)
def test_a_unit_has_a_code_where_the_words_settle_which(name: str, code: str | None) -> None:
    assert code_of(name) == code


def test_codes_are_printable_and_without_spaces() -> None:
    assert all(code.isascii() and code.isprintable() and " " not in code for code in CODES.values())
