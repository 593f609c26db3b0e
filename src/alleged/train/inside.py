"""Fit the weights that say which sentences of contents are read again: `python -m
alleged.train.inside GOLD`.

Reads the training splits of sets of news with the reader model of the package, and all contents in
them a second time, learns from the first reading at which words the second finds a reporting word
of a statement that was not known, and writes `inside.json`. No labels of the sets are used. Every
fifth text is left out of the fit; on these the limit is set, so that sentences below it hold no
more than `--lose` of what the second reading finds, and its use is told. Takes ten minutes on one
core. `--leave-out SET` fits without a set.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
import numpy as np
from numpy.typing import NDArray

from alleged.analyse import layers
from alleged.analyse.layers import Stretch
from alleged.analyse.sentences import split_sentences
from alleged.analyse.statements import Draft
from alleged.ingest.given import document_from_text
from alleged.models.decoding import Scores
from alleged.models.inside import FORMAT, INSIDE_WEIGHTS, InsideWeights
from alleged.models.reader import Reader, Reading
from alleged.models.weights import write_weights
from alleged.records.documents import Document
from alleged.records.spans import Span

SETS = {
    "polnear": "polnear/train.jsonl.gz",
    "muc4": "muc4/muc4.train.jsonl.gz",
    "ecbplus": "ecbplus/ecbplus.train.jsonl.gz",
    "meantime": "meantime/meantime_en.train.jsonl.gz",
    "newswcl50": "newswcl50/newswcl50.train.jsonl.gz",
    "tempeval3": "timex/tempeval3.train.jsonl.gz",
}
HEADS = (
    "act", "act_ecbplus", "act_meantime", "act_timeml", "act_type", "attribution", "cameo_party",
    "certainty", "checkworthy", "factuality", "mention", "opinion", "party", "polarity", "quad",
    "status",
)  # fmt: skip
"""With all heads hardly more can be left out."""
NUMBERS, UNITS = 24, 32
"""Twice as many of either gave the same within a point."""
EPOCHS = 8
LEFT_OUT = 5
"""Every how many texts one is left out of the fit."""
BATCH = 512
"""Words."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a content that was read again."""

    first: int
    """Its first word among those of contents, counted through all texts."""
    after: int
    pieces: int
    found: int
    """Statements with their reporting words in it that only the second reading finds."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts that were read twice."""

    scores: Scores
    """Words of contents and those beside them x labels of `HEADS`."""
    near: NDArray[np.int64]
    """Of each word of a content: where the one before, itself and the one after stand in `scores`;
    -1 at a text's ends."""
    reports: NDArray[np.bool_]
    """Which words of contents report something that only the second reading finds."""
    sentences: list[Sentence]


def main() -> None:
    """Read, fit, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--leave-out", action="append", default=[], choices=sorted(SETS))
    parser.add_argument("--lose", type=float, default=0.05)
    parser.add_argument("--out", type=Path, default=INSIDE_WEIGHTS)
    asked = parser.parse_args()
    reader = Reader.load()
    used = [name for name in SETS if name not in asked.leave_out]
    texts = [text for name in used for text in read_texts(asked.gold / SETS[name])]
    fitted = read_twice(reader, [one for at, one in enumerate(texts) if at % LEFT_OUT])
    weights = fit(fitted, InsideWeights(FORMAT, tuple(used), reader.version, HEADS, (), (), (), 0))
    held = read_twice(reader, texts[::LEFT_OUT])
    weights = msgspec.structs.replace(weights, least=limit_of(weights, held, lose=asked.lose))
    print(report(weights, held))
    write_weights(weights, asked.out)


def read_texts(path: Path) -> Iterator[str]:
    """The texts of a set."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["text"]


def read_twice(reader: Reader, texts: Sequence[str]) -> Texts:
    """What the first reading says of all words, and where the second one finds more."""
    scores: list[Scores] = []
    near: list[NDArray[np.int64]] = []
    reports: list[NDArray[np.bool_]] = []
    sentences: list[Sentence] = []
    count = rows = 0
    for document in map(document_from_text, texts):
        if not document.covered:
            continue
        reading, stretches, found = read_inside(reader, document)
        whole = {here: words_of(reading, here) for one in stretches for here in one.sentences}
        inside = np.unique(
            [at for words in whole.values() for at in range(words.start, words.stop)]
        )
        if not len(inside):
            continue
        around = inside.astype(np.int64)[:, None] + (-1, 0, 1)
        known = (around >= 0) & (around < len(reading.words))
        kept = np.unique(around[known])
        near.append(np.where(known, count + np.searchsorted(kept, around), -1))
        cues = [words_of(reading, cue) for draft in found for cue in draft.reported.cue]
        told = {at for words in cues for at in range(words.start, words.stop)}
        reports.append(np.isin(inside, list(told)))
        place = reading.words.first_piece
        sentences += [
            Sentence(
                rows + bisect_left(inside, words.start),
                rows + bisect_left(inside, words.stop),
                int(place[words.stop] - place[words.start]),
                sum(here.holds(draft.reported.cue[0]) for draft in found),
            )
            for here, words in whole.items()
        ]
        scores.append(np.hstack([reading.scores[head][kept] for head in HEADS]))
        count += len(kept)
        rows += len(inside)
    return Texts(np.vstack(scores), np.vstack(near), np.concatenate(reports), sentences)


def read_inside(reader: Reader, document: Document) -> tuple[Reading, list[Stretch], list[Draft]]:
    """The first reading, all that is read again, and what only that finds."""
    stretches: list[Stretch] = []
    found: list[Draft] = []
    read_again, choose = layers.read_again, layers.worth_reading

    def note(text: str, outer: Sequence[Draft], first: Reading, reader: Reader) -> list[Draft]:
        inner = read_again(text, outer, first, reader)
        found.extend(layers.without_known(inner, outer))
        return inner

    def keep(text: str, contents: Sequence[Span], first: Reading) -> list[Stretch]:
        chosen = choose(text, contents, first)
        stretches.extend(chosen)
        return chosen

    sentences = split_sentences(document.text)
    reading = reader.read(document.text, sentences)
    with (
        patch.object(layers, "read_again", note),
        patch.object(layers, "worth_reading", keep),
        patch.object(layers, "may_report", lambda _, sentences: [True] * len(sentences)),
    ):
        layers.find_layers(
            document, sentences=sentences, reading=reading, mentions=[], reader=reader
        )
    return reading, stretches, found


def words_of(reading: Reading, span: Span) -> slice:
    """The words that begin in a span."""
    return slice(bisect_left(reading.starts, span.start), bisect_left(reading.starts, span.end))


def fit(texts: Texts, empty: InsideWeights) -> InsideWeights:
    """The weights, rounded; without the limit."""
    import torch
    from torch.nn.functional import binary_cross_entropy_with_logits as loss_of

    torch.manual_seed(1)
    mean, scale = texts.scores.mean(0), texts.scores.std(0) + 1e-3
    # The last row stands for words outside the text: scores of 0.
    level = (np.vstack([texts.scores, np.zeros_like(mean)]) - mean) / scale
    scores, near = torch.tensor(level), torch.tensor(texts.near)
    wanted = torch.tensor(texts.reports.astype(np.float32))
    narrow: Any = torch.nn.Linear(level.shape[1], NUMBERS)
    hidden: Any = torch.nn.Linear(3 * NUMBERS, UNITS)
    output: Any = torch.nn.Linear(UNITS, 1)
    drop = torch.nn.Dropout(0.1)
    layers_ = torch.nn.ModuleList([narrow, hidden, output])
    steps = EPOCHS * (len(wanted) // BATCH)
    optimizer = torch.optim.AdamW(layers_.parameters(), 2e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: max(0.02, 1 - step / max(1, steps))
    )
    twice = torch.tensor(2.0)  # what reports is rare
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(wanted)).split(BATCH):
            told = narrow(drop(scores[near[batch]])).flatten(1)
            worth = output(drop(torch.tanh(hidden(told))))[:, 0]
            optimizer.zero_grad()
            loss_of(worth, wanted[batch], pos_weight=twice).backward()
            optimizer.step()
            schedule.step()

    def rows(weight: NDArray[np.float64], bias: NDArray[np.float64]) -> Any:
        return tuple(
            tuple(float(f"{one:.5g}") for one in row)
            for row in np.column_stack([weight, bias]).tolist()
        )

    first, bias = (one.detach().double().numpy() for one in (narrow.weight, narrow.bias))
    plain = first / scale  # scores are read as they are
    return msgspec.structs.replace(
        empty,
        narrow=rows(plain, bias - plain @ mean),
        hidden=rows(*(one.detach().double().numpy() for one in (hidden.weight, hidden.bias))),
        output=rows(*(one.detach().double().numpy() for one in (output.weight, output.bias)))[0],
    )


def chances(weights: InsideWeights, texts: Texts) -> NDArray[np.float32]:
    """The score of each sentence's likeliest word."""
    padded = np.vstack([texts.scores, np.zeros((1, texts.scores.shape[1]), np.float32)])
    words = np.concatenate(
        [weights.near_scores(padded[near]) for near in np.array_split(texts.near, 100)]
    )
    return np.asarray([words[one.first : one.after].max() for one in texts.sentences])


def limit_of(weights: InsideWeights, texts: Texts, *, lose: float) -> float:
    """The highest score below which sentences hold no more than this share of what is found."""
    scores = chances(weights, texts)
    found = np.asarray([one.found for one in texts.sentences])
    order = np.argsort(scores, kind="stable")
    lost = np.cumsum(found[order])
    first = int(np.searchsorted(lost, lose * lost[-1], side="right"))
    highest = float(scores[order[min(first, len(order) - 1)]])
    return math.floor(highest * 10_000) / 10_000


def report(weights: InsideWeights, texts: Texts) -> str:
    """What the limit leaves out of the texts that were not fitted to."""
    out = chances(weights, texts) < weights.least
    pieces = np.asarray([one.pieces for one in texts.sentences])
    found = np.asarray([one.found for one in texts.sentences])
    return (
        f"below {weights.least}: {out.sum()} of {len(out)} sentences with "
        f"{pieces[out].sum() / pieces.sum():.1%} of the pieces, {found[out].sum()} of "
        f"{found.sum()} statements inside"
    )


if __name__ == "__main__":
    main()
