"""The table of words that name acts."""

from __future__ import annotations

import doctest

import pytest

from alleged.analyse import act_words
from alleged.analyse.act_words import EVENT_WORDS, base_forms, forms_of, kinds_at, kinds_of
from alleged.models.labels import ACT_MODES, ACT_TYPES

PHRASES = [
    ("they took to the streets", 1, "PROTEST demo", 4),
    ("the army lifted its curfew", 2, "CONCEDE", 3),
    ("a cease - fire held", 1, "RETREAT ceasefire", 3),
    ("she was sworn in", 2, "oath", 2),
    ("guards shot dead a boy", 1, "ASSAULT firearms", 2),
    ("envoys held talks", 1, "CONSULT", 2),
    ("he stepped down", 1, "RETREAT resign", 2),
]


def test_the_examples_of_the_page_hold() -> None:
    assert doctest.testmod(act_words).failed == 0


@pytest.mark.parametrize(("sentence", "at", "kind", "count"), PHRASES)
def test_the_longest_phrase_at_a_word_says_what_it_names(
    sentence: str, at: int, kind: str, count: int
) -> None:
    kinds, taken = kinds_at(sentence.split(), at)
    assert kind in kinds
    assert taken == count


def test_every_kind_of_the_table_is_one_that_the_model_knows() -> None:
    for kind in EVENT_WORDS:
        name, _, mode = kind.partition(" ")
        assert name in ACT_TYPES
        assert not mode or kind in ACT_MODES


def test_every_type_and_label_has_words() -> None:
    assert {kind.split()[0] for kind in EVENT_WORDS} == set(ACT_TYPES)


def test_the_shares_of_a_word_add_up_to_one() -> None:
    for word in ("fire", "expel", "strike", "resign", "talks"):
        assert sum(kinds_of(word).values()) == pytest.approx(1)


def test_a_word_that_names_no_act_has_no_kind() -> None:
    assert kinds_at(["the", "green", "hill"], 1) == ({}, 0)
    assert forms_of("hill") == ()


@pytest.mark.parametrize(
    ("form", "base"),
    [("fled", "flee"), ("seized", "seize"), ("stabbed", "stab"), ("rallies", "rally")],
)
def test_a_form_leads_back_to_its_base(form: str, base: str) -> None:
    assert base in base_forms(form)


def test_a_verb_with_a_prefix_has_the_past_forms_of_the_verb_behind_it() -> None:
    assert base_forms("retook")[1] == "retake"
    assert base_forms("blown")[1] == "blow"
    assert kinds_of("rearrest") == kinds_of("arrest")
    assert kinds_of("research") == {}


def test_a_preposition_with_its_noun_is_no_particle_of_the_verb_before() -> None:
    assert kinds_at(["took", "the", "castaways", "in", "."], 0)[1] == 4
    assert kinds_at(["took", "the", "dam", "in", "march"], 0)[1] == 0
