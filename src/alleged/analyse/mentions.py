"""Who and where: names in the text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from alleged.analyse.names import Name, fullest_names, settled_kinds
from alleged.models.labels import KINDS
from alleged.models.reader import Reading
from alleged.records.documents import Document
from alleged.records.ids import record_id
from alleged.records.mentions import Mention, MentionKind
from alleged.records.spans import Span


def find_mentions(
    document: Document, *, sentences: Sequence[Span], reading: Reading
) -> list[Mention]:
    """Find the names of persons, organisations, places and groups, in text order.

    Each knows the fullest form of the same name in this document, where one name alone fits.
    Offsets: code points of `document.text`, end excluded.
    """
    text = document.text
    found: list[tuple[Span, MentionKind, float]] = []
    curve = reading.settings.curves["mention"]
    logs = reading.log_probabilities("mention")
    for kind, begin, end in reading.spans("mention"):
        span = _trimmed(text, reading.span(begin, end))
        if span is not None:
            score = mention_score(logs, kind, begin, end)
            found.append((span, MentionKind(KINDS[kind]), score))
    kinds = settled_kinds(text, [Name(span, kind) for span, kind, _ in found])
    settled = [Name(span, kind) for (span, _, _), kind in zip(found, kinds, strict=True)]
    names = fullest_names(text, settled)
    return [
        Mention(
            id=record_id("men", document.id, (span,), kind.value),
            document_id=document.id,
            span=span,
            kind=kind,
            name=name,
            probability=round(curve.at(score), 3),
            reason=f"found by the model{_said(given, kind)}; score {score:.2f}; {reason}",
            made_by=f"reader {reading.version}",
        )
        for (span, given, score), kind, (name, reason) in zip(found, kinds, names, strict=True)
    ]


def _said(given: MentionKind, kind: MentionKind) -> str:
    if given is kind:
        return ""
    return f" as {given.value}; a person named in full before has this surname"


def mention_score(logs: NDArray[np.float32], kind: int, begin: int, end: int) -> float:
    """The lowest log-probability among the labels of a mention, the label after it included."""
    low = float(logs[begin, 2 * kind + 1])
    if end - begin > 1:
        low = min(low, float(logs[begin + 1 : end, 2 * kind + 2].min()))
    if end < len(logs):
        low = min(low, float(np.log(max(1e-6, 1.0 - np.exp(float(logs[end, 2 * kind + 2]))))))
    return low


def _trimmed(text: str, span: Span) -> Span | None:
    """Without a leading article, quotation marks and a possessive; None when nothing is left."""
    start, end = span.start, span.end
    if text[start : start + 4].lower() == "the " and end > start + 4:
        start += 4
    while start < end and not text[start].isalnum():
        start += 1
    for tail in ("'s", "’s", "s'", "s’"):
        if text[start:end].endswith(tail) and end - start > len(tail):
            end -= 2 if tail[0] in "'’" else 1
            break
    while start < end and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    return Span(start, end) if any(char.isalnum() for char in text[start:end]) else None
