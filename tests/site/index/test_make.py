"""The file that the site reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from tests.publish.sample import sample_records
from tests.site.made_site import write_dossier

from alleged.records.kinds import KINDS
from alleged.records.statements import StatementType
from alleged.site.index.make import (
    LEFT_OUT,
    ensure_index,
    find_index,
    fingerprint,
    found_fingerprint,
)
from alleged.site.index.reading import iter_ids, kind_of
from alleged.site.store import Store
from alleged.store.dossier import SITE_NAME, Dossier, DossierBuild


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_dossier(tmp_path_factory.mktemp("made") / "orla", sample_records())


def test_every_record_is_in_the_file_as_the_dossier_has_it(dossier: Path) -> None:
    store = Store(ensure_index(dossier))
    with Dossier.open(dossier) as opened:
        for kind in set(KINDS) - LEFT_OUT:
            assert store.records(kind) == list(opened.records(kind)), kind


def test_the_file_is_made_once_and_anew_when_the_dossier_changes(dossier: Path) -> None:
    path = ensure_index(dossier)
    first = path.stat().st_mtime_ns
    assert ensure_index(dossier).stat().st_mtime_ns == first
    before = fingerprint(dossier)
    with DossierBuild.open(dossier, versions={"alleged": "test"}, settings={}) as build:
        manifest = msgspec.structs.replace(build.finish(wanted=None), settings={"changed": True})
        report = build.work / "report.html"
        report.write_text("<!doctype html>")
        build.publish(manifest, report=report, run={}).close()
    assert find_index(dossier) is None
    assert fingerprint(dossier) != before
    assert found_fingerprint(dossier / SITE_NAME) == before
    assert found_fingerprint(ensure_index(dossier)) == fingerprint(dossier)
    assert find_index(dossier) == ensure_index(dossier)


def test_a_damaged_file_is_made_anew(dossier: Path) -> None:
    path = ensure_index(dossier)
    path.write_bytes(b"not a database" * 100)
    assert found_fingerprint(path) is None
    assert found_fingerprint(ensure_index(dossier)) == fingerprint(dossier)


def test_a_dossier_with_the_file_still_verifies_and_can_be_built_again(dossier: Path) -> None:
    ensure_index(dossier)
    with Dossier.open(dossier) as opened:
        assert [fault for fault in opened.verify() if SITE_NAME in fault] == []
    with DossierBuild.open(dossier, versions={"alleged": "test"}, settings={}) as build:
        assert build.path == dossier


def test_the_same_dossier_gives_the_same_rows(tmp_path: Path) -> None:
    rows = []
    for name in ("a", "b"):
        store = Store(ensure_index(write_dossier(tmp_path / name, sample_records())))
        rows.append(
            [
                store.rows("SELECT * FROM records"),
                store.rows("SELECT * FROM refs"),
                store.rows("SELECT * FROM articles"),
                store.rows("SELECT * FROM entries"),
                store.rows("SELECT * FROM denials"),
            ]
        )
    assert rows[0] == rows[1]


def test_ids_are_told_from_other_words() -> None:
    id = "stm-0123456789abcdef0123"
    assert kind_of(id) == "statements"
    assert kind_of("xyz-0123456789abcdef0123") is None
    assert kind_of("stm-0123456789ABCDEF0123") is None
    assert kind_of(f"{id}4") is None
    assert list(iter_ids({"a": [id, "no id"], "b": {"c": id}, "d": f"speaker {id}"})) == [id, id]


def test_without_claims_an_accusation_still_says_that_no_denial_was_looked_for(
    tmp_path: Path,
) -> None:
    made = ("propositions", "claims", "contradictions")
    records = {kind: rows for kind, rows in sample_records().items() if kind not in made}
    records["statements"] = [
        replace(one, type=StatementType.ACCUSES) for one in records["statements"]
    ]
    store = Store(ensure_index(write_dossier(tmp_path / "dossier", records)))
    rows = list(store.rows("SELECT claim, answer FROM claims_of", ()))
    assert rows
    assert {claim for claim, _ in rows} == {None}
    assert all(answer for _, answer in rows)


def test_one_table_has_who_denies_an_act_and_that_nobody_does(dossier: Path) -> None:
    store = Store(ensure_index(dossier))
    rows = store.rows("SELECT record_id, accused, json FROM denials")
    assert any(msgspec.json.decode(denials) for _, _, denials in rows)
    for record_id, accused, denials in rows:
        assert accused or msgspec.json.decode(denials), record_id
        assert kind_of(record_id) in ("events", "statements")


def test_an_incident_is_found_by_the_words_that_tell_it(tmp_path: Path) -> None:
    store = Store(ensure_index(write_dossier(tmp_path / "orla", sample_records())))
    rows = store.rows("SELECT words FROM entries WHERE kind = 'incident'")
    assert rows
    for (words,) in rows:
        assert " · " in words
