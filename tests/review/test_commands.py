"""`alleged review`: decide, undo, show and export from the command line."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result
from tests.review.made_reviews import BOARD, WELDER, write

from alleged.cli import cli


@pytest.fixture
def dossier(tmp_path: Path) -> str:
    return str(write(tmp_path / "d"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["review", *arguments], catch_exceptions=False)


def test_a_decision_is_noted_shown_undone_and_exported(dossier: str, tmp_path: Path) -> None:
    assert "nobody has reviewed" in run("show", dossier).output
    assert run("add", dossier, BOARD, "accept", "--by", "Ada").output == "decision 1\n"
    said = run(
        "add", dossier, WELDER, "correct", "--by", "Bo", "--field", "speaker", "--value", "x"
    )
    assert said.output == "decision 2\n"
    shown = run("show", dossier).output
    assert "statements: 2 of 3 reviewed (1 accepted, 1 corrected)" in shown
    assert "undoes decision 1" in run("undo", dossier, "1", "--by", "Ada").output
    log = run("show", dossier, "--log").output.splitlines()
    assert len(log) == 3
    assert log[0].endswith("(undone)")
    assert "statements: 1 of 3 reviewed (1 corrected)" in run("show", dossier).output
    out = tmp_path / "review.json"
    assert run("export", dossier, "--to", "json", "-o", str(out)).exit_code == 0
    assert len(msgspec.json.decode(out.read_bytes())["decisions"]) == 3


def test_what_people_wrote_cannot_steer_the_terminal(dossier: str) -> None:
    run("add", dossier, BOARD, "comment", "--by", "A\x1b[31mda", "--comment", "\x07\u202egone")
    shown = run("show", dossier, "--log").output
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_a_decision_needs_a_name(dossier: str) -> None:
    refused = run("add", dossier, BOARD, "accept")
    assert refused.exit_code == 2
    assert "--by" in refused.output


def test_show_takes_only_what_people_left_in_a_state(dossier: str) -> None:
    run("add", dossier, BOARD, "accept", "--by", "Ada")
    shown = CliRunner().invoke(
        cli, ["show", "statements", dossier, "--review", "accepted", "--jsonl"]
    )
    assert BOARD in shown.output
    assert WELDER not in shown.output
