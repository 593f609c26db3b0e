"""`alleged reference`: tables on their way into the user's folder, and nothing fetched unasked."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from tests.ingest.stub_server import site

from alleged import fetching
from alleged import reference as references
from alleged.check.catalogue import catalogue
from alleged.check.descriptors import Descriptor
from alleged.check.snapshots import snapshots
from alleged.check.tables import read_table
from alleged.cli import cli
from alleged.errors import InputError, OptionError
from alleged.reference import add_reference

TABLES = Path(__file__).parent / "tables"


def run(*arguments: str | Path) -> str:
    result = CliRunner().invoke(cli, [str(one) for one in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fetching may go to this machine, and to nowhere else."""
    monkeypatch.setattr(fetching, "FETCH_CHILD", "tests.stub_fetcher:answer")


def known_at(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """The catalogue's table of population, as if it were published there."""

    def find(name: str) -> Descriptor:
        return msgspec.structs.replace(catalogue()["population"], download=url)

    monkeypatch.setattr(references, "find_known", find)


def test_a_table_is_added_listed_and_shown(tmp_path: Path) -> None:
    added = run("reference", "add", TABLES / "tin_output.csv", "--tables", tmp_path)
    assert added.startswith("added tin_output@2022, sha256 ")
    listed = run("reference", "list", "--tables", tmp_path)
    assert "tin_output@2022  Mine output of tin; Office of Invented Statistics" in listed
    assert all(name in listed for name in catalogue())
    shown = run("reference", "show", "tin_output", "--tables", tmp_path)
    assert "measure: mine output, by tin, in tonne" in shown
    assert "reaches from 2018 to 2021" in shown
    assert "values at hand: 20" in shown


def test_a_list_of_nothing_asks_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "FETCH_CHILD", "no.such:child")
    assert "nothing yet" in run("reference", "list", "--tables", tmp_path)
    assert "download: https://" in run("reference", "show", "gdp", "--tables", tmp_path)


def test_a_table_of_the_catalogue_is_fetched_once_asked_and_says_its_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, served: None
) -> None:
    with site() as server:
        known_at(monkeypatch, f"http://figures.example:{server.port}/table")
        added = add_reference("population", tmp_path, today="2026-02-03")
        assert server.pages == ["/table"]
    assert added.name == "population@as downloaded on 2026-02-03"
    (kept,) = snapshots(tmp_path)
    assert [(one.entity, one.value) for one in read_table(kept.path).cells] == [
        ("BOL", 11_816_299),
        ("*", 7),
    ]


def test_what_the_publisher_does_not_give_is_told_and_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, served: None
) -> None:
    with site() as server:
        known_at(monkeypatch, f"http://figures.example:{server.port}/gone")
        with pytest.raises(InputError, match="404"):
            add_reference("population", tmp_path)
    assert snapshots(tmp_path) == []


def test_a_page_in_place_of_the_table_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, served: None
) -> None:
    with site() as server:
        known_at(monkeypatch, f"http://figures.example:{server.port}/page")
        with pytest.raises(InputError, match="no column"):
            add_reference("population", tmp_path)
    assert snapshots(tmp_path) == []


def test_a_name_that_is_neither_file_nor_known_is_told(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="no table of the catalogue is called"):
        add_reference("gpd", tmp_path)
