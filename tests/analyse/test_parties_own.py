"""Our own parties in invented news: laid out as their README says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from alleged.analyse.countries import countries_by_code
from alleged.plover import BEYOND_STATES, SECTORS

FOLDER = Path(__file__).parent / "parties_own"
HALVES = ("held", "dev")


def rows(half: str, name: str) -> list[dict[str, Any]]:
    lines = (FOLDER / half / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_at_least_half_of_two_hundred_parties_is_held_back() -> None:
    held, dev = (sum(len(row["parties"]) for row in rows(half, "texts")) for half in HALVES)
    assert held + dev >= 200
    assert held >= dev


@pytest.mark.parametrize("half", HALVES)
def test_texts_and_labels_have_the_same_parties(half: str) -> None:
    for text, labels in zip(rows(half, "texts"), rows(half, "labels"), strict=True):
        assert text["id"] == labels["id"]
        places = [(one["start"], one["end"]) for one in text["parties"]]
        assert places == [(one["start"], one["end"]) for one in labels["parties"]]
        assert all(0 <= start < end <= len(text["text"]) for start, end in places)
        assert not any("code" in one for one in text["parties"])


@pytest.mark.parametrize("half", HALVES)
def test_labels_use_the_vocabulary_and_quote_the_text(half: str) -> None:
    codes = {code.upper() for code in countries_by_code()} | set(BEYOND_STATES)
    for text, labels in zip(rows(half, "texts"), rows(half, "labels"), strict=True):
        for one in labels["parties"]:
            assert one["code"] is None or one["code"] in codes
            assert one["sector"] is None or one["sector"] in SECTORS
            words = text["text"][one["start"] : one["end"]]
            assert one["label"] is None or one["label"] == words


def test_no_text_stands_in_both_halves() -> None:
    held, dev = ({row["text"] for row in rows(half, "texts")} for half in HALVES)
    assert not held & dev
