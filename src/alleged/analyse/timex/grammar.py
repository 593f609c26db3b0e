"""The grammar of time expressions: rules over classes of words, each with what it reads.

A sentence is a string of class letters (`timex_words`), a rule a regular expression over it. In a
pattern `<month>` stands for one word of that class and `<a|the>` for one of either; names such as
MONTH stand for the fragments below; spaces do not count. Where two rules overlap the one that
starts first wins, then the longer one, then the one that stands first in the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from msgspec import Struct

from alleged.analyse.timex.calendar import Grain
from alleged.analyse.timex.words import (
    CLASS_LETTERS,
    DAY_HOURS,
    DAY_PARTS,
    MONTH_NUMBERS,
    NUMBERS,
    ORDINALS,
    PLURALS,
    UNITS,
    Tokens,
    read_number,
    word_set,
)
from alleged.records.times import TimexMod, TimexType

DATE, TIME, DURATION, SET = TimexType.DATE, TimexType.TIME, TimexType.DURATION, TimexType.SET


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day."""

    hour: int
    minute: int | None
    second: int | None = None
    zone: str | None = None

    @property
    def value(self) -> str:
        """`T19:00`, with seconds where the text has them."""
        text = f"T{self.hour:02}:{self.minute or 0:02}"
        return text if self.second is None else f"{text}:{self.second:02}"


class Reading(Struct, frozen=True, gc=False):
    """What an expression says, before it is tied to the calendar."""

    rule: str
    first: int
    """Index of its first token."""
    last: int
    """Index behind its last token."""
    type: TimexType
    kind: str
    """Which function of `timex_resolve` ties it to the calendar."""
    value: str | None = None
    """Of what needs no calendar: durations, sets, PRESENT_REF."""
    mod: TimexMod | None = None
    grain: Grain | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    index: int | None = None
    """Which quarter or half (from 1) or season (from 0)."""
    count: int = 0
    """How many units on (or back, below 0) from the base."""
    base: str = "published"
    """`published` or `previous`: what is counted from."""
    direction: str | None = None
    """`last`, `next`, `this`, `that`, `following`, `previous`."""
    fiscal: bool = False
    holiday: str | None = None
    clock: Clock | None = None
    part: str | None = None
    """`TMO`, `TAF`, `TEV`, `TNI`."""
    note: str = ""
    """What the rule knows and the reader of the record should."""


NEARBY = 20
"""Words to each side that can say what an expression is about: some sentences never end."""


@dataclass(slots=True)
class Found:
    """A rule's match over a sentence."""

    tokens: Tokens
    rule: str
    match: re.Match[str]
    first: int = field(init=False)
    last: int = field(init=False)

    def __post_init__(self) -> None:
        self.first, self.last = self.match.span()

    def has(self, group: str) -> bool:
        """Whether the pattern knows the group and it took part."""
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    def low(self, group: str) -> str:
        """The group's first word in small letters; empty when it took no part."""
        return self.tokens.low(self.match.start(group)) if self.has(group) else ""

    def lows(self, group: str) -> list[str]:
        """All its words."""
        if not self.has(group):
            return []
        return self.tokens.lows[self.match.start(group) : self.match.end(group)]

    def low_first(self) -> str:
        """The match's first word in small letters."""
        return self.tokens.low(self.first)

    def nearby(self) -> list[str]:
        """The words of the match and some to each side, in small letters."""
        return self.tokens.lows[max(0, self.first - NEARBY) : self.last + NEARBY]

    def in_name(self) -> bool:
        """Whether it is part of a name: `Russia Today`, `USA TODAY`, `CBS This Morning`."""
        word, previous = self.tokens.word(self.first), self.tokens.word(self.first - 1)
        if not (word[:1].isupper() and previous[:1].isupper() and previous.isalpha()):
            return False
        start = self.tokens.starts[max(0, self.first - NEARBY)]
        end = self.tokens.ends[min(len(self.tokens.ends), self.last + NEARBY) - 1]
        return any(c.islower() for c in self.tokens.text[start : min(end, start + 1000)])

    def in_capitals(self) -> bool:
        """Whether the match is in capital letters throughout, as in a headline."""
        return self.tokens.word(self.first).isupper()

    def number(self, group: str) -> float | None:
        """The group's value."""
        if not self.has(group):
            return None
        return read_number(self.tokens, *self.match.span(group))

    def before(self, back: int = 1) -> str:
        """The word before the match, or the one `back` words before."""
        i = self.first - back
        return self.tokens.low(i) if i >= 0 else ""

    def after(self, ahead: int = 0) -> str:
        """The word behind the match, or `ahead` words further."""
        return self.tokens.low(self.last + ahead)

    def reading(self, type: TimexType, kind: str, **fields: object) -> Reading:
        """A reading of the whole match."""
        return Reading(self.rule, self.first, self.last, type, kind, **fields)  # type: ignore[arg-type]


Reader = Callable[[Found], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over word classes and the function that reads its matches."""

    name: str
    pattern: re.Pattern[str]
    read: Reader
    needs: frozenset[str] | None = None
    """A sentence without any of these letters has no match: most rules are spared so."""


FRAGMENTS = {
    "DATEWORD": "(?:WEEKDAY|<yesterday>)",
    "WEEKDAY": "(?:<weekday>)",
    "NUM": (
        "(?:<dom|int|year|big|decimal>(?:(?:<and|hyphen>)?<frac>|<scale>)?|<frac>"
        "|(?:<card|one>(?:<hyphen>?<card|one>)?|<a>?<scale>)"
        "(?:<scale>(?:<and>?<card|one>(?:<hyphen>?<card|one>)?)?){0,2}"
        "(?:<and><a><half>)?)"
    ),
    "MONTH": "(?:<month|maymarch>)",
    "DOM": "(?:<dom|ordday>|<ordinal>|<card><hyphen>?<ordinal>)",
    "YEARREF": (
        "(?:(?P<yr><year|shortyear>)"
        "|(?P<yrdir><this|last|next|that>|<the>(?:<following|previous|same>))"
        "(?:<unit>))"
    ),
    "CLOCK": (
        "(?:(?P<clk><clock>)(?P<ampm><ampm>)?|(?P<hr><dom|card>)(?:"
        "(?P<ampm2><ampm>)|<oclock>)"
        "|(?P<noon><noon>)|(?P<hr2><dom|card>)(?=<in><the><part>))"
        "(?:<open>?(?P<zone><zone>)(?:(?P<sign><plus|hyphen>)(?P<off><dom>))?<close>?)?"
    ),
    "MODQ": (
        "(?P<mod><about|nearly|over|under>|<more|less><than>|<at><least|most>|<up><to>"
        "|<early|mid|late>)"
    ),
    "EDGE": (
        "(?:(?P<edge><early|late|mid>)<hyphen>?(?:<in|on>(?=<the|this>))?"
        "|(?:<the>)?(?P<edge2><beginning|middle|end>)<of>)"
    ),
    "PART": "(?:<part|night>)",
}


def _compile(pattern: str) -> re.Pattern[str]:
    """Turn a pattern over class names into one over class letters."""
    for name, fragment in FRAGMENTS.items():
        pattern = re.sub(rf"\b{name}\b", lambda _, f=fragment: f, pattern)  # type: ignore[misc]

    def letters(found: re.Match[str]) -> str:
        return "[" + "".join(CLASS_LETTERS[name] for name in found.group(1).split("|")) + "]"

    spelled = re.sub(r"(?<!\?P)<(?![=!])([a-z0-9|-]+)>", letters, pattern)
    return re.compile(re.sub(r"\s+", "", spelled))


def make_rule(name: str, pattern: str, read: Reader, *, needs: str = "") -> Rule:
    """A rule from a pattern over class names; every match holds one of the classes in `needs`."""
    return Rule(name, _compile(pattern), read, _letters(needs) if needs else None)


def _letters(classes: str) -> frozenset[str]:
    """The letters of some classes: a fragment of classes alone, or `<month|weekday>`."""
    return frozenset(
        letter for letter in CLASS_LETTERS.values() if _compile(classes).fullmatch(letter)
    )


EDGE_MODS = {
    "early": TimexMod.START,
    "beginning": TimexMod.START,
    "start": TimexMod.START,
    "outset": TimexMod.START,
    "mid": TimexMod.MID,
    "middle": TimexMod.MID,
    "late": TimexMod.END,
    "end": TimexMod.END,
    "close": TimexMod.END,
}
AMOUNT_MODS = {
    "about": TimexMod.APPROX,
    "around": TimexMod.APPROX,
    "approximately": TimexMod.APPROX,
    "roughly": TimexMod.APPROX,
    "some": TimexMod.APPROX,
    "circa": TimexMod.APPROX,
    "nearly": TimexMod.LESS_THAN,
    "almost": TimexMod.LESS_THAN,
    "under": TimexMod.LESS_THAN,
    "below": TimexMod.LESS_THAN,
    "less": TimexMod.LESS_THAN,
    "fewer": TimexMod.LESS_THAN,
    "over": TimexMod.MORE_THAN,
    "exceeding": TimexMod.MORE_THAN,
    "more": TimexMod.MORE_THAN,
    "longer": TimexMod.MORE_THAN,
    "within": TimexMod.EQUAL_OR_LESS,
    "up": TimexMod.EQUAL_OR_LESS,
    "atleast": TimexMod.EQUAL_OR_MORE,
    "atmost": TimexMod.EQUAL_OR_LESS,
}


def edge_mod(found: Found) -> TimexMod | None:
    return EDGE_MODS.get(found.low("edge") or found.low("edge2"))


def amount_mod(found: Found) -> TimexMod | None:
    words = found.lows("mod")
    if not words:
        return None
    return AMOUNT_MODS.get("".join(words) if words[0] == "at" else words[0])


def month_of(found: Found) -> int | None:
    return MONTH_NUMBERS.get(found.low("mon"))


def day_number(words: list[str]) -> int | None:
    """`6`, `6th`, `sixth`, `twenty-first`."""
    total = 0
    for word in words:
        if word in ORDINALS:
            total += ORDINALS[word]
        elif word in NUMBERS:
            total += NUMBERS[word]
        elif digits := re.match(r"[0-9]{1,2}", word):
            total += int(digits.group())
    return total if 1 <= total <= 31 else None


def clock_of(found: Found) -> Clock | None:
    """The time of day that the match names; None when the clock has none such."""
    zone = found.low("zone").replace(".", "").upper() or None
    if found.has("off") and zone in ("GMT", "UTC"):
        if int(found.low("off")) > 14:
            return None
        zone = f"{'+' if found.low('sign') == '+' else '-'}{int(found.low('off')):02}:00"
    if found.has("noon"):
        return Clock(*DAY_HOURS[found.low("noon")], None, zone)
    ampm = (found.low("ampm") or found.low("ampm2")).replace(".", "")
    if found.has("clk"):
        parts = [int(part) for part in re.split("[:.]", found.low("clk"))]
    else:
        word = found.low("hr") or found.low("hr2")
        parts = [NUMBERS[word] if word in NUMBERS else int(word)] if word else []
    if not parts:
        return None
    hour, minute, second = (*parts, None, None)[:3]
    assert hour is not None
    if ampm and not 1 <= hour <= 12:
        return None
    if ampm == "pm":
        hour = hour % 12 + 12
    elif ampm == "am":
        hour %= 12
    part = found.low("part")
    if not ampm and part in ("afternoon", "evening", "night") and 1 <= hour < 12:
        hour += 12
    if hour > 24 or (minute or 0) > 59 or (second or 0) > 59 or (hour == 24 and minute):
        return None
    return Clock(hour, minute, second, zone)


def has_clock(found: Found) -> bool:
    return any(found.has(group) for group in ("clk", "hr", "noon", "hr2"))


def day_fields(found: Found) -> dict[str, object] | None:
    """Clock, part of day and modifier around a day; None when the clock is impossible."""
    fields: dict[str, object] = {"mod": edge_mod(found)}
    if found.has("part"):
        fields["part"] = DAY_PARTS[found.low("part")]
    if has_clock(found):
        clock = clock_of(found)
        if clock is None:
            return None
        fields |= {"clock": clock, "part": None, "mod": amount_mod(found)}
    return fields


def type_of(fields: dict[str, object]) -> TimexType:
    return TIME if fields.get("clock") or fields.get("part") else DATE


def unit_of(word: str) -> tuple[str, Grain | None]:
    return UNITS[PLURALS.get(word, word)]


DIRECTIONS = {
    "last": "last",
    "past": "last",
    "previous": "previous",
    "preceding": "previous",
    "prior": "previous",
    "next": "next",
    "coming": "next",
    "upcoming": "next",
    "forthcoming": "next",
    "following": "following",
    "subsequent": "following",
    "ensuing": "following",
    "this": "this",
    "current": "this",
    "present": "this",
    "latest": "latest",
    "that": "that",
    "same": "that",
    "very": "that",
}


def direction_of(found: Found, group: str = "dir") -> str | None:
    for word in reversed(found.lows(group)):
        if word in DIRECTIONS:
            return DIRECTIONS[word]
    return None


COUNTED_AFTER_YEAR = word_set(
    """percent pct % miles kilometers kilometres km meters metres feet ft tons tonnes dollars euros
    pounds people troops soldiers jobs workers employees students men women children civilians
    votes points homes families residents refugees migrants protesters demonstrators cases deaths
    years months days hours minutes barrels megawatts mw mb gb rpm hp hectares acres square cubic
    times more other of pages words shares units vehicles cars copies members delegates words-long
    kilograms kg pieces calories watts volts meter kilometer mile foot ton tonne pound"""
)
PEOPLE_COUNTED = word_set(
    """voters adults respondents households people soldiers workers women men children students
    residents members"""
)
"""Behind four digits, with a word between or not, they are counted: `of 2063 registered voters`."""
NOT_COUNTED_BEHIND = word_set("in since by until till from during the 's this that early late")
NUMBER_BEFORE = word_set(
    """no number flight route highway room page chapter article section boeing airbus building
    unit model bus interstate resolution law decree nos p pp # $ order suite lot gate channel
    paragraph nearly about over around approximately roughly some than least most almost another
    additional extra total only"""
)
YEAR_LEADERS = word_set(
    """in since until till by from to through before after during of between for circa around early
    late mid the a an its his her their our my and or than year fiscal into 's ' ( , summer winter
    spring fall autumn on c about this that pre post - – — / as throughout
    january february march april may june july august september october november december"""
)


STREETS = word_set(
    """street st avenue ave road rd drive dr lane ln boulevard blvd court ct place way terrace
    highway parkway circle square alley"""
)


def _is_house_number(found: Found, group_end: int) -> bool:
    """`1915 Birch St.`, `1840 North Main Street`."""
    for at in range(group_end, group_end + 4):
        if not found.tokens.word(at)[:1].isupper():
            return False
        if at > group_end and found.tokens.low(at) in STREETS:
            return True
    return False


def year_is_counted(found: Found, year: int, group_end: int) -> bool:
    """Whether four digits count things or houses rather than years: `2000 soldiers`."""
    after = found.tokens.low(group_end)
    if _is_house_number(found, group_end):
        return True
    if after in COUNTED_AFTER_YEAR or (
        after in ("-", "‑", "‐")
        and (
            found.tokens.low(group_end + 1)
            in ("year", "day", "strong", "page", "mile", "meter", "foot")
        )
    ):
        return True
    if found.before() not in NOT_COUNTED_BEHIND and (
        after in PEOPLE_COUNTED
        or (after.isalpha() and found.tokens.low(group_end + 1) in PEOPLE_COUNTED)
    ):
        return True
    # "2000 soldiers" but "2016 elections" and "1990 prices": only round numbers are doubtful.
    return (
        year % 100 == 0
        and after.endswith("s")
        and not after.endswith(("ss", "is", "us"))
        and len(after) > 3
        and after.isalpha()
        and found.before() not in ("the", "'s")
    )


SHORT_YEARS_FROM = 1950
"""`'98` is 1998 and `'24` is 2024: two figures stand for a year from here on."""


def short_year(digits: str) -> int:
    """The year that two figures stand for."""
    return (int(digits) - SHORT_YEARS_FROM) % 100 + SHORT_YEARS_FROM


def year_value(found: Found, group: str = "yr") -> int | None:
    """The year in a group; None when it is none, or counts something."""
    word = found.low(group)
    if len(word) == 3:
        return short_year(word[1:])
    if not (len(word) == 4 and word.isdigit()):
        return None
    year = int(word)
    if found.has("mon") and 1900 < year < 2050 and year % 100:
        return year  # "in June 2019 soldiers fled"; people are counted as in "2,019 soldiers"
    return None if year_is_counted(found, year, found.match.end(group)) else year
