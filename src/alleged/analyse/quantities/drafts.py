"""A quantity while it is being read: a number with the currency before and the unit behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from alleged.analyse.quantities.compounds import power_in_words, unit_or_compound
from alleged.analyse.quantities.cues import BOUND_BEHIND
from alleged.analyse.quantities.nouns import NO_NOUN, nouns_behind
from alleged.analyse.quantities.numbers import (
    FRACTION_SIGNS,
    MONEY_SCALES,
    READERS,
    SCALES,
    Form,
    Number,
    read_number,
)
from alleged.analyse.quantities.ranks import FIRSTS, ORDINALS, Rank, read_rank
from alleged.analyse.quantities.tokens import Token, token_at, words
from alleged.analyse.quantities.units import (
    CURRENCY_CODES,
    Unit,
    currency_before,
    unit_behind,
)
from alleged.records.figures import Bound, Change

YEAR_OF_AGE = Unit("year of age", "age")
AGE_UNITS = frozenset({"year", "month", "week", "day"})
US_DOLLAR = Unit("US dollar", "money")
HYPHENS = frozenset("-‐‑")
DASHES = frozenset("-‐‑–—−")
MINUS = frozenset("-−‐‑–")
PER_NOUNS = words("""
    share head person piece night ticket unit vote student household family capita ton barrel
    worker employee word game match customer user vehicle car child week
    """)
"""What "a" can stand before in a rate ("$5 a head"); "per" takes any noun."""
HYPHEN_NOUNS = words("""
    member members man woman person people strong seat room bed storey story bedroom vote run
    goal win
    """)
"""Nouns that a hyphen ties to a count worth keeping: "a 12-member panel"."""
COMPOUNDS = {
    ("foot", "inch"): 12,
    ("pound", "ounce"): 16,
    ("pound-mass", "ounce"): 16,
    ("stone", "pound"): 14,
    ("stone", "pound-mass"): 14,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
}
"""Larger unit, smaller unit, how many of one make the other: "6 feet 2 inches" is 74 inches."""
MONEY_COMPOUNDS = {
    "dollar": "cent",
    "US dollar": "cent",
    "euro": "cent",
    "pound": "penny",
    "pound sterling": "penny",
}
"""Hundreds: "3 dollars 50 cents" is 3.50 dollars."""
MONEY_SCALE_LETTERS = {"M": 10**6, "k": 10**3, "K": 10**3}
BEFORE_UNIT = words("""
    more additional extra further full long straight consecutive successive previous whole solid
    other
    """)
METRES_FOLLOW = words("""
    sprint race relay freestyle breaststroke backstroke butterfly hurdles dash final wide long
    high tall deep away above below across apart thick underground from beneath down north south
    east west into offshore
    """)
"""Behind "100m" they say that m is metres and not million."""


@dataclass(slots=True)
class Draft:
    """A quantity in the making; positions are token indexes, ends are not included."""

    number: Number
    first: int
    after: int
    unit: Unit | None = None
    unit_at: tuple[int, int] | None = None
    noun: tuple[int, int] | None = None
    noun_follows: bool = False
    """Whether the noun is this number's own and stands right behind it."""
    money: bool = False
    negative: bool = False
    left_out: bool = False
    change: Change | None = None
    bound: Bound | None = None
    qualifier: tuple[int, int] | None = None
    begin: int = -1
    """First token, with bounds and comments."""
    finish: int = -1
    """After the last token, with bounds behind."""
    upper: Draft | None = None
    """The upper end of a range."""
    share_of: Number | None = None
    """The second number of "one in five"."""
    rank: Rank | None = None
    margin: Decimal | None = None
    """What stands behind "±"."""
    price_year: int | None = None
    """The year whose prices an amount of money is given in."""
    cues: list[str] = field(default_factory=list)
    """The words that decided, for the reason."""

    def __post_init__(self) -> None:
        self.begin, self.finish = self.first, self.after

    @property
    def value(self) -> Decimal:
        """With its sign."""
        value = self.number.value
        if self.share_of is not None:
            value = value / self.share_of.value
        return -value if self.negative else value

    @property
    def measured(self) -> bool:
        """Whether it has a unit other than one of time, people or age."""
        return self.unit is not None and self.unit.kind not in ("time", "people", "times", "age")

    @property
    def plain(self) -> bool:
        """Whether nothing but the number itself says that it is a quantity."""
        return self.unit is None and self.number.scale == 1 and self.noun is None

    @property
    def whole_after(self) -> int:
        """After the counted noun too, when that stands right behind."""
        return self.noun[1] if self.noun is not None and self.noun_follows else self.after

    def set_end(self, after: int) -> None:
        """Let the expression reach at least to `after`."""
        self.after = max(self.after, after)
        self.finish = max(self.finish, self.after)

    def set_begin(self, first: int) -> None:
        """Let the expression start at `first`."""
        self.first = min(self.first, first)
        self.begin = min(self.begin, self.first)


def read_drafts(tokens: list[Token]) -> list[Draft]:
    """Every number and rank of the sentence, in order, with its currency and unit."""
    drafts: list[Draft] = []
    at = 0
    while at < len(tokens):
        if tokens[at].kind != "number" and tokens[at].lower not in BEGINNINGS:
            at += 1
            continue
        last = drafts[-1] if drafts else None
        in_list = (
            last is not None
            and last.rank is not None
            and last.after == at - 1
            and tokens[at - 1].lower in ("and", "or")
        )
        if rank := read_rank(tokens, at, in_list=in_list):
            drafts.append(_rank_draft(rank))
            at = rank.after
            continue
        number = None if _is_inside_a_row(tokens, at) else read_number(tokens, at)
        if number is None:
            at += 1
            continue
        if number.form != Form.UNREADABLE:
            number = _with_decimal_point(tokens, number)
            drafts.append(_with_unit(tokens, number, last.after if last else 0))
        at = max(number.after, drafts[-1].after if drafts else 0)
    return drafts


BEGINNINGS = frozenset({*ORDINALS, *FIRSTS, *READERS, *FRACTION_SIGNS})
"""Words and signs with which a number or rank may begin, if not with digits."""


def _is_inside_a_row(tokens: list[Token], at: int) -> bool:
    """Whether numbers stand on both sides: a table or a code, whatever else may be read there."""
    if tokens[at].kind != "number" or tokens[at].grouped:
        return False
    behind = token_at(tokens, at + 1)
    return token_at(tokens, at - 1).kind == "number" == behind.kind and not behind.grouped


def _rank_draft(rank: Rank) -> Draft:
    number = Number(Decimal(rank.value), rank.number[0], rank.number[1], Form.WORDS)
    return Draft(number, rank.first, rank.after, rank=rank)


def _with_decimal_point(tokens: list[Token], number: Number) -> Number:
    """As in ".500" is half: a point glued to the digits and to nothing before it."""
    point = token_at(tokens, number.first - 1)
    digits = tokens[number.first]
    if point.text != "." or point.glued or not digits.glued or not digits.text.isdigit():
        return number
    value = number.value / 10 ** len(digits.text)
    return replace(number, value=value, first=number.first - 1, separated=True)


def _with_unit(tokens: list[Token], number: Number, taken: int) -> Draft:
    """The draft of a number; the tokens before `taken` belong to the one before."""
    draft = Draft(number, number.first, number.after)
    if tokens[number.first].lower.endswith("fold") or _is_fold(tokens, number):
        draft.unit, draft.after = Unit("time", "times"), number.after + _is_fold(tokens, number) * 2
        draft.unit_at = (draft.after - 1, draft.after)
        draft.finish = draft.after
        return draft
    _read_sign_and_currency(tokens, draft, taken)
    _read_margin(tokens, draft)
    if draft.money:
        _read_money_scale(tokens, draft)
    else:
        _read_age(tokens, draft) or _read_feet_and_inches(tokens, draft) or _read_unit(
            tokens, draft
        )
    if draft.unit is not None and draft.unit.kind != "age":
        read_per(tokens, draft)
    if draft.unit is not None and draft.margin is None:
        _read_margin(tokens, draft)
    if draft.money:
        _read_accounting(tokens, draft)
    if draft.unit is None or draft.unit.kind == "people":
        _read_noun(tokens, draft)
    return draft


def _read_margin(tokens: list[Token], draft: Draft) -> None:
    """As in "4.2 ± 0.1 km", "40 kg +/- 2 kg": so much to either side."""
    signs = [token_at(tokens, draft.after + at).text for at in range(3)]
    length = 1 if signs[0] == "±" else 3 if signs == ["+", "/", "-"] else 0
    if not length or token_at(tokens, draft.after + length).kind != "number":
        return
    margin = read_number(tokens, draft.after + length)
    if margin is None or margin.value < 0:
        return
    after = margin.after
    if draft.unit is not None:
        found = unit_or_compound(tokens, after)
        if found is None or found[0].name != draft.unit.name:
            return
        after = found[1]
    else:
        draft.number = replace(draft.number, after=after, separated=True)
    draft.margin = margin.value
    draft.set_end(after)


def _read_accounting(tokens: list[Token], draft: Draft) -> None:
    """As in "the result was ($4,000)": money in brackets is a loss, as accountants write it.

    Only where the amount is all there is: behind another amount or a noun, brackets add something.
    """
    opening, closing = token_at(tokens, draft.first - 1), token_at(tokens, draft.after)
    before = token_at(tokens, draft.first - 2).lower
    if opening.text == "(" and closing.text == ")" and before in NEEDS_AMOUNT:
        draft.negative = True
        draft.set_begin(draft.first - 1)
        draft.set_end(draft.after + 1)


NEEDS_AMOUNT = words("is was were of at to from totalled totaled")
"""Behind these an amount must follow, so that one in brackets adds nothing."""


def _is_fold(tokens: list[Token], number: Number) -> bool:
    """As in "10-fold"."""
    at = number.after
    return _past_hyphen(tokens, at) == at + 1 and token_at(tokens, at + 1).lower == "fold"


def _read_sign_and_currency(tokens: list[Token], draft: Draft, taken: int) -> None:
    before = draft.first - 1
    if before < taken:
        return
    sign = token_at(tokens, before)
    signed = sign.text in MINUS and tokens[draft.first].glued
    if signed and (currency := _currency(tokens, before - 1, draft.number)):
        # "$-41.6bn"
        draft.negative = True
        _take_currency(draft, *currency, before)
    elif currency := _currency(tokens, before, draft.number):
        _take_currency(draft, *currency, draft.number.first)
        sign = token_at(tokens, draft.first - 1)
        if sign.text in MINUS and not sign.glued and tokens[draft.first].glued:
            draft.negative = True
            draft.set_begin(draft.first - 1)
    elif signed and not sign.glued:
        draft.negative = True
        draft.set_begin(before)
    elif signed and token_at(tokens, before - 1).lower == "minus":
        draft.negative = True
        draft.set_begin(before - 1)
    if sign.lower == "minus" and draft.number.first == before + 1:
        if token_at(tokens, before - 1).lower == "or":
            return  # "plus or minus two per cent"
        draft.negative = True
        draft.set_begin(before)


def _take_currency(draft: Draft, unit: Unit, first: int, after: int) -> None:
    draft.unit, draft.unit_at, draft.money = unit, (first, after), True
    draft.set_begin(first)


def _currency(tokens: list[Token], last: int, number: Number) -> tuple[Unit, int] | None:
    """The currency that ends with token `last`, unless it is rather a word or a name."""
    found = currency_before(tokens, last)
    if found is None:
        return None
    _, first = found
    sign, digits = tokens[first], tokens[number.first]
    if sign.glued and sign.kind == "word" and token_at(tokens, first - 1).kind != "sign":
        return None
    if sign.text in ("PS", "S") and tokens[last].kind == "word":
        # As Unidecode writes the pound sign: only tied to a number that is no PlayStation.
        scaled = number.scale != 1 or token_at(tokens, number.after).text in MONEY_SCALES
        if not digits.glued or not (number.separated or scaled):
            return None
    if digits.start - tokens[last].end > 1:
        return None
    if first and sign.kind == "sign" and sign.glued and tokens[first - 1].kind == "word":
        # "XY$5": a sign of a country that the table does not know
        return None if tokens[first - 1].text.isupper() else found
    return found


def _read_money_scale(tokens: list[Token], draft: Draft) -> None:
    """As in "$5m", "$5 US", "$75 U.S." """
    letter = token_at(tokens, draft.number.after)
    if draft.number.scale == 1 and letter.text in MONEY_SCALES and letter.glued:
        draft.number = draft.number.times(MONEY_SCALES[letter.text], draft.number.after + 1)
        draft.set_end(draft.number.after)
    if draft.unit is not None and draft.unit.name == "dollar":
        at = draft.number.after
        following = token_at(tokens, at + 1)
        goes_on = following.kind != "word" or following.lower in BEHIND_US
        if token_at(tokens, at).text in ("US", "USD", "U.S.") and goes_on:
            draft.unit = US_DOLLAR
            draft.set_end(at + 1)


BEHIND_US = words("a an per in and for to by on at from or dollar dollars is was as that")
"""What may follow in "$5 US a barrel"; with another word, "US" belongs to that ("$5 US tax")."""


def _past_hyphen(tokens: list[Token], at: int) -> int:
    hyphen, following = token_at(tokens, at), token_at(tokens, at + 1)
    tied = hyphen.text in HYPHENS and hyphen.glued and following.glued
    return at + 1 if tied and following.kind == "word" else at


def _read_age(tokens: list[Token], draft: Draft) -> bool:
    """As in "45-year-old", "45 years old", "three years of age"; "aged 45", "at the age of 45"."""
    at = _past_hyphen(tokens, draft.number.after)
    found = unit_behind(tokens, at)
    if found and found[0].name in AGE_UNITS:
        behind = found[1]
        if token_at(tokens, behind).text in HYPHENS:
            behind += 1
        pair = (token_at(tokens, behind).lower, token_at(tokens, behind + 1).lower)
        length = 1 if pair[0] in ("old", "olds") else 2 if pair == ("of", "age") else 0
        if length:
            _take_age(draft, at, behind + length, found[0].name)
            return True
    before = [token_at(tokens, draft.first - back).lower for back in (1, 2, 3)]
    aged = before[0] in ("aged", "age", "ages") or before[:2] in (["of", "age"], ["of", "ages"])
    if aged and draft.number.value <= 120 and not draft.number.separated:
        if found and found[0].name == "year":
            _take_age(draft, at, found[1], "year")
        elif not found:
            draft.unit = YEAR_OF_AGE
        return draft.unit is not None
    return False


def _take_age(draft: Draft, first: int, after: int, unit: str) -> None:
    draft.unit = YEAR_OF_AGE if unit == "year" else Unit(f"{unit} of age", "age")
    draft.unit_at = (first, after)
    draft.set_end(after)


def _read_feet_and_inches(tokens: list[Token], draft: Draft) -> bool:
    """6'2": feet and inches by their marks, both glued to their digits."""
    feet, inches, mark = (token_at(tokens, draft.number.after + at) for at in range(3))
    if feet.text not in ("'", "′", "’") or not (feet.glued and inches.glued and mark.glued):
        return False
    if inches.kind != "number" or not inches.text.isdigit() or len(inches.text) > 2:
        return False
    if mark.text not in ('"', "″", "”") or int(inches.text) >= 12:
        return False
    total = draft.number.value * 12 + int(inches.text)
    after = draft.number.after + 3
    draft.number = replace(draft.number, value=total, after=after)
    draft.unit, draft.unit_at = Unit("inch", "length"), (draft.number.first, after)
    draft.set_end(after)
    return True


def _read_unit(tokens: list[Token], draft: Draft) -> bool:
    number = draft.number
    at = _past_hyphen(tokens, number.after)
    if number.form == Form.FRACTION:
        behind = unit_behind(tokens, at)
        if behind is None or behind[0].kind not in PARTED:
            return False
        draft.number = number = replace(number, form=Form.WORDS)  # "one-half miles"
    if _read_coded_million(tokens, draft) or _read_bracketed(tokens, draft):
        return True
    if _read_by_company(tokens, draft):
        return True
    of = number.form == Form.OPEN or number.vague or number.scale == 12
    if of and token_at(tokens, at).lower == "of":
        at += 1
    if bound := has_bound_behind(tokens, number.after):
        at = number.after + bound  # "20-plus months", "300 or more people"
    if token_at(tokens, at).text in ("m", "M") and tokens[at].glued:
        return _read_m(tokens, draft, at)
    if token_at(tokens, at).lower in BEFORE_UNIT and len(token_at(tokens, at + 1).text) > 2:
        at += 1  # "two more years", "six consecutive months"
    found = unit_or_compound(tokens, at)
    if found is None or not _unit_fits(tokens, draft, at, *found):
        return False
    draft.unit, after = found
    draft.unit_at = (at, after)
    if bound:
        draft.bound = BOUND_BEHIND[tuple(token.lower for token in tokens[at - bound : at])]
    draft.money = draft.unit.kind == "money"
    draft.set_end(after)
    if draft.money and number.scale == 1 and token_at(tokens, after).lower in SCALES:
        # "85 USD million"
        draft.number = number.times(SCALES[tokens[after].lower], number.after)
        draft.set_end(after + 1)
    _read_smaller_unit(tokens, draft)
    return True


PARTED = words("length mass volume area")


def _read_coded_million(tokens: list[Token], draft: Draft) -> bool:
    """As in "30 MUSD", "120 MEUR": a million of a currency, as companies write it."""
    written = token_at(tokens, draft.number.after).text
    scale = MONEY_SCALE_LETTERS.get(written[:1])
    name = CURRENCY_CODES.get(written[1:])
    if scale is None or name is None:
        return False
    draft.number = draft.number.times(scale, draft.number.after + 1)
    draft.unit, draft.money = Unit(name, "money"), True
    draft.unit_at = (draft.number.after - 1, draft.number.after)
    draft.set_end(draft.number.after)
    return True


def _read_bracketed(tokens: list[Token], draft: Draft) -> bool:
    """As in "20 (kg)", "20 [kg]": a symbol of a unit in brackets of its own."""
    at = draft.number.after
    if token_at(tokens, at).text not in BRACKETS:
        return False
    found = unit_behind(tokens, at + 1)
    if found is None or token_at(tokens, found[1]).text != BRACKETS[tokens[at].text]:
        return False
    if found[0].kind in ("time", "people", "money", "share"):
        return False
    draft.unit, draft.unit_at = found[0], (at + 1, found[1])
    draft.set_end(found[1] + 1)
    return True


BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}


def _unit_fits(tokens: list[Token], draft: Draft, at: int, unit: Unit, after: int) -> bool:
    """Whether what looks like a unit is one here."""
    written = tokens[at]
    following = token_at(tokens, after)
    if written.text in ("am", "pm"):  # "2.5 pm" is no time of day, "2.30 pm" is one
        return bool(NO_MINUTES.search(tokens[draft.number.first].text))
    if written.text in ("Ma", "Ga"):  # "in 2014 Ma said", "20 Ma workers"
        return draft.number.value < 1000 and (
            following.kind != "word" or following.lower in BEHIND_AGES_OF_ROCKS
        )
    if unit.name == "South Korean won" and after == at + 1:
        return draft.number.value >= 1000  # otherwise the verb
    if unit.kind == "money" and written.kind == "sign":
        return following.kind != "number" or not following.glued  # "5 $10 notes"
    if len(written.text) == 1 and written.kind == "word" and after == at + 1:
        # A letter is a unit only where the sentence goes on as if it were one.
        return written.glued or following.kind != "number"
    return not (unit.kind == "times" and following.text == "'")


BEHIND_AGES_OF_ROCKS = words("ago old and or to bp before")
NO_MINUTES = re.compile(r"\.(?:[0-9]|[0-9]{3,12})$")


def _read_by_company(tokens: list[Token], draft: Draft) -> bool:
    """Units that only what stands beside them tells from words, letters and marks: "2 in thick",
    "37 C for an hour", an 8" blade, absolute zero."""
    at = draft.number.after
    mark, behind = token_at(tokens, at), token_at(tokens, at + 1)
    unit: Unit | None = None
    if mark.text == "in" and behind.lower in DIMENSIONS:
        unit = Unit("inch", "length")
    elif mark.text == '"' and mark.glued and draft.number.form == Form.DIGITS:
        quoted = sum(token.text == '"' for token in tokens[max(0, at - QUOTE_WINDOW) : at]) % 2
        unit = None if quoted or at > QUOTE_WINDOW else Unit("inch", "length")
    elif mark.text in SPACED and not mark.glued and _goes_on_as_measure(tokens, draft, behind):
        unit = SPACED[mark.text]
    elif _is_absolute_zero(tokens, draft, mark):
        draft.unit, draft.unit_at = Unit("kelvin", "temperature"), (draft.first - 1, at)
        draft.set_begin(draft.first - 1)
        return True
    if unit is None:
        return False
    draft.unit, draft.unit_at = unit, (at, at + 1)
    draft.set_end(at + 1)
    return True


DIMENSIONS = words("thick long wide high tall deep")
QUOTE_WINDOW = 200
"""Tokens in which an opening quotation mark is looked for; behind more of them none is an inch."""
SPACED = {
    "C": Unit("degree Celsius", "temperature"),
    "F": Unit("degree Fahrenheit", "temperature"),
    "V": Unit("volt", "electric"),
    "J": Unit("joule", "energy"),
    "s": Unit("second", "time"),
    "h": Unit("hour", "time"),
}
"""Letters that are units behind a space too where the sentence goes on as behind a measure; N and W
may be points of the compass, A an article."""
AFTER_MEASURE = words("""
    outside inside and or in at on to for today yesterday tomorrow during by below above warmer
    colder hotter cooler higher lower while with under
    """)


def _is_absolute_zero(tokens: list[Token], draft: Draft, behind: Token) -> bool:
    """Whether "zero" is the temperature; not in "absolute zero tolerance"."""
    absolute = token_at(tokens, draft.first - 1).lower == "absolute"
    ends = behind.kind != "word" or behind.lower in NO_NOUN
    return absolute and draft.number.value == 0 and ends


def _goes_on_as_measure(tokens: list[Token], draft: Draft, behind: Token) -> bool:
    number, before = draft.number, token_at(tokens, draft.first - 1)
    if number.form != Form.DIGITS or (number.value >= 1000 and not number.separated):
        return False
    named = before.kind == "word" and before.text[0].isupper() and draft.first > 1
    ends = behind.kind == "" or behind.text in (",", ";", ")")
    if behind.text == ".":
        ends = token_at(tokens, draft.number.after + 2).kind == ""  # no "20 J. Smith"
    return not named and (ends or behind.lower in AFTER_MEASURE)


def _read_m(tokens: list[Token], draft: Draft, at: int) -> bool:
    """As in "5m": million before a noun or unit, metres before "race" or "wide", else unread."""
    following = token_at(tokens, at + 1).lower
    if following in METRES_FOLLOW and tokens[at].text == "m":
        draft.unit, draft.unit_at = Unit("metre", "length"), (at, at + 1)
        draft.set_end(at + 1)
        return True
    million = draft.number.times(10**6, at + 1)
    if unit_behind(tokens, at + 1) or nouns_behind(tokens, at + 1):
        draft.number = million
        draft.set_end(at + 1)
        return _read_unit(tokens, draft)
    draft.left_out = True
    return False


def _read_smaller_unit(tokens: list[Token], draft: Draft) -> None:
    """As in "6 feet 2 inches", "two hours and ten minutes": one quantity in the smaller unit."""
    at = draft.after
    if token_at(tokens, at).lower == "and":
        at += 1
    if draft.unit is None or at >= len(tokens) or draft.unit.name not in LARGER_UNITS:
        return
    smaller = read_number(tokens, at)
    if smaller is None:
        return
    if draft.unit.name in MONEY_COMPOUNDS:
        _add_hundredths(tokens, draft, smaller)
        return
    found = unit_behind(tokens, _past_hyphen(tokens, smaller.after))
    if found is None and _is_inch(tokens, smaller.after):
        found = Unit("inch", "length"), smaller.after + 1
    if found is None:
        return
    factor = COMPOUNDS.get((draft.unit.name, found[0].name))
    if factor and smaller.value < factor:
        draft.number = replace(
            draft.number, value=draft.number.value * factor + smaller.value, after=smaller.after
        )
        draft.unit, after = found
        draft.unit_at = (smaller.after, after)
        draft.set_end(after)


def _add_hundredths(tokens: list[Token], draft: Draft, smaller: Number) -> None:
    """As in "3 dollars 50 cents", "15 dollars 50."; not "15 dollars 50 people paid"."""
    assert draft.unit is not None
    if smaller.value >= 100 or draft.number.separated or draft.number.scale != 1:
        return
    found = unit_behind(tokens, smaller.after)
    after = smaller.after
    if found is not None and found[0].name == MONEY_COMPOUNDS[draft.unit.name]:
        after = found[1]
    elif token_at(tokens, after).text not in ("", ".", ",", ";", ")") or smaller.value < 10:
        return
    elif token_at(tokens, draft.after).lower == "and":
        return  # "15 dollars and 50"
    value = draft.number.value + smaller.value / 100
    draft.number = replace(draft.number, value=value, after=after, separated=True)
    draft.set_end(after)


LARGER_UNITS = frozenset(larger for larger, _ in COMPOUNDS) | MONEY_COMPOUNDS.keys()


def _is_inch(tokens: list[Token], at: int) -> bool:
    """ "in" for inches behind feet: where no place follows that something is in."""
    following = token_at(tokens, at + 1)
    return token_at(tokens, at).text == "in" and (
        following.kind != "word" or following.lower in ("tall", "long", "wide", "high", "deep")
    )


def read_per(tokens: list[Token], draft: Draft) -> None:
    """As in "per barrel", "an hour", "/kg": the unit becomes "US dollar per barrel"."""
    assert draft.unit is not None
    word = token_at(tokens, draft.after)
    at = draft.after + 1
    tied = word.text in HYPHENS and word.glued and token_at(tokens, at + 1).text in HYPHENS
    if tied and token_at(tokens, at).lower in ("a", "an", "per"):  # "a $9-an-hour job"
        word, at = token_at(tokens, at), at + 2
    below = token_at(tokens, at)
    found = unit_or_compound(tokens, at)
    if word.lower == "per" or (word.text == "/" and word.glued and below.glued):
        if not found and word.lower == "per":
            found = _any_noun(tokens, at)
    elif word.lower in ("a", "an"):
        if found and (found[0].kind in NOT_BELOW_A or below.lower.endswith("s")):
            return
        if not found and below.lower in PER_NOUNS:
            found = Unit(below.lower, "noun"), at + 1
        if draft.unit.kind == "share" or (
            draft.unit.kind == "time" and found and found[0].kind != "time"
        ):
            return
    else:
        return
    if found is None or (word.text == "/" and found[0].name == "cent"):
        return  # "5 GeV/c"
    power, after = power_in_words(tokens, found[1])
    name = power + found[0].name
    draft.unit = Unit(f"{draft.unit.name} per {name}", draft.unit.kind)
    begin = draft.unit_at[0] if draft.unit_at else draft.after
    if begin < draft.number.first:
        draft.unit_at = (begin, draft.unit_at[1]) if draft.unit_at else None
    else:
        draft.unit_at = (begin, after)
    draft.set_end(after)
    if token_at(tokens, after).lower == "per" and draft.unit.name.count(" per ") < MAX_RATES:
        read_per(tokens, draft)  # "20 litres per hectare per day"


MAX_RATES = 3
NOT_BELOW_A = frozenset({"money", "times", "share", "point"})


def _any_noun(tokens: list[Token], at: int) -> tuple[Unit, int] | None:
    """The noun behind "per", with an adjective before it: "per share", "per trained employee"."""
    below, behind = token_at(tokens, at), token_at(tokens, at + 1)
    if below.kind != "word" or below.lower in NO_NOUN:
        return None
    goes_on = behind.kind == "word" and behind.text.islower() and below.lower not in PER_NOUNS
    if goes_on and behind.lower not in NO_NOUN and behind.lower not in ("last", "next"):
        return Unit(f"{below.lower} {behind.lower}", "noun"), at + 2
    return Unit(below.lower, "noun"), at + 1


def _read_noun(tokens: list[Token], draft: Draft) -> None:
    """The noun that is counted; "12-member" too."""
    number = draft.number
    if draft.unit is not None and draft.unit_at is not None:
        draft.noun = (draft.unit_at[0], draft.unit_at[0] + 1)
        return
    at = _past_hyphen(tokens, number.after)
    if at != number.after and not has_bound_behind(tokens, number.after):
        if token_at(tokens, at).lower in HYPHEN_NOUNS:
            draft.noun, draft.noun_follows = (at, at + 1), True
        return
    if token_at(tokens, number.after).lower == "who" and number.value > 1:
        draft.unit = Unit("person", "people")
        return
    one = number.value == 1 and number.form == Form.WORDS
    one = one and not has_bound_behind(tokens, number.after)
    draft.noun = nouns_behind(tokens, _past_bound(tokens, number.after), one=one)
    draft.noun_follows = draft.noun is not None


def _past_bound(tokens: list[Token], at: int) -> int:
    """Behind "plus", "or more" and the like, and behind "more": "300 or more people"."""
    length = has_bound_behind(tokens, at)
    return at + (length or token_at(tokens, at).lower in ("more", "+"))


def has_bound_behind(tokens: list[Token], at: int) -> int:
    """How many tokens of a bound stand here ("or more": 2); 0 when none does."""
    if token_at(tokens, at).lower not in FIRST_OF_BOUND:
        return 0
    for length in (4, 3, 2, 1):
        phrase = tuple(token.lower for token in tokens[at : at + length])
        if phrase in BOUND_BEHIND:
            return len(phrase)  # at the end of a text fewer than `length`
    return 0


FIRST_OF_BOUND = frozenset(phrase[0] for phrase in BOUND_BEHIND)
