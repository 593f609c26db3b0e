"""The words of time expressions: text to tokens, each with a class that the grammar knows."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from alleged.analyse.once import once_a_text
from alleged.analyse.timex.calendar import MONTHS, WEEKDAYS, Grain
from alleged.records.spans import Span


def word_set(words: str) -> frozenset[str]:
    """The words of a list written with blanks and line ends between them."""
    return frozenset(words.split())


_TOKEN = re.compile(
    r"""
    [AaPp]\.[Mm]\b\.?
  | [oO]['’]clock\b
  | (?:[A-Za-z]\.){2,4}
  | [^\W\d_]++(?!\w)
  | [0-9]{4}-[0-9]{2}-[0-9]{2}
      (?:[T\ ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w-])
  | [0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?=\s?[AaPp]\.?[Mm]\b)
  | [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![\w:])
  | [0-9]{1,4}(?:/[0-9]{1,2}/|\.[0-9]{1,2}\.|-[0-9]{1,2}-)[0-9]{1,4}(?![\w/])
  | [0-9]{1,2}/[0-9]{1,4}(?![\w/])
  | [0-9]{1,3}(?:,[0-9]{3})++(?:\.[0-9]++)?(?!\w)
  | [0-9]++\.[0-9]++(?!\w)
  | ['’‘`]?[0-9]{1,4}['’]?s(?!\w)
  | ['’‘`][0-9]{2}(?!\w)
  | [0-9]{1,2}(?:st|nd|rd|th)(?!\w)
  | [0-9]{1,2}(?=[AaPp]\.?[Mm]\b)
  | \w++
  | ['’]s(?!\w)
  | [^\w\s]
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class Tokens:
    """The tokens of one sentence."""

    text: str
    """The document's text; offsets count in it."""
    starts: list[int]
    ends: list[int]
    lows: list[str]
    classes: str
    """One letter a token, from `CLASS_LETTERS`."""

    def word(self, i: int) -> str:
        """As written; empty outside the sentence."""
        return self.text[self.starts[i] : self.ends[i]] if 0 <= i < len(self.starts) else ""

    def low(self, i: int) -> str:
        """In small letters; empty outside the sentence."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def glued(self, i: int) -> bool:
        """Whether token `i` follows the one before without a space."""
        return 0 < i < len(self.starts) and self.starts[i] == self.ends[i - 1]

    def touched(self, span: Span) -> tuple[int, int]:
        """The tokens that a span touches: first, and behind the last."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        if self.ends and self.ends[first] <= span.start and first + 1 < len(self.starts):
            first += 1
        last = first
        while last < len(self.starts) and self.starts[last] < span.end:
            last += 1
        return first, max(last, first + 1)


def _number_words() -> dict[str, int]:
    ones = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen"
    )
    tens = "twenty thirty forty fifty sixty seventy eighty ninety"
    return {word: i for i, word in enumerate(ones.split(" "))} | {
        word: 10 * i for i, word in enumerate(tens.split(" "), 2)
    }


NUMBERS = _number_words()
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


def _ordinal_words() -> dict[str, int]:
    words = (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    )
    return {word: i for i, word in enumerate(words.split(" "), 1)} | {"thirtieth": 30}


ORDINALS = _ordinal_words()
MONTH_NUMBERS = (
    {name.lower(): i for i, name in enumerate(MONTHS, 1)}
    | {name.lower()[:3]: i for i, name in enumerate(MONTHS, 1)}
    | {"sept": 9}
)
_FOREIGN_MONTHS = {
    "Spanish": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "French": "janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre",
    "German": "januar februar märz april mai juni juli august september oktober november dezember",
    "Italian": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
    "novembre dicembre",
    "Portuguese": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
}
FOREIGN_MONTH_NUMBERS = {
    name: number
    for names in _FOREIGN_MONTHS.values()
    for number, name in enumerate(names.split(), 1)
    if name not in MONTH_NUMBERS
}
"""Months as the languages name them whose dates stand in English articles most; all agree on the
number of a name. Read only in a whole date: `mars` and `mai` are also other words."""
WEEKDAY_NUMBERS = (
    {name.lower(): i for i, name in enumerate(WEEKDAYS)}
    | {name.lower() + "s": i for i, name in enumerate(WEEKDAYS)}
    | {name.lower()[:3]: i for i, name in enumerate(WEEKDAYS)}
    | {"tues": 1, "thur": 3, "thurs": 3}
)
SEASON_NUMBERS = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3} | {
    "springtime": 0,
    "summertime": 1,
    "wintertime": 3,
}
DAY_PARTS = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "dawn": "TMO",
    "daybreak": "TMO",
    "dusk": "TEV",
    "nightfall": "TEV",
    "sunrise": "TMO",
    "sunset": "TEV",
    "lunchtime": "TAF",
    "mornings": "TMO",
    "afternoons": "TAF",
    "evenings": "TEV",
    "nights": "TNI",
}
DAY_HOURS = {"noon": (12, 0), "midday": (12, 0), "midnight": (24, 0), "noontime": (12, 0)}
UNITS: dict[str, tuple[str, Grain | None]] = {
    "second": ("S", None),
    "minute": ("M", None),
    "hour": ("H", None),
    "day": ("D", Grain.DAY),
    "week": ("W", Grain.WEEK),
    "weekend": ("WE", Grain.WEEKEND),
    "fortnight": ("W", Grain.WEEK),
    "month": ("M", Grain.MONTH),
    "quarter": ("Q", Grain.QUARTER),
    "year": ("Y", Grain.YEAR),
    "decade": ("DE", Grain.DECADE),
    "century": ("CE", Grain.CENTURY),
    "millennium": ("ML", None),
}
PLURALS = {
    "seconds": "second",
    "secs": "second",
    "minutes": "minute",
    "mins": "minute",
    "hours": "hour",
    "hrs": "hour",
    "days": "day",
    "weeks": "week",
    "weekends": "weekend",
    "fortnights": "fortnight",
    "months": "month",
    "quarters": "quarter",
    "years": "year",
    "yrs": "year",
    "decades": "decade",
    "centuries": "century",
    "millennia": "millennium",
}
ADVERB_SETS = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "annual": "P1Y",
    "hourly": "PT1H",
    "biannually": "P6M",
}
# Fixed-date and moving holidays; the moving ones are worked out in `timex_resolve`.
HOLIDAY_WORDS = {
    "christmas": "christmas",
    "xmas": "christmas",
    "thanksgiving": "thanksgiving",
    "easter": "easter",
    "halloween": "halloween",
}

_CLASS_WORDS: dict[str, str] = {
    "the": "the",
    "a": "a an",
    "this": "this",
    "that": "that",
    "these": "these those",
    "same": "same very",
    "current": "current present",
    "latest": "latest",
    "last": "last",
    "past": "past",
    "previous": "previous preceding prior",
    "next": "next",
    "coming": "coming upcoming forthcoming",
    "following": "following subsequent ensuing",
    "own": "its their his her our my your",
    "ago": "ago",
    "earlier": "earlier",
    "later": "later",
    "before": "before",
    "after": "after",
    "hence": "hence",
    "from": "from",
    "now": "now",
    "early": "early",
    "late": "late",
    "mid": "mid",
    "beginning": "beginning start outset",
    "middle": "middle",
    "end": "end close",
    "about": "about around approximately roughly some circa",
    "nearly": "nearly almost",
    "more": "more longer",
    "less": "less fewer",
    "than": "than",
    "over": "over exceeding",
    "under": "under below",
    "at": "at",
    "least": "least",
    "most": "most",
    "up": "up",
    "to": "to",
    "within": "within",
    "couple": "couple",
    "few": "few several many",
    "dozen": "dozen dozens handful number",
    "half": "half",
    "of": "of",
    "in": "in during",
    "on": "on",
    "and": "and",
    "or": "or",
    "so": "so",
    "each": "each every",
    "other": "other",
    "all": "all",
    "one": "one",
    "scale": "hundred thousand",
    "month": " ".join(set(MONTH_NUMBERS) - {"may", "march"}),
    "maymarch": "may march",
    "foreignmonth": " ".join(FOREIGN_MONTH_NUMBERS),
    "weekday": " ".join(w for w in WEEKDAY_NUMBERS if not w.endswith("days")),
    "weekdays": " ".join(w for w in WEEKDAY_NUMBERS if w.endswith("days")),
    "season": " ".join(SEASON_NUMBERS),
    "unit": " ".join(UNITS),
    "units": " ".join(PLURALS),
    "part": "morning afternoon evening dawn daybreak dusk nightfall sunrise sunset lunchtime",
    "night": "night",
    "parts": "mornings afternoons evenings nights",
    "noon": "noon midday midnight noontime",
    "yesterday": "yesterday today tomorrow",
    "tonight": "tonight overnight",
    "ampm": "am pm a.m a.m. p.m p.m.",
    "oclock": "o'clock",
    "zone": "est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest eet msk ist jst "
    "e.s.t. e.d.t. g.m.t.",
    "daily": " ".join(ADVERB_SETS),
    "fiscal": "fiscal financial",
    "calendar": "calendar full",
    "holiday": " ".join(HOLIDAY_WORDS),
    "new": "new",
    "eve": "eve",
    "era": "bc ad bce ce b.c. a.d. b.c.e. c.e.",
    "period": "period span stretch",
    "recent": "recent",
    "long": "long old",
    "additional": "additional extra further another full whole entire consecutive straight "
    "trading working business calendar crucial successive solid",
    "moment": "moment time",
    "early2": "first opening final closing",
    "quartercode": "q1 q2 q3 q4 1q 2q 3q 4q h1 h2 1h 2h",
    "nineties": "twenties thirties forties fifties sixties seventies eighties nineties",
    "ref": "currently recently previously formerly soon nowadays shortly already lately",
    "future": "future",
    "per": "per",
    "by": "by until till since through throughout",
    "quantity": "percent pct dollars euros pounds people",
    "term": "term",
    "weekly": "once twice times",
    "sometime": "sometime",
    "right": "right",
    "comma": ",",
    "dot": ".",
    "hyphen": "- \u2010 \u2011",
    "dash": "– — / ―",
    "open": "( [",
    "close": ") ]",
    "possessive": "'s",
    "apostrophe": "'",
    "money": "$ € £ ¥ #",
    "plus": "+ −",
}
# Classes that the form decides.
_SHAPES = (
    "word",
    "card",
    "ordinal",
    "dom",
    "int",
    "year",
    "big",
    "decimal",
    "frac",
    "clock",
    "iso",
    "slashed",
    "decade",
    "ordday",
    "shortyear",
    "mark",
    "other",
)

CLASS_LETTERS: dict[str, str] = {
    name: chr(0xE000 + i) for i, name in enumerate([*_CLASS_WORDS, *_SHAPES])
}
"""Each class of words has a letter of the private use area, so that a sentence is a string and a
rule a regular expression over it."""

_WORD, _HYPHEN, _DASH = (CLASS_LETTERS[name] for name in ("word", "hyphen", "dash"))

_WORD_LETTERS: dict[str, str] = {}
for _name, _listed in _CLASS_WORDS.items():
    for _word in _listed.split():
        _WORD_LETTERS.setdefault(_word, CLASS_LETTERS[_name])
for _word in NUMBERS:
    _WORD_LETTERS.setdefault(_word, CLASS_LETTERS["card"])
for _word in ORDINALS:
    # `second` and `quarter` are units too; the unit wins, and rules for ordinals name both.
    _WORD_LETTERS[_word] = CLASS_LETTERS["ordinal"]

_ABBREVIATED = frozenset(word for word in MONTH_NUMBERS if len(word) <= 4) - {"june", "july", "may"}
_SHORT_DAYS = frozenset(word for word in WEEKDAY_NUMBERS if len(word) <= 5)
_NEED_CAPITAL = _ABBREVIATED | _SHORT_DAYS | {"march", "may", "august", "new"}

_TRIGGER_CLASSES = (
    "month maymarch weekday weekdays season unit units part night parts noon yesterday tonight "
    "ampm oclock daily holiday now recent ago nineties ref future"
)
TRIGGERS = word_set(
    " ".join(_CLASS_WORDS[name] for name in _TRIGGER_CLASSES.split(" "))
    + " then time term current past present eve second moment era fiscal nineteen eighteen"
)
"""A sentence with none of these and no digit holds no time expression."""
_TRIGGER_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"[0-9]")


def has_trigger(words: str) -> bool:
    """Whether a sentence can hold a time expression at all."""
    return _DIGIT.search(words) is not None or not TRIGGERS.isdisjoint(
        _TRIGGER_WORD.findall(words.lower())
    )


@once_a_text
def read_tokens(text: str, start: int, end: int) -> Tokens:
    """Cut a sentence into words, numbers and marks, each with its class."""
    starts: list[int] = []
    ends: list[int] = []
    lows: list[str] = []
    letters: list[str] = []
    for found in _TOKEN.finditer(text, start, end):
        first, last = found.span()
        low, letter = _classed(found.group())
        if letter == _HYPHEN and not (
            last < end
            and not text[last].isspace()
            and first > start
            and not text[first - 1].isspace()
        ):
            letter = _DASH
        starts.append(first)
        ends.append(last)
        lows.append(low)
        letters.append(letter)
    return Tokens(text, starts, ends, lows, "".join(letters))


@lru_cache(maxsize=20_000)
def _classed(word: str) -> tuple[str, str]:
    """A token in small letters, and the letter of its class, whatever stands around it."""
    low = word.lower().replace("’", "'")
    letter = _WORD_LETTERS.get(low)
    if letter is None:
        return low, _WORD if low.isalpha() else CLASS_LETTERS[_shape(low)]
    return low, _WORD if low in _NEED_CAPITAL and not word[0].isupper() else letter


def _shape(low: str) -> str:
    """The class of a token that is no listed word."""
    first = low[0]
    if not ("0" <= first <= "9" or (first in "'’‘`" and len(low) > 1)):
        return "mark" if not (low[0].isalnum()) else "word" if low[0].isalpha() else "other"
    if low.isascii() and low.isdigit():
        return _integer_shape(low)
    if first in "'‘`" and low[1:].isdigit():
        return "shortyear"
    if low.endswith("s"):
        digits = low.strip("'’‘`s")
        return (
            "decade"
            if digits.isdigit() and len(digits) in (2, 4) and digits[-1] == "0"
            else "other"
        )
    if low.endswith(("st", "nd", "rd", "th")):
        return "ordday"
    if len(low) >= 8 and low[4:5] == "-" and low[7:8] == "-" and len(low) >= 10:
        return "iso"
    if ":" in low:
        return "clock"
    if "," in low:
        return "big"
    if "/" in low or low.count(".") == 2 or low.count("-") == 2:
        return "slashed" if low.count("/") != 1 else "frac"
    return "decimal" if "." in low else "other"


def _integer_shape(low: str) -> str:
    if len(low) <= 2:
        return "dom" if 1 <= int(low) <= 31 else "int"
    if len(low) == 4 and low[0] in "12":
        return "year"
    return "int" if len(low) <= 40 else "other"


def read_number(tokens: Tokens, start: int, end: int) -> float | None:
    """The value of number words or digits, `two and a half` and `2 1/2` among them."""
    total = 0.0
    current = 0.0
    seen = False
    for i in range(start, end):
        low = tokens.low(i)
        if low in NUMBERS:
            # "nineteen ninety-four": two halves of a year, not a sum.
            if current >= 10 and NUMBERS[low] >= 10 and current % 100:
                current = current * 100
            current += NUMBERS[low]
            seen = True
        elif low in SCALES:
            current = (current or 1) * SCALES[low]
            if low != "hundred":
                total, current = total + current, 0.0
            seen = True
        elif low in ("a", "an"):
            if i == start:
                current, seen = 1.0, True
        elif low == "half":
            current += 0.5 if seen and tokens.low(i - 1) in ("a", "an", "-", "and") else 0.0
            if not seen or (i == start + 1 and tokens.low(start) in ("a", "an")):
                total, current, seen = 0.0, 0.5, True
        elif low in ("and", "-", "of", "couple", "dozen"):
            if low == "couple":
                current, seen = 2.0, True
            elif low == "dozen":
                current, seen = (current or 1) * 12, True
        elif "/" in low:
            above, below = low.split("/", 1)
            if not below.isdigit() or not int(below):
                return None
            current += int(above) / int(below)
            seen = True
        else:
            digits = low.replace(",", "")
            if len(digits) > 40 or not digits.isascii():
                return None
            try:
                current += float(digits)
            except ValueError:
                return None
            seen = True
    return total + current if seen else None
