"""The scorers that were given to us: unchanged, and right on cases counted by hand."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from alleged.quality import scorers
from alleged.quality.scorers import coref
from alleged.quality.scorers.given import (
    judge_attribution,
    judge_quantities,
    judge_timex,
    score_attribution,
    score_coref,
    score_events,
    score_quantities,
    score_timex,
)

DIGESTS = {
    "attribution": "2bf6a40369f9c7479116f3f49132ca91530194a2ee15f6f84988c76fcda3c907",
    "coref": "7db61e17933a6a46a5eeb05f81caef3dd35f6165aafecc30c75b1669d7c1d9d2",
    "events": "f78d06d46108e259daab26db7cac9fefd6738b2388393c265cf0532b1f8dfc25",
    "quantities": "b35995f98774f89395b3eb89b20a03fa368e495c12eeafc473131bb839b7ad0e",
    "timex": "3d191b0dd499ef00e1a99c4f7dced603b2d756f17eac7f3fd381506420f73fac",
}


@pytest.mark.parametrize(("name", "digest"), DIGESTS.items(), ids=DIGESTS.keys())
def test_a_given_scorer_is_unchanged(name: str, digest: str) -> None:
    content = (Path(scorers.__file__).parent / f"{name}.py").read_bytes()
    assert hashlib.sha256(content).hexdigest() == digest


def by_id(**fields: Any) -> dict[Any, dict[str, Any]]:
    return {"d": {"id": "d", **fields}}


# words:   Ann  said  that  rain  fell  .   Bob  denied  it  .
TEXT = "Ann said that rain fell. Bob denied it."
ANN = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 23]]}
BOB = {"source": [[25, 28]], "cue": [[29, 35]], "content": [[36, 38]]}
CASES = {
    # name: predicted, relation p/r, strict p/r, detected p/r
    "perfect": ([ANN, BOB], (1, 1), (1, 1), (1, 1)),
    "nothing predicted": ([], (0, 0), (0, 0), (0, 0)),
    "half right": ([ANN], (1, 0.5), (1, 0.5), (1, 0.5)),
    "twice the same": ([ANN, ANN, BOB], (0.6667, 1), (0.6667, 1), (0.6667, 1)),
    # "rain fell" for "that rain fell": token F1 2*2/(3+2) = 0.8, right but not strictly
    "content one word short": ([{**ANN, "content": [[14, 23]]}, BOB], (1, 1), (0.5, 0.5), (1, 1)),
    # "fell" for "that rain fell": 2*1/(3+1) = 0.5, only detected
    "content two words short": ([{**ANN, "content": [[19, 23]]}], (0, 0), (0, 0), (1, 0.5)),
    "the other speaker": ([{**ANN, "source": [[25, 28]]}], (0, 0), (0, 0), (1, 0.5)),
    "no speaker": ([{**ANN, "source": []}], (0, 0), (0, 0), (1, 0.5)),
    "the other cue": ([{**ANN, "cue": [[29, 35]]}], (0, 0), (0, 0), (0, 0)),
    "a blank too many": ([{**ANN, "content": [[8, 23]]}, BOB], (1, 1), (1, 1), (1, 1)),
}


@pytest.mark.parametrize(
    ("predicted", "relation", "strict", "detected"), CASES.values(), ids=CASES.keys()
)
def test_attribution_counts_whole_attributions(
    predicted: list[dict[str, Any]],
    relation: tuple[float, float],
    strict: tuple[float, float],
    detected: tuple[float, float],
) -> None:
    scores = score_attribution(
        by_id(text=TEXT, attributions=[ANN, BOB]), by_id(attributions=predicted)
    )
    for name, expected in (
        ("relation", relation), ("relation_strict", strict), ("detected", detected)
    ):  # fmt: skip
        assert (scores[name]["p"], scores[name]["r"]) == expected


def test_a_statement_is_judged_right_as_the_relation_score_counts_it() -> None:
    predicted = [
        {**ANN, "probability": 0.9},
        {**ANN, "probability": 0.8},
        {**BOB, "source": [], "probability": 0.3},
        {"source": [], "cue": [], "content": [], "probability": 0.1},
    ]
    gold = by_id(text=TEXT, attributions=[ANN, BOB])
    judged = list(judge_attribution(gold, by_id(attributions=predicted)))
    assert judged == [(0.9, True), (0.8, False), (0.3, False)]
    relation = score_attribution(gold, by_id(attributions=predicted))["relation"]
    assert relation["p"] == pytest.approx(sum(right for _, right in judged) / len(judged), abs=1e-4)


def timex(start: int, end: int, value: str | None, type: str = "DATE") -> dict[str, Any]:
    return {"start": start, "end": end, "value": value, "type": type, "probability": 0.5}


TIMES = [timex(0, 6, "2019-11-10"), timex(20, 30, "P2D", "DURATION")]
TIMEX_CASES = {
    "perfect": (TIMES, 100.0, 100.0, 100.0),
    "nothing predicted": ([], 0.0, 0.0, 0.0),
    "half right": (TIMES[:1], 66.67, 66.67, 66.67),
    "off by one": ([timex(0, 5, "2019-11-10"), TIMES[1]], 50.0, 100.0, 100.0),
    "another value": ([timex(0, 6, "2019-11-11"), TIMES[1]], 100.0, 100.0, 50.0),
    "no value": ([timex(0, 6, None), TIMES[1]], 100.0, 100.0, 50.0),
    "twice the same": ([*TIMES, TIMES[0]], 80.0, 80.0, 80.0),
}


@pytest.mark.parametrize(
    ("predicted", "strict", "relaxed", "value"), TIMEX_CASES.values(), ids=TIMEX_CASES.keys()
)
def test_timex_counts_spans_and_values(
    predicted: list[dict[str, Any]], strict: float, relaxed: float, value: float
) -> None:
    scores = score_timex(by_id(timex=TIMES), by_id(timex=predicted))
    assert [scores[n]["f1"] for n in ("strict", "relaxed", "value")] == [strict, relaxed, value]


def test_a_time_is_judged_right_by_its_value() -> None:
    predicted = [timex(0, 5, "2019-11-10"), timex(20, 30, "P3D"), timex(40, 44, "P2D")]
    judged = list(judge_timex(by_id(timex=TIMES), by_id(timex=predicted)))
    assert [right for _, right in judged] == [True, False, False]


def quantity(value: Any, unit: str = "tonne", bound: str = "=", start: int = 0) -> dict[str, Any]:
    return {
        "value": value,
        "normalized_unit": unit,
        "bound": bound,
        "concept": "",
        "start": start,
        "end": start + 5,
        "probability": 0.5,
    }


QUANTITIES = [quantity(800), quantity([10, 20], "percentage", "~", 20)]
QUANTITY_CASES = {
    "perfect": (QUANTITIES, 100.0, 100.0, 100.0),
    "nothing predicted": ([], 0.0, 0.0, 0.0),
    "another unit": ([quantity(800, "dollar"), QUANTITIES[1]], 100.0, 50.0, 100.0),
    "another bound": ([quantity(800, bound=">"), QUANTITIES[1]], 100.0, 100.0, 50.0),
    "half a range": ([QUANTITIES[0], quantity(10, "percentage", "~", 20)], 50.0, 50.0, 50.0),
    "twice the same": ([*QUANTITIES, QUANTITIES[0]], 80.0, 80.0, 80.0),
}


@pytest.mark.parametrize(
    ("predicted", "value", "unit", "bound"), QUANTITY_CASES.values(), ids=QUANTITY_CASES.keys()
)
def test_quantities_count_values_units_and_bounds(
    predicted: list[dict[str, Any]], value: float, unit: float, bound: float
) -> None:
    scores = score_quantities(by_id(quantities=QUANTITIES), by_id(quantities=predicted))
    found = [scores[name]["f1"] for name in ("value", "value_unit", "value_bound")]
    assert found == [value, unit, bound]


def test_a_quantity_is_judged_right_by_its_value_and_only_once() -> None:
    predicted = [quantity("800"), quantity(800), quantity(10)]
    judged = list(judge_quantities(by_id(quantities=QUANTITIES), by_id(quantities=predicted)))
    assert [right for _, right in judged] == [True, False, False]


EVENT = {
    "event_type": "AGREE",
    "mode": ["visit"],
    "context": [],
    "actors": [{"start": 0, "end": 4, "code": "PER", "sector": "GOV"}],
    "recipients": [{"start": 10, "end": 15, "code": "CHL", "sector": None}],
}


@pytest.mark.parametrize(
    ("events", "accuracy", "first", "quad"),
    [
        ([EVENT], 100.0, 100.0, 100.0),
        ([], 0.0, 0.0, 0.0),
        ([{**EVENT, "event_type": "CONSULT"}], 0.0, 0.0, 100.0),
        ([{"event_type": "ASSAULT"}, EVENT], 100.0, 0.0, 100.0),
    ],
    ids=["perfect", "nothing predicted", "same class", "second best"],
)
def test_events_count_types_and_classes(
    events: list[dict[str, Any]], accuracy: float, first: float, quad: float
) -> None:
    scores = score_events(by_id(**EVENT), by_id(events=events))
    assert scores["type_accuracy"] == accuracy
    assert scores["type_first_accuracy"] == first
    assert scores["quad_accuracy"] == quad


def chains(*labels: str) -> dict[Any, dict[str, Any]]:
    return by_id(
        mentions=[
            {"start": 2 * i, "end": 2 * i + 1, "kind": "event", "chain": label}
            for i, label in enumerate(labels)
        ]
    )


def test_coref_counts_perfect_chains_as_100_and_single_mentions_as_less() -> None:
    assert score_coref(chains("a", "a", "b"), chains("x", "x", "y"))["conll_f1"] == 100.0
    # MUC 0; B3 P 1, R (1/2+1/2+1)/3; CEAF-e 1 + 2/3 over 3 and over 2 chains
    scores = score_coref(chains("a", "a", "b"), chains("x", "y", "z"))
    assert scores["muc"]["f1"] == 0.0
    assert scores["b3"] == {"p": 100.0, "r": 66.67, "f1": 80.0}
    assert scores["ceafe"] == {"p": 55.56, "r": 83.33, "f1": 66.67}


def test_coref_agrees_with_the_worked_example_of_pradhan() -> None:
    given: Any = coref
    assert given.selftest() == {"selftest": "ok"}


def test_a_source_in_another_sentence_than_the_words_is_counted_apart() -> None:
    text = "Ann came. She was tired. Bob said no."
    apart = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[10, 23]]}
    together = {"source": [[25, 28]], "cue": [[29, 33]], "content": [[34, 36]]}
    gold = {
        "a": {
            "id": "a",
            "text": text,
            "sentences": [[0, 9], [10, 24], [25, 37]],
            "attributions": [apart, together],
        }
    }
    found = score_attribution(gold, {"a": {"id": "a", "attributions": [apart]}})
    assert found["source_elsewhere"] == {"n": 1, "recall": 1.0}
    missed = score_attribution(gold, {"a": {"id": "a", "attributions": [together]}})
    assert missed["source_elsewhere"] == {"n": 1, "recall": 0.0}
    unknown = score_attribution({"a": {**gold["a"], "sentences": None}}, {})
    assert unknown["source_elsewhere"] == {"n": 0, "recall": None}
