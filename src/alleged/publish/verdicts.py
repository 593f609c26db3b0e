"""Verdicts for a reader: what a named table has beside what an article says."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from alleged.publish.articles import (
    Article,
    Place,
    Reading,
    StatementLink,
    read_right,
    statement_links,
)
from alleged.records.verdicts import Comparison, Outcome, Verdict

OUTCOME_WORDS = {
    Outcome.AGREES: "agrees",
    Outcome.DIFFERS: "differs",
    Outcome.MISLEADING: "misleading",
    Outcome.OUTDATED: "outdated",
    Outcome.NOT_COVERED: "not covered",
    Outcome.NOT_CHECKABLE: "not checkable",
}
OUTCOME_TAGS = {Outcome.AGREES: "fine-state", Outcome.DIFFERS: "warn", Outcome.MISLEADING: "warn"}
"""How a tag looks; the others are plain."""
MOST_OTHERS = 4
"""Rows beside the deciding one that a line shows."""


@dataclass(frozen=True, slots=True)
class OtherRow:
    """A row that would change the verdict, or shows the same."""

    outcome: str
    words: str


@dataclass(frozen=True, slots=True)
class VerdictView:
    """A verdict in words."""

    id: str
    outcome: str
    tag: str
    disagree: bool
    subject: str
    asked: str
    raw: str
    sentence: str
    definition: str
    others: tuple[OtherRow, ...]
    reason: str
    reading: Reading
    asserted_by: StatementLink | None
    own_voice: bool
    place: Place


@dataclass(frozen=True, slots=True)
class VerdictSection:
    """All that the report says of verdicts."""

    rows: tuple[VerdictView, ...]
    total: int
    """Verdicts that a table has something to say to."""
    unchecked: int
    reasons: tuple[tuple[str, int], ...]
    """Why the others could not be checked, the most common first."""


def gather_verdicts(
    records: Mapping[str, Sequence[Any]], articles: Sequence[Article], *, max_rows: int
) -> VerdictSection:
    """The verdicts of all articles, those that differ first, then in the order of the articles."""
    by_id = {article.document.id: article for article in articles}
    verdicts: list[Verdict] = [
        one for one in records.get("verdicts", ()) if one.document_id in by_id
    ]
    told = [one for one in verdicts if one.outcome is not Outcome.NOT_CHECKABLE]
    order = [*Outcome]
    order.remove(Outcome.AGREES)
    ranks = {outcome: place for place, outcome in enumerate([*order[:3], Outcome.AGREES])}
    told.sort(
        key=lambda one: (
            ranks.get(one.outcome, len(ranks)),
            by_id[one.document_id].number,
            one.span,
            one.id,
        )
    )
    rest = Counter(one.reason for one in verdicts if one.outcome is Outcome.NOT_CHECKABLE)
    return VerdictSection(
        rows=tuple(_view(by_id[one.document_id], one) for one in islice(told, max_rows)),
        total=len(told),
        unchecked=sum(rest.values()),
        reasons=tuple(sorted(rest.items(), key=lambda one: (-one[1], one[0]))[:6]),
    )


def _view(article: Article, one: Verdict) -> VerdictView:
    deciding = one.comparisons[0] if one.comparisons else None
    return VerdictView(
        id=one.id,
        outcome=OUTCOME_WORDS[one.outcome],
        tag=OUTCOME_TAGS.get(one.outcome, ""),
        disagree=one.tables_disagree,
        subject=one.subject.value,
        asked=one.asked,
        raw=one.span.of(article.document.text),
        sentence=one.sentence,
        definition=deciding.definition if deciding is not None else "",
        others=tuple(map(_other, one.comparisons[1 : MOST_OTHERS + 1])),
        reason=one.reason,
        reading=read_right(one),
        asserted_by=statement_links(article).get(one.statement_id or ""),
        own_voice=one.statement_id is None,
        place=_place(article, one),
    )


def _other(row: Comparison) -> OtherRow:
    source = f"{row.publisher}, {row.title}" if row.publisher else row.title
    says = row.cells or row.note
    note = f" ({row.note})" if row.note and row.cells else ""
    return OtherRow(OUTCOME_WORDS[row.outcome], f"{source}, edition {row.edition}: {says}{note}")


def _place(article: Article, one: Verdict) -> Place:
    starts = sorted(block.span.start for block in article.document.blocks)
    paragraph = max(1, bisect_right(starts, one.span.start))
    lit_up = one.record_kind in ("figures", "times")
    href = f"#at-{one.record_id}" if lit_up else f"#{article.anchor}"
    return Place(article.number, paragraph, href if article.in_full else None)
