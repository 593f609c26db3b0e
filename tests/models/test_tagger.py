"""The tagger: sealed files, the same tags whatever the batch, plain sentences read right."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.errors import ModelError
from alleged.models.tagger import PACKAGED, TAGS, Tagger, packaged_tagger

MAX_BYTES = 1_500_000


def tags_of(sentence: str) -> list[str]:
    return packaged_tagger().tag([sentence.split()])[0]


@pytest.mark.parametrize(
    ("sentence", "tags"),
    [
        ("The minister resigned on Friday .", "DT NN VBD IN NNP ."),
        ("The old mayor has resigned .", "DT JJ NN VBZ VBN ."),
        ("They will build two new ships .", "PRP MD VB CD JJ NNS ."),
        ("He said that she left .", "PRP VBD SC PRP VBD ."),
    ],
)
def test_plain_sentences_are_tagged_as_anybody_would(sentence: str, tags: str) -> None:
    assert tags_of(sentence) == tags.split()


def test_a_word_has_its_tag_from_its_neighbours() -> None:
    assert tags_of("They plan a march .")[1].startswith("VB")
    assert tags_of("The plan failed .")[1] == "NN"


def test_no_sentences_and_empty_sentences_have_no_tags() -> None:
    assert packaged_tagger().tag([]) == []
    assert packaged_tagger().tag([[], ["Rain", "fell"], []])[::2] == [[], []]


SENTENCES = st.lists(st.lists(st.text(min_size=1, max_size=12), max_size=12), max_size=6)


@given(SENTENCES)
@settings(max_examples=40, deadline=None)
def test_what_stands_beside_a_sentence_in_the_batch_changes_nothing(
    sentences: list[list[str]],
) -> None:
    tagger = packaged_tagger()
    together = tagger.tag(sentences)
    assert together == [tagger.tag([sentence])[0] for sentence in sentences]
    assert all(tag in TAGS for tags in together for tag in tags)


def test_an_altered_file_is_refused(tmp_path: Path) -> None:
    shutil.copytree(PACKAGED, tmp_path / "tagger")
    altered = tmp_path / "tagger" / "second.npy"
    data = bytearray(altered.read_bytes())
    data[-1] ^= 1
    altered.write_bytes(data)
    with pytest.raises(ModelError, match="is not the sealed one"):
        Tagger.load(tmp_path / "tagger")


def test_a_missing_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no tagger") as caught:
        Tagger.load(tmp_path)
    assert "training" in caught.value.fix


def test_the_files_are_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in PACKAGED.iterdir()) < MAX_BYTES
