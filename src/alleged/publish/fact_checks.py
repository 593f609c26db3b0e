"""Known fact-checks for a reader: whose they are, and which statements they are about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alleged.publish.articles import (
    Article,
    Place,
    Reading,
    StatementLink,
    read_right,
    statement_links,
)
from alleged.records.fact_checks import FactCheck
from alleged.records.statements import Voice


@dataclass(frozen=True, slots=True)
class FactCheckView:
    """A fact-check beside the statement that it is about."""

    id: str
    publisher: str
    rating: str
    reviewed: str
    claimant: str | None
    published: str | None
    url: str | None
    denies: bool
    raw: str
    reason: str
    reading: Reading
    asserted_by: StatementLink | None
    own_voice: bool
    place: Place


@dataclass(frozen=True, slots=True)
class FactCheckSection:
    """All that the report says of fact-checks."""

    rows: tuple[FactCheckView, ...]
    total: int


def gather_fact_checks(
    records: Mapping[str, Sequence[Any]], articles: Sequence[Article], *, max_rows: int
) -> FactCheckSection:
    """The fact-checks on statements of all articles, in the order of the articles."""
    by_id = {article.document.id: article for article in articles}
    own = {one.id for one in records.get("statements", ()) if one.voice is Voice.ARTICLE}
    found: list[FactCheck] = [
        one for one in records.get("fact_checks", ()) if one.document_id in by_id
    ]
    found.sort(key=lambda one: (by_id[one.document_id].number, one.span, one.id))
    return FactCheckSection(
        rows=tuple(
            _view(by_id[one.document_id], one, own_voice=one.statement_id in own)
            for one in found[:max_rows]
        ),
        total=len(found),
    )


def _view(article: Article, one: FactCheck, *, own_voice: bool) -> FactCheckView:
    starts = sorted(block.span.start for block in article.document.blocks)
    paragraph = max(1, bisect_right(starts, one.span.start))
    place = Place(article.number, paragraph, f"#{article.anchor}" if article.in_full else None)
    return FactCheckView(
        id=one.id,
        publisher=one.publisher,
        rating=one.rating,
        reviewed=one.reviewed,
        claimant=one.claimant,
        published=one.published,
        url=one.url,
        denies=one.denies,
        raw=" ".join(one.span.of(article.document.text).split()),
        reason=one.reason,
        reading=read_right(one),
        asserted_by=None if own_voice else statement_links(article).get(one.statement_id),
        own_voice=own_voice,
        place=place,
    )
