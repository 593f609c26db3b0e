"""Who asserts an act: the statements whose words hold it, from the inside out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from alleged.records.spans import Span
from alleged.records.statements import Statement, StatementType, Voice

OPEN_PIECES = 50
"""How many pieces of content around a trigger are looked at, so that a page of thousands of nested
quotations costs linear time."""


def holding_statements(
    statements: Iterable[Statement], triggers: Sequence[Span]
) -> list[tuple[Statement, ...]]:
    """For each trigger the statements that hold it, the innermost first; () where the article tells
    it in its own voice.

    The words that report (`accused`) stand outside the content that they lead to, so that an
    accusation belongs to whoever tells of it, and what it is about to the accuser. Above the
    innermost statement stand its parents; one that holds itself ends the chain.
    """
    reported = [one for one in statements if one.voice is not Voice.ARTICLE]
    by_id = {one.id: one for one in reported}
    return [
        _with_parents(inner, by_id) if inner is not None else ()
        for inner in _innermost(reported, triggers)
    ]


def _innermost(statements: Sequence[Statement], triggers: Sequence[Span]) -> list[Statement | None]:
    """A sweep over the text that keeps the pieces of content opened last."""
    pieces = sorted(
        ((span, one) for one in statements for span in one.content),
        key=lambda piece: (piece[0].start, -piece[0].end, piece[1].id),
    )
    found: list[Statement | None] = [None] * len(triggers)
    open_pieces: list[tuple[Span, Statement]] = []
    upcoming = 0
    for at in sorted(range(len(triggers)), key=lambda at: triggers[at]):
        trigger = triggers[at]
        while upcoming < len(pieces) and pieces[upcoming][0].start <= trigger.start:
            start = pieces[upcoming][0].start
            open_pieces = [piece for piece in open_pieces if piece[0].end > start]
            open_pieces = [*open_pieces[1 - OPEN_PIECES :], pieces[upcoming]]
            upcoming += 1
        around = [(span, one) for span, one in open_pieces if span.holds(trigger)]
        if around:
            found[at] = min(around, key=_by_depth)[1]
    return found


def _by_depth(held: tuple[Span, Statement]) -> tuple[int, bool, str]:
    """Shorter ones first; of two with the same content, who is cited before who cites."""
    piece, one = held
    return piece.end - piece.start, one.parent_id is None, one.id


def _with_parents(inner: Statement, by_id: Mapping[str, Statement]) -> tuple[Statement, ...]:
    chain = [inner]
    seen = {inner.id}
    while (above := by_id.get(chain[-1].parent_id or "")) is not None and above.id not in seen:
        seen.add(above.id)
        chain.append(above)
    return tuple(chain)


TELLING = frozenset(
    {
        StatementType.ACCUSES,
        StatementType.ASSERTS,
        StatementType.CONFIRMS,
        StatementType.DENIES,
        StatementType.QUOTES,
    }
)
"""Types whose content tells of what was; a call or a promise is about what is to come, so that a
past day in it is that of the call."""


def opened_contents(
    statements: Iterable[Statement], triggers: Sequence[Span]
) -> list[tuple[Span, ...]]:
    """For each trigger that opens a statement, what the statement tells of, if another act is in
    it: `accused her of ordering the raid on 3 February` says when the raid was, not the accusing.

    () for all other triggers.
    """
    opened: dict[int, list[Span]] = {}
    starts = sorted(trigger.start for trigger in triggers)
    for one in statements:
        if one.type not in TELLING or one.voice is Voice.ARTICLE:
            continue
        holding = [span for span in one.content if _any_between(starts, span)]
        for cue in one.cue if holding else ():
            opened.setdefault(cue.start, []).extend(holding)
    return [tuple(opened.get(trigger.start, ())) for trigger in triggers]


def _any_between(starts: Sequence[int], span: Span) -> bool:
    at = bisect_left(starts, span.start)
    return at < len(starts) and starts[at] < span.end
