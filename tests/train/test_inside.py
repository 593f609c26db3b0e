"""What a second reading finds, learnt from the first; and where its limit lies."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch", reason="the train extra is not installed")

from alleged.ingest.given import document_from_text
from alleged.models.inside import FORMAT, InsideWeights
from alleged.models.reader import Reader
from alleged.train.inside import HEADS, Sentence, Texts, fit, limit_of, read_inside, read_twice

EMPTY = InsideWeights(FORMAT, (), "tested", HEADS, (), (), (), 0.0)
TEXT = (
    "Tam Ostrel said the mayor had promised that the bridge would open in May.\n\n"
    "“They say the tide took it. The weir has four arches,” said Ilsa Verrin."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def made(*, words: int = 18_000) -> Texts:
    """Sentences of three words, of which every third reports; its second word has a high score."""
    scores = np.random.default_rng(1).normal(size=(words, 5)).astype(np.float32)
    reports = np.zeros(words, dtype=bool)
    reports[1::9] = True
    scores[reports, 2] += 6.0
    at = np.arange(words)
    near = np.stack([at - 1, at, np.append(at[1:], -1)], axis=1)
    sentences = [
        Sentence(first, first + 3, 4, int(reports[first : first + 3].sum()))
        for first in range(0, words, 3)
    ]
    return Texts(scores, near, reports, sentences)


def test_every_sentence_of_a_content_is_read_whatever_the_shipped_limit_says(
    reader: Reader,
) -> None:
    _, stretches, found = read_inside(reader, document_from_text(TEXT))
    read = [one.of(TEXT) for stretch in stretches for one in stretch.sentences]
    assert any("The weir has four arches" in one for one in read)
    cues = {cue.of(TEXT) for draft in found for cue in draft.reported.cue}
    assert "had promised" in cues


def test_words_that_only_the_second_reading_takes_for_reporting_are_marked(
    reader: Reader,
) -> None:
    texts = read_twice(reader, [TEXT])
    assert len(texts.near) == len(texts.reports)
    assert 0 < texts.reports.sum() < len(texts.reports) / 2
    assert sum(one.found for one in texts.sentences) > 0
    assert texts.near.max() < len(texts.scores)


def test_the_limit_leaves_out_most_that_reports_nothing_and_loses_no_more_than_asked() -> None:
    texts = made()
    weights = fit(texts, EMPTY)
    strict, loose = (limit_of(weights, texts, lose=share) for share in (0.0, 0.5))
    assert strict < loose
    for limit, most in ((strict, 0.0), (loose, 0.5)):
        near = np.where(texts.near[..., None] >= 0, texts.scores[texts.near], 0.0)
        words = weights.near_scores(near.astype(np.float32))
        out = [one for one in texts.sentences if words[one.first : one.after].max() < limit]
        assert sum(one.found for one in out) <= most * texts.reports.sum()
        assert len(out) > len(texts.sentences) / 2


def test_the_same_texts_give_the_same_weights() -> None:
    assert fit(made(), EMPTY) == fit(made(), EMPTY)
