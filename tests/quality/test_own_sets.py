"""Our own labelled sets: whole, and joined as they are measured."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from alleged.quality.own_sets import joined_passages, joined_statements
from alleged.records.insinuations import InsinuationKind
from alleged.records.statements import Manner, Stance, StatementType, Strength, Voice

FOLDER = Path(__file__).resolve().parents[1] / "analyse" / "statements_own"

Json = dict[str, Any]


def lines(name: str) -> list[Json]:
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


def test_every_statement_has_one_label_of_each_field() -> None:
    labels = lines("labels.jsonl")
    places = [one["id"] for row in lines("texts.jsonl") for one in row["statements"]]
    assert Counter(places) == Counter(row["id"] for row in labels)
    assert len(labels) >= 300
    for row in labels:
        assert row["type"] in set(StatementType)
        assert row["strength"] in set(Strength)
        assert row["stance"] in set(Stance)
        assert row["manner"] in set(Manner)
        assert row["implied"] in {None, *InsinuationKind}


def test_at_least_half_is_held_back_and_every_type_is_in_both_halves() -> None:
    half = {one["id"]: row["half"] for row in lines("texts.jsonl") for one in row["statements"]}
    counts = Counter(half.values())
    assert counts["held"] >= counts["tune"]
    types = {name: {row["type"] for row in lines("labels.jsonl") if half[row["id"]] == name}
             for name in counts}  # fmt: skip
    assert types["held"] == types["tune"] == {one.value for one in StatementType}


def test_the_places_lie_in_the_texts_and_polnear_s_words_are_not_here() -> None:
    rows = lines("texts.jsonl")
    assert len({row["id"] for row in rows if "text" in row}) >= 4
    for row in rows:
        assert ("text" in row) != ("polnear" in row)
        for one in row["statements"]:
            assert one["voice"] in set(Voice)
            assert one["content"]
            pieces = [*one["source"], *one["cue"], *one["content"]]
            assert all(0 <= start < end for start, end in pieces)
            assert "text" not in row or all(end <= len(row["text"]) for _, end in pieces)


def test_the_half_held_back_is_joined_with_labels_and_words(tmp_path: Path) -> None:
    articles = tmp_path / "dev.jsonl"
    ids = [row["polnear"] for row in lines("texts.jsonl") if "polnear" in row]
    articles.write_text(
        "".join(json.dumps({"id": id, "text": f"words of {id}"}) + "\n" for id in ids), "utf-8"
    )
    joined = list(joined_statements(FOLDER, articles))
    assert {row["id"] for row in joined} == {
        row["id"] for row in lines("texts.jsonl") if row["half"] == "held"
    }
    for row in joined:
        own = not row["text"].startswith("words of ")
        assert all(("implied" in one) == own and one["type"] for one in row["statements"])


def test_passages_are_joined_with_their_words_and_acts(tmp_path: Path) -> None:
    told, gold = tmp_path / "told", tmp_path / "gold"
    told.mkdir()
    (gold / "polnear").mkdir(parents=True)
    text = "Before.\nTesk expelled two envoys in May. They left."
    article = {"id": "x", "text": text, "attributions": []}
    (gold / "polnear" / "train.jsonl").write_text(json.dumps(article) + "\n", "utf-8")
    act = {
        "trigger": [13, 21],
        "kind": "COERCE",
        "modes": [],
        "status": "happened",
        "actors": [[8, 12]],
        "recipients": [[22, 32]],
        "places": [],
    }
    row = {"set": "polnear", "id": "x", "start": 8, "end": 40, "part": "held", "acts": [act]}
    tune = {**row, "part": "tune"}
    (told / "a.jsonl").write_text(json.dumps(row) + "\n" + json.dumps(tune) + "\n", "utf-8")
    (made,) = joined_passages(told, gold)
    assert made["text"] == text[8:40]
    (found,) = made["acts"]
    assert made["text"][found["start"] : found["end"]] == "expelled"
    assert [made["text"][slice(*one)] for one in found["recipients"]] == ["two envoys"]
    assert (found["kind"], found["status"], found["actors"]) == ("COERCE", "happened", [[0, 4]])
