"""Numbers in digits and in words, and the magnitude words behind them.

Only the English convention is read: a comma groups thousands, a point starts the decimals. What
could mean something else in another country ("1.234,5", "12,34") is not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from alleged.analyse.quantities.tokens import Token, token_at, words
from alleged.analyse.quantities.units import UNITS, unit_behind

MAX_DIGITS = 40
"""A number with more digits is unreadable: no newspaper counts that far, and a float carries 17."""

ONES_IN_ORDER = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
"""
TENS_IN_ORDER = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES = {word: value for value, word in enumerate(ONES_IN_ORDER.split())}
TENS = {word: 10 * value for value, word in enumerate(TENS_IN_ORDER.split(), start=2)}
TENS["fourty"] = 40
HUNDRED = 100
SCALES = {
    "thousand": 10**3,
    "lakh": 10**5,
    "lac": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
}
ABBREVIATED_SCALES = {
    "k": 10**3,
    "K": 10**3,
    "mn": 10**6,
    "mln": 10**6,
    "cr": 10**7,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
MONEY_SCALES = {"m": 10**6, "M": 10**6, "b": 10**9, "B": 10**9, "t": 10**12, "T": 10**12} | {
    name.upper(): scale for name, scale in ABBREVIATED_SCALES.items()
}
"""Magnitudes in amounts of money only: "5m" alone may be metres, "5T" tonnes."""
PLURAL_SCALES = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 10**3,
    "lakhs": 10**5,
    "millions": 10**6,
    "crores": 10**7,
    "billions": 10**9,
    "trillions": 10**12,
}
DOUBLE_SCALES = frozenset(
    {
        ("hundred", "thousand"),
        ("hundred", "million"),
        ("hundred", "billion"),
        ("thousand", "million"),
        ("thousand", "billion"),
        ("lakh", "crore"),
        ("thousand", "crore"),
    }
)
HYPHENS = ("-", "‐", "‑")
FRACTIONS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
FRACTIONS |= {word + "s": value for word, value in FRACTIONS.items() if value > 2}
FRACTION_SIGNS = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
LARGER = {"hundred": 100, "dozen": 12} | SCALES
FRACTION_ENDS = words("and or as in by to at is are was were from on for than but while less more")
"""Behind "one third" they say that it is a fraction and not an ordinal ("one third party")."""
HALF_OF = words("of the its their his her our my your all")
PEOPLE = words("""
    people civilians soldiers protesters demonstrators children women men migrants refugees
    prisoners villagers residents supporters police students fighters rebels activists
    journalists others
    """)

GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
INDIAN_GROUPED = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")


class Form(StrEnum):
    """How a number is written, as far as it matters for what it may mean."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    OPEN = "open"
    """A magnitude without a number: "dozens", "tens of thousands", "several hundred"."""
    UNREADABLE = "unreadable"
    """Number words in a row that make no number: "nineteen eighty-four", "one two three"."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: Decimal
    """With the magnitude: 1.75 billion is 1750000000. The lower end of an open one."""
    first: int
    """Index of its first token."""
    after: int
    """Index of the token after its last."""
    form: Form
    scale: Decimal = Decimal(1)
    """The magnitude word's worth; 1 when there is none."""
    separated: bool = False
    """Whether its digits have separators or decimals, which no year or code has."""
    upper: Decimal | None = None
    """The upper end of an open number that has one."""
    vague: bool = False
    """Whether the words themselves say that it is rough: "a couple of"."""

    @property
    def mantissa(self) -> Decimal:
        """The value without the magnitude."""
        return self.value / self.scale

    def times(self, scale: int | Decimal, after: int) -> Number:
        """The same number with a magnitude behind it."""
        return replace(self, value=self.value * scale, scale=self.scale * scale, after=after)


def digits_value(written: str) -> Decimal | None:
    """The value of ASCII digits with English separators; None when they cannot be read safely."""
    if sum(map(str.isdigit, written)) > MAX_DIGITS:
        return None
    if not any(form.fullmatch(written) for form in (PLAIN, GROUPED, INDIAN_GROUPED)):
        return None
    whole = written.split(".")[0]
    if len(whole) > 1 and whole.startswith("0"):
        return None  # 007, 0800: a code
    return Decimal(written.replace(",", ""))


def read_number(tokens: list[Token], first: int) -> Number | None:
    """The number that starts with this token, in its longest reading; None when none does."""
    token = tokens[first]
    if token.kind == "number":
        return _digits(tokens, first)
    if token.text in FRACTION_SIGNS:
        return Number(_fraction_sign(token), first, first + 1, Form.DIGITS, separated=True)
    reader = READERS.get(token.lower)
    return reader(tokens, first) if reader else None


def _fraction_sign(token: Token) -> Decimal:
    above, below = FRACTION_SIGNS[token.text]
    return Decimal(above) / below


def _lower(tokens: list[Token], index: int) -> str:
    return token_at(tokens, index).lower


def _past_hyphen(tokens: list[Token], index: int) -> int:
    """The index after a hyphen that ties two words, or the same index."""
    tied = token_at(tokens, index).text in HYPHENS and tokens[index].glued
    return index + 1 if tied and token_at(tokens, index + 1).glued else index


def _digits(tokens: list[Token], first: int) -> Number | None:
    token = tokens[first]
    value = digits_value(token.text)
    if value is None:
        return None
    after, separated = first + 1, "," in token.text or "." in token.text
    if len(token.text) <= 3:
        grouped = _space_groups(tokens, first) or _apostrophe_groups(tokens, first)
        if grouped is not None:
            (value, after), separated = grouped, True
    if token_at(tokens, after).text in FRACTION_SIGNS:
        value, after, separated = value + _fraction_sign(tokens[after]), after + 1, True
    elif slashed := _slashed(tokens, after):
        value, after, separated = value + slashed, after + 3, True
    elif part := _part_of_unit(tokens, first):
        value, after, separated = part, after + 2, True
    elif part := _part_of_whole(tokens, first):
        return Number(part, first, first + 3, Form.FRACTION, separated=True)
    number = Number(value, first, after, Form.DIGITS, separated=separated)
    if power := _power(tokens, after):
        factor, behind = power
        return replace(number, value=value * factor, after=behind, separated=True)
    if token.text == "10" and (caret := _caret_exponent(tokens, after)):
        exponent, behind = caret
        return replace(number, value=Decimal(10) ** exponent, after=behind, separated=True)
    return _with_scale(tokens, _with_half(tokens, number))


def _space_groups(tokens: list[Token], first: int) -> tuple[Decimal, int] | None:
    """Groups of three digits behind narrow spaces, as in SI; a plain space is ambiguous."""
    written, after = tokens[first].text, first + 1
    while len(written) < MAX_DIGITS - 2 and _is_group(tokens, after):
        if not re.fullmatch(r"[0-9]{3}", tokens[after].text):
            break
        written += tokens[after].text
        after += 1
    if after == first + 1 or written.startswith("0"):
        return None
    return Decimal(written), after


def _apostrophe_groups(tokens: list[Token], first: int) -> tuple[Decimal, int] | None:
    """Groups of three digits behind apostrophes, as the Swiss write them: "10'000"."""
    written, after = tokens[first].text, first + 1
    while len(written) < MAX_DIGITS - 2 and token_at(tokens, after).text in ("'", "’"):
        group = token_at(tokens, after + 1)
        if not (tokens[after].glued and group.glued and SWISS_GROUP.fullmatch(group.text)):
            break
        written += group.text
        after += 2
        if "." in group.text:
            break
    if after == first + 1 or written.startswith("0"):
        return None
    return Decimal(written), after


SWISS_GROUP = re.compile(r"[0-9]{3}(?:\.[0-9]{1,12})?")


def _is_group(tokens: list[Token], at: int) -> bool:
    """Whether a token goes on with the digits before it: a narrow space, or a plain one before
    "000", which nothing else is written with."""
    token = token_at(tokens, at)
    before = token_at(tokens, at - 1)
    plain = token.text == "000" and token.start - before.end == 1 and before.text != "000"
    return token.grouped or plain


def _part_of_unit(tokens: list[Token], first: int) -> Decimal | None:
    """The fraction in "1/4 inch": digits glued to a stroke, with a unit behind."""
    above, slash, below = (token_at(tokens, first + at) for at in range(3))
    if slash.text not in ("/", "⁄") or not (slash.glued and below.glued) or above.glued:
        return None
    if not re.fullmatch(r"[1-9]", above.text) or below.text not in ("2", "3", "4", "8", "16"):
        return None
    return Decimal(above.text) / Decimal(below.text) if unit_behind(tokens, first + 3) else None


def _part_of_whole(tokens: list[Token], first: int) -> Decimal | None:
    """The fraction in "about 1/40 of the length": digits glued to a stroke, and a whole behind.

    "9/11 of this year" stays a date: the fraction has 1 above, or at most 10 below.
    """
    above, slash, below = (token_at(tokens, first + at) for at in range(3))
    if slash.text not in ("/", "⁄") or not (slash.glued and below.glued) or above.glued:
        return None
    if not SMALL.fullmatch(above.text) or not SMALL.fullmatch(below.text):
        return None
    if not 0 < int(above.text) < int(below.text) or (above.text != "1" and int(below.text) > 10):
        return None
    whole = _lower(tokens, first + 3) == "of" and _lower(tokens, first + 4) in HALF_OF | {"a"}
    return Decimal(above.text) / Decimal(below.text) if whole else None


SMALL = re.compile(r"[1-9][0-9]{0,3}")
MAX_EXPONENT = 30
TIMES_SIGNS = ("x", "×", "·")
EXPONENT_SIGNS = ("-", "−", "–", "+", "⁻", "⁺")


def _power(tokens: list[Token], at: int) -> tuple[Decimal, int] | None:
    """The factor in "4e14", "5.5 x 10^-3", "2.48×10−5", "8x2^10", and the token behind it."""
    base = 10
    if token_at(tokens, at).lower == "e" and tokens[at].glued:
        power = _exponent(tokens, at + 1)
    elif token_at(tokens, at).text not in TIMES_SIGNS:
        return None
    elif token_at(tokens, at + 1).text == "10":
        power = _exponent(tokens, at + 2) or _caret_exponent(tokens, at + 2)
    elif token_at(tokens, at + 1).text == "2":
        base, power = 2, _caret_exponent(tokens, at + 2)
    else:
        return None
    return (Decimal(base) ** power[0], power[1]) if power else None


def _caret_exponent(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The exponent behind a caret, or raised: "^-3", "⁻³"."""
    mark = token_at(tokens, at)
    if not mark.glued:
        return None
    if mark.text == "^":
        return _exponent(tokens, at + 1)
    return _exponent(tokens, at) if mark.text in RAISED else None


def _exponent(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The exponent that starts here, glued to what it raises, and the token behind it."""
    sign = token_at(tokens, at)
    signed = sign.text in EXPONENT_SIGNS and sign.glued
    at += signed
    digits = token_at(tokens, at)
    written, behind = digits.text, at + 1
    if digits.glued and digits.text in RAISED:
        written, behind = "", at
        while len(written) < 3 and token_at(tokens, behind).text in RAISED:
            written += str(RAISED.index(tokens[behind].text))
            behind += 1
    if not digits.glued or not re.fullmatch(r"[0-9]{1,2}", written):
        return None
    exponent = int(written)
    if exponent > MAX_EXPONENT:
        return None
    return (-exponent if signed and sign.text not in "+⁺" else exponent), behind


RAISED = tuple("⁰¹²³⁴⁵⁶⁷⁸⁹")


def _slashed(tokens: list[Token], first: int) -> Decimal | None:
    """The fraction in "2 1/2": three tokens glued to each other, not to the whole number."""
    above, slash, below = (token_at(tokens, first + at) for at in range(3))
    if above.glued or slash.text not in ("/", "⁄") or not (slash.glued and below.glued):
        return None
    if not re.fullmatch(r"[1-9]", above.text) or below.text not in ("2", "3", "4", "8", "16"):
        return None
    value = Decimal(above.text) / Decimal(below.text)
    return value if value < 1 else None


def _with_half(tokens: list[Token], number: Number) -> Number:
    """The number with "and a half" or "and three quarters" behind it."""
    at = number.after
    if number.scale == 1 and _lower(tokens, at) == "and":
        numerator = {"a": 1, "one": 1, "three": 3}.get(_lower(tokens, at + 1))
        below = _past_hyphen(tokens, at + 2)
        denominator = {"half": 2, "quarter": 4, "third": 3}.get(_lower(tokens, below))
        if numerator == 3 and _lower(tokens, below) == "quarters":
            denominator = 4
        elif numerator == 3:
            return number
        if numerator and denominator:
            part = Decimal(numerator) / denominator
            return replace(number, value=number.value + part, after=below + 1, separated=True)
    return number


def _with_scale(tokens: list[Token], number: Number) -> Number:
    """The number with the magnitude words behind it: "billion", "bn", "lakh crore"."""
    at = _past_hyphen(tokens, number.after)
    token = token_at(tokens, at)
    # "25k" is a magnitude, "25 k" hardly; "2 bn" is.
    kelvin = token.text == "K" and number.separated and number.value >= 100
    if kelvin:
        return number
    if token.text in ABBREVIATED_SCALES and (token.glued or len(token.text) > 1):
        return number.times(ABBREVIATED_SCALES[token.text], at + 1)
    if token.lower not in LARGER:
        return number
    number = number.times(LARGER[token.lower], at + 1)
    pair = (token.lower, _lower(tokens, at + 1))
    if pair in DOUBLE_SCALES:
        number = number.times(SCALES[pair[1]], at + 2)
    return number


def _cardinal(tokens: list[Token], first: int) -> Number:
    """Number words: "twenty-three million", "two hundred and five", "a hundred"."""
    total, group, last, smallest = 0, None, "", 10**MAX_DIGITS
    at = first
    if tokens[first].lower in ("a", "an"):
        group, last, at = 1, "ones", first + 1
    while True:
        here = _past_hyphen(tokens, at) if at > first else at
        word = _lower(tokens, here)
        joined = word in ("and", "&") and last in ("hundred", "scale")
        if (joined and _joins(tokens, here + 1, last)) or (
            word == "," and last == "scale" and _goes_on(tokens, here + 1)
        ):
            here += 1
            word = _lower(tokens, here)
        if word in ONES or word in TENS:
            small = ONES.get(word, 0) or TENS.get(word, 0)
            kind = "tens" if word in TENS else "ones"
            if group is None:
                group = small
            elif last == "hundred" or (last == "tens" and 0 < small < 10):
                group += small
            else:
                return _unreadable(tokens, first, here)
            last = kind
        elif word == "hundred" and group and group < HUNDRED and last in ("ones", "tens"):
            group, last = group * HUNDRED, "hundred"
        elif word in SCALES and group is not None and SCALES[word] < smallest:
            total, group, last = total + group * SCALES[word], None, "scale"
            smallest = SCALES[word]
        elif (_lower(tokens, here - 1), word) in DOUBLE_SCALES and total and group is None:
            total, smallest = total * SCALES[word], 0
        else:
            break
        at = here + 1
    value = Decimal(total + (group or 0))
    scale = Decimal(smallest) if total and not group and smallest else Decimal(1)
    number = Number(value, first, at, Form.WORDS, scale=scale)
    if last in ("ones", "tens") and not total:
        number = _with_half(tokens, _with_point(tokens, number))
        return _with_scale(tokens, number)
    return number


def _joins(tokens: list[Token], after_and: int, last: str) -> bool:
    """Whether "and" continues a number ("two hundred and five") rather than starts another
    ("two hundred and three hundred")."""
    at = after_and
    if _lower(tokens, at) not in ONES and _lower(tokens, at) not in TENS:
        return False
    while _lower(tokens, at) in ONES or _lower(tokens, at) in TENS:
        at = _past_hyphen(tokens, at + 1)
        if at - after_and > 3:
            return False
    following = _lower(tokens, at)
    return following not in LARGER or (last == "hundred" and following != "hundred")


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether hundreds behind a comma belong to the millions before it: "three million, two hundred
    and forty"; a list has "and" behind its last comma, and a number of another size."""
    return (
        _lower(tokens, at) in ONES
        and _lower(tokens, at + 1) == "hundred"
        and _lower(tokens, at + 2) in ("and", "&", "thousand")
        and _lower(tokens, at + 3) in NUMBER_GOES_ON
    )


NUMBER_GOES_ON = ONES.keys() | TENS.keys() | {"and", "&", ","}


def _unreadable(tokens: list[Token], first: int, at: int) -> Number:
    while True:
        here = _past_hyphen(tokens, at)
        if _lower(tokens, here) not in ONES and _lower(tokens, here) not in TENS:
            return Number(Decimal(0), first, at, Form.UNREADABLE)
        at = here + 1


def _with_point(tokens: list[Token], number: Number) -> Number:
    """The number with spelled decimals: "two point five"."""
    at = number.after
    if _lower(tokens, at) != "point":
        return number
    decimals = ""
    while len(decimals) < 6 and ONES.get(_lower(tokens, at + 1 + len(decimals)), 10) < 10:
        decimals += str(ONES[_lower(tokens, at + 1 + len(decimals))])
    if not decimals:
        return number
    value = number.value + Decimal(f"0.{decimals}")
    return replace(number, value=value, after=at + 1 + len(decimals), separated=True)


def _small_or_fraction(tokens: list[Token], first: int) -> Number | None:
    """A number word: the numerator of a fraction ("two-thirds"), or a cardinal."""
    above = ONES.get(tokens[first].lower, 0)
    at = _past_hyphen(tokens, first + 1)
    word = _lower(tokens, at)
    if 0 < above < FRACTIONS.get(word, 0) and (above == 1) == (not word.endswith(("s", "ves"))):
        # "the last three quarters" are nine months, "one third party" is a party.
        tied = at == first + 2 or _lower(tokens, at + 1) == "of"
        ends = token_at(tokens, at + 1).kind != "word" or _lower(tokens, at + 1) in FRACTION_ENDS
        if tied or ((ends or word.endswith("s")) and not word.startswith("quarter")):
            return _fraction_of(tokens, first, at + 1, Decimal(above) / FRACTIONS[word])
        return Number(Decimal(0), first, at + 1, Form.UNREADABLE)
    if word == "halves" and above % 2 and above > 1:
        return Number(Decimal(above) / 2, first, at + 1, Form.WORDS)  # "three halves"
    return _cardinal(tokens, first)


POINT_UNITS = (["of", "a", "percentage"], ["of", "a", "point"])
"""Behind a fraction: "a quarter of a percentage point" is 0.25 points."""


def _fraction_of(tokens: list[Token], first: int, after: int, value: Decimal) -> Number:
    """A fraction, or the number it makes of a magnitude: "three-quarters of a million"."""
    next_words = [_lower(tokens, after + at) for at in range(3)]
    one = Number(value, first, after, Form.WORDS)
    if next_words[:2] in (["of", "a"], ["of", "an"]) and next_words[2] in LARGER:
        return one.times(LARGER[next_words[2]], after + 3)
    if next_words[0] in LARGER:
        return one.times(LARGER[next_words[0]], after + 1)
    if next_words in POINT_UNITS:
        return Number(value, first, after + 2, Form.WORDS)
    return Number(value, first, after, Form.FRACTION)


ROUGHLY = words("nearly almost about around roughly over")
"""May stand between "by" and a fraction: "fell by nearly a third"."""


def _article(tokens: list[Token], first: int) -> Number | None:
    """As in "a hundred", "a dozen", "a couple of", "a third of", "a few thousand"."""
    at = _past_hyphen(tokens, first + 1)
    word = _lower(tokens, at)
    if word == "dozen":
        return Number(Decimal(1), first, at, Form.WORDS).times(12, at + 1)
    if word in LARGER:
        return _cardinal(tokens, first)
    if word == "couple":
        return _couple(tokens, first, at + 1)
    if word == "few":
        return _several(tokens, first, at + 1)
    if word in FRACTIONS and not word.endswith(("s", "ves")):
        after = _past_hyphen(tokens, at + 1)
        value = Decimal(1) / FRACTIONS[word]
        if _lower(tokens, after) == "of" or _lower(tokens, after) in LARGER:
            return _fraction_of(tokens, first, after, value)
        rough = _lower(tokens, first - 1) in ROUGHLY
        if word != "half" and _lower(tokens, first - 1 - rough) == "by":
            return Number(value, first, at + 1, Form.FRACTION)
    return _one_of_unit(tokens, first)


def _one_of_unit(tokens: list[Token], first: int) -> Number | None:
    """As in "a gallon of milk", "a kilobyte is 1,000 bytes"; not "$3 a gallon", "a ton of fun"."""
    found = unit_behind(tokens, first + 1)
    if found is None or found[0].kind not in MEASURED_ONES or found[0].name in FIGURATIVE:
        return None
    if token_at(tokens, first + 1).lower in FIGURATIVE:
        return None
    before = token_at(tokens, first - 1)
    if before.kind == "number" or before.lower in LARGER or unit_behind(tokens, first - 1):
        return None
    behind = _lower(tokens, found[1])
    measured = behind == "of" and before.lower not in ("not", "without", "within", "half")
    defined = behind in ("is", "equals") and before.kind == ""
    return Number(Decimal(1), first, first + 1, Form.WORDS) if measured or defined else None


MEASURED_ONES = words("volume mass area energy data")
"""Kinds of units that "a" may stand before as one."""
FIGURATIVE = words("ton gigaton megaton bit ounce acre bushel stone")


def _couple(tokens: list[Token], first: int, at: int) -> Number | None:
    of = _lower(tokens, at) == "of"
    word = _lower(tokens, at + of)
    number = Number(Decimal(2), first, at, Form.WORDS, vague=True)
    if word in LARGER:
        return number.times(LARGER[word], at + of + 1)
    if of and token_at(tokens, at + 1).kind == "word" and word.endswith("s"):
        return number if word not in PLURAL_SCALES else None
    return None


def _several(tokens: list[Token], first: int, at: int) -> Number | None:
    """As in "several hundred", "a few thousand": at least one of the magnitude, no more is said."""
    word = _lower(tokens, at)
    scale = LARGER.get(word) or PLURAL_SCALES.get(word)
    if not scale:
        return None
    return Number(Decimal(scale), first, at + 1, Form.OPEN, scale=Decimal(scale), vague=True)


def _half(tokens: list[Token], first: int) -> Number | None:
    """As in "half a million", "half an hour", "half of them"; not "the second half"."""
    at = _past_hyphen(tokens, first + 1)
    if _lower(tokens, at) in ("a", "an"):
        at = _past_hyphen(tokens, at + 1)
        if _lower(tokens, at) in LARGER:
            return _fraction_of(tokens, first, at, Decimal("0.5"))
        if unit_behind(tokens, at):
            return Number(Decimal("0.5"), first, at, Form.WORDS)
        return None
    if _lower(tokens, at) in LARGER:
        return _fraction_of(tokens, first, at, Decimal("0.5"))
    if _lower(tokens, first - 1) in ("first", "second", "other", "latter", "former", "better"):
        return None
    if _lower(tokens, first + 1) in HALF_OF:
        return Number(Decimal("0.5"), first, first + 1, Form.FRACTION)
    return None


def _quarter(tokens: list[Token], first: int) -> Number | None:
    """As in "quarter million"; "the quarter" is a time."""
    if _lower(tokens, first + 1) in SCALES:
        return _fraction_of(tokens, first, first + 1, Decimal("0.25"))
    return None


def _plural_scale(tokens: list[Token], first: int) -> Number | None:
    """As in "dozens", "tens of thousands": at least one of the magnitude."""
    word = tokens[first].lower
    scale = PLURAL_SCALES[word]
    larger = PLURAL_SCALES.get(_lower(tokens, first + 2), 0)
    if _lower(tokens, first + 1) == "of" and larger >= 1000 and word in ("tens", "hundreds"):
        low = Decimal(scale * larger)
        return Number(low, first, first + 3, Form.OPEN, scale=low, upper=low * 10)
    if word == "tens":
        return None
    if word == "scores" and not (
        _lower(tokens, first + 1) == "of" and _lower(tokens, first + 2) in PEOPLE
    ):
        return None  # the scores of a game
    return Number(Decimal(scale), first, first + 1, Form.OPEN, scale=Decimal(scale))


def _fold(tokens: list[Token], first: int) -> Number:
    """As in "sixfold": the unit is read from the same word."""
    word = tokens[first].lower.removesuffix("fold")
    value = ONES.get(word) or TENS.get(word) or LARGER[word]
    return Number(Decimal(value), first, first + 1, Form.WORDS)


FOLDS = frozenset(f"{word}fold" for word in (*list(ONES)[2:], *TENS, "hundred", "thousand"))
READERS: dict[str, Callable[[list[Token], int], Number | None]] = {
    **dict.fromkeys(ONES, _small_or_fraction),
    **dict.fromkeys(TENS, _cardinal),
    **dict.fromkeys(PLURAL_SCALES, _plural_scale),
    **dict.fromkeys(FOLDS, _fold),
    "a": _article,
    "an": _article,
    "half": _half,
    "quarter": _quarter,
    "several": lambda tokens, first: _several(tokens, first, first + 1),
    "many": lambda tokens, first: _several(tokens, first, first + 1),
    "few": lambda tokens, first: _several(tokens, first, first + 1),
}
"""Number words by the function that reads on from them."""

MEASURES = frozenset(
    first
    for first, forms in UNITS.behind.items()
    if any(form.unit.kind in MEASURED_ONES and not form.exact for form in forms)
)
"""First words of the units that "a" may stand before."""
NUMBER_WORDS = frozenset(
    {*ONES, *TENS, *LARGER, *PLURAL_SCALES, *FRACTIONS, *FOLDS, *MEASURES, "couple"}
)
"""A sentence with none of these and no digit holds no number."""
