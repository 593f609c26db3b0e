"""A small dossier to review, and clocks that tell the time that a test wants."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.made import a_document, a_statement, an_entry, an_origin

from alleged.records.documents import Document
from alleged.records.statements import Statement
from alleged.store.dossier import Dossier, DossierBuild

TEXTS = {
    "ferry.txt": "The harbour board said the ferry was sound. A welder denied it.",
    "mill.txt": "Rangers claimed the mill burned twice. Nobody was hurt.",
}


def ferry() -> Document:
    return a_document(TEXTS["ferry.txt"])


def statements() -> dict[str, list[Statement]]:
    mill = a_document(TEXTS["mill.txt"])
    return {
        "ferry.txt": [
            a_statement(ferry(), "The harbour board", "said", "the ferry was sound"),
            a_statement(ferry(), "A welder", "denied", "it"),
        ],
        "mill.txt": [a_statement(mill, "Rangers", "claimed", "the mill burned twice")],
    }


BOARD, WELDER = (one.id for one in statements()["ferry.txt"])
RANGERS = statements()["mill.txt"][0].id


def write(path: Path, names: Sequence[str] = tuple(TEXTS), version: str = "1") -> Path:
    """Build the dossier, or build it anew, of some of the texts."""
    with DossierBuild.open(path, versions={"alleged": version}, settings={}) as build:
        known = build.known()
        made = []
        for name in names:
            build.keep_original(io.BytesIO(TEXTS[name].encode()), max_bytes=None)
            document = a_document(TEXTS[name])
            made.append(
                an_entry(
                    an_origin(document, name),
                    documents=[document],
                    statements=statements()[name],
                )
            )
        build.add([entry for entry in made if entry.origin_id not in known])
        manifest = build.finish(wanted=[entry.origin_id for entry in made])
        report = build.work / "report.html"
        report.write_text("<!doctype html>")
        build.publish(manifest, report=report, run={}).close()
    return path


def opened(path: Path) -> Dossier:
    return Dossier.open(path)


def clock(minute: int = 0) -> Callable[[], datetime]:
    return lambda: datetime(2031, 5, 4, 9, minute, tzinfo=UTC)
