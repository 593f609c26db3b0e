"""Incidents: which events of several documents are one act in the world.

Set operations in SQL with blocking (`link/sql/incident_*.sql`): each act of a document meets those
near it in its blocks (`act_pairs.py`), and each pair has points for and against, with a reason.
Pairs are then grouped (`act_groups.py`), the likeliest first.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter
from string import Template
from typing import TYPE_CHECKING, Any

import numpy as np

from alleged.link.act_groups import (
    OPEN,
    JudgedPairs,
    Lookalike,
    Member,
    Opening,
    group_acts,
    telling_pairs,
)
from alleged.link.act_pairs import ActDays, Blocks, find_pairs
from alleged.link.act_words import groups_of, is_light, stem_of, strength_of
from alleged.link.tables import kept_in_memory, put_records, read_records, sql, statements
from alleged.records.documents import Document
from alleged.records.entities import EntityLink
from alleged.records.events import Event
from alleged.records.incidents import Incident, IncidentLink
from alleged.records.places import Place

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

RULES = "incidents 5"
PRIOR = -1.6
NUMBERS = {"prior": str(PRIOR), "open": str(OPEN)}

TITLES = """
    president premier prime minister foreign interior finance defence defense general colonel
    admiral captain major judge senator governor mayor king queen prince chancellor ambassador
    envoy bishop former acting deputy vice chief the a an police soldiers troops rebels gunmen
    raiders rioters dockers teachers students officers envoys leaders parliament deputies loyal
    armed men government army court ministry militants protesters workers thousands hundreds some
    about monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december mr mrs ms dr sir after when since
    until two three
"""
EMPTY = """
    the and for that with from was were has had have its his her their they them this these those
    who which whom whose when where while after before into over under out off near about said
    says told are not but more than also been will would could should may might one two three
    four five six seven eight nine ten monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december day week
    month year last next first second third all some any other another there here then now still
    only just very such between against during because people killing killed according
"""
AGAIN = (
    r"\b(again|second|third|another|previous|earlier|once more|twice|rearrested"
    r"|as well|too|had done so)\b"
)
"""Words by which a text tells that there was more than one such act."""
WITHIN = (
    r"\b(on the margins of|during|at the end of|as part of|in the course of|on the sidelines of)\b"
)
"""Words by which a text tells that an act happened within another one."""
SIDES = {"again": AGAIN, "within": WITHIN, "often": "3", "share": "0.25"}
WHOLES = "war protest meet raid"
"""Groups of words for acts that have others as their parts."""


def link_incidents(con: DuckDBPyConnection) -> None:
    """Make `linked_incidents` and `linked_incident_links` of `kept_events`, `kept_documents`,
    `kept_places` and `linked_entity_links`."""
    first, *others = statements("incident_prepare")
    con.execute(first)
    con.execute("INSERT INTO made_incidents VALUES (?)", [RULES])
    lists = [[" ".join(TITLES.split())], [" ".join(EMPTY.split())], [WHOLES]]
    for statement in others:
        con.execute(statement, lists.pop(0) if "?" in statement else [])
    con.execute(sql("incident_acts"))
    _add_word_forms(con)
    con.execute(Template(sql("incident_sides")).substitute(SIDES))
    con.execute(Template(sql("incident_pairs")).substitute(NUMBERS))
    acts = ActDays(**columns(con, "incident_days"))
    blocks = Blocks(**columns(con, "incident_blocks"))
    judged = JudgedPairs.together([_judge(con, *pairs) for pairs in find_pairs(acts, blocks)])
    del blocks
    grouped = group_acts(~np.isnan(acts.first_day), judged, once=acts.document * acts.many)
    del judged, acts
    _put_rows(con, "grouped_members", Member, grouped.members)
    _put_rows(con, "grouped_openings", Opening, grouped.openings)
    _put_rows(con, "grouped_lookalikes", Lookalike, grouped.lookalikes)
    del grouped
    con.execute(sql("incident_reasons"))
    con.execute(sql("incident_groups"))
    con.execute(sql("incidents"))
    con.execute(sql("incident_clear"))


def _judge(
    con: DuckDBPyConnection, one: NDArray[np.int64], other: NDArray[np.int64]
) -> JudgedPairs:
    """What is to be known of some pairs for grouping."""
    con.register("found_pairs", {"one": one, "other": other})
    con.execute(sql("incident_part"))
    con.unregister("found_pairs")
    return telling_pairs(JudgedPairs(**columns(con, "incident_judged")))


def columns(con: DuckDBPyConnection, name: str) -> dict[str, Any]:
    """What a statement of `sql/` gives, without nulls, a column each."""
    return {key: np.ma.getdata(of) for key, of in con.execute(sql(name)).fetchnumpy().items()}


def _put_rows(con: DuckDBPyConnection, table: str, type_: type, rows: Sequence[Any]) -> None:
    """Make a table of rows of numbers."""
    names = [field.name for field in fields(type_)]
    columns = {}
    for name in names:
        column = list(map(attrgetter(name), rows))
        columns[name] = np.array(column, np.float64 if name == "probability" else np.int64)
    con.register("rows_of_numbers", columns)
    con.execute(sql("incident_numbers").replace("$table", table))
    con.unregister("rows_of_numbers")


def _add_word_forms(con: DuckDBPyConnection) -> None:
    """Stem and groups of each word that names an act in the dossier."""
    words = [
        row[0] for row in con.execute("SELECT word FROM trigger_words ORDER BY word").fetchall()
    ]
    rows = [
        {
            "word": word,
            "stem": stem_of(word) or word,
            "groups": sorted(groups_of(word)),
            "light": is_light(word),
            "strength": strength_of(word),
        }
        for word in words
    ]
    con.execute(sql("incident_words"), [json.dumps(rows)])


def linked_incidents(
    documents: Sequence[Document],
    events: Sequence[Event],
    *,
    places: Sequence[Place] = (),
    entity_links: Sequence[EntityLink] = (),
) -> tuple[list[Incident], list[IncidentLink]]:
    """The same for records in memory: what a dossier of just these would hold."""
    from alleged.store.tables import engine

    with engine() as con:
        kept_in_memory(con, documents=documents, events=events, places=places)
        put_records(con, "linked_entity_links", EntityLink, entity_links)
        link_incidents(con)
        return read_records(con, "linked_incidents", Incident), read_records(
            con, "linked_incident_links", IncidentLink
        )
