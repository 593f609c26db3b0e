"""The review in lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from alleged.review.export import Review
from alleged.store.reviews import Decision, is_undone


def progress_lines(review: Review) -> Iterator[str]:
    """How far each kind has come."""
    if not review.decisions:
        yield "nobody has reviewed this dossier"
        return
    for one in review.progress:
        if one.reviewed or one.commented or one.gone:
            said = (
                (one.accepted, "accepted"),
                (one.rejected, "rejected"),
                (one.corrected, "corrected"),
                (one.merged, "merged"),
                (one.commented, "open with a comment"),
                (one.gone, "no longer there"),
            )
            parts = ", ".join(f"{count:,} {words}" for count, words in said if count)
            yield f"{one.kind}: {one.reviewed:,} of {one.records:,} reviewed ({parts})"


def log_lines(review: Review) -> Iterator[str]:
    """Every decision, in its order."""
    undone = is_undone(review.decisions)
    for decision in review.decisions:
        yield decision_line(decision) + (" (undone)" if decision.n in undone else "")


def decision_line(decision: Decision) -> str:
    """A decision in one line."""
    what = {
        "correct": f"{decision.field} = {decision.value}",
        "merge": f"into {decision.into}",
        "undo": f"decision {decision.undoes}",
    }.get(decision.act.value, "")
    parts = [
        f"{decision.n}", decision.time, decision.who, decision.act.value, decision.record, what,
        f"“{decision.shown}”" if decision.shown else "", decision.comment,
    ]  # fmt: skip
    return "  ".join(part for part in parts if part)


def gone_lines(review: Review) -> Iterator[str]:
    """Reviewed records that are no longer there, and what now shows the same words."""
    for one in review.gone:
        held = one.reviewed
        like = f"; the same words are in {', '.join(one.like)}" if one.like else ""
        yield f"{held.record}  {held.state.value}  “{held.shown}”  no longer there{like}"
