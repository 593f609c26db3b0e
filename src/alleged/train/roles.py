"""Fit the weights that say who takes part in an act, and write `act_roles.json`.

    python -m alleged.train.roles GOLD_FOLDER

Reads the passages of `training/told` that no reader was trained on and every tenth of our own
marked sentences with the reader model of the package, and teaches a small network which words of
a sentence are actors, recipients and places of each act that is marked. Prints how well phrases of
words are found, on a quarter of the texts that is left out of a fit, beside the sum of the model's
score and what the build of the sentence is worth. Takes five minutes on one core. Needs
scikit-learn, which a build does not. `--leave-out SET` fits without a set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from alleged.analyse import events
from alleged.analyse.documents import analyse_document
from alleged.analyse.event_roles import (
    ACTOR,
    RECIPIENT,
    WORD_FROM,
    RoleAct,
    RolePhrase,
    RoleReader,
    role_names,
    role_rows,
)
from alleged.analyse.sentences import split_sentences
from alleged.ingest.given import document_from_text
from alleged.models.act_networks import FORMAT, ROLE_WEIGHTS, ActNetwork
from alleged.models.labels import PARTY_ROLES
from alleged.models.reader import Reader
from alleged.models.small_network import SmallNetwork, softmax
from alleged.models.weights import write_weights
from alleged.records.spans import Span
from alleged.train.judge import OWN
from alleged.train.own_sentences import ROLE_OF, read_lines
from alleged.train.small_networks import fit_network
from alleged.train.told_sentences import UNREAD, asked_sets, read_told

FOLDS = 4
EPOCHS, STRENGTH = 12, 0.3
"""Of `fit_network`: words are thirty times as many as acts."""
Parties = Sequence[tuple[Span, int]]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its acts: a trigger, and who takes part in which role."""

    id: str
    text: str
    acts: Sequence[tuple[Span, Parties]]


@dataclass(frozen=True, slots=True)
class Act:
    """The words of an act's sentence."""

    text: str
    rows: NDArray[np.float32]
    right: NDArray[np.int64]
    """Of each word: 0 for no role, then as `PARTY_ROLES`."""
    before: NDArray[np.float64]
    """Words x outcomes: how likely they are without the network."""


def main() -> None:
    """Fit, print, write."""
    gold, used = asked_sets(__doc__)
    reader = Reader.load()
    acts = [act for one in (*own_texts(), *told_texts(gold, used)) for act in acts_of(one, reader)]
    names = role_names(reader.settings.labels)
    print(report(acts, names))
    weights = ActNetwork(
        format=FORMAT, trained_on=tuple(used), reader=reader.version, network=fit(acts, names)
    )
    write_weights(weights, ROLE_WEIGHTS)


def own_texts() -> Iterator[Marked]:
    """Every tenth line of our own."""
    for number, line in enumerate(read_lines(OWN)[::10]):
        triggers = {act: span for letter, act, span in reversed(line.marks) if letter == "T"}
        acts = [
            (
                trigger,
                [
                    (span, PARTY_ROLES.index(ROLE_OF[letter]))
                    for letter, of, span in line.marks
                    if letter in ROLE_OF and of == act
                ],
            )
            for act, trigger in triggers.items()
        ]
        yield Marked(f"own/{number}", line.text, acts)


def told_texts(gold: Path, names: Sequence[str]) -> Iterator[Marked]:
    """The passages of news that the reader was not trained on."""
    for split in UNREAD:
        for passage in read_told(gold, split, split_sentences, names=names):
            acts = [
                (trigger, [(party, role) for of, party, role in passage.pairs if of == trigger])
                for trigger, _ in passage.spans["act"]
            ]
            yield Marked(f"told/{passage.id.rsplit('-', 1)[0]}", passage.text, acts)


def acts_of(one: Marked, reader: Reader) -> Iterable[Act]:
    """The acts of a text that are marked, where the program reads any act."""
    found: list[Act] = []

    def take(acts: Sequence[RoleAct], roles: RoleReader) -> list[list[RolePhrase]]:
        for act in acts:
            sentence = act.sentence
            begin, end = (at - sentence.begin for at in act.trigger.parts[0])
            words = Span(sentence.starts[begin], sentence.ends[min(end, len(sentence.ends)) - 1])
            parties = next((given for span, given in one.acts if span.overlaps(words)), None)
            if parties is None or not sentence.syntax.chunks:
                continue
            right = np.zeros(len(sentence.lower), dtype=np.int64)
            for party, role in parties:
                right[slice(*sentence.words_in(party))] = role + 1
            known = role_rows([act], roles)
            found.append(Act(one.id, known.rows, right, softmax(known.sums)))
        return [[] for _ in acts]

    with patch.object(events, "find_phrases", take):
        analyse_document(document_from_text(one.text), reader=reader)
    return found


def fit(acts: Sequence[Act], names: tuple[str, ...]) -> SmallNetwork:
    """The network, of the words of all acts."""
    rows = np.vstack([act.rows for act in acts]).astype(np.float64)
    right = np.concatenate([act.right for act in acts])
    return fit_network(
        rows, right, names, outcomes=len(PARTY_ROLES) + 1, epochs=EPOCHS, strength=STRENGTH
    )


def report(acts: Sequence[Act], names: tuple[str, ...]) -> str:
    """F1 of phrases with and without the network, on texts left out of the fit."""
    from sklearn.model_selection import GroupKFold

    texts = [act.text for act in acts]
    kept, left = next(GroupKFold(FOLDS).split(texts, groups=texts))
    network = fit([acts[at] for at in kept.tolist()], names)
    held = [acts[at] for at in left.tolist()]
    lines = []
    for name, own in (("news", False), ("our own sentences", True)):
        some = [act for act in held if act.text.startswith("own/") is own]
        for what, chances in (
            ("without", [act.before for act in some]),
            ("with the network", [network.chances(act.rows.astype(np.float64)) for act in some]),
        ):
            f1 = [phrase_f1(some, chances, role) for role in (ACTOR, RECIPIENT)]
            lines.append(
                f"{name}, {len(some)} acts, {what}: actors {f1[0]:.1%}, recipients {f1[1]:.1%}"
            )
    return "\n".join(lines)


def phrase_f1(acts: Sequence[Act], chances: Sequence[NDArray[np.float64]], role: int) -> float:
    """F1 of stretches of words of a role that overlap one that is marked."""
    met = told = wanted = 0
    for act, chance in zip(acts, chances, strict=True):
        found = stretches(chance[:, role + 1] >= WORD_FROM)
        marked = stretches(act.right == role + 1)
        met += sum(any(one.overlaps(other) for other in found) for one in marked)
        told, wanted = told + len(found), wanted + len(marked)
    return 2 * met / max(1, told + wanted)


def stretches(chosen: NDArray[np.bool_]) -> list[Span]:
    """Where words that are chosen stand side by side."""
    edges = np.flatnonzero(np.diff(np.pad(chosen.astype(np.int8), 1))).tolist()
    return [Span(begin, end) for begin, end in zip(edges[::2], edges[1::2], strict=True)]


if __name__ == "__main__":
    main()
