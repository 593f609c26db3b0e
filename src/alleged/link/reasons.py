"""Why two statements cannot both hold, in a sentence with their words."""

from __future__ import annotations

from alleged.link.compare import Comparison
from alleged.link.judged import MODEL_RULE
from alleged.link.number_clashes import PROBABILITIES
from alleged.link.support import Told
from alleged.records.claims import Clash
from alleged.records.propositions import Amount

SHOWN_CHARS = 120
WHAT_CLASHES = {
    Clash.NUMBER: "two numbers of one thing",
    Clash.DATE: "two days of one act",
    Clash.PLACE: "two places of one act",
    Clash.ACTOR: "two doers of one act",
    Clash.ORDER: "two who ordered one act",
    Clash.POLARITY: "what the one has as so, the other has as not so",
}
"""What the model takes to clash, in words."""


def why_not_both(a: Told, b: Told, found: Comparison) -> str:
    """A sentence for a reader who sees both.

    It says of neither that it is the right one.
    """
    one, other = _quoted(a), _quoted(b)
    if found.rule in ("two ages", "two nights") or found.rule in PROBABILITIES:
        return f"{one} and {other} {found.reason}"
    if found.rule == MODEL_RULE and found.clash is not None:
        return f"{one} and {other} are {found.reason}: {WHAT_CLASHES[found.clash]}"
    if found.clash is Clash.NUMBER:
        numbers = _numbers(a, b)
        later = ""
        days = a.published and b.published and a.published != b.published
        if days and not (a.begin and b.begin) and _grew(a, b):
            later = f"; the second is of {b.published}, and a count may have grown"
        return f"{one} and {other} give one thing two numbers{numbers}{later}"
    if found.clash is Clash.DATE:
        return f"{one} and {other} date one act, on {_time(a)} and on {_time(b)}"
    if found.clash is Clash.PLACE:
        return f"{one} and {other} put one act in two places"
    if found.clash is Clash.ORDER:
        return f"{one} and {other} name two who ordered one act"
    if found.clash is Clash.ACTOR:
        return f"{one} and {other} name two doers of one act"
    return f"{one} and {other}: what the one has as so, the other has as not so"


def _grew(a: Told, b: Told) -> bool:
    """Whether the later of the two has the higher number."""
    pairs = [(x, y) for x in a.amounts for y in b.amounts if x.measure == y.measure]
    return bool(pairs) and (pairs[0][0].low or 0.0) < (pairs[0][1].low or 0.0)


def _quoted(told: Told) -> str:
    words = told.words.strip("“”\"' ")
    if len(words) > SHOWN_CHARS:
        words = words[:SHOWN_CHARS].rsplit(" ", 1)[0] + " …"
    return f"“{words}”"


def _time(told: Told) -> str:
    if told.begin == told.end:
        return str(told.begin)
    return f"{told.begin} to {told.end}"


def _numbers(a: Told, b: Told) -> str:
    for x in a.amounts:
        for y in b.amounts:
            if x.measure == y.measure:
                return f": {_number(x)} and {_number(y)}"
    return ""


def _number(amount: Amount) -> str:
    if amount.low is not None and amount.high is not None and amount.low != amount.high:
        return f"{amount.low:,.10g} to {amount.high:,.10g}"
    if amount.high is None:
        return f"at least {amount.low:,.10g}"
    if amount.low is None:
        return f"at most {amount.high:,.10g}"
    return f"{amount.low:,.10g}"
