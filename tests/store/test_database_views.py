"""The timeline and the network of actors, as a dossier's DuckDB file has them."""

from __future__ import annotations

from pathlib import Path

import msgspec
from tests.link.made_events import a_dated_document, an_event, span_of

from alleged.link.incidents import linked_incidents
from alleged.records.incidents import Incident
from alleged.records.schemas import duckdb_columns
from alleged.store.tables import engine, statement


def test_the_network_is_signed_and_can_be_filtered_by_time(tmp_path: Path) -> None:
    pairs = []
    for text, published, day, word, type_, score in (
        ("Vardeny shelled Brennika.", "2030-08-21", "2030-08-20", "shelled", "ASSAULT", -9.0),
        ("Vardeny thanked Brennika.", "2032-01-05", "2032-01-04", "thanked", "SUPPORT", 4.0),
        ("Vardeny will visit Brennika.", "2032-02-01", "2032-03-04", "visit", "CONSULT", 2.0),
    ):
        document = a_dated_document(text, published)
        event = an_event(
            document,
            span_of(document, word),
            event_type=type_,
            actors=[span_of(document, "Vardeny")],
            recipients=[span_of(document, "Brennika")],
            begin=day,
            end=day,
            score=score,
            status="planned" if type_ == "CONSULT" else "happened",
        )
        pairs.append((document, event))
    incidents, _ = linked_incidents([one for one, _ in pairs], [one for _, one in pairs])
    path = tmp_path / "incidents.jsonl"
    path.write_bytes(b"\n".join(msgspec.json.encode(one) for one in incidents))
    with engine() as con:
        con.execute(
            "CREATE TABLE incidents AS SELECT * FROM "
            "read_json(?, columns = ?, format = 'newline_delimited')",
            [str(path), duckdb_columns(Incident)],
        )
        con.execute(statement("database_views"))
        days = con.execute("SELECT DISTINCT begin, name FROM timeline ORDER BY begin").fetchall()
        network = con.execute("SELECT * FROM actor_network").fetchall()
        late = con.execute(
            "SELECT actor, recipient, score FROM acts_between WHERE begin >= '2032-01-01'"
        ).fetchall()
    assert [day for day, _ in days] == ["2030-08-20", "2032-01-04", "2032-03-04"]
    assert network == [("vardeny", "brennika", 2, -5.0, 1, 1, "2030-08-20", "2032-01-04")]
    assert late == [("vardeny", "brennika", 4.0)]
