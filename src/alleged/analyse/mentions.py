"""Who and where: names in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from alleged.analyse.names import HONORIFICS, SLIPS, Name, fullest_names, settled_kinds
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
    cased = any(char.isupper() for char in text)
    marked = reading.spans("mention")
    begun = {begin for _, begin, _ in marked}
    for kind, begin, end in marked:
        whole = end if end in begun else _whole_end(text, reading, logs, kind, end)
        span = _trimmed(text, reading.span(begin, whole))
        if span is not None and not (cased and _is_no_name(text, span)):
            score = mention_score(logs, kind, begin, end)
            found.append((span, kind_by_form(text, span, MentionKind(KINDS[kind])), score))
    found = _in_full(text, found)
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


HALF_MARKED = 0.15
"""From what chance on a word with a capital goes with the name before it."""
_NEXT_WORD = re.compile(r" [A-Z]\w+(?![\w-]| [A-Z])")
_SECOND_HALF = re.compile(r"-[A-Z]\w+(?![\w-])")


def _whole_end(text: str, reading: Reading, logs: NDArray[np.float32], kind: int, end: int) -> int:
    """The end of a name, in words, with the one behind it that the model half takes for a part of
    it: `Anselm Vukora`. In a line in title case each word has a capital: nothing is added there."""
    if end == len(logs):
        return end
    word = reading.span(end, end + 1)
    found = _NEXT_WORD.match(text, reading.span(end - 1, end).end)
    whole = (
        found is not None
        and found.end() == word.end
        and np.exp(logs[end, 2 * kind + 1 : 2 * kind + 3]).sum() >= HALF_MARKED
        and word.of(text).lower() not in SLIPS
    )
    return end + whole


_DOTTED = re.compile(r"(?:[A-Z]\.){3,5}")
PLACES_DOTTED = frozenset({"U.S.A.", "U.A.E.", "U.S.S.R.", "D.R.C.", "N.Y.C.", "P.R.C.", "C.A.R."})
FAITHS = frozenset({"islam", "christianity", "judaism", "hinduism", "buddhism", "sikhism"})


def kind_by_form(text: str, span: Span, kind: MentionKind) -> MentionKind:
    """The kind, where the model has a faith or a body's initials for a place: `Islam`, `F.B.I.`"""
    if kind is not MentionKind.PLACE:
        return kind
    words = span.of(text)
    if words.lower() in FAITHS:
        return MentionKind.GROUP
    if _DOTTED.fullmatch(words) and words not in PLACES_DOTTED:
        return MentionKind.ORGANISATION
    return kind


def _is_no_name(text: str, span: Span) -> bool:
    """`a united land`: small letters, and no `the east` either."""
    return span.of(text).islower() and not text.endswith("the ", 0, span.start)


def _in_full(
    text: str, found: Sequence[tuple[Span, MentionKind, float]]
) -> list[tuple[Span, MentionKind, float]]:
    """The names; where the model marks a part of a name that it has in full elsewhere, all of it:
    `Grey State`, where it has `Grey`."""
    found = [_with_its_noun(text, *one) for one in found]
    full: dict[str, MentionKind] = {}
    by_word: dict[str, set[str]] = {}
    for span, kind, _ in found:
        words = span.of(text)
        titled = words.split()[0].lower() in HONORIFICS
        if " " in words and "\n" not in words and words not in full and not titled:
            full[words] = kind
            for word in {words.split()[0], words.split()[-1]}:
                by_word.setdefault(word, set()).add(words)
    kept: list[tuple[Span, MentionKind, float]] = []
    for span, kind, score in found:
        if kept and kept[-1][0].end + 1 == span.start and kept[-1][0].of(text).endswith(" of"):
            body, body_kind, body_score = kept.pop()  # "Farmers' Union of | Orvania"
            kept.append((Span(body.start, span.end), body_kind, min(body_score, score)))
            continue
        words = span.of(text)
        wider = (
            one
            for name in by_word.get(words, ())
            for one in (
                Span(span.start, span.start + len(name)),
                Span(span.end - len(name), span.end),
            )
            if one.start >= 0 and one.of(text) == name
        )
        whole = max(wider, key=lambda one: one.end - one.start, default=None)
        if whole is not None and not text[whole.end : whole.end + 1].isalnum():
            span, kind = whole, full[whole.of(text)]
        while kept and kept[-1][0].overlaps(span) and span.holds(kept[-1][0]):
            kept.pop()
        if not kept or not kept[-1][0].overlaps(span):
            kept.append((span, kind, score))
    return kept


_NOUN_OF_A_BODY = re.compile(
    r" (?:State|Jihad|Party|Front|Army|Movement|Brotherhood|League|Guard)\b(?! [A-Z])"
)


def _with_its_noun(
    text: str, span: Span, kind: MentionKind, score: float
) -> tuple[Span, MentionKind, float]:
    """`Meridian State`, where the model has the adjective alone; `Ana Ruiz-Lund`, where it has
    one half of the last name."""
    half = _SECOND_HALF.match(text, span.end)
    if kind is MentionKind.PERSON and half is not None and " " in span.of(text):
        return Span(span.start, half.end()), kind, score
    noun = _NOUN_OF_A_BODY.match(text, span.end)
    if kind is MentionKind.GROUP and noun is not None:
        return Span(span.start, noun.end()), MentionKind.ORGANISATION, score
    return span, kind, score


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
