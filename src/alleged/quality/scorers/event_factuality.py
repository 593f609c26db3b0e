"""Whether the text has given events as done or not done, and how sure it is of that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from alleged.quality.scorers.counts import class_scores

Rows = Mapping[Any, Mapping[str, Any]]

NAMES = {
    "POS": "positive",
    "NEG": "negative",
    "CERTAIN": "certain",
    "PROBABLE": "probable",
    "POSSIBLE": "possible",
}
"""From MEANTIME's words to ours. What is UNDERSPECIFIED there was left open by its annotators."""


def score_event_factuality(gold: Rows, predicted: Rows) -> dict[str, Any]:
    """Accuracy and macro F1 of polarity and of certainty, at gold's event mentions.

    An event is found by its place. Mentions without an annotation, or with one that is
    UNDERSPECIFIED, are left out; one without a prediction is wrong. `both` is right where both are.
    """
    polarity, certainty, both = [], [], []
    for key, row in gold.items():
        given = {
            (one["start"], one["end"]): one for one in predicted.get(key, {}).get("mentions") or ()
        }
        for mention in row.get("mentions") or ():
            if mention.get("kind") != "event":
                continue
            found = given.get((mention["start"], mention["end"]), {})
            pairs = {
                name: (_name(mention.get(name)), _name(found.get(name)))
                for name in ("polarity", "certainty")
            }
            if pairs["polarity"][0]:
                polarity.append((pairs["polarity"][0], pairs["polarity"][1]))
            if pairs["certainty"][0]:
                certainty.append((pairs["certainty"][0], pairs["certainty"][1]))
            if pairs["polarity"][0] and pairs["certainty"][0]:
                wanted = f"{pairs['polarity'][0]} {pairs['certainty'][0]}"
                ours = f"{pairs['polarity'][1]} {pairs['certainty'][1]}" if found else None
                both.append((wanted, ours))
    return {
        "task": "event-factuality",
        "polarity": class_scores(polarity),
        "certainty": class_scores(certainty),
        "both": class_scores(both),
    }


def _name(raw: Any) -> str | None:
    """The label in our words; None for none and for UNDERSPECIFIED."""
    return NAMES.get(raw, raw if raw in NAMES.values() else None)
