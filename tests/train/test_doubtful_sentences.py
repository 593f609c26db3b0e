"""Sentences with doubtful words: what a line says, what is refused, and what is never trained on."""

from __future__ import annotations

from pathlib import Path

import pytest

from alleged.analyse.sentences import split_sentences
from alleged.errors import InputError
from alleged.models.labels import DOUBTS
from alleged.train.doubtful_sentences import read_doubtful, read_line

LINES = (
    "mistranslated\tThe mayor [[assisted to]] the burial and [[pretended]] to speak.\tattended",
    "clean\tThe mayor assisted the widow.\t-",
    "condition\tThe port will be lost [[to sign]] the deal.\tif it signs",
)


def test_doubtful_words_are_marked_at_their_places_with_their_class() -> None:
    line = read_line(LINES[0], "here")
    assert line.text == "The mayor assisted to the burial and pretended to speak."
    assert [line.text[s.start : s.end] for s in line.spans] == ["assisted to", "pretended"]
    assert line.doubt == "mistranslated"
    clean = read_line(LINES[1], "here")
    assert (clean.spans, clean.doubt) == ((), None)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("condition\tNo [[meaning]] given.", "2 fields"),
        ("odd\tA [[word]].\tx", "unknown class 'odd'"),
        ("clean\tA [[word]].\tx", "1 marks in a line that is clean"),
        ("merged\tA word.\tx", "0 marks in a line that is merged"),
        ("merged\tA [[word.\tx", "cannot be read"),
    ],
)
def test_a_line_that_breaks_the_rules_is_refused_with_its_place(line: str, why: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        read_line(line, "doubtful.tsv line 4")
    assert "doubtful.tsv line 4" in str(caught.value)


def write(folder: Path) -> Path:
    (folder / "doubtful-01.tsv").write_text("\n".join(LINES) + "\n", "utf-8")
    (folder / "doubtful-dev-01.tsv").write_text(LINES[2].replace("port", "yard") + "\n", "utf-8")
    return folder


def test_each_line_is_read_alone_and_once_more_among_others(tmp_path: Path) -> None:
    *alone, together = read_doubtful(write(tmp_path), "train", split_sentences)
    assert len(alone) == 3
    assert all(one.text in together.text for one in alone)
    marked = {
        (together.text[span.start : span.end], DOUBTS[k]) for span, k in together.spans["doubt"]
    }
    assert marked == {
        ("assisted to", "mistranslated"), ("pretended", "mistranslated"), ("to sign", "condition")
    }  # fmt: skip


def test_what_is_kept_to_measure_with_is_never_trained_on(tmp_path: Path) -> None:
    trained = read_doubtful(write(tmp_path), "train", split_sentences)
    (held,) = read_doubtful(tmp_path, "dev", split_sentences)
    assert held.text.startswith("The yard")
    assert not any("yard" in one.text for one in trained)


def test_without_a_folder_there_is_nothing_to_train_on(tmp_path: Path) -> None:
    assert read_doubtful(tmp_path / "none", "train", split_sentences) == []
