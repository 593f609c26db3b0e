"""Claims and contradictions: propositions of all documents compared, and put together.

Which propositions meet is decided with blocking (`sql/claim_keys.sql`, `claim_meetings.py`). Each
pair is compared by rules (`compare.py`); of each proposition those that are likest to it are read
by the comparison model too, and both answers are weighed (`judged.py`). What agrees, and what
denies it, is then put together. Everything is made anew from the tables, so that adding articles
gives what a build in one go gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from math import log, sqrt
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from alleged.analyse.concepts import related_acts
from alleged.link.answers import Answers
from alleged.link.asking import (
    MOST_ASKED,
    MOST_ASKED_IN_ALL,
    MOST_COMPARED,
    SAME_WORDS,
    Met,
    decides,
    denied_outright,
    likeness_of,
    read_pair,
    same_words,
)
from alleged.link.claim_meetings import offer_pairs
from alleged.link.compare import RULES, Comparison, Side, Weigh
from alleged.link.doubts import (
    LEAST_AGREED,
    LEAST_AGREED_AGAINST,
    Utterance,
    doubt_of,
    loose_agreement,
)
from alleged.link.groups import Edge, Group, connected, group_edges
from alleged.link.number_clashes import PROBABILITIES, number_clashes
from alleged.link.rival_numbers import rival_numbers
from alleged.link.spooled_lines import SpooledLines, spooled_lines
from alleged.link.support import Told, make_claim, order_of
from alleged.link.tables import (
    fetched,
    in_part,
    kept_in_memory,
    put_records,
    read_records,
    sql,
    stage_records,
    statements,
)
from alleged.models.comparison import Comparer, Compares
from alleged.records.claims import Claim, Clash, Contradiction, Entailment, PairRelation
from alleged.records.ids import record_id
from alleged.records.issues import Issue, Severity, Stage, make_issue

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BATCH = 20_000
"""Pairs that are in memory at a time."""
PART_CHARACTERS = 50_000_000
"""Of the texts that are in memory at a time."""
MEMBERS = 200_000
"""Propositions that are made ready to be compared at a time."""
PARTS_WEIGHED = 3_000_000
"""Parts of propositions that are counted at a time."""
TWO_AGES = 0.8
"""How likely two ages of one party, told within weeks, are a contradiction: the party may be two
of one name, and the age that of somebody else named beside it. Set by hand."""
TWO_NIGHTS = 0.6
"""How likely two nights that two articles on one story date are a contradiction: each dates one
only, but may have two acts in mind. Set by hand."""
MOST_COMMON = 0.2
"""The weight of a concept that every document has; that of one in few documents is 1."""


@dataclass(frozen=True, slots=True)
class _Link:
    """Two propositions that agree or clash."""

    one: str
    other: str
    comparison: Comparison
    doubtful: bool = False


def link_claims(
    con: DuckDBPyConnection,
    *,
    comparer: Comparer | None = None,
    threads: int = 1,
    answers: Path | None = None,
) -> None:
    """Make `linked_claims` and `linked_contradictions` of the tables of documents, statements,
    propositions, entities and figures, `linked_entity_links` and, where copies and incidents were
    looked for, `linked_families` and `linked_incident_links`.

    comparer: None for the package's; so many pairs are read at a time as there are `threads`.
    answers: a file that keeps what it says for the next time.

    Where the engine's memory does not suffice there are none, and an issue says so: all else in the
    dossier stays.
    """
    from duckdb import OutOfMemoryException

    try:
        _link(con, Answers(answers, comparer), threads)
    except OutOfMemoryException as error:
        _leave_out(con, error)


def _leave_out(con: DuckDBPyConnection, error: Exception) -> None:
    """Clear up what was begun, and tell it."""
    made = con.execute(
        "SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'claim\\_%' ESCAPE '\\'"
    )
    for (table,) in made.fetchall():
        con.execute(f"DROP TABLE {table}")
    for table, record in (("linked_claims", Claim), ("linked_contradictions", Contradiction)):
        con.execute(f"DROP TABLE IF EXISTS {table}")
        put_records(con, table, record, [])
    _tell(
        con,
        "claims-out-of-memory",
        f"no claims and contradictions: memory did not suffice ({str(error).splitlines()[0]})",
    )


def _link(con: DuckDBPyConnection, answers: Answers, threads: int) -> None:
    families = _has(con, "linked_families")
    con.execute(sql("claim_voices_families" if families else "claim_voices_outlets"))
    incidents = _has(con, "linked_incident_links")
    con.execute(sql("claim_incidents" if incidents else "claim_incidents_none"))
    con.execute("CREATE TEMP TABLE related_acts (act VARCHAR, meets VARCHAR)")
    con.executemany("INSERT INTO related_acts VALUES (?, ?)", related_acts())
    con.execute(sql("governments"))
    con.execute(sql("claim_prepare"))
    (characters,) = con.execute(sql("claim_text")).fetchone() or (0,)
    parts = 1 + characters // PART_CHARACTERS
    for part in range(parts):
        in_part(con, "claim_words", parts, part)
    con.execute(sql("claim_numbers"))
    offer_pairs(con)
    con.execute(sql("claim_candidates"), [MOST_COMPARED])
    links = [
        *_compared(con, answers, threads),
        *_ages(con),
        *(
            _Link(one, other, found)
            for one, other, found in (*number_clashes(con), *rival_numbers(con))
        ),
        *_nights(con),
    ]
    answers.keep()
    _tell_what_is_left(con)
    groups = group_edges([_edge(one) for one in links])
    alone = [row[0] for row in con.execute(sql("claim_alone")).fetchall()]
    grouped = {id_ for group in groups for id_ in group.members}
    groups += [Group({id_: 1}) for id_ in alone if id_ not in grouped]
    claim_of: dict[str, str] = {}
    reasons = {frozenset((one.one, one.other)): one.comparison for one in links}
    with TemporaryDirectory() as folder:
        claims = Path(folder) / "claims.jsonl"
        with claims.open("wb") as file:
            for group, told in _with_members(con, groups):
                claim = make_claim(group, told, reasons)
                if claim is not None:
                    claim_of.update(
                        dict.fromkeys((one.proposition_id for one in claim.members), claim.id)
                    )
                    file.write(msgspec.json.encode(claim) + b"\n")
        stage_records(con, "linked_claims", Claim, claims)
        contradictions = Path(folder) / "contradictions.jsonl"
        with contradictions.open("wb") as file:
            for contradiction in _contradictions(con, links, claim_of):
                file.write(msgspec.json.encode(contradiction) + b"\n")
        stage_records(con, "linked_contradictions", Contradiction, contradictions)


def linked_claims(
    kinds: Mapping[str, Sequence[Any]],
) -> tuple[list[Claim], list[Contradiction]]:
    """The same for records in memory, by kind: what a dossier of just these would hold."""
    from alleged.link.entities import link_entities
    from alleged.store.tables import engine

    names = ("documents", "statements", "propositions", "entities", "figures")
    with engine() as con:
        kept_in_memory(con, **{name: kinds.get(name, ()) for name in names})
        link_entities()(con)
        link_claims(con)
        return (
            sorted(read_records(con, "linked_claims", Claim), key=lambda one: one.id),
            sorted(
                read_records(con, "linked_contradictions", Contradiction), key=lambda one: one.id
            ),
        )


def _has(con: DuckDBPyConnection, table: str) -> bool:
    found = con.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE table_name = ?", [table]
    ).fetchone()
    return bool(found and found[0])


def _compared(con: DuckDBPyConnection, answers: Answers, threads: int) -> list[_Link]:
    """The candidate pairs that agree, or clash beyond doubt.

    A clash that is doubtful keeps its two out of one claim, and is told nowhere. So of a pair that
    can be nothing else the model is asked only if other pairs may bring the two together, and it
    takes no place among those that are read in a large dossier. The model is loaded when the first
    pair is asked about.
    """
    links: list[_Link] = []
    weigh = _weights(con)
    con.execute(sql("claim_likeness"))
    with spooled_lines(_met_lines(con)) as lines:
        for pairs in _batches(con, "claim_candidates", lines, weigh):
            likely: list[tuple[int, float, bool, bool]] = []
            for pair in pairs:
                if same_words(pair):
                    links.append(_Link(*pair.ids, SAME_WORDS))
                elif (likeness := likeness_of(pair, weigh)) is not None:
                    told = round(likeness, 4), denied_outright(pair), decides(pair)
                    likely.append((pair.number, *told))
            _put(
                con, "claim_likeness", likely,
                number=np.int64, likeness=np.float64, denied=np.bool_, decides=np.bool_,
            )  # fmt: skip
        limits = {"most": MOST_ASKED, "in_all": MOST_ASKED_IN_ALL}
        con.execute(Template(sql("claim_asked")).substitute(limits))

        def asked_of(table: str) -> Iterator[_Link]:
            for pairs in _batches(con, table, lines, weigh):
                read = partial(_read, comparer=answers.comparer)
                with ThreadPoolExecutor(threads) as pool:
                    yield from (link for link in pool.map(read, pairs) if link is not None)

        links += asked_of("claim_asked")
        part_of = connected((link.one, link.other) for link in links if _edge(link).sign)
        together = [
            (row["number"],)
            for row in fetched(con, sql("claim_put_off"))
            if row["one"] in part_of and part_of[row["one"]] == part_of.get(row["other"])
        ]
        _put(con, "claim_together", together, number=np.int64)
        con.execute(Template(sql("claim_asked_later")).substitute(limits))
        links += asked_of("claim_asked_later")
    return links


def _met_lines(con: DuckDBPyConnection) -> Iterator[tuple[int, bytes]]:
    """The members of the pairs that are compared, by number."""
    (count,) = con.execute("SELECT count(*) FROM claim_numbers").fetchone() or (0,)
    parts = 1 + count // MEMBERS
    for part in range(parts):
        found = in_part(con, "claim_compared", parts, part)
        while rows := found.fetchmany(100):
            for number, line in rows:
                yield number, line.encode()


def _put(
    con: DuckDBPyConnection, table: str, rows: Sequence[tuple[Any, ...]], **types: Any
) -> None:
    """Add rows of numbers to a table; `types` by column."""
    found = np.array(rows, list(types.items()))
    con.register("put_rows", {name: found[name].copy() for name in types})
    con.execute(f"INSERT INTO {table} FROM put_rows")
    con.unregister("put_rows")


def _tell_what_is_left(con: DuckDBPyConnection) -> None:
    """Add an issue where a limit left out pairs that met, if a dossier is made."""
    met, compared, likest, asked = con.execute(sql("claim_left")).fetchone() or (0, 0, 0, 0)
    left = []
    if met > compared:
        left.append(f"{met - compared:,} of {met:,} pairs of statements that met were not compared")
    if likest > asked:
        left.append(f"{likest - asked:,} of {likest:,} were not read by the comparison model")
    if left:
        what = f"{', and '.join(left)}: claims and contradictions are those of the likest pairs"
        _tell(con, "claims-not-compared", what)


def _tell(con: DuckDBPyConnection, code: str, what: str) -> None:
    if _has(con, "staged_issues"):
        fix = "make a dossier of each subject or month"
        issue = make_issue(code, Severity.PARTIAL, what, fix, stage=Stage.LINK)
        put_records(con, "claim_issues", Issue, [issue])
        con.execute("INSERT INTO staged_issues BY NAME FROM claim_issues")


def _read(pair: Met, *, comparer: Compares) -> _Link | None:
    """What the model and the rules find of a pair, if anything."""
    reading = read_pair(pair, comparer)
    found = reading.found
    if found.relation is PairRelation.AGREE:
        against = pair.rule.relation in (PairRelation.CONTRADICT, PairRelation.UNRELATED)
        least = LEAST_AGREED_AGAINST if against else LEAST_AGREED
        if found.probability >= least and loose_agreement(pair.one, pair.other) is None:
            return _Link(*pair.ids, found)
    elif found.relation is PairRelation.CONTRADICT:
        doubt = doubt_of(pair.one, pair.other, found, one_story=pair.one_story, alike=reading.alike)
        if doubt is None and reading.alike is not None:
            found = replace(found, probability=max(found.probability, reading.alike))
        return _Link(*pair.ids, found, doubtful=doubt is not None)
    return None


def _batches(
    con: DuckDBPyConnection, table: str, lines: SpooledLines, weigh: Weigh
) -> Iterator[Iterator[Met]]:
    """The pairs of a table, a batch at a time."""
    (count,) = con.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)
    batch_of = sql("claim_batch").replace("$table", table)
    for first in range(0, count, BATCH):
        batch = con.execute(batch_of, [first, first + BATCH]).fetchall()
        wanted = sorted({number for row in batch for number in row[:2]})
        members = {
            number: _member(line) for number, line in zip(wanted, lines.of(wanted), strict=True)
        }
        yield (
            Met(
                number=number,
                one=members[one][1],
                other=members[other][1],
                one_story=one_story,
                sides=(members[one][0], members[other][0]),
                weigh=weigh,
            )
            for one, other, one_story, number in batch
        )


_told_of = msgspec.json.Decoder(Utterance).decode


def _member(line: bytes) -> tuple[Side, Utterance]:
    """A member of a pair, made ready to be compared."""
    told = _told_of(line)
    return Side(proposition=told.proposition, published=told.published), told


def _ages(con: DuckDBPyConnection) -> Iterator[_Link]:
    """Where two articles of the same weeks give one party two ages."""
    *before, last = statements("claim_ages")
    for statement in before:
        con.execute(statement)
    for one, other, younger, older, name in con.execute(last).fetchall():
        found = Comparison(
            relation=PairRelation.CONTRADICT,
            clash=Clash.NUMBER,
            rule="two ages",
            reason=f"give {name} two ages: {younger:g} and {older:g}",
            probability=TWO_AGES,
        )
        yield _Link(one, other, found)


def _nights(con: DuckDBPyConnection) -> Iterator[_Link]:
    """Where two articles on one story date one night each, and not the same."""
    for one, other, early, late in con.execute(sql("claim_two_nights")).fetchall():
        found = Comparison(
            relation=PairRelation.CONTRADICT,
            clash=Clash.DATE,
            rule="two nights",
            reason=f"date the night of one story differently: from {early} and from {late} on",
            probability=TWO_NIGHTS,
        )
        yield _Link(one, other, found)


def _weights(con: DuckDBPyConnection) -> Weigh:
    """How much each concept tells: 1 for one that a few documents have, less the more have it."""
    (documents,) = con.execute("SELECT count(*) FROM claim_days").fetchone() or (0,)
    if documents < 10:
        return lambda _: 1.0
    scale = log(documents)
    (parts,) = con.execute("SELECT count(*) FROM claim_parts").fetchone() or (0,)
    rounds = 1 + parts // PARTS_WEIGHED
    return _Weights(
        (name, max(MOST_COMMON, 1.0 - (log(count) / scale) ** 2))
        for nth in range(rounds)
        for name, count in in_part(con, "claim_weights", rounds, nth).fetchall()
    ).__getitem__


class _Weights(dict[str, float]):
    """By concept. Asked some hundred times for each of a million pairs, so without a function of
    ours in between."""

    def __missing__(self, name: str) -> float:
        return 1.0


def _edge(link: _Link) -> Edge:
    found = link.comparison
    agrees = found.relation is PairRelation.AGREE
    denies = not agrees and found.clash is Clash.POLARITY
    sign = 1 if agrees else -1 if denies and not link.doubtful else 0
    strength = found.probability + (0.001 if found.entails is Entailment.BOTH else 0.0)
    return Edge(link.one, link.other, sign, strength)


def _with_members(
    con: DuckDBPyConnection, groups: Sequence[Group]
) -> Iterator[tuple[Group, list[Told]]]:
    """The groups with what is known of their members, read a batch at a time."""
    at = 0
    while at < len(groups):
        batch: list[Group] = []
        wanted: list[str] = []
        while at < len(groups) and len(wanted) < BATCH:
            batch.append(groups[at])
            wanted += groups[at].members
            at += 1
        told = _told(con, wanted)
        for group in batch:
            yield group, [told[id_] for id_ in group.members]


def _told(con: DuckDBPyConnection, ids: Sequence[str]) -> dict[str, Told]:
    found = con.execute(sql("claim_told"), [list(ids)])
    names = [column[0] for column in found.description or ()]
    rows = (dict(zip(names, row, strict=True)) for row in found.fetchall())
    return {row["id"]: msgspec.convert(row, Told) for row in rows}


LEAST_TOLD = 0.4
"""Probability from which a contradiction is told; the mean of both statements' is in it, once: they
may say it, or leave it, word for word, and clash all the same."""


def _contradictions(
    con: DuckDBPyConnection, links: Sequence[_Link], claim_of: Mapping[str, str]
) -> Iterator[Contradiction]:
    """What cannot both hold; of several clashes of the same two statements the likeliest."""
    clashes = [
        one
        for one in links
        if one.comparison.relation is PairRelation.CONTRADICT and not one.doubtful
    ]
    clashes.sort(key=lambda one: (-one.comparison.probability, one.one, one.other))
    seen: set[tuple[str, str]] = set()
    for first in range(0, len(clashes), BATCH):
        batch = clashes[first : first + BATCH]
        told = _told(con, [id_ for one in batch for id_ in (one.one, one.other)])
        for link in batch:
            a, b = sorted((told[link.one], told[link.other]), key=order_of)
            statements = (a.statement_id or a.id, b.statement_id or b.id)
            if statements in seen:
                continue
            seen.add(statements)
            made = contradiction(a, b, link.comparison, claim_of)
            if made.probability >= LEAST_TOLD:
                yield made


def contradiction(
    a: Told, b: Told, found: Comparison, claim_of: Mapping[str, str]
) -> Contradiction:
    """The record of two propositions that clash."""
    from alleged.link.reasons import why_not_both

    assert found.clash is not None
    one_document = a.document_id == b.document_id
    # a number and a day stand in the text, whoever is taken for their source
    numbers = found.rule in PROBABILITIES or found.rule == "two nights"
    read = 1.0 if numbers else sqrt(a.statement_probability * b.statement_probability)
    return Contradiction(
        id=record_id("ctr", a.id, b.id),
        clash=found.clash,
        first_id=a.id,
        first_document_id=a.document_id,
        first_statement_id=a.statement_id,
        first_span=a.span,
        second_id=b.id,
        second_document_id=b.document_id,
        second_statement_id=b.statement_id,
        second_span=b.span,
        one_document=one_document,
        title_against_body=one_document and a.in_title != b.in_title,
        first_claim_id=claim_of.get(a.id),
        second_claim_id=claim_of.get(b.id),
        reason=why_not_both(a, b, found),
        probability=round(found.probability * read, 3),
        made_by=RULES,
    )
