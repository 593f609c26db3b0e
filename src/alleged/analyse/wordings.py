"""Tables of wordings: a text file with a pattern a line, and the parts that patterns share.

    place = (?:village|town)
    an assault<tab>pacif<tab>(?P<act>pacif(?:ied|ying)) (?:the )?<place>

A line with tabs is what the wording stands for, letters without one of which the pattern finds
nothing (so that most texts are passed over without looking further; plain small letters, no
pattern), and the pattern.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from alleged.analyse.once import once_a_text
from alleged.records.spans import Span


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern with what it stands for."""

    meant: str
    signs: tuple[str, ...]
    """One of these letters stands in all that the pattern finds, in small ones."""
    pattern: re.Pattern[str]
    runs: frozenset[int]
    """The first letters of its signs, `RUN` of each; empty where a sign is shorter."""


RUN = 4
"""Letters of a sign that are looked for first: hardly any sign stands in a text."""


class SearchedText:
    """A text and its sentences, to look for many wordings in."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.text = text
        self.sentences = sentences
        self._low = text.lower()
        self._runs = _runs_of(text, 0, len(text))
        self._starts = [sentence.start for sentence in sentences]

    def find(self, wording: Wording) -> Iterator[tuple[Span, re.Match[str]]]:
        """Where it stands, and the sentence that holds all of it.

        Only sentences with one of its signs are looked through, which few are.
        """
        if wording.runs and self._runs.isdisjoint(wording.runs):
            return
        for sentence in self.with_any(wording.signs):
            for match in wording.pattern.finditer(self.text, sentence.start, sentence.end):
                yield sentence, match

    def with_any(self, signs: tuple[str, ...]) -> Sequence[Span]:
        """The sentences with one of these small letters; all where that cannot be told."""
        low, starts = self._low, self._starts
        present = [sign for sign in signs if _runs_of_sign(sign) <= self._runs and sign in low]
        if present and len(low) != len(self.text):
            return self.sentences  # a capital that is two small letters: places differ
        found: set[int] = set()
        for sign in present:
            at = low.find(sign)
            while at >= 0:
                number = bisect_right(starts, at)
                found.add(number - 1)
                after = starts[number] if number < len(starts) else len(low)
                at = low.find(sign, after)
        return [self.sentences[number] for number in sorted(found) if number >= 0]


@once_a_text
def _runs_of(text: str, start: int, end: int) -> AbstractSet[int]:
    """All runs of letters in a stretch, in small ones."""
    return _runs_in(text[start:end].lower())


def _runs_in(low: str) -> AbstractSet[int]:
    """All runs of letters, each as a whole number of 30 bits: made all at once, they take a third
    of the time that cutting them out takes. Two that share a number are only looked for in vain."""
    letters = np.frombuffer(low.encode("utf-16-le", "surrogatepass"), "<u2").astype(np.uint64)
    count = max(0, len(letters) - RUN + 1)
    runs = np.zeros(count, dtype=np.uint64)
    for at in range(RUN):
        runs = runs << np.uint64(16) | letters[at : at + count]
    return set((runs * STIRRING >> np.uint64(34)).tolist())


STIRRING = np.uint64(0x9E3779B97F4A7C15)
"""An odd number by which all bits of a run come to count."""


@cache
def _runs_of_sign(sign: str) -> AbstractSet[int]:
    """The runs of a sign: a text that lacks one of them has not the sign."""
    return _runs_in(sign)


_NAMED = re.compile(r"(?<!\?P)<([a-z_]{1,20})>")


def read_wordings(name: str) -> tuple[Wording, ...]:
    """The lines of a file of this package, as `wordings_of` reads them."""
    text = (files("alleged.analyse") / name).read_text(encoding="utf-8")
    return wordings_of(text, name)


def wordings_of(text: str, name: str) -> tuple[Wording, ...]:
    """The wordings that a table has. `name`: of its file, to tell where something is wrong.

    Raises: KeyError for a part without a line, ValueError for a sign that is a pattern or has
    capitals, which would never be found.
    """
    parts: dict[str, str] = {}
    found: list[Wording] = []
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        meant, tab, rest = line.partition("\t")
        if not tab:
            part, _, pattern = line.partition(" = ")
            parts[part] = _filled(pattern, parts)
            continue
        written, _, pattern = rest.partition("\t")
        signs = tuple(written.split("|"))
        for sign in signs:
            if not _is_plain(sign):
                raise ValueError(
                    f"{name}: the sign “{sign}” is no plain text in small letters, and signs are "
                    f"looked for as they stand; write out each form: {line}"
                )
        whole = re.compile(rf"\b(?:{_filled(pattern, parts)})(?!\w)", re.IGNORECASE)
        told = all(len(sign) >= RUN for sign in signs)
        runs = frozenset(run for sign in signs for run in _runs_in(sign[:RUN]) if told)
        found.append(Wording(meant, signs, whole, runs))
    return tuple(found)


def _is_plain(sign: str) -> bool:
    return bool(sign) and sign == sign.lower() and _PATTERN_SIGNS.isdisjoint(sign)


_PATTERN_SIGNS = frozenset("[](){}*+?^$\\")


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return _NAMED.sub(lambda name: parts[name[1]], pattern)
