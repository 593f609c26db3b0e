"""The pages as files."""

from __future__ import annotations

import json
import posixpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from tests.publish.sample import sample_records
from tests.site.made_site import write_dossier

from alleged.errors import DossierError
from alleged.site.found_words import search_script
from alleged.site.index.make import ensure_index
from alleged.site.routes import ROUTES
from alleged.site.store import Store
from alleged.site.write import file_name, write_site


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(ensure_index(write_dossier(tmp_path_factory.mktemp("d") / "d", sample_records())))


@pytest.fixture(scope="module")
def folder(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site") / "orla"
    write_site(store, out)
    return out


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def test_every_link_leads_to_a_file_of_the_site_or_is_a_plain_web_address(folder: Path) -> None:
    ids = {page: set(html.parse(page).xpath("//@id")) for page in pages(folder)}
    for page in pages(folder):
        for link in html.parse(page).xpath("//@href | //@src | //@action"):
            parts = urlsplit(str(link))
            if parts.scheme:
                assert parts.scheme in ("http", "https")
                continue
            assert not parts.path.startswith("/")
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            assert target.is_file(), (page, link)
            assert target.is_relative_to(folder.resolve())
            if parts.fragment and ":~:" not in parts.fragment and target.suffix == ".html":
                assert parts.fragment in ids[folder / target.relative_to(folder.resolve())], link


def test_nothing_is_loaded_from_elsewhere(folder: Path) -> None:
    for page in pages(folder):
        tree = html.parse(page)
        for source in tree.xpath("//script/@src | //link/@href | //img/@src"):
            assert not urlsplit(str(source)).scheme
        assert not tree.xpath("//script[not(@src)] | //style | //*[@style] | //iframe | //object")


def test_every_article_and_statement_has_a_file(store: Store, folder: Path) -> None:
    for document in store.records("documents"):
        assert (folder / f"articles/{document.id}.html").is_file()
    for statement in store.records("statements"):
        assert (folder / f"records/{statement.id}.html").is_file()


def test_the_same_dossier_gives_the_same_bytes(store: Store, folder: Path, tmp_path: Path) -> None:
    write_site(store, tmp_path / "again")
    files = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    again = tmp_path / "again"
    assert files == sorted(p.relative_to(again) for p in again.rglob("*") if p.is_file())
    assert all((folder / name).read_bytes() == (again / name).read_bytes() for name in files)


def test_an_earlier_site_is_replaced_and_a_foreign_folder_is_left_alone(
    store: Store, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    write_site(store, out)
    (out / "articles/old.html").write_text("old")
    write_site(store, out)
    assert not (out / "articles/old.html").exists()
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "thesis.txt").write_text("mine")
    with pytest.raises(DossierError, match="not empty"):
        write_site(store, foreign)
    assert (foreign / "thesis.txt").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["foreign", "site"]


@pytest.mark.parametrize("id", ["../../etc/passwd", "..", "a/b", "CON:", "", "x" * 300, "\0", "ü"])
def test_no_value_leads_out_of_the_folder(id: str) -> None:
    name = file_name(ROUTES["record"], {"id": id})
    assert posixpath.normpath(name) == name
    assert name.startswith("records/x-")


def test_what_the_search_of_the_files_looks_through_leads_to_files(folder: Path) -> None:
    script = (folder / "static" / "search-rows.js").read_text("utf-8")
    rows = json.loads(script.partition("ALLEGED_ROWS = ")[2].rstrip(";\n"))
    assert {row[0] for row in rows} >= {"article", "statement", "incident", "actor"}
    for row in rows:
        assert (folder / row[1].partition("#")[0]).is_file(), row
        assert row[6]
    assert "const ALLEGED_CUT = false" in script


def test_rows_that_find_no_place_are_left_out_and_it_is_said(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alleged.site.found_words.MAX_BYTES", 1000)
    script = search_script(store, lambda id: id)
    assert b"const ALLEGED_CUT = true" in script
    assert len(script) < 1200
