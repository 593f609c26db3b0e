"""Readings whose heads say exactly what a marked text says, for tests without a model.

The text is marked as our own training sentences are (training/events/README.md):

    [A1 Velmoran police] [T1 arrested] [R1 two clerks].<tab>1 COERCE arrest happened legal
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alleged.analyse.sentences import split_sentences
from alleged.models.files import PACKAGED
from alleged.models.labels import (
    ACT_MODES,
    ACT_TYPES,
    HEADS,
    PAIR_WIDTH,
    PARTY_ROLES,
    STATUSES,
)
from alleged.models.pairs import DISTANCES
from alleged.models.reader import Reading, Settings
from alleged.models.wordpiece import FORMS, WordPiece
from alleged.plover import CONTEXTS
from alleged.records.spans import Span
from alleged.train.gold import word_range
from alleged.train.own_sentences import ROLE_OF, Line, read_line

SURE = 8.0
"""Score of what the marks say; of all else 0."""
NO_ROLE = -4.0


@dataclass(frozen=True, slots=True)
class Made:
    """A text and what a perfect model says of it."""

    text: str
    sentences: list[Span]
    reading: Reading
    line: Line


def made_reading(marked: str, *, sure: float = SURE) -> Made:
    """Read a marked line; `sure` is how firm the made-up model is."""
    line = read_line(marked, "test")
    words = WordPiece.load(PACKAGED / "vocab.txt").split_for_reading(line.text)
    scores: dict[str, NDArray[np.float32]] = {
        head: np.zeros((len(words), len(labels)), dtype=np.float32)
        for head, labels in HEADS.items()
    }
    for head in ("act", "act_ecbplus", "act_timeml", "act_meantime", "party", "cameo_party"):
        scores[head][:, 0] = sure
    scores["context"] -= sure
    scores["pair_role"] += NO_ROLE
    firsts: dict[str, int] = {}
    for letter, number, span in line.marks:
        if letter == "T":
            low, high = word_range(words, span)
            firsts.setdefault(number, low)
            act = line.acts[number]
            scores["act"][low:high, 2] = 2 * sure
            scores["act"][low, 1] = 3 * sure
            scores["act_type"][low:high, ACT_TYPES.index(act.type)] = sure
            mode = f"{act.type} {act.modes[0]}" if act.modes else "none"
            scores["act_mode"][low:high, ACT_MODES.index(mode)] = sure
            scores["status"][low:high, STATUSES.index(act.status)] = sure
            for name in act.contexts:
                scores["context"][low:high, CONTEXTS.index(name)] = sure
    numbers = sorted(firsts)
    for letter, number, span in line.marks:
        if letter not in ROLE_OF:
            continue
        role = PARTY_ROLES.index(ROLE_OF[letter])
        place = len(PARTY_ROLES) * numbers.index(number) + role
        low, high = word_range(words, span)
        scores["pair_word"][low:high, place] = 1.0
        act = scores["pair_act"][firsts[number]].reshape(len(PARTY_ROLES), PAIR_WIDTH)
        act[role, place] = (sure - NO_ROLE) * PAIR_WIDTH**0.5
    reading = Reading(
        words=words,
        windows=[(0, len(words))],
        scores=scores,
        settings=made_settings(),
        version="made",
    )
    return Made(line.text, split_sentences(line.text), reading, line)


def made_settings() -> Settings:
    """Settings of a model without transitions, in which distance does not count."""
    return Settings(
        format=2,
        base="made for tests",
        trained_on=(),
        labels=HEADS,
        transitions={},
        distances=tuple(tuple(0.0 for _ in range(DISTANCES)) for _ in PARTY_ROLES),
        forms=FORMS,
        max_pieces=190,
        context_pieces=0,
        scorers={},
        curves={},
        versions={},
    )


def repeated(made: Made, times: int, between: str = " ") -> Made:
    """The text again and again, and what the model says of each time; `between` ends in a blank."""
    text = between.join([made.text] * times)
    words = WordPiece.load(PACKAGED / "vocab.txt").split_for_reading(text)
    each = len(made.reading.words)
    gap = (len(words) - each * times) // max(times - 1, 1)
    rows = [at if at < each else -1 for at in range(each + gap)] * times
    chosen = np.asarray(rows[: len(words)])
    scores = {}
    for head, values in made.reading.scores.items():
        quiet = made_quiet(head, values)
        scores[head] = np.where(chosen[:, None] >= 0, values[chosen], quiet)
    reading = Reading(
        words=words,
        windows=[(0, len(words))],
        scores=scores,
        settings=made.reading.settings,
        version="made",
    )
    return Made(text, split_sentences(text), reading, made.line)


def made_quiet(head: str, values: NDArray[np.float32]) -> NDArray[np.float32]:
    """What the made-up model says of a word that has no part in anything."""
    quiet = np.zeros(values.shape[1], dtype=np.float32)
    if head.startswith("act") and values.shape[1] == 3:
        quiet[0] = SURE
    return quiet
