"""Training the tagger: it learns what it is shown, and the same data give the same bytes."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from alleged.models.tagger import TAGS, Tagger
from alleged.train.tagger import Tagged, agreement, fit_tagger, roughened, write_tagger

NAMES = ("Sarn", "Kolm", "Nordia", "Elvar")
VERBS = ("sells", "buys", "sees", "likes")
NOUNS = ("boats", "ships", "horses", "nets")
SENTENCES = [
    Tagged([name, verb, noun, ",", "."], ["NNP", "VBZ", "NNS", ",", "."])
    for name in NAMES
    for verb in VERBS
    for noun in NOUNS
]


def test_the_tagger_learns_what_it_is_shown() -> None:
    fitted = fit_tagger(SENTENCES[:48], seed=1, say=lambda line: None)
    assert agreement(fitted, SENTENCES[48:]) > 0.95


def test_the_same_data_and_seed_give_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_tagger(fit_tagger(SENTENCES, seed=3, say=lambda line: None), tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
    loaded = Tagger.load(tmp_path / "one")
    assert set(loaded.tag([["Sarn", "sells", "nets"]])[0]) <= set(TAGS)


def test_some_sentences_are_shown_again_without_capitals_or_commas() -> None:
    rough = roughened(SENTENCES, np.random.default_rng(1))
    added = rough[len(SENTENCES) :]
    assert rough[: len(SENTENCES)] == SENTENCES
    assert any(one.words[0].islower() for one in added)
    assert any("," not in one.words for one in added)
    assert all(len(one.words) == len(one.tags) for one in added)
