"""Which sentences of contents are worth a second reading: a small network over the first one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from alleged.analyse.sentences import split_sentences
from alleged.errors import ModelError
from alleged.models.inside import FORMAT, INSIDE_WEIGHTS, InsideWeights, load_inside_weights
from alleged.models.reader import Reader, Reading
from alleged.models.weights import WeightsFile, checksum_of

SUMMED = InsideWeights(
    format=FORMAT,
    trained_on=(),
    reader="tested",
    heads=("act",),
    narrow=((1.0, 0.0, 0.0),),  # a word's first score
    hidden=((0.01, 0.1, 0.001, 0.0),),
    output=(1.0, 0.0),
    least=0.05,
)
"""What stands before a word counts a tenth of the word, what stands behind it a hundredth."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def read(reader: Reader, text: str) -> Reading:
    return reader.read(text, split_sentences(text))


def test_a_word_is_told_by_itself_and_its_two_neighbours() -> None:
    scores = np.asarray([[1, 9], [0, 9], [0, 9]], dtype=np.float32)
    assert SUMMED.word_scores(scores).tolist() == pytest.approx([0.1, 0.01, 0.0], abs=1e-3)
    scores = np.asarray([[0, 9], [0, 9], [1, 9]], dtype=np.float32)
    assert SUMMED.word_scores(scores).tolist() == pytest.approx([0.0, 0.001, 0.1], abs=5e-4)


def test_words_one_by_one_and_words_of_a_text_have_the_same_scores() -> None:
    weights = load_inside_weights()
    labels = len(weights.narrow[0]) - 1
    scores = np.random.default_rng(1).normal(size=(7, labels)).astype(np.float32)
    padded = np.vstack([np.zeros((1, labels)), scores, np.zeros((1, labels))])
    near = np.stack([padded[:-2], padded[1:-1], padded[2:]], axis=1)
    np.testing.assert_allclose(weights.near_scores(near), weights.word_scores(scores), atol=1e-4)


def test_a_stretch_is_worth_what_its_likeliest_word_is(reader: Reader) -> None:
    reading = read(reader, "The weir broke in May.")
    scores = np.zeros((len(reading.words), 2), dtype=np.float32)
    scores[2] = 1.0
    told = replace(reading, scores={"act": scores})
    assert SUMMED.worth_reading(told, [(0, 2), (0, 3), (3, 5), (2, 2)]).tolist() == [
        False,
        True,
        False,
        False,
    ]


def test_somebody_who_says_something_is_worth_more_than_nobody(reader: Reader) -> None:
    """Not by its limit alone: the sentence that reports has the higher score."""
    weights = load_inside_weights()
    text = "Tam Ostrel said the mayor had promised a new bridge. The old one has four arches."
    reading = read(reader, text)
    begin = reading.starts.index(text.index("The old"))
    words = weights.word_scores(np.hstack([reading.scores[head] for head in weights.heads]))
    assert words[3:begin].max() > words[begin:].max() + 2.0
    assert weights.worth_reading(reading, [(3, begin), (begin, len(words))]).tolist() == [
        True,
        False,
    ]


def test_the_packaged_weights_are_made_for_the_packaged_reader(reader: Reader) -> None:
    reading = read(reader, "The weir broke in May.")
    assert load_inside_weights().can_judge(reading)


def test_what_another_reader_says_is_not_judged(reader: Reader) -> None:
    weights, reading = load_inside_weights(), read(reader, "The weir broke in May.")
    assert not weights.can_judge(replace(reading, version="another"))
    assert not weights.can_judge(replace(reading, scores={"act": reading.scores["act"]}))


def test_altered_weights_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "inside.json"
    file = WeightsFile(weights=SUMMED, checksum=checksum_of(SUMMED))
    path.write_bytes(msgspec.json.encode(file))
    assert load_inside_weights(path) == SUMMED
    altered = tmp_path / "altered.json"
    altered.write_bytes(INSIDE_WEIGHTS.read_bytes().replace(b'"least": ', b'"least": 1', 1))
    with pytest.raises(ModelError):
        load_inside_weights(altered)
