"""How linking grows: `python bench/linking.py --documents 10000 --documents 100000`.

Events of invented documents are made as records, without reading: four acts a document, about five
documents an incident, over as many days as there are documents for (60 a day), in 40 countries of
unequal news. One process a size, so that the peak of memory is its own.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import msgspec

from alleged.ingest.given import document_from_text
from alleged.link.incidents import link_incidents
from alleged.records.documents import DatedValue, DatePrecision, Document
from alleged.records.entities import EntityLink
from alleged.records.events import Event
from alleged.records.ids import record_id
from alleged.records.places import Place
from alleged.records.schemas import duckdb_columns
from alleged.store.tables import engine

ACTS = (
    ("ASSAULT", ["attacked", "killed", "shelled", "bombed", "ambushed"]),
    ("COERCE", ["arrested", "detained", "jailed", "seized", "raided"]),
    ("PROTEST", ["marched", "protested", "rallied", "rioted", "demonstrated"]),
    ("CONSULT", ["met", "visited", "talked", "negotiated", "conferred"]),
    ("AGREE", ["signed", "agreed", "settled", "ratified", "pledged"]),
    ("ACCUSE", ["accused", "blamed", "denounced", "criticised", "condemned"]),
)
SYLLABLES = ("ba", "do", "ki", "lu", "mer", "nor", "pal", "ros", "sten", "tir", "ul", "van", "wek")
DAY = date(2010, 1, 1)
DOCUMENTS_A_DAY = 60
DOCUMENTS_AN_INCIDENT = 5
ACTS_A_DOCUMENT = 4


def name(chance: random.Random) -> str:
    """An invented name."""
    return "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()


def write_records(count: int, folder: Path) -> int:
    """Documents and events as JSON lines; how many events."""
    chance = random.Random(count)
    countries = [name(chance) for _ in range(40)]
    towns = {one: [name(chance) for _ in range(30)] for one in countries}
    people = {one: [f"{name(chance)} {name(chance)}" for _ in range(60)] for one in countries}
    shares = [1 / (rank + 1) for rank in range(40)]
    days = max(1, count // DOCUMENTS_A_DAY)
    template = msgspec.json.decode(_template())
    incidents = []
    for _ in range(count * ACTS_A_DOCUMENT // DOCUMENTS_AN_INCIDENT):
        (country,) = chance.choices(countries, shares)
        incidents.append(
            (
                *chance.choice(ACTS),
                chance.choice(towns[country]),
                chance.choice(people[country]),
                chance.choice(people[country]),
                DAY + timedelta(days=chance.randrange(days)),
            )
        )
    events = 0
    with (
        (folder / "kept_documents.jsonl").open("wb") as documents,
        (folder / "kept_events.jsonl").open("wb") as told,
    ):
        for number in range(count):
            chosen = [chance.choice(incidents) for _ in range(ACTS_A_DOCUMENT)]
            sentences = [
                f"{actor} {chance.choice(words)} {recipient} in {town}, told {chance.randrange(9)}."
                for _, words, town, actor, recipient, _ in chosen
            ]
            published = max(day for *_, day in chosen) + timedelta(days=1)
            document = _document(" ".join(sentences) + f" Report {number}.", published)
            documents.write(msgspec.json.encode(document) + b"\n")
            at = 0
            for (type_, _, town, actor, recipient, day), sentence in zip(
                chosen, sentences, strict=True
            ):
                told.write(
                    msgspec.json.encode(
                        _event(
                            template,
                            document,
                            type_,
                            town,
                            actor,
                            recipient,
                            day,
                            sentence,
                            at,
                            dated=chance.random() < 0.7,
                        )
                    )
                    + b"\n"
                )
                at += len(sentence) + 1
                events += 1
    return events


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
    type_: str,
    town: str,
    actor: str,
    recipient: str,
    day: date,
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

    verb = sentence[len(actor) + 1 :].split(" ", 1)[0]
    id_ = record_id("evt", document.id, str(at))
    when = day.isoformat() if dated else None
    return {
        **template,
        "id": id_,
        "document_id": document.id,
        "chain_id": id_,
        "trigger": [span(verb, len(actor))],
        "sentence": {"start": at, "end": at + len(sentence)},
        "event_type": type_,
        "actors": [party(actor)],
        "recipients": [party(recipient, len(actor) + 1)],
        "place": span(town, len(actor) + len(verb)),
        "begin": when,
        "end": when,
    }


def measure(count: int) -> dict[str, float]:
    """Link that many documents; seconds, and the peak of memory in MiB."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        events = write_records(count, folder)
        (folder / "none.jsonl").write_bytes(b"")
        with engine(folder) as con:
            for table, type_ in (
                ("kept_documents", Document),
                ("kept_events", Event),
                ("kept_places", Place),
                ("linked_entity_links", EntityLink),
            ):
                path = folder / f"{table}.jsonl"
                con.execute(
                    f"CREATE TEMP TABLE {table} AS SELECT * FROM read_json(?, columns = ?, "
                    "format = 'newline_delimited', maximum_object_size = 134217728)",
                    [str(path if path.exists() else folder / "none.jsonl"), duckdb_columns(type_)],
                )
            started = time.monotonic()
            link_incidents(con)
            seconds = time.monotonic() - started
            (incidents,) = con.execute("SELECT count(*) FROM linked_incidents").fetchone() or (0,)
            (pairs,) = con.execute("SELECT count(*) FROM act_pairs").fetchone() or (0,)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "documents": count,
        "events": events,
        "pairs": pairs,
        "incidents": incidents,
        "seconds": round(seconds, 1),
        "peak_mib": round(peak),
    }


@click.command()
@click.option("--documents", multiple=True, type=int, default=(10_000, 100_000))
@click.option("--one", type=int, hidden=True)
def main(documents: tuple[int, ...], one: int | None) -> None:
    """Measure each size in a process of its own, one JSON line a size."""
    if one is not None:
        click.echo(json.dumps(measure(one)))
        return
    for count in documents:
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(count)], check=True, capture_output=True
        )
        click.echo(done.stdout.decode().strip())


if __name__ == "__main__":
    main()
