"""Given parties are coded from their places alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from alleged.quality.party_predictor import predict_party_codes
from alleged.quality.predictors import PredictOptions
from alleged.quality.rows import read_rows, row_from

TEXT = "Chilean police arrested two Sulmoran bankers."


def test_a_party_is_coded_in_the_list_in_which_its_place_was_given() -> None:
    row = row_from({"id": "d", "text": TEXT, "actors": [{"start": 0, "end": 14}], "recipients": []})
    (made,) = predict_party_codes([row], PredictOptions())
    (actor,) = made.fields["actors"]
    assert (actor["code"], actor["sector"], actor["label"]) == ("CHL", "COP", None)
    assert made.fields["recipients"] == []
    assert made.made_by == {"parties 1"}


def test_the_labels_of_a_gold_row_do_not_reach_the_predictor(tmp_path: Path) -> None:
    party = {"start": 0, "end": 14, "code": "PER", "sector": "LEG", "text": "Chilean police"}
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"id": "d", "text": TEXT, "actors": [party]}), encoding="utf-8")
    (row,) = read_rows(str(path))
    assert row.given == {"actors": [{"start": 0, "end": 14}]}


def test_a_party_without_a_place_is_left_out() -> None:
    row = row_from({"id": "d", "text": TEXT, "actors": [{"start": None, "end": None}]})
    (made,) = predict_party_codes([row], PredictOptions())
    assert made.fields == {"actors": []}


@pytest.mark.parametrize("text", ["", " "])
def test_a_row_without_words_has_no_codes(text: str) -> None:
    (made,) = predict_party_codes(
        [row_from({"id": "d", "text": text, "parties": []})], PredictOptions()
    )
    assert made.fields == {"parties": []}
