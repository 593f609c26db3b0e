"""What a denial denies: the same words without their denial.

Of two statements the comparison model tells well whether they say the same, and badly whether they
contradict, since hardly one in a hundred pairs that meet in the news does. So a denial is read by
what it denies: whoever says that is contradicted.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from alleged.analyse.act_words import IRREGULAR

DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing|ation)"
    r"|rebut(?:s|ted|ting|tal)?|contest(?:s|ed|ing)|repudiat(?:e|es|ed|ing)"
    r"|push(?:es|ed|ing)? back|disavow(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
"""Reporting words that say of what they report that it is not so. One who rejects or dismisses
something is mostly against it, and does not say that it is untrue."""
CHARGE = re.compile(
    r"^\W*(?:\w+\W+){0,2}(?:accusations?|allegations?|charges?|claims?|reports?|suggestions?|notion"
    r"|idea|assertions?|insinuations?|rumou?rs?)\b",
    re.IGNORECASE,
)
"""How content begins that is rejected as untrue: `rejected the claim that`."""
TWICE = re.compile(
    r"\b(?:not|never|refus\w+|declin\w+|fail\w*|without|stopp?\w* short)\b|n['’]t\b", re.IGNORECASE
)
"""Words before it by which nothing is denied: `refused to disavow`, `did not deny`."""
REJECTING = re.compile(r"\b(?:reject|dismiss)", re.IGNORECASE)

NEGATION = re.compile(
    r"(?<![-‑])\b(?:not|no|never|nobody|none|nothing|nowhere|neither|nor|without)\b(?![-‑])"
    r"(?! (?:less|short|other|more|fewer|later|sooner) (?:than|of)\b)"
    r"(?! (?:even |quite )?(?:an?|one|two|three|\d+) (?:mere |single |full )?(?:minute|hour|day"
    r"|week|month|year)s? (?:ago|later|earlier|after|before)\b)|n['’]t\b",
    re.I,
)
UNTRUE = re.compile(
    r"[.!?][”\"’']?\s+(?:That|This|It|The \w+) (?:is|was|were)(?: simply| plainly| entirely)?"
    r" (?:wrong|false|untrue|incorrect|mistaken|not (?:true|so|correct|the case))\W*$"
)
"""A sentence behind another one that says of it that it is not so: `That was wrong.`"""

_ALIKE = frozenset(
    {"beat", "bet", "burst", "cast", "cost", "cut", "hit", "hurt", "let", "put", "quit", "read",
     "rid", "set", "shut", "spit", "split", "spread", "thrust", "upset"}
)  # fmt: skip
"""Verbs whose past is the verb itself."""
_REGULAR = frozenset({"die", "lynch", "mow", "prove", "sew", "show", "sow", "swell", "tie"})
"""Verbs of which the table has other forms than the past."""
_PAST = {
    base: form
    for form, base in reversed(IRREGULAR.items())
    if base not in _REGULAR and not form.endswith(("s", "ing"))
} | {one: one for one in _ALIKE}
_PAST["be"] = "was"
_DOUBLED = re.compile(r"^[^aeiou]*(?:qu)?[aeiou][bdgklmnprt]$|(?:mit|[^f]fer|cur|pel|gret|trol)$")
"""Verbs whose last letter is written twice before an ending: *stop*, *admit*."""


def _past(verb: str) -> str:
    """The past of a verb in lower case: `point` gives `pointed`, `take` gives `took`."""
    if verb in _PAST:
        return _PAST[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return f"{verb[:-1]}ied"
    if _DOUBLED.search(verb):
        return f"{verb}{verb[-1]}ed"
    return f"{verb}ed"


def _third(verb: str) -> str:
    """What he does: `point` gives `points`."""
    if verb in ("have", "be", "do", "go"):
        return {"have": "has", "be": "is", "do": "does", "go": "goes"}[verb]
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"


def _told_plainly(found: re.Match[str]) -> str:
    """The verb behind `did not`, `does not` and `do not` as it is without them: the model reads
    *did point* badly."""
    helping, between, verb = found[1].lower(), found[2] or "", found[3].lower()
    inflected = _past(verb) if helping == "did" else _third(verb) if helping == "does" else verb
    return f"{between}{inflected}"


_AUXILIARY = r"is|are|was|were|has|have|had|will|would|may|might|must|should"
_OUT: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kept)
    for pattern, kept in (
        (
            r"\b(did|does|do)(?:\s+not|n['’]t)\s+(?:(?:ever|even)\s+)?((?:\w+ly\s+)?)([a-z]+)\b",
            _told_plainly,
        ),
        (rf"\b({_AUXILIARY})(?:\s+not|n['’]t)\s+(?:ever\s+|yet\s+)?", r"\1 "),
        (r"\bwon['’]t\b", "will"),
        (r"\bnot\s+(?:a\s+single|any|one)\b", "a"),
        (r"\b(?:never|not|neither|nor|ever)\b\s*", ""),
        (r"\bno longer\b", ""),
        (r"\b(?:nobody|no one)\b", "somebody"),
        (r"\bnothing\b", "something"),
        (r"\bnowhere\b", "somewhere"),
        (r"\bnone\b", "some"),
        (r"\bwithout\b", "with"),
        (r"\b(?:no|any)\b", "a"),
    )
)
"""Negations, and what stands in their place where nothing is denied."""


def what_is_denied(words: str) -> str:
    """The words without their negations: `did not open the gate` gives `did open the gate`."""
    words = UNTRUE.sub("", words)
    for pattern, kept in _OUT:
        words = pattern.sub(kept, words)
    return " ".join(words.split())


def says_untrue(cue: str | None, content: str) -> bool:
    """Whether the reporting words say of the content that it is not so."""
    if not cue or TWICE.search(cue):
        return False
    return bool(DENYING.search(cue) or (REJECTING.search(cue) and CHARGE.search(content)))
