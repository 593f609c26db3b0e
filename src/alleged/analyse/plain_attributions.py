"""The plainest attributions, where the reader model found none: `It is over, the union said.`

The model reads by what it saw in long articles, and sometimes misses a report that no reader would.
Only sentences are looked at whose source and cue it left alone, and only where source, cue and
content are the whole sentence.

    A clerk wrote that the vote was bought.          front: source, cue, content
    The vote was bought, a clerk wrote on Monday.    behind: content, source, cue
    A clerk accused Kestria of buying the vote.      a charge: its content is whom and of what
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from alleged.analyse.speakers import Reported
from alleged.analyse.statements import Draft
from alleged.records.spans import Span

PLAIN_RULES = "plain attribution rules 1"

SAID = (
    r"(?:said|says|wrote|writes|announced|warned|declared|stated|claimed|claims|insisted|argued|"
    r"explained|confirmed|added|complained|reported|maintained)"
)
_DAY = r"(?:\s(?:on|late|last|early)\s[A-Z]?[a-z]{2,12}|\stoday|\syesterday)?"
_NO_NOUN = r"(?!(?:and|but|who|that|which|is|was|were|has|have|had|said|not|never)\b)"
_LOW = rf"(?:\s{_NO_NOUN}[\w’'-]{{1,25}}){{0,5}}?"
_OPENER = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[Tt]wo|[A-Z][\w’'-]{1,25})"
SOURCE = rf"(?P<source>{_OPENER}{_LOW})"
_TOLD = (
    r"told\s(?:(?:the|an?|his|her|its)\s[\w-]{2,20}(?:\s(?!that\b)[\w-]{2,20})?|[A-Z][\w-]{1,20})"
)

_FRONT = re.compile(
    rf"(?:(?P<pronoun>He|She|They|It)|{SOURCE})\s"
    rf"(?P<cue>{SAID}{_DAY}|{_TOLD})\s(?P<content>(?:that\s)?[^“”\"]{{12,600}}?)[.!]?\s{{0,3}}$"
)
_BEHIND = re.compile(
    rf"(?P<content>[^“”\"]{{12,600}}?),\s(?P<source>(?:the|an?|its|his|her|their|[A-Z][\w’'-]{{1,25}})"
    rf"{_LOW})\s(?P<cue>{SAID}){_DAY}[.!]?\s{{0,3}}$"
)
_QUOTED = re.compile(
    rf"“(?P<content>[^“”]{{8,600}})[,!?.]?”,?\s(?P<source>(?:the|an?|[A-Z][\w’'-]{{1,25}}){_LOW})\s"
    rf"(?P<cue>{SAID}|{_TOLD}){_DAY}[.!]?\s{{0,3}}$"
)
_CHARGE = re.compile(
    rf"{SOURCE}\s(?P<cue>accused|accuses|suspects)\s"
    r"(?P<content>(?:the\s|an?\s)?[\w’' -]{2,60}?\sof\s[a-z]{3,20}ing\s[^“”\"]{3,300}?)"
    r"[.!]?\s{0,3}$"
)
PATTERNS = (
    (_QUOTED, "a quotation with who said it behind it"),
    (_CHARGE, "who accuses whom of what"),
    (_BEHIND, "who says it stands behind it"),
    (_FRONT, "who says it stands before it"),
)
PROBABILITY = 0.5
"""Not measured: in the development split of PolNeAR the model leaves two such sentences, one
of them rightly a report. Our own short texts have more."""
MOST_CHARS = 700
"""Longer sentences are not looked at."""


def find_plain_drafts(text: str, sentences: Sequence[Span], known: Sequence[Draft]) -> list[Draft]:
    """The plain attributions of the sentences that no known statement touches, in text order."""
    touched = sorted(
        (span.start, span.end)
        for draft in known
        for span in (*draft.reported.cue, *draft.reported.source, *draft.reported.content)
    )
    reach: list[int] = []
    for _, end in touched:
        reach.append(max(end, reach[-1] if reach else 0))

    def is_free(span: Span) -> bool:
        at = bisect_left(touched, (span.end, 0))
        return not at or reach[at - 1] <= span.start

    found = []
    for sentence in sentences:
        if sentence.end - sentence.start > MOST_CHARS:
            continue
        draft = _in_sentence(text, sentence)
        if draft is None:
            continue
        outside = (*draft.reported.source, *draft.reported.cue)
        if all(is_free(span) for span in outside):  # what is known stands inside its content
            found.append(draft)
    return found


def _in_sentence(text: str, sentence: Span) -> Draft | None:
    words = sentence.of(text)
    for pattern, why in PATTERNS:
        match = pattern.match(words)
        if match is None:
            continue
        groups = match.groupdict()
        name = "pronoun" if groups.get("pronoun") else "source"
        parts = [
            Span(match.start(group) + sentence.start, match.end(group) + sentence.start)
            for group in (name, "cue", "content")
        ]
        source, cue, content = parts
        quoted = (content,) if pattern is _QUOTED else ()
        if quoted:
            content = Span(sentence.start, content.end + 1)
        return Draft(
            reported=Reported(source=(source,), cue=(cue,), content=(content,), quoted=quoted),
            probability=PROBABILITY,
            reason=why,
            made_by=PLAIN_RULES,
        )
    return None
