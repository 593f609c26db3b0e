"""Passages of news with all their acts, on invented texts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from alleged.analyse.sentences import split_sentences
from alleged.errors import InputError
from alleged.models.labels import ACT_MODES, ACT_TYPES, PARTY_ROLES, STATUSES
from alleged.train.told_sentences import PARTIAL, read_told

OPENING = "Rain fell on Porto Vedra. "
TOLD = "Police in Osterau arrested two dockers. Ana Ruiz resigned."
TEXT = OPENING + TOLD


def place(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def row(**changed: Any) -> dict[str, Any]:
    """A passage after the opening, with an arrest and a resignation."""
    arrest = {
        "trigger": place("arrested"), "kind": "COERCE", "modes": ["arrest"], "status": "happened",
        "actors": [place("Police")], "recipients": [place("two dockers")],
        "places": [place("Osterau")],
    }  # fmt: skip
    exit_ = {
        "trigger": place("resigned"), "kind": "RETREAT", "modes": ["resign"], "status": "happened",
        "actors": [place("Ana Ruiz")], "recipients": [], "places": [],
    }  # fmt: skip
    whole = {"set": "polnear", "id": "a", "start": len(OPENING), "end": len(TEXT), "part": "held"}
    return {**whole, "acts": [arrest, exit_], **changed}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "gold" / "polnear").mkdir(parents=True)
    with gzip.open(tmp_path / "gold/polnear/train.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"id": "a", "text": TEXT, "attributions": []}) + "\n")
    return tmp_path / "gold"


def write(folder: Path, *rows: dict[str, Any]) -> Path:
    folder.mkdir()
    (folder / "told.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", "utf-8")
    return folder


def test_places_are_counted_from_where_the_passage_begins(gold: Path, tmp_path: Path) -> None:
    (passage,) = read_told(gold, "held", split_sentences, folder=write(tmp_path / "t", row()))
    assert passage.text == TOLD
    words = [TOLD[span.start : span.end] for span, _ in passage.spans["act"]]
    assert words == ["arrested", "resigned"]
    parties = [(TOLD[b.start : b.end], PARTY_ROLES[role]) for _, b, role in passage.pairs]
    assert parties == [
        ("Police", "actor"), ("two dockers", "recipient"), ("Osterau", "place"),
        ("Ana Ruiz", "actor"),
    ]  # fmt: skip
    assert len(passage.spans["party"]) == 3


def test_an_act_has_its_kind_mode_and_status_and_a_resignation_is_labelled_so(
    gold: Path, tmp_path: Path
) -> None:
    (passage,) = read_told(gold, "held", split_sentences, folder=write(tmp_path / "t", row()))
    assert [ACT_TYPES[k] for _, k in passage.spans["act_type"]] == ["COERCE", "resignation"]
    assert [ACT_MODES[k] for _, k in passage.spans["act_mode"]] == ["COERCE arrest", "none"]
    assert {STATUSES[k] for _, k in passage.spans["status"]} == {"happened"}


def test_contexts_are_not_told_so_that_none_are_trained_on(gold: Path, tmp_path: Path) -> None:
    (passage,) = read_told(gold, "held", split_sentences, folder=write(tmp_path / "t", row()))
    assert "context" not in passage.spans


def test_what_is_kept_apart_is_never_trained_on_and_each_passage_stays_in_its_split(
    gold: Path, tmp_path: Path
) -> None:
    rows = [row(start=len(OPENING), part="held")]
    rows += [row(start=len(OPENING), part="judge")]
    rows += [row(id="a", start=start, part="tune", acts=[]) for start in range(len(OPENING))]
    few, all_ = write(tmp_path / "few", *rows[:9]), write(tmp_path / "all", *rows)
    splits = ("train", "dev", "held", "judge")
    found = {
        folder: {
            split: {one.id for one in read_told(gold, split, split_sentences, folder=folder)}
            for split in splits
        }
        for folder in (few, all_)
    }
    assert len(found[all_]["held"]) == len(found[all_]["judge"]) == 1
    assert sum(len(found[all_][split]) for split in splits) == len(rows)
    assert all(found[few][split] <= found[all_][split] for split in splits)
    assert found[all_]["dev"]


def test_only_the_first_files_are_silent_of_acts_without_a_code(gold: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "t", row())
    (folder / PARTIAL[0]).write_text(json.dumps(row()) + "\n", "utf-8")
    found = read_told(gold, "held", split_sentences, folder=folder)
    assert [one.partial for one in found] == [True, False]


def test_a_set_that_is_left_out_gives_no_passage(gold: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "t", row())
    assert read_told(gold, "held", split_sentences, folder=folder, names=("muc4",)) == []


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"id": "b"}, "no such text"),
        ({"end": 999}, "no such text"),
        ({"set": "elsewhere"}, "no set 'elsewhere'"),
        ({"start": place("two dockers")[0]}, "is not inside"),
    ],
)
def test_a_passage_that_does_not_fit_its_text_is_refused(
    gold: Path, tmp_path: Path, wrong: dict[str, Any], says: str
) -> None:
    folder = write(tmp_path / "t", row(**wrong))
    with pytest.raises(InputError, match=says):
        read_told(gold, "held", split_sentences, folder=folder)


def test_an_unknown_label_is_refused(gold: Path, tmp_path: Path) -> None:
    acts = [{**row()["acts"][0], "status": "perhaps"}]
    with pytest.raises(InputError, match="unknown label 'perhaps'"):
        read_told(gold, "held", split_sentences, folder=write(tmp_path / "t", row(acts=acts)))
