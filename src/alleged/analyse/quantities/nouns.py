"""The noun that a number counts, found by its ending and by what cannot stand inside a noun phrase.

There is no part-of-speech tagger here. A phrase is read only as far as the words make it plain, and
when they do not, the answer is None.
"""

from __future__ import annotations

from alleged.analyse.quantities.numbers import ONES
from alleged.analyse.quantities.tokens import Token, token_at, words

MAX_WORDS = 7
"""Words and hyphens up to the plural; a longer stretch without one is taken for a clause."""

ARTICLES = words("the its their his her our my your these those this that whose")

NO_NOUN = words("""
    a an and any are as at be because been before being both but by can could did do does doing
    done during each either else ever every few for from had has have he her here hers him his
    how i if in into is it its just least less many may me might mine more most much must my
    neither never no nor not of off on onto or our ours out over own per shall she should since
    so some such than that the their theirs them then there these they this those though through
    throughout till to too toward towards under until up upon us very via was we were what when
    where whereas whether which while who whom whose why will with within without would yes yet
    you your yours ago later earlier away apart again also already almost about above across
    after against along among amid around behind below beneath beside besides between beyond
    despite down except inside like near outside past round versus vs plus minus today tomorrow
    yesterday now still only even once twice annually monthly daily weekly yearly overall
    respectively together thus therefore however instead nearly roughly said says say saying
    told adds added took takes made makes came comes went goes got gets gave gives became
    becomes remain remains remained won wins lost loses fell falls rose rises grew grows hit
    hits held holds led leads left leaves cost costs died dies began begins ran runs saw sees
    stood stands lived lives worked works seemed seems appeared appears include includes
    including included wanted wants needed needs allowed allows according compared owned bought
    sold found kept stayed voted live vote say think believe want need work
    """)
ADJECTIVES_IN_S = words("""
    this is was has us plus less gas bus class press loss cross across always perhaps previous
    serious various dangerous religious famous numerous mysterious nervous continuous enormous
    consecutive news politics physics economics mathematics athletics ethics thus versus focus
    status virus bonus campus census chorus circus crisis analysis basis thesis emphasis
    business illness witness princess address access success process congress progress stress
    indigenous precious tremendous anonymous ambitious suspicious infectious hazardous poisonous
    autonomous homeless jobless stateless overseas paris texas wales brussels hamas isis does
    its his hers yours theirs ours sometimes besides towards afterwards otherwise as pass unless
    sales
    """)
"""Words in -s that are no plural, or that modify the plural behind them ("sales managers")."""
IRREGULAR_PLURALS = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "geese": "goose",
    "mice": "mouse",
    "oxen": "ox",
    "lice": "louse",
    "dice": "die",
    "sheep": "sheep",
    "fish": "fish",
    "deer": "deer",
    "cattle": "cattle",
    "police": "police",
    "aircraft": "aircraft",
    "spacecraft": "spacecraft",
    "series": "series",
    "species": "species",
    "headquarters": "headquarters",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "bacteria": "bacterium",
    "media": "medium",
    "data": "datum",
    "crises": "crisis",
    "analyses": "analysis",
    "bases": "base",
    "viruses": "virus",
    "buses": "bus",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "leaves": "leaf",
    "thieves": "thief",
    "wolves": "wolf",
    "halves": "half",
    "shelves": "shelf",
    "heroes": "hero",
    "potatoes": "potato",
    "tomatoes": "tomato",
    "personnel": "personnel",
    "staff": "staff",
    "troops": "troop",
    "dead": "dead",
    "wounded": "wounded",
    "injured": "injured",
    "others": "other",
    "horsemen": "horseman",
    "sales": "sale",
    "movies": "movie",
    "cookies": "cookie",
    "zombies": "zombie",
    "calories": "calorie",
    "ties": "tie",
    "pies": "pie",
    "lies": "lie",
    "houses": "house",
    "causes": "cause",
    "cases": "case",
    "horses": "horse",
    "nurses": "nurse",
    "licenses": "license",
    "courses": "course",
    "houses'": "house",
}
ADJECTIVE_ENDINGS = tuple(
    sorted(
        words("al ate ic ive ous ed an ish ary ern ing ent ant ful less able ible y ese old new")
    )
)
HYPHENS = frozenset("-‐‑")
MAX_SINGULAR_WORDS = 3
"""Words and hyphens behind "one" up to where the phrase must end: there is no plural to end it, and
a longer stretch holds a verb."""
UNCOUNTED_ENDS = words("dead wounded injured")
"""Plural only at the end of the phrase: "30 dead", but "30 wounded soldiers"."""


def is_plural(word: str) -> bool:
    """Whether a word in lower case is a plural noun, by its ending."""
    if word in IRREGULAR_PLURALS:
        return True
    if word.endswith(("men", "children", "folk")) and len(word) > 5:
        return not word.endswith(("omen", "amen", "imen", "umen")) or word.endswith("women")
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s", "ous"))
        and word not in ADJECTIVES_IN_S
    )


def singular(word: str) -> str:
    """The singular of a plural noun: "countries" to "country"; the word itself when in doubt."""
    lower = word.lower()
    if lower in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[lower]
    if not is_plural(lower):
        return word
    if lower.endswith("men"):
        return word[:-2] + "an"
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if lower.endswith("s") else word


def nouns_behind(tokens: list[Token], first: int, *, one: bool = False) -> tuple[int, int] | None:
    """The counted noun phrase from token `first` on: first and after-last token, without "of the".

    It ends with the first plural noun (the second of two: "sports cars"); after "one" with the last
    word before a word that no noun phrase holds.
    """
    at = _past_partitive(tokens, first)
    if at != first:
        one = False
    if one:
        return _singular_phrase(tokens, at)
    begin = at
    for _ in range(MAX_WORDS):
        token = token_at(tokens, at)
        if token.text in HYPHENS and token.glued and at > begin:
            suspended = token_at(tokens, at + 1).lower in ("and", "or")
            at += 2 if suspended else 1  # "coal- and gas-fired"
            continue
        if token.text == "," and at > begin and _adjectives_follow(tokens, at):
            at += 1
            continue
        if token.kind == "number" and token.glued and at > begin:
            at += 1  # "Covid-19 vaccines"
            continue
        if token.kind != "word":
            return None
        if token.lower == "and" and at > begin and _joins_modifiers(tokens, at):
            at += 1
            continue
        if token.lower in UNCOUNTED_ENDS and token_at(tokens, at + 1).kind == "word":
            if is_plural(token_at(tokens, at + 1).lower):
                at += 1
                continue
        elif token.lower in NO_NOUN and not (at > begin and is_plural(token.lower)):
            if token.lower == "lives" and token_at(tokens, at + 1).kind != "word":
                return begin, at + 1  # "it cost four lives."; not "one of the four lives here"
            return None
        if is_plural(token.lower):
            return begin, _past_compound(tokens, at + 1)
        at += 1
    return None


def _past_partitive(tokens: list[Token], first: int) -> int:
    """Behind "of", "of the", "of its": what the counted ones are part of."""
    if token_at(tokens, first).lower != "of":
        return first
    at = first + 1
    if token_at(tokens, at).lower in ARTICLES:
        at += 1
    if token_at(tokens, at).lower in ONES:
        at += 1  # "three of four volunteers"
    return at


def _past_compound(tokens: list[Token], after: int) -> int:
    following = token_at(tokens, after)
    if following.kind == "word" and not following.glued and following.text.islower():
        plural = is_plural(following.lower) and following.lower not in NO_NOUN
        if plural and following.lower not in UNCOUNTED_ENDS:
            return after + 1
    return after


def _adjectives_follow(tokens: list[Token], comma: int) -> bool:
    """Whether a comma stands between adjectives ("two old, broken ships")."""
    one, two = token_at(tokens, comma + 1), token_at(tokens, comma + 2)
    return (
        one.kind == two.kind == "word"
        and one.lower not in NO_NOUN
        and one.lower not in ONES
        and not is_plural(one.lower)
        and is_plural(two.lower)
        and two.lower not in NO_NOUN
    )


def _joins_modifiers(tokens: list[Token], at: int) -> bool:
    """Whether "and" stands between two modifiers of one noun: "private and public hospitals"."""
    before, behind = token_at(tokens, at - 1), token_at(tokens, at + 1)
    names = before.text[:1].isupper() and behind.text[:1].isupper()
    if not names and not before.lower.endswith(ADJECTIVE_ENDINGS):
        return False
    for behind_at in range(at + 1, at + 4):
        token = token_at(tokens, behind_at)
        if token.kind != "word" or token.lower in NO_NOUN:
            return False
        if is_plural(token.lower):
            return True
    return False


def _singular_phrase(tokens: list[Token], first: int) -> tuple[int, int] | None:
    at = first
    while at - first < MAX_SINGULAR_WORDS:
        token = token_at(tokens, at)
        if token.text in HYPHENS and token.glued and at > first:
            at += 1
            continue
        if token.kind != "word" or token.lower in NO_NOUN or is_plural(token.lower):
            break
        at += 1
    if at == first or (token_at(tokens, at).glued and token_at(tokens, at).kind == "word"):
        return None
    if at - first >= MAX_SINGULAR_WORDS and token_at(tokens, at).kind == "word":
        return None
    last = tokens[at - 1]
    if last.kind != "word" or last.lower.endswith(("ed", "ly", "ing")):
        return None
    return first, at
