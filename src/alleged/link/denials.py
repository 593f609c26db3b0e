"""What a denial denies: the same words without their denial.

Of two statements the comparison model tells well whether they say the same, and badly whether they
contradict, since hardly one in a hundred pairs that meet in the news does. So a denial is read by
what it denies: whoever says that is contradicted.
"""

from __future__ import annotations

import re

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

UNTRUE = re.compile(
    r"[.!?][”\"’']?\s+(?:That|This|It|The \w+) (?:is|was|were)(?: simply| plainly| entirely)?"
    r" (?:wrong|false|untrue|incorrect|mistaken|not (?:true|so|correct|the case))\W*$"
)
"""A sentence behind another one that says of it that it is not so: `That was wrong.`"""

_AUXILIARY = r"is|are|was|were|has|have|had|will|would|may|might|must|should"
_OUT = tuple(
    (re.compile(pattern, re.IGNORECASE), kept)
    for pattern, kept in (
        (r"\b(did|does|do)(?:\s+not|n['’]t)\s+(?:ever\s+)?", r"\1 "),
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
