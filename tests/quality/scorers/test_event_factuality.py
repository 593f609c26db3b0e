from __future__ import annotations

from typing import Any

from alleged.quality.scorers.event_factuality import score_event_factuality


def rows(*labels: tuple[str | None, str | None]) -> dict[Any, dict[str, Any]]:
    return {
        "d": {
            "mentions": [
                {
                    "start": 10 * i,
                    "end": 10 * i + 4,
                    "kind": "event",
                    "polarity": polarity,
                    "certainty": certainty,
                }
                for i, (polarity, certainty) in enumerate(labels)
            ]
        }
    }


def test_gold_s_words_and_ours_mean_the_same() -> None:
    gold = rows(("POS", "CERTAIN"), ("NEG", "POSSIBLE"))
    ours = rows(("positive", "certain"), ("negative", "possible"))
    scores = score_event_factuality(gold, ours)
    assert scores["polarity"]["macro_f1"] == scores["certainty"]["macro_f1"] == 100.0
    assert scores["both"]["rows"] == 2


def test_what_annotators_left_open_does_not_count() -> None:
    gold = rows(("UNDERSPECIFIED", "CERTAIN"), (None, None))
    scores = score_event_factuality(gold, rows(("negative", "certain"), ("negative", "certain")))
    assert scores["polarity"]["rows"] == 0
    assert scores["certainty"]["rows"] == 1


def test_an_event_without_a_prediction_is_wrong() -> None:
    gold = rows(("POS", "CERTAIN"), ("POS", "CERTAIN"))
    scores = score_event_factuality(gold, rows(("positive", "certain")))
    assert scores["polarity"]["accuracy"] == 50.0
    assert scores["both"]["rows_without_prediction"] == 1


def test_rare_labels_count_as_much_as_common_ones() -> None:
    gold = rows(("POS", "CERTAIN"), ("POS", "CERTAIN"), ("POS", "CERTAIN"), ("NEG", "CERTAIN"))
    ours = rows(*[("positive", "certain")] * 4)
    # F1 of POS 6/7, of NEG 0
    assert score_event_factuality(gold, ours)["polarity"]["macro_f1"] == 42.86
