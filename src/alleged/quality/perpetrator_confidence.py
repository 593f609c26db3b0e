"""How sure an article is that an organisation did it: MUC-4's confidence, from our statements.

Each organisation that gold names as a perpetrator is looked up where the text names it. What stands
beside it, and who says so, decides: words that claim an act, words that charge with it, words that
leave it open, and whether authorities speak. Only for measuring.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from alleged.records.spans import Span
from alleged.records.statements import Statement, Voice


class Confidence(StrEnum):
    """MUC-4's values."""

    FACT = "REPORTED AS FACT"
    CLAIMED = "CLAIMED OR ADMITTED"
    ACCUSED = "SUSPECTED OR ACCUSED"
    BY_AUTHORITIES = "SUSPECTED OR ACCUSED BY AUTHORITIES"
    POSSIBLE = "POSSIBLE"
    ACQUITTED = "ACQUITTED"


COARSE = {
    Confidence.FACT: "fact",
    Confidence.CLAIMED: "claimed",
    Confidence.ACCUSED: "accused",
    Confidence.BY_AUTHORITIES: "accused",
    Confidence.POSSIBLE: "accused",
    Confidence.ACQUITTED: "accused",
}
"""Stated as fact, claimed, accused."""

_CLAIMS = re.compile(
    r"\b(?:claim(?:s|ed|ing)? (?:\w{1,12} ){0,2}(?:responsibility|credit)|claimed|admit(?:s|ted)?|"
    r"(?:took|taken|takes|assumed?) (?:\w{1,12} )?(?:responsibility|credit)|confess(?:ed|es)?|"
    r"acknowledged)\b"
)
_CHARGES = re.compile(
    r"\b(?:accus(?:e|es|ed|ing|ation|ations)|blam(?:e|es|ed|ing)|attribut(?:e|es|ed|ing)|"
    r"suspect(?:s|ed)?|alleg(?:ed|edly)|charg(?:ed|es)|presum(?:ed|ably)|(?:is|are) responsible)\b"
)
_OPEN = re.compile(
    r"\b(?:possibl[ey]|probabl[ey]|apparently|may have|might have|could have|believed|"
    r"presum(?:ed|ably)|reportedly|supposed(?:ly)?|linked to|think|thought)\b"
)
_AUTHORITIES = re.compile(
    r"\b(?:police|army|military|armed forces|government|authorit(?:y|ies)|minist(?:er|ry)|"
    r"officials?|president|commander|judge|colonel|general|official sources|security forces|"
    r"brigade|battalion|spokesman)\b"
)


def confidence_of(
    text: str, places: Iterable[Span], sentences: Sequence[Span], statements: Sequence[Statement]
) -> Confidence:
    """How sure the text is that the organisation named at these places did what it tells of.

    The first place whose sentence says decides; where none does it is told as fact.
    """
    found = [
        said
        for place in sorted(places)
        for sentence in sentences
        if sentence.start <= place.start < sentence.end
        and (said := _said_at(text, place, sentence, statements)) is not None
    ]
    return found[0] if found else Confidence.FACT


def _said_at(
    text: str, place: Span, sentence: Span, statements: Sequence[Statement]
) -> Confidence | None:
    """What the sentence of one place says; None where it neither claims, charges nor doubts."""
    words = sentence.of(text).lower()
    reported = [one for one in statements if one.voice is not Voice.ARTICLE]
    if _CLAIMS.search(words):
        return Confidence.CLAIMED
    holding = [one for one in reported if any(piece.holds(place) for piece in one.content)]
    tells = " ".join(span.of(text) for one in holding for span in one.source).lower()
    if _CHARGES.search(words):
        by_authorities = _AUTHORITIES.search(tells or words)
        return Confidence.BY_AUTHORITIES if by_authorities else Confidence.ACCUSED
    if _OPEN.search(words):
        return Confidence.POSSIBLE
    if _AUTHORITIES.search(tells):
        return Confidence.BY_AUTHORITIES
    if any(piece.holds(place) for one in reported for piece in one.source):
        return Confidence.CLAIMED  # what it says of such an act is mostly that it did it
    return None
