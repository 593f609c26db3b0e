"""Tables that a user has added: where they lie, side by side, found again by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from alleged.check.descriptors import read_descriptor
from alleged.check.snapshots import (
    add_table,
    default_folder,
    described_file,
    find_references,
    snapshots,
)
from alleged.check.tables import read_table
from alleged.errors import InputError, OptionError

TABLES = Path(__file__).parent / "tables"


def add(folder: Path, name: str) -> None:
    add_table(folder, *described_file(TABLES / f"{name}.csv"))


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, "home/.local/share/alleged/tables"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/alleged/tables"),
        ("linux", {"XDG_DATA_HOME": "relative"}, "home/.local/share/alleged/tables"),
        ("darwin", {}, "home/Library/Application Support/alleged/tables"),
        ("win32", {"LOCALAPPDATA": "home/Local"}, "home/Local/alleged/tables"),
        ("win32", {}, "home/AppData/Local/alleged/tables"),
        ("linux", {"ALLEGED_TABLES": "/mine"}, "/mine"),
    ],
)
def test_the_folder_follows_the_rules_of_the_platform(
    platform: str, environment: dict[str, str], expected: str
) -> None:
    assert default_folder(environment, platform=platform, home=Path("home")) == Path(expected)


def test_editions_lie_side_by_side_and_the_same_table_twice_is_one(tmp_path: Path) -> None:
    for name in ("cobalt_holdings_2020", "cobalt_holdings_2023", "cobalt_holdings_2020"):
        add(tmp_path, name)
    assert [one.name for one in snapshots(tmp_path)] == [
        "cobalt_holdings@2020",
        "cobalt_holdings@2023",
    ]


def test_a_kept_table_reads_as_the_one_that_was_added(tmp_path: Path) -> None:
    add(tmp_path, "tin_output")
    (kept,) = snapshots(tmp_path)
    assert read_table(kept.path).cells == read_table(TABLES / "tin_output.json").cells
    assert not list(tmp_path.glob("*/.*"))


def test_a_faulty_table_is_not_kept(tmp_path: Path) -> None:
    other = read_descriptor(TABLES / "inhabitants.json")
    with pytest.raises(InputError, match="no column"):
        add_table(tmp_path, TABLES / "tin_output.csv", other)
    assert snapshots(tmp_path) == []


def test_references_are_files_folders_names_and_editions(tmp_path: Path) -> None:
    for name in ("cobalt_holdings_2020", "cobalt_holdings_2023"):
        add(tmp_path, name)
    assert len(find_references(["cobalt_holdings"], tmp_path)) == 2
    assert len(find_references(["cobalt_holdings@2023", "cobalt_holdings"], tmp_path)) == 2
    file = str(TABLES / "tin_output.csv")
    assert find_references([file], tmp_path) == [TABLES / "tin_output.json"]
    assert len(find_references([str(TABLES)], tmp_path)) == 8


def test_a_name_that_is_nothing_is_told_with_those_there_are(tmp_path: Path) -> None:
    add(tmp_path, "tin_output")
    with pytest.raises(OptionError, match="tin_output@2022"):
        find_references(["zinc"], tmp_path)
    with pytest.raises(OptionError, match="no descriptor"):
        find_references([str(tmp_path)], tmp_path)
