"""A dossier of invented records on the disk, and its site, for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

import msgspec
from tests.made import an_entry
from tests.publish.sample import told_records

from alleged.records.kinds import KINDS
from alleged.records.schemas import duckdb_columns
from alleged.site.serve import ServeOptions, app_of, make_site
from alleged.store.dossier import DossierBuild
from alleged.store.tables import MAX_RECORD_BYTES, statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from starlette.testclient import TestClient

BASE = "http://127.0.0.1:8765"
OWN = {"Origin": BASE}
"""What a browser sends with a form of our own page."""

Records = Mapping[str, Sequence[Any]]


def write_dossier(path: Path, records: Records | None = None) -> Path:
    """A dossier of these records; those of the two articles on a dispute unless others are given."""
    records = told_records() if records is None else records
    own = [name for name, kind in KINDS.items() if not kind.linked and name != "origins"]
    entries = []
    seen: set[str | None] = set()
    for origin in records["origins"]:
        of_document = {
            name: [
                record
                for record in records.get(name, ())
                if (record.id if name == "documents" else record.document_id) == origin.document_id
                and origin.document_id not in seen
            ]
            for name in own
        }
        seen.add(origin.document_id)
        entries.append(an_entry(origin, **of_document))

    with DossierBuild.open(path, versions={"alleged": "test"}, settings={}) as build:

        def link(con: DuckDBPyConnection) -> None:
            for name, kind in KINDS.items():
                if kind.linked and records.get(name):
                    file = build.work / f"linked-{name}.jsonl"
                    lines = map(msgspec.json.encode, records[name])
                    file.write_bytes(b"\n".join(lines) + b"\n")
                    columns = duckdb_columns(kind.type)
                    values = [str(file), columns, MAX_RECORD_BYTES]
                    con.execute(statement("stage", kind=name), values)
                    con.execute(f"CREATE TEMP TABLE linked_{name} AS FROM staged_{name}")

        build.add(entries)
        manifest = build.finish(wanted=None, link=link)
        report = build.work / "report.html"
        report.write_text("<!doctype html>")
        build.publish(manifest, report=report, run={}).close()
    return path


def client_of(path: Path, reviewer: str | None = None) -> TestClient:
    """A client of the whole site, as `alleged serve` serves it."""
    from starlette.testclient import TestClient

    site = make_site(path, ServeOptions(reviewer=reviewer))
    return TestClient(app_of(site), base_url=BASE, raise_server_exceptions=False)


def every_address(client: TestClient) -> list[str]:
    """An address for each page that the site has, as far as the dossier has records for it."""
    from alleged.site.routes import ROUTES, params_address, path_fields

    app: Any = client.app
    store = app.app.state.site.store
    found = []
    for route in ROUTES.values():
        first = next(iter(route.every(store)), None)
        if first is not None:
            found.append(params_address(route, first))
        elif not path_fields(route):
            found.append(params_address(route, route.params()))
    return found


def hostile(payload: str) -> Records:
    """Records whose free text, and whose articles, are the payload; those that can be stored."""
    from tests.publish.test_report import hostile_records

    given = told_records()
    return {
        kind: [fitting(record, before) for record, before in zip(records, given[kind], strict=True)]
        for kind, records in hostile_records(payload).items()
    }


def fitting(record: Any, before: Any) -> Any:
    """The record; where the payload stands in a field that holds no text, as it was before."""
    hints = get_type_hints(type(record))
    changes: dict[str, Any] = {}
    for field in fields(record):
        now, was = getattr(record, field.name), getattr(before, field.name)
        try:
            msgspec.convert(msgspec.to_builtins(now), hints[field.name])
        except msgspec.ValidationError:
            nested = is_dataclass(now) and is_dataclass(was)
            changes[field.name] = fitting(now, was) if nested else was
    return replace(record, **changes)
