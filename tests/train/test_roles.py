"""Who takes part in acts, learned from marked texts: the parts that need no model."""

from __future__ import annotations

import numpy as np

from alleged.records.spans import Span
from alleged.train.roles import Act, own_texts, phrase_f1, stretches

ACTOR = 0


def test_words_side_by_side_are_one_stretch() -> None:
    chosen = np.array([True, True, False, True])
    assert stretches(chosen) == [Span(0, 2), Span(3, 4)]
    assert stretches(np.zeros(3, dtype=bool)) == []


def test_a_stretch_counts_once_however_many_words_it_shares() -> None:
    right = np.array([1, 1, 0, 0, 2])
    act = Act("a", np.zeros((5, 1), dtype=np.float32), right, np.zeros((5, 4)))
    chances = np.zeros((5, 4))
    chances[[1, 2], ACTOR + 1] = 0.9  # one that overlaps
    assert phrase_f1([act], [chances], ACTOR) == 1.0
    chances[4, ACTOR + 1] = 0.9  # and one that does not
    assert phrase_f1([act], [chances], ACTOR) == 2 / 3
    assert phrase_f1([act], [chances], ACTOR + 1) == 0.0


def test_each_act_of_our_own_sentences_has_its_own_parties() -> None:
    texts = list(own_texts())
    assert len(texts) > 300
    for one in texts:
        spans = [trigger for trigger, _ in one.acts]
        assert len(set(spans)) == len(spans)
        assert all(Span(0, len(one.text)).holds(span) for _, given in one.acts for span, _ in given)
    assert any(len(given) > 1 for one in texts for _, given in one.acts)
