"""The public functions: articles in, a dossier out, and what is made from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import alleged
from alleged.build import Progress
from alleged.records.documents import Document, InputState
from alleged.records.statements import Statement
from tests.promises.conftest import write_articles

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> alleged.Dossier:
    folder = tmp_path_factory.mktemp("build")
    write_articles(folder / "articles", 5)
    (folder / "articles" / "copy.txt").write_bytes((folder / "articles" / "001.txt").read_bytes())
    (folder / "articles" / "russian.txt").write_text(
        "Мэр города заявил, что мост безопасен. Инженеры с ним не согласны, сообщает газета.\n" * 4,
        encoding="utf-8",
    )
    return alleged.build([folder / "articles"], folder / "dossier")


def test_the_same_bytes_twice_are_one_document_with_two_origins(dossier: alleged.Dossier) -> None:
    origins = {origin.name: origin for origin in dossier.records("origins")}
    twins = origins["articles/001.txt"], origins["articles/copy.txt"]
    assert twins[0].document_id == twins[1].document_id is not None
    assert dossier.counts()["origins"] == dossier.counts()["documents"] + 1


def test_an_article_in_a_language_that_is_not_read_is_kept_and_said(
    dossier: alleged.Dossier,
) -> None:
    (russian,) = [one for one in dossier.records("documents") if one.language == "ru"]
    assert not russian.covered
    assert not [one for one in dossier.records("statements") if one.document_id == russian.id]
    assert [one.code for one in dossier.records("issues") if one.document_id == russian.id] == [
        "not-covered-language"
    ]


def test_figures_and_times_point_to_the_statement_that_gives_them(
    dossier: alleged.Dossier,
) -> None:
    statements: dict[str, Statement] = {one.id: one for one in dossier.records("statements")}
    inside = 0
    for kind in ("figures", "times"):
        for record in dossier.records(kind):
            holders = [
                one
                for one in statements.values()
                if one.document_id == record.document_id
                and any(piece.holds(record.span) for piece in one.content)
            ]
            assert (record.statement_id is not None) == bool(holders)
            if holders:
                inside += 1
                assert record.statement_id in {one.id for one in holders}
    assert inside > 5


def test_every_document_has_a_way_back_to_its_original(dossier: alleged.Dossier) -> None:
    document: Document
    for document in dossier.records("documents"):
        mapped = sum(run.end - run.start for run in document.offset_map)
        assert mapped >= 0.95 * len(document.text.replace("\n", ""))


def test_a_report_and_exports_are_made_from_a_finished_dossier(
    dossier: alleged.Dossier, tmp_path: Path
) -> None:
    alleged.report(dossier, tmp_path / "report.html")
    assert (tmp_path / "report.html").read_bytes() == (dossier.path / "report.html").read_bytes()
    (written,) = alleged.export(dossier, "json", tmp_path / "all.json")
    counts = {
        kind: len(rows)
        for kind, rows in json.loads(written.read_bytes()).items()
        if isinstance(rows, list)
    }
    assert counts == dossier.counts()
    assert dossier.verify() == []


def test_a_report_of_too_many_articles_covers_the_most_told_and_says_so(
    dossier: alleged.Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(alleged.report.__globals__, "MOST_REPORTED", 2)
    alleged.report(dossier, tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "2 of 6 articles: those with the most statements" in page


def test_adding_reads_only_what_is_new(dossier: alleged.Dossier, tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "articles", 4)
    alleged.build(articles, tmp_path / "dossier").close()
    seen: list[Progress] = []
    more = write_articles(tmp_path / "more", 1, start=50)
    added = alleged.add(tmp_path / "dossier", more + articles, progress=seen.append)
    assert max(progress.done for progress in seen) == 1
    assert added.counts()["documents"] == 5
    assert all(one.state is InputState.OK for one in added.records("origins"))


def test_nothing_is_left_behind_by_a_build(dossier: alleged.Dossier) -> None:
    assert sorted(path.name for path in dossier.path.iterdir() if path.name != ".lock") == [
        "answers.msgpack",
        "dossier.duckdb",
        "manifest.json",
        "originals",
        "report.html",
        "run.json",
        "tables",
    ]
    assert not list(dossier.path.rglob("*.part"))
