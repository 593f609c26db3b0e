from __future__ import annotations

from typing import Any

import pytest

from alleged.quality.scorers.framing import score_framing

TEXT = "The reckless, shameful plan failed."
RECKLESS, SHAMEFUL = [4, 12], [14, 22]
GOLD = {"s": {"text": TEXT, "label": 1, "spans": [RECKLESS, SHAMEFUL]}}

CASES = {
    # predicted spans, words p/r, spans p/r
    "perfect": ([RECKLESS, SHAMEFUL], (100.0, 100.0), (100.0, 100.0)),
    "half right": ([RECKLESS], (100.0, 50.0), (100.0, 50.0)),
    "nothing predicted": ([], (None, 0.0), (None, 0.0)),
    # a word is found where it is touched: off by one hits the word, not the span
    "off by one": ([[4, 11], SHAMEFUL], (100.0, 100.0), (50.0, 50.0)),
    # the comma between them is a word of its own
    "both in one": ([[4, 22]], (66.67, 100.0), (0.0, 0.0)),
    "twice the same": ([RECKLESS, RECKLESS], (100.0, 50.0), (100.0, 50.0)),
}


@pytest.mark.parametrize(("predicted", "words", "spans"), CASES.values(), ids=CASES.keys())
def test_loaded_words_and_spans_are_counted(
    predicted: list[list[int]], words: tuple[float | None, float], spans: tuple[float | None, float]
) -> None:
    scores = score_framing(GOLD, {"s": {"label": 1, "spans": predicted}})
    for name, (p, r) in (("words", words), ("spans", spans)):
        assert scores[name]["r"] == r
        assert p is None or scores[name]["p"] == p


def test_labels_of_sentences_have_their_macro_f1() -> None:
    gold: dict[Any, dict[str, Any]] = {
        i: {"text": TEXT, "label": label, "spans": []} for i, label in enumerate([1, 1, 0, 0])
    }
    predicted: dict[Any, dict[str, Any]] = {
        i: {"label": label, "spans": []} for i, label in enumerate([1, 0, 0, 0])
    }
    # loaded: p 1, r 1/2 -> 66.67; not: p 2/3, r 1 -> 80
    label = score_framing(gold, predicted)["label"]
    assert label["macro_f1"] == pytest.approx(73.33, abs=0.01)


def test_in_an_article_the_sentences_count_that_hold_lexical_bias() -> None:
    text = "A reckless plan. It failed. Shameful."
    gold = {
        "a": {
            "text": text,
            "sentences": [[0, 16], [17, 27], [28, 37]],
            "spans": [
                {"span": [2, 10], "bias": "lexical"},
                {"span": [17, 26], "bias": "informational"},
                {"span": [28, 36], "bias": "lexical"},
            ],
        }
    }
    scores = score_framing(gold, {"a": {"label": None, "spans": [[5, 7], [20, 22]]}})
    assert "label" not in scores
    assert scores["sentence"] == {"p": 50.0, "r": 50.0, "f1": 50.0}
