"""The reader model: words of a text in, scores of labels out."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from alleged.errors import ModelError
from alleged.models.decoding import (
    Scores,
    best_path,
    label_log_probabilities,
    log_probabilities_together,
    spans_of,
)
from alleged.models.files import REINSTALL, SETTINGS, reader_folder
from alleged.models.quotations import find_quotations
from alleged.models.sessions import open_network
from alleged.models.windows import pack_windows, sentence_starts
from alleged.models.wordpiece import FORMS, WordPiece, Words
from alleged.records.spans import Span

NETWORK = "reader.onnx"
ALWAYS_DECODED = ("attribution", "mention")
"""Heads whose spans are asked for of every text: their best paths are found together."""
SHARED_PIECES = 96
"""Pieces up to which short texts share a window. A piece costs least there, a third less than in a
window of 20; of 1,290 contents that were read again 7 had more, none of them in one sentence."""
FORMAT = 2
"""Of `reader.json`; another number was written by another version of the training."""


class Scorer(msgspec.Struct, frozen=True, dict=True):
    """A small network from features to a score: one hidden layer, tanh."""

    features: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    hidden: tuple[tuple[float, ...], ...]
    """One row a hidden unit: a weight for each feature, then the bias."""
    output: tuple[float, ...]
    """A weight for each hidden unit, then the bias."""

    @cached_property
    def _arrays(self) -> tuple[NDArray[np.float64], ...]:
        return tuple(
            np.asarray(one, dtype=np.float64)
            for one in (self.mean, self.scale, self.hidden, self.output)
        )

    def scores(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """One score a row of features."""
        mean, scale, hidden, output = self._arrays
        level = (rows - mean) / scale
        active = np.tanh(level @ hidden[:, :-1].T + hidden[:, -1])
        return np.asarray(active @ output[:-1] + output[-1])


class Curve(msgspec.Struct, frozen=True):
    """From a score to a probability: straight lines between measured points."""

    scores: tuple[float, ...]
    """Rising."""
    probabilities: tuple[float, ...]

    def at(self, score: float) -> float:
        """The probability at a score; the ends go on flat."""
        at = bisect_right(self.scores, score)
        if at == 0 or at == len(self.scores):
            return self.probabilities[at and -1]
        low, high = self.scores[at - 1 : at + 1]
        below, above = self.probabilities[at - 1 : at + 1]
        return (above - below) / (high - low) * (score - low) + below


class Settings(msgspec.Struct, frozen=True, dict=True):
    """What `reader.json` says about the model beside it."""

    format: int
    base: str
    """Name and licence of the encoder it was trained from."""
    trained_on: tuple[str, ...]
    labels: dict[str, tuple[str, ...]]
    """Of each head, in the order of the model's outputs."""
    transitions: dict[str, tuple[tuple[float, ...], ...]]
    """Of each head: label before (last row: the start) x label after."""
    distances: tuple[tuple[float, ...], ...]
    """Of each role of a party: what each step of distance from the trigger is worth."""
    forms: int
    max_pieces: int
    context_pieces: int
    """How far a window looks back into the text before it."""
    scorers: dict[str, Scorer]
    curves: dict[str, Curve]
    versions: dict[str, str]
    """Of the libraries that made it."""

    @cached_property
    def moves(self) -> dict[str, Scores]:
        """The transitions as arrays."""
        return {head: np.asarray(rows, np.float32) for head, rows in self.transitions.items()}


class SettingsFile(msgspec.Struct, frozen=True):
    """`reader.json`: the settings, and a checksum of everything that is read."""

    files: dict[str, str]
    """SHA-256 of each file beside it."""
    settings: Settings
    checksum: str
    """SHA-256 of `files` and `settings`, written as `checksum_of` does."""


def checksum_of(files: dict[str, str], settings: Settings) -> str:
    """SHA-256 of both as JSON with sorted keys."""
    written = msgspec.json.encode([files, settings], order="deterministic")
    return hashlib.sha256(written).hexdigest()


@dataclass(frozen=True)
class Reading:
    """What the model says about the words of a text."""

    words: Words
    windows: list[tuple[int, int]]
    """First word and the word after the last of what labels are likely in by itself: what the model
    read in one go, or a text of several."""
    scores: dict[str, Scores]
    """Of each head: words x labels, as the model gives them."""
    settings: Settings
    version: str
    apart: tuple[Span, ...] = ()
    """The stretches that are texts of their own, where several were read; () for a single text."""

    @cached_property
    def bounds(self) -> list[tuple[int, int]]:
        """First word and the word after the last of each text of its own."""
        borders = np.searchsorted(self.words.starts, [one.start for one in self.apart]).tolist()
        borders = [*(borders or [0]), len(self.words)]
        return list(pairwise(borders))

    @cached_property
    def transitions(self) -> dict[str, Scores]:
        """Of each head: label before (last row: the start) x label after."""
        return {head: moves for head, moves in self.settings.moves.items() if head in self.scores}

    @cached_property
    def starts(self) -> list[int]:
        """First code point of each word, to be searched one place at a time."""
        found: list[int] = self.words.starts.tolist()
        return found

    @cached_property
    def ends(self) -> list[int]:
        """The code point after each word, likewise."""
        found: list[int] = self.words.ends.tolist()
        return found

    def log_probabilities(self, head: str) -> Scores:
        """Words x labels: log of the probability of each label at each word."""
        known = self._logs.get(head)
        if known is not None:
            return known
        return label_log_probabilities(self.scores[head], self.transitions[head], self.windows)

    def spans(self, head: str) -> list[tuple[int, int, int]]:
        """The best spans of a head: number of the name, first word, the word after the last."""
        firsts = [begin for begin, end in self.bounds if begin < end]
        path = best_path(self.scores[head], self.transitions[head], firsts)
        return spans_of(path, firsts)

    @cached_property
    def _logs(self) -> dict[str, Scores]:
        """How likely the labels of these heads are."""
        heads = self._decoded
        if not heads:
            return {}
        found = log_probabilities_together(
            [self.scores[head] for head in heads],
            [self.transitions[head] for head in heads],
            self.windows,
        )
        return dict(zip(heads, found, strict=True))

    @property
    def _decoded(self) -> list[str]:
        return [head for head in ALWAYS_DECODED if head in self.transitions]

    def span(self, begin: int, end: int) -> Span:
        """The characters from word `begin` up to word `end`, not included."""
        return Span(self.starts[begin], self.ends[end - 1])


class Reader:
    """The model, ready to read. One may be used by several threads."""

    def __init__(self, session: Any, tokenizer: WordPiece, settings: Settings, version: str):
        self._session = session
        self._tokenizer = tokenizer
        self.settings = settings
        self.version = version

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int = 1) -> Reader:
        """Read the model of a folder; without one, of `reader_folder()`.

        Every file is compared with its checksum before it is used.
        Raises: ModelError if a file is missing, altered, or made for another version.
        """
        folder = reader_folder() if folder is None else folder
        files, settings, version = read_settings(folder)
        session = open_network(folder / NETWORK, files[NETWORK], threads)
        vocabulary = files["vocab.txt"].decode("utf-8").rstrip("\n").split("\n")
        return cls(session, WordPiece(vocabulary), settings, version)

    def read(
        self, text: str, sentences: Sequence[Span], *, heads: Sequence[str] | None = None
    ) -> Reading:
        """Scores for every word of a text, of all heads or of these.

        Each window is read alone: dynamic int8 takes one scale for all that shares a call, so
        neighbours would change a result, and windows that are full gain no time by sharing one.
        """
        words = self._tokenizer.split_for_reading(text)
        starts = sentence_starts(words, sentences)
        heads = list(self.settings.labels) if heads is None else heads
        context = self.settings.context_pieces
        windows = pack_windows(words, starts, max_pieces=self.settings.max_pieces - context)
        befores = [context_start(words, starts, begin, context) for begin, _ in windows]
        scores = self._scores(words, windows, befores, heads)
        return Reading(words, windows, scores, self.settings, self.version)

    def read_paragraphs(
        self,
        texts: Sequence[str],
        sentences: Sequence[Sequence[Span]],
        *,
        heads: Sequence[str] | None = None,
    ) -> Reading:
        """Several short texts as paragraphs of one, as a reading of `"\n".join(texts)`.

        They share windows of `SHARED_PIECES`: before it has read a piece, a call of the network
        costs as much as eight of them. No path goes on from one text to the next. One that ends
        without a mark gets a full stop, as a paragraph inside a text does.
        """
        heads = list(self.settings.labels) if heads is None else heads
        if not texts:
            return self.read("", [], heads=heads)
        *begins, whole = accumulate((len(text) + 1 for text in texts), initial=0)
        apart = [Span(begin, begin + len(text)) for begin, text in zip(begins, texts, strict=True)]
        words = self._tokenizer.split_for_reading(
            "\n".join(texts),
            quotations=[
                Span(begin + one.start, begin + one.end)
                for begin, text in zip(begins, texts, strict=True)
                for one in find_quotations(text, as_taught=True)
            ],
            closed=[one.end for one in apart],
        )
        firsts = np.searchsorted(words.starts, [*begins, whole]).tolist()
        each = [(first, after) for first, after in pairwise(firsts)]
        starts: set[int] = {first for first, after in each if first < after}
        for begin, (first, after), own in zip(begins, each, sentences, strict=True):
            # Whole texts share a window; only one that is longer is cut at its sentences.
            if words.first_piece[after] - words.first_piece[first] > SHARED_PIECES:
                inside = np.searchsorted(words.starts, [begin + here.start for here in own])
                starts.update(inside[inside < after].tolist())
        windows = pack_windows(
            words, np.asarray(sorted(starts), dtype=np.int64), max_pieces=SHARED_PIECES
        )
        return Reading(
            words,
            [(first, after) for first, after in each if first < after],
            self._scores(words, windows, [begin for begin, _ in windows], heads),
            self.settings,
            self.version,
            tuple(apart),
        )

    def _scores(
        self,
        words: Words,
        windows: Sequence[tuple[int, int]],
        befores: Sequence[int],
        heads: Sequence[str],
    ) -> dict[str, Scores]:
        """Of each head: words x labels. `befores`: from where on each window is read, so that it
        is seen what stands before it."""
        scores = {
            head: np.zeros((len(words), len(self.settings.labels[head])), dtype=np.float32)
            for head in heads
        }
        for (begin, end), before in zip(windows, befores, strict=True):
            for head, found in zip(heads, self._run(words, before, end, heads), strict=True):
                scores[head][begin:end] = found[begin - before :]
        return scores

    def _run(self, words: Words, begin: int, end: int, heads: Sequence[str]) -> list[Scores]:
        """Scores of these heads for the words of one window."""
        places = words.first_piece[begin : end + 1]
        low, high = int(places[0]), int(places[-1])
        pieces = np.empty((1, high - low + 2), dtype=np.int64)
        pieces[0, 0], pieces[0, -1] = self._tokenizer.first, self._tokenizer.last
        pieces[0, 1:-1] = words.pieces[low:high]
        forms = np.zeros_like(pieces)
        forms[0, 1:-1] = np.repeat(words.forms[begin:end], np.diff(places))
        found = self._session.run(list(heads), {"pieces": pieces, "forms": forms})
        first_pieces = places[:-1] - (low - 1)
        return [scores[0].take(first_pieces, axis=0) for scores in found]


def context_start(words: Words, starts: NDArray[np.int64], begin: int, max_pieces: int) -> int:
    """First word of the sentences before `begin` that together fit into `max_pieces`."""
    place = words.first_piece
    at = int(np.searchsorted(starts, begin))
    first = begin
    while at > 0 and place[begin] - place[starts[at - 1]] <= max_pieces:
        at -= 1
        first = int(starts[at])
    return first


def read_settings(folder: Path) -> tuple[dict[str, bytes], Settings, str]:
    """The model's files, its settings, and its version: the start of the checksum of both.

    Raises: ModelError if a file is missing, altered, or made for another version.
    """
    path = folder / SETTINGS
    try:
        written = path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"{path}: the reader model cannot be read: {error}", fix=REINSTALL
        ) from error
    try:
        parsed = msgspec.json.decode(written, type=SettingsFile)
    except msgspec.DecodeError as error:
        raise ModelError(
            f"{path}: not the settings of a reader model: {error}", fix=REINSTALL
        ) from error
    if checksum_of(parsed.files, parsed.settings) != parsed.checksum:
        raise ModelError(f"{path}: altered since the model was made", fix=REINSTALL)
    settings = parsed.settings
    if settings.format != FORMAT or settings.forms != FORMS:
        raise ModelError(
            f"{path}: format {settings.format} with {settings.forms} word forms; "
            f"this version reads format {FORMAT} with {FORMS}",
            fix=REINSTALL,
        )
    files: dict[str, bytes] = {}
    for name, digest in sorted(parsed.files.items()):
        try:
            content = (folder / name).read_bytes()
        except OSError as error:
            raise ModelError(f"{folder / name}: cannot be read: {error}", fix=REINSTALL) from error
        found = hashlib.sha256(content).hexdigest()
        if found != digest:
            raise ModelError(
                f"{folder / name}: altered: its SHA-256 is {found}, not {digest}", fix=REINSTALL
            )
        files[name] = content
    missing = {NETWORK, "vocab.txt"} - set(files)
    if missing:
        raise ModelError(f"{path}: does not list {', '.join(sorted(missing))}", fix=REINSTALL)
    return files, settings, parsed.checksum[:12]
