"""A dossier is there whole or not at all, holds what it was given, and notices every change."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.made import a_document, a_statement, an_entry, an_origin

from alleged.errors import DamagedError, DossierError, OptionError
from alleged.records.documents import Document
from alleged.records.kinds import KINDS
from alleged.store.dossier import Dossier, DossierBuild
from alleged.store.journal import Entry

VERSIONS = {"alleged": "test"}
TEXTS = {
    "a.txt": "The minister said the bridge was safe. An engineer denied it.",
    "b.txt": "Naïve 🚲 riders, the mayor claimed, “caused” the flood.",
    "c.txt": "Nobody was hurt.",
}


def entries(names: Sequence[str] = tuple(TEXTS)) -> list[Entry]:
    made = []
    for name in names:
        document = a_document(TEXTS[name])
        statements = (
            [a_statement(document, "The minister", "said", "the bridge was safe")]
            if name == "a.txt"
            else []
        )
        made.append(
            an_entry(an_origin(document, name), documents=[document], statements=statements)
        )
    return made


def write(
    path: Path,
    names: Sequence[str] = tuple(TEXTS),
    *,
    keep_others: bool = False,
    versions: dict[str, str] = VERSIONS,
) -> Dossier:
    with DossierBuild.open(path, versions=versions, settings={}) as build:
        known = build.known()
        for name in names:
            build.keep_original(io.BytesIO(TEXTS[name].encode()), max_bytes=None)
        build.add([entry for entry in entries(names) if entry.origin_id not in known])
        wanted = None if keep_others else [entry.origin_id for entry in entries(names)]
        manifest = build.finish(wanted=wanted)
        report = build.work / "report.html"
        report.write_text("<!doctype html>")
        return build.publish(manifest, report=report, run={})


def snapshot(path: Path) -> dict[str, bytes]:
    """All that the inputs decide: every file but the derived database, the run file, the lock."""
    machine = {"dossier.duckdb", "run.json", ".lock"}
    return {
        file.relative_to(path).as_posix(): file.read_bytes()
        for file in sorted(path.rglob("*"))
        if file.is_file() and file.name not in machine
    }


def test_records_come_back_as_they_were_written(tmp_path: Path) -> None:
    with write(tmp_path / "d") as dossier:
        documents: list[Document] = list(dossier.records("documents"))
        assert sorted(document.text for document in documents) == sorted(TEXTS.values())
        expected = a_document(TEXTS["b.txt"])
        assert next(document for document in documents if "🚲" in document.text) == expected
        (statement,) = dossier.records("statements")
        assert statement == a_statement(
            a_document(TEXTS["a.txt"]), "The minister", "said", "the bridge was safe"
        )


def test_tables_come_as_arrow_and_as_relations(tmp_path: Path) -> None:
    with write(tmp_path / "d") as dossier:
        assert dossier.arrow("documents").num_rows == 3
        (found,) = dossier.relation("statements").project("content[1].end").fetchall()
        assert found == (37,)
        with pytest.raises(OptionError, match="choose one of documents"):
            dossier.relation("quotes")


def test_the_order_in_which_inputs_finish_changes_no_byte(tmp_path: Path) -> None:
    first = write(tmp_path / "first").path
    names = list(TEXTS)
    for turn in range(3):
        random.Random(turn).shuffle(names)
        assert snapshot(write(tmp_path / f"{turn}", names).path) == snapshot(first)


def test_adding_articles_gives_what_one_build_of_all_gives(tmp_path: Path) -> None:
    at_once = write(tmp_path / "at_once").path
    write(tmp_path / "later", ["b.txt"])
    later = write(tmp_path / "later", ["a.txt", "c.txt"], keep_others=True).path
    assert snapshot(later) == snapshot(at_once)


def test_building_with_fewer_inputs_drops_the_rest_and_their_originals(tmp_path: Path) -> None:
    write(tmp_path / "d")
    fewer = write(tmp_path / "d", ["c.txt"]).path
    assert snapshot(fewer) == snapshot(write(tmp_path / "only", ["c.txt"]).path)


def test_a_dossier_made_by_another_version_is_made_anew(tmp_path: Path) -> None:
    write(tmp_path / "d")
    with DossierBuild.open(tmp_path / "d", versions={"alleged": "next"}, settings={}) as build:
        assert build.known() == {}


def test_two_origins_of_one_document_are_two_rows_and_one_text(tmp_path: Path) -> None:
    document = a_document(TEXTS["a.txt"])
    with DossierBuild.open(tmp_path / "d", versions=VERSIONS, settings={}) as build:
        build.add([an_entry(an_origin(document, "one.txt"), documents=[document])])
        build.add([an_entry(an_origin(document, "two.txt"))])
        manifest = build.finish(wanted=None)
    assert manifest.tables["origins"].rows == 2
    assert manifest.tables["documents"].rows == 1


def test_a_torn_last_line_of_the_journal_costs_only_that_input(tmp_path: Path) -> None:
    with DossierBuild.open(tmp_path / "d", versions=VERSIONS, settings={}) as build:
        build.add(entries())
        path = build.journal.path
    path.write_bytes(path.read_bytes()[:-7])
    with DossierBuild.open(tmp_path / "d", versions=VERSIONS, settings={}) as build:
        assert len(build.known()) == 2
        build.add(entries(["c.txt"]))
        assert len(build.known()) == 3


def test_a_second_build_is_refused_with_the_holders_name(tmp_path: Path) -> None:
    with (
        DossierBuild.open(tmp_path / "d", versions=VERSIONS, settings={}),
        pytest.raises(DossierError, match=f"process {os.getpid()}"),
        DossierBuild.open(tmp_path / "d", versions=VERSIONS, settings={}),
    ):
        pass


def test_the_lock_dies_with_its_holder(tmp_path: Path) -> None:
    script = (
        "import os, pathlib\n"
        "from alleged.store.lock import locked\n"
        f"with locked(pathlib.Path({str(tmp_path)!r})): os.kill(os.getpid(), 9)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", script], env=environment).returncode == -9
    with DossierBuild.open(tmp_path / "d", versions=VERSIONS, settings={}):
        pass


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("...")
    with (
        pytest.raises(DossierError, match=r"holds 'thesis\.tex'"),
        DossierBuild.open(tmp_path, versions=VERSIONS, settings={}),
    ):
        pass
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.tex"]


def test_a_folder_without_a_dossier_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="alleged build"):
        Dossier.open(tmp_path)
    with pytest.raises(DossierError, match="no such folder"):
        Dossier.open(tmp_path / "nowhere")


def test_a_dossier_as_it_was_written_has_no_fault_wherever_it_is_moved(tmp_path: Path) -> None:
    path = write(tmp_path / "d").path
    moved = path.rename(tmp_path / "moved")
    with Dossier.open(moved) as dossier:
        assert dossier.verify() == []


def test_every_changed_cut_swapped_or_missing_file_is_found_and_named(tmp_path: Path) -> None:
    path = write(tmp_path / "d").path
    files = [file for file in sorted(path.rglob("*")) if file.is_file() and file.name != ".lock"]
    assert len(files) >= len(KINDS) + 3 + 3
    chance = random.Random(7)
    for file in files:
        whole = file.read_bytes()
        file.chmod(0o644)
        place = chance.randrange(len(whole))
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        other = next(other for other in files if other.read_bytes() != whole)
        for damage in (bytes(flipped), whole[: len(whole) // 2], b"", other.read_bytes(), None):
            if damage is None:
                file.unlink()
            else:
                file.write_bytes(damage)
            assert any(file.name in fault for fault in faults(path)), (file, damage and damage[:9])
        file.write_bytes(whole)
    assert faults(path) == []


def faults(path: Path) -> list[str]:
    try:
        with Dossier.open(path) as dossier:
            return dossier.verify()
    except (DamagedError, DossierError) as error:
        return [f"{error.message} manifest.json"] if "no dossier" in error.message else [str(error)]


def test_a_record_of_every_kind_has_its_table_even_when_it_is_empty(tmp_path: Path) -> None:
    with write(tmp_path / "d") as dossier:
        assert set(dossier.counts()) == set(KINDS)
        assert list(dossier.records("figures")) == []


def test_a_full_disk_is_told_by_name_and_what_was_finished_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with DossierBuild.open(tmp_path / "d", versions=VERSIONS, settings={}) as build:
        build.add(entries(["a.txt"]))

        def no_space(*_: object) -> int:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", no_space)
        with pytest.raises(DossierError, match="No space left"):
            build.add(entries(["b.txt"]))
        monkeypatch.undo()
    with DossierBuild.open(tmp_path / "d", versions=VERSIONS, settings={}) as build:
        assert len(build.known()) >= 1
