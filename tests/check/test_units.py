"""Units that can be converted, and those that cannot."""

from __future__ import annotations

import pytest

from alleged.analyse.quantities.units import code_of
from alleged.check.units import UNITS, Unit, factor_between, read_unit


@pytest.mark.parametrize(
    ("figure", "table", "factor"),
    [
        ("kilogram", "tonne", 0.001),
        ("tonne", "kilogram", 1000),
        ("hectare", "square kilometre", 0.01),
        ("gigawatt", "megawatt", 1000),
        ("ells", "ells", 1),
    ],
)
def test_units_of_one_kind_are_converted(figure: str, table: str, factor: float) -> None:
    found = factor_between(figure, table)
    assert found is not None
    assert found.low == pytest.approx(factor)


@pytest.mark.parametrize(
    ("figure", "table"), [("euro", "US dollar"), ("tonne", "barrel"), ("x", "y")]
)
def test_what_measures_something_else_is_not(figure: str, table: str) -> None:
    assert factor_between(figure, table) is None


def test_a_ton_leaves_open_which_it_is() -> None:
    found = factor_between("ton", "tonne")
    assert found is not None
    assert found.low < 1 < found.high


def test_units_of_columns_are_read_with_their_scale() -> None:
    assert read_unit("thousand tonnes") == ("tonne", 1000)
    assert read_unit("million US dollars, current") == ("US dollar", 1e6)
    assert read_unit("bushels of hay") is None


def test_units_are_named_as_figures_name_them() -> None:
    for name, unit in UNITS.items():
        assert isinstance(unit, Unit)
        assert name in ("dollar", "ton", "ounce", "pound sterling") or code_of(name) is not None, (
            name
        )
