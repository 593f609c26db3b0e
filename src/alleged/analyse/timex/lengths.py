"""Lengths of time, and what is counted by them: `two days`, `two days later`."""

from __future__ import annotations

from msgspec.structs import replace

from alleged.analyse.timex.calendar import Grain
from alleged.analyse.timex.grammar import (
    DATE,
    DURATION,
    SET,
    TIME,
    Found,
    Reading,
    amount_mod,
    make_rule,
    unit_of,
)
from alleged.analyse.timex.words import (
    MONTH_NUMBERS,
    NUMBERS,
    PLURALS,
    UNITS,
    WEEKDAY_NUMBERS,
    Tokens,
    word_set,
)
from alleged.records.times import TimexMod

LENGTH = (
    "(?:(?P<num>NUM)(?:(?P<to><to|or|hyphen|dash>)(?P<num2>NUM))?"
    "(?:<additional|more|long>)?<hyphen>?"
    "|(?P<vague><a>?<few>|<a><couple><of>?|<couple><of>|<a>?<dozen><of>?)"
    "(?:<additional|more>)?<hyphen>?"
    "|(?P<a><a>)(?P<halfa><half>)?<hyphen>?(?:<additional>)?"
    "|(?P<half><half><a>))(?P<unit><unit|units|ordinal>)"
    "(?P<andhalf><and><a><half>)?(?P<so><or><so|more|less>(?!<than>))?"
)


def duration_value(count: float | None, word: str) -> str:
    """`P3Y`, `PT90M`, `P2.5Y`; X stands for a number that the words leave open."""
    code, _ = unit_of(word)
    factor = {"fortnight": 2}.get(PLURALS.get(word, word), 1)
    if code in ("DE", "CE", "ML"):
        factor, code = {"DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y")}[code]
    if count is None:
        kept = PLURALS.get(word, word)
        code = {"decade": "DE", "century": "CE", "millennium": "ML"}.get(kept, code)
        number = "X"
    else:
        number = f"{count * factor:.10g}"
    time = "T" if code in ("S", "H") or PLURALS.get(word, word) == "minute" else ""
    if code == "WE":
        return f"P{number}WE"
    if "e" in number:
        number = "X"
    return f"P{time}{number}{code}"


def length_of(found: Found) -> tuple[float | None, bool]:
    """How many units; the second says whether the words name a number at all."""
    if found.has("vague"):
        words = found.lows("vague")
        return (2.0, True) if "couple" in words else (None, True)
    if found.has("half") or found.has("halfa"):
        return 0.5, True
    if found.has("a"):
        return (1.5 if found.has("andhalf") else 1.0), True
    number = found.number("num")
    if number is not None and found.has("andhalf"):
        number += 0.5
    return number, number is not None


def length_mod(found: Found) -> TimexMod | None:
    mod = amount_mod(found)
    if found.low("so"):
        mod = {
            "so": TimexMod.APPROX,
            "more": TimexMod.EQUAL_OR_MORE,
            "longer": TimexMod.EQUAL_OR_MORE,
            "less": TimexMod.EQUAL_OR_LESS,
            "fewer": TimexMod.EQUAL_OR_LESS,
        }[found.lows("so")[-1]]
    if found.has("vague") and "couple" in found.lows("vague"):
        mod = mod or TimexMod.APPROX
    if found.has("to") and mod is None:
        mod = TimexMod.EQUAL_OR_MORE
    return mod


def halves(count: float | None, word: str) -> tuple[float | None, str]:
    """Half an hour is thirty minutes; half a year six months."""
    singular = PLURALS.get(word, word)
    if count is None or count == int(count):
        return count, word
    finer = {"hour": (60, "minutes"), "minute": (60, "seconds"), "day": (24, "hours")}
    coarser = {"year": (12, "months"), "decade": (10, "years"), "century": (100, "years")}
    if singular in finer and count < 1:
        factor, name = finer[singular]
        return count * factor, name
    if singular in coarser and (singular != "year" or count < 1):
        factor, name = coarser[singular]
        return count * factor, name
    return count, word


def is_plural(word: str) -> bool:
    return word in PLURALS


def _read_counted(found: Found) -> Reading | None:
    word = found.low("unit")
    if word not in UNITS and word not in PLURALS:
        return None
    count, known = length_of(found)
    if not known:
        return None
    way = found.lows("way")[0]
    after = found.after()
    if way in ("before", "after") and after not in (".", ",", ";", ":", ")", "”", '"', ""):
        # "two days before the vote" is a length; only "two days before." counts.
        return None
    if way in ("later", "earlier") and after == "than":
        return None
    _, grain = unit_of(word)
    mod = length_mod(found)
    singular = PLURALS.get(word, word)
    if singular == "fortnight" and count is not None:
        count *= 2
    sign = 1 if way in ("later", "after", "hence", "from") else -1
    if way in ("later", "earlier") and grain is not None and _names_a_date_again(found):
        return found.reading(
            DATE, "shift", grain=grain, count=0, base="previous", direction="counted", mod=mod
        )
    base = "published" if way in ("ago", "hence", "from") else "previous"
    if grain is None:
        # Hours and minutes: the day is not certain, the expression is.
        if base == "published":
            return found.reading(TIME, "open time", base=base, count=sign)
        length = duration(found, count=count, word=word, mod=mod)
        return replace(length, last=found.match.start("way"))
    if count is not None and count != int(count):
        if grain is Grain.YEAR and (count * 12).is_integer():
            count, grain = count * 12, Grain.MONTH
        elif grain is Grain.DECADE and (count * 10).is_integer():
            count, grain = count * 10, Grain.YEAR
        else:
            count = None
    if found.has("to"):
        count = None
    if count is None:
        value = None
        return found.reading(
            DATE, "vague shift", grain=grain, base=base, count=sign, value=value, mod=mod
        )
    if abs(count) > 3000:
        return None
    kind = "year before" if grain is Grain.YEAR and count == 1 and sign < 0 else "shift"
    return found.reading(
        DATE, kind, grain=grain, count=sign * int(count), base=base, direction="counted", mod=mod
    )


_ONLY = word_set("just only barely some about nearly roughly almost exactly")


def _names_a_date_again(found: Found) -> bool:
    """`In October 2031, just eight months later, …`: how much later the date before it is than
    what was told of, and no date of its own."""
    tokens, at = found.tokens, found.first
    while tokens.low(at - 1) in _ONLY:
        at -= 1
    if tokens.low(at - 1) != "," or found.after() not in (",", ".", ";", ")", "—", "–", ""):
        return False
    before = tokens.low(at - 2)
    return before in MONTH_NUMBERS or (before.isdigit() and len(before) in (1, 2, 4))


def _read_units_ago(found: Found) -> Reading | None:
    way = found.low("way")
    grain = unit_of(found.low("unit"))[1]
    if grain is None:
        return None
    return found.reading(
        DATE,
        "vague shift",
        grain=grain,
        base="published" if way == "ago" else "previous",
        count=1 if way == "later" else -1,
    )


def _read_the_day_before(found: Found) -> Reading | None:
    word, grain = found.low("unit"), unit_of(found.low("unit"))[1]
    if word not in ("day", "week", "month", "year") or grain is None:
        return None
    count = 1 if found.low("way") == "after" else -1
    return found.reading(
        DATE, "shift", grain=grain, count=count, base="previous", direction="counted"
    )


def duration(found: Found, *, count: float | None, word: str, mod: TimexMod | None) -> Reading:
    if found.has("andhalf") and count == 1.5 and PLURALS.get(word, word) in ("minute", "hour"):
        value = {"minute": "PT1M30S", "hour": "PT1H30M"}[PLURALS.get(word, word)]
    elif count is not None and count != int(count) and PLURALS.get(word, word) in ("hour", "year"):
        whole, rest = int(count), count - int(count)
        hours = PLURALS.get(word, word) == "hour"
        small, factor, prefix = ("M", 60, "PT") if hours else ("M", 12, "P")
        big = "H" if hours else "Y"
        part = rest * factor
        if abs(part - round(part)) > 1e-6:
            value = duration_value(count, word)
        else:
            value = prefix + (f"{whole}{big}" if whole else "") + f"{round(part)}{small}"
    else:
        value = duration_value(*halves(count, word))
    return found.reading(DURATION, "fixed", value=value, mod=mod)


_PER_UNIT_BEFORE = word_set(
    """once twice times million billion trillion thousand hundred dollars euros pounds percent %
    time    more share tons tonnes barrels people visitors tourists passengers units vehicles cars
    dollar cents rubles pesos jobs cases deaths"""
)


_BEFORE_OVER = word_set(
    "for last lasts lasted take takes took after in spent spend just well a little of with since"
)


def _read_length(found: Found) -> Reading | None:
    word = found.low("unit")
    if word not in UNITS and word not in PLURALS:
        return None
    count, known = length_of(found)
    if not known:
        return None
    tokens = found.tokens
    at = found.match.start("unit")
    joined = tokens.low(at - 1) in ("-", "‑", "‐")
    after = found.after()
    if found.has("mod") and found.low("mod") in ("early", "mid", "late"):
        return None
    if found.low("mod") == "over" and (found.has("vague") or found.before() not in _BEFORE_OVER):
        return None  # "over ten years" is most often "in the course of"
    if tokens.low(found.last) in ("-", "‑", "‐") and tokens.low(found.last + 1) in ("old", "olds"):
        return _read_age(found, count, word)
    if word in ("hours", "days") and after in ("a", "per") and (word, count) in _ROUND_THE_CLOCK:
        return None  # "24 hours a day, seven days a week"
    if after == "old" or after == "olds" or (after == "of" and tokens.low(found.last + 1) == "age"):
        return None
    if tokens.glued(found.first) and tokens.low(found.first - 1) in (
        "$", "€", "£", "#", "/", "-", "‑", "‐",
    ):  # fmt: skip
        return None
    if joined and is_plural(word):
        return None  # three-quarters
    single = found.has("num") and not is_plural(word) and not joined
    if single and count not in (None, 1.0, 0.5) and not after.isalpha():
        # "a five year low": a number and a singular unit are a length before a noun only.
        return None
    if single and word in ("quarter", "second", "weekend"):
        return None
    if found.has("num") and found.low("num") == "one" and not is_plural(word) and not joined:
        if word == "day" and after not in ("of", "before", "after", "-"):
            return (
                found.reading(DATE, "fixed", value="FUTURE_REF")
                if after not in ("in", "last", "this") and _future_word(tokens, found.first)
                else None
            )
        if word in ("quarter", "second", "weekend"):
            return None
    if found.has("a") and not found.has("num"):
        if is_plural(word):
            return None
        return _read_a_unit(found, count, word, joined)
    if word in ("weekend", "second") and not joined:
        return None
    if found.has("vague") and not is_plural(word) and not joined:
        return None
    if (
        found.has("to")
        and tokens.low(found.match.start("to")) in ("-", "‑", "‐", "–", "—")
        and not found.number("num2")
    ):
        return None
    if found.has("to") and (count or 0) >= (found.number("num2") or 0):
        return None
    if found.low("num") in ("a", "an") and word in ("quarter", "second"):
        return None
    return duration(found, count=count, word=word, mod=length_mod(found))


_ROUND_THE_CLOCK = {("hours", 24.0), ("days", 7.0)}
_EVENTS_WITH_AN_AGE = word_set(
    """truce ceasefire cease-fire war conflict dispute feud slump embargo sanctions boycott blockade
    siege strike walkout rebellion insurgency uprising revolt campaign offensive recession crisis
    standoff stand-off deadlock stalemate dictatorship occupation curfew drought struggle battle
    fight negotiations talks protest protests investigation inquiry trial ban moratorium freeze"""
)


_BEFORE_EVENTS = word_set("civil trade border hunger armed peace economic military political price")
_PEOPLE_OF_EVENTS = word_set(
    """orphan orphans victim victims witness witnesses veteran veterans prisoner prisoners hero
    heroes refugee refugees survivor survivors leader leaders volunteer volunteers"""
)


def _read_age(found: Found, count: float | None, word: str) -> Reading | None:
    """How long something lasts: `an 8-month-old truce`, not the age of a person or a house."""
    tokens, noun = found.tokens, found.last + 2
    if found.has("a") and is_plural(word):
        return None
    noun += tokens.low(noun) in _BEFORE_EVENTS
    if tokens.low(found.last + 1) != "old" or tokens.low(noun) not in _EVENTS_WITH_AN_AGE:
        return None
    if tokens.low(noun + 1) in _PEOPLE_OF_EVENTS:
        return None
    reading = duration(found, count=count, word=word, mod=length_mod(found))
    first = found.first + (found.has("a") or found.lows("num")[:1] == ["a"])
    return replace(reading, first=first, last=found.last + 2)


def _future_word(tokens: Tokens, at: int) -> bool:
    near = tokens.lows[max(0, at - 5) : at + 5]
    return any(
        word in ("will", "would", "could", "may", "might", "can", "'ll", "hopes", "hope")
        for word in near
    )


_MANY = word_set("dozens hundreds thousands millions hundred thousand million several many")
_NO_PLURALS = word_set("is was has does this its his hers as thus us ours theirs always perhaps")


def _counts_things(tokens: Tokens, at: int) -> bool:
    """Whether a number of things stands before: `40 flights a week`, `hundreds of calls a day`."""
    noun = tokens.low(at - 1)
    if not noun.isalpha() or not noun.endswith("s") or noun.endswith("ss") or noun in _NO_PLURALS:
        return False
    if noun in PLURALS or noun in WEEKDAY_NUMBERS:
        return False
    for i in range(at - 2, max(-1, at - 5), -1):
        word = tokens.low(i)
        if word[:1].isdigit() or word in NUMBERS or word in _MANY:
            return True
        if not (word.isalpha() or word == "-"):
            return False
    return False


def _read_a_unit(found: Found, count: float | None, word: str, joined: bool) -> Reading | None:
    """`a year`, `a half hour`, `an hour and a half`."""
    before, after = found.before(), found.after()
    if word in ("quarter", "second", "weekend") and not joined:
        return None
    if before in _PER_UNIT_BEFORE or (before[:1].isdigit() and not found.has("mod")):
        code = duration_value(1, word)
        return found.reading(SET, "fixed", value=code)
    by_the_unit = after not in ("after", "before") and not found.has("mod")
    if by_the_unit and _counts_things(found.tokens, found.first):
        return found.reading(SET, "fixed", value=duration_value(1, word))
    if after in ("after", "before") and not joined:
        return duration(found, count=count, word=word, mod=length_mod(found))
    if joined and not found.has("halfa"):
        return None
    if found.has("halfa") or found.has("andhalf") or found.has("so") or found.has("mod"):
        return duration(found, count=count, word=word, mod=length_mod(found))
    described = ("-", "‑", "‐", "of", "when", "in", "that", "for", "'s", "which", "where", "to")
    if after in described and not (
        before in ("for", "after", "within") or (after == "in" and before == "spent")
    ):
        return None
    if before not in (
        "for",
        "in",
        "after",
        "within",
        "than",
        "over",
        "least",
        "spent",
        "took",
        "take",
        "takes",
        "half",
        "lasted",
        "last",
        "about",
        "nearly",
        "almost",
        "once",
        "during",
        "every",
        "under",
        "to",
        "as",
        "by",
        "until",
        "and",
    ):
        return None
    if (
        after.isalpha()
        and before in ("in", "to", "as", "by", "and", "over", "during", "until")
        and after
        not in (
            "and",
            "or",
            "but",
            "after",
            "before",
            "because",
            "if",
            "as",
            "at",
            "on",
            "from",
            "with",
            "since",
            "now",
            "while",
            "by",
        )
    ):
        return None
    return duration(found, count=count, word=word, mod=length_mod(found))


def _read_stretch(found: Found) -> Reading | None:
    word = found.low("unit")
    if found.low("num") in ("few", "several", "many"):
        count: float | None = None
    elif "couple" in found.lows("num"):
        count = 2.0
    elif found.low("num") in ("dozen", "dozens", "handful", "number"):
        count = None
    else:
        count = found.number("num")
        if count is None:
            return None
    the = found.tokens.low(found.first) == "the"
    direction = found.low("dir")
    if not the and not found.has("mod") and direction not in ("last", "past", "next", "first"):
        return None
    mod = length_mod(found)
    if found.has("num") and "couple" in found.lows("num"):
        mod = mod or TimexMod.APPROX
    way = {"last": "last", "past": "last", "next": "next", "coming": "next"}.get(direction)
    return replace(duration(found, count=count, word=word, mod=mod), direction=way)


def _read_the_months(found: Found) -> Reading | None:
    if found.low("num") == "one":
        return None
    count = found.number("num")
    if count is None:
        return None
    return duration(found, count=count, word=found.low("unit"), mod=None)


def _read_bare_stretch(found: Found) -> Reading | None:
    if (
        found.low("dir") not in ("past", "coming", "next", "last", "upcoming")
        or found.low("unit") == "seconds"
    ):
        return None
    if found.low("dir") in ("last",) and not found.has("the"):
        return None
    return duration(found, count=None, word=found.low("unit"), mod=None)


def _read_recent_units(found: Found) -> Reading | None:
    if found.has("second"):
        return found.reading(DATE, "fixed", value="PAST_REF")
    # A stretch up to now like "the past few years": PXY in 6 of 11 cases in TempEval-3's training
    # part, PAST_REF in the others.
    return duration(found, count=None, word=found.low("unit"), mod=None)


def _read_bare_units(found: Found) -> Reading | None:
    lead, word = found.low("lead"), found.low("unit")
    after = found.after()
    if word in ("seconds", "weekends", "quarters"):
        return None
    if lead not in (
        "for",
        "in",
        "within",
        "took",
        "take",
        "takes",
        "lasted",
        "spent",
        "after",
        "of",
        "over",
    ):
        return None
    if (
        lead in ("in", "over", "of", "after")
        and not (lead == "in" and after in (".", ",", "", ";"))
        and not (lead in ("after", "of") and after in ("of",))
    ):
        return None
    if after in ("to", "that", "when") and lead != "for":
        return None
    reading = found.reading(
        DURATION,
        "fixed",
        value=duration_value(None, word),
        mod=TimexMod.APPROX if found.has("unit2") else None,
    )
    return replace(reading, first=found.match.start("core"))


def _read_day_long(found: Found) -> Reading | None:
    word = found.low("unit")
    if found.before() in ("-", "‑"):
        return None
    if found.low("long") == "old":
        return _read_old(found, word)
    return duration(found, count=None if is_plural(word) else 1.0, word=word, mod=None)


def _read_old(found: Found, word: str) -> Reading | None:
    """`a years-old slump`."""
    if not is_plural(word) or found.after() not in _EVENTS_WITH_AN_AGE:
        return None
    return duration(found, count=None, word=word, mod=None)


def _read_the_years(found: Found) -> Reading | None:
    if found.before() not in ("over", "through", "throughout") or found.low("unit") not in (
        "years",
        "decades",
        "centuries",
    ):
        return None
    reading = duration(found, count=None, word=found.low("unit"), mod=None)
    if found.low("tail") != "ahead" and found.has("tail"):
        reading = replace(reading, last=found.last - 1)
    return reading


RULES = (
    make_rule(
        "count from a day",
        f"(?:MODQ)?{LENGTH}(?P<way><ago|later|earlier|before|after|hence>|<from><now>)",
        _read_counted,
        needs="<ago|later|earlier|before|after|hence|now>",
    ),
    make_rule(
        "count from a day",
        "(?P<unit><units>)(?P<way><ago|later|earlier>)",
        _read_units_ago,
        needs="<units>",
    ),
    make_rule(
        "count from a day",
        "<the>(?P<unit><unit>)(?P<way><before|after|previous>)(?=<dot|comma|close>|$)",
        _read_the_day_before,
        needs="<unit>",
    ),
    make_rule("length", f"(?:MODQ)?{LENGTH}", _read_length, needs="<unit|units|ordinal>"),
    make_rule(
        "stretch up to now or from now on",
        "(?:(?P<mod><about|nearly>|<at><least|most>|<up><to>"
        "|<more|less><than>))?<the>?"
        "(?P<dir><last|past|next|coming|previous|following|early2|ordinal|latest>)"
        "(?P<num>NUM|<few>|<couple><of>?|<dozen><of>?)(?:(?P<to><to|or>)"
        "(?P<num2>NUM))?(?:<additional|fiscal>)?"
        "(?P<unit><units>)(?P<so><or><so>)?",
        _read_stretch,
        needs="<units>",
    ),
    make_rule(
        "stretch up to now or from now on",
        "<the>(?P<num>NUM)(?P<unit><units>)(?=<word|dot|comma|before|after|from|of>)",
        _read_the_months,
        needs="<units>",
    ),
    make_rule(
        "stretch up to now or from now on",
        "(?P<the><the>)?(?P<dir><last|past|next|coming|early2|latest>)(?P<unit><units>)",
        _read_bare_stretch,
        needs="<units>",
    ),
    make_rule(
        "recent past",
        "(?:<the>)?(?P<rec><recent>)(?P<unit><units>)(?P<second><and><units>)?",
        _read_recent_units,
        needs="<recent>",
    ),
    make_rule(
        "bare units",
        "(?P<lead><word|in|within|over|after|by|from|of>)(?P<core>"
        "(?P<unit><units>)(?:<or>(?P<unit2><units>))?(?P<long><hyphen><long>)?)",
        _read_bare_units,
        needs="<units>",
    ),
    make_rule(
        "bare units",
        "(?P<unit><unit|units>)<hyphen>(?P<long><long>)",
        _read_day_long,
        needs="<long>",
    ),
    make_rule(
        "bare units", "<the>(?P<unit><units>)(?P<tail><word>)?", _read_the_years, needs="<units>"
    ),
)
