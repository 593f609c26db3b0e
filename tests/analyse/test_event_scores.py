"""The reader model's scores at the words of a trigger."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from alleged.analyse.event_scores import (
    HEADS,
    NEAR,
    NEAR_HEADS,
    head_names,
    near_names,
    status_scores,
    words_at,
)
from alleged.analyse.event_status import StatusScores
from alleged.models.act_networks import load_status_weights
from alleged.records.spans import Span

VERSION = load_status_weights()[0].reader


def reading(version: str = "another", **scores: list[list[float]]) -> Any:
    """Of the text `They may march on`."""
    return SimpleNamespace(
        starts=[0, 5, 9, 15],
        ends=[4, 8, 14, 17],
        scores={name: np.array(rows, dtype=np.float32) for name, rows in scores.items()},
        version=version,
    )


def numbered(version: str = VERSION) -> Any:
    """With one score a word and head: the number of the word."""
    heads = {*HEADS, *NEAR_HEADS}
    return reading(version, **{head: [[0.0], [1.0], [2.0], [3.0]] for head in sorted(heads)})


MARCH = Span(9, 14)


def scores_at(made: Any, span: Span) -> StatusScores | None:
    (found,) = status_scores(made, [words_at(made, span)])
    return found


def test_a_model_without_such_heads_says_nothing() -> None:
    assert scores_at(reading(mention=[[0.0]] * 4), MARCH) is None


def test_the_number_is_the_mean_over_the_trigger_s_words_within_its_bounds() -> None:
    found = scores_at(reading(factuality=[[0.0], [1.0], [2.0], [9.0]]), MARCH)
    assert found is not None
    assert (found.factuality, found.row) == (2.0, None)
    both = scores_at(reading(factuality=[[0.0], [1.0], [2.0], [9.0]]), Span(9, 17))
    assert both is not None
    assert both.factuality == 3.0


def test_what_all_heads_say_comes_first_and_then_what_they_say_beside_the_act() -> None:
    found = scores_at(numbered(), Span(5, 14))
    assert found is not None
    assert found.row is not None
    assert found.row[: len(HEADS)].tolist() == [1.5] * len(HEADS)
    beside = found.row[len(HEADS) :].reshape(len(NEAR), len(NEAR_HEADS))
    assert [set(row) for row in beside.tolist()] == [{0.0}, {0.0}, {3.0}, {3.0}]  # cut at the ends


def test_each_column_has_a_name() -> None:
    labels = dict.fromkeys((*HEADS, *NEAR_HEADS), ("one",))
    found = scores_at(numbered(), MARCH)
    assert found is not None
    assert found.row is not None
    assert len(found.row) == len([*head_names(labels), *near_names(labels)])


def test_another_model_s_scores_are_not_read_by_weights_that_do_not_know_it() -> None:
    found = scores_at(numbered("another"), MARCH)
    assert found is not None
    assert found.row is None


def test_a_place_between_words_has_no_scores() -> None:
    assert scores_at(reading(factuality=[[0.0]] * 4), Span(8, 9)) is None


def test_acts_are_scored_together_as_each_alone() -> None:
    together = status_scores(numbered(), [[2], [], [0, 2], [3]])
    alone = [scores_at(numbered(), MARCH), None, *status_scores(numbered(), [[0, 2], [3]])]
    for one, other in zip(together, alone, strict=True):
        assert (one is None) is (other is None)
        if one is not None and other is not None:
            assert one.factuality == other.factuality
            assert np.array_equal(one.row, other.row)  # type: ignore[arg-type]
    assert [one.factuality for one in together if one] == [2.0, 1.0, 3.0]
