"""The comparison model: two statements in, how they stand to each other out.

A small encoder reads both at once, `A [SEP] B`, so that words of the one can meet those of the
other. It is asked in both orders and the mean is taken, so that the order never matters.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from alleged.errors import ModelError
from alleged.models.files import COMPARER, REINSTALL
from alleged.models.files import PACKAGED as READER
from alleged.models.sessions import open_network
from alleged.models.weights import Formatted, read_weights
from alleged.models.wordpiece import WordPiece
from alleged.records.claims import Clash, Entailment, PairRelation

PACKAGED = COMPARER.parent
SETTINGS, NETWORK, VOCABULARY = COMPARER.name, "comparer.onnx", "vocab.txt"
FORMAT = 1
MAX_SIDE_PIECES = 72
"""Of each statement; what is longer is cut. Of the sentences of news 99 in 100 are shorter."""
RELATIONS, CLASHES, ENTAILS = tuple(PairRelation), tuple(Clash), tuple(Entailment)
HEADS = {"relation": RELATIONS, "clash": CLASHES, "entails": ENTAILS}
FARTHEST_DAYS = 60
"""Days further from the earlier publication are told by month, and times longer than two months by
year."""
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
TURNED = {Entailment.FIRST: Entailment.SECOND, Entailment.SECOND: Entailment.FIRST}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One of the two that are compared."""

    words: str
    published: str | None = None
    """Day of publication."""
    begin: str | None = None
    """First and last day of the time that the words give, as our rules for times read it: `on
    Tuesday` means little without."""
    end: str | None = None


class ComparerSettings(Formatted, frozen=True):
    """What `comparer.json` says about the model beside it."""

    base: str
    """Name and licence of the encoder it was trained from."""
    trained_on: tuple[str, ...]
    files: dict[str, str]
    """SHA-256 of each file beside it."""
    temperatures: dict[str, float]
    """Of each head: what its scores are divided by, so that they become probabilities."""
    rules: dict[str, float]
    """Of each rule of `link/compare.py`: how much its answer adds to the score of its relation."""
    other_rules: float
    """Likewise, for rules that were too rare to be weighed alone."""
    versions: dict[str, str]
    """Of the libraries that made it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How likely each answer is, as the model has it."""

    relation: Mapping[PairRelation, float]
    clash: Mapping[Clash, float]
    """If they contradict."""
    entails: Mapping[Entailment, float]
    """If they agree."""


def days_told(one: Said, other: Said) -> tuple[str, str]:
    """What stands before the words of each: on which day it was told, counted from the earlier of
    the two days, and of which time it tells. `day 2 of day 1 :` was told two days later, of the day
    before.

    Empty where neither a day of publication nor a time is known.
    """
    known = [day for day in (_day(one.published), _day(other.published)) if day is not None]
    first = min(known) if known else None
    return _told(one, first), _told(other, first)


def _told(said: Said, first: date | None) -> str:
    day = _day(said.published)
    told = f"day {(day - first).days}" if day is not None and first is not None else ""
    when = _when(_day(said.begin), _day(said.end), first)
    return f"{told} of {when} : " if when else f"{told} : " if told else ""


def _when(begin: date | None, end: date | None, first: date | None) -> str:
    if begin is None or end is None:
        return ""
    length = (end - begin).days
    apart = abs((begin - first).days) if first is not None else FARTHEST_DAYS + 1
    if length < 1 and apart <= FARTHEST_DAYS:
        assert first is not None
        return f"day {(begin - first).days}"
    if length < 1:
        return f"{begin.day} {MONTHS[begin.month - 1]} {begin.year}"
    if length <= 31:
        return f"{MONTHS[begin.month - 1]} {begin.year}"
    return f"{begin.year}" if begin.year == end.year else f"{begin.year} to {end.year}"


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None


def encode_pair(
    one: Said, other: Said, tokenizer: WordPiece
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pieces of both, and to which of the two each belongs: 0 and 1."""
    pieces, sides = [tokenizer.first], [0]
    told = days_told(one, other)
    for side, (said, before) in enumerate(zip((one, other), told, strict=True)):
        found = tokenizer.split(before + said.words).pieces[:MAX_SIDE_PIECES].tolist()
        pieces += [*found, tokenizer.last]
        sides += [side] * (len(found) + 1)
    return np.asarray(pieces, dtype=np.int64), np.asarray(sides, dtype=np.int64)


class Compares(Protocol):
    """What is asked how two statements stand to each other: the model, or who remembers what it
    said."""

    @property
    def settings(self) -> ComparerSettings:
        """Of the model."""
        ...

    def compare(self, one: Said, other: Said, *, telling: float = 0.0) -> Judgement:
        """As `Comparer.compare` has it."""
        ...


class Comparer:
    """The model, ready to compare."""

    def __init__(
        self, session: Any, tokenizer: WordPiece, settings: ComparerSettings, version: str
    ) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self.settings = settings
        self.version = version

    @classmethod
    def load(cls, folder: Path = PACKAGED, *, threads: int = 1) -> Comparer:
        """Read the model of a folder; every file is compared with its checksum. A folder without
        a vocabulary has that of the package's reader, which was trained from the same encoder.

        Raises: ModelError if a file is missing, altered, or made for another version.
        """
        settings, version = read_weights(
            folder / SETTINGS, ComparerSettings, format_=FORMAT, what="the comparison of claims"
        )
        files: dict[str, bytes] = {}
        for name in (NETWORK, VOCABULARY):
            path = folder / name
            if name == VOCABULARY and not path.exists():
                path = READER / name
            try:
                files[name] = path.read_bytes()
            except OSError as error:
                raise ModelError(f"{path}: cannot be read: {error}", fix=REINSTALL) from error
            found = hashlib.sha256(files[name]).hexdigest()
            if found != settings.files.get(name):
                raise ModelError(
                    f"{path}: altered: its SHA-256 is {found}, not {settings.files.get(name)}",
                    fix=REINSTALL,
                )
        session = open_network(folder / NETWORK, files[NETWORK], threads)
        vocabulary = files[VOCABULARY].decode("utf-8").rstrip("\n").split("\n")
        return cls(session, WordPiece(vocabulary), settings, version)

    def compare(self, one: Said, other: Said, *, telling: float = 0.0) -> Judgement:
        """How the two stand to each other: the mean of both orders, one pair a call, as a scale of
        dynamic int8 is shared by all that is in a call.

        telling: where the first order finds it less likely than that that they agree or contradict,
        its answer is taken as it is, which saves the second.
        """
        there = self._scores(one, other)
        if telling:
            found = self._judged(there)
            told = found.relation[PairRelation.AGREE] + found.relation[PairRelation.CONTRADICT]
            if told < telling:
                return found
        back = self._scores(other, one)
        back["entails"] = back["entails"][[ENTAILS.index(TURNED.get(e, e)) for e in ENTAILS]]
        return self._judged({head: (there[head] + back[head]) / 2 for head in HEADS})

    def _judged(self, scores: Mapping[str, NDArray[np.float64]]) -> Judgement:
        found = {head: _probabilities(scores[head], self._temperature(head)) for head in HEADS}
        return Judgement(
            relation=dict(zip(RELATIONS, found["relation"], strict=True)),
            clash=dict(zip(CLASHES, found["clash"], strict=True)),
            entails=dict(zip(ENTAILS, found["entails"], strict=True)),
        )

    def _temperature(self, head: str) -> float:
        return self.settings.temperatures.get(head, 1.0)

    def _scores(self, one: Said, other: Said) -> dict[str, NDArray[np.float64]]:
        pieces, sides = encode_pair(one, other, self._tokenizer)
        outputs: Sequence[Any] = self._session.run(
            list(HEADS), {"pieces": pieces[None], "sides": sides[None]}
        )
        return {
            head: np.asarray(scores[0], dtype=np.float64)
            for head, scores in zip(HEADS, outputs, strict=True)
        }


def _probabilities(scores: NDArray[np.float64], temperature: float) -> list[float]:
    level = scores / temperature
    odds = np.exp(level - level.max())
    return [float(each) for each in odds / odds.sum()]


@cache
def packaged_comparer() -> Comparer:
    """The model of the package, loaded once a process."""
    return Comparer.load()
