"""How linking grows: `python bench/linking.py --documents 10000 --documents 100000`.

Each part of linking is measured by itself, in a process a size, so that the peak of memory is its
own; the records of a size are made once:

* `incidents`: events of invented documents, made as records, without reading: documents of some 300
  words, 60 a day, over as many days as there are documents for. A document tells of one to seven
  acts of the last days, mostly of one of 40 countries of unequal news, and now and then of an old
  one; kinds of acts are as unequal as in the news, and a few incidents are told by many documents,
  most by one or two;
* `entities`: whom these documents name: the parties of the acts, some by surname alone or by an
  office, the town, and people whom hardly another document knows;
* `copies`: with families, on the articles of `bench/copies.py`, a tenth of them copies;
* `claims`: what these documents put forward (`made_claims.py`): twice of each act, once with a
  number, each in one of several wordings, and to some twenty propositions a document of things that
  are told in no other. A third is said by somebody.
  Incidents and entities are given, so that claims alone are measured. The comparison model reads
  as many pairs side by side as there are cores for this process.

Prints a line a part and size, and with several sizes by how much seconds and memory grow, part by
part and in all: the fold, and the power of the size.
"""

from __future__ import annotations

import json
import math
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click
import msgspec
from copied_news import vocabulary
from copies import measured_apart, scores
from made_claims import Act, Wording, wordings_of

from alleged.ingest.given import document_from_text
from alleged.link import claims, incidents
from alleged.link.entities import link_entities
from alleged.link.tables import stage_records
from alleged.records.documents import DatedValue, DatePrecision, Document
from alleged.records.entities import Entity, EntityLink
from alleged.records.events import Event
from alleged.records.figures import Figure
from alleged.records.ids import record_id
from alleged.records.incidents import IncidentLink
from alleged.records.places import Place
from alleged.records.propositions import Amount, Footing, Proposition
from alleged.records.spans import Span
from alleged.records.statements import Statement, Voice
from alleged.store.tables import engine

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ACTS = (
    (30, "CONSULT", ["met", "visited", "talked", "negotiated", "conferred"]),
    (25, "ACCUSE", ["accused", "blamed", "denounced", "criticised", "condemned"]),
    (16, "ASSAULT", ["attacked", "killed", "shelled", "bombed", "ambushed"]),
    (12, "AGREE", ["signed", "agreed", "settled", "ratified", "pledged"]),
    (10, "COERCE", ["arrested", "detained", "jailed", "seized", "raided"]),
    (7, "PROTEST", ["marched", "protested", "rallied", "rioted", "demonstrated"]),
)
"""How often of a hundred, the kind, and the words for it."""
PLAIN_TEXT = (
    "a new round of work on roads and bridges was put off by the council for lack of money "
    "while shops stayed open through the evening and trains ran with some delay under heavy "
    "rain as people waited for news from the old harbour where prices of grain oil and "
    "copper had gone up once more and the school by the river kept its doors shut until a "
    "report on its roof could be read aloud"
)
PLAIN = PLAIN_TEXT.split()
SYLLABLES = ("ba", "do", "ki", "lu", "mer", "nor", "pal", "ros", "sten", "tir", "ul", "van", "wek")
DAY = date(2010, 1, 1)
DOCUMENTS_A_DAY = 60
INCIDENTS_A_DOCUMENT = 0.8
WORDS_A_DOCUMENT = 300
FRESH_DAYS = 4
"""A document tells of acts that happened in so many days before it."""
OLD, ABROAD, DATED = 0.12, 0.3, 0.7
"""How many acts in a document are of any time before; how many have a recipient of another country,
and how likely other news stand next to them if they are of another country; how many have a day."""
SURNAME_ALONE, OFFICE_SAID, OFFICE_ALONE, PRIVATE_PEOPLE = 0.15, 0.2, 0.1, 2
"""How many of the parties a document knows by surname alone; how many with an office; how many
documents speak of one by an office alone; how many people it names whom hardly another does."""
PROPOSITIONS, REPORTED = 20, 0.33
"""Propositions of a document, as a reader finds them in 300 words; how many somebody says."""
OFFICES = ("foreign minister", "president", "interior minister", "army chief", "mayor")


def name(chance: random.Random) -> str:
    """An invented name."""
    return "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()


@dataclass(frozen=True, slots=True)
class Happened:
    """An act in the invented world."""

    type: str
    words: list[str]
    country: str
    town: str
    actor: str
    recipient: str
    day: int


class World:
    """Who did what on which day. How often an act is told has no middle: a few are told by all."""

    def __init__(self, days: int, incidents: int, chance: random.Random) -> None:
        self._chance = chance
        countries = [name(chance) for _ in range(40)]
        shares = [1 / (rank + 1) for rank in range(40)]
        towns = {one: [name(chance) for _ in range(30)] for one in countries}
        people = {one: [f"{name(chance)} {name(chance)}" for _ in range(60)] for one in countries}
        self._on: list[list[Happened]] = [[] for _ in range(days)]
        self._weights: list[list[float]] = [[] for _ in range(days)]
        for _ in range(incidents):
            (country,) = chance.choices(countries, shares)
            ((_, type_, words),) = chance.choices(ACTS, [share for share, _, _ in ACTS])
            (other,) = chance.choices(countries, shares) if chance.random() < ABROAD else (country,)
            day = chance.randrange(days)
            town, actor = chance.choice(towns[country]), chance.choice(people[country])
            recipient = chance.choice(people[other])
            self._on[day].append(Happened(type_, words, country, town, actor, recipient, day))
            self._weights[day].append(min(60.0, chance.paretovariate(1.1)))

    def told_on(self, day: int) -> list[Happened]:
        """What a document of that day tells of, the main act first."""
        recent = range(max(0, day - FRESH_DAYS + 1), day + 1)
        acts = [act for one in recent for act in self._on[one]]
        weights = [weight for one in recent for weight in self._weights[one]]
        if not acts:
            return []
        (main,) = self._chance.choices(acts, weights)
        near = [
            weight if act.country == main.country else ABROAD * weight
            for act, weight in zip(acts, weights, strict=True)
        ]
        chosen = [main]
        for act in self._chance.choices(acts, near, k=self._chance.randrange(9)):
            if act not in chosen:
                chosen.append(act)
        while self._chance.random() < OLD:
            before = self._on[self._chance.randrange(day + 1)]
            if before:
                chosen.append(self._chance.choice(before))
        return chosen


def write_records(count: int, folder: Path) -> int:
    """Documents, events and entities as JSON lines; how many events."""
    chance, named, told_by = (random.Random(count + more) for more in range(3))
    days = max(1, count // DOCUMENTS_A_DAY)
    world = World(days, int(count * INCIDENTS_A_DOCUMENT), chance)
    template = msgspec.json.decode(_template())
    events = 0
    with (
        (folder / "kept_documents.jsonl").open("wb") as documents,
        (folder / "kept_events.jsonl").open("wb") as told,
        (folder / "kept_entities.jsonl").open("wb") as entities,
        (folder / "kept_statements.jsonl").open("wb") as statements,
        (folder / "kept_propositions.jsonl").open("wb") as propositions,
        (folder / "linked_incident_links.jsonl").open("wb") as links,
    ):
        for number in range(count):
            day = chance.randrange(days)
            acts = world.told_on(day)
            tellings = [_telling(act, chance) for act in acts]
            filler = max(0, WORDS_A_DOCUMENT - sum(len(one.split()) for one in tellings))
            apart = filler // (len(acts) + 1)
            text, begins = f"Report {number}.", []
            for telling in tellings:
                text += f" {_plain(apart, chance)}. "
                begins.append(len(text))
                text += telling
            document = _document(f"{text} {_plain(apart, chance)}.", DAY + timedelta(days=day + 1))
            documents.write(msgspec.json.encode(document) + b"\n")
            for entity in _entities(document.id, acts, named):
                entities.write(msgspec.json.encode(entity) + b"\n")
            for put_forward in _propositions(document, acts, begins, told_by):
                statement = _statement(put_forward, acts, told_by)
                if statement is not None:
                    statements.write(msgspec.json.encode(statement) + b"\n")
                    put_forward = replace(put_forward, statement_id=statement.id)
                propositions.write(msgspec.json.encode(put_forward) + b"\n")
            for act in acts:
                links.write(msgspec.json.encode(_incident_link(document.id, act)) + b"\n")
            for act, telling, at in zip(acts, tellings, begins, strict=True):
                dated = chance.random() < DATED
                event = _event(template, document, act, telling, at, dated=dated)
                told.write(msgspec.json.encode(event) + b"\n")
                events += 1
    return events


def _telling(act: Happened, chance: random.Random) -> str:
    """A sentence of some twenty words."""
    word, number = chance.choice(act.words), chance.randrange(9)
    plain = " ".join(chance.choices(PLAIN, k=10))
    return f"{act.actor} {word} {act.recipient} in {act.town}, told {number}, {plain}."


def _plain(words: int, chance: random.Random) -> str:
    return " ".join(chance.choices(PLAIN, k=words)).capitalize()


def _document(text: str, day: date) -> Document:
    raw = day.isoformat()
    dated = DatedValue(value=raw, precision=DatePrecision.DAY, evidence="given", raw=raw)
    return document_from_text(text, published=dated)


def _template() -> bytes:
    """An event without parties."""
    span = {"start": 0, "end": 1}
    return msgspec.json.encode(
        {
            **dict.fromkeys(Event.__dataclass_fields__, None),
            **dict.fromkeys(("modes", "contexts", "readings", "magnitudes", "warnings"), ()),
            "statement_ids": (),
            "sentence": span,
            "reciprocal": False,
            "time_reason": "given",
            "status": "happened",
            "polarity": "positive",
            "certainty": "certain",
            "status_probability": 0.9,
            "status_reason": "given",
            "counted": True,
            "probability": 0.9,
            "reason": "given",
            "made_by": "bench",
        }
    )


def _event(
    template: dict[str, Any],
    document: Document,
    act: Happened,
    sentence: str,
    at: int,
    *,
    dated: bool,
) -> dict[str, Any]:
    def span(words: str, after: int = 0) -> dict[str, int]:
        start = at + sentence.index(words, after)
        return {"start": start, "end": start + len(words)}

    def party(words: str, after: int = 0) -> dict[str, Any]:
        return {
            "span": span(words, after),
            "name": words,
            "implied": False,
            "probability": 0.9,
            "reason": "given",
        }

    actor = act.actor
    verb = sentence[len(actor) + 1 :].split(" ", 1)[0]
    id_ = record_id("evt", document.id, str(at))
    when = (DAY + timedelta(days=act.day)).isoformat() if dated else None
    return {
        **template,
        "id": id_,
        "document_id": document.id,
        "chain_id": id_,
        "trigger": [span(verb, len(actor))],
        "sentence": {"start": at, "end": at + len(sentence)},
        "event_type": act.type,
        "actors": [party(actor)],
        "recipients": [party(act.recipient, len(actor) + 1)],
        "place": span(act.town, len(actor) + len(verb)),
        "begin": when,
        "end": when,
    }


def _entities(
    document_id: str, acts: list[Happened], chance: random.Random
) -> Iterator[dict[str, Any]]:
    """Whom and what a document names."""
    people = dict.fromkeys(one for act in acts for one in (act.actor, act.recipient))
    private = [f"{name(chance)} {name(chance)}" for _ in range(PRIVATE_PEOPLE)]
    named = set[str]()
    for person in [*people, *private]:
        alone = person in people and chance.random() < SURNAME_ALONE
        office = chance.choice(OFFICES) if chance.random() < OFFICE_SAID else None
        called = person.split()[-1] if alone else person
        if called not in named:
            named.add(called)
            yield _entity(document_id, "person", called, office, acts, named=True)
    for town in dict.fromkeys(act.town for act in acts):
        yield _entity(document_id, "place", town, None, acts, named=True)
    if acts and chance.random() < OFFICE_ALONE:
        office = chance.choice(OFFICES)
        yield _entity(document_id, "person", office, office, acts, named=False)


def _entity(
    document_id: str,
    kind: str,
    called: str,
    office: str | None,
    acts: list[Happened],
    *,
    named: bool,
) -> dict[str, Any]:
    held = {"title": office, "of": acts[0].country if acts else None, "to": None, "since": None}
    more = {"standing": "serving", "until": None, "span": {"start": 0, "end": 1}, "reason": "given"}
    return {
        **dict.fromkeys(Entity.__dataclass_fields__, None),
        "id": record_id("ent", document_id, kind, called, named),
        "document_id": document_id,
        "kind": kind,
        "name": called,
        "named": named,
        "key": called.lower(),
        "variants": [{"form": called, "count": 1, "relation": "as named"}],
        "mentions": [],
        "offices": [held | more] if office else [],
        "candidates": [],
        "probability": 0.9,
        "reason": "given",
        "made_by": "bench",
    }


def _propositions(
    document: Document,
    acts: list[Happened],
    begins: list[int],
    chance: random.Random,
) -> Iterator[Proposition]:
    """What a document puts forward."""
    for act, at in zip(acts, begins, strict=True):
        on = DAY + timedelta(days=act.day)
        told = Act(act.type, act.actor, act.recipient, act.town, on)
        first, second = wordings_of(told, chance)
        doers, others = set(act.actor.lower().split()), set(act.recipient.lower().split())
        day = on.isoformat() if chance.random() < DATED else None
        names = {act.town.lower(), *others}
        said = _proposition(document, at, first, doers, others, names)
        yield replace(said, begin=day, end=day, places=(act.town.lower(),))
        amount = Amount(
            figure_id=record_id("fig", document.id, str(at)),
            low=float(second.count or 0),
            high=float(second.count or 0),
            precision=0.0,
            measure="count",
            converted=False,
            change=None,
            terms=(second.act, "people"),
        )
        more = _proposition(document, at + 1, second, set(), doers | others, names | doers)
        yield replace(more, amounts=(amount,))
    for number in range(2 * len(acts), PROPOSITIONS):
        words = [vocabulary()[_unequal(chance, len(vocabulary()))] for _ in range(6)]
        person = name(chance).lower()
        names = {person} if chance.random() < 0.5 else set[str]()
        text = f"{person.capitalize()} {' '.join(words)}."
        doers = {person} if names else {words[1]}
        alone = Wording(text, words[0], tuple(words[2:]))
        yield _proposition(document, number + 2, alone, doers, set(), names)


def _unequal(chance: random.Random, count: int) -> int:
    """A number below `count`, a low one more often: by Zipf's law, nearly."""
    return min(count - 1, int(count ** chance.random()) - 1)


def _proposition(
    document: Document,
    at: int,
    told: Wording,
    doers: set[str],
    terms: set[str],
    names: set[str],
) -> Proposition:
    return Proposition(
        id=record_id("prp", document.id, str(at), told.act),
        document_id=document.id,
        statement_id=None,
        span=Span(at, at + 1),
        words=told.words,
        predicates=(f"{'-' if told.denied else '+'}{told.act}",),
        doers=tuple(sorted(doers)),
        doer_open=False,
        ordered_by=(),
        terms=tuple(sorted(terms.union(told.terms))),
        names=tuple(sorted(names | (doers if len(doers) > 1 else set()))),
        places=(),
        amounts=(),
        begin=None,
        end=None,
        denied=told.denied,
        footing=Footing.FACT,
        vague=False,
        the_only=False,
        in_title=False,
        made_by="bench",
    )


def _statement(
    put_forward: Proposition, acts: list[Happened], chance: random.Random
) -> Statement | None:
    """Who says it; None for the article."""
    if not acts or chance.random() >= REPORTED:
        return None
    return Statement(
        id=record_id("stm", put_forward.id),
        document_id=put_forward.document_id,
        source=(),
        cue=(),
        content=(put_forward.span,),
        quoted=(),
        voice=Voice.REPORTED,
        speaker=chance.choice(acts).actor,
        speaker_reason="given",
        in_title=False,
        probability=0.9,
        reason="given",
        made_by="bench",
    )


def _incident_link(document_id: str, act: Happened) -> dict[str, Any]:
    incident = record_id("inc", act.actor, act.recipient, act.town, str(act.day))
    return {
        "id": record_id("inl", document_id, incident),
        "document_id": document_id,
        "event_id": record_id("evt", document_id, incident),
        "incident_id": incident,
        "relation": "member",
        "probability": 0.9,
        "reason": "given",
        "made_by": "bench",
    }


def measure_incidents(count: int, folder: Path) -> dict[str, float]:
    """Link the events of so many documents."""

    def tell(con: DuckDBPyConnection) -> dict[str, float]:
        pairs, events = sum(counts), _count(con, "kept_events")
        return {
            "events": events,
            "pairs": pairs,
            "pairs_an_event": round(pairs / max(1, events), 1),
            "incidents": _count(con, "linked_incidents"),
        }

    with counted_pairs() as counts:
        return _measured(count, folder, incidents.link_incidents, tell)


def measure_entities(count: int, folder: Path) -> dict[str, float]:
    """Link the entities of so many documents."""

    def tell(con: DuckDBPyConnection) -> dict[str, float]:
        return {
            "entities": _count(con, "kept_entities"),
            "dossier_entities": _count(con, "linked_dossier_entities"),
            "links": _count(con, "linked_entity_links"),
        }

    tables = {"kept_entities": Entity, "kept_documents": Document}
    return _measured(count, folder, link_entities(), tell, tables)


def measure_claims(count: int, folder: Path) -> dict[str, float]:
    """Find the claims of so many documents."""

    def tell(con: DuckDBPyConnection) -> dict[str, float]:
        return {
            "propositions": _count(con, "kept_propositions"),
            "met": _count(con, "claim_candidates"),
            "asked": _count(con, "claim_asked"),
            "claims": _count(con, "linked_claims"),
        }

    tables = {
        "kept_documents": Document,
        "kept_statements": Statement,
        "kept_propositions": Proposition,
        "kept_entities": Entity,
        "kept_figures": Figure,
        "linked_incident_links": IncidentLink,
    }
    link = partial(claims.link_claims, threads=len(os.sched_getaffinity(0)))
    return _measured(count, folder, link, tell, tables, before=link_entities())


def measure_copies(count: int, folder: Path) -> dict[str, float]:
    """Link copies and families of so many articles, a tenth of them copies, and what was found of
    those."""
    figures = measured_apart(count, count // 10, COPIES_SEED, folder)
    found = scores(folder)
    return {
        "documents": count,
        "copies": figures["copies"],
        "recall_half_or_more": round(found["recall, half or more"], 4),
        "recall_one_paragraph": round(found["recall, one paragraph"], 4),
        "wrong_pairs": found["wrong"],
        "seconds": round(figures["seconds"], 1),
        "processor_seconds": round(figures["processor seconds"], 1),
        "peak_mib": round(figures["peak MB"]),
    }


PARTS: dict[str, Callable[[int, Path], dict[str, float]]] = {
    "entities": measure_entities,
    "incidents": measure_incidents,
    "copies": measure_copies,
    "claims": measure_claims,
}
"""What is linked, and what measures it."""
COPIES_SEED = 7
TABLES: dict[str, type] = {
    "kept_documents": Document,
    "kept_events": Event,
    "kept_places": Place,
    "linked_entity_links": EntityLink,
}
"""What linking incidents takes."""


def _measured(
    count: int,
    folder: Path,
    link: Callable[[DuckDBPyConnection], None],
    tell: Callable[[DuckDBPyConnection], dict[str, float]],
    tables: dict[str, type] = TABLES,
    before: Callable[[DuckDBPyConnection], None] | None = None,
) -> dict[str, float]:
    """Link that many documents: seconds, the peak of memory in MiB, and what `tell` counts.
    `before`: what is linked before, and not measured."""
    none = folder / "none.jsonl"
    none.touch()
    with engine(folder) as con:
        for table, type_ in tables.items():
            path = folder / f"{table}.jsonl"
            stage_records(con, table, type_, path if path.exists() else none)
        if before is not None:
            before(con)
        started, worked = time.monotonic(), time.process_time()
        link(con)
        seconds, processor = time.monotonic() - started, time.process_time() - worked
        counted = tell(con)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "documents": count,
        **counted,
        "seconds": round(seconds, 1),
        "processor_seconds": round(processor, 1),
        "peak_mib": round(peak),
    }


def _count(con: DuckDBPyConnection, table: str) -> int:
    (rows,) = con.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)
    return int(rows)


@contextmanager
def counted_pairs() -> Iterator[list[int]]:
    """How many pairs of acts are judged meanwhile, part by part."""
    counts: list[int] = []
    find = incidents.find_pairs

    def counting(*asked: Any, **options: Any) -> Iterator[Any]:
        for one, other in find(*asked, **options):
            counts.append(len(one))
            yield one, other

    incidents.find_pairs = counting
    try:
        yield counts
    finally:
        incidents.find_pairs = find


GROWING = ("seconds", "processor_seconds", "peak_mib")


@click.command()
@click.option("--documents", multiple=True, type=int, default=(10_000, 100_000))
@click.option("--part", "parts", multiple=True, type=click.Choice(list(PARTS)))
@click.option("--one", type=(int, Path), hidden=True)
def main(documents: tuple[int, ...], parts: tuple[str, ...], one: tuple[int, Path] | None) -> None:
    """Measure each part and size in a process of its own, one JSON line each; all parts unless
    some are named."""
    if one is not None:
        click.echo(json.dumps(PARTS[parts[0]](*one)))
        return
    measured: dict[str, list[dict[str, float]]] = {part: [] for part in parts or PARTS}
    for count in documents:
        with TemporaryDirectory() as folder:
            if set(measured) - {"copies"}:
                write_records(count, Path(folder))
            for part, rows in measured.items():
                command = [sys.executable, __file__, "--one", str(count), folder, "--part", part]
                done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
                rows.append(json.loads(done.stdout))
                click.echo(json.dumps({"part": part, **rows[-1]}))
    if len(measured) > 1:
        measured["all"] = [_together(rows) for rows in zip(*measured.values(), strict=True)]
    for part, rows in measured.items():
        for small, large in pairwise(rows):
            click.echo(json.dumps({"part": part, **grown(small, large)}))


def _together(rows: tuple[dict[str, float], ...]) -> dict[str, float]:
    """All parts of one size: seconds are added, of memory the highest peak counts."""
    return {
        "documents": rows[0]["documents"],
        "seconds": round(sum(row["seconds"] for row in rows), 1),
        "processor_seconds": round(sum(row["processor_seconds"] for row in rows), 1),
        "peak_mib": max(row["peak_mib"] for row in rows),
    }


def grown(small: dict[str, float], large: dict[str, float]) -> dict[str, float]:
    """By how much each figure grows, and by which power of the size."""
    size = math.log(large["documents"] / small["documents"])
    grows: dict[str, float] = {"from": small["documents"], "to": large["documents"]}
    for what in GROWING:
        fold = large[what] / max(small[what], 0.1)
        grows |= {f"{what}_fold": round(fold, 1), f"{what}_power": round(math.log(fold) / size, 2)}
    return {**grows, "seconds": large["seconds"], "peak_mib": large["peak_mib"]}


if __name__ == "__main__":
    main()
