"""The year whose prices an amount of money is given in: "$5 million in 2015 dollars"."""

from __future__ import annotations

from collections.abc import Sequence

from alleged.analyse.quantities.drafts import Draft
from alleged.analyse.quantities.tokens import Token, token_at, words

FIRST_YEAR, LAST_YEAR = 1800, 2100
BEFORE_YEAR = words("in at constant real")
BEHIND_YEAR = words("prices money terms values")
"""Behind a year they say the same as the name of a currency: "in 2015 prices"."""
MAX_GAP = 8
"""Tokens from the amount to its year."""


def read_price_years(tokens: list[Token], drafts: Sequence[Draft]) -> None:
    """Note the year of prices in the amounts, and leave out years that look like amounts.

    "2015 dollars" behind "in" is no sum of 2,015 dollars where an amount stands before it.
    """
    last: Draft | None = None
    for draft in drafts:
        if _is_year_of_prices(tokens, draft):
            if last is not None and draft.first - last.finish <= MAX_GAP:
                last.price_year = int(draft.number.value)
                draft.left_out = True
            continue
        if draft.money:
            last = draft


def _is_year_of_prices(tokens: list[Token], draft: Draft) -> bool:
    written = token_at(tokens, draft.number.first).text
    if not (len(written) == 4 and written.isdigit()) or draft.number.scale != 1:
        return False
    if not FIRST_YEAR <= int(written) <= LAST_YEAR:
        return False
    if token_at(tokens, draft.number.first - 1).lower not in BEFORE_YEAR:
        return False
    behind = token_at(tokens, draft.number.after).lower
    currency = draft.money and draft.first == draft.number.first
    return behind in BEHIND_YEAR or currency
