"""What teachers say: the mean of all of them, only where a set has no attributions."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx", reason="the train extra is not installed")

from alleged.models.files import reader_folder
from alleged.models.labels import ACT_TYPES, HEADS
from alleged.models.reader import Reader
from alleged.models.wordpiece import WordPiece
from alleged.records.spans import Span
from alleged.train.gold import IGNORED, Article, span_labels, trigger_labels
from alleged.train.teachers import ask_teachers, leave_open

TEXT = 'Ana Ruiz, the mayor of Porto Vedra, said on Monday that the harbour "will reopen".'


def article(name: str) -> Article:
    found = Article(id=name, set=name, text=TEXT, sentences=[Span(0, len(TEXT))])
    found.split(WordPiece.load(reader_folder() / "vocab.txt"))
    return found


def test_a_teacher_speaks_where_a_set_has_no_attributions_and_is_silent_elsewhere() -> None:
    told, silent = article("polnear"), article("uds")
    told.attributions = []
    ask_teachers([reader_folder()], [], [told, silent])
    assert told.taught == {}
    assert set(silent.taught) == {"attribution", "mention"}
    for head, chances in silent.taught.items():
        assert chances.shape == (len(silent.words), len(HEADS[head]))
        assert np.allclose(chances.sum(1), 1, atol=1e-4)


def test_what_is_taught_of_attributions_is_what_the_reader_says_with_all_its_paths() -> None:
    silent = article("uds")
    ask_teachers([reader_folder()], [], [silent])
    reading = Reader.load().read(TEXT, silent.sentences)
    said = np.exp(reading.log_probabilities("attribution"))
    assert np.allclose(silent.taught["attribution"], said, atol=1e-4)


def test_the_mean_of_a_teacher_with_itself_is_that_teacher(tmp_path: Path) -> None:
    twin = tmp_path / "twin"
    shutil.copytree(reader_folder(), twin)
    alone, both = article("uds"), article("uds")
    ask_teachers([reader_folder()], [], [alone])
    ask_teachers([reader_folder(), twin], [], [both])
    for head, chances in alone.taught.items():
        assert np.allclose(chances, both.taught[head], atol=1e-5)


def test_keepers_leave_their_last_states_for_every_text_side_by_side(tmp_path: Path) -> None:
    twin = tmp_path / "twin"
    shutil.copytree(reader_folder(), twin)
    told, again = article("polnear"), article("polnear")
    told.attributions = again.attributions = []
    ask_teachers([], [reader_folder()], [told])
    ask_teachers([], [reader_folder(), twin], [again])
    assert told.kept is not None
    assert told.kept.shape == (len(told.words), 384)
    assert again.kept is not None
    assert np.array_equal(again.kept, np.concatenate((told.kept, told.kept), axis=1))


def test_where_annotators_left_acts_out_a_reader_that_sees_one_makes_it_open() -> None:
    partly, whole = article("told"), article("told")
    for one in (partly, whole):
        one.text = "Police arrested two clerks on Monday and troops killed five villagers."
        one.sentences = [Span(0, len(one.text))]
        one.split(WordPiece.load(reader_folder() / "vocab.txt"))
        start = one.text.index("arrested")
        one.spans = {
            head: [(Span(start, start + len("arrested")), number)]
            for head, number in (("act", 0), ("act_type", ACT_TYPES.index("COERCE")))
        }
    partly.partial = True
    leave_open(reader_folder(), [partly, whole])
    assert whole.open is None
    words = [one.text[s:e] for s, e in zip(partly.words.starts, partly.words.ends, strict=True)]
    marks = span_labels(partly, "act")
    kinds = trigger_labels(partly, "act_type")
    assert marks is not None
    assert kinds is not None
    at, silent, plain = (words.index(word) for word in ("arrested", "killed", "troops"))
    assert (marks[at], ACT_TYPES[kinds[at]]) == (1, "COERCE")
    assert (marks[silent], ACT_TYPES[kinds[silent]]) == (IGNORED, "other")
    assert (marks[plain], kinds[plain]) == (0, IGNORED)
