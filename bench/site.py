"""How quick the site is under load: `python bench/site.py --documents 10000 --datasette PATH`.

A dossier of invented documents, with ten statements and an act each, and the incidents that the
acts make, is written, served by `alleged serve`, and asked by `wrk` (which has to be on the
machine) with one thread and sixteen connections. With `--datasette`, the program of that name
serves the same statements as one table, in the same run. Prints requests a second, and the times
within which half and 99 % of the answers came, beside the floors of the project; the peak of memory
and the time to the first page. The server of these figures remembers no answer, so that each page
is made each time; `asked again` is what the server does that is started by `alleged serve`. With
`--also`, what else readers do to it: many connections, slow ones, a Range of 1,000 parts, a build
beside it. The figures are worth something on a machine that does nothing else.
"""

from __future__ import annotations

import io
import json
import random
import re
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints
from urllib.request import Request, urlopen

import click
import msgspec

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(ROOT / "bench")]

from linking import (  # noqa: E402
    ACTS,
    DAY,
    DOCUMENTS_A_DAY,
    Happened,
    _document,
    _event,
    _template,
    name,
)
from tests.made import a_statement, an_entry, an_origin  # noqa: E402

from alleged.link.incidents import link_incidents  # noqa: E402
from alleged.records.entities import EntityLink  # noqa: E402
from alleged.records.events import Event  # noqa: E402
from alleged.records.schemas import duckdb_columns  # noqa: E402
from alleged.site.index.make import ensure_index  # noqa: E402
from alleged.store.dossier import SITE_NAME, DossierBuild  # noqa: E402
from alleged.store.journal import Entry  # noqa: E402
from alleged.store.tables import MAX_RECORD_BYTES, statement  # noqa: E402

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

STATEMENTS = 10
"""Of a document."""

MARKED = 70
"""Statements of the one long document: with source, cue and content that is over 200 spans."""

VERBS = ("said", "claimed", "denied", "warned", "insisted", "admitted")
THINGS = ("the bridge", "the mill", "the ferry", "the dam", "the market", "the road", "the well")
DOINGS = ("was safe", "had burned", "would close", "was guarded", "had been sold", "was flooded")

FLOORS = {
    "statement page": (250, 150),
    "list, 50 rows": (120, 300),
    "search": (150, 300),
    "document, 200 spans": (50, 600),
    "timeline": (20, 1500),
    "JSON record": (500, 100),
}
"""Requests a second at least, milliseconds for 99 % at most."""


def write_dossier(path: Path, documents: int) -> None:
    """The dossier; the same number gives the same one."""
    chance = random.Random(documents)
    days = max(1, documents // DOCUMENTS_A_DAY)
    towns = [name(chance) for _ in range(200)]
    people = [f"{name(chance)} {name(chance)}" for _ in range(2_000)]
    incidents = [
        Happened(
            *chance.choice(ACTS)[1:], "", chance.choice(towns), chance.choice(people),
            chance.choice(people), chance.randrange(days),
        )
        for _ in range(max(5, documents // 5))
    ]  # fmt: skip
    template = msgspec.json.decode(_template())
    with DossierBuild.open(path, versions={"alleged": "bench"}, settings={}) as build:
        batch: list[Entry] = []
        for number in range(documents):
            batch.append(_entry(number, chance, people, incidents, template))
            if len(batch) == 500 or number == documents - 1:
                build.add(batch)
                batch = []

        def link(con: DuckDBPyConnection) -> None:
            empty = build.work / "none.jsonl"
            empty.write_bytes(b"")
            values = [str(empty), duckdb_columns(EntityLink), MAX_RECORD_BYTES]
            con.execute(statement("stage", kind="entity_links"), values)
            con.execute("CREATE TEMP TABLE linked_entity_links AS FROM staged_entity_links")
            link_incidents(con)

        manifest = build.finish(wanted=None, link=link)
        report = build.work / "report.html"
        report.write_text("<!doctype html>")
        build.publish(manifest, report=report, run={}).close()


def _entry(
    number: int,
    chance: random.Random,
    people: Sequence[str],
    incidents: Sequence[Happened],
    template: dict[str, Any],
) -> Entry:
    happened = chance.choice(incidents)
    act = (
        f"{happened.actor} {chance.choice(happened.words)} {happened.recipient} in {happened.town}."
    )
    said = [
        (chance.choice(people), chance.choice(VERBS),
         f"{chance.choice(THINGS)} of {name(chance)} {chance.choice(DOINGS)}")
        for _ in range(MARKED if number == 0 else STATEMENTS)
    ]  # fmt: skip
    lines = [act, *(f"{who} {verb} {what}." for who, verb, what in said), f"Report {number}."]
    document = _document("\n".join(lines), DAY + timedelta(days=happened.day + 1))
    document = replace(document, outlet=f"{name(random.Random(number % 40))} Post")
    statements = [a_statement(document, who, verb, what) for who, verb, what in said]
    told = _event(template, document, happened, act, 0, dated=True)
    event = msgspec.convert(filled(told, Event), Event)
    origin = an_origin(document, f"{number}.txt")
    return an_entry(origin, documents=[document], statements=statements, events=[event])


PLAIN: dict[type, Any] = {str: "", bool: False, int: 0, float: 0.0, tuple: ()}


def filled(value: dict[str, Any], type_: type) -> dict[str, Any]:
    """A record with something plain in each field that is left open and must not be."""
    made = dict(value)
    for field, hint in get_type_hints(type_).items():
        if made.get(field) is None:
            made[field] = PLAIN.get(get_origin(hint) or hint)
        elif isinstance(made[field], tuple | list):
            inner = get_args(hint)[:1]
            made[field] = [
                filled(one, inner[0]) if isinstance(one, dict) and inner else one
                for one in made[field]
            ]
    return made


def addresses(dossier: Path) -> dict[str, list[str]]:
    """What is asked, by kind of page."""
    con = sqlite3.connect(ensure_index(dossier))

    def ids(sql: str) -> list[str]:
        return [row[0] for row in con.execute(sql)]

    some = ids("SELECT id FROM records WHERE kind = 'statements' ORDER BY id LIMIT 500")
    articles = [row[0] for row in con.execute("SELECT number FROM articles ORDER BY id LIMIT 100")]
    (longest,) = con.execute("SELECT id FROM articles ORDER BY statements DESC LIMIT 1").fetchone()
    words = [f"{thing.split()[1]}+{doing.split()[-1]}" for thing in THINGS for doing in DOINGS]
    return {
        "statement page": [f"/records/{id}" for id in some],
        "list, 50 rows": [f"/articles?cursor={number}" for number in articles],
        "search": [f"/search?q={pair}" for pair in words],
        "document, 200 spans": [f"/articles/{longest}"],
        "timeline": ["/timeline"],
        "JSON record": [f"/api/v1/records/{id}" for id in some],
    }


FORGETFUL = (
    "from alleged.site import answers; answers.KEPT_BYTES = 0; from alleged.cli import main; main()"
)
"""`alleged` that remembers no answer: `wrk` asks the same few hundred addresses again and again,
readers do not."""


def serving(dossier: Path, port: int, *, remembers: bool) -> list[str]:
    """The command that serves the dossier."""
    program = ["-m", "alleged"] if remembers else ["-c", FORGETFUL]
    return [sys.executable, *program, "serve", str(dossier), "--port", str(port)]


@contextmanager
def running(command: Sequence[str], port: int, first: str) -> Iterator[tuple[int, float]]:
    """A server: its process, and the seconds until its first page was there."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        while True:
            try:
                urlopen(f"http://127.0.0.1:{port}{first}", timeout=10).read()
                break
            except OSError:
                if process.poll() is not None or time.monotonic() - started > 120:
                    raise
                time.sleep(0.02)
        yield process.pid, time.monotonic() - started
    finally:
        if process.poll() is not None:
            click.echo(f"the server ended by itself: {process.returncode}", err=True)
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            click.echo("the server did not end", err=True)
            process.kill()


def free_port() -> int:
    """A port that nothing listens on, below those that the system gives to connections."""
    for port in range(18_700, 18_900):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    raise RuntimeError("no port is free")


def load(port: int, paths: Sequence[str], seconds: int, connections: int, scratch: Path) -> Any:
    """What `wrk` measures when it asks for these addresses in turn."""
    script = scratch / "ask.lua"
    listed = ",".join(json.dumps(path) for path in paths)
    script.write_text(
        f"local paths = {{{listed}}}\nlocal n = 0\n"
        "request = function()\n  n = n % #paths + 1\n  return wrk.format('GET', paths[n])\nend\n"
        "done = function(summary, latency, requests)\n"
        "  io.write(string.format('RESULT %f %f %f %d %d\\n', summary.requests / summary.duration *"
        " 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,"
        " summary.errors.status + summary.errors.read + summary.errors.connect,"
        " summary.errors.timeout))\nend\n"
    )
    said = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", str(script),
         f"http://127.0.0.1:{port}"],
        capture_output=True, text=True,
    )  # fmt: skip
    found = re.search(r"RESULT (\S+) (\S+) (\S+) (\d+) (\d+)", said.stdout)
    if not found:
        raise RuntimeError(said.stdout + said.stderr)
    rate, half, most = (round(float(found[n]), 1) for n in (1, 2, 3))
    return {"per_second": rate, "p50_ms": half, "p99_ms": most, "errors": int(found[4]),
            "timeouts": int(found[5])}  # fmt: skip


def peak_mb(pid: int) -> float | None:
    """The most memory that a process held; None where the system does not tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return round(int(found[1]) / 1024, 1) if found else None


def measure_site(dossier: Path, seconds: int, scratch: Path) -> dict[str, Any]:
    """The site, page by page."""
    asked = addresses(dossier)
    port = free_port()
    results: dict[str, Any] = {}
    command = serving(dossier, port, remembers=False)
    with running(command, port, "/articles") as (pid, first):
        results["first_page_seconds"] = round(first, 2)
        for kind, paths in asked.items():
            load(port, paths, 1, 4, scratch)  # templates compiled, pages of the file read
            found = load(port, paths, seconds, 16, scratch)
            floor, most = FLOORS[kind]
            found["floor"] = floor
            found["met"] = (
                found["per_second"] >= floor and found["p99_ms"] <= most and not found["errors"]
            )
            results[kind] = found
        results["many connections"] = load(
            port, asked["statement page"], max(seconds, 5), 64, scratch
        )
        results["peak_mb"] = peak_mb(pid)
    command = serving(dossier, port, remembers=True)
    with running(command, port, "/articles") as (pid, _):
        again = {}
        for kind, paths in asked.items():
            load(port, paths, 1, 4, scratch)
            again[kind] = load(port, paths, seconds, 16, scratch)
        results["asked again"] = {**again, "peak_mb": peak_mb(pid)}
    return results


@contextmanager
def slow_connections(port: int, count: int) -> Iterator[None]:
    """Readers who send their request letter by letter and never end it."""
    with ExitStack() as stack:
        held = [
            stack.enter_context(socket.create_connection(("127.0.0.1", port))) for _ in range(count)
        ]
        for one in held:
            one.sendall(b"GET /articles HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        yield


@contextmanager
def building(scratch: Path) -> Iterator[None]:
    """A build of some hundred articles on the same machine."""
    articles = scratch / "articles"
    articles.mkdir()
    chance = random.Random(1)
    for number in range(300):
        lines = [
            f"{name(chance)} {name(chance)} {chance.choice(VERBS)} on Monday that"
            f" {chance.choice(THINGS)} of {name(chance)} {chance.choice(DOINGS)}."
            for _ in range(20)
        ]
        (articles / f"{number}.txt").write_text("\n".join(lines))
    command = [sys.executable, "-m", "alleged", "build", str(articles), "-o",
               str(scratch / "built")]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(3)
        yield
        if process.poll() is not None:
            click.echo("the build ended before the load did", err=True)
    finally:
        process.terminate()
        process.wait(60)


def ranged_ms(port: int, address: str) -> float:
    """Milliseconds of an answer to a request for 1,000 parts."""
    parts = ",".join(f"{2 * i}-{2 * i}" for i in range(1000))
    asked = Request(f"http://127.0.0.1:{port}{address}", headers={"Range": f"bytes={parts}"})
    started = time.monotonic()
    urlopen(asked, timeout=10).read()
    return round((time.monotonic() - started) * 1000, 1)


def measure_also(dossier: Path, scratch: Path) -> dict[str, Any]:
    """What else readers do: the server as `alleged serve` starts it, but without memory."""
    asked = addresses(dossier)
    port = free_port()
    pages = asked["statement page"]
    found: dict[str, Any] = {}
    with running(serving(dossier, port, remembers=False), port, "/articles") as (pid, _):
        load(port, pages, 1, 4, scratch)
        found["64 connections, 60 s"] = load(port, pages, 60, 64, scratch)
        found["256 connections, 30 s"] = load(port, pages, 30, 256, scratch)
        time.sleep(2)
        found["2 s later"] = load(port, pages, 5, 16, scratch)
        with slow_connections(port, 200):
            found["beside 200 slow connections"] = load(port, pages, 5, 16, scratch)
        found["range of 1,000 parts, ms"] = ranged_ms(port, "/static/site.js")
        with building(scratch):
            found["during a build"] = {
                kind: load(port, paths, 5, 16, scratch) for kind, paths in asked.items()
            }
        found["peak_mb"] = peak_mb(pid)
    return found


def measure_datasette(program: str, dossier: Path, seconds: int, scratch: Path) -> dict[str, Any]:
    """Datasette over the same statements, as one table."""
    source = sqlite3.connect(dossier / SITE_NAME)
    file = scratch / "statements.db"
    con = sqlite3.connect(file)
    con.execute("CREATE TABLE statements (id TEXT PRIMARY KEY, document_id TEXT, words TEXT)")
    rows = source.execute(
        "SELECT r.id, r.document_id, e.words FROM records r JOIN entries e ON e.record_id = r.id"
        " WHERE r.kind = 'statements'"
    )
    con.executemany("INSERT OR IGNORE INTO statements VALUES (?, ?, ?)", rows)
    con.commit()
    some = [row[0] for row in con.execute("SELECT id FROM statements ORDER BY id LIMIT 500")]
    con.close()
    port = free_port()
    command = [program, "serve", "-i", str(file), "--port", str(port)]
    table = "/statements/statements"
    asked = {
        "row, HTML": [f"{table}/{id}" for id in some],
        "row, JSON": [f"{table}/{id}.json" for id in some],
        "table of 50, HTML": [f"{table}?_size=50&_next={id}" for id in some[:100]],
    }
    with running(command, port, "/") as (pid, _):
        found: dict[str, Any] = {
            kind: load(port, paths, seconds, 16, scratch) for kind, paths in asked.items()
        }
        found["peak_mb"] = peak_mb(pid)
    return found


RATIOS = {
    "statement page": "row, HTML",
    "JSON record": "row, JSON",
    "list, 50 rows": "table of 50, HTML",
}


@click.command()
@click.option("--documents", default=10_000, show_default=True)
@click.option("--seconds", default=6, show_default=True, help="Of load on each kind of page.")
@click.option("--datasette", metavar="PATH", help="The program `datasette`, to compare with.")
@click.option("--also", is_flag=True, help="Measure what else readers do; 3 minutes more.")
@click.option("--keep", type=click.Path(path_type=Path), help="Folder for the dossier; reused.")
def main(
    documents: int, seconds: int, datasette: str | None, also: bool, keep: Path | None
) -> None:
    """Measure and print."""
    with TemporaryDirectory() as name_:
        scratch = Path(name_)
        dossier = keep or scratch / "dossier"
        results: dict[str, Any] = {"documents": documents}
        if not (dossier / "manifest.json").exists():
            write_dossier(dossier, documents)
        started = time.monotonic()
        ensure_index(dossier)
        results["index_seconds"] = round(time.monotonic() - started, 1)
        results["index_mb"] = round((dossier / SITE_NAME).stat().st_size / 1e6, 1)
        results["site"] = site = measure_site(dossier, seconds, scratch)
        if also:
            results["also"] = measure_also(dossier, scratch)
        if datasette:
            other = measure_datasette(datasette, dossier, seconds, scratch)
            results["datasette"] = other
            results["ratios"] = {
                ours: round(site[ours]["per_second"] / other[theirs]["per_second"], 2)
                for ours, theirs in RATIOS.items()
            }
    out = io.StringIO()
    json.dump(results, out, indent=1)
    click.echo(out.getvalue())


if __name__ == "__main__":
    main()
