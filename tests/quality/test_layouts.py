from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from alleged.errors import InputError
from alleged.quality.score import score_files
from alleged.quality.tasks import TASKS

TEXT = "Ann said that rain fell. Bob denied it."

RIGHT: dict[str, dict[str, Any]] = {
    "attribution": {"attributions": [{"source": [[0, 3]], "cue": [], "content": [[9, 23]]}]},
    "statement-types": {"statements": [{"id": "a", "type": "asks", "probability": 0.9}]},
    "claim-pairs": {"pairs": [{"id": "a", "relation": "agree", "probability": 0.9}]},
    "timex": {"timex": [{"start": 0, "end": 3, "type": "DATE", "value": None}]},
    "quantities": {"quantities": [{"value": 3, "start": None, "end": None}]},
    "quantity-tests": {"quantities": [{"resolution": {"value": "3", "unit": "Ton"}}, {"value": 2}]},
    "measurements": {"measurements": [{"quantity": {"start": 0, "end": 3}}]},
    "entities": {"mentions": [{"start": 0, "end": 3, "kind": "entity", "probability": 0.5}]},
    "places": {"places": [{"start": 0, "end": 3, "place": None, "role": "place"}]},
    "triggers": {"mentions": [{"start": 19, "end": 23, "kind": "event"}]},
    "events": {"events": [{"event_type": "REJECT"}]},
    "told-acts": {
        "acts": [
            {
                "start": 0,
                "end": 4,
                "kind": "AID",
                "status": "planned",
                "actors": [[5, 7]],
                "recipients": [],
                "probability": 0.5,
            }
        ]
    },
    "event-circumstances": {
        "triggers": [
            {
                "id": "a",
                "place": None,
                "begin": None,
                "end": None,
                "magnitudes": [],
                "instrument": None,
                "speaker": None,
                "same_as": None,
                "counted": True,
            }
        ]
    },
    "coded-events": {"events": [{"event_type": "REJECT"}]},
    "event-parties": {"parties": [{"start": 0, "end": 3, "label": "source"}]},
    "party-codes": {
        "actors": [{"start": 0, "end": 3, "code": None, "sector": "CVL"}],
        "recipients": [{"start": None, "end": None, "code": "PER", "sector": None}],
    },
    "event-class": {"label": 3},
    "date-specs": {"timex": [{"start": 0, "end": 3, "first_day": "2019-01-01", "last_day": None}]},
    "templates": {"templates": [{"type": "ATTACK", "instrument_id": [[{"string": "BOMB"}]]}]},
    "perpetrators": {"perpetrators": [{"start": 0, "end": 3, "confidence": "POSSIBLE"}]},
    "factuality": {"predicates": [{"start": 19, "end": 23, "factuality": 2.5}]},
    "event-factuality": {
        "mentions": [{"start": 19, "end": 23, "polarity": "positive", "certainty": "certain"}]
    },
    "coref": {"mentions": [{"start": 0, "end": 3, "kind": "entity", "chain": 1}]},
    "entity-coref": {"mentions": [{"start": 0, "end": 3, "kind": "entity", "chain": "e1"}]},
    "framing": {"label": 1, "spans": [[0, 3]]},
    "opinion": {"label": "factual"},
    "checkworthy": {"label": 1, "probability": 0.75},
    "verdicts": {"verdict": "agrees", "tables_disagree": False, "probability": 0.75},
    "copies": {
        "copies": [
            {
                "other": 2,
                "kind": "near",
                "passages": [{"start": 0, "end": 3, "other_start": 0, "other_end": 3}],
                "origin": None,
                "probability": 0.75,
            }
        ]
    },
    "families": {"owner": "Orrin Press", "voice": None, "probability": 0.8},
    "sentence-kinds": {"kind": "fact", "worth": 0.5},
    "fact-checks": {"reviews": [{"review": 2, "denies": False, "probability": 0.9}]},
    "timelines": {
        "timeline": [
            {
                "order": 1,
                "date": "2031-05-04",
                "events": [{"doc": 1, "sentence": 2, "event": "met"}],
            }
        ]
    },
    "list-members": {"members": [{"span": [0, 3], "anchor": [0, 3], "verdict": "agrees"}]},
    "loaded-words": {"loaded": [{"span": [0, 3], "direction": "blame", "target": None}]},
}

WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("party-codes", {}, 'none of "parties", "actors", "recipients" is there'),
    ("party-codes", {"parties": {}}, '"parties" is no list of objects'),
    ("party-codes", {"parties": [{"start": 0, "end": 3, "code": None}]}, 'has no "sector"'),
    ("party-codes", {"actors": [{"start": 9, "end": 99}]}, '"actors" is no place in the text'),
    ("attribution", {}, '"attributions" is no list'),
    ("attribution", {"attributions": [5]}, '"attributions" is no list of objects'),
    ("attribution", {"attributions": [{"cue": [[0, 99]]}]}, '"cue"'),
    ("attribution", {"attributions": [{"cue": [0, 3]}]}, '"cue"'),
    ("attribution", {"attributions": [{"cue": [], "probability": 2}]}, "no probability"),
    ("statement-types", {"statements": [{"id": "a"}]}, 'no "type"'),
    ("event-circumstances", {"triggers": [{"id": "a"}]}, 'trigger a has no "place"'),
    ("told-acts", {"acts": [{"start": 0, "end": 3, "kind": "AID"}]}, 'has no "status"'),
    ("claim-pairs", {"pairs": [{"id": "a"}]}, 'no "relation"'),
    ("statement-types", {"statements": [{"id": 3, "type": "asks"}]}, 'no "id"'),
    ("timex", {"timex": [{"start": 0, "end": 3, "type": "DATE"}]}, 'has no "value"'),
    ("timex", {"timex": [{"start": 3, "end": 3, "type": "DATE", "value": "2019"}]}, "no place"),
    ("date-specs", {"timex": [{"start": 0, "end": 3, "first_day": None}]}, 'has no "last_day"'),
    ("quantities", {"quantities": [{"unit": "tonne"}]}, 'has no "value"'),
    ("quantities", {"quantities": [{"value": 1, "start": 5}]}, "no place"),
    ("quantity-tests", {"quantities": [{"resolution": {}}]}, 'has no "value"'),
    ("measurements", {"measurements": [{"quantity": None}]}, "has no"),
    ("entities", {"mentions": [{"start": True, "end": 3}]}, "no place"),
    ("places", {"places": [{"start": 0, "end": 3, "place": None}]}, 'has no "role"'),
    ("triggers", {"mentions": {}}, '"mentions" is no list'),
    ("events", {"events": "ATTACK"}, '"events" is no list'),
    ("event-parties", {"parties": [{"start": 0, "end": 3}]}, 'has no "label"'),
    ("event-class", {}, 'no "label"'),
    ("templates", {"templates": [{"instrument_id": ["BOMB"]}]}, '"instrument_id"'),
    ("perpetrators", {"perpetrators": [{"start": 0, "end": 3}]}, 'has no "confidence"'),
    ("factuality", {"predicates": [{"start": 0, "end": 3, "factuality": 4}]}, "from -3 to 3"),
    ("factuality", {"predicates": [{"start": 0, "end": 3, "factuality": "3"}]}, "from -3 to 3"),
    ("event-factuality", {"mentions": [{"start": 3, "end": 3}]}, "no place"),
    ("coref", {"mentions": [{"start": 0, "end": 3}]}, 'has no "chain"'),
    ("framing", {"label": 1, "spans": [[0, 3, 5]]}, '"spans"'),
    ("sentence-kinds", {"kind": "fact"}, '"worth"'),
    ("loaded-words", {"loaded": [{"span": [0, 99]}]}, '"span"'),
    ("fact-checks", {"reviews": [{"review": 2}]}, '"denies"'),
    ("list-members", {"members": [{"span": [0, 3]}]}, '"verdict"'),
    ("checkworthy", {"label": 1, "probability": -0.5}, "no probability"),
    ("verdicts", {"label": "agrees"}, 'no "verdict"'),
    ("copies", {"copies": [{"other": 2}]}, 'no "kind"'),
    ("families", {"owner": None}, 'no "voice"'),
]


@pytest.mark.parametrize("task", TASKS)
def test_the_layout_that_a_task_asks_for_passes(task: str) -> None:
    assert TASKS[task].check(RIGHT[task], len(TEXT)) is None


@pytest.mark.parametrize(("task", "row", "message"), WRONG, ids=[f"{t} {m}" for t, _, m in WRONG])
def test_another_layout_is_named_with_its_line(
    tmp_path: Path, task: str, row: dict[str, Any], message: str
) -> None:
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    gold.write_text(json.dumps({"id": 1, "text": TEXT}) + "\n")
    predicted.write_text("\n" + json.dumps({"id": 1, **row}) + "\n")
    with pytest.raises(InputError) as caught:
        score_files(TASKS[task], str(gold), str(predicted))
    assert "line 2" in caught.value.message
    assert message in caught.value.message
