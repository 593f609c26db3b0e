"""A phrase takes up what stands before it, or nothing."""

from __future__ import annotations

import numpy as np
import pytest

from alleged.analyse.antecedents import (
    Choice,
    all_before,
    best_of,
    chains_of,
    choose_antecedents,
)
from alleged.analyse.pairs import FEATURES, pair_features, place_phrases
from alleged.analyse.sentences import split_sentences
from alleged.models.coreference import load_weights
from alleged.records.spans import Span

TEXT = "Norland Steel lost money. The company said it would close. Ana Ruiz met its workers."
WORDS = ("Norland Steel", "The company", "it", "Ana Ruiz", "its")


def spans(text: str, *words: str) -> list[Span]:
    found = []
    at = 0
    for word in words:
        start = text.index(word, at)
        at = start + len(word)
        found.append(Span(start, at))
    return found


def test_a_description_and_a_pronoun_take_up_the_company() -> None:
    phrases = place_phrases(TEXT, spans(TEXT, *WORDS), sentences=split_sentences(TEXT))
    choices = choose_antecedents(TEXT, phrases, all_before(5), weights=load_weights()[0])
    chains = chains_of(choices)
    assert chains[:3] == [0, 0, 0]
    assert chains[3] == 3
    assert all(0 <= choice.probability <= 1 for choice in choices)


def test_features_have_one_value_each() -> None:
    phrases = place_phrases(TEXT, spans(TEXT, *WORDS), sentences=split_sentences(TEXT))
    for later in range(len(phrases)):
        for earlier in range(later):
            row = pair_features(phrases[earlier], phrases[later], TEXT)
            assert len(row) == len(FEATURES)
            assert np.isfinite(np.asarray(row, dtype=float)).all()


def test_quotation_marks_that_are_never_closed_end_with_the_paragraph() -> None:
    text = "He said: “I go.\n\nShe stayed."
    first, second = place_phrases(text, spans(text, "I", "She"), sentences=split_sentences(text))
    assert first.quoted
    assert not second.quoted


@pytest.mark.parametrize(
    ("scores", "place"), [([], None), ([-1.0, -2.0], None), ([0.5, 2.0], 1), ([3.0, 2.0], 0)]
)
def test_none_is_chosen_where_no_score_is_above_it(scores: list[float], place: int | None) -> None:
    found, share = best_of(np.asarray(scores))
    assert found == place
    assert share <= 0


def test_chains_follow_the_choices() -> None:
    choices = [Choice(None, 1), Choice(0, 0.9), Choice(None, 1), Choice(1, 0.8), Choice(2, 0.7)]
    assert chains_of(choices) == [0, 0, 2, 0, 2]
