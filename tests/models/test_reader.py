"""The reader model: altered files are refused, and neighbours change nothing."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alleged.analyse.sentences import split_sentences
from alleged.errors import ModelError
from alleged.models.files import PACKAGED
from alleged.models.reader import Curve, Reader, Scorer

FOLDER = PACKAGED

TEXT = """The harbour of Port Selva will reopen, the mayor said.

“We have waited long enough,” Ana Ruiz told reporters on Monday. “Now we work.”
According to the Ministry of Works of Quendoria, the repairs cost 3.5 million crowns. The
opposition denied that the money had been spent. """


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "reader"))


@pytest.mark.parametrize("name", ["reader.onnx", "vocab.txt"])
def test_a_file_with_one_altered_byte_is_refused(copy: Path, name: str) -> None:
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(ModelError, match=rf"{name}: altered: its SHA-256 is .*\n.*install alleged"):
        Reader.load(copy)


@pytest.mark.parametrize("name", ["reader.onnx", "vocab.txt", "reader.json"])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelError, match=rf"{name}.*cannot be read"):
        Reader.load(copy)


def test_altered_settings_are_refused_even_when_the_files_are_whole(copy: Path) -> None:
    settings = msgspec.json.decode((copy / "reader.json").read_bytes())
    settings["settings"]["max_pieces"] += 1
    (copy / "reader.json").write_bytes(msgspec.json.encode(settings))
    with pytest.raises(ModelError, match=r"reader\.json: altered since the model was made"):
        Reader.load(copy)


def test_settings_with_a_forged_hash_of_the_model_are_refused(copy: Path) -> None:
    (copy / "reader.onnx").write_bytes(b"another model")
    settings = msgspec.json.decode((copy / "reader.json").read_bytes())
    settings["files"]["reader.onnx"] = hashlib.sha256(b"another model").hexdigest()
    (copy / "reader.json").write_bytes(msgspec.json.encode(settings))
    with pytest.raises(ModelError, match="altered since the model was made"):
        Reader.load(copy)


def test_settings_that_are_no_settings_are_refused(tmp_path: Path) -> None:
    (tmp_path / "reader.json").write_text('{"files": 3}')
    with pytest.raises(ModelError, match="not the settings of a reader model"):
        Reader.load(tmp_path)


def test_a_reading_has_a_row_of_probabilities_for_every_word(reader: Reader) -> None:
    reading = reader.read(TEXT, split_sentences(TEXT))
    for head in reader.settings.transitions:
        labels = reader.settings.labels[head]
        logs = reading.log_probabilities(head)
        assert logs.shape == (len(reading.words), len(labels))
        assert np.allclose(np.exp(logs).sum(1), 1, atol=1e-3)


def test_reading_a_text_twice_or_after_another_gives_the_same_numbers(reader: Reader) -> None:
    sentences = split_sentences(TEXT)
    first = reader.read(TEXT, sentences)
    reader.read(TEXT * 5, split_sentences(TEXT * 5))
    fresh = Reader.load(FOLDER, threads=2).read(TEXT, sentences)
    again = reader.read(TEXT, sentences)
    for head in reader.settings.labels:
        assert np.array_equal(first.scores[head], again.scores[head])
        assert np.array_equal(first.scores[head], fresh.scores[head])


def test_what_stands_in_a_later_window_changes_nothing_in_an_earlier_one(reader: Reader) -> None:
    long = TEXT * 8
    other = TEXT * 4 + TEXT.upper() * 4
    one = reader.read(long, split_sentences(long))
    two = reader.read(other, split_sentences(other))
    shared = [
        window
        for window in one.windows
        if window in two.windows and window[1] < len(one.words) // 2
    ]
    assert shared
    for begin, end in shared:
        for head in reader.settings.labels:
            assert np.array_equal(one.scores[head][begin:end], two.scores[head][begin:end])


def test_a_sentence_longer_than_a_window_is_read_to_its_end(reader: Reader) -> None:
    text = "and then " * 600
    reading = reader.read(text, split_sentences(text))
    assert len(reading.words) == 1200
    assert len(reading.windows) > 5
    assert np.all(np.abs(reading.scores["attribution"]).sum(1) > 0)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=200))
def test_any_text_can_be_read(reader: Reader, text: str) -> None:
    reading = reader.read(text, split_sentences(text))
    for head in reader.settings.transitions:
        for _, begin, end in reading.spans(head):
            assert 0 <= reading.span(begin, end).start < reading.span(begin, end).end <= len(text)


def test_a_scorer_is_one_hidden_layer_of_tanh() -> None:
    scorer = Scorer(
        features=("a", "b"),
        mean=(1.0, 0.0),
        scale=(2.0, 1.0),
        hidden=((1.0, 0.0, 0.5), (0.0, 1.0, 0.0)),
        output=(2.0, 3.0, -1.0),
    )
    found = scorer.scores(np.asarray([[3.0, 1.0]]))
    assert found[0] == pytest.approx(2 * np.tanh(1.5) + 3 * np.tanh(1.0) - 1)


def test_a_curve_is_straight_between_its_points_and_flat_outside() -> None:
    curve = Curve(scores=(0.0, 2.0), probabilities=(0.2, 0.8))
    assert [curve.at(score) for score in (-5, 0, 1, 2, 9)] == pytest.approx(
        [0.2, 0.2, 0.5, 0.8, 0.8]
    )


def test_short_texts_read_together_are_paragraphs_of_one_text(reader: Reader) -> None:
    texts = ["the mayor said the mine is shut", "“Go,” she told him. He left.", "", "who knows"]
    sentences = [split_sentences(text) for text in texts]
    together = reader.read_paragraphs(texts, sentences, heads=["attribution"])
    joined = "\n".join(texts)
    assert [one.of(joined) for one in together.apart] == texts
    assert len(together.spans("attribution")) > 3
    paragraphs = "\n\n".join(text for text in texts if text) + "\n\n"
    as_one = reader.read(paragraphs, split_sentences(paragraphs), heads=["attribution"])
    assert np.array_equal(together.scores["attribution"], as_one.scores["attribution"])
    for text, stretch, (begin, end) in zip(texts, together.apart, together.bounds, strict=True):
        words = [
            (low - stretch.start, high - stretch.start)
            for low, high in zip(
                together.words.starts[begin:end], together.words.ends[begin:end], strict=True
            )
        ]
        alone = reader.read(text, split_sentences(text), heads=["attribution"]).words
        assert words == list(zip(alone.starts, alone.ends, strict=True))


def test_no_span_goes_on_from_one_text_to_the_next(reader: Reader) -> None:
    texts = ["the mayor said the mine and the", "harbour and the quay are shut, she said"] * 3
    sentences = [split_sentences(text) for text in texts]
    together = reader.read_paragraphs(texts, sentences, heads=["attribution"])
    borders = [begin for begin, _ in together.bounds]
    found = together.spans("attribution")
    assert found
    assert not [one for one in found for border in borders if one[1] < border < one[2]]


def test_a_text_longer_than_a_shared_window_is_read_whole(reader: Reader) -> None:
    long = "The mayor said that the mine would be shut by May. " * 40
    texts = ["who knows", long, "she said no"]
    sentences = [split_sentences(text) for text in texts]
    together = reader.read_paragraphs(texts, sentences, heads=["attribution"])
    begin, end = together.bounds[1]
    assert end - begin == len(reader.read(long, sentences[1], heads=["attribution"]).words)
    assert np.all(np.any(together.scores["attribution"] != 0, axis=1))
    assert len([one for one in together.spans("attribution") if begin <= one[1] < end]) >= 100


def test_no_texts_have_no_words(reader: Reader) -> None:
    assert len(reader.read_paragraphs([], []).words) == 0
    assert len(reader.read_paragraphs(["", " "], [[], []]).words) == 0
