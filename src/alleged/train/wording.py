"""Train the small layers of wording and write `wording.json`.

    python -m alleged.train.wording GOLD_FOLDER READER_FOLDER

Hashed words are trained on the training splits of BABE and ClaimBuster. The reader has seen those
texts in its own training and is too sure of them, so the few weights that join both are trained on
the development splits, and the figures that are printed for them are cross-validated. Takes two
minutes on one core. Needs scikit-learn, which a build does not.
"""

from __future__ import annotations

import base64
import gzip
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from alleged.analyse.assessments import KIND_FEATURES, kind_features
from alleged.analyse.framing.features import SIZE, hashed
from alleged.analyse.framing.layers import (
    FORMAT,
    OPINIONS,
    HashedLayer,
    Layer,
    Wording,
    WordingFile,
)
from alleged.analyse.framing.scores import CANDIDATE_FEATURES, find_candidates, score_sentences
from alleged.analyse.framing.vocabulary import find_hits
from alleged.models.quotations import find_quotations
from alleged.models.reader import Reader
from alleged.records.spans import Span

STRENGTH = 16.0
"""Inverse of the regularisation of hashed words: of 1, 4 and 16 the best on all three."""
FOLDS = 10
SEED = 20240626
OWN_SENTENCES = Path("tests/analyse/worth_own/dev")
"""From the project's folder."""
Rows = list[dict[str, Any]]


def read_rows(path: Path) -> Rows:
    """Rows of a JSON-lines file, gzipped or not."""
    written = path.read_bytes()
    whole = gzip.decompress(written) if path.suffix == ".gz" else written
    return [json.loads(line) for line in whole.decode("utf-8").split("\n") if line]


def train_hashed(texts: Sequence[str], labels: Sequence[bool], *, ratios: bool) -> HashedLayer:
    """Logistic regression on hashed words; with `ratios`, each first scaled by how much oftener it
    stands in one class (NB-SVM), which gains two points on BABE and nothing on ClaimBuster."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    places = [hashed(text) for text in texts]
    values = np.concatenate([np.full(len(one), 1 / np.sqrt(len(one))) for one in places])
    borders = np.cumsum([0, *(len(one) for one in places)])
    table = csr_matrix((values, np.concatenate(places), borders), shape=(len(texts), SIZE))
    wanted = np.asarray(labels, dtype=bool)
    scale = np.ones(SIZE)
    if ratios:
        yes = np.asarray((table[wanted] > 0).sum(0)).ravel() + 0.5
        no = np.asarray((table[~wanted] > 0).sum(0)).ravel() + 0.5
        scale = np.log(yes / yes.sum()) - np.log(no / no.sum())
    fitted = LogisticRegression(C=STRENGTH, max_iter=500).fit(table.multiply(scale).tocsr(), wanted)
    weights = fitted.coef_[0] * scale
    step = float(np.abs(weights).max() / 127)
    return HashedLayer(
        weights=base64.b64encode(np.round(weights / step).astype(np.int8).tobytes()).decode(),
        step=round(step, 8),
        constant=round(float(fitted.intercept_[0]), 6),
    )


def fit(features: Any, wanted: Any, *, strength: float = 1.0) -> tuple[Any, float]:
    """Weights and constant of a logistic layer; features are brought to one scale inside."""
    from sklearn.linear_model import LogisticRegression

    mean, scale = features.mean(0), np.maximum(features.std(0), 1e-9)
    fitted = LogisticRegression(C=strength, max_iter=1000).fit((features - mean) / scale, wanted)
    weights = fitted.coef_[0] / scale
    return weights, float(fitted.intercept_[0] - weights @ mean)


def layer_of(names: Sequence[str], fitted: tuple[Any, float]) -> Layer:
    """The layer as it is written."""
    return Layer(
        features=tuple(names),
        weights=tuple(round(float(one), 5) for one in fitted[0]),
        constant=round(fitted[1], 5),
    )


def folds_of(groups: Sequence[Any], seed: int = SEED) -> Any:
    """A fold for each row; rows of one group share it."""
    known = sorted(set(groups), key=str)
    order = np.random.RandomState(seed).permutation(len(known)) % FOLDS
    at = dict(zip(known, order, strict=True))
    return np.asarray([at[group] for group in groups])


def crossed(features: Any, wanted: Any, folds: Any, strength: float = 1.0) -> Any:
    """Logit of each row by layers that have not seen its fold."""
    found = np.zeros(len(wanted))
    for fold in range(FOLDS):
        weights, constant = fit(features[folds != fold], wanted[folds != fold], strength=strength)
        found[folds == fold] = features[folds == fold] @ weights + constant
    return found


def f1(wanted: Any, given: Any) -> float:
    """F1 of the positive class."""
    both = float((wanted & given).sum())
    return 2 * both / max(1.0, float(wanted.sum() + given.sum()))


def macro(wanted: Any, given: Any) -> float:
    """Mean F1 of both classes."""
    return (f1(wanted, given) + f1(~wanted, ~given)) / 2


def best_threshold(logits: Any, wanted: Any, score: Callable[[Any, Any], float]) -> float:
    """The logit above which to say yes: the middle of those within half a point of the best."""
    tried = np.quantile(logits, np.linspace(0.02, 0.995, 118))
    scores = np.asarray([score(wanted, logits >= one) for one in tried])
    return float(np.median(tried[scores >= scores.max() - 0.005]))


def crossed_score(
    logits: Any, wanted: Any, folds: Any, score: Callable[[Any, Any], float]
) -> float:
    """The score with thresholds that have not seen the fold they are used on."""
    given = np.zeros(len(wanted), dtype=bool)
    for fold in range(FOLDS):
        there = folds != fold
        given[~there] = logits[~there] >= best_threshold(logits[there], wanted[there], score)
    return score(wanted, given)


def main(gold: Path, reader_folder: Path, out: Path) -> None:
    """Train everything and write the file."""
    reader = Reader.load(reader_folder)
    babe = read_rows(gold / "babe/train.jsonl")
    debates = read_rows(gold / "checkworthy/train.jsonl.gz")
    texts = [row["text"] for row in babe]
    judged = [row for row in babe if row["opinion"] is not None]
    layers = {"bias": train_hashed(texts, [row["label"] == 1 for row in babe], ratios=True)}
    for name in OPINIONS:
        labels = [row["opinion"] == name for row in judged]
        layers[name] = train_hashed([row["text"] for row in judged], labels, ratios=True)
    layers["checkworthy"] = train_hashed(
        [row["text"] for row in debates], [row["label"] == 1 for row in debates], ratios=False
    )
    settings = WordingFile(
        format=FORMAT, reader=reader.version, hashed=layers, layers={}, thresholds={},
        trained_on=("BABE train, dev", "ClaimBuster train, dev", "BASIL dev"),
    )  # fmt: skip
    wording = Wording(settings, "in training")
    joined: dict[str, Layer] = {}
    thresholds: dict[str, float] = {}

    def scored(rows: Rows) -> list[Any]:
        found = []
        for row in rows:
            whole = [Span(0, len(row["text"]))]
            found += score_sentences(row["text"], whole, reader.read(row["text"], whole), wording)
        return found

    def ids(rows: Rows) -> list[str]:
        return [row["id"] for row in rows]

    def join(name: str, features: Any, wanted: Any, groups: Any, score: Any) -> None:
        folds = folds_of(groups)
        logits = crossed(features, wanted, folds)
        print(name, "cross-validated", round(crossed_score(logits, wanted, folds, score), 4))
        joined[name] = layer_of(("head", "hashed"), fit(features, wanted))
        thresholds[name] = round(best_threshold(logits, wanted, score), 3)

    dev = read_rows(gold / "babe/dev.jsonl")
    scores = scored(dev)
    join("bias", np.asarray([(one.bias, one.hashed["bias"]) for one in scores]),
         np.asarray([row["label"] == 1 for row in dev]), ids(dev), macro)  # fmt: skip
    told = [(row, one) for row, one in zip(dev, scores, strict=True) if row["opinion"]]
    folds = folds_of([row["id"] for row, _ in told])
    sums = []
    for at, name in enumerate(OPINIONS):
        features = np.asarray([(one.opinion[at], one.hashed[name]) for _, one in told])
        wanted = np.asarray([row["opinion"] == name for row, _ in told])
        sums.append(crossed(features, wanted, folds))
        joined[name] = layer_of(("head", "hashed"), fit(features, wanted))
    given = np.argmax(sums, axis=0)
    truth = np.asarray([OPINIONS.index(row["opinion"]) for row, _ in told])
    mean = np.mean([f1(truth == at, given == at) for at in range(3)])
    print("opinion cross-validated", round(float(mean), 4))
    rows = read_rows(gold / "checkworthy/dev.jsonl")
    join("checkworthy",
         np.asarray([(one.checkworthy, one.hashed["checkworthy"]) for one in scored(rows)]),
         np.asarray([row["label"] == 1 for row in rows]), ids(rows), f1)  # fmt: skip
    _train_words(gold, reader, wording, joined, thresholds)
    _train_kind(reader, msgspec.structs.replace(settings, layers=joined), joined)
    written = msgspec.structs.replace(settings, layers=joined, thresholds=thresholds)
    out.write_bytes(
        msgspec.json.format(msgspec.json.encode(written, order="deterministic")) + b"\n"
    )
    print(out, out.stat().st_size, "bytes")


def _train_words(
    gold: Path, reader: Reader, wording: Wording, joined: dict[str, Layer],
    thresholds: dict[str, float],
) -> None:  # fmt: skip
    """The layer of single words in whole articles; a sentence is as loaded as its likeliest."""
    features, wanted, events, at = [], [], [], []
    truth: list[bool] = []
    sentence_events: list[str] = []
    for row in read_rows(gold / "basil/dev.jsonl"):
        text, sentences = row["text"], [Span(*one[-2:]) for one in row["sentences"]]
        marked = [Span(*one["span"]) for one in row["spans"] if one["bias"] == "lexical"]
        reading = reader.read(text, sentences)
        scored = score_sentences(text, sentences, reading, wording)
        hits, quotations = find_hits(text), find_quotations(text)
        base = len(truth)
        truth += [any(one.overlaps(s.span) for one in marked) for s in scored]
        sentence_events += [row["event"]] * len(scored)
        for one in find_candidates(text, scored, reading, hits, quotations):
            features.append(one.features)
            wanted.append(any(one.span.overlaps(span) for span in marked))
            events.append(row["event"])
            at.append(base + one.sentence)
    table, right, place = np.asarray(features), np.asarray(wanted), np.asarray(at)
    goal = np.asarray(truth)
    print("words", len(right), "marked", int(right.sum()), "sentences", len(goal), int(goal.sum()))
    results = []
    for seed in range(5):
        folds = folds_of(events, seed)
        logits = crossed(table, right, folds, 0.1)
        best = np.full(len(goal), -9.0)
        np.maximum.at(best, place, logits)
        results.append(crossed_score(best, goal, folds_of(sentence_events, seed), f1))
    print("BASIL sentences, cross-validated by event, five draws", np.round(results, 4),
          round(float(np.mean(results)), 4))  # fmt: skip
    joined["loaded"] = layer_of(CANDIDATE_FEATURES, fit(table, right, strength=0.1))
    thresholds["loaded"] = round(best_threshold(best, goal, f1), 3)


def _train_kind(reader: Reader, settings: WordingFile, joined: dict[str, Layer]) -> None:
    """Opinion against fact, on the tuning half of our own sentences."""
    wording = Wording(settings, "in training")
    texts = {row["id"]: row["text"] for row in read_rows(OWN_SENTENCES / "texts.jsonl")}
    features, wanted = [], []
    for row in read_rows(OWN_SENTENCES / "labels.jsonl"):
        if row["kind"] in ("fact", "opinion"):
            text = texts[row["id"]]
            whole = [Span(0, len(text))]
            one = score_sentences(text, whole, reader.read(text, whole), wording)[0]
            features.append(kind_features(text, one, wording))
            wanted.append(row["kind"] == "opinion")
    table, right = np.asarray(features), np.asarray(wanted)
    logits = crossed(table, right, folds_of(range(len(right))), 0.3)
    print("opinion against fact, cross-validated", round(macro(right, logits >= 0), 4))
    joined["kind"] = layer_of(KIND_FEATURES, fit(table, right, strength=0.3))


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        Path(sys.argv[2]),
        Path(__file__).parents[1] / "analyse/framing/wording.json",
    )
