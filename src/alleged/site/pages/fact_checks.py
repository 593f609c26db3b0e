"""Known fact-checks on statements, for the pages of records and claims."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from alleged.records.fact_checks import FactCheck
from alleged.site.index.reading import decoder
from alleged.site.store import Store


class FactCheckRow(msgspec.Struct, frozen=True, kw_only=True):
    """A fact-check: the words and the rating of who published it."""

    id: str
    publisher: str
    rating: str
    reviewed: str
    claimant: str | None
    published: str | None
    url: str | None
    denies: bool
    """Whether the statement denies what was reviewed."""
    reason: str
    probability: float
    """How likely statement and fact-check are about the same."""


def fact_checks_on(store: Store, statement_ids: Iterable[str]) -> tuple[FactCheckRow, ...]:
    """The fact-checks on some statements, each review once, the surest match first."""
    decode = decoder("fact_checks").decode
    found: dict[tuple[str, str, str, bool], FactCheckRow] = {}
    for statement_id in statement_ids:
        for (text,) in store.rows(_ON, (statement_id,)):
            one: FactCheck = decode(text)
            key = (one.publisher, one.rating, one.reviewed, one.denies)
            if key not in found or found[key].probability < one.probability:
                found[key] = _row(one)
    return tuple(sorted(found.values(), key=lambda row: (-row.probability, row.publisher, row.id)))


_ON = """SELECT r.json FROM refs JOIN records r ON r.n = refs.from_n
WHERE refs.to_id = ? AND r.kind = 'fact_checks' ORDER BY r.n"""


def _row(one: FactCheck) -> FactCheckRow:
    return FactCheckRow(
        id=one.id,
        publisher=one.publisher,
        rating=one.rating,
        reviewed=one.reviewed,
        claimant=one.claimant,
        published=one.published,
        url=one.url,
        denies=one.denies,
        reason=one.reason,
        probability=one.probability,
    )
