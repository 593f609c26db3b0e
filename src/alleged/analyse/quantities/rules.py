"""What kind of evidence a figure rests on, and how often figures of that kind have the right value.

The probabilities are counts on NewsQuant's 208 development sentences: of the figures that a rule
found there, the share whose value stands in the gold, with one right and one wrong added to each
rule so that no rule claims certainty from a few cases. `python -m alleged.quality.newsquant` prints
them anew. The rules were written with the same sentences in view, so on other text expect less.

Five rules have no case there (marked "by hand"). For them the figures of the development articles
of PolNeAR, BASIL and MEANTIME were read by hand, in November 2026, and smoothed the same way:
fractions 26 right of 26, ratios 7 of 7, ranks 7 of 7, bare number words 18 of 18; superlatives 17
of 20 in MEANTIME's development and PolNeAR's training articles.
"""

from __future__ import annotations

from dataclasses import dataclass

MADE_BY = "figures rules 2"


@dataclass(frozen=True, slots=True)
class Rule:
    """Why a number is taken for a figure."""

    reason: str
    probability: float


RULES: dict[str, Rule] = {
    "money": Rule("a number with a currency", 0.98),
    "share": Rule("a number with per cent or points", 0.96),
    "measure": Rule("a number with a unit of measure", 0.99),
    "time": Rule("a number with a unit of time", 0.94),
    "age": Rule("a number of years that somebody or something is old", 0.90),
    "counted": Rule("a number in digits with the noun it counts", 0.97),
    "counted words": Rule("a number word with the noun it counts", 0.88),
    "one": Rule("the word one with the noun it counts", 0.67),
    "fraction": Rule("a fraction in words", 0.96),  # by hand
    "ratio": Rule("so many in so many", 0.89),  # by hand
    "open": Rule("a magnitude without a number: at least one of it", 0.80),
    "range": Rule("two numbers as the ends of a range", 0.92),
    "bare": Rule("a number without unit or noun", 0.89),
    "bare words": Rule("a number word without unit or noun", 0.95),  # by hand
    "superlative": Rule("a superlative: the first in an order of size or weight", 0.82),  # by hand
    "rank": Rule("an ordinal as a place in an order", 0.89),  # by hand
}
