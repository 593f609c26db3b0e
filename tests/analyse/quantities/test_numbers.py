"""Numbers in digits and words, judged by a slow and obvious speller."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.analyse.quantities.numbers import Form, Number, digits_value, read_number
from alleged.analyse.quantities.tokens import read_tokens

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def spell(value: int, *, british: bool) -> str:
    """A number as English spells it, from the largest part down."""
    for scale, word in SCALES:
        if value >= scale:
            head, rest = divmod(value, scale)
            tail = ""
            if rest:
                joined = british and rest < 100
                tail = (" and " if joined else " ") + spell(rest, british=british)
            return f"{spell(head, british=british)} {word}{tail}"
    if value >= 100:
        head, rest = divmod(value, 100)
        joiner = " and " if british else " "
        return f"{spell(head, british=british)} hundred" + (
            joiner + spell(rest, british=british) if rest else ""
        )
    if value >= 20:
        tens, ones = divmod(value, 10)
        return TENS.split()[tens - 2] + (f"-{SMALL.split()[ones]}" if ones else "")
    return SMALL.split()[value]


def read(text: str) -> Number | None:
    return read_number(read_tokens(text, 0, len(text)), 0)


@given(st.integers(0, 10**12), st.booleans())
@settings(max_examples=400, deadline=None)
def test_a_spelled_number_reads_back(value: int, british: bool) -> None:
    words = spell(value, british=british)
    number = read(words)
    assert number is not None, words
    assert number.value == value, words
    assert number.after == len(read_tokens(words, 0, len(words))), words


@pytest.mark.parametrize("value", [*range(130), 200, 999, 1000, 1001, 1100, 10**6, 10**6 + 1])
def test_every_small_number_reads_back_in_both_spellings(value: int) -> None:
    for british in (True, False):
        number = read(spell(value, british=british))
        assert number is not None
        assert number.value == value


@given(st.integers(0, 10**15), st.integers(0, 4))
@settings(max_examples=300, deadline=None)
def test_separators_and_decimals_read_back(value: int, places: int) -> None:
    decimals = str(value)[-places:] if places else ""
    written = f"{value:,}" + (f".{decimals}" if places else "")
    assert digits_value(written) == Decimal(str(value) + (f".{decimals}" if places else ""))


@pytest.mark.parametrize(
    "written", ["1.234,5", "12,34", "1,23,4", "007", "0800", "1.2.3", "1,2345", "9" * 41, "1,,000"]
)
def test_what_another_convention_could_read_otherwise_is_not_read(written: str) -> None:
    assert digits_value(written) is None


def test_forty_digits_are_read_and_no_more() -> None:
    assert digits_value("9" * 40) == Decimal("9" * 40)
    assert digits_value("9" * 41) is None


@pytest.mark.parametrize("words", ["nineteen eighty-four", "one two three", "twenty twenty"])
def test_number_words_in_a_row_are_no_number(words: str) -> None:
    number = read(words)
    assert number is not None
    assert number.form == Form.UNREADABLE


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two hundred and three hundred", 200),
        ("two million and three hundred thousand", 2_000_000),
        ("a quarter of a million", 250_000),
        ("half-a-million", 500_000),
        ("1½", Decimal("1.5")),
        ("5 hundred thousand", 500_000),
        ("3.5 lakh", 350_000),
        ("twenty-five hundred", 2500),
    ],
)
def test_mixed_forms_have_their_value(words: str, value: Decimal | int) -> None:
    number = read(words)
    assert number is not None
    assert number.value == value


@pytest.mark.parametrize("words", ["one third party", "a third man", "half past nine", "several"])
def test_ordinals_and_loose_words_are_no_number(words: str) -> None:
    number = read(words)
    assert number is None or number.form == Form.UNREADABLE
