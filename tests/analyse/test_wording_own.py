"""Our own sets of wording: texts and labels belong together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent


def rows(path: str) -> list[dict[str, Any]]:
    written = (FOLDER / path).read_text(encoding="utf-8")
    return [json.loads(line) for line in written.splitlines()]


@pytest.mark.parametrize("half", ["dev", "held"])
@pytest.mark.parametrize("own", ["worth_own", "framing_own"])
def test_every_text_has_labels_and_says_nothing_of_them(own: str, half: str) -> None:
    texts, labels = rows(f"{own}/{half}/texts.jsonl"), rows(f"{own}/{half}/labels.jsonl")
    assert [row["id"] for row in texts] == [row["id"] for row in labels]
    assert all(set(row) == {"id", "text"} for row in texts)


@pytest.mark.parametrize("own", ["worth_own", "framing_own"])
def test_at_least_half_is_held_back_and_no_text_stands_in_both_halves(own: str) -> None:
    dev, held = rows(f"{own}/dev/texts.jsonl"), rows(f"{own}/held/texts.jsonl")
    assert len(held) >= len(dev)
    assert not {row["text"] for row in dev} & {row["text"] for row in held}


@pytest.mark.parametrize("half", ["dev", "held", "fresh"])
def test_loaded_words_and_targets_are_whole_words_of_the_text(half: str) -> None:
    texts = {row["id"]: row["text"] for row in rows(f"framing_own/{half}/texts.jsonl")}
    for row in rows(f"framing_own/{half}/labels.jsonl"):
        text = texts[row["id"]]
        for one in row["loaded"]:
            for start, end in filter(None, (one["span"], one["target"])):
                assert text[start:end].strip() == text[start:end] != ""
                assert not text[start - 1 : start].isalpha()
                assert not text[end : end + 1].isalpha()
