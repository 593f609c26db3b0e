"""What a reader should look at before using a number.

Every warning is about the words of one sentence, or of one article: nothing is looked up, and no
number is called wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from alleged.analyse.quantities.drafts import Draft
from alleged.analyse.quantities.meaning import Meaning
from alleged.analyse.quantities.numbers import Form
from alleged.analyse.quantities.tokens import Token, token_at, words
from alleged.records.figures import Change, FigureKind, FigureWarning

RATES = words("""
    rate rates unemployment inflation turnout share support approval rating literacy
    participation margin yield interest poverty probability odds
    """)
"""What is itself given in per cent, so that "rose 5 per cent" can mean two things."""
FAMILIES: tuple[tuple[frozenset[str], ...], ...] = tuple(
    tuple(words(side) for side in family.split("|"))
    for family in (
        "resource resources|reserve reserves",
        "death deaths dead killed died fatalities|casualty casualties victims",
        "infection infections infected|case cases",
        "arrested arrests|charged|convicted convictions",
        "pledged promised|disbursed delivered",
        "revenue revenues turnover|profit profits earnings",
        "refugees|migrants",
        "households families|people residents inhabitants",
    )
)
"""Measures that are taken for one another and are not the same."""
CONTINENTAL = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3}){1,5},[0-9]{1,2}(?![0-9.,])")
"""A number as "1.234,5", which the English convention would write 1,234.5."""


def warn(
    tokens: list[Token],
    drafts: Sequence[Draft],
    meanings: Sequence[Meaning],
    periods: Sequence[tuple[str, ...]],
    kinds: Sequence[FigureKind],
    *,
    mixed: bool,
) -> list[tuple[FigureWarning, ...]]:
    """The warnings of each draft of a sentence; `mixed`: whether the article mixes conventions."""
    changing = _changing(tokens, drafts, meanings)
    found: list[tuple[FigureWarning, ...]] = []
    for at, (draft, meaning) in enumerate(zip(drafts, meanings, strict=True)):
        warnings = []
        if kinds[at] == FigureKind.SHARE and _lacks_base(draft, meaning):
            warnings.append(FigureWarning.BASE_MISSING)
        if draft.change is not None and draft.rank is None and not periods[at]:
            warnings.append(FigureWarning.PERIOD_MISSING)
        if at in changing:
            warnings.append(FigureWarning.MEASURE_CHANGES)
        if mixed and draft.number.separated and draft.number.form == Form.DIGITS:
            warnings.append(FigureWarning.MIXED_CONVENTIONS)
        if _may_be_points(tokens, draft, meaning):
            warnings.append(FigureWarning.PER_CENT_OR_POINTS)
        found.append(tuple(warnings))
    return found


def mixes_conventions(text: str) -> bool:
    """Whether an article writes a number the continental way; the others in it are read the English
    way, and one of the two may be wrong."""
    return CONTINENTAL.search(text) is not None


def _lacks_base(draft: Draft, meaning: Meaning) -> bool:
    return meaning.base is None and draft.change is None and not meaning.measure


def _may_be_points(tokens: list[Token], draft: Draft, meaning: Meaning) -> bool:
    per_cent = draft.unit is not None and draft.unit.kind == "share"
    if not per_cent or draft.change not in (Change.UP, Change.DOWN):
        return False
    return any(
        tokens[at].lower in RATES and token_at(tokens, at + 1).lower not in ("price", "prices")
        for first, after in meaning.measure
        for at in range(first, after)
    )


def _changing(
    tokens: Sequence[Token], drafts: Sequence[Draft], meanings: Sequence[Meaning]
) -> set[int]:
    """The drafts whose measure goes by two names that are not the same.

    Two numbers that are compared, one of resources and one of reserves; or one number whose
    sentence names the other measure too without a number for it.
    """
    changing: set[int] = set()
    spoken = [
        _names(tokens, draft, meaning) for draft, meaning in zip(drafts, meanings, strict=True)
    ]
    everything = {token.lower for token in tokens}
    counted = set().union(*spoken) if spoken else set()
    for family in FAMILIES:
        sides = [
            next((side for side, names in enumerate(family) if names & said), None)
            for said in spoken
        ]
        for one, two in pairwise(range(len(drafts))):
            compared = Change.FROM in (drafts[one].change, drafts[two].change)
            if compared and None not in (sides[one], sides[two]) and sides[one] != sides[two]:
                changing |= {one, two}
        for at, side in enumerate(sides):
            if side is None:
                continue
            others = set().union(*(names for other, names in enumerate(family) if other != side))
            if (others & everything) - counted:
                changing.add(at)
    return changing


def _names(tokens: Sequence[Token], draft: Draft, meaning: Meaning) -> set[str]:
    places = [*meaning.measure, *([meaning.base] if meaning.base else [])]
    if draft.noun is not None:
        places.append(draft.noun)
    return {tokens[at].lower for first, after in places for at in range(first, after)}
