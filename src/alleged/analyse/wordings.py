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
from functools import cache, lru_cache
from importlib.resources import files

from alleged.analyse.once import once_a_text
from alleged.records.spans import Span


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern with what it stands for."""

    meant: str
    signs: tuple[str, ...]
    """One of these letters stands in all that the pattern finds, in small ones."""
    pattern: re.Pattern[str]
    runs: frozenset[str]
    """The first letters of the longest word of each sign, `RUN` of each; empty where one is
    shorter."""


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
def _runs_of(text: str, start: int, end: int) -> AbstractSet[str]:
    """All runs of letters within the words of a stretch, in small ones."""
    return _runs_in(text[start:end].lower())


LONGEST_KEPT = 40
"""Letters of a word whose runs are remembered; what is longer is hardly met twice."""


def _runs_in(low: str) -> AbstractSet[str]:
    return frozenset().union(
        *[
            _kept_runs_of(word) if len(word) <= LONGEST_KEPT else _runs_of_word(word)
            for word in low.split()
        ]
    )


def _runs_of_word(word: str) -> AbstractSet[str]:
    return frozenset([word[at : at + RUN] for at in range(len(word) - RUN + 1)])


_kept_runs_of = lru_cache(maxsize=20_000)(_runs_of_word)


@cache
def _runs_of_sign(sign: str) -> AbstractSet[str]:
    """The runs within the words of a sign: a text that lacks one of them has not the sign."""
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
        longest = [max(sign.split(), key=len) for sign in signs]
        told = all(len(word) >= RUN for word in longest)
        runs = frozenset(word[:RUN] for word in longest if told)
        found.append(Wording(meant, signs, whole, runs))
    return tuple(found)


def _is_plain(sign: str) -> bool:
    return bool(sign) and sign == sign.lower() and _PATTERN_SIGNS.isdisjoint(sign)


_PATTERN_SIGNS = frozenset("[](){}*+?^$\\")


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return _NAMED.sub(lambda name: parts[name[1]], pattern)
