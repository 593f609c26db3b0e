"""The past, the present and the future as such."""

from __future__ import annotations

from msgspec.structs import replace

from alleged.analyse.timex.grammar import DATE, Found, Reading, make_rule
from alleged.analyse.timex.tense import is_past_verb
from alleged.analyse.timex.words import PLURALS, UNITS, word_set

_PAST_REFS = ("recently", "lately")
"""Not `previously` and `formerly`: 3 of 21 are marked in TempEval-3's training part."""


def _read_now(found: Found) -> Reading | None:
    after, before = found.after(), found.before()
    initial = found.first == 0 or before in ("“", '"', "``", "`")
    if initial and after in (
        ",",
        "and",
        "that",
        "then",
        "i",
        "there",
        "let",
        "here",
        "what",
        "this",
        "you",
        "for",
    ):
        return None
    if before in ("from", "of") and found.tokens.low(found.first - 2) in UNITS:
        return None
    if after == "-" and found.tokens.glued(found.last):
        return None
    return found.reading(DATE, "fixed", value="PRESENT_REF")


def _read_ref(found: Found) -> Reading | None:
    word = found.low("ref")
    if word in ("soon", "shortly"):
        after, before = found.after(), found.before()
        if after in (
            "after",
            "before",
            "afterward",
            "afterwards",
            "as",
            "thereafter",
        ) or before in ("as", "too", "so", "how"):
            return None
        if word == "shortly" or after == "-":
            return None
        if before in ("was", "were", "had") or is_past_verb(after):
            return None  # "soon became": in neither of 2 cases is that marked in TempEval-3
        return found.reading(DATE, "fixed", value="FUTURE_REF")
    if word in ("currently", "nowadays"):
        return found.reading(DATE, "fixed", value="PRESENT_REF")
    if word == "already":
        return None
    if word in _PAST_REFS:
        return found.reading(DATE, "fixed", value="PAST_REF")
    return None


def _read_adjective(found: Found) -> Reading | None:
    word, before, after = found.low("adj"), found.before(), found.after()
    if word in ("recent", "future") and found.tokens.low(found.last) not in PLURALS:
        # In TempEval-3's training part 12 of 32 such adjectives are marked, of `current` 11 of 18.
        return None
    if word == "present" or after in ("and", "or", "-"):
        return None
    if found.tokens.word(found.first)[:1].isupper() and found.first > 0:
        return None
    if word == "recent" and before in ("more", "most"):
        return None
    if word == "current" and (before == "then" or found.before(2) == "then"):
        return found.reading(DATE, "fixed", value="PAST_REF")
    value = {"current": "PRESENT_REF", "recent": "PAST_REF", "future": "FUTURE_REF"}[word]
    return found.reading(DATE, "fixed", value=value)


def _read_the_future(found: Found) -> Reading | None:
    word, after, before = found.low("ref"), found.after(), found.before()
    middle = found.tokens.low(found.first + 1)
    if middle != word and middle not in ("near", "foreseeable", "distant", "recent", "immediate"):
        return None
    if word == "past" and (
        before not in ("in", "from", "of")
        or (
            after.isalpha()
            and after
            not in (
                "and",
                "but",
                "the",
                "to",
                "by",
                "when",
                "for",
                "as",
                "has",
                "have",
                "had",
                "were",
                "was",
                "he",
                "she",
                "it",
                "they",
                "with",
            )
        )
    ):
        return None
    if word == "future" and (
        before not in ("in", "for", "into", "about", "near", "to") or after in ("of",)
    ):
        return None
    return found.reading(DATE, "fixed", value="PAST_REF" if word == "past" else "FUTURE_REF")


_OFFICES = word_set(
    """president prime minister chancellor secretary governor senator king queen chief leader
    general vice deputy foreign defense defence interior finance opposition mayor current acting"""
)


def _read_until_then(found: Found) -> Reading | None:
    if found.low_first() not in ("until", "till", "by"):
        return None
    core = found.lows("core")
    if core not in (["then"], ["that", "time"], ["that", "date"]):
        return None
    if core == ["then"] and (found.after() == "-" or found.after() in _OFFICES):
        return None  # "by then-president ..."
    reading = found.reading(DATE, "that time")
    return replace(reading, first=found.match.start("core"))


def _read_term(found: Found) -> Reading | None:
    if found.low("word") not in ("short", "near", "medium", "long", "longer"):
        return None
    if found.after().isalpha() and found.after() not in _AFTER_TERM:
        return None  # "the short term goals"
    return found.reading(DATE, "fixed", value="FUTURE_REF")


_AFTER_TERM = word_set(
    """and or but as for if in is are was were will would may might could by because while when at
    of the a this that it he she they we to with although though than"""
)


def _read_recent_history(found: Found) -> Reading | None:
    if found.low("word") not in ("history", "memory", "times"):
        return None
    reading = found.reading(DATE, "fixed", value="PAST_REF")
    return replace(reading, first=found.match.start("core"))


def _read_these_days(found: Found) -> Reading | None:
    if found.has("days"):
        if found.tokens.lows[found.first : found.last] != ["these", "days"]:
            return None
        return found.reading(DATE, "fixed", value="PRESENT_REF")
    if found.has("mom"):
        if found.low("mom") != "moment" or found.after() in (
            "of",
            "when",
            "that",
            "he",
            "she",
            "they",
            "the",
        ):
            return None
        reading = found.reading(DATE, "fixed", value="PRESENT_REF")
        return replace(reading, first=found.first + 1)
    if found.low("pres") != "present":
        return None
    reading = found.reading(DATE, "fixed", value="PRESENT_REF")
    return replace(reading, first=found.first + 1)


RULES = (
    make_rule("now", "(?:<right>)?(?P<now><now>)", _read_now, needs="<now>"),
    make_rule("currently, recently, soon", "(?P<ref><ref>)", _read_ref, needs="<ref>"),
    make_rule(
        "current, recent, future",
        "(?P<adj><current|recent|future>)(?=<word|units|card|dom|dozen>)",
        _read_adjective,
        needs="<current|recent|future>",
    ),
    make_rule(
        "that time", "<by>(?P<core><word>|<that><moment|word>)", _read_until_then, needs="<by>"
    ),
    make_rule(
        "near or long term", "<the>(?P<word><word|long>)<hyphen>?<term>", _read_term, needs="<term>"
    ),
    make_rule(
        "recent past",
        "<in>(?P<core><recent>(?P<word><word>))",
        _read_recent_history,
        needs="<recent>",
    ),
    make_rule(
        "the past, the future",
        "<the>(?:<word>)?(?P<ref><past|future>)",
        _read_the_future,
        needs="<past|future>",
    ),
    make_rule(
        "these days",
        "(?:<these>(?P<days><units>)|<at><the>(?P<mom><moment>)|<at>(?P<pres><current>))",
        _read_these_days,
        needs="<units|moment|current>",
    ),
)
