"""What was given becomes units of one article each, and nothing is passed over unsaid."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from alleged.errors import InputError
from alleged.ingest.inputs import Found, Refused, Unit, find_inputs, split_lines
from alleged.records.documents import InputState


def names(paths: list[Path]) -> list[str]:
    return [item.name for item in find_inputs(paths)]


def lines_of(path: Path, max_bytes: int = 1000) -> list[Unit | Refused]:
    found = Found(path.name, path)
    return list(split_lines(found, path, "0" * 64, max_bytes))


def test_names_run_from_the_given_folder_on_so_that_no_path_of_the_machine_is_kept(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "news" / "may"
    folder.mkdir(parents=True)
    (folder / "b.html").write_text("b")
    (folder / "a.txt").write_text("a")
    assert names([tmp_path / "news"]) == ["news/may/a.txt", "news/may/b.html"]
    assert names([folder / "b.html"]) == ["b.html"]


def test_files_of_one_name_in_two_folders_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    given = []
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        given.append(tmp_path / folder / "story.txt")
        given[-1].write_text(folder)
    assert names(given) == ["north/story.txt", "south/story.txt"]
    assert names(given[::-1]) == ["north/story.txt", "south/story.txt"]


def test_the_same_file_given_twice_is_one_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    assert len(names([tmp_path / "a.txt", tmp_path, tmp_path / "a.txt"])) == 1


def test_hidden_files_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "index").write_text("x")
    (tmp_path / ".draft.txt").write_text("x")
    assert names([tmp_path]) == []
    assert names([tmp_path / ".draft.txt"]) == [".draft.txt"]


def test_a_path_that_does_not_exist_is_an_error_and_not_an_article(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(find_inputs([tmp_path / "mistyped.txt"]))


def test_a_link_out_of_a_given_folder_is_refused_and_one_inside_is_followed(
    tmp_path: Path,
) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "own.txt").write_text("own")
    (folder / "alias.txt").symlink_to(folder / "own.txt")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    found = {item.name: item for item in find_inputs([folder])}
    assert isinstance(found["given/out.txt"], Refused)
    assert found["given/out.txt"].state is InputState.REJECTED
    assert len([item for item in found.values() if isinstance(item, Found)]) == 1


def test_a_file_name_that_is_no_text_is_written_readably(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    assert names([tmp_path]) == [f"{tmp_path.name}/caf\\xe9.txt"]


def test_each_line_is_a_unit_that_slices_to_its_own_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    data = b'{"text": "one"}\n\n  {"text": "two \xc3\xa9"}  \r\n{"text": "last"}'
    path.write_bytes(data)
    units = lines_of(path)
    assert [unit.locator for unit in units if isinstance(unit, Unit)] == [
        "line 1",
        "line 3",
        "line 4",
    ]
    for unit in units:
        assert isinstance(unit, Unit)
        assert data[unit.offset : unit.offset + unit.length].startswith(b'{"text"')
        assert data[unit.offset : unit.offset + unit.length].endswith(b'"}')


def test_a_line_over_the_limit_is_refused_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"a": 1}\n' + b"x" * 5000 + b'\n{"b": 2}\n' + b"y" * 1001)
    first, long, last, longer = lines_of(path)
    assert isinstance(first, Unit)
    assert isinstance(last, Unit)
    for refused, number in ((long, 2), (longer, 4)):
        assert isinstance(refused, Refused)
        assert refused.state is InputState.TOO_LARGE
        assert (refused.name, refused.locator) == ("a.jsonl", f"line {number}")


def test_a_line_of_just_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"x" * 1000 + b"\n" + b"y" * 1000)
    assert [type(unit) for unit in lines_of(path)] == [Unit, Unit]


def test_a_file_without_a_line_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n\n")
    (refused,) = lines_of(path)
    assert isinstance(refused, Refused)
