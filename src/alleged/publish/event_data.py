"""The counted events of a dossier as event data: one row an act, for R, Stata or a spreadsheet.

The layout follows what political scientists know from PLOVER and CAMEO data sets, with what those
leave out: the words, who tells of the act, whether it is told as done, and who denies it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from alleged.publish.cells import PIECES, TableColumn, inert_cell
from alleged.publish.tellings import by_chain, denials_of, teller_of
from alleged.records.documents import Document
from alleged.records.events import Event, EventStatus, Magnitude, MagnitudeKind, Party
from alleged.records.places import Place, PlaceRole
from alleged.records.statements import Statement

TABLE = "event_data.csv"
PACKAGE = "datapackage.json"
FORMAT = "alleged-event-data-1"
"""Goes up when a reader of the older form would go wrong."""

NUMBERED = (
    MagnitudeKind.DEAD,
    MagnitudeKind.INJURED,
    MagnitudeKind.ARRESTED,
    MagnitudeKind.ABDUCTED,
    MagnitudeKind.DISPLACED,
    MagnitudeKind.CROWD,
)

COLUMNS = (
    TableColumn("event_id", "string", "Id of the event's first counted mention."),
    TableColumn("date", "string", "The day, ISO 8601; empty unless the text gives one day."),
    TableColumn("date_from", "string", "First day it can have happened; empty where open."),
    TableColumn("date_to", "string", "Last day, like `date_from`."),
    TableColumn("date_reason", "string", "What in the text dates it."),
    TableColumn("actor", "string", "Who did it, in the words of the text; several with `;`."),
    TableColumn("actor_code", "string", "Country or kind of body of each actor; `XXX` where open."),
    TableColumn("actor_sector", "string", "PLOVER sector of each actor; `XXX` where open."),
    TableColumn("recipient", "string", "To whom it was done, like `actor`."),
    TableColumn("recipient_code", "string", "Like `actor_code`."),
    TableColumn("recipient_sector", "string", "Like `actor_sector`."),
    TableColumn("reciprocal", "boolean", "Whether the actors do it to one another."),
    TableColumn("event_type", "string", "PLOVER type; empty where PLOVER has none."),
    TableColumn("event_mode", "string", "PLOVER modes; several with `;`."),
    TableColumn("event_context", "string", "PLOVER contexts; several with `;`."),
    TableColumn("event_label", "string", "Our own label for what PLOVER has no type for."),
    TableColumn("quad_class", "integer", "1 verbal cooperation, 2 material cooperation, 3 verbal "
                "conflict, 4 material conflict; empty without a type."),
    TableColumn("score", "number", "Conflict to cooperation, -10 to 10."),
    TableColumn("cameo", "string", "Nearest CAMEO code; digits, read it as text."),
    TableColumn("place", "string", "Where, in the words of the text."),
    TableColumn("place_name", "string", "The place in the gazetteer; empty where it has none."),
    TableColumn("country", "string", "ISO 3166 alpha-3 of the place."),
    TableColumn("latitude", "number", "Of a city's centre; empty for everything larger."),
    TableColumn("longitude", "number", "Like `latitude`."),
    TableColumn("only_dateline", "boolean", "Whether the place is no more than where the report "
                "was written."),
    TableColumn("place_reason", "string", "What in the text places it."),
    *(
        column
        for kind in NUMBERED
        for column in (
            TableColumn(f"{kind.value}_low", "number", f"Lowest number of {kind.value} that the "
                        "mentions of the act give; empty where none does."),
            TableColumn(f"{kind.value}_high", "number", f"Highest number of {kind.value}, like "
                        f"`{kind.value}_low`; a bound such as `at least` is in the records."),
        )
    ),
    TableColumn("instrument", "string", "The means, in the words of the text."),
    TableColumn("status", "string", "As the text has it: happened, attempted or alleged."),
    TableColumn("status_reason", "string", "What the status rests on."),
    TableColumn("status_probability", "number", "0 to 1: how likely the status is read right."),
    TableColumn("told_by", "string", "Who says that it happened: a speaker, `the article itself`, "
                "or `nobody is named`."),
    TableColumn("told_as", "string", "What is done with the words: asserts, accuses, ...; empty "
                "for the article itself."),
    TableColumn("statement_id", "string", "The statement that holds it; empty for the article."),
    TableColumn("denied_by", "string", "Who denies it in the same document; several with `;`."),
    TableColumn("denial", "string", "`denied`, or `no denial found in this document`."),
    TableColumn("warnings", "string", "What to look at before using the row; several with `;`."),
    TableColumn("probability", "number", "0 to 1: how likely type and label are right."),
    TableColumn("mentions", "integer", "How often the document tells of the act."),
    TableColumn("trigger", "string", "The words that name the act."),
    TableColumn("words", "string", "The sentence, as it stands in the document."),
    TableColumn("document_id", "string", "The document."),
    TableColumn("title", "string", "Its headline."),
    TableColumn("outlet", "string", "Who published it, by its own word."),
    TableColumn("published", "string", "When, by its own word."),
    TableColumn("url", "string", "Its address."),
)  # fmt: skip
OPEN = "XXX"
"""In place of the code of a party whose country or sector the text leaves open, as in passports of
nobody's country. Dashes would make a formula of the cell."""
QUAD_NUMBERS = {
    "verbal cooperation": 1,
    "material cooperation": 2,
    "verbal conflict": 3,
    "material conflict": 4,
}


@dataclass(frozen=True, slots=True)
class _Found:
    """What the rows point to."""

    documents: Mapping[str, Document]
    statements: Mapping[str, Statement]
    places: Mapping[str, Place]
    chains: Mapping[str, Sequence[Event]]
    denials: Mapping[str, Sequence[str]]
    """Who denies an act, by its chain."""


def write_event_data(records: Mapping[str, Iterable[Any]], out: Path) -> list[Path]:
    """A folder with `event_data.csv`, a row an act that is counted, and `datapackage.json`, which
    explains its columns. UTF-8 without a mark before it, a line of names, then data.

    Rows stand in the order of the events. The same records give the same bytes. A cell of text that
    a spreadsheet could take for a formula has an apostrophe before it.
    """
    out.mkdir(parents=True, exist_ok=True)
    events = list(records.get("events", ()))
    documents = {one.id: one for one in records.get("documents", ())}
    statements: list[Statement] = list(records.get("statements", ()))
    found = _Found(
        documents=documents,
        statements={one.id: one for one in statements},
        places={one.id: one for one in records.get("places", ())},
        chains=by_chain(events),
        denials=_denials(events, statements, documents),
    )
    lines = [_line(column.name for column in COLUMNS)]
    lines += [_line(_row(event, found)) for event in events if event.counted and is_coded(event)]
    table = b"".join(lines)
    (out / TABLE).write_bytes(table)
    (out / PACKAGE).write_bytes(_package(table))
    return [out / TABLE, out / PACKAGE]


def _denials(
    events: Sequence[Event], statements: Sequence[Statement], documents: Mapping[str, Document]
) -> dict[str, list[str]]:
    """Who denies each act, over all documents."""
    told: dict[str, list[Event]] = {}
    for event in events:
        told.setdefault(event.document_id, []).append(event)
    said: dict[str, list[Statement]] = {}
    for statement in statements:
        said.setdefault(statement.document_id, []).append(statement)
    denied: dict[str, list[str]] = {}
    for document_id, some in told.items():
        document = documents.get(document_id)
        if document is not None:
            denied |= denials_of(some, said.get(document_id, ()), document.text)
    return denied


def is_coded(event: Event) -> bool:
    """Whether it has a PLOVER type or a label of our own."""
    return event.event_type is not None or event.label is not None


def _line(cells: Iterable[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()


def _row(event: Event, found: _Found) -> Iterator[str]:
    """The cells of an event, in the order of `COLUMNS`."""
    cells = {**_act(event), **_whole(event, found)}
    for column in COLUMNS:
        value = cells[column.name]
        if value is None:
            yield ""
        elif isinstance(value, bool):
            yield "true" if value else "false"
        elif isinstance(value, str):
            yield inert_cell(value)
        else:
            yield repr(value)


Cell = str | int | float | bool | None


def _act(event: Event) -> dict[str, Cell]:
    """What the event says by itself."""
    same = event.begin is not None and event.begin == event.end
    return {
        "event_id": event.id,
        "date": event.begin if same else None,
        "date_from": event.begin,
        "date_to": event.end,
        "date_reason": event.time_reason,
        **_parties("actor", event.actors),
        **_parties("recipient", event.recipients),
        "reciprocal": event.reciprocal,
        "event_type": event.event_type,
        "event_mode": ";".join(event.modes),
        "event_context": ";".join(event.contexts),
        "event_label": event.label.value if event.label else None,
        "quad_class": QUAD_NUMBERS.get(event.quad or ""),
        "score": event.score,
        "cameo": event.cameo,
        "place_reason": event.place_reason,
        "status": event.status.value,
        "status_reason": event.status_reason,
        "status_probability": event.status_probability,
        "statement_id": event.statement_id,
        "warnings": ";".join(one.value for one in event.warnings),
        "probability": event.probability,
        "document_id": event.document_id,
    }


def _parties(role: str, parties: Sequence[Party]) -> dict[str, Cell]:
    return {
        role: ";".join(party.name for party in parties),
        f"{role}_code": ";".join(party.code or OPEN for party in parties),
        f"{role}_sector": ";".join(party.sector or OPEN for party in parties),
    }


def _whole(event: Event, found: _Found) -> dict[str, Cell]:
    """What takes the document, the statements and the other mentions of the act."""
    document = found.documents.get(event.document_id)
    text = document.text if document else ""
    mentions = found.chains[event.chain_id]
    place = found.places.get(event.place_id or "")
    means = next((one.instrument for one in (event, *mentions) if one.instrument), None)
    statement = found.statements.get(event.statement_id or "")
    denied = found.denials.get(event.chain_id, ())
    return {
        "place": event.place.of(text) if event.place else None,
        "place_name": place.name if place else None,
        "country": place.country_alpha3 if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "only_dateline": place is not None and place.role is PlaceRole.DATELINE,
        **_numbers(mentions),
        "instrument": means.of(text) if means else None,
        "told_by": teller_of(event, found.statements, text),
        "told_as": statement.type.value if statement else None,
        "denied_by": ";".join(denied),
        "denial": "denied" if denied else "no denial found in this document",
        "mentions": len(mentions),
        "trigger": PIECES.join(span.of(text) for span in event.trigger),
        "words": event.sentence.of(text),
        "title": document.title if document else None,
        "outlet": document.outlet if document else None,
        "published": document.published.value if document and document.published else None,
        "url": document.url if document else None,
    }


def _numbers(mentions: Sequence[Event]) -> dict[str, Cell]:
    """The range of what the mentions of the act say of each number; a headline counts, too."""
    cells: dict[str, Cell] = {}
    for kind in NUMBERED:
        ends = [
            end
            for one in mentions
            if one.status is not EventStatus.NEGATED
            for magnitude in one.magnitudes
            if magnitude.kind is kind
            for end in _ends(magnitude)
        ]
        cells[f"{kind.value}_low"] = min(ends, default=None)
        cells[f"{kind.value}_high"] = max(ends, default=None)
    return cells


def _ends(magnitude: Magnitude) -> list[float]:
    return [end for end in (magnitude.low, magnitude.high) if end is not None]


def _package(table: bytes) -> bytes:
    package = {
        "profile": "tabular-data-package",
        "name": FORMAT,
        "description": (
            "Acts that news articles tell of, one row an act and document. A row says that a text "
            "tells of the act, not that it took place: see told_by, status and denial. Copies of a "
            "story are rows of their own. A cell of text that a spreadsheet could take for a "
            "formula has an apostrophe before it."
        ),
        "resources": [
            {
                "name": "event_data",
                "path": TABLE,
                "profile": "tabular-data-resource",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(table),
                "hash": f"sha256:{sha256(table).hexdigest()}",
                "schema": {
                    "fields": [
                        {"name": one.name, "type": one.type, "description": one.description}
                        for one in COLUMNS
                    ],
                    "missingValues": [""],
                    "primaryKey": "event_id",
                },
            }
        ],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()
