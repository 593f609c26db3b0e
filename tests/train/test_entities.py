"""The weights for entities are fitted on small invented texts, twice the same."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from click.testing import CliRunner

from alleged.errors import ModelError
from alleged.models.coreference import load_weights
from alleged.train import entities
from alleged.train.entities import fit_scorer, main

PEOPLE = ("Ana Ruiz", "Bo Tann", "Ida Moss", "Karl Ode")


def invented(number: int) -> dict[str, Any]:
    """A text in which two people are named, and taken up by surnames and pronouns."""
    one, other = PEOPLE[number % 4], PEOPLE[(number + 1) % 4]
    text = ""
    mentions: list[dict[str, Any]] = []
    sentences: list[list[int]] = []

    def put(words: str, chain: str | None = None) -> None:
        nonlocal text
        if chain is not None:
            place = {"start": len(text), "end": len(text) + len(words)}
            mentions.append({**place, "kind": "entity", "chain": chain, "selected": True})
        text += words

    for first, second in ((one, other), (other, one)):
        start = len(text)
        put(first, first)
        put(" met ")
        put(second, second)
        put(". ")
        sentences.append([len(sentences), start, len(text)])
        start = len(text)
        put(first.split()[1], first)
        put(" said ")
        put("he", first)
        put(" was glad. ")
        sentences.append([len(sentences), start, len(text)])
    return {"id": f"{number}_a", "text": text, "sentences": sentences, "mentions": mentions}


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(entities, "STEPS", 40)
    monkeypatch.setattr(entities, "ALIKE_STEPS", 40)
    for name in entities.SETS.values():
        path = tmp_path / name
        path.parent.mkdir()
        with gzip.open(path, "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(invented(number)) + "\n" for number in range(10))
    return tmp_path


def test_the_command_writes_weights_that_load_and_writes_them_twice_the_same(
    gold: Path, tmp_path: Path
) -> None:
    written = []
    for name in ("one.json", "two.json"):
        out = tmp_path / name
        result = CliRunner().invoke(main, ["--gold", str(gold), "--out", str(out)])
        assert result.exit_code == 0, result.output
        written.append(out.read_bytes())
    assert written[0] == written[1]
    weights, version = load_weights(tmp_path / "one.json")
    assert len(version) == 12
    assert set(weights.curves) == {"name", "description", "pronoun"}
    assert len(weights.trained_on) == 2


def test_altered_weights_are_refused(gold: Path, tmp_path: Path) -> None:
    out = tmp_path / "one.json"
    CliRunner().invoke(main, ["--gold", str(gold), "--out", str(out), "--leave-out", "meantime"])
    file = msgspec.json.decode(out.read_bytes())
    assert file["weights"]["trained_on"] == [entities.NAMES["ecbplus"]]
    file["weights"]["least"] = 0.9
    out.write_bytes(msgspec.json.encode(file))
    with pytest.raises(ModelError, match="altered"):
        load_weights(out)


def test_a_scorer_learns_what_can_be_learned() -> None:
    rows = np.random.default_rng(3).normal(size=(400, 3))
    right = (rows[:, 0] * rows[:, 1] > 0).astype(np.float64)
    scorer = fit_scorer(
        rows,
        ("a", "b", "c"),
        lambda scores: (1 / (1 + np.exp(-scores)) - right) / len(right),
        hidden=12,
        steps=300,
    )
    assert ((scorer.scores(rows) > 0) == (right > 0)).mean() > 0.9
