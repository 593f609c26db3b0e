"""A user's table of leaders is read as it is, or refused with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from alleged.errors import InputError
from alleged.leaders import Leader, read_leaders


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "leaders.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_columns_may_stand_in_any_order_and_have_their_usual_names(tmp_path: Path) -> None:
    path = written(
        tmp_path, "country,holder,role,since,until,x\nNorland,Ana Ruiz,President,2020,,1\n"
    )
    assert read_leaders(path).rows == (Leader("Ana Ruiz", "president", "Norland", "2020", ""),)


def test_the_edition_is_the_name_of_the_file_and_its_hash(tmp_path: Path) -> None:
    path = written(tmp_path, "name,country,from\nAna Ruiz,Norland,2020\n")
    first = read_leaders(path).edition
    assert first.startswith("leaders.csv ")
    path.write_text("name,country,from\nAna Ruiz,Norland,2021\n", encoding="utf-8")
    assert read_leaders(path).edition != first


def test_a_row_without_a_name_a_country_or_a_beginning_says_nothing(tmp_path: Path) -> None:
    path = written(
        tmp_path, "name,country,from\n,Norland,2020\nAna Ruiz,,2020\nAna Ruiz,Norland,\n"
    )
    assert read_leaders(path).rows == ()


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column 'from'; the header has name, country"):
        read_leaders(written(tmp_path, "name,country\nAna Ruiz,Norland\n"))


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "leaders.csv"
    path.write_bytes("name,country,from\nAna Núñez,Norland,2020\n".encode("latin-1"))
    with pytest.raises(InputError, match="is not UTF-8"):
        read_leaders(path)
