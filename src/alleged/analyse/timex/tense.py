"""Whether the words around a time expression speak of the past or of what is to come."""

from __future__ import annotations

from enum import StrEnum

from alleged.analyse.timex.words import Tokens, word_set


class Tense(StrEnum):
    """What the nearest verb says."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


_FUTURE = word_set(
    """will shall 'll won't going gonna scheduled due expected expects expect plans plan
    planned planning slated hopes hope hoping intends intend would could may might should must
    upcoming ahead deadline until till before payable effective starting"""
)
_PAST = word_set(
    """was were had did became began begun broke brought built bought came cut died drew drove fell
    felt fought found flew gave went gone got grew heard held hit kept knew known laid led left lost
    made meant met paid put quit ran read reached rose said sat saw seen sent shot shut slid sold
    spent spoke stood struck swept swore took taught thought threw told tumbled won wrote written
    set ago since been earlier lifted ended won"""
)
_PRESENT = word_set("is are has have does do says 's 're")
_ALSO_NOUNS = word_set("plan plans hope hopes")
_BEFORE_NOUN = word_set("the a an his her its their our my this that these those no 's")
_BEFORE_BASE_FORM = word_set(
    "be is are 're will shall 'll would could may might should must can to not"
)
_CLAUSE_ENDS = word_set(
    """; : — – ( ) " “ ” `` '' that which who whose when while because if but although though
    whether"""
)
_NO_VERBS_IN_ED = word_set(
    """united red hundred need indeed speed seed feed breed bed shed exceed proceed succeed need
    embed sacred naked kindred wed led fed greed deed weed unprecedented armed alleged"""
)
_SURELY_FUTURE = word_set(
    """will shall 'll won't going scheduled due expected expects expect slated until till
    upcoming payable effective starting plans plan"""
)
_VERBS_IN_UN = word_set(
    """united unveiled undermined unleashed uncovered underlined unfolded unified unearthed unlocked
    unloaded unseated"""
)
WINDOW = 14
"""How many words to each side are asked. Of some 1,800 values in the training parts of TempEval-3
and MEANTIME, 6 and 8 get two fewer right than 14, and 20 gets one more: it hardly matters."""


def tense_near(tokens: Tokens, first: int, last: int) -> Tense:
    """The tense of the clause that holds the tokens from `first` to `last`.

    The nearest verb before counts, then the nearest one after, both within the clause; `to` with a
    verb, `will`, `scheduled` and their like speak of what is to come.
    """
    left = _ask(tokens, range(first - 1, max(-1, first - 1 - WINDOW), -1))
    if left is not None:
        return left
    right = _ask(tokens, range(last, min(len(tokens.lows), last + WINDOW)))
    if right is not None:
        return right
    wide = range(max(0, first - 4 * WINDOW), min(len(tokens.lows), last + 4 * WINDOW))
    everything = _ask(tokens, wide, through=True)
    return everything or Tense.OPEN


def surely_ahead(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a word such as `will` or `until` says that the time is to come.

    Weaker signs, such as `could` or an infinitive, also stand in clauses about the past: `could not
    be found Wednesday`, `a service to mark the entry on Friday`.
    """
    lows = tokens.lows
    for i in range(first - 1, max(-1, first - 1 - WINDOW), -1):
        word = lows[i]
        if word in _CLAUSE_ENDS:
            break
        if _is_will_not(lows, i):
            return True
        if word in ("until", "till"):
            # "Until Thursday, they had not called": what held so far.
            return i > 0 and lows[i - 1] != "up"
        if word in _SURELY_FUTURE:
            return True
    after = lows[last : last + WINDOW]
    return any(word in ("will", "shall", "'ll") for word in after)


def _is_will_not(lows: list[str], i: int) -> bool:
    """`won't`, which was cut into words; alone `won` is past."""
    return lows[i] == "won" and lows[i + 1 : i + 3] in (["'", "t"], ["’", "t"])


def _ask(tokens: Tokens, places: range, *, through: bool = False) -> Tense | None:
    lows = tokens.lows
    for i in places:
        word = lows[i]
        if word in _CLAUSE_ENDS and not through:
            return None
        if word in _ALSO_NOUNS and i > 0 and lows[i - 1] in _BEFORE_NOUN:
            continue  # "the plan", "their hopes"
        if word in ("until", "till") and not through and "had" in lows[max(0, i - WINDOW) : i]:
            return Tense.PAST  # "what they had been paying until May"
        if _is_will_not(lows, i):
            return Tense.FUTURE
        if word in _FUTURE:
            # "had been due to expire": what was to come then lies in the past now.
            return Tense.PAST if i > 1 and lows[i - 2 : i] == ["had", "been"] else Tense.FUTURE
        if word == "set" and i + 1 < len(lows) and lows[i + 1] in ("to", "for"):
            return Tense.FUTURE
        if i > 0 and lows[i - 1] in _BEFORE_BASE_FORM:
            continue  # "should be completed", "would put": the word before says when
        if word in _PAST:
            # "was to meet", "were due": said in the past of what was to come.
            ahead = word in ("was", "were", "had") and lows[i + 1 : i + 2] == ["to"]
            return Tense.FUTURE if ahead else Tense.PAST
        if len(word) > 4 and word.endswith("ed") and not _is_adjective(word):
            return Tense.PAST
        if word == "to" and i + 1 < len(lows) and _may_be_infinitive(lows, i + 1):
            return Tense.PAST if i > 2 and lows[i - 3 : i - 1] == ["had", "been"] else Tense.FUTURE
        if word in _PRESENT and i + 1 < len(lows) and lows[i + 1] == "to":
            return Tense.FUTURE
    return None


def is_past_verb(word: str) -> bool:
    """`became`, `released`, but not `unexpected`."""
    return word in _PAST or (len(word) > 4 and word.endswith("ed") and not _is_adjective(word))


def _is_adjective(word: str) -> bool:
    """`unspecified`, `hundred`: not a verb in the past."""
    return word in _NO_VERBS_IN_ED or (word.startswith("un") and word not in _VERBS_IN_UN)


def _may_be_infinitive(lows: list[str], i: int) -> bool:
    """Whether the word behind `to` is a verb: not an article, a number or a place."""
    word = lows[i]
    return word.isalpha() and word not in (
        "the", "a", "an", "his", "her", "its", "their", "this", "that", "about", "more", "less",
        "as", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "today", "tomorrow", "yesterday", "some", "all", "each", "any", "him", "them", "us",
        "death", "prison", "jail", "court", "power", "office", "school", "church", "hospital",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "date",
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december", "jan", "feb", "aug", "sept", "oct", "nov", "dec",
    )  # fmt: skip
