"""Which words fill a role: the weights, their seal, and the layers over the heads."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from alleged.errors import ModelError
from alleged.models.labels import HEADS, INCIDENT_TYPES
from alleged.quality.incident_words import (
    PACKAGED,
    HeadLayers,
    IncidentModel,
    joined,
    log_shares,
)
from alleged.train.incidents import fit_heads, write_weights

SAID = {
    "mention": np.array([[4.0, 0.0], [0.0, 4.0]], dtype=np.float32),
    "act": np.array([[1.0], [3.0]], dtype=np.float32),
}


def layers() -> HeadLayers:
    hidden = np.zeros((4, 2), dtype=np.float32)
    hidden[0, 0], hidden[2, 1] = 2.0, 1.0
    output = np.array([[3.0, -3.0], [0.0, 0.0], [0.5, 0.0]], dtype=np.float32)
    return HeadLayers(
        heads=("act", "mention"),
        mean=np.array([2.0, 2.0, 2.0], dtype=np.float32),
        scale=np.ones(3, dtype=np.float32),
        hidden=hidden,
        output=output,
    )


def test_the_packaged_weights_are_sealed_and_fit_each_other() -> None:
    model = IncidentModel.load()
    assert model.words.shape[1] == len(HEADS["incident"])
    assert model.articles.shape[1] == 1 + len(INCIDENT_TYPES)
    assert model.heads.output.shape == (model.heads.hidden.shape[1] + 1, len(HEADS["incident"]))
    assert len(model.heads.mean) == len(model.heads.hidden) - 1


@pytest.mark.parametrize("name", ["words.npy", "hidden.npy", "incidents.json"])
def test_altered_weights_are_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "incidents"
    shutil.copytree(PACKAGED, folder)
    content = bytearray((folder / name).read_bytes())
    at = content.index(b"MUC-4") if name == "incidents.json" else len(content) - 1
    content[at] ^= 1
    (folder / name).write_bytes(bytes(content))
    with pytest.raises(ModelError, match="altered"):
        IncidentModel.load(folder)


def test_heads_come_in_the_order_that_the_weights_name() -> None:
    assert joined(SAID, ("act", "mention")).tolist() == [[1.0, 4.0, 0.0], [3.0, 0.0, 4.0]]


def test_the_layers_give_log_probabilities() -> None:
    scores = layers().scores(SAID)
    assert np.exp(scores).sum(1) == pytest.approx([1.0, 1.0])
    assert scores.argmax(1).tolist() == [1, 0]


def test_a_reader_with_other_heads_is_told_to_fit_anew() -> None:
    with pytest.raises(ModelError, match="no head 'mention'"):
        layers().scores({"act": SAID["act"]})
    with pytest.raises(ModelError, match="other labels"):
        layers().scores({"act": SAID["act"], "mention": np.zeros((2, 9), dtype=np.float32)})


def test_logs_of_shares_add_up_to_one_however_large_the_scores() -> None:
    logs = log_shares(np.array([[1000.0, 1000.0], [-1000.0, 0.0]], dtype=np.float32))
    assert np.exp(logs).tolist() == [[0.5, 0.5], [0.0, 1.0]]


def test_the_network_learns_what_a_head_says() -> None:
    random = np.random.default_rng(3)
    gold = random.integers(0, 3, 4_000)
    level = random.normal(0, 0.3, (len(gold), 6)).astype(np.float16)
    level[np.arange(len(gold)), gold] += np.float16(2)
    hidden, output = fit_heads(level, gold, random)
    active = np.tanh(level.astype(np.float32) @ hidden[:-1] + hidden[-1])
    found = (active @ output[:-1] + output[-1]).argmax(1)
    assert (found == gold).mean() > 0.95


def test_weights_that_are_written_are_read_again(tmp_path: Path) -> None:
    packed = IncidentModel.load()
    write_weights(
        tmp_path,
        {
            "words.npy": packed.words,
            "articles.npy": packed.articles,
            "level.npy": np.stack((layers().mean, layers().scale)),
            "hidden.npy": layers().hidden,
            "output.npy": layers().output,
        },
        reader="made up",
        heads=("act", "mention"),
        word_scale=0.5,
        article_scale=0.25,
    )
    again = IncidentModel.load(tmp_path)
    assert (again.words == packed.words).all()
    assert again.heads.heads == ("act", "mention")
    assert (again.word_scale, again.article_scale) == (0.5, 0.25)
    assert again.version != packed.version
