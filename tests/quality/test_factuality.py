"""Predictors for events that are given."""

from __future__ import annotations

from alleged.quality.factuality import (
    predict_event_factuality,
    predict_factuality,
    sentence_at,
)
from alleged.quality.predictors import PredictOptions
from alleged.quality.rows import row_from
from alleged.records.spans import Span

TEXT = "Guards closed the gate. The mayor did not open it. The clerk may leave."


def place(word: str) -> dict[str, int]:
    return {"start": TEXT.index(word), "end": TEXT.index(word) + len(word)}


def test_the_number_falls_from_a_fact_to_what_may_be() -> None:
    row = row_from(
        {"id": 1, "text": TEXT, "predicates": [place(w) for w in ("closed", "open", "leave")]}
    )
    (prediction,) = predict_factuality([row], PredictOptions())
    numbers = [one["factuality"] for one in prediction.fields["predicates"]]
    assert numbers[0] > numbers[1]
    assert numbers[0] > numbers[2]
    assert prediction.made_by


def test_given_events_are_labelled_and_gold_s_labels_do_not_reach_the_predictor() -> None:
    mentions = [
        {**place("closed"), "kind": "event", "polarity": "NEG"},
        {**place("open"), "kind": "event", "polarity": "POS"},
        {**place("mayor"), "kind": "entity"},
    ]
    row = row_from({"id": 1, "text": TEXT, "mentions": mentions})
    (prediction,) = predict_event_factuality([row], PredictOptions())
    found = prediction.fields["mentions"]
    assert [one["polarity"] for one in found] == ["positive", "negative"]
    assert [one["status"] for one in found] == ["happened", "negated"]
    assert all(0 < one["probability"] <= 1 for one in found)


def test_a_place_between_sentences_is_in_none() -> None:
    sentences = [Span(0, 5), Span(6, 9)]
    assert sentence_at(sentences, Span(7, 9)) == 1
    assert sentence_at(sentences, Span(5, 6)) is None
