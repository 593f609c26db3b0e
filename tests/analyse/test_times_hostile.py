"""Dates that are none: of any length, in any script, out of any calendar."""

from __future__ import annotations

import random
from datetime import date
from time import perf_counter

import pytest

from alleged.analyse.event_dates import date_of
from alleged.analyse.publication import infer_publication
from alleged.analyse.sentences import split_sentences
from alleged.analyse.times import find_times
from alleged.ingest.dates import parse_date
from alleged.ingest.given import document_from_text
from alleged.records.spans import Span

HAND_MADE = (
    "31 February 2024", "February 30", "13/13/2013", "0/0/0000", "00-00-0000", "29 February 2023",
    "year 0", "in 0000", "in 9999", "in 10000000000", "1e1000000 years", "NaN days", "-1 days ago",
    "the 0th of May", "May 32nd", "32 May 2020", "Monday, May 99", "24:61", "25:00", "99 p.m.",
    "13:00 p.m.", "٣ مايو ٢٠٢٤", "२०२४ में", "３ May ２０２４", "²² May", "Ⅻ May", "½ May 2020",
    "fifth of Smarch", "Q9 2020", "the seventh quarter", "the 99th century", "W54", "2023-W60",
    "2024-02-31T25:61", "0001-01-01", "9999-12-31", "the 10000000s", "10⁹ years ago",
    "4 mai 2024", "4. Mai 2024", "4 de mayo de 2024", "1er janvier", "am 3. März", "el lunes",
    "9" * 5000 + " days ago", "May " * 500, "-" * 2000, "1/" * 1000, "12:" * 1000, "٣" * 3000,
    "two hundred thousand million years from now", "a few dozen hundred thousand years ago",
    "100000 years ago", "999999 months later", "99999 centuries from now", "12345678 quarters ago",
)  # fmt: skip
PIECES = (
    "January", "Feb.", "march", "May", "Sept", "Monday", "Tue", "yesterday", "today", "next",
    "last", "week", "year", "years", "ago", "later", "th", "st", "of", "the", "in", "since",
    "until", "by", "from", "to", "between", "and", "/", "-", ".", ",", ":", "'", "’", "s", "T",
    "Z", "+", "٣", "２", "²", "Ⅷ", "½", "BC", "AD", "GMT", "p.m.", "noon", "Q4", "H1", "FY",
    "fiscal", "quarter", "ended", "spring", "Easter", "early", "mid", "late", "decade", "century",
    "hundred", "thousand", "first", "thirty", "twenty-first", "\u200f", "\u0301", "\x00", "\n\n",
    "“", "”", "after the vote", "said", "mars", "de", "avril", "Januar", "lundi",
)  # fmt: skip
SECONDS = 0.05
"""What an expression may take, by the promise on hostile numbers and dates."""


def made_up(seed: int) -> str:
    """A date of words, numbers and marks that a machine threw together."""
    chance = random.Random(seed)
    parts = []
    for _ in range(chance.randint(1, 7)):
        kind = chance.random()
        if kind < 0.35:
            parts.append(str(chance.choice([0, 1, 29, 30, 31, 32, 99, 2024, 10**9])))
        elif kind < 0.6:
            parts.append(str(chance.randrange(10 ** chance.randint(1, 12))))
        else:
            parts.append(chance.choice(PIECES))
    return chance.choice([" ", "", " ", "-", "/"]).join(parts)


def read(words: str, published: str | None) -> float:
    """Read a text with these words in every way; the seconds that it took."""
    text = f"It fell on {words}, they said."
    given = parse_date(published, "given") if published else None
    started = perf_counter()
    document = document_from_text(text, published=given)
    sentences = split_sentences(document.text)
    times = find_times(document, sentences=sentences)
    dating = infer_publication(document, sentences=sentences, times=times)
    if dating is not None:
        times = find_times(document, sentences=sentences, dating=dating)
    event = date_of(document, times, Span(3, 7), sentences=sentences)
    seconds = perf_counter() - started
    stretches = [(timex.begin, timex.end) for timex in times]
    stretches += [(one.begin, one.end) for one in (event, *event.others)]
    for begin, end in stretches:
        for day in (begin, end):
            assert day is None or date.fromisoformat(day).isoformat() == day
        assert begin is None or end is None or begin <= end
    for timex in times:
        assert timex.span.of(document.text).strip()
        assert timex.value is None or (timex.value.isascii() and len(timex.value) <= 40)
        assert "31 February" not in words or timex.value != "2024-02-31"
    return seconds


@pytest.mark.parametrize("words", HAND_MADE, ids=lambda words: ascii(words[:20]))
@pytest.mark.parametrize("published", [None, "2024-02-29", "1600", "2199-12-31"])
def test_a_date_made_to_break_the_reader_ends_without_a_value_or_with_a_real_one(
    words: str, published: str | None
) -> None:
    read(words, published)


def read_many(count: int) -> None:
    slow = []
    for seed in range(count):
        words = made_up(seed)
        published = (None, "2024-02-29", "2024")[seed % 3]
        # Twice where it seems slow: the machine may have been busy.
        if (
            read(words, published) > SECONDS
            and min(read(words, published) for _ in range(2)) > SECONDS
        ):
            slow.append(words)
    assert slow == []


def test_thousands_of_dates_made_by_chance_are_read_at_once_and_hold_together() -> None:
    read_many(3_000)


@pytest.mark.slow
def test_a_hundred_thousand_dates_made_by_chance_are_read_at_once_and_hold_together() -> None:
    read_many(100_000)
