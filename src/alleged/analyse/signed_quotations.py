"""Quotations that are signed: `“We have had enough.” — Tam Ostrel, baker`, a line of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from alleged.analyse.speakers import Reported
from alleged.analyse.statements import Draft
from alleged.records.spans import Span

SIGNED_RULES = "signature rules 1"
PROBABILITY = 0.9
"""See `docs/statements.md`."""

_SIGNED = re.compile(
    r"^[ \t\xa0]{0,4}(?P<said>[“”\"«][^\n]{3,3000}?[”\"»])[ \t\xa0]{0,4}"
    r"(?P<dash>[-–—―~]{1,2})[ \t\xa0]{0,4}(?P<name>[A-ZÀ-Þ][\w.’'-]{0,30}"
    r"(?:[ \xa0](?:(?:de|da|del|van|von|der|bin|al|of|la|le) )?[A-ZÀ-Þ][\w.’'-]{0,30}){0,5}"
    r"(?:,[^\n]{2,80})?)[ \t\xa0]{0,4}$",
    re.MULTILINE,
)
_INNER_MARK = re.compile(r"[”\"»]\s{0,2}[-–—―~]")


def find_signed_drafts(text: str) -> list[Draft]:
    """The signed quotations of a text, in order: the name is the source, the dash the cue."""
    found = []
    for match in _SIGNED.finditer(text):
        said = Span(*match.span("said"))
        if _INNER_MARK.search(said.of(text)[:-1]):
            continue
        start, end = match.span("name")
        if text[end - 1] == "." and text[end - 2].islower() and text[start:end].count(" "):
            end -= 1
        found.append(
            Draft(
                reported=Reported(
                    source=(Span(start, end),),
                    cue=(Span(*match.span("dash")),),
                    content=(said,),
                    quoted=(Span(said.start + 1, said.end - 1),),
                ),
                probability=PROBABILITY,
                reason="a quotation on a line of its own, with a dash and a name behind it",
                made_by=SIGNED_RULES,
            )
        )
    return found


def without_overlapping(drafts: Sequence[Draft], signed: Sequence[Draft]) -> list[Draft]:
    """The drafts that no signed quotation replaces: those whose content lies wholly in its line and
    that name no source."""
    lines = [Span(one.reported.content[0].start, one.reported.source[0].end) for one in signed]
    starts = [line.start for line in lines]
    kept = []
    for draft in drafts:
        first = draft.reported.content[0]
        at = bisect_right(starts, first.start) - 1
        replaced = at >= 0 and lines[at].holds(first) and not draft.reported.source
        if not replaced:
            kept.append(draft)
    return kept
