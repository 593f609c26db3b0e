"""The command line: streams, exit codes, errors that name the way out."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from alleged.cli import KIND_NAMES, cli
from alleged.models.reader import Reader
from alleged.publish.inert import plain
from alleged.records.kinds import KINDS
from alleged.records.schemas import json_schema
from tests.promises.conftest import write_articles

ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
HEAVY = ("duckdb", "lxml", "numpy", "onnxruntime", "py3langid", "rich", "trafilatura")


def alleged(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "alleged", *map(str, arguments)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
    )


def shown(*arguments: str | Path) -> str:
    """What `alleged show` writes, without a process of its own."""
    ran = CliRunner().invoke(cli, ["show", *map(str, arguments)], catch_exceptions=False)
    assert ran.exit_code == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    write_articles(folder / "articles", 4)
    tables = Path(__file__).parent / "check" / "tables"
    made = alleged("build", folder / "articles", "-o", folder / "dossier", "--reference", tables)
    assert made.returncode == 0, made.stderr
    assert "4 inputs (4 ok), 4 documents" in made.stderr
    return folder / "dossier"


OF_SEVERAL = frozenset({"copies", "copy_groups", "propositions", "claims", "contradictions"})
"""Kinds that the invented articles of `dossier` give no occasion for; the example does."""
OF_NEW_HEADS = frozenset({"framings", "assessments", "incidents", "incident_links"})
"""Kinds that need a reader with heads for acts and wording."""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    articles = Path(__file__).parents[1] / "examples" / "lurenia" / "articles"
    folder = tmp_path_factory.mktemp("example") / "dossier"
    made = alleged("build", articles, "-o", folder)
    assert made.returncode == 3, made.stderr  # one input is broken
    return folder


def test_help_loads_nothing_heavy() -> None:
    script = f"import sys, alleged.cli; print([name for name in {HEAVY} if name in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", script], env=ENVIRONMENT, capture_output=True, text=True
    )
    assert ran.stdout.strip() == "[]", ran.stderr


def test_the_kinds_of_the_command_line_are_those_of_the_records() -> None:
    assert tuple(KINDS) == KIND_NAMES


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "no/such/file", "-o", "x"], "no such file or folder"),
        (["show", "statements", "no/such/dossier"], "alleged build"),
        (["show", "quotes", "x"], "'statements'"),
        (["verify", "."], "no dossier"),
        (["build"], "Missing option '-o'"),
        (["build", "-o", "x"], "Missing argument 'INPUTS...'"),
        (["original", ".", "doc-1"], "no dossier"),
    ],
)
def test_misuse_ends_with_2_and_names_the_way_out(arguments: list[str], words: str) -> None:
    ran = alleged(*arguments)
    assert ran.returncode == 2
    assert words in ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.stdout == ""


@pytest.mark.slow
@pytest.mark.parametrize("kind", KIND_NAMES)
def test_json_output_fits_the_schema_and_json_lines_say_the_same(
    request: pytest.FixtureRequest, kind: str
) -> None:
    dossier = request.getfixturevalue("example" if kind in OF_SEVERAL else "dossier")
    records = json.loads(shown(kind, dossier, "--json"))
    lines = shown(kind, dossier, "--jsonl").splitlines()
    assert [json.loads(line) for line in lines if line] == records
    jsonschema.validate(records, json_schema(KINDS[kind]))
    without = {"issues", "insinuations", "places", "events", "fact_checks"}
    if "act" not in Reader.load().settings.labels:
        without |= OF_NEW_HEADS
    assert kind in without or records


@pytest.mark.slow
def test_filters_narrow_what_is_shown(dossier: Path) -> None:
    every = json.loads(shown("statements", dossier, "--json", "--words"))
    denied = shown("statements", dossier, "--json", "--words", "--contains", "denied")
    found = json.loads(denied)
    assert 0 < len(found) < len(every)
    assert all("denied" in json.dumps(record["words"]) for record in found)
    likely = shown("statements", dossier, "--json", "--min-probability", "0.9")
    assert len(json.loads(likely)) == sum(record["probability"] >= 0.9 for record in every)
    assert len(json.loads(shown("statements", dossier, "--json", "--limit", "1"))) == 1


@pytest.mark.slow
def test_a_table_in_a_pipe_has_no_colour_codes(dossier: Path) -> None:
    assert "\x1b" not in alleged("show", "statements", dossier).stdout


@pytest.mark.slow
def test_verify_ends_with_4_and_names_the_changed_file(dossier: Path, tmp_path: Path) -> None:
    import shutil

    copy = Path(shutil.copytree(dossier, tmp_path / "copy"))
    assert alleged("verify", copy).returncode == 0
    (table,) = copy.glob("tables/statements-*.parquet")
    table.write_bytes(table.read_bytes()[:-1])
    ran = alleged("verify", copy)
    assert ran.returncode == 4
    assert table.name in ran.stdout


@pytest.mark.slow
@pytest.mark.parametrize("form", ["json", "csv", "parquet"])
def test_exports_are_written_and_are_the_same_twice(
    dossier: Path, tmp_path: Path, form: str
) -> None:
    outs = [tmp_path / name for name in ("one", "two")]
    for out in outs:
        ran = alleged("export", dossier, "--to", form, "-o", out)
        assert ran.returncode == 0, ran.stderr
    files = [sorted(path for path in out.rglob("*") if path.is_file()) or [out] for out in outs]
    assert [path.read_bytes() for path in files[0]] == [path.read_bytes() for path in files[1]]


@pytest.mark.slow
def test_an_interrupted_build_says_cancelled_and_can_be_resumed(tmp_path: Path) -> None:
    write_articles(tmp_path / "articles", 40)
    command = [
        sys.executable,
        "-m",
        "alleged",
        "build",
        str(tmp_path / "articles"),
        "-o",
        str(tmp_path / "out"),
    ]
    running = subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)
    journal = tmp_path / "out" / ".building" / "journal.jsonl"
    deadline = time.monotonic() + 60
    while not (journal.exists() and journal.stat().st_size) and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(signal.SIGTERM)
    _, said = running.communicate(timeout=20)
    assert running.returncode == 130
    assert said.strip().endswith("cancelled")
    resumed = alleged("build", tmp_path / "articles", "-o", tmp_path / "out")
    assert resumed.returncode == 0, resumed.stderr


def test_control_characters_are_shown_and_not_obeyed() -> None:
    assert plain("a\x1b[31mb\u202ec\n") == "a⟨U+001B⟩[31mb⟨U+202E⟩c\n"


def test_python_dash_m_is_the_command() -> None:
    assert "alleged" in alleged("--version").stdout
