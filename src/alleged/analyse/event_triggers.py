"""Words that name acts: the reader model's marks, read generously, and our table of words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from alleged.analyse.act_words import PASSED_OVER, forms_of, kinds_at
from alleged.analyse.names import word_set
from alleged.models.reader import Reading
from alleged.models.windows import sentence_starts
from alleged.records.spans import Span

BIAS = 1.5
"""Added to the score of a mark: an act that is missed is lost, one too many still meets the type
`other`. On every tenth of our own marked sentences and on passages of news 1.0 is a point better;
at 1.5 a third more acts without a code are found (MEANTIME), and none with one is lost."""
KNOWN_BIAS = 1.0
"""Added once more where the table has the word."""
WEAK_BIAS = 2.7
"""In place of `BIAS`, for words that are acts only if a first look says so."""
WEAK_FROM = 0.05
"""Chance of a mark that such words have at least."""
HINT_ODDS = -4.6
"""Log odds of a mark from which a word of the table is worth a look: a chance of a hundredth."""
SPLIT_WORDS = 4
"""So many words may stand between the parts of a trigger: `called the whole thing off`."""
PARTICLES = word_set("off out down up back away over aside in on apart together")
LITTLE = word_set(
    """the a an this that these those its his her their our my it he she they who which and or but
    of to in on at for from by with as is was were are be been being has have had will would could
    may might can do did does not no some any more than there here also into upon about after before
    over under during since until while than if so such s ' ’ says said saying say
    today yesterday tomorrow tonight now then again once outright direct directly soon later earlier
    ago yet still already also only even just recently early late ever never always often
    monday tuesday wednesday thursday friday saturday sunday january february april june july
    august september october november december week month year day night morning evening
    announced announces announcing confirmed confirms according reported reports told tells added
    noted stated explained"""
)
"""Words that name no act by themselves, plain words of saying too. Particles stay: `broke off`."""
LINKS = word_set("to of the a an and with from for by") | PASSED_OVER


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTable:
    """The words of a text, and what our table says of each."""

    lower: tuple[str, ...]
    kinds: tuple[Mapping[str, float], ...]
    """What a phrase that begins at the word may name; mostly empty."""
    taken: tuple[int, ...]
    """How many words that phrase has; 0 for none."""
    starts: list[int]
    """First word of each sentence."""

    def sentence_of(self, word: int) -> tuple[int, int]:
        """First word of the sentence that holds a word, and the word after its last."""
        after = bisect_right(self.starts, word)
        end = self.starts[after] if after < len(self.starts) else len(self.lower)
        return self.starts[after - 1], end


class Trigger(Struct, frozen=True, kw_only=True, gc=False):
    """Words that name an act."""

    parts: tuple[tuple[int, int], ...]
    """First word and the word after the last, of each part, in order."""
    probability: float
    """Of a mark by the model, uncalibrated."""
    kinds: Mapping[str, float]
    """What our table has for them."""

    @property
    def first(self) -> int:
        """The word that stands for the act."""
        return self.parts[0][0]

    @property
    def words(self) -> list[int]:
        """All its words."""
        return [word for begin, end in self.parts for word in range(begin, end)]


def read_words(text: str, reading: Reading, sentences: Sequence[Span]) -> WordTable:
    """Look every word up in the table of acts."""
    words = reading.words
    places = zip(words.starts.tolist(), words.ends.tolist(), strict=True)
    low = text.lower().replace("’", "'")
    if len(low) == len(text):
        lower = tuple([low[start:end] for start, end in places])
    else:  # a capital that is two small letters: places differ
        lower = tuple([text[start:end].lower().replace("’", "'") for start, end in places])
    starts: list[int] = sentence_starts(words, sentences).tolist()
    kinds: list[Mapping[str, float]] = [{}] * len(lower)
    taken = [0] * len(lower)
    for begin, end in pairwise([*starts, len(lower)]):
        sentence = lower[begin:end]
        for at, word in enumerate(sentence):
            if forms_of(word):
                kinds[begin + at], taken[begin + at] = kinds_at(sentence, at)
    return WordTable(lower=lower, kinds=tuple(kinds), taken=tuple(taken), starts=starts)


def find_marks(
    reading: Reading,
    starts: Sequence[int],
    *,
    head: str,
    bias: float | NDArray[np.float64],
) -> list[tuple[int, int]]:
    """The words that a head marks: first word and the word after the last, in order.

    The best path through the labels `O B I` is taken, which is the best label of each word where
    no label is worth more after another. `bias` is added to the score of a mark; `starts`: the
    first word of each sentence, which no mark goes over.
    """
    scores = reading.scores[head].astype(np.float64)
    raised = scores[:, 1:] + (bias if isinstance(bias, float) else bias[:, None])
    marked = raised.max(1) > scores[:, 0]
    begins = marked & (raised[:, 0] > raised[:, 1])
    begins |= marked & ~np.concatenate(([False], marked[:-1]))
    first_words = set(starts)
    spans: list[tuple[int, int]] = []
    for at in np.flatnonzero(marked).tolist():
        if begins[at] or at in first_words:
            spans.append((at, at + 1))
        else:
            spans[-1] = (spans[-1][0], at + 1)
    return spans


def find_triggers(
    reading: Reading, table: WordTable, *, bias: float = BIAS, known_bias: float = KNOWN_BIAS
) -> list[Trigger]:
    """The triggers of a text, in order: without little words, parts of one act put together.

    `known_bias` is added where the table has the word.
    """
    if not len(reading.words):
        return []
    known = np.greater(table.taken, 0)
    raised = np.where(known, bias + known_bias, bias)
    spans = find_marks(reading, table.starts, head="act", bias=raised)
    scores = reading.scores["act"].astype(np.float64)
    odds = np.logaddexp(scores[:, 1], scores[:, 2]) - scores[:, 0]
    chance = 1 / (1 + np.exp(-odds))
    spans = [part for span in spans for part in _divided(span, table)]
    spans = [kept for span in spans for kept in _content((span,), table)]
    chances: list[float] = chance.tolist()
    return [_trigger(parts, chances, table) for parts in _joined(spans, table)]


def weak_triggers(reading: Reading, table: WordTable, strong: Sequence[Trigger]) -> list[Trigger]:
    """Words that the model hardly marks, in order, none of them a word of a `strong` trigger."""
    taken = {word for trigger in strong for word in trigger.words}
    return [
        one
        for one in find_triggers(reading, table, bias=WEAK_BIAS)
        if one.probability >= WEAK_FROM and taken.isdisjoint(one.words)
    ]


ARTICLES = word_set("the a an this that these those his her its their")


def mark_chance(scores: NDArray[np.float32]) -> float:
    """The chance of a mark on one word, from its scores for `O B I`."""
    odds = float(np.logaddexp(scores[1], scores[2]) - scores[0])
    return float(1 / (1 + np.exp(-odds)))


def hinted_words(reading: Reading, table: WordTable) -> list[int]:
    """The words that our table has and the model does not rule out, in order: their sentences are
    worth a look at how they are built."""
    if not len(reading.words):
        return []
    scores = reading.scores["act"].astype(np.float64)
    odds = np.logaddexp(scores[:, 1], scores[:, 2]) - scores[:, 0]
    known = np.greater(table.taken, 0)
    return [int(word) for word in np.flatnonzero(known & (odds >= HINT_ODDS))]


def _divided(span: tuple[int, int], table: WordTable) -> list[tuple[int, int]]:
    """A mark over two acts in two: `condemned | the attempted putsch`, `arrests | shocked`.

    Words stay together that are one phrase of the table, or whose first has no kind of its own and
    whose second has (`took the oath`).
    """
    begin, end = span
    for at in range(begin + 1, end):
        whole = any(at < word + table.taken[word] for word in range(begin, at))
        if whole:
            continue
        article = table.lower[at] in ARTICLES and at + 1 < end
        told = any(table.taken[word] for word in range(begin, at))
        if article and (told or table.taken[at + 1] or table.lower[at - 1].endswith("ing")):
            return [(begin, at), *_divided((at + 1, end), table)]
        past = table.lower[at].endswith("ed") and not table.taken[at]
        if past and told and table.lower[at - 1].endswith("s"):
            return [(begin, at), *_divided((at, end), table)]
    return [span]


def _joined(
    spans: Sequence[tuple[int, int]], table: WordTable
) -> list[tuple[tuple[int, int], ...]]:
    """Parts that belong to one trigger put together: a particle, or the rest of a set phrase."""
    found: list[tuple[tuple[int, int], ...]] = []
    for span in spans:
        before = found[-1] if found else None
        if before is not None and _goes_on(before, span, table):
            gap = range(before[-1][1], span[0])
            if all(table.lower[at] in LINKS for at in gap):
                found[-1] = (*before[:-1], (before[-1][0], span[1]))
            else:
                found[-1] = (*before, span)
        else:
            found.append((span,))
    return found


def _content(parts: tuple[tuple[int, int], ...], table: WordTable) -> list[tuple[int, int]]:
    """The parts without the little words at their ends; none where there is nothing else."""
    kept = []
    for begin, end in parts:
        low, high = begin, end
        while low < high and not table.taken[low] and _is_little(table.lower[low]):
            low += 1
        while high > low and _is_little(table.lower[high - 1]):
            high -= 1
        if low < high:
            kept.append((low, high))
    return kept


def _is_little(word: str) -> bool:
    return word in LITTLE or not any(map(str.isalnum, word))


def _goes_on(before: tuple[tuple[int, int], ...], span: tuple[int, int], table: WordTable) -> bool:
    first, end = before[0][0], before[-1][1]
    if bisect_right(table.starts, span[0]) != bisect_right(table.starts, first):
        return False
    if first + table.taken[first] > span[0]:
        return True  # `seize | power`: one phrase of the table
    particle = span[1] - span[0] == 1 and table.lower[span[0]] in PARTICLES
    return particle and span[0] - end <= SPLIT_WORDS


def _trigger(
    parts: tuple[tuple[int, int], ...], chances: Sequence[float], table: WordTable
) -> Trigger:
    words = [word for begin, end in parts for word in range(begin, end)]
    return Trigger(
        parts=parts,
        probability=max([chances[word] for word in words]),
        kinds=_kinds_of(words, table),
    )


def _kinds_of(words: Sequence[int], table: WordTable) -> Mapping[str, float]:
    """What the longest phrase that begins in the trigger names; of equally long ones their mean.

    A phrase may go on behind the trigger: `called | for` has `for` outside.
    """
    longest = max((table.taken[word] for word in words), default=0)
    if longest == 0:
        return {}
    chosen = [table.kinds[word] for word in words if table.taken[word] == longest]
    total: dict[str, float] = {}
    for kinds in chosen:
        for kind, share in kinds.items():
            total[kind] = total.get(kind, 0.0) + share / len(chosen)
    return total
