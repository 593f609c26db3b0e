"""Entities of all documents put together: set operations in SQL, with blocking.

Each step is a file in `link/sql/`, in the order in which they run. Whole names meet first; then
each name that is short, written with a slip or an acronym looks for the one fuller name that fits
it; offices without a name look for the one who holds them. What fits several stays apart, with a
link to each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from alleged.analyse.countries import countries_by_code, countries_by_form
from alleged.leaders import Leaders, read_leaders
from alleged.link.tables import insert_strings, kept_in_memory, read_records, sql
from alleged.models.files import weights_version
from alleged.records.documents import Document
from alleged.records.entities import DossierEntity, Entity, EntityLink

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

STEPS = (
    "names",
    "joins",
    "roots",
    "offices",
    "links",
    "outside",
    "dossier_entities",
    "entity_clear",
)


MOST_OPEN = 20
"""Fuller names that a name which fits several is linked to, those of most documents."""


def link_entities(leaders: Path | None = None) -> Callable[[DuckDBPyConnection], None]:
    """What makes `linked_dossier_entities` and `linked_entity_links` of `kept_entities`.

    `leaders`: a table of who held which office when; see `leaders.py`.
    """
    table = read_leaders(leaders) if leaders is not None else Leaders("", ())

    def link(con: DuckDBPyConnection) -> None:
        _prepare(con)
        insert_strings(
            con,
            "leaders",
            [
                (
                    one.name,
                    one.office,
                    countries_by_code().get(one.country.lower(), one.country),
                    one.since,
                    one.until,
                    table.edition,
                )
                for one in table.rows
            ],
        )
        for step in STEPS:
            con.execute(Template(sql(step)).safe_substitute(most_open=MOST_OPEN))

    return link


def _prepare(con: DuckDBPyConnection) -> None:
    con.execute(sql("prepare"))
    insert_strings(con, "made", [(f"entities {weights_version()}",)])
    insert_strings(con, "demonyms", sorted(countries_by_form().items()))


def governments_of(entities: Path, parties: Path, links: Path) -> dict[str, str]:
    """Of governments, their seats and their heads in a finished dossier: the id of the party whose
    voice theirs is, by their own. Files: its tables `entities`, `dossier_entities`, `entity_links`.
    """
    from alleged.store.tables import engine

    with engine() as con:
        con.read_parquet(str(entities)).create_view("kept_entities")
        con.read_parquet(str(parties)).create_view("linked_dossier_entities")
        con.read_parquet(str(links)).create_view("linked_entity_links")
        _prepare(con)
        con.execute(sql("governments"))
        return dict(con.execute("FROM governments ORDER BY ALL").fetchall())


def linked_entities(
    documents: Sequence[Document], entities: Sequence[Entity], *, leaders: Path | None = None
) -> tuple[list[DossierEntity], list[EntityLink]]:
    """The same for records in memory: what a dossier of just these would hold."""
    from alleged.store.tables import engine

    with engine() as con:
        kept_in_memory(con, documents=documents, entities=entities)
        link_entities(leaders)(con)
        return (
            read_records(con, "linked_dossier_entities", DossierEntity),
            read_records(con, "linked_entity_links", EntityLink),
        )
