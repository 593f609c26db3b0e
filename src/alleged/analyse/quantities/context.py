"""What the words around a quantity add: bounds, comments, changes, what is measured."""

from __future__ import annotations

from itertools import pairwise

from alleged.analyse.quantities.cues import (
    BOUND_BEHIND,
    BOUND_PHRASES,
    CHANGE_NOUNS,
    CHANGE_WORDS,
    COMPARATIVES,
    INTENSIFIERS,
    MONTHS,
    NEUTRAL_CHANGES,
    ONLY_OF_MEASURES,
    QUALIFIERS,
)
from alleged.analyse.quantities.drafts import YEAR_OF_AGE, Draft, has_bound_behind
from alleged.analyse.quantities.links import CLAUSE_ENDS, VERB_WINDOW, gap_between
from alleged.analyse.quantities.nouns import ARTICLES, NO_NOUN, is_plural
from alleged.analyse.quantities.numbers import PEOPLE, Form, digits_value
from alleged.analyse.quantities.tokens import Token, read_tokens, token_at, words
from alleged.analyse.syntax import is_possessive
from alleged.records.figures import Bound, Change

HAS_A_TOPIC = words("""
    nothing something anything everything talk talks talked talking speak speaks spoke questions
    doubts concerns worries worried argument debate dispute rumours rumors stories knew knows
    """)
"""Before "about" they say that a topic follows and no rough number."""
LEVELS = (Change.FROM, Change.TO)
UP_OR_DOWN = (Change.UP, Change.DOWN)
NEAR = 5
"""Words between "to" and a verb of change that has other meanings too ("raise", "gain")."""
MAX_STACK = 3
"""Bounds and comments that may stack: "only just over"."""


def _cues() -> dict[str, tuple[tuple[tuple[str, ...], Bound | None, bool], ...]]:
    """Phrases by their last token, the longest first, with their bound and whether they comment."""
    phrases: dict[tuple[str, ...], tuple[Bound | None, bool]] = {}
    for bound, several in BOUND_PHRASES.items():
        for phrase in several:
            phrases[_parts(phrase)] = (bound, phrase in QUALIFIERS)
    for phrase in QUALIFIERS:
        phrases.setdefault(_parts(phrase), (None, True))
    table: dict[str, list[tuple[tuple[str, ...], Bound | None, bool]]] = {}
    for parts, (bound_or_none, comments) in phrases.items():
        table.setdefault(parts[-1], []).append((parts, bound_or_none, comments))
    return {last: tuple(sorted(same, key=lambda cue: -len(cue[0]))) for last, same in table.items()}


def _parts(phrase: str) -> tuple[str, ...]:
    return tuple(token.lower for token in read_tokens(phrase, 0, len(phrase)))


PHRASAL = words("""
    make makes made making take takes took taken taking give gives gave given giving set sets
    setting put puts putting sign signs signed signing pick picks picked picking use used using buy
    bought buying end cough coughed
    """)
"""Verbs that "up" belongs to: "they make up 20 per cent" is no rise."""
NO_MEASURED_NOUN = CHANGE_WORDS.keys() | words("""
    coming living working seeking facing using having
    last next meant held sent born built paid given taken seen known used set spent brought
    """)
"""Words that end the phrase behind "per cent of": verbs, and "last" as in "last year"."""
AGED = PEOPLE | words("""
    girls boys adults seniors kids teenagers workers anyone anybody everyone everybody those
    patients pensioners voters aged drivers
    """)
"""Before "over 55" or "under 18" they say that the number is an age."""
CUES = _cues()


def add_context(tokens: list[Token], drafts: list[Draft]) -> None:
    """Fill bound, qualifier, change and noun of each draft in place."""
    for draft in drafts:
        _read_age_in_commas(tokens, draft)
        _read_level_of_age(tokens, draft)
        _read_bounds_before(tokens, draft)
        _read_bounds_behind(tokens, draft)
        _read_age_behind_people(tokens, draft)
        if draft.change is None:
            _read_change(tokens, draft)
        _read_what_is_measured(tokens, draft)
    for one, two in pairwise(drafts):
        _pass_on(tokens, one, two)


def _lower(tokens: list[Token], index: int) -> str:
    return token_at(tokens, index).lower


def _take_age_words(tokens: list[Token], draft: Draft) -> None:
    """As in "aged 45", "under the age of 7": the words that say that it is an age belong to it."""
    before = tuple(_lower(tokens, draft.begin - back) for back in (3, 2, 1))
    if before == ("the", "age", "of"):
        draft.begin -= 3
        if _lower(tokens, draft.begin - 1) == "at":
            draft.begin -= 1
    elif before[-1] in ("aged", "age", "ages"):
        draft.begin -= 1


def _read_bounds_before(tokens: list[Token], draft: Draft) -> None:
    if draft.unit is not None and draft.unit.kind == "age":
        _take_age_words(tokens, draft)
    if draft.number.vague and draft.number.form != Form.OPEN and draft.bound is None:
        draft.bound = Bound.ABOUT
    if draft.number.form == Form.OPEN:
        draft.bound = Bound.BETWEEN if draft.number.upper is not None else Bound.AT_LEAST
    for _ in range(MAX_STACK):
        cue = _cue_before(tokens, draft)
        if cue is None:
            return
        first, bound, comments = cue
        if comments and draft.qualifier is None:
            draft.qualifier = (first, draft.begin)
        if bound is not None and draft.bound is None:
            draft.bound = bound
        draft.cues.append(" ".join(token.text for token in tokens[first : draft.begin]))
        draft.begin = first


def _cue_before(tokens: list[Token], draft: Draft) -> tuple[int, Bound | None, bool] | None:
    last = draft.begin - 1
    for parts, bound, comments in CUES.get(_lower(tokens, last), ()):
        first = last - len(parts) + 1
        if first < 0 or tuple(token.lower for token in tokens[first : last + 1]) != parts:
            continue
        if not _cue_fits(tokens, draft, first, " ".join(parts)):
            continue
        while _lower(tokens, first - 1) in INTENSIFIERS and bound in (
            Bound.MORE_THAN,
            Bound.LESS_THAN,
        ):
            first -= 1
        return first, bound, comments
    return None


def _cue_fits(tokens: list[Token], draft: Draft, first: int, phrase: str) -> bool:
    before = _lower(tokens, first - 1)
    timed = draft.unit is not None and draft.unit.kind == "time"
    if phrase == "some":
        return draft.number.value >= 10 and draft.number.form != Form.OPEN
    if phrase in ("over", "under", "above", "below", "beyond") and timed:
        # "took place over two weeks" lasts two weeks
        return before in ("for", "after", "of", "just", "well", "is", "was", "in", "a", "been")
    if phrase == "over" and draft.noun is not None and draft.number.form == Form.WORDS:
        return draft.number.value >= 12  # "presided over two meetings"
    if phrase == "about" and before in HAS_A_TOPIC:
        return False  # "says nothing about five generals"
    if phrase == "within":  # of an hour, a budget, a month it bounds nothing that is counted
        return draft.unit is not None and draft.unit.kind in ("length", "point")
    if phrase == "up to":
        return before not in ("back", *CHANGE_WORDS, *NEUTRAL_CHANGES)
    return phrase != "-"


def _read_bounds_behind(tokens: list[Token], draft: Draft) -> None:
    at = draft.after
    if draft.noun is not None and draft.noun[0] == at:
        at = draft.noun[1]
    for start in dict.fromkeys((draft.after, at)):
        if token_at(tokens, start).text == "+" and tokens[start].glued:
            following = token_at(tokens, start + 1)
            if not (following.glued and following.kind == "number"):
                draft.bound = Bound.AT_LEAST
                draft.finish = max(draft.finish, start + 1)
                return
        length = has_bound_behind(tokens, start)
        if length and draft.bound in (None, Bound.ABOUT, Bound.EXACT):
            phrase = tuple(token.lower for token in tokens[start : start + length])
            draft.bound = BOUND_BEHIND[phrase]
            draft.finish = max(draft.finish, start + length)
            draft.cues.append(" ".join(phrase))
            if phrase[-1] in ("older", "younger") and draft.plain and draft.number.value <= 120:
                draft.unit = YEAR_OF_AGE
            return


def _read_age_in_commas(tokens: list[Token], draft: Draft) -> None:
    """As in "Ana Lopez, 44, said" and "she was 44."; not "Ana Lopez (44)"."""
    number = draft.number
    if not draft.plain or draft.upper or number.form != Form.DIGITS or number.separated:
        return
    if not 1 <= number.value <= 120 or draft.change is not None:
        return
    comma = draft.first - 1 - (_lower(tokens, draft.first - 1) == "now")  # "Lopez, now 44,"
    before, behind = token_at(tokens, comma), token_at(tokens, draft.after)
    if _lower(tokens, comma - 1) == "." and _lower(tokens, comma - 2) in ("jr", "sr"):
        comma -= 2  # "Arne Lund Jr., 49,"
    ends = behind.text in (",", ".", ";", ")", "", "―", "—", "–") or behind.lower in (
        "and",
        "when",
        "at",
    )
    if before.text == "," and behind.text in (",", ")", "―", "—", "–", ".", ";"):
        names = (token_at(tokens, comma - 1), token_at(tokens, comma - 2))
        full = 1 + (behind.text in (".", ";"))  # at the end only behind a full name
        if all(map(_may_be_a_person, names[:full])):
            draft.unit = YEAR_OF_AGE
    elif ends and before.lower in ("is", "was", "turned", "turns", "being"):
        subject = draft.first - 2 - (_lower(tokens, draft.first - 2) in ("just", "now"))
        about_a_person = _lower(tokens, subject) in ("who", "he", "she", "i")
        draft.unit = YEAR_OF_AGE if about_a_person else None


def _read_level_of_age(tokens: list[Token], draft: Draft) -> None:
    """As in "raise the retirement age to 69", "the pension age from 65 to 67"."""
    number = draft.number
    if draft.plain and number.form == Form.DIGITS and not number.separated and number.value <= 120:
        before, earlier = _lower(tokens, draft.first - 1), _lower(tokens, draft.first - 2)
        if before in ("to", "from", "at") and earlier == "age":
            draft.unit = YEAR_OF_AGE


def _read_age_behind_people(tokens: list[Token], draft: Draft) -> None:
    """As in "children under 18", "farmers aged over 60"."""
    bounded = draft.bound in (Bound.MORE_THAN, Bound.LESS_THAN) and draft.cues
    number = draft.number
    if not (bounded and draft.plain and 10 <= number.value <= 120 and not number.separated):
        return
    if draft.cues[-1].lower() in ("over", "under", "above", "below"):
        before = _lower(tokens, draft.begin - 1)
        if before in AGED:
            draft.unit = YEAR_OF_AGE
            draft.begin -= before == "aged"


def _may_be_a_person(token: Token) -> bool:
    if token.kind != "word" or not token.text[0].isupper():
        return False
    return token.lower not in NO_NOUN and token.lower not in MONTHS and token.lower not in WEEKDAYS


WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")


def _is_second_of_a_race(tokens: list[Token], draft: Draft, to: int) -> bool:
    """As in "leads 45 to 40 percent": two values, the larger first, and no change between them."""
    first = token_at(tokens, to - 1)
    value = digits_value(first.text) if first.kind == "number" else None
    return (
        value is not None
        and draft.unit is not None
        and draft.unit.kind == "share"
        and value > draft.number.value
        and _lower(tokens, to - 2) not in ("from", "-", "–")
    )


def _read_change(tokens: list[Token], draft: Draft) -> None:
    at = _past_owner(tokens, draft.begin - 1)
    before = _lower(tokens, at)
    if draft.rank is not None:
        if before == "to" and _change_word(tokens, at) is not None:
            draft.change = Change.TO
        return
    if before == "+" and tokens[draft.begin].glued:
        draft.change, draft.begin = Change.UP, at
    elif before == "to" and not _is_second_of_a_race(tokens, draft, at):
        near = draft.measured or draft.noun is None
        word = _change_word(tokens, at, window=VERB_WINDOW if near else NEAR)
        if word is not None:
            draft.change = Change.TO
            draft.cues.append(f"{word} ... to")
    elif before == "from":
        word = _change_word(tokens, at, window=2)
        if word is not None:
            draft.change = Change.FROM
            draft.cues.append(f"{word} from")
    elif before == "by":
        word = _change_word(tokens, at, window=6)
        if word is not None:
            draft.change = CHANGE_WORDS.get(word) or CHANGE_NOUNS.get(word)
            draft.cues.append(f"{word} by")
    elif before == "of":
        word = _lower(tokens, at - 1)
        timed = draft.unit is not None and draft.unit.kind == "time"
        if word in CHANGE_NOUNS and not timed:
            draft.change = CHANGE_NOUNS[word]
            draft.cues.append(f"{word} of")
    elif draft.measured:
        _read_direct_change(tokens, draft)
    if draft.change is None and draft.measured:
        _read_change_behind(tokens, draft)


def _past_owner(tokens: list[Token], at: int) -> int:
    """Before "last year's" in "up from last year's 5 per cent"; else the same place."""
    if at < 1 or not is_possessive(tokens, at):
        return at
    before = (place for place in (at - 1, at - 2) if _lower(tokens, place) == "from")
    return next(before, at)


def _change_word(tokens: list[Token], before: int, window: int = VERB_WINDOW) -> str | None:
    """The nearest word of change before this token, in its clause."""
    for at in range(before - 1, max(before - 1 - window, -1), -1):
        word = tokens[at].lower
        if _is_in_compound(tokens, at):
            continue
        if word in CLAUSE_ENDS or (word in ONLY_OF_MEASURES and before - at > NEAR):
            return None
        if word in CHANGE_WORDS or word in NEUTRAL_CHANGES or word in CHANGE_NOUNS:
            return word
    return None


def _is_in_compound(tokens: list[Token], at: int) -> bool:
    """Whether a word is a part of "lower-than-expected"."""
    before, behind = token_at(tokens, at - 1), token_at(tokens, at + 1)
    return (before.text == "-" and tokens[at].glued) or (behind.text == "-" and behind.glued)


def _read_direct_change(tokens: list[Token], draft: Draft) -> None:
    """As in "rose 5 per cent", "fell sharply, 3 points", "rose a better-than-expected 5 per cent":
    the verb right before the amount."""
    at = draft.begin - 1
    while at > 0 and (_is_in_compound(tokens, at) or tokens[at].text == "-"):
        at -= 1
    nearest = at - 3
    while at > nearest and (
        _lower(tokens, at).endswith("ly") or _lower(tokens, at) in ("a", "further", "another")
    ):
        at -= 1
    word = _lower(tokens, at)
    change = CHANGE_WORDS.get(word)
    assert draft.unit is not None
    if change is None or _lower(tokens, at - 1) in ARTICLES:
        return  # "the lower 80 per cent"
    if word in ("up", "down") and _lower(tokens, at - 1) in PHRASAL:
        return
    kinds = {"share", "point"}
    if word in ("up", "down"):
        kinds |= {"money", "temperature"}
    if word in ONLY_OF_MEASURES and draft.unit.kind not in kinds:
        return
    if draft.unit.kind in ("length", "data", "image"):
        return  # "fell six feet"
    draft.change = change
    draft.cues.append(word)


def _read_change_behind(tokens: list[Token], draft: Draft) -> None:
    """As in "a 5 per cent rise", "5 points higher"."""
    assert draft.unit is not None
    word, later = _lower(tokens, draft.after), _lower(tokens, draft.after + 1)
    if draft.unit.kind not in ("share", "point", "money"):
        return
    if word in COMPARATIVES and draft.unit.kind != "money":
        draft.change = COMPARATIVES[word]
        draft.cues.append(word)
    elif word in CHANGE_NOUNS or (later in CHANGE_NOUNS and word not in NO_NOUN and word.isalpha()):
        noun = word if word in CHANGE_NOUNS else later
        draft.change = CHANGE_NOUNS[noun]
        draft.cues.append(noun)


def _read_what_is_measured(tokens: list[Token], draft: Draft) -> None:
    """As in "17 million tonnes of cobalt", "34% of its cement": the noun behind "of"."""
    if draft.noun is not None or draft.rank is not None or draft.after >= len(tokens):
        return
    share = draft.number.form == Form.FRACTION or draft.share_of is not None
    if draft.unit is None and not share:
        return
    if _lower(tokens, draft.after) == "of" and "within" not in map(str.lower, draft.cues):
        draft.noun = _phrase(tokens, draft.after + 1)
    elif share and _lower(tokens, draft.after) in ARTICLES:
        draft.noun = _phrase(tokens, draft.after)


def _phrase(tokens: list[Token], first: int) -> tuple[int, int] | None:
    """A short noun phrase that ends where the clause goes on; None when that is not plain."""
    at = first + (_lower(tokens, first) in (*ARTICLES, "all", "a", "an"))
    begin = at
    while at - begin < 6:
        token = token_at(tokens, at)
        if token.text in ("-", "‐", "‑") and token.glued and at > begin:
            at += 1
            continue
        if token.kind != "word" or token.lower in NO_NOUN or token.lower in NO_MEASURED_NOUN:
            break
        at += 1
        if is_plural(token.lower):
            break
    if at == begin or at - begin >= 6:
        return None
    last = tokens[at - 1]
    if last.kind != "word" or last.lower.endswith(("ed", "ly", "'s", "’s")):
        return None
    if _lower(tokens, first) == "those" and not is_plural(last.lower):
        return None  # "of those responding"
    return begin, at


def _pass_on(tokens: list[Token], one: Draft, two: Draft) -> None:
    """As in "264 hp (197 kW)", "0.75 points, or 0.03%": the same quantity again in another unit."""
    gap = gap_between(tokens, one, two)
    if one.unit == YEAR_OF_AGE and two.plain and (one.change, two.change) == LEVELS:
        two.unit = YEAR_OF_AGE  # "the pension age from 65 to 67"
        return
    if gap in (["or"], [",", "or"]) and two.unit is not None and two.unit.kind == "share":
        two.change = two.change or one.change
        return
    if gap in (["from"], [",", "from"]) and one.change in (*UP_OR_DOWN, Change.TO):
        two.change = two.change or Change.FROM
        return
    if not (one.measured and two.measured) or one.unit == two.unit:
        return
    closed = token_at(tokens, two.after).text in (")", "/")
    if (gap == ["("] and closed) or gap == [",", "or"] or (gap == ["/"] and closed):
        if two.bound is None:
            two.bound = one.bound if one.upper is None else None
        if two.change is None:
            two.change = one.change
