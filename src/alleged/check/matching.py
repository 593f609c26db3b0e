"""Which sentences say the same as another, by their words: idf overlap, names, numbers, spelling.

The score is no probability: nobody has measured how often it is right. Both texts are therefore
always shown beside it.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import token_sort_ratio

LIKE = 0.5
"""From here on two sentences are shown as like each other: pairs of our own with half the content
words in common reach it, pairs on the same topic alone do not (`tests/check/test_matching.py`)."""
MAX_CHARS = 2_000
"""Of a sentence; the rest is not compared."""
MAX_SEEN = 2_000
"""Sentences that are compared in full for one question, those that share most with it."""
_WORD = re.compile(r"[^\W\d_]{2,40}|\d{1,20}(?:[.,]\d{1,12}){0,6}")
_SMALL_WORDS = """
    a an the of to in on at by for from with and or but as is are was were be been has have had it
    its he she they his her their that this these those not no who which than then there said says
    say will would can could may might did do does more most also into over under about after before
    monday tuesday wednesday thursday friday saturday sunday today yesterday
    """
_EMPTY = frozenset(_SMALL_WORDS.split())
_NEGATION = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|neither|nor|without|cannot|den(?:y|ies|ied|ying)|"
    r"reject(?:s|ed)?|refut(?:e|es|ed)|false|untrue)\b|n['’]t\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Two sentences held against each other."""

    index: int
    """Of the sentence in the list that was searched."""
    score: float
    """0 to 1, not calibrated."""
    same_numbers: bool | None
    """None where one of them has no number."""
    same_polarity: bool
    """Whether both or neither deny."""
    reason: str


@dataclass(frozen=True, slots=True)
class _Worded:
    text: str
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    denies: bool


class Finder:
    """Sentences, ready to be asked which of them say the same as another."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._sentences = [_worded(one) for one in sentences]
        self._where: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(self._sentences):
            for word in one.words:
                self._where[word].append(number)

    def find(self, sentence: str, *, least: float = LIKE) -> list[Likeness]:
        """The sentences like this one, best first; among equals in the order of the list."""
        asked = _worded(sentence)
        shared: Counter[int] = Counter()
        for word in sorted(asked.words):
            weight = round(self._weight(word) * 1000)
            for number in self._where.get(word, ()):
                shared[number] += weight
        ranked = sorted(shared, key=lambda number: (-shared[number], number))[:MAX_SEEN]
        found = [self._compare(asked, number) for number in ranked]
        return sorted(
            (one for one in found if one.score >= least), key=lambda one: (-one.score, one.index)
        )

    def _weight(self, word: str) -> float:
        """Rare words weigh more; a word that only the question has weighs most."""
        return 1.0 + math.log((len(self._sentences) + 1) / (len(self._where.get(word, ())) + 1))

    def _compare(self, asked: _Worded, number: int) -> Likeness:
        other = self._sentences[number]
        both = asked.words & other.words
        weigh = self._weight
        smaller = min(sum(map(weigh, sorted(asked.words))), sum(map(weigh, sorted(other.words))))
        larger = max(sum(map(weigh, sorted(asked.words))), sum(map(weigh, sorted(other.words))))
        overlap = sum(map(weigh, sorted(both)))
        inside = overlap / smaller if smaller else 0.0
        cosine = overlap / math.sqrt(smaller * larger) if smaller else 0.0
        spelled = token_sort_ratio(_sorted(asked.words), _sorted(other.words)) / 100
        names = _share(asked.names, other.names)
        numbers = bool(asked.numbers & other.numbers) if asked.numbers and other.numbers else None
        score = 0.6 * cosine + 0.3 * inside + 0.1 * spelled
        score *= (0.8 if names == 0 else 1.0) * (0.9 if numbers is False else 1.0)
        return Likeness(
            index=number,
            score=round(max(0.0, min(1.0, score)), 4),
            same_numbers=numbers,
            same_polarity=asked.denies == other.denies,
            reason=_reason(both, names, numbers),
        )


def _worded(sentence: str) -> _Worded:
    text = sentence[:MAX_CHARS]
    found = list(_WORD.finditer(text))
    words = [match.group() for match in found]
    names = {
        word.lower()
        for match, word in zip(found, words, strict=True)
        if word[:1].isupper() and match.start() > 0 and word.lower() not in _EMPTY
    }
    return _Worded(
        text=text,
        words=frozenset(_stem(word.lower()) for word in words if word.lower() not in _EMPTY),
        names=frozenset(names),
        numbers=frozenset(word.replace(",", "") for word in words if word[0].isdigit()),
        denies=len(_NEGATION.findall(text)) % 2 == 1,
    )


def _stem(word: str) -> str:
    """Without the commonest endings: `killed` and `kills` are one."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word


def _sorted(words: frozenset[str]) -> str:
    return " ".join(sorted(words))


def _share(one: frozenset[str], other: frozenset[str]) -> float | None:
    return len(one & other) / min(len(one), len(other)) if one and other else None


def _reason(both: frozenset[str], names: float | None, numbers: bool | None) -> str:
    told = [f"{len(both)} content words in common"]
    if names is not None:
        told.append("names in common" if names else "other names")
    if numbers is not None:
        told.append("a number in common" if numbers else "other numbers")
    return ", ".join(told)
