"""Fit the classifiers of MUC-4's templates: `python -m alleged.train.incidents --gold DIR`.

The reader model has read the training split before; its head for incidents learnt so little there
that what it says is worth about as much on new text.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray

from alleged.analyse.sentences import split_sentences
from alleged.models.labels import HEADS, INCIDENT_TYPES
from alleged.models.reader import Reader, Reading
from alleged.quality.incident_words import (
    ARTICLE_ROWS,
    PACKAGED,
    WORD_ROWS,
    Weights,
    article_features,
    lowered,
    word_features,
)
from alleged.train.act_gold import INCIDENT_SLOTS
from alleged.train.gold import read_rows

VERSION = "incidents 1"
EPOCHS, ARTICLE_EPOCHS = 4, 11
BATCH = 256
FAR_SHARE = 0.35
"""Of the words that are far from every filler, so many are learnt from."""
NEAR = 20


def word_labels(row: dict[str, Any], reading: Reading) -> NDArray[np.int64]:
    """The label of the head `incident` for every word; the longest of fills that overlap wins."""
    labels = np.zeros(len(reading.words), dtype=np.int64)
    fills = [
        (end - start, start, end, role)
        for template in row["templates"]
        for role, slot in enumerate(INCIDENT_SLOTS)
        for fill in template[slot]
        for one in fill
        for start, end in one.get("spans") or ()
    ]
    for _, start, end, role in sorted(fills):
        begin, stop = np.searchsorted(reading.words.starts, (start, end)).tolist()
        if begin < stop:
            labels[begin] = 2 * role + 1
            labels[begin + 1 : stop] = 2 * role + 2
    return labels


def article_label(row: dict[str, Any]) -> int:
    """0 without an incident, else the number of the commonest type plus 1."""
    kinds = Counter(one["type"] for one in row["templates"] if one["type"] in INCIDENT_TYPES)
    return 1 + min(
        (INCIDENT_TYPES.index(kind) for kind in kinds), key=lambda at: -kinds[INCIDENT_TYPES[at]],
        default=-1,
    )  # fmt: skip


def fit_words(
    ids: NDArray[np.uint32], gold: NDArray[np.int64], random: np.random.Generator
) -> NDArray[np.float32]:
    """Logistic regression over hashed features by Adagrad."""
    weights = np.zeros((WORD_ROWS, len(HEADS["incident"])), dtype=np.float32)
    squares = np.full_like(weights, 1e-4)
    for _ in range(EPOCHS):
        order = random.permutation(len(ids))
        for low in range(0, len(order), BATCH):
            batch = order[low : low + BATCH]
            scores = weights[ids[batch]].sum(1)
            scores = np.exp(scores - scores.max(1, keepdims=True))
            scores /= scores.sum(1, keepdims=True)
            scores[np.arange(len(batch)), gold[batch]] -= 1
            touched, place = np.unique(ids[batch].ravel(), return_inverse=True)
            step = np.zeros((len(touched), weights.shape[1]), dtype=np.float32)
            np.add.at(step, place, np.repeat(scores, ids.shape[1], 0))
            step = step / len(batch) + 1e-5 * weights[touched]
            squares[touched] += step * step
            weights[touched] -= 0.03 * step / np.sqrt(squares[touched])
    return weights


def fit_articles(
    ids: list[NDArray[np.uint32]], gold: list[int], random: np.random.Generator
) -> NDArray[np.float32]:
    """The same over the words of whole articles, whose numbers differ."""
    weights = np.zeros((ARTICLE_ROWS, 1 + len(INCIDENT_TYPES)), dtype=np.float32)
    squares = np.full_like(weights, 1e-2)
    for _ in range(ARTICLE_EPOCHS):
        for at in random.permutation(len(ids)):
            rows = ids[at]
            scores = weights[rows].sum(0) / np.sqrt(len(rows))
            scores = np.exp(scores - scores.max())
            scores /= scores.sum()
            scores[gold[at]] -= 1
            step = scores / np.sqrt(len(rows)) * 3 + 1e-4 * weights[rows]
            squares[rows] += step * step
            weights[rows] -= 0.1 * step / np.sqrt(squares[rows])
    return weights


def whole_numbers(weights: NDArray[np.float32]) -> tuple[Weights, float]:
    """The weights as whole numbers up to 127, and what 1 of them is worth."""
    scale = float(np.quantile(np.abs(weights), 0.9999)) / 127
    return np.clip(np.round(weights / scale), -127, 127).astype(np.int8), scale


@click.command()
@click.option("--gold", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--reader", type=click.Path(path_type=Path, exists=True), default=None)
@click.option("--out", type=click.Path(path_type=Path), default=PACKAGED)
def main(gold: Path, reader: Path | None, out: Path) -> None:
    """Fit both classifiers on the training split and write their weights."""
    model = Reader.load(reader)
    random = np.random.default_rng(0)
    ids, labels, articles, kinds = [], [], [], []
    for row in read_rows(gold / "muc4" / "muc4.train.jsonl.gz"):
        reading = model.read(row["text"], split_sentences(row["text"]))
        words = lowered(reading, row["text"])
        found = word_labels(row, reading)
        near = np.convolve(found > 0, np.ones(2 * NEAR + 1), "same")[: len(found)] > 0
        kept = near | (random.random(len(found)) < FAR_SHARE)
        ids.append(word_features(words, reading.scores)[kept])
        labels.append(found[kept])
        articles.append(article_features(words))
        kinds.append(article_label(row))
    words_weights, word_scale = whole_numbers(
        fit_words(np.concatenate(ids), np.concatenate(labels), random)
    )
    article_weights, article_scale = whole_numbers(fit_articles(articles, kinds, random))
    out.mkdir(parents=True, exist_ok=True)
    np.save(out / "words.npy", words_weights)
    np.save(out / "articles.npy", article_weights)
    settings = {"version": VERSION, "word_scale": word_scale, "article_scale": article_scale}
    (out / "incidents.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
