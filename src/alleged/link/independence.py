"""How many independent publishers stand behind something, after copies are folded.

While a dossier is linked, `count_independent` works in SQL on sets of places; for a finished one
`independent_families` answers for a set of documents.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alleged.link.tables import sql
from alleged.records.copies import PublisherFamily

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True, kw_only=True)
class Independent:
    """The families behind some documents."""

    at_least: int
    """Families of which that is certain; 1 where none is, 0 without documents."""
    at_most: int
    families: tuple[str, ...]
    """What the documents count as, sorted."""


def independent_families(
    families: Iterable[PublisherFamily], documents: Collection[str]
) -> Independent:
    """The families behind a set of documents, of the records of kind `families`.

    Copies count as their origin, an agency's report as the agency, outlets of one owner as one. A
    document whose publisher is unknown, or whose origin is open, may add a family and may not.
    """
    wanted = set(documents)
    found = [one for one in families if one.document_id in wanted]
    named = {one.counts_as for one in found}
    certain = {one.counts_as for one in found if one.certain}
    return Independent(
        at_least=max(len(certain), min(1, len(found))),
        at_most=len(named),
        families=tuple(sorted(named)),
    )


def count_independent(con: DuckDBPyConnection) -> None:
    """Make `folded_places` and `independent_counts` of `asked_places`, after `link_copies`.

    `asked_places` has `set_id`, `document_id`, `place_start` and `place_end` (code points): where
    the documents say what the set is about. `independent_counts` has `set_id`, `at_least`,
    `at_most` and `families`; `folded_places` says for each place what it counts as, and why.
    """
    con.execute("DROP TABLE IF EXISTS folded_places; DROP TABLE IF EXISTS independent_counts;")
    for step in ("folded_places", "independent_counts"):
        con.execute(sql(step))
