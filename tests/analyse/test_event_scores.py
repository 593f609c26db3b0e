"""The reader model's scores at the words of a trigger."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from alleged.analyse.event_scores import status_scores, words_at
from alleged.analyse.event_status import StatusScores
from alleged.records.events import EventStatus
from alleged.records.spans import Span

LABELS = tuple(one.value for one in reversed(EventStatus))
"""In another order than the record's, as a model may have them."""


def reading(**scores: list[list[float]]) -> Any:
    """Of the text `They may march on`."""
    return SimpleNamespace(
        starts=[0, 5, 9, 15],
        ends=[4, 8, 14, 17],
        scores={name: np.array(rows, dtype=np.float32) for name, rows in scores.items()},
        settings=SimpleNamespace(labels={"factuality": ("factuality",), "status": LABELS}),
    )


MARCH = Span(9, 14)


def scores_at(made: Any, span: Span) -> StatusScores | None:
    (found,) = status_scores(made, [words_at(made, span)])
    return found


def test_a_model_without_such_heads_says_nothing() -> None:
    assert scores_at(reading(mention=[[0.0]] * 4), MARCH) is None


def test_the_number_is_the_mean_over_the_trigger_s_words_within_its_bounds() -> None:
    found = scores_at(reading(factuality=[[0.0], [1.0], [2.0], [9.0]]), MARCH)
    assert found is not None
    assert (found.factuality, found.statuses) == (2.0, None)
    both = scores_at(reading(factuality=[[0.0], [1.0], [2.0], [9.0]]), Span(9, 17))
    assert both is not None
    assert both.factuality == 3.0


def test_log_probabilities_come_in_the_order_of_the_record() -> None:
    row = [0.0] * len(LABELS)
    row[LABELS.index("planned")] = 5.0
    found = scores_at(reading(status=[row] * 4), MARCH)
    assert found is not None
    assert found.statuses is not None
    best = max(range(len(LABELS)), key=lambda at: (found.statuses or ())[at])
    assert list(EventStatus)[best] is EventStatus.PLANNED
    assert sum(math.exp(one) for one in found.statuses) == pytest.approx(1.0)


def test_a_place_between_words_has_no_scores() -> None:
    assert scores_at(reading(factuality=[[0.0]] * 4), Span(8, 9)) is None


def test_acts_are_scored_together_as_each_alone() -> None:
    made = reading(factuality=[[0.0], [1.0], [2.0], [9.0]], status=[[0.0] * len(LABELS)] * 4)
    together = status_scores(made, [[2], [], [0, 2], [3]])
    assert together == [scores_at(made, MARCH), None, *status_scores(made, [[0, 2], [3]])]
    assert [one.factuality for one in together if one] == [2.0, 1.0, 3.0]
