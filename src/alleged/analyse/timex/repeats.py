"""What comes again and again."""

from __future__ import annotations

from alleged.analyse.timex.grammar import SET, Found, Reading, make_rule
from alleged.analyse.timex.lengths import duration_value
from alleged.analyse.timex.words import (
    ADVERB_SETS,
    DAY_PARTS,
    MONTH_NUMBERS,
    PLURALS,
    SEASON_NUMBERS,
    UNITS,
    WEEKDAY_NUMBERS,
    word_set,
)


def _read_every_unit(found: Found) -> Reading | None:
    word = found.low("unit")
    if word not in UNITS and word not in PLURALS:
        return None
    if found.low("each") == "each" and (found.has("num") or found.after() == "of"):
        return None
    if word == "second" and not found.has("num"):
        return None
    count: float | None = 1.0
    if found.low("num") == "other":
        count = 2.0
    elif found.low("num") in ("few", "several", "many"):
        count = None
    elif found.has("num"):
        count = found.number("num")
        if count is None:
            return None
    value = "P1WE" if word == "weekend" else duration_value(count, word)
    return found.reading(SET, "fixed", value=value)


def _read_every_weekday(found: Found) -> Reading | None:
    word = found.low("wd")
    if word in DAY_PARTS:
        return found.reading(SET, "fixed", value=f"XXXX-XX-XX{DAY_PARTS[word]}")
    part = DAY_PARTS[found.low("part")] if found.has("part") else ""
    return found.reading(SET, "fixed", value=f"XXXX-WXX-{WEEKDAY_NUMBERS[word] + 1}{part}")


def _read_every_month(found: Found) -> Reading | None:
    word = found.low("mon")
    if word in MONTH_NUMBERS:
        return found.reading(SET, "fixed", value=f"XXXX-{MONTH_NUMBERS[word]:02}")
    return found.reading(
        SET, "fixed", value="XXXX-" + ("SP", "SU", "FA", "WI")[SEASON_NUMBERS[word]]
    )


def _read_mondays(found: Found) -> Reading | None:
    word = found.low("wd") or found.low("wds")
    part = found.low("parts") or found.low("part")
    value = f"XXXX-WXX-{WEEKDAY_NUMBERS[word] + 1}{DAY_PARTS.get(part, '')}"
    return found.reading(SET, "fixed", value=value)


PAPERS = frozenset({"daily", "weekly", "monthly", "quarterly"})
PRINTING = word_set(
    """said says reported reports wrote writes published publishes quoted quotes revealed cited
    added has had , ."""
)


def _is_paper(found: Found, following: str) -> bool:
    """`the German weekly Der Bote`, `the weekly said`: what is printed so often."""
    if following[:1].isupper():
        return found.before() not in ("", ".", ",", "a")
    if following.lower() not in PRINTING:
        return False
    first = found.first
    before = [found.tokens.word(at).lower() for at in range(max(0, first - 2), first)]
    return not {"the", "a", "this", "another"}.isdisjoint(before)


def _read_daily(found: Found) -> Reading | None:
    word = found.low("word")
    capital = found.tokens.word(found.first)[:1].isupper()
    if word in ("annual", "quarterly"):
        return None  # 1 of 15 is marked in TempEval-3's training part.
    if capital and found.first > 0:
        return None  # The Daily Telegraph
    following = found.tokens.word(found.last)
    if word in PAPERS and _is_paper(found, following):
        return None
    return found.reading(SET, "fixed", value=ADVERB_SETS[word])


RULES = (
    make_rule(
        "repeated",
        "(?P<each><each>)(?:(?P<num>NUM|<other|few>))?(?P<unit><unit|units|ordinal>)",
        _read_every_unit,
        needs="<each>",
    ),
    make_rule(
        "repeated",
        "<each>(?P<wd>WEEKDAY|<part|night>)(?P<part>PART)?",
        _read_every_weekday,
        needs="<each>",
    ),
    make_rule("repeated", "<each>(?P<mon>MONTH|<season>)", _read_every_month, needs="<each>"),
    make_rule(
        "repeated",
        "(?:(?P<wd>WEEKDAY)(?P<parts><parts>)|(?P<wds><weekdays>)(?P<part>PART|<parts>)?)",
        _read_mondays,
        needs="<parts|weekdays>",
    ),
    make_rule("daily, annual", "(?P<word><daily>)", _read_daily, needs="<daily>"),
)
