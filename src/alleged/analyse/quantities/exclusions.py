"""Numbers that are no quantity: dates, times of day, names, codes, scores, list numbers.

Each test names one reason; a number that any of them holds for is left out of the figures.
"""

from __future__ import annotations

import re
from itertools import pairwise

from alleged.analyse.quantities.cues import CLOCK, MONTHS, SERIES, STREETS
from alleged.analyse.quantities.drafts import DASHES, Draft, has_bound_behind
from alleged.analyse.quantities.links import IN_SO_MANY, gap_between
from alleged.analyse.quantities.nouns import NO_NOUN
from alleged.analyse.quantities.numbers import Form
from alleged.analyse.quantities.ranks import is_superlative
from alleged.analyse.quantities.tokens import Token, token_at, words
from alleged.analyse.timex.grammar import NOT_COUNTED_BEHIND, PEOPLE_COUNTED

FIRST_YEAR, LAST_YEAR = 1000, 2100
"""Four digits in this range without a comma or a unit are read as a year."""
LAST_DAY = 31
MAX_BARE = 10**7
"""A longer run of digits with neither separator nor noun is an identifier: a telephone number, a
post's id."""
ANAPHORIC = words("the these those both all other")
"""Before a bare number they point back at something: "the two", "these three"."""
OPENING = frozenset("([{\"'“‘«„—–…~<>≈≤≥±=+-−‐‑$€£¥.,;:%/")
NEVER_BEFORE = frozenset("#@×*^_\\&№§")
NEVER_BEHIND = frozenset("×*^_=@#\\&")
ONE_IS_A_PRONOUN = words("""
    no any every each some this that the which another only someone neither either such last
    next first another's square day whichever
    """)
BEHIND_PRONOUN_ONE = words("another way day thing hand time point fell last final hell sort kind")
"""\"one another", "one way or another", "one day", "one thing", "at one point"."""
CLOCK_WITH_A_POINT = re.compile(r"(?:[01]?[0-9]|2[0-3])\.[0-5][0-9]")
TORN = re.compile(r"0[0-9]{2}(?:[,.]|$)")
PARTS_OF_DAY = words("morning afternoon evening night day")
PARTICIPLE = re.compile(r"[a-z]{2,}(?:ed|ing)")
COUNTED_WITHOUT_NOUN = words("more others dead missing each killed wounded hurt")


def leave_out(tokens: list[Token], drafts: list[Draft]) -> list[Draft]:
    """The drafts that are quantities. `drafts` are marked in place."""
    title = _is_title_case(tokens)
    following: Draft | None = None
    for draft in reversed(drafts):
        if draft.rank is None and not draft.left_out:
            leans = following is not None and _leans_on(tokens, draft, following)
            tests = FIRM_TESTS if leans else FIRM_TESTS + TESTS_OF_LONE_NUMBERS
            draft.left_out = any(test(tokens, draft) for test in tests) or (
                not title and _is_a_name_in_words(tokens, draft)
            )
        following = draft
    _spread_dates(tokens, drafts)
    return [draft for draft in drafts if not draft.left_out]


def _lower(tokens: list[Token], index: int) -> str:
    return token_at(tokens, index).lower


def _leans_on(tokens: list[Token], draft: Draft, following: Draft) -> bool:
    """Whether a bare number shares the unit or noun behind the next: "two to four years"."""
    if not draft.plain or following.left_out or following.rank is not None:
        return False
    gap = tuple(gap_between(tokens, draft, following))
    if gap in IN_SO_MANY:
        return following.unit is None or following.unit.kind == "people"
    if following.plain:
        return False
    if not gap:
        several = draft.number.form == Form.WORDS and draft.number.value > 1
        return several and following.measured  # "two 500 kg bombs"
    return len(gap) == 1 and gap[0] in SHARING


SHARING = words("to or and , - – in")
"""What stands between two numbers that may share what follows the second."""


def _integer(draft: Draft) -> int | None:
    """The value of an unscaled, unseparated number in digits."""
    number = draft.number
    plain = number.form == Form.DIGITS and number.scale == 1 and not number.separated
    return int(number.value) if plain else None


def _is_glued_to_a_code(tokens: list[Token], draft: Draft) -> bool:
    """As in "S22", "F-16", "5G", "3:1", "24/7", "10²": tied to what is no unit."""
    if draft.number.form != Form.DIGITS:
        return _is_tied_word(tokens, draft)
    return _tied_before(tokens, draft) or _tied_behind(tokens, draft)


def _tied_before(tokens: list[Token], draft: Draft) -> bool:
    first = draft.first
    before, earlier = token_at(tokens, first - 1), token_at(tokens, first - 2)
    if not tokens[first].glued:
        return before.text in NEVER_BEFORE
    if before.kind in ("word", "number"):
        return True
    if before.text in NEVER_BEFORE or before.text not in OPENING:
        return True
    if before.text in ("'", "‘", "’"):
        return draft.unit is None and draft.noun is None and draft.number.value < 100
    if before.text in (":", "/", ".", ",", "+", "=", "~", "<", ">", "±", "%"):
        return before.glued and earlier.kind in ("word", "number")
    if before.text in DASHES and before.glued:
        if earlier.kind == "word":
            return earlier.lower not in ("sub", "minus")
        return earlier.kind == "number" and _is_code_chain(tokens, first)
    return False


def _is_code_chain(tokens: list[Token], first: int) -> bool:
    """Whether hyphens tie more than two numbers, or unequal ones: "555-1234-00", "4712-3"."""
    earlier = tokens[first - 2]
    dash = token_at(tokens, first - 3)
    minus = first == 3 or not dash.glued  # "-5-0 degrees"
    chained = earlier.glued and dash.text in DASHES and not minus
    return chained or (earlier.glued and token_at(tokens, first - 3).kind == "word")


def _tied_behind(tokens: list[Token], draft: Draft) -> bool:
    behind, later = token_at(tokens, draft.after), token_at(tokens, draft.after + 1)
    if has_bound_behind(tokens, draft.after):
        return False  # "50-plus"
    if not behind.glued:
        return behind.text in ("×", "^") or (
            behind.lower == "x" and later.kind == "number" and draft.unit is None
        )
    if behind.kind in ("word", "number"):
        return True
    if behind.text == "=" and draft.money:
        return False
    if behind.text in NEVER_BEHIND or (behind.text.isalnum() and not behind.text.isascii()):
        return True
    if behind.text in (":", "/"):
        return later.glued and later.kind == "number"
    if behind.text in (".", ","):
        return later.glued and later.kind in ("number", "word")
    if behind.text in ("'", "’"):
        return later.glued and later.kind == "word"
    if behind.text in DASHES and later.glued:
        if later.kind == "word":
            return draft.unit is None and draft.noun is None
        further = token_at(tokens, draft.after + 2)
        chained = further.text in DASHES and further.glued
        return chained and token_at(tokens, draft.after + 3).kind == "number"
    return False


def _is_tied_word(tokens: list[Token], draft: Draft) -> bool:
    """As in "six-speed", "twenty-something", "square-one": a word made with a number word."""
    behind, later = token_at(tokens, draft.after), token_at(tokens, draft.after + 1)
    if has_bound_behind(tokens, draft.after):
        return False
    tied = behind.text in DASHES and behind.glued and later.glued and later.kind == "word"
    if tied and draft.unit is None and draft.noun is None:
        return True
    before = token_at(tokens, draft.first - 1)
    return (
        before.text in ("-", "‐", "‑")
        and before.glued
        and tokens[draft.first].glued
        and _lower(tokens, draft.first - 2) not in ("sub", "minus")
    )


def _is_year(tokens: list[Token], draft: Draft) -> bool:
    """Four bare digits from 1000 to 2100, unless a unit or a bound and a noun say otherwise."""
    value = _integer(draft)
    if value is None or not FIRST_YEAR <= value <= LAST_YEAR or draft.money:
        return False
    if len(tokens[draft.number.first].text) != 4 or draft.unit is not None:
        return False
    before, earlier = _lower(tokens, draft.first - 1), _lower(tokens, draft.first - 2)
    if value < 1500:
        return before in ("in", "since", "until", "from", "of", "circa") and draft.noun is None
    counted = draft.noun is not None and (
        before in ("some", "nearly", "almost", "roughly", "approximately", "estimated")
        or (before == "than" and earlier in ("more", "less", "fewer"))
        or (before == "least" and earlier == "at")
        or (before == "to" and earlier == "up")
        or (tokens[draft.noun[1] - 1].lower in PEOPLE_COUNTED and before not in NOT_COUNTED_BEHIND)
    )
    return not counted


def _is_date_or_time(tokens: list[Token], draft: Draft) -> bool:
    """As in "June 24", "24 June", "9.30 p.m.", "5 o'clock"."""
    behind = draft.after
    if _lower(tokens, behind).rstrip(".") in CLOCK:
        return True
    if _is_clock_with_a_point(tokens, draft):
        return True
    value = _integer(draft)
    if value is None or draft.unit is not None:
        return False
    before = draft.first - 1
    if _lower(tokens, before) == ".":
        before -= 1
    if _is_month(token_at(tokens, before)) and (value <= LAST_DAY or value >= FIRST_YEAR):
        return True
    return _is_month(token_at(tokens, behind)) and value <= LAST_DAY


def _is_clock_with_a_point(tokens: list[Token], draft: Draft) -> bool:
    """As in "a little after 4.30 the following morning": only where a part of the day follows."""
    if not draft.plain or not CLOCK_WITH_A_POINT.fullmatch(tokens[draft.number.first].text):
        return False
    behind = [_lower(tokens, draft.after + at) for at in range(3)]
    return behind[0] in ("the", "that", "this", "in", "on") and (
        behind[1] in PARTS_OF_DAY or behind[2] in PARTS_OF_DAY
    )


def _is_month(token: Token) -> bool:
    return token.lower in MONTHS and token.text[:1].isupper()


def _is_in_a_name(tokens: list[Token], draft: Draft) -> bool:
    """As in "Route 66", "page 5", "Boeing 747 jets", "49 Main Street", "Windows 11"."""
    number = draft.number
    if draft.money or number.scale != 1 or number.separated:
        return False
    if draft.unit is not None and draft.unit.kind not in ("people", "point"):
        return False
    before = token_at(tokens, draft.first - 1)
    if before.text == "." and _lower(tokens, draft.first - 2) in ("no", "nos"):
        return True
    if before.lower == "number" and number.form == Form.WORDS and number.value < 10:
        return True  # "the number one issue"
    series = before.lower in SERIES or before.lower.rstrip("s") in SERIES
    if draft.unit is not None:
        return series and before.text[:1].isupper() and draft.first > 1
    capital = before.kind == "word" and before.text[:1].isupper()
    if series and (capital or draft.noun is None):
        return True
    if number.form == Form.DIGITS and _follows_acronym(before):
        return True
    if number.form == Form.DIGITS and _is_address(tokens, draft):
        return True
    if number.form != Form.DIGITS or draft.noun is not None:
        return False
    if _names_what_follows(tokens, draft):
        return True
    if _lower(tokens, draft.after) == "to" and token_at(tokens, draft.after + 1).kind == "number":
        return False  # "Ruiz leads Orr 45 to 40 percent"
    # A capital at the start of a sentence is no name: "About 1000 fled north".
    return capital and (draft.first > 1 or before.lower not in NO_NOUN)


def _follows_acronym(before: Token) -> bool:
    """As in "AK 47 rifles"; but "in the US 30 ships sank"."""
    acronym = before.kind == "word" and before.text.isupper() and len(before.text) > 1
    return acronym and before.text not in ("US", "U.S.", "UK", "U.K.", "UN", "EU", "UAE", "USA")


def _names_what_follows(tokens: list[Token], draft: Draft) -> bool:
    """As in "the 70318 ZIP Code", "22 Ave Foch": a bare number before a name."""
    behind = token_at(tokens, draft.after)
    return behind.kind == "word" and behind.text[0].isupper() and not behind.glued


def _is_address(tokens: list[Token], draft: Draft) -> bool:
    at = draft.after
    if not token_at(tokens, at).text[:1].isupper():
        return False
    for index in range(at, at + 4):
        token = token_at(tokens, index)
        if token.kind == "number":
            continue
        if token.kind != "word" or not (token.text[0].isupper() or token.glued):
            return False
        if index > at and token.lower in STREETS:
            return True
    return False


def _is_list_number(tokens: list[Token], draft: Draft) -> bool:
    """As in "1. Introduction", "(4)", "[12]", and a number that stands alone."""
    if not draft.plain or draft.number.form != Form.DIGITS:
        return False
    before, behind = token_at(tokens, draft.first - 1), token_at(tokens, draft.after)
    if before.text in ("(", "[") and behind.text in (")", "]"):
        return True
    if draft.first == 0:
        return behind.text in (".", ")", ":", "]") or draft.after >= len(tokens)
    rest = token_at(tokens, draft.after + 1)
    if behind.text == "," and rest.kind == "number" and TORN.match(rest.text):
        return True  # "2, 000", "4, 051": a number that was torn apart
    return before.text in (":", "#", "|", "/", "•", ")") and not draft.number.separated


def _is_in_a_row(tokens: list[Token], draft: Draft) -> bool:
    """Numbers with nothing between them: tables, counters, telephone numbers."""
    if not draft.plain or draft.number.form != Form.DIGITS:
        return False
    return (
        token_at(tokens, draft.first - 1).kind == "number"
        or token_at(tokens, draft.after).kind == "number"
    )


def _is_bare_without_reason(tokens: list[Token], draft: Draft) -> bool:
    """A number alone that the sentence does not treat as an amount."""
    if not draft.plain:
        return False
    number = draft.number
    if number.form in (Form.OPEN, Form.FRACTION):
        return False
    before, behind = token_at(tokens, draft.first - 1), token_at(tokens, draft.after)
    if before.lower in ANAPHORIC:
        return True
    if number.form == Form.DIGITS:
        if not number.separated and number.value >= MAX_BARE:
            return True
        if number.separated or draft.negative:
            return before.kind == "" and behind.kind == ""
        if draft.first == 0:
            return behind.lower not in NO_NOUN
        return False
    if number.value == 1:
        return True
    if before.lower in ("are", "were") and _lower(tokens, draft.first - 2) == "there":
        return False
    return not (
        behind.lower in COUNTED_WITHOUT_NOUN
        or behind.lower == "of"
        or PARTICIPLE.fullmatch(behind.lower)
        or PARTICIPLE.fullmatch(before.lower)
        or before.lower in ("than", "least", "about", "around", "nearly", "almost", "to", "only")
        or number.value > 20
    )


def _is_pronoun_one(tokens: list[Token], draft: Draft) -> bool:
    """As in "no one", "one another", "the one that", "one day"."""
    number = draft.number
    if number.value != 1 or number.form != Form.WORDS or number.scale != 1:
        return False
    if draft.unit is not None:
        last = _lower(tokens, draft.after - 1)
        at_one_point = last == "point" and _lower(tokens, draft.first - 1) == "at"
        return at_one_point or (last == "day" and draft.unit.kind == "time")
    if _lower(tokens, draft.first - 1) in ONE_IS_A_PRONOUN or _is_one_of_the_best(tokens, draft):
        return True
    behind = _lower(tokens, draft.after).removesuffix("'s").removesuffix("’s")
    return behind in BEHIND_PRONOUN_ONE or draft.noun is None


def _is_one_of_the_best(tokens: list[Token], draft: Draft) -> bool:
    """As in "one of the most important": praise, no count."""
    if _lower(tokens, draft.after) != "of":
        return False
    behind = [_lower(tokens, draft.after + at) for at in range(1, 6)]
    return any(is_superlative(word) or word in ("few", "key", "major") for word in behind)


def _is_zero_in_words(tokens: list[Token], draft: Draft) -> bool:
    """As in "zero tolerance" counts nothing; "zero points" and "zero deaths" do."""
    number = draft.number
    if number.value != 0 or number.form != Form.WORDS:
        return False
    return draft.unit is None and draft.noun is None


FIRM_TESTS = (_is_glued_to_a_code, _is_year, _is_date_or_time, _is_in_a_name)
TESTS_OF_LONE_NUMBERS = (
    _is_list_number,
    _is_in_a_row,
    _is_pronoun_one,
    _is_zero_in_words,
    _is_bare_without_reason,
)


def _is_title_case(tokens: list[Token]) -> bool:
    """Whether the sentence is a headline in capitals, where a capital names nothing."""
    long = [token.text for token in tokens[:60] if token.kind == "word" and len(token.text) > 3]
    return len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)


def _is_a_name_in_words(tokens: list[Token], draft: Draft) -> bool:
    """A number word with a capital inside a sentence: "the Big Five", "Six Nations"."""
    token = tokens[draft.number.first]
    if draft.number.form == Form.DIGITS or draft.first == 0 or not token.text[0].isupper():
        return False
    before = tokens[draft.first - 1]
    inside = before.kind == "word" or before.text == ","
    behind = token_at(tokens, draft.after)
    lower_noun = behind.kind == "word" and behind.text[0].islower() and not before.text.istitle()
    return inside and not (draft.unit is not None or lower_noun)


def _spread_dates(tokens: list[Token], drafts: list[Draft]) -> None:
    """A day tied to a day left out is one too: "June 5 and 10", "Sept. 20-24"."""
    for one, two in pairwise(drafts):
        gap = [token.lower for token in tokens[one.after : two.first]]
        tied = len(gap) == 1 and gap[0] in {"-", "–", "—", "and", "or", "to", "through", "/"}
        if not tied or one.left_out == two.left_out:
            continue
        kept, out = (two, one) if one.left_out else (one, two)
        days = (_integer(kept), _integer(out))
        if kept.plain and None not in days and all(_is_day_or_year(day) for day in days):
            kept.left_out = _is_date_or_time(tokens, out) or _is_year(tokens, out)


def _is_day_or_year(value: int | None) -> bool:
    return value is not None and (value <= LAST_DAY or FIRST_YEAR <= value <= LAST_YEAR)
