"""Numbers that belong together: ranges, lists that share a unit, "from ... to", "one in five"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from alleged.analyse.quantities.cues import CHANGE_NOUNS, CHANGE_WORDS, NEUTRAL_CHANGES, RANGE_WORDS
from alleged.analyse.quantities.drafts import DASHES, HYPHENS, Draft, read_per
from alleged.analyse.quantities.nouns import ARTICLES, nouns_behind
from alleged.analyse.quantities.numbers import Form
from alleged.analyse.quantities.tokens import Token, token_at, words
from alleged.records.figures import Bound, Change

FROM_TO_GAP = 8
"""Words that may stand between the two levels: "from 24 miles a gallon in 2011 to 31"."""
VERB_WINDOW = 10
"""Words between a verb of change and "from" or "to" that still belong to it."""
BOUNDS_IN_GAP = words("""
    about around nearly almost roughly some over under just more less than at least only
    approximately as much many an estimated
    """)
ONE_IN = frozenset(
    map(
        int,
        words("""
    2 3 4 5 6 7 8 9 10 12 15 20 25 30 40 50 100 200 250 500 1000 2000 5000 10000 20000 50000 100000
    1000000
    """),
    )
)
"""What "one in ..." is followed by when it means a share; "five in 24 hours" does not."""
NEW_CLAUSE = words("while and but as or then before after")
ELLIPSIS_GAP = 12
COMPARED = frozenset(
    {
        ("up", "from"),
        ("down", "from"),
        ("compared", "with"),
        ("compared", "to"),
        ("increase", "from"),
    }
)
IN_SO_MANY = frozenset({("in",), ("in", "every"), ("out", "of"), ("out", "of", "every")})
ALTERNATIVES = 2
"""How many times the first the second may be in "six or seven", which is a range; "5 or 50" is
not."""
AGES_OF = words("the ages age of")
CLAUSE_ENDS = frozenset(".;:!?")


def link(tokens: list[Token], drafts: list[Draft]) -> list[Draft]:
    """Tie drafts together in place; the upper ends of ranges leave the list."""
    _share_units(tokens, drafts)
    linked: list[Draft] = []
    for draft in drafts:
        last = linked[-1] if linked else None
        if last is not None and _join(tokens, last, draft):
            continue
        linked.append(draft)
    for one, two in pairwise(linked):
        if one.plain and two.plain and gap_between(tokens, one, two) == ["to"]:
            one.left_out = two.left_out = not _from_before(tokens, one)  # "won by 98 to 96"
    linked = [draft for draft in linked if not (_is_half_a_pair(tokens, draft) or draft.left_out)]
    for one, two in pairwise(linked):
        _share_noun_of_sized_things(tokens, one, two)
        _fill_ellipsis(tokens, one, two)
    _mark_levels(tokens, linked)
    return linked


def _from_before(tokens: list[Token], draft: Draft) -> bool:
    return token_at(tokens, draft.begin - 1).lower == "from"


def _is_half_a_pair(tokens: list[Token], draft: Draft) -> bool:
    """Whether a dash ties it to a number that makes no range with it: "2-1", "4712-3"."""
    for dash in (draft.first - 1, draft.after):
        sign, behind = token_at(tokens, dash), token_at(tokens, dash + 1)
        other = behind if dash == draft.after else token_at(tokens, dash - 1)
        if sign.text in DASHES and sign.glued and behind.glued and other.kind == "number":
            return True
    return False


def _share_noun_of_sized_things(tokens: list[Token], one: Draft, two: Draft) -> None:
    """As in "two 500 kg bombs": the second number is the size of what the first counts."""
    bare = one.unit is None and one.noun is None and one.number.value > 1
    if one.after == two.first and bare and two.measured:
        one.noun = nouns_behind(tokens, two.after)


def _fill_ellipsis(tokens: list[Token], one: Draft, two: Draft) -> None:
    """As in "3 million cars, up from 2 million", "380 thefts compared with 71": the same again."""
    if two.unit is not None or two.noun is not None or one.rank or two.rank:
        return
    gap = _strip_bounds(gap_between(tokens, one, two))
    if len(gap) > ELLIPSIS_GAP or CLAUSE_ENDS & set(gap):
        return
    compared = tuple(gap[-2:]) in COMPARED or gap[-1:] in (["against"], ["versus"])
    if compared and (one.unit is None or one.unit.kind != "share"):
        _take_unit(one, two)


def gap_between(tokens: list[Token], one: Draft, two: Draft) -> list[str]:
    """The words between two drafts, in lower case; long gaps are cut, which no rule accepts."""
    after = one.whole_after
    if _is_suspended(tokens, after):
        after += 1
    return [token.lower for token in tokens[after : min(two.first, after + 16)]]


def _is_suspended(tokens: list[Token], at: int) -> bool:
    """Whether a hyphen stands for a unit that comes later: "five- to six-day"."""
    hyphen, following = token_at(tokens, at), token_at(tokens, at + 1)
    return hyphen.text in HYPHENS and hyphen.glued and following.lower in ("to", "and", "or")


def _share_units(tokens: list[Token], drafts: list[Draft]) -> None:
    """As in "5, 10 and 15 per cent", "3 and 4 million", "$75 to 80 million": one unit for all."""
    for one, two in reversed(list(pairwise(drafts))):
        gap = gap_between(tokens, one, two)
        of_total = gap[:1] == ["of"] and (len(gap) == 1 or gap[1:] in ([word] for word in ARTICLES))
        from_to = _strip_bounds(gap) in (["to"], ["and"], ["or"]) or _is_dash(gap) or of_total
        listed = gap in ([","], [",", "and"], [",", "or"])
        if not (from_to or listed) or one.rank is not None or two.rank is not None:
            continue
        if listed and two.unit is None and two.number.scale == 1:
            continue
        if of_total and (one.unit is not None or two.unit is None):
            continue
        _share(one, two, from_to=from_to)


def _is_dash(gap: list[str]) -> bool:
    return len(gap) == 1 and gap[0] in DASHES


def _share(one: Draft, two: Draft, *, from_to: bool) -> None:
    bare_unit = one.unit is None and (one.noun is None or one.noun == two.noun)
    behind = two.unit is not None and not (two.money and two.first < two.number.first)
    if one.number.scale == 1 and two.number.scale != 1 and one.number.form == two.number.form:
        own_unit = one.unit is not None and not one.money
        if not own_unit and one.noun is None and _same_magnitude(one, two):
            scale = two.number.scale
            one.number = replace(one.number, value=one.number.value * scale, scale=scale)
    if bare_unit and behind:
        one.unit, one.money = two.unit, two.money
        one.unit_at = two.unit_at
    elif bare_unit and two.money and from_to and one.number.value < two.number.value:
        one.unit, one.money = two.unit, True
    elif two.unit is None and two.noun is None and one.unit is not None and from_to:
        if one.unit.kind != "time":
            two.unit, two.unit_at, two.money = one.unit, one.unit_at, one.money
    elif bare_unit and two.noun is not None:
        one.noun = two.noun
    elif two.noun is None and two.unit is None and one.noun is not None and from_to:
        two.noun = one.noun


def _same_magnitude(one: Draft, two: Draft) -> bool:
    """Whether "A to B million" means A million too: not where A is larger by far ("500 to 2
    million" may start at five hundred)."""
    return one.number.value < 1000 and one.number.value <= 10 * two.number.mantissa


def _join(tokens: list[Token], one: Draft, two: Draft) -> bool:
    """Make `two` a part of `one` where the words say so."""
    if one.rank is not None or two.rank is not None or one.upper is not None:
        return False
    gap = gap_between(tokens, one, two)
    if one.whole_after > one.after and two.noun != one.noun and gap != ["and"]:
        gap = ["…"] if not _is_dash(gap) else gap
    before = token_at(tokens, one.begin - 1).lower
    if _is_part_of_a_unit(one, two, gap):
        _multiply(one, two)
        return True
    if _is_ratio(tokens, one, two, gap):
        _make_ratio(one, two)
        return True
    if one.number.value >= two.number.value and not (one.negative or two.negative):
        return False
    if not _same_unit(one, two) or (two.noun_follows and _has_own_unit(one)):
        return False
    between = _between_before(tokens, one)
    if gap == ["and"] and between is not None:
        one.set_begin(between)
    elif gap == ["or"] and two.number.value <= ALTERNATIVES * one.number.value:
        if _has_own_unit(one):
            return False
    elif _is_dash(gap):
        if one.unit is None and two.unit is None and one.noun is None and two.noun is None:
            one.left_out = True
            return False
    elif gap in (["to"], ["through"]):
        if before == "from" and _changes(tokens, one.begin - 1):
            return False
        if _has_own_unit(one) and (before == "by" or before in CHANGE_WORDS):
            return False  # "rose 5% to 10%": by so much, to so much
        if before == "from":
            one.set_begin(one.begin - 1)
    else:
        return False
    one.upper = two
    one.bound = Bound.BETWEEN
    one.set_end(two.after)
    if one.unit is None or (two.unit is not None and " per " in two.unit.name):
        one.unit, one.unit_at = two.unit, two.unit_at
    if two.noun is not None:
        one.noun = two.noun
    if one.unit is not None and " per " not in one.unit.name:
        read_per(tokens, one)
    return True


def _has_own_unit(draft: Draft) -> bool:
    """Whether the unit stands with this number and not only with the next."""
    return draft.after > draft.number.after or draft.first < draft.number.first


def _between_before(tokens: list[Token], draft: Draft) -> int | None:
    at = draft.begin - 1
    while draft.begin - at <= 4 and token_at(tokens, at).lower in BOUNDS_IN_GAP | AGES_OF:
        at -= 1
    return at if token_at(tokens, at).lower == "between" else None


def _same_unit(one: Draft, two: Draft) -> bool:
    if one.unit is None or two.unit is None:
        return one.unit is two.unit or one.number.scale == two.number.scale
    names = (one.unit.name, two.unit.name)
    dollars = one.money and two.money and one.unit.name.endswith("dollar") and names[1] == "dollar"
    return names[0] == names[1] or names[1].startswith(names[0] + " per ") or dollars


def _is_part_of_a_unit(one: Draft, two: Draft, gap: list[str]) -> bool:
    """As in "half of 1 per cent": not half of what the per cent are of, but 0.5 per cent."""
    fraction = one.number.form == Form.FRACTION and two.number.value == 1
    return (
        gap == ["of"] and fraction and two.unit is not None and two.unit.kind in ("share", "point")
    )


def _multiply(one: Draft, two: Draft) -> None:
    value, after = one.number.value * two.number.value, two.number.after
    one.number = replace(one.number, value=value, after=after, form=Form.WORDS)
    one.unit, one.unit_at, one.noun = two.unit, two.unit_at, two.noun
    one.noun_follows = two.noun_follows
    one.set_end(two.after)


def _is_ratio(tokens: list[Token], one: Draft, two: Draft, gap: list[str]) -> bool:
    """As in "one in five", "nine out of 10", but not "five in 24 hours" or "3 in 2019"."""
    if tuple(gap) not in IN_SO_MANY:
        return False
    if one.unit is not None or one.noun is not None or two.money:
        return False
    small = 0 < one.number.value < two.number.value
    timed = two.unit is not None and two.unit.kind != "people"
    return small and not timed and two.number.value in ONE_IN


def _make_ratio(one: Draft, two: Draft) -> None:
    one.share_of = two.number
    one.noun, one.unit, one.unit_at = two.noun, None, None
    one.set_end(two.number.after)
    one.left_out = False


def _changes(tokens: list[Token], before: int) -> bool:
    """Whether a word of change stands in the clause before this token, and none of a range."""
    for at in range(before - 1, max(before - 1 - VERB_WINDOW, -1), -1):
        word = tokens[at].lower
        if word in CLAUSE_ENDS:
            return False
        if word in RANGE_WORDS:
            return False
        if word in CHANGE_WORDS or word in NEUTRAL_CHANGES or word in CHANGE_NOUNS:
            return True
    return False


def _mark_levels(tokens: list[Token], drafts: list[Draft]) -> None:
    """As in "from X ... to Y", "to Y from X": the levels before and after a change."""
    for one, two in pairwise(drafts):
        if one.change is not None:
            continue
        gap = gap_between(tokens, one, two)
        before = _word_before(tokens, one)
        if len(gap) > FROM_TO_GAP or (CLAUSE_ENDS | NEW_CLAUSE) & set(gap):
            continue
        to_two = _strip_bounds(gap)
        if not _alike(one, two):
            continue
        if before == "from" and to_two[-1:] == ["to"] and "from" not in gap:
            if not _changes(tokens, _index_before(tokens, one)):
                continue
            one.change, two.change = Change.FROM, Change.TO
        elif to_two == ["from"] and (before == "to" or _changes(tokens, one.first)):
            one.change, two.change = Change.TO, Change.FROM
        else:
            continue
        _take_unit(one, two)


def _take_unit(one: Draft, two: Draft) -> None:
    if one.unit is None and one.noun is None:
        one.unit, one.unit_at, one.money = two.unit, two.unit_at, two.money
        one.noun = two.noun
    elif two.unit is None and two.noun is None:
        two.unit, two.unit_at, two.money = one.unit, one.unit_at, one.money
        two.noun = one.noun


def _alike(one: Draft, two: Draft) -> bool:
    """Whether two levels can be of one measure."""
    if one.rank is not None or two.rank is not None:
        return False
    if one.unit is None or two.unit is None:
        return True
    return one.unit.kind == two.unit.kind


def _strip_bounds(gap: list[str]) -> list[str]:
    while gap and gap[-1] in BOUNDS_IN_GAP:
        gap = gap[:-1]
    return gap


def _index_before(tokens: list[Token], draft: Draft) -> int:
    at = draft.begin - 1
    while draft.begin - at <= 4 and token_at(tokens, at).lower in BOUNDS_IN_GAP:
        at -= 1
    return at


def _word_before(tokens: list[Token], draft: Draft) -> str:
    """The word before a draft and its bounds."""
    return token_at(tokens, _index_before(tokens, draft)).lower
