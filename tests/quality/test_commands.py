from __future__ import annotations

import dataclasses
import gzip
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from alleged.errors import AllegedError
from alleged.quality import tasks
from alleged.quality.__main__ import main
from alleged.quality.predictors import Prediction, PredictOptions, each_row
from alleged.quality.rows import Row
from alleged.records.documents import Document

GOLD: list[dict[str, Any]] = [
    {"id": "b/1", "text": "It rained on Monday.", "dct": "2019-11-13", "timex": [{"start": 13, "end": 19, "type": "DATE", "value": "2019-11-11"}]},
    {"id": "a", "text": "", "timex": []},
    {"id": 3, "text": "Llovió el lunes.", "lang": "es", "timex": []},
    {"id": "\ud800", "text": "On Monday \x00 \ud800.", "timex": []},
]  # fmt: skip


@pytest.fixture
def mondays(monkeypatch: pytest.MonkeyPatch) -> None:
    """A predictor that knows one word, in place of the real one."""

    def read(document: Document) -> Prediction:
        if "boom" in document.text:
            raise ValueError("boom")
        start = document.text.find("Monday")
        time = {"start": start, "end": start + 6, "type": "DATE", "value": "2019-11-11"}
        found = [{**time, "probability": 0.75}] if start >= 0 else []
        return Prediction(fields={"timex": found}, made_by=frozenset({"mondays 1"}))

    def predict(rows: Sequence[Row], options: PredictOptions) -> Iterator[Prediction]:
        return each_row(rows, read, empty={"timex": []})

    changed = dataclasses.replace(tasks.TASKS["timex"], predict=predict)
    monkeypatch.setitem(tasks.TASKS, "timex", changed)


def write(path: Path, rows: Sequence[dict[str, Any]]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return str(path)


@pytest.mark.usefixtures("mondays")
def test_every_row_has_its_line_in_order_whatever_it_holds(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", GOLD)
    out = tmp_path / "predicted.jsonl"
    assert main(["predict", "timex", gold, "-o", str(out)]) == 0
    made = [json.loads(line) for line in out.read_text().splitlines()]
    assert [row["id"] for row in made] == ["b/1", "a", 3, "\ud800"]
    assert [len(row["timex"]) for row in made] == [1, 0, 0, 1]


@pytest.mark.usefixtures("mondays")
def test_a_packed_prediction_holds_the_same_lines(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", GOLD)
    assert main(["predict", "timex", gold, "-o", str(tmp_path / "p.jsonl")]) == 0
    assert main(["predict", "timex", gold, "-o", str(tmp_path / "p.jsonl.gz")]) == 0
    packed = gzip.decompress((tmp_path / "p.jsonl.gz").read_bytes())
    assert packed == (tmp_path / "p.jsonl").read_bytes()


@pytest.mark.usefixtures("mondays")
def test_a_row_that_breaks_the_analysis_is_an_empty_prediction_and_exit_code_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows: list[dict[str, Any]] = [{"id": 1, "text": "boom"}, {"id": 2, "text": "Monday"}]
    out = tmp_path / "p.jsonl"
    assert main(["predict", "timex", write(tmp_path / "in.jsonl", rows), "-o", str(out)]) == 3
    assert [len(json.loads(line)["timex"]) for line in out.read_text().splitlines()] == [0, 1]
    assert "line 1: empty prediction, broke off with ValueError: boom" in capsys.readouterr().err


@pytest.mark.usefixtures("mondays")
def test_scores_are_one_line_with_calibration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = write(tmp_path / "gold.jsonl", GOLD)
    assert main(["predict", "timex", gold, "-o", str(tmp_path / "p.jsonl")]) == 0
    assert main(["score", "timex", gold, str(tmp_path / "p.jsonl")]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    scores = json.loads(line)
    assert scores["value"] == {"p": 50.0, "r": 100.0, "f1": 66.67}
    assert (scores["calibration"]["n"], scores["calibration"]["ece"]) == (2, 0.25)


def test_options_reach_the_scorer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mention = {"start": 0, "end": 4, "kind": "entity", "chain": "a"}
    gold = write(tmp_path / "g.jsonl", [{"id": 1, "text": "Peru", "mentions": [mention]}])
    assert main(["score", "coref", gold, gold, "--kind", "entity", "--within", "document"]) == 0
    assert json.loads(capsys.readouterr().out)["gold_mentions"] == 1
    assert main(["score", "coref", gold, gold]) == 0
    assert json.loads(capsys.readouterr().out)["gold_mentions"] == 0


def test_a_prediction_for_another_text_is_counted_where_the_scorer_does_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = write(tmp_path / "g.jsonl", [{"id": 1, "text": "x", "attributions": []}])
    rows: list[dict[str, Any]] = [{"id": i, "attributions": []} for i in (1, 2)]
    assert main(["score", "attribution", gold, write(tmp_path / "p.jsonl", rows)]) == 0
    assert json.loads(capsys.readouterr().out)["documents_only_in_prediction"] == 1


FAULTS = {
    "unknown task": (["predict", "quotes", "IN"], "there is no task 'quotes'"),
    "option of another task": (["predict", "timex", "IN", "--nested"], "--nested means nothing"),
    "unknown scheme": (["predict", "entities", "IN", "--scheme", "x"], "has no scheme 'x'"),
    "missing input": (["predict", "timex", "gone.jsonl"], "gone.jsonl cannot be read"),
    "score option": (["score", "opinion", "IN", "IN", "--by", "x"], "--by means nothing"),
    "other ids": (["score", "timex", "IN", "OTHER"], "line 1 has an id that is not in"),
    "no gold": (["score", "quantities", "GOLDLESS", "EMPTY"], "is no gold file of this task"),
    "unknown gold set": (["measure", "x"], "there is no gold set 'x'"),
}


@pytest.mark.parametrize(("arguments", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_ends_with_code_2_and_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    places = {
        "IN": write(tmp_path / "in.jsonl", [{"id": 1, "text": "x"}]),
        "OTHER": write(tmp_path / "other.jsonl", [{"id": 2, "timex": []}]),
        "GOLDLESS": write(tmp_path / "goldless.jsonl", [{"id": 1, "text": "x", "quantities": 5}]),
        "EMPTY": write(tmp_path / "empty.jsonl", [{"id": 1, "quantities": []}]),
    }
    assert main([places.get(argument, argument) for argument in arguments]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert "to mend it:" in error


def test_without_gold_sets_measuring_says_so_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "measured.json"
    gone = str(tmp_path / "gone")
    assert main(["measure", "--gold", gone, "-o", str(out)]) == 0
    assert "nothing measured: there is no folder of gold sets" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.usefixtures("mondays")
def test_measuring_writes_figures_digest_and_error_rate_the_same_each_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "timex").mkdir()
    packed = gzip.compress(Path(write(tmp_path / "g.jsonl", GOLD)).read_bytes(), mtime=0)
    (tmp_path / "timex" / "tempeval3.dev.jsonl.gz").write_bytes(packed)
    out = tmp_path / "measured.json"
    arguments = ["measure", "--gold", str(tmp_path), "-o", str(out), "tempeval3", "newsquant"]
    assert main(arguments) == 0
    first = out.read_bytes()
    assert main(arguments) == 0
    assert out.read_bytes() == first
    measured = json.loads(first)
    (one,) = measured["sets"]
    assert (one["key"], one["rows"], one["made_by"]) == ("tempeval3", 4, ["mondays 1"])
    assert one["figures"][0] == {"label": "value F1", "path": "value.f1", "value": 66.67}
    (rate,) = measured["error_rates"]
    assert (rate["record"], rate["right_of_100"]) == ("times", 50)
    captured = capsys.readouterr()
    assert "newsquant: not measured" in captured.err
    assert "| timex | TempEval-3, development split | 4 |" in captured.out


@pytest.mark.usefixtures("mondays")
def test_measuring_stops_where_the_analysis_breaks_off(tmp_path: Path) -> None:
    (tmp_path / "timex").mkdir()
    write(tmp_path / "timex" / "tempeval3.dev.jsonl.gz", [{"id": 1, "text": "boom", "timex": []}])
    assert main(["measure", "--gold", str(tmp_path), "tempeval3"]) == 3


def test_the_table_is_put_between_the_markers_of_a_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "README.md"
    page.write_text("# A\n<!-- quality:begin -->\nbefore\n<!-- quality:end -->\n")
    assert main(["table", "--write", str(page), "--check"]) == 2
    assert "is old" in capsys.readouterr().err
    assert main(["table", "--write", str(page)]) == 0
    assert "before" not in page.read_text()
    assert main(["table", "--write", str(page), "--check"]) == 0
    page.write_text("# no markers\n")
    assert main(["table", "--write", str(page)]) == 2


def test_help_waits_for_no_heavy_library() -> None:
    code = (
        "import sys; from alleged.quality.commands import quality;"
        " heavy = {'numpy', 'onnxruntime', 'duckdb'} & set(sys.modules);"
        " sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": "src"})


def test_every_fault_is_one_of_ours() -> None:
    from alleged.quality.measure import BrokenOffError

    assert issubclass(BrokenOffError, AllegedError)
