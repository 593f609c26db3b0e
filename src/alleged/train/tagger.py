"""Train the tagger: `python -m alleged.train.tagger --gold DIR --out DIR`.

The labels are silver: spaCy's small English pipeline tags the raw text of two sets with a free
licence. A part of the sentences is shown again in lower case, and a part without
commas and hyphens, with the tags of the sentence as it was: headlines, transcripts and scraped
text look like that.
"""

from __future__ import annotations

import hashlib
import importlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from alleged.analyse.quantities.tokens import Token, read_tokens
from alleged.analyse.sentences import split_sentences
from alleged.models import tagger
from alleged.models.tagger import TAGS, Ids, Tagger
from alleged.train.gold import read_rows
from alleged.train.silver import PIPELINE

VERSION = "tagger 1"
TEXTS = ("ecbplus/ecbplus.train.jsonl.gz", "meantime/meantime_en.train.jsonl.gz")
HELD_BACK = ("meantime/meantime_en.dev.jsonl.gz",)
ROWS = (24576, 16384)
"""Features are hashed to so many rows: 0.9 and 0.6 MB."""
EPOCHS = 6
BATCH = 256
RATE = 0.5
DECAY = 1e-6
FOLDS = 3
LOWER, UNPUNCTUATED = 0.12, 0.12
"""Shares of the sentences that are shown once more in lower case, or without commas. Twice
and three times as many, with MeasEval's texts added, cost 0.4 points of agreement on MEANTIME."""
PUT_TOGETHER = {
    "NNPS": "NNP",
    "RBR": "RB",
    "RBS": "RB",
    "PDT": "DT",
    "WP$": "WP",
    "-LRB-": "(",
    "-RRB-": "(",
    "``": '"',
    "''": '"',
    "$": "SYM",
    "#": "SYM",
    "HYPH": ":",
    "AFX": "JJ",
}
"""Tags of the pipeline that we do not tell apart."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence in words, each with its tag."""

    words: list[str]
    tags: list[str]


def tag_silver(texts: Sequence[str]) -> Iterator[Tagged]:
    """The sentences of the texts, cut as the product cuts them, with the pipeline's tags."""
    nlp = importlib.import_module(PIPELINE).load(disable=["parser", "ner", "lemmatizer"])
    for text, document in zip(texts, nlp.pipe(texts, batch_size=8), strict=True):
        tags: dict[int, str] = {}
        for word in document:
            if not word.is_space:
                tags.update(
                    dict.fromkeys(
                        range(word.idx, word.idx + len(word.text)), _tag(word.tag_, word.pos_)
                    )
                )
        for sentence in split_sentences(text):
            tokens = read_tokens(text, sentence.start, sentence.end)
            if tokens:
                yield Tagged(
                    [token.text for token in tokens], [_tag_of(token, tags) for token in tokens]
                )


def _tag_of(token: Token, tags: dict[int, str]) -> str:
    return tags.get(token.start, "SYM")


def _tag(fine: str, coarse: str) -> str:
    if fine == "IN" and coarse == "SCONJ":
        return "SC"
    together = PUT_TOGETHER.get(fine, fine)
    return together if together in TAGS else "SYM"


def roughened(sentences: Sequence[Tagged], random: np.random.Generator) -> list[Tagged]:
    """The sentences, and some of them again as badly kept text has them."""
    found = list(sentences)
    for one in sentences:
        dice = random.random()
        if dice < LOWER:
            found.append(Tagged([word.lower() for word in one.words], one.tags))
        elif dice < LOWER + UNPUNCTUATED:
            kept = [at for at, tag in enumerate(one.tags) if tag not in (",", ":", '"')]
            found.append(Tagged([one.words[at] for at in kept], [one.tags[at] for at in kept]))
    return found


def fit_tagger(sentences: Sequence[Tagged], *, seed: int, say: Callable[[str], None]) -> Tagger:
    """Fit both classifiers.

    The second learns from tags that a first made which had not seen the sentence, as it will be on
    new text.
    """
    random = np.random.default_rng(seed)
    words, places = tagger._laid_out([one.words for one in sentences])
    hashes = tagger.word_hashes(words)
    gold = np.array([TAGS.index(tag) for one in sentences for tag in one.tags])
    fold = np.repeat(np.arange(len(sentences)) % FOLDS, [len(one.words) for one in sentences])
    ids = tagger.first_features(hashes, places, ROWS[0])
    guesses = np.zeros(len(words), dtype=np.uint32)
    for held in range(FOLDS):
        seen = fold != held
        weights = _fit(ids[seen], gold[seen], ROWS[0], random)
        guesses[places[~seen]] = tagger.best(weights, ids[~seen]) + 1
    say(f"first, on sentences not seen: {np.mean(guesses[places] - 1 == gold):.4f}")
    first = _fit(ids, gold, ROWS[0], random)
    second = _fit(tagger.second_features(hashes, guesses, places, ROWS[1]), gold, ROWS[1], random)
    return Tagger(first, second, VERSION)


def _fit(
    ids: Ids, gold: NDArray[np.int64], rows: int, random: np.random.Generator
) -> NDArray[np.int8]:
    """Logistic regression over hashed features by Adagrad; the weights as whole numbers."""
    weights = np.zeros((rows, len(TAGS)), dtype=np.float32)
    squares = np.full((rows, len(TAGS)), 1e-4, dtype=np.float32)
    for _ in range(EPOCHS):
        order = random.permutation(len(ids))
        for low in range(0, len(order), BATCH):
            batch = order[low : low + BATCH]
            chosen = ids[batch]
            scores = weights[chosen].sum(axis=1)
            scores = np.exp(scores - scores.max(axis=1, keepdims=True))
            scores /= scores.sum(axis=1, keepdims=True)
            scores[np.arange(len(batch)), gold[batch]] -= 1
            flat = chosen.ravel()
            by_row = np.argsort(flat, kind="stable")
            touched, starts = np.unique(flat[by_row], return_index=True)
            step = np.add.reduceat(scores[by_row // chosen.shape[1]], starts, axis=0)
            step /= len(batch) / 16
            step += DECAY * weights[touched]
            squares[touched] += step * step
            weights[touched] -= RATE * 0.2 * step / np.sqrt(squares[touched])
    scale = 127 / np.quantile(np.abs(weights), 0.9999)
    whole: NDArray[np.int8] = np.clip(np.round(weights * scale), -127, 127).astype(np.int8)
    return whole


def agreement(fitted: Tagger, sentences: Sequence[Tagged]) -> float:
    """The share of words whose tag is the pipeline's."""
    found = fitted.tag([one.words for one in sentences])
    pairs = [
        pair
        for one, tags in zip(sentences, found, strict=True)
        for pair in zip(one.tags, tags, strict=True)
    ]
    return sum(one == two for one, two in pairs) / max(len(pairs), 1)


def write_tagger(fitted: Tagger, out: Path) -> None:
    """Write the weights and seal them."""
    out.mkdir(parents=True, exist_ok=True)
    for name, weights in zip(tagger.WEIGHTS, (fitted.first, fitted.second), strict=True):
        np.save(out / name, weights, allow_pickle=False)
    settings = {
        "version": fitted.made_by,
        "tags": list(TAGS),
        "sha256": {
            name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in tagger.WEIGHTS
        },
    }
    (out / tagger.SETTINGS).write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def read_texts(gold: Path, names: Sequence[str]) -> list[str]:
    """The raw texts of these sets; their labels are not read."""
    return [row["text"] for name in names for row in read_rows(gold / name)]


@click.command(context_settings={"show_default": True})
@click.option(
    "--gold", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option("--seed", default=1)
def main(gold: Path, out: Path, seed: int) -> None:
    """Train the tagger and write it to a folder."""
    texts = read_texts(gold, TEXTS)
    sentences = list(tag_silver(texts))
    click.echo(f"{len(sentences):,} sentences, {sum(len(one.words) for one in sentences):,} words")
    random = np.random.default_rng(seed)
    fitted = fit_tagger(roughened(sentences, random), seed=seed, say=click.echo)
    write_tagger(fitted, out)
    held = list(tag_silver(read_texts(gold, HELD_BACK)))
    click.echo(f"agreement on texts held back: {agreement(fitted, held):.4f}")


if __name__ == "__main__":
    main()
