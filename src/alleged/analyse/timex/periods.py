"""Months, seasons, quarters, decades, centuries and years."""

from __future__ import annotations

from msgspec.structs import replace

from alleged.analyse.timex.calendar import Grain
from alleged.analyse.timex.grammar import (
    DATE,
    EDGE_MODS,
    NUMBER_BEFORE,
    YEAR_LEADERS,
    Found,
    Reading,
    day_number,
    direction_of,
    edge_mod,
    make_rule,
    month_of,
    short_year,
    year_is_counted,
    year_value,
)
from alleged.analyse.timex.words import MONTH_NUMBERS, NUMBERS, ORDINALS, SEASON_NUMBERS, word_set
from alleged.records.times import TimexMod

_BEFORE_MONTH = word_set(
    """in since until till by of from to through before after during for between and or late early
    mid last next this - ( on every each throughout around about beginning starting ending ended
    as than previous following coming past , 's"""
)
_NO_NOUNS = word_set(
    """for on of in to by against and or through from at with over into across until is was will has
    had have are were would could that which who when where as than but led ended began started
    passed drew went turned"""
)
_VERBS_AFTER_MAY = word_set(
    """be have not also well still only never yet indeed i he she it they we you the or even seem
    need want find feel soon"""
)


def _read_month_year(found: Found) -> Reading | None:
    month = month_of(found)
    if month is None:
        return None
    if found.has("yr"):
        year = year_value(found)
        if year is None:
            return None
        return found.reading(DATE, "date", year=year, month=month, mod=edge_mod(found))
    if found.tokens.low(found.last - 1) != "year":
        return None
    direction = f"{direction_of(found, 'yrdir')} year"
    return found.reading(DATE, "date", month=month, direction=direction, mod=edge_mod(found))


_SURE_BEFORE = word_set("in since during until till")
"""Behind these a capital *March* or *May* is the month: `in March the miners walked out`."""


def _read_month(found: Found) -> Reading | None:
    word = found.low("mon")
    month = MONTH_NUMBERS[word]
    before, after = found.before(), found.tokens.low(found.match.end("mon"))
    steered = found.has("dir") or edge_mod(found) is not None
    last = found.last
    if len(word) == 3 and word != "may":
        if not found.has("dot") and not (before in _BEFORE_MONTH or steered):
            return None
    elif found.has("dot"):
        last -= 1
    behind = found.tokens.word(found.match.end("mon"))
    before_noun = behind.islower() and behind.isalpha() and behind not in _NO_NOUNS
    if before in ("the", "a", "an", "its", "their") and before_noun:
        steered = True  # "a June agreement"
    if word in ("may", "march", "august", "april", "june") and not steered:
        if before not in _BEFORE_MONTH:
            return None
        named = before in _SURE_BEFORE and found.tokens.word(found.match.start("mon")).istitle()
        doubtful = after in _VERBS_AFTER_MAY or before in (",", "to", "'s")
        if word in ("may", "march") and doubtful and not named:
            return None
    capital = found.tokens.word(found.match.start("mon"))[:1].isupper()
    # "Theresa May", "the Long March", "Ms. May": a name goes before.
    if capital and not steered and word in ("may", "march", "april", "june", "august"):
        previous = found.tokens.word(found.first - 1)
        if previous[:1].isupper() and before not in _BEFORE_MONTH:
            return None
    if behind[:1].isupper() and not steered and before not in ("in", "since", "until", "of", "by"):
        # "Ann and June Hall", "Jan Vell".
        return None
    reading = found.reading(
        DATE, "date", month=month, mod=edge_mod(found), direction=direction_of(found)
    )
    return replace(reading, last=last)


_SEASON_LEADERS = word_set(
    """in this last next the early late mid of since by during until till through before after
    every each previous following coming past from - throughout between and 's"""
)


def _read_season(found: Found) -> Reading | None:
    word = found.low("season")
    capital = found.tokens.word(found.match.start("season"))[:1].isupper()
    year = year_value(found) if found.has("yr") else None
    direction = direction_of(found)
    if found.has("yrdir"):
        direction = f"{direction_of(found, 'yrdir')} year"
    edge = edge_mod(found) or EDGE_MODS.get(found.low("edge3"))
    after = found.after()
    if after in (
        "-",
        "offensive",
        "of",
        "in",
        "from",
        "into",
        "training",
        "water",
        "games",
        "olympics",
    ):
        if after in ("offensive", "training", "water", "games", "olympics"):
            return None
        if word in ("fall", "spring") and year is None and direction is None and edge is None:
            return None
    if capital and word == "spring" and found.before().endswith("b"):
        return None  # the Arab Spring
    if year is None and direction is None and edge is None:
        leader = found.low("dir") or found.before()
        if leader not in _SEASON_LEADERS or (leader in ("of", "to") and word in ("fall", "spring")):
            return None
        if word in ("fall", "spring") and leader not in (
            "in",
            "the",
            "by",
            "since",
            "until",
            "during",
        ):
            return None
        if (
            word == "fall"
            and leader == "the"
            and found.before()
            not in (
                "in",
                "by",
                "since",
                "until",
                "during",
                "through",
                "this",
                "of",
            )
        ):
            return None
    return found.reading(
        DATE,
        "indexed",
        grain=Grain.SEASON,
        index=SEASON_NUMBERS[word],
        year=year,
        direction=direction,
        mod=edge,
    )


_CODES = {"1": 1, "2": 2, "3": 3, "4": 4}


def _read_quarter(found: Found) -> Reading | None:
    unit = found.low("unit")
    word = found.low("ord")
    if unit not in ("quarter", "half"):
        return None
    grain = Grain.QUARTER if unit == "quarter" else Grain.HALF
    if word in ("last", "latest", "final"):
        of_year = found.has("yr") or found.has("yrdir") or found.has("cal") or found.has("yr3")
        if unit == "quarter" and not of_year:
            return None
        index = 4 if unit == "quarter" else 2
    else:
        number = day_number([word])
        index = number if number is not None else 0
    if not 1 <= index <= (4 if grain is Grain.QUARTER else 2):
        return None
    year = next((int(found.low(g)) for g in ("yr", "yr2", "yr3") if found.has(g)), None)
    direction = f"{direction_of(found, 'yrdir')} year" if found.has("yrdir") else None
    own = found.low("dir")
    if grain is Grain.HALF and year is None and direction is None and not found.has("cal"):
        # "the first half" is most often that of a match.
        return None
    if found.has("yrdir") and found.tokens.low(found.last - 1) != "year":
        return None
    if direction is None and own not in ("the", "its", "their", "our", "his", "her"):
        direction = direction_of(found)
    fiscal = found.has("fis") or found.has("fis2") or found.has("fis3")
    joined = found.tokens.low(found.match.start("unit") - 1) in ("-", "‑", "‐")
    first = found.first + (
        joined and own in ("the", "that") and found.first == found.match.start("dir")
    )
    if joined and direction == "that":
        direction = None
    reading = found.reading(
        DATE,
        "indexed",
        grain=grain,
        index=index,
        year=year,
        direction="year-ago"
        if found.has("ago")
        else "this year"
        if found.has("cal")
        else direction,
        fiscal=fiscal,
        mod=edge_mod(found),
    )
    return replace(reading, first=first)


def _read_two_quarters(found: Found) -> Reading | None:
    """`the first two quarters of 1990`: a half."""
    year = year_value(found)
    index = {"first": 1, "last": 2, "final": 2}.get(found.low("ord"))
    if found.low("num") != "two" or found.low("unit") != "quarters" or not (index and year):
        return None
    return found.reading(DATE, "indexed", grain=Grain.HALF, index=index, year=year)


def _read_years_quarter(found: Found) -> Reading | None:
    index = ORDINALS.get(found.low("ord"), 0)
    unit = found.low("unit")
    if unit not in ("quarter", "half") or index > (4 if unit == "quarter" else 2):
        return None
    grain = Grain.QUARTER if unit == "quarter" else Grain.HALF
    direction = direction_of(found, "poss")
    return found.reading(DATE, "indexed", grain=grain, index=index, direction=f"{direction} year")


def _read_quarter_code(found: Found) -> Reading | None:
    word = found.low("code")
    if not found.tokens.word(found.first)[:1].isupper() and not word[0].isdigit():
        return None
    grain = Grain.QUARTER if "q" in word else Grain.HALF
    index = int(word.strip("qh"))
    year = year_value(found) if found.has("yr") else None
    if grain is Grain.HALF and year is None and not found.has("yrdir"):
        return None
    direction = f"{direction_of(found, 'yrdir')} year" if found.has("yrdir") else None
    return found.reading(
        DATE,
        "indexed",
        grain=grain,
        index=index,
        year=year,
        direction=direction,
        fiscal=found.has("fis"),
    )


def _read_decade(found: Found) -> Reading | None:
    written = found.low("dec")
    digits = written.strip("'‘`s")
    if len(digits) == 4:
        year = int(digits)
        if not 1000 <= year <= 2990 or (year % 100 == 0 and year < 1900):
            return None
    else:
        second = found.before() in ("and", "or", "to") and found.before(2).endswith("0s")
        marked = found.has("the") or written[0] in "'‘`" or found.has("edge3") or edge_mod(found)
        if not (marked or second):
            return None
        if found.before() in ("his", "her", "their", "my", "our") or found.before() in (
            "low",
            "high",
        ):
            return None
        if any(word.startswith(("temperature", "degree")) for word in found.nearby()):
            return None
        if written[0] not in "'‘`" and (int(digits) < 50 or found.low("edge3") == "mid"):
            return None  # "unemployment in the mid-30s", "in the low 60s"
        year = 1900 + int(digits)
    return found.reading(
        DATE, "decade", year=year, mod=edge_mod(found) or EDGE_MODS.get(found.low("edge3"))
    )


_DECADE_WORDS = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
    "seventies": 1970, "eighties": 1980, "nineties": 1990,
}  # fmt: skip


def _read_decade_word(found: Found) -> Reading | None:
    if any(word.startswith(("temperature", "degree")) for word in found.nearby()):
        return None
    return found.reading(DATE, "decade", year=_DECADE_WORDS[found.low("dec")], mod=edge_mod(found))


def _read_century(found: Found) -> Reading | None:
    number = day_number(found.lows("ord"))
    if found.low("unit") != "century" or number is None or number > 29:
        return None
    edge = edge_mod(found) or EDGE_MODS.get(found.low("edge3"))
    if found.low("era").startswith("b"):
        return found.reading(DATE, "fixed", value=f"BC{number - 1:02}", mod=edge)
    return found.reading(DATE, "fixed", value=f"{number - 1:02}XX", mod=edge)


_HYPHENS = word_set("- ‑ ‐ – /")
_OPENING = word_set("( [ ' ‘ “ \"")
_CLOSING = word_set(", . ; : ) ] - – — / ? ! 's \" ” ’ ' ‐ …")
_BEFORE_OLD_YEAR = word_set("in since of by until from (")
_BEFORE_SHORT_YEAR = word_set(
    "in since of by until from to between and - summer spring fall winter"
)


def _read_year(found: Found) -> Reading | None:
    tokens, at, end = found.tokens, found.match.start("yr"), found.match.end("yr")
    if found.has("about") or (found.has("the") and tokens.low(at - 1) != "year"):
        return None
    steered = found.has("the") or found.has("fis") or edge_mod(found) is not None
    before = "in" if steered else tokens.low(at - 1)
    if tokens.glued(at) and not steered and before not in _HYPHENS | _OPENING | {"—"}:
        return None
    if tokens.glued(end) and tokens.low(end) not in _CLOSING:
        return None
    written = found.low("yr")
    if len(written) == 3:
        if before not in _BEFORE_SHORT_YEAR:
            return None
        return found.reading(DATE, "date", year=short_year(written[1:]), mod=edge_mod(found))
    year = int(written)
    if found.has("era"):
        value = f"BC{year:04}" if found.low("era").startswith("b") else f"{year:04}"
        return found.reading(DATE, "fixed", value=value)
    if year_is_counted(found, year, end) or before in NUMBER_BEFORE or before == "at":
        return None
    if before in _HYPHENS and tokens.glued(at):
        if not _ends_range(tokens.low(at - 2)):
            return None
    elif not _may_be_year(year, before):
        return None
    mod = {"post": TimexMod.AFTER, "pre": TimexMod.BEFORE}.get(tokens.low(at - 2))
    if before != "-":
        mod = edge_mod(found)
    return found.reading(DATE, "date", year=year, fiscal=found.has("fis"), mod=mod)


def _ends_range(opener: str) -> bool:
    """Whether what stands before the hyphen makes the number behind it a year."""
    if opener.isdigit() and len(opener) == 4:
        return True
    return opener in MONTH_NUMBERS or opener in ("mid", "post", "pre", "early", "late")


def _may_be_year(year: int, before: str) -> bool:
    """Whether four figures after this word are a year: the farther from ours, the more it takes."""
    if year % 1000 == 0 and year != 2000:
        return before in ("in", "since")
    if not 1500 <= year <= 2100:
        return before in _BEFORE_OLD_YEAR
    return not before or before in YEAR_LEADERS or 1900 <= year <= 2050


def _read_second_year(found: Found) -> Reading | None:
    first, last = int(found.low("from")), found.low("to")
    if len(last) != 2 or not 1500 <= first <= 2100 or not found.tokens.glued(found.last - 1):
        return None
    if not found.tokens.glued(found.last - 1) or not found.tokens.glued(found.first + 1):
        return None
    year = first // 100 * 100 + int(last)
    if not first < year <= first + 60:
        return None
    reading = found.reading(DATE, "date", year=year, note="range")
    return replace(reading, first=found.match.start("to"))


def _read_year_thousand(found: Found) -> Reading | None:
    """`the year two thousand`."""
    number = found.number("num")
    if found.low("unit") != "year" or number is None or not 1000 <= number <= 2999:
        return None
    return found.reading(DATE, "date", year=int(number))


def _read_week_of_month(found: Found) -> Reading | None:
    """`the last week of March`: no more is sure than the month and its end."""
    if found.low("unit") not in ("week", "weeks", "days"):
        return None
    mod = {"first": TimexMod.START, "opening": TimexMod.START}.get(found.low("ord"), TimexMod.END)
    if found.low("ord") not in ("first", "opening", "last", "final", "closing"):
        mod = TimexMod.MID
    year = year_value(found) if found.has("yr") else None
    if (found.has("yr") and year is None) or found.has("yrdir"):
        return None
    return found.reading(DATE, "date", month=month_of(found), year=year, mod=mod)


_CENTURY_WORDS = {
    "nineteen": 1900,
    "eighteen": 1800,
    "seventeen": 1700,
    "sixteen": 1600,
    "twenty": 2000,
}


def _read_year_words(found: Found) -> Reading | None:
    century = _CENTURY_WORDS.get(found.low("cent"))
    tens, ones = NUMBERS[found.low("tens")], NUMBERS.get(found.low("ones"), 0)
    if century is None or tens < 10 or (found.has("ones") and (tens < 20 or not 0 < ones < 10)):
        return None
    if found.low("cent") == "twenty" and not (
        found.has("mon") or found.before() in ("in", "since")
    ):
        return None
    year = century + tens + ones
    if found.has("season"):
        index = SEASON_NUMBERS[found.low("season")]
        return found.reading(DATE, "indexed", grain=Grain.SEASON, index=index, year=year)
    return found.reading(DATE, "date", year=year, month=month_of(found))


RULES = (
    make_rule(
        "month and year",
        "(?:EDGE)?(?P<mon>MONTH)<dot>?(?:<comma>|<of>)?YEARREF",
        _read_month_year,
        needs="MONTH",
    ),
    make_rule(
        "month",
        "(?:EDGE)?(?P<dir><this><past|coming>|<last|next|this|that>"
        "|<the><previous|following|coming|same>|<previous|following|coming>)?"
        "(?P<mon>MONTH)(?P<dot><dot>)?",
        _read_month,
        needs="MONTH",
    ),
    make_rule(
        "season",
        "(?:EDGE)?(?P<dir><this><past|coming>|<last|next|this|that>"
        "|<the><last|next|past|previous"
        "|following|coming|same>|<the>)?(?:(?P<edge3><early|late|mid>)<hyphen>?)?"
        "(?P<season><season>)(?:<of>?<comma>?YEARREF)?",
        _read_season,
        needs="<season>",
    ),
    make_rule(
        "quarter or half",
        "(?:EDGE)?(?:(?P<dir><the><previous|following|coming|last|next|latest|same>"
        "|<this|last|next|that>"
        "|<the>))?(?:(?P<yr2><year>)|(?P<ago><unit><hyphen><ago|earlier>))?"
        "(?:(?P<fis><fiscal>)<hyphen>?)?(?:(?P<yr3><year>))?"
        "(?P<ord><ordinal|last|ordday|early2>)(?P<fis2><fiscal>)?<hyphen>?"
        "(?P<unit><unit|half>)"
        "(?:<of>(?P<fis3><fiscal>)?YEARREF|<of>"
        "(?P<cal><the><calendar|current|fiscal>?<unit>))?",
        _read_quarter,
        needs="<ordinal|last|ordday|early2>",
    ),
    make_rule(
        "quarter or half",
        "<the>?(?P<ord><ordinal|last|early2>)(?P<num><card>)(?P<unit><units>)<of>(?P<yr><year>)",
        _read_two_quarters,
        needs="<units>",
    ),
    make_rule(
        "quarter or half",
        "(?P<poss><this|next|last><unit><possessive>)(?P<ord><ordinal>)<hyphen>?"
        "(?P<unit><unit|half>)",
        _read_years_quarter,
        needs="<possessive>",
    ),
    make_rule(
        "quarter or half",
        "(?P<code><quartercode>)(?:<of>?(?P<fis><fiscal>)?YEARREF)?",
        _read_quarter_code,
        needs="<quartercode>",
    ),
    make_rule(
        "decade",
        "(?:EDGE)?(?P<the><the>)?(?:(?P<edge3><early|late|mid>)<hyphen>?)?(?P<dec><decade>)",
        _read_decade,
        needs="<decade>",
    ),
    make_rule(
        "decade",
        "<the>(?:(?P<edge><early|late|mid>)<hyphen>?)?(?P<dec><nineties>)",
        _read_decade_word,
        needs="<nineties>",
    ),
    make_rule(
        "century",
        "(?:EDGE)?(?:<the>)?(?:(?P<edge3><early|late|mid>)<hyphen>?)?"
        "(?P<ord><ordinal|ordday>|<card><hyphen><ordinal>)<hyphen>?"
        "(?P<unit><unit>)(?:<comma>?(?P<era><era>))?",
        _read_century,
        needs="<ordinal|ordday>",
    ),
    make_rule(
        "year",
        "(?:EDGE|(?P<about><about>))?(?:(?P<the><the><unit>)(?=<year>))?(?:"
        "(?P<fis><fiscal>)<unit>?)?"
        "(?P<yr><year|shortyear>)(?P<era><era>)?",
        _read_year,
        needs="<year|shortyear>",
    ),
    make_rule(
        "year in words",
        "<the>(?P<unit><unit>)(?P<num><card><scale>(?:<and>?<card|one>(?:<hyphen>?<card|one>)?)?)",
        _read_year_thousand,
        needs="<scale>",
    ),
    make_rule(
        "month",
        "<the>(?P<ord><last|ordinal|early2>)(?P<num><card>)?(?P<unit><unit|units>)<of>"
        "(?P<mon>MONTH)(?:<of|comma>?YEARREF)?",
        _read_week_of_month,
        needs="MONTH",
    ),
    make_rule(
        "second year of a range",
        "(?P<from><year>)<hyphen|dash>(?P<to><dom|int>)(?!<hyphen|dash|slashed>)",
        _read_second_year,
        needs="<year>",
    ),
    make_rule(
        "year in words",
        "(?:(?P<mon>MONTH)|(?:<the>(?P<season><season>)<of>))?(?P<words>"
        "(?P<cent><card>)<hyphen>?(?P<tens><card>)(?:<hyphen>?"
        "(?P<ones><card|one>))?)(?!<units|unit|hyphen>)",
        _read_year_words,
        needs="<card>",
    ),
)
