"""Interviews and transcripts: who speaks is who the line names.

    Q: Why was the port shut?          **ANA RUIZ:** Nobody asked us.
    A: Nobody asked us.                Lund: Is that so?

Only where labels come back, and at least two of them take turns: a single `Sarn:` is a headline or
a dateline, and a list has each label once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from alleged.analyse.names import word_set
from alleged.analyse.speakers import Reported
from alleged.analyse.statements import Draft
from alleged.records.spans import Span

TURN_RULES = "interview rules 1"
PROBABILITY = 0.9
LEAST_TURNS = 3
"""Turns from which lines with labels are an interview."""

_TURN = re.compile(
    r"^[ \t]{0,4}(?P<mark>\*{1,2}|__)?(?P<label>Q|A|[A-Z][\w.’'-]{0,25}"
    r"(?:[ ](?:(?:de|da|del|van|von|bin|al|of) )?[A-Z][\w.’'-]{0,25}){0,3})"
    r"(?P<cue>:|\.(?=\s))(?P<end>\*{1,2}|__)?[ \t]{1,3}(?P<said>\S[^\n]*?)[ \t]*$",
    re.MULTILINE,
)
NO_LABELS = word_set(
    """note update correction source photo photos read watch editor time date place where when what
    who why how more related summary background contact phone email address born died dead total
    result score home away"""
)


def find_turns(text: str) -> list[Draft]:
    """The turns of an interview, in order: the label is the source, its colon the cue; () where the
    text is none."""
    turns = [
        match
        for match in _TURN.finditer(text)
        if (match["cue"] == ":" or match["label"] in ("Q", "A"))
        and match["label"].lower() not in NO_LABELS
    ]
    counts = Counter(match["label"] for match in turns)
    again = {label for label, count in counts.items() if count > 1}
    asked = {"Q", "A"} <= counts.keys()
    if len(turns) < LEAST_TURNS and not (asked and len(turns) > 1):
        return []
    if not asked and (not again or len(counts) < 2 or 2 * len(again) < len(counts)):
        return []
    return [_turn(match) for match in turns]


def _turn(match: re.Match[str]) -> Draft:
    said = Span(*match.span("said"))
    question = match["label"] == "Q"
    return Draft(
        reported=Reported(
            source=(Span(*match.span("label")),),
            cue=(Span(*match.span("cue")),),
            content=(said,),
            quoted=(said,),
        ),
        probability=PROBABILITY,
        reason="a line of an interview: "
        + ("the question of who asks" if question else "its label says who speaks"),
        made_by=TURN_RULES,
    )


def without_turns(drafts: Sequence[Draft], turns: Sequence[Draft]) -> list[Draft]:
    """The drafts that no turn replaces: those that name another speaker inside one stay, and
    become a layer of it."""
    if not turns:
        return list(drafts)
    labels = {turn.reported.source[0].start for turn in turns}
    lines = [Span(turn.reported.source[0].start, turn.reported.content[0].end) for turn in turns]
    kept = []
    for draft in drafts:
        one = draft.reported
        parts = (*one.source, *one.cue, *one.content)
        inside = next((line for line in lines if line.start <= min(parts).start < line.end), None)
        crosses = inside is not None and any(part.end > inside.end for part in parts)
        own = bool(one.source) and one.source[0].start in labels
        nobody = inside is not None and not (one.source and one.cue)
        if not (own or crosses or nobody):
            kept.append(draft)
    return kept
