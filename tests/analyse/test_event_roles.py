"""Which words of a sentence take part in an act."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from alleged.analyse import event_roles
from alleged.analyse.event_build import Sentence, read_sentence
from alleged.analyse.event_roles import (
    ACTOR,
    RECIPIENT,
    RoleAct,
    RoleReader,
    find_phrases,
    role_names,
    role_rows,
)
from alleged.analyse.event_syntax import read_syntax
from alleged.analyse.event_triggers import Trigger, read_words
from alleged.models.act_networks import load_role_weights
from alleged.models.labels import PARTY_ROLES
from alleged.models.reader import Reader, Reading
from alleged.records.spans import Span

TEXT = "Police in Osterau arrested two dockers on Monday."
NAMES = [Span(10, 17)]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return Reader.load().read(TEXT, [Span(0, len(TEXT))])


def sentence_of(reading: Reading) -> Sentence:
    sentences = [Span(0, len(TEXT))]
    table = read_words(TEXT, reading, sentences)
    (syntax,) = read_syntax(TEXT, sentences)
    return read_sentence(reading, table, syntax, 0, len(reading.words))


def arrested(sentence: Sentence) -> Trigger:
    at = sentence.lower.index("arrested")
    return Trigger(parts=((at, at + 1),), probability=1.0, kinds={})


def test_the_weights_of_the_package_fit_its_reader(reading: Reading) -> None:
    weights, _ = load_role_weights()
    assert weights.reader == reading.version
    assert weights.network.features == role_names(reading.settings.labels)
    assert len(weights.network.output) == len(PARTY_ROLES) + 1


def test_each_word_has_a_number_for_each_name(reading: Reading) -> None:
    sentence = sentence_of(reading)
    trigger = arrested(sentence)
    act = RoleAct(sentence=sentence, trigger=trigger, names=NAMES, kind="COERCE")
    rows = role_rows([act], RoleReader.of(reading)).rows
    names = role_names(reading.settings.labels)
    assert rows.shape == (len(sentence.lower), len(names))
    assert np.isfinite(rows).all()
    told = [dict(zip(names, row, strict=True)) for row in rows.tolist()]
    police, dockers = (told[sentence.lower.index(word)] for word in ("police", "dockers"))
    assert (police["before the act"], dockers["before the act"]) == (1.0, 0.0)
    assert police["expected actor"] > 0 > police["expected recipient"]
    assert dockers["last of its group"] == police["COERCE"] == 1.0
    assert told[sentence.lower.index("osterau")]["name"] > police["name"]
    assert police["behind: actor"] == pytest.approx(
        told[sentence.lower.index("police") + 1]["actor"]
    )


@pytest.mark.parametrize("version", [None, "another"])
def test_parties_are_found_with_the_network_and_without_it(
    reading: Reading, version: str | None
) -> None:
    made = reading if version is None else replace(reading, version=version)
    roles = RoleReader.of(made)
    assert (roles.network is None) is (version is not None)
    sentence = sentence_of(made)
    act = RoleAct(sentence=sentence, trigger=arrested(sentence), names=NAMES, kind="COERCE")
    (found,) = find_phrases([act], roles)
    actor, recipient = sorted(found, key=lambda one: one.role)
    assert (actor.role, recipient.role) == (ACTOR, RECIPIENT)
    assert actor.span.of(TEXT).startswith("Police")
    assert recipient.span.of(TEXT) == "dockers"
    assert all(0 < one.probability <= 1 for one in found)


def test_acts_are_read_together_as_each_alone(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = sentence_of(reading)
    roles = RoleReader.of(reading)
    acts = [
        RoleAct(sentence=sentence, trigger=arrested(sentence), names=NAMES, kind="COERCE"),
        RoleAct(
            sentence=sentence,
            trigger=Trigger(parts=((0, 1),), probability=1.0, kinds={}),
            names=NAMES,
            speaker=(Span(0, 6),),
        ),
    ]
    together = role_rows(acts, roles)
    alone = [role_rows([act], roles) for act in acts]
    assert together.bounds == [(0, len(sentence.lower)), (len(sentence.lower), len(together.rows))]
    assert np.allclose(together.rows, np.concatenate([one.rows for one in alone]))
    assert np.allclose(together.sums, np.concatenate([one.sums for one in alone]))
    assert find_phrases(acts, roles) == [find_phrases([act], roles)[0] for act in acts]
    assert find_phrases([], roles) == []
    found = find_phrases(acts, roles)
    monkeypatch.setattr(event_roles, "MOST_ROWS", 1)
    assert find_phrases(acts, roles) == found
