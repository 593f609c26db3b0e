"""Acts that were found are judged once more, by what real news was like."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.analyse.made_reading import made_reading

from alleged.analyse.documents import analyse_document
from alleged.analyse.event_codes import Candidate, kind_scores, read_candidates
from alleged.analyse.event_judge import (
    LEAST,
    Found,
    feature_names,
    first_features,
    first_names,
    judge_acts,
    kind_of,
    look,
    read_features,
)
from alleged.analyse.event_triggers import find_triggers, read_words
from alleged.ingest.given import document_from_text
from alleged.models.act_judge import load_judge_weights
from alleged.models.reader import Reader, Reading
from alleged.records.events import Event
from alleged.records.spans import Span

HELD = (
    "COERCE", "held", "Rovena's party held a narrow majority of 61 seats after the recount."
)  # fmt: skip
OTHER_SENSES = [
    ("ASSAULT", "hit", "Velm's new striker hit the post twice in the second half."),
    ("RETREAT", "released", "The band released its second album on Friday."),
    ("CONSULT", "received", "The novel received warm reviews in three papers."),
    ("coup", "takeover", "Shares in Orlin Air rose after the takeover bid by its rival."),
]
ACTS = [
    ("COERCE", "arrested", "Police in Rovena arrested four members of the opposition on Monday."),
    ("ASSAULT", "shot", "Soldiers shot dead two demonstrators outside parliament in Orlin."),
    ("ACCUSE", "accused", "The prime minister accused the army of plotting against him."),
    ("CONSULT", "met", "The foreign ministers of Velm and Orlin met in Rovena for talks."),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def acts_of(text: str, reader: Reader) -> list[Event]:
    return list(analyse_document(document_from_text(text), reader=reader).events)


def found(text: str, reader: Reader, kind: str, word: str) -> Event | None:
    return next(
        (
            act
            for act in acts_of(text, reader)
            if kind_of(act) == kind and any(word in span.of(text) for span in act.trigger)
        ),
        None,
    )


def test_the_weights_of_the_package_fit_its_reader(reader: Reader) -> None:
    weights, _ = load_judge_weights()
    assert weights.reader == reader.version
    assert weights.judge.features == feature_names(reader.settings.labels)
    assert weights.first.features == first_names(reader.settings.labels)
    for network in (weights.judge, weights.first):
        assert {len(unit) for unit in network.hidden} == {len(network.features) + 1}
        assert len(network.output) == 1


@pytest.mark.parametrize(("kind", "word", "text"), [*OTHER_SENSES, HELD])
def test_a_word_in_another_sense_is_no_sure_act(
    reader: Reader, kind: str, word: str, text: str
) -> None:
    act = found(text, reader, kind, word)
    assert act is None or act.probability < 0.5


@pytest.mark.parametrize(("kind", "word", "text"), ACTS)
def test_a_plain_act_is_likelier_than_not(reader: Reader, kind: str, word: str, text: str) -> None:
    act = found(text, reader, kind, word)
    assert act is not None
    assert act.probability > 0.5
    assert "acts of real news that were judged" in act.reason


def test_what_is_unlikely_is_left_out_and_what_is_left_has_its_chance(reader: Reader) -> None:
    text = " ".join(text for _, _, text in [HELD, *OTHER_SENSES, *ACTS])
    acts = [act for act in acts_of(text, reader) if kind_of(act)]
    assert acts
    assert all(LEAST <= act.probability <= 1 for act in acts)
    assert len({act.probability for act in acts}) > len(acts) / 2


def an_act(reader: Reader) -> Event:
    act = found(ACTS[0][2], reader, "COERCE", "arrested")
    assert act is not None
    return act


def test_an_act_without_a_kind_is_kept_as_it_is(reader: Reader) -> None:
    text = ACTS[0][2]
    bare = replace(an_act(reader), event_type=None, label=None, probability=0.5)
    reading = reader.read(text, [bare.sentence])
    given = Found(event=bare, worth=0.0, marked=0.4, agreed=False, listed=False)
    assert judge_acts(reading, [given], least=1.1) == [bare]


def test_another_readers_acts_are_kept_as_they_are(reader: Reader) -> None:
    act = an_act(reader)
    given = Found(event=act, worth=0.9, marked=0.9, agreed=True, listed=True)
    reading = replace(reader.read(ACTS[0][2], [act.sentence]), version="another")
    assert judge_acts(reading, [given], least=1.1) == [act]


def test_each_feature_is_a_number_and_a_sector_of_state_is_one(reader: Reader) -> None:
    act = an_act(reader)
    given = Found(event=act, worth=0.9, marked=0.8, agreed=True, listed=True)
    without = replace(given, event=replace(act, actors=()))
    rows = read_features(reader.read(ACTS[0][2], [act.sentence]), [given, without])
    names = feature_names(reader.settings.labels)
    assert rows.shape == (2, len(names))
    assert np.isfinite(rows).all()
    differing = {name for name, column in zip(names, rows.T, strict=True) if column[0] != column[1]}
    assert "has an actor" in differing
    assert differing <= {
        *("has an actor", "actor known", "actor of state", "actor's sector", "actor's country")
    }


def test_a_text_without_acts_asks_for_nothing() -> None:
    made = made_reading("Nothing happened.\tnone")
    assert judge_acts(made.reading, []) == []


def candidates_of(text: str, reader: Reader) -> tuple[Reading, list[Candidate]]:
    """Every word of a sentence that the model marks at all, as an act of its likeliest kind."""
    sentence = [Span(0, len(text))]
    reading = reader.read(text, sentence)
    triggers = find_triggers(reading, read_words(text, reading, sentence), bias=9.0)
    return reading, read_candidates(triggers, kind_scores(reading, triggers))


def test_a_first_look_tells_acts_from_other_words(reader: Reader) -> None:
    text = ACTS[0][2]
    reading, candidates = candidates_of(text, reader)
    seen = look(reading, candidates)
    words = [reading.span(*one.trigger.parts[0]).of(text) for one in candidates]
    assert [word for word, worth in zip(words, seen, strict=True) if worth] == ["arrested"]
    assert len(words) > 1


def test_a_first_look_has_a_row_a_candidate_and_a_number_a_feature(reader: Reader) -> None:
    reading, candidates = candidates_of(ACTS[1][2], reader)
    rows = first_features(reading, candidates)
    assert rows.shape == (len(candidates), len(first_names(reader.settings.labels)))
    assert np.isfinite(rows).all()


def test_a_first_look_with_another_reader_sees_nothing(reader: Reader) -> None:
    reading, candidates = candidates_of(ACTS[0][2], reader)
    assert not any(look(replace(reading, version="another"), candidates))
    assert look(reading, []) == []
