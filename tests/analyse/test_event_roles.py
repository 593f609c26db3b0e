"""Which words of a sentence take part in an act."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from alleged.analyse.event_build import Sentence, read_expected, read_sentence
from alleged.analyse.event_roles import (
    ACTOR,
    RECIPIENT,
    RoleReader,
    find_phrases,
    role_names,
    role_rows,
    word_rows,
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
    expected = read_expected(sentence, trigger, kind="COERCE")
    reader = RoleReader.of(reading)
    scores = reader.scores(trigger.first, 0, len(sentence.lower))
    words = word_rows(sentence, reader, NAMES)
    rows = role_rows(sentence, trigger, scores, words, expected, kind="COERCE")
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
    found = find_phrases(sentence, arrested(sentence), roles, NAMES, kind="COERCE")
    actor, recipient = sorted(found, key=lambda one: one.role)
    assert (actor.role, recipient.role) == (ACTOR, RECIPIENT)
    assert actor.span.of(TEXT).startswith("Police")
    assert recipient.span.of(TEXT) == "dockers"
    assert all(0 < one.probability <= 1 for one in found)
