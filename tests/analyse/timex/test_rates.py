"""The measured rates."""

from __future__ import annotations

from collections import Counter

import pytest

from alleged.analyse.timex.rates import RATES, form_of, probability_of
from alleged.analyse.timex.sentence import RULES


def test_every_rate_belongs_to_a_rule() -> None:
    assert {rule for rule, _, _ in RATES} <= {rule.name for rule in RULES}


def test_a_rule_that_was_never_measured_gets_the_rate_of_all() -> None:
    assert probability_of("no such rule", "2024", None) == pytest.approx(0.8, abs=0.1)


def test_a_rare_rule_is_not_certain() -> None:
    made: Counter[str] = Counter()
    for (rule, _, _), (_, count) in RATES.items():
        made[rule] += count
    rare = [rule for rule, count in made.items() if count < 5]
    assert rare
    for rule in rare:
        assert probability_of(rule, "2024", None) < 0.95


def test_a_written_date_is_surer_than_a_word_for_the_present() -> None:
    written = probability_of("month and day", "2024-06-26", None)
    assert written > probability_of("now", "PRESENT_REF", None)


def test_a_week_is_less_sure_than_a_month_by_the_same_rule() -> None:
    month = probability_of("unit by name", "2024-05", "published")
    assert probability_of("unit by name", "2024-W25", "published") < month


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("2024", "year"),
        ("2024-06", "month"),
        ("2024-06-26", "day"),
        ("2024-W26", "week"),
        ("2024-W26-WE", "week"),
        ("2024-06-26TNI", "part of day"),
        ("2024-06-26T19:00", "clock"),
        ("P3Y", "length"),
        ("PXY", "open length"),
        ("PRESENT_REF", "ref"),
        ("199X", "decade"),
        ("2024-Q3", "part of year"),
        ("2024-SU", "part of year"),
        (None, "none"),
    ],
)
def test_every_value_has_a_form(value: str | None, form: str) -> None:
    assert form_of(value) == form
