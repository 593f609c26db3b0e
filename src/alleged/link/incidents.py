"""Incidents: which events of several documents are one act in the world.

Set operations in SQL with blocking (`link/sql/incident_*.sql`, in the order of `STEPS`): each act
of a document meets those near it in its blocks, and each pair has points for and against, with a
reason. Pairs are then grouped here, the likeliest first; what a pair keeps apart no other pair
brings together. An act without a day joins last, and only where one incident alone fits it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from alleged.link.act_words import groups_of, is_light, stem_of, strength_of
from alleged.link.tables import kept_in_memory, put_records, read_records, sql
from alleged.records.documents import Document
from alleged.records.entities import EntityLink
from alleged.records.events import Event
from alleged.records.incidents import Incident, IncidentLink
from alleged.records.places import Place

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

RULES = "incidents 3"
STEPS = ("incident_acts", "incident_sides", "incident_blocks", "incident_pairs")
WINDOW = 8
"""How many acts an act meets in a block, those next to it by day."""
APART_WINDOW = 1
"""The same of two acts with days that lie far apart."""
TOLD_DAYS = 90
"""An act without a day meets only those that happened in so many days before it was told."""
PRIOR = -1.6
JOINED = 0.5
OPEN = 0.2
"""A pair below is two acts; between the two it is left open."""
APART = 0.05
"""A pair below keeps two groups apart, whatever other pairs say."""
MOST_TIES = 5
"""Look-alikes that an incident names, the likeliest first."""
NUMBERS = {
    "window": str(WINDOW),
    "apart_window": str(APART_WINDOW),
    "told_days": str(TOLD_DAYS),
    "prior": str(PRIOR),
    "joined": str(JOINED),
    "open": str(OPEN),
    "apart": str(APART),
    "most": str(MOST_TIES),
}

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
WHOLES = "war protest meet raid"
"""Groups of words for acts that have others as their parts."""


@dataclass(frozen=True, slots=True)
class PairChance:
    """How likely two acts are one."""

    one: int
    other: int
    probability: float
    undated: bool
    """Whether one of them has no day."""
    alike: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Grouped:
    """The outcome of grouping."""

    members: tuple[tuple[int, int, float, str], ...]
    """Act, the first act of its group, probability, reason."""
    openings: tuple[tuple[int, int, float, str], ...]
    """Act, the first act of a group that it may belong to."""
    lookalikes: tuple[tuple[int, int, float, str], ...]
    """First acts of two groups that are kept apart."""


def group_acts(dated: Sequence[bool], chances: Iterable[PairChance]) -> Grouped:
    """Groups of acts numbered from 1; `dated` tells of each whether it has a day.

    The order of `chances` changes nothing.
    """
    ordered = sorted(chances, key=lambda pair: (-pair.probability, pair.one, pair.other))
    groups = _Groups(len(dated))
    for pair in ordered:
        if pair.probability < APART:
            groups.keep_apart(pair.one, pair.other)
    best: dict[int, tuple[float, str]] = {}

    def joined(pair: PairChance) -> None:
        for act in (pair.one, pair.other):
            best.setdefault(act, (pair.probability, pair.reason))

    for pair in ordered:
        if pair.probability >= JOINED and not pair.undated and groups.join(pair.one, pair.other):
            joined(pair)
    fits: dict[int, dict[int, PairChance]] = defaultdict(dict)
    for pair in ordered:
        if pair.undated and pair.probability >= OPEN:
            for act, other in ((pair.one, pair.other), (pair.other, pair.one)):
                if not dated[act - 1] and dated[other - 1]:
                    fits[act].setdefault(groups.root(other), pair)
    openings: list[tuple[int, int, PairChance, int]] = []
    for act, offered in sorted(fits.items()):
        sure = [pair for pair in offered.values() if pair.probability >= JOINED]
        if len(offered) == 1 and sure and groups.join(act, _other(sure[0], act)):
            joined(sure[0])
        else:
            openings += [(act, _other(one, act), one, len(offered)) for one in offered.values()]
    settled = {act for act, _, _, _ in openings}
    for pair in ordered:
        both_undated = not dated[pair.one - 1] and not dated[pair.other - 1]
        if both_undated and pair.probability >= JOINED and not {pair.one, pair.other} & settled:
            if groups.join(pair.one, pair.other):
                joined(pair)
        elif OPEN <= pair.probability < JOINED and not pair.undated:
            openings.append((pair.other, pair.one, pair, 1))
    return Grouped(
        members=tuple(
            (act, groups.root(act), *best.get(act, (1.0, "told in no other document that fits")))
            for act in range(1, len(dated) + 1)
        ),
        openings=_openings(groups, openings),
        lookalikes=_lookalikes(groups, ordered),
    )


def _other(pair: PairChance, act: int) -> int:
    return pair.other if pair.one == act else pair.one


def _openings(
    groups: _Groups, offered: Sequence[tuple[int, int, PairChance, int]]
) -> tuple[tuple[int, int, float, str], ...]:
    """Of each act and each group that it may belong to, the likeliest pair."""
    found: dict[tuple[int, int], tuple[float, str]] = {}
    for act, other, pair, fits in offered:
        if groups.root(act) == groups.root(other):
            continue
        chance = min(pair.probability, round(1 / (fits + 1), 3)) if fits > 1 else pair.probability
        reason = pair.reason + (f"; it fits {fits} incidents" if fits > 1 else "")
        key = (act, groups.root(other))
        if key not in found or found[key][0] < chance:
            found[key] = (chance, reason)
    return tuple((*key, *value) for key, value in sorted(found.items()))


def _lookalikes(
    groups: _Groups, ordered: Sequence[PairChance]
) -> tuple[tuple[int, int, float, str], ...]:
    """Of each two groups that look alike and are two, the likeliest pair; a few a group."""
    found: dict[tuple[int, int], tuple[float, str]] = {}
    count: dict[int, int] = defaultdict(int)
    for pair in ordered:
        if not pair.alike or pair.probability >= OPEN:
            continue
        one, other = sorted((groups.root(pair.one), groups.root(pair.other)))
        if one == other or (one, other) in found:
            continue
        if max(count[one], count[other]) < MOST_TIES:
            count[one] += 1
            count[other] += 1
            found[one, other] = (round(1 - pair.probability, 3), pair.reason)
    return tuple((*key, *value) for key, value in sorted(found.items()))


class _Groups:
    """Acts in groups, each known by its smallest number, and which groups stay apart."""

    def __init__(self, count: int) -> None:
        self._into = list(range(count + 1))
        self._apart: dict[int, set[int]] = defaultdict(set)

    def root(self, act: int) -> int:
        while self._into[act] != act:
            self._into[act] = self._into[self._into[act]]
            act = self._into[act]
        return act

    def keep_apart(self, one: int, other: int) -> None:
        self._apart[one].add(other)
        self._apart[other].add(one)

    def join(self, one: int, other: int) -> bool:
        """Whether the two are one group now, and were not before."""
        one, other = sorted((self.root(one), self.root(other)))
        if one == other:
            return False
        few, target = (
            (one, other) if len(self._apart[one]) < len(self._apart[other]) else (other, one)
        )
        if any(self.root(act) == target for act in self._apart[few]):
            return False
        self._into[other] = one
        self._apart[one] |= self._apart.pop(other)
        return True


def link_incidents(con: DuckDBPyConnection) -> None:
    """Make `linked_incidents` and `linked_incident_links` of `kept_events`, `kept_documents`,
    `kept_places` and `linked_entity_links`."""
    con.execute(sql("incident_prepare").split(";", 1)[0])
    con.execute("INSERT INTO made_incidents VALUES (?)", [RULES])
    lists = [[" ".join(TITLES.split())], [" ".join(EMPTY.split())], [AGAIN, WITHIN], [WHOLES]]
    statements = sql("incident_prepare").split(";")[1:]
    for statement in statements:
        if statement.strip():
            con.execute(statement, lists.pop(0) if "?" in statement else [])
    for step in STEPS:
        con.execute(Template(sql(step)).safe_substitute(NUMBERS))
        if step == "incident_acts":
            _add_word_forms(con)
    dated = [row[0] for row in con.execute(sql("incident_dated")).fetchall()]
    rows = con.execute(Template(sql("incident_chances")).safe_substitute(NUMBERS)).fetchall()
    grouped = group_acts(dated, [PairChance(*row) for row in rows])
    del rows
    with TemporaryDirectory() as folder:
        for table, lines in (
            ("grouped", grouped.members),
            ("openings", grouped.openings),
            ("lookalikes", grouped.lookalikes),
        ):
            path = Path(folder) / f"{table}.jsonl"
            path.write_bytes(b"\n".join(msgspec.json.encode(line) for line in lines))
            con.execute(sql("incident_load").replace("$table", table), [str(path)])
            con.execute(sql(f"incident_load_{table}"))
    con.execute(sql("incident_groups"))
    con.execute(sql("incidents"))


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
