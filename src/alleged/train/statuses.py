"""Fit the weights that say whether an act took place, and write `act_status.json`.

    python -m alleged.train.statuses GOLD_FOLDER

Reads the passages of `training/told` that no reader was trained on and every tenth of our own
marked sentences with the reader model of the package, and teaches a small network the status of
their acts, from what the rules say and what all heads of the model say at the act and beside it.
Prints how often the status is right, cross-validated by text, beside the rules alone, and how
reliable the probabilities are. Takes five minutes on one core. Needs scikit-learn, which a build
does not. `--leave-out SET` fits without a set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alleged.analyse.documents import analyse_document
from alleged.analyse.event_scores import head_names, near_names, status_rows, words_at
from alleged.analyse.event_status import by_rules, innermost, rule_names, rule_row
from alleged.analyse.event_syntax import read_syntax
from alleged.analyse.sentences import split_sentences
from alleged.ingest.given import document_from_text
from alleged.models.act_networks import FORMAT, STATUS_WEIGHTS, ActNetwork
from alleged.models.labels import ACT_TYPES, STATUSES
from alleged.models.reader import Reader
from alleged.models.weights import write_weights
from alleged.quality.factuality import sentence_at
from alleged.records.events import EventStatus
from alleged.records.spans import Span
from alleged.records.statements import Voice
from alleged.train.curves import reliability
from alleged.train.finish import EDGES
from alleged.train.judge import OWN
from alleged.train.own_sentences import read_lines
from alleged.train.small_networks import fit_network
from alleged.train.told_sentences import UNREAD, asked_sets, read_told

FOLDS = 5
STATUS = tuple(EventStatus)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its acts: trigger, whether the act has a code, status."""

    id: str
    text: str
    acts: Sequence[tuple[Span, bool, EventStatus]]


@dataclass(frozen=True, slots=True)
class Acts:
    """Acts with their features."""

    rows: NDArray[np.float64]
    right: NDArray[np.int64]
    ruled: NDArray[np.int64]
    """What the rules alone say."""
    texts: list[str]
    coded: NDArray[np.bool_]


def main() -> None:
    """Fit, print, write."""
    gold, used = asked_sets(__doc__)
    reader = Reader.load()
    acts = read_acts(reader, [*own_texts(), *told_texts(gold, used)])
    names = feature_names(reader)
    print(report(acts, across_folds(acts, names)))
    weights = ActNetwork(
        format=FORMAT,
        trained_on=tuple(used),
        reader=reader.version,
        network=fit_network(acts.rows, acts.right, names, outcomes=len(STATUS)),
    )
    write_weights(weights, STATUS_WEIGHTS)


def own_texts() -> Iterator[Marked]:
    """Every tenth line of our own."""
    for number, line in enumerate(read_lines(OWN)[::10]):
        acts = [
            (span, line.acts[act].type != "other", EventStatus(line.acts[act].status))
            for letter, act, span in line.marks
            if letter == "T"
        ]
        yield Marked(f"own/{number}", line.text, acts)


def told_texts(gold: Path, names: Sequence[str]) -> Iterator[Marked]:
    """The passages of news that the reader was not trained on."""
    for split in UNREAD:
        for passage in read_told(gold, split, split_sentences, names=names):
            kinds = {span: ACT_TYPES[kind] for span, kind in passage.spans["act_type"]}
            acts = [
                (span, kinds[span] != "other", EventStatus(STATUSES[status]))
                for span, status in passage.spans["status"]
            ]
            yield Marked(f"told/{passage.id.rsplit('-', 1)[0]}", passage.text, acts)


def feature_names(reader: Reader) -> tuple[str, ...]:
    """What the columns of the rows are called."""
    labels = reader.settings.labels
    return (*rule_names(), *head_names(labels), *near_names(labels))


def read_acts(reader: Reader, given: Iterable[Marked]) -> Acts:
    """The acts of texts with their features, each at the words that are marked."""
    rows, right, ruled, texts, coded = [], [], [], [], []
    for one in given:
        sentences = split_sentences(one.text)
        syntax = read_syntax(one.text, sentences)
        reading = reader.read(one.text, sentences)
        made = analyse_document(document_from_text(one.text), reader=reader)
        statements = [said for said in made.statements if said.voice is not Voice.ARTICLE]
        for span, has_code, status in one.acts:
            place, words = sentence_at(sentences, span), words_at(reading, span)
            if place is None or not words:
                continue
            statement = innermost(statements, span)
            reached = by_rules(one.text, syntax[place], span, statement)
            heard = status_rows(reading, [words])[0]
            rows.append(np.concatenate((rule_row(reached, statement), heard)))
            right.append(STATUS.index(status))
            ruled.append(STATUS.index(reached.status))
            texts.append(one.id)
            coded.append(has_code)
    return Acts(np.asarray(rows), np.asarray(right), np.asarray(ruled), texts, np.asarray(coded))


def across_folds(acts: Acts, names: tuple[str, ...]) -> NDArray[np.float64]:
    """Acts x statuses: how likely each is, by weights that were not fitted to its text."""
    from sklearn.model_selection import GroupKFold

    chances = np.zeros((len(acts.right), len(STATUS)))
    for kept, left in GroupKFold(FOLDS).split(acts.rows, groups=acts.texts):
        fitted = fit_network(acts.rows[kept], acts.right[kept], names, outcomes=len(STATUS))
        chances[left] = fitted.chances(acts.rows[left])
    return chances


def report(acts: Acts, chances: NDArray[np.float64]) -> str:
    """How often the status is right, and how reliable its probability is."""
    best = chances.argmax(1)
    own = np.asarray([text.startswith("own/") for text in acts.texts])
    lines = []
    for name, chosen in (("news, with a code", acts.coded & ~own), ("our own sentences", own)):
        good, before = (acts.right[chosen] == one[chosen] for one in (best, acts.ruled))
        lines.append(
            f"{name}: {chosen.sum()} acts, right {good.mean():.1%}, the rules {before.mean():.1%}"
        )
        for low, high, count, mean, share in reliability(
            chances.max(1)[chosen].tolist(), good.tolist(), EDGES
        ):
            lines.append(
                f"  {low:.1f} to {min(high, 1.0):.1f}: {count:5d} said {mean:.3f} right {share:.3f}"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
