"""P9: nothing is dropped in silence: every input has an end state, and partial ones say so."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from tests.promises.conftest import an_article

from alleged.build import build
from alleged.records.documents import InputState

pytestmark = pytest.mark.slow


def write_lines(path: Path, count: int) -> bytes:
    rows = [{"id": f"row {n}", "text": an_article(n)} for n in range(count)]
    data = b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)
    path.write_bytes(data)
    return data


def test_every_line_of_a_json_lines_file_ends_in_a_state(tmp_path: Path) -> None:
    write_lines(tmp_path / "many.jsonl", 12)
    dossier = build([tmp_path / "many.jsonl"], tmp_path / "out")
    assert dossier.origin_states() == {"ok": 12}
    locators = {origin.locator for origin in dossier.records("origins")}
    assert locators == {f"line {n}" for n in range(1, 13)}


def test_a_cut_or_damaged_json_lines_file_loses_no_line_in_silence(tmp_path: Path) -> None:
    whole = write_lines(tmp_path / "whole.jsonl", 10)
    folder = tmp_path / "damaged"
    folder.mkdir()
    chance = random.Random(3)
    lines = {}
    for turn in range(12):
        place = chance.randrange(1, len(whole))
        damaged = whole[:place] if turn % 2 else whole[:place] + b"\xff" + whole[place + 1 :]
        name = f"{turn:02}.jsonl"
        (folder / name).write_bytes(damaged)
        lines[f"damaged/{name}"] = sum(1 for line in damaged.split(b"\n") if line.strip())
    dossier = build([folder], tmp_path / "out")
    origins = list(dossier.records("origins"))
    for name, count in lines.items():
        assert sum(origin.name == name for origin in origins) == count
    told = {issue.document_id or issue.origin for issue in dossier.records("issues")}
    for origin in origins:
        if origin.state is not InputState.OK:
            assert {origin.document_id, f"{origin.name}, {origin.locator}"} & told


@pytest.mark.parametrize(("bad", "code"), [(False, 0), (True, 3)])
def test_the_exit_code_tells_whether_every_input_was_read(
    articles: Path, tmp_path: Path, bad: bool, code: int
) -> None:
    if bad:
        (articles / "empty.txt").write_bytes(b"")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "alleged", "build", str(articles), "-o", str(tmp_path / "out")]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert ran.returncode == code, ran.stderr
    assert ran.stdout == ""


def test_what_is_true_of_a_whole_file_is_said_once(tmp_path: Path) -> None:
    write_lines(tmp_path / "many.jsonl", 6)
    with build([tmp_path / "many.jsonl"], tmp_path / "out") as dossier:
        (guessed,) = [one for one in dossier.records("issues") if one.code == "columns-guessed"]
    assert guessed.origin == "many.jsonl"
