"""What kind of act it is."""

from __future__ import annotations

import numpy as np
import pytest

from alleged.analyse.act_contexts import CONTEXT_WORDS, contexts_in
from alleged.analyse.event_codes import (
    Candidate,
    kept_acts,
    read_candidate,
    right_at,
    type_shares,
    with_table,
)
from alleged.analyse.event_triggers import Trigger
from alleged.models.labels import ACT_MODES, ACT_TYPES
from alleged.plover import CONTEXTS


def a_trigger(kinds: dict[str, float]) -> Trigger:
    return Trigger(parts=((0, 1),), probability=0.8, kinds=kinds)


def test_the_table_decides_between_kinds_that_the_model_holds_for_equal() -> None:
    even = np.full(len(ACT_TYPES), 1 / len(ACT_TYPES))
    both = with_table(even, {"COERCE arrest": 1.0})
    assert ACT_TYPES[int(both.argmax())] == "COERCE"
    assert both.sum() == pytest.approx(1)


def test_a_word_that_is_in_no_table_leaves_it_to_the_model() -> None:
    even = np.full(len(ACT_TYPES), 1 / len(ACT_TYPES))
    assert type_shares({}) is None
    assert with_table(even, {}) is even


def test_a_sure_model_goes_against_the_table() -> None:
    sure = np.full(len(ACT_TYPES), 1e-4)
    sure[ACT_TYPES.index("AID")] = 1.0
    assert ACT_TYPES[int(with_table(sure, {"COERCE arrest": 1.0}).argmax())] == "AID"


def test_an_act_that_is_mostly_other_is_worth_nothing() -> None:
    types = np.full(len(ACT_TYPES), 1e-3)
    types[ACT_TYPES.index("other")] = 1.0
    modes = np.zeros(len(ACT_MODES))
    assert read_candidate(a_trigger({}), types, modes).worth == 0.0


def test_a_retreat_by_resigning_counts_for_the_resignation() -> None:
    types = np.full(len(ACT_TYPES), 1e-3)
    types[ACT_TYPES.index("RETREAT")] = 0.6
    types[ACT_TYPES.index("resignation")] = 0.3
    modes = np.zeros(len(ACT_MODES))
    modes[ACT_MODES.index("RETREAT resign")] = 9.0
    assert read_candidate(a_trigger({}), types, modes).best == "resignation"


def a_candidate(worth: float, kinds: dict[str, float] | None = None) -> Candidate:
    return Candidate(
        trigger=a_trigger(kinds or {}), chances={"ASSAULT": worth}, best="ASSAULT", worth=worth
    )


def test_of_weak_acts_the_likeliest_of_a_sentence_is_kept() -> None:
    acts = [a_candidate(worth) for worth in (0.3, 0.25, 0.1, 0.9)]
    assert kept_acts([0, 0, 1, 2], acts, kept_from=0.5, alone_from=0.2) == [
        True, False, False, True,
    ]  # fmt: skip


def test_weak_acts_beside_a_strong_one_are_not_kept() -> None:
    acts = [a_candidate(0.9), a_candidate(0.3)]
    assert kept_acts([0, 0], acts, kept_from=0.5, alone_from=0.2) == [True, False]


def test_a_weak_act_is_kept_beside_a_strong_one_where_the_table_has_its_kind() -> None:
    acts = [a_candidate(0.9), a_candidate(0.4, {"ASSAULT": 1.0})]
    assert kept_acts([0, 0], acts, kept_from=0.5, agreed_from=0.35) == [True, True]
    acts = [a_candidate(0.9), a_candidate(0.4, {"AID": 1.0})]
    assert kept_acts([0, 0], acts, kept_from=0.5, agreed_from=0.35) == [True, False]


def test_words_speak_for_contexts_in_the_singular_and_plural_and_as_phrases() -> None:
    found = {
        CONTEXTS[number] for number in contexts_in(["troops", "and", "human", "rights", "groups"])
    }
    assert {"military", "human_rights"} <= found
    assert contexts_in(["green", "hill"]) == frozenset()


def test_every_context_has_words_and_no_other_name_has() -> None:
    assert set(CONTEXT_WORDS) == set(CONTEXTS)


def test_an_act_of_more_worth_is_right_more_often_and_never_surely() -> None:
    shares = [right_at(worth / 20) for worth in range(21)]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 1
