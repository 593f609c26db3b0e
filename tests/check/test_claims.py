"""Our own claims against tables: whole, and those about invented countries judged as labelled.

Those about real countries need the public tables, and are measured by `alleged quality measure
checks-own`; `tests/quality/pins.json` holds the figures.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tests.check.asking import verdicts_of

from alleged.records.spans import Span
from alleged.records.verdicts import Outcome

FOLDER = Path(__file__).parent / "claims_own"
HALVES = ("tune", "held")
FLOOR = 13
"""Of 13 in each half; in November 2026 all were right."""


def rows(half: str, name: str) -> dict[str, dict[str, Any]]:
    found = map(json.loads, (FOLDER / half / name).read_text("utf-8").splitlines())
    return {row["id"]: row for row in found}


def test_every_claim_has_a_label_and_points_at_its_words() -> None:
    for half in HALVES:
        texts, labels = rows(half, "texts.jsonl"), rows(half, "labels.jsonl")
        assert texts.keys() == labels.keys()
        for key, row in texts.items():
            (about,) = row["mentions"]
            assert Span(about["start"], about["end"]).of(row["text"]).strip()
            assert labels[key]["verdict"] in set(Outcome)


def test_half_is_held_back_and_every_outcome_is_in_both_halves() -> None:
    counts = {
        half: Counter(r["verdict"] for r in rows(half, "labels.jsonl").values()) for half in HALVES
    }
    assert counts["held"].total() >= counts["tune"].total()
    assert sum(one.total() for one in counts.values()) >= 160
    assert counts["held"].keys() == counts["tune"].keys() == {one.value for one in Outcome}


def test_four_countries_at_least_are_invented() -> None:
    names = ("Orvania", "Kelmark", "Tolvia", "Sarnland", "Velmora")
    texts = " ".join(row["text"] for half in HALVES for row in rows(half, "texts.jsonl").values())
    assert sum(name in texts for name in names) >= 4


@pytest.mark.parametrize("half", HALVES)
def test_claims_about_invented_countries_are_judged_as_labelled(half: str) -> None:
    texts, labels = rows(half, "texts.jsonl"), rows(half, "labels.jsonl")
    right, wrong = 0, []
    for key, row in texts.items():
        if row["tables"] != "invented":
            continue
        about = Span(row["mentions"][0]["start"], row["mentions"][0]["end"])
        found = [v for v in verdicts_of(row["text"], row["dct"]) if v.span.overlaps(about)]
        got = found[0].outcome.value if found else Outcome.NOT_CHECKABLE.value
        label = labels[key]
        assert not (got == "differs" and label["verdict"] == "not_covered"), row["text"]
        same = got == label["verdict"] and found[0].tables_disagree == label["tables_disagree"]
        right += same
        if not same:
            wrong.append((row["text"], got))
    assert right >= FLOOR, wrong
