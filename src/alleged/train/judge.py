"""Fit the weights that judge acts, and write `act_judge.json`.

    python -m alleged.train.judge GOLD_FOLDER

Reads the texts of the judged acts (`training/judged/acts.jsonl`) out of the training splits of the
gold sets, finds the acts in them with the reader model of the package, fits small networks
to the part `tune`, to the passages of `training/told` that the reader was not trained on, and to
every tenth of our own marked sentences, likewise, and prints how it does: cross-validated by text
on `tune` with the passages, and on `held`, which it is not fitted to. Before that the first look,
which says what words are worth being read as acts, is fitted to the words of both latter.
Takes six minutes on one core. Needs scikit-learn, which a build does not.
`--leave-out SET` fits without a set.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
import numpy as np
from numpy.typing import NDArray

from alleged.analyse import events
from alleged.analyse.documents import analyse_document
from alleged.analyse.event_codes import Candidate
from alleged.analyse.event_judge import (
    LEAST,
    Found,
    feature_names,
    first_features,
    first_names,
    kind_of,
    look,
    read_features,
)
from alleged.analyse.sentences import split_sentences
from alleged.ingest.given import document_from_text
from alleged.models.act_judge import FORMAT, JUDGE_WEIGHTS, JudgeWeights
from alleged.models.labels import ACT_TYPES
from alleged.models.reader import Reader, Reading
from alleged.models.weights import write_weights
from alleged.records.events import Event
from alleged.records.spans import Span
from alleged.train.own_sentences import read_lines
from alleged.train.small_networks import fit_network
from alleged.train.told_sentences import UNREAD, asked_sets, read_told

JUDGED = Path("training/judged/acts.jsonl")
"""From the project's folder."""
OWN = Path("training/events")
PATHS = {
    "polnear": "polnear/train.jsonl.gz",
    "ecbplus": "ecbplus/ecbplus.train.jsonl.gz",
    "muc4": "muc4/muc4.train.jsonl.gz",
    "meantime": "meantime/meantime_en.train.jsonl.gz",
}
FOLDS = 5
SURER = 0.5
"""What a reader may filter by: told of beside `LEAST`."""
Row = Mapping[str, Any]
Look = Callable[[Reading, Sequence[Candidate]], list[bool]]
"""Which candidates are worth being read as acts: `alleged.analyse.event_judge.look`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Acts with their features."""

    rows: NDArray[np.float64]
    right: NDArray[np.bool_]
    texts: list[str]
    before: NDArray[np.float64]
    """The probability of each without the judge."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the kinds and triggers of its acts."""

    id: str
    text: str
    marked: Sequence[tuple[str, Span]]

    def has(self, kind: str, trigger: Sequence[Span]) -> bool:
        """Whether an act of that kind is marked at one of the words."""
        return any(
            kind == marked and any(span.overlaps(at) for at in trigger)
            for marked, span in self.marked
        )


def main() -> None:
    """Fit, print, write."""
    gold, used = asked_sets(__doc__)
    reader = Reader.load()
    seen = [
        read_looks(reader, "our own sentences", own_texts()),
        read_looks(reader, "passages of news", told_texts(gold, used)),
    ]
    first_names_, names = first_names(reader.settings.labels), feature_names(reader.settings.labels)
    words, good = (np.concatenate(part) for part in zip(*seen, strict=True))
    of_words = fit_network(words, good.astype(np.int64), first_names_)
    weights = JudgeWeights(
        format=FORMAT, trained_on=tuple(used), reader=reader.version, first=of_words, judge=of_words
    )
    first = partial(look, weights=weights)
    labels = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    labels = [label for label in labels if label["set"] in used]
    parts = {
        part: read_judged(gold, reader, first, [row for row in labels if row["part"] == part])
        for part in ("tune", "held")
    }
    tune, held = parts["tune"], parts["held"]
    own = read_marked(reader, first, "our own sentences", own_texts())
    passages = read_marked(reader, first, "passages of news", told_texts(gold, used))
    tune = together((tune, passages))
    print(report("tune, cross-validated", across_folds(tune, own, names), tune))
    judge = fit_network(*both(tune.rows, tune.right, own), names)
    weights = msgspec.structs.replace(weights, judge=judge)
    print(report("held", weights.probabilities(held.rows), held))
    write_weights(weights, JUDGE_WEIGHTS)


def read_judged(gold: Path, reader: Reader, first: Look, labels: Sequence[Row]) -> Judged:
    """The judged acts that are found again, with their features."""
    by_text: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for label in labels:
        by_text[label["set"], label["id"]].append(label)
    rows, right, texts, before = [], [], [], []
    for key, text in texts_of(gold, by_text):
        for act, features in found_in(text, reader, first):
            judged = next((one for one in by_text[key] if is_same(one, act.event)), None)
            if judged is not None:
                rows.append(features)
                right.append(bool(judged["right"]))
                texts.append("/".join(key))
                before.append(act.event.probability)
    print(f"{len(rows)} of {len(labels)} judged acts are found again")
    return Judged(
        rows=np.asarray(rows),
        right=np.asarray(right, dtype=bool),
        texts=texts,
        before=np.asarray(before),
    )


def own_texts() -> Iterator[Marked]:
    """Every tenth line of our own."""
    for number, line in enumerate(read_lines(OWN)[::10]):
        marked = [(line.acts[act].type, span) for letter, act, span in line.marks if letter == "T"]
        yield Marked(f"own/{number}", line.text, marked)


def told_texts(gold: Path, names: Sequence[str]) -> Iterator[Marked]:
    """The passages of news with all their acts that the reader was not trained on."""
    for split in UNREAD:
        for passage in read_told(gold, split, split_sentences, names=names):
            marked = [(ACT_TYPES[kind], span) for span, kind in passage.spans["act_type"]]
            yield Marked(f"told/{passage.id}", passage.text, marked)


def read_looks(
    reader: Reader, name: str, given: Iterable[Marked]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The features of all words in texts with marks that may be acts, and which are: right with the
    trigger and the kind marked."""
    rows: list[NDArray[np.float64]] = []
    right: list[bool] = []
    for one in given:

        def note(reading: Reading, every: Sequence[Candidate], one: Marked = one) -> list[bool]:
            rows.append(first_features(reading, every))
            for candidate in every:
                spans = [reading.span(low, high) for low, high in candidate.trigger.parts]
                right.append(one.has(candidate.best, spans))
            return [False] * len(every)

        found_in(one.text, reader, note)
    print(f"{name}: {len(right)} words that may be acts, {np.mean(right):.1%} are")
    return np.vstack(rows), np.asarray(right, dtype=bool)


def read_marked(reader: Reader, first: Look, name: str, given: Iterable[Marked]) -> Judged:
    """The acts found in texts with marks: right with the trigger and the kind marked."""
    rows, right, texts, before = [], [], [], []
    for one in given:
        for act, features in found_in(one.text, reader, first):
            label = act.event.label.value if act.event.label is not None else ""
            rows.append(features)
            right.append(
                one.has(kind_of(act.event), act.event.trigger) or one.has(label, act.event.trigger)
            )
            texts.append(one.id)
            before.append(act.event.probability)
    print(f"{name}: {len(rows)} acts in {len(set(texts))} texts, {np.mean(right):.1%} right")
    return Judged(
        rows=np.asarray(rows),
        right=np.asarray(right, dtype=bool),
        texts=texts,
        before=np.asarray(before),
    )


def together(parts: Sequence[Judged]) -> Judged:
    """All acts of several."""
    parts = [part for part in parts if part.texts]
    return Judged(
        rows=np.vstack([part.rows for part in parts]),
        right=np.concatenate([part.right for part in parts]),
        texts=[text for part in parts for text in part.texts],
        before=np.concatenate([part.before for part in parts]),
    )


def both(
    rows: NDArray[np.float64], right: NDArray[np.bool_], own: Judged
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """With the acts of our own sentences."""
    return np.vstack((rows, own.rows)), np.concatenate((right, own.right)).astype(np.int64)


def texts_of(
    gold: Path, wanted: Mapping[tuple[str, str], object]
) -> Iterator[tuple[tuple[str, str], str]]:
    """The texts with judged acts."""
    for name, path in PATHS.items():
        if all(set_ != name for set_, _ in wanted):
            continue
        with gzip.open(gold / path, "rt", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                if (name, row["id"]) in wanted:
                    yield (name, row["id"]), row["text"]


def found_in(text: str, reader: Reader, first: Look) -> list[tuple[Found, NDArray[np.float64]]]:
    """The acts of a text before they are judged, each with its features."""
    taken: list[tuple[Found, NDArray[np.float64]]] = []

    def take(reading: Reading, acts: Sequence[Found]) -> list[Event]:
        coded = [act for act in acts if kind_of(act.event)]
        if coded:
            taken.extend(zip(coded, read_features(reading, coded), strict=True))
        return [act.event for act in acts]

    with patch.object(events, "judge_acts", take), patch.object(events, "look", first):
        analyse_document(document_from_text(text), reader=reader)
    return taken


def is_same(label: Row, event: Event) -> bool:
    """Whether an act is the one that was judged: the same kind at the same words."""
    words = Span(label["start"], label["end"])
    return bool(label["kind"] == kind_of(event)) and words.overlaps(
        Span(event.trigger[0].start, event.trigger[-1].end)
    )


def across_folds(judged: Judged, own: Judged, features: tuple[str, ...]) -> NDArray[np.float64]:
    """The probability of each act by weights that were not fitted to its text."""
    from sklearn.model_selection import GroupKFold

    chances = np.zeros(len(judged.right))
    folds = GroupKFold(FOLDS).split(judged.rows, groups=judged.texts)
    for kept, left in folds:
        fitted = fit_network(*both(judged.rows[kept], judged.right[kept], own), features)
        chances[left] = 1 / (1 + np.exp(-fitted.scores(judged.rows[left])[:, 0]))
    return chances


def report(name: str, chances: NDArray[np.float64], judged: Judged) -> str:
    """How well right and wrong acts are told apart, and what thresholds leave out."""
    from sklearn.metrics import brier_score_loss, roc_auc_score

    lines = [f"{name}: {len(chances)} acts, {judged.right.mean():.1%} right"]
    for what, one in (("before", judged.before), ("judged", chances)):
        area, brier = roc_auc_score(judged.right, one), brier_score_loss(judged.right, one)
        lines.append(f"  {what}: area under the curve {area:.3f}, Brier score {brier:.3f}")
    for least in (LEAST, SURER):
        kept = chances >= least
        lines.append(
            f"  from {least}: {judged.right[kept].mean():.1%} right, "
            f"{judged.right[kept].sum() / judged.right.sum():.1%} of the right ones kept"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
