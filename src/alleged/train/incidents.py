"""Fit the classifiers of MUC-4's templates: `python -m alleged.train.incidents GOLD READER`.

The reader model has read the training split before; its head for incidents learnt so little there
that what it says is worth about as much on new text.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import click
import msgspec
import numpy as np
from numpy.typing import NDArray

from alleged.analyse.sentences import split_sentences
from alleged.models.decoding import Scores
from alleged.models.labels import HEADS, INCIDENT_TYPES
from alleged.models.reader import Reader, Reading
from alleged.models.weights import WeightsFile, checksum_of
from alleged.quality.incident_words import (
    ARTICLE_ROWS,
    FARTHEST,
    FORMAT,
    PACKAGED,
    SETTINGS,
    WORD_ROWS,
    IncidentSettings,
    Weights,
    article_features,
    joined,
    lowered,
    word_features,
)
from alleged.train.act_gold import INCIDENT_SLOTS
from alleged.train.gold import read_rows

EPOCHS, ARTICLE_EPOCHS = 4, 11
BATCH = 256
FAR_SHARE = 0.2
"""Of the words that are far from every filler, so many are learnt from."""
NEAR = 20
UNITS, HEADS_EPOCHS, HEADS_BATCH = 64, 6, 512
LEFT_OUT = 0.2
"""Of the scores of heads, so many are left out of each step."""
DECAY, STEP = 1e-4, 2e-3


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


def fit_heads(
    level: NDArray[np.float16], gold: NDArray[np.int64], random: np.random.Generator
) -> tuple[Scores, Scores]:
    """Weights of a network with one hidden layer, by Adam; the last row of each is the bias.

    level: words x scores of heads, with mean 0 and deviation 1.
    """
    width, labels = level.shape[1], len(HEADS["incident"])
    hidden = np.zeros((width + 1, UNITS), dtype=np.float32)
    hidden[:-1] = random.normal(0, 1 / np.sqrt(width), (width, UNITS))
    weights = [hidden, np.zeros((UNITS + 1, labels), dtype=np.float32)]
    means = [np.zeros_like(one) for one in weights]
    squares = [np.zeros_like(one) for one in weights]
    steps = HEADS_EPOCHS * (len(level) // HEADS_BATCH)
    orders = (random.permutation(len(level)) for _ in range(HEADS_EPOCHS))
    batches = (
        order[low : low + HEADS_BATCH]
        for order in orders
        for low in range(0, len(order) - HEADS_BATCH + 1, HEADS_BATCH)
    )
    for step, batch in enumerate(batches, start=1):
        seen = random.random((HEADS_BATCH, width), dtype=np.float32) > LEFT_OUT
        rows = level[batch].astype(np.float32) * seen / np.float32(1 - LEFT_OUT)
        active = np.tanh(rows @ weights[0][:-1] + weights[0][-1])
        scores = active @ weights[1][:-1] + weights[1][-1]
        scores = np.exp(scores - scores.max(1, keepdims=True))
        scores /= scores.sum(1, keepdims=True)
        scores[np.arange(HEADS_BATCH), gold[batch]] -= 1
        scores /= HEADS_BATCH
        back = (scores @ weights[1][:-1].T) * (1 - active * active)
        slopes = [_with_bias(rows, back), _with_bias(active, scores)]
        rate = STEP * (1 - step / steps) + 1e-5
        for one, slope, mean, square in zip(weights, slopes, means, squares, strict=True):
            slope[:-1] += DECAY * one[:-1]
            mean += 0.1 * (slope - mean)
            square += 0.001 * (slope * slope - square)
            level_mean, level_square = mean / (1 - 0.9**step), square / (1 - 0.999**step)
            one -= (rate * level_mean / (np.sqrt(level_square) + 1e-8)).astype(np.float32)
    return weights[0], weights[1]


def _with_bias(rows: Scores, back: Scores) -> Scores:
    return np.concatenate((rows.T @ back, back.sum(0, keepdims=True)))


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
@click.argument("gold", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("reader", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--out", type=click.Path(path_type=Path), default=PACKAGED)
def main(gold: Path, reader: Path, out: Path) -> None:
    """Fit all classifiers on the training split in GOLD, with the reader model in READER, and write
    their weights."""
    model = Reader.load(reader)
    random = np.random.default_rng(0)
    heads = tuple(sorted(model.settings.labels))
    ids, labels, said, articles, kinds = [], [], [], [], []
    for row in read_rows(gold / "muc4" / "muc4.train.jsonl.gz"):
        reading = model.read(row["text"], split_sentences(row["text"]))
        words = lowered(reading, row["text"])
        found = word_labels(row, reading)
        near = np.convolve(found > 0, np.ones(2 * NEAR + 1), "same")[: len(found)] > 0
        kept = near | (random.random(len(found)) < FAR_SHARE)
        ids.append(word_features(words, reading.scores)[kept])
        labels.append(found[kept])
        said.append(joined(reading.scores, heads)[kept])
        articles.append(article_features(words))
        kinds.append(article_label(row))
    gold_labels = np.concatenate(labels)
    scores = np.concatenate(said)
    level = np.stack((scores.mean(0), scores.std(0) + 1e-3)).astype(np.float16)
    mean, scale = level.astype(np.float32)
    scores = np.clip((scores - mean) / scale, -FARTHEST, FARTHEST).astype(np.float16)
    hidden, output = fit_heads(scores, gold_labels, random)
    word_weights, word_scale = whole_numbers(fit_words(np.concatenate(ids), gold_labels, random))
    article_weights, article_scale = whole_numbers(fit_articles(articles, kinds, random))
    write_weights(
        out,
        {
            "words.npy": word_weights,
            "articles.npy": article_weights,
            "level.npy": level,
            "hidden.npy": hidden.astype(np.float16),
            "output.npy": output.astype(np.float16),
        },
        reader=model.version,
        heads=heads,
        word_scale=word_scale,
        article_scale=article_scale,
    )


def write_weights(
    out: Path,
    arrays: dict[str, NDArray[Any]],
    *,
    reader: str,
    heads: tuple[str, ...],
    word_scale: float,
    article_scale: float,
) -> None:
    """Write the files of weights, and the settings with the checksums of all."""
    out.mkdir(parents=True, exist_ok=True)
    files = {}
    for name, array in arrays.items():
        written = BytesIO()
        np.save(written, array, allow_pickle=False)
        (out / name).write_bytes(written.getvalue())
        files[name] = sha256(written.getvalue()).hexdigest()
    weights = IncidentSettings(
        format=FORMAT,
        trained_on=("MUC-4, training split",),
        reader=reader,
        heads=heads,
        word_scale=word_scale,
        article_scale=article_scale,
        files=files,
    )
    written_settings = msgspec.json.encode(WeightsFile(weights, checksum_of(weights)))
    (out / SETTINGS).write_bytes(msgspec.json.format(written_settings, indent=1) + b"\n")


if __name__ == "__main__":
    main()
