"""Long quotations whose speaker stands right behind them, where the reader model lost them.

A quotation of several sentences, or one that was cut into lines, is at times read without its
speaker, or only its first sentence is; then the rest would be the article's own words. What stands
between the marks and who says it is plain to see:

    "The board met last week. It went well." / he tweeted.
    "The deal is bad. We paid for it," Orr said.
    "The deal is bad. We paid for it," said Kai Orr.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alleged.analyse.spans_at import SpansAt
from alleged.analyse.speakers import Reported
from alleged.analyse.statements import Draft
from alleged.records.spans import Span

QUOTED_RULES = "quoted attribution rules 1"
PROBABILITY = 0.5
"""Not measured: the model leaves no such quotation in the development split of PolNeAR."""
LEAST_CHARS = 40
"""A shorter one may be a word held at a distance."""

_CUE = (
    r"(?:said|says|wrote|writes|tweeted|tweets|added|adds|told|asked|posted|recalled|replied|"
    r"continued|explained|insisted|argued|warned|declared|concluded)"
)
_NAME = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.\s)?[A-Z][\w’'-]{1,25}"
    r"(?:\s(?:[A-Z]\.|[A-Z][\w’'-]{1,25})){0,3}"
)
_SOMEBODY = rf"(?:[Hh]e|[Ss]he|[Tt]hey|{_NAME}|[Tt]he\s[a-z-]{{2,20}}(?:\s[a-z-]{{2,20}}){{0,2}})"
_FRONT = r"[\s\"”’'»]{1,6}"
_BEHIND = re.compile(
    rf"{_FRONT}(?:(?P<source>{_SOMEBODY})\s(?:(?:also|then|later|has|had|once)\s)?(?P<cue>{_CUE})\b"
    rf"|(?P<cue2>{_CUE})\s(?P<source2>{_NAME}))"
)
_BETWEEN = re.compile(r"[\s\"“”„»«'`]*")


def find_quoted_drafts(
    text: str, quotations: Sequence[Span], known: Sequence[Draft]
) -> tuple[list[Draft], list[Draft]]:
    """The long quotations whose speaker the known drafts miss, in text order; and the known drafts
    without those that are a part of them and name nobody."""
    sourced = SpansAt(
        sorted(span for draft in known if draft.reported.source for span in _all(draft))
    )
    found: list[Draft] = []
    for run in _runs(text, quotations):
        if run[-1].end - run[0].start < LEAST_CHARS or not _begins(text, run[0].start):
            continue
        match = _BEHIND.match(text, run[-1].end)
        if match is None or sourced.near(Span(run[0].start, match.end())):
            continue
        side = "" if match["source"] else "2"
        source, cue = Span(*match.span("source" + side)), Span(*match.span("cue" + side))
        found.append(
            Draft(
                reported=Reported(source=(source,), cue=(cue,), content=run, quoted=run),
                probability=PROBABILITY,
                reason="a quotation with who said it behind it",
                made_by=QUOTED_RULES,
            )
        )
    if not found:
        return [], list(known)
    taken = SpansAt(sorted(span for draft in found for span in draft.reported.content))
    cues = {draft.reported.cue for draft in found}
    return found, [
        draft
        for draft in known
        if draft.reported.source
        or (draft.reported.cue and draft.reported.cue not in cues)
        or not any(taken.near(span) for span in draft.reported.content)
    ]


def _all(draft: Draft) -> tuple[Span, ...]:
    one = draft.reported
    return (*one.source, *one.cue, *one.content)


def _begins(text: str, start: int) -> bool:
    """Whether a quotation opens a sentence: nothing introduces it."""
    before = text[max(0, start - 4) : start].rstrip(" \"“„«'`")
    return before[-1:] in ("", "\n", ".", "!", "?")


def _runs(text: str, quotations: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Quotations that go on from line to line, with nothing but marks between them."""
    runs: list[list[Span]] = []
    for one in quotations:
        if runs and _BETWEEN.fullmatch(text, runs[-1][-1].end, one.start):
            runs[-1].append(one)
        else:
            runs.append([one])
    parts = [[one.stripped(text) for one in run] for run in runs]
    return [
        tuple(one for one in own if one.start < one.end) or tuple(run)
        for own, run in zip(parts, runs, strict=True)
    ]
